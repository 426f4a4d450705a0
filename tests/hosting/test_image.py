"""The image, as far as it goes without an engine: its files, user, command and health check."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.server import ROOT, free_port
from tests.websocket import Browser

STEPS = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")


def command(instruction: str) -> list[str]:
    """The words of the last instruction of this name, in its JSON form."""
    (found,) = re.findall(rf"^{instruction} (\[.*\])$", STEPS, re.M)
    return json.loads(found)


def copied(to: Path) -> Path:
    """What .dockerignore leaves: all is left out, then some names are taken in again."""
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    for rule in rules:
        if rule.startswith("!") and (one := ROOT / rule[1:]).is_dir():
            shutil.copytree(one, to / rule[1:], ignore=shutil.ignore_patterns("__pycache__"))
        elif rule.startswith("!"):
            shutil.copy(one, to / rule[1:])
    return to


@pytest.fixture
def app(tmp_path) -> Path:
    """The folder of the image."""
    return copied(tmp_path)


def test_the_image_holds_the_app_and_nothing_else(app):
    names = {path.name for path in app.iterdir()}
    assert names == {"dashboard.py", "requirements.txt", "LICENSE", ".streamlit", "core", "pages"}


def test_its_command_serves_the_app_from_its_files_alone_and_writes_nothing(app, tmp_path_factory):
    """Its user owns none of them, and the file system may be read-only but for /tmp."""
    home = tmp_path_factory.mktemp("home")
    (line,) = re.findall(r"^ENV (.*)$", STEPS, re.M)
    given = dict(one.split("=") for one in line.split())
    assert given["PYTHONDONTWRITEBYTECODE"] == "1"
    before = sorted(app.rglob("*"))
    port = free_port()
    serve = [word.replace("8501", str(port)) for word in command("CMD")]
    check = [word.replace("8501", str(port)) for word in command(r"HEALTHCHECK .* CMD")]
    assert (serve[0], check[0]) == ("streamlit", "python")
    process = subprocess.Popen(
        [sys.executable, "-m", *serve],
        cwd=app,
        env={"PATH": os.environ["PATH"], **given, "HOME": str(home)},
    )
    try:
        deadline = time.monotonic() + 60
        while subprocess.run([sys.executable, *check[1:]], capture_output=True).returncode:
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.2)
        with Browser(f"http://127.0.0.1:{port}") as visitor:
            visitor.open("overfitting")
            visitor.settle()
            assert visitor.shows("vega_lite_chart")
    finally:
        process.terminate()
        process.wait()
    assert sorted(app.rglob("*")) == before


def test_it_does_not_run_as_root():
    assert int(*re.findall(r"^USER (\d+)$", STEPS, re.M)) > 0
    assert STEPS.rindex("\nUSER ") > STEPS.rindex("\nRUN ")  # nothing is installed by that user


def test_its_health_check_fails_where_nobody_answers():
    check = [word.replace("8501", str(free_port())) for word in command(r"HEALTHCHECK .* CMD")]
    assert subprocess.run([sys.executable, *check[1:]], capture_output=True).returncode
