"""The image, checked without a container engine: its files, user, command and health check."""

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
    """The words of the instruction of this name, which is written as a JSON list."""
    (words,) = re.findall(rf"^{instruction} (\[.*\])$", STEPS, re.M)
    return json.loads(words)


def copied(to: Path) -> Path:
    """Copy what .dockerignore includes: it excludes everything first, then includes some names."""
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    for rule in rules:
        if rule.startswith("!") and (path := ROOT / rule[1:]).is_dir():
            shutil.copytree(path, to / rule[1:], ignore=shutil.ignore_patterns("__pycache__"))
        elif rule.startswith("!"):
            shutil.copy(path, to / rule[1:])
    return to


@pytest.fixture
def app(tmp_path) -> Path:
    """The app's folder as it is in the image."""
    return copied(tmp_path)


def test_the_image_holds_the_app_and_nothing_else(app):
    names = {path.name for path in app.iterdir()}
    assert names == {"dashboard.py", "requirements.txt", "LICENSE", ".streamlit", "core", "pages"}


def test_its_command_serves_the_app_from_its_files_alone_and_writes_nothing(app, tmp_path_factory):
    """Its user owns none of the files, and only /tmp may be writable."""
    home = tmp_path_factory.mktemp("home")
    (line,) = re.findall(r"^ENV (.*)$", STEPS, re.M)
    environment = dict(pair.split("=") for pair in line.split())
    assert environment["PYTHONDONTWRITEBYTECODE"] == "1"
    before = sorted(app.rglob("*"))
    port = free_port()
    serve = [word.replace("8501", str(port)) for word in command("CMD")]
    check = [word.replace("8501", str(port)) for word in command(r"HEALTHCHECK .* CMD")]
    assert (serve[0], check[0]) == ("streamlit", "python")
    process = subprocess.Popen(
        [sys.executable, "-m", *serve],
        cwd=app,
        env={"PATH": os.environ["PATH"], **environment, "HOME": str(home)},
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
    assert STEPS.rindex("\nUSER ") > STEPS.rindex("\nRUN ")  # that user installs nothing


def test_image_and_community_cloud_install_a_font_that_draws_chinese():
    """The tests themselves run with this one: tests/shared/takeaway/test_pictures.py."""
    (package,) = (ROOT / "packages.txt").read_text().split()
    assert package == "fonts-noto-cjk"
    assert re.search(rf"^RUN apt-get .*\b{package}\b", STEPS, re.M)


def test_its_health_check_fails_where_nobody_answers():
    check = [word.replace("8501", str(free_port())) for word in command(r"HEALTHCHECK .* CMD")]
    assert subprocess.run([sys.executable, *check[1:]], capture_output=True).returncode
