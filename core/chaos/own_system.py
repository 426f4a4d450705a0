"""A system of the learner's own: three equations as texts, whose numbers are its parameters.

Every number but exponents becomes a parameter: "y; -2*x; 0" is (y; -c1 x; c2) with c1 = 2 and
c2 = 0. Texts that differ only in these numbers share one right-hand side. ``integrate`` compiles
none of them: it reads their program, see ``interpreter``.
"""

from __future__ import annotations

import ast
import functools
from dataclasses import dataclass

from core.chaos.expressions import VARIABLES, evaluate, latex, parse
from core.chaos.interpreter import program
from core.chaos.systems import Equations, Part, System
from core.errors import InputError

KEPT = 128  # texts, and as many right-hand sides


class _Lift(ast.NodeTransformer):
    """Replaces every number but exponents by a name, and keeps the numbers."""

    def __init__(self) -> None:
        self.numbers: dict[str, float] = {}

    def visit_Constant(self, node: ast.Constant) -> ast.Name:
        name = f"c{len(self.numbers) + 1}"
        self.numbers[name] = float(node.value)  # type: ignore[arg-type]
        return ast.Name(name)

    def visit_BinOp(self, node: ast.BinOp) -> ast.BinOp:
        if isinstance(node.op, ast.Pow):
            return ast.BinOp(self.visit(node.left), node.op, node.right)
        return ast.BinOp(self.visit(node.left), node.op, self.visit(node.right))


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
    parts = text.split(";")
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
        x, y, z = (evaluate(tree, values) for tree in trees)
        return x, y, z

    return equations


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
