"""Sheets of Excel workbooks are read as they are, and hostile ones cost a sentence."""

from __future__ import annotations

import datetime
import io
import itertools
import zipfile

import openpyxl
import pytest

from core.errors import InputError
from pages.shared.settings import reading, workbooks
from tests.cases import every


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The workbook with one part of its zip file replaced."""
    new = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(new, "w", 8) as packed:
        for item in old.infolist():
            packed.writestr(item.filename, part if item.filename == name else old.read(item))
    return new.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(InputError) as caught:
        reading.read(content)
    return caught.value.rule


def test_numbers_of_a_sheet_arrive_with_all_their_digits():
    table = reading.read(workbook(first=[["x", "y"], [0.1, 1 / 3], [-3, 1e-7]]))
    assert (table.names, table.rows) == (["x", "y"], 2)
    assert [column.tolist() for column in table.columns.values()] == [[0.1, -3], [1 / 3, 1e-7]]


def test_numbers_that_stand_as_text_are_read_where_they_are_one_number():
    table = reading.read(workbook(first=[["x", "y", "z"], ["0,5", "−3", "1,234"]]))
    x, y, z = table.columns.values()
    assert (x.tolist(), y.tolist(), z) == ([0.5], [-3], None)


def test_a_date_is_no_number_and_the_measured_column_is_offered_first():
    day = datetime.datetime(2024, 1, 2)
    table = reading.read(workbook(first=[["Datum", "T"], [day, 3.5], [day, 4.5]]))
    assert table.columns["Datum"] is None
    assert table.first == "T"


def test_a_sheet_without_a_header_and_another_sheet_can_be_chosen():
    content = workbook(first=[[1, 2], [3, 4]], empty=[], second=[["a"], [5], [6]])
    table = reading.read(content)
    assert (table.names, table.rows) == (None, 2)
    assert {other.sheet for other in table.others} == {"first", "second"}
    second = next(other for other in table.others if other.sheet == "second" and other.header)
    assert reading.read(content, "", second).columns["a"].tolist() == [5, 6]


def test_an_empty_row_between_others_is_named_and_empty_last_rows_do_not_count():
    content = workbook(first=[["x"], [1], [], [2], [None], [None]])
    table = reading.read(content)
    assert table.rows == 3
    with pytest.raises(InputError) as caught:
        table.numbers("x")
    assert (caught.value.rule, caught.value.values["row"]) == ("cell_missing", 3)
    assert reading.blank_line(content) is None


def test_a_workbook_without_anything_in_it_is_empty():
    assert refused(workbook(first=[])) == "file_empty"


@every("content", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 500, workbook(first=[[1]])[:400]])
def test_a_broken_workbook_is_refused(content):
    assert refused(content) == "workbook_unreadable"


def test_another_zip_file_is_no_workbook():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("notes.txt", "1,2")
    assert refused(file.getvalue()) == "workbook_unreadable"


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    large = b"0" * (workbooks.MAX_MEGABYTES + 1) * workbooks.MEGABYTE
    content = with_part(workbook(first=[[1]]), "xl/worksheets/sheet1.xml", large)
    assert len(content) < 1_000_000
    assert refused(content) == "workbook_large"


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
SHEET += "{rows}</sheetData></worksheet>"


@every(
    ("rows", "rule"),
    [
        ('<row r="999999999"><c r="A999999999"><v>1</v></c></row>', "file_empty"),
        ('<row r="1"><c r="XFD1"><v>1</v></c></row>', "too_many_columns"),
        ('<row r="1"><c r="A1"><v>x</v></c></row>', "workbook_unreadable"),
        ('<row r="1"><c', "workbook_unreadable"),
    ],
)
def test_a_forged_sheet_costs_a_sentence(rows, rule):
    sheet = SHEET.format(rows=rows).encode()
    content = with_part(workbook(first=[[1]]), "xl/worksheets/sheet1.xml", sheet)
    assert refused(content) == rule


def test_entities_that_grow_are_not_unfolded():
    names = "abcdefghij"
    entities = '<!ENTITY a "1111111111">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in itertools.pairwise(names)
    )
    rows = '<row r="1"><c r="A1" t="str"><v>&j;</v></c></row>'
    sheet = f"<!DOCTYPE worksheet [{entities}]>" + SHEET.format(rows=rows)
    content = with_part(workbook(first=[[1]]), "xl/worksheets/sheet1.xml", sheet.encode())
    assert refused(content) == "workbook_unreadable"
