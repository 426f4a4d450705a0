"""Errors of More data: a strip below the main picture, and a chart with theory and pinned runs."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.sample_size import SampleSweep
from pages.lessons.overfitting import more_data_words, words
from pages.lessons.overfitting.more_data_charts import EDGE, LABELS, PLACES
from pages.shared.charts.corner_text import TEXT
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, decades, hand, log_axis
from pages.shared.charts.rows import stack
from pages.shared.words import stage
from pages.shared.words.language import say

BELOW, ABOVE = 0.5, 25.0  # times the floor: ends of the log axis; small samples leave it
HEIGHT = 112  # pixels of the strip, in a file
FAINT = 0.4  # opacity of a formula where it does not hold yet
COUNTS = [6, 10, 30, 100, 300, 1000]  # ticks of n
LINES = 0.36  # of the strip's height: so far apart stand its names

COUNT = alt.Tooltip("x:Q", title="n")
ERROR = alt.Tooltip("y:Q", format=".4g")


def ruler_chart(
    x: str,
    y: str,
    series: str,
    last: int,
    ends: tuple[int, int],
    up: tuple[float, float],
    ticks: tuple[float, ...],
) -> Any:
    """The median error over n with the middle 80 %, and the slider's n.

    Data: errors (size, x, y, low, high), floor (y), labels (y, text, series, own), answers (x, y,
    label_y, text).
    """
    low, high = ends
    end = alt.ExprRef(f"{low} * pow({high / low}, width / (width - {LABELS}))")
    scale = alt.Scale(type="log", domain=[low, end], nice=False)
    axis = alt.Axis(values=COUNTS, format="d", grid=False, titlePadding=2)
    across = alt.X("x:Q", title=x, scale=scale, axis=axis)
    tall = alt.Scale(type="log", domain=list(up), nice=False)
    plain = log_axis(ticks, grid=False, title=y, titleFontSize=12, **EDGE)
    height = alt.Y("y:Q", scale=tall, axis=plain)
    text: dict[str, Any] = {"fontSize": 13, "fontWeight": "bold"}
    right = alt.value(alt.ExprRef(f"width - {LABELS} + 10"))
    errors, labels = alt.Chart(alt.NamedData("errors")), alt.Chart(alt.NamedData("labels"))
    answers = alt.Chart(alt.NamedData("answers"))
    accent = alt.Color("series:N", scale=alt.Scale(domain=[series]), legend=None)
    named = labels.encode(height, x=right, text="text:N")
    return (
        alt.layer(
            errors.mark_area(clip=True, opacity=0.2, color=NEUTRAL).encode(
                across, alt.Y("low:Q", scale=tall, axis=plain), y2="high:Q"
            ),
            alt.Chart(alt.NamedData("floor"))
            .mark_rule(strokeDash=[4, 3], color=NEUTRAL)
            .encode(height, x=alt.value(0), x2=alt.value(alt.ExprRef(f"width - {LABELS}"))),
            errors.mark_line(clip=True, strokeWidth=2.5).encode(
                across, height, color=alt.datum(series), tooltip=[COUNT, ERROR]
            ),
            errors.transform_filter("datum.size == points")
            .mark_point(filled=True, size=130, opacity=1)
            .encode(across, height, color=alt.datum(series)),
            named.transform_filter("!datum.own").mark_text(align="left", color=NEUTRAL, **text),
            named.transform_filter("datum.own").mark_text(align="left", **text).encode(accent),
            answers.mark_point(
                shape="diamond", size=90, filled=True, opacity=1, color=NEUTRAL
            ).encode(across, height),
            answers.mark_text(align="left", dx=9, color=NEUTRAL, **text).encode(
                across, alt.Y("label_y:Q", scale=tall, axis=plain), text="text:N"
            ),
        )
        .add_params(hand("points", last))
        .properties(height=HEIGHT)
    )


@drawn_once
def ruler(result: SampleSweep, now: int, guessed: tuple[int, float] | None) -> Drawing:
    """The strip below the main picture; ``guessed``: a number of points, and the guessed error."""
    spread = result.held_out
    heights = [result.floor, *spread.median] + ([guessed[1]] if guessed else [])
    up = (min(heights) / 3, max(heights) * 3)
    table = pd.DataFrame(
        {
            "size": range(len(result.samples)),
            "x": result.samples,
            "y": spread.median,
            "low": spread.low,
            "high": spread.high,
        }
    )
    first, last = int(result.samples[0]), int(result.samples[-1])
    return Drawing(
        "median_error",
        ruler_chart,
        {
            "errors": table,
            "floor": pd.DataFrame({"y": [result.floor]}),
            "labels": _names(result, up),
            "answers": _answers(result, up, guessed),
        },
        {
            "x": say(more_data_words.POINTS),
            "y": say(more_data_words.ERROR),
            "series": say(more_data_words.MEDIAN),
            "last": PLACES - 1,
            "ends": (first, last),
            "up": up,
            "ticks": decades(*up, most=2),
        },
        say(
            more_data_words.ALT_ERRORS,
            first=first,
            last=last,
            high=f"{spread.median[0]:.3g}",
            low=f"{spread.median[-1]:.3g}",
        ),
        moved={"points": now},
    )


def _names(result: SampleSweep, up: tuple[float, float]) -> pd.DataFrame:
    """The names at the right end of the strip: columns y, text, own."""
    low, high = up
    share = (high / low) ** LINES
    median = min(max(float(result.held_out.median[-1]), low * share**1.5), high / share**0.5)
    rows = [(median, say(more_data_words.MEDIAN), True)]
    rows.append((median / share, say(more_data_words.ENDLESS), False))
    table = pd.DataFrame(rows, columns=["y", "text", "own"])
    return table.assign(series=say(more_data_words.MEDIAN))


def _answers(
    result: SampleSweep, up: tuple[float, float], guessed: tuple[int, float] | None
) -> pd.DataFrame:
    """The guess, its name clear of the line: columns x, y, label_y, text."""
    rows = []
    if guessed:
        samples, error = guessed
        median = float(result.held_out.median[result.samples.searchsorted(samples)])
        clear = median * (up[1] / up[0]) ** LINES
        rows.append((samples, error, max(error, clear), say(stage.YOUR_GUESS)))
    return pd.DataFrame(rows, columns=["x", "y", "label_y", "text"])


def error_chart(
    x: str,
    y: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    ends: tuple[int, int],
    domain: tuple[float, float],
) -> Any:
    """Errors against n, both on log axes.

    Data: errors (x, y, series, of, holds), floors (y, label).
    """
    axis = alt.Axis(values=COUNTS, format="d")
    across = alt.X("x:Q", title=x, axis=axis, scale=alt.Scale(type="log", domain=list(ends)))
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(type="log", domain=list(domain)))
    lines = alt.Chart(alt.NamedData("errors")).mark_line(clip=True, strokeWidth=2.5)
    floors = alt.Chart(alt.NamedData("floors"))
    return alt.layer(
        floors.mark_rule(color=NEUTRAL, strokeDash=[3, 3], clip=True).encode(up),
        floors.mark_text(align="right", baseline="top", dx=-6, dy=8, **TEXT).encode(
            up, x=alt.XValue("width"), text="label:N"
        ),
        lines.encode(
            across,
            up,
            color(names, shown_names),
            dash(names, shown_names),
            opacity=alt.condition("datum.holds", alt.value(1), alt.value(FAINT)),
            detail="of:N",
            tooltip=["series:N", COUNT, ERROR],
        ),
    ).properties(height=340)


@drawn_once
def errors(runs: dict[str, SampleSweep]) -> Drawing:
    """Held-out and training error of the current run, and held-out error of the pinned ones."""
    *pinned, now = runs
    sweep = runs[now]
    medians = {say(more_data_words.MEDIAN): sweep, **{name: runs[name] for name in pinned}}
    lines = [stack({n: run.held_out.median}, run.samples) for n, run in medians.items()]
    own = {say(more_data_words.MEAN): sweep.held_out.mean, say(words.TRAINING): sweep.training}
    lines.append(stack(own, sweep.samples))
    measured = pd.concat(lines)
    rows = pd.concat([measured.assign(of=measured["series"], holds=True), _theory(sweep)])
    floors = [run.floor for run in runs.values()]
    return Drawing(
        "sample_size",
        error_chart,
        {"errors": rows[rows["y"] > 0], "floors": _floors(sweep)},
        {
            "x": say(more_data_words.POINTS),
            "y": say(words.ERROR),
            "names": names(runs),
            "shown_names": (*medians, *own, *([say(words.THEORY)] if sweep.theory else [])),
            "ends": (int(sweep.samples[0]), int(sweep.samples[-1])),
            "domain": (BELOW * min(floors), ABOVE * max(floors)),
        },
        say(
            more_data_words.ALT_THEORY,
            last=int(sweep.samples[-1]),
            held_out=f"{sweep.held_out.median[-1]:.3g}",
            training=f"{sweep.training[-1]:.3g}",
        ),
        ("measured", "theory"),
    )


def names(runs: dict[str, Any]) -> tuple[str, ...]:
    """Every series of the picture in one order, so that each keeps its colour."""
    *pinned, _ = runs
    own = (more_data_words.MEDIAN, words.TRAINING, words.THEORY, more_data_words.MEAN)
    return (*(say(text) for text in own), *pinned)


def _theory(sweep: SampleSweep) -> pd.DataFrame:
    """Both formulas, where they hold and where not yet: columns x, y, series, of, holds."""
    if sweep.theory is None:
        return pd.DataFrame()
    both = {"held-out": sweep.theory.held_out, "training": sweep.theory.training}
    rows = stack(both, sweep.samples).rename(columns={"series": "of"}).dropna()
    holds = (rows["of"] == "training") | (rows["x"] >= sweep.theory.valid_from)
    early = rows[~holds].assign(holds=False, of="held-out, early")
    return pd.concat([rows[holds].assign(holds=True), early]).assign(series=say(words.THEORY))


def _floors(sweep: SampleSweep) -> pd.DataFrame:
    """The error that endless data leave, and its part from noise: columns y, label."""
    rows = [{"y": sweep.noise_variance, "label": say(more_data_words.NOISE_FLOOR)}]
    if sweep.theory is None:
        rows.append({"y": sweep.floor, "label": say(more_data_words.FLOOR)})
    return pd.DataFrame(rows)
