"""The language switch in the sidebar."""

import streamlit as st

from pages.shared.settings import link
from pages.shared.words import language


def show() -> None:
    """Draw it; the choice is in the link as ``lang``."""
    st.sidebar.segmented_control(
        "Language · 语言",
        required=True,
        label_visibility="collapsed",
        **link.choice("lang", language.LANGUAGES, default=language.of_browser(), always=True),
    )
