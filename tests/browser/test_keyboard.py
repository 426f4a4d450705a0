"""The keyboard alone: it reaches everything that can be pressed, moves sliders, changes tabs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.app import TABS, tabs_of
from tests.browser.chromium import settle
from tests.browser.test_hands import EVERY_LESSON, SLIDER, ended, press
from tests.night import share

REACHABLE = """() => [...document.querySelectorAll(
    '[data-testid=stMain] :is(button, input, summary, textarea, [role=tab], [role=combobox])')]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled
        && !one.matches('[data-testid^=stTabsScroll]') // goes when the last tab is in sight
        && one.tabIndex >= 0 && one.getClientRects().length)
    .map((one, at) => (one.dataset.reach = at))"""
ROUNDS = 3  # a rerun that comes late may take the focus away from where it was
REACHED = "() => document.activeElement.dataset.reach ?? null"
# The button after the focused one, among pills or in a segmented control
NEXT = """() => {
    const group = document.activeElement.closest('[role=radiogroup], [role=toolbar]');
    const members = [...(group?.querySelectorAll('button') ?? [])];
    return members[members.indexOf(document.activeElement) + 1]?.dataset.reach ?? null;
}"""


@pytest.mark.parametrize(("path", "tab"), share(TABS, len(TABS)))
def test_the_tab_key_reaches_everything_that_can_be_pressed(path, tab, visit):
    page, _ = visit(f"{path}?tab={tab}")
    unreached = set(map(str, ended(page).evaluate(REACHABLE)))
    assert unreached
    way: list[str] = []
    for _ in range(ROUNDS):
        unreached -= walk(settle(page), unreached, way)
    assert not unreached, way


def walk(page: Page, wanted: set[str], way: list[str]) -> set[str]:
    """Press the tab key from the title on, until it has been everywhere; what it reached.

    ``way`` gets what had the focus after every press.
    """
    reached: set[str] = set()
    page.locator("h1").click()
    for _ in range(3 * len(wanted) + 40):
        if wanted <= reached:
            break
        page.keyboard.press("Tab")
        way.append(page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
        reached.add(page.evaluate(REACHED))
        while (at := page.evaluate(NEXT)) in wanted - reached:  # arrow keys move within a group
            page.keyboard.press("ArrowRight")
            assert page.evaluate(REACHED) == at
            reached.add(at)
    return reached


def focus_by_tab(page: Page, wanted: str) -> None:
    """Press the tab key until an element of this kind, in the page itself, has the focus."""
    inside = f"document.activeElement.matches('[data-testid=stMain] {wanted}')"
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(inside):
            return
    raise AssertionError(f"the tab key does not reach {wanted}")


@EVERY_LESSON
def test_the_keyboard_alone_moves_a_slider(lesson, visit):
    page, _ = visit(lesson.address)
    before = page.url
    page.locator("h1").click()
    focus_by_tab(page, SLIDER)
    press(page, page.locator(":focus"))
    page.wait_for_url(lambda link: link != before)
    settle(page)


@EVERY_LESSON
def test_the_keyboard_alone_changes_the_tab(lesson, visit):
    names = tabs_of(lesson.address)
    page, _ = visit(lesson.address)
    page.locator("h1").click()
    for name in names[1:]:
        if not page.locator("[role=tab]:focus").count():  # a moment disabled, they let it go
            focus_by_tab(page, "[role=tab]")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**tab={name}*")
        settle(page)
    assert page.get_by_role("tab").count() == len(names)
