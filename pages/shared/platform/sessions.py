"""Tells which session runs a script, whether its browser is there, and whether the server stops.

Streamlit has no public way to ask. May go when ``st.context`` tells the session, or when a long
run can be tied to a session in another way.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit import runtime
from streamlit.runtime import RuntimeState
from streamlit.runtime.scriptrunner import get_script_run_ctx

BROWSER = "_streamlit_xsrf"  # a cookie that Streamlit gives to every browser
LONGEST = 200  # characters of it; what a client sends is not kept in any length


@dataclass(frozen=True)
class Visitor:
    """A browser with all of its tabs, and the address that it comes from."""

    address: str
    browser: str


@dataclass(frozen=True)
class Place:
    """A session, the page that it has open, and whose it is."""

    session: str
    page: str
    visitor: Visitor


def current() -> Place | None:
    """The session and page that this script runs for; None where there is no browser."""
    context = get_script_run_ctx()
    if not context:
        return None
    browser = st.context.cookies.get(BROWSER, "")[:LONGEST]
    visitor = Visitor(st.context.ip_address or "", browser)
    return Place(context.session_id, context.page_script_hash, visitor)


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
