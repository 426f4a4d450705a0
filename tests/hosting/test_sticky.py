"""Visitors of the proxy: each stays with one replica, and changes to the other if it dies."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page

from pages.shared.words import common
from tests.browser.chromium import call_shown, settle
from tests.browser.test_hands import POINTS, SLIDER, button, changed, upload
from tests.hosting.conftest import pair, replica
from tests.hosting.proxy import Proxy, ask, header
from tests.night import NIGHT
from tests.websocket import Browser

LINK = "overfitting?tab=fit&fit_terms=4&lang=zh"
CLOSED = (
    "/_stcore/metrics",
    "/_stcore/metrics/",
    "//_stcore/metrics",
    "/_stcore//metrics?families=session_events",
    "/x/../_stcore/metrics",
    "/%5fstcore/metrics",
    "/_stcore/%6detrics",
    "/overfitting/_stcore/metrics",
    "/_stcore/agent/openapi.json",
)


@contextmanager
def visitor(proxy: Proxy) -> Iterator[tuple[str, Browser]]:
    """A new visitor: the name of their replica, and their websocket with their cookies."""
    cookies = proxy.new_visitor()
    headers = {"Cookie": header(cookies), "Origin": proxy.url}
    with Browser(proxy.url, headers=headers) as browser:
        yield cookies["replica"], browser


def visit(proxy: Proxy, chromium: Chromium, address: str) -> tuple[str, Page]:
    """A new visitor with a real browser: the name of their replica, and their page."""
    page = chromium.new_context(locale="en-US", accept_downloads=True).new_page()
    page.goto(f"{proxy.url}/{address}")
    return replica_of(page), settle(page)


def replica_of(page: Page) -> str:
    """The replica that the browser's cookie names."""
    return next(c["value"] for c in page.context.cookies() if c["name"] == "replica")  # type: ignore[typeddict-item]


def one_of_each(arrive: Callable[[], tuple[str, Page]]) -> dict[str, Page]:
    """Let visitors arrive until each replica has one."""
    pages: dict[str, Page] = {}
    for _ in range(6):
        name, page = arrive()
        pages.setdefault(name, page)
        if len(pages) == 2:
            return pages
    raise AssertionError(f"six visitors all went to {set(pages)}")


def test_new_visitors_are_spread_evenly(proxy: Proxy):
    with ExitStack() as stack:
        names = [stack.enter_context(visitor(proxy))[0] for _ in range(12)]
    assert 4 <= names.count("a") <= 8
    assert set(names) == {"a", "b"}


@pytest.mark.parametrize("name", "ab")
def test_every_request_with_a_cookie_goes_to_the_replica_that_it_names(proxy: Proxy, name):
    before = len(proxy.answered_by("host-config"))
    for _ in range(20):
        answer = proxy.ask("/_stcore/host-config", headers={"Cookie": f"replica={name}"})
        assert answer.status == 200
        assert "replica" not in answer.cookies  # the request has it already
    assert proxy.answered_by("host-config", times=before + 20)[before:] == [name] * 20


@pytest.mark.parametrize("forged", ["c", "ab", "127.0.0.1:22", "a;b", '"', "%00"])
def test_a_forged_cookie_leads_to_a_replica_all_the_same(proxy: Proxy, forged):
    answer = proxy.ask("/_stcore/health?forged", headers={"Cookie": f"replica={forged}"})
    assert answer.status == 200


def test_the_websocket_goes_where_the_page_came_from(proxy: Proxy):
    before = len(proxy.answered_by("/_stcore/stream"))
    names = []
    for _ in range(4):
        with visitor(proxy) as (name, browser):
            browser.open("overfitting", "fit_terms=4")
            browser.settle()
            assert browser.shows("vega_lite_chart")
            names.append(name)
    assert sorted(proxy.answered_by("/_stcore/stream", times=before + 4)[before:]) == sorted(names)


def test_a_page_of_another_origin_gets_no_websocket(proxy: Proxy):
    with pytest.raises(Exception, match="403"):
        Browser(proxy.url, headers={"Origin": "http://elsewhere.example.org"})


