"""The tabs of a lesson: each one runs alone, and keeps its errors inside."""

from __future__ import annotations

import functools
from collections.abc import Callable

import streamlit as st

from pages.shared.settings import link
from pages.shared.stage.lesson import Lesson
from pages.shared.words.language import current, spoken
from pages.shared.words.sentences import guard

Tab = Callable[[], None]


def experiment(body: Tab) -> Tab:
    """Make a tab of this function: it reruns alone, and its errors stay inside it."""

    @st.fragment
    @functools.wraps(body)
    def guarded() -> None:
        with spoken(), guard():
            body()

    return guarded


def show(lesson: Lesson, *tabs: Tab) -> None:
    """Draw the tabs of a lesson; only the open one runs. The link names it as ``tab``.

    The name of a tab is that of the module in which its function stands.
    """
    bodies = {tab.__module__.rpartition(".")[2]: tab for tab in tabs}
    labels = {label: name for name, label in lesson.labels().items()}
    names = list(lesson.tabs)
    key = _key(lesson)
    opened = f"{key}:opened"
    if key not in st.session_state:  # come by link or menu; another default makes another widget
        linked = st.query_params.get("tab")
        st.session_state[opened] = next((text for text in labels if labels[text] == linked), None)
    default = st.session_state[opened]
    for tab in st.tabs(list(labels), default=default, key=key, on_change="rerun"):
        if tab.open:
            name = labels[st.session_state[key]]
            st.session_state["tab"] = name
            link.write("tab", name, names[0])
            with tab:
                bodies[name]()


def open_tab(lesson: Lesson, name: str) -> None:
    """Let the page of this lesson open this tab when it is drawn next."""
    key = _key(lesson)
    if key in st.session_state:
        st.session_state[key] = lesson.labels()[name]


def _key(lesson: Lesson) -> str:
    return f"tabs-{lesson.address}-{current()}"
