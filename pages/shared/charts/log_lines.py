"""A chart of lines on a log axis, with one named level."""

from __future__ import annotations

from typing import Any

import altair as alt

from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, decades, log_axis


def log_lines(
    x: str,
    y: str,
    names: tuple[str, ...],
    line: tuple[str, float],
    span: tuple[float, float],
    guessed: bool = False,
    named: str = "right",
) -> Any:
    """Lines on a log axis, and one level with its name, at the ``named`` end.

    Data: lines (x, y, series), level (y), with a guess also guess (x, label).
    """
    label, _ = line
    across = alt.X("x:Q", title=x, axis=FEW)
    scale = alt.Scale(type="log", domain=list(span), nice=False)
    up = alt.Y("y:Q", title=y, scale=scale, axis=log_axis(decades(*span)))
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".4g")]
    level = alt.Chart(alt.NamedData("level")).encode(up)
    drawn = alt.Chart(alt.NamedData("lines")).mark_line(clip=True, strokeWidth=2.5)
    text = level.mark_text(align=named, baseline="top", dy=4, fontSize=13, color=NEUTRAL)  # type: ignore[arg-type]
    layers = [
        level.mark_rule(strokeDash=[6, 4], strokeWidth=2, color=NEUTRAL),
        text.encode(x=alt.value("width" if named == "right" else 4), text=alt.value(label)),
        drawn.encode(across, up, color(names), dash(names), tooltip=tooltip),
    ]
    if guessed:
        mark = alt.Chart(alt.NamedData("guess")).encode(across)
        about = mark.mark_text(angle=270, align="left", dx=6, dy=-8, color=NEUTRAL, fontSize=13)
        layers += [mark.mark_rule(strokeWidth=3, color=NEUTRAL)]
        layers += [about.encode(y=alt.value("height"), text="label:N")]
    return alt.layer(*layers).properties(height=300)
