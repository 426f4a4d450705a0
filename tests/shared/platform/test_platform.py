"""Traps of Streamlit with TensorFlow: each of these tests fails without the fix that it names.

Servers are real and the websocket is spoken as a browser does. Times are only compared with times
of the same run, and by factors far below what is at stake.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import threading
import time
import tomllib
from pathlib import Path
from types import SimpleNamespace

import keras
import pytest
from streamlit import runtime
from streamlit.runtime import RuntimeState
from streamlit.runtime.scriptrunner.script_runner import _clean_problem_modules

from pages.lessons import LESSONS
from pages.shared.platform import garbage, greetings, keras_sessions
from pages.shared.runs import warmup, warmup_calls
from pages.shared.settings import reading
from pages.shared.words import common
from tests.benchmarks import platform
from tests.night import NIGHT, share
from tests.server import COLD, ROOT, Server, serving
from tests.websocket import Browser

FIRST = next(lesson for lesson in LESSONS if lesson.address == "overfitting")
BAD = ("inf", "-inf", "nan", "text", "1e400", "1" + 400 * "0", "", "-1e300", "9" * 20, "%00", "1,2")


def test_a_link_to_a_page_of_a_fresh_server_brings_all_and_waits_for_tensorflow_without_a_click():
    """pages/shared/platform/fresh_server.py, and the thread of warmup.py."""
    key, value = "fit_terms", 3
    with serving() as fresh, Browser(fresh.url) as browser:
        browser.open("overfitting", f"lang=zh&{key}={value}")
        assert browser.texts()[0] == FIRST.title.zh  # page and language
        assert browser.heard >= {"navigation"}  # menu
        assert common.STARTING.zh in browser.texts()
        assert not browser.shows("vega_lite_chart")
        browser.settle()
        assert browser.shows("vega_lite_chart")
        assert browser.widget(key).proto.value == [value]
        assert not re.search("tensorflow|absl|oneDNN|warning", fresh.said(), re.I), fresh.said()


def test_a_page_whose_server_was_replaced_works_with_its_first_touch():
    """platform/replaced_server.py: Streamlit ignores a fragment a new session does not have."""
    with serving(launcher=COLD) as old, Browser(old.url) as before:
        before.open("overfitting", "fit_terms=4")
        before.settle()
        terms = before.widget("fit_terms")
    with serving(launcher=COLD) as new:
        with Browser(new.url) as first:  # the server knows the app
            first.open()
            first.settle()
        with Browser(new.url) as after:
            after.page, after.script_hash, after.query = "overfitting", before.script_hash, {}
            after.put(terms, [5.0])
            after.request(terms.fragment)
            after.until(lambda: "script_finished" in after.heard, seconds=20)
            after.settle()
            after.set(after.widget("fit:code"), True)
            assert "TERMS = 5" in after.elements_of("code")[0].code_text
            assert after.shows("vega_lite_chart")


def test_visitors_who_come_at_once_start_tensorflow_once(monkeypatch):
    """The lock in warmup.py. Two imports of TensorFlow at once can leave it half imported."""
    for _ in range(20):
        specification = importlib.util.spec_from_file_location("fresh", warmup.__file__)
        assert specification
        assert specification.loader
        fresh = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(fresh)
        loads: list[str] = []
        monkeypatch.setattr(fresh, "_load", lambda loads=loads: loads.append("TensorFlow"))
        monkeypatch.setattr(fresh, "_compile", lambda: None)
        together = threading.Barrier(4)

        def come(fresh=fresh, together=together) -> None:
            together.wait()
            fresh.start().result()

        visitors = [threading.Thread(target=come) for _ in range(4)]
        for visitor in visitors:
            visitor.start()
        for visitor in visitors:
            visitor.join()
        assert len(loads) == 1


def test_a_server_that_is_stopped_compiles_no_further(monkeypatch):
    """``sessions.stopping``: without it, the first minute of a server cannot be broken off."""
    state, compiled = RuntimeState.NO_SESSIONS_CONNECTED, []

    def call() -> None:
        nonlocal state
        compiled.append(state)
        state = RuntimeState.STOPPING

    monkeypatch.setattr(warmup_calls, "CALLS", (call, call))
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(state=state))
    monkeypatch.setattr(garbage, "freeze", lambda: None)
    monkeypatch.setattr(warmup, "FIRST", 0.0)
    warmup._compile()
    assert compiled == [RuntimeState.NO_SESSIONS_CONNECTED]


def test_only_greetings_are_held_back_from_the_terminal(capfd):
    """``greetings.held_back``; that a server is quiet is seen by a fresh one, above or below."""
    said = (
        "WARNING: All log messages before absl::InitializeLog() is called are written to STDERR\n"
        "I0000 00:00:1796098254.539548 5535 port.cc:153] oneDNN custom operations are on.\n"
        "E0000 00:00:1796098254.539548 5535 an error\n"
        "Traceback\n"
    )
    with greetings.held_back():
        os.write(2, said.encode())
    assert capfd.readouterr().err.splitlines() == said.splitlines()[2:]


@NIGHT  # by day two of the three alone, below
def test_reruns_with_tensorflow_cost_a_fraction_of_what_they_cost_as_it_comes():
    """platform/garbage.py and keras_sessions.py, and runner.postScriptGC of config.toml."""
    ratios = (platform.rerun(rounds=7).ratio for _ in range(3))  # others may take the processors
    assert any(ratio > 4 for ratio in ratios)  # about 15 is measured; without the three, 1


def test_a_garbage_collection_does_not_walk_tensorflow():
    """``garbage.freeze`` alone; in a process of its own, for it holds for good."""
    measure = """
import gc, time
from pages.shared.runs import warmup

