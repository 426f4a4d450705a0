"""Networks with and without BatchNorm learn side by side: depths, rates and seeds in one run."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import batchnorm_training, mean_field
from pages.pictures import normalised as pictures
from pages.pictures import toy_points
from pages.shared import frame, jobs, link, pins, predictions, takeaway
from pages.shared.calls import Call
from pages.shared.charts import side_by_side
from pages.shared.language import say
from pages.texts import batchnorm as words

STEPS = [50, 100, 200, 300, 500, 1000]
DEFAULTS = {
    "norm_activation": "sigmoid",
    "norm_problem": "circles",
    "norm_deepest": 20,
    "norm_steps": 300,
    "norm_seed": 0,
    "norm_rate": 1.0,
}
PRESETS = {
    "sigmoid": (words.TRAIN_SIGMOID, DEFAULTS),
    "relu": (words.TRAIN_RELU, DEFAULTS | {"norm_activation": "relu", "norm_rate": 0.3}),
    "tanh": (words.TRAIN_TANH, DEFAULTS | {"norm_activation": "tanh", "norm_rate": 0.1}),
    "deep": (
        words.TRAIN_DEEP,
        DEFAULTS | {"norm_activation": "relu", "norm_deepest": 30, "norm_rate": 0.1},
    ),
    "spirals": (
        words.TRAIN_SPIRALS,
        DEFAULTS | {"norm_activation": "relu", "norm_problem": "spirals", "norm_rate": 0.3},
    ),
}
OLD_API = (
    ("tf.gradients, one session run a step", "a tf.while_loop over layers, inside one over steps"),
    ("one graph for each rate and depth", "one more axis of the arrays; layers masked"),
)


@frame.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        runs = pins.board("norm_pins", _symbols(), _call)
        calls = {name: _call(*run.values()) for name, run in runs.items()}
        *_, now = calls
        call = calls[now]
        rate = st.select_slider(
            say(words.RATE_SHOWN),
            list(batchnorm_training.RATES),
            1.0,
            key="norm_rate",
            bind="query-params",
        )
        settings = {key: st.session_state[key] for key in DEFAULTS}
        points = _points(call)
        _ask()
    frame.presets("norm_preset", PRESETS, settings, top)
    with narrow:
        results = jobs.results("norm", calls)
    drawn: list[Any] = [points]

    def show(film: list[batchnorm_training.Progress], finished: bool) -> None:
        drawings = pictures.drawings(film[-1], rate)
        _figures(film[-1])
        side_by_side(drawings[:4])
        drawings[4].show()
        count = film[-1].losses[..., 0].size
        st.caption(say(words.TRAIN_NOTE, count=count))
        drawn[1:] = drawings if finished else []

    with wide:
        jobs.panel("norm", call, show, settings["norm_steps"])
        if len(results) > 1:
            side_by_side(pictures.beside(results))
        pins.table(runs, {name: pictures.row(one) for name, one in results.items()})
    takeaway.panel(
        "norm",
        Call(batchnorm_training.run, call.arguments),
        drawn,
        page="batchnorm",
        settings=settings,
        also=(
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
        **link.choice("norm_activation", names, default="sigmoid"),
    )
    problems = {name: say(text) for name, text in words.PROBLEMS.items()}
    problem = st.selectbox(say(words.PROBLEM), **link.choice("norm_problem", problems))
    deepest = st.slider(say(words.DEEPEST), 4, 30, 20, key="norm_deepest", bind="query-params")
    steps = st.select_slider(say(words.STEPS), STEPS, 300, key="norm_steps", bind="query-params")
    seed = st.slider(say(words.SEED), 0, 9, 0, key="norm_seed", bind="query-params")
    return {"f": activation, "P": problem, "L": deepest, "k": steps, "seed": seed}


def _call(activation: str, problem: str, deepest: int, steps: int, seed: int) -> Call:
    plan = {"activation": activation, "problem": problem, "deepest": deepest}
    return Call(batchnorm_training.train, {**plan, "steps": steps, "seed": seed})


def _points(call: Call) -> Any:
    """The examples, so that it is clear what is learned."""
    plan = {name: call.arguments[name] for name in ("problem", "seed")}
    problem = say(words.PROBLEMS[plan["problem"]])
    drawing = toy_points.points(Call(batchnorm_training.examples, plan).run(), problem)
    drawing.show()
    return drawing


def _ask() -> None:
    call = Call(batchnorm_training.times_larger, {"activation": "relu", "deepest": 8})
    predictions.ask(
        "norm_ask",
        say(words.TRAIN_ASK),
        (0.1, 1000.0),
        about=call,
        measured=lambda: jobs.answer("norm_ask", call),
        why=say(words.TRAIN_WHY),
        log=True,
    )


def _figures(progress: batchnorm_training.Progress) -> None:
    """The largest rate that trains, without and with BatchNorm, depth by depth."""
    none = say(words.NONE_TRAINS)
    rates = zip(progress.depths, *progress.largest_rates, strict=True)
    with st.container(horizontal=True):
        for depth, *both in rates:
            without, batch_norm = (none if one is None else f"{one:g}" for one in both)
            st.metric(
                say(words.LARGEST, depth=depth),
                say(words.LARGEST_BOTH, without=without, batch_norm=batch_norm),
                help=say(words.LARGEST_HELP),
            )
