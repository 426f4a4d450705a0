"""Nearby orbits separate: their distance over time, their cloud, and how long forecasts hold."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.chaos.sensitivity import Horizon, Spread, line
from pages.lessons.chaos import sensitivity_words, words
from pages.shared.charts.corner_text import corner_text
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, decades, log_axis, slider
from pages.shared.charts.rows import stack
from pages.shared.words.language import say

SINGLE = 12  # neighbours that have a line of their own
TAPE = 20  # frames of the cloud that are sent to the browser
POINTS = 3_600  # points of all frames together
LOWEST = 1e-17  # distance; a smaller one is not drawn


def apart_chart(x: str, y: str, names: tuple[str, ...], span: tuple[float, float], label: str):
    """Distances on a log axis. Data: single (x, y, n), lines (x, y, series), level (y)."""
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False))
    scale = alt.Scale(type="log", domain=list(span), nice=False)
    up = alt.Y("y:Q", title=y, scale=scale, axis=log_axis(decades(*span), ".0e"))
    tooltips = ["series:N", alt.Tooltip("x:Q", title=x, format=".4g")]
    tooltips.append(alt.Tooltip("y:Q", title=y, format=".3g"))
    level = alt.Chart(alt.NamedData("level")).encode(up)
    text = level.mark_text(align="left", dx=4, dy=-8, color=NEUTRAL, fontSize=13)
    return alt.layer(
        alt.Chart(alt.NamedData("single"))
        .mark_line(color=NEUTRAL, opacity=0.35, strokeWidth=0.8, clip=True)
        .encode(across, up, detail="n:N"),
        alt.Chart(alt.NamedData("lines"))
        .mark_line(clip=True, strokeWidth=2.2)
        .encode(across, up, color(names), dash(names), tooltip=tooltips),
        level.mark_rule(color=NEUTRAL, strokeDash=[6, 4]),
        text.encode(x=alt.value(0), text=alt.value(label)),
    ).properties(height=330)


def cloud_chart(
    x: str, y: str, scrub: str, last: int, across: tuple[float, float], up: tuple[float, float]
) -> Any:
    """The neighbours at one frame.

    Data: orbit (n, x, z), cloud (snapshot, x, z), marks (snapshot, label).
    """
    shown = slider("shown", scrub, last, last)
    ex = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(domain=list(across), nice=False))
    ey = alt.Y("z:Q", title=y, axis=FEW, scale=alt.Scale(domain=list(up), nice=False))
    orbit = alt.Chart(alt.NamedData("orbit")).mark_line(
        color=NEUTRAL, opacity=0.3, strokeWidth=0.7, clip=True
    )
    dots = alt.Chart(alt.NamedData("cloud")).mark_point(filled=True, size=22, opacity=0.8)
    tooltips = [alt.Tooltip("x:Q", format=".5g"), alt.Tooltip("z:Q", format=".5g")]
    return (
        alt.layer(
            orbit.encode(ex, ey, order="n:Q"),
            dots.transform_filter("datum.snapshot == shown").encode(ex, ey, tooltip=tooltips),
            corner_text(("left", "top"), 1),
        )
        .add_params(shown)
        .properties(height=330)
    )


def horizon_chart(
    x: str, y: str, names: tuple[str, str], early: str, late: str, ticks: tuple[float, ...]
) -> Any:
    """The time until forecasts are lost against the distance at the start.

    Data: held (x, early, y, late), lines (x, y, series).
    """
    scale = alt.Scale(type="log", nice=False)
    across = alt.X("x:Q", title=x, scale=scale, axis=log_axis(ticks, ".0e"))
    base = alt.Chart(alt.NamedData("held")).encode(across)
    tooltips = [
        alt.Tooltip(f"{name}:Q", title=title, format=".4g")
        for name, title in (("x", x), ("early", early), ("y", names[0]), ("late", late))
    ]
    both = alt.Chart(alt.NamedData("lines"))
    return alt.layer(
        base.mark_rule(color=NEUTRAL, strokeWidth=3, opacity=0.5).encode(
            alt.Y("early:Q", title=y), alt.Y2("late:Q"), tooltip=tooltips
        ),
        both.mark_line(strokeWidth=2, point=True).encode(
            across,
            alt.Y("y:Q", title=y, axis=FEW),
            color(names),
            dash(names),
            tooltip=["series:N", "x:Q", "y:Q"],
        ),
    ).properties(height=300)


@drawn_once
def apart(spread: Spread, distance: float, exponent: float, system: str, law: str) -> Drawing:
    """The distances over time, with those of theory and of other sources of error.

    ``law``: the kind of the theory, "partly" where its exponent was measured.
    """
    names = tuple(
        map(
            say,
            (
                sensitivity_words.MEDIAN,
                sensitivity_words.LINE,
                sensitivity_words.FLOAT32,
                sensitivity_words.SOLVER,
            ),
        )
    )
    theory = line(distance, exponent, spread.times, spread.lost_distance)
    values = (spread.median, theory, spread.float32, spread.solver)
    rows = stack(dict(zip(names, values, strict=True)), spread.times).query(f"y > {LOWEST}")
    count = spread.distances.shape[1]
    few = [
        pd.DataFrame({"x": spread.times, "y": spread.distances[:, n], "n": n})
        for n in range(min(SINGLE, count))
    ]
    single = pd.concat(few).query(f"y > {LOWEST}")
    drawn = pd.concat([rows["y"], single["y"]]).to_numpy()
    lost = "–" if spread.lost_time is None else f"{spread.lost_time:.3g}"
    return Drawing(
        "distances",
        apart_chart,
        {"single": single, "lines": rows, "level": pd.DataFrame({"y": [spread.lost_distance]})},
        {
            "x": say(words.TIME),
            "y": say(sensitivity_words.APART),
            "names": names,
            "span": curves.log_span(drawn),
            "label": say(sensitivity_words.LOST),
        },
        say(
            sensitivity_words.ALT_APART,
            count=count,
            system=system,
            time=f"{spread.times[-1]:.3g}",
            first=f"{spread.median[0]:.1e}",
            last=f"{spread.median[-1]:.3g}",
            lost=lost,
        ),
        ("measured", law),
    )


@drawn_once
def cloud(spread: Spread) -> Drawing:
    """The neighbours at each frame, over the reference orbit."""
    kept = curves.thin(len(spread.times), TAPE)
    count = spread.states.shape[1]
    lanes = curves.thin(count, POINTS // TAPE)
    frames = [
        pd.DataFrame(spread.states[frame][lanes][:, [0, 2]], columns=["x", "z"]).assign(snapshot=at)
        for at, frame in enumerate(kept)
    ]
    table = pd.concat(frames).dropna()
    orbit = pd.DataFrame(spread.path[:, [0, 2]], columns=["x", "z"])
    orbit = orbit.assign(n=range(len(orbit))).dropna()
    labels = [
        say(
            sensitivity_words.FRAME,
            time=f"{spread.times[at]:.3g}",
            spread=f"{spread.median[at]:.2g}",
        )
        for at in kept
    ]
    return Drawing(
        "cloud",
        cloud_chart,
        {
            "orbit": orbit,
            "cloud": table,
            "marks": pd.DataFrame({"snapshot": range(len(kept)), "label": labels}),
        },
        {
            "x": say(words.X),
            "y": say(words.Z),
            "scrub": say(sensitivity_words.SCRUB),
            "last": len(kept) - 1,
            "across": curves.span(orbit["x"].to_numpy(), table["x"].to_numpy()),
            "up": curves.span(orbit["z"].to_numpy(), table["z"].to_numpy(), margin=0.15),
        },
        say(sensitivity_words.ALT_CLOUD, count=count, shown=len(lanes), frames=len(kept)),
    )


@drawn_once
def horizon(result: Horizon, law: str) -> Drawing:
    """How long a forecast holds against the distance at the start; ``law``: as in ``apart``."""
    names = say(sensitivity_words.MEASURED), say(sensitivity_words.THEORY)
    lines = stack(dict(zip(names, (result.median, result.theory), strict=True)), result.distances)
    held = pd.DataFrame({"x": result.distances, "early": result.early, "late": result.late})
    held = held.assign(y=result.median)
    infinity = float("inf")
    return Drawing(
        "horizon",
        horizon_chart,
        {
            "held": held[(held["late"] < infinity)],
            "lines": lines[(lines["y"] < infinity) & (lines["y"] > 0)],
        },
        {
            "x": say(sensitivity_words.DISTANCE),
            "y": say(sensitivity_words.HELD),
            "names": names,
            "early": say(sensitivity_words.EARLY),
            "late": say(sensitivity_words.LATE),
            "ticks": decades(1e-15, 0.1, 5),
        },
        say(
            sensitivity_words.ALT_HORIZON,
            first=f"{result.median[0]:.3g}",
            last=f"{result.median[-1]:.2g}",
        ),
        ("measured", law),
    )
