"""How long a training takes: seconds in which the network trains, without what happens between.

A generator of progress stands still while its caller draws or judges; that time is not counted.
The compilation of a new shape is.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def timed(progress: Iterable[T]) -> Iterator[tuple[T, float]]:
    """Yields what a generator yields, each with the seconds that it has worked so far.

    >>> [(one, seconds < 1.0) for one, seconds in timed(iter("ab"))]
    [('a', True), ('b', True)]
    """
    seconds, steps = 0.0, iter(progress)
    while True:
        begun = time.perf_counter()
        try:
            one = next(steps)
        except StopIteration:
            return
        seconds += time.perf_counter() - begun
        yield one, seconds


def clocked(work: Callable[[], T]) -> tuple[T, float]:
    """Returns what a function returns, and the seconds it took.

    >>> clocked(lambda: 7)[0]
    7
    """
    return next(timed(work() for _ in range(1)))
