"""Points for a lesson: built-in ones, or the learner's own, edited in a table or uploaded."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TypedDict

import pandas as pd
import streamlit as st

from core.checks import Numbers
from core.errors import InputError
from core.polynomial import TUTORIAL_X, TUTORIAL_Y
from pages.shared.settings import link, tables, upload
from pages.shared.words import common
from pages.shared.words.language import say
from pages.shared.words.sentences import of_error

DATASETS = Path(__file__).parent / "datasets"
IN_LINK = 50  # rows; more make a link too long to send
SAME = 1e-9  # in scaled units: places that differ by less are the same
LONGEST_TITLE = 40  # letters of a column's name at an axis


def points(key: str) -> pd.DataFrame:
    """Let the learner choose points: the tutorial's, the cars, or their own; columns x and y.

    The cars are scaled to -1 .. 1, the learner's own as ``scaled_if_chosen`` says.
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
    return scaled_if_chosen(key, f"{key}_points", tutorial())


def scaled_if_chosen(key: str, own_key: str, start: pd.DataFrame) -> pd.DataFrame:
    """The learner's own table, its columns scaled to -1 .. 1 if the learner says so.

    One of a file that reaches farther is scaled until the learner says otherwise.
    """
    table = own(own_key, start)
    if st.session_state.pop(f"{own_key}:new", False):
        st.session_state[f"{key}_scaled"] = float(table.abs().to_numpy().max()) > 1.0
    scaling = st.toggle(
        say(common.SCALE),
        help=say(common.SCALE_HELP),
        key=f"{key}_scaled",
        bind="query-params",
    )
    return scaled(table) if scaling else table


def titles(key: str, x: str, y: str) -> tuple[str, str]:
    """What the axes are called: what the cars or the learner's file have, or ``x`` and ``y``."""
    source = st.session_state.get(f"{key}_data")
    names = st.session_state.get(f"{key}_points:names")
    is_scaled = st.session_state.get(f"{key}_scaled")
    if source == "cars":
        names, is_scaled = (say(common.POWER), say(common.MILES)), True
    elif source != "own" or not names:
        return x, y
    scale = f", {say(common.SCALED)}" if is_scaled else ""
    first, second = (" ".join(name.split())[:LONGEST_TITLE] + scale for name in names)
    return first, second


def take(key: str, places: list[tuple[float, float]]) -> None:
    """Make these the learner's own points, as if they had been typed.

    Where the page shows the learner's own scaled, a moved point comes back in the table's units.
    """
    taken, own_key = pd.DataFrame(places, columns=["x", "y"]), f"{key}_points"
    if st.session_state.get(f"{key}_data") == "own":
        if st.session_state.get(f"{key}_scaled"):
            taken = _unscaled(taken, in_use(own_key, tutorial()))
    elif st.session_state.get(f"{key}_scaled"):
        st.session_state[f"{key}_scaled"] = False
    st.session_state[f"{key}_data"] = "own"
    tables.replace(own_key, taken)


def places(points: pd.DataFrame) -> list[tuple[float, float]]:
    """The points as pairs of x and y, for dragging; ``take`` takes them back."""
    return list(points[["x", "y"]].itertuples(index=False, name=None))


@functools.cache
def tutorial() -> pd.DataFrame:
    """The six points of the tutorial."""
    return pd.DataFrame({"x": TUTORIAL_X, "y": TUTORIAL_Y})


class XY(TypedDict):
    """Points as the arguments x and y of a function of core."""

    x: Numbers
    y: Numbers


def xy(points: pd.DataFrame) -> XY:
    """The columns x and y as the arguments that core asks for."""
    return {"x": points["x"].to_numpy(), "y": points["y"].to_numpy()}


@functools.cache
def cars() -> pd.DataFrame:
    """392 cars: horsepower (x) and miles per gallon (y), each scaled to -1 .. 1."""
    return cars_plane()[["x1", "y"]].set_axis(["x", "y"], axis=1)


@functools.cache
def cars_plane() -> pd.DataFrame:
    """392 cars: horsepower (x1), weight (x2) and miles per gallon (y), each scaled to -1 .. 1.

    Source: StatLib's Auto MPG data; see datasets/README.md.
    """
    columns = ["Horsepower", "Weight_in_lbs", "Miles_per_Gallon"]
    frame = pd.read_json(DATASETS / "cars.json")[columns].dropna()
    return scaled(frame.set_axis(["x1", "x2", "y"], axis=1).astype(float))


def scaled(table: pd.DataFrame) -> pd.DataFrame:
    """Every column moved and stretched to -1 .. 1; one whose cells are all the same becomes 0.

    >>> scaled(pd.DataFrame({"x": [10.0, 20.0, 40.0], "y": [7.0, 7.0, 7.0]}))["x"].tolist()
    [-1.0, -0.33333333333333337, 1.0]
    """
    low, high = table.min(), table.max()
    width = (high - low).where(high > low, 1.0)
    return (2 * (table - low) / width - 1).where(high > low, 0.0, axis=1)


def _unscaled(places: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The table with the rows that were moved, in ``scaled`` units, in its own units."""
    low, high = table.min(), table.max()
    moved = (places - scaled(table)).abs() > SAME
    half = ((high - low) / 2).where(high > low, 1.0)
    return table.where(~moved, (low + high) / 2 + places * half)


def own(key: str, start: pd.DataFrame) -> pd.DataFrame:
    """The learner's table, ``start`` at first, with its columns; the last y, the others x.

    While it has a mistake, the last good one stays in use.
    """
    table = tables.in_use(key, start, rows="dynamic", most=IN_LINK)
    opener = st.popover(
        say(common.EDIT),
        icon=":material/edit:",
        width="stretch",
        on_change="rerun",
        key=f"{key}:edit",
    )
    if opener.open:
        with opener:
            try:
                _upload(key, list(start.columns))
                table = tables.edited(key, start, rows="dynamic", most=IN_LINK, kept=common.KEPT)
            except InputError as error:
                st.warning(of_error(error))
                st.caption(say(common.KEPT))
    else:  # an editor that is not drawn forgets what was typed: it begins anew with the table
        tables.settle(key)
    tables.keep_in_link(key, table, IN_LINK)
    if len(table) > IN_LINK:
        st.caption(say(common.LINK_SHORT, maximum=IN_LINK))
    return table


def in_use(key: str, start: pd.DataFrame) -> pd.DataFrame:
    """The table that ``own`` has in use, without drawing anything."""
    return st.session_state.get(f"{key}:good", start)


def _upload(key: str, columns: list[str]) -> None:
    """Take over some columns of an uploaded file, once a file and choice of columns."""
    handed_in = upload.table(f"{key}:file")
    if handed_in is None:
        return
    identity, _, file = handed_in
    names, likely = list(file.columns), file.likely(len(columns))
    chosen = {
        column: st.selectbox(
            say(common.COLUMN_FOR, column=column), names, index=at, key=f"{key}:{column}"
        )
        for column, at in zip(columns, likely, strict=True)
    }
    chosen_file = (identity, *chosen.values())
    if st.session_state.get(f"{key}:taken") != chosen_file:
        table = pd.DataFrame({column: file.numbers(name) for column, name in chosen.items()})
        st.session_state[f"{key}:taken"] = chosen_file
        st.session_state[f"{key}:names"] = tuple(chosen.values())
        st.session_state[f"{key}:new"] = True
        tables.replace(key, table)
