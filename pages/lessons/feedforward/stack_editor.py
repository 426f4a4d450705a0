"""The stack editor: a table of layers that travels in the link and keeps the last valid stack."""

from __future__ import annotations

import functools
import math
from typing import Any

import pandas as pd
import streamlit as st

from core.errors import InputError
from core.stack import ACTIVATIONS, KINDS, MAX_FEATURES, MAX_LAYERS, MAX_WIDTH, resolve
from pages.lessons.feedforward import words
from pages.shared.settings import link, pins
from pages.shared.words.language import say
from pages.shared.words.sentences import of_error

Row = tuple[str, int, int, str, str, bool]  # the fields of core.stack.Layer
FIELDS = ("kind", "features", "width", "activation", "name", "reuse")
SHARING = ("name", "reuse")  # columns that are needed only where layers share weights
ORDER = "order"
NEXT = " → "  # between the layers of a stack in words


def edit(
    key: str, default: str, input_shape: tuple[int, ...], hidden: tuple[str, ...] = ()
) -> tuple[Row, ...]:
    """Draw the table; returns its rows, or the last rows that made a network on this input.

    ``default``: the packed rows of the first preset. ``hidden``: columns that are not needed.
    The session state ``key`` holds the packed rows, so that presets can set it; rows that did not
    come from the editor are shown in a new editor.
    """
    if key not in st.session_state:
        given = st.query_params.get(key, "")
        short = len(given) <= link.LONGEST  # looked at first: the cache keeps what it is given
        valid = short and _is_valid(given, input_shape)
        st.session_state[key] = given if valid else default
    if st.session_state.get(f"{key}:shown") != st.session_state[key]:
        _new_editor(key)
    base = _table(unpack(st.session_state[f"{key}:base"]))
    version = st.session_state[f"{key}:version"]
    edited = st.data_editor(
        base,
        num_rows="dynamic",
        hide_index=True,
        column_config={**_columns(), **dict.fromkeys(hidden)},
        key=f"{key}:editor:{version}",
    )
    rows = arranged(edited.to_dict("records"), flat=len(input_shape) == 1)
    try:
        resolve(rows, input_shape)
    except InputError as error:
        st.warning(of_error(error))
        st.caption(say(words.STACK_KEPT))
    else:
        st.session_state[key] = st.session_state[f"{key}:shown"] = pack(rows)
        if edited[ORDER].tolist() != list(range(1, len(rows) + 1)):
            _new_editor(key)
            st.rerun()
    link.write(key, st.session_state[key], default)
    return unpack(st.session_state[key])


def _new_editor(key: str) -> None:
    """Replace the editor by one that shows the stack in use."""
    st.session_state[f"{key}:base"] = st.session_state[f"{key}:shown"] = st.session_state[key]
    st.session_state[f"{key}:version"] = st.session_state.get(f"{key}:version", 0) + 1


def pack(rows: tuple[Row, ...]) -> str:
    """The rows as text for the link.

    >>> pack((("conv1d", 1, 3, "relu", "conv1", False),))
    'conv1d,1,3,relu,conv1,'
    """
    return link.pack([[*row[:5], "reuse" if row[5] else ""] for row in rows])


def unpack(text: str) -> tuple[Row, ...]:
    """The rows of a packed stack, or none where the text is not one.

    >>> unpack("dense,2,0,tanh,,;dense,2,0,tanh,,reuse")[1]
    ('dense', 2, 0, 'tanh', '', True)
    >>> unpack("dense,six,0,tanh,,")
    ()
    """
    rows = link.unpack(text, columns=len(FIELDS), most=MAX_LAYERS)
    try:
        return tuple(
            (kind, int(features), int(width), activation, name, reuse == "reuse")
            for kind, features, width, activation, name, reuse in rows
        )
    except ValueError:
        return ()


def written(text: str) -> str:
    """A packed stack as learners read it, in the names of pinned runs and in their table.

    >>> written("conv1d,4,5,relu,near,;flatten,0,0,linear,,;dense,2,0,tanh,,")
    'conv1d 4 × 5 relu near → flatten → dense 2 tanh'
    """
    return NEXT.join(map(_layer_written, unpack(text)))


