"""Crowds of visitors: students at work, real browsers, trainings in the queue, short sessions."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import TimeoutError

from pages.shared.words import common
from tests.app import TABS
from tests.browser.chromium import CHROMIUM, chromium, settle
from tests.load.students import Crowd, Place, Touch, open_tab, slider_steps, warm
from tests.websocket import Browser

HEAVY = ("learning-rate", "network")  # a tab with a long run
LONGEST = 60.0  # seconds of such a run on a busy machine
AT_ONCE = 8  # short sessions at the same time
SLIDER = "[data-testid=stMain] [data-testid=stSlider] input[type=range]"
# All pictures of a page, as drawn
PICTURES = """() => [...document.querySelectorAll('.stVegaLiteChart .marks')].map(
    mark => mark.tagName === 'CANVAS' ? mark.toDataURL() : mark.innerHTML).join()"""


def places() -> Sequence[Place]:
    """The tabs that students open: every tab of every lesson."""
    return TABS


def prepare(url: str) -> None:
    """Wait until the server has compiled everything, and cache all results that students need."""
    warm(url, places())


def study(url: str, where: Sequence[Place], count: int, seconds: float) -> list[Touch]:
    """Let ``count`` students work for some seconds; returns what they did."""
    return Crowd(url, where, count).work(seconds)


@dataclass
class Looks:
    """What real browsers have checked: pictures drawn anew, and pages where none was."""

    drawn: int = 0
    wrong: list[str] = field(default_factory=list)


@contextmanager
def watching(url: str) -> Iterator[Looks]:
    """A few real browsers move a slider repeatedly while the block runs."""
    looks, stop = Looks(), threading.Event()
    thread = threading.Thread(target=_look, args=(url, looks, stop))
    if CHROMIUM.exists():
        thread.start()
    yield looks
    stop.set()
    if CHROMIUM.exists():
        thread.join()


def _look(url: str, looks: Looks, stop: threading.Event) -> None:
    """Playwright works in one thread only, so this one drives all of its pages."""
    with chromium() as browser:
        pages = []
        for path in ("convolution", "overfitting", "rnn"):
            page = browser.new_context(locale="en-US").new_page()
            page.goto(f"{url}/{path}")
            pages.append(settle(page))
        while not stop.is_set():
            for page in pages:
                before = page.evaluate(PICTURES)
                slider = page.locator(SLIDER).first
                at_end = slider.evaluate("input => input.value === input.max")
                slider.focus()
                page.keyboard.press("ArrowLeft" if at_end else "ArrowRight")
                try:
                    page.wait_for_function(f"before => ({PICTURES})() !== before", arg=before)
                    looks.drawn += 1
                except TimeoutError:
                    looks.wrong.append(page.url)
                settle(page)


@contextmanager
def training(url: str) -> Iterator[None]:
    """One student starts one training after another while the block runs."""
    stop = threading.Event()

    def train() -> None:
        seed = 0
        while not stop.is_set():
            seed += 1
            with _training_visitor(url, seed, 12_000) as visitor:
                while visitor.repeating and not stop.is_set():
                    visitor.stay(0.5)

    thread = threading.Thread(target=train)
    thread.start()
    yield
    stop.set()
    thread.join()


def _training_visitor(url: str, number: int, steps: int) -> Browser:
    """A visitor whose link starts a training with settings of its own, so that it is not cached."""
    visitor = Browser(url)
    rates = (0.01, 0.02, 0.05, 0.1)
    seed, rate = number % 21, rates[number // 21 % len(rates)]
    path, tab = HEAVY
    visitor.open(path, f"tab={tab}&network_seed={seed}&network_rate={rate}&network_steps={steps}")
    return visitor


@dataclass(frozen=True)
class Queued:
    """What the visitors of a queue of trainings saw."""

    expected: int
    finished: int
    places: int  # the last place in the queue that was shown
    freed: float  # seconds from a visitor's leaving until the next one was shown a better place

    def __str__(self) -> str:
        return (
            f"{self.finished} of {self.expected} finished, places shown up to {self.places}, "
            f"a place was free {self.freed:.1f} s after its student had left"
        )


def queue_up(url: str, count: int) -> Queued:
    """``count`` students start a training each; one of those who wait leaves."""
    with ExitStack() as stack:
        visitors = [
            stack.enter_context(_training_visitor(url, 30 + n, 12_000)) for n in range(count)
        ]
        waiting = [v for v in visitors if _place(v)]
        shown = max(map(_place, visitors), default=0)
        leaver, last = waiting[0], waiting[-1]
        last.stay(0.1)
        before = _place(last)
        begin = time.monotonic()
        leaver.close()
        last.until(lambda: _place(last) < before)
        freed = time.monotonic() - begin
        others = [visitor for visitor in visitors if visitor is not leaver]
        with ThreadPoolExecutor(len(others)) as pool:
            list(pool.map(lambda visitor: visitor.settle(count * LONGEST), others))
        done = common.DONE.en.partition(":")[0]
        finished = sum(any(done in text for text in v.texts()) or _has_done(v) for v in others)
    return Queued(len(others), finished, shown, freed)


def _has_done(visitor: Browser) -> bool:
    """Whether the page shows a finished run: no button to stop it, and its pictures."""
    stops = [widget for widget in visitor.widgets("button") if widget.key.endswith(":stop")]
    return not stops and visitor.shows("vega_lite_chart")


def _place(visitor: Browser) -> int:
    """The place in the queue that the page shows; 0 if it shows none."""
    pattern = re.escape(common.QUEUED.en).replace(r"\{place\}", r"(\d+)")
    pattern = pattern.replace(r"\{minutes\}", r"\d+")
    found = (re.fullmatch(pattern, text) for text in visitor.texts())
    return next((int(match[1]) for match in found if match), 0)


def come_and_go(url: str, count: int) -> None:
    """Run ``count`` sessions, each of which opens a tab, drags a slider and leaves."""
    where = places()

    def session(number: int) -> None:
        with open_tab(url, where[number % len(where)]) as visitor:
            for widget, value in slider_steps(visitor)[:1]:
                visitor.set(widget, value)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(session, range(count)))
