"""The language of the session: English or Chinese, kept in the link as ``lang``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from pages.shared.words.text import Text

LANGUAGES = {"en": "English", "zh": "中文"}
_SPOKEN: ContextVar[str] = ContextVar("spoken", default="")


def current() -> str:
    """The code of the session's language."""
    return _SPOKEN.get() or st.session_state.get("lang") or of_browser()


@contextmanager
def spoken() -> Iterator[None]:
    """Look the language up once for all sentences of a tab, which has a hundred."""
    token = _SPOKEN.set(current())
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def say(text: Text, **values: object) -> str:
    """The sentence in the session's language, its placeholders filled in."""
    sentence = getattr(text, current())
    return sentence.format(**values) if values else sentence


def joined(*sentences: str) -> str:
    """Sentences one after the other; Chinese has no gap after its punctuation."""
    return ("" if current() == "zh" else " ").join(filter(None, sentences))


def of_browser() -> str:
    """The browser's own language, if we speak it."""
    locale = st.context.locale or "en"
    return "zh" if locale.lower().startswith("zh") else "en"
