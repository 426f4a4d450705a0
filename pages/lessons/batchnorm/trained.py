"""BatchNorm lets deep networks train at larger rates: a grid of depths and rates in one run."""

from __future__ import annotations

import streamlit as st

from core import batchnorm_networks, batchnorm_training, mean_field
from pages.lessons.batchnorm import trained_charts, trained_points_charts, trained_words, words
from pages.shared.charts.drawing import Drawing, side_by_side
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

STEPS = [50, 100, 200, 300, 500, 1000]
DEFAULTS = {
    **defaults(
        batchnorm_training.train,
        trained_activation="activation",
        trained_problem="problem",
        trained_deepest="deepest",
        trained_steps="steps",
        trained_seed="seed",
    ),
    "trained_rate": 1.0,
}
SYMBOLS = {"activation": "f", "problem": "P", "deepest": "L", "steps": "k", "seed": "seed"}
GUESS_RANGE = (0.1, 1000.0)  # ratios of two rates that can be guessed
PRESETS = {
    "sigmoid": (trained_words.PRESET_SIGMOID, DEFAULTS),
    "relu": (
        trained_words.PRESET_RELU,
        DEFAULTS | {"trained_activation": "relu", "trained_rate": 0.3},
    ),
    "tanh": (
        trained_words.PRESET_TANH,
        DEFAULTS | {"trained_activation": "tanh", "trained_rate": 0.1},
    ),
    "deep": (
        trained_words.PRESET_DEEP,
        DEFAULTS | {"trained_activation": "relu", "trained_deepest": 30, "trained_rate": 0.1},
    ),
    "spirals": (
        trained_words.PRESET_SPIRALS,
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
        runs = pins.board("trained_pins", _settings(), SYMBOLS, _call)
        calls = {name: _call(**run) for name, run in runs.items()}
        *_, call = calls.values()
        rate = st.select_slider(
            say(trained_words.RATE_SHOWN),
            list(batchnorm_training.RATES),
            DEFAULTS["trained_rate"],
            key="trained_rate",
            bind="query-params",
        )
        settings = {key: st.session_state[key] for key in DEFAULTS}
        points = _points(call)
        _ask()
    presets.show("trained_preset", PRESETS, settings, top)
    with narrow:
        results = run_panel.results("trained", calls)
    drawings: list[Drawing] = [points]

    def show(film: list[batchnorm_training.Progress], finished: bool) -> None:
        charts = trained_charts.drawings(film[-1], rate)
        _figures(film[-1])
        side_by_side(charts[:4])
        charts[4].show()
        count = film[-1].losses[..., 0].size
        st.caption(say(trained_words.NOTE, count=count))
        drawings[1:] = charts if finished else []

    with wide:
        run_panel.show("trained", call, show, settings["trained_steps"])
        if len(results) > 1:
            side_by_side(trained_charts.largest_rates(results))
        rows = {name: trained_charts.row(result) for name, result in results.items()}
        pins.table(runs, rows, SYMBOLS)
    exports.panel(
        "trained",
        Call.of(batchnorm_training.run, **call.arguments),
        drawings,
        page="batchnorm",
        settings=settings,
        sources=(
            batchnorm_training.train,
            batchnorm_networks.descend,
            batchnorm_networks.losses_and_gradients,
            batchnorm_networks.layer_outputs,
        ),
        old_api=OLD_API,
    )


def _settings() -> pins.Settings:
    """Draw the widgets; returns the settings of the current run."""
    names = {name: name for name in mean_field.ACTIVATIONS}
    activation = st.segmented_control(
        say(words.ACTIVATION),
        required=True,
        **link.choice("trained_activation", names, DEFAULTS["trained_activation"]),
    )
    problems = {name: say(text) for name, text in trained_words.PROBLEMS.items()}
    problem = st.selectbox(
        say(trained_words.PROBLEM),
        **link.choice("trained_problem", problems, DEFAULTS["trained_problem"]),
    )
    deepest = st.slider(
        say(trained_words.DEEPEST),
        batchnorm_training.MIN_DEPTH,
        batchnorm_networks.LAYERS,
        DEFAULTS["trained_deepest"],
        key="trained_deepest",
        bind="query-params",
    )
    steps = st.select_slider(
        say(trained_words.STEPS),
        STEPS,
        DEFAULTS["trained_steps"],
        key="trained_steps",
        bind="query-params",
    )
    seed = st.slider(
        say(words.SEED), 0, 9, DEFAULTS["trained_seed"], key="trained_seed", bind="query-params"
    )
    return {
        "activation": activation,
        "problem": problem,
        "deepest": deepest,
        "steps": steps,
        "seed": seed,
    }


def _call(
    activation: str, problem: str, deepest: int, steps: int, seed: int
) -> Call[batchnorm_training.Progress]:
    return Call.of(
        batchnorm_training.train,
        activation=activation,
        problem=problem,
        deepest=deepest,
        steps=steps,
        seed=seed,
    )


def _points(call: Call) -> Drawing:
    """Draw the examples that the networks of this run learn."""
    problem, seed = call.arguments["problem"], call.arguments["seed"]
    examples = Call.of(batchnorm_training.examples, problem=problem, seed=seed).run()
    drawing = trained_points_charts.points(examples, say(trained_words.PROBLEMS[problem]))
    drawing.show()
    return drawing


def _ask() -> None:
    """Ask how many times larger BatchNorm makes the largest rate that trains."""
    call = Call.of(batchnorm_training.times_larger, activation="relu", deepest=8)
    predictions.ask(
        "trained_ask",
        say(trained_words.ASK),
        GUESS_RANGE,
        about=call,
        measured=lambda: run_panel.answer("trained_ask", call),
        why=say(trained_words.WHY),
        log=True,
    )


def _figures(progress: batchnorm_training.Progress) -> None:
    """For each depth, the largest rate that trains without and with BatchNorm."""
    none = say(trained_words.NONE_TRAINS)
    rates = zip(progress.depths, *progress.largest_rates, strict=True)
    with st.container(horizontal=True):
        for depth, *pair in rates:
            without, batch_norm = (none if rate is None else f"{rate:g}" for rate in pair)
            st.metric(
                say(trained_words.LARGEST, depth=depth),
                say(trained_words.LARGEST_BOTH, without=without, batch_norm=batch_norm),
                help=say(trained_words.LARGEST_HELP),
            )
