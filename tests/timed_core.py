"""Streamlit that writes down what core computes: `python -m tests.timed_core run dashboard.py`.

The file that the environment names as CORE_SECONDS holds the processor seconds so far.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import Any

from streamlit.web.cli import main

from pages.shared.runs import calls

FILE = "CORE_SECONDS"
_TOTAL, _UNDER_WAY = [0.0], threading.local()


def _timed(call: Any) -> Any:
    if getattr(_UNDER_WAY, "inside", False):  # an argument of another call, which is timed
        return _COMPUTED(call)
    _UNDER_WAY.inside, begin = True, time.process_time()
    try:
        return _COMPUTED(call)
    finally:
        _UNDER_WAY.inside = False
        _TOTAL[0] += time.process_time() - begin
        Path(os.environ[FILE]).write_text(str(_TOTAL[0]))


_COMPUTED = calls._computed

if __name__ == "__main__":
    calls._computed = _timed
    main(prog_name="streamlit")
