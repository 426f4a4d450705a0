"""One series of numbers: Seattle's hourly temperatures, or a column of the learner's own file."""

from __future__ import annotations

import functools

import pandas as pd
import streamlit as st

from core.errors import InputError
from pages.shared.settings import data, upload
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
    try:
        handed_in = upload.table(f"{key}:file")
        if handed_in is not None:
            _, _, file = handed_in
            names, (at,) = list(file.columns), file.likely(1)
            name = st.selectbox(say(common.COLUMN), names, index=at, key=f"{key}:column")
            st.session_state[good] = file.numbers(name).rename(name)
    except InputError as error:
        st.warning(of_error(error))
        if good in st.session_state:
            st.caption(say(common.DATA_KEPT))
    return st.session_state.get(good)
