"""Limits what uploaded files take of the server's memory.

Streamlit limits one file, but neither the files of a session nor those of the server, and takes
them on pages that ask for none. Files of a closed tab stay until Python collects its session, and
one that arrives after that stays for good. Here they go with the tab; where only the connection was
lost, the page has what it read from them. May go when Streamlit has such limits.

Streamlit's page shows only the number of an HTTP error. So a file that the server has no room for
is kept as a mark instead, and the page says in the learner's language what happened.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager as Files
from streamlit.runtime.uploaded_file_manager import UploadedFile, UploadedFileRec
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager as Sessions

from core.errors import InputError
from pages.shared.platform import sessions

OF_SESSION = 21_000_000  # bytes; four files of the largest size, one for each place that takes them
OF_SERVER = 210_000_000  # bytes; ten sessions that take all they may
NO_ROOM = b"\0no room"  # what is kept of a file that is one too many


def install() -> None:
    """Have this process keep to the limits."""
    if not hasattr(Files.add_file, "__wrapped__"):
        Files.add_file = _limited(Files.add_file)
        Sessions.disconnect_session = _freeing(Sessions.disconnect_session)


def content(file: UploadedFile) -> bytes:
    """The bytes of an uploaded file; raises InputError server_full where they were not kept."""
    if (data := file.getvalue()) == NO_ROOM:
        raise InputError("server_full")
    return data


def _limited(add_file: Callable[..., None]) -> Callable[..., None]:
    """A session's oldest files make room for its new one; beyond the server's limit, a mark."""

    @functools.wraps(add_file)
    def add(files: Files, session_id: str, file: UploadedFileRec) -> None:
        if not sessions.is_open(session_id):
            raise HTTPException(400, "The page that asked for this file is gone")
        own = files.file_storage.get(session_id, {})
        for oldest in list(own):
            if _size(own) + len(file.data) > OF_SESSION:
                files.remove_file(session_id, oldest)
        everything = sum(map(_size, list(files.file_storage.values())))
        if everything + len(file.data) > OF_SERVER:
            file = file._replace(data=NO_ROOM)
        add_file(files, session_id, file)

    return add


def _size(files: Mapping[str, Any]) -> int:
    return sum(len(file.data) for file in list(files.values()))


def _freeing(disconnect_session: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(disconnect_session)
    def disconnect(manager: Sessions, session_id: str) -> None:
        disconnect_session(manager, session_id)
        manager._uploaded_file_mgr.remove_session_files(session_id)

    return disconnect
