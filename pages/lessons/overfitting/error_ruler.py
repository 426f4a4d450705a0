"""A ruler under a main picture: the held-out error over a size, and where the slider is on it."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from pages.shared.charts.marks import NEUTRAL, hand
from pages.shared.charts.tooltips import HOVER

ALWAYS = -1  # in a column of places: at every place of the slider
TABLES = {
    "lines": ["terms", "x", "y", "series"],
    "marks": ["terms", "shown", "x", "y", "series", "text", "align", "row"],
    "floors": ["terms", "y", "text"],
    "rules": ["x", "text", "align"],
    "answers": ["x", "y", "label_x", "text", "align"],
}
SIDES: dict[str, dict[str, Any]] = {
    "left": {"align": "left", "dx": 9},
    "right": {"align": "right", "dx": -9},
}
ABOVE: dict[str, dict[str, Any]] = {  # of a point on a line that is flat there
    f"{side} above": {"align": side, "dy": -13} for side in SIDES
}
TEXT: dict[str, Any] = {"fontSize": 13, "fontWeight": "bold"}
ROWS = 2, 20, 38  # pixels from the top: texts of marks
LINE = 15  # pixels of a text
HEIGHT = 62  # pixels of the picture, about
ROOM = 0.18  # of the axis: a text needs as much
MANY = 10_000  # places of a slider, at most


def chart(
    x: str,
    y: str,
    names: tuple[str, ...],
    across: tuple[float, float],
    up: tuple[float, float],
    log: bool,
    size: str = "terms",
    stop: str = "",
) -> Any:
    """Errors on a log axis, for the size of the slider and the picture on the tape.

    ``size``: the parameter of the hand on the size; ``stop``: of one that the tape does not pass,
    which may be the same.
    A place of ALWAYS stands for all. Data: TABLES.
    """
    places = {"terms": size, "shown": f"min(shown, {stop})" if stop else "shown"}
    kind: dict[str, Any] = {"type": "log" if log else "linear", "domain": list(across)}
    axis = alt.Axis(tickCount=6, format=".6~g", grid=False, labelPadding=4, titlePadding=2)
    across_scale = alt.Scale(**kind, nice=False)
    wide = alt.X("x:Q", title=x, scale=across_scale, axis=axis)
    ticks = alt.Axis(tickCount=3, format="~g", grid=False, titlePadding=4, titleFontSize=12)
    high = alt.Y(
        "y:Q", title=y, scale=alt.Scale(type="log", domain=list(up), nice=False), axis=ticks
    )
    accent = alt.Color("series:N", scale=alt.Scale(domain=list(names)), legend=None)

    def data(name: str, *hands: str) -> Any:
        part = alt.Chart(alt.NamedData(name))
        for each in hands:
            at = f"datum.{each}"
            part = part.transform_filter(f"{at} == {ALWAYS} || {at} == {places[each]}")
        return part

    marks, answers = data("marks", "terms", "shown"), data("answers")
    floors, rules = data("floors", "terms"), data("rules")
    side = "datum.align == '{}'"
    return alt.layer(
        floors.mark_rule(color=NEUTRAL, strokeDash=[3, 3], clip=True).encode(high),
        floors.mark_text(align="right", baseline="bottom", dy=-3, color=NEUTRAL, **TEXT).encode(
            high, x=alt.value("width"), text="text:N"
        ),
        rules.mark_rule(color=NEUTRAL, strokeDash=[3, 3]).encode(wide),
        *(
            rules.transform_filter(side.format(name))
            .mark_text(baseline="top", color=NEUTRAL, **place, **TEXT)
            .encode(wide, y=alt.value(ROWS[0]), text="text:N")
            for name, place in SIDES.items()
        ),
        data("lines", "terms")
        .mark_line(clip=True, strokeWidth=2.5)
        .encode(wide, high, accent, tooltip=["series:N", *HOVER]),
        marks.mark_rule(strokeWidth=1.5, opacity=0.6).encode(wide, accent),
        marks.mark_point(filled=True, size=110, opacity=1).encode(wide, high, accent),
        answers.mark_point(shape="diamond", filled=True, size=140, opacity=1, color=NEUTRAL).encode(
            wide, high, tooltip=["text:N", *HOVER]
        ),
        *(
            answers.transform_filter(side.format(name))
            .mark_text(color=NEUTRAL, **place, **TEXT)
            .encode(alt.X("label_x:Q", scale=across_scale), high, text="text:N")
            for name, place in {**SIDES, **ABOVE}.items()
        ),
        *(
            marks.transform_filter(side.format(name))
            .mark_text(baseline="top", **place, **TEXT)
            .encode(wide, accent, y=alt.Y("row:Q", scale=None), text="text:N")
            for name, place in SIDES.items()
        ),
    ).add_params(*(hand(name, MANY) for name in dict.fromkeys((size, "shown", stop)) if name))


def tables(**given: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The tables of the chart; those that are not given have no rows."""
    return {name: given.get(name, pd.DataFrame(columns=cols)) for name, cols in TABLES.items()}


def side_of(share: float, least: float = ROOM) -> str:
    """The side from which a text at ``share`` of the axis ends: it keeps clear of the axis' end.

    >>> side_of(0.1), side_of(0.5)
    ('left', 'right')
    """
    return "right" if share > least else "left"


def text_place(share: float, rule: float, taken: float | None) -> tuple[str, int]:
    """Where the text of a mark at ``share`` of the axis stands: its side, and its row in pixels.

    It keeps clear of the ends of the axis, of the text of a ``rule``, which stands in the first
    row, and right of the rule of a text at the height ``taken``, a share of the picture's.
    """
    if share <= rule:
        return side_of(share), ROWS[1]
    side = "left" if share < 1 - 2 * ROOM else "right"
    if taken is None or share - rule > 2 * ROOM:
        return side, ROWS[0]
    free = [row for row in ROWS if abs(row + LINE / 2 - taken * HEIGHT) > LINE]
    return side, free[0]
