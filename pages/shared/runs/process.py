"""Settings of the whole server process, made before TensorFlow is imported."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys

from threadpoolctl import threadpool_limits

QUIET = "2"  # of TensorFlow's log levels: errors only
# Options of glibc's malloc (man 3 mallopt): what is free goes back to the system from 1 MB on, and
# threads share two arenas, where each of a visitor's would keep its own
MALLOC = (
    (-1, 1_000_000),  # M_TRIM_THRESHOLD
    (-3, 1_000_000),  # M_MMAP_THRESHOLD
    (-8, 2),  # M_ARENA_MAX
)


def prepare() -> None:
    """One thread a call, memory that is given back, and TensorFlow's start out of the terminal.

    Many visitors share the processors: on one thread a small matrix product is faster than on all
    of them, by far where the machine is busy, and its last bits do not depend on how many there
    are. Compiled loops are as fast on one; with more, the others burn a processor while they wait
    for work. TensorFlow reads its two variables when it is imported; what the user has set stays.
    """
    threadpool_limits(1, user_api="blas")
    os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", QUIET)
    _give_memory_back()


def _give_memory_back() -> None:
    """Let large arrays leave the process when they are free, where glibc is in use."""
    if sys.platform == "linux" and not any(name.startswith("MALLOC_") for name in os.environ):
        with contextlib.suppress(AttributeError):  # another C library
            for option, value in MALLOC:
                ctypes.CDLL(None).mallopt(option, value)
