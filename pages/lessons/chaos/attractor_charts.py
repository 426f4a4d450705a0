"""Charts of an attractor: in space, one coordinate over time, and a section by a plane."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.chaos import orbits
from core.chaos.integrate import Orbit
from core.chaos.lookup import find
from pages.lessons.chaos import attractor_words, rotatable_charts, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, color, dash, slider
from pages.shared.words import common
from pages.shared.words.language import say

LINE = 2_000  # points of a line over time, and of a section


def space(
    box: rotatable_charts.Box,
    last: int,
    shown: str,
    azimuth: str,
    elevation: str,
    shade: str,
    by: str,
) -> Any:
    """The orbit in space.

    Data: orbit (n, t, x, y, z, speed), edges (see ``rotatable_charts.edges``).
    """
    legend = alt.Legend(orient="top", gradientLength=160, gradientThickness=8, titleLimit=300)
    shades = alt.Color(f"{by}:Q", title=shade, scale=rotatable_charts.SCALE, legend=legend)
    tooltips = [alt.Tooltip(f"{name}:Q", format=".4g") for name in ("t", "x", "y", "z", "speed")]
    return (
        alt.layer(
            rotatable_charts.frame_lines(box),
            rotatable_charts.segments("orbit", box, shades, tooltips),
            rotatable_charts.head("orbit", box),
            rotatable_charts.frame_names(box),
        )
        .add_params(slider("shown", shown, last), *rotatable_charts.angles(azimuth, elevation))
        .properties(height=470)
    )


def series_chart(x: str, y: str, names: tuple[str, ...]) -> Any:
    """One coordinate over time. Data: lines (x, y, series)."""
    tooltips = ["series:N", alt.Tooltip("x:Q", title=x, format=".5g")]
    tooltips.append(alt.Tooltip("y:Q", title=y, format=".5g"))
    return (
        alt.Chart(alt.NamedData("lines"))
        .mark_line(strokeWidth=1.3)
        .encode(
            alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False)),
            alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(zero=False)),
            color(names),
            dash(names),
            tooltip=tooltips,
        )
        .properties(height=240)
    )


def section_chart(x: str, y: str, time: str) -> Any:
    """The points of a section, coloured by time. Data: points (x, y, t)."""
    legend = alt.Legend(orient="top", gradientLength=160, gradientThickness=8)
    shades = alt.Color("t:Q", title=time, scale=rotatable_charts.SCALE, legend=legend)
    tooltips = [alt.Tooltip(f"{name}:Q", format=".5g") for name in ("x", "y", "t")]
    return (
        alt.Chart(alt.NamedData("points"))
        .mark_point(filled=True, size=18, opacity=0.8)
        .encode(
            alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(zero=False)),
            alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(zero=False)),
            shades,
            tooltip=tooltips,
        )
        .properties(height=300)
    )


@drawn_once
def attractor(orbit: Orbit, name: str, by: str) -> Drawing:
    """The orbit in space, coloured by time or by speed."""
    kept = orbits.sample(orbit)
    table = pd.DataFrame(kept.states, columns=["x", "y", "z"])
    table = table.assign(n=range(len(table)), t=kept.times, speed=kept.speeds)
    spans = [curves.span(kept.states[:, at], margin=0.02) for at in range(3)]
    box = tuple((float(f"{low:.3g}"), float(f"{high:.3g}")) for low, high in spans)
    ends = {
        f"{axis}{end}": f"{value:.3g}"
        for axis in "xyz"
        for end, value in enumerate((table[axis].min(), table[axis].max()))
    }
    return Drawing(
        "attractor",
        space,
        {"orbit": table, "edges": rotatable_charts.edges(box)},
        {
            "box": box,
            "last": len(table) - 1,
            "shown": say(attractor_words.DRAWN),
            "azimuth": say(common.AZIMUTH),
            "elevation": say(common.ELEVATION),
            "shade": say(words.TIME if by == "time" else attractor_words.SPEED),
            "by": "t" if by == "time" else "speed",
        },
        say(attractor_words.ALT_ORBIT, system=name, time=f"{kept.times[-1]:.4g}", **ends),
    )


@drawn_once
def series(runs: dict[str, Orbit], coordinate: str, name: str) -> Drawing:
    """One coordinate of every run over time."""
    rows = []
    for run, orbit in runs.items():
        kept = orbits.sample(orbit, LINE)
        values = kept.states[:, "xyz".index(coordinate)]
        rows.append(pd.DataFrame({"x": kept.times, "y": values, "series": run}))
    table = pd.concat(rows)
    last = rows[-1]
    return Drawing(
        "series",
        series_chart,
        {"lines": table},
        {"x": say(words.TIME), "y": coordinate, "names": tuple(runs)},
        say(
            attractor_words.ALT_SERIES,
            name=coordinate,
            system=name,
            time=f"{last['x'].iloc[-1]:.4g}",
            low=f"{last['y'].min():.4g}",
            high=f"{last['y'].max():.4g}",
        ),
    )


@drawn_once
def section(orbit: Orbit, level: float) -> Drawing:
    """The points where the orbit passes a height upward."""
    crossed = orbits.section(orbit, level)
    count = len(crossed.times)
    kept = curves.thin(count, LINE) if count else []
    table = pd.DataFrame(crossed.states[kept], columns=["x", "y", "z"])
    table = table.assign(t=crossed.times[kept])
    return Drawing(
        "section",
        section_chart,
        {"points": table},
        {
            "x": say(attractor_words.SECTION_X, level=f"{level:g}"),
            "y": "y",
            "time": say(words.TIME),
        },
        say(attractor_words.ALT_SECTION, count=count, level=f"{level:g}"),
    )


def formula(system: str) -> str:
    """The three equations as LaTeX."""
    lines = zip("xyz", find(system).latex, strict=True)
    joined = r"\\ ".join(rf"\dot {name} &= {side}" for name, side in lines)
    return rf"\begin{{aligned}}{joined}\end{{aligned}}"
