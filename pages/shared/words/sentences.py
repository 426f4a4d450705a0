"""Sentences about what went wrong: input that core refuses, values of a link, bugs."""

from __future__ import annotations

import logging
import numbers
import re
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.errors import InputError
from pages.shared.words import common, errors
from pages.shared.words.language import say

_LOG = logging.getLogger(__name__)

# Values of errors that are words of core; all others may be the learner's, who may write "time" too
NAMED = {"setting", "array", "matrix", "column"}
PLAIN = {"equation", "line"}  # x, y or z; a number or "?"
# What no reader sees but may turn or hide the text around it: controls, and marks of direction
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
WHOLE = 1e15  # from here on a number reads better by its power of ten


def literal(text: str) -> str:
    """A text of the learner's or of a link that Markdown shows as it is: no link, no heading.

    It stands on one line as a code span, whose fence is longer than any run of backticks in it.

    >>> literal("![x](http://a.b/c.png)  \\n# $1$")
    '`![x](http://a.b/c.png) # $1$`'
    >>> literal("a``b`")
    '``` a``b` ```'
    """
    line = " ".join(_INVISIBLE.sub(" ", text).split())
    fence = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    space = " " if not line or line[0] == "`" or line[-1] == "`" else ""
    return f"{fence}{space}{line}{space}{fence}"


def of_error(error: InputError) -> str:
    """The sentence of an input error, in the session's language."""
    named = {key: errors.NAMES.get(str(error.values[key])) for key in NAMED & error.values.keys()}
    values = {key: say(name) for key, name in named.items() if name}
    given = {n: v if n in PLAIN else _plain(v) for n, v in error.values.items()}
    return say(errors.SENTENCES[error.rule], **{**given, **values})


def _plain(value: object) -> object:
    """A text as it is, to Markdown; a whole number without its ".0"."""
    if isinstance(value, float) and value.is_integer() and abs(value) < WHOLE:
        return int(value)
    return value if isinstance(value, numbers.Number) else literal(str(value))


@contextmanager
def guard() -> Iterator[None]:
    """Turn an input error into its sentence, and a bug into one plain sentence and a log entry."""
    try:
        yield
    except InputError as error:
        st.warning(of_error(error))
    except Exception as error:
        _LOG.exception("a page failed")
        st.error(say(common.MEMORY if out_of_memory(error) else common.BUG))


def out_of_memory(error: BaseException) -> bool:
    """Whether Python or TensorFlow, which is not imported here, had no memory left."""
    return type(error).__name__ in ("MemoryError", "ResourceExhaustedError")


def link_refused(name: str, given: str) -> str:
    """The sentence for a value of the link that the page cannot take."""
    return say(common.LINK_VALUE_REFUSED, name=name, given=literal(given[:40]))
