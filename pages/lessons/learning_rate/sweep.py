"""Sweep: where 200 learning rates end, and what moves the bound between them."""

from __future__ import annotations

import functools

import pandas as pd
import streamlit as st

from core import sweep
from pages.lessons.learning_rate import sweep_charts, sweep_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings import data, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

NEAR = [1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3]  # where the tutorial's bound for N = 6 lies
ENDS = sorted({*(float(f"1e{power}") for power in range(-15, 4)), *NEAR})
STEPS = [1, 10, 100, 1_000, 3_000, 10_000, 30_000, 100_000]
RATES = defaults(sweep.rates_between, low="low", high="high")
DEFAULTS = {
    "sweep_data": "tutorial",
    **defaults(sweep.sweep, sweep_terms="terms", sweep_steps="steps"),
    "sweep_range": (RATES["low"], RATES["high"]),
}
SYMBOLS = {"terms": "N", "steps": "k"}
PRESETS = {
    "tutorial": (sweep_words.PRESET_TUTORIAL, DEFAULTS),
    "near": (sweep_words.PRESET_NEAR, DEFAULTS | {"sweep_range": (2e-4, 1e-3)}),
    "all": (sweep_words.PRESET_ALL, DEFAULTS | {"sweep_range": (1e-15, 1e3)}),
    "three": (sweep_words.PRESET_THREE, DEFAULTS | {"sweep_terms": 3}),
    "twelve": (sweep_words.PRESET_TWELVE, DEFAULTS | {"sweep_terms": 12}),
    "cars": (sweep_words.PRESET_CARS, DEFAULTS | {"sweep_data": "cars"}),
}
GUESSES = (1.0, 1e7)  # times smaller; 4^11 is the most, for N = 12
DOUBLED = defaults(sweep.times_smaller, stretch="stretch")  # as the words of the prediction say
OLD_API = (
    ("one graph and one tf.Session a rate", "sweep.sweep: all rates as one batch"),
    ("for _ in range(n): sess.run(train)", "tf.while_loop, jit_compile=True"),
)


@tabs.experiment
def tab() -> None:
    st.markdown(say(sweep_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        points = data.points("sweep")
        terms = st.slider(
            say(words.TERMS),
            1,
            12,
            DEFAULTS["sweep_terms"],
            key="sweep_terms",
            bind="query-params",
        )
        steps = st.select_slider(
            say(words.STEPS),
            STEPS,
            DEFAULTS["sweep_steps"],
            key="sweep_steps",
            bind="query-params",
        )
        ends = st.select_slider(
            say(sweep_words.RANGE),
            ENDS,
            DEFAULTS["sweep_range"],
            key="sweep_range",
            bind="query-params",
        )
        now = {"terms": terms, "steps": steps}
        runs = pins.board("sweep_pins", now, SYMBOLS, functools.partial(_call, points, ends))
    keys = [key for key in (*DEFAULTS, "sweep_scaled") if key in st.session_state]
    settings = {key: st.session_state[key] for key in keys}
    presets.show("sweep_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(points, ends, **run) for name, run in runs.items()}
        sweeps = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        with narrow:
            guess = _guess(points, terms)
        drawings = _pictures(points, terms, steps, sweeps, guess)
        pins.table(runs, sweep_charts.results(sweeps), SYMBOLS)
        with bottom:
            exports.panel(
                "sweep",
                call,
                drawings,
                page="learning-rate",
                settings=settings,
                sources=(sweep.descend_at_all_rates, sweep.thresholds),
                old_api=OLD_API,
            )


def _call(
    points: pd.DataFrame, ends: tuple[float, float], terms: int, steps: int
) -> Call[sweep.Sweep]:
    low, high = ends
    rates = Call.of(sweep.rates_between, low=low, high=high).as_argument()
    return Call.of(sweep.sweep, **data.xy(points), terms=terms, learning_rates=rates, steps=steps)


def _guess(points: pd.DataFrame, terms: int) -> float | None:
    """Ask how many times smaller the bound gets when every x is doubled; the committed guess."""
    call = Call.of(sweep.times_smaller, **data.xy(points), terms=terms, **DOUBLED)
    return predictions.ask(
        "sweep_ask",
        say(sweep_words.ASK_DOUBLED, terms=terms),
        GUESSES,
        about=call,
        measured=call.run(),
        why=sweep_charts.why_doubled(terms),
        log=True,
    )


def _pictures(
    points: pd.DataFrame, terms: int, steps: int, sweeps: sweep_charts.Sweeps, guess: float | None
):
    *_, now = sweeps.values()
    plain = Call.of(sweep.thresholds, **data.xy(points)).run()
    doubled = Call.of(sweep.thresholds, **data.xy(points), **DOUBLED).run()
    drawings = [sweep_charts.thresholds(plain, terms, doubled, guess)]
    if now.first_loss:
        drawings.insert(0, sweep_charts.losses(sweeps, steps))
        drawings[0].show()
        st.markdown(sweep_charts.summary(now))
    else:
        st.info(say(words.AT_MINIMUM))
    drawings[-1].show()
    st.caption(say(sweep_words.NOTE))
    return drawings
