"""How to start: the same network from zeros, from one constant, and from random weights."""

from __future__ import annotations

import streamlit as st

from core import initialisation, training
from pages.pictures import starts as pictures
from pages.shared import frame, link, predictions, takeaway
from pages.shared.calls import Call
from pages.shared.language import say
from pages.texts import feedforward as words

DEFAULTS = {
    "start_activation": "relu",
    "start_depth": "3",
    "start_problem": "circles",
    "start_constant": 0.1,
    "start_rate": 0.1,
    "start_steps": 1500,
    "start_seed": 0,
}
PRESETS = {
    "relu": (words.PRESET_RELU, DEFAULTS),
    "tanh": (words.PRESET_TANH, DEFAULTS | {"start_activation": "tanh"}),
    "sigmoid": (
        words.PRESET_SIGMOID,
        DEFAULTS | {"start_activation": "sigmoid", "start_depth": "1", "start_rate": 1.0},
    ),
    "deep": (words.PRESET_DEEP_RELU, DEFAULTS | {"start_depth": "8"}),
    "vanish": (
        words.PRESET_DEEP_SIGMOID,
        DEFAULTS | {"start_activation": "sigmoid", "start_depth": "5", "start_rate": 1.0},
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


@frame.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.2, 1], gap="medium")
    with narrow:
        call = Call(initialisation.compare, _chosen())
        settings = {key: st.session_state[key] for key in DEFAULTS}
        found = call.run()
        guess = predictions.ask(
            "start_ask",
            say(words.ASK_NEURONS),
            (0, 8),
            about=call,
            measured=float(found.different[1]),
            why=say(words.WHY_NEURONS),
        )
    frame.presets("start_preset", PRESETS, settings, top)
    losses, gradients = pictures.losses(found), pictures.gradients(found)
    with wide:
        losses.show()
        gradients.show()
        largest = f"{found.gradients[:, 0].max():.3g}"
        st.markdown(say(words.START_EXACT, largest=largest))
        table = pictures.table(found)
        hidden = [say(words.DIFFERENT)] if guess is None else []
        st.dataframe(table.drop(columns=hidden), hide_index=True)
    takeaway.panel(
        "start",
        call,
        [losses, gradients],
        page="feedforward",
        settings=settings,
        also=(initialisation.first_layer, initialisation._weights, training.Trainer),
        old_api=OLD_API,
    )


def _chosen() -> dict[str, object]:
    """Draw the controls; returns the arguments that they stand at."""
    names = {kind: kind for kind in ACTIVATIONS}
    activation = st.selectbox(say(words.ACTIVATION), **link.choice("start_activation", names))
    depths = {depth: depth for depth in DEPTHS}
    depth = st.segmented_control(
        say(words.DEPTH), required=True, **link.choice("start_depth", depths, default="3")
    )
    kinds = {kind: say(text) for kind, text in words.PROBLEM_NAMES.items()}
    problem = st.selectbox(say(words.PROBLEM), **link.choice("start_problem", kinds))
    return {
        "activation": activation,
        "depth": int(depth),
        "problem": problem,
        "constant": st.select_slider(
            say(words.CONSTANT), CONSTANTS, 0.1, key="start_constant", bind="query-params"
        ),
        "learning_rate": st.select_slider(
            say(words.RATE), RATES, 0.1, key="start_rate", bind="query-params"
        ),
        "steps": st.select_slider(
            say(words.STEPS), STEPS, 1500, key="start_steps", bind="query-params"
        ),
        "seed": st.slider(say(words.SEED), 0, 9, 0, key="start_seed", bind="query-params"),
    }
