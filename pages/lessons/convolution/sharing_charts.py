"""Three layers as heat maps, from dense to shared, and how their weights grow with the length."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.weight_sharing import ABSENT, CountCurve, Layers
from pages.lessons.convolution import sharing_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash
from pages.shared.charts.rows import stack
from pages.shared.words.language import say

CORNER = 40  # rows and columns shown of a larger matrix; smaller cells cannot be distinguished
LIMIT = 2.5  # end of the colour scale, in standard deviations of the weights
KINDS = ("dense", "banded", "shared")
NAMES = {
    "dense": sharing_words.DENSE,
    "banded": sharing_words.BANDED,
    "shared": sharing_words.SHARED,
}


def matrix(inputs: str, outputs: str, weight: str, number: str, used: str, side: int) -> Any:
    """One layer, one row per output; the pointer marks the row of a cell, its inputs, its copies.

    Cells without a weight are blank. Data: cells (output, input, weight, number, used).
    """
    same_row = alt.selection_point("row", on="pointerover", fields=["output"], empty=False)
    same_weight = alt.selection_point("like", on="pointerover", fields=["number"], empty=False)
    all_inputs = alt.Scale(domain=list(range(side)))
    across = alt.X(
        "input:O", title=inputs, scale=all_inputs, axis=alt.Axis(labelOverlap=True, labelAngle=0)
    )
    up = alt.Y("output:O", title=outputs, axis=alt.Axis(labelOverlap=True, labelAngle=0))
    shade = alt.Color(
        "weight:Q",
        title=weight,
        scale=alt.Scale(domain=[-LIMIT, LIMIT], domainMid=0, clamp=True, interpolate="rgb"),
        legend=alt.Legend(
            orient="bottom", gradientLength=120, gradientThickness=8, values=[-2, 0, 2]
        ),
    )
    cells = alt.Chart(alt.NamedData("cells"))
    tooltip = [
        alt.Tooltip("output:O", title=outputs),
        alt.Tooltip("input:O", title=inputs),
        alt.Tooltip("weight:Q", title=weight, format=".4f"),
        alt.Tooltip("number:O", title=number),
        alt.Tooltip("used:Q", title=used),
    ]
    arrow = cells.mark_point(shape="triangle-down", filled=True, size=60, color=NEUTRAL, opacity=1)
    return alt.layer(
        cells.mark_rect()
        .encode(across, up, shade, tooltip=tooltip)
        .add_params(same_row, same_weight),
        cells.mark_rect(filled=False, stroke=NEUTRAL, strokeWidth=1.5)
        .transform_filter(same_row)
        .encode(across, up),
        cells.mark_rect(filled=False, strokeWidth=3.5, stroke="#111111")
        .transform_filter(same_weight)
        .encode(across, up),
        cells.mark_rect(filled=False, strokeWidth=1.5, stroke="#FFFFFF")
        .transform_filter(same_weight)
        .encode(across, up),
        arrow.transform_filter(same_row).encode(across, y=alt.value(-6)),
    ).properties(height=320)


def growth(length: str, weights: str, names: tuple[str, ...]) -> Any:
    """Number of weights against the length on log axes. Data: counts and chosen (x, y, series)."""
    across = alt.X("x:Q", title=length, scale=alt.Scale(type="log"), axis=FEW)
    up = alt.Y("y:Q", title=weights, scale=alt.Scale(type="log"), axis=FEW)
    tooltip = [
        "series:N",
        alt.Tooltip("x:Q", title=length, format=","),
        alt.Tooltip("y:Q", title=weights, format=","),
    ]
    lines = alt.Chart(alt.NamedData("counts")).mark_line()
    points = alt.Chart(alt.NamedData("chosen")).mark_point(filled=True, size=90, opacity=1)
    return alt.layer(
        lines.encode(across, up, color(names), dash(names), tooltip=tooltip),
        points.encode(across, up, color(names), tooltip=tooltip),
    ).properties(height=270)


@drawn_once
def matrices(layers: Layers) -> dict[str, Drawing]:
    """The three layers, or the first rows and columns of larger ones; kind -> picture."""
    return {kind: _matrix(kind, layers) for kind in KINDS}


@drawn_once
def counts(curve: CountCurve, runs: dict[str, tuple[int, Layers]]) -> Drawing:
    """How the number of weights grows, with a point for each run; ``runs``: (length, layers)."""
    series = {say(NAMES[kind]): getattr(curve, kind) for kind in KINDS}
    chosen = [
        {"x": length, "y": getattr(layers.counts, kind), "series": say(NAMES[kind])}
        for length, layers in runs.values()
        for kind in KINDS
    ]
    last = [f"{values[-1]:.3g}" for values in series.values()]
    return Drawing(
        "counts",
        growth,
        {"counts": stack(series, curve.lengths), "chosen": pd.DataFrame(chosen)},
        {
            "length": say(sharing_words.LENGTH),
            "weights": say(sharing_words.WEIGHTS),
            "names": tuple(series),
        },
        say(sharing_words.ALT_COUNTS, length=int(curve.lengths[-1]), counts=", ".join(last)),
        ("measured", "theory"),
    )


def row(layers: Layers) -> dict[str, object]:
    """A run in the table of pinned runs: the number of weights of each layer."""
    return {say(NAMES[kind]): getattr(layers.counts, kind) for kind in KINDS}


def _matrix(kind: str, layers: Layers) -> Drawing:
    shown = pd.DataFrame(getattr(layers, kind)[:CORNER, :CORNER])
    cells = shown.rename_axis("output").reset_index()
    table = cells.melt("output", var_name="input", value_name="weight").dropna()
    table["number"], table["used"] = range(len(table)), 1
    if kind == "shared":
        taps = pd.Series(layers.taps.ravel())
        shown_taps = pd.DataFrame(layers.taps[:CORNER, :CORNER]).melt()["value"]
        table["number"] = shown_taps[shown_taps != ABSENT].to_numpy()
        table["used"] = table["number"].map(taps.value_counts())
    return Drawing(
        kind,
        matrix,
        {"cells": table},
        {
            "inputs": say(sharing_words.INPUT),
            "outputs": say(sharing_words.OUTPUT),
            "weight": say(words.WEIGHT),
            "number": say(sharing_words.WEIGHT_NUMBER),
            "used": say(sharing_words.TIMES_USED),
            "side": shown.shape[1],
        },
        say(
            sharing_words.ALT_MATRIX,
            kind=say(NAMES[kind]),
            outputs=layers.dense.shape[0],
            inputs=layers.dense.shape[1],
            weights=getattr(layers.counts, kind),
        ),
    )
