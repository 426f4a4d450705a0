"""Tables in all dialects come back as they were written, or the learner is asked."""

from __future__ import annotations

import csv
import io
import itertools
import random

import pytest

from pages.shared.settings import reading
from tests.cases import every
from tests.night import NIGHT

# What is in a file -> rows, numbers of the columns (None: text), names
CASES = {
    "no header": ("0,25;0,5\r\n1,25;1,5\r\n", 2, [[0.25, 1.25], [0.5, 1.5]], None),
    "commas in the header": (
        "Weg (m), gemessen;Kraft (N), gemessen\r\n1,5;2,25\r\n2,5;6,25\r\n",
        2,
        [[1.5, 2.5], [2.25, 6.25]],
        ["Weg (m), gemessen", "Kraft (N), gemessen"],
    ),
    "one column": ("Pegel\n3,05\n3,10\n2,95\n", 3, [[3.05, 3.1, 2.95]], ["Pegel"]),
    "tabs": ("x\ty\n0,5\t1,25\n1,5\t2,75\n", 2, [[0.5, 1.5], [1.25, 2.75]], ["x", "y"]),
    "a logger": (
        "03.02.2025 00:00;20,55\n03.02.2025 01:00;21,10\n",
        2,
        [None, [20.55, 21.1]],
        None,
    ),
    "text at the end": ("4.8,3.1,blue\n5.4,3.4,red\n", 2, [[4.8, 5.4], [3.1, 3.4], None], None),
    "empty rows": ("x;y\r\n1,5;2,25\r\n;\r\n;\r\n", 1, [[1.5], [2.25]], ["x", "y"]),
    "a named separator": ("sep=;\r\na;b\r\n1;2\r\n", 1, [[1], [2]], ["a", "b"]),
    "thousands": ("a;b\n1.234,5;2,5\n2.345,0;3,5\n", 2, [[1234.5, 2345], [2.5, 3.5]], ["a", "b"]),
    "a comment": ("# x y\n1 2\n3 4\n", 2, [[1, 3], [2, 4]], ["x", "y"]),
    "blanks in names": ("time (s) temp (C)\n1 20.5\n2 21.0\n", 2, [[1, 2], [20.5, 21]], None),
    "a last separator": ("x\ty\t\n1\t2\t\n3\t4\t\n", 2, [[1, 3], [2, 4]], ["x", "y"]),
    "a clash of names": ("x,3: x,x\n1,2,3\n", 1, [[1], [2], [3]], ["x", "3: x", "x"]),
    "full width": ("x,y\n−3,１２\n−1.5,４.5\n", 2, [[-3, -1.5], [12, 4.5]], ["x", "y"]),
    "marks": ("x;y\n5 %;€ 3,5\n6 %;€ 4,5\n", 2, [[5, 6], [3.5, 4.5]], ["x", "y"]),
}


@every(("text", "rows", "columns", "names"), CASES.values())
def test_a_table_is_read_as_it_was_meant(text, rows, columns, names):
    table = reading.read(text.encode())
    assert not table.questions
    assert table.rows == rows
    assert table.names == names
    assert [v if v is None else v.tolist() for v in table.columns.values()] == columns


def test_a_percent_sign_that_is_left_out_is_told():
    assert "percent" in reading.read(CASES["marks"][0].encode()).note
    assert "percent" not in reading.read(b"x;y\n5;3,5\n6;4,5\n").note


@every(
    ("text", "encoding", "names"),
    [
        ("Größe;Höhe\n1,5;2,5\n", "cp1252", ["Größe", "Höhe"]),
        ("日期,温度\n2025-01-01,3.5\n", "gb18030", ["日期", "温度"]),
        ("時間,溫度\n1,3.5\n", "big5", ["時間", "溫度"]),
        ("時間,データ\n1,3.5\n", "shift_jis", ["時間", "データ"]),
        ("时间,温度\n1,3.5\n", "utf-16-le", ["时间", "温度"]),
    ],
)
def test_headings_arrive_in_every_encoding(text, encoding, names):
    assert reading.read(text.encode(encoding)).names == names


def test_a_learner_can_say_in_which_encoding_the_headings_are():
    data = "長,度\n1,2.5\n2,3.5\n".encode("big5")
    table = reading.read(data)
    assert {"big5", "gb18030", "cp1252"} <= set(table.encodings)
    for encoding in table.encodings:
        other = reading.read(data, "", None, encoding)
        assert other.names == data.decode(encoding).splitlines()[0].split(",")
        assert [list(column) for column in other.columns.values()] == [[1.0, 2.0], [2.5, 3.5]]
    assert reading.read("長,度\n1,2.5\n".encode()).encodings == ("utf-8-sig",)


