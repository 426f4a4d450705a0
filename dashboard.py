"""Page settings, language, navigation and warm-up: `streamlit run dashboard.py`."""

import streamlit as st

from pages.shared import frame, jobs, language, link, moved
from pages.shared.language import say
from pages.shared.lessons import LESSONS
from pages.texts import common

st.set_page_config(page_icon="pages/shared/icon.png", layout="wide")
moved.welcome()
link.remember()
language.switch()

home = st.Page("pages/home.py", title=say(common.HOME), default=True)
pages = {
    st.Page(lesson.file, title=say(lesson.title), url_path=lesson.path): lesson
    for lesson in LESSONS
}
menu = {"": [home]}
for group, name in common.GROUPS.items():
    members = [page for page, lesson in pages.items() if lesson.group == group]
    if members:
        menu[say(name)] = members

chosen = st.navigation(menu)
jobs.leave()
frame.run(chosen, pages.get(chosen))
