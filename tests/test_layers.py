"""Imports point one way, and each layer keeps to its own business."""

import ast
import subprocess
import sys
from pathlib import Path

from core import READING_ORDER
from pages.lessons import LESSONS
from tests.layers import ROOT, files, imports, tops, tree

SCREEN = {"streamlit", "altair", "pandas", "vl_convert", "nbformat"}
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Pow, ast.MatMult)
SCRIPTS = set(files("core/plain/*.py")) - {Path("core/plain/__init__.py")}  # run, not imported
CORE = [file for file in files("core/**/*.py") if file not in SCRIPTS]
PAGES = files("pages/*.py")
TABS = [
    file
    for file in files("pages/lessons/*/*.py")
    if file.with_name(f"{file.stem}_words.py") in files("pages/lessons/*/*_words.py")
]


def test_the_contracts_of_the_layers_hold():
    """In pyproject.toml, [tool.importlinter]; in a process of its own, for it turns logging off."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_core_names_nothing_but_numerics_and_the_standard_library():
    allowed = {"core", "jaxtyping", "tensorflow", "tf_slim", "keras", "numpy"}
    allowed |= sys.stdlib_module_names
    assert not {str(file): extra for file in CORE if (extra := tops(file) - allowed)}


def test_the_reading_order_names_every_module_of_core_once():
    listed = [name for modules in READING_ORDER.values() for name in modules]
    modules = [".".join(file.with_suffix("").parts[1:]) for file in CORE if file.stem != "__init__"]
    assert sorted(listed) == sorted(modules)
    lessons = [lesson.page.removeprefix("pages/").removesuffix(".py") for lesson in LESSONS]
    assert list(READING_ORDER) == ["all lessons", *lessons]
    for modules in READING_ORDER.values():  # what a module builds on is read before it
        for at, name in enumerate(modules):
            builds_on = imports(Path("core", *name.split(".")).with_suffix(".py"))
            assert not [later for later in modules[at + 1 :] if f"core.{later}" in builds_on], name


def test_importing_core_changes_nothing_in_the_process():
    """TensorFlow is imported before: what it changes is no fault of core's."""
    script = """
import importlib, os, threading
from threadpoolctl import threadpool_info
import tensorflow
from core import READING_ORDER
before = dict(os.environ), threadpool_info(), threading.active_count()
for modules in READING_ORDER.values():
    for name in modules:
        importlib.import_module(f"core.{name}")
after = dict(os.environ), threadpool_info(), threading.active_count()
assert before == after, (before, after)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_no_page_does_arithmetic():
    """A page reads widgets, calls core and draws; it may join lists of choices."""
    assert not [
        f"{file}:{node.lineno}: {ast.unparse(node)}"
        for file in (*PAGES, *TABS)
        for node in ast.walk(tree(file))
        if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ARITHMETIC)
        if not any(isinstance(item, (ast.List, ast.Tuple)) for item in ast.iter_child_nodes(node))
    ]


def test_every_page_names_the_dashboard_before_anything_else():
    """A deep link on a fresh server runs this file alone: pages/shared/platform/fresh_server.py."""
    imports = (ast.Import, ast.ImportFrom)
    first = {
        str(file): ast.unparse(next(node for node in tree(file).body if isinstance(node, imports)))
        for file in PAGES
    }
    assert set(first.values()) == {"import pages.shared.platform.fresh_server"}, first


def test_core_works_where_no_user_interface_is_installed():
    modules = [".".join(file.with_suffix("").parts) for file in CORE if file.stem != "__init__"]
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
