"""Nothing that visitors bring can fill the server: every cache has its limits."""

from __future__ import annotations

import ast

from core import learning, training
from core.chaos import integrate
from core.chaos.systems import SYSTEMS
from pages.lessons.feedforward import stack_editor, waves
from pages.shared.settings import link
from tests.layers import files, tree

CODE = files("dashboard.py", "pages/**/*.py", "core/**/*.py")


def decorated() -> list[tuple[str, ast.FunctionDef, ast.expr]]:
    """Every decorator that caches: where it stands, its function and itself."""
    return [
        (f"{file}: {node.name}", node, item)
        for file in CODE
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef)
        for item in node.decorator_list
        if "cache" in ast.unparse(item)
    ]


CACHES = decorated()


def given(decorator: ast.expr) -> set[str | None]:
    """Names of the arguments of a decorator."""
    if not isinstance(decorator, ast.Call):
        return set()
    return {item.arg for item in decorator.keywords if ast.unparse(item.value) != "None"}


def test_there_are_caches():
    assert len(CACHES) > 5


def is_bounded(function: ast.FunctionDef, decorator: ast.expr) -> bool:
    """Whether a cache has a largest size; one that this function does not know has none."""
    match ast.unparse(decorator).partition("(")[0]:
        case "functools.cache" | "st.cache_resource":
            return not function.args.args  # one entry
        case "cached_property":
            return len(function.args.args) == 1  # one entry, gone with its object
        case "functools.lru_cache":
            return "maxsize" in given(decorator)
        case "st.cache_data":
            return {"max_entries", "max_size"} <= given(decorator)
    return False


def test_every_cache_is_bounded():
    assert not [
        place for place, function, decorator in CACHES if not is_bounded(function, decorator)
    ]


def test_no_cache_is_kept_by_other_means():
    """``functools.cache`` called as a function, or a dict of a module that functions write into."""
    result = [
        f"{file}:{node.lineno}"
        for file in CODE
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("functools.cache", "functools.lru_cache()", "cache")
    ]
    assert not result


def test_what_xla_has_compiled_is_never_forgotten_and_compiled_again():
    """It stays in memory for good, also where a cache has dropped it."""
    assert len(SYSTEMS) <= integrate.COMPILED
    assert len(learning.compiled_stacks()) <= training.BY_XLA


def test_the_presets_of_a_lesson_are_the_stacks_that_are_compiled():
    stacks = [stack_editor.unpack(preset["waves_stack"]) for _, preset in waves.PRESETS.values()]
    steps = {learning.complete(stack, "waves") for stack in stacks}
    convolutions = {of for of in steps if any(step.kind == "conv1d" for step in of)}
    assert convolutions == learning.compiled_stacks()


def test_a_table_in_a_link_has_a_longest():
    row = "1," * 9 + "1"
    fits = ";".join([row] * (link.LONGEST // (len(row) + 1)))
    assert link.unpack(fits, columns=10, most=10**6)
    assert not link.unpack(fits + ";" + row + ";" + row, columns=10, most=10**6)
