"""Lets a page that moved to another server process work at the first touch.

When a server process ends, its visitors' browsers connect to another one. The page stays as it was
and asks for no run. A touch asks for the run of one fragment, which the new session does not know,
so Streamlit ignores it: the page looks alive and is dead. So the first request of a session runs
the whole page, with the link and all values that come with it. May go when Streamlit answers an
unknown fragment with a run of the page.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession

_BEGUN = "_dashboard_begun"  # set on a session that has had its first request


def install() -> None:
    """Have every session of this process begin with a run of the whole page."""
    if not hasattr(AppSession.request_rerun, "__wrapped__"):
        AppSession.request_rerun = _run_whole_page_first(AppSession.request_rerun)


def _run_whole_page_first(request_rerun: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(request_rerun)
    def request(session: AppSession, client_state: ClientState | None) -> None:
        known = hasattr(session, _BEGUN) or session._fragment_storage.registration_sequence() > 0
        if client_state and client_state.fragment_id and not known:
            whole = ClientState()
            whole.CopyFrom(client_state)
            whole.fragment_id = ""
            client_state = whole
        setattr(session, _BEGUN, True)
        request_rerun(session, client_state)

    return request
