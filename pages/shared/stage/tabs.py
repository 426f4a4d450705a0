"""The tabs of a lesson: each one runs alone, and keeps its errors inside."""

from __future__ import annotations

import functools
from collections.abc import Callable

import streamlit as st

from pages.shared.settings import link
from pages.shared.stage.lesson import Lesson
from pages.shared.words.language import current, say, spoken
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
    labels = lesson.labels()
    names = {label: name for name, label in labels.items()}
    first, key, last = next(iter(labels)), _key(lesson), f"tab-of-{lesson.address}"
    open_last, linked = st.session_state.get(last, first), _linked(lesson, first)
    if key not in st.session_state:  # come by link or menu; another default makes another widget
        st.session_state[f"{key}:opened"] = labels[_linked(lesson, open_last)]
    elif st.session_state[key] == labels[open_last] != labels[linked]:  # Back changed the link
        st.session_state[key] = labels[linked]  # but not where a tab was pressed: hands are ahead
    default = st.session_state[f"{key}:opened"]
    for tab in st.tabs(list(names), default=default, key=key, on_change="rerun"):
        if tab.open:
            name = names[st.session_state[key]]
            st.session_state["tab"] = st.session_state[last] = name
            st.session_state["heading"] = f"{say(lesson.title)} · {say(lesson.tabs[name])}"
            link.write("tab", name, first)
            with tab:
                bodies[name]()


def _linked(lesson: Lesson, otherwise: str) -> str:
    """The tab that the link names; ``otherwise`` where it names none of this lesson."""
    name = st.query_params.get("tab")
    return name if name and name in lesson.tabs else otherwise


def open_tab(lesson: Lesson, name: str) -> None:
    """Let the page of this lesson open this tab when it is drawn next."""
    key = _key(lesson)
    if key in st.session_state:
        st.session_state[key] = lesson.labels()[name]


def _key(lesson: Lesson) -> str:
    return f"tabs-{lesson.address}-{current()}"