def collect():
    begin = time.perf_counter()
    gc.collect()
    return time.perf_counter() - begin

warmup._load()
frozen = min(collect() for _ in range(5))
gc.unfreeze()
print(min(collect() for _ in range(5)) / frozen)
"""
    run = subprocess.run([sys.executable, "-c", measure], cwd=ROOT, capture_output=True, check=True)
    assert float(run.stdout) > 5  # more than 100 is measured


def _build_until_it_fails(seconds: float) -> int:
    """Builds models while another thread does what Streamlit does after each script run."""
    stop, deadline, built = threading.Event(), time.monotonic() + seconds, 0

    def finish_scripts() -> None:
        while not stop.is_set():
            _clean_problem_modules()
            time.sleep(0.001)  # a script run

    other_sessions = threading.Thread(target=finish_scripts)
    other_sessions.start()
    try:
        while time.monotonic() < deadline and built < 200:
            keras.Sequential([keras.layers.Dense(1) for _ in range(30)]).build((None, 1))
            built += 1
    finally:
        stop.set()
        other_sessions.join()
    return built


def test_keras_models_can_be_built_while_other_sessions_finish(monkeypatch):
    """``keras_sessions.keep``; the first half shows that the trap is still there."""
    monkeypatch.setattr(keras.backend, "clear_session", keras.utils.clear_session)
    with pytest.raises(ValueError, match="unique name"):
        _build_until_it_fails(seconds=60)
    keras_sessions.keep()
    assert _build_until_it_fails(seconds=5) > 0


@pytest.mark.parametrize("watcher", [None, "poll"])
def test_files_are_not_watched(tmp_path: Path, watcher: str | None):
    """server.fileWatcherType of config.toml; with a watcher a changed file is reported."""
    script = tmp_path / "page.py"
    script.write_text("import streamlit as st\nst.text('before')\n")
    config = {"server.fileWatcherType": watcher} if watcher else {}
    with serving(script=str(script), config=config) as running, Browser(running.url) as browser:
        browser.open()
        script.write_text("import streamlit as st\nst.text('after')\n")
        if watcher:
            browser.until(lambda: "session_event" in browser.heard)
        else:
            with pytest.raises(TimeoutError):
                browser.until(lambda: "session_event" in browser.heard, seconds=3)


def test_a_visitor_far_away_who_moves_fast_keeps_what_the_server_counts_on(server: Server):
    """global.maxCachedMessageAge of config.toml.

    The server answers with a reference to what a request said that the browser has. By the time
    that it comes, the end of an earlier run may have made the browser drop it, and then the page
    is dead. So it has to be kept for more runs than anybody makes before the answer arrives.
    """
    with Browser(server.url) as visitor:
        visitor.open("overfitting")
        visitor.settle()
        visitor.set(visitor.widget("fit:code"), True)
        terms = visitor.widget("fit_terms")
        for value in (3.0, 4.0):
            visitor.set(terms, [value])
        for value in (5.0, 3.0):  # answers are under way while both are asked for
            visitor.put(terms, [value])
            visitor.request(terms.fragment)
            time.sleep(2)
        visitor.stay(2)
        assert "TERMS = 3" in visitor.elements_of("code")[0].code_text


def test_a_bug_shows_no_detail_uploads_are_limited_and_nobody_is_counted():
    """client.showErrorDetails, server.maxUploadSize, browser.gatherUsageStats of config.toml."""
    with serving(script="tests/served/failing.py") as failing, Browser(failing.url) as browser:
        browser.open()
        shown = "\n".join(browser.texts())
        assert "RuntimeError" not in shown
        assert "a detail" not in shown
        (upload,) = browser.elements_of("file_uploader")
        assert upload.max_upload_size_mb == reading.MEGABYTES
        assert browser.settings is not None
        assert not browser.settings.gather_usage_stats
        assert "a detail that no learner should see" in failing.said()


def test_what_the_upload_widget_says_is_what_the_server_allows():
    """A change of one of the two numbers alone."""
    options = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    assert options["server"]["maxUploadSize"] == reading.MEGABYTES


@pytest.mark.parametrize("lesson", share(LESSONS, 8), ids=lambda one: one.address)
def test_bad_values_in_a_link_leave_every_tab_standing(server: Server, lesson):
    """Every bound widget at once, each with another bad value; what they are is asked of the page.

    Each value with each widget: test_every_tab.py, without a server.
    """
    with Browser(server.url) as visitor:
        visitor.open(lesson.address)
        visitor.settle()
        names = _tab_names(visitor)
    for name in names:
        with Browser(server.url) as visitor:
            visitor.open(lesson.address, f"tab={name}")
            bound = [w.proto.query_param_key for w in visitor.widgets() if _is_bound(w)]
            has_chart = visitor.shows("vega_lite_chart")
        for turn in range(0, len(BAD), 3):
            given = {key: BAD[(at + turn) % len(BAD)] for at, key in enumerate(bound)}
            with Browser(server.url) as visitor:
                link = "&".join(f"{key}={bad}" for key, bad in given.items())
                visitor.open(lesson.address, f"tab={name}&{link}")
                assert not visitor.shows("exception"), (name, visitor.texts())
                assert common.BUG.en not in visitor.texts(), (name, server.said()[-2000:])
                assert visitor.shows("vega_lite_chart") or not has_chart, (name, visitor.texts())
                for bad in filter(lambda bad: bad.strip("%0"), given.values()):
                    assert any(bad[:40] in text for text in visitor.texts()), (name, bad)


def _is_bound(widget) -> bool:
    return bool(getattr(widget.proto, "query_param_key", ""))


def _tab_names(visitor: Browser) -> list[str]:
    """The names of the tabs of the lesson that is open."""
    return list(next(one for one in LESSONS if one.address == visitor.page).tabs)
