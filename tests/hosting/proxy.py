"""Debian's nginx with the project's own configuration, in front of two local servers."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http.cookies import SimpleCookie
from pathlib import Path

from tests.server import ROOT, Server, free_port

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
INSTALL = "apt-get install nginx-light"
CONFIGURATION = ROOT / ".deploy" / "nginx.conf"
ADDRESSES = {"a": "172.30.85.11:8501", "b": "172.30.85.12:8501"}  # in the configuration
PATIENCE = 10.0  # seconds to wait at most; answers take milliseconds


@dataclass(frozen=True)
class Answer:
    """The response to a request."""

    status: int
    cookies: dict[str, str]
    headers: Message


@dataclass(frozen=True)
class Proxy:
    """A running proxy: its address, the replicas by their name in the cookie, its log file."""

    url: str
    replicas: Mapping[str, Server]
    log: Path

    def ask(
        self, path: str, *, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send a request through the proxy."""
        return ask(self.url + path, method=method, headers=headers)

    def new_visitor(self) -> dict[str, str]:
        """The cookies of a new visitor."""
        return self.ask("/").cookies

    def answered_by(self, part: str, *, times: int = 0) -> list[str]:
        """Names of the replicas that answered the requests whose log line contains ``part``.

        nginx logs a request when it has ended, after its answer has arrived: ``times`` is the
        number of lines to wait for.
        """
        deadline = time.monotonic() + PATIENCE
        while len(names := self._logged(part)) < times and time.monotonic() < deadline:
            time.sleep(0.05)
        return names

    def _logged(self, part: str) -> list[str]:
        names = {str(server.port): name for name, server in self.replicas.items()}
        lines = [line for line in self.log.read_text().splitlines() if part in line]
        return [names[port] for line in lines for port in re.findall(r":(\d+) of=", line)]


def ask(url: str, *, method: str = "GET", headers: Mapping[str, str] | None = None) -> Answer:
    """Send a request; an HTTP error is an answer too."""
    request = urllib.request.Request(url, method=method, headers=dict(headers or {}))
    received: Message
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            status, received = answer.status, answer.headers
    except urllib.error.HTTPError as error:
        status, received = error.code, error.headers
    cookies = SimpleCookie()
    for line in received.get_all("Set-Cookie") or []:
        cookies.load(line)
    return Answer(status, {name: morsel.value for name, morsel in cookies.items()}, received)


def header(cookies: Mapping[str, str]) -> str:
    """Cookies as the header that a browser sends."""
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


@contextmanager
def proxied(replicas: Mapping[str, Server]) -> Iterator[Proxy]:
    """nginx in front of these servers while the block runs."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "access.log"
        file = Path(folder) / "nginx.conf"
        file.write_text(configured(replicas, port, folder, log))
        directives = "daemon off; user root;" if os.geteuid() == 0 else "daemon off;"
        process = subprocess.Popen([NGINX, "-c", str(file), "-g", directives])
        proxy = Proxy(f"http://localhost:{port}", replicas, log)
        try:
            _wait(proxy)
            yield proxy
        finally:
            process.terminate()
            process.wait()


def configured(replicas: Mapping[str, Server], port: int, folder: str, log: Path) -> str:
    """The project's nginx configuration, with this test's addresses and files."""
    text = CONFIGURATION.read_text()
    changes = {"/tmp": folder, "/dev/stdout": str(log), "listen 8080": f"listen 127.0.0.1:{port}"}
    for name, address in ADDRESSES.items():
        local = f"127.0.0.1:{replicas[name].port}"
        changes |= {address: local, address.replace(".", r"\."): local.replace(".", r"\.")}
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def _wait(proxy: Proxy) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            proxy.ask("/_stcore/health")
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
