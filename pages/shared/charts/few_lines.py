"""A small chart of a few lines, with points where there are any."""

from __future__ import annotations

from typing import Any

import altair as alt

from pages.shared.charts.marks import FEW, NEUTRAL, color, dash
from pages.shared.charts.tooltips import HOVER


def few_lines(
    x: str, y: str, names: tuple[str, ...], scale: str, domain: tuple[float, float] | None
) -> Any:
    """A few lines, with points where there are any. Data: lines (x, y, series), points (x, y)."""
    limits = alt.Undefined if domain is None else list(domain)
    across = alt.X("x:Q", title=x, axis=FEW)
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(type=scale, domain=limits))  # type: ignore[arg-type]
    drawn = alt.Chart(alt.NamedData("lines")).mark_line(clip=True)
    dots = alt.Chart(alt.NamedData("points")).mark_point(filled=True, color=NEUTRAL, size=50)
    return alt.layer(
        drawn.encode(across, up, color(names), dash(names), tooltip=["series:N", *HOVER]),
        dots.encode(across, up, tooltip=HOVER),
    ).properties(height=230)
