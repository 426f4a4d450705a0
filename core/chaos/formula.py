"""A tree of ``expressions.parse`` as a formula, so that the learner sees how a text was read."""

from __future__ import annotations

import ast

SIGNS: dict[type[ast.AST], str] = {ast.Add: "+", ast.Sub: "-"}
SUMS = (ast.Add, ast.Sub)  # get brackets in a product
ANY = (ast.operator,)  # gets brackets under a power
NAMES = {"pi": r"\pi"}
FUNCTIONS = {
    **{name: rf"\{name}" for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh")},
    **{f"a{name}": rf"\arc{name}" for name in ("sin", "cos", "tan")},
    **{f"a{name}": rf"\operatorname{{ar{name}}}" for name in ("sinh", "cosh", "tanh")},
    "log": r"\ln",
    "sign": r"\operatorname{sgn}",
}
AROUND = {"sqrt": (r"\sqrt{", "}"), "abs": (r"\left|", r"\right|"), "exp": ("e^{", "}")}


def latex(node: ast.AST) -> str:
    """Returns a checked tree as a LaTeX formula, with all digits of its numbers.

    >>> latex(ast.parse("sin(x)/2 - (y*z)**2", mode="eval").body)
    '\\\\frac{\\\\sin\\\\left(x\\\\right)}{2}-\\\\left(y\\\\,z\\\\right)^{2}'
    """
    match node:
        case ast.Constant(value=value):
            return _digits(float(value))  # type: ignore[arg-type]
        case ast.Name(id=name):
            return NAMES.get(name, name)
        case ast.UnaryOp(op=op, operand=operand):
            sign = "-" if isinstance(op, ast.USub) else ""
            return f"{sign}{_bracketed(operand, SUMS)}"
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return f"{_bracketed(left, ANY)}^{{{latex(right)}}}"
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return rf"\frac{{{latex(left)}}}{{{latex(right)}}}"
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            second = _bracketed(right, SUMS)
            times = r"\cdot " if second.startswith(tuple("0123456789\\f")) else r"\,"
            return f"{_bracketed(left, SUMS)}{times}{second}"
        case ast.BinOp(left=left, op=op, right=right):
            signed = isinstance(right, ast.UnaryOp)
            second = _bracketed(right, SUMS) if signed or isinstance(op, ast.Sub) else latex(right)
            return f"{latex(left)}{SIGNS[type(op)]}{second}"
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            before, after = AROUND.get(name) or (FUNCTIONS[name] + r"\left(", r"\right)")
            return f"{before}{latex(argument)}{after}"
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
    if operations == ANY and isinstance(node, ast.Call):
        needed = getattr(node.func, "id", "") != "abs"
    return rf"\left({formula}\right)" if needed else formula
