"""Draws a page: its head at once, its tabs as soon as TensorFlow is there, and the way on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2 import component

from pages.shared.runs import warmup
from pages.shared.runs.visits import visits
from pages.shared.settings import link
from pages.shared.stage import guesses, tabs, views
from pages.shared.stage.lesson import Lesson
from pages.shared.words import common
from pages.shared.words import stage as words
from pages.shared.words.language import joined, named, say
from pages.shared.words.sentences import guard, link_refused

_TOP = component("top", js=Path(__file__).with_name("top.js").read_text())


def head(lesson: Lesson | None) -> None:
    """Title and question of a lesson in one line; on the home page what the whole is."""
    with st.container(key="head", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title(say(lesson.title if lesson else common.APP), anchor=False, width="content")
        st.markdown(say(lesson.question if lesson else common.WHAT), width="content")


def run(page: Any, lesson: Lesson | None, lessons: Sequence[Lesson]) -> None:
    """Show a page: its head at once, its experiments as soon as TensorFlow is there."""
    link.remember()
    views.style_of(views.current())
    head(lesson)
    notices = st.container()
    with guard():
        if warmup.failed():
            st.error(say(common.START_FAILED))
        elif warmup.ended():
            with visits.visit():
                page.run()
            if lesson:
                _why(lesson)
                _next(lesson, lessons)
        else:
            _wait()
    _TOP(key="top", data={"place": st.session_state.get("tab", "")})
    _sidebar()
    if views.current() == views.STAGE:
        views.leave()
    for name, given, why in link.refused():
        notices.warning(joined(link_refused(name, given), why))


def _why(lesson: Lesson) -> None:
    """The idea with its formulas, once a lesson."""
    with st.expander(say(words.WHY), icon=":material/lightbulb:"):
        st.markdown(say(lesson.idea))


def _next(lesson: Lesson, lessons: Sequence[Lesson]) -> None:
    """Name the idea that follows, in this lesson or the next one, and go there."""
    steps = [(each, name) for each in lessons for name in each.tabs]
    at = steps.index((lesson, st.session_state.get("tab", next(iter(lesson.tabs)))))
    if at == len(steps) - 1:
        return
    following, name = steps[at + 1]
    label = following.labels()[name]
    if following is not lesson:
        label = named(say(following.title), label)
    pressed = st.button(
        say(words.NEXT, name=label),
        key="next",
        icon=":material/arrow_forward:",
        type="primary",
        on_click=tabs.open_tab,
        args=(following, name),
    )
    if pressed and following is not lesson:
        st.switch_page(following.page, query_params={"tab": name})


def _sidebar() -> None:
    """What the learner has guessed so far, and the view for a projector."""
    guesses.keep_in_link()
    close, count = guesses.tally()
    with st.sidebar:
        if count:
            st.markdown(say(words.TALLY, close=close, count=count))
        views.switch()


@st.fragment(run_every=0.4)
def _wait() -> None:
    """Say what is being waited for, and show the page when it is there."""
    if warmup.ended():
        st.rerun()
    st.info(say(common.STARTING))
    st.skeleton(height=360)
