"""A picture in greys, and the output of a kernel in two colours, by sign."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.picture_filters import Filtered
from pages.lessons.convolution import pictures_words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import SEAMLESS
from pages.shared.charts.rows import by_x
from pages.shared.words.language import say
from pages.shared.words.text import Text

TALLEST, LOWEST = 460, 140  # pixels of a chart


def grid(
    row: str, column: str, value: str, limits: tuple[float, float], signed: bool, height: int
) -> Any:
    """A picture as cells, in greys, or if ``signed`` in two colours. Data: cells (row, column,
    value)."""
    scale = (
        alt.Scale(domain=list(limits), domainMid=0, interpolate="rgb")
        if signed
        else alt.Scale(domain=list(limits), range=["#000000", "#FFFFFF"], interpolate="rgb")
    )
    legend = alt.Legend(
        type="gradient", orient="bottom", gradientLength=160, gradientThickness=8, tickCount=3
    )
    return (
        alt.Chart(alt.NamedData("cells"))
        .mark_rect(**SEAMLESS)
        .encode(
            alt.X("column:O", title=column, axis=None),
            alt.Y("row:O", title=row, axis=None),
            alt.Color("value:Q", title=value, scale=scale, legend=legend),
            tooltip=[
                alt.Tooltip("row:O", title=row),
                alt.Tooltip("column:O", title=column),
                alt.Tooltip("value:Q", title=value, format=".4f"),
            ],
        )
        .properties(height=height)
    )


@drawn_once
def original(result: Filtered) -> Drawing:
    """The picture before the kernel."""
    return _drawing("picture", result.picture, pictures_words.GREY, (0.0, 1.0), signed=False)


@drawn_once
def filtered(result: Filtered, name: str = "filtered") -> Drawing:
    """The picture after the kernel; the middle colour is 0."""
    largest = result.largest or 1.0
    return _drawing(
        name, result.output, pictures_words.FILTERED_VALUE, (-largest, largest), signed=True
    )


def row(result: Filtered) -> dict[str, object]:
    """A run in the table of pinned runs: the size of its output, and the sum of the weights."""
    return {
        say(pictures_words.LARGEST_SIZE): result.largest,
        say(pictures_words.KERNEL_SUM): result.kernel_sum,
    }


def kernel_table(weights: Any) -> pd.DataFrame:
    """A kernel as a table to show or to edit."""
    return pd.DataFrame(weights, columns=[str(column) for column in range(weights.shape[1])])


def _drawing(
    name: str, values: Any, title: Text, limits: tuple[float, float], signed: bool
) -> Drawing:
    cells = by_x("row", values, range(values.shape[1]))
    cells = cells.set_axis(["row", "column", "value"], axis=1)
    height, width = values.shape
    return Drawing(
        name,
        grid,
        {"cells": cells},
        {
            "row": say(pictures_words.ROW),
            "column": say(pictures_words.COLUMN),
            "value": say(title),
            "limits": limits,
            "signed": signed,
            "height": int(min(max(330 * height / width + 60, LOWEST), TALLEST)),
        },
        say(
            pictures_words.ALT_PICTURE,
            title=say(title),
            height=height,
            width=width,
            low=f"{values.min():.3g}",
            high=f"{values.max():.3g}",
        ),
        ratio=width / height,
    )
