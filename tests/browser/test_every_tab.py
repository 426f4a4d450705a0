"""Every experiment is drawn whole and is accessible: desk, phone, light, dark, en and zh."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages.lessons import LESSONS
from tests.app import tabs_of
from tests.browser.axe import findings
from tests.browser.chromium import PHONE, WIDE, charts, settle
from tests.night import share
from tests.shared.words.test_texts import CHINESE

# Half of all combinations, so that each two choices meet once; by day each page in another of them.
# What keeps people out is nearly always the frame's: by day it is looked for once a page.
LOOKS = [("en", WIDE, "light"), ("zh", PHONE, "light"), ("en", PHONE, "dark"), ("zh", WIDE, "dark")]
CASES = [
    (path, *LOOKS[(at + turn) % len(LOOKS)], turn > 0)
    for at, path in enumerate(["", *(lesson.address for lesson in LESSONS)])
    for turn in range(len(LOOKS))
]

# Overflow of the page itself; tables and code scroll inside their own boxes
OVERFLOW = """() => {
    const main = document.querySelector('[data-testid=stMain]');
    return Math.max(document.documentElement.scrollWidth - innerWidth,
                    main.scrollWidth - main.clientWidth);
}"""
# Texts of charts that stick out of their chart; a line box is up to 5 px higher than its ink
CUT = """() => [...document.querySelectorAll('.stVegaLiteChart svg.marks')].flatMap(svg => {
    const box = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter(text => {
        const is = text.getBoundingClientRect();
        return text.textContent.trim() && is.width && getComputedStyle(text).opacity !== '0'
            && (is.left < box.left - 5 || is.right > box.right + 5);
    }).map(text => text.textContent);
})"""
# Choices beside each other that are wider than their column; they scroll, but nobody sees that
CLIPPED = """() => [...document.querySelectorAll('[data-testid=stMain] [role=radiogroup]')].filter(
    group => group.scrollWidth > group.clientWidth + 1).map(group => group.innerText)"""
# Legends whose symbols cannot be seen: the theme draws strokes, which filled marks do not have
BLANK = """() => [...document.querySelectorAll('.role-legend-symbol path')].filter(path => {
    const is = getComputedStyle(path), box = path.getBBox();
    const seen = part => !['none', 'rgba(0, 0, 0, 0)'].includes(is[part])
        && Number(is[part + 'Opacity']) > 0;
    return !seen('stroke') && !(seen('fill') && box.width && box.height);
}).map(path => path.closest('.role-legend').textContent)"""
BRIGHTNESS = """() => {
    const color = getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor;
    return color.match(/[0-9.]+/g).slice(0, 3).reduce((sum, one) => sum + Number(one), 0) / 3;
}"""


@pytest.mark.parametrize(("path", "lang", "size", "scheme", "thorough"), share(CASES, len(LOOKS)))
def test_every_tab_is_drawn_whole(path, lang, size, scheme, thorough, visit):
    page, _ = visit(f"{path}?lang={lang}", size=size, color_scheme=scheme)
    assert (page.evaluate(BRIGHTNESS) < 128) == (scheme == "dark")
    assert bool(CHINESE.search(page.locator("h1").inner_text())) == (lang == "zh")
    assert not findings(page)
    whole(page)
    for at, tab in enumerate(tabs_of(path) if path else []):
        if at:
            page.get_by_role("tab").nth(at).click()
            page.wait_for_url(f"**tab={tab}*")
            whole(settle(page))
            assert not (thorough and findings(page))


def whole(page: Page) -> None:
    """Nothing failed, every chart has marks and a description, and nothing is cut off."""
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.locator("[data-testid=stAlertContentError]").count() == 0
    seen = charts(page)
    assert seen
    for chart in seen:
        assert chart["marks"] > 0, chart
        assert chart["whole"], chart
        assert chart["label"], chart
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(CUT) == []
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(BLANK) == []


@pytest.mark.parametrize("lang", share(["zh", "en"], 2))
def test_the_menu_leads_to_every_page(lang, visit):
    page, _ = visit(f"?lang={lang}")
    links = page.locator("[data-testid=stSidebarNavLink]")
    assert links.count() == len(LESSONS) + 1
    for at, lesson in enumerate(LESSONS, start=1):
        links.nth(at).click()
        page.wait_for_url(f"**/{lesson.address}*")
        page.get_by_role("heading", level=1, name=getattr(lesson.title, lang)).wait_for()
        assert f"lang={lang}" in page.url


def test_the_switch_changes_the_language_of_page_and_menu(visit):
    page, _ = visit(LESSONS[0].address)
    page.get_by_role("button", name="中文").or_(page.get_by_role("radio", name="中文")).click()
    page.get_by_role("heading", level=1, name=LESSONS[0].title.zh).wait_for()
    page.wait_for_url("**lang=zh**")
    assert LESSONS[0].title.zh in page.locator("[data-testid=stSidebarNav]").inner_text()


def test_the_first_guess_is_the_browsers_language(visit):
    page, _ = visit(LESSONS[0].address, locale="zh-CN")
    assert page.locator("h1").inner_text() == LESSONS[0].title.zh
