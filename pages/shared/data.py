"""The learner's own data: a table to edit, a CSV to upload, and built-in real series."""

from __future__ import annotations

import csv
import functools
import io
import math
import re

import pandas as pd
import streamlit as st

from core.errors import InputError
from core.polynomial import MAX_POINTS, TUTORIAL_X, TUTORIAL_Y
from pages.shared import link
from pages.shared.frame import link_refused, told
from pages.shared.language import say
from pages.texts import common

MEGABYTES = 5  # as server.maxUploadSize in .streamlit/config.toml
IN_LINK = 50  # rows; more make a link too long to send
SEPARATORS = ",;\t|"


def points(key: str) -> pd.DataFrame:
    """Let the learner choose points: the tutorial's, the cars, or their own; columns x and y.

    The cars are scaled to -1 .. 1, the learner's own if the learner says so.
    """
    sources = {
        "tutorial": say(common.DATA_TUTORIAL),
        "cars": say(common.DATA_CARS),
        "own": say(common.DATA_OWN),
    }
    source = st.selectbox(say(common.DATA), **link.choice(f"{key}_data", sources))
    if source == "tutorial":
        return tutorial()
    if source == "cars":
        return cars()
    return scaled_at_will(key, own(f"{key}_points", tutorial()))


def scaled_at_will(key: str, table: pd.DataFrame) -> pd.DataFrame:
    """The table, its columns scaled to -1 .. 1 if the learner says so."""
    scaling = st.toggle(
        say(common.SCALE),
        help=say(common.SCALE_HELP),
        key=f"{key}_scaled",
        bind="query-params",
    )
    return scaled(table) if scaling else table


def tutorial() -> pd.DataFrame:
    """The six points of the tutorial."""
    return pd.DataFrame({"x": TUTORIAL_X, "y": TUTORIAL_Y})


def xy(points: pd.DataFrame) -> dict[str, object]:
    """The columns x and y as the arguments that core asks for."""
    return {"x": points["x"].to_numpy(), "y": points["y"].to_numpy()}


@functools.cache
def cars() -> pd.DataFrame:
    """392 cars: horsepower (x) and miles per gallon (y), each scaled to -1 .. 1."""
    return cars_plane()[["x1", "y"]].set_axis(["x", "y"], axis=1)


@functools.cache
def cars_plane() -> pd.DataFrame:
    """392 cars: horsepower (x1), weight (x2) and miles per gallon (y), each scaled to -1 .. 1.

    Source: StatLib's Auto MPG data, bundled with vega_datasets.
    """
    from vega_datasets import data

    columns = ["Horsepower", "Weight_in_lbs", "Miles_per_Gallon"]
    frame = data.cars()[columns].dropna().set_axis(["x1", "x2", "y"], axis=1)
    return scaled(frame.astype(float))


def scaled(table: pd.DataFrame) -> pd.DataFrame:
    """Every column moved and stretched to -1 .. 1; one whose cells are all the same becomes 0.

    >>> scaled(pd.DataFrame({"x": [10.0, 20.0, 40.0], "y": [7.0, 7.0, 7.0]}))["x"].tolist()
    [-1.0, -0.33333333333333337, 1.0]
    """
    low, high = table.min(), table.max()
    width = (high - low).where(high > low, 1.0)
    return (2 * (table - low) / width - 1).where(high > low, 0.0, axis=1)


def own(key: str, start: pd.DataFrame) -> pd.DataFrame:
    """The learner's table, ``start`` at first, with its columns; the last y, the others x.

    While it has a mistake, the last good one stays in use.
    """
    kept = f"{key}:good"
    if kept not in st.session_state:
        st.session_state[kept] = st.session_state[f"{key}:base"] = _from_link(key, start)
    with st.popover(say(common.EDIT), icon=":material/edit:", width="stretch"):
        try:
            _upload(key, list(start.columns))
            base = st.session_state[f"{key}:base"]
            version = st.session_state.get(f"{key}:version", 0)
            edited = st.data_editor(base, num_rows="dynamic", key=f"{key}:editor:{version}")
            st.session_state[kept] = checked(edited)
        except InputError as error:
            st.warning(told(error))
            st.caption(say(common.KEPT))
    good = st.session_state[kept]
    fits = len(good) <= IN_LINK
    link.write(key, link.pack(good.to_numpy().tolist()) if fits else "")
    if not fits:
        st.caption(say(common.LINK_SHORT, maximum=IN_LINK))
    return good


def kept(key: str, start: pd.DataFrame) -> pd.DataFrame:
    """The table that ``own`` has in use, without drawing anything."""
    return st.session_state.get(f"{key}:good", start)


def _from_link(key: str, start: pd.DataFrame) -> pd.DataFrame:
    given = st.query_params.get(key, "")
    rows = link.unpack(given, columns=len(start.columns), most=IN_LINK)
    if given and not rows:
        st.warning(link_refused(key, given))
    try:
        return checked(pd.DataFrame(rows, columns=start.columns)) if rows else start
    except InputError as error:
        st.warning(told(error))
        return start


def _upload(key: str, columns: list[str]) -> None:
    """Take over some columns of an uploaded file, once a file and choice of columns."""
    label = say(common.UPLOAD, megabytes=MEGABYTES, rows=MAX_POINTS)
    file = st.file_uploader(label, type=["csv", "tsv", "txt"], key=f"{key}:file")
    if file is None:
        return
    frame = read_csv(file.getvalue())
    names = list(frame.columns)
    chosen = {
        column: st.selectbox(
            say(common.COLUMN_FOR, column=column), names, index=at, key=f"{key}:{column}"
        )
        for column, at in zip(columns, likely_columns(frame, len(columns)), strict=True)
    }
    taken = (file.file_id, *chosen.values())
    if st.session_state.get(f"{key}:taken") != taken:
        table = pd.DataFrame({column: numbers(frame, name) for column, name in chosen.items()})
        st.session_state[f"{key}:base"] = table
        st.session_state[f"{key}:taken"] = taken
        st.session_state[f"{key}:version"] = st.session_state.get(f"{key}:version", 0) + 1


def likely_columns(frame: pd.DataFrame, count: int = 2) -> tuple[int, ...]:
    """Where the first ``count`` columns of numbers are, if there are so many; else the first."""
    sample = frame.head(50).apply(pd.to_numeric, errors="coerce").notna().mean()
    found = [at for at, share in enumerate(sample) if share >= 0.5]
    last = frame.shape[1] - 1
    return (
        tuple(found[:count]) if len(found) >= count else tuple(min(at, last) for at in range(count))
    )


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

    Raises InputError if the file is empty, not text, not a table, or has too many rows.
    """
    text = _decoded(content)
    lines = text.strip().splitlines()
    if not lines:
        raise InputError("file_empty")
    separator = _separator(lines[:20])
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
        return r"\s+" if apart and not any(one in "".join(lines) for one in SEPARATORS) else ","


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
