"""Nobody is kept out: axe-core on every tab, and everything within reach of the tab key."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from pages.shared.lessons import LESSONS
from tests.browser.test_every_tab import PLACES

GRAVE = ("serious", "critical")
# What Streamlit 1.67 itself does: rule of axe -> part of the page, and what it is
STREAMLITS = {
    "list": ("[data-testid=stSidebarNavItems]", "a group of the menu is a div inside its list"),
    "listitem": ("[data-testid=stSidebarNavItems] *", "the same, seen from the entry"),
    "scrollable-region-focusable": (
        "[data-testid=stCode] *, [data-testid=stMarkdownContainer] .katex-display",
        "wide code and formulas scroll, but are not tab stops; Chromium makes them so by itself",
    ),
}
OURS = """([nodes, streamlits]) => nodes.filter(
    target => !document.querySelector(target).matches(streamlits || ':not(*)'))"""
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


@pytest.mark.parametrize(("scheme", "lang"), [("light", "en"), ("dark", "zh")])
@pytest.mark.parametrize(("path", "tab"), PLACES)
def test_nothing_of_ours_keeps_anyone_out(path, tab, scheme, lang, visit):
    query = f"?lang={lang}" + (f"&tab={tab}" if tab else "")
    page, _ = visit(f"{path}{query}", color_scheme=scheme)
    found = {}
    for violation in Axe().run(page).response["violations"]:
        if violation["impact"] in GRAVE:
            streamlits, _ = STREAMLITS.get(violation["id"], ("", ""))
            targets = [node["target"][-1] for node in violation["nodes"]]
            if ours := page.evaluate(OURS, [targets, streamlits]):
                told = {n["target"][-1]: n["failureSummary"] for n in violation["nodes"]}
                found[violation["id"]] = [(one, told[one]) for one in ours]
    assert not found


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
