"""Finds accessibility faults of our own elements with axe-core."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = ("serious", "critical")
WANTED = {"resultTypes": ["violations"], "preload": False}  # what passes need not be told
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


def findings(page: Page) -> dict[str, list[tuple[str, str]]]:
    """Grave violations that are ours: rule -> places with what is wrong there."""
    result = {}
    for violation in Axe().run(page, options=WANTED).response["violations"]:
        if violation["impact"] in GRAVE:
            streamlits, _ = STREAMLITS.get(violation["id"], ("", ""))
            targets = [node["target"][-1] for node in violation["nodes"]]
            if ours := page.evaluate(OURS, [targets, streamlits]):
                text = {n["target"][-1]: n["failureSummary"] for n in violation["nodes"]}
                result[violation["id"]] = [(item, text[item]) for item in ours]
    return result
