"""Ignores forged widget messages: malformed ids, or values of the wrong type.

Streamlit takes both. A value that its widget cannot read ends every later run of that session with
an error before the page has begun, and an id of another form with one inside it. May go when
Streamlit refuses them.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Iterator
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.state.common import is_element_id
from streamlit.runtime.state.session_state import (
    STREAMLIT_INTERNAL_KEY_PREFIX,
    Serialized,
    SessionState,
    WStates,
)

_LOG = logging.getLogger(__name__)
LONGEST = 300  # characters of an id; the longest key of ours has 60
SHOWN = 80  # characters of it that go to the log


def install() -> None:
    """Have every session of this process drop them."""
    if not hasattr(WStates.__getitem__, "__wrapped__"):
        WStates.__getitem__ = _read_or_drop(WStates.__getitem__)
        WStates.__iter__ = _names
        take = SessionState.set_widgets_from_proto
        SessionState.set_widgets_from_proto = _well_named(take)


def _names(self: WStates) -> Iterator[str]:
    """The names as they are now: reading a value may drop it meanwhile."""
    return iter(list(self.states))


def _read_or_drop(read: Callable[..., Any]) -> Callable[..., Any]:
    """A value that cannot be read is dropped, as if the browser had not sent it."""

    @functools.wraps(read)
    def get(states: WStates, name: str) -> Any:
        try:
            _check_form(states, name)
            return read(states, name)
        except Exception as error:
            if name in states.states and name in states.widget_metadata:
                _LOG.warning("a value of %r was dropped: %s", name[:SHOWN], type(error).__name__)
                del states.states[name]
            raise KeyError(name) from None

    return get


def _check_form(states: WStates, name: str) -> None:
    """Raise TypeError where a value came in the form of another kind of widget."""
    sent, widget = states.states.get(name), states.widget_metadata.get(name)
    if isinstance(sent, Serialized) and widget:
        form = sent.value.WhichOneof("value")
        if form is not None and form != widget.value_type:
            raise TypeError(f"{form} is not {widget.value_type}")


def _well_named(take: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(take)
    def well_named(state: SessionState, given: WidgetStates) -> None:
        good = [each for each in given.widgets if _is_well_named(each.id)]
        take(state, given if len(good) == len(given.widgets) else WidgetStates(widgets=good))

    return well_named


def _is_well_named(name: str) -> bool:
    widget = name.removeprefix(f"{STREAMLIT_INTERNAL_KEY_PREFIX}_")  # an event of a component
    return is_element_id(widget) and widget.count("-") >= 2 and len(name) <= LONGEST
