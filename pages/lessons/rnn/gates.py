"""How long an LSTM and a GRU remember one impulse, and the gates that decide it."""

from __future__ import annotations

import streamlit as st

from core import echo, recurrent
from pages.lessons.rnn import gates_charts, gates_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

DEFAULTS = defaults(
    echo.echo,
    gates_bias="forget_bias",
    gates_recurrence="recurrence",
    gates_noise="noise",
    gates_length="length",
    gates_seed="seed",
)
SYMBOLS = {
    "forget_bias": "b",
    "recurrence": "|U|",
    "noise": "noise",
    "length": "T",
    "seed": "seed",
}
PRESETS = {
    "tutorial": (gates_words.PRESET_TUTORIAL, DEFAULTS),
    "usual": (gates_words.PRESET_USUAL, DEFAULTS | {"gates_bias": 1.0}),
    "long": (gates_words.PRESET_LONG, DEFAULTS | {"gates_bias": 5.0, "gates_length": 200}),
    "shut": (gates_words.PRESET_SHUT, DEFAULTS | {"gates_bias": -3.0}),
    "fed_back": (
        gates_words.PRESET_FED_BACK,
        DEFAULTS | {"gates_bias": 3.0, "gates_recurrence": 1.0, "gates_length": 100},
    ),
    "noise": (gates_words.PRESET_NOISE, DEFAULTS | {"gates_bias": 1.0, "gates_noise": 0.5}),
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
        runs = pins.board("gates_pins", _settings(), SYMBOLS, _call)
        settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("gates_preset", PRESETS, settings, top)
    calls = {name: _call(**run) for name, run in runs.items()}
    results = {name: call.run() for name, call in calls.items()}
    *_, now = runs
    with narrow:
        _guess()
    biases = {name: run["forget_bias"] for name, run in runs.items()}
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
        pins.table(runs, {name: {**_row(result)} for name, result in results.items()}, SYMBOLS)
    exports.panel(
        "gates",
        calls[now],
        [shares, *(drawing for drawings in parts.values() for drawing in drawings)],
        page="rnn",
        settings=settings,
        sources=(recurrent.lstm, recurrent.lstm_step, recurrent.gru, recurrent.gru_step),
        old_api=OLD_API,
    )


def _settings() -> pins.Settings:
    """The widgets' values, as the settings of a run."""
    bias = st.slider(
        say(words.FORGET_BIAS),
        -3.0,
        5.0,
        DEFAULTS["gates_bias"],
        0.5,
        key="gates_bias",
        bind="query-params",
    )
    recurrence = st.slider(
        say(gates_words.RECURRENCE),
        0.0,
        1.5,
        DEFAULTS["gates_recurrence"],
        0.1,
        key="gates_recurrence",
        bind="query-params",
    )
    noise = st.slider(
        say(gates_words.NOISE),
        0.0,
        1.0,
        DEFAULTS["gates_noise"],
        0.1,
        key="gates_noise",
        bind="query-params",
    )
    length, seed = _length_and_seed()
    return {
        "forget_bias": bias,
        "recurrence": recurrence,
        "noise": noise,
        "length": length,
        "seed": seed,
    }


def _length_and_seed() -> tuple[int, int]:
    length = st.select_slider(
        say(words.LENGTH),
        LENGTHS,
        DEFAULTS["gates_length"],
        key="gates_length",
        bind="query-params",
    )
    seed = st.slider(
        say(words.SEED), 0, 20, DEFAULTS["gates_seed"], key="gates_seed", bind="query-params"
    )
    return length, seed


def _call(
    forget_bias: float, recurrence: float, noise: float, length: int, seed: int
) -> Call[echo.Echo]:
    return Call.of(
        echo.echo,
        forget_bias=forget_bias,
        recurrence=recurrence,
        noise=noise,
        length=length,
        seed=seed,
    )


def _guess() -> None:
    """Ask after how many steps an LSTM with an open forget gate has lost half of the impulse."""
    call = _call(forget_bias=4.0, recurrence=0.0, noise=0.0, length=200, seed=0)
    predictions.ask(
        "gates_ask",
        say(gates_words.ASK),
        (0, 60),
        about=call,
        measured=call.run().lstm_half,
        why=say(gates_words.WHY),
    )


def _steps(half: int | None, result: echo.Echo) -> str:
    """The steps until half is left, or that this is not reached within the sequence."""
    if half is None:
        return say(gates_words.NOT_YET, steps=len(result.inputs))
    return str(half)


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
    st.caption(say(gates_words.NOTE))
