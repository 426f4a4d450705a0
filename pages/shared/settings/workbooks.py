"""Reads the sheets of an Excel workbook (.xlsx) as rows of texts.

A number is written with all its digits; a date and a text stay as they are. What is read is
bounded before it is unpacked, because a workbook is a zip file.
"""

from __future__ import annotations

import datetime
import io
import itertools
import zipfile
from typing import Any

import openpyxl

from core.checks import MAX_POINTS
from core.errors import InputError
from pages.shared.settings import cells
from pages.shared.settings.dialects import MAX_CELLS, MAX_COLUMNS

SIGNATURE = b"PK\x03\x04"  # of a zip file
MAX_MEGABYTES = 60  # unpacked; the largest table that is read has about 40
MAX_ROWS = 2**20  # of a sheet, empty ones too; Excel's own limit
MEGABYTE = 1_000_000


def is_workbook(content: bytes) -> bool:
    """Whether a file begins as a workbook does."""
    return content.startswith(SIGNATURE)


def sheets(content: bytes) -> dict[str, list[list[str]]]:
    """The rows of each sheet that has any, by its name, in the workbook's order.

    Raises InputError: workbook_unreadable, workbook_large, too_many_rows, too_many_columns,
    too_many_cells, file_empty.
    """
    _check_size(content)
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheets = {sheet.title: _rows(sheet) for sheet in workbook.worksheets}
    except InputError:
        raise
    except Exception as error:  # openpyxl names no errors of its own for a broken file
        raise InputError("workbook_unreadable") from error
    sheets = {name: rows for name, rows in sheets.items() if rows}
    if not sheets:
        raise InputError("file_empty")
    return sheets


def _check_size(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist()) // MEGABYTE
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise InputError("workbook_unreadable") from error
    if size > MAX_MEGABYTES:
        raise InputError("workbook_large", given=size, maximum=MAX_MEGABYTES)


def _rows(sheet: Any) -> list[list[str]]:
    """The rows of a sheet from its first to its last that has something."""
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    rows: list[list[str]] = []
    empty = width = 0
    for row in itertools.islice(sheet.iter_rows(values_only=True), MAX_ROWS):
        texts = [_text(value) for value in row]
        while texts and not texts[-1]:
            texts.pop()
        if not texts:
            empty += bool(rows)
            continue
        width = max(width, len(texts))
        _check_shape(len(rows) + empty + 1, width)
        rows += [[] for _ in range(empty)]
        rows.append(texts)
        empty = 0
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _check_shape(rows: int, width: int) -> None:
    if width > MAX_COLUMNS:
        raise InputError("too_many_columns", given=width, maximum=MAX_COLUMNS)
    if rows > MAX_POINTS + 1:
        raise InputError("too_many_rows", maximum=MAX_POINTS)
    if rows * width > MAX_CELLS:
        raise InputError("too_many_cells", given=rows * width, maximum=MAX_CELLS)


def _text(value: object) -> str:
    """The text of a cell.

    >>> _text(0.1), _text(3), _text("0,5"), _text("1,234"), _text(None), _text(True)
    ('0.1', '3', '0,5', '1,234', '', 'TRUE')
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            return cells.written(value)
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
    return str(value).strip()
