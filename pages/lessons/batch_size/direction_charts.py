"""Steps of batches on the bowl, their angles, their variance, and the batch that is needed."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.batch_size import Curve, Gradients, Needed
from core.loss_surface import Surface
from pages.lessons.batch_size import direction_words, words
from pages.shared.charts import bowl
from pages.shared.charts.corner_text import TEXT
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash
from pages.shared.charts.rows import stack
from pages.shared.words.language import say

LONGEST = 0.7  # of half the picture's width: the longer of the full step and most of the others
MOST = 0.9  # share of the steps that are to fit
BIN = 15  # degrees
ARROWS = 200  # more hide each other
NUMBER = ".4g"


def arrows(
    first: str,
    second: str,
    names: tuple[str, ...],
    across: tuple[float, float],
    up: tuple[float, float],
) -> Any:
    """Steps from one place.

    Data: rings (ring, at, first, second, loss), steps (first, second, to_first, to_second, series,
    angle), full (the same), places (first, second, label).
    """
    x = alt.X("first:Q", title=first, scale=alt.Scale(domain=list(across), nice=False), axis=FEW)
    y = alt.Y("second:Q", title=second, scale=alt.Scale(domain=list(up), nice=False), axis=FEW)
    rings = alt.Chart(alt.NamedData("rings")).mark_line(
        clip=True, color=NEUTRAL, strokeWidth=1, opacity=0.55
    )
    ends = {"x2": "to_first:Q", "y2": "to_second:Q"}
    tooltip = ["series:N", alt.Tooltip("angle:Q", title="°", format=".0f")]
    steps = alt.Chart(alt.NamedData("steps"))
    full = alt.Chart(alt.NamedData("full"))
    head = full.mark_point(shape="diamond", filled=True, size=110, opacity=1, clip=True)
    places = alt.Chart(alt.NamedData("places"))
    legend = alt.Legend(columns=1)
    hue, line = color(names).legend(legend), dash(names).legend(legend)
    sides: tuple[tuple[str, Any, int], ...] = (("<", "left", 9), (">=", "right", -9))
    return alt.layer(
        rings.encode(
            x, y, detail="ring:N", order="at:Q", tooltip=[alt.Tooltip("loss:Q", format=NUMBER)]
        ),
        steps.mark_rule(clip=True, opacity=0.5).encode(x, y, hue, line, **ends, tooltip=tooltip),
        full.mark_rule(clip=True, strokeWidth=5).encode(x, y, hue, **ends, tooltip=tooltip),
        head.encode(alt.X("to_first:Q"), alt.Y("to_second:Q"), hue),
        places.mark_point(shape="cross", size=90, color=NEUTRAL, filled=True, opacity=1).encode(
            x, y
        ),
        *(
            places.transform_filter(f"datum.first {side} {sum(across) / 2}")
            .mark_text(dx=dx, dy=-9, align=align, **TEXT)
            .encode(x, y, text="label:N")
            for side, align, dx in sides
        ),
    ).properties(height=bowl.HEIGHT)


def histogram(x: str, y: str, names: tuple[str, ...]) -> Any:
    """Shares of the angles in bins; the first of ``names`` as bars, the others as lines.

    Data: bars (low, high, y), lines (x, y, series), right (x).
    """
    across = alt.X(
        "low:Q",
        title=x,
        scale=alt.Scale(domain=[0, 180]),
        axis=alt.Axis(values=[0, 45, 90, 135, 180]),
    )
    up = alt.Y("y:Q", title=y, axis=alt.Axis(format="%", tickCount=5))
    tooltip = [alt.Tooltip("low:Q"), alt.Tooltip("high:Q"), alt.Tooltip("y:Q", format=".1%")]
    legend = alt.Legend(columns=1)
    bars = alt.Chart(alt.NamedData("bars")).mark_bar(opacity=0.75)
    lines = alt.Chart(alt.NamedData("lines")).mark_line(interpolate="step-after", strokeWidth=2)
    right = alt.Chart(alt.NamedData("right")).mark_rule(color=NEUTRAL, strokeDash=[3, 3])
    return alt.layer(
        bars.encode(
            across, up, y2=alt.datum(0), x2="high:Q", color=alt.datum(names[0]), tooltip=tooltip
        ),
        lines.encode(
            alt.X("x:Q", title=x),
            up,
            color(names).legend(legend),
            dash(names).legend(legend),
            tooltip=["series:N", *tooltip[2:]],
        ),
        right.encode(alt.X("x:Q")),
    ).properties(height=240)


def power_law(x: str, y: str, names: tuple[str, ...], measured: str) -> Any:
    """Lines on two log axes, ``measured`` as dots. Data: lines (x, y, series), dots (the same)."""
    log = alt.Scale(type="log", nice=False, padding=8)
    across = alt.X("x:Q", title=x, scale=log, axis=FEW)
    up = alt.Y("y:Q", title=y, scale=alt.Scale(type="log"), axis=FEW)
    tooltip = ["series:N", alt.Tooltip("x:Q", format=NUMBER), alt.Tooltip("y:Q", format=NUMBER)]
    legend = alt.Legend(columns=1)
    lines = alt.Chart(alt.NamedData("lines")).mark_line(strokeWidth=2.5, clip=True)
    dots = alt.Chart(alt.NamedData("dots")).mark_point(filled=True, size=60, opacity=1)
    return alt.layer(
        lines.encode(
            across,
            up,
            color(names).legend(legend),
            dash(names).legend(legend),
            tooltip=tooltip,
        ),
        dots.encode(across, up, color=alt.datum(measured), tooltip=tooltip),
    ).properties(height=240)


@drawn_once
def steps(gradients: Gradients, surface: Surface) -> Drawing:
    """Where one step of each batch leads, and where the step of all samples leads."""
    names = (say(direction_words.DOWNHILL), say(direction_words.UPHILL), say(direction_words.FULL))
    half = float(surface.first[-1] - surface.first[0]) / 2
    ends = pd.DataFrame(gradients.sampled[:ARROWS], columns=["first", "second"])
    most = float(pd.Series(gradients.lengths[:ARROWS]).quantile(MOST))
    scale = LONGEST * half / (max(most, gradients.full_length) or 1.0)
    place = {"first": float(surface.start[0]), "second": float(surface.start[1])}
    rows = pd.DataFrame(
        {
            **place,
            "to_first": place["first"] - scale * ends["first"],
            "to_second": place["second"] - scale * ends["second"],
            "series": pd.Series(gradients.goes_uphill[:ARROWS]).map(
                {True: names[1], False: names[0]}
            ),
            "angle": gradients.angles[:ARROWS],
        }
    )
    full_step = place | {
        "to_first": place["first"] - scale * gradients.full[0],
        "to_second": place["second"] - scale * gradients.full[1],
        "series": names[2],
        "angle": 0.0,
    }
    return Drawing(
        "steps",
        arrows,
        {
            "rings": bowl.rings(surface),
            "steps": rows,
            "full": pd.DataFrame([full_step]),
            "places": bowl.places(surface, direction_words.START),
        },
        {"first": "w₁", "second": "w₂", "names": names, **view(surface)},
        say(
            direction_words.ALT_ARROWS,
            shown=len(rows),
            draws=len(gradients.sampled),
            batch=gradients.batch,
            first=f"{place['first']:.3g}",
            second=f"{place['second']:.3g}",
            uphill=f"{gradients.uphill:.1%}",
        ),
    )


def view(surface: Surface) -> dict[str, tuple[float, float]]:
    """The ends of both axes of a picture of the bowl."""
    return {
        "across": (float(surface.first[0]), float(surface.first[-1])),
        "up": (float(surface.second[0]), float(surface.second[-1])),
    }


@drawn_once
def angles(runs: dict[str, Gradients]) -> Drawing:
    """The angles of the last run as bars, of the pinned ones as lines."""
    *pinned, now = runs
    binned = {name: _shares(run) for name, run in runs.items()}
    names = (say(words.MEASURED_LINE), say(direction_words.RANDOM), *pinned)
    level = pd.DataFrame({"x": [0, 180], "y": BIN / 180, "series": names[1]})
    closed = {n: [*binned[n]["y"], binned[n]["y"].iloc[-1]] for n in pinned}
    edges = range(0, 181, BIN)
    lines = pd.concat([level, stack(closed, edges)]) if pinned else level
    return Drawing(
        "angles",
        histogram,
        {"bars": binned[now], "lines": lines, "right": pd.DataFrame({"x": [90]})},
        {"x": say(direction_words.ANGLE), "y": say(direction_words.SHARE), "names": names},
        say(
            direction_words.ALT_ANGLES,
            batch=runs[now].batch,
            median=f"{runs[now].median_angle:.0f}",
            uphill=f"{runs[now].uphill:.1%}",
        ),
        ("measured", "theory"),
    )


def _shares(gradients: Gradients) -> pd.DataFrame:
    """Columns low, high (degrees) and y (share of the draws)."""
    edges = list(range(0, 181, BIN))
    bins = pd.cut(pd.Series(gradients.angles), edges, include_lowest=True, labels=edges[:-1])
    shares = bins.value_counts(normalize=True, sort=False)
    low = shares.index.astype(int)
    return pd.DataFrame({"low": low, "high": low + BIN, "y": shares.to_numpy()})


@drawn_once
def variances(curve: Curve) -> Drawing:
    """The variance against the batch; at all samples it is 0, which a log axis cannot show."""
    names = (
        say(words.MEASURED_LINE),
        say(direction_words.THEORY_FINITE),
        say(direction_words.THEORY_ENDLESS),
    )
    theory = stack({names[1]: curve.theory, names[2]: curve.endless}, curve.batches)
    dots = stack({names[0]: curve.variances}, curve.batches).query("y > 0")
    last = dots.iloc[-1] if len(dots) else {"x": 1, "y": 0.0}
    return Drawing(
        "variance",
        power_law,
        {"lines": theory.query("y > 0"), "dots": dots},
        {
            "x": say(words.BATCH),
            "y": say(direction_words.VARIANCE),
            "names": names,
            "measured": names[0],
        },
        say(
            direction_words.ALT_VARIANCE,
            first=f"{curve.variances[0]:.3g}",
            batch=f"{last['x']:.0f}",
            last=f"{last['y']:.3g}",
            samples=int(curve.batches[-1]),
        ),
        ("measured", "theory"),
    )


@drawn_once
def need(needed: Needed) -> Drawing:
    """The batch that is needed against the distance to the minimum."""
    names = (say(words.MEASURED_LINE), say(direction_words.NEEDED_THEORY))
    return Drawing(
        "needed",
        power_law,
        {
            "lines": stack({names[1]: needed.theory}, needed.distances),
            "dots": stack({names[0]: needed.measured}, needed.distances),
        },
        {
            "x": say(direction_words.DISTANCE),
            "y": say(direction_words.NEEDED),
            "names": names,
            "measured": names[0],
        },
        say(
            direction_words.ALT_NEEDED,
            share=f"{needed.share:.0%}",
            far=int(needed.measured[0]),
            farthest=f"{needed.distances[0]:.3g}",
            near=int(needed.measured[-1]),
            nearest=f"{needed.distances[-1]:.3g}",
        ),
        ("measured", "theory"),
    )
