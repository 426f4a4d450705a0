"""Exact programs, run as on a learner's machine: of this project there is what they bring."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

# Runs one folder after the other; each brings its own core, which goes when the next one comes
RUN = """
import contextlib, io, os, pathlib, pickle, runpy, sys
for folder, *names in (each.split("|") for each in sys.argv[1:]):
    os.chdir(folder)
    sys.path.insert(0, folder)
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        space = runpy.run_path("run.py", run_name="__main__")
    pathlib.Path("shown").write_text(shown.getvalue())
    with open("given", "wb") as file:
        pickle.dump({name: space[name] for name in names}, file)
    sys.path.remove(folder)
    for name in [name for name in sys.modules if name.partition(".")[0] == "core"]:
        assert sys.modules.pop(name).__file__.startswith(folder), name
"""


def environment() -> dict[str, str]:
    """Nothing of this project can be imported, and nothing says how it is to be computed."""
    hidden = ("PYTHONPATH", "OPENBLAS_NUM_THREADS", "TF_NUM_INTRAOP_THREADS")
    return {name: value for name, value in os.environ.items() if name not in hidden}


def run(folders: Mapping[Path, Iterable[str]]) -> dict[Path, dict[str, Any]]:
    """What the programs in these folders leave under these names; each also draws and prints."""
    listed = ["|".join([str(folder), *names]) for folder, names in folders.items()]
    command = [sys.executable, "-P", "-c", RUN, *listed]
    done = subprocess.run(
        command, cwd=next(iter(folders)), env=environment(), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    for folder in folders:
        assert (folder / "shown").read_text()
        assert is_drawn(folder)
    return {folder: pickle.loads((folder / "given").read_bytes()) for folder in folders}


def is_drawn(folder: Path) -> bool:
    """Whether each of the pictures that the program brings was drawn."""
    drawn = [file.with_suffix(".svg") for file in (folder / "pictures").glob("*.json")]
    return all(file.read_text("utf-8").startswith("<svg") for file in drawn)
