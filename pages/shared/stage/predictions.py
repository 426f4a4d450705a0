"""Predictions: the learner commits a guess before the page shows the result."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from pages.shared.charts.drawing import Drawing
from pages.shared.charts.marks import FEW, NEUTRAL
from pages.shared.runs.calls import Call
from pages.shared.words import common
from pages.shared.words.language import say

HIDDEN = "collapsed"  # the label, which is shown above as the question
HEIGHT = 110  # pixels: two lines of a legend, one of marks, an axis


def ask(
    key: str,
    question: str,
    span: tuple[float, float],
    *,
    about: Call,
    measured: float | Callable[[], float | None] | None,
    why: str | Callable[[], str],
    log: bool = False,
) -> float | None:
    """Ask for a guess within ``span``; once it is committed, say how far off it was, and why.

    Returns the committed guess, or None while the answer is hidden. ``about`` is the call that
    the guess is on: when it changes, the question is asked anew. Between two whole numbers (int)
    only whole numbers can be guessed. ``log``: the span, and the distance from what is measured,
    are of powers of ten; both are above 0. ``measured`` and ``why`` may be functions, called only
    when it is time to reveal; what is measured is None while its run is on its way.
    """
    kept = f"{key}:committed"
    with st.container(border=True):
        st.markdown(f"**{say(common.PREDICT)}** · {question}")
        if committed(key, about):
            guess = st.session_state[kept][1]
            result = measured() if callable(measured) else measured
            if result is None:
                st.caption(say(common.GUESS_STANDS, guess=f"{guess:.4g}"))
                return None
            _reveal(guess, result, why() if callable(why) else why, span, log)
            st.button(say(common.PREDICT_AGAIN), key=f"{key}:again", on_click=_forget, args=(kept,))
            return guess
        name = _guess(key, question, span, log)
        st.button(
            say(common.COMMIT),
            key=f"{key}:commit",
            type="primary",
            on_click=_commit,
            args=(kept, about.identity(), name),
        )
    return None


def _commit(kept: str, identity: str, name: str) -> None:
    """Take the guess down before the page is drawn, whether the tab reruns or all of it."""
    st.session_state[kept] = (identity, st.session_state[name])


def _forget(kept: str) -> None:
    st.session_state.pop(kept, None)


def committed(key: str, about: Call) -> bool:
    """Whether the learner has committed a guess on this call."""
    kept = st.session_state.get(f"{key}:committed")
    return bool(kept) and kept[0] == about.identity()


def _guess(key: str, question: str, span: tuple[float, float], log: bool) -> str:
    """Draw the slider; returns the name of its state."""
    low, high = span
    name = f"{key}:guess:{low}:{high}"
    if not log:
        middle = (low + high) // 2 if isinstance(low, int) else (low + high) / 2
        st.slider(question, low, high, middle, key=name, label_visibility=HIDDEN)
        return name
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    every = [float(f"{digit}e{power}") for power in decades for digit in (1, 2, 5)]
    steps = [step for step in every if low <= step <= high]
    middle = steps[len(steps) // 2]
    st.select_slider(question, steps, middle, format_func=_plain, key=name, label_visibility=HIDDEN)
    return name


def _plain(value: float) -> str:
    return f"{value:,.6g}"


def guess_and_measured(span: tuple[float, float], names: tuple[str, str], log: bool) -> Any:
    """A guess and what was measured on one axis. Data: values (x, series)."""
    scale = alt.Scale(type="log" if log else "linear", domain=list(span), nice=False)
    shapes = alt.Scale(domain=list(names), range=["diamond", "circle"])
    legend = alt.Legend(values=list(names), columns=1)
    values = alt.Chart(alt.NamedData("values"))
    between = values.mark_rule(color=NEUTRAL, strokeDash=[4, 3])
    across = alt.X("x:Q", title=None, scale=scale, axis=FEW)
    points = values.mark_point(filled=True, size=150, opacity=1)
    return alt.layer(
        between.encode(alt.X("min(x):Q", title=None, scale=scale, axis=FEW), alt.X2("max(x):Q")),
        points.encode(
            across,
            alt.Color("series:N", title=None, scale=alt.Scale(domain=list(names)), legend=legend),
            alt.Shape("series:N", title=None, scale=shapes, legend=legend),
            tooltip=["series:N", alt.Tooltip("x:Q", format=".4g")],
        ),
    ).properties(height=HEIGHT)


def _drawn(
    guess: float, measured: float, span: tuple[float, float], log: bool, sentence: str
) -> None:
    """Both on one axis, if it can have them."""
    both = [float(guess), float(measured)]
    if not all(math.isfinite(number) and (number > 0 or not log) for number in both):
        return
    names = say(common.PREDICTION), say(common.MEASURED)
    ends = float(min(*span, *both)), float(max(*span, *both))
    Drawing(
        "prediction",
        guess_and_measured,
        {"values": pd.DataFrame({"x": both, "series": names})},
        {"span": ends, "names": names, "log": log},
        sentence.replace("*", ""),
        kinds=(),
    ).show()


def _reveal(guess: float, measured: float, why: str, span: tuple[float, float], log: bool) -> None:
    distance = f"{abs(guess - measured):.3g}"
    if log:
        factor = max(guess / measured, measured / guess)
        distance = say(common.TIMES, factor=f"{factor:,.0f}" if factor >= 10 else f"{factor:.2g}")
    sentence = say(
        common.YOU_SAID, guess=f"{guess:.4g}", measured=f"{measured:.4g}", distance=distance
    )
    _drawn(guess, measured, span, log, sentence)
    st.markdown(f"{sentence}  \n{why}")
