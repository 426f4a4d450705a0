"""Page settings, language, navigation and warm-up: `streamlit run dashboard.py`."""

import streamlit as st

from pages.lessons import LESSONS
from pages.shared.platform import forged_states, replaced_server, style, uploads
from pages.shared.runs import run_panel
from pages.shared.settings import link
from pages.shared.stage import language_switch, page
from pages.shared.takeaway import listings
from pages.shared.words import common
from pages.shared.words.language import say

st.set_page_config(**style.PAGE)
replaced_server.install()
uploads.install()
forged_states.install()
link.remember()
language_switch.show()


home = st.Page("pages/home.py", title=say(common.HOME), default=True)
pages = {
    st.Page(lesson.page, title=say(lesson.title), url_path=lesson.address): lesson
    for lesson in LESSONS
}
menu = {"": [home]}
for group, name in common.GROUPS.items():
    members = [page for page, lesson in pages.items() if lesson.group == group]
    if members:
        menu[say(name)] = members

chosen = st.navigation(menu)
run_panel.leave()
page.run(chosen, pages.get(chosen), LESSONS)
with st.sidebar:
    listings.button()
