"""Starts TensorFlow in the background, and compiles what first visitors need."""

from __future__ import annotations

import functools
import importlib
import logging
import threading
from concurrent.futures import Future, ThreadPoolExecutor

from pages.shared.platform import (
    altair_parts,
    arrow_threads,
    garbage,
    greetings,
    keras_sessions,
    sessions,
    versions,
)
from pages.shared.runs import process
from pages.shared.runs.visits import visits

_LOG = logging.getLogger(__name__)
_ONE_AT_A_TIME = threading.Lock()
FIRST = 15.0  # seconds that the page of the first visitor has for itself
NEXT = 15.0  # seconds that a call waits at most for pages that run


def start() -> Future[None]:
    """Import TensorFlow in a thread of its own; the future is done when pages can run."""
    with _ONE_AT_A_TIME:  # a cache alone lets visitors who come at once start it once each
        return _begun()


@functools.cache
def _begun() -> Future[None]:
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="warm-up")
    ready = pool.submit(_load)
    pool.submit(_compile)
    pool.shutdown(wait=False)
    return ready


def ended() -> bool:
    """Whether TensorFlow has started, or failed to."""
    return start().done()


def failed() -> bool:
    """Whether pages cannot run because TensorFlow could not be started."""
    return ended() and start().exception() is not None


def _load() -> None:
    versions.report()
    process.prepare()
    arrow_threads.limit()
    altair_parts.trust()
    try:
        with greetings.held_back():
            keras_sessions.keep()  # first: a run that ends would collect garbage for seconds
            importlib.import_module("pages.shared.runs.warmup_calls")  # and all that compiles
    except Exception:
        _LOG.exception("TensorFlow could not be started")
        raise
    garbage.freeze()


def _compile() -> None:
    """Run every first call once, so that no visitor waits for XLA; pages that run go first."""
    from pages.shared.runs import warmup_calls

    visits.wait_for_first(FIRST, sessions.stopping)
    for call in warmup_calls.CALLS:
        visits.wait_for_none(NEXT, sessions.stopping)
        if sessions.stopping():  # Python does not end before this thread does
            return
        try:
            call()
        except Exception:  # a visitor will meet it again, with a page to show it on
            _LOG.exception("warm-up of %s", call)
    garbage.freeze()
