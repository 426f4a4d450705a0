"""How much of a gradient arrives after T - t steps back: vanilla, GRU and LSTM."""

from __future__ import annotations

import streamlit as st

from core import bptt, recurrent_gradients
from pages.lessons.rnn import memory_charts, memory_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

RADII = [0.0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0]
RADII += [1.01, 1.05, 1.1, 1.2, 1.5, 2.0, 5.0, 10.0]
LENGTHS = [10, 20, 40, 60, 100, 200]
TRAINED = [0, 50, 100, 200, 300]  # 300 take a second or two
CLIPS = {"0.01": 0.01, "0.1": 0.1, "1": 1.0, "10": 10.0, "100": 100.0, "never": None}
DEFAULTS = {
    "memory_radius": 0.9,
    "memory_matrix": "orthogonal",
    "memory_activation": "tanh",
    "memory_bias": 1.0,
    "memory_drive": 0.3,
    "memory_length": 60,
    "memory_training": 0,
    "memory_clip": "never",
}
LINEAR = DEFAULTS | {"memory_activation": "linear"}
PRESETS = {
    "vanish": (memory_words.MEMORY_VANISH, DEFAULTS),
    "hold": (memory_words.MEMORY_HOLD, LINEAR | {"memory_radius": 1.0}),
    "explode": (memory_words.MEMORY_EXPLODE, LINEAR | {"memory_radius": 1.1}),
    "clip": (memory_words.MEMORY_CLIP, LINEAR | {"memory_radius": 1.1, "memory_clip": "1"}),
    "normal": (memory_words.MEMORY_NORMAL, LINEAR | {"memory_matrix": "normal"}),
    "bias": (memory_words.MEMORY_BIAS, DEFAULTS | {"memory_bias": 0.0}),
    "trained": (memory_words.MEMORY_TRAINED, DEFAULTS | {"memory_training": 300}),
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
        radius, matrix, activation = _matrix()
        bias = st.slider(
            say(words.FORGET_BIAS), -3.0, 5.0, 1.0, 0.5, key="memory_bias", bind="query-params"
        )
        drive = st.slider(
            say(memory_words.DRIVE), 0.0, 2.0, 0.3, 0.1, key="memory_drive", bind="query-params"
        )
        length = st.select_slider(
            say(words.LENGTH), LENGTHS, 60, key="memory_length", bind="query-params"
        )
        training = st.select_slider(
            say(memory_words.TRAINING), TRAINED, 0, key="memory_training", bind="query-params"
        )
        limits = {name: "∞" if name == "never" else name for name in CLIPS}
        clip = st.select_slider(
            say(memory_words.MEMORY_CLIPS), **link.choice("memory_clip", limits, "never")
        )
        settings = {key: st.session_state[key] for key in DEFAULTS}
        symbols = {"ρ": radius, "A1": matrix, "f": activation, "b": bias}
        symbols |= {"x": drive, "T": length, "k": training, "clip": clip}
        runs = pins.board("memory_pins", symbols, _call)
    presets.show("memory_preset", PRESETS, settings, top)
    calls = {name: _call(*run.values()) for name, run in runs.items()}
    results = {name: call.run() for name, call in calls.items()}
    *_, now = runs
    with narrow:
        _ask()
    stages, beside = {"": results}, {}
    if training:
        beside = {"before": _before(calls[now])}
        first = {name: _before(call).run() for name, call in calls.items()}
        after = say(memory_words.TRAINED, steps=training)
        stages = {say(memory_words.UNTRAINED): first, after: results}
    drawings = memory_charts.norms(stages)
    with wide:
        for drawing, stage in zip(drawings, stages.values(), strict=True):
            drawing.show()
            _figures(stage[now])
        st.caption(say(memory_words.NOTE_MEMORY))
        pins.table(runs, {name: {**_factors(one)} for name, one in results.items()})
    exports.panel(
        "memory",
        calls[now],
        drawings,
        page="rnn",
        settings=settings,
        further=beside,
        sources=(
            recurrent_gradients.memory,
            recurrent_gradients._jacobians,
            recurrent_gradients.clipped,
            bptt.pull_back,
        ),
        old_api=OLD_API,
    )


def _matrix() -> tuple[float, str, str]:
    """Spectral radius, kind of the recurrent matrix and activation of the vanilla cell."""
    radius = st.select_slider(
        say(memory_words.RADIUS), RADII, 0.9, key="memory_radius", bind="query-params"
    )
    kinds = {name: say(text) for name, text in memory_words.MATRICES.items()}
    matrix = st.selectbox(say(memory_words.MATRIX), **link.choice("memory_matrix", kinds))
    options = link.choice("memory_activation", {name: name for name in ("tanh", "linear")})
    return radius, matrix, st.selectbox(say(words.ACTIVATION), **options)


def _call(radius, matrix, activation, bias, drive, length, training, clip) -> Call:
    cell = {"radius": radius, "matrix": matrix, "activation": activation, "forget_bias": bias}
    rest = {"drive": drive, "length": length, "training": training, "clip": CLIPS[clip]}
    return Call(recurrent_gradients.compare, {**cell, **rest})


def _before(call: Call) -> Call:
    """The same run before training, on the same inputs as after it."""
    return Call(call.function, call.arguments | {"training": 0, "adding": True})


def _ask() -> None:
    arguments = {"cell": "linear", "length": 101, "radius": 1.1}
    call = Call(recurrent_gradients.memory, arguments)
    predictions.ask(
        "memory_ask",
        say(memory_words.MEMORY_ASK),
        (0.0, 20.0),
        about=call,
        measured=call.run().decades,
        why=say(memory_words.MEMORY_WHY),
    )


def _factors(found: recurrent_gradients.Memories) -> dict[str, str]:
    named = {name: getattr(found, name).factor for name in words.CELLS}
    labels = {
        name: say(memory_words.CELL_FACTOR, cell=say(text)) for name, text in words.CELLS.items()
    }
    return {labels[n]: say(memory_words.TIMES, factor=f"{one:.3g}") for n, one in named.items()}


def _figures(found: recurrent_gradients.Memories) -> None:
    with st.container(horizontal=True):
        for label, figure in _factors(found).items():
            st.metric(label, figure)
        st.metric("ρ", f"{found.vanilla.radius:.4g}")
    ends = {name: f"{getattr(found, name).norms[-1]:.3g}" for name in words.CELLS}
    st.caption(say(memory_words.FAR_END, steps=found.farthest, **ends))
