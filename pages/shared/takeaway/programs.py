"""The plain programs of a tab, with the settings of its call in their constants."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from core import plain
from pages.shared.runs.calls import INLINE, Call


@dataclass(frozen=True)
class Filled:
    """A program with a call's settings."""

    file: str
    text: str
    missing: tuple[str, ...]  # settings of the call that the program has no constant for


def of_call(lesson: str, tab: str, call: Call) -> list[Filled]:
    """The programs of a tab, in the order of the index; an empty list where it has none."""
    return [_filled(program.file, call) for program in plain.of_tab(lesson, tab)]


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
        elif repr(value) != repr(_default(call.function, name)):
            missing.append(name)
    return given, missing


def _fits(value: Any, choices: Collection[str] | None) -> bool:
    """Whether a value can be written into a program that knows these choices, or any."""
    if isinstance(value, str):
        return choices is None or value in choices
    return not hasattr(value, "__len__") or len(value) <= INLINE


def _default(function: Callable[..., Any], name: str) -> Any:
    return inspect.signature(function).parameters[name].default
