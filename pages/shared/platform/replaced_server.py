"""A page that moved to another server process works there with its first touch.

When a process ends, its visitors' browsers connect to another one, or to the new one in its place.
The page stays as it was and asks for no run; a touch asks for the run of its fragment alone, which
a new session does not have, and Streamlit ignores it: the page looks alive and is dead. So the
first request of a session runs the whole page, with the link and all values that come with it.
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
