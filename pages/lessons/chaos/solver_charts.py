"""Charts that test solvers: sizes that depend on the step, a network and a loop, error and step."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.chaos.escape import FAR, Escape
from core.chaos.solver_network import Errors, Same, power_law
from pages.lessons.chaos import solver_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, decades, log_axis
from pages.shared.charts.rows import stack
from pages.shared.words.language import say

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


def plain(size: float) -> str:
    """A size in digits below ten million, and as a power of ten from there on.

    >>> plain(10885.2), plain(3.2e31)
    ('10,885', '3.2e+31')
    """
    return f"{size:,.0f}" if size < 1e7 else f"{size:.2g}"


@drawn_once
def sign(result: Escape, dt: float, half: float) -> Drawing:
    """The distance from the origin, by two fixed steps and by one that follows the speed."""
    names = (
        say(solver_words.FIXED, dt=dt),
        say(solver_words.HALVED, dt=half),
        say(solver_words.TRUE),
    )
    runs = (
        (result.times, result.sizes),
        (result.halved_times, result.halved_sizes),
        (result.true_times, result.true_sizes),
    )
    rows = pd.concat([stack({n: y}, x) for n, (x, y) in zip(names, runs, strict=True)])
    time = "–" if result.escape_time is None else f"{result.escape_time:.3g}"
    level = pd.DataFrame({"y": [FAR]}) if result.escape_time is not None else NO_LEVEL
    return Drawing(
        "sign",
        lines_chart,
        {"lines": rows.query("y > 0"), "level": level},
        {
            "x": say(words.TIME),
            "y": say(solver_words.SIZE),
            "names": names,
            "span": curves.log_span(rows["y"].clip(0.1, 1e9).to_numpy()),
            "height": 380,
        },
        say(
            solver_words.ALT_SIGN,
            dt=f"{dt:g}",
            largest=f"{result.largest:.3g}",
            halved=f"{result.halved_largest:.3g}",
            time=time,
        ),
    )


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
        f"{say(solver_words.EULER)}: {say(solver_words.THEORY, slope=1)}",
        f"{say(solver_words.RK4)}: {say(solver_words.THEORY, slope=4)}",
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
