"""The lesson frame: head, tabs, experiments, presets, provenance."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from core.errors import InputError
from pages.shared import link, warmup
from pages.shared.language import current, literal, say
from pages.shared.lessons import Lesson
from pages.texts import common, errors
from pages.texts.text import Text

_LOG = logging.getLogger(__name__)

# Values of errors that are words of core; all others may be the learner's, who may write "time" too
NAMED = {"setting", "array", "matrix", "column"}
WHOLE = 1e15  # from here on a number reads better by its power of ten

# The tape of a chart belongs above it, where it is seen; Vega puts it below. Streamlit writes white
# on primary buttons, which cannot be read on the light blue that a dark page needs.
STYLE = (
    "<style>.stVegaLiteChart.vega-embed:has(.vega-bindings)"
    "{display: flex; flex-direction: column-reverse}"
    "[data-testid=stBaseButton-primary] p{color: light-dark(#FFFFFF, #10151A)}</style>"
)


def head(lesson: Lesson | None) -> None:
    """Title, question and idea of a lesson, or what the whole is, on the home page."""
    if lesson is None:
        st.title(say(common.APP))
        st.markdown(say(common.WHAT))
        return
    st.title(say(lesson.title))
    st.markdown(f"**{say(lesson.question)}**")
    st.markdown(say(lesson.idea))


def link_refused(name: str, given: str) -> str:
    """The sentence for a value of the link that the page cannot take."""
    return say(common.LINK_VALUE_REFUSED, name=name, given=literal(given[:40]))


def run(page: Any, lesson: Lesson | None) -> None:
    """Show a page: its head at once, its experiments as soon as TensorFlow is there."""
    link.remember()
    st.html(STYLE)
    head(lesson)
    notices = st.container()
    with guard():
        if warmup.failed():
            st.error(say(common.START_FAILED))
        elif warmup.ended():
            page.run()
        else:
            _wait()
    for name, given in link.refused():
        notices.warning(link_refused(name, given))


@st.fragment(run_every=0.4)
def _wait() -> None:
    """Say what is being waited for, and show the page when it is there."""
    if warmup.ended():
        st.rerun()
    st.info(say(common.STARTING))
    st.skeleton(height=360)


def told(error: InputError) -> str:
    """The sentence of an input error, in the session's language."""
    named = {key: errors.NAMES.get(str(error.values[key])) for key in NAMED & error.values.keys()}
    values = {key: say(name) for key, name in named.items() if name}
    given = {name: _plain(value) for name, value in error.values.items()}
    return say(errors.SENTENCES[error.rule], **{**given, **values})


def _plain(value: object) -> object:
    """A text as it is, to Markdown; a whole number without its ".0"."""
    if isinstance(value, float) and value.is_integer() and abs(value) < WHOLE:
        return int(value)
    return literal(value) if isinstance(value, str) else value


@contextmanager
def guard() -> Iterator[None]:
    """Turn an input error into its sentence, and a bug into one plain sentence and a log entry."""
    try:
        yield
    except InputError as error:
        st.warning(told(error))
    except Exception as error:
        _LOG.exception("a page failed")
        st.error(say(common.MEMORY if out_of_memory(error) else common.BUG))


def out_of_memory(error: BaseException) -> bool:
    """Whether Python or TensorFlow, which is not imported here, had no memory left."""
    return type(error).__name__ in ("MemoryError", "ResourceExhaustedError")


def experiment(body: Callable[[], None]) -> Callable[[], None]:
    """Make a tab of this function: it reruns alone, and its errors stay inside it."""

    @st.fragment
    @functools.wraps(body)
    def guarded() -> None:
        with guard():
            body()

    return guarded


def tabs(experiments: dict[str, tuple[Text, Callable[[], None]]]) -> None:
    """Draw the experiments as tabs; only the open one runs. The link names it as ``tab``."""
    labels = {say(text): name for name, (text, _) in experiments.items()}
    names = list(labels.values())
    key = f"tabs-{'-'.join(names)}-{current()}"
    opened = f"{key}:opened"
    if key not in st.session_state:  # come by link or menu; another default makes another widget
        asked = st.query_params.get("tab")
        st.session_state[opened] = next((text for text in labels if labels[text] == asked), None)
    default = st.session_state[opened]
    for tab in st.tabs(list(labels), default=default, key=key, on_change="rerun"):
        if tab.open:
            name = labels[st.session_state[key]]
            st.session_state["tab"] = name
            link.write("tab", name, names[0])
            with tab:
                experiments[name][1]()


def presets(
    key: str,
    options: dict[str, tuple[Text, dict[str, object]]],
    settings: dict[str, object],
    place: Any,
) -> None:
    """Draw one-click settings; the one that the widgets stand at is lit."""
    lit = [n for n, (_, values) in options.items() if values.items() <= settings.items()]
    st.session_state[key] = lit[0] if lit else None
    place.pills(
        say(common.PRESETS),
        list(options),
        format_func=lambda name: say(options[name][0]),
        key=key,
        on_change=_apply,
        args=(key, {name: values for name, (_, values) in options.items()}),
    )


def _apply(key: str, options: dict[str, dict[str, object]]) -> None:
    for name, value in options.get(st.session_state[key], {}).items():
        st.session_state[name] = value
