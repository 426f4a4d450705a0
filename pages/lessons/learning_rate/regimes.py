"""Regimes: one learning rate from crawling to exploding, foretold by the eigenvalues."""

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
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

RATES = [*(float(f"{digit}e{power}") for power in range(-15, 3) for digit in (1, 2, 5)), 1e3]
SHARES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98]
SHARES += [1.0, 1.02, 1.05, 1.1, 1.2, 1.5, 2.0, 3.0]
STEPS = [1, 3, 10, 30, 100, 200, 300, 1_000, 3_000, 10_000, 30_000, 90_000, 300_000, 1_000_000]
SAME = {"regimes_data": "tutorial", "regimes_terms": 6, "regimes_steps": 90_000}
ABSOLUTE = SAME | {"regimes_unit": "rate"}
KEYS = (*ABSOLUTE, "regimes_rate", "regimes_times", "regimes_scaled")
PRESETS = {
    "tutorial": (regimes_words.PRESET_TUTORIAL, ABSOLUTE | {"regimes_rate": 5e-4}),
    "still": (regimes_words.PRESET_STILL, ABSOLUTE | {"regimes_rate": 5e-15}),
    "bound": (regimes_words.PRESET_BOUND, SAME | {"regimes_unit": "bound", "regimes_times": 1.0}),
    "half": (regimes_words.PRESET_HALF, ABSOLUTE | {"regimes_rate": 0.5}),
    "huge": (regimes_words.PRESET_HUGE, ABSOLUTE | {"regimes_rate": 500.0}),
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
        terms = st.slider(say(words.TERMS), 1, 12, 6, key="regimes_terms", bind="query-params")
        rate, in_bounds = _rate(points, terms)
        steps = st.select_slider(
            say(words.STEPS), STEPS, 90_000, key="regimes_steps", bind="query-params"
        )
        asked = pins.board(
            "regimes_pins",
            {"N": terms, "η": rate, "k": steps},
            functools.partial(_run, points),
        )
    settings = {key: st.session_state[key] for key in KEYS if key in st.session_state}
    presets.show("regimes_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _run(points, *run.values()) for name, run in asked.items()}
        runs = {name: (asked[name]["η"], call.run()) for name, call in calls.items()}
        *_, call = calls.values()
        with narrow:
            guess, revealed = _guess(points, terms)
        plan = {"terms": terms, "steps": steps, "in_bounds": in_bounds}
        borders = _call(share_of_bound.borders, points, **plan)
        drawings = _pictures(runs, call, borders, guess, revealed)
        pins.table(asked, regimes_charts.results(runs))
        regimes_claims.show()
        with bottom:
            exports.panel(
                "regimes",
                call,
                drawings,
                page="learning-rate",
                settings=settings,
                sources=(descent._descend, share_of_bound.line_path),
                old_api=OLD_API,
            )


def _call(function, points: pd.DataFrame, **settings: object) -> Call:
    return Call(function, {"x": points["x"].to_numpy(), "y": points["y"].to_numpy(), **settings})


def _run(points: pd.DataFrame, terms: int, rate: object, steps: int) -> Call:
    return _call(descent.run, points, terms=terms, learning_rate=rate, steps=steps)


def _rate(points: pd.DataFrame, terms: int) -> tuple[float, bool]:
    """The learning rate, and whether it was given as a multiple of the bound."""
    units = {"rate": say(regimes_words.ABSOLUTE), "bound": say(regimes_words.OF_BOUND)}
    unit = st.segmented_control(
        say(regimes_words.UNIT), required=True, **link.choice("regimes_unit", units)
    )
    if unit == "rate":
        label = say(regimes_words.RATE)
        return st.select_slider(label, RATES, 5e-4, key="regimes_rate", bind="query-params"), False
    label = say(regimes_words.TIMES_BOUND)
    times = st.select_slider(label, SHARES, 1.0, key="regimes_times", bind="query-params")
    return _call(share_of_bound.rate_at, points, terms=terms, times_bound=times).run(), True


def _guess(points: pd.DataFrame, terms: int) -> tuple[float | None, descent.Run]:
    """The overflow step 2 % above the bound as predicted, once committed; and that run."""
    above = _call(share_of_bound.rate_at, points, terms=terms, times_bound=JUST_ABOVE)
    call = _run(points, terms, above, 90_000)
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


def _pictures(runs, call: Call, borders: Call, guess: float | None, revealed: descent.Run):
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
        for label, value, told in regimes_charts.figures(now, line, lines):
            st.metric(label, value, help=told)
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
    """The path that can be drawn; where the points make no bowl, a sentence says so."""
    wanted = {name: call.arguments[name] for name in ("x", "y", "terms", "learning_rate")}
    with sentences.guard():
        return Call(share_of_bound.line_path, wanted).run()
    return None
