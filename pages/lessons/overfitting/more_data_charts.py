"""The main picture of More data: a growing sample and its curve, and curves of other samples."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.sample_size import HUMP, LEFT, RIGHT, SampleSweep
from pages.lessons.overfitting import more_data_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import INSIDE_X, NEUTRAL, hand
from pages.shared.charts.rows import long
from pages.shared.charts.tooltips import HOVER
from pages.shared.words.language import say

LABELS = "(width < 400 ? 108 : 150)"  # pixels right of the curves, for names and figures
EDGE: dict[str, Any] = {"minExtent": 44, "maxExtent": 44, "titlePadding": 2}  # one left edge
NAMES_FROM = 0.42  # of the picture's height: names stand above it, figures below
HEIGHT = 380  # pixels, in a file
APART = 0.1  # of the picture's height: so far apart stand the names
FARTHEST = 30.0  # heights of the picture; a curve beyond it is cut off
WILD, ENOUGH = 10.0, 1.1  # times the error that endless data leave
PLACES = 20  # of the slider, to n = 344; more dots would only hide the curve
MANY_DOTS = 60  # points; more are drawn smaller
DIGITS = 3  # of a drawn point, behind the decimal point; a pixel is 0.02
LARGE = 1e6  # errors from here on are written as powers of ten


def chart(
    x: str,
    y: str,
    up: tuple[float, float],
    last: int,
    shots: int,
    sizes: tuple[int, ...],
    series: str,
) -> Any:
    """The sample of the slider's n, of the draw on the tape; other draws' curves grey.

    Data: points (x, y, draw, since), curves (size, draw, x, y), truth (x, y), labels (size, draw,
    y, text, series, own), notes (size, draw, at, text).
    """
    size, shown = hand("points", last), hand("shown", shots)
    end = alt.ExprRef(f"{LEFT} + {RIGHT - LEFT} * width / (width - {LABELS})")
    wide = alt.Scale(domain=[LEFT, end], nice=False)
    across = alt.X(
        "x:Q", title=x, scale=wide, axis=alt.Axis(values=[-1, 0, 1, 2], format="~g", **INSIDE_X)
    )
    tall = alt.Scale(domain=list(up), nice=False)
    high = alt.Y("y:Q", title=y, scale=tall, axis=alt.Axis(tickCount=8, **EDGE))
    text: dict[str, Any] = {"fontSize": 13, "fontWeight": "bold"}
    right = alt.value(alt.ExprRef(f"width - {LABELS} + 10"))
    area = alt.ExprRef(f"{list(sizes)}[points] > {MANY_DOTS} ? 14 : 60")

    def data(name: str, now: str = "datum.size == points", draw: str = "==") -> Any:
        """The draw first: it stays while the slider moves, and few rows are left for each move."""
        drawn = alt.Chart(alt.NamedData(name)).transform_filter(f"datum.draw {draw} shown")
        return drawn.transform_filter(now)

    labels = data("labels")
    notes = data("notes").encode(x=right, text="text:N")
    accent = alt.Color("series:N", scale=alt.Scale(domain=[series]), legend=None)
    return (
        alt.layer(
            data("curves", draw="!=")
            .mark_line(
                clip=True, strokeWidth=1.2, opacity=0.5, color=NEUTRAL, interpolate="monotone"
            )
            .encode(across, high, detail="draw:N"),
            data("points", "datum.since <= points")
            .mark_point(filled=True, size=area, opacity=0.8, clip=True, color=NEUTRAL)
            .encode(across, high, tooltip=HOVER),
            alt.Chart(alt.NamedData("truth"))
            .mark_line(clip=True, strokeWidth=2, strokeDash=[6, 4], color=NEUTRAL)
            .encode(across, high, tooltip=HOVER),
            data("curves")
            .mark_line(clip=True, strokeWidth=4, interpolate="monotone")
            .encode(across, high, color=alt.datum(series), tooltip=HOVER),
            labels.transform_filter("!datum.own")
            .mark_text(align="left", color=NEUTRAL, **text)
            .encode(high, x=right, text="text:N"),
            labels.transform_filter("datum.own")
            .mark_text(align="left", **text)
            .encode(high, accent, x=right, text="text:N"),
            *(
                notes.transform_filter(f"datum.at == {at}")
                .mark_text(align="left", color=NEUTRAL, fontSize=height, fontWeight="bold")
                .encode(y=alt.value(alt.ExprRef(f"height - {below}")))
                for at, (height, below) in enumerate(((20, 62), (13, 36), (13, 16)))
            ),
        )
        .add_params(size, shown)
        .properties(height=HEIGHT)
    )


@drawn_once
def growing(result: SampleSweep, now: int, *, secret: bool) -> Drawing:
    """The draws at every n; while it is a ``secret``, only the first n has curves and errors.

    ``now``: the place of the slider's n.
    """
    draws, shows_errors = result.draws, now == 0 or not secret
    error = (
        say(more_data_words.ALT_ERROR, error=figure(draws.held_out[0, now])) if shows_errors else ""
    )
    return Drawing(
        "growing_sample",
        chart,
        _tables(result, secret=secret),
        {
            "x": say(words.X),
            "y": say(words.Y),
            "up": _heights(result),
            "last": PLACES - 1,
            "shots": len(draws.x) - 1,
            "sizes": tuple(result.samples[:PLACES].tolist()),
            "series": say(more_data_words.FITTED),
        },
        say(more_data_words.ALT_GROWING, samples=result.samples[now], error=error),
        moved={"points": now, "shown": 0},
    )


def _heights(result: SampleSweep) -> tuple[float, float]:
    """The ends of the axis: the same at every n."""
    return curves.span(result.draws.truth, result.draws.y[0])


@drawn_once
def _tables(result: SampleSweep, *, secret: bool) -> dict[str, pd.DataFrame]:
    """The data of the picture for every place of the slider."""
    draws, up = result.draws, _heights(result)
    places = range(1 if secret else PLACES)
    far = FARTHEST * (up[1] - up[0])
    lines = draws.fitted[:, : len(places)].clip(up[0] - far, up[1] + far)
    return {
        "points": _points(result),
        "curves": long("y", lines, draw=range(len(draws.x)), size=places, x=draws.grid),
        "truth": pd.DataFrame({"x": draws.grid, "y": draws.truth}),
        "labels": _labels(result, up, secret),
        "notes": _notes(result, secret),
    }


def _points(result: SampleSweep) -> pd.DataFrame:
    """Every point of every draw, and from which place of the slider on it is there."""
    draws = result.draws
    most = result.samples[PLACES - 1]
    since = result.samples.searchsorted(range(1, most + 1))
    each = range(len(draws.x))
    table = long("y", draws.y[:, :most].round(DIGITS), draw=each, since=since)
    return table.assign(x=draws.x[:, :most].ravel().round(DIGITS))


def _labels(result: SampleSweep, up: tuple[float, float], secret: bool) -> pd.DataFrame:
    """Names at the right end of the curves: columns size, draw, y, text, own."""
    low, high = up
    gap = APART * (high - low)
    bottom, top = low + NAMES_FROM * (high - low) + gap / 2, high - gap / 2
    ends = result.draws.fitted[:, :, -1].clip(bottom, top)
    truth = (result.draws.truth[-1], say(more_data_words.TRUTH), False)
    middles = pd.DataFrame(ends).median().tolist()
    rows = []
    for size in range(PLACES):
        middle = middles[size]
        for draw, end in enumerate(ends[:, size]):
            lines = [truth]
            if size == 0 or not secret:
                lines += [(end, say(more_data_words.FITTED), True)]
                lines += [(middle, say(more_data_words.OTHERS), False)]
            moved = curves.apart([y for y, *_ in lines], gap, bottom, top)
            rows += [(size, draw, y, *line[1:]) for y, line in zip(moved, lines, strict=True)]
    table = pd.DataFrame(rows, columns=["size", "draw", "y", "text", "own"])
    return table.assign(series=say(more_data_words.FITTED))


def _notes(result: SampleSweep, secret: bool) -> pd.DataFrame:
    """The text next to each picture: columns size, draw, at (line), text."""
    rows = []
    for size, samples in enumerate(result.samples[:PLACES].tolist()):
        shows_errors = size == 0 or not secret
        for draw, errors in enumerate(result.draws.held_out):
            own, median = figure(errors[size]), figure(result.held_out.median[size])
            lines = [say(more_data_words.COUNT, samples=samples)]
            if shows_errors:
                lines += [say(more_data_words.THIS_DRAW, error=own)]
                lines += [say(more_data_words.OF_ALL, error=median)]
            rows += [(size, draw, at, line) for at, line in enumerate(lines)]
    return pd.DataFrame(rows, columns=["size", "draw", "at", "text"])


def tape(result: SampleSweep, now: int, *, secret: bool) -> list[str]:
    """What each picture of the tape shows: the typical draw, then the others."""
    typical, *others = result.draws.held_out[:, now]
    if secret and now:
        labels = [say(more_data_words.DRAW, draw=at) for at in range(2, len(others) + 2)]
        return [say(more_data_words.TYPICAL), *labels]
    return [
        say(more_data_words.TYPICAL_ERRS, error=figure(typical)),
        *(
            say(more_data_words.DRAW_ERRS, draw=at, error=figure(error))
            for at, error in enumerate(others, 2)
        ),
    ]


def verdict(result: SampleSweep, now: int, *, secret: bool = False) -> str:
    """Whether a curve through so many points can be trusted, by the median of all draws.

    ``secret``: before the guess the floor, which lies near the answer, is not told.
    """
    median, floor = result.held_out.median[now], result.floor
    said = {
        "median": figure(median),
        "floor": f"{floor:.3g}",
        "noise": f"{result.noise_variance:.3g}",
        "terms": result.terms,
    }
    near = median <= ENOUGH * floor
    if secret:
        return say(more_data_words.HALF, median=said["median"])
    if median > WILD * floor:
        return say(more_data_words.WILD, **said)
    miss = result.distance(now)
    if is_calm(result, now) and miss > HUMP:
        return say(more_data_words.LOST, miss=f"{miss:.2g}", hump=f"{HUMP:.2g}")
    if is_calm(result, now):
        return say(more_data_words.CALM, **said)
    return say(more_data_words.STUCK if near else more_data_words.UNSETTLED, **said)


def is_calm(result: SampleSweep, now: int) -> bool:
    """Whether more points hardly help any more, and N is not what limits the curve."""
    return result.theory is not None and result.held_out.median[now] <= ENOUGH * result.floor


def figure(error: float) -> str:
    """An error in three digits, a large one by its power of ten.

    >>> figure(0.09866), figure(503.1), figure(42268.0), figure(2.6e6)
    ('0.0987', '503', '42,268', '2.6e+06')
    """
    if error >= LARGE:
        return f"{error:.2g}"
    return f"{error:,.0f}" if error >= 1000 else f"{error:.3g}"
