"""Tracks the position in an equation's tokens; raises the errors for what cannot be read there."""

from __future__ import annotations

import ast
from typing import NoReturn

from core.chaos.notation import Token, excerpt, refused
from core.chaos.readings import Readings
from core.chaos.vocabulary import BRACKETS
from core.errors import InputError

MAX_DEPTH = 30  # brackets, signs and powers in one another
END = Token("end", "", 0, 0)


class Cursor:
    """Goes through tokens from left to right; every node knows its characters of the text."""

    def __init__(self, text: str, equation: str, tokens: list[Token]) -> None:
        self.text, self.equation, self.tokens = text, equation, tokens
        self.at = 0
        self.depth = 0
        self.bars = 0  # that are open since the last bracket

    @property
    def next(self) -> Token:
        return self.tokens[self.at] if self.at < len(self.tokens) else END

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def placed(self, node: ast.expr, start: int) -> ast.expr:
        """Returns the node, placed in the text from ``start`` to the last token that was read."""
        node.lineno = node.end_lineno = 1
        node.col_offset, node.end_col_offset = start, self.tokens[self.at - 1].end
        return node

    def quote(self, node: ast.expr) -> str:
        return excerpt(self.text[node.col_offset : node.end_col_offset].strip())

    def refuse(self, rule: str, start: int, end: int, **values: object) -> InputError:
        return refused(rule, self.text, start, end, equation=self.equation, **values)

    def check_readings(self, start: int, two: Readings | None) -> None:
        """Raises InputError (equation_readings) if what was read has two readings."""
        if two:
            end = self.tokens[self.at - 1].end
            raise self.refuse("equation_readings", start, end, first=two[0], second=two[1])

    def unexpected(self) -> NoReturn:
        """Refuses the next token, which cannot stand here.

        Raises InputError: equation_ends, equation_missing, equation_bars, equation_bracket.
        """
        token = self.next
        if token is END:
            last = self.tokens[self.at - 1]
            raise self.refuse("equation_ends", last.start, last.end)
        rule = "equation_missing"
        if token.kind in ("|", *BRACKETS.values()):
            rule = "equation_bars" if token.kind == "|" else "equation_bracket"
        raise self.refuse(rule, token.start, token.end)

    def deeper(self) -> None:
        """Raises InputError (equation_deep) beyond MAX_DEPTH."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise InputError("equation_deep", equation=self.equation)
