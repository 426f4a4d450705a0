"""How students write equations: keyboards, Chinese input methods, copied formulas and LaTeX.

A text becomes tokens, each of which knows where it stands in the text, so that a sentence can quote
what was written. Characters are normalised first (NFKC: full-width digits and brackets, slanted
letters of copied formulas); superscripts and fractions of one character keep their meaning.

    2×x²  ->  2 * x ^2        sinx  ->  sin x        \\frac{8}{3}z  ->  frac {8} {3} z

A word is cut into known names, so "xy" is x and y, and capitals are small letters: phones begin a
line with one.

Source: Unicode Standard Annex 15 (normalization forms).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from core.chaos.vocabulary import (
    ALIASES,
    COMMANDS,
    CONSTANTS,
    FRACTIONS,
    FUNCTIONS,
    SIGNS,
    SUPERSCRIPTS,
    VARIABLES,
)
from core.errors import InputError

QUOTED = 40  # characters of what was written, in a sentence

_PARTS = re.compile(
    r"""(?P<space>[\s$]+ | \\[,;:!\s()\[\]] )
    | (?P<number>([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?)
    | \\(operatorname|mathrm|mathit|text)\s*\{\s*(?P<upright>[A-Za-z]+)\s*\}
    | \\(?P<command>[A-Za-z]+)
    | (?P<operator>\*\*|[-+*/^])
    | \\?(?P<bracket>[()\[\]{}])
    | (?P<bar>\|)
    | (?P<root>√)
    | (?P<raised>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)
    | (?P<comma>,)
    | (?P<word>[^\W\d⁰¹²³⁴⁵⁶⁷⁸⁹]+)""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Token:
    """One part of an equation."""

    kind: str  # number, variable, constant, function, root, frac, raised, or a sign: + ( | ...
    value: str  # its plain form
    start: int  # characters of the text, from 0
    end: int
    side: str = ""  # "left" or "right", of a bar of LaTeX


def excerpt(text: str) -> str:
    """Returns a text that fits into a sentence.

    >>> excerpt("x+" * 40)
    'x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+…'
    """
    return text if len(text) <= QUOTED else text[:QUOTED] + "…"


def refused(rule: str, text: str, start: int, end: int, **values: object) -> InputError:
    """Returns an InputError that quotes these characters of a text, and says where they stand."""
    return InputError(rule, given=excerpt(text[start:end].strip()), place=start + 1, **values)


def _normalised(text: str) -> tuple[str, list[int]]:
    """Returns the text in plain signs, and for each of its characters the place in ``text``."""
    plain: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if sign in SUPERSCRIPTS:
            new = sign
        elif "⁄" in unicodedata.normalize("NFKC", sign) and sign != "⁄":
            new = "{" + unicodedata.normalize("NFKC", sign).replace("⁄", "/") + "}"
        else:
            new = "".join(SIGNS.get(part, part) for part in unicodedata.normalize("NFKC", sign))
        plain += new
        places += [place] * len(new)
    return "".join(plain), [*places, len(text)]


def names(word: str) -> list[str] | None:
    """Returns the known names of which a word is made; None: it is made of others too.

    >>> names("xsiny"), names("Sinh"), names("pit"), names("rho")
    (['x', 'sin', 'y'], ['sinh'], ['pi', 't'], None)
    """
    ends: dict[int, list[str]] = {0: []}  # how the first so many letters are made
    known = (*FUNCTIONS, *ALIASES, *CONSTANTS, *VARIABLES)
    small = word.lower()
    for start in range(len(word)):
        for name in known if start in ends else ():
            end = start + len(name)
            if small.startswith(name, start):
                parts = [*ends[start], name]
                if end not in ends or len(parts) < len(ends[end]):  # the longest names
                    ends[end] = parts
    return ends.get(len(word))


def _kind(name: str) -> tuple[str, str]:
    """Returns kind and plain form of a known name."""
    name = ALIASES.get(name, name)
    kinds = {"variable": VARIABLES, "constant": CONSTANTS}
    return next((kind for kind, those in kinds.items() if name in those), "function"), name


@dataclass(frozen=True)
class _Scanner:
    text: str  # as it was written
    equation: str  # x, y or z
    plain: str
    places: list[int]

    def refused(self, rule: str, start: int, end: int, **values: object) -> InputError:
        """Characters are counted in ``plain``."""
        place = self.places[start], self.places[end - 1] + 1
        return refused(rule, self.text, *place, equation=self.equation, **values)

    def token(self, kind: str, value: str, start: int, end: int, side: str = "") -> Token:
        return Token(kind, value, self.places[start], self.places[end - 1] + 1, side)

    def word(self, start: int, end: int) -> Iterator[Token]:
        """Yields the names in a word.

        Raises InputError: equation_name, equation_readings.
        """
        word = self.plain[start:end]
        names_in_word = names(word)
        tail = 0
        if names_in_word is None or word.lower() in ("log", "ln"):  # x_1, log10
            tail = len(self.plain[end:]) - len(self.plain[end:].lstrip("0123456789_"))
        if names_in_word is None or tail:
            raise self.refused("equation_name", start, end + tail)
        if "e" in names_in_word[:-1]:
            first = "*".join(names_in_word)
            second = first.replace("e*", "e^")
            raise self.refused("equation_readings", start, end, first=first, second=second)
        for name in names_in_word:
            yield self.token(*_kind(name), start, start + len(name))
            start += len(name)

    def command(self, name: str, start: int, end: int) -> Iterator[Token]:
        """Yields the token of a command of LaTeX.

        Raises InputError: equation_name.
        """
        known = ALIASES.get(name, name)
        if name in FRACTIONS:
            yield self.token("frac", name, start, end)
        elif name == "sqrt":
            yield self.token("root", "\\sqrt", start, end)
        elif known in FUNCTIONS or known == "pi":
            yield self.token(*_kind(known), start, end)
        elif name not in COMMANDS:
            raise self.refused("equation_name", start, end)
        elif plain := COMMANDS[name]:
            side = {"lvert": "left", "rvert": "right"}.get(name, self._side(start))
            yield self.token(plain, plain, start, end, side if plain == "|" else "")

    def _side(self, start: int) -> str:
        """Returns which side of a pair stands here, where LaTeX says so."""
        side = re.search(r"\\(left|right)\s*$", self.plain[:start])
        return side.group(1) if side else ""

    def tokens(self) -> Iterator[Token]:
        """Yields all tokens.

        Raises InputError: equation_equals, equation_part.
        """
        if "=" in self.plain:
            raise self.refused("equation_equals", 0, self.plain.index("=") + 1)
        at = 0
        while at < len(self.plain):
            part = _PARTS.match(self.plain, at)
            if not part:
                raise self.refused("equation_part", at, at + 1)
            kind = str(part.lastgroup)
            yield from self._part(kind, part.group(kind), at, part.end())
            at = part.end()

    def _part(self, kind: str, value: str, start: int, end: int) -> Iterator[Token]:
        match kind:
            case "word":
                yield from self.word(start, end)
            case "upright":
                at = self.plain.index(value, self.plain.index("{", start))
                yield from self.word(at, at + len(value))
            case "command":
                yield from self.command(value, start, end)
            case "operator" | "bracket":
                sign = "^" if value == "**" else value
                yield self.token(sign, sign, start, end)
            case "bar":
                yield self.token("|", "|", start, end, self._side(start))
            case "raised":
                yield self.token(kind, "".join(SUPERSCRIPTS[sign] for sign in value), start, end)
            case "number" | "root":
                yield self.token(kind, value, start, end)
            case "comma":
                first = len(self.plain[:start].rstrip("0123456789."))
                rest = self.plain[end:]
                raise self.refused(
                    "equation_comma", first, end + len(rest) - len(rest.lstrip("0123456789"))
                )


def tokens(text: str, equation: str = "x") -> list[Token]:
    """Returns the tokens of one right-hand side; ``equation`` names it in errors.

    Raises InputError: equation_name, equation_part, equation_comma, equation_equals,
    equation_readings.

    >>> [token.value for token in tokens("２×sinx²")]
    ['2', '*', 'sin', 'x', '2']
    """
    return list(_Scanner(text, equation, *_normalised(text)).tokens())
