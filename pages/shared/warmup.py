"""Starts TensorFlow behind the first page, and keeps its cost out of every rerun."""

from __future__ import annotations

import functools
import gc
import importlib
import logging
import threading
from concurrent.futures import Future, ThreadPoolExecutor

from streamlit import runtime
from streamlit.runtime import RuntimeState

_LOG = logging.getLogger(__name__)
_ONE_AT_A_TIME = threading.Lock()


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
    try:
        importlib.import_module("pages.shared.first_calls")  # and with it the core that compiles
    except Exception:
        _LOG.exception("TensorFlow could not be started")
        raise
    _tame_keras()
    _freeze()


def _tame_keras() -> None:
    """Take ``clear_session`` from Streamlit, which calls it after every script run.

    It resets name counters for the whole process, so that a model which another visitor is just
    building fails with "should have unique names"; and it collects garbage, about 190 ms.
    Streamlit reaches it as ``keras.backend.clear_session``; ``keras.utils.clear_session`` stays.
    """
    import keras

    keras.backend.clear_session = lambda free_memory=True: None


def _freeze() -> None:
    """Hide TensorFlow's two million objects from the collections that Streamlit asks for."""
    gc.collect()
    gc.freeze()


def _stopping() -> bool:
    ending = RuntimeState.STOPPING, RuntimeState.STOPPED
    return runtime.exists() and runtime.get_instance().state in ending


def _compile() -> None:
    """Run every first call once, so that no visitor waits for XLA."""
    from pages.shared import first_calls

    for call in first_calls.CALLS:
        if _stopping():  # Python does not end before this thread does
            return
        try:
            call()
        except Exception:  # a visitor will meet it again, with a page to show it on
            _LOG.exception("warm-up of %s", call)
    _freeze()
