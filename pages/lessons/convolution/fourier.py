"""Fourier: harmonics are kernels, and more of them describe the data better."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core import convolution, fourier_kernels
from core.curves import thin
from pages.lessons.convolution import fourier_charts, fourier_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link, pins, series
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

DEFAULTS = {"fourier_wave": "square", "fourier_harmonics": 9}
PRESETS = {
    "square": (fourier_words.FOURIER_SQUARE, DEFAULTS),
    "gibbs": (fourier_words.FOURIER_GIBBS, DEFAULTS | {"fourier_harmonics": 99}),
    "sawtooth": (
        fourier_words.FOURIER_SAWTOOTH,
        {"fourier_wave": "sawtooth", "fourier_harmonics": 20},
    ),
    "triangle": (
        fourier_words.FOURIER_TRIANGLE,
        {"fourier_wave": "triangle", "fourier_harmonics": 5},
    ),
    "day": (fourier_words.FOURIER_WEEK, {"fourier_wave": "week", "fourier_harmonics": 10}),
}
WEEK = 168  # hours
OWN = pd.DataFrame({"f": [0.0, 1.0, 0.5, -1.0]})  # a period to begin with


@tabs.experiment
def tab() -> None:
    st.markdown(say(fourier_words.FOURIER_LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        wave = st.selectbox(
            say(fourier_words.WAVE),
            **link.choice(
                "fourier_wave", {n: say(text) for n, text in fourier_words.WAVES.items()}
            ),
        )
        harmonics = st.slider(
            say(fourier_words.HARMONICS), 1, 100, 9, key="fourier_harmonics", bind="query-params"
        )
        if wave == "own":
            data.own("fourier_own", OWN)
            st.caption(say(fourier_words.FOURIER_OWN))
        runs = pins.board("fourier_pins", {"f": wave, "n": harmonics}, _call)
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("fourier_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(run["f"], run["n"]) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, now = runs
        with narrow:
            _ask(calls[now])
        drawings = [
            fourier_charts.tape(results[now]),
            fourier_charts.bars(results[now], harmonics),
            fourier_charts.error_lines({name: (runs[name]["n"], r) for name, r in results.items()}),
        ]
        drawings[0].show()
        side_by_side(drawings[1:3])
        _figures(results[now], harmonics)
        pins.table(runs, {n: fourier_charts.row(runs[n]["n"], one) for n, one in results.items()})
        with bottom:
            exports.panel(
                "fourier",
                calls[now],
                drawings,
                page="convolution",
                settings=settings,
                sources=(fourier_kernels.kernels, convolution.convolve),
            )


def _call(wave: str, harmonics: int) -> Call:
    plan = {"name": wave, "harmonics": harmonics}
    if wave in fourier_kernels.WAVES:
        return Call(fourier_kernels.expand, plan)
    period = series.seattle()[:WEEK] if wave == "week" else data.in_use("fourier_own", OWN)["f"]
    values = tuple(period.iloc[thin(len(period), fourier_kernels.MAX_OWN)])
    return Call(fourier_kernels.expand, {**plan, "name": "own", "values": values})


def _ask(call: Call) -> None:
    about = {n: v for n, v in call.arguments.items() if n != "harmonics"}
    needed = Call(fourier_kernels.harmonics_needed, about)
    predictions.ask(
        "fourier_ask",
        say(fourier_words.FOURIER_ASK),
        (0, 101),
        about=needed,
        measured=float(needed.run()),
        why=say(fourier_words.FOURIER_WHY),
    )


def _figures(result, harmonics: int) -> None:
    left, right = st.columns([2, 1])
    with left, st.container(horizontal=True):
        st.metric(say(words.SQUARED_ERROR), f"{result.errors[:harmonics][-1]:.4g}")
        if result.difference is not None:
            st.metric(say(fourier_words.CLOSED_DIFFERENCE), f"{result.difference:.1e}")
    with right:
        if result.overshoot is not None:
            st.metric(
                say(fourier_words.OVERSHOOT),
                f"{result.overshoot:.3%}",
                help=say(fourier_words.GIBBS_HELP),
            )
            st.badge(
                say(fourier_words.GIBBS, constant=f"{fourier_kernels.GIBBS:.3%}"), color="violet"
            )
    if result.difference is not None:
        st.caption(say(fourier_words.FOURIER_NOTE, samples=fourier_kernels.SAMPLES))
