"""Colours, line styles, axes and the tape: parts of the charts of several lessons."""

from __future__ import annotations

import math
from typing import Any

import altair as alt

# A line style for each series beside its colour: solid, dashed, dotted, dash-dotted and so on
DASHES = ([1, 0], [6, 4], [2, 3], [8, 3, 2, 3], [1, 5], [12, 4], [4, 1])
LEGEND_LINE = 22  # pixels; by so much a picture is higher for each line of its legend
NEUTRAL = "#7A8694"  # grey that reads on white and on the dark background
FEW = alt.Axis(tickCount=5, format=".6~g")  # ticks for small charts and log axes
NEAR: dict[str, Any] = {"grid": False, "labelPadding": 4, "titlePadding": 4}  # small charts
WHOLE = alt.Axis(tickMinStep=1, format="d", **NEAR)  # steps
INSIDE_X: dict[str, Any] = {  # a title in the picture's corner, which takes no room from it
    "titleAnchor": "end",
    "titleAlign": "right",
    "titleY": -6,
    "titleBaseline": "bottom",
}
PAGE = alt.ExprRef("background")  # the page's colour, light or dark
RIM: dict[str, Any] = {  # of a text that is readable on any line: drawn below the text itself
    "color": PAGE,
    "stroke": PAGE,
    "strokeWidth": 4,
    "strokeJoin": "round",
    "strokeOpacity": 0.9,
}
SEAMLESS: dict[str, Any] = {  # each cell outlined in its own colour, else the page shines through
    "stroke": alt.ExprRef("scale('color', datum.value)"),
    "strokeWidth": 0.8,
}


def color(names: tuple[str, ...], shown: tuple[str, ...] | None = None) -> alt.Color:
    """Colour by the column ``series``, in the order of ``names``; the legend lists ``shown``.

    Charts that share ``names`` give a series the same colour.
    """
    legend = alt.Legend(values=list(shown or names))
    return alt.Color("series:N", scale=alt.Scale(domain=list(names)), title=None, legend=legend)


def dash(names: tuple[str, ...], shown: tuple[str, ...] | None = None) -> alt.StrokeDash:
    """Line style by the column ``series``, beside its colour."""
    count = len(DASHES)  # shifted each time around, so that no pair with a colour comes twice
    styles = [DASHES[(i + i // count) % count] for i in range(len(names))]
    scale = alt.Scale(domain=list(names), range=styles)
    legend = alt.Legend(values=list(shown or names))
    return alt.StrokeDash("series:N", scale=scale, title=None, legend=legend)


def slider(name: str, label: str, last: int, start: int | None = None) -> alt.Parameter:
    """The tape: a slider in the browser over the snapshots 0 .. last; it costs no rerun.

    It starts at the end of the tape, or at ``start``.
    """
    bound = alt.binding_range(min=0, max=last, step=1, name=f"{label} ")
    return alt.param(name=name, value=last if start is None else start, bind=bound)


def hand(name: str, most: float) -> alt.Parameter:
    """A parameter, 0 to ``most``, that a live control moves: see stage/live.py."""
    return alt.param(name=name, value=0, bind=alt.binding_range(min=0, max=most, step=1))


def pictures(name: str, row: str, rows: int, columns: list[str]) -> alt.Chart:
    """The rows of one picture out of a table of many; each picture has ``rows`` of them.

    ``row``: an expression of the row in the table, which counts them in its column ``row``, for
    row ``datum.at`` of the picture. The browser looks up what it shows: to filter the whole table
    at each move of a hand takes it longer.
    """
    table = alt.LookupData(alt.NamedData(name), key="row", fields=columns)
    return (
        alt.Chart(alt.sequence(0, rows, as_="at"))
        .transform_calculate(row=row)
        .transform_lookup("row", from_=table)
    )


def decades(low: float, high: float, most: int = 6) -> tuple[float, ...]:
    """Powers of ten between two numbers as ticks of a log axis; none where there are too few.

    Vega draws a grid line for 2, 3, ... 9 times each power as well.

    >>> decades(0.5, 2e4), decades(1e-3, 1e38, most=4), decades(2.0, 30.0)
    ((1.0, 10.0, 100.0, 1000.0, 10000.0), (0.001, 100000000.0, 1e+19, 1e+30), ())
    """
    first, last = math.ceil(math.log10(low)), math.floor(math.log10(high))
    every = max(1, math.ceil((last - first) / most))
    powers = range(first, last + 1, every)
    return tuple(10.0**power for power in powers) if len(powers) > 1 else ()


def log_axis(ticks: tuple[float, ...], format: str = ".6~g", **style: Any) -> alt.Axis:
    """An axis with these ticks, from ``decades``, or with Vega's own where there are none."""
    if ticks:
        return alt.Axis(values=list(ticks), format=format, **style)
    return alt.Axis(tickCount=5, format=format, **style)
