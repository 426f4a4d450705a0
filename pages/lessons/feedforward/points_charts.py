"""Pictures of a network on a plane: its map, the examples on it, and the map of each neuron."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves, toy_data
from core.learning import Progress
from core.plane import SIDE, Pair, grid, plane, scaled, unscaled
from pages.lessons.feedforward import points_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, slider
from pages.shared.charts.rows import long
from pages.shared.charts.tooltips import HOVER
from pages.shared.words import common
from pages.shared.words.language import say

TAPE = 16  # maps that are sent to the browser, 1024 squares each
MOST = 8  # neurons of a layer that are shown; more would be too small to read
EVERY = 2  # every second point of a neuron's map is drawn: 16 a side
GAP = 2  # squares between two maps
# Points must be visible on both ends of the map in light and dark: white rims, two shapes
POINT_COLORS = ["#7A2E00", "#063B63"]


def surface_chart(
    x: str,
    y: str,
    probability: str,
    scrub: str,
    classes: tuple[str, ...],
    last: int,
    spans: tuple[tuple[float, float], ...],
    halves: tuple[float, float],
) -> Any:
    """The map at the moment that the slider shows, and the points.

    ``halves``: half the sides of a square. Data: surface (snapshot, x, y, p),
    points (x, y, series), marks (snapshot, label).
    """
    shown = slider("shown", scrub, last)
    wide, high = (alt.Scale(domain=list(span), nice=False, zero=False) for span in spans)
    squares = (
        alt.Chart(alt.NamedData("surface"))
        .transform_filter("datum.snapshot == shown")
        .transform_calculate(
            left=f"datum.x - {halves[0]}",
            right=f"datum.x + {halves[0]}",
            low=f"datum.y - {halves[1]}",
            high=f"datum.y + {halves[1]}",
        )
        .mark_rect(clip=True, strokeWidth=0)
    )
    filled = alt.Color(
        "p:Q",
        title=probability,
        scale=alt.Scale(domain=[0, 1], domainMid=0.5, interpolate="rgb"),
        legend=alt.Legend(orient="bottom", format=".1f", gradientLength=180, columns=1),
    )
    shape, fill = _classes(classes)
    dots = alt.Chart(alt.NamedData("points")).mark_point(
        size=42, stroke="white", strokeWidth=0.8, opacity=1, clip=True
    )
    marks = alt.Chart(alt.NamedData("marks")).transform_filter("datum.snapshot == shown")
    tooltip = [alt.Tooltip(f"{c}:Q", format=".4~g") for c in ("x", "y", "p")]
    across = alt.X("left:Q", title=x, scale=wide, axis=FEW)
    up = alt.Y("low:Q", title=y, scale=high, axis=FEW)
    return (
        alt.layer(
            squares.encode(across, up, x2="right:Q", y2="high:Q", color=filled, tooltip=tooltip),
            dots.encode(
                alt.X("x:Q", scale=wide), alt.Y("y:Q", scale=high), shape, fill, tooltip=HOVER
            ),
            marks.mark_text(
                align="left", baseline="bottom", fontSize=13, fontWeight="bold", color=NEUTRAL
            ).encode(x=alt.value(0), y=alt.value(-6), text="label:N"),
        )
        .add_params(shown)
        .properties(height=470)
    )


def _classes(classes: tuple[str, ...]) -> tuple[alt.Shape, alt.Fill]:
    """Shape and fill of the points of each class."""
    shapes = alt.Scale(domain=list(classes), range=["circle", "triangle-up"])
    fills = alt.Scale(domain=list(classes), range=POINT_COLORS)
    plain = alt.Legend(orient="top", symbolType=alt.Undefined, symbolStrokeWidth=1)
    legend = alt.Legend(orient="top", symbolStrokeWidth=1)
    return (
        alt.Shape("series:N", title=None, scale=shapes, legend=plain),
        alt.Fill("series:N", title=None, scale=fills, legend=legend),
    )


def sets_chart(x: str, y: str, classes: tuple[str, ...]) -> Any:
    """Training examples, filled, and test examples, hollow. Data: train, test (x, y, series)."""
    shapes = alt.Scale(domain=list(classes), range=["circle", "triangle-up"])
    paints = alt.Scale(domain=list(reversed(classes)))  # the last is blue, as where the map is 1
    legend = alt.Legend(
        orient="top", symbolType=alt.Undefined, symbolStrokeWidth=1, values=list(classes)
    )
    near = alt.Scale(zero=False)
    encoded = (
        alt.X("x:Q", title=x, axis=FEW, scale=near),
        alt.Y("y:Q", title=y, axis=FEW, scale=near),
        alt.Shape("series:N", title=None, scale=shapes, legend=legend),
        alt.Color("series:N", title=None, scale=paints, legend=legend),
    )
    train, test = (alt.Chart(alt.NamedData(name)) for name in ("train", "test"))
    tooltip = ["series:N", *HOVER]
    return alt.layer(
        train.mark_point(filled=True, size=28, opacity=0.9).encode(*encoded, tooltip=tooltip),
        test.mark_point(filled=False, size=28, strokeWidth=1.2, opacity=0.9).encode(
            *encoded, tooltip=tooltip
        ),
    ).properties(height=290)


def neurons_chart(value: str, wide: int, high: int, layers: int) -> Any:
    """Small maps side by side in one view, a row for each layer.

    Data: tiles (x, y, v), names (x, y, label).
    """
    across = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, wide], nice=False))
    up = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, high], nice=False))
    squares = (
        alt.Chart(alt.NamedData("tiles"))
        .transform_calculate(right="datum.x + 1.1", top="datum.y + 1.1")
        .mark_rect(strokeWidth=0)
    )
    filled = alt.Color(
        "v:Q",
        title=value,
        scale=alt.Scale(domain=[-1, 1], domainMid=0, interpolate="rgb"),
        legend=alt.Legend(orient="bottom", format=".1f", gradientLength=160, columns=1),
    )
    named = alt.Chart(alt.NamedData("names")).mark_text(
        align="left", baseline="bottom", fontSize=12, color=NEUTRAL
    )
    tooltip = alt.Tooltip("v:Q", format=".3f")
    return alt.layer(
        squares.encode(across, up, x2="right:Q", y2="top:Q", color=filled, tooltip=tooltip),
        named.encode(across, up, text="label:N"),
    ).properties(height=90 + 105 * layers)


@drawn_once
def surface(last: Progress) -> Drawing:
    """The map of the first network during training."""
    kept = curves.thin(len(last.snapshot_steps), TAPE)
    lines = plane(last.center, last.half)
    maps = last.surfaces[kept].round(3) if last.surfaces is not None else grid()[:0]
    rows = long("p", maps, snapshot=range(len(kept)), y=lines.y, x=lines.x)
    points = _points(last.train, last.center, last.half)
    labels = [say(points_words.AT_STEP, step=int(last.snapshot_steps[at])) for at in kept]
    return Drawing(
        "surface",
        surface_chart,
        {
            "surface": rows,
            "points": points,
            "marks": pd.DataFrame({"snapshot": range(len(kept)), "label": labels}),
        },
        {
            "x": say(points_words.X1),
            "y": say(points_words.X2),
            "probability": say(points_words.PROBABILITY),
            "scrub": say(words.SCRUB),
            "classes": (say(common.CLASS_0), say(common.CLASS_1)),
            "last": len(kept) - 1,
            "spans": lines.spans,
            "halves": lines.halves,
        },
        say(
            points_words.ALT_SURFACE,
            steps=last.step,
            points=len(points),
            loss=f"{last.train_losses[-1, 0]:.3g}",
        ),
    )


def _points(problem: toy_data.Problem, center: Pair, half: Pair) -> pd.DataFrame:
    """Examples in the units of their points, with their class."""
    classes = (say(common.CLASS_0), say(common.CLASS_1))
    table = pd.DataFrame(unscaled(problem.inputs, center, half), columns=["x", "y"])
    return table.assign(series=[classes[label] for label in problem.labels])


@drawn_once
def sets(train: toy_data.Problem, test: toy_data.Problem, center: Pair, half: Pair) -> Drawing:
    """The training and the test examples."""
    tables = {"train": _points(train, center, half), "test": _points(test, center, half)}
    return Drawing(
        "examples",
        sets_chart,
        tables,
        {
            "x": say(points_words.X1),
            "y": say(points_words.X2),
            "classes": (say(common.CLASS_0), say(common.CLASS_1)),
        },
        say(points_words.ALT_SETS, **{name: len(table) for name, table in tables.items()}),
    )


@drawn_once
def neurons(last: Progress) -> Drawing | None:
    """The maps of all hidden neurons, first layer on top; None for a network without any."""
    side = SIDE // EVERY
    step, row = side + GAP, side + 3 * GAP  # from map to map, and from layer to layer
    layers = [scaled(layer[:MOST, ::EVERY, ::EVERY]).round(3) for layer in last.neurons]
    if not layers:
        return None
    tiles, labels, high = [], [], len(layers) * row
    for at, layer in enumerate(layers, start=1):
        cells = long("v", layer, neuron=range(len(layer)), y=range(side), x=range(side))
        cells["x"] += step * cells["neuron"]
        cells["y"] += high - at * row
        tiles.append(cells)
        labels.append((0, high - at * row + side, say(points_words.LAYER_NUMBER, number=at)))
    count = sum(len(layer) for layer in layers)
    return Drawing(
        "neurons",
        neurons_chart,
        {
            "tiles": pd.concat(tiles),
            "names": pd.DataFrame(labels, columns=["x", "y", "label"]),
        },
        {
            "value": say(points_words.VALUE),
            "wide": MOST * step - GAP,
            "high": high,
            "layers": len(layers),
        },
        say(points_words.ALT_NEURONS, count=count),
    )
