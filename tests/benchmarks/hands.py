"""Dragging on the stage, in a browser: how many pictures are drawn while the mouse moves.

Each line sets the seconds that a picture takes against those that it may take: a thirtieth where
the browser has the family, a tenth where core answers each move.
"""

from __future__ import annotations

from playwright.sync_api import Page

from tests.app import STAGED
from tests.benchmarks.measuring import Line
from tests.browser.chromium import chromium, settle
from tests.server import serving

WINDOW = {"width": 1280, "height": 800}
IN_BROWSER, BY_CORE = 1 / 30, 1 / 10  # seconds that a picture may take
OPENS = 7_000  # milliseconds; the tape that plays when a tab opens has ended then
# Counts the pictures of the screen in which the hero has changed
COUNT = """() => {
    const hero = document.querySelector('[class*=st-key-hero-] .stVegaLiteChart');
    window.pictures = 0;
    let changed = false;
    new MutationObserver(() => { changed = true; })
        .observe(hero, {subtree: true, childList: true, attributes: true});
    const look = () => {
        if (changed) window.pictures += 1;
        changed = false;
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    window.begun = performance.now();
}"""
RESULT = "() => (performance.now() - window.begun) / 1000 / Math.max(1, window.pictures)"
GRIP = """() => {
    const setting = '[class*=st-key-stage-] [data-testid=stSlider]:not([class*=_ask] *)';
    const box = document.querySelector(`${setting} input`).parentElement.parentElement;
    const {x, y, width, height} = box.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
}"""


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part: the main setting of each stage, and points that are dragged."""
    moves = 60 if quick else 200
    table = []
    with serving() as server, chromium() as browser:
        for path, tab in STAGED:
            page = browser.new_page(viewport=WINDOW)  # type: ignore[arg-type]
            page.goto(f"{server.url}/{path}?tab={tab}&lang=en")
            settle(page).wait_for_timeout(OPENS)
            x, y = page.evaluate(GRIP)
            taken = _drag(page, x, y, (1.0, 0.0), moves)
            table.append(
                Line(f"a picture under the hand, {path} {tab}", taken, IN_BROWSER, at_most=1)
            )
            if page.locator(".handle").count():
                box = page.locator(".handle").nth(2).bounding_box()
                assert box
                taken = _drag(page, box["x"] + 9, box["y"] + 9, (0.2, -1.0), moves)
                table.append(Line(f"a picture by core, {path} {tab}", taken, BY_CORE, at_most=1))
            page.close()
    return table


def _drag(page: Page, x: float, y: float, way: tuple[float, float], moves: int) -> float:
    """Seconds per picture while the mouse drags forth and back by 60 pixels, in so many moves."""
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(COUNT)
    for move in range(moves):
        far = 60 - abs(move % 120 - 60)
        page.mouse.move(x + way[0] * far, y + way[1] * far)
    taken = page.evaluate(RESULT)
    page.mouse.up()
    settle(page)
    return taken
