"""Every place that leans on a private part of a library is listed, explained, and runs."""

from __future__ import annotations

import importlib
import subprocess
import sys

from pages.shared.platform import versions
from tests.layers import ROOT, files

MODULES = {
    file.stem
    for file in files("pages/shared/platform/*.py")
    if file.stem not in ("__init__", "versions")
}


def test_the_folder_was_written_for_what_is_installed():
    assert versions.unknown() == {}


def test_another_version_is_named_at_start_with_the_modules_to_look_at(monkeypatch, caplog):
    monkeypatch.setattr(versions, "version", lambda library: "99.0")
    versions.report()
    text = caplog.text
    for library, modules in versions.LEANING.items():
        assert f"{library} is 99.0" in text
        assert all(module in text for module in modules)


def test_every_module_is_listed_and_says_when_it_may_go():
    assert {module for modules in versions.LEANING.values() for module in modules} == MODULES
    docs = {
        name: importlib.import_module(f"pages.shared.platform.{name}").__doc__
        for name in MODULES - {"fresh_server"}
    }
    assert not [name for name, text in docs.items() if "May go when" not in (text or "")]


def test_all_of_them_run():
    """In a process of their own: what they change holds for good."""
    script = """
import gc
import keras
import pyarrow
from streamlit.runtime.app_session import AppSession
from pages.shared.platform import (
    altair_parts, arrow_threads, forged_states, garbage, keras_sessions, replaced_server, sessions,
    style, uploads
)

altair_parts.trust()
forged_states.install()
uploads.install()

arrow_threads.limit()
assert pyarrow.cpu_count() == 1
before = keras.backend.clear_session
keras_sessions.keep()
assert keras.backend.clear_session is not before
garbage.freeze()
assert gc.get_freeze_count() > 100_000
replaced_server.install()
replaced_server.install()
assert hasattr(AppSession.request_rerun, "__wrapped__")
assert not hasattr(AppSession.request_rerun.__wrapped__, "__wrapped__")  # once
assert sessions.current() is None and sessions.is_open("nobody") and not sessions.stopping()
assert "stVegaLiteChart" in style.STYLE
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
