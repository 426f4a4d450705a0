"""Regimes: the eigenvalues predict whether a learning rate crawls, arrives or explodes."""

from __future__ import annotations

import functools

import pandas as pd
import streamlit as st

from core import descent, share_of_bound
from pages.lessons.learning_rate import (
    regimes_charts,
    regimes_claims,
    regimes_words,
    ruler_charts,
    words,
)
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

RATES = [*(float(f"{digit}e{power}") for power in range(-15, 3) for digit in (1, 2, 5)), 1e3]
SHARES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98]
SHARES += [1.0, 1.02, 1.05, 1.1, 1.2, 1.5, 2.0, 3.0]
STEPS = [1, 3, 10, 30, 100, 200, 300, 1_000, 3_000, 10_000, 30_000, 90_000, 300_000, 1_000_000]
DEFAULTS = {
    "regimes_data": "tutorial",
    **defaults(descent.run, regimes_terms="terms", regimes_steps="steps"),
    "regimes_unit": "rate",
}
RATE = defaults(descent.run, regimes_rate="learning_rate")  # where the unit is "rate"
TIMES = defaults(share_of_bound.rate_at, regimes_times="times_bound")  # where it is "bound"
KEYS = (*DEFAULTS, *RATE, *TIMES, "regimes_scaled")
SYMBOLS = {"terms": "N", "learning_rate": "η", "steps": "k"}
PRESETS = {
    "tutorial": (regimes_words.PRESET_TUTORIAL, DEFAULTS | RATE),
    "still": (regimes_words.PRESET_STILL, DEFAULTS | {"regimes_rate": regimes_claims.STILL}),
    "bound": (regimes_words.PRESET_BOUND, DEFAULTS | {"regimes_unit": "bound"} | TIMES),
    "half": (regimes_words.PRESET_HALF, DEFAULTS | {"regimes_rate": regimes_claims.HALF}),
    "huge": (regimes_words.PRESET_HUGE, DEFAULTS | {"regimes_rate": regimes_claims.HUGE}),
}
JUST_ABOVE = 1.02  # bounds, as the words of the prediction say
OLD_API = (
    ("tf.train.GradientDescentOptimizer(rate).minimize(loss)", "a -= rate * gradient"),
    ("for _ in range(90000): sess.run(train)", "tf.while_loop, jit_compile=True"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        points = data.points("regimes")
        terms = st.slider(
            say(words.TERMS),
            1,
            12,
            DEFAULTS["regimes_terms"],
            key="regimes_terms",
            bind="query-params",
        )
        rate, in_bounds = _rate(points, terms)
        steps = st.select_slider(
            say(words.STEPS),
            STEPS,
            DEFAULTS["regimes_steps"],
            key="regimes_steps",
            bind="query-params",
        )
        now = {"terms": terms, "learning_rate": rate, "steps": steps}
        runs = pins.board("regimes_pins", now, SYMBOLS, functools.partial(_call, points))
    settings = {key: st.session_state[key] for key in KEYS if key in st.session_state}
    presets.show("regimes_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(points, **run) for name, run in runs.items()}
        results = {name: (runs[name]["learning_rate"], call.run()) for name, call in calls.items()}
        *_, call = calls.values()
        with narrow:
            guess, revealed = _guess(points, terms)
        borders = Call.of(
            share_of_bound.borders,
            **data.xy(points),
            terms=terms,
            steps=steps,
            in_bounds=in_bounds,
        )
        drawings = _pictures(results, call, borders, guess, revealed)
        pins.table(runs, regimes_charts.results(results), SYMBOLS)
        regimes_claims.show()
        with bottom:
            exports.panel(
                "regimes",
                call,
                drawings,
                page="learning-rate",
                settings=settings,
                sources=(descent.descend_float32, share_of_bound.line_path),
                old_api=OLD_API,
            )


def _call(points: pd.DataFrame, terms: int, learning_rate: float, steps: int) -> Call[descent.Run]:
    return Call.of(
        descent.run, **data.xy(points), terms=terms, learning_rate=learning_rate, steps=steps
    )


def _rate_at(points: pd.DataFrame, terms: int, times_bound: float) -> Call[float]:
    return Call.of(share_of_bound.rate_at, **data.xy(points), terms=terms, times_bound=times_bound)


def _rate(points: pd.DataFrame, terms: int) -> tuple[float, bool]:
    """The learning rate, and whether it was given as a multiple of the bound."""
    units = {"rate": say(regimes_words.ABSOLUTE), "bound": say(regimes_words.OF_BOUND)}
    unit = st.segmented_control(
        say(regimes_words.UNIT),
        required=True,
        **link.choice("regimes_unit", units, DEFAULTS["regimes_unit"]),
    )
    if unit == "rate":
        rate = st.select_slider(
            say(regimes_words.RATE),
            RATES,
            RATE["regimes_rate"],
            key="regimes_rate",
            bind="query-params",
        )
        return rate, False
    times = st.select_slider(
        say(regimes_words.TIMES_BOUND),
        SHARES,
        TIMES["regimes_times"],
        key="regimes_times",
        bind="query-params",
    )
    return _rate_at(points, terms, times).run(), True


def _guess(points: pd.DataFrame, terms: int) -> tuple[float | None, descent.Run]:
    """Ask when a run 2 % above the bound overflows; the committed guess, and that run."""
    above = _rate_at(points, terms, JUST_ABOVE).as_argument()
    call = _call(points, terms, above, DEFAULTS["regimes_steps"])
    run = call.run()
    if run.overflow_step is None:
        return None, run
    guess = predictions.ask(
        "regimes_ask",
        say(regimes_words.ASK_OVERFLOW),
        (1.0, 1e6),
        about=call,
        measured=run.overflow_step,
        why=say(regimes_words.WHY_OVERFLOW),
        log=True,
    )
    return guess, run


def _pictures(
    runs: regimes_charts.Runs,
    call: Call[descent.Run],
    borders: Call[share_of_bound.Borders],
    guess: float | None,
    revealed: descent.Run,
):
    line = _line(call)
    lines, now, steps = borders.run(), call.run(), call.arguments["steps"]
    st.markdown(regimes_charts.verdict(now, line, steps))
    drawings = [ruler_charts.ruler(runs, lines, borders.arguments["in_bounds"])]
    if now.losses[0]:
        drawings.append(regimes_charts.losses(runs, guess, revealed))
    else:
        st.info(say(words.AT_MINIMUM))
    for drawing in drawings:
        drawing.show()
    with st.container(horizontal=True):
        for label, value, meaning in regimes_charts.figures(now, line, lines):
            st.metric(label, value, help=meaning)
    left, right = st.columns(2)
    drawings.append(regimes_charts.jumps(runs))
    with right:
        drawings[-1].show()
    if line:
        drawings.append(regimes_charts.path(line, runs))
        with left:
            drawings[-1].show()
            st.caption(regimes_charts.about(line))
    return drawings


def _line(call: Call) -> share_of_bound.LinePath | None:
    """The path of a straight line; None, with a sentence shown, where the points make no bowl."""
    plan = {name: call.arguments[name] for name in ("x", "y", "terms", "learning_rate")}
    with sentences.guard():
        return Call.of(share_of_bound.line_path, **plan).run()
    return None
