"""Which files are read as a table, and by which rule the others are refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.checks import MAX_POINTS
from core.errors import InputError
from pages.shared.settings import reading
from tests.cases import every

READ = {
    "commas": b"time,height\n0,1\n1,2.5\n",
    "semicolons": b"time;height\n0;1\n1;2.5\n",
    "semicolons and decimal commas": b"time;height\n0;1,0\n1;2,5\n",
    "tabs": b"time\theight\n0\t1\n1\t2.5\n",
    "bars": b"time|height\n0|1\n1|2.5\n",
    "Windows line ends": b"time,height\r\n0,1\r\n1,2.5\r\n",
    "blank lines": b"\n\ntime,height\n\n0,1\n1,2.5\n\n",
    "spaces": b"time, height\n 0, 1\n 1, 2.5\n",
    "nothing but spaces": b"time height\n0   1\n1   2.5\n",
    "quotes": b'"time","height"\n"0","1"\n"1","2.5"\n',
    "no last line end": b"time,height\n0,1\n1,2.5",
    "a byte order mark": b"\xef\xbb\xbftime,height\n0,1\n1,2.5\n",
    "UTF-16": "time,height\n0,1\n1,2.5\n".encode("utf-16"),
    "exponents": b"time,height\n0e0,1E+00\n1e0,25e-1\n",
}
REFUSED = {
    "nothing": (b"", "file_empty"),
    "blank lines only": (b"\n \n\r\n", "file_empty"),
    "a header only": (b"time,height\n", "file_empty"),
    "zeros": (b"\0" * 100, "file_not_text"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "file_not_text"),
    "a cut UTF-16": (b"\xff\xfea", "file_not_text"),
    "rows that grow": (b"a,b\n1,2\n1,2,3\n1,2,3,4\n", "file_not_a_table"),
    "too many rows": (b"x,y\n" + b"1,2.5\n" * (MAX_POINTS + 1), "too_many_rows"),
    "far too many rows": (b"x,y\n" + b"1,2\n" * (2 * MAX_POINTS), "too_many_rows"),
    "too many rows without a header": (b"1,2.5\n" * (MAX_POINTS + 1), "too_many_rows"),
}


@every("content", READ.values())
def test_a_table_is_read_however_it_is_written(content):
    table = reading.read(content)
    assert table.names == ["time", "height"]
    assert table.numbers("time").tolist() == [0, 1]
    assert table.numbers("height").tolist() == [1, 2.5]


@every(("content", "rule"), REFUSED.values())
def test_a_file_that_is_no_table_is_refused_by_its_rule(content, rule):
    with pytest.raises(InputError) as caught:
        reading.read(content)
    assert caught.value.rule == rule


@every("encoding", ["utf-8", "gb18030", "utf-16"])
def test_chinese_column_names_arrive(encoding):
    frame = reading.read("时间,高度\n0,1\n1,2.5\n".encode(encoding))
    assert list(frame.columns) == ["时间", "高度"]


def test_a_file_of_many_columns_is_refused_before_it_is_read():
    wide = ",".join(["1"] * reading.MAX_COLUMNS)
    assert reading.read(f"{wide}\n{wide}\n".encode()).frame.shape == (2, reading.MAX_COLUMNS)
    for separator in (",", ";", "\t", " "):
        row = separator.join(["1"] * 100_000)
        with pytest.raises(InputError) as caught:
            reading.read(f"{row}\n{row}\n".encode())
        assert caught.value.rule == "too_many_columns"
        assert caught.value.values["given"] == 100_000


def test_lines_that_a_sniffer_reads_for_hours_are_read_at_once():
    """Quotes before thousands of blanks: with whole lines csv.Sniffer takes 15 s for 160 KB."""
    content = "\n".join(['"' + " " * 250_000 + "x"] * 20).encode()
    with contextlib.suppress(InputError):  # what they are does not matter
        reading.read(content)


def test_the_largest_file_is_taken_whole():
    assert reading.read(b"x,y\n" + b"1,2\n" * MAX_POINTS).rows == MAX_POINTS
    assert reading.read(b"1,2.5\n" * MAX_POINTS).rows == MAX_POINTS


def test_a_header_may_be_missing_and_names_may_repeat():
    assert list(reading.read(b"1;2\n3;4\n").columns) == ["1", "2"]
    assert reading.read(b"1;2\n3;4\n").rows == 2
    assert len(reading.read(b"a,a,\n1,2,3\n").columns) == 3


@every(
    ("content", "row", "rule"),
    [
        (b"x,y\n1,2\n3,abc\n", 3, "cell_not_a_number"),
        (b"x,y\n1,2\n3,inf\n", 3, "cell_not_a_number"),
        (b"x,y\n1,2\n3,1e400\n", 3, "cell_not_a_number"),
        (b"x,y\n1,2\n3," + b"9" * 401 + b"\n", 3, "cell_not_a_number"),
        (b"x,y\n1,2\n3,0x1F\n", 3, "cell_not_a_number"),
        (b"x,y\n1,\n3,4\n", 2, "cell_missing"),
        (b"x,y\n1,NaN\n3,4\n", 2, "cell_missing"),
        (b"x,y\n1,2\n3\n", 3, "cell_missing"),
    ],
)
def test_the_first_bad_cell_is_named_as_the_file_counts(content, row, rule):
    table = reading.read(content)
    with pytest.raises(InputError) as caught:
        table.numbers("y")
    assert caught.value.rule == rule
    assert caught.value.values["row"] == row
    assert caught.value.values["heading"] == "y"


def test_rows_of_a_file_without_a_header_count_from_its_first_line():
    table = reading.read(b"1,2\n3,4\n5,abc\n")
    with pytest.raises(InputError) as caught:
        table.numbers(list(table.columns)[1])
    assert caught.value.values["row"] == 3


@every(
    ("content", "line"), [(b"a,b\n1,2\n1,2,3\n", 3), (b'a,b\n1,2\n"3,4\n', 3), (b'"a,b\n1,2\n', 1)]
)
def test_a_row_that_does_not_fit_is_named_as_the_file_counts(content, line):
    with pytest.raises(InputError) as caught:
        reading.read(content)
    assert caught.value.rule == "file_not_a_table"
    assert caught.value.values["line"] == line


def test_the_first_two_columns_of_numbers_are_offered():
    assert reading.read(b"name,x,y\na,1,2\nb,2,3\n").likely(2) == (1, 2)
    assert reading.read(b"x,y\n1,2\n2,3\n").likely(2) == (0, 1)
    assert reading.read(b"x,name\n1,a\n2,b\n").likely(2) == (
        0,
        1,
    )  # for want of a second
    assert reading.read(b"x\n1\n2\n").likely(2) == (0, 0)
    assert reading.read(b"x,y\na,b\nc,d\n").likely(2) == (0, 1)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_an_input_error(content):
    try:
        table = reading.read(content)
    except InputError:
        return
    assert table.questions or 0 < table.rows <= MAX_POINTS
    assert table.frame.columns.is_unique


@given(st.sampled_from(list(READ)), st.binary(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_table_with_bytes_changed_is_a_table_or_an_input_error(name, noise, at, lost):
    whole = READ[name]
    with contextlib.suppress(InputError):  # anything else would fail
        table = reading.read(whole[:at] + noise + whole[at + lost :])
        for column in table.columns:
            table.numbers(column)


def test_a_file_of_too_many_cells_is_refused_before_it_is_read():
    row = b",".join([b"1"] * 900)
    with pytest.raises(InputError) as error:
        reading.read(b"\n".join([row] * 1000))
    assert (error.value.rule, error.value.values["given"]) == ("too_many_cells", 900_000)
    assert reading.read(b"\n".join([row] * 600)).rows == 600


def test_a_number_beyond_any_use_is_refused_with_its_row_and_the_limit():
    table = reading.read(b"x,y\n1,2\n1e300,3\n2,5\n")
    with pytest.raises(InputError) as caught:
        table.numbers("x")
    assert caught.value.rule == "cell_too_large"
    assert (caught.value.values["row"], caught.value.values["given"]) == (3, "1e300")


def test_a_learner_may_read_a_file_otherwise():
    table = reading.read(b"19,00\n19,45\n20,10\n")
    assert table.questions
    assert not table.columns
    read_as = {
        question.separator: reading.read(b"19,00\n19,45\n20,10\n", "", question)
        for question in table.questions
    }
    assert [found.tolist() for found in read_as["\x1f"].columns.values()] == [[19, 19.45, 20.1]]
    assert len(read_as[","].columns) == 2
