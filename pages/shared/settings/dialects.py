"""Finds separator and decimal mark of a text table by which reading gives consistent columns.

A candidate is a separator with a decimal mark. The best has rows of one length and the largest
share of numbers; cells in which another separator stands speak against it. Where several
candidates are equally good, all of them are returned, and the learner is asked.
"""

from __future__ import annotations

import contextlib
import csv
import itertools
from collections import Counter
from dataclasses import dataclass, replace

from core.checks import MAX_POINTS
from core.errors import InputError
from pages.shared.settings import cells

MAX_COLUMNS = 1000  # of a file; a table of so many is read and shown within a second
MAX_CELLS = 600_000  # of a file; read within a second. 100,000 rows of 6 columns, 600 of 1,000
SINGLE = "\x1f"  # the separator of a file of one column: a sign that no text has
SEPARATORS = (";", "\t", "|", ",", " ", SINGLE)
STRONG = ";\t|"  # these stand in no number
# Signs of the file, and of a line, that tell which separators are out of the question
FIRST_SIGNS, LINE_START = 50_000, 10_000
YEARS = range(1900, 2101)  # may be names of columns
FAR = 0.5  # below the best score: twice as many cells are no numbers, or more


@dataclass(frozen=True)
class Reading:
    """How a file is read."""

    separator: str
    decimal: str = "."
    header: bool = False
    sheet: str = ""  # of a workbook, which has neither a separator nor one decimal mark


@dataclass(frozen=True)
class Candidate:
    """A reading, the rows that it makes, and how good it is."""

    reading: Reading
    rows: list[list[str]]
    score: float


def split(lines: list[str], separator: str) -> list[list[str]]:
    """The rows of cells; raises InputError that names the line that is broken."""
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True, strict=True)
    rows: list[list[str]] = []
    while True:
        begin = reader.line_num + 1
        try:
            rows.append(next(reader))
        except StopIteration:
            break
        except csv.Error as error:
            raise InputError("file_not_a_table", line=begin) from error
    width = max(map(len, rows), default=0)
    while width > 1 and all(len(row) < width or not row[-1].strip() for row in rows):
        rows = [row[: width - 1] for row in rows]
        width -= 1
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def candidates(lines: list[str], forced: str = "") -> list[Candidate]:
    """All readings of the lines that are equally good and better than the others."""
    scored: list[Candidate] = []
    errors: list[InputError] = []
    for separator in [forced] if forced else _likely(lines):
        check_size(lines, separator)
        try:
            scored += _scored(lines, separator)
        except InputError as error:
            errors.append(error)
    if not scored:
        raise errors[0] if errors else InputError("file_empty")
    best = max(item.score for item in scored)
    top = [item for item in scored if item.score > best - 1e-9]
    if best <= 0:  # no numbers: how they would be read does not matter
        top = top[:1]
    return _unlike(top)


def _likely(lines: list[str]) -> list[str]:
    """The separators that may be right by the first lines; the whole file decides between them."""
    lengths = itertools.accumulate(min(len(line), LINE_START) for line in lines)
    count = max(1, sum(1 for _ in itertools.takewhile(lambda total: total < FIRST_SIGNS, lengths)))
    first = [line[:LINE_START] for line in lines[:count]]
    scores: dict[str, float] = {}
    for separator in _separators(lines):
        with contextlib.suppress(InputError):  # perhaps of a cell that these lines cut
            scores[separator] = 0.0
            scores[separator] = max((item.score for item in _scored(first, separator)), default=0.0)
    best = max(scores.values())
    return [separator for separator, score in scores.items() if score > best - FAR]


