"""Runs the app without the changes of pages/shared/platform, to compare.

`python -m tests.without_platform run dashboard.py` starts the app without those changes.
"""

from __future__ import annotations

from unittest.mock import patch

from streamlit.web.cli import main

from pages.shared.platform import garbage, keras_sessions
from pages.shared.runs import warmup

AS_IT_COMES = {"runner.postScriptGC": True}  # Streamlit's default

if __name__ == "__main__":
    with (
        patch.object(garbage, "freeze"),
        patch.object(keras_sessions, "keep"),
        patch.object(warmup, "_compile"),  # as in tests.without_warmup, with which it is compared
    ):
        warmup.start().result()  # a page that waits for it reruns, at the full price each time
        main(prog_name="streamlit")
