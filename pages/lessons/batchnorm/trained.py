"""Networks with and without BatchNorm learn side by side: depths, rates and seeds in one run."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import batchnorm_training, mean_field
from pages.lessons.batchnorm import trained_charts, trained_points_charts, trained_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

STEPS = [50, 100, 200, 300, 500, 1000]
DEFAULTS = {
    "trained_activation": "sigmoid",
    "trained_problem": "circles",
    "trained_deepest": 20,
    "trained_steps": 300,
    "trained_seed": 0,
    "trained_rate": 1.0,
}
PRESETS = {
    "sigmoid": (trained_words.TRAIN_SIGMOID, DEFAULTS),
    "relu": (
        trained_words.TRAIN_RELU,
        DEFAULTS | {"trained_activation": "relu", "trained_rate": 0.3},
    ),
    "tanh": (
        trained_words.TRAIN_TANH,
        DEFAULTS | {"trained_activation": "tanh", "trained_rate": 0.1},
    ),
    "deep": (
        trained_words.TRAIN_DEEP,
        DEFAULTS | {"trained_activation": "relu", "trained_deepest": 30, "trained_rate": 0.1},
    ),
    "spirals": (
        trained_words.TRAIN_SPIRALS,
        DEFAULTS
        | {"trained_activation": "relu", "trained_problem": "spirals", "trained_rate": 0.3},
    ),
}
OLD_API = (
    ("tf.gradients, one session run a step", "a tf.while_loop over layers, inside one over steps"),
    ("one graph for each rate and depth", "one more axis of the arrays; layers masked"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        runs = pins.board("trained_pins", _symbols(), _call)
        calls = {name: _call(*run.values()) for name, run in runs.items()}
        *_, now = calls
        call = calls[now]
        rate = st.select_slider(
            say(trained_words.RATE_SHOWN),
            list(batchnorm_training.RATES),
            1.0,
            key="trained_rate",
            bind="query-params",
        )
        settings = {key: st.session_state[key] for key in DEFAULTS}
        points = _points(call)
        _ask()
    presets.show("trained_preset", PRESETS, settings, top)
    with narrow:
        results = run_panel.results("trained", calls)
    drawn: list[Any] = [points]

    def show(film: list[batchnorm_training.Progress], finished: bool) -> None:
        drawings = trained_charts.drawings(film[-1], rate)
        _figures(film[-1])
        side_by_side(drawings[:4])
        drawings[4].show()
        count = film[-1].losses[..., 0].size
        st.caption(say(trained_words.TRAIN_NOTE, count=count))
        drawn[1:] = drawings if finished else []

    with wide:
        run_panel.show("trained", call, show, settings["trained_steps"])
        if len(results) > 1:
            side_by_side(trained_charts.beside(results))
        pins.table(runs, {name: trained_charts.row(one) for name, one in results.items()})
    exports.panel(
        "trained",
        Call(batchnorm_training.run, call.arguments),
        drawn,
        page="batchnorm",
        settings=settings,
        sources=(
            batchnorm_training.train,
            batchnorm_training._descend,
            batchnorm_training._gradients,
            batchnorm_training._layer,
        ),
        old_api=OLD_API,
    )


def _symbols() -> pins.Settings:
    """The widgets as the settings of a run."""
    names = {name: name for name in mean_field.ACTIVATIONS}
    activation = st.segmented_control(
        say(words.ACTIVATION),
        required=True,
        **link.choice("trained_activation", names, default="sigmoid"),
    )
    problems = {name: say(text) for name, text in trained_words.PROBLEMS.items()}
    problem = st.selectbox(say(trained_words.PROBLEM), **link.choice("trained_problem", problems))
    deepest = st.slider(
        say(trained_words.DEEPEST), 4, 30, 20, key="trained_deepest", bind="query-params"
    )
    steps = st.select_slider(
        say(trained_words.STEPS), STEPS, 300, key="trained_steps", bind="query-params"
    )
    seed = st.slider(say(words.SEED), 0, 9, 0, key="trained_seed", bind="query-params")
    return {"f": activation, "P": problem, "L": deepest, "k": steps, "seed": seed}


def _call(activation: str, problem: str, deepest: int, steps: int, seed: int) -> Call:
    plan = {"activation": activation, "problem": problem, "deepest": deepest}
    return Call(batchnorm_training.train, {**plan, "steps": steps, "seed": seed})


def _points(call: Call) -> Any:
    """The examples, so that it is clear what is learned."""
    plan = {name: call.arguments[name] for name in ("problem", "seed")}
    problem = say(trained_words.PROBLEMS[plan["problem"]])
    drawing = trained_points_charts.points(Call(batchnorm_training.examples, plan).run(), problem)
    drawing.show()
    return drawing


def _ask() -> None:
    call = Call(batchnorm_training.times_larger, {"activation": "relu", "deepest": 8})
    predictions.ask(
        "trained_ask",
        say(trained_words.TRAIN_ASK),
        (0.1, 1000.0),
        about=call,
        measured=lambda: run_panel.answer("trained_ask", call),
        why=say(trained_words.TRAIN_WHY),
        log=True,
    )


def _figures(progress: batchnorm_training.Progress) -> None:
    """The largest rate that trains, without and with BatchNorm, depth by depth."""
    none = say(trained_words.NONE_TRAINS)
    rates = zip(progress.depths, *progress.largest_rates, strict=True)
    with st.container(horizontal=True):
        for depth, *both in rates:
            without, batch_norm = (none if one is None else f"{one:g}" for one in both)
            st.metric(
                say(trained_words.LARGEST, depth=depth),
                say(trained_words.LARGEST_BOTH, without=without, batch_norm=batch_norm),
                help=say(trained_words.LARGEST_HELP),
            )
