"""How long a training takes: only the seconds in which the network trains are counted.

A training is a generator. It stands still while its caller draws or judges, and that time is not
counted. The compilation of a new shape is counted.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def timed(progress: Iterable[T]) -> Iterator[tuple[T, float]]:
    """Yields each value of a generator, with the seconds that the generator has worked so far.

    >>> [(letter, seconds < 1.0) for letter, seconds in timed(iter("ab"))]
    [('a', True), ('b', True)]
    """
    seconds, steps = 0.0, iter(progress)
    while True:
        begun = time.perf_counter()
        try:
            value = next(steps)
        except StopIteration:
            return
        seconds += time.perf_counter() - begun
        yield value, seconds


def clocked(work: Callable[[], T]) -> tuple[T, float]:
    """Returns the result of a function, and the seconds it took.

    >>> clocked(lambda: 7)[0]
    7
    """
    return next(timed(work() for _ in range(1)))
