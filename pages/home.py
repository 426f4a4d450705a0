"""Home: one live picture, and the map of the course."""

import pages.shared.platform.fresh_server  # noqa: F401 # isort: skip

import streamlit as st

from pages.lessons import LESSONS, overfitting
from pages.lessons.overfitting import cover
from pages.shared.settings import data
from pages.shared.stage import course, frame, tabs
from pages.shared.words import home
from pages.shared.words.language import say

FIRST, *_ = LESSONS

hero, side = frame.columns("cover")
with side:
    st.markdown(say(home.TRY))
    cover.terms()
    cover.back()
    if st.button(say(home.START, name=say(FIRST.title)), type="primary", width="stretch"):
        st.switch_page(FIRST.page)
    if st.button(say(home.OUTSIDE), width="stretch"):
        data.take("fit", data.places(cover.points()))
        tabs.open_tab(overfitting.LESSON, "fit")
        st.switch_page(overfitting.LESSON.page, query_params={"tab": "fit"})
with hero:
    cover.hero()
course.map_of(LESSONS)
