"""How long an LSTM and a GRU remember one impulse, and the gates that decide it."""

from __future__ import annotations

import streamlit as st

from core import echo, recurrent
from pages.lessons.rnn import gates_charts, gates_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

DEFAULTS = {
    "gates_bias": 0.0,
    "gates_recurrence": 0.2,
    "gates_noise": 0.0,
    "gates_length": 60,
    "gates_seed": 0,
}
PRESETS = {
    "tutorial": (gates_words.GATES_TUTORIAL, DEFAULTS),
    "usual": (gates_words.GATES_USUAL, DEFAULTS | {"gates_bias": 1.0}),
    "long": (gates_words.GATES_LONG, DEFAULTS | {"gates_bias": 5.0, "gates_length": 200}),
    "shut": (gates_words.GATES_SHUT, DEFAULTS | {"gates_bias": -3.0}),
    "fed_back": (
        gates_words.GATES_FED,
        DEFAULTS | {"gates_bias": 3.0, "gates_recurrence": 1.0, "gates_length": 100},
    ),
    "noise": (gates_words.GATES_NOISE, DEFAULTS | {"gates_bias": 1.0, "gates_noise": 0.5}),
}
LENGTHS = [20, 40, 60, 100, 200]
OLD_API = (
    ("tf.contrib.rnn.BasicLSTMCell(n, forget_bias=0.0)", "core.recurrent.lstm(forget_bias=0.0)"),
    ("BasicLSTMCell, gates i, g, f, o", "keras.layers.LSTM, gates i, f, g, o"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        bias = st.slider(
            say(words.FORGET_BIAS), -3.0, 5.0, 0.0, 0.5, key="gates_bias", bind="query-params"
        )
        recurrence = st.slider(
            say(gates_words.RECURRENCE),
            0.0,
            1.5,
            0.2,
            0.1,
            key="gates_recurrence",
            bind="query-params",
        )
        noise = st.slider(
            say(gates_words.NOISE), 0.0, 1.0, 0.0, 0.1, key="gates_noise", bind="query-params"
        )
        length = st.select_slider(
            say(words.LENGTH), LENGTHS, 60, key="gates_length", bind="query-params"
        )
        seed = st.slider(say(words.SEED), 0, 20, 0, key="gates_seed", bind="query-params")
        settings = {key: st.session_state[key] for key in DEFAULTS}
        runs = pins.board("gates_pins", _symbols(bias, recurrence, noise, length, seed), _call)
    presets.show("gates_preset", PRESETS, settings, top)
    calls = {name: _call(*run.values()) for name, run in runs.items()}
    results = {name: call.run() for name, call in calls.items()}
    *_, now = runs
    with narrow:
        _ask()
    biases = {name: run["b"] for name, run in runs.items()}
    shares = gates_charts.shares(results, biases)
    parts = gates_charts.parts(results[now])
    with wide:
        shares.show()
        _figures(results[now])
        for column, (cell, drawings) in zip(st.columns(2), parts.items(), strict=True):
            with column:
                st.markdown(f"**{say(words.CELLS[cell])}**")
                for drawing in drawings:
                    drawing.show()
        pins.table(runs, {name: {**_row(one)} for name, one in results.items()})
    exports.panel(
        "gates",
        calls[now],
        [shares, *(drawing for drawings in parts.values() for drawing in drawings)],
        page="rnn",
        settings=settings,
        sources=(recurrent.lstm, recurrent.lstm_step, recurrent.gru, recurrent.gru_step),
        old_api=OLD_API,
    )


def _symbols(bias: float, recurrence: float, noise: float, length: int, seed: int):
    return {"b": bias, "|U|": recurrence, "noise": noise, "T": length, "seed": seed}


def _call(bias: float, recurrence: float, noise: float, length: int, seed: int) -> Call:
    size = {"forget_bias": bias, "recurrence": recurrence, "noise": noise}
    return Call(echo.echo, {**size, "length": length, "seed": seed})


def _ask() -> None:
    call = _call(4.0, 0.0, 0.0, 200, 0)
    predictions.ask(
        "gates_ask",
        say(gates_words.GATES_ASK),
        (0, 60),
        about=call,
        measured=call.run().lstm_half,
        why=say(gates_words.GATES_WHY),
    )


def _steps(found: int | None, result: echo.Echo) -> str:
    if found is None:
        return say(gates_words.NOT_YET, steps=len(result.inputs))
    return str(found)


def _row(result: echo.Echo) -> dict[str, str]:
    return {
        say(gates_words.HALF_LSTM): _steps(result.lstm_half, result),
        say(gates_words.HALF_GRU): _steps(result.gru_half, result),
    }


def _figures(result: echo.Echo) -> None:
    with st.container(horizontal=True):
        for label, figure in _row(result).items():
            st.metric(label, figure)
        st.metric(say(gates_words.HALF_THEORY), f"{result.half_life:.3g}")
        st.metric(say(gates_words.FROM_KERAS), f"{result.keras_difference:.1e}")
    st.caption(say(gates_words.NOTE_FED))
