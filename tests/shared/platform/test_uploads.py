"""Files that learners bring have an end, for a session and for the server."""

from __future__ import annotations

import re
import time
import urllib.request

import pytest
from starlette.exceptions import HTTPException
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFile, UploadedFileRec

from core.errors import InputError
from pages.shared.platform import sessions, uploads
from tests.night import NIGHT
from tests.server import Server
from tests.websocket import Browser

LARGE = 4_900_000  # bytes of a file, nearly as many as one may have


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> MemoryUploadedFileManager:
    monkeypatch.setattr(uploads, "OF_SESSION", 100)
    monkeypatch.setattr(uploads, "OF_SERVER", 250)
    monkeypatch.setattr(sessions, "is_open", lambda session: session != "gone")
    add_file = uploads._limited(MemoryUploadedFileManager.add_file)
    monkeypatch.setattr(MemoryUploadedFileManager, "add_file", add_file)
    return MemoryUploadedFileManager("upload")


def add(files: MemoryUploadedFileManager, session: str, name: str, size: int) -> None:
    files.add_file(session, UploadedFileRec(name, name, "text/csv", b"x" * size))


def test_a_session_keeps_its_last_files(files):
    for name in "abcd":
        add(files, "one", name, 40)
    assert list(files.file_storage["one"]) == ["c", "d"]


def test_what_is_too_much_for_the_server_is_refused_and_the_others_keep_theirs(files):
    for session in ("one", "two"):
        add(files, session, "a", 100)
    add(files, "three", "a", 60)
    sizes = {name: len(own["a"].data) for name, own in files.file_storage.items()}
    assert sizes == {"one": 100, "two": 100, "three": len(uploads.NO_ROOM)}
    refused = UploadedFile(files.file_storage["three"]["a"], FileURLs())
    with pytest.raises(InputError, match="server_full"):
        uploads.content(refused)
    files.remove_session_files("one")
    add(files, "three", "a", 60)
    kept = UploadedFile(files.file_storage["three"]["a"], FileURLs())
    assert uploads.content(kept) == b"x" * 60


def test_a_file_of_a_session_that_is_gone_is_not_kept(files):
    with pytest.raises(HTTPException):
        add(files, "gone", "a", 1)
    assert "gone" not in files.file_storage


def held(server: Server) -> int:
    """Bytes of all uploads, as the server's own figures tell them, which may be seconds old."""
    text = urllib.request.urlopen(f"{server.url}/_stcore/metrics").read().decode()
    rows = [line for line in text.splitlines() if "UploadedFileManager" in line]
    return sum(int(float(re.split(r"[} ]+", row)[-1])) for row in rows)


def until_held(server: Server, size: int) -> None:
    deadline = time.monotonic() + 20
    while held(server) != size:
        assert time.monotonic() < deadline, held(server)
        time.sleep(0.1)


def test_files_on_a_page_without_uploader_have_an_end_and_go_with_the_tab(server: Server):
    until_held(server, 0)
    with Browser(server.url) as visitor:
        visitor.open("")
        for number in range(6):
            _, answer = visitor.send_file(f"{number}.csv", b"x" * LARGE)
            assert answer.status_code == 204
        until_held(server, uploads.OF_SESSION // LARGE * LARGE)
    until_held(server, 0)


@NIGHT
def test_many_sessions_together_have_an_end(server: Server):
    until_held(server, 0)
    visitors = [Browser(server.url) for _ in range(12)]
    for visitor in visitors:
        visitor.open("")
        for number in range(4):
            visitor.send_file(f"{number}", b"x" * LARGE)
    assert held(server) <= uploads.OF_SERVER + len(visitors) * 4 * len(uploads.NO_ROOM)
    for visitor in visitors:
        visitor.close()
    until_held(server, 0)
