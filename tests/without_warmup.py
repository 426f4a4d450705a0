"""Streamlit that compiles what a visitor asks for, and nothing beforehand.

`python -m tests.without_warmup run dashboard.py` starts the app for tests of other things than the
first minute of a server: most of its work there is to compile for visitors who may come.
"""

from __future__ import annotations

from unittest.mock import patch

from streamlit.web.cli import main

from pages.shared.runs import warmup

if __name__ == "__main__":
    with patch.object(warmup, "_compile"):
        main(prog_name="streamlit")
