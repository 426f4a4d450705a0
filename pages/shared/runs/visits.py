"""Counts the pages that run for visitors now, so that other work can let them go first."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LOOK = 0.2  # seconds between two looks at whether to give up


class Visits:
    """Runs of pages on this server: those under way, and whether any is over."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._under_way, self._any_over = 0, False

    @contextmanager
    def visit(self) -> Iterator[None]:
        """While a page runs for a visitor."""
        with self._changed:
            self._under_way += 1
        try:
            yield
        finally:
            with self._changed:
                self._under_way -= 1
                self._any_over = True
                self._changed.notify_all()

    def wait_for_first(self, seconds: float, give_up: Callable[[], bool]) -> None:
        """Return when a page has run to its end, at the latest after so many seconds."""
        self._wait(lambda: self._any_over, seconds, give_up)

    def wait_for_none(self, seconds: float, give_up: Callable[[], bool]) -> None:
        """Return when no page runs, at the latest after so many seconds."""
        self._wait(lambda: not self._under_way, seconds, give_up)

    def _wait(self, come: Callable[[], bool], seconds: float, give_up: Callable[[], bool]) -> None:
        end = time.monotonic() + seconds
        with self._changed:
            while not come() and time.monotonic() < end and not give_up():
                self._changed.wait(LOOK)


visits = Visits()
