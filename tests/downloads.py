"""Checks a file that a learner takes away, by the ending of its name."""

from __future__ import annotations

import io
import re
import zipfile

import nbformat
import pandas as pd

from core.plain import of_tab

README_LINES = 5
NARROWEST = 640  # pixels of a plot; a .png has twice as many
PLOT = re.compile(r'class="background" aria-hidden="true" d="M0,0h([\d.]+)v([\d.]+)h')


def is_what_it_says(name: str, content: bytes) -> bool:
    """Whether a file holds what its name promises, and something at all; a flaw may also raise."""
    match name.rpartition(".")[2]:
        case "py":
            compile(content, name, "exec")
            return True
        case "ipynb":
            nbformat.validate(nbformat.reads(content.decode(), as_version=4))
            return True
        case "zip":
            return is_a_program(zipfile.ZipFile(io.BytesIO(content)))
        case "csv":
            return pd.read_csv(io.BytesIO(content)).size > 0
        case "png":
            width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
            wide = width > 2 * NARROWEST and height > NARROWEST / 2
            return content.startswith(b"\x89PNG\r\n\x1a\n") and wide
        case "svg":  # with axes and marks
            whole = content.startswith(b"<svg") and content.count(b"<path") > 5
            width, _ = plot_of(content.decode())
            return whole and b"NaN" not in content and width >= NARROWEST
    return False


def is_a_program(packed: zipfile.ZipFile) -> bool:
    """Whether these are the files of a program that runs by itself."""
    texts = {name: packed.read(name).decode("utf-8-sig") for name in packed.namelist()}
    compile(texts["run.py"], "run.py", "exec")
    pins = texts["requirements.txt"].splitlines()
    short = len(texts["README.txt"].splitlines()) == README_LINES
    return short and "core/__init__.py" in texts and all("==" in pin for pin in pins)


def plot_of(svg: str) -> tuple[float, float]:
    """Width and height of the plot in a picture, without titles, axes and legends."""
    found = PLOT.search(svg)
    assert found
    return float(found[1]), float(found[2])


KINDS = {"zip", "csv", "png", "svg"}  # every tab hands out all of them


def kinds_of(lesson: str, tab: str) -> set[str]:
    """The ends of the names of what a tab hands out: with a plain program it has a notebook."""
    return KINDS | ({"py", "ipynb"} if of_tab(lesson, tab) else set())
