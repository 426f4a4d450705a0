"""An orbit in space that turns in the browser: azimuth, elevation and how much of it is drawn.

Projected in Vega itself, so that turning costs no rerun. Positions are pixels, without scales: both
directions keep one scale on every screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from pages.shared.charts.marks import NEUTRAL

Box = tuple[tuple[float, float], ...]  # (low, high) of x, y and z

# Blue to orange; with all colours between them 3:1 on white and on the dark background
SHADES = ["#2F6FD6", "#8B5FBF", "#D1495B", "#D07000"]
SCALE = alt.Scale(range=SHADES, interpolate="rgb")
FILL = 0.86  # of half the smaller side for half the longest edge of the box


def angles(azimuth: str, elevation: str) -> list:
    """The sliders that turn and tilt, under these names."""
    turn = alt.binding_range(min=-180, max=180, step=2, name=f"{azimuth} ")
    tilt = alt.binding_range(min=-90, max=90, step=2, name=f"{elevation} ")
    return [
        alt.param(name="azimuth", value=30, bind=turn),
        alt.param(name="elevation", value=20, bind=tilt),
    ]


def turned(x: str, y: str, z: str) -> tuple[str, str]:
    """Where a point stands on the screen, to the right and up: expressions, as x, y and z are."""
    turn, tilt = "(azimuth * PI / 180)", "(elevation * PI / 180)"
    depth = f"({y} * cos{turn} - {x} * sin{turn})"
    return f"({x} * cos{turn} + {y} * sin{turn})", f"({z} * cos{tilt} + {depth} * sin{tilt})"


def projected(chart: Any, box: Box, ends: Sequence[str] = ("",)) -> Any:
    """The chart with columns px and py in pixels for columns x, y, z; for each of ``ends``."""
    longest = max(high - low for low, high in box)
    middle = [(low + high) / 2 for low, high in box]
    for end in ends:
        x, y, z = (
            f"((datum.{name}{end} - ({mid:.9g})) / {longest / 2:.9g})"
            for name, mid in zip("xyz", middle, strict=True)
        )
        across, up = turned(x, y, z)
        size = f"{FILL} * min(width, height) / 2"
        chart = chart.transform_calculate(
            **{
                f"px{end}": f"width / 2 + {size} * {across}",
                f"py{end}": f"height / 2 - {size} * {up}",
            }
        )
    return chart


def segments(data: str, box: Box, color: Any, tips: Sequence[Any]) -> Any:
    """The orbit as short lines, each in its own colour, up to the tape. Data: n, x, y, z, ..."""
    chart = alt.Chart(alt.NamedData(data)).transform_window(
        x_next="lead(x)", y_next="lead(y)", z_next="lead(z)", sort=[alt.SortField("n")]
    )
    chart = chart.transform_filter("datum.n < shown && isValid(datum.x_next)")
    return (
        projected(chart, box, ("", "_next"))
        .mark_rule(strokeWidth=1.4, strokeCap="round", clip=True)
        .encode(
            alt.X("px:Q", scale=None, axis=None),
            alt.Y("py:Q", scale=None, axis=None),
            alt.X2("px_next:Q"),
            alt.Y2("py_next:Q"),
            color,
            tooltip=list(tips),
        )
    )


def head(data: str, box: Box) -> Any:
    """The point where the drawn part ends."""
    chart = alt.Chart(alt.NamedData(data)).transform_filter("datum.n == shown")
    return (
        projected(chart, box)
        .mark_point(filled=True, size=90, color=NEUTRAL, opacity=1)
        .encode(alt.X("px:Q", scale=None, axis=None), alt.Y("py:Q", scale=None, axis=None))
    )


def frame_lines(box: Box) -> Any:
    """Three edges of the box, to be drawn first. Data: edges (see ``edges``)."""
    chart = projected(alt.Chart(alt.NamedData("edges")), box, ("", "_next"))
    return chart.mark_rule(color=NEUTRAL, opacity=0.6).encode(
        alt.X("px:Q", scale=None, axis=None),
        alt.Y("py:Q", scale=None, axis=None),
        alt.X2("px_next:Q"),
        alt.Y2("py_next:Q"),
    )


def frame_names(box: Box) -> Any:
    """The names of the axes at the ends of the edges, to be drawn last, above the orbit."""
    chart = projected(alt.Chart(alt.NamedData("edges")), box, ("_next",))
    return chart.mark_text(color=NEUTRAL, fontSize=13, fontWeight="bold", dy=-8).encode(
        alt.X("px_next:Q", scale=None, axis=None),
        alt.Y("py_next:Q", scale=None, axis=None),
        text="label:N",
    )


def edges(box: Box) -> pd.DataFrame:
    """Three edges of the box from its lowest corner, labelled with how far they reach."""
    low = [one[0] for one in box]
    rows = []
    for at, name in enumerate("xyz"):
        end = [box[at][1] if at == other else low[other] for other in range(3)]
        rows.append([*low, *end, f"{name} = {box[at][1]:g}"])
    return pd.DataFrame(rows, columns=["x", "y", "z", "x_next", "y_next", "z_next", "label"])
