"""Fixtures: two replicas behind one proxy. Without nginx tests are skipped; in CI they fail."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.browser.conftest import browser  # noqa: F401  # the fixture
from tests.hosting.proxy import INSTALL, NGINX, Proxy, proxied
from tests.server import COLD, Server, serving
from tests.websocket import Browser

SHARED = {"STREAMLIT_SERVER_COOKIE_SECRET": "one secret for all replicas"}


@pytest.fixture(scope="session")
def nginx() -> str:
    if not Path(NGINX).exists() and not os.environ.get("CI"):
        pytest.skip(f"{NGINX} is not there: {INSTALL}")
    return NGINX


def replica(port: int | None = None) -> AbstractContextManager[Server]:
    """A server with the cookie secret that all replicas share."""
    return serving(launcher=COLD, port=port, environment=SHARED)


@contextmanager
def pair() -> Iterator[Proxy]:
    """Two warm replicas behind a proxy."""
    with ExitStack() as stack:
        replicas = {name: stack.enter_context(replica()) for name in "ab"}
        for server in replicas.values():
            with Browser(server.url) as visitor:
                visitor.open("overfitting")
                visitor.settle()
        yield stack.enter_context(proxied(replicas))


@pytest.fixture(scope="module")
def proxy(nginx) -> Iterator[Proxy]:
    with pair() as running:
        yield running
