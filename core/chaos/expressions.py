"""The learner's own equations: a text becomes a small tree, and the tree a TensorFlow graph.

The text is never run as Python. Python's parser only reads it; then a check lets nothing through
but numbers, x y z t, pi, + - * /, powers by a number, and FUNCTIONS of one argument. The tree is
evaluated once, while TensorFlow builds the graph.

    sum, product:  a + b, a * b      power:  a ** 2 or a ^ 2

Source: Python documentation, ast.
"""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable
from typing import Any

import tensorflow as tf

from core.chaos.systems import Part
from core.errors import InputError

MAX_LENGTH = 300  # characters of one equation
MAX_NODES = 150  # numbers, names and operations of its tree
MAX_DEPTH = 30  # of the tree
MAX_POWER = 12  # in absolute value
MAX_NUMBER = 1e6  # in absolute value; with a larger one no step is short enough
VARIABLES = ("x", "y", "z", "t")
CONSTANTS = {"pi": math.pi}
FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "sin": tf.sin,
    "cos": tf.cos,
    "tan": tf.tan,
    "tanh": tf.tanh,
    "exp": tf.exp,
    "log": tf.math.log,
    "sqrt": tf.sqrt,
    "abs": tf.abs,
}
OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}
SIGNS: dict[type[ast.AST], str] = {ast.Add: "+", ast.Sub: "-"}
SUMS = (ast.Add, ast.Sub)  # get brackets in a product
ANY = (ast.operator,)  # gets brackets under a power


def parse(text: str, equation: str = "x") -> ast.expr:
    """Returns the checked tree of one right-hand side; ``equation`` names it in errors.

    Raises InputError: equation_empty, equation_long, equation_syntax, equation_name,
    equation_part, equation_power, equation_root, equation_number, equation_division,
    equation_deep.

    >>> ast.unparse(parse("x*(28 - z) - y^2"))
    'x * (28 - z) - y ** 2'
    """
    if not text.strip():
        raise InputError("equation_empty", equation=equation)
    if len(text) > MAX_LENGTH:
        raise InputError("equation_long", equation=equation, given=len(text), maximum=MAX_LENGTH)
    try:
        tree = ast.parse(text.strip().replace("^", "**"), mode="eval").body
    except SyntaxError as error:
        place = error.offset or 1
        raise InputError("equation_syntax", equation=equation, place=place) from None
    except (ValueError, MemoryError, RecursionError):
        raise InputError("equation_syntax", equation=equation, place=1) from None
    if sum(1 for _ in ast.walk(tree)) > 3 * MAX_NODES:  # ast counts operators and contexts as well
        raise InputError("equation_deep", equation=equation)
    _check(tree, equation, 0)
    return tree


def _check(node: ast.AST, equation: str, depth: int) -> None:
    """Raises InputError unless every part of the tree is allowed."""
    place = getattr(node, "col_offset", 0) + 1
    if depth > MAX_DEPTH:
        raise InputError("equation_deep", equation=equation)
    match node:
        case ast.Constant(value=value):
            _check_number(value, equation, place)
        case ast.Name(id=name):
            if name not in (*VARIABLES, *CONSTANTS):
                raise InputError("equation_name", given=name[:40], equation=equation, place=place)
        case ast.UnaryOp(op=op, operand=operand) if type(op) in OPERATORS:
            _check(operand, equation, depth + 1)
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            _check(left, equation, depth + 1)
            _check_power(left, right, equation, place)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            _check(left, equation, depth + 1)
            _check(right, equation, depth + 1)
            if isinstance(op, ast.Div) and _constant(right) == 0:
                raise InputError("equation_division", equation=equation, place=place)
        case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]):
            if name not in FUNCTIONS:
                raise InputError("equation_name", given=name[:40], equation=equation, place=place)
            _check(argument, equation, depth + 1)
        case _:
            raise InputError(
                "equation_part", given=ast.unparse(node)[:40], equation=equation, place=place
            )


def _check_number(value: object, equation: str, place: int) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise InputError("equation_part", given=str(value)[:40], equation=equation, place=place)
    if not abs(value) <= MAX_NUMBER:
        raise InputError("equation_number", maximum=MAX_NUMBER, equation=equation, place=place)


