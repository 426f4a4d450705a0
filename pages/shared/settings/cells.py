"""How one cell of a table becomes a number: exactly as it is written, or not at all."""

from __future__ import annotations

import functools
import re

# Full-width signs to those of ASCII, the signs of minus to one, the kinds of blank to one
_PLAIN = {0xFF01 + at: 0x21 + at for at in range(94)}
_PLAIN |= dict.fromkeys((0x2212, 0x2010, 0x2011, 0x2012, 0x2013, 0xFE63), 0x2D)
_PLAIN |= dict.fromkeys((0xA0, 0x2009, 0x202F, 0x3000), 0x20) | {0x2019: 0x27}
_MARKS = " %€$£¥￥￡"  # currency and percent beside a number
_MISSING = {"", "na", "n/a", "nan", "null", "none", "#n/a", "-", "--", "<na>"}
# By decimal mark: a plain number, and one whose thousands stand in groups
_NUMBERS = {
    mark: re.compile(
        rf"[+-]?(?:(?:[0-9]+(?:{re.escape(mark)}[0-9]+)?|{re.escape(mark)}[0-9]+)"
        rf"(?:[eE][+-]?[0-9]+)?|[0-9]+\.?(?:[eE][+-]?[0-9]+)?"
        rf"|[1-9][0-9]{{0,2}}([{group} '])[0-9]{{3}}(?:\1[0-9]{{3}})*(?:{re.escape(mark)}[0-9]+)?)"
    )
    for mark, group in ((".", ","), (",", "."))
}
_ONE_GROUP = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")


def plain(cell: str) -> str:
    """The cell in signs of ASCII where it has others of the same meaning, without marks.

    >>> plain("\u2212３．５ ％")
    '-3.5'
    """
    text = cell if cell.isascii() else cell.translate(_PLAIN)
    return text.strip(_MARKS)


def is_missing(cell: str) -> bool:
    """Whether nothing is given here, in one of the ways that programs write it."""
    return not cell or (cell[0] not in "0123456789" and cell.strip().lower() in _MISSING)


@functools.lru_cache(maxsize=300_000)  # those of one file, which is looked at several times
def number(cell: str, decimal: str = "") -> float | None:
    """The number in a cell, or None where the whole cell is not one number.

    Without a decimal mark: the one number that the cell may be. A point before three digits is
    decimal then, because the tables of the pages have decimal points; a comma there may be either.

    >>> number("1.234,5", ","), number("1.234,5", "."), number("1,234.5", ".")
    (1234.5, None, 1234.5)
    >>> number("0,5"), number("\u22123"), number("1.234"), number("1.234,5"), number("1,234")
    (0.5, -3.0, 1.234, 1234.5, None)
    """
    if not decimal:
        point, comma = number(cell, "."), number(cell, ",")
        if is_ambiguous(cell):
            return None
        return comma if point is None else point
    text = plain(cell)
    match = _NUMBERS[decimal].fullmatch(text)
    if not match:
        return None
    if group := match[1]:
        text = text.replace(group, "")
    return float(text.replace(",", "."))


def may_be_thousands(cell: str) -> bool:
    """Whether its one mark may stand before decimals or between thousands, as in 1.234."""
    return bool(_ONE_GROUP.fullmatch(plain(cell)))


def is_ambiguous(cell: str) -> bool:
    """Whether a cell may be two numbers.

    >>> is_ambiguous("1,234"), is_ambiguous("1.234"), is_ambiguous("0,5")
    (True, False, False)
    """
    return "," in plain(cell) and number(cell, ".") is not None and number(cell, ",") is not None


def written(value: float) -> str:
    """A number with all its digits, as ``number`` reads it.

    >>> written(0.1), written(-3.0), written(1e300)
    ('0.1', '-3', '1e+300')
    """
    return repr(float(value)).removesuffix(".0")
