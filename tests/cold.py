"""Streamlit that compiles what a visitor asks for, and nothing beforehand.

`python -m tests.cold run dashboard.py` is `streamlit run dashboard.py` for tests of other things
than the first minute of a server: what it compiles for visitors who may come is most of its work.
"""

from __future__ import annotations

from unittest.mock import patch

from streamlit.web.cli import main

from pages.shared.runs import warmup

if __name__ == "__main__":
    with patch.object(warmup, "_compile"):
        main(prog_name="streamlit")
