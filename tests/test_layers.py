"""Imports point one way, and each layer keeps to its own business."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.layers import ROOT, files, imports, tops, tree

SCREEN = {"streamlit", "altair", "pandas", "vl_convert", "nbformat", "vega_datasets"}
NUMERICS = {"tensorflow", "tf_slim", "keras", "numpy", "scipy", "threadpoolctl"}
CORE_MAY = {"core", "jaxtyping", *NUMERICS}
# the one place that has to reach into Keras, and says why
EXCEPTIONS = {Path("pages/shared/warmup.py"): {"keras"}}
# each imports what stands after it, and nothing before it
LAYERS = (
    "dashboard",
    "pages",
    "pages.experiments",
    "pages.pictures",
    "pages.shared",
    "pages.texts",
    "core",
)

ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Pow, ast.MatMult)

CORE = files("core/**/*.py")
PAGES = files("pages/*.py")
LESSONS = files("pages/*.py", "pages/experiments/*.py")
SCREENS = [*files("dashboard.py", "pages/**/*.py")]


def layer_of(module: str) -> int | None:
    """The depth of a module of ours in LAYERS; None for a foreign one."""
    known = [n for n, layer in enumerate(LAYERS) if f"{module}.".startswith(f"{layer}.")]
    return max(known, default=None)


def module_of(file: Path) -> str:
    return ".".join(file.with_suffix("").parts)


@pytest.mark.parametrize("file", CORE, ids=str)
def test_core_imports_numerics_and_the_standard_library_only(file):
    assert tops(file) <= CORE_MAY | sys.stdlib_module_names


@pytest.mark.parametrize("file", SCREENS, ids=str)
def test_no_page_imports_numerics(file):
    assert not (tops(file) & NUMERICS) - EXCEPTIONS.get(file, set())


@pytest.mark.parametrize("file", SCREENS, ids=str)
def test_the_exceptions_import_numerics_only_when_called(file):
    assert not tops(file, lazy=False) & NUMERICS


@pytest.mark.parametrize("file", [*CORE, *SCREENS], ids=str)
def test_imports_point_one_way(file):
    own = layer_of(module_of(file))
    below = {name: layer_of(name) for name in imports(file)}
    assert own is not None
    assert not {name for name, depth in below.items() if depth is not None and depth < own}


@pytest.mark.parametrize("file", SCREENS, ids=str)
def test_no_page_imports_another_page(file):
    pages = {module_of(page) for page in PAGES}
    assert not imports(file) & pages


@pytest.mark.parametrize("file", LESSONS, ids=str)
def test_no_page_does_arithmetic(file):
    """A page reads widgets, calls core and draws; it may join lists of choices."""
    found = [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(tree(file))
        if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ARITHMETIC)
        if not any(isinstance(one, (ast.List, ast.Tuple)) for one in ast.iter_child_nodes(node))
    ]
    assert not found


@pytest.mark.parametrize("file", [f for f in PAGES if f.stem != "home"], ids=str)
def test_a_lesson_names_the_dashboard_before_anything_else(file):
    """A deep link on a fresh server runs this file alone; see pages/shared/dashboard_first.py."""
    first = next(node for node in tree(file).body if isinstance(node, (ast.Import, ast.ImportFrom)))
    assert ast.unparse(first) == "import pages.shared.dashboard_first"


def test_core_works_where_no_user_interface_is_installed():
    modules = [module_of(file) for file in CORE if file.stem != "__init__"]
    script = f"""
import importlib, sys
for name in {sorted(SCREEN)!r}:
    sys.modules[name] = None  # as if it were not installed
for name in {modules!r}:
    importlib.import_module(name)
from core import polynomial
assert polynomial.fit([0, 1], [1, 3], terms=2, learning_rate=0.1, steps=1000).losses[-1] < 1e-9
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
