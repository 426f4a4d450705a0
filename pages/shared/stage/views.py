"""Views of a page: the whole of it, or the stage alone, for a projector or inside another page."""

from __future__ import annotations

import streamlit as st

from pages.shared.platform import style
from pages.shared.settings import link
from pages.shared.words import stage as words
from pages.shared.words.language import say

STAGE = "stage"
VIEWS = {"": "", STAGE: STAGE}


def current() -> str:
    """The view that the link asks for; an embedded page is a stage."""
    view = st.session_state.get("view", st.query_params.get("view", ""))
    return STAGE if view == STAGE or st.context.is_embedded else ""


def style_of(view: str) -> None:
    """Put the rules of style of this view on the page."""
    st.html(style.STYLE + (style.PROJECTED if view == STAGE else ""))


def switch() -> None:
    """The button that shows the stage alone; on the stage, one that leaves it."""
    st.button(
        say(words.STAGE_VIEW), key="view_stage", on_click=_set, args=(STAGE,), type="tertiary"
    )


def leave() -> None:
    """The button that leaves the stage."""
    if not st.context.is_embedded:
        st.button(
            say(words.LEAVE_STAGE), key="view_whole", on_click=_set, args=("",), type="tertiary"
        )


def _set(view: str) -> None:
    st.session_state["view"] = view
    link.write("view", view)
