"""A browser without a screen: speaks Streamlit's websocket protocol and measures reruns.

It does what the browser does: sends the whole link and the widgets' states, reruns a widget's
fragment alone, keeps large messages that it has seen, and repeats what asks to be repeated.
AppTest does none of this, so speed and concurrency are measured here.
"""

from __future__ import annotations

import socket
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urljoin

import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import FileURLs, FileURLsRequest, UploadedFileInfo
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.elements import SETTERS, Widget, texts_of, widget_of

PATIENCE = 120.0  # seconds for one run; a cold start of TensorFlow on a busy machine is the longest


@dataclass(frozen=True)
class Run:
    """One run of the script, from the request to the message that it has finished."""

    seconds: float
    messages: int
    bytes: int


@dataclass
class Browser:
    """One visitor. ``with Browser(server.url) as browser: browser.open("overfitting")``."""

    url: str
    locale: str = "en"
    headers: dict[str, str] = field(default_factory=dict)  # beside those of every websocket
    elements: dict[tuple[int, ...], Delta] = field(default_factory=dict)
    query: dict[str, list[str]] = field(default_factory=dict)
    repeating: dict[str, tuple[float, float]] = field(default_factory=dict)  # seconds, next time
    heard: set[str] = field(default_factory=set)  # kinds of messages so far
    settings: Any = None  # of the server, as it tells them to a browser

    def __post_init__(self) -> None:
        own = {"Cookie": f"_streamlit_xsrf={uuid.uuid4()}"}  # as each browser gets one
        self.socket = connect(
            f"{self.url.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers=own | self.headers,
            max_size=None,
            max_queue=None,  # else a visitor who does not look leaves the server's pings unanswered
            ping_interval=None,
            compression=None,
        )
        self.page, self.script_hash = "", ""
        self._states: dict[str, WidgetState] = {}
        self._kept: dict[str, tuple[int, ForwardMsg]] = {}  # the run that used it last, message
        self._runs = 0
        self._begun = False  # a run since the last request; an end before is of an earlier one
        self._open = False  # a run of the whole page has begun, and its end has not come
        self._early = False  # the last end was one for another run
        self._run: tuple[str, ...] = ()  # fragments of the run under way; none for the whole page
        self._drawn: set[tuple[int, ...]] = set()
        self._asked, self._finished = "", False
        self._count = self._bytes = 0
        self._places: list[FileURLs] = []  # where files go that are to be uploaded

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave, as a browser whose tab is closed."""
        self.socket.close()

    def open(self, page: str = "", query: str = "") -> Run:
        """Come to a page by its link; returns when its first run has finished."""
        self.page, self.script_hash = page, ""
        self.query = parse_qs(query, keep_blank_values=True)
        return self.rerun()

    def rerun(self, fragment: str = "") -> Run:
        """Ask for a run of the page, or of one fragment, and wait until it has finished."""
        self.request(fragment)
        started = time.perf_counter()
        self._count = self._bytes = 0
        self.until(lambda: self._finished)
        return Run(time.perf_counter() - started, self._count, self._bytes)

    def request(self, fragment: str = "", *, repeated: bool = False) -> None:
        """Ask for a run without waiting for it."""
        state = ClientState(
            query_string=urlencode(self.query, doseq=True),
            page_name=self.page,
            page_script_hash=self.script_hash,
            fragment_id=fragment,
            is_auto_rerun=repeated,
            cached_message_hashes=list(self._kept),
        )
        state.widget_states.widgets.extend(self._states.values())
        state.context_info.locale = self.locale
        state.context_info.url = f"{self.url}/{self.page}"
        state.context_info.timezone = "UTC"
        if not repeated:  # nobody waits for a repetition
            self._asked, self._finished = fragment, False
        self._begun = False
        self._answer_at_once()
        self.socket.send(BackMsg(rerun_script=state).SerializeToString())
        for name, item in list(self._states.items()):
            if item.WhichOneof("value") == "trigger_value":
                del self._states[name]

    def until(self, happened: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Read messages, repeating what is to be repeated, until it has happened."""
        deadline = time.monotonic() + seconds
        while not happened():
            if time.monotonic() > deadline:
                raise TimeoutError(f"nothing happened within {seconds} s: {self.texts()}")
            self._repeat()
            soon = min([deadline, *(at for _, at in self.repeating.values())])
            try:
                data = self.socket.recv(timeout=max(soon - time.monotonic(), 0.001))
            except TimeoutError:
                continue
            except ConnectionClosed as error:
                raise RuntimeError(f"the connection is closed: {error}") from error
            self._answer_at_once()
            self._count, self._bytes = self._count + 1, self._bytes + len(data)
            self._take(ForwardMsg.FromString(data))  # type: ignore[arg-type]

    def settle(self, seconds: float = PATIENCE) -> None:
        """Wait until the page has finished and nothing on it asks to be repeated."""
        self.until(lambda: self._finished and not self.repeating, seconds)

    def stay(self, seconds: float) -> None:
        """Look at the page for a while: read what comes, and repeat what is to be repeated."""
        with suppress(TimeoutError):
            self.until(lambda: False, seconds)

    def set(self, widget: Widget, value: Any) -> Run:
        """Change a widget as a visitor does; its fragment reruns, or the page if it has none."""
        self.put(widget, value)
        return self.rerun(widget.fragment)

    def put(self, widget: Widget, value: Any) -> None:
        """Change a widget's state and, if it is bound, the link, without asking for a run."""
        state = WidgetState(id=widget.proto.id)
        SETTERS[widget.kind](state, value)
        self._states[widget.proto.id] = state
        if bound := getattr(widget.proto, "query_param_key", ""):
            values = value if isinstance(value, (list, tuple)) else [value]
            self.query[bound] = [f"{v:.12g}" if isinstance(v, float) else str(v) for v in values]

    def upload(self, widget: Widget, name: str, content: bytes) -> Run:
        """Bring a file: ask where it goes, put it there, tell the page."""
        place, answer = self.send_file(name, content)
        answer.raise_for_status()
        size = len(content)
        file = UploadedFileInfo(name=name, size=size, file_id=place.file_id, file_urls=place)
        return self.set(widget, [file])

    def send_file(self, name: str, content: bytes) -> tuple[FileURLs, requests.Response]:
        """Ask where a file goes and put it there, whatever the page has asked for."""
        self._places = []
        request = FileURLsRequest(request_id=name, file_names=[name])
        self.socket.send(BackMsg(file_urls_request=request).SerializeToString())
        self.until(lambda: bool(self._places))
        (place,) = self._places
        with requests.Session() as http:
            http.get(f"{self.url}/_stcore/health")  # gives the cookie against forged requests
            token = {"X-Xsrftoken": str(http.cookies["_streamlit_xsrf"])}
            address = urljoin(self.url, place.upload_url)
            return place, http.put(address, files={name: (name, content)}, headers=token)

    def forge(self, state: WidgetState) -> None:
        """Have this state of a widget, whatever it is, without asking for a run."""
        self._states[state.id] = state

    def widgets(self, *kinds: str) -> list[Widget]:
        """The widgets on the page in their order, of these kinds or of all."""
        result = [w for _, delta in sorted(self.elements.items()) if (w := widget_of(delta))]
        return [w for w in result if not kinds or w.kind in kinds]

    def widget(self, key: str) -> Widget:
        """The widget with this key."""
        for widget in self.widgets():
            if widget.key == key:
                return widget
        raise KeyError(f"{key} is not among {[widget.key for widget in self.widgets()]}")

    def tabs(self) -> list[str]:
        """The labels of the tabs on the page."""
        blocks = [d.add_block for _, d in sorted(self.elements.items()) if d.HasField("add_block")]
        return [b.tab.label for b in blocks if b.WhichOneof("type") == "tab"]

    def elements_of(self, kind: str) -> list[Any]:
        """The elements of this kind, such as ``vega_lite_chart``, in their order."""
        drawn = [delta.new_element for _, delta in sorted(self.elements.items())]
        return [getattr(item, kind) for item in drawn if item.WhichOneof("type") == kind]

    def shows(self, kind: str) -> bool:
        """Whether an element of this kind is on the page."""
        return bool(self.elements_of(kind))

    def texts(self) -> list[str]:
        """What the page says in headings, paragraphs, alerts and exceptions."""
        return list(texts_of(delta for _, delta in sorted(self.elements.items())))

    def _answer_at_once(self) -> None:
        """Acknowledge packets without the 40 ms that Linux waits when one request follows another.

        Streamlit's server holds small packets back until then; people leave pauses, so they do
        not meet it.
        """
        if hasattr(socket, "TCP_QUICKACK"):  # Linux takes it back now and then
            self.socket.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)

    def _repeat(self) -> None:
        now = time.monotonic()
        for fragment, (every, at) in list(self.repeating.items()):
            if at <= now and self._finished:
                self.repeating[fragment] = (every, now + every)
                self.request(fragment, repeated=True)

    def _take(self, message: ForwardMsg) -> None:
        if message.HasField("ref_hash"):
            known = ForwardMsg()
            known.CopyFrom(self._kept[message.ref_hash][1])
            known.metadata.CopyFrom(message.metadata)
            self._kept[message.ref_hash] = (self._runs, known)
            message = known
        elif message.metadata.cacheable:
            self._kept[message.hash] = (self._runs, message)
        self.heard.add(message.WhichOneof("type") or "")
        match message.WhichOneof("type"):
            case "new_session":
                self._begin(message)
            case "navigation":
                self.script_hash = message.navigation.page_script_hash
            case "delta":
                path = tuple(message.metadata.delta_path)
                self._drawn.add(path)
                self.elements[path] = message.delta
                self._obey(widget_of(message.delta))
            case "script_finished":
                self._end(message.script_finished)
            case "session_status_changed":
                self._rest(message.session_status_changed.script_is_running)
            case "page_info_changed":
                self.query = parse_qs(message.page_info_changed.query_string)
            case "file_urls_response":
                self._places = list(message.file_urls_response.file_urls)
            case "auto_rerun":
                every = message.auto_rerun.interval
                self.repeating[message.auto_rerun.fragment_id] = (every, time.monotonic() + every)
            case "stop_auto_rerun":
                for fragment in message.stop_auto_rerun.fragment_ids:
                    self.repeating.pop(fragment, None)

    def _begin(self, message: ForwardMsg) -> None:
        self.settings = message.new_session.config
        self._run, self._drawn, self._begun = tuple(message.metadata.run.fragment_ids), set(), True
        if not self._run:
            self._finished, self._open = False, True
            self.repeating.clear()

    def _obey(self, widget: Widget | None) -> None:
        """A value that the page sets goes before the visitor's own."""
        if widget and getattr(widget.proto, "set_value", False):
            self._states.pop(widget.proto.id, None)

    def _forget(self, oldest: int) -> None:
        """Drop messages that no run used since this one; after a fragment's run, those of it."""
        for name, (used, message) in list(self._kept.items()):
            if used < oldest and (not self._run or message.delta.fragment_id in self._run):
                del self._kept[name]

    def _rest(self, running: bool) -> None:
        """The server is at rest: nothing more comes, whatever ends were told.

        It tells no end of a run after which a repetition came in before the end was passed on.
        """
        if not running and self._open and not self._early:
            self._finished, self._open = True, False

    def _end(self, status: int) -> None:
        self._early = status == ForwardMsg.FINISHED_EARLY_FOR_RERUN
        if self._early:
            return
        if self._begun:
            self._runs += 1
            self._forget(self._runs - self.settings.max_cached_message_age)
        for path, delta in list(self.elements.items()):
            if path not in self._drawn and (not self._run or delta.fragment_id in self._run):
                del self.elements[path]
        if not self._run:
            self._open = False
        if not self._run or self._asked in self._run:
            self._finished = True
