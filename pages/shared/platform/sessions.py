"""Tells which session runs a script, whether its browser is there, and whether the server stops.

Streamlit has no public way to ask. May go when ``st.context`` tells the session, or when a long
run can be tied to a session in another way.
"""

from __future__ import annotations

from dataclasses import dataclass

from streamlit import runtime
from streamlit.runtime import RuntimeState
from streamlit.runtime.scriptrunner import get_script_run_ctx


@dataclass(frozen=True)
class Place:
    """A session, and the page that it has open."""

    session: str
    page: str


def current() -> Place | None:
    """The session and page that this script runs for; None where there is no browser."""
    context = get_script_run_ctx()
    return Place(context.session_id, context.page_script_hash) if context else None


def is_open(session: str) -> bool:
    """Whether the browser of this session is there."""
    try:
        return runtime.get_instance().is_active_session(session)
    except RuntimeError:  # no server at all: a page under test
        return True


def stopping() -> bool:
    """Whether the server is about to end."""
    ending = RuntimeState.STOPPING, RuntimeState.STOPPED
    return runtime.exists() and runtime.get_instance().state in ending
