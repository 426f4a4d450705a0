"""Streamlit with a bug in core: `python -m tests.browser.broken run dashboard.py`."""

from __future__ import annotations

from streamlit.web.cli import main

from pages.shared.runs import calls


def _fail(*_: object) -> None:
    raise RuntimeError("a secret of the server")


if __name__ == "__main__":
    calls._run = _fail
    main(prog_name="streamlit")
