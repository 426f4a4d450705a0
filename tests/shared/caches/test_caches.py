"""Caches find a result again by its content, never change it, and never grow too large."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

from core import polynomial
from pages.shared.caches.bounded import Bounded, size_of
from pages.shared.caches.identity import fix, identity
from pages.shared.runs.calls import Call


@dataclass(frozen=True)
class Result:
    """A result with an array."""

    values: np.ndarray


def points(last: float = 3.0) -> pd.DataFrame:
    return pd.DataFrame({"x": [1.0, last], "name": ["a", "b"]})


SAME = {
    "numbers": lambda: (1, 2.5, None, True),
    "array": lambda: np.arange(4.0),
    "table": points,
    "result": lambda: Result(np.arange(3)),
    "call": lambda: Call(len, {"a": np.arange(2000)}),
    "function": lambda: len,
}


@pytest.mark.parametrize("make", SAME.values(), ids=SAME)
def test_equal_content_has_the_same_identity(make):
    assert identity(make()) == identity(make())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 1.0),
        (0.0, -0.0),
        ([1], (1,)),
        ("1", 1),
        (np.zeros(2), np.zeros(3)),
        (np.zeros(2), np.zeros(2, np.float32)),
        (np.zeros((1, 2)), np.zeros((2, 1))),
        (points(), points(4.0)),
        (points(), points().rename(columns={"x": "y"})),
        (points(), points().set_index(pd.Index([5, 6]))),
        (np.array(["a", None], object), np.array(["b", None], object)),
        (Result(np.zeros(1)), Result(np.ones(1))),
        (Call(len, {"a": 1}), Call(len, {"a": 2})),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),  # the last run is the current one
        (len, max),
    ],
)
def test_another_content_has_another_identity(one, other):
    assert identity(one) != identity(other)


def test_an_array_that_somebody_may_change_is_looked_at_each_time():
    values = np.zeros(3)
    before = identity(values)
    values[0] = 1.0
    assert identity(values) != before


def test_a_fixed_result_is_read_only_and_known_by_itself():
    result = Result(np.zeros(3))
    fix([result])
    assert identity(result) == identity(result)
    assert identity(result) != identity(Result(np.zeros(3)))
    assert identity(result.values) == identity(np.zeros(3))
    with pytest.raises(ValueError, match="read-only"):
        result.values[0] = 1.0


def test_a_call_gives_the_same_object_each_time():
    call = Call.of(polynomial.fit, [0.0, 1.0], [1.0, 3.0], terms=2, steps=10)
    again = Call.of(polynomial.fit, [0.0, 1.0], [1.0, 3.0], terms=2, steps=10)
    assert call.run() is again.run()


def test_the_largest_number_of_bytes_is_kept():
    cache = Bounded(entries=100, size=10_000)
    for key in "abcdef":
        cache.get(key, lambda: np.zeros(300))  # 2400 bytes
    assert list(cache.sizes) == list("cdef")
    assert len(cache.get("too large", lambda: np.zeros(2000))) == 2000
    assert "too large" not in cache.sizes


def test_what_a_value_has_twice_counts_once():
    values = np.zeros(1000)
    assert size_of([values, values[:500], values.T]) < 1.1 * values.nbytes


def test_what_many_ask_for_at_once_is_made_once():
    cache, made = Bounded(entries=2, size=10_000), []

    def slow() -> int:
        time.sleep(0.05)
        made.append(1)
        return len(made)

    threads = [threading.Thread(target=cache.get, args=("a", slow)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_an_error_is_not_kept():
    cache = Bounded(entries=2, size=10_000)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            cache.get("a", lambda: 1 // 0)
    assert cache.get("a", lambda: 1) == 1
