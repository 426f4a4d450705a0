"""Charts of pinned runs: one line for each run on shared axes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, LEGEND_LINE, color, dash
from pages.shared.charts.rows import figures, stack
from pages.shared.words import common
from pages.shared.words.language import say

HEIGHT = 200  # pixels of a chart without its legend
ROW = 30  # pixels of a method
BELOW = 90  # pixels of an axis with its title, and of what keeps the legend off
DOTS = 40  # points a line; more run together


def lines(x: str, y: str, names: tuple[str, ...], logs: tuple[bool, bool], dotted: bool) -> Any:
    """One line a run, its points ``dotted``; ``logs``: which axis is one.

    Data: runs (x, y, series).
    """
    scales = [alt.Scale(type="log" if log else "linear", nice=False, padding=8) for log in logs]
    legend = alt.Legend(columns=1)
    return (
        alt.Chart(alt.NamedData("runs"))
        .mark_line(point={"filled": True, "size": 50} if dotted else False, strokeWidth=2)
        .encode(
            alt.X("x:Q", title=x, scale=scales[0], axis=FEW),
            alt.Y("y:Q", title=y, scale=scales[1], axis=FEW),
            color(names).legend(legend),
            dash(names).legend(legend),
            tooltip=[
                "series:N",
                alt.Tooltip("x:Q", format=".4g"),
                alt.Tooltip("y:Q", format=".4g"),
            ],
        )
        .properties(height=HEIGHT + LEGEND_LINE * len(names))
    )


def dots(method: str, value: str, methods: tuple[str, ...], names: tuple[str, ...]) -> Any:
    """A row for each method, a dot in it for each run. Data: runs (x, y, series)."""
    legend = alt.Legend(columns=1, symbolSize=60)
    return (
        alt.Chart(alt.NamedData("runs"))
        .mark_point(size=70, strokeWidth=2, opacity=1)
        .encode(
            alt.X("y:Q", title=value, scale=alt.Scale(type="log", nice=False, padding=8), axis=FEW),
            alt.Y("x:N", title=method, sort=list(methods), axis=alt.Axis(grid=True, labelLimit=0)),
            color(names).legend(legend),
            alt.Shape("series:N", scale=alt.Scale(domain=list(names)), legend=legend),
            tooltip=["series:N", "x:N", alt.Tooltip("y:Q", format=".4g")],
        )
        .properties(height=ROW * len(methods) + BELOW + LEGEND_LINE * len(names))
    )


@drawn_once
def lines_of_runs(
    name: str,
    runs: Mapping[str, tuple[Any, Any]],
    axes: tuple[str, str],
    logs: tuple[bool, bool] = (False, False),
) -> Drawing:
    """A quantity of every run over another one: ``runs`` has both, by the name of the run."""
    table = pd.concat([stack({run: y}, x) for run, (x, y) in runs.items()]).dropna()
    for axis, log in zip("xy", logs, strict=True):
        table = table[table[axis].between(1e-300 if log else -1e300, 1e300)]
    last = table.groupby("series", sort=False)["y"].last()
    ends = figures(last.to_dict())
    return Drawing(
        f"pinned_{name}",
        lines,
        {"runs": table},
        {
            "x": axes[0],
            "y": axes[1],
            "names": tuple(runs),
            "logs": logs,
            "dotted": len(table) <= DOTS * len(runs),
        },
        say(common.ALT_PINNED, count=len(runs), title=axes[1], ends=ends),
    )


@drawn_once
def methods_of_runs(
    name: str, runs: Mapping[str, Mapping[str, float]], axes: tuple[str, str]
) -> Drawing:
    """What each method ends with in every run: ``runs`` has it, by the names of run and method."""
    methods = tuple(next(iter(runs.values())))
    table = pd.DataFrame(runs).rename_axis(index="x", columns="series")
    rows = table.reset_index().melt("x", var_name="series", value_name="y").dropna()
    ends = figures({run: min(ends.values()) for run, ends in runs.items()})
    return Drawing(
        f"pinned_{name}",
        dots,
        {"runs": rows[rows["y"].between(1e-300, 1e300)]},
        {"method": axes[0], "value": axes[1], "methods": methods, "names": tuple(runs)},
        say(common.ALT_PINNED_LEAST, count=len(runs), title=axes[1], ends=ends),
    )
