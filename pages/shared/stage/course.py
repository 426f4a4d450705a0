"""The map of the course: the lessons in their order, and what the learner has guessed in each."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.shared.stage import guesses
from pages.shared.stage.lesson import Lesson
from pages.shared.words import common, home
from pages.shared.words.language import say

COLUMNS = 2  # cards in a row; on a phone they lie one below the other, in the lessons' order


def map_of(lessons: Sequence[Lesson]) -> None:
    """Draw a card for each lesson: its place, its question, what one can do afterwards."""
    st.header(say(home.COURSE), anchor=False)
    for first in range(0, len(lessons), COLUMNS):
        row = lessons[first : first + COLUMNS]
        for at, (place, lesson) in enumerate(
            zip(st.columns(COLUMNS, gap="medium"), row, strict=False), first + 1
        ):
            with place, st.container(border=True, height="stretch", gap="small"):
                _card(at, lesson)


def _card(at: int, lesson: Lesson) -> None:
    group = say(common.GROUPS[lesson.group])
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.subheader(f"{at} · {say(lesson.title)}", anchor=False, width="content")
        st.caption(say(home.PLACE, group=group, minutes=lesson.minutes), width="content")
    st.markdown(say(lesson.question))
    st.markdown(say(home.AFTERWARDS, skill=say(lesson.afterwards)))
    close, count = guesses.tally(f"{tab}_ask" for tab in lesson.tabs)
    if count:
        st.caption(say(home.GUESSED, count=count, close=close))
    st.page_link(lesson.page, label=say(home.OPEN), icon=":material/arrow_forward:")
