"""What a learner or a link wrote is shown as it was written, wherever a page repeats it."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from pages.lessons import LESSONS
from tests.browser.chromium import settle
from tests.browser.test_hands import POINTS, upload
from tests.night import share

PAYLOADS = [
    "http://evil.example/a",
    "a\n# heading\n\n- item\n\n1. item",
    "`` ` ``` http://evil.example `",
    "![x](http://evil.example/a.png)",
    "a\n\n|a|b|\n|-|-|\n|1|2|",
    "www.evil.example me@evil.example",
    "[x](http://evil.example)",
    "<img src=http://evil.example/x>",
    ":red[x] $x$ :smile: &lt; **b**",
    "a\r\n***\r\n> quoted\n\n    code\n===",
]
PLACES = {  # a link that makes a page repeat a text; the text goes where % is
    "setting": "overfitting?tab=fit&fit_terms=%",
    "pins": "overfitting?tab=fit&fit_pins=%",
    "points": POINTS.rpartition("=")[0] + "=%",
    "equation": "chaos?tab=attractor&attractor_system=own&attractor_own_x=%",
}
# Elements that only Markdown can have made of the text, and the text itself
MADE = """() => [...document.querySelectorAll(
    '[data-testid=stAlert] *, [data-testid=stMain] a[href*=evil], [data-testid=stMain] img, '
    + '[data-testid=stCaptionContainer] *')].filter(part => part.matches(
    'a, img, h1, h2, h3, h4, h5, h6, ul, ol, table, hr, blockquote, pre, strong strong, em, '
    + '.katex, [data-testid=stIconMaterial]:not([data-testid=stAlertDynamicIcon] *)')
    && !part.closest('[data-testid=stHeaderActionElements]')).map(part => part.outerHTML)"""
CODES = """() => [...document.querySelectorAll('[data-testid=stAlert] code')]
    .map(code => code.textContent)"""


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def is_shown_as_written(page: Page, text: str) -> None:
    """One of the page's sentences has it, or its beginning, as code; nothing was made of it."""
    assert page.evaluate(MADE) == []
    shown = page.evaluate(CODES)
    assert any(code and on_one_line(text).startswith(code.strip()) for code in shown), shown


@pytest.mark.parametrize(
    ("place", "payload"), share([(p, t) for t in PAYLOADS for p in ("setting", "points")], 4)
)
def test_a_link_is_repeated_as_it_was_written(visit, place, payload):
    page, _ = visit(PLACES[place].replace("%", quote(payload)))
    is_shown_as_written(page, payload[:40])


@pytest.mark.parametrize(
    ("place", "payload"),
    share([(p, t) for p in ("equation", "pins") for t in PAYLOADS], 10),
)
def test_nothing_is_made_of_what_a_link_says(visit, place, payload):
    heading = next(
        lesson.title.en for lesson in LESSONS if PLACES[place].startswith(lesson.address)
    )
    page, _ = visit(PLACES[place].replace("%", quote(payload)), wait_for=heading)
    page.locator("[data-testid=stAlert]").first.wait_for()
    assert page.evaluate(MADE) == []


@pytest.mark.parametrize("payload", share(PAYLOADS, 5))
def test_a_heading_and_a_cell_of_a_file_are_repeated_as_they_were_written(visit, payload):
    page, _ = visit(POINTS)
    quoted = payload.replace('"', "'")
    upload(page, f'"{quoted}","y"\n"{quoted}",2\n3,4\n5,6\n'.encode(), f"{len(payload)} # a.csv")
    page.locator("[data-testid=stAlert] code").first.wait_for()
    is_shown_as_written(settle(page), payload[:40])
