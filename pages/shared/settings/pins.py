"""Pinned runs: up to six settings, drawn side by side on shared axes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from core.errors import InputError
from pages.shared.runs.calls import Call
from pages.shared.settings import link
from pages.shared.words import common
from pages.shared.words.language import say
from pages.shared.words.sentences import link_refused

MOST = 6  # lines; more colours and dashes cannot be told apart

Settings = dict[str, Any]  # symbol -> number or id


def board(key: str, settings: Settings, call: Callable[..., Call]) -> dict[str, Settings]:
    """Draw the pin buttons; returns name -> settings of the pinned runs and the current one.

    The current run comes last, under its own name. The pins travel in the link as ``key``;
    ``call`` makes the run of a pin's values, and a link's pins are left out where core refuses it.
    """
    pinned = _pinned(key, settings, call)
    with st.container(horizontal=True):
        if st.button(say(common.PIN), key=f"{key}:add", icon=":material/push_pin:"):
            if len(pinned) >= MOST:
                st.toast(say(common.PIN_FULL, maximum=MOST))
            elif settings not in pinned:
                pinned = [*pinned, dict(settings)]
        if pinned and st.button(say(common.UNPIN), key=f"{key}:clear"):
            pinned = []
    st.session_state[f"{key}:list"] = pinned
    link.write(key, link.pack([list(pin.values()) for pin in pinned]))
    runs = {name_of(pin, settings, pinned): pin for pin in pinned if pin != settings}
    return {**runs, name_of(settings, settings, pinned): settings}


def name_of(pin: Settings, settings: Settings, pinned: list[Settings]) -> str:
    """A short name that says only what differs among the runs."""
    everyone = [settings, *pinned]
    differ = [name for name in settings if len({run[name] for run in everyone}) > 1]
    return ", ".join(f"{name} {_short(pin[name])}" for name in differ) or say(common.NOW)


def table(runs: dict[str, Settings], results: dict[str, dict[str, object]]) -> None:
    """Draw the table of what differs between the runs, with the results there are."""
    if len(runs) > 1:
        rows = [{**runs[name], **results.get(name, {})} for name in runs]
        st.caption(say(common.PINNED))
        st.dataframe(pd.DataFrame(rows), hide_index=True)


def _pinned(key: str, settings: Settings, call: Callable[..., Call]) -> list[Settings]:
    if f"{key}:list" in st.session_state:
        return st.session_state[f"{key}:list"]
    given = st.query_params.get(key, "")
    rows = link.unpack(given, columns=len(settings), most=MOST)
    pinned = [pin for row in rows if (pin := _read(row, settings)) and _runs(pin, call)]
    if given and (len(pinned) < len(rows) or not rows):
        st.warning(link_refused(key, given))
    return pinned


def _read(row: list[str], settings: Settings) -> Settings | None:
    """A pin from the cells of the link, each of the type that its setting has now."""
    try:
        cells = zip(settings.items(), row, strict=True)
        return {name: type(now)(cell) for (name, now), cell in cells}
    except ValueError:
        return None


def _runs(pin: Settings, call: Callable[..., Call]) -> bool:
    """Whether core takes a pin of the link; the page itself looks choices up and reads tables."""
    try:
        call(*pin.values()).check()
    except (InputError, LookupError, ValueError):
        return False
    return True


def _short(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
