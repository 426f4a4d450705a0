"""The story of a tab: numbered steps, each an order that sets widgets and says what to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from pages.shared.settings import link
from pages.shared.words import stage as words
from pages.shared.words.language import say
from pages.shared.words.text import Text


@dataclass(frozen=True)
class Step:
    """One step: its name, what to do and what to look at, and what it sets."""

    name: Text
    sentence: Text
    settings: Mapping[str, object]  # key of a widget -> value


def show(key: str, steps: Mapping[str, Step]) -> str:
    """Draw the steps and the sentence of the current one; returns its name.

    Call it before the widgets that the steps set. The link names the step, and brings its
    settings where it has none of its own.
    """
    first_time = key not in st.session_state
    labels = {name: f"{at} {say(step.name)}" for at, (name, step) in enumerate(steps.items(), 1)}
    choice = link.choice(key, labels)
    now = st.session_state[f"{key}:now"] = st.session_state[key]
    if first_time:
        _bring(steps, now)
    st.segmented_control(
        say(words.STEPS),
        label_visibility="collapsed",
        on_change=_order,
        args=(key, steps),
        **choice,
    )
    st.markdown(say(steps[now].sentence))
    return now


def _bring(steps: Mapping[str, Step], now: str) -> None:
    """Set what the step sets otherwise than the first one, whose settings widgets begin with."""
    usual = next(iter(steps.values())).settings
    for name, value in steps[now].settings.items():
        new = name not in st.query_params and name not in st.session_state
        if new and usual.get(name) != value:
            st.session_state[name] = value


def _order(key: str, steps: Mapping[str, Step]) -> None:
    """Set what the chosen step says; a click on the current one sets it again."""
    chosen = st.session_state[key] = st.session_state[key] or st.session_state[f"{key}:now"]
    for name, value in steps[chosen].settings.items():
        st.session_state[name] = value
