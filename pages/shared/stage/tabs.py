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
    first, key = next(iter(lesson.tabs)), _key(lesson)
    if key not in st.session_state:  # come by link or menu; another default makes another widget
        st.session_state[f"{key}:opened"] = lesson.labels()[_arrival(lesson)]
    elif _gone_back(lesson):
        st.session_state[key] = lesson.labels()[_linked(lesson) or first]
    default = st.session_state[f"{key}:opened"]
    for tab in st.tabs(list(labels), default=default, key=key, on_change="rerun"):
        if tab.open:
            name = labels[st.session_state[key]]
            st.session_state["tab"] = st.session_state[_last(lesson)] = name
            link.write("tab", name, first)
            with tab:
                bodies[name]()


def _arrival(lesson: Lesson) -> str:
    """The tab that opens with the page: that of the link, the last one here, or the first."""
    return _linked(lesson) or st.session_state.get(_last(lesson)) or next(iter(lesson.tabs))


def _gone_back(lesson: Lesson) -> bool:
    """Whether the browser went through its history: its link names another tab than was written.

    Not where a tab was pressed: a quick hand is ahead of the link.
    """
    first = next(iter(lesson.tabs))
    last = st.session_state.get(_last(lesson), first)
    pressed = st.session_state[_key(lesson)] != lesson.labels()[last]
    return not pressed and (_linked(lesson) or first) != last


def _linked(lesson: Lesson) -> str | None:
    """The tab that the link names, if this lesson has it."""
    name = st.query_params.get("tab")
    return name if name in lesson.tabs else None


def open_tab(lesson: Lesson, name: str) -> None:
    """Let the page of this lesson open this tab when it is drawn next."""
    key = _key(lesson)
    if key in st.session_state:
        st.session_state[key] = lesson.labels()[name]


def _key(lesson: Lesson) -> str:
    return f"tabs-{lesson.address}-{current()}"


def _last(lesson: Lesson) -> str:
    """Where the session keeps which tab of this lesson was open last."""
    return f"tab-of-{lesson.address}"
