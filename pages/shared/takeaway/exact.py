"""The exact program of a tab: its calls with all of core that they need, as one .zip that runs."""

from __future__ import annotations

import ast
import functools
import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import core
from pages.shared.charts.drawing import Drawing
from pages.shared.runs.calls import Call
from pages.shared.takeaway import pictures, tables
from pages.shared.takeaway.syntax import patiently
from pages.shared.words import takeaway as words
from pages.shared.words.language import say

ROOT = Path(core.__file__).parents[1]
DAY = (1980, 1, 1, 0, 0, 0)  # of every file in the .zip: the same program gives the same bytes
# What a module imports -> the packages that bring it, by their names in requirements.txt
PACKAGES = {
    "numpy": ("numpy",),
    "tensorflow": ("tensorflow-cpu", "tensorflow", "keras"),
    "keras": ("tensorflow-cpu", "tensorflow", "keras"),  # Keras computes with TensorFlow
    "tf_slim": ("tf-slim",),
    "jaxtyping": ("jaxtyping",),
    "vl_convert": ("vl-convert-python",),
}
HEAD = '''\
"""{title}, as the page ran it: prints its numbers and draws its pictures."""

import os

# Before NumPy and TensorFlow start: on one thread the last digits do not depend on the processors
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

'''
PRINT = """\
for name in {result}.__dataclass_fields__:
    print(f"{{name}}:", getattr({result}, name))
"""
DRAW = """
from pathlib import Path

import vl_convert

# The page's pictures, from the page's rows; README.txt says more
for drawing in sorted(Path("pictures").glob("*.json")):
    picture = drawing.with_suffix(".svg")
    picture.write_text(vl_convert.vegalite_to_svg(drawing.read_text("utf-8")), "utf-8")
    print("picture:", picture)
"""


def zipped(calls: Mapping[str, Call], drawings: Sequence[Drawing], look: pictures.Look) -> bytes:
    """All files of the exact program, packed; the same program gives the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in _files(calls, drawings, look).items():
            packed.writestr(zipfile.ZipInfo(name, DAY), text, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def script(calls: Mapping[str, Call]) -> str:
    """The calls, by the names of their results, and lines that print what they give."""
    pairs = ((call.code(name), PRINT.format(result=name)) for name, call in calls.items())
    return "\n".join(part for pair in pairs for part in pair)


def _files(
    calls: Mapping[str, Call], drawings: Sequence[Drawing], look: pictures.Look
) -> dict[str, str | bytes]:
    functions = [function for call in calls.values() for function in call.functions()]
    title = ", ".join(dict.fromkeys(f"{f.__module__}.{f.__qualname__}" for f in functions))
    sources = modules(function.__module__ for function in functions)
    readme = say(words.EXACT_README, title=title, address=look.address, count=len(sources))
    return {
        "README.txt": readme + "\n",
        "run.py": HEAD.format(title=title) + script(calls) + DRAW,
        "requirements.txt": _requirements(sources.values()),
        **sources,
        **tables.data(calls),
        **{f"pictures/{d.name}.json": json.dumps(pictures.complete(d, look)) for d in drawings},
    }


def modules(names: Iterable[str]) -> dict[str, str]:
    """These modules of core and all that they import: path -> source, nothing of it run."""
    waiting, seen, found = set(names), set(), {}
    while waiting:
        name = waiting.pop()
        seen.add(name)
        file = ROOT.joinpath(*name.split("."))
        file = file / "__init__.py" if file.is_dir() else file.with_suffix(".py")
        if file.is_file():
            found[file.relative_to(ROOT).as_posix()] = file.read_text("utf-8")
            package = {name.rpartition(".")[0]} - {""}
            inside = {each for each in _imports(file) if each.partition(".")[0] == "core"}
            waiting |= (package | inside) - seen
    return dict(sorted(found.items()))


@functools.lru_cache(maxsize=512)
def _imports(file: Path) -> frozenset[str]:
    """Dotted names of what a file imports, inside of its functions too."""
    result: set[str] = set()
    for node in ast.walk(patiently(lambda: ast.parse(file.read_text("utf-8")))):
        if isinstance(node, ast.Import):
            result |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            result |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(result)


def _requirements(sources: Iterable[str]) -> str:
    """The lines of this project's requirements that these sources need."""
    imported = set(re.findall(r"^ *(?:import|from) (\w+)", "\n".join([*sources, DRAW]), re.M))
    needed = {package for name in imported for package in PACKAGES.get(name, ())}
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    pins = [line.partition("#")[0].strip() for line in lines]
    return "".join(f"{pin}\n" for pin in pins if pin.partition("==")[0] in needed)
