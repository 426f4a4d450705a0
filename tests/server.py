"""A real server for a test: `streamlit run` on a free port, always ended."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

COLD = "tests.without_warmup"  # a launcher that compiles nothing beforehand
ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0  # seconds to the first answer; a cold disk and a busy machine need about ten


@dataclass(frozen=True)
class Server:
    """A server that runs: its address without a slash at the end, its process and its log."""

    url: str
    port: int
    process: subprocess.Popen[bytes]
    log: Path
    killed: threading.Event = field(default_factory=threading.Event)

    def said(self) -> str:
        """What it has written to its log so far."""
        return self.log.read_text(errors="replace")

    def kill(self) -> None:
        """End it without a word, as when its machine goes out."""
        self.killed.set()
        self.process.kill()
        self.process.wait()


@contextmanager
def serving(
    *,
    config: Mapping[str, object] | None = None,
    script: str = "dashboard.py",
    port: int | None = None,
    launcher: str = "streamlit",
    environment: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Run `python -m streamlit run <script>` from the project's root until the block ends.

    ``config``: options such as ``{"server.maxUploadSize": 1}`` above those of config.toml;
    ``launcher``: the module that stands for Streamlit's command line; ``environment``: variables
    beside the inherited ones.
    """
    port = port or free_port()
    given = {"server.port": port, "server.address": "127.0.0.1", "server.headless": True}
    options = [f"--{name}={_plain(value)}" for name, value in {**given, **(config or {})}.items()]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "server.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", launcher, "run", script, *options],
                cwd=ROOT,
                env={**os.environ, **(environment or {})},
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        server = Server(f"http://127.0.0.1:{port}", port, process, log)
        try:
            _wait_until_it_answers(server)
            yield server
        finally:
            ended = process.poll()  # nothing but the next line may end it
            _end(process)
            if ended is not None and not server.killed.is_set():
                raise RuntimeError(f"the server ended with {ended}:\n{server.said()}")


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _wait_until_it_answers(server: Server) -> None:
    try:
        wait_for_health(server.url, lambda: server.process.poll() is None)
    except TimeoutError as error:
        raise RuntimeError(f"the server did not start:\n{server.said()}") from error


def wait_for_health(
    address: str, alive: Callable[[], bool] = lambda: True, patience: float = PATIENCE
) -> None:
    """Return when the server answers; raises TimeoutError after seconds or when it has ended."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and alive():
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"{address} does not answer")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
