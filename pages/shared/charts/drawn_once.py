"""Drawings that are made once for the same results and settings, in each language."""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from pages.shared.caches.bounded import Bounded
from pages.shared.caches.identity import identity
from pages.shared.words.language import current

Parameters = ParamSpec("Parameters")
Drawn = TypeVar("Drawn")
_DRAWINGS = Bounded(entries=1000, size=200_000_000)  # bytes; of all visitors together


def drawn_once(draw: Callable[Parameters, Drawn]) -> Callable[Parameters, Drawn]:
    """Decorate a function that makes drawings of its arguments and the language, of nothing else.

    The same arguments give the same drawings; a list or a dict of them is one of the caller's own.
    """

    @functools.wraps(draw)
    def drawn(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Drawn:
        given: Any = (draw, current(), args, kwargs)
        made = _DRAWINGS.get(identity(given), lambda: draw(*args, **kwargs))
        return copy.copy(made) if isinstance(made, (list, dict)) else made

    return drawn
