"""Draws a page: its head at once, its tabs as soon as TensorFlow is there."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.shared.platform import style
from pages.shared.runs import warmup
from pages.shared.settings import link
from pages.shared.stage.lesson import Lesson
from pages.shared.words import common
from pages.shared.words.language import say
from pages.shared.words.sentences import guard, link_refused


def head(lesson: Lesson | None) -> None:
    """Title, question and idea of a lesson, or what the whole is, on the home page."""
    if lesson is None:
        st.title(say(common.APP))
        st.markdown(say(common.WHAT))
        return
    st.title(say(lesson.title))
    st.markdown(f"**{say(lesson.question)}**")
    st.markdown(say(lesson.idea))


def run(page: Any, lesson: Lesson | None) -> None:
    """Show a page: its head at once, its experiments as soon as TensorFlow is there."""
    link.remember()
    st.html(style.STYLE)
    head(lesson)
    notices = st.container()
    with guard():
        if warmup.failed():
            st.error(say(common.START_FAILED))
        elif warmup.ended():
            page.run()
        else:
            _wait()
    for name, given in link.refused():
        notices.warning(link_refused(name, given))


@st.fragment(run_every=0.4)
def _wait() -> None:
    """Say what is being waited for, and show the page when it is there."""
    if warmup.ended():
        st.rerun()
    st.info(say(common.STARTING))
    st.skeleton(height=360)
