"""The plain programs of a tab, with the settings of its call in their constants."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core import plain
from pages.shared.runs.calls import INLINE, Call
from pages.shared.words import common
from pages.shared.words.language import say

HEIGHT = 420  # pixels; a longer program is scrolled


@dataclass(frozen=True)
class Filled:
    """A program with a call's settings."""

    file: str
    text: str
    missing: tuple[str, ...]  # settings of the call that the program has no constant for


def of_call(lesson: str, tab: str, call: Call) -> list[Filled]:
    """The programs of a tab, in the order of the index; an empty list where it has none."""
    return [_filled(program.file, call) for program in plain.of_tab(lesson, tab)]


def show(filled: Filled, place: str = "tab") -> None:
    """A plain program with its settings, and what of the page's is not in it.

    ``place``: where it is shown; a page may show it in a tab and among all programs.
    """
    st.caption(say(common.PLAIN_IS, file=filled.file))
    if filled.missing:
        st.caption(say(common.PLAIN_LACKS, names=", ".join(filled.missing)))
    st.code(filled.text, language="python", height=HEIGHT)
    key = f"plain:{place}:{filled.file}"
    st.download_button(filled.file, lambda: filled.text, filled.file, key=key, on_click="ignore")


def _filled(file: str, call: Call) -> Filled:
    given, missing = _settings(call, plain.constants(file), plain.choices(file))
    return Filled(file, plain.source(file, **given), tuple(missing))


def _settings(
    call: Call, constants: Collection[str], choices: Mapping[str, Collection[str]]
) -> tuple[dict[str, Any], list[str]]:
    """What of a call's arguments a program can be given, and the names of what it cannot.

    An argument that is a call itself stands for its own arguments where the program has them all.
    """
    given: dict[str, Any] = {}
    missing: list[str] = []
    for name, value in call.arguments.items():
        if isinstance(value, Call):
            inner, lacking = _settings(value, constants, choices)
            if not lacking and not inner.keys() & given.keys():
                given |= inner
                continue
            value = value.run()
        constant = name.upper()
        if constant in constants and _fits(value, choices.get(constant)):
            given[name] = value
        elif constant in constants or repr(value) != repr(_default(call.function, name)):
            missing.append(name)
    return given, missing


def _fits(value: Any, choices: Collection[str] | None) -> bool:
    """Whether a value can be written into a program that knows these choices, or any."""
    if isinstance(value, str):
        return choices is None or value in choices
    return not hasattr(value, "__len__") or len(value) <= INLINE


def _default(function: Callable[..., Any], name: str) -> Any:
    return inspect.signature(function).parameters[name].default
