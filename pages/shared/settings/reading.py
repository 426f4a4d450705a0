"""Reads a learner's file as a table of numbers, and says how, or what is wrong with it."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import streamlit as st

from core.checks import MAX_MAGNITUDE, MAX_POINTS
from core.errors import InputError
from pages.shared.settings import cells, dialects, encodings, workbooks
from pages.shared.settings.dialects import MAX_CELLS, MAX_COLUMNS, Candidate, Reading
from pages.shared.words import tables as words
from pages.shared.words.language import say

__all__ = ["MAX_CELLS", "MAX_COLUMNS", "MEGABYTES", "Reading", "Table", "read"]

MEGABYTES = 5  # as server.maxUploadSize in .streamlit/config.toml
READINGS = tuple(  # of a text
    Reading(separator, decimal, header)
    for separator, decimal, header in itertools.product(words.SEPARATORS, ".,", (True, False))
    if (separator, decimal) != (",", ",") or header
)
_DATES = re.compile(r"date|time stamp|timestamp|year|日期|年份|^(id|no|nr|index|序号)\W*$", re.I)


@dataclass(frozen=True)
class Table:
    """A file as it was read. Where ``questions`` has readings, one must be chosen first.

    ``others``: all ways to read the file, for a learner who wants another.
    """

    columns: dict[str, Any]  # name -> array of numbers, NaN where none is given; None: no numbers
    rows: int
    names: list[str] | None
    first: str | None  # the column that a person would take: no date, no counter
    reading: Reading
    questions: tuple[Reading, ...] = ()
    others: tuple[Reading, ...] = ()
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)  # the cells as they are written
    percent: bool = False  # whether some cells have a percent sign, which is left out
    encodings: tuple[str, ...] = ()  # in which a text file is text, the likeliest first

    @property
    def note(self) -> str:
        """How the file was read, in one line."""
        if self.questions:
            return say(words.QUESTION)
        parts = [described(self.reading), say(words.ROWS, rows=self.rows)]
        return ", ".join([*parts, say(words.PERCENT)] if self.percent else parts)

    def numbers(self, name: str) -> pd.Series:
        """A column as finite numbers; raises what ``numbers`` raises."""
        return numbers(self.frame, name, self.reading.decimal)

    def likely(self, count: int) -> tuple[int, ...]:
        """Where the ``count`` columns are that are offered first."""
        names = list(self.columns)
        good = [at for at, name in enumerate(names) if self.columns[name] is not None]
        if count == 1 and self.first is not None:
            return (names.index(self.first),)
        if len(better := [at for at in good if not _DATES.search(names[at])]) >= count:
            good = better
        fallback = range(count) if len(good) < count else good
        return tuple(min(at, len(names) - 1) for at in list(fallback)[:count])


def described(reading: Reading) -> str:
    """Separator, decimal mark and header of a reading in words; of a workbook, the sheet."""
    header = say(words.HEADER if reading.header else words.NO_HEADER)
    if reading.sheet:
        return f"{say(words.SHEET, name=reading.sheet)}, {header}"
    decimal = say(words.DECIMAL_COMMA if reading.decimal == "," else words.DECIMAL_POINT)
    return ", ".join((say(words.SEPARATORS[reading.separator]), decimal, header))


@st.cache_data(max_entries=20, max_size="50MB", show_spinner=False)
def read(
    data: bytes, filename: str = "", chosen: Reading | None = None, encoding: str = ""
) -> Table:
    """The table in a file, read by its best reading and encoding, or as ``chosen``.

    Raises InputError if the file is empty, neither text nor a workbook, not a table, or has too
    many rows, columns or cells.
    """
    if workbooks.is_workbook(data):
        return _best(*_of_workbook(data, chosen))
    possible = encodings.possible(data)
    text = encodings.decoded(data, encoding or possible[0])
    return replace(_best(*_of_text(text, chosen)), encodings=possible)


def _best(best: list[Candidate], others: tuple[Reading, ...]) -> Table:
    """The table of the best reading; a question where several are equally good."""
    if len(best) > 1:
        readings = tuple(item.reading for item in best)
        return Table({}, 0, None, None, readings[0], readings, others)
    return _table(best[0], others)


def _of_text(text: str, chosen: Reading | None) -> tuple[list[Candidate], tuple[Reading, ...]]:
    """The best readings of a text file, or the chosen one; and all that there are."""
    lines, forced = _lines(text)
    if not chosen:
        return dialects.with_headings(dialects.candidates(lines, forced)), READINGS
    dialects.check_size(lines, chosen.separator)
    return [Candidate(chosen, dialects.split(lines, chosen.separator), 0.0)], READINGS


def _of_workbook(
    data: bytes, chosen: Reading | None
) -> tuple[list[Candidate], tuple[Reading, ...]]:
    """The readings of a workbook's first sheet, or of the chosen one; and those of all sheets."""
    sheets = workbooks.sheets(data)
    others = tuple(Reading("", "", header, name) for name in sheets for header in (True, False))
    if chosen:
        return [Candidate(chosen, sheets[chosen.sheet], 0.0)], others
    name, rows = next(iter(sheets.items()))
    return dialects.with_headings([Candidate(Reading("", "", sheet=name), rows, 0.0)]), others


def _lines(text: str) -> tuple[list[str], str]:
    """The lines that are not blank, without signs of comments; a separator that they name."""
    lines = [line.strip(" ") for line in text.splitlines() if line.strip()]
    forced = ""
    if lines and (named := re.fullmatch(r'"?sep=(.)"?', lines[0].strip(), re.I)):
        forced, lines = named[1], lines[1:]
    comments = 0
    while comments < len(lines) and lines[comments].startswith("#"):
        comments += 1
    if comments:
        lines = [lines[comments - 1].lstrip("# "), *lines[comments:]]
    if not any(lines):
        raise InputError("file_empty")
    return lines, forced


