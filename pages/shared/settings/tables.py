"""A small table of numbers to edit, which travels in the link as packed text."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core.errors import InputError
from pages.shared.settings import link, reading
from pages.shared.words import common
from pages.shared.words.language import say
from pages.shared.words.sentences import link_refused, of_error

IN_LINK = 500  # cells; more make a link too long to send


def edited(
    key: str, start: pd.DataFrame, *, rows: str = "fixed", index: bool = False
) -> pd.DataFrame:
    """Draw the table and return it as the learner left it, every cell a finite number.

    While it has a mistake, the last good one stays in use. ``rows`` is "fixed" or "dynamic". A
    table of other columns, or (fixed) of another length, begins anew with ``start``.
    """
    kept, base = f"{key}:good", f"{key}:base"
    good = st.session_state.get(kept)
    if good is None:
        good = _from_link(key, start, len(start) if rows == "fixed" else 0)
        st.session_state[kept] = st.session_state[base] = good
    if list(good.columns) != list(start.columns) or (rows == "fixed" and len(good) != len(start)):
        st.session_state[kept] = st.session_state[base] = good = start
        st.session_state[f"{key}:version"] = st.session_state.get(f"{key}:version", 0) + 1
    version = st.session_state.get(f"{key}:version", 0)
    now = st.data_editor(
        st.session_state[base],
        num_rows=rows,  # type: ignore[arg-type]
        hide_index=not index,
        key=f"{key}:editor:{version}",
    )
    try:
        good = st.session_state[kept] = checked(now)
    except InputError as error:
        st.warning(of_error(error))
        st.caption(say(common.TABLE_KEPT))
    fits = good.size <= IN_LINK
    link.write(key, link.pack(good.to_numpy().tolist()) if fits else "")
    return good


def as_text(table: pd.DataFrame) -> str:
    """A small table as text that a pin can carry.

    >>> as_text(pd.DataFrame([[1.0, 2.0], [0.5, 3.0]]))
    '1 2 / 0.5 3'
    """
    return link.pack(table.to_numpy().tolist()).replace(",", " ").replace(";", " / ")


def of_text(text: str, columns: int = 0, most: int = IN_LINK) -> pd.DataFrame:
    """The table that a pin carries as text; 0 columns: as many as its first row has.

    Raises InputError where it is none of this shape.

    >>> of_text("1 2 / 0.5 3").to_numpy().tolist()
    [[1.0, 2.0], [0.5, 3.0]]
    """
    packed = text.replace(" / ", ";").replace(" ", ",")
    columns = columns or packed.partition(";")[0].count(",") + 1
    return checked(pd.DataFrame(link.unpack(packed, columns=columns, most=most)))


def checked(table: pd.DataFrame) -> pd.DataFrame:
    """The table with empty rows left out. Raises InputError that names the first bad cell."""
    full = table.dropna(how="all").reset_index(drop=True)
    if full.empty:
        raise InputError("table_empty")
    return pd.DataFrame({name: reading.numbers(full, name) for name in full.columns})


def _from_link(key: str, start: pd.DataFrame, rows: int) -> pd.DataFrame:
    """What the link says, where it is a table with these columns and rows (0: any); else start."""
    columns, given = len(start.columns), st.query_params.get(key, "")
    cells = link.unpack(given, columns=columns, most=IN_LINK // columns)
    if rows and len(cells) != rows:
        cells = []
    if given and not cells:
        st.warning(link_refused(key, given))
    try:
        return checked(pd.DataFrame(cells, columns=start.columns)) if cells else start
    except InputError as error:
        st.warning(of_error(error))
        return start