def _separators(lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    present = [mark for mark in SEPARATORS[:-1] if mark in text]
    return [*present, SINGLE]


def check_size(lines: list[str], separator: str) -> None:
    """Refuse what has too many columns or cells, before it is split."""
    columns = len(lines[0].split()) if separator == " " else lines[0].count(separator) + 1
    if columns > MAX_COLUMNS:
        raise InputError("too_many_columns", given=columns, maximum=MAX_COLUMNS)
    if (number := columns * min(len(lines), MAX_POINTS + 2)) > MAX_CELLS:
        raise InputError("too_many_cells", given=number, maximum=MAX_CELLS)


def _scored(lines: list[str], separator: str) -> list[Candidate]:
    rows = split(lines, separator)
    if not rows:
        return []
    body = rows[1:] or rows
    width = Counter(map(len, body)).most_common(1)[0][0]
    head_differs = len(rows[0]) != width and separator != " "
    uneven = (sum(len(row) != width for row in body) + head_differs) / len(rows)
    everything = list(itertools.chain.from_iterable(body))
    given = [cell for cell in everything if not cells.is_missing(cell)]
    scored = []
    first = [cell for cell in rows[0] if cells.number(cell, ",") is not None]  # or a name
    for decimal in ".," if _comma_may_be_decimal(given + first, separator) else ".":
        words = [cell for cell in given if cells.number(cell, decimal) is None]
        torn = sum(any(mark in cell for mark in STRONG + ",") for cell in words)
        score = (len(given) - len(words) - torn) / max(1, len(given)) - uneven
        if separator == SINGLE and _is_torn(rows[0][0], decimal):
            score -= FAR  # names of several columns in one cell
        scored.append(Candidate(Reading(separator, decimal), rows, score))
    return scored


def _comma_may_be_decimal(given: list[str], separator: str) -> bool:
    """Whether a comma stands in a cell, or the point in one may stand between thousands."""
    if any("," in cell for cell in given):
        return True
    return separator != "," and any(map(cells.may_be_thousands, given))


def _is_torn(heading: str, decimal: str) -> bool:
    """Whether a heading looks like several, with a comma and no blank between them."""
    is_value = cells.number(heading, decimal) is not None
    return not is_value and "," in heading and ", " not in heading


def _unlike(top: list[Candidate]) -> list[Candidate]:
    """The candidates that give different numbers, one of each."""
    several = [item for item in top if item.reading.separator != SINGLE]
    apart = any(", " in cell for item in top for cell in item.rows[0])
    if several and not apart and _is_list_of_names(several[0].rows):
        top = several
    seen: dict[tuple, Candidate] = {}
    for item in top:
        decimal = item.reading.decimal
        given = itertools.chain.from_iterable(item.rows)
        values = tuple(
            cell if (value := cells.number(cell, decimal)) is None else value for cell in given
        )
        seen.setdefault((len(item.rows[-1]), values), item)
    return list(seen.values())


def _is_list_of_names(rows: list[list[str]]) -> bool:
    """Whether the first row names as many columns as there are, with no blank after a comma."""
    first, width = rows[0], len(rows[-1])
    return len(first) == width > 1 and not all(_is_number(cell, ".") for cell in first)


def headings(candidate: Candidate) -> list[bool]:
    """Whether the first row holds names; both answers where it may be either."""
    first, body = candidate.rows[0], candidate.rows[1:]
    decimal = candidate.reading.decimal
    if not body:
        return [any(not _is_value(cell, decimal) for cell in first)]
    names = values = 0
    for at, cell in enumerate(first):
        below = [row[at] for row in body if at < len(row) and not cells.is_missing(row[at])]
        known = sum(cells.number(other, decimal) is not None for other in below)
        if cells.is_missing(cell) or not below or 2 * known < len(below):
            continue
        if cells.number(cell, decimal) is None:
            names += 1
        else:
            values += 1
    if (names and values) or _may_be_years(candidate):
        return [True, False]
    no_numbers = not values and not any(_is_number(cell, decimal) for row in body for cell in row)
    return [bool(names) or no_numbers]


def _may_be_years(candidate: Candidate) -> bool:
    """Whether the first row has years, one a column, and no other row has."""
    decimal = candidate.reading.decimal
    first, *body = (
        [cells.number(cell, decimal) in YEARS for cell in row] for row in candidate.rows
    )
    return len(first) > 1 and all(first) and not any(map(all, body))


def _is_number(cell: str, decimal: str) -> bool:
    return cells.number(cell, decimal) is not None


def _is_value(cell: str, decimal: str) -> bool:
    return cells.is_missing(cell) or _is_number(cell, decimal)


def with_headings(readings: list[Candidate]) -> list[Candidate]:
    """Each candidate with each answer to whether its first row holds names."""
    return [
        replace(item, reading=replace(item.reading, header=header))
        for item in readings
        for header in headings(item)
    ]
