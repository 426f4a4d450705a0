"""Neighbours that part: distance over time, the cloud on a tape, how long forecasts hold."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.chaos.lyapunov import Spectrum
from core.chaos.sensitivity import Horizon, Spread, line
from pages.lessons.chaos import sensitivity_words, words
from pages.shared.charts.corner_text import corner_text
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, decades, log_axis, slider
from pages.shared.charts.rows import stack
from pages.shared.words.language import say

SINGLE = 12  # neighbours that are drawn one by one
TAPE = 20  # frames of the cloud that travel to the browser
POINTS = 3_600  # points of all frames together
LOWEST = 1e-17  # distance; less is not drawn


def apart_chart(x: str, y: str, names: tuple[str, ...], span: tuple[float, float], label: str):
    """Distances on a log axis. Data: single (x, y, n), lines (x, y, series), level (y)."""
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False))
    scale = alt.Scale(type="log", domain=list(span), nice=False)
    up = alt.Y("y:Q", title=y, scale=scale, axis=log_axis(decades(*span), ".0e"))
    tips = ["series:N", alt.Tooltip("x:Q", title=x, format=".4g")]
    tips.append(alt.Tooltip("y:Q", title=y, format=".3g"))
    level = alt.Chart(alt.NamedData("level")).encode(up)
    text = level.mark_text(align="left", dx=4, dy=-8, color=NEUTRAL, fontSize=13)
    return alt.layer(
        alt.Chart(alt.NamedData("single"))
        .mark_line(color=NEUTRAL, opacity=0.35, strokeWidth=0.8, clip=True)
        .encode(across, up, detail="n:N"),
        alt.Chart(alt.NamedData("lines"))
        .mark_line(clip=True, strokeWidth=2.2)
        .encode(across, up, color(names), dash(names), tooltip=tips),
        level.mark_rule(color=NEUTRAL, strokeDash=[6, 4]),
        text.encode(x=alt.value(0), text=alt.value(label)),
    ).properties(height=330)


def cloud_chart(
    x: str, y: str, scrub: str, last: int, across: tuple[float, float], up: tuple[float, float]
) -> Any:
    """The neighbours at the frame of the tape. Data: orbit (n, x, z), cloud, marks."""
    shown = slider("shown", scrub, last, last)
    ex = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(domain=list(across), nice=False))
    ey = alt.Y("z:Q", title=y, axis=FEW, scale=alt.Scale(domain=list(up), nice=False))
    orbit = alt.Chart(alt.NamedData("orbit")).mark_line(
        color=NEUTRAL, opacity=0.3, strokeWidth=0.7, clip=True
    )
    dots = alt.Chart(alt.NamedData("cloud")).mark_point(filled=True, size=22, opacity=0.8)
    tips = [alt.Tooltip("x:Q", format=".5g"), alt.Tooltip("z:Q", format=".5g")]
    return (
        alt.layer(
            orbit.encode(ex, ey, order="n:Q"),
            dots.transform_filter("datum.snapshot == shown").encode(ex, ey, tooltip=tips),
            corner_text(("left", "top"), 1),
        )
        .add_params(shown)
        .properties(height=330)
    )


def horizon_chart(
    x: str, y: str, names: tuple[str, str], early: str, late: str, ticks: tuple[float, ...]
) -> Any:
    """Time until lost against distance. Data: held (x, early, median, late), theory (x, y)."""
    scale = alt.Scale(type="log", nice=False)
    across = alt.X("x:Q", title=x, scale=scale, axis=log_axis(ticks, ".0e"))
    base = alt.Chart(alt.NamedData("held")).encode(across)
    tips = [
        alt.Tooltip(f"{name}:Q", title=title, format=".4g")
        for name, title in (("x", x), ("early", early), ("y", names[0]), ("late", late))
    ]
    both = alt.Chart(alt.NamedData("lines"))
    return alt.layer(
        base.mark_rule(color=NEUTRAL, strokeWidth=3, opacity=0.5).encode(
            alt.Y("early:Q", title=y), alt.Y2("late:Q"), tooltip=tips
        ),
        both.mark_line(strokeWidth=2, point=True).encode(
            across,
            alt.Y("y:Q", title=y, axis=FEW),
            color(names),
            dash(names),
            tooltip=["series:N", "x:Q", "y:Q"],
        ),
    ).properties(height=300)


def apart(found: Spread, distance: float, exponent: float, system: str) -> Drawing:
    """The distances, with what theory says and what other sources of error do."""
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
    theory = line(distance, exponent, found.times, found.lost_distance)
    values = (found.median, theory, found.float32, found.solver)
    rows = stack(dict(zip(names, values, strict=True)), found.times).query(f"y > {LOWEST}")
    few = [
        pd.DataFrame({"x": found.times, "y": found.distances[:, n], "n": n})
        for n in range(min(SINGLE, found.distances.shape[1]))
    ]
    single = pd.concat(few).query(f"y > {LOWEST}")
    drawn = pd.concat([rows["y"], single["y"]]).to_numpy()
    lost = "–" if found.lost_time is None else f"{found.lost_time:.3g}"
    return Drawing(
        "distances",
        apart_chart,
        {"single": single, "lines": rows, "level": pd.DataFrame({"y": [found.lost_distance]})},
        {
            "x": say(words.TIME),
            "y": say(sensitivity_words.APART),
            "names": names,
            "span": curves.log_span(drawn),
            "label": say(sensitivity_words.LOST),
        },
        say(
            sensitivity_words.ALT_APART,
            count=found.distances.shape[1],
            system=system,
            time=f"{found.times[-1]:.3g}",
            first=f"{found.median[0]:.1e}",
            last=f"{found.median[-1]:.3g}",
            lost=lost,
        ),
        ("measured", "theory"),
    )


def cloud(found: Spread) -> Drawing:
    """The neighbours on the tape, over the reference orbit."""
    kept = curves.thin(len(found.times), TAPE)
    count = found.states.shape[1]
    lanes = curves.thin(count, POINTS // TAPE)
    frames = [
        pd.DataFrame(found.states[frame][lanes][:, [0, 2]], columns=["x", "z"]).assign(snapshot=at)
        for at, frame in enumerate(kept)
    ]
    table = pd.concat(frames).dropna()
    orbit = pd.DataFrame(found.path[:, [0, 2]], columns=["x", "z"])
    orbit = orbit.assign(n=range(len(orbit))).dropna()
    labels = [
        say(
            sensitivity_words.FRAME, time=f"{found.times[at]:.3g}", spread=f"{found.median[at]:.2g}"
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


def horizon(found: Horizon) -> Drawing:
    """How long the forecast holds against the distance at the start."""
    names = say(sensitivity_words.MEASURED), say(sensitivity_words.THEORY)
    lines = stack(dict(zip(names, (found.median, found.theory), strict=True)), found.distances)
    held = pd.DataFrame({"x": found.distances, "early": found.early, "late": found.late})
    held = held.assign(y=found.median)
    finite = float("inf")
    return Drawing(
        "horizon",
        horizon_chart,
        {
            "held": held[(held["late"] < finite)],
            "lines": lines[(lines["y"] < finite) & (lines["y"] > 0)],
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
            first=f"{found.median[0]:.3g}",
            last=f"{found.median[-1]:.2g}",
        ),
        ("measured", "theory"),
    )


def local_chart(x: str, y: str, names: tuple[str, ...]) -> Any:
    """Growth rates over time. Data: lines (x, y, series)."""
    tips = ["series:N", alt.Tooltip("x:Q", title=x, format=".4g")]
    tips.append(alt.Tooltip("y:Q", title=y, format=".4g"))
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(color=NEUTRAL, strokeDash=[6, 4])
    return alt.layer(
        zero.encode(alt.Y("y:Q")),
        alt.Chart(alt.NamedData("lines"))
        .mark_line(strokeWidth=1.8)
        .encode(
            alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False)),
            alt.Y("y:Q", title=y, axis=FEW),
            color(names),
            dash(names),
            tooltip=tips,
        ),
    ).properties(height=340)


def local(runs: dict[str, Spectrum], system: str) -> Drawing:
    """The mean growth rates of the three differences so far; of several runs the largest one."""
    *pinned, found = runs.values()
    names = [say(one) for one in words.NAMES]
    rows = [stack(dict(zip(names, found.running.T, strict=True)), found.times)]
    if pinned:
        named = {f"{names[0]}, {name}": one for name, one in runs.items()}
        rows = [stack({name: one.running[:, 0]}, one.times) for name, one in named.items()]
    lines = pd.concat(rows).dropna()
    first, second, third = (f"{one:.3g}" for one in found.exponents)
    return Drawing(
        "growth",
        local_chart,
        {"lines": lines, "zero": pd.DataFrame({"y": [0.0]})},
        {
            "x": say(words.TIME),
            "y": say(sensitivity_words.EXPONENT),
            "names": tuple(lines["series"].unique()),
        },
        say(sensitivity_words.ALT_LOCAL, system=system, first=first, second=second, third=third),
    )


def exponents(found: Spectrum) -> dict[str, object]:
    """What the table of pinned runs says of one."""
    named = zip(words.NAMES, found.exponents, strict=True)
    return {say(name): f"{one:.4f}" for name, one in named}
