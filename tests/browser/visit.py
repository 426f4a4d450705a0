"""`python -m tests.browser.visit <address>`: open every page of a running app in a real browser."""

from __future__ import annotations

import itertools
import sys

from pages.lessons import LESSONS
from pages.shared.words import common
from tests.browser.chromium import Seen, charts, chromium, settle


def main(address: str) -> int:
    """Open every page, one in English, the next in Chinese; 1 if anything is wrong."""
    wrong = 0
    names = {"": common.APP, **{one.path: one.title for one in LESSONS}}
    with chromium() as browser:
        page = browser.new_page()
        for (path, name), lang in zip(names.items(), itertools.cycle(("en", "zh"))):
            with Seen(page, address) as seen:
                page.goto(f"{address}/{path}?lang={lang}")
                drawn = charts(settle(page))
            bad = [*seen.foreign, *seen.errors, *(c for c in drawn if not c["marks"])]
            title = page.locator("h1").inner_text()
            if title != getattr(name, lang):
                bad.append(f"{title} is not its title")
            wrong += bool(bad)
            print(f"/{path}?lang={lang}: {title}, {len(drawn)} charts", *bad, flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
