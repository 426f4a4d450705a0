"""Charts that test solvers: a network and a loop, their distance, error against step."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.chaos.solver_network import Errors, Same, power_law
from pages.lessons.chaos import solver_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, decades, log_axis
from pages.shared.charts.rows import stack
from pages.shared.words.language import named, say

LINE = 1_500  # points of a line


def lines_chart(
    x: str,
    y: str,
    names: tuple[str, ...],
    span: tuple[float, float] | None = None,
    across: tuple[float, float] | None = None,
    dots: bool = False,
    height: int = 300,
) -> Any:
    """Lines over time or step. ``span``, ``across``: the ends of a log axis, of y and of x.

    Data: lines (x, y, series), level (y).
    """
    ex = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False))
    if across:
        scale = alt.Scale(type="log", domain=list(across), nice=False)
        ex = alt.X("x:Q", title=x, scale=scale, axis=log_axis(decades(*across), ".0e"))
    up = alt.Y("y:Q", title=y, axis=FEW)
    if span:
        scale = alt.Scale(type="log", domain=list(span), nice=False)
        up = alt.Y("y:Q", title=y, scale=scale, axis=log_axis(decades(*span), ".0e"))
    tooltips = ["series:N", alt.Tooltip("x:Q", title=x, format=".4g")]
    tooltips.append(alt.Tooltip("y:Q", title=y, format=".4g"))
    level = alt.Chart(alt.NamedData("level")).mark_rule(color=NEUTRAL, strokeDash=[6, 4])
    drawn = alt.Chart(alt.NamedData("lines")).mark_line(clip=True, strokeWidth=2, point=dots)
    return alt.layer(
        level.encode(up), drawn.encode(ex, up, color(names), dash(names), tooltip=tooltips)
    ).properties(height=height)


NO_LEVEL = pd.DataFrame({"y": []})


@drawn_once
def both(result: Same) -> Drawing:
    """The coordinate x by the network and by the solver."""
    kept = curves.thin(len(result.times), LINE)
    names = say(solver_words.NETWORK_LINE), say(solver_words.SOLVER_LINE)
    values = result.network[kept, 0], result.solver[kept, 0]
    rows = stack(dict(zip(names, values, strict=True)), result.times[kept]).dropna()
    return Drawing(
        "both",
        lines_chart,
        {"lines": rows, "level": NO_LEVEL},
        {"x": say(words.TIME), "y": say(words.X), "names": names, "height": 230},
        say(solver_words.ALT_SAME, steps=len(result.times)),
    )


@drawn_once
def apart(runs: dict[str, Same]) -> Drawing:
    """The distance between network and solver over time, in every run."""
    rows = []
    for name, run in runs.items():
        kept = curves.thin(len(run.times), LINE)
        rows.append(stack({name: run.distance[kept]}, run.times[kept]))
    lines = pd.concat(rows).query("y > 0")
    *_, now = runs.values()
    largest = pd.Series(now.distance).max()  # nan left out
    return Drawing(
        "apart",
        lines_chart,
        {"lines": lines, "level": NO_LEVEL},
        {
            "x": say(words.TIME),
            "y": say(solver_words.APART),
            "names": tuple(runs),
            "span": curves.log_span(lines["y"].to_numpy()),
        },
        say(solver_words.ALT_APART, largest=f"{largest:.2g}"),
    )


def row(result: Same) -> dict[str, object]:
    """The results of one run in the table of pinned runs."""
    early, last = f"{result.largest_early:.1e}", "–"
    if result.blown_up is None:
        last = f"{result.distance[-1]:.2g}"
    return {say(solver_words.EARLY): early, say(solver_words.APART_LAST): last}


@drawn_once
def errors(result: Errors) -> Drawing:
    """Error against step, by both methods, with the slopes of theory."""
    names = (
        say(solver_words.EULER),
        say(solver_words.RK4),
        named(say(solver_words.EULER), say(solver_words.THEORY, slope=1)),
        named(say(solver_words.RK4), say(solver_words.THEORY, slope=4)),
    )
    values = (
        result.euler,
        result.rk4,
        power_law(result.dts, result.euler, 1, result.rounding),
        power_law(result.dts, result.rk4, 4, result.rounding),
    )
    rows = stack(dict(zip(names, values, strict=True)), result.dts)
    rows = rows[(rows["y"] > 0) & (rows["y"] < float("inf"))]
    return Drawing(
        "errors",
        lines_chart,
        {"lines": rows, "level": NO_LEVEL},
        {
            "x": say(words.STEP),
            "y": say(solver_words.ERROR, time=f"{result.time:g}"),
            "names": names,
            "span": curves.log_span(rows["y"].clip(1e-15, 1e3).to_numpy()),
            "across": curves.log_span(result.dts),
            "dots": True,
        },
        say(
            solver_words.ALT_ERRORS,
            euler=f"{result.euler_slope:.2f}",
            rk4=f"{result.rk4_slope:.2f}",
        ),
        ("measured", "partly"),
    )
