"""One student brings the worst files one after the other: how long the others wait meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import requests

from tests.benchmarks.reading import FILES, LARGEST
from tests.load.students import default, slider_steps
from tests.websocket import Browser

OWN = "tab=fit&fit_data=own"
UPLOADER = "fit_points:file"
PAUSE = 0.1  # seconds between two questions to the server
ROUNDS = 2


@dataclass
class Waits:
    """Seconds that the health page and another visitor's slider took while files came."""

    health: list[float] = field(default_factory=list)
    slider: list[float] = field(default_factory=list)


@contextmanager
def _repeated(action: Callable[[], None], times: list[float]) -> Iterator[None]:
    """Repeat an action in another thread while the block runs, and note how long it takes."""
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            begin = time.monotonic()
            action()
            times.append(time.monotonic() - begin)
            stop.wait(PAUSE)

    thread = threading.Thread(target=ask)
    thread.start()
    yield
    stop.set()
    thread.join()


def bring(url: str) -> Waits:
    """Upload each of the worst files, and watch the health page and another visitor."""
    waits = Waits()
    with Browser(url) as student, Browser(url) as other:
        student.open("overfitting", OWN)
        student.settle()
        for opener in student.widgets("popover"):
            if opener.key.endswith(":edit"):
                student.set(opener, True)
        other.open("rnn", "tab=gates")
        other.settle()
        widget, value = slider_steps(other)[0]
        places = [value, default(widget)]
        for place in places:  # what both cost once is not what is measured
            other.set(widget, place)

        def move() -> None:
            places.reverse()
            other.set(widget, places[0])

        with (
            _repeated(lambda: _health(url), waits.health),
            _repeated(move, waits.slider),
        ):
            for number in range(ROUNDS):
                for name, made in FILES.items():
                    content = made(LARGEST - number)  # another file each time: none is cached
                    student.upload(student.widget(UPLOADER), f"{name}.csv", content)
    return waits


def _health(url: str) -> None:
    requests.get(f"{url}/_stcore/health", timeout=60).raise_for_status()
