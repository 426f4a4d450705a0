"""Keeps Arrow from starting threads for every table of a chart.

Streamlit converts each table to Arrow, which starts a pool of threads for a table of some length:
a third of a rerun's time, for conversions of microseconds. May go when Streamlit asks Arrow to
convert on one thread.
"""

import pyarrow


def limit() -> None:
    """Let Arrow use one thread."""
    pyarrow.set_cpu_count(1)
