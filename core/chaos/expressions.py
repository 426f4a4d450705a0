"""The learner's own equations: a text becomes a small tree, and the tree a value or a graph.

The text is never run as Python. ``grammar`` reads it as students write; the tree has nothing but
numbers, x y z t, pi, e, + - * /, powers and FUNCTIONS of one argument. Here it is checked that it
is small, and that its values are real. The tree is evaluated on numbers, or once while TensorFlow
builds a graph.

    sum, product:  a + b, a * b, a b      power:  a ** 2 or a ^ 2; log and ln are natural
"""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable
from typing import Any

import numpy as np
import tensorflow as tf

from core.chaos.grammar import read
from core.chaos.notation import refused
from core.chaos.readings import is_variable
from core.chaos.systems import Part
from core.chaos.vocabulary import VARIABLES
from core.checks import real_number
from core.errors import InputError

MAX_LENGTH = 300  # characters of one equation
MAX_OPERATIONS = 225  # of its tree; so many functions, signs, sums, products and powers
MAX_DEPTH = 30  # of the tree
MAX_POWER = 12  # in absolute value
MAX_NUMBER = 1e6  # in absolute value; with a larger one no step is short enough
MAX_VALUE = 1e300  # of a variable, in absolute value
CONSTANTS = {"pi": math.pi, "e": math.e}
FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "sin": tf.sin,
    "cos": tf.cos,
    "tan": tf.tan,
    "asin": tf.asin,
    "acos": tf.acos,
    "atan": tf.atan,
    "sinh": tf.sinh,
    "cosh": tf.cosh,
    "tanh": tf.tanh,
    "asinh": tf.asinh,
    "acosh": tf.acosh,
    "atanh": tf.atanh,
    "exp": tf.exp,
    "log": tf.math.log,
    "sqrt": tf.sqrt,
    "abs": tf.abs,
    "sign": tf.sign,
}
OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}

OPERATIONS = (ast.BinOp, ast.UnaryOp, ast.Call)


def parse(text: str, equation: str = "x") -> ast.expr:
    """Returns the checked tree of one right-hand side; ``equation`` names it in errors.

    Raises InputError: equation_empty, equation_long, equation_power, equation_root,
    equation_number, equation_division, equation_deep; what ``grammar.read`` raises.

    >>> ast.unparse(parse("x(28 - z) - y^2"))
    'x * (28 - z) - y ** 2'
    """
    if not text.strip():
        raise InputError("equation_empty", equation=equation)
    if len(text) > MAX_LENGTH:
        raise InputError("equation_long", equation=equation, given=len(text), maximum=MAX_LENGTH)
    tree = read(text, equation)
    if sum(isinstance(part, OPERATIONS) for part in ast.walk(tree)) > MAX_OPERATIONS:
        raise InputError("equation_deep", equation=equation)
    _check(tree, text, equation, 0)
    return tree


def _refused(rule: str, node: ast.expr, text: str, equation: str, **values: object) -> InputError:
    return refused(
        rule, text, node.col_offset, node.end_col_offset or 0, equation=equation, **values
    )


def _check(node: ast.expr, text: str, equation: str, depth: int) -> None:
    """Raises InputError unless every part of the tree has a value for some x, y, z, t."""
    if depth > MAX_DEPTH:
        raise InputError("equation_deep", equation=equation)
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.expr):
            _check(part, text, equation, depth + 1)
    match node:
        case ast.Constant(value=float() | int() as value) if not value <= MAX_NUMBER:
            raise _refused("equation_number", node, text, equation, maximum=MAX_NUMBER)
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            _check_power(node, (left, right), text, equation)
        case ast.BinOp(op=ast.Div(), right=right) if _constant(right) == 0:
            raise _refused("equation_division", node, text, equation)


def _check_power(node: ast.expr, pair: tuple[ast.expr, ast.expr], text: str, equation: str) -> None:
    """Raises InputError unless a power is real, and computed as it is written.

    An exponent is a number from -MAX_POWER to MAX_POWER, or the base a number above zero. A number
    below zero needs a whole exponent, because other powers are not real; zero needs one that is not
    below zero.
    """
    base, power = map(_constant, pair)
    if power is None and base is not None and base > 0:
        return
    if power is None or not abs(power) <= MAX_POWER:
        raise _refused("equation_power", node, text, equation, maximum=MAX_POWER)
    if base is not None and base < 0.0 and not power.is_integer():
        raise _refused("equation_root", node, text, equation)
    if base == 0.0 and power < 0.0:
        raise _refused("equation_division", node, text, equation)


def _constant(node: ast.AST) -> float | None:
    """Returns the value of a checked part of a tree; None where it has variables."""
    if is_variable(node):
        return None
    with np.errstate(all="ignore"):
        return float(value_of(node, {}))


def value_of(node: ast.AST, values: dict[str, Part]) -> Part:
    """Returns the value of a checked tree, on floats, arrays or tensors.

    >>> float(value_of(parse("2x^3 - y/4"), {"x": 2.0, "y": 8.0}))
    14.0
    """
    match node:
        case ast.Constant(value=value):
            return np.float64(value)  # type: ignore[arg-type]
        case ast.Name(id=name):
            return np.float64(CONSTANTS[name]) if name in CONSTANTS else values[name]
        case ast.UnaryOp(op=op, operand=operand):
            return OPERATORS[type(op)](value_of(operand, values))
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return _to_power(value_of(left, values), value_of(right, values))
        case ast.BinOp(left=left, op=op, right=right):
            return OPERATORS[type(op)](value_of(left, values), value_of(right, values))
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            inner = value_of(argument, values)
            if isinstance(inner, float):
                inner = tf.constant(inner, tf.float64)
            return FUNCTIONS[name](inner)
    raise TypeError(node)


def _to_power(base: Part, power: Part) -> Part:
    """Returns base^power; a whole power is a product, which is right for a base below zero too."""
    if not isinstance(power, float) or not power.is_integer() or abs(power) > MAX_POWER:
        return base**power
    product = 1.0
    for _ in range(abs(int(power))):
        product = product * base
    return product if power >= 0 else 1.0 / product


def evaluate(text: str, **variables: float) -> float:
    """Returns the value of one expression at these variables; nan or inf where it has none.

    Raises InputError: equation_value for a variable that is missing; unknown_parameter,
    not_a_number, out_of_range (parameter); what ``parse`` raises.

    >>> evaluate("x(28-z)-y", x=1.0, y=2.0, z=3.0)
    23.0
    """
    tree = parse(text)
    if unknown := set(variables) - set(VARIABLES):
        allowed = ", ".join(VARIABLES)
        raise InputError("unknown_parameter", given=min(unknown), allowed=allowed)
    values: dict[str, Part] = {
        name: np.float64(real_number("parameter", value, -MAX_VALUE, MAX_VALUE))
        for name, value in variables.items()
    }
    for part in ast.walk(tree):
        if isinstance(part, ast.Name) and part.id in VARIABLES and part.id not in values:
            raise InputError("equation_value", given=part.id)
    with np.errstate(all="ignore"):
        return float(value_of(tree, values))
