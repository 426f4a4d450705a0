"""Reads Python's syntax, also while TensorFlow's own thread parses."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from typing import TypeVar

TRIES = 50  # of reading; one clash with another thread is rare, a second is rarer
Result = TypeVar("Result")


def patiently(read: Callable[[], Result]) -> Result:
    """What ``read`` gives, also where another thread parses at the same time.

    Python 3.11 counts the depth of its parser for all threads together (cpython issue 106905).
    """
    for _ in range(TRIES):
        with contextlib.suppress(SystemError):
            return read()
        time.sleep(0.02)
    return read()
