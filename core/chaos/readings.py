"""Finds products without a multiplication sign that can be read in two ways.

Refused, with both readings: 1/2x, x2, 2 3, 2½, sin x y, sin x/2, 2^3x, e^xy, e(x), x(t), |x|y|z|.
Read as a book reads them: x^2y is x^2 y, because an exponent may have variables only over a base
that is a number; sin x cos y is a product; |x|y is one as well.

Source: ISO 80000-2 (2019), 7, on signs of multiplication and division.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.chaos.vocabulary import VARIABLES

Readings = tuple[str, str]
Quote = Callable[[ast.expr], str]  # what was written for this part


@dataclass(frozen=True)
class Factor:
    """A part of a chain of factors, and what decides whether it may stand beside others."""

    node: ast.expr
    kind: str  # of its first token
    bare: tuple[str, ast.expr] | None = None  # function and its argument, which has no brackets
    power: tuple[ast.expr, ast.expr] | None = None  # base and an exponent that has no brackets


def is_variable(node: ast.AST) -> bool:
    """Whether the value of a tree depends on a variable.

    >>> is_variable(ast.parse("2*pi").body[0]), is_variable(ast.parse("sin(x)").body[0])
    (False, True)
    """
    return any(isinstance(part, ast.Name) and part.id in VARIABLES for part in ast.walk(node))


def grouped(written: str) -> str:
    """Returns a part in brackets, unless it is a number, a name, or has brackets around it.

    >>> grouped("2"), grouped("(x+1)"), grouped("(x)/(y)")
    ('2', '(x+1)', '((x)/(y))')
    """
    whole = written.replace(".", "").isalnum()
    if written[:1] + written[-1:] in ("()", "||"):
        depths = itertools.accumulate((s == "(") - (s == ")") for s in written[:-1])
        whole = min(depths) > 0 if written[0] == "(" else written.count("|") == 2
    return written if whole else f"({written})"


def of_pair(quote: Quote, left: Factor, right: Factor) -> Readings | None:
    """Returns the two readings of two factors without a sign between them; None: there is one."""
    first, second = quote(left.node), quote(right.node)
    product = f"{grouped(first)}*{grouped(second)}"
    plain = left.kind in ("variable", "constant")
    name = left.node.id if plain and isinstance(left.node, ast.Name) else ""
    if right.kind == "number":
        is_number = isinstance(left.node, ast.Constant)
        return f"{first}*{second}", f"{first}{second}" if is_number else f"{first}^{second}"
    mixed = right.kind == "frac" or (right.kind == "{" and second[0] != "{")  # 2½
    if isinstance(left.node, ast.Constant) and mixed and not is_variable(right.node):
        return f"{first}*{second}", f"{first}+{second}"
    if name in VARIABLES and second == "(t)":
        return f"{first}*t", first
    if name == "e":
        return product, f"e^({second.strip('()')})"
    if left.power and not is_variable(left.power[0]):
        base, exponent = map(quote, left.power)
        return product, f"{base}^({exponent}*{grouped(second)})"
    if left.bare and right.kind != "function":
        function, argument = left.bare
        return product, f"{function}({quote(argument)}*{grouped(second)})"
    return None


def of_bars(quote: Quote, factors: Sequence[Factor]) -> Readings | None:
    """Returns the two readings of |x|y|z|, which may be x|y|z between bars too."""
    if factors[-1].kind != "|" or factors[-2].kind == "|":
        return None
    opened = [at for at, factor in enumerate(factors[:-1]) if factor.kind == "|"]
    if not opened:
        return None
    parts = [quote(factor.node) for factor in factors[opened[-1] :]]
    first, *middle, last = (part.strip("| ") for part in parts)
    between = "*".join(middle)
    return f"abs({first})*{between}*abs({last})", f"abs({first}*abs({between})*{last})"


def of_quotient(
    quote: Quote, left: Factor, sign: str, factors: Sequence[Factor]
) -> Readings | None:
    """Returns the two readings of a sign and the chain after it: of 1/2x, and of sin x/2."""
    first, parts = grouped(quote(left.node)), [grouped(quote(factor.node)) for factor in factors]
    if sign == "/" and len(parts) > 1:
        rest = "*".join(parts[1:])
        return f"({first}/{parts[0]})*{rest}", f"{first}/({parts[0]}*{rest})"
    if left.bare and left.bare[0] != "sqrt" and factors[0].kind != "function":
        function, argument = left.bare
        second = "*".join(parts)
        return f"{first}{sign}{second}", f"{function}({quote(argument)}{sign}{second})"
    return None


def of_exponent(quote: Quote, base: ast.expr, exponent: ast.expr, follows: str) -> Readings | None:
    """Returns the two readings of x^1/2; x^3/3 has one, because x^1 is never written."""
    if follows != "/" or quote(exponent).strip("+-−") != "1":
        return None
    power = f"{quote(base)}^{quote(exponent)}"
    return f"({power})/…", f"{quote(base)}^({quote(exponent)}/…)"
