"""Pages run here as on a server that has been up for a while: warm, with the dashboard known."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator

import pytest
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from core import batch_cost, inception
from pages.shared.platform import sessions
from pages.shared.runs import run_panel, run_queue, warmup
from pages.shared.settings import link
from pages.shared.stage import guesses, presets, story
from pages.shared.takeaway import exports
from tests.app import PATIENCE, Watch


@pytest.fixture(scope="session", autouse=True)
def _warm() -> Iterator[None]:
    """TensorFlow is there; what a page says before that is tested in a browser."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(warmup, "_compile", lambda: None)  # the tests call what they need themselves
        warmup.start().result()
    yield
    deadline = time.monotonic() + PATIENCE
    while run_panel.queue().running and time.monotonic() < deadline:
        time.sleep(0.1)  # Python would end with an error while compiled code still runs


@pytest.fixture(scope="package", autouse=True)
def _measured_once():
    """One small batch is really measured, once, and stands for all of them.

    Pages open many times, and nothing here looks at these numbers, which no second run repeats.
    """
    real, lock, reports = batch_cost.stages, threading.Lock(), []

    def stages(_batch: int, _pixels: int, limit: int) -> Iterator[dict]:
        with lock:
            if not reports:
                reports.extend(item for item in real(1, inception.MIN_PIXELS, limit) if item)
        yield from reports

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch_cost, "stages", stages)
        yield


@pytest.fixture(autouse=True)
def _server(monkeypatch):
    """What AppTest lacks: ``st.navigation`` ran in this process, and long runs find a session."""
    build = PagesManager.__init__

    def known(self, *args, **kwargs):
        build(self, *args, **kwargs)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", known)
    monkeypatch.setattr(sessions, "is_open", lambda session: True)
    logging.getLogger("streamlit").setLevel(logging.ERROR)  # bare mode is what we are in
    begun, submit = [], run_queue.Queue.submit

    def seen_submit(self, job):
        begun.append(job)
        submit(self, job)

    monkeypatch.setattr(run_queue.Queue, "submit", seen_submit)
    yield
    for job in begun:  # nobody waits for it any more
        run_panel.queue().stop(job)


@pytest.fixture
def watch(monkeypatch) -> Watch:
    """Sees what pages hand to the frame."""
    seen = Watch()
    download, select = st.download_button, st.select_slider
    panel, write, choice = exports.panel, link.write, link.choice
    show_presets, show_story, card = presets.show, story.show, guesses.card

    def seen_panel(key, call, drawings, **rest):
        seen.panels.append({"key": key, "call": call, "drawings": drawings, **rest})
        return panel(key, call, drawings, **rest)

    def seen_presets(key, options, settings, place):
        seen.presets[key] = {name: values for name, (_, values) in options.items()}
        seen.options[key] = list(options)
        return show_presets(key, options, settings, place)

    def seen_story(key, steps):
        seen.presets[key] = {name: dict(step.settings) for name, step in steps.items()}
        return show_story(key, steps)

    def seen_card(question, measured, why, settings):
        seen.questions[question.key] = (question, measured)
        return card(question, measured, why, settings)

    def seen_write(key, value, default=""):
        seen.linked.add(key)
        return write(key, value, default)

    def seen_choice(key, options, *args, **rest):
        seen.options[key] = list(options)
        return choice(key, options, *args, **rest)

    def seen_download(label, data, file_name, **rest):
        seen.files[file_name] = data
        return download(label, data, file_name, **rest)

    def seen_select(label, options, *args, **rest):
        seen.options[rest.get("key", label)] = list(options)
        return select(label, options, *args, **rest)

    monkeypatch.setattr(st, "download_button", seen_download)
    monkeypatch.setattr(st, "select_slider", seen_select)
    monkeypatch.setattr(exports, "panel", seen_panel)
    monkeypatch.setattr(presets, "show", seen_presets)
    monkeypatch.setattr(story, "show", seen_story)
    monkeypatch.setattr(guesses, "card", seen_card)
    monkeypatch.setattr(link, "write", seen_write)
    monkeypatch.setattr(link, "choice", seen_choice)
    return seen
