"""The language of the session: English or Chinese, kept in the link as ``lang``."""

from __future__ import annotations

import re

import streamlit as st

from pages.shared import link
from pages.texts.text import Text

LANGUAGES = {"en": "English", "zh": "中文"}


def current() -> str:
    """The code of the session's language."""
    return st.session_state.get("lang") or _guess()


def say(text: Text, **values: object) -> str:
    """The sentence in the session's language, its placeholders filled in."""
    sentence = getattr(text, current())
    return sentence.format(**values) if values else sentence


def literal(text: str) -> str:
    """A text of the learner's or of a link that Markdown shows as it is: no picture, no link.

    >>> literal("![x](http://a.b/c.png) $1$")
    '\\\\!\\\\[x\\\\](http\\\\://a.b/c.png) \\\\$1\\\\$'
    """
    return re.sub(r"([\\`*_\[\]!$~:])", r"\\\1", text)


def switch() -> None:
    """Draw the language switch in the sidebar."""
    st.sidebar.segmented_control(
        "Language · 语言",
        required=True,
        label_visibility="collapsed",
        **link.choice("lang", LANGUAGES, default=_guess(), always=True),
    )


def _guess() -> str:
    """The browser's own language, if we speak it."""
    locale = st.context.locale or "en"
    return "zh" if locale.lower().startswith("zh") else "en"
