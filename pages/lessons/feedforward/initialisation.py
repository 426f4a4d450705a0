"""How to start: the same network from zeros, from one constant, and from random weights."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import initialisation, training
from pages.lessons.feedforward import initialisation_charts, initialisation_words, words
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

DEFAULTS = {
    "initialisation_activation": "relu",
    "initialisation_depth": "3",
    "initialisation_problem": "circles",
    "initialisation_constant": 0.1,
    "initialisation_rate": 0.1,
    "initialisation_steps": 1500,
    "initialisation_seed": 0,
}
PRESETS = {
    "relu": (initialisation_words.PRESET_RELU, DEFAULTS),
    "tanh": (initialisation_words.PRESET_TANH, DEFAULTS | {"initialisation_activation": "tanh"}),
    "sigmoid": (
        initialisation_words.PRESET_SIGMOID,
        DEFAULTS
        | {
            "initialisation_activation": "sigmoid",
            "initialisation_depth": "1",
            "initialisation_rate": 1.0,
        },
    ),
    "deep": (initialisation_words.PRESET_DEEP_RELU, DEFAULTS | {"initialisation_depth": "8"}),
    "vanish": (
        initialisation_words.PRESET_DEEP_SIGMOID,
        DEFAULTS
        | {
            "initialisation_activation": "sigmoid",
            "initialisation_depth": "5",
            "initialisation_rate": 1.0,
        },
    ),
}
ACTIVATIONS = ("relu", "tanh", "sigmoid", "linear")
DEPTHS = ("1", "2", "3", "5", "8")
CONSTANTS = [0.001, 0.01, 0.03, 0.1, 0.3, 1.0]
RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0]
STEPS = [30, 150, 300, 600, 1500, 3000, 6000]
OLD_API = (
    ("tf.zeros_initializer()", "np.zeros(shape)"),
    ("tf.contrib.layers.xavier_initializer()", "keras.initializers.GlorotUniform()"),
    ("tf.contrib.layers.variance_scaling_initializer()", "keras.initializers.HeNormal()"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.2, 1], gap="medium")
    bottom = st.container()
    with narrow:
        runs = pins.board("initialisation_pins", _chosen(), _plan)
        *pinned, now = runs
        settings = {key: st.session_state[key] for key in DEFAULTS}
        plans = {name: _plan(*run.values()) for name, run in runs.items()}
        courses = {n: Call(initialisation.course, plan.arguments) for n, plan in plans.items()}
        run_panel.start_now("initialisation", courses[now], settings["initialisation_steps"])
        results = run_panel.results("initialisation", courses)
        guess = _ask(courses[now], results.get(now))
        drawings = [initialisation_charts.weights(plans[now].run())]
        drawings[0].show()
    presets.show("initialisation_preset", PRESETS, settings, top)
    beside = {name: results[name] for name in pinned if name in results}

    def show(film: list[initialisation.Starts], finished: bool) -> None:
        drawn = _pictures(film[-1], beside, guess is not None)
        drawings[1:] = drawn if finished else []

    with wide:
        run_panel.show("initialisation", courses[now], show, settings["initialisation_steps"])
    with bottom:
        pins.table(runs, {name: initialisation_charts.row(one) for name, one in results.items()})
        exports.panel(
            "initialisation",
            Call(initialisation.compare, plans[now].arguments),
            drawings,
            page="feedforward",
            settings=settings,
            sources=(
                initialisation.course,
                initialisation.first_layer,
                initialisation._weights,
                training.Trainer,
            ),
            old_api=OLD_API,
        )


def _ask(about: Call, found: initialisation.Starts | None) -> float | None:
    return predictions.ask(
        "initialisation_ask",
        say(initialisation_words.ASK_NEURONS),
        (0, 8),
        about=about,
        measured=None if found is None else float(found.different[1]),
        why=say(initialisation_words.WHY_NEURONS),
    )


def _pictures(
    found: initialisation.Starts, beside: dict[str, initialisation.Starts], told: bool
) -> list[Any]:
    """Draw what became of each start so far."""
    drawn = [initialisation_charts.losses(found, beside), initialisation_charts.gradients(found)]
    drawn[0].show()
    if told_diverged := initialisation_charts.diverged(found):
        st.info(told_diverged)
    if beside:
        st.caption(say(initialisation_words.START_PINNED))
    drawn[1].show()
    largest = f"{found.gradients[:, 0].max():.3g}"
    st.markdown(say(initialisation_words.START_EXACT, largest=largest))
    hidden = [] if told else [say(initialisation_words.DIFFERENT)]
    st.dataframe(initialisation_charts.table(found).drop(columns=hidden), hide_index=True)
    return drawn


def _chosen() -> pins.Settings:
    """Draw the controls; returns what they stand at by its symbol."""
    names = {kind: kind for kind in ACTIVATIONS}
    activation = st.selectbox(
        say(initialisation_words.ACTIVATION), **link.choice("initialisation_activation", names)
    )
    depths = {depth: depth for depth in DEPTHS}
    depth = st.segmented_control(
        say(initialisation_words.DEPTH),
        required=True,
        **link.choice("initialisation_depth", depths, default="3"),
    )
    kinds = {kind: say(text) for kind, text in words.PROBLEM_NAMES.items()}
    problem = st.selectbox(say(words.PROBLEM), **link.choice("initialisation_problem", kinds))
    constant = st.select_slider(
        say(initialisation_words.CONSTANT),
        CONSTANTS,
        0.1,
        key="initialisation_constant",
        bind="query-params",
    )
    rate = st.select_slider(
        say(words.RATE), RATES, 0.1, key="initialisation_rate", bind="query-params"
    )
    steps = st.select_slider(
        say(words.STEPS), STEPS, 1500, key="initialisation_steps", bind="query-params"
    )
    seed = st.slider(say(words.SEED), 0, 9, 0, key="initialisation_seed", bind="query-params")
    plan = {"f": activation, "L": int(depth), "P": problem, "c": constant}
    return {**plan, "η": rate, "k": steps, "s": seed}


def _plan(
    activation: str, depth: int, problem: str, constant: float, rate: float, steps: int, seed: int
) -> Call:
    """What the training of pinned settings gets ready."""
    plan = {"activation": activation, "depth": depth, "problem": problem, "constant": constant}
    how = {"learning_rate": rate, "steps": steps, "seed": seed}
    return Call(initialisation.prepare, {**plan, **how})
