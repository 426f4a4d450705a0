"""A default stands once: in core, where the tab and its widgets read it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from core import polynomial
from pages.shared.settings.defaults import defaults
from tests.layers import files, tree

PLACES = {  # widget -> which of its arguments is the value at first
    "slider": 3,
    "select_slider": 2,
    "number_input": 3,
    "toggle": 1,
    "checkbox": 1,
}
TABS = files("pages/lessons/*/*.py")


def first_values() -> Iterator[tuple[str, ast.expr | None]]:
    """Every widget of a lesson that has a key, and the value that it is given at first."""
    for file in TABS:
        for node in ast.walk(tree(file)):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            named = {keyword.arg: keyword.value for keyword in node.keywords}
            if node.func.attr in PLACES and "key" in named:
                place = PLACES[node.func.attr]
                given = node.args[place] if len(node.args) > place else named.get("value")
                yield f"{file}:{node.lineno}", given


def test_no_widget_repeats_a_number():
    values = dict(first_values())
    assert len(values) > 100
    assert not [place for place, value in values.items() if is_number(value)]


def is_number(value: ast.expr | None) -> bool:
    if isinstance(value, ast.UnaryOp):
        value = value.operand
    return isinstance(value, ast.Constant)


def test_a_default_is_that_of_the_function_of_core():
    read = defaults(polynomial.fit, fit_terms="terms", fit_rate="learning_rate")
    assert read == {"fit_terms": 6, "fit_rate": 0.0005}


def test_a_parameter_without_a_default_is_an_error():
    with pytest.raises(LookupError, match=r"fit has no default for x"):
        defaults(polynomial.fit, fit_x="x")


def test_a_code_panel_names_public_functions_only():
    assert not [
        f"{file}:{part.lineno}: {ast.unparse(part)}"
        for file in TABS
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "exports.panel"
        for keyword in node.keywords
        if keyword.arg == "sources"
        for part in ast.walk(keyword.value)
        if isinstance(part, ast.Attribute) and part.attr.startswith("_")
    ]
