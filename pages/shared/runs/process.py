"""Settings of the whole server process, made before TensorFlow is imported."""

from __future__ import annotations

import os

from threadpoolctl import threadpool_limits

QUIET = "2"  # of TensorFlow's log levels: errors only


def prepare() -> None:
    """Compute each call on one thread, and keep TensorFlow's start out of the terminal.

    Many visitors share the processors: on one thread a small matrix product is faster than on all
    of them, by far where the machine is busy, and its last bits do not depend on how many there
    are. Compiled loops are as fast on one; with more, the others burn a processor while they wait
    for work. TensorFlow reads its two variables when it is imported; what the user has set stays.
    """
    threadpool_limits(1, user_api="blas")
    os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", QUIET)
