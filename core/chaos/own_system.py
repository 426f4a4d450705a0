"""A system of the learner's own: three equations as texts, whose numbers are its parameters.

Every number but exponents becomes a parameter: "y; -2*x; 0" is (y; -c1 x; c2) with c1 = 2 and
c2 = 0. Texts that differ only in these numbers share one right-hand side. ``integrate`` compiles
none of them: it reads their program, see ``interpreter``.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.chaos.expressions import parse, value_of
from core.chaos.formula import latex
from core.chaos.interpreter import program
from core.chaos.notation import excerpt
from core.chaos.systems import Equations, Part, System
from core.chaos.vocabulary import VARIABLES
from core.errors import InputError

SEPARATOR = re.compile(r"(?<!\\)[;；]")  # "\;" is a space of LaTeX
KEPT = 128  # texts, and as many right-hand sides


class _Lift(ast.NodeTransformer):
    """Replaces every number but exponents by a name, and keeps the numbers."""

    def __init__(self) -> None:
        self.numbers: dict[str, float] = {}

    def visit_Constant(self, node: ast.Constant) -> ast.Name:
        name = f"c{len(self.numbers) + 1}"
        self.numbers[name] = float(node.value)  # type: ignore[arg-type]
        return ast.copy_location(ast.Name(name), node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.BinOp:
        if isinstance(node.op, ast.Pow):
            return ast.copy_location(ast.BinOp(self.visit(node.left), node.op, node.right), node)
        new = ast.BinOp(self.visit(node.left), node.op, self.visit(node.right))
        return ast.copy_location(new, node)


@dataclass(frozen=True)
class Form:
    """Three right-hand sides with names in place of their numbers."""

    texts: tuple[str, str, str]
    names: tuple[str, ...]  # x, y, z, then t where it is used, then those of the numbers


def form(text: str) -> tuple[Form, dict[str, float]]:
    """Returns the form of three right-hand sides separated by semicolons, and its numbers.

    Raises InputError: equations_count, and what ``parse`` raises.

    >>> form("y; -2*x; 0")
    (Form(texts=('y', '-c1 * x', 'c2'), names=('x', 'y', 'z', 'c1', 'c2')), {'c1': 2.0, 'c2': 0.0})
    """
    trees = _trees(text)
    used = {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)}
    lift = _Lift()
    x, y, z = (ast.unparse(lift.visit(tree)) for tree in trees)
    variables = VARIABLES if "t" in used else VARIABLES[:3]
    return Form((x, y, z), (*variables, *lift.numbers)), lift.numbers


def _trees(text: str) -> list[ast.expr]:
    """Returns the checked trees of three right-hand sides separated by semicolons."""
    parts = SEPARATOR.split(text)
    if len(parts) != 3:
        raise InputError("equations_count", given=len(parts))
    return [parse(part, name) for part, name in zip(parts, "xyz", strict=True)]


def _tree(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


@functools.lru_cache(maxsize=KEPT)
def _right_hand_sides(of: Form) -> Equations:
    """Returns the function (x, y, z, numbers) -> rates, with t after z where the form has it."""
    trees = [_tree(text) for text in of.texts]

    def equations(*arguments: Part) -> tuple[Part, Part, Part]:
        values = dict(zip(of.names, arguments, strict=True))
        x, y, z = (value_of(tree, values) for tree in trees)
        return x, y, z

    return equations


def check_start(text: str, start: Sequence[float], numbers: Sequence[float]) -> None:
    """Raises InputError (equation_undefined) unless all rates have a value at a start, at t = 0.

    ``numbers``: values of the parameters, in their order. The innermost part without a finite value
    is quoted.

    >>> check_start("log(x); y; z", (1.0, 0.0, 0.0), ())
    >>> check_start("1 + log(x - 3); y; z", (1.0, 0.0, 0.0), (1.0, 3.0))
    Traceback (most recent call last):
    ...
    core.errors.InputError: equation_undefined (given=log(x - 3), equation=x, x=1.0, y=0.0, z=0.0)
    """
    lift, trees = _Lift(), _trees(text)
    lifted = [lift.visit(tree) for tree in trees]
    names = (*VARIABLES, *lift.numbers)
    values = dict(zip(names, np.array([*start, 0.0, *numbers]), strict=True))
    for name, written, tree in zip("xyz", SEPARATOR.split(text), lifted, strict=True):
        if part := _undefined(tree, values):
            given = excerpt(written[part.col_offset : part.end_col_offset].strip())
            x, y, z = map(float, start)
            raise InputError("equation_undefined", given=given, equation=name, x=x, y=y, z=z)


def _undefined(tree: ast.expr, values: dict[str, Part]) -> ast.expr | None:
    """Returns the innermost part of a tree that has no finite value; None: all have one."""
    with np.errstate(all="ignore"):
        if np.isfinite(float(value_of(tree, values))):
            return None
    inner = [part for part in ast.iter_child_nodes(tree) if isinstance(part, ast.expr)]
    parts = inner[1:] if isinstance(tree, ast.Call) else inner
    return next((undefined for part in parts if (undefined := _undefined(part, values))), tree)


@functools.lru_cache(maxsize=KEPT)
def own_system(text: str) -> System:
    """Returns the system of three right-hand sides, for x, y and z, separated by semicolons.

    Its parameters are the numbers of the text in their order: c1, c2 and so on. Texts that differ
    only in their numbers share their equations, which compile once.

    Raises InputError: what ``form`` raises.

    >>> own = own_system("y; -x; -0.5*z")
    >>> own.parameters, own.equations(1.0, 2.0, 4.0, 0.5)
    ({'c1': 0.5}, (2.0, -1.0, -2.0))
    """
    abstract, numbers = form(text)
    x, y, z = (latex(tree) for tree in _trees(text))
    return System(
        name=text,
        equations=_right_hand_sides(abstract),
        latex=(x, y, z),
        parameters=numbers,
        start=(1.0, 1.0, 1.0),
        dt=0.01,
        time=50.0,
        box=((-30.0, 30.0), (-30.0, 30.0), (-30.0, 30.0)),
        section=0.0,
        ranges={},
        timed="t" in abstract.names,
        program=program([_tree(part) for part in abstract.texts], numbers),
    )
