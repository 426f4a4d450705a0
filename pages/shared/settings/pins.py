"""Pins: up to six earlier settings, drawn together with the present ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from core.errors import InputError
from pages.shared.runs.calls import Call
from pages.shared.settings import link
from pages.shared.words import common
from pages.shared.words.language import say
from pages.shared.words.text import Text

MOST = 6  # lines; more colours and dashes cannot be distinguished

Settings = dict[str, Any]  # parameter of the call -> number or id


@dataclass(frozen=True)
class Symbol:
    """How a setting is called in names and tables, and how its values are written there."""

    name: str | Text
    written: Callable[[Any], str]


Symbols = Mapping[str, str | Text | Symbol]  # parameter -> its symbol, in the order of the link


def board(
    key: str, settings: Settings, symbols: Symbols, call: Callable[..., Call[Any]]
) -> dict[str, Settings]:
    """Draw the pin buttons; returns name -> settings of the pinned runs and the current one.

    The current run comes last, under its own name. The pins travel in the link as ``key``, their
    values in the order of ``symbols``. ``call`` makes the run of a pin's settings, each by its
    name; a link's pins are left out where core refuses it.
    """
    settings = {name: settings[name] for name in symbols}
    pinned = _pinned(key, settings, call)
    with st.container(horizontal=True):
        if st.button(say(common.PIN), key=f"{key}:add", icon=":material/push_pin:"):
            if len(pinned) >= MOST:
                st.toast(say(common.PIN_FULL, maximum=MOST))
            elif settings not in pinned:
                pinned = [*pinned, settings]
        if pinned and st.button(say(common.UNPIN), key=f"{key}:clear"):
            pinned = []
    st.session_state[f"{key}:list"] = pinned
    link.write(key, link.pack([list(pin.values()) for pin in pinned]))
    runs = {_run_name(pin, settings, pinned, symbols): pin for pin in pinned if pin != settings}
    return {**runs, _run_name(settings, settings, pinned, symbols): settings}


def table(
    runs: dict[str, Settings], results: dict[str, dict[str, object]], symbols: Symbols
) -> None:
    """Draw the table of what differs between the runs, with the results there are."""
    if len(runs) > 1:
        rows = [
            {
                **{
                    _name(symbols[name]): _value(symbols[name], settings[name]) for name in settings
                },
                **results.get(run, {}),
            }
            for run, settings in runs.items()
        ]
        st.caption(say(common.PINNED))
        st.dataframe(pd.DataFrame(rows), hide_index=True)


def _run_name(pin: Settings, settings: Settings, pinned: list[Settings], symbols: Symbols) -> str:
    """A short name that says only what differs among the runs."""
    everyone = [settings, *pinned]
    differ = [name for name in settings if len({run[name] for run in everyone}) > 1]
    parts = [f"{_name(symbols[n])} {_short(_value(symbols[n], pin[n]))}" for n in differ]
    return ", ".join(parts) or say(common.NOW)


def _name(symbol: str | Text | Symbol) -> str:
    name = symbol.name if isinstance(symbol, Symbol) else symbol
    return say(name) if isinstance(name, Text) else name


def _value(symbol: str | Text | Symbol, value: Any) -> Any:
    return symbol.written(value) if isinstance(symbol, Symbol) else value


def _pinned(key: str, settings: Settings, call: Callable[..., Call[Any]]) -> list[Settings]:
    if f"{key}:list" in st.session_state:
        return st.session_state[f"{key}:list"]
    given = st.query_params.get(key, "")
    rows = link.unpack(given, columns=len(settings), most=MOST)
    pinned = [pin for row in rows if (pin := _read(row, settings)) and _runs(pin, call)]
    if given and (len(pinned) < len(rows) or not rows):
        link.refuse(key, given)
    return pinned


def _read(row: list[str], settings: Settings) -> Settings | None:
    """A pin from the cells of the link, each of the type that its setting has now."""
    try:
        cells = zip(settings.items(), row, strict=True)
        return {name: type(now)(cell) for (name, now), cell in cells}
    except ValueError:
        return None


def _runs(pin: Settings, call: Callable[..., Call[Any]]) -> bool:
    """Whether core takes a pin of the link; the page itself looks choices up and reads tables."""
    try:
        call(**pin).check()
    except (InputError, LookupError, ValueError):
        return False
    return True


def _short(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