@every(
    ("text", "first"),
    [
        ("日期,温度\n2025-01-01,3.5\n2025-01-02,4.1\n", "温度"),
        ("t,v\n0,0.31\n1,0.58\n2,0.81\n", "v"),
        ("year,level\n2001,3.5\n2003,4.5\n", "level"),
    ],
)
def test_a_measured_column_is_offered_first(text, first):
    assert reading.read(text.encode()).first == first


def test_a_missing_cell_in_the_first_row_is_not_a_heading():
    table = reading.read(b"NA,2\n3,4\n5,6\n")
    assert (table.rows, table.names) == (3, None)


@every(
    "text",
    [
        "19,00\n19,45\n",
        "2019;2020\n1,5;2,5\n",
        "a;b\n1.234;2.345\n",
        "1,234\n5,678\n",
        "-1.714\n765\n",
    ],
)
def test_two_readings_that_are_equally_good_are_a_question(text):
    table = reading.read(text.encode())
    assert len(table.questions) > 1
    assert not table.columns


DIALECTS = list(
    itertools.product(
        ";\t|, ",
        ".,",
        (csv.QUOTE_MINIMAL, csv.QUOTE_ALL),
        (True, False),
        (True, False),
        ("utf-8", "utf-8-sig", "utf-16", "gb18030", "big5", "shift_jis", "cp1252"),
        ("\n", "\r\n"),
        (0, 2),
    )
)


NAMES = {  # of columns, in the letters that an encoding is used for
    "gb18030": ["温度", "压力", "电流", "速度"],
    "big5": ["溫度", "壓力", "電流", "速度"],
    "shift_jis": ["温度", "データ", "電流", "速度"],
    "cp1252": ["Größe", "Höhe", "Länge", "Gerät"],
}
DAYS = ["{year}-{month:02d}-{day:02d}", "{day:02d}.{month:02d}.{year}", "{month}/{day}/{year}"]
DAYS += [f"{day} 12:30" for day in DAYS] + ["{year}年{month}月{day}日", "{year}/{month}/{day}"]


def cell(number: str, decimal: str, thousands: bool) -> str:
    """A number as people write it who have this decimal mark."""
    if thousands and len(number.strip("-").partition(".")[0]) > 3:
        whole, point, decimals = number.partition(".")
        number = f"{int(whole):,}".replace(",", "_") + point + decimals
    return number.replace(".", decimal).replace("_", {".": ",", ",": "."}[decimal])


def written(dialect: tuple, seed: int) -> tuple[bytes, list[list[float]]]:
    """A table in a dialect, and its numbers column by column."""
    separator, decimal, quoting, header, dates, encoding, line_end, trailing = dialect
    draw = random.Random(seed)
    width, rows = draw.randint(1, 4), draw.randint(2, 9)
    digits = [draw.randint(0, 4) for _ in range(width)]
    texts = [[f"{draw.uniform(-2000, 2000):.{n}f}" for n in digits] for _ in range(rows)]
    numbers = [[float(row[at]) for row in texts] for at in range(width)]
    thousands = separator != "," and draw.random() < 0.3
    lines = [[cell(number, decimal, thousands) for number in row] for row in texts]
    days = [day for day in DAYS if day.isascii() or encoding != "cp1252"]
    day = draw.choice(days if separator != " " else days[:1])
    if dates:
        lines = [
            [day.format(year=2024, month=at % 12 + 1, day=28 - at), *row]
            for at, row in enumerate(lines)
        ]
    if header:
        names = NAMES.get(encoding, [f"v{at}" for at in range(width)])[:width]
        lines = [["日期" if encoding in ("gb18030", "big5") else "date"] * dates + names, *lines]
    lines += [[""] * len(lines[0])] * (trailing if len(lines[0]) > 1 and separator != " " else 0)
    file = io.StringIO()
    csv.writer(file, delimiter=separator, quoting=quoting, lineterminator=line_end).writerows(lines)
    return file.getvalue().encode(encoding), numbers


@pytest.mark.parametrize("each", [23, pytest.param(1, marks=NIGHT)])
def test_no_table_of_any_dialect_is_silently_different(each):
    asked, seeds = 0, range(4)  # 8,960 tables by night
    cases = list(itertools.product(DIALECTS, seeds))[::each]
    for at, (dialect, seed) in enumerate(cases):
        content, numbers = written(dialect, 1000 * at + seed)
        table = reading.read.__wrapped__(content)  # type: ignore[attr-defined]
        if table.questions:
            asked += 1
            continue
        found = [v.tolist() for v in table.columns.values() if v is not None]
        assert found == numbers, (dialect, content)
    assert asked < len(cases) / 5
