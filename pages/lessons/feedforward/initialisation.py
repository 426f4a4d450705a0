"""How to start: the same network learns from zeros, from one constant, and from random weights."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import initialisation, training
from pages.lessons.feedforward import initialisation_charts, initialisation_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

WIDTH = defaults(initialisation.prepare, width="width")["width"]  # neurons of a hidden layer
PLAN = defaults(
    initialisation.prepare,
    initialisation_activation="activation",
    initialisation_depth="depth",
    initialisation_problem="problem",
    initialisation_constant="constant",
    initialisation_rate="learning_rate",
    initialisation_steps="steps",
    initialisation_seed="seed",
)
DEPTH = str(PLAN["initialisation_depth"])  # the control's choices are text
DEFAULTS: dict[str, Any] = PLAN | {"initialisation_depth": DEPTH}
SYMBOLS = {
    "activation": "f",
    "depth": "L",
    "problem": "P",
    "constant": "c",
    "learning_rate": "η",
    "steps": "k",
    "seed": "s",
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
        runs = pins.board("initialisation_pins", _settings(), SYMBOLS, _plan)
        *pinned, now = runs
        settings = {key: st.session_state[key] for key in DEFAULTS}
        plans = {name: _plan(**run) for name, run in runs.items()}
        courses = {
            name: Call.of(initialisation.course, **plan.arguments) for name, plan in plans.items()
        }
        run_panel.start_now("initialisation", courses[now], settings["initialisation_steps"])
        results = run_panel.results("initialisation", courses)
        guess = _guess(courses[now], results.get(now))
        drawings = [initialisation_charts.weights(plans[now].run())]
        drawings[0].show()
    presets.show("initialisation_preset", PRESETS, settings, top)
    finished_pins = {name: results[name] for name in pinned if name in results}

    def show(progress: list[initialisation.Starts], finished: bool) -> None:
        drawn = _pictures(progress[-1], finished_pins, guess is not None)
        drawings[1:] = drawn if finished else []

    with wide:
        run_panel.show("initialisation", courses[now], show, settings["initialisation_steps"])
    with bottom:
        rows = {name: initialisation_charts.row(result) for name, result in results.items()}
        pins.table(runs, rows, SYMBOLS)
        exports.panel(
            "initialisation",
            Call.of(initialisation.compare, **plans[now].arguments),
            drawings,
            page="feedforward",
            settings=settings,
            sources=(
                initialisation.course,
                initialisation.first_layer,
                initialisation.weights_of_all_starts,
                training.Trainer,
            ),
            old_api=OLD_API,
        )


def _guess(
    about: Call[initialisation.Starts], result: initialisation.Starts | None
) -> float | None:
    """Ask how many neurons differ after training from one constant."""
    constant = initialisation.STARTS.index("constant")
    return predictions.ask(
        "initialisation_ask",
        say(initialisation_words.ASK_NEURONS),
        (0, WIDTH),
        about=about,
        measured=None if result is None else float(result.different[constant]),
        why=say(initialisation_words.WHY_NEURONS),
    )


def _pictures(
    result: initialisation.Starts, pinned: dict[str, initialisation.Starts], guessed: bool
) -> list[Drawing]:
    """Draw how each start has trained so far; the answer of the guess is hidden before it."""
    losses = initialisation_charts.losses(result, pinned)
    gradients = initialisation_charts.gradients(result)
    losses.show()
    if sentence := initialisation_charts.diverged(result):
        st.info(sentence)
    if pinned:
        st.caption(say(initialisation_words.PINNED_NOTE))
    gradients.show()
    largest = f"{result.gradients[:, 0].max():.3g}"
    st.markdown(say(initialisation_words.ZERO_GRADIENTS, largest=largest))
    hidden = [] if guessed else [say(initialisation_words.DIFFERENT)]
    st.dataframe(initialisation_charts.table(result).drop(columns=hidden), hide_index=True)
    return [losses, gradients]


def _settings() -> pins.Settings:
    """Draw the controls; returns what they are set to, by the parameters of ``_plan``."""
    activation, depth, problem = _network_and_problem()
    constant = st.select_slider(
        say(initialisation_words.CONSTANT),
        CONSTANTS,
        DEFAULTS["initialisation_constant"],
        key="initialisation_constant",
        bind="query-params",
    )
    learning_rate = st.select_slider(
        say(words.RATE),
        RATES,
        DEFAULTS["initialisation_rate"],
        key="initialisation_rate",
        bind="query-params",
    )
    steps = st.select_slider(
        say(words.STEPS),
        STEPS,
        DEFAULTS["initialisation_steps"],
        key="initialisation_steps",
        bind="query-params",
    )
    seed = st.slider(
        say(words.SEED),
        0,
        9,
        DEFAULTS["initialisation_seed"],
        key="initialisation_seed",
        bind="query-params",
    )
    return {
        "activation": activation,
        "depth": depth,
        "problem": problem,
        "constant": constant,
        "learning_rate": learning_rate,
        "steps": steps,
        "seed": seed,
    }


def _network_and_problem() -> tuple[str, int, str]:
    """Draw the choices of activation, depth and problem."""
    activation = st.selectbox(
        say(initialisation_words.ACTIVATION),
        **link.choice(
            "initialisation_activation",
            {name: name for name in ACTIVATIONS},
            DEFAULTS["initialisation_activation"],
        ),
    )
    depth = st.segmented_control(
        say(initialisation_words.DEPTH),
        required=True,
        **link.choice(
            "initialisation_depth",
            {depth: depth for depth in DEPTHS},
            DEFAULTS["initialisation_depth"],
        ),
    )
    problems = {name: say(text) for name, text in words.PROBLEM_NAMES.items()}
    problem = st.selectbox(
        say(words.PROBLEM),
        **link.choice("initialisation_problem", problems, DEFAULTS["initialisation_problem"]),
    )
    return activation, int(depth), problem


def _plan(
    activation: str,
    depth: int,
    problem: str,
    constant: float,
    learning_rate: float,
    steps: int,
    seed: int,
) -> Call[initialisation.Setup]:
    return Call.of(
        initialisation.prepare,
        activation=activation,
        depth=depth,
        problem=problem,
        constant=constant,
        learning_rate=learning_rate,
        steps=steps,
        seed=seed,
    )
