"""A small table of numbers to edit, which travels in the link as packed text."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from core.errors import InputError
from pages.shared.settings import cells, link, reading
from pages.shared.words import common
from pages.shared.words.language import say
from pages.shared.words.sentences import of_error
from pages.shared.words.text import Text

IN_LINK = 500  # cells; more make a link too long to send


def editor(texts: pd.DataFrame, key: str, *, rows: str = "dynamic", index: bool = False) -> Any:
    """Draw a table of numbers as texts, so that what is pasted arrives as it was written.

    A column of numbers would turn 0,5 into 5 in the browser. ``texts``: what ``as_texts`` gives.
    """
    return st.data_editor(
        texts,
        num_rows=rows,  # type: ignore[arg-type]
        hide_index=not index,
        column_config=dict.fromkeys(texts.columns, st.column_config.TextColumn(alignment="right")),
        key=key,
    )


def as_texts(table: pd.DataFrame) -> pd.DataFrame:
    """The numbers of a table with all their digits.

    >>> as_texts(pd.DataFrame({"x": [0.5, -3.0]}))["x"].tolist()
    ['0.5', '-3']
    """
    return table.map(cells.written)


def edited(
    key: str,
    start: pd.DataFrame,
    *,
    rows: str = "fixed",
    index: bool = False,
    most: int | None = None,
    kept: Text = common.TABLE_KEPT,
) -> pd.DataFrame:
    """Draw the table and return it as the learner left it, every cell a finite number.

    While it has a mistake, the last good one stays in use, which ``kept`` says. ``rows`` is "fixed"
    or "dynamic". A table of other columns, or (fixed) of another length, begins anew with
    ``start``. ``most``: rows that go into the link.
    """
    most = most or IN_LINK // len(start.columns)
    good = in_use(key, start, rows=rows, most=most)
    if list(good.columns) != list(start.columns) or (rows == "fixed" and len(good) != len(start)):
        good = replace(key, start)
    version = st.session_state.get(f"{key}:version", 0)
    above = st.container()
    now = editor(st.session_state[f"{key}:base"], f"{key}:editor:{version}", rows=rows, index=index)
    try:
        good = st.session_state[f"{key}:good"] = reading.checked(now)
    except InputError as error:
        above.warning(of_error(error))
        above.caption(say(kept))
    keep_in_link(key, good, most)
    return good


def keep_in_link(key: str, table: pd.DataFrame, most: int) -> None:
    """Write the table into the link, unless it has more rows than ``most``."""
    link.write(key, packed(table) if len(table) <= most else "")


def in_use(key: str, start: pd.DataFrame, *, rows: str, most: int) -> pd.DataFrame:
    """The table that ``edited`` has in use: at first what the link says, else ``start``."""
    if f"{key}:good" not in st.session_state:
        length = len(start) if rows == "fixed" else 0
        good = _from_link(key, start, length, most)
        _begin(key, good)
    return st.session_state[f"{key}:good"]


def replace(key: str, table: pd.DataFrame) -> pd.DataFrame:
    """Let the editor begin anew with this table."""
    _begin(key, table)
    st.session_state[f"{key}:version"] = st.session_state.get(f"{key}:version", 0) + 1
    return table


def _begin(key: str, table: pd.DataFrame) -> None:
    st.session_state[f"{key}:good"] = st.session_state[f"{key}:begun"] = table
    st.session_state[f"{key}:base"] = as_texts(table)


def settle(key: str) -> None:
    """Let the editor begin anew with the table in use, if it has another one."""
    good = st.session_state[f"{key}:good"]
    if st.session_state[f"{key}:begun"] is not good:
        replace(key, good)


def packed(table: pd.DataFrame) -> str:
    """A small table as text that a pin can carry.

    >>> packed(pd.DataFrame([[1.0, 2.0], [0.5, 3.0]]))
    '1,2;0.5,3'
    """
    return link.pack(table.to_numpy().tolist())


def unpacked(text: str, columns: int = 0, most: int = IN_LINK) -> pd.DataFrame:
    """The table in a packed text; 0 columns: as many as its first row has.

    Raises InputError where it is none of this shape.

    >>> unpacked("1,2;0.5,3").to_numpy().tolist()
    [[1.0, 2.0], [0.5, 3.0]]
    """
    columns = columns or text.partition(";")[0].count(",") + 1
    return reading.checked(pd.DataFrame(link.unpack(text, columns=columns, most=most)))


def written(text: str) -> str:
    """A packed table as learners read it.

    >>> written("1,2;0.5,3")
    '1 2 / 0.5 3'
    """
    return text.replace(",", " ").replace(";", " / ")


def _from_link(key: str, start: pd.DataFrame, length: int, most: int) -> pd.DataFrame:
    """What the link says, where it is a table with these columns and rows (0: any); else start."""
    given = st.query_params.get(key, "")
    rows = link.unpack(given, columns=len(start.columns), most=most)
    if length and len(rows) != length:
        rows = []
    if given and not rows:
        link.refuse(key, given)
    try:
        return reading.checked(pd.DataFrame(rows, columns=start.columns)) if rows else start
    except InputError as error:
        link.refuse(key, given, of_error(error))
        return start
