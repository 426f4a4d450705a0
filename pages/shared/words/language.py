"""The language of the session: English or Chinese, kept in the link as ``lang``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

import streamlit as st

from pages.shared.words.text import Text

LANGUAGES = {"en": "English", "zh": "中文"}
BOLD_MARK = re.compile(r"([。，：；！？])\*\*$")  # at the end of a sentence
_SPOKEN: ContextVar[str] = ContextVar("spoken", default="")
Made = TypeVar("Made")


def current() -> str:
    """The code of the session's language."""
    return _SPOKEN.get() or st.session_state.get("lang") or of_browser()


@contextmanager
def spoken(language: str = "") -> Iterator[None]:
    """Speak this language, or look the session's up once for the hundred sentences of a tab."""
    token = _SPOKEN.set(language or current())
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def kept(make: Callable[[], Made]) -> Callable[[], Made]:
    """The same function, in the language of now: a file is made later, outside of the session."""
    now = current()

    def made() -> Made:
        with spoken(now):
            return make()

    return made


def say(text: Text, **values: object) -> str:
    """The sentence in the session's language, its placeholders filled in."""
    sentence = getattr(text, current())
    return sentence.format(**values) if values else sentence


def joined(*sentences: str) -> str:
    """Sentences one after the other; Chinese has no gap after its punctuation.

    Without a gap Markdown does not see that bold ends after a mark: the mark then stands outside.
    """
    parts = [each for each in sentences if each]
    if not gap():
        parts[:-1] = [BOLD_MARK.sub(r"**\1", each) for each in parts[:-1]]
    return gap().join(parts)


def named(whole: str, part: str) -> str:
    """A thing, and a part or a figure of it, with the colon of the language."""
    return f"{whole}：{part}" if current() == "zh" else f"{whole}: {part}"


def gap() -> str:
    """What stands between two sentences."""
    return "" if current() == "zh" else " "


def of_browser() -> str:
    """The browser's own language, if we speak it."""
    locale = st.context.locale or "en"
    return "zh" if locale.lower().startswith("zh") else "en"
