"""States and gates over time as heat maps: a row for each unit, a column for each step."""

from __future__ import annotations

from typing import Any

import altair as alt

from core import curves
from pages.lessons.rnn import words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEAR, SEAMLESS, WHOLE
from pages.shared.charts.rows import by_x
from pages.shared.words.language import say

MOST_STEPS = 200  # columns; more are narrower than a pixel on a phone


def heat(x: str, y: str, title: str, span: tuple[float, float], height: int) -> Any:
    """A coloured cell for each unit and step. Data: cells (t, from, to, unit, value).

    ``span``: if it has 0 inside, the two signs have different colours.
    """
    middle = 0 if span[0] < 0 else alt.Undefined
    scale = alt.Scale(domain=list(span), nice=False, domainMid=middle, interpolate="rgb")
    bar = alt.Legend(
        orient="right", gradientLength=height - 110, title=None, format=".3~g", tickCount=3
    )
    return (
        alt.Chart(alt.NamedData("cells"), title=title)
        .mark_rect(**SEAMLESS)
        .encode(
            alt.X("from:Q", title=x, scale=alt.Scale(nice=False, padding=0), axis=WHOLE),
            alt.X2("to:Q"),
            alt.Y("unit:O", title=y, axis=alt.Axis(labelOverlap=True, **NEAR)),
            alt.Color("value:Q", scale=scale, legend=bar),
            tooltip=[
                alt.Tooltip("t:Q", title=x),
                alt.Tooltip("unit:O", title=y),
                alt.Tooltip("value:Q", title=title, format=".4g"),
            ],
        )
        .properties(height=height)
    )


@drawn_once
def drawing(
    name: str,
    values: Any,
    title: str,
    *,
    span: tuple[float, float] | None = None,
    unit: str | None = None,
    height: int = 190,
) -> Drawing:
    """A heat map of values [time, units]; without ``span`` the largest value sets the colours."""
    shown = values[:MOST_STEPS]
    reach = curves.round_limit(shown, margin=1.0)
    low, high = span or (-reach, reach)
    cells = by_x("t", shown, range(shown.shape[1])).set_axis(["t", "unit", "value"], axis=1)
    cells = cells.assign(**{"from": cells["t"] - 0.5, "to": cells["t"] + 0.5})
    cells["unit"] = cells["unit"] + 1
    steps, units = shown.shape
    return Drawing(
        name,
        heat,
        {"cells": cells},
        {
            "x": say(words.STEP),
            "y": unit or say(words.UNIT),
            "title": title,
            "span": (low, high),
            "height": height,
        },
        say(
            words.ALT_HEAT,
            title=title,
            units=units,
            steps=steps,
            low=f"{low:.3g}",
            high=f"{high:.3g}",
        ),
    )
