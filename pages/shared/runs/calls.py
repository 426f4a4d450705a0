"""One experiment is one call of core: run it, cache it, and write it down as code."""

from __future__ import annotations

import functools
import inspect
import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, ParamSpec, TypeVar, cast, overload

from pages.shared.caches.bounded import Bounded
from pages.shared.caches.identity import fix, identity

INLINE = 1000  # values; a longer array is read from the data file that goes with the script
Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
Other = TypeVar("Other")
_RESULTS = Bounded(entries=2000, size=300_000_000)  # bytes; of all visitors together


@dataclass(frozen=True, eq=False)
class Call(Generic[Result]):
    """A function of core with its arguments: what runs is what the code panel shows.

    An argument may be a call itself (see ``as_argument``): its result is handed over, and the
    script nests them. The result of an iterator is what it yields last, and the script runs
    through it.
    """

    function: Callable[..., Any]
    arguments: dict[str, Any]

    @overload
    @classmethod
    def of(
        cls,
        function: Callable[Parameters, Iterator[Other]],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Call[Other]: ...

    @overload
    @classmethod
    def of(
        cls,
        function: Callable[Parameters, Other],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Call[Other]: ...

    @classmethod
    def of(cls, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Call[Any]:
        """The call ``function(*args, **kwargs)``, whose arguments and result a type checker knows.

        In the script the arguments stand by their names, in the order in which they are given.
        """
        named = dict(zip(_parameters(function), args, strict=False)) if args else {}
        return Call(function, named | kwargs)

    def as_argument(self) -> Result:
        """This call as an argument of another one, where its type is that of its result."""
        return cast(Result, self)

    def with_arguments(self, **arguments: Any) -> Call[Result]:
        """The same call with some arguments changed."""
        return Call(self.function, self.arguments | arguments)

    def run(self) -> Result:
        """The result, the same read-only object each time these arguments are asked for."""
        return _run(self)

    def check(self) -> None:
        """Raise what core raises for these arguments; a long run is called, but not begun."""
        if is_long_run(self.function):
            self.function(**plain(self.arguments))
        else:
            self.run()

    def identity(self) -> str:
        """The same text for the same function with the same arguments, however long they are."""
        return self._identity

    @cached_property
    def _identity(self) -> str:
        return identity((self.function, sorted(self.arguments.items(), key=lambda item: item[0])))

    def long_arguments(self) -> dict[str, Any]:
        """The arguments that are too long to be written into a script."""
        inner = [value for value in self.arguments.values() if isinstance(value, Call)]
        own = {name: value for name, value in self.arguments.items() if _is_long(value)}
        return {n: v for call in inner for n, v in call.long_arguments().items()} | own

    def functions(self) -> list[Callable[..., Any]]:
        """The function that is called, and those of the calls that are its arguments."""
        inner = [value for value in self.arguments.values() if isinstance(value, Call)]
        return [self.function, *(function for call in inner for function in call.functions())]

    def code(self, result: str = "result") -> str:
        """The call as a script that runs where the folder core is and leaves what it gives."""
        long = self.long_arguments()
        lines = [*sorted(self._imports()), ""]
        if long:
            lines = ["import numpy as np", "", *lines]
            lines.append('form = {"delimiter": ",", "names": True, "encoding": "utf-8-sig"}')
            lines.append('data = np.genfromtxt("data.csv", **form)')
            lines += [f'{name} = data["{name}"]' for name in long]
        arguments = [f"    {name}={value}," for name, value in self._written()]
        if is_long_run(self.function):
            lines += [f"for {result} in {self._name()}(", *arguments, "):"]
            lines.append("    pass  # each result tells the run so far; the last one is kept")
        else:
            lines += [f"{result} = {self._name()}(", *arguments, ")"]
        return "\n".join(lines) + "\n"

    def written(self) -> str:
        """The call in one line, its arguments by their names."""
        return _literal(self)

    def _name(self) -> str:
        module = self.function.__module__.rpartition(".")[2]
        return f"{module}.{self.function.__qualname__}"

    def _imports(self) -> set[str]:
        places = [function.__module__.rpartition(".") for function in self.functions()]
        return {f"from {package} import {module}" for package, _, module in places}

    def _written(self) -> list[tuple[str, str]]:
        return [
            (name, name if _is_long(value) else _literal(value))
            for name, value in self.arguments.items()
        ]


def progress(call: Call[Result], arguments: dict[str, Any]) -> Iterable[Result]:
    """What a call yields along the way, the result last; ``arguments`` are its own, made plain."""
    result = call.function(**arguments)
    return result if isinstance(result, Iterator) else (result,)


def value_of(given: Any) -> Any:
    """The result of a call; anything else as it is."""
    return given.run() if isinstance(given, Call) else given


def plain(arguments: dict[str, Any]) -> dict[str, Any]:
    """Arguments with the results of those that are calls."""
    return {name: value_of(given) for name, given in arguments.items()}


def _run(call: Call[Any]) -> Any:
    return _RESULTS.get(call.identity(), lambda: _computed(call))


def _computed(call: Call[Any]) -> Any:
    """The result of a call, the last one of an iterator, which nobody can write into."""
    result = call.function(**plain(call.arguments))
    if isinstance(result, Iterator):
        *_, result = result
    fix(result)
    return result


@functools.lru_cache(maxsize=512)
def _parameters(function: Callable[..., Any]) -> tuple[str, ...]:
    return tuple(inspect.signature(function).parameters)


@functools.lru_cache(maxsize=512)
def is_long_run(function: Callable[..., Any]) -> bool:
    """Whether what a function returns is an iterator, which yields how far the work is.

    Its declared type is asked, so that nothing has to be computed to know.
    """
    returned = typing.get_type_hints(inspect.unwrap(function)).get("return")
    origin = typing.get_origin(returned) or returned
    return inspect.isclass(origin) and issubclass(origin, Iterator)


def _is_long(value: Any) -> bool:
    return hasattr(value, "__len__") and not isinstance(value, str) and len(value) > INLINE


def _literal(value: Any) -> str:
    if isinstance(value, Call):
        arguments = ", ".join(f"{name}={written}" for name, written in value._written())
        return f"{value._name()}({arguments})"
    return repr(value.tolist() if hasattr(value, "tolist") else value)
