"""A network in training: its map of the plane, its neurons, its losses, what it mistakes."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves, toy_data
from core.learning import SIDE, Progress, band, grid, scaled
from core.plane import Pair, plane, unscaled
from pages.pictures.fit import HOVER
from pages.shared.charts import FEW, NEUTRAL, Drawing, color, dash, slider, stack
from pages.shared.language import say
from pages.texts import feedforward as words

TAPE = 16  # maps that travel to the browser, 1024 squares each
MOST = 8  # neurons of a layer that are shown; more are too small to read
EVERY = 2  # of the points of a neuron's map: 16 a side
GAP = 2  # squares between two maps
# Points must be seen on both ends of the map in light and dark: white rims, two shapes
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
    """The map at the moment on the tape, and the points.

    ``halves``: of a square's sides. Data: surface (snapshot, x, y, p), points (x, y, series),
    marks (snapshot, label).
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
    tips = [alt.Tooltip(f"{c}:Q", format=".4~g") for c in ("x", "y", "p")]
    across = alt.X("left:Q", title=x, scale=wide, axis=FEW)
    up = alt.Y("low:Q", title=y, scale=high, axis=FEW)
    return (
        alt.layer(
            squares.encode(across, up, x2="right:Q", y2="high:Q", color=filled, tooltip=tips),
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
    """What is trained on, filled, and what is tested, hollow. Data: train, test (x, y, series)."""
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
    tips = ["series:N", *HOVER]
    return alt.layer(
        train.mark_point(filled=True, size=28, opacity=0.9).encode(*encoded, tooltip=tips),
        test.mark_point(filled=False, size=28, strokeWidth=1.2, opacity=0.9).encode(
            *encoded, tooltip=tips
        ),
    ).properties(height=290)


def band_chart(x: str, y: str, names: tuple[str, ...], shown: tuple[str, ...]) -> Any:
    """Losses against step: medians as lines, ranges as bands.

    Data: middle (x, y, series), range (x, low, high, series).
    """
    across = alt.X("x:Q", title=x, axis=FEW)
    scale = alt.Scale(type="symlog", constant=0.05, domainMin=0)
    axis = alt.Axis(values=[0, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100], format=".6~g")
    lines = alt.Chart(alt.NamedData("middle")).mark_line(strokeWidth=2.5)
    areas = alt.Chart(alt.NamedData("range")).mark_area(opacity=1, fillOpacity=0.18)
    both = {"title": y, "scale": scale, "axis": axis}
    return alt.layer(
        lines.encode(
            across,
            alt.Y("y:Q", **both),
            color(names, shown),
            dash(names, shown),
            tooltip=["series:N", *HOVER],
        ),
        areas.encode(across, alt.Y("low:Q", **both), alt.Y2("high:Q"), color(names, shown)),
    ).properties(height=300)


def neurons_chart(value: str, wide: int, high: int, layers: int) -> Any:
    """Small maps side by side in one view: a row a layer.

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
    tip = alt.Tooltip("v:Q", format=".3f")
    return alt.layer(
        squares.encode(across, up, x2="right:Q", y2="top:Q", color=filled, tooltip=tip),
        named.encode(across, up, text="label:N"),
    ).properties(height=90 + 105 * layers)


def waves_chart(x: str, y: str, names: tuple[str, ...]) -> alt.Chart:
    """Example signals. Data: waves (x, y, series)."""
    return (
        alt.Chart(alt.NamedData("waves"))
        .mark_line(strokeWidth=2)
        .encode(
            alt.X("x:Q", title=x, axis=FEW),
            alt.Y("y:Q", title=y, axis=FEW),
            color(names),
            dash(names),
            tooltip=["series:N", *HOVER],
        )
        .properties(height=260)
    )


def confusion_chart(
    x: str, y: str, count: str, scrub: str, names: tuple[str, ...], last: int, most: int
) -> Any:
    """What is taken for what at the moment on the tape. Data: cells (snapshot, x, y, n)."""
    shown = slider("shown", scrub, last)
    rows = alt.Chart(alt.NamedData("cells")).transform_filter("datum.snapshot == shown")
    across = alt.X("x:N", title=x, sort=list(names), axis=alt.Axis(labelAngle=0))
    up = alt.Y("y:N", title=y, sort=list(names))
    scale = alt.Scale(domain=[0, most])
    filled = alt.Color("n:Q", title=count, scale=scale, legend=alt.Legend(orient="bottom"))
    return (
        alt.layer(
            rows.mark_rect().encode(across, up, filled, tooltip=["y:N", "x:N", "n:Q"]),
            rows.mark_text(fontSize=15, color="white", stroke="white", strokeWidth=4).encode(
                across, up, text="n:Q"
            ),
            rows.mark_text(fontSize=15, color="#10151A").encode(across, up, text="n:Q"),
        )
        .add_params(shown)
        .properties(height=340)
    )


def _long(values: Any, **axes: Any) -> pd.DataFrame:
    """An array as rows: a column an axis with its places, and ``value``."""
    index = pd.MultiIndex.from_product(list(axes.values()), names=list(axes))
    return pd.DataFrame({"value": values.ravel()}, index).reset_index()


def surface(last: Progress) -> Drawing:
    """The map of the first network on its tape."""
    kept = curves.thin(len(last.snapshot_steps), TAPE)
    lines = plane(last.center, last.half)
    maps = last.surfaces[kept].round(3) if last.surfaces is not None else grid()[:0]
    rows = _long(maps, snapshot=range(len(kept)), y=lines.y, x=lines.x)
    rows = rows.rename(columns={"value": "p"})
    points = _points(last.train, last.center, last.half)
    labels = [say(words.AT_STEP, step=int(last.snapshot_steps[at])) for at in kept]
    return Drawing(
        "surface",
        surface_chart,
        {
            "surface": rows,
            "points": points,
            "marks": pd.DataFrame({"snapshot": range(len(kept)), "label": labels}),
        },
        {
            "x": say(words.X1),
            "y": say(words.X2),
            "probability": say(words.PROBABILITY),
            "scrub": say(words.SCRUB),
            "classes": (say(words.CLASS_0), say(words.CLASS_1)),
            "last": len(kept) - 1,
            "spans": lines.spans,
            "halves": lines.halves,
        },
        say(
            words.ALT_SURFACE,
            steps=last.step,
            points=len(points),
            loss=f"{last.train_losses[-1, 0]:.3g}",
        ),
    )


def _points(problem: toy_data.Problem, center: Pair, half: Pair) -> pd.DataFrame:
    """Points in their own units, with their class."""
    classes = (say(words.CLASS_0), say(words.CLASS_1))
    table = pd.DataFrame(unscaled(problem.inputs, center, half), columns=["x", "y"])
    return table.assign(series=[classes[label] for label in problem.labels])


def sets(train: toy_data.Problem, test: toy_data.Problem, center: Pair, half: Pair) -> Drawing:
    """What is trained on, and what is kept for the test."""
    tables = {"train": _points(train, center, half), "test": _points(test, center, half)}
    return Drawing(
        "examples",
        sets_chart,
        tables,
        {
            "x": say(words.X1),
            "y": say(words.X2),
            "classes": (say(words.CLASS_0), say(words.CLASS_1)),
        },
        say(words.ALT_SETS, **{name: len(table) for name, table in tables.items()}),
    )


def losses(last: Progress, beside: dict[str, Progress] | None = None) -> Drawing:
    """Training and test loss of the current settings as bands, test losses of pinned ones."""
    pinned = beside or {}
    own = (say(words.TRAIN_LOSS), say(words.TEST_LOSS))
    bands = {own[0]: band(last.train_losses), own[1]: band(last.test_losses)}
    lines = {n: (last.snapshot_steps, one.middle) for n, one in bands.items()}
    for name, one in pinned.items():
        lines[name] = (one.snapshot_steps, band(one.test_losses).middle)
    ranges = [
        pd.DataFrame(
            {"x": last.snapshot_steps, "low": one.lowest, "high": one.highest, "series": name}
        )
        for name, one in bands.items()
    ]
    names = (*own, *pinned)
    return Drawing(
        "losses",
        band_chart,
        {
            "middle": pd.concat([stack({n: y}, x) for n, (x, y) in lines.items()]),
            "range": pd.concat(ranges),
        },
        {"x": say(words.STEP), "y": say(words.CROSS_ENTROPY), "names": names, "shown": names},
        say(
            words.ALT_BAND,
            runs=last.test_losses.shape[1],
            steps=last.step,
            train=f"{bands[own[0]].middle[-1]:.3g}",
            test=f"{bands[own[1]].middle[-1]:.3g}",
        ),
    )


def neurons(last: Progress) -> Drawing | None:
    """The maps of all hidden neurons, the layer next to the input on top; none without any."""
    side = SIDE // EVERY
    step, row = side + GAP, side + 3 * GAP  # from map to map, and from layer to layer
    layers = [scaled(layer[:MOST, ::EVERY, ::EVERY]).round(3) for layer in last.neurons]
    if not layers:
        return None
    tiles, labels, high = [], [], len(layers) * row
    for at, layer in enumerate(layers, start=1):
        cells = _long(layer, neuron=range(len(layer)), y=range(side), x=range(side))
        cells["x"] += step * cells["neuron"]
        cells["y"] += high - at * row
        tiles.append(cells.rename(columns={"value": "v"}))
        labels.append((0, high - at * row + side, say(words.LAYER_NUMBER, number=at)))
    count = sum(len(layer) for layer in layers)
    return Drawing(
        "neurons",
        neurons_chart,
        {
            "tiles": pd.concat(tiles),
            "names": pd.DataFrame(labels, columns=["x", "y", "label"]),
        },
        {
            "value": say(words.VALUE),
            "wide": MOST * step - GAP,
            "high": high,
            "layers": len(layers),
        },
        say(words.ALT_NEURONS, count=count),
    )


def waves(problem: toy_data.Problem, noise: float) -> Drawing:
    """The first example of each wave."""
    names = tuple(say(words.WAVE_NAMES[kind]) for kind in toy_data.WAVES)
    labels = problem.labels.tolist()
    first = [labels.index(at) for at in range(len(names))]
    lines = {name: problem.inputs[at, :, 0] for name, at in zip(names, first, strict=True)}
    return Drawing(
        "waves",
        waves_chart,
        {"waves": stack(lines, range(toy_data.LENGTH))},
        {"x": say(words.TIME), "y": say(words.AMPLITUDE), "names": names},
        say(words.ALT_WAVES, noise=noise),
    )


def confusion(last: Progress) -> Drawing:
    """What the first network mistakes for what, on a tape."""
    counts = last.confusion
    if counts is None:
        raise LookupError("points have no confusion of waves")
    names = tuple(say(words.WAVE_NAMES[kind]) for kind in toy_data.WAVES)
    cells = _long(counts, snapshot=range(len(counts)), y=names, x=names)
    cells = cells.rename(columns={"value": "n"})
    return Drawing(
        "confusion",
        confusion_chart,
        {"cells": cells},
        {
            "x": say(words.TAKEN_FOR),
            "y": say(words.TRUE_CLASS),
            "count": say(words.COUNT),
            "scrub": say(words.SCRUB),
            "names": names,
            "last": len(counts) - 1,
            "most": int(counts.sum(axis=2).max()),
        },
        say(
            words.ALT_CONFUSION,
            right=int(counts[-1].trace()),
            all=int(counts[-1].sum()),
            steps=last.step,
        ),
    )
