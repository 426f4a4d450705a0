"""Fourier: harmonics are convolution kernels, and more of them describe a signal better."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core import convolution, fourier_kernels
from core.curves import thin
from pages.lessons.convolution import fourier_charts, fourier_words, words
from pages.shared.charts.drawing import Drawing, side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link, pins, series
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

DEFAULTS = defaults(fourier_kernels.expand, fourier_wave="name", fourier_harmonics="harmonics")
SYMBOLS = {"wave": "f", "harmonics": "n"}
PRESETS = {
    "square": (fourier_words.PRESET_SQUARE, DEFAULTS),
    "gibbs": (fourier_words.PRESET_GIBBS, DEFAULTS | {"fourier_harmonics": 99}),
    "sawtooth": (
        fourier_words.PRESET_SAWTOOTH,
        {"fourier_wave": "sawtooth", "fourier_harmonics": 20},
    ),
    "triangle": (
        fourier_words.PRESET_TRIANGLE,
        {"fourier_wave": "triangle", "fourier_harmonics": 5},
    ),
    "day": (fourier_words.PRESET_WEEK, {"fourier_wave": "week", "fourier_harmonics": 10}),
}
WEEK = 168  # hours
OWN = pd.DataFrame({"f": [0.0, 1.0, 0.5, -1.0]})  # one period, before the learner edits it


@tabs.experiment
def tab() -> None:
    st.markdown(say(fourier_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        now = _widgets()
        runs = pins.board("fourier_pins", now, SYMBOLS, _call)
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("fourier_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(**run) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        with narrow:
            _ask(call)
        shown = {name: (runs[name]["harmonics"], result) for name, result in results.items()}
        drawings = _pictures(shown)
        rows = {name: fourier_charts.row(*run) for name, run in shown.items()}
        pins.table(runs, rows, SYMBOLS)
        with bottom:
            exports.panel(
                "fourier",
                call,
                drawings,
                page="convolution",
                settings=settings,
                sources=(fourier_kernels.kernels, convolution.convolve),
            )


def _widgets() -> pins.Settings:
    waves = {name: say(text) for name, text in fourier_words.WAVES.items()}
    wave = st.selectbox(
        say(fourier_words.WAVE),
        **link.choice("fourier_wave", waves, DEFAULTS["fourier_wave"]),
    )
    harmonics = st.slider(
        say(fourier_words.HARMONICS),
        1,
        100,
        DEFAULTS["fourier_harmonics"],
        key="fourier_harmonics",
        bind="query-params",
    )
    if wave == "own":
        data.own("fourier_own", OWN)
        st.caption(say(fourier_words.OWN_PERIOD))
    return {"wave": wave, "harmonics": harmonics}


def _call(wave: str, harmonics: int) -> Call[fourier_kernels.Expansion]:
    if wave in fourier_kernels.WAVES:
        return Call.of(fourier_kernels.expand, name=wave, harmonics=harmonics)
    period = series.seattle()[:WEEK] if wave == "week" else data.in_use("fourier_own", OWN)["f"]
    values = tuple(period.iloc[thin(len(period), fourier_kernels.MAX_OWN)])
    return Call.of(fourier_kernels.expand, name="own", harmonics=harmonics, values=values)


def _ask(call: Call[fourier_kernels.Expansion]) -> None:
    """Ask how many harmonics this signal needs."""
    signal = {name: value for name, value in call.arguments.items() if name != "harmonics"}
    needed = Call.of(fourier_kernels.harmonics_needed, **signal)
    predictions.ask(
        "fourier_ask",
        say(fourier_words.ASK),
        (0, 101),
        about=needed,
        measured=float(needed.run()),
        why=say(fourier_words.WHY),
    )


def _pictures(shown: dict[str, tuple[int, fourier_kernels.Expansion]]) -> list[Drawing]:
    """Draw the pictures of the runs, each with its number of harmonics; the last is the current."""
    *_, (harmonics, result) = shown.values()
    tape = fourier_charts.tape(result)
    below = [fourier_charts.bars(result, harmonics), fourier_charts.error_lines(shown)]
    tape.show()
    side_by_side(below)
    _figures(result, harmonics)
    return [tape, *below]


def _figures(result: fourier_kernels.Expansion, harmonics: int) -> None:
    left, right = st.columns([2, 1])
    with left, st.container(horizontal=True):
        st.metric(say(words.SQUARED_ERROR), f"{result.errors[:harmonics][-1]:.4g}")
        if result.difference is not None:
            st.metric(say(fourier_words.FORMULA_DIFFERENCE), f"{result.difference:.1e}")
    with right:
        if result.overshoot is not None:
            st.metric(
                say(fourier_words.OVERSHOOT),
                f"{result.overshoot:.3%}",
                help=say(fourier_words.GIBBS_HELP),
            )
            st.badge(
                say(fourier_words.GIBBS_LIMIT, constant=f"{fourier_kernels.GIBBS:.3%}"),
                color="violet",
            )
    if result.difference is not None:
        st.caption(say(fourier_words.NOTE, samples=fourier_kernels.SAMPLES))