def _layer_written(row: Row) -> str:
    kind, features, width, activation, name, reuse = row
    size = f" {features} × {width}" if kind == "conv1d" else f" {features}"
    own = "" if kind == "flatten" else f"{size} {activation}"
    return kind + own + (name and f" {name}") + reuse * " reuse"


SYMBOL = pins.Symbol("net", written)  # of a stack among pinned settings


@functools.lru_cache(maxsize=256)
def _is_valid(text: str, input_shape: tuple[int, ...]) -> bool:
    """Whether packed rows make a network on this input."""
    try:
        resolve(unpack(text), input_shape)
    except InputError:
        return False
    return True


def arranged(records: list[Any], *, flat: bool = False) -> tuple[Row, ...]:
    """The rows of an edited table as layers, in the order of their numbers.

    A row whose number was changed goes to that place; a new row without a number goes to the end.
    An empty kind becomes the kind that fits in this place; ``flat``: the input has no time axis.

    >>> rows = [{"order": n, "kind": k, "name": k} for n, k in ((2, "flatten"), (2, "dense"))]
    >>> [row[0] for row in arranged(rows)]
    ['dense', 'flatten']
    >>> arranged([{"kind": math.nan, "features": 2, "name": math.nan}], flat=True)
    (('dense', 2, 0, 'relu', '', False),)
    """
    rows: list[Row] = []
    for record in _ordered(records):
        kind = _text(record.get("kind")) or ("dense" if flat else "conv1d")
        flat = flat or kind == "flatten"
        flatten = kind == "flatten"
        rows.append(
            (
                kind,
                0 if flatten else int(_number(record.get("features"), 0)),
                int(_number(record.get("width"), 0)) if kind == "conv1d" else 0,
                "linear" if flatten else _text(record.get("activation")) or "relu",
                _text(record.get("name")),
                _text(record.get("reuse")) == "True",
            )
        )
    return tuple(rows)


def _ordered(records: list[Any]) -> list[Any]:
    """The rows sorted by their numbers; a row that was moved stands beyond the one it meets."""
    places = {}
    for at, record in enumerate(records, start=1):
        number = _number(record.get(ORDER), math.inf)
        beyond = 0.5 if at < number < math.inf else -0.5 if number < at else 0.0
        places[at] = number + beyond
    return [records[at - 1] for at in sorted(places, key=lambda at: (places[at], at))]


def _text(cell: Any) -> str:
    """The text of a cell; pandas holds an empty one as nan."""
    return "" if cell is None or pd.isna(cell) else str(cell).strip()


def _number(cell: Any, missing: float) -> float:
    """The number in a cell, or ``missing`` if it is empty."""
    return missing if cell is None or pd.isna(cell) else float(cell)


def _table(rows: tuple[Row, ...]) -> pd.DataFrame:
    """The rows as a table for the editor; cells that a kind does not use are empty."""
    table = pd.DataFrame(rows, columns=list(FIELDS))
    table.insert(0, ORDER, range(1, len(rows) + 1))
    table["features"] = table["features"].where(table["kind"] != "flatten").astype("Int64")
    table["width"] = table["width"].where(table["kind"] == "conv1d").astype("Int64")
    return table


def _columns() -> dict[str, Any]:
    column = st.column_config
    return {
        ORDER: column.NumberColumn("#", help=say(words.STACK_ORDER), width=40, step=1),
        "kind": column.SelectboxColumn(say(words.STACK_KIND), options=list(KINDS), width=78),
        "features": column.NumberColumn(
            say(words.STACK_FEATURES), min_value=1, max_value=MAX_FEATURES, default=1, width=88
        ),
        "width": column.NumberColumn(
            say(words.STACK_WIDTH), min_value=1, max_value=MAX_WIDTH, default=3, width=74
        ),
        "activation": column.SelectboxColumn(
            say(words.STACK_ACTIVATION), options=list(ACTIVATIONS), default="relu", width=98
        ),
        "name": column.TextColumn(say(words.STACK_NAME), help=say(words.STACK_NAME_HELP), width=72),
        "reuse": column.CheckboxColumn(
            say(words.STACK_REUSE), help=say(words.STACK_REUSE_HELP), default=False, width=74
        ),
    }
