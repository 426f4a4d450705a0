"""Buttons for the five optimisers: each shows when it arrived, and hides or shows its path."""

from __future__ import annotations

from typing import Any

import altair as alt

NAME = "on"  # of the selection of those that are not switched off
NARROW = 480  # pixels of the picture; below it the labels need two rows
AXIS = 38  # pixels; beside a narrow picture the labels begin over its axis
ROW = 24  # pixels, high enough to be hit


def hue(series: tuple[str, ...]) -> alt.Color:
    """A colour for each of the five; the labels are no legend."""
    return alt.Color("series:N", scale=alt.Scale(domain=list(series)), legend=None)


def switched_on(series: tuple[str, ...]) -> Any:
    """The selection of those whose path is shown: all at first; a click on a label takes turns."""
    return alt.selection_point(
        name=NAME,
        fields=["series"],
        on="click",
        clear=False,
        toggle="true",
        empty=False,
        value=[{"series": each} for each in series],
    )


def labels(arrived: Any, series: tuple[str, ...], on: Any, hint: str, last: int) -> list[Any]:
    """A row of labels over the picture, or two, and what is clicked.

    ``arrived``: a chart of the data arrivals (series, place, step, text, done) at one setting. A
    step is written when the tape has come to it, and at the ``last`` one that there is none.
    """
    known = f"datum.step < 0 ? shown == {last} : datum.step <= shown"
    written = arrived.transform_calculate(label=f"({known}) ? datum.done : datum.text")
    columns = f"(width < {NARROW} ? 3 : {len(series)})"
    left = f"(width < {NARROW} ? {AXIS} : 0)"
    wide = f"(width + {left}) / {columns}"
    across = f"(datum.place % {columns}) * {wide} - {left}"
    rows = f"ceil({len(series)} / {columns})"
    down = f"{ROW} * (floor(datum.place / {columns}) - {rows})"
    text: dict[str, Any] = {"fontSize": 14, "fontWeight": "bold", "align": "left"}
    return [
        written.mark_text(baseline="middle", **text).encode(
            x=alt.value(alt.ExprRef(across)),
            y=alt.value(alt.ExprRef(f"{down} + {ROW} / 2 - 2")),
            text="label:N",
            color=hue(series),
            opacity=alt.condition(on, alt.value(1), alt.value(0.4)),
        ),
        arrived.mark_rect(opacity=0, cursor="pointer")
        .encode(
            x=alt.value(alt.ExprRef(across)),
            x2=alt.value(alt.ExprRef(f"{across} + {wide}")),
            y=alt.value(alt.ExprRef(down)),
            y2=alt.value(alt.ExprRef(f"{down} + {ROW}")),
            detail="series:N",
            tooltip=alt.Tooltip("series:N", title=hint),
        )
        .add_params(on)
        .properties(name="labels"),
    ]
