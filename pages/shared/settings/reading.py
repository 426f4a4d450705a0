"""Reads a learner's file as a table of numbers, and says what is wrong with it."""

from __future__ import annotations

import csv
import io
import itertools
import math
import re
from typing import Any

import pandas as pd
import streamlit as st

from core.checks import MAX_POINTS
from core.errors import InputError

MEGABYTES = 5  # as server.maxUploadSize in .streamlit/config.toml
SPACES = r"\s+"  # as pandas writes it
SEPARATORS = ",;\t|"
MAX_COLUMNS = 1000  # of a file; a table of so many is read and shown within a second
MAX_CELLS = 600_000  # of a file; read within a second. 100,000 rows of 6 columns, 600 of 1,000
SAMPLE = 50  # rows that show which columns hold numbers
# Lines and characters of each that show the separator: the time of csv.Sniffer grows with the
# square of a line's length, and nobody else's page moves meanwhile
FIRST_LINES, LINE_START = 20, 200


def likely_columns(frame: pd.DataFrame, count: int = 2) -> tuple[int, ...]:
    """Where the first ``count`` columns of numbers are, if there are so many; else the first."""
    sample, last = frame.head(SAMPLE), frame.shape[1] - 1
    numeric = (at for at in range(frame.shape[1]) if _is_numeric(sample.iloc[:, at]))
    first = tuple(itertools.islice(numeric, count))
    return first if len(first) == count else tuple(min(at, last) for at in range(count))


def columns(key: str, file: Any, count: int = 2) -> tuple[list[str], tuple[int, ...]]:
    """Names of a file's columns, and ``likely_columns``; looked for once a file, and kept.

    ``key``: of the session state. Raises InputError: what ``read_csv`` raises.
    """
    kept = st.session_state.get(key)
    if not kept or kept[0] != (file.file_id, count):
        frame = read_csv(file.getvalue())
        found = list(frame.columns), likely_columns(frame, count)
        kept = st.session_state[key] = (file.file_id, count), found
    return kept[1]


def _is_numeric(cells: pd.Series) -> bool:
    """Whether at least half of the cells are numbers."""
    return bool(pd.to_numeric(cells, errors="coerce").notna().mean() >= 0.5)


def checked(table: pd.DataFrame) -> pd.DataFrame:
    """The table with empty rows left out and every cell a finite number."""
    rows = table.dropna(how="all").reset_index(drop=True)
    if rows.empty:
        raise InputError("table_empty")
    return pd.DataFrame({name: numbers(rows, name) for name in rows.columns})


def numbers(frame: pd.DataFrame, column: str) -> pd.Series:
    """A column as finite numbers, its index made new.

    Raises InputError that names the column and the first bad row, by the frame's index from 0.
    """
    cells = frame[column]
    values = pd.to_numeric(cells, errors="coerce").astype(float)
    bad = values.isna() | values.abs().eq(math.inf)
    if bad.any():
        at = int(bad.to_numpy().argmax())
        cell = cells.iloc[at]
        rule = "cell_missing" if pd.isna(cell) or not str(cell).strip() else "cell_not_a_number"
        row = int(frame.index[at]) + 1
        raise InputError(rule, row=row, heading=column, given=str(cell)[:40])
    return values.reset_index(drop=True)


@st.cache_data(max_entries=20, max_size="50MB", show_spinner=False)
def read_csv(content: bytes) -> pd.DataFrame:
    """The cells of a CSV file as text; the separator is found, a header line may be missing.

    The index counts the lines of the file, blank ones left out, from 0 on.

    Raises InputError if the file is empty, not text, not a table, or has too many rows, columns
    or cells.
    """
    text = _decoded(content)
    lines = text.strip().splitlines()
    if not lines:
        raise InputError("file_empty")
    separator = _separator([line[:LINE_START] for line in lines[:FIRST_LINES]])
    columns = len(lines[0].split(None if separator == SPACES else separator))
    if columns > MAX_COLUMNS:
        raise InputError("too_many_columns", given=columns, maximum=MAX_COLUMNS)
    if (cells := columns * min(len(lines), MAX_POINTS + 2)) > MAX_CELLS:
        raise InputError("too_many_cells", given=cells, maximum=MAX_CELLS)
    try:
        frame = pd.read_csv(
            io.StringIO(text),
            sep=separator,
            dtype=str,
            nrows=MAX_POINTS + 2,  # a header, and one too many
            header=None,
            skip_blank_lines=True,
            skipinitialspace=True,
        )
    except (pd.errors.ParserError, csv.Error) as error:
        raise InputError("file_not_a_table", line=_line(str(error))) from error
    return _headed(frame, decimal_comma=separator == ";")


def _separator(lines: list[str]) -> str:
    """What stands between the cells; where it is none of SEPARATORS, spaces."""
    try:
        return csv.Sniffer().sniff("\n".join(lines), delimiters=SEPARATORS).delimiter
    except csv.Error:
        apart = all(len(line.split()) > 1 for line in lines if line.strip())
        return SPACES if apart and not any(mark in "".join(lines) for mark in SEPARATORS) else ","


def _line(error: str) -> int | str:
    """The line of the file that an error of pandas speaks of; it counts rows from 0."""
    line, row = re.search(r"line (\d+)", error), re.search(r"row (\d+)", error)
    return int(line[1]) if line else int(row[1]) + 1 if row else "?"


def _headed(frame: pd.DataFrame, *, decimal_comma: bool) -> pd.DataFrame:
    if decimal_comma:
        frame = frame.apply(lambda cells: cells.str.replace(",", ".", regex=False))
    has_header = bool(pd.to_numeric(frame.iloc[0], errors="coerce").isna().any())
    names = frame.iloc[0].fillna("").str.strip() if has_header else [""] * frame.shape[1]
    labels: list[str] = []
    for at, name in enumerate(names, start=1):
        labels.append(f"{at}: {name}" if not name or name in labels else str(name))
    rows = frame.iloc[1:] if has_header else frame
    if rows.empty:
        raise InputError("file_empty")
    if len(rows) > MAX_POINTS:
        raise InputError("too_many_rows", maximum=MAX_POINTS)
    return rows.set_axis(labels, axis=1)


def blank_line(content: bytes) -> int | None:
    """The first line between others that is empty, from 1 on; None: there is none.

    In a file of one column an empty line is a gap, which ``read_csv`` does not tell.

    >>> blank_line(b"x\\n1\\n\\n2\\n"), blank_line(b"1\\n2\\n\\n")
    (3, None)
    """
    lines = _decoded(content).rstrip().splitlines()
    empty = (at for at, line in enumerate(lines, start=1) if not line.strip())
    return next(empty, None)


def _decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, or GB 18030, the Chinese standard."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in content and not marked:
        raise InputError("file_not_text")
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError("file_not_text")
