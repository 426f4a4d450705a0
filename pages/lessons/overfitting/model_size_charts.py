"""The main picture of model size: curves through several samples, over the error of every N."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.model_size import DRAWS, OFFERED, SizeFamily, SizeSweep
from pages.lessons.overfitting import error_ruler, model_size_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, hand
from pages.shared.charts.rows import long
from pages.shared.charts.tooltips import HOVER
from pages.shared.words import common, stage
from pages.shared.words.language import say

UP = (-2.3, 2.3)  # heights of the picture; the step goes from -1 to 1
NAME_OF_STEP = (0.3, -0.1)  # the place of its name: right of its steep part
BELOW, ABOVE = 0.5, 3.0  # times the lowest and the highest error that are drawn: ends of the axis
SPAN = 1e4  # times the lowest error at least: room for a guess
TEXT: dict[str, Any] = {"fontSize": 14, "fontWeight": "bold"}


@dataclass(frozen=True)
class Answer:
    """The error of N = n = size: what the learner said, if anything, and what was measured."""

    size: int
    guessed: float | None
    measured: float


def chart(name: str, up: tuple[float, float]) -> Any:
    """The curves of the samples up to the one on the tape, for the N of the slider.

    Data: curves (terms, draw, x, y), points (draw, x, y, series), truth (x, y), labels
    (x, y, text).
    """
    terms, shown = hand("terms", len(OFFERED)), hand("shown", DRAWS)
    across = alt.Scale(domain=[-1, 1], nice=False, padding=6)
    wide = alt.X("x:Q", title=None, scale=across, axis=alt.Axis(tickCount=5))
    high = alt.Y(
        "y:Q", title=None, scale=alt.Scale(domain=list(up), nice=False), axis=alt.Axis(tickCount=5)
    )
    accent = alt.Color("series:N", scale=alt.Scale(domain=[name]), legend=None)

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name))

    drawn = data("curves").transform_filter("datum.terms == terms")
    before = drawn.transform_filter("datum.draw < shown").mark_line(
        clip=True, strokeWidth=1.2, color=NEUTRAL, opacity=0.55
    )
    now = drawn.transform_filter("datum.draw == shown").mark_line(clip=True, strokeWidth=3)
    dots = data("points").transform_filter("datum.draw == shown")
    return alt.layer(
        before.encode(wide, high, detail="draw:N"),
        data("truth")
        .mark_line(color=NEUTRAL, strokeWidth=3, strokeDash=[7, 4])
        .encode(wide, high, tooltip=HOVER),
        now.encode(wide, high, color=alt.datum(name), tooltip=HOVER),
        dots.mark_point(filled=True, size=70, opacity=1, clip=True).encode(
            wide, high, accent, tooltip=HOVER
        ),
        data("labels")
        .mark_text(align="left", color=NEUTRAL, **TEXT)
        .encode(wide, high, text="text:N"),
    ).add_params(terms, shown)


@drawn_once
def fitted(family: SizeFamily, now: int, last: int) -> Drawing:
    """The curves of every N up to ``last``; larger ones wait for a guess. ``now``: a place."""
    shown = [at for at, size in enumerate(OFFERED) if size <= last]
    ghosts = long("y", family.curves[shown], terms=shown, draw=range(DRAWS), x=family.x)
    return Drawing(
        "model_size_curves",
        chart,
        {
            "curves": ghosts,
            "points": long("y", family.sample_y, draw=range(DRAWS), x=family.sample_x).assign(
                series=say(common.NOW)
            ),
            "truth": pd.DataFrame({"x": family.x, "y": family.truth}),
            "labels": pd.DataFrame(
                [(*NAME_OF_STEP, say(model_size_words.STEP))], columns=["x", "y", "text"]
            ),
        },
        {
            "name": say(common.NOW),
            "up": curves.span(UP, family.sample_y, margin=0.0),
        },
        say(model_size_words.ALT_CURVES, count=DRAWS, parameters=OFFERED[now]),
        moved={"terms": now, "shown": DRAWS - 1},
    )


@drawn_once
def ruler(sweep: SizeSweep, samples: int, now: int, last: int, answer: Answer | None) -> Drawing:
    """The error of every N up to ``last``, and the slider's N on it."""
    name = say(common.NOW)
    seen = sweep.parameters <= last
    sizes, errors = sweep.parameters[seen], sweep.measured.held_out[seen]
    line = pd.DataFrame({"x": sizes, "y": errors, "series": name, "terms": error_ruler.ALWAYS})
    largest = float(sweep.parameters[-1])
    answers = _answers(answer, largest)
    low = BELOW * float(errors.min())
    high = max(ABOVE * float(errors.max()), SPAN * low, *(ABOVE * answers["y"]), 0.0)
    rules = pd.DataFrame([(samples, say(model_size_words.AT_PEAK, samples=samples))])
    return Drawing(
        "model_size",
        error_ruler.chart,
        error_ruler.tables(
            lines=line,
            marks=_marks(sweep, samples, last, name),
            rules=rules.set_axis(error_ruler.TABLES["rules"], axis=1),
            answers=answers,
        ),
        {
            "x": say(model_size_words.PARAMETERS),
            "y": say(words.HELD_OUT),
            "names": (name,),
            "across": (1.0, largest),
            "up": (low, high),
            "log": True,
        },
        say(
            model_size_words.ALT_SIZES,
            samples=samples,
            peak=int(sizes[errors.argmax()]),
            error=f"{errors.max():.3g}",
            last=int(sizes[-1]),
        ),
        moved={"terms": now, "shown": DRAWS - 1},
    )


def tape(samples: int) -> list[str]:
    """What each picture of the tape shows: which sample is fitted."""
    return [
        say(model_size_words.SAMPLE_OF, at=at, count=DRAWS, samples=samples)
        for at in range(1, DRAWS + 1)
    ]


def _error(sweep: SizeSweep, size: int, last: int) -> str:
    return f"{sweep.measured.held_out[sweep.at(size)]:.3g}" if size <= last else "?"


def _marks(sweep: SizeSweep, samples: int, last: int, name: str) -> pd.DataFrame:
    """The mark on the curve for every N; it has no height while the error is hidden."""
    rows, largest = [], float(sweep.parameters[-1])
    for at, size in enumerate(OFFERED):
        error = _error(sweep, size, last)
        share = curves.log_share(float(size), 1.0, largest)
        place = error_ruler.text_place(share, curves.log_share(float(samples), 1.0, largest))
        text = say(model_size_words.NOTE_AT, parameters=size, error=error)
        height = float(sweep.measured.held_out[sweep.at(size)]) if size <= last else None
        rows.append((at, error_ruler.ALWAYS, size, height, name, text, *place))
    return pd.DataFrame(rows, columns=error_ruler.TABLES["marks"])


def _answers(answer: Answer | None, largest: float) -> pd.DataFrame:
    """The guess and what was measured: columns x, y, text, align."""
    rows = []
    if answer is not None:
        side, _ = error_ruler.text_place(curves.log_share(float(answer.size), 1.0, largest))
        rows.append((answer.size, answer.measured, say(common.MEASURED), side))
        if answer.guessed is not None:
            rows.append((answer.size, answer.guessed, say(stage.YOUR_GUESS), side))
    return pd.DataFrame(rows, columns=error_ruler.TABLES["answers"])
