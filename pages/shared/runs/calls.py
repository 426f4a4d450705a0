"""One experiment is one call of core: run it, cache it, and write it down as code."""

from __future__ import annotations

import hashlib
import importlib
import inspect
import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

INLINE = 1000  # values; a longer array is read from the data file that goes with the script


@dataclass(frozen=True, eq=False)
class Call:
    """A function of core with its arguments: what runs is what the code panel shows.

    An argument may be a call itself: its result is handed over, and the script nests them. The
    result of a generator is what it yields last, and the script runs through it.
    """

    function: Callable[..., Any]
    arguments: dict[str, Any] = field(default_factory=dict)

    def run(self) -> Any:
        """The result, from the cache if these arguments were asked for before."""
        return _run(self.function.__module__, self.function.__qualname__, plain(self.arguments))

    def check(self) -> None:
        """Raise what core raises for these arguments; a long run is called, but not begun."""
        if yields(self.function):
            self.function(**plain(self.arguments))
        else:
            self.run()

    def identity(self) -> str:
        """The same text for the same function with the same arguments, however long they are."""
        named = (self.function.__module__, self.function.__qualname__)
        told = {n: v.identity() if isinstance(v, Call) else v for n, v in self.arguments.items()}
        return hashlib.sha256(pickle.dumps((named, sorted(told.items())))).hexdigest()

    def long_arguments(self) -> dict[str, Any]:
        """The arguments that are too long to be written into a script."""
        inner = [value for value in self.arguments.values() if isinstance(value, Call)]
        found = {name: value for name, value in self.arguments.items() if _is_long(value)}
        return {n: v for call in inner for n, v in call.long_arguments().items()} | found

    def code(self, result: str = "result") -> str:
        """The call as a script that runs from the project's root and leaves what it gives."""
        long = self.long_arguments()
        lines = [*sorted(self._imports()), ""]
        if long:
            lines = ["import numpy as np", "", *lines]
            lines.append('data = np.genfromtxt("data.csv", delimiter=",", names=True)')
            lines += [f'{name} = data["{name}"]' for name in long]
        arguments = [f"    {name}={value}," for name, value in self._written()]
        if yields(self.function):
            lines += [f"for {result} in {self._name()}(", *arguments, "):"]
            lines.append("    pass  # each result tells the run so far; the last one is kept")
        else:
            lines += [f"{result} = {self._name()}(", *arguments, ")"]
        return "\n".join(lines) + "\n"

    def _name(self) -> str:
        module = self.function.__module__.rpartition(".")[2]
        return f"{module}.{self.function.__qualname__}"

    def _imports(self) -> set[str]:
        package, _, module = self.function.__module__.rpartition(".")
        inner = [value for value in self.arguments.values() if isinstance(value, Call)]
        return {f"from {package} import {module}"}.union(*(call._imports() for call in inner))

    def _written(self) -> list[tuple[str, str]]:
        return [
            (name, name if _is_long(value) else _literal(value))
            for name, value in self.arguments.items()
        ]


def progress(call: Call, arguments: dict[str, Any]) -> Iterable[Any]:
    """What a call tells along the way, the result last; ``arguments`` are its own, made plain."""
    told = call.function(**arguments)
    return told if yields(call.function) else (told,)


def value_of(given: Any) -> Any:
    """The result of a call; anything else as it is."""
    return given.run() if isinstance(given, Call) else given


def plain(arguments: dict[str, Any]) -> dict[str, Any]:
    """Arguments with the results of those that are calls."""
    return {name: value_of(given) for name, given in arguments.items()}


@st.cache_data(max_entries=2000, max_size="300MB", show_spinner=False)
def _run(module: str, function: str, arguments: dict[str, Any]) -> Any:
    called = getattr(importlib.import_module(module), function)
    if not yields(called):
        return called(**arguments)
    *_, last = called(**arguments)
    return last


def yields(function: Callable[..., Any]) -> bool:
    """Whether a function tells of its work on the way: a generator, or one that hands one on."""
    return str(inspect.unwrap(function).__annotations__.get("return")).startswith("Iterator")


def _is_long(value: Any) -> bool:
    return hasattr(value, "__len__") and not isinstance(value, str) and len(value) > INLINE


def _literal(value: Any) -> str:
    if isinstance(value, Call):
        arguments = ", ".join(f"{name}={one}" for name, one in value._written())
        return f"{value._name()}({arguments})"
    return repr(value.tolist() if hasattr(value, "tolist") else value)
