"""The learner's own series: an uploaded file, the columns chosen from it, and a table to edit."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from core.chaos import own_series
from core.errors import InputError
from pages.lessons.chaos import own_series_words
from pages.shared.runs.calls import Call
from pages.shared.settings import reading, tables, upload
from pages.shared.words import common, sentences
from pages.shared.words.language import say

ARGUMENTS = ("series", "second", "third")  # of core
GOOD, BASE, UPLOAD = "own_series:good", "own_series:base", "own_series:upload"


def columns() -> dict[str, Any]:
    """One column or three, as arguments of core: the last ones that core takes."""
    if GOOD not in st.session_state:
        start = pd.DataFrame({"s": Call.of(own_series.one_coordinate, points=1_000).run()})
        st.session_state[BASE], st.session_state[GOOD] = tables.as_texts(start), _arguments(start)
    with st.popover(say(own_series_words.EDIT), icon=":material/edit:", width="stretch"):
        try:
            _upload()
            editor = f"own_series:editor:{st.session_state.get(UPLOAD)}"
            edited = tables.editor(st.session_state[BASE], editor, index=True)
            st.session_state[GOOD] = _arguments(edited)
        except InputError as error:
            st.warning(sentences.of_error(error))
            st.caption(say(common.DATA_KEPT))
    good = st.session_state[GOOD]
    every, rows = Call.of(own_series.thinning, rows=len(good["series"])).run()
    st.caption(say(own_series_words.COLUMNS_USED, count=len(good), rows=len(good["series"])))
    if every > 1:
        st.caption(say(own_series_words.THINNED, every=every, rows=rows))
    return good


def _upload() -> None:
    """Put the chosen columns of a file into the table, once for each file and choice."""
    handed_in = upload.table("own_series_file")
    if handed_in is None:
        return
    identity, content, file = handed_in
    names = list(file.columns)
    likely = file.likely(3 if len(names) >= 3 else 1)
    chosen = st.multiselect(
        say(own_series_words.COLUMNS),
        names,
        [names[at] for at in likely],
        max_selections=3,
        key=f"own_series:columns:{identity}",
    )
    if len(chosen) not in (1, 3):
        raise InputError("one_column_or_three", given=len(chosen))
    if len(names) == 1 and (gap := reading.blank_line(content)):
        raise InputError("cell_missing", row=gap, heading=names[0], given="")
    file_and_columns = (identity, *chosen)
    if st.session_state.get(UPLOAD) != file_and_columns:
        base = pd.DataFrame({name: file.numbers(name) for name in chosen})
        _arguments(base)  # core refuses bad columns here, before they replace those in use
        st.session_state[BASE] = tables.as_texts(base)
        st.session_state[UPLOAD] = file_and_columns


def _arguments(table: pd.DataFrame) -> dict[str, Any]:
    """The columns as arguments of core, which checks them; empty rows at the end do not count."""
    full = table[~reading.empty_rows(table)].index
    if full.empty:
        raise InputError("table_empty")
    rows = table.loc[: full[-1]]
    columns = [reading.numbers(rows, name).to_numpy() for name in rows.columns]
    own_series.unfolded(*columns)
    return dict(zip(ARGUMENTS, columns, strict=False))
