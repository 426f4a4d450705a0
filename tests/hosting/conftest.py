"""Two replicas behind one proxy; in CI a missing nginx is a failure."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.browser.conftest import browser  # noqa: F401  # the fixture
from tests.hosting.proxy import INSTALL, NGINX, Proxy, proxied
from tests.server import serving
from tests.websocket import Browser

SHARED = {"STREAMLIT_SERVER_COOKIE_SECRET": "one secret for all replicas"}


@pytest.fixture(scope="session")
def nginx() -> str:
    if not Path(NGINX).exists() and not os.environ.get("CI"):
        pytest.skip(f"{NGINX} is not there: {INSTALL}")
    return NGINX


@contextmanager
def pair() -> Iterator[Proxy]:
    """Two warm replicas behind a proxy."""
    with ExitStack() as stack:
        replicas = {name: stack.enter_context(serving(environment=SHARED)) for name in "ab"}
        for one in replicas.values():
            with Browser(one.url) as first:
                first.open("overfitting")
                first.settle()
        yield stack.enter_context(proxied(replicas))


@pytest.fixture(scope="module")
def proxy(nginx) -> Iterator[Proxy]:
    with pair() as one:
        yield one
