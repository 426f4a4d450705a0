"""Every slider of every tab on a real server, against a bare page with a slider and a chart.

Cold: settings that nobody has asked for. Warm: the same settings once more, for another visitor,
whose browser has nothing kept. Both servers answer in turns. What XLA compiles is counted by its
own dump, one file a module: while sliders are dragged there must be none.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pages.lessons import LESSONS
from tests.benchmarks.measuring import Line
from tests.elements import Widget
from tests.server import serving
from tests.websocket import Browser

BARE = "tests/served/bare.py"
LONGEST = {"rnn": "steps_length=200&gates_length=200"}  # sequences as long as the sliders allow
QUIET = 3.0  # seconds without a new module: the warm-up has compiled everything


@dataclass(frozen=True)
class Drag:
    """One step of a dragged slider, and the same on the bare page right after it."""

    slider: str
    seconds: float
    bare: float


@dataclass(frozen=True)
class Tab:
    """What was measured on one tab."""

    name: str
    cold: list[Drag]
    warm: list[Drag]
    compiled: int  # modules while sliders were dragged


class Compilations:
    """Counts what XLA compiles in a server that is started with this environment."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)
        self.environment = {"XLA_FLAGS": f"--xla_dump_to={folder} --xla_dump_hlo_as_text"}

    def count(self) -> int:
        """How many modules have been compiled so far."""
        return len(list(self.folder.glob("*before_optimizations.txt")))

    def settle(self) -> int:
        """The count once it has stopped growing."""
        known, since = self.count(), time.monotonic()
        while time.monotonic() - since < QUIET:
            time.sleep(0.1)
            if (now := self.count()) != known:
                known, since = now, time.monotonic()
        return known


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part of the table: of each tab the slowest slider, warm and cold.

    In a hurry the first and the last tab of each lesson stand for all.
    """
    found = []
    for tab in tabs(most=4, ends_only=True) if quick else tabs(most=9):
        for state, drags, limit in (("warm", tab.warm, 3), ("cold", tab.cold, None)):
            slider, ours, bare = slowest(drags)
            found.append(Line(f"rerun, {tab.name}, {state}, {slider}", ours, bare, at_most=limit))
        dragged = len(tab.cold) + len(tab.warm)
        found.append(Line(f"compiled modules, {tab.name}", tab.compiled, dragged, at_most=0))
    return found


def tabs(most: int, *, ends_only: bool = False) -> Iterator[Tab]:
    """Measures the tabs of all lessons, up to so many positions of each slider."""
    with tempfile.TemporaryDirectory() as folder:
        compilations = Compilations(folder)
        with (
            serving(environment=compilations.environment) as server,
            serving(script=BARE) as bare_server,
            Browser(bare_server.url) as bare,
        ):
            bare.open()
            for lesson in LESSONS:
                with Browser(server.url) as first:
                    first.open(lesson.address)
                    first.settle()
                    labels = first.tabs()
                for label in dict.fromkeys([labels[0], labels[-1]] if ends_only else labels):
                    with Browser(server.url) as first, Browser(server.url) as second:
                        _go(first, lesson.address, label)
                        before = compilations.settle()
                        cold = list(_drag(first, bare, most))
                        _go(second, lesson.address, label)
                        warm = list(_drag(second, bare, most))
                        compiled = compilations.count() - before
                    if cold:  # else nothing on it can be dragged
                        yield Tab(f"{lesson.address} {label}", cold, warm, compiled)


def slowest(drags: list[Drag]) -> tuple[str, float, float]:
    """The slider with the largest median, that median, and the median of the bare page."""
    medians = {
        slider: statistics.median(one.seconds for one in drags if one.slider == slider)
        for slider in {one.slider for one in drags}
    }
    worst = max(medians, key=lambda slider: medians[slider])
    return worst, medians[worst], statistics.median(one.bare for one in drags)


def positions(widget: Widget, most: int) -> list[list[object]]:
    """Up to so many values of a slider, evenly from end to end, without the one it stands at.

    Of a slider with two ends the upper one is dragged.
    """
    slider = widget.proto
    count = round((slider.max - slider.min) / slider.step) + 1
    most = min(count, most)
    places = sorted({round(at * (count - 1) / max(most - 1, 1)) for at in range(most)})
    *lower, start = standing(widget)
    values = [slider.min + slider.step * at for at in places]
    return [sent(widget, [*lower, v]) for v in values if v != start and v >= min(lower, default=v)]


def standing(widget: Widget) -> list[float]:
    """Where a slider stands: as the link says, else at its default; a select slider by places."""
    slider = widget.proto
    if not slider.set_value:
        return list(slider.default)
    if widget.kind == "select_slider":
        return [list(slider.options).index(label) for label in slider.raw_value]
    return list(slider.value)


def sent(widget: Widget, values: list[float]) -> list[object]:
    """The values of a slider as a browser sends them: a select slider's by their labels."""
    if widget.kind == "select_slider":
        return [widget.proto.options[int(value)] for value in values]
    return list(values)


def _go(browser: Browser, page: str, label: str) -> None:
    """Opens a tab at its longest and waits until nothing on it is under way."""
    browser.open(page, LONGEST.get(page, ""))
    browser.settle()
    bar = browser.widgets("tab_container")[0]
    browser.set(bar, label)
    browser.settle()


def _drag(browser: Browser, bare: Browser, most: int) -> Iterator[Drag]:
    """Drags each slider of the open tab and puts it back; the bare page answers in turns."""
    for widget in browser.widgets("slider", "select_slider"):
        for value in positions(widget, most):
            seconds = browser.set(widget, value).seconds
            other = bare.widgets("slider")[0]
            size = bare.set(other, [2 + len(repr(value)) % 50]).seconds
            yield Drag(widget.key, seconds, size)
        browser.set(widget, sent(widget, standing(widget)))
