"""Reruns of every slider of every tab on a real server, against a bare page with slider and chart.

Cold: settings that no visitor has used before. Warm: the same settings for a second visitor, in a
new browser without a cache. Both servers answer in turns. XLA writes one file for each module that
it compiles; while sliders are dragged there must be no new file.
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
LONGEST = {"rnn": "steps_length=200&gates_length=200"}  # the longest sequences of the sliders
QUIET = 3.0  # seconds without a new module, after which the warm-up counts as done


@dataclass(frozen=True)
class Drag:
    """One step of a dragged slider, and of the bare page's slider right after it."""

    slider: str
    seconds: float
    bare: float


@dataclass(frozen=True)
class Tab:
    """What was measured on one tab."""

    name: str
    first_drags: list[Drag]
    warm: list[Drag]
    compiled: int  # modules while sliders were dragged


class Compilations:
    """Counts the modules that XLA compiles in a server started with this environment."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)
        self.environment = {"XLA_FLAGS": f"--xla_dump_to={folder} --xla_dump_hlo_as_text"}

    def count(self) -> int:
        """The number of modules compiled so far."""
        return len(list(self.folder.glob("*before_optimizations.txt")))

    def settle(self) -> int:
        """The count once it has stopped growing."""
        count, since = self.count(), time.monotonic()
        while time.monotonic() - since < QUIET:
            time.sleep(0.1)
            if (now := self.count()) != count:
                count, since = now, time.monotonic()
        return count


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part of the table: the slowest slider of each tab, warm and cold.

    ``quick`` measures only the first and the last tab of each lesson.
    """
    table = []
    for tab in tabs(most=4, ends_only=True) if quick else tabs(most=9):
        for state, drags, limit in (("warm", tab.warm, 3), ("cold", tab.first_drags, None)):
            slider, ours, bare = slowest(drags)
            table.append(Line(f"rerun, {tab.name}, {state}, {slider}", ours, bare, at_most=limit))
        dragged = len(tab.first_drags) + len(tab.warm)
        table.append(Line(f"compiled modules, {tab.name}", tab.compiled, dragged, at_most=0))
    return table


def tabs(most: int, *, ends_only: bool = False) -> Iterator[Tab]:
    """Measures the tabs of all lessons, at most ``most`` positions of each slider."""
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
                        first_drags = list(_drag(first, bare, most))
                        _go(second, lesson.address, label)
                        warm = list(_drag(second, bare, most))
                        compiled = compilations.count() - before
                    if first_drags:  # else the tab has no slider
                        yield Tab(f"{lesson.address} {label}", first_drags, warm, compiled)


def slowest(drags: list[Drag]) -> tuple[str, float, float]:
    """The slider with the largest median, that median, and the median of the bare page."""
    medians = {
        slider: statistics.median(drag.seconds for drag in drags if drag.slider == slider)
        for slider in {drag.slider for drag in drags}
    }
    worst = max(medians, key=lambda slider: medians[slider])
    return worst, medians[worst], statistics.median(drag.bare for drag in drags)


def positions(widget: Widget, most: int) -> list[list[object]]:
    """At most ``most`` values of a slider, evenly spaced, without the current one.

    Of a range slider the upper end is dragged.
    """
    slider = widget.proto
    count = round((slider.max - slider.min) / slider.step) + 1
    most = min(count, most)
    places = sorted({round(at * (count - 1) / max(most - 1, 1)) for at in range(most)})
    *lower, start = current(widget)
    values = [slider.min + slider.step * at for at in places]
    return [sent(widget, [*lower, v]) for v in values if v != start and v >= min(lower, default=v)]


def current(widget: Widget) -> list[float]:
    """A slider's current values: from the link, else its default; a select slider's are indices."""
    slider = widget.proto
    if not slider.set_value:
        return list(slider.default)
    if widget.kind == "select_slider":
        return [list(slider.options).index(label) for label in slider.raw_value]
    return list(slider.value)


def sent(widget: Widget, values: list[float]) -> list[object]:
    """The values of a slider as a browser sends them: for a select slider its labels."""
    if widget.kind == "select_slider":
        return [widget.proto.options[int(value)] for value in values]
    return list(values)


def _go(browser: Browser, page: str, label: str) -> None:
    """Opens a tab with the settings of LONGEST and waits until all its runs have ended."""
    browser.open(page, LONGEST.get(page, ""))
    browser.settle()
    bar = browser.widgets("tab_container")[0]
    browser.set(bar, label)
    browser.settle()


def _drag(browser: Browser, bare: Browser, most: int) -> Iterator[Drag]:
    """Drags each slider of the open tab and puts it back, in turns with the bare page's slider."""
    for widget in browser.widgets("slider", "select_slider"):
        for value in positions(widget, most):
            seconds = browser.set(widget, value).seconds
            other = bare.widgets("slider")[0]
            bare_seconds = bare.set(other, [2 + len(repr(value)) % 50]).seconds
            yield Drag(widget.key, seconds, bare_seconds)
        browser.set(widget, sent(widget, current(widget)))
