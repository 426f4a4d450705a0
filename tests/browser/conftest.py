"""One browser and one warm server for all tests here; in CI a missing browser is a failure."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import CHROMIUM, INSTALL, PATIENCE, WIDE, Seen, chromium, settle
from tests.server import Server, serving

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip(f"{CHROMIUM} is not there: {INSTALL}")
    with chromium() as one:
        yield one


@pytest.fixture(scope="package")
def server(browser) -> Iterator[Server]:
    """A server that has been up for a while: its first page is complete."""
    with serving() as one:
        context = browser.new_context(locale="en-US")
        page = context.new_page()
        page.goto(one.url)
        settle(page)
        context.close()
        yield one


@pytest.fixture
def visit(browser, server) -> Iterator[Callable[..., tuple[Page, Seen]]]:
    """Opens an address of the server in a new browser: the settled page and what it asked for.

    ``wait_for``: a text that ends the wait, for a page that has nothing to draw.
    After the test nothing may have left the server's origin, and nothing may have complained.
    """
    contexts, all_seen = [], []

    def visited(
        address: str = "", *, base: str = server.url, wait_for: str = "", **options
    ) -> tuple[Page, Seen]:
        context = browser.new_context(**{"viewport": WIDE, "locale": "en-US", **options})
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        seen = Seen(page, base)
        contexts.append(context)
        all_seen.append(seen)
        page.goto(f"{base}/{address}")
        if wait_for:
            page.get_by_text(wait_for).first.wait_for(timeout=PATIENCE)
        else:
            settle(page)
        return page, seen

    yield visited
    for context in contexts:
        context.close()
    assert not [url for seen in all_seen for url in seen.foreign]
    assert not [error for seen in all_seen for error in seen.errors]
