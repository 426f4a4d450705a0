"""Paths of batches of different size on the bowl, their losses, and the floors they settle at."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.batch_paths import Floors, Paths
from pages.lessons.batch_size import paths_words, words
from pages.lessons.batch_size.direction_charts import NUMBER, view
from pages.shared.charts import bowl
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, decades, log_axis
from pages.shared.charts.rows import stack
from pages.shared.words.language import say

LEAST = 1e-8  # of the excess; less is the rounding of the picture's own axis
MOST = 1e4  # of the excess; beyond it a path is out


def courses(x: str, y: str, names: tuple[str, ...], span: tuple[float, float], last: float) -> Any:
    """The excess over steps or samples on a log axis, with floors.

    Data: lines (x, y, series), floors (y, series).
    """
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(domain=[0, last], nice=False))
    scale = alt.Scale(type="log", domain=list(span), nice=False)
    up = alt.Y("y:Q", title=y, scale=scale, axis=log_axis(decades(*span)))
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", format=NUMBER)]
    drawn = alt.Chart(alt.NamedData("lines")).mark_line(clip=True, strokeWidth=2)
    floor = alt.Chart(alt.NamedData("floors")).mark_rule(clip=True, strokeWidth=2, opacity=0.8)
    return alt.layer(
        drawn.encode(across, up, color(names), dash(names), tooltip=tooltip),
        floor.encode(up, color(names), tooltip=["series:N", *tooltip[2:]]),
    ).properties(height=300)


def scatter(x: str, y: str, names: tuple[str, ...], exact: str, line: str) -> Any:
    """Floors against rate / batch on two log axes.

    Data: dots (x, y, series, rate, batch), exact (x, y), line (x, y).
    """
    across = alt.X("x:Q", title=x, scale=alt.Scale(type="log", nice=False, padding=10), axis=FEW)
    up = alt.Y("y:Q", title=y, scale=alt.Scale(type="log"), axis=FEW)
    legend = alt.Legend(columns=1)
    shapes = alt.Scale(domain=list(names))
    shape = alt.Shape("series:N", scale=shapes, title=None, legend=legend)
    tooltip = ["series:N", alt.Tooltip("batch:Q", title="B"), alt.Tooltip("y:Q", format=NUMBER)]
    dots = alt.Chart(alt.NamedData("dots")).mark_point(filled=True, size=80, opacity=0.9)
    ticks = alt.Chart(alt.NamedData("exact"), title=[]).mark_point(
        shape="cross", size=45, color=NEUTRAL
    )
    ruled = alt.Chart(alt.NamedData("line")).mark_line(color=NEUTRAL, strokeDash=[6, 4])
    named = (
        alt.Chart(alt.NamedData("line"))
        .transform_filter("datum.label")
        .mark_text(align="left", dx=8, dy=14, color=NEUTRAL, fontSize=13)
    )
    return alt.layer(
        ruled.encode(across, up),
        named.encode(x=alt.value(8), y=alt.value(6), text=alt.value([f"- - {line}", f"+ {exact}"])),
        dots.encode(across, up, color(names).legend(legend), shape, tooltip=tooltip),
        ticks.encode(across, up),
    ).properties(height=320)


def names_of(paths: Paths) -> tuple[str, ...]:
    """The paths by their batch; a batch that comes twice is named once."""
    return tuple(dict.fromkeys(say(words.BATCH_OF, batch=batch) for batch in paths.batches))


@drawn_once
def on_the_bowl(paths: Paths) -> Drawing:
    """The paths on a tape over the steps."""
    names = names_of(paths)
    walked = [
        bowl.steps_of(say(words.BATCH_OF, batch=batch), weights, losses, paths.surface)
        for batch, weights, losses in zip(paths.batches, paths.weights, paths.losses, strict=True)
    ]
    last = paths.weights.shape[1] - 1
    notes = [say(paths_words.NOTE_STEP, step=step) for step in range(last + 1)]
    return Drawing(
        "paths",
        bowl.chart,
        {
            "rings": bowl.rings(paths.surface),
            "paths": pd.concat(walked).dropna(),
            "places": bowl.places(paths.surface, paths_words.START),
            "notes": pd.DataFrame({"step": range(last + 1), "label": notes}),
        },
        {
            "first": "w₁",
            "second": "w₂",
            "scrub": say(paths_words.SCRUB),
            "names": names,
            "shown_names": names,
            "last": last,
            **view(paths.surface),
        },
        say(
            paths_words.ALT_PATHS, batch=paths.batches[1], steps=last, **_ends(paths.excess[:, -1])
        ),
    )


def _ends(values: Any) -> dict[str, str]:
    """The last excess of each path, in words."""
    shown = ["∞" if value != value else f"{value:.3g}" for value in values]
    return dict(zip(("first", "second", "third"), shown, strict=False))


@drawn_once
def excesses(paths: Paths, axis: str) -> Drawing:
    """The loss above the lowest, against steps or against samples looked at."""
    rows, floors = [], []
    for batch, excess, floor in zip(paths.batches, paths.excess, paths.floors, strict=True):
        name = say(words.BATCH_OF, batch=batch)
        every = batch if axis == "examples" else 1
        rows.append(pd.DataFrame({"x": pd.RangeIndex(len(excess)) * every, "y": excess}))
        rows[-1]["series"] = name
        if floor is not None and floor > LEAST:
            floors.append({"y": floor, "series": name})
    table = pd.concat(rows).query(f"{LEAST} < y < {MOST}")
    floor_labels = [
        say(paths_words.NO_FLOOR) if floor is None else f"{floor:.3g}" for floor in paths.floors
    ]
    return Drawing(
        "excess",
        courses,
        {"lines": table, "floors": pd.DataFrame(floors, columns=["y", "series"])},
        {
            "x": say(paths_words.AXES[axis]),
            "y": say(paths_words.EXCESS),
            "names": names_of(paths),
            "span": curves.log_span([*table["y"], *(row["y"] for row in floors)]),
            "last": float(table["x"].max()),
        },
        say(
            paths_words.ALT_EXCESS,
            steps=paths.weights.shape[1] - 1,
            batch=paths.batches[1],
            first=floor_labels[0],
            second=floor_labels[1],
        ),
        ("measured", "theory"),
    )


@drawn_once
def noise_floors(floors: Floors) -> Drawing:
    """All floors against rate / batch, with the exact theory and the line of small rates."""
    names = tuple(say(paths_words.FLOOR_RATE, rate=f"{rate:g}") for rate in floors.rates)
    dots = [
        stack({name: measured}, rate / floors.batches).assign(batch=floors.batches)
        for name, rate, measured in zip(names, floors.rates, floors.measured, strict=True)
    ]
    rows = pd.concat(dots)
    ends = pd.DataFrame({"x": [rows["x"].min(), rows["x"].max()], "label": [True, False]})
    return Drawing(
        "floors",
        scatter,
        {
            "dots": rows,
            "exact": rows[["x"]].assign(y=floors.exact.ravel()),
            "line": ends.assign(y=floors.slope * ends["x"]),
        },
        {
            "x": say(paths_words.RATE_OVER_BATCH),
            "y": say(paths_words.FLOOR),
            "names": names,
            "exact": say(paths_words.FLOOR_EXACT),
            "line": say(paths_words.FLOOR_LINE),
        },
        say(
            paths_words.ALT_FLOORS,
            rates=len(floors.rates),
            batches=len(floors.batches),
            low=f"{rows['y'].min():.2g}",
            high=f"{rows['y'].max():.2g}",
        ),
        ("measured", "theory"),
    )
