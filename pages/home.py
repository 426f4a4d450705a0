"""Home: what each lesson answers, with one small picture that was computed just now."""

import pages.shared.dashboard_first  # noqa: F401 # isort: skip

import streamlit as st

from pages.pictures import home as pictures
from pages.shared.language import say
from pages.shared.lessons import LESSONS
from pages.texts import home

columns = st.columns(2, gap="medium")
for at, lesson in enumerate(LESSONS):
    with columns[at % len(columns)], st.container(border=True):
        st.subheader(say(lesson.title))
        st.markdown(say(lesson.question))
        pictures.PICTURES[lesson.path]().show()
        st.page_link(lesson.file, label=say(home.OPEN), icon=":material/arrow_forward:")
