"""Several visitors of one real server: long runs take turns, and none blocks another visitor."""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from pages.shared.words import common
from tests.server import Server, serving
from tests.websocket import Browser

CORES = os.cpu_count() or 1


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(script="tests/served/long.py") as running:
        yield running


@pytest.fixture
def visitors(server: Server) -> Iterator[list[Browser]]:
    """One more than there are processors, and another one behind."""
    with ExitStack() as stack:
        yield [stack.enter_context(Browser(server.url)) for _ in range(CORES + 2)]


def under_way(visitor: Browser) -> bool:
    """Whether the visitor sees progress."""
    return any("under way" in text for text in visitor.texts())


def waits_at(visitor: Browser, place: int) -> bool:
    """Whether the page shows the visitor this place in the queue."""
    told = common.QUEUED.en.partition(",")[0].format(place=place)
    return any(text.startswith(told) for text in visitor.texts())


def test_long_runs_take_turns_and_a_stop_or_a_leave_makes_room(visitors: list[Browser]):
    for seed, visitor in enumerate(visitors):
        visitor.open("", f"seed={seed}")
        if seed < CORES:
            visitor.until(lambda visitor=visitor: under_way(visitor))
    *running, third, fourth = visitors
    assert waits_at(third, 1)
    assert waits_at(fourth, 2)

    stopped = running[-1]
    stopped.set(stopped.widget("long:stop"), True)
    third.until(lambda: under_way(third))
    fourth.until(lambda: waits_at(fourth, 1))
    stopped.settle()
    words = "\n".join(stopped.texts())
    assert common.STOPPED.en.split("{")[0] in words
    assert "steps, finished" in words  # what was computed is still drawn

    third.close()
    fourth.until(lambda: under_way(fourth))


def test_one_visitors_long_run_does_not_hold_up_anothers_reruns(server: Server):
    """A run that held Python or a lock would let others wait for its end, a thousand times longer.

    With all processors taken, up to 3 times was measured; 4 where the run is a pure Python loop.
    """

    def drag(visitor: Browser) -> float:
        slider = visitor.widgets("slider")[0]
        return statistics.median(visitor.set(slider, [value]).seconds for value in range(1, 30))

    with ExitStack() as stack:
        idle, *busy = [stack.enter_context(Browser(server.url)) for _ in range(1 + CORES)]
        idle.open()
        drag(idle)
        alone = drag(idle)
        for seed, visitor in enumerate(busy):
            visitor.open("", f"seed={seed}")
            visitor.until(lambda visitor=visitor: under_way(visitor))
        among_others = drag(idle)
        for visitor in busy:
            visitor.rerun()
            assert under_way(visitor)  # else nothing was measured
    assert among_others < 20 * alone