@NIGHT  # by day the last test of this file covers uploads
def test_uploads_and_downloads_stay_with_the_replica_of_their_session(proxy: Proxy, browser):
    pages = one_of_each(lambda: visit(proxy, browser, POINTS))
    for name, page in pages.items():
        page.bring_to_front()  # else its timers tick once a second
        upload_a_table(page)
        button(page, common.TAKE).first.click()
        files = page.locator("[data-testid=stDownloadButton] button:visible")
        files.first.wait_for()
        with page.expect_download() as download:
            files.filter(has_text=".csv").first.click()
        assert download.value.failure() is None
        assert replica_of(page) == name
        page.context.close()
    # Each replica served its own visitor's upload and download, and none of the other's
    assert sorted(proxy.answered_by('"PUT /_stcore/upload_file', times=2)) == ["a", "b"]
    assert set(proxy.answered_by('"GET /media/', times=2)) == {"a", "b"}
    missing = [line for line in proxy.log.read_text().splitlines() if " 404 " in line]
    assert not [line for line in missing if "media" in line or "upload" in line]


@pytest.mark.parametrize("path", CLOSED)
def test_figures_of_the_server_are_closed_at_the_proxy(proxy: Proxy, path):
    assert proxy.ask(path).status == 404
    assert ask(f"{proxy.replicas['a'].url}/_stcore/metrics").status == 200


def test_a_replica_that_dies_costs_its_visitors_a_moment_and_the_others_nothing(nginx, browser):
    with ExitStack() as stack:
        proxy = stack.enter_context(pair())
        pages = one_of_each(lambda: visit(proxy, browser, LINK))
        sockets: dict[str, list[str]] = {name: [] for name in pages}
        for name, page in pages.items():
            page.on("websocket", lambda socket, name=name: sockets[name].append(socket.url))
        calls = {name: call_shown(page) for name, page in pages.items()}
        others = [stack.enter_context(visitor(proxy)) for _ in range(6)]
        for _, client in others:
            client.open("overfitting", "fit_terms=4")
            client.settle()

        proxy.replicas["a"].kill()
        for name, client in others:
            if name == "b":
                assert client.set(client.widget("fit_terms"), [5.0]).seconds < 5
        page_of_a = pages["a"]
        page_of_a.bring_to_front()
        deadline = time.monotonic() + 60
        while replica_of(page_of_a) == "a":
            assert time.monotonic() < deadline, "the page did not come back"
            page_of_a.wait_for_timeout(100)
        while not sockets["a"]:
            assert time.monotonic() < deadline, "the page did not connect anew"
            page_of_a.wait_for_timeout(100)
        page_of_a.wait_for_timeout(2000)  # until the new session's first run has drawn every widget
        assert call_shown(settle(page_of_a)) == calls["a"]  # the state of the link
        assert "fit_terms=4" in page_of_a.url
        page_of_a.locator(f".st-key-fit_terms {SLIDER}").focus()
        page_of_a.keyboard.press("ArrowRight")
        changed(page_of_a, calls["a"])

        assert not sockets["b"]  # its websocket never broke
        assert call_shown(settle(pages["b"])) == calls["b"]
        assert {proxy.ask("/").cookies["replica"] for _ in range(4)} == {"b"}

        stack.enter_context(replica(proxy.replicas["a"].port))
        time.sleep(6)  # longer than the proxy leaves a dead replica alone
        assert "a" in {proxy.new_visitor()["replica"] for _ in range(8)}
        upload_a_table(page_of_a)
        assert replica_of(page_of_a) == "b"  # it stays with its new session, although a is back


def upload_a_table(page: Page) -> None:
    """Upload own points and check their fit; only the replica of this session has them."""
    page.goto(f"{page.url.partition('/overfitting')[0]}/{POINTS}")
    before = call_shown(settle(page))
    upload(page, b"x,y\n0,1\n1,0.5\n0.5,0.25\n")
    page.get_by_text(common.COLUMN_FOR.en.format(column="x")).wait_for()
    page.keyboard.press("Escape")
    assert "y=[1.0, 0.5, 0.25]" in changed(page, before)
