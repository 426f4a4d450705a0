"""Keeps TensorFlow's greetings out of the terminal.

Where the processor has instructions for neural networks, its library writes notes on oneDNN before
it heeds ``TF_CPP_MIN_LOG_LEVEL``. May go when on such a processor
`TF_CPP_MIN_LOG_LEVEL=2 python -c "import tensorflow"` prints nothing.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

ERRORS = 2  # the file descriptor of the error stream
GREETING = re.compile(rb"I\d{4} |WARNING: All log messages before absl::InitializeLog\(\)")


@contextmanager
def held_back() -> Iterator[None]:
    """Hold back what is written to the error stream; in the end pass on all but greetings."""
    real = os.dup(ERRORS)
    with tempfile.TemporaryFile() as held:
        os.dup2(held.fileno(), ERRORS)
        try:
            yield
        finally:
            os.dup2(real, ERRORS)
            os.close(real)
            held.seek(0)
            lines = held.read().splitlines(keepends=True)
            os.write(ERRORS, b"".join(line for line in lines if not GREETING.match(line)))
