"""The identity of a value: a short text that is the same for the same content.

What ``fix`` has made read-only is looked at once: an array is hashed once, a result is known by a
number of its own.
"""

from __future__ import annotations

import hashlib
import itertools
import pickle
import weakref
from collections.abc import Callable
from typing import Any

import pandas as pd

PLAIN = (str, bytes, bool, int, float, type(None))
_NUMBERS = itertools.count()
# id of a fixed object -> a weak reference to it, and its identity as soon as somebody needs it
_FIXED: dict[int, tuple[weakref.ref[Any], list[Any]]] = {}


def identity(value: Any) -> str:
    """The identity of a value built of numbers, texts, arrays, tables and dataclasses.

    >>> identity((1, [2.0])) == identity((1, [2.0])), identity(1) == identity(1.0)
    (True, False)
    """
    return hashlib.sha256(repr(_parts(value)).encode()).hexdigest()


def fix(value: Any) -> None:
    """Make the arrays below a result read-only, and remember them and the result.

    A result that has been fixed has an identity of its own: of two equal ones each has another.
    """
    if hasattr(value, "__dataclass_fields__"):
        if _is_fixed(value):
            return
        _remember(value, [("object", next(_NUMBERS))])
        for name in value.__dataclass_fields__:
            fix(getattr(value, name))
    elif isinstance(value, (list, tuple)):
        for item in value:
            if isinstance(item, PLAIN):  # nothing to fix, nor in the others of a long list
                break
            fix(item)
    elif isinstance(value, dict):
        for item in value.values():
            fix(item)
    elif _is_array(value) and not _is_fixed(value):
        value.setflags(write=False)
        _remember(value, [])


def _remember(value: Any, known: list[Any]) -> None:
    key = id(value)
    _FIXED[key] = weakref.ref(value, lambda _: _FIXED.pop(key, None)), known


def _is_fixed(value: Any) -> bool:
    return id(value) in _FIXED


def _known(value: Any, find: Callable[[Any], Any]) -> Any:
    """What is remembered of a fixed object, or what ``find`` finds."""
    _, known = _FIXED.get(id(value), (None, None))
    if known is None:
        return find(value)
    if not known:
        known.append(find(value))
    return known[0]


def _is_array(value: Any) -> bool:
    return hasattr(value, "setflags") and value.ndim > 0


def _parts(value: Any) -> Any:
    """A value as nested tuples of plain values, which Python writes down the same each time."""
    if isinstance(value, PLAIN):
        return value
    if hasattr(value, "identity"):  # a call
        return ("identity", value.identity())
    if isinstance(value, (list, tuple)):
        return (type(value).__name__, *map(_parts, value))
    if isinstance(value, dict):
        return ("dict", *((_parts(name), _parts(item)) for name, item in value.items()))
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        return _known(value, _fields)
    if _is_array(value):
        return _known(value, _digest)
    if isinstance(value, pd.DataFrame):
        return ("table", *((name, _column(cells)) for name, cells in value.items()))
    if isinstance(value, pd.Series):
        return ("column", value.name, _column(value))
    if hasattr(value, "__qualname__"):
        return (value.__module__, value.__qualname__)
    return hashlib.sha256(pickle.dumps(value)).hexdigest()


def _fields(value: Any) -> tuple[Any, ...]:
    names = value.__dataclass_fields__
    return (type(value).__qualname__, *(_parts(getattr(value, name)) for name in names))


def _digest(array: Any) -> tuple[Any, ...]:
    if array.dtype.hasobject:
        return ("array", array.shape, _parts(array.tolist()))
    content = hashlib.sha256(array.tobytes()).hexdigest()
    return ("array", array.dtype.str, array.shape, content)


def _column(cells: pd.Series) -> Any:
    index = cells.index
    places = repr(index) if isinstance(index, pd.RangeIndex) else _digest(index.to_numpy())
    return (places, _digest(cells.to_numpy()))
