"""The system's Chromium, driven by Playwright, and what a page of ours looks like from inside."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from pages.shared.words import common
from pages.shared.words import stage as words

CHROMIUM = Path("/usr/bin/chromium")
INSTALL = "apt-get install chromium fonts-noto-cjk"
QUIET = (  # what a browser does on its own account: not what a page asks for
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",  # there is none; a process that imitates one takes a fifth of the time
    "--disable-software-rasterizer",
)
PATIENCE = 60_000  # milliseconds; a busy machine imports TensorFlow in twenty seconds
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}

# The main setting of a tab on the stage; not the slider of its guess
MAIN_SLIDER = "[class*=st-key-stage-] [data-testid=stSlider]:not([class*=_ask] *)"

SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    return app && app.dataset.testConnectionState === 'CONNECTED'
        && app.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-testid=stSkeleton], [data-stale=true]')
        && document.querySelector('h1') && document.querySelector('.stVegaLiteChart')
        && [...document.querySelectorAll('.stVegaLiteChart')].every(c => c.querySelector('.marks'));
}"""

CHARTS = """() => [...document.querySelectorAll('.stVegaLiteChart')].map(chart => {
    const box = chart.parentElement.getBoundingClientRect();
    const drawn = chart.querySelector('svg.marks, canvas.marks');
    if (!drawn) return {kind: 'none', marks: 0, whole: false, label: null};
    const is = drawn.getBoundingClientRect();
    let marks = 0;
    if (drawn.tagName === 'canvas' || drawn.tagName === 'CANVAS') {
        const pixels = drawn.getContext('2d').getImageData(0, 0, drawn.width, drawn.height).data;
        const colors = new Set();
        for (const color of new Uint32Array(pixels.buffer)) {
            if (color >>> 24) colors.add(color & 0xffffff);  // the rest is its opacity
            if (colors.size > 8) break;  // more than axes and words have
        }
        marks = colors.size > 8 ? colors.size : 0;
    } else {
        const shapes = '.mark-line path, .mark-symbol path, .mark-rect path, .mark-area path, '
            + '.mark-trail path, .mark-rule line, .mark-arc path';
        for (const shape of drawn.querySelectorAll(shapes)) {
            if (shape.closest('.role-axis, .role-legend, .role-axis-grid, .background')) continue;
            const size = shape.getBBox();
            if (size.width > 0 || size.height > 0) marks += 1;
        }
    }
    const described = chart.closest('[aria-label]') || chart.querySelector('[aria-label]');
    const whole = box.left - 1 <= is.left && is.right <= box.right + 1;
    return {kind: drawn.tagName.toLowerCase(), marks, whole,
        label: described && described.getAttribute('aria-label')};
})"""


class Seen:
    """What a page asks for and complains about until the block ends."""

    def __init__(self, page: Page, own: str) -> None:
        self.own = urlsplit(own).netloc
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.sent: list[object] = []  # what went to the server over the websocket
        self._page = page
        self._listeners: dict[Any, Any] = {
            "request": lambda request: self.requests.append(request.url),
            "websocket": self._websocket,
            "pageerror": lambda error: self.errors.append(f"uncaught: {error}"),
            "console": self._console,
        }

    def __enter__(self) -> Seen:
        for event, listener in self._listeners.items():
            self._page.on(event, listener)
        return self

    def __exit__(self, *_: object) -> None:
        for event, listener in self._listeners.items():
            self._page.remove_listener(event, listener)

    def _websocket(self, socket: Any) -> None:
        self.requests.append(socket.url)
        socket.on("framesent", lambda frame: self.sent.append(frame))

    def _console(self, message: Any) -> None:
        # Streamlit looks for its server below the page's own path first, and gets a 404 there
        probe = message.location.get("url", "").endswith(("_stcore/health", "_stcore/host-config"))
        if message.type == "error" and not probe:
            self.errors.append(message.text)

    @property
    def foreign(self) -> list[str]:
        """Requests that left the server's own origin."""
        schemes = ("data:", "blob:", "about:")
        own = [url for url in self.requests if urlsplit(url).netloc == self.own]
        return [u for u in self.requests if u not in own and not u.startswith(schemes)]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's browser; raises FileNotFoundError where there is none."""
    if not CHROMIUM.exists():
        raise FileNotFoundError(f"{CHROMIUM} is not there: {INSTALL}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(QUIET))
        yield browser
        browser.close()


def settle(page: Page, patience: float = PATIENCE) -> Page:
    """Wait until the app is connected and has run, and its charts, one at least, are drawn."""
    try:
        page.wait_for_function(SETTLED, timeout=patience, polling=100)
        page.wait_for_timeout(200)  # a rerun that the first one asked for starts within this time
        page.wait_for_function(SETTLED, timeout=patience, polling=100)
    except TimeoutError:
        state = page.locator("[data-testid=stApp]").evaluate("app => ({...app.dataset})")
        shown = page.locator("[data-testid=stMain]").inner_text()
        raise AssertionError(f"{page.url} does not settle: {state}\n{shown[:2000]}") from None
    return page


def open_more(page: Page) -> None:
    """Open the settings that a stage keeps closed."""
    more = page.locator("[data-testid=stExpander] summary:visible", has_text=words.MORE.en).first
    if more.count() and more.locator("xpath=..").get_attribute("open") is None:
        more.click()
        settle(page)


def call_shown(page: Page) -> str:
    """The call in the code panel of the open tab, the panel opened if it was not."""
    title = re.compile(f"{common.CODE.en}|{common.CODE.zh}")
    panel = page.locator("[data-testid=stExpander]:visible", has_text=title).last
    if panel.locator("details").get_attribute("open") is None:
        panel.locator("summary").click()
    ran = panel.locator("[data-testid=stCode] code", has_text="from core import")
    return ran.first.inner_text()


def changed(page: Page, before: str) -> str:
    """The call in the code panel once it is another one than before."""
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline:
        now = call_shown(settle(page))
        if now != before:
            return now
        page.wait_for_timeout(100)
    raise AssertionError("the call did not change")


def charts(page: Page) -> list[dict[str, Any]]:
    """Every chart of the page: how it is drawn, its marks, whether it fits into its place.

    Those of a run under way are drawn anew now and then: they are read while all are there and
    whole, or after ten seconds as they are.
    """
    for _ in range(100):
        seen = page.evaluate(CHARTS)
        if all(chart["marks"] and chart["whole"] for chart in seen):
            break
        page.wait_for_timeout(100)
    return seen
