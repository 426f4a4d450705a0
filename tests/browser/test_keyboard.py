"""Everything that can be pressed is within reach of the tab key."""

from __future__ import annotations

import pytest

from pages.shared.lessons import LESSONS

REACHABLE = """() => [...document.querySelectorAll(
    '[data-testid=stMain] :is(button, input, summary, textarea, [role=tab], [role=combobox])')]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled
        && one.tabIndex >= 0 && one.getClientRects().length)
    .map((one, at) => (one.dataset.reach = at))"""
REACHED = "() => document.activeElement.dataset.reach ?? null"
# The button after the focused one, among pills or in a segmented control
NEXT = """() => {
    const group = document.activeElement.closest('[role=radiogroup], [role=toolbar]');
    const members = [...(group?.querySelectorAll('button') ?? [])];
    return members[members.indexOf(document.activeElement) + 1]?.dataset.reach ?? null;
}"""


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.path)
def test_the_tab_key_reaches_everything_that_can_be_pressed(lesson, visit):
    page, _ = visit(lesson.path)
    wanted = set(map(str, page.evaluate(REACHABLE)))
    assert wanted
    page.locator("h1").click()
    for _ in range(3 * len(wanted) + 40):
        page.keyboard.press("Tab")
        wanted.discard(page.evaluate(REACHED))
        while (at := page.evaluate(NEXT)) in wanted:  # arrow keys move within a group
            page.keyboard.press("ArrowRight")
            assert page.evaluate(REACHED) == at
            wanted.discard(at)
    assert not [page.locator(f"[data-reach='{at}']").evaluate("e => e.outerHTML") for at in wanted]
