"""The place where a learner hands in a table, sees how it was read, and may change that."""

from __future__ import annotations

import streamlit as st

from core.checks import MAX_POINTS
from core.errors import InputError
from pages.shared.platform import uploads
from pages.shared.settings import reading
from pages.shared.settings.reading import Table
from pages.shared.words import common
from pages.shared.words import tables as words
from pages.shared.words.language import say


def table(key: str) -> tuple[str, bytes, Table] | None:
    """The identity, the bytes and the table of an uploaded file; None while there is none.

    Raises InputError: what ``uploads.content`` and ``reading.read`` raise; reading_open while a
    question is unanswered.
    """
    label = say(common.UPLOAD, megabytes=reading.MEGABYTES, rows=MAX_POINTS)
    file = st.file_uploader(label, type=["csv", "tsv", "txt", "xlsx"], key=key)
    if file is None:
        return None
    content = uploads.content(file)
    parsed = reading.read(content, file.name)
    encoding = _encoding(f"{key}:encoding:{file.file_id}", parsed.encodings)
    if encoding and encoding != parsed.encodings[0]:
        parsed = reading.read(content, file.name, None, encoding)
    options = parsed.questions or parsed.others
    chosen = st.selectbox(
        say(words.READ_AS),
        options,
        index=None,
        format_func=reading.described,
        placeholder=say(words.QUESTION) if parsed.questions else parsed.note,
        key=f"{key}:reading:{file.file_id}",
    )
    if chosen is not None:
        parsed = reading.read(content, file.name, chosen, encoding)
    if parsed.questions:
        st.caption(parsed.note)
        raise InputError("reading_open")
    st.caption(parsed.note)
    return f"{file.file_id} {parsed.reading} {encoding}", content, parsed


def _encoding(key: str, possible: tuple[str, ...]) -> str:
    """The encoding of a text file; the learner is asked where more than one can be meant."""
    if len(possible) < 2:
        return ""
    names = {name: say(text) for name, text in words.ENCODINGS.items()}
    return st.selectbox(say(words.READ_IN), possible, format_func=names.__getitem__, key=key)
