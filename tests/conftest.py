"""What all tests share: how hard hypothesis searches, and a server that visitors come to."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from pages.shared.runs import process
from tests.server import COLD, Server, serving
from tests.websocket import Browser

process.prepare()  # the numbers of tests are those of a server
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # for the processes that tests start

# A first call compiles or draws, so the time of one example says nothing
ALWAYS = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("default", **ALWAYS)
settings.register_profile("ci", **ALWAYS, derandomize=True)
settings.register_profile("nightly", **ALWAYS, max_examples=2000)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server whose first page is complete; it has compiled that page's part and nothing else."""
    with serving(launcher=COLD) as running:
        with Browser(running.url) as first:
            first.open("overfitting")
            first.settle()
        yield running
