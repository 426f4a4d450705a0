"""Students: each opens a tab, drags its sliders with pauses, now and then leaves and comes back.

They speak Streamlit's own websocket protocol, one thread each. What they drag is warm: somebody had
the same settings before, so what is measured is the way through Streamlit, not the mathematics.
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
LEAVES = 0.04  # share of touches that are the last of a session; the student comes back at once

Place = tuple[str, str]  # page, tab


@dataclass(frozen=True)
class Touch:
    """One thing that a student did, and how long the page took to answer."""

    page: str
    what: str  # "open" or "drag"
    seconds: float
    at: float  # since the crowd came
    error: str = ""


def moves(visitor: Browser) -> list[tuple[Widget, list[object]]]:
    """Every slider of the open tab with each position that students drag it to."""
    return [
        (widget, value)
        for widget in visitor.widgets("slider", "select_slider")
        for value in positions(widget, POSITIONS)
    ]


def back(widget: Widget) -> list[object]:
    """Where a slider stood at first."""
    return sent(widget, list(widget.proto.default))


def come(url: str, place: Place) -> Browser:
    """A new session on a tab."""
    visitor = Browser(url)
    visitor.open(place[0], f"tab={place[1]}" if place[1] else "")
    return visitor


def warm(url: str, places: Iterable[Place]) -> None:
    """Ask for everything that students will ask for."""
    for place in places:
        with come(url, place) as visitor:
            visitor.settle()
            for widget, value in moves(visitor):
                visitor.set(widget, value)
                visitor.set(widget, back(widget))


def complaint(visitor: Browser) -> str:
    """What is wrong with the page, if anything is."""
    texts = visitor.texts()
    if visitor.shows("exception"):
        return f"an exception on the page: {texts}"
    return common.BUG.en if common.BUG.en in texts else ""


class Crowd:
    """Students who work until they are sent home."""

    def __init__(self, url: str, places: Sequence[Place], count: int, *, seed: int = 0) -> None:
        self.url = url
        self.touches: list[Touch] = []
        self._start, self._home = time.monotonic(), threading.Event()
        self._threads = [
            threading.Thread(target=self._study, args=(places[at % len(places)], seed + at))
            for at in range(count)
        ]

    def work(self, seconds: float) -> list[Touch]:
        """Come, work for so long, go home; what was done, the first moments left out."""
        for thread in self._threads:
            thread.start()
        self._home.wait(seconds)
        self._home.set()
        for thread in self._threads:
            thread.join()
        return [touch for touch in self.touches if touch.at > seconds / 6 or touch.error]

    def _study(self, place: Place, seed: int) -> None:
        drawn = random.Random(seed)
        self._home.wait(drawn.uniform(0, THINK))
        while not self._home.is_set():
            try:
                self._session(place, drawn)
            except Exception as error:  # a lost connection, a page that does not answer
                self._note(place, "open", time.monotonic(), f"{type(error).__name__}: {error}")

    def _session(self, place: Place, drawn: random.Random) -> None:
        begin = time.monotonic()
        with come(self.url, place) as visitor:
            self._note(place, "open", begin, complaint(visitor))
            while not self._home.is_set() and drawn.random() > LEAVES:
                visitor.stay(min(drawn.expovariate(1 / THINK), 4 * THINK))
                if not (choice := moves(visitor)):
                    continue
                widget, value = drawn.choice(choice)
                for to in (value, back(widget)):
                    begin = time.monotonic()
                    visitor.set(widget, to)
                    self._note(place, "drag", begin, complaint(visitor))
                    visitor.stay(drawn.uniform(0.5, 1.5) * THINK)

    def _note(self, place: Place, what: str, begin: float, error: str) -> None:
        now = time.monotonic()
        touch = Touch(place[0] or "home", what, now - begin, now - self._start, error)
        self.touches.append(touch)


def percentile(seconds: Sequence[float], percent: int) -> float:
    """The time within which so many percent were answered."""
    if len(seconds) < 2:
        return seconds[0] if seconds else float("nan")
    return statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1]
