"""A cache with two bounds: so many entries, and so many bytes of them together."""

from __future__ import annotations

import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

import pandas as pd

Value = TypeVar("Value")


class Bounded:
    """Values by their keys; where there are too many, those that nobody used for longest go.

    >>> cache = Bounded(entries=2, size=10_000)
    >>> [cache.get(key, lambda key=key: key.upper()) for key in ("a", "b", "a", "c")]
    ['A', 'B', 'A', 'C']
    >>> list(cache.sizes)
    ['a', 'c']
    """

    def __init__(self, entries: int, size: int) -> None:
        self.entries, self.size = entries, size
        self.sizes: OrderedDict[str, int] = OrderedDict()  # bytes; the last used one at the end
        self._values: dict[str, Any] = {}
        self._makers: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, key: str, make: Callable[[], Value]) -> Value:
        """The value of a key, the same object each time; made once, also for many at once."""
        with self._lock:
            if key in self._values:
                self.sizes.move_to_end(key)
                return self._values[key]
            maker = self._makers.setdefault(key, threading.Lock())
        with maker:
            with self._lock:
                if key in self._values:  # another visitor has just made it
                    return self._values[key]
            try:
                value = make()
                self._keep(key, value)
            finally:
                self._makers.pop(key, None)
        return value

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self.sizes.clear()
            self._values.clear()

    def _keep(self, key: str, value: Any) -> None:
        size = size_of(value)
        if size > self.size:
            return
        with self._lock:
            self._values[key], self.sizes[key] = value, size
            total = sum(self.sizes.values())
            while len(self.sizes) > self.entries or total > self.size:
                oldest, freed = self.sizes.popitem(last=False)
                total -= freed
                del self._values[oldest]


def size_of(value: Any) -> int:
    """Bytes of a value with all that is in it; what it has twice counts once."""
    return _size(value, set())


def _size(value: Any, seen: set[int]) -> int:
    if id(value) in seen:
        return 0
    seen.add(id(value))
    if isinstance(value, pd.DataFrame):
        return int(value.memory_usage(deep=True).sum())
    if hasattr(value, "nbytes"):
        owner = getattr(value, "base", None)
        return _size(owner, seen) if hasattr(owner, "nbytes") else value.nbytes
    size = sys.getsizeof(value)
    if isinstance(value, (list, tuple)):
        size += sum(_size(item, seen) for item in value)
    elif isinstance(value, dict):
        size += sum(_size(item, seen) for item in value.values())
    elif hasattr(value, "__dataclass_fields__"):
        size += sum(_size(getattr(value, name), seen) for name in value.__dataclass_fields__)
    return size
