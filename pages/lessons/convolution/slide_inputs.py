"""The input channels of the tab "Slide the kernel": one or two signals of the learner's choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from core import signals
from core.checks import Numbers
from pages.lessons.convolution import slide_words, words
from pages.shared.runs.calls import Call, value_of
from pages.shared.settings import data, link, series
from pages.shared.settings.defaults import defaults
from pages.shared.words.language import say

OWN = pd.DataFrame({"x": [0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0]})  # before the learner edits it
SAMPLES = [8, 16, 30, 60, 100, 200, 300, 500, 1000, 2000, 5000]
SECOND_SEED = 1  # so that a second noise differs from the first
DEFAULTS: dict[str, Any] = {
    **defaults(signals.make, slide_signal="name"),
    "slide_second": "none",
    **defaults(signals.make, slide_samples="length"),
}


@dataclass(frozen=True)
class Inputs:
    """The input of a convolution layer."""

    signal: Numbers  # [time] or [time, 2], or a call that makes it
    names: tuple[str, ...]  # of the channels
    unit: str


def widgets() -> Inputs:
    """Draw the widgets; returns the signal, one channel or two."""
    sources = {name: say(text) for name, text in slide_words.SIGNALS.items()}
    source = st.selectbox(
        say(slide_words.SIGNAL), **link.choice("slide_signal", sources, DEFAULTS["slide_signal"])
    )
    first = _first(source)
    second = st.selectbox(say(slide_words.SECOND), **_second_choice())
    name = say(slide_words.INPUT_NAMED, name=say(slide_words.SIGNALS[source]))
    unit = say(slide_words.FAHRENHEIT if source == "seattle" else words.VALUE)
    if second == "none":
        return Inputs(first, (name,), unit)
    other = say(slide_words.SECOND_NAMED, name=say(slide_words.SIGNALS[second]))
    return Inputs(_both(first, second), (name, other), unit)


def _first(source: str) -> Numbers:
    """The first channel, a call that makes it or the numbers themselves."""
    samples = st.select_slider(
        say(words.SAMPLES),
        SAMPLES,
        DEFAULTS["slide_samples"],
        key="slide_samples",
        bind="query-params",
        disabled=source == "own",
    )
    if source == "own":
        return data.own("slide_own", OWN)["x"].to_numpy()
    if source == "seattle":
        return series.seattle().to_numpy()[:samples]
    return Call.of(signals.make, name=source, length=samples).as_argument()


def _second_choice() -> dict[str, Any]:
    options = {"none": say(slide_words.NONE)}
    options |= {name: say(slide_words.SIGNALS[name]) for name in signals.SIGNALS}
    return link.choice("slide_second", options, DEFAULTS["slide_second"])


def _both(first: Numbers, second: str) -> Numbers:
    """Both channels; the second one is as long as the first."""
    length = len(value_of(first))
    other = Call.of(signals.make, name=second, length=length, seed=SECOND_SEED)
    return Call.of(signals.channels, first=first, second=other.as_argument()).as_argument()
