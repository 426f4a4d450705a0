"""What an equation means: its tokens become a tree.

    sum      term + term - ...
    term     chain * chain / ...     a chain of factors without a star binds tighter, as in print
    chain    factor factor ...       2x, x(28-z), |x|y
    factor   atom ^ exponent         right to left: e^-x^2 is e^(-(x^2))
    atom     number, name, ( ... ), | ... |, \\frac{ }{ }, function and argument

An argument without brackets is a number times a name: sin 2x is sin(2x), sin x^2 is sin(x^2).

Source: Aho, Lam, Sethi and Ullman, Compilers (2006), 4.4, on reading by recursive descent.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from core.chaos import readings
from core.chaos.cursor import END, Cursor
from core.chaos.notation import Token, tokens
from core.chaos.readings import Factor
from core.chaos.vocabulary import BRACKETS, INVERSES

STARTS = ("number", "variable", "constant", "function", "root", "frac", *BRACKETS)
More = TypeVar("More")
OPERATORS: dict[str, type[ast.operator]] = {"+": ast.Add, "-": ast.Sub, "*": ast.Mult, "/": ast.Div}


def call(name: str, argument: ast.expr) -> ast.expr:
    """Returns a function of one argument."""
    return ast.Call(ast.Name(name), [argument], [])


def number(digits: str) -> ast.expr:
    """Returns a number; a whole one stays whole."""
    return ast.Constant(int(digits) if digits.lstrip("+-").isdigit() else float(digits))


class Reader(Cursor):
    """Reads what the rules above say, one method a rule."""

    def whole(self) -> ast.expr:
        """Returns the tree of all tokens."""
        node = self.sum()
        if self.next is not END:
            self.unexpected()
        return node

    def sum(self) -> ast.expr:
        self.deeper()
        start = self.next.start
        node = self.term()
        while self.next.kind in ("+", "-"):
            operator = OPERATORS[self.take().kind]()
            node = self.placed(ast.BinOp(node, operator, self.term()), start)
        self.depth -= 1
        return node

    def term(self) -> ast.expr:
        start = self.next.start
        node, factors = self.chain()
        while self.next.kind in ("*", "/"):
            sign, last = self.take().kind, factors[-1]
            right, factors = self.chain()
            self.check_readings(start, readings.of_quotient(self.quote, last, sign, factors))
            node = self.placed(ast.BinOp(node, OPERATORS[sign](), right), start)
        return node

    def chain(self) -> tuple[ast.expr, list[Factor]]:
        """Returns the product of factors without a sign between them, and these factors."""
        start = self.next.start
        if self.next.kind in ("+", "-"):
            return self.signed(self.chain)
        factors = [self.factor()]
        node = factors[0].node
        while self.factor_follows():
            factors.append(self.factor())
            two = readings.of_pair(self.quote, *factors[-2:])
            self.check_readings(start, two or readings.of_bars(self.quote, factors))
            node = self.placed(ast.BinOp(node, ast.Mult(), factors[-1].node), start)
        return node, factors

    def factor_follows(self) -> bool:
        if self.next.kind == "|":
            return self.next.side == "left" or (not self.bars and self.next.side != "right")
        return self.next.kind in STARTS

    def signed(self, read: Callable[[], tuple[ast.expr, More]]) -> tuple[ast.expr, More]:
        """Returns what ``read`` gives after a sign, with the sign."""
        token = self.take()
        self.deeper()
        inner, more = read() if self.next.kind not in ("+", "-") else self.signed(read)
        self.depth -= 1
        operator = ast.USub() if token.kind == "-" else ast.UAdd()
        return self.placed(ast.UnaryOp(operator, inner), token.start), more

    def factor(self) -> Factor:
        start = self.next.start
        base = self.atom()
        if self.next.kind == "raised":
            return replace(base, node=self.power(base.node, self.raised(), start))
        if self.next.kind != "^":
            return base
        exponent, closed = self.exponent()
        two = readings.of_exponent(
            self.quote, base.node, exponent, "" if closed else self.next.kind
        )
        self.check_readings(start, two)
        pair = None if closed else (base.node, exponent)
        return Factor(self.power(base.node, exponent, start), base.kind, base.bare, pair)

    def raised(self) -> ast.expr:
        return self.placed(number(self.take().value), self.tokens[self.at - 1].start)

    def power(self, base: ast.expr, exponent: ast.expr, start: int) -> ast.expr:
        """Returns base^exponent, where e^x is exp(x)."""
        if isinstance(base, ast.Name) and base.id == "e":
            return self.placed(call("exp", exponent), start)
        return self.placed(ast.BinOp(base, ast.Pow(), exponent), start)

    def exponent(self) -> tuple[ast.expr, bool]:
        """Returns what stands behind the next ^, and whether it has brackets."""
        self.take()
        self.deeper()
        closed = self.next.kind in BRACKETS or self.next.kind == "frac"
        if self.next.kind in ("+", "-"):
            node, closed = self.signed(lambda: (self.factor().node, False))
        else:
            node = self.factor().node
        self.depth -= 1
        return node, closed and self.tokens[self.at - 1].kind in BRACKETS.values()

    def atom(self) -> Factor:
        token = self.next
        if token.kind in BRACKETS or token.kind == "|":
            return Factor(self.bracket(), token.kind)
        if token.kind not in STARTS:
            self.unexpected()
        self.take()
        match token.kind:
            case "number":
                node = number(token.value)
            case "frac":
                node = ast.BinOp(self.fraction_part(), ast.Div(), self.fraction_part())
            case "function" | "root":
                return self.function(token)
            case _:
                node = ast.Name(token.value)
        return Factor(self.placed(node, token.start), token.kind)

    def bracket(self) -> ast.expr:
        """Returns what stands between two brackets or bars.

        Raises InputError: equation_bars, equation_bracket.
        """
        opened = self.take()
        outside = self.bars
        self.bars = outside + 1 if opened.kind == "|" else 0
        node = self.sum()
        self.bars = outside
        if self.next.kind != BRACKETS.get(opened.kind, "|"):
            if self.next is not END and self.next.kind not in ("|", *BRACKETS.values()):
                self.unexpected()
            rule = "equation_bars" if opened.kind == "|" else "equation_bracket"
            raise self.refuse(rule, opened.start, opened.end)
        self.take()
        return self.placed(call("abs", node) if opened.kind == "|" else node, opened.start)

    def fraction_part(self) -> ast.expr:
        """Returns what LaTeX takes as a part of a fraction: a group, a digit or a name."""
        token = self.next
        if token.kind == "{":
            return self.bracket()
        if token.kind not in ("number", "variable", "constant"):
            self.unexpected()
        if token.kind == "number" and len(token.value) > 1:
            cut = token.start + 1
            self.tokens[self.at : self.at + 1] = [
                replace(token, value=token.value[0], end=cut),
                replace(token, value=token.value[1:], start=cut),
            ]
        self.take()
        node = number(token.value[0]) if token.kind == "number" else ast.Name(token.value)
        return self.placed(node, token.start)

    def function(self, token: Token) -> Factor:
        """Returns a function of its argument, to a power where sin^2(x) is written."""
        name = "sqrt" if token.kind == "root" else token.value
        height = self.height(token, name) if self.next.kind in ("^", "raised") else None
        degree = self.bracket() if token.value == r"\sqrt" and self.next.kind == "[" else None
        bare = self.next.kind not in ("(", "[", "|")
        argument = self.argument(token, name) if bare else self.bracket()
        bare = bare and not (token.value == r"\sqrt" and self.tokens[self.at - 1].kind == "}")
        if degree is None:
            node = self.placed(call(name, argument), token.start)
        else:
            share = self.placed(ast.BinOp(ast.Constant(1), ast.Div(), degree), degree.col_offset)
            node = self.placed(ast.BinOp(argument, ast.Pow(), share), token.start)
        if height is not None:
            node = self.placed(ast.BinOp(node, ast.Pow(), height), token.start)
        return Factor(node, "function", (name, argument) if bare else None)

    def height(self, token: Token, name: str) -> ast.expr:
        """Returns the exponent between a function and its argument."""
        if self.next.kind == "raised":
            node = self.raised()
        else:
            self.take()
            signed = self.next.kind in ("+", "-")
            node, _ = self.signed(self.unsigned) if signed else self.unsigned()
        if name in INVERSES and ast.unparse(node).startswith("-"):
            self.check_readings(token.start, (f"{INVERSES[name]}(…)", f"1/{name}(…)"))
        return node

    def unsigned(self) -> tuple[ast.expr, None]:
        return self.atom().node, None

    def argument(self, token: Token, name: str) -> ast.expr:
        """Returns an argument without brackets: numbers, then a name with its power.

        Raises InputError: equation_function.
        """
        start = self.next.start
        if self.next.kind not in ("number", "variable", "constant", "frac", "{"):
            raise self.refuse("equation_function", token.start, token.end, example=f"{name}(x)")
        if name == "sqrt":
            node = self.atom().node
            if self.next.kind in ("^", "raised") and self.tokens[self.at - 1].kind != "}":
                inner = self.quote(node)
                self.check_readings(token.start, (f"(sqrt({inner}))^…", f"sqrt({inner}^…)"))
            return node
        factor = self.factor()
        node = factor.node
        while factor.kind in ("number", "constant") and not factor.power:
            if self.next.kind not in ("variable", "constant"):
                break
            factor = self.factor()
            node = self.placed(ast.BinOp(node, ast.Mult(), factor.node), start)
        return node


def read(text: str, equation: str = "x") -> ast.expr:
    """Returns the tree of one right-hand side; nothing is checked but how it is written.

    Raises InputError: what ``notation.tokens`` raises; equation_ends, equation_missing,
    equation_bracket, equation_bars, equation_function, equation_readings, equation_deep.

    >>> ast.unparse(read("10(y-x) + sin^2 x"))
    '10 * (y - x) + sin(x) ** 2'
    """
    return Reader(text, equation, tokens(text, equation)).whole()
