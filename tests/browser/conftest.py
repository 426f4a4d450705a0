"""One browser for all tests here; in CI a missing one is a failure."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.chromium import CHROMIUM, INSTALL, PATIENCE, WIDE, Seen, chromium, settle
from tests.server import wait_for_health

INSTALLED = 600  # seconds; the server that DASHBOARD names may still be installing what it needs
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def address(request: pytest.FixtureRequest) -> str:
    """The address of a running dashboard: the one that DASHBOARD names, else one of its own."""
    if running := os.environ.get("DASHBOARD"):
        wait_for_health(running, patience=INSTALLED)
        return running
    return request.getfixturevalue("server").url


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip(f"{CHROMIUM} is not there: {INSTALL}")
    with chromium() as item:
        yield item


@pytest.fixture(scope="package")
def pages(browser) -> Iterator[Callable[..., AbstractContextManager[tuple[Page, Seen]]]]:
    """Lends a page to look at, by the language of its browser, and what is seen there.

    A page that was lent before has Streamlit's client compiled, which is half of the time that a
    new one takes to open.
    """
    contexts: dict[str, BrowserContext] = {}
    idle: dict[str, list[Page]] = defaultdict(list)

    @contextmanager
    def lent(base: str, locale: str) -> Iterator[tuple[Page, Seen]]:
        if locale not in contexts:
            contexts[locale] = browser.new_context(locale=locale)
            contexts[locale].set_default_timeout(PATIENCE)
        page = idle[locale].pop() if idle[locale] else contexts[locale].new_page()
        page.bring_to_front()  # behind another one its timers tick once a second
        with Seen(page, base) as seen:
            yield page, seen
        if not page.is_closed():
            page.goto("about:blank")  # ends its session on the server
            idle[locale].append(page)

    yield lent
    for context in contexts.values():
        context.close()


@pytest.fixture
def visit(pages, address) -> Iterator[Callable[..., tuple[Page, Seen]]]:
    """Opens an address of the server in a page of its own: the settled page, what it asked for.

    ``wait_for``: a text that ends the wait, for a page that has nothing to draw.
    After the test nothing may have left the server's origin, and nothing may have complained.
    """
    all_seen = []
    with ExitStack() as stack:

        def visited(
            place: str = "",
            *,
            base: str = address,
            wait_for: str = "",
            locale: str = "en-US",
            size: dict[str, int] = WIDE,
            color_scheme: str = "light",
        ) -> tuple[Page, Seen]:
            page, seen = stack.enter_context(pages(base, locale))
            all_seen.append(seen)
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=color_scheme)
            page.goto(f"{base}/{place}")
            if wait_for:
                page.get_by_text(wait_for).first.wait_for(timeout=PATIENCE)
            else:
                settle(page)
            return page, seen

        yield visited
    assert not [url for seen in all_seen for url in seen.foreign]
    assert not [error for seen in all_seen for error in seen.errors]
