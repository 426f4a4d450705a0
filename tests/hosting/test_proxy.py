"""What the proxy adds: headers, limits, and a log that says nothing of what learners do."""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from pages.shared.words import common
from tests.browser.chromium import Seen, open_more, settle
from tests.hosting.proxy import CONFIGURATION, Proxy

LINK = "overfitting?tab=fit&fit_data=own&fit_points=0,1;1,2;2,5"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/metrics", "/media/none.png"])
def test_every_answer_has_the_headers(proxy: Proxy, path):
    answer = proxy.ask(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.headers["Content-Security-Policy"].endswith("frame-ancestors 'self'")
    assert answer.headers["Server"] == "nginx"


def test_pages_do_all_they_do_under_the_content_security_policy(proxy: Proxy, browser):
    """A chart, its expressions, a table and a component are drawn, and nothing is refused."""
    page = browser.new_context(locale="en-US").new_page()
    with Seen(page, proxy.url) as seen:
        page.goto(f"{proxy.url}/{LINK}")
        settle(page)
        open_more(page)
        page.get_by_role("button", name=common.EDIT.en).first.click()
        page.locator("[data-testid=stDataFrame] canvas").first.wait_for()
        page.goto(f"{proxy.url}/chaos")
        settle(page)
    assert not seen.errors
    assert not seen.foreign
    page.context.close()


def test_who_may_show_the_dashboard_in_a_frame_is_a_setting():
    assert CONFIGURATION.read_text().count("SETTING: addresses whose pages may show") == 1


@pytest.mark.parametrize(("scheme", "secure"), [("https", True), ("http", False)])
def test_the_cookie_is_secure_where_a_proxy_before_this_one_ends_tls(proxy: Proxy, scheme, secure):
    answer = proxy.ask("/", headers={"X-Forwarded-Proto": scheme})
    assert ("; Secure" in answer.headers["Set-Cookie"]) == secure


def test_the_log_has_no_query_and_no_more_of_a_path_or_cookie_than_it_needs(proxy: Proxy):
    proxy.ask("/logged?fit_points=secret", headers={"Cookie": "replica=forged%22"})
    proxy.ask("/" + "long" * 500)
    deadline = time.monotonic() + 10
    while len(found := proxy.log.read_text().splitlines()) < 2 or "longlong" not in found[-1]:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert not [line for line in found if "secret" in line or "forged" in line or "?" in line]
    assert max(map(len, found)) < 350


def test_a_flood_from_one_address_is_refused_and_a_class_is_not(proxy: Proxy):
    """Sixty students load a page of forty files each; then ten times as many requests come."""

    def ask(_: int) -> int:
        return proxy.ask("/_stcore/none").status

    with ThreadPoolExecutor(16) as pool:
        assert 429 not in set(pool.map(ask, range(60 * 40)))
        flood = Counter(pool.map(ask, range(3000)))
    assert flood[429] > 0
    time.sleep(1)
    assert proxy.ask("/_stcore/health").status == 200