def _table(candidate: Candidate, others: tuple[Reading, ...]) -> Table:
    reading, rows = candidate.reading, candidate.rows
    body = rows[1:] if reading.header else rows
    if not body:
        raise InputError("file_empty")
    if len(body) > MAX_POINTS:
        raise InputError("too_many_rows", maximum=MAX_POINTS)
    names = [name.strip() for name in rows[0]] if reading.header else None
    width = max(map(len, body))
    if names and len(names) > width and reading.separator == " ":
        names = None  # the names contain blanks, so nothing separates them
    width = max(width, len(names or []))
    usual = sorted(map(len, body))[len(body) // 2] if not names else len(names)
    for at, row in enumerate(rows):
        if len(row) > max(usual, 1) and (at or not reading.header):
            raise InputError("file_not_a_table", line=at + 1)
    labels = _labels([*(names or []), *[""] * width][:width])
    padded = [[*row, *[""] * (width - len(row))] for row in body]
    start = int(reading.header)
    frame = pd.DataFrame(padded, columns=labels, dtype=object)
    frame.index = pd.RangeIndex(start, start + len(body))
    columns = {name: _column(frame[name], reading.decimal) for name in labels}
    percent = any("%" in cell or "％" in cell for row in body for cell in row)
    first = _first(columns)
    return Table(columns, len(body), names, first, reading, (), others, frame, percent)


def _labels(names: list[str]) -> list[str]:
    """Names of columns, each once: one that is missing is its place, one that repeats has it."""
    labels: list[str] = []
    for at, name in enumerate(names, start=1):
        label = f"{at}: {name}" if name in labels else name or str(at)
        while label in labels:
            label += "'"
        labels.append(label)
    return labels


def _column(given: pd.Series, decimal: str) -> Any:
    """The numbers of a column, or None where a cell is something else."""
    values: list[float] = []
    for cell in given:
        value = math.nan if cells.is_missing(cell) else cells.number(cell, decimal)
        if value is None:
            return None
        values.append(value)
    column = pd.Series(values, dtype=float)
    return None if column.isna().all() else column.to_numpy()


def _first(columns: dict[str, Any]) -> str | None:
    """The first column of numbers that is neither a date nor a counter, else the first of all."""
    good = [name for name, values in columns.items() if values is not None]
    named = [name for name in good if not _DATES.search(name)] or good
    measured = [name for name in named if not _counts(columns[name])]
    return next(iter(measured or named), None)


def _counts(values: Any) -> bool:
    """Whether the values are whole numbers one after the other."""
    steps = pd.Series(values).diff().iloc[1:]
    return len(steps) > 1 and bool((steps == 1).all()) and float(values[0]).is_integer()


def checked(table: pd.DataFrame) -> pd.DataFrame:
    """The table with empty rows left out and every cell a finite number, as ``numbers`` reads it.

    Raises InputError: table_empty; what ``numbers`` raises.
    """
    rows = table[~empty_rows(table)].reset_index(drop=True)
    if rows.empty:
        raise InputError("table_empty")
    return pd.DataFrame({name: numbers(rows, name) for name in rows.columns})


def empty_rows(table: pd.DataFrame) -> pd.Series:
    """Which rows of a table on the page have nothing in any cell."""
    return table.map(lambda cell: pd.isna(cell) or not str(cell).strip()).all(axis=1)


def numbers(frame: pd.DataFrame, column: str, decimal: str = "") -> pd.Series:
    """A column as finite numbers, its index made new.

    ``decimal``: the decimal mark of a file; without it the cells are those of a table on the page.
    Raises InputError that names the column and the first bad row, by the frame's index from 0:
    cell_missing, cell_two_readings, cell_not_a_number, cell_too_large.
    """
    values: list[float] = []
    for row, cell in zip(frame.index, frame[column], strict=True):
        text = "" if pd.isna(cell) else str(cell)
        value = cells.number(text, decimal)
        if value is None or not abs(value) <= MAX_MAGNITUDE:
            raise _mistake(int(row) + 1, column, text, value)
        values.append(value)
    return pd.Series(values, dtype=float)


def _mistake(row: int, heading: str, text: str, value: float | None) -> InputError:
    """What is wrong with a cell that gives no number that can be used."""
    given = text[:40]
    if cells.is_missing(text):
        return InputError("cell_missing", row=row, heading=heading, given=given)
    if value is None and cells.is_ambiguous(text):
        return InputError("cell_two_readings", row=row, heading=heading, given=given)
    if value is None or not math.isfinite(value):
        return InputError("cell_not_a_number", row=row, heading=heading, given=given)
    return InputError(
        "cell_too_large", row=row, heading=heading, given=given, maximum=MAX_MAGNITUDE
    )


def blank_line(content: bytes) -> int | None:
    """The first line between others that is empty, from 1 on; None: there is none.

    In a text of one column an empty line is a gap, which ``read`` does not tell; of a workbook it
    does.

    >>> blank_line(b"x\\n1\\n\\n2\\n"), blank_line(b"1\\n2\\n\\n")
    (3, None)
    """
    if workbooks.is_workbook(content):
        return None
    lines = encodings.decoded(content).rstrip().splitlines()
    empty = (at for at, line in enumerate(lines, start=1) if not line.strip())
    return next(empty, None)
