"""Students: each opens a tab, drags its sliders with pauses, and now and then starts a new session.

They speak Streamlit's own websocket protocol, one thread each. All results are cached beforehand,
so that the measured time is Streamlit's and the pages', not that of the mathematics.
"""

from __future__ import annotations

import random
import statistics
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pages.shared.words import common
from tests.benchmarks.reruns import positions, sent
from tests.elements import Widget
from tests.websocket import Browser

THINK = 2.0  # seconds between two touches, on average
POSITIONS = 4  # of each slider
LEAVES = 0.04  # share of touches that end a session; the student opens a new one at once

Place = tuple[str, str]  # page, tab


@dataclass(frozen=True)
class Touch:
    """One action of a student, and how long the page took to answer."""

    page: str
    what: str  # "open" or "drag"
    seconds: float
    at: float  # seconds since the crowd started
    error: str = ""


def slider_steps(visitor: Browser) -> list[tuple[Widget, list[object]]]:
    """Every slider of the open tab, with each value that students drag it to."""
    return [
        (widget, value)
        for widget in visitor.widgets("slider", "select_slider")
        for value in positions(widget, POSITIONS)
    ]


def default(widget: Widget) -> list[object]:
    """The default of a slider, as a browser sends it."""
    return sent(widget, list(widget.proto.default))


def open_tab(url: str, place: Place) -> Browser:
    """A new session on a tab."""
    visitor = Browser(url)
    visitor.open(place[0], f"tab={place[1]}" if place[1] else "")
    return visitor


def warm(url: str, places: Iterable[Place]) -> None:
    """Open every tab and drag every slider once, so that all results are cached."""
    for place in places:
        with open_tab(url, place) as visitor:
            visitor.settle()
            for widget, value in slider_steps(visitor):
                visitor.set(widget, value)
                visitor.set(widget, default(widget))


def shown_error(visitor: Browser) -> str:
    """The error that the page shows, or an empty text."""
    texts = visitor.texts()
    if visitor.shows("exception"):
        return f"an exception on the page: {texts}"
    return common.BUG.en if common.BUG.en in texts else ""


class Crowd:
    """Students who work at the same time."""

    def __init__(self, url: str, places: Sequence[Place], count: int, *, seed: int = 0) -> None:
        self.url = url
        self.touches: list[Touch] = []
        self._start, self._stop = time.monotonic(), threading.Event()
        self._threads = [
            threading.Thread(target=self._study, args=(places[at % len(places)], seed + at))
            for at in range(count)
        ]

    def work(self, seconds: float) -> list[Touch]:
        """Let all students work; returns what they did after the first sixth of the time."""
        for thread in self._threads:
            thread.start()
        self._stop.wait(seconds)
        self._stop.set()
        for thread in self._threads:
            thread.join()
        return [touch for touch in self.touches if touch.at > seconds / 6 or touch.error]

    def _study(self, place: Place, seed: int) -> None:
        rng = random.Random(seed)
        self._stop.wait(rng.uniform(0, THINK))
        while not self._stop.is_set():
            try:
                self._session(place, rng)
            except Exception as error:  # a lost connection, a page that does not answer
                self._note(place, "open", time.monotonic(), f"{type(error).__name__}: {error}")

    def _session(self, place: Place, rng: random.Random) -> None:
        begin = time.monotonic()
        with open_tab(self.url, place) as visitor:
            self._note(place, "open", begin, shown_error(visitor))
            while not self._stop.is_set() and rng.random() > LEAVES:
                visitor.stay(min(rng.expovariate(1 / THINK), 4 * THINK))
                if not (choice := slider_steps(visitor)):
                    continue
                widget, value = rng.choice(choice)
                for target in (value, default(widget)):
                    begin = time.monotonic()
                    visitor.set(widget, target)
                    self._note(place, "drag", begin, shown_error(visitor))
                    visitor.stay(rng.uniform(0.5, 1.5) * THINK)

    def _note(self, place: Place, what: str, begin: float, error: str) -> None:
        now = time.monotonic()
        touch = Touch(place[0] or "home", what, now - begin, now - self._start, error)
        self.touches.append(touch)


def percentile(seconds: Sequence[float], percent: int) -> float:
    """The time within which ``percent`` percent of the requests were answered."""
    if len(seconds) < 2:
        return seconds[0] if seconds else float("nan")
    return statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1]
