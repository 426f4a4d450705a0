"""The first visitor of a fresh server, who comes by a link with values in it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from pages.lessons import LESSONS
from pages.shared.stage.lesson import Lesson
from pages.shared.words import common
from tests.browser.chromium import PATIENCE, call_shown, changed, settle
from tests.night import NIGHT, share
from tests.server import COLD, serving


@pytest.mark.parametrize("lessons", share([(LESSONS[at::8],) for at in range(8)], 8))
def test_a_deep_link_brings_page_language_menu_and_values(lessons, visit):
    """All come at once, before the server has run any page to its end."""
    request = {
        lesson: (call, link) for lesson in lessons for call, link in [asked_by(lesson, visit)]
    }
    with serving(launcher=COLD) as fresh:
        pages = {}
        for lesson, (_, query) in request.items():
            address = f"{lesson.address}?{query}"
            pages[lesson], _ = visit(address, base=fresh.url, wait_for=lesson.title.zh)
        for lesson, page in pages.items():
            call, query = request[lesson]
            settle(page, 3 * PATIENCE)  # TensorFlow starts, and both pages wait for it
            assert page.locator("h1").inner_text() == lesson.title.zh
            assert page.locator("[data-testid=stSidebarNavLink]").count() == len(LESSONS) + 1
            assert page.get_by_role("dialog").count() == 0  # "Page not found"
            assert call_shown(page) == call
            assert urlsplit(page.url)[2:4] == (f"/{lesson.address}", query)
            page.close()  # before its server ends


def asked_by(lesson: Lesson, visit) -> tuple[str, str]:
    """What a lesson runs at its third preset, in Chinese: the call and the query of its link."""
    page, _ = visit(f"{lesson.address}?lang=zh")
    usual = call_shown(page)
    presets = page.locator("[data-testid=stMain] [data-testid=stButtonGroup]:visible").first
    presets.locator("button").nth(2).click()
    call, query = changed(page, usual), urlsplit(page.url).query
    page.close()
    return call, query


@NIGHT  # by day without a browser: test_platform.py
def test_the_first_screen_comes_before_tensorflow_and_fills_itself(browser):
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    with serving() as fresh:
        page.goto(f"{fresh.url}/{LESSONS[0].address}", wait_until="commit")
        page.get_by_text(common.STARTING.en).wait_for(timeout=PATIENCE)
        assert page.locator("h1").inner_text() == LESSONS[0].title.en
        assert page.locator(".stVegaLiteChart").count() == 0
        settle(page)  # nobody clicks
        assert page.get_by_text(common.STARTING.en).count() == 0
        assert page.locator(".stVegaLiteChart").count() > 0
    context.close()


@NIGHT  # by day without a browser: test_platform.py, and test_every_tab.py for the sentence
def test_a_bug_shows_one_sentence_and_goes_to_the_log(visit):
    """A broken core stands for a bug of ours: the page may say no more than that it is one."""
    with serving(launcher="tests.browser.broken") as broken:
        page, _ = visit(LESSONS[0].address, base=broken.url, wait_for=common.BUG.en)
        assert page.locator("h1").inner_text() == LESSONS[0].title.en
        assert "a secret of the server" not in page.locator("body").inner_text()
        assert "Traceback" not in page.locator("body").inner_text()
        assert "RuntimeError: a secret of the server" in broken.said()
        page.close()  # before its server ends
