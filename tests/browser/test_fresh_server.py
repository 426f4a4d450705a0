"""The first visitor of a fresh server, who comes by a link with values in it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from pages.shared.lessons import LESSONS
from pages.texts import common
from tests.browser.chromium import PATIENCE, call_shown, changed, settle
from tests.server import serving


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.path)
def test_a_deep_link_brings_page_language_menu_and_values(lesson, visit, browser):
    page, _ = visit(f"{lesson.path}?lang=zh")
    usual = call_shown(page)
    presets = page.locator("[data-testid=stMain] [data-testid=stButtonGroup]:visible").first
    presets.locator("button").last.click()
    asked = changed(page, usual)
    link = urlsplit(page.url)

    with serving() as fresh:
        first, _ = visit(f"{lesson.path}?{link.query}", base=fresh.url)
        assert first.locator("h1").inner_text() == lesson.title.zh
        assert first.locator("[data-testid=stSidebarNavLink]").count() == len(LESSONS) + 1
        assert first.get_by_role("dialog").count() == 0  # "Page not found"
        assert call_shown(first) == asked
        assert urlsplit(first.url).path == f"/{lesson.path}"
        assert urlsplit(first.url).query == link.query
        first.context.close()  # before its server ends


def test_the_first_screen_comes_before_tensorflow_and_fills_itself(browser):
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    with serving() as fresh:
        page.goto(f"{fresh.url}/{LESSONS[0].path}", wait_until="commit")
        page.get_by_text(common.STARTING.en).wait_for(timeout=PATIENCE)
        assert page.locator("h1").inner_text() == LESSONS[0].title.en
        assert page.locator(".stVegaLiteChart").count() == 0
        settle(page)  # nobody clicks
        assert page.get_by_text(common.STARTING.en).count() == 0
        assert page.locator(".stVegaLiteChart").count() > 0
    context.close()


def test_a_bug_shows_one_sentence_and_goes_to_the_log(visit):
    """A broken core stands for a bug of ours: the page may say no more than that it is one."""
    with serving(launcher="tests.browser.broken") as broken:
        page, _ = visit(LESSONS[0].path, base=broken.url, wait_for=common.BUG.en)
        assert page.locator("h1").inner_text() == LESSONS[0].title.en
        assert "a secret of the server" not in page.locator("body").inner_text()
        assert "Traceback" not in page.locator("body").inner_text()
        assert "RuntimeError: a secret of the server" in broken.said()
        page.context.close()  # before its server ends
