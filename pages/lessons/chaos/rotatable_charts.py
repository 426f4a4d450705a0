"""An orbit in space that a learner turns: sliders set azimuth, elevation, and how much is drawn.

Vega projects it in the browser, so turning needs no rerun. Positions are pixels and have no scales,
so that a length is equally long in both directions on every screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from pages.shared.charts.marks import NEUTRAL

Box = tuple[tuple[float, float], ...]  # (low, high) of x, y and z

# Blue to orange; these and all colours between have a contrast of 3:1 on white and on dark
SHADES = ["#2F6FD6", "#8B5FBF", "#D1495B", "#D07000"]
SCALE = alt.Scale(range=SHADES, interpolate="rgb")
FILL = 0.86  # half the longest edge of the box, as a share of half the smaller side


def angles(azimuth: str, elevation: str) -> list:
    """The sliders that turn and tilt the orbit, with these labels."""
    turn = alt.binding_range(min=-180, max=180, step=2, name=f"{azimuth} ")
    tilt = alt.binding_range(min=-90, max=90, step=2, name=f"{elevation} ")
    return [
        alt.param(name="azimuth", value=30, bind=turn),
        alt.param(name="elevation", value=20, bind=tilt),
    ]


def turned(x: str, y: str, z: str) -> tuple[str, str]:
    """The place of a point on the screen, to the right and up; all are expressions of Vega."""
    turn, tilt = "(azimuth * PI / 180)", "(elevation * PI / 180)"
    depth = f"({y} * cos{turn} - {x} * sin{turn})"
    return f"({x} * cos{turn} + {y} * sin{turn})", f"({z} * cos{tilt} + {depth} * sin{tilt})"


def projected(chart: Any, box: Box, ends: Sequence[str] = ("",)) -> Any:
    """The chart with px and py, in pixels, for the columns x, y, z, with each of ``ends``."""
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


def segments(data: str, box: Box, color: Any, tooltips: Sequence[Any]) -> Any:
    """The orbit as short lines, each in its own colour, up to ``shown``. Data: n, x, y, z, ..."""
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
            tooltip=list(tooltips),
        )
    )


def head(data: str, box: Box) -> Any:
    """The end of the part that is drawn, as a point."""
    chart = alt.Chart(alt.NamedData(data)).transform_filter("datum.n == shown")
    return (
        projected(chart, box)
        .mark_point(filled=True, size=90, color=NEUTRAL, opacity=1)
        .encode(alt.X("px:Q", scale=None, axis=None), alt.Y("py:Q", scale=None, axis=None))
    )


def frame_lines(box: Box) -> Any:
    """Three edges of the box, drawn first. Data: edges (see ``edges``)."""
    chart = projected(alt.Chart(alt.NamedData("edges")), box, ("", "_next"))
    return chart.mark_rule(color=NEUTRAL, opacity=0.6).encode(
        alt.X("px:Q", scale=None, axis=None),
        alt.Y("py:Q", scale=None, axis=None),
        alt.X2("px_next:Q"),
        alt.Y2("py_next:Q"),
    )


def frame_names(box: Box) -> Any:
    """The names of the axes at the ends of the edges, drawn last, above the orbit."""
    chart = projected(alt.Chart(alt.NamedData("edges")), box, ("_next",))
    return chart.mark_text(color=NEUTRAL, fontSize=13, fontWeight="bold", dy=-8).encode(
        alt.X("px_next:Q", scale=None, axis=None),
        alt.Y("py_next:Q", scale=None, axis=None),
        text="label:N",
    )


def edges(box: Box) -> pd.DataFrame:
    """Three edges of the box from its lowest corner, labelled with the coordinate of their ends."""
    corner = [low for low, _ in box]
    rows = []
    for at, name in enumerate("xyz"):
        end = [box[at][1] if at == axis else corner[axis] for axis in range(3)]
        rows.append([*corner, *end, f"{name} = {box[at][1]:g}"])
    return pd.DataFrame(rows, columns=["x", "y", "z", "x_next", "y_next", "z_next", "label"])
