"""How much of a gradient arrives after T - t steps back: vanilla, GRU and LSTM."""

from __future__ import annotations

import streamlit as st

from core import bptt, recurrent_gradients
from pages.lessons.rnn import memory_charts, memory_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

RADII = [0.0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0]
RADII += [1.01, 1.05, 1.1, 1.2, 1.5, 2.0, 5.0, 10.0]
LENGTHS = [10, 20, 40, 60, 100, 200]
TRAINED = [0, 50, 100, 200, 300]  # 300 take a second or two
CLIPS = {"0.01": 0.01, "0.1": 0.1, "1": 1.0, "10": 10.0, "100": 100.0, "never": None}
DEFAULTS = {
    **defaults(
        recurrent_gradients.compare,
        memory_radius="radius",
        memory_matrix="matrix",
        memory_activation="activation",
        memory_bias="forget_bias",
        memory_drive="drive",
        memory_length="length",
        memory_training="training",
    ),
    "memory_clip": "never",  # the id of the link for None
}
SYMBOLS = {
    "radius": "ρ",
    "matrix": "A1",
    "activation": "f",
    "forget_bias": "b",
    "drive": "x",
    "length": "T",
    "training": "k",
    "clip": "clip",
}
LINEAR = DEFAULTS | {"memory_activation": "linear"}
PRESETS = {
    "vanish": (memory_words.PRESET_VANISH, DEFAULTS),
    "hold": (memory_words.PRESET_HOLD, LINEAR | {"memory_radius": 1.0}),
    "explode": (memory_words.PRESET_EXPLODE, LINEAR | {"memory_radius": 1.1}),
    "clip": (memory_words.PRESET_CLIP, LINEAR | {"memory_radius": 1.1, "memory_clip": "1"}),
    "normal": (memory_words.PRESET_NORMAL, LINEAR | {"memory_matrix": "normal"}),
    "bias": (memory_words.PRESET_BIAS, DEFAULTS | {"memory_bias": 0.0}),
    "trained": (memory_words.PRESET_TRAINED, DEFAULTS | {"memory_training": 300}),
}
OLD_API = (
    ("tf.gradients(h[T], h[t]), one call a step", "bptt.pull_back: tf.while_loop"),
    ("tf.clip_by_norm", "recurrent_gradients.clipped"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        now = _vanilla_cell() | _gates_and_inputs() | _training_and_clip()
        runs = pins.board("memory_pins", now, SYMBOLS, _call)
        settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("memory_preset", PRESETS, settings, top)
    calls = {name: _call(**run) for name, run in runs.items()}
    results = {name: call.run() for name, call in calls.items()}
    *_, current = runs
    with narrow:
        _guess()
    stages, further = {"": results}, {}
    if now["training"]:
        further = {"before": _untrained(calls[current])}
        before = {name: _untrained(call).run() for name, call in calls.items()}
        after = say(memory_words.TRAINED, steps=now["training"])
        stages = {say(memory_words.UNTRAINED): before, after: results}
    drawings = memory_charts.norms(stages)
    with wide:
        for drawing, stage in zip(drawings, stages.values(), strict=True):
            drawing.show()
            _figures(stage[current])
        st.caption(say(memory_words.NOTE))
        pins.table(runs, {name: {**_factors(result)} for name, result in results.items()}, SYMBOLS)
    exports.panel(
        "memory",
        calls[current],
        drawings,
        page="rnn",
        settings=settings,
        further=further,
        sources=(
            recurrent_gradients.memory,
            recurrent_gradients.jacobians,
            recurrent_gradients.clipped,
            bptt.pull_back,
        ),
        old_api=OLD_API,
    )


def _vanilla_cell() -> pins.Settings:
    """Spectral radius and kind of the recurrent matrix, and activation of the vanilla cell."""
    radius = st.select_slider(
        say(memory_words.RADIUS),
        RADII,
        DEFAULTS["memory_radius"],
        key="memory_radius",
        bind="query-params",
    )
    kinds = {name: say(text) for name, text in memory_words.MATRICES.items()}
    matrix = st.selectbox(
        say(memory_words.MATRIX), **link.choice("memory_matrix", kinds, DEFAULTS["memory_matrix"])
    )
    activations = {name: name for name in ("tanh", "linear")}
    options = link.choice("memory_activation", activations, DEFAULTS["memory_activation"])
    activation = st.selectbox(say(words.ACTIVATION), **options)
    return {"radius": radius, "matrix": matrix, "activation": activation}


def _gates_and_inputs() -> pins.Settings:
    """Forget bias of the gated cells; strength of the inputs and their number for all three."""
    bias = st.slider(
        say(words.FORGET_BIAS),
        -3.0,
        5.0,
        DEFAULTS["memory_bias"],
        0.5,
        key="memory_bias",
        bind="query-params",
    )
    drive = st.slider(
        say(memory_words.DRIVE),
        0.0,
        2.0,
        DEFAULTS["memory_drive"],
        0.1,
        key="memory_drive",
        bind="query-params",
    )
    length = st.select_slider(
        say(words.LENGTH),
        LENGTHS,
        DEFAULTS["memory_length"],
        key="memory_length",
        bind="query-params",
    )
    return {"forget_bias": bias, "drive": drive, "length": length}


def _training_and_clip() -> pins.Settings:
    """Training steps before the measurement, and the id of the norm that clips the gradient."""
    training = st.select_slider(
        say(memory_words.TRAINING),
        TRAINED,
        DEFAULTS["memory_training"],
        key="memory_training",
        bind="query-params",
    )
    limits = {name: "∞" if name == "never" else name for name in CLIPS}
    clip = st.select_slider(
        say(memory_words.CLIP), **link.choice("memory_clip", limits, DEFAULTS["memory_clip"])
    )
    return {"training": training, "clip": clip}


def _call(
    radius: float,
    matrix: str,
    activation: str,
    forget_bias: float,
    drive: float,
    length: int,
    training: int,
    clip: str,
) -> Call[recurrent_gradients.Memories]:
    return Call.of(
        recurrent_gradients.compare,
        radius=radius,
        matrix=matrix,
        activation=activation,
        forget_bias=forget_bias,
        drive=drive,
        length=length,
        training=training,
        clip=CLIPS[clip],
    )


def _untrained(call: Call[recurrent_gradients.Memories]) -> Call[recurrent_gradients.Memories]:
    """The same run before training, on the same inputs as after it."""
    return call.with_arguments(training=0, adding=True)


def _guess() -> None:
    """Ask by how many powers of ten a gradient grows over 100 steps where ρ = 1.1."""
    call = Call.of(recurrent_gradients.memory, cell="linear", length=101, radius=1.1)
    predictions.ask(
        "memory_ask",
        say(memory_words.ASK),
        (0.0, 20.0),
        about=call,
        measured=call.run().decades,
        why=say(memory_words.WHY),
    )


def _factors(result: recurrent_gradients.Memories) -> dict[str, str]:
    """By what each cell's gradient changes a step, under the cell's label."""
    return {
        say(memory_words.CELL_FACTOR, cell=say(text)): say(
            memory_words.TIMES, factor=f"{getattr(result, cell).factor:.3g}"
        )
        for cell, text in words.CELLS.items()
    }


def _figures(result: recurrent_gradients.Memories) -> None:
    with st.container(horizontal=True):
        for label, figure in _factors(result).items():
            st.metric(label, figure)
        st.metric("ρ", f"{result.vanilla.radius:.4g}")
    ends = {cell: f"{getattr(result, cell).norms[-1]:.3g}" for cell in words.CELLS}
    st.caption(say(memory_words.FAR_END, steps=result.farthest, **ends))
