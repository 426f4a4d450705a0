"""One series of numbers: Seattle's hourly temperatures, or a column of the learner's own file."""

from __future__ import annotations

import functools

import pandas as pd
import streamlit as st

from core.checks import MAX_POINTS
from core.errors import InputError
from pages.shared.settings import data, reading
from pages.shared.words import common
from pages.shared.words.language import say
from pages.shared.words.sentences import of_error


@functools.cache
def seattle() -> pd.Series:
    """8759 hourly temperatures in degrees Fahrenheit, from 1 January 2010 on.

    Source: NOAA's hourly normals for Seattle; see datasets/README.md.
    """
    return pd.read_csv(data.DATASETS / "seattle-temps.csv")["temp"].astype(float)


def uploaded(key: str) -> pd.Series | None:
    """A column of an uploaded file; the last good one stays in use, and None before the first."""
    good = f"{key}:good"
    label = say(common.UPLOAD, megabytes=reading.MEGABYTES, rows=MAX_POINTS)
    file = st.file_uploader(label, type=["csv", "tsv", "txt"], key=f"{key}:file")
    if file is not None:
        try:
            frame = reading.read_csv(file.getvalue())
            name = st.selectbox(say(common.COLUMN), list(frame.columns), key=f"{key}:column")
            st.session_state[good] = reading.numbers(frame, name).rename(name)
        except InputError as error:
            st.warning(of_error(error))
            if good in st.session_state:
                st.caption(say(common.DATA_KEPT))
    return st.session_state.get(good)
