"""All plain programs in one place, opened from the side of every page."""

from __future__ import annotations

import streamlit as st

from core import plain
from pages.shared.takeaway import programs
from pages.shared.words import takeaway as words
from pages.shared.words.language import say


def button() -> None:
    """Draw the button that opens the programs."""
    opened = st.button(say(words.LISTINGS), key="listings", icon=":material/code:", type="tertiary")
    if opened:
        st.dialog(say(words.LISTINGS), width="large")(_choose)()


def _choose() -> None:
    """Let the learner choose a program, in the order of the tutorial."""
    st.markdown(say(words.LISTINGS_ARE, count=len(plain.PROGRAMS)))
    files = [program.file for program in plain.PROGRAMS]
    parts = {program.file: say(words.SECTIONS[program.section]) for program in plain.PROGRAMS}
    file = st.selectbox(
        say(words.PROGRAM), files, format_func=lambda each: f"{parts[each]} · {each}"
    )
    programs.show(programs.Filled(file, plain.source(file), ()), "listings")
