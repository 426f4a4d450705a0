"""Dragging on the stage, in a browser: how many pictures are drawn while the hand moves.

Each line sets the seconds that a picture takes against those that it may take: a thirtieth where
the browser has the family, a tenth where core answers each move. The hand moves once for each
picture of the screen, as a mouse does, to another value of the slider each time.
"""

from __future__ import annotations

from playwright.sync_api import Page

from tests.app import STAGED
from tests.benchmarks.measuring import Line
from tests.browser.chromium import MAIN_SLIDER, chromium, settle
from tests.server import serving

WINDOW = {"width": 1280, "height": 800}
IN_BROWSER, BY_CORE = 1 / 30, 1 / 10  # seconds that a picture may take
OPENS = 7_000  # milliseconds; the tape that plays when a tab opens has ended then
HANDLE = ".handle:nth-of-type(3)"
# Drags what is grasped forth and back, one step for each picture of the screen, and gives the
# seconds that a picture of the hero took; the pictures are those in which it changed.
DRAG = """async ([selector, moves, sideways]) => {
    const grasped = (root) => root.querySelector(selector) ?? [...root.querySelectorAll('*')]
        .map((each) => each.shadowRoot && grasped(each.shadowRoot)).find(Boolean);
    const thing = grasped(document);
    const input = thing.querySelector('input[type=range]');
    const target = input ? input.parentElement.parentElement : thing;
    const box = target.getBoundingClientRect();
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    let step = 1, turn = 60;  // pixels, and steps until the hand turns round
    if (input) {
        const track = thing.getBoundingClientRect();
        step = Math.max(1, track.width / ((input.max - input.min) / (Number(input.step) || 1)));
        turn = Math.max(5, Math.round(60 / step));
        if (track.right - x < x - track.left) step = -step;
    }
    Element.prototype.setPointerCapture = () => {};  // it knows no pointer of a program
    const touch = (kind, at) => target.dispatchEvent(new PointerEvent(kind, {
        bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', isPrimary: true,
        button: 0, buttons: 1,
        clientX: x + (sideways ? step * at : 0), clientY: y - (sideways ? 0 : step * at),
    }));
    const hero = document.querySelector('[class*=st-key-hero-] .stVegaLiteChart');
    let changed = false, pictures = 0;
    new MutationObserver(() => { changed = true; })
        .observe(hero, {subtree: true, childList: true, attributes: true});
    const next = () => new Promise(requestAnimationFrame);
    touch('pointerdown', 0);
    const begin = performance.now();
    for (let move = 1; move <= moves; move += 1) {
        await next();
        pictures += changed;
        changed = false;
        touch('pointermove', turn - Math.abs(move % (2 * turn) - turn));
    }
    const taken = performance.now() - begin;
    touch('pointerup', 0);
    return taken / 1000 / Math.max(1, pictures);
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
            taken = _drag(page, MAIN_SLIDER, moves, sideways=True)
            name = f"a picture under the hand, {path} {tab}"
            table.append(Line(name, taken, IN_BROWSER, at_most=1))
            if page.locator(HANDLE).count():
                taken = _drag(page, HANDLE, moves, sideways=False)
                table.append(Line(f"a picture by core, {path} {tab}", taken, BY_CORE, at_most=1))
            page.close()
    return table


def _drag(page: Page, selector: str, moves: int, *, sideways: bool) -> float:
    """Seconds per picture while the hand drags what is selected, in so many moves."""
    taken = page.evaluate(DRAG, [selector, moves, sideways])
    settle(page)
    return taken
