"""A short text in a corner of a chart, which changes with the tape."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from pages.shared.charts.marks import NEUTRAL

Corner = tuple[str, str]  # (left or right, top or bottom)

CORNERS: tuple[Corner, ...] = tuple((x, y) for y in ("top", "bottom") for x in ("left", "right"))
WIDTH, HEIGHT = 0.5, 0.2  # of the picture, what two lines of text cover
TEXT: dict[str, Any] = {"fontSize": 13, "fontWeight": "bold", "color": NEUTRAL}
GAP, LINE = 8, 16  # pixels: from the frame, and from line to line


def corner_text(corner: Corner, lines: int = 2) -> Any:
    """A text of so many lines for each snapshot. Data: marks (snapshot, label with line breaks)."""
    right, bottom = corner[0] == "right", corner[1] == "bottom"
    texts = alt.Chart(alt.NamedData("marks")).mark_text(
        align="right" if right else "left",
        baseline="top",
        lineBreak="\n",
        dx=-GAP if right else GAP,
        dy=-LINE * lines - GAP / 2 if bottom else GAP / 2,
        **TEXT,
    )
    return texts.transform_filter("datum.snapshot == shown").encode(
        x=alt.XValue("width" if right else 0),
        y=alt.YValue("height" if bottom else 0),
        text="label:N",
    )


def quiet_corner(
    drawn: pd.DataFrame, view: tuple[float, float], heights: tuple[float, float]
) -> Corner:
    """The corner with the fewest of what is drawn, columns x and y; of equals, the first.

    >>> quiet_corner(pd.DataFrame({"x": [0.1, 0.2], "y": [0.9, 1.0]}), (0, 1), (0, 1))
    ('right', 'top')
    """
    x = (drawn["x"] - view[0]) / (view[1] - view[0])
    y = (drawn["y"] - heights[0]) / (heights[1] - heights[0])
    across = {"left": x.between(0, WIDTH), "right": x.between(1 - WIDTH, 1)}
    up = {"top": y.between(1 - HEIGHT, 1), "bottom": y.between(0, HEIGHT)}
    return min(CORNERS, key=lambda corner: (across[corner[0]] & up[corner[1]]).sum())
