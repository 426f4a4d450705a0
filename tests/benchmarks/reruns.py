"""Reruns of every slider of every tab on a real server, against the least that a tab can cost.

That is tests/served/floor.py: a slider, and a chart made beforehand. Counted is the processor time
of the servers, which answer in turns. Cold: settings that no visitor has used before, without the
time that core computes, which has a line of its own. Warm: the same settings for a second visitor,
in a new browser without a cache. XLA writes one file for each module that it compiles; while
sliders are dragged there must be no new file.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pages.lessons import LESSONS
from tests import timed_core
from tests.benchmarks.measuring import Line
from tests.elements import Widget
from tests.server import Server, serving
from tests.websocket import Browser

FLOOR = "tests/served/floor.py"
WARM, COLD = 5.0, 10.0  # floors that a rerun may cost
LONGEST = {"rnn": "steps_length=200&gates_length=200"}  # the longest sequences of the sliders
QUIET = 3.0  # seconds without a new module, after which nothing is compiled any more
BUSY = 0.1  # processors that a server needs for more than its own clocks


@dataclass(frozen=True)
class Drag:
    """One step of a dragged slider in processor seconds, and of the floor's right after it."""

    slider: str
    core: float  # of them, what core computed
    page: float  # and all the rest
    floor: float


@dataclass(frozen=True)
class Tab:
    """What was measured on one tab."""

    name: str
    cold_drags: list[Drag]
    warm_drags: list[Drag]
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


def processor_seconds(server: Server) -> float:
    """The processor time of a server so far, that of threads which have ended included."""
    return time.clock_gettime(~server.process.pid << 3 | 2)  # as clock_getcpuclockid(3) names it


def _rest(server: Server) -> None:
    """Wait until a server has nothing to do, so that its warm-up counts for no tab."""
    before = -1.0
    while (now := processor_seconds(server)) - before > BUSY * QUIET:
        before = now
        time.sleep(QUIET)


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part of the table: the slowest slider of each tab, warm and cold.

    ``quick`` measures only the first and the last tab of each lesson.
    """
    table = []
    for tab in tabs(most=4, ends_only=True) if quick else tabs(most=9):
        for state, drags, limit in (("warm", tab.warm_drags, WARM), ("cold", tab.cold_drags, COLD)):
            slider, page, core, floor = slowest(drags)
            what = f"rerun, {tab.name}, {state}, {slider}"
            table.append(Line(what, page, floor, at_most=limit))
        table.append(Line(f"core in it, {tab.name}, cold, {slider}", core, floor))
        dragged = len(tab.cold_drags) + len(tab.warm_drags)
        table.append(Line(f"compiled modules, {tab.name}", tab.compiled, dragged, at_most=0))
    return table


def tabs(most: int, *, ends_only: bool = False) -> Iterator[Tab]:
    """Measures the tabs of all lessons, at most ``most`` positions of each slider."""
    with tempfile.TemporaryDirectory() as folder:
        compilations, core = Compilations(folder), Path(folder) / "core_seconds"
        core.write_text("0")
        environment = {**compilations.environment, timed_core.FILE: str(core)}
        with (
            serving(launcher="tests.timed_core", environment=environment) as server,
            serving(script=FLOOR) as floor_server,
        ):
            with Browser(server.url) as first:
                first.open(LESSONS[0].address)  # the warm-up begins
                first.settle()
                _rest(server)
            with Browser(floor_server.url) as floor:
                floor.open()
                pair = Pair(server, core, floor_server, floor)
                for lesson in LESSONS:
                    names = list(lesson.tabs)
                    for name in dict.fromkeys([names[0], names[-1]] if ends_only else names):
                        if (
                            tab := _measured(pair, lesson.address, name, most, compilations)
                        ).cold_drags:
                            yield tab  # else it has no slider


def _measured(pair: Pair, page: str, name: str, most: int, compilations: Compilations) -> Tab:
    with Browser(pair.server.url) as first, Browser(pair.server.url) as second:
        _go(first, page, name)
        before = compilations.settle()
        cold_drags = list(pair.drag(first, most))
        _go(second, page, name)
        warm_drags = list(pair.drag(second, most))
    return Tab(f"{page} {name}", cold_drags, warm_drags, compilations.count() - before)


def slowest(drags: list[Drag]) -> tuple[str, float, float, float]:
    """The slider with the largest median of the page, it, core's, and the floor's median."""
    by_slider = {drag.slider: [d for d in drags if d.slider == drag.slider] for drag in drags}
    medians = {
        slider: statistics.median(drag.page for drag in its) for slider, its in by_slider.items()
    }
    worst = max(medians, key=lambda slider: medians[slider])
    core = statistics.median(drag.core for drag in by_slider[worst])
    return worst, medians[worst], core, statistics.median(drag.floor for drag in drags)


@dataclass(frozen=True)
class Pair:
    """Our server, with the file in which it writes what core computed, and that of the floor."""

    server: Server
    core: Path
    floor_server: Server
    floor: Browser

    def drag(self, browser: Browser, most: int) -> Iterator[Drag]:
        """Drags each slider of the open tab and puts it back, in turns with the floor's slider."""
        for widget in browser.widgets("slider", "select_slider"):
            for at, value in enumerate(positions(widget, most)):
                before, core = processor_seconds(self.server), float(self.core.read_text())
                browser.set(widget, value)
                all_of_it = processor_seconds(self.server) - before
                computed = float(self.core.read_text()) - core
                yield Drag(widget.key, computed, all_of_it - computed, self._least(at))
            browser.set(widget, sent(widget, current(widget)))

    def _least(self, at: int) -> float:
        before = processor_seconds(self.floor_server)
        self.floor.set(self.floor.widgets("slider")[0], [2 + at])
        return processor_seconds(self.floor_server) - before


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


def _go(browser: Browser, page: str, tab: str) -> None:
    """Opens a tab with the settings of LONGEST and waits until all its runs have ended."""
    browser.open(page, "&".join(filter(None, [f"tab={tab}", LONGEST.get(page, "")])))
    browser.settle()