def _check_power(base: ast.AST, exponent: ast.AST, equation: str, place: int) -> None:
    """Raises InputError unless an exponent is a number from -MAX_POWER to MAX_POWER.

    A number below zero needs a whole exponent, because other powers are not real; zero needs one
    that is not below zero.
    """
    inner = exponent
    if isinstance(exponent, ast.UnaryOp) and type(exponent.op) in OPERATORS:
        inner = exponent.operand
    if not isinstance(inner, ast.Constant):
        raise InputError("equation_power", maximum=MAX_POWER, equation=equation, place=place)
    if isinstance(inner.value, (int, float)) and not abs(inner.value) <= MAX_POWER:
        raise InputError("equation_power", maximum=MAX_POWER, equation=equation, place=place)
    _check_number(inner.value, equation, place)
    value, power = _constant(base), float(evaluate(exponent, {}))
    if value is not None and value < 0.0 and not power.is_integer():
        given = ast.unparse(base)[:40]
        raise InputError("equation_root", given=given, equation=equation, place=place)
    if value == 0.0 and power < 0.0:
        raise InputError("equation_division", equation=equation, place=place)


def _constant(node: ast.AST) -> float | None:
    """Returns the value of a checked part of a tree; None where it has variables."""
    names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    if names & set(VARIABLES):
        return None
    try:
        return float(evaluate(node, {}))
    except (ZeroDivisionError, OverflowError):
        return 0.0


def evaluate(node: ast.AST, values: dict[str, Part]) -> Part:
    """Returns the value of a checked tree, on floats, arrays or tensors.

    >>> evaluate(parse("2*x^3 - y/4"), {"x": 2.0, "y": 8.0})
    14.0
    """
    match node:
        case ast.Constant(value=value):
            return float(value)  # type: ignore[arg-type]
        case ast.Name(id=name):
            return CONSTANTS[name] if name in CONSTANTS else values[name]
        case ast.UnaryOp(op=op, operand=operand):
            return OPERATORS[type(op)](evaluate(operand, values))
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return _to_power(evaluate(left, values), evaluate(right, values))
        case ast.BinOp(left=left, op=op, right=right):
            return OPERATORS[type(op)](evaluate(left, values), evaluate(right, values))
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            inner = evaluate(argument, values)
            if isinstance(inner, float):
                inner = tf.constant(inner, tf.float64)
            return FUNCTIONS[name](inner)
    raise TypeError(node)


def _to_power(base: Part, power: float) -> Part:
    """Returns base^power; a whole power is a product, which is right for a base below zero too."""
    if power != int(power):
        return base**power
    product = 1.0
    for _ in range(abs(int(power))):
        product = product * base
    return product if power >= 0 else 1.0 / product


def latex(node: ast.AST) -> str:
    """Returns a checked tree as a LaTeX formula, with all digits of its numbers.

    >>> latex(parse("sin(x)/2 - (y*z)^2"))
    '\\\\frac{\\\\operatorname{sin}(x)}{2}-(y\\\\,z)^{2}'
    """
    match node:
        case ast.Constant(value=value):
            return _digits(float(value))  # type: ignore[arg-type]
        case ast.Name(id=name):
            return r"\pi" if name == "pi" else name
        case ast.UnaryOp(op=op, operand=operand):
            sign = "-" if isinstance(op, ast.USub) else ""
            return f"{sign}{_bracketed(operand, SUMS)}"
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return f"{_bracketed(left, ANY)}^{{{latex(right)}}}"
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return rf"\frac{{{latex(left)}}}{{{latex(right)}}}"
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            second = _bracketed(right, SUMS)
            times = r"\cdot " if second[0].isdigit() else r"\,"  # 2 3 would read as 23
            return f"{_bracketed(left, SUMS)}{times}{second}"
        case ast.BinOp(left=left, op=op, right=right):
            second = _bracketed(right, SUMS) if isinstance(op, ast.Sub) else latex(right)
            return f"{latex(left)}{SIGNS[type(op)]}{second}"
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return rf"\operatorname{{{name}}}({latex(argument)})"
    raise TypeError(node)


def _digits(number: float) -> str:
    """Returns a number with all its digits; 10^n replaces an "e", which would look like a name."""
    digits, _, power = repr(number).removesuffix(".0").partition("e")
    return rf"{digits}\cdot 10^{{{int(power)}}}" if power else digits


def _bracketed(node: ast.AST, operations: tuple[type[ast.operator], ...]) -> str:
    """Returns a part as a formula, in brackets if it has a sign or is one of these operations."""
    formula = latex(node)
    needed = isinstance(node, ast.UnaryOp) or isinstance(getattr(node, "op", None), operations)
    if operations == ANY and isinstance(node, ast.Constant):
        needed = "^" in formula  # a number written with a power of ten
    return f"({formula})" if needed else formula
