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
from pages.shared.charts.marks import INSIDE_X, NEUTRAL, hand, pictures
from pages.shared.charts.rows import long
from pages.shared.charts.tooltips import HOVER
from pages.shared.words import common, stage
from pages.shared.words.language import say

UP = (-2.3, 2.3)  # heights of the picture; the step goes from -1 to 1
NAME_OF_STEP = (0.3, -0.1)  # the place of its name: right of its steep part
NAME_OF_OTHERS = (-0.5, -1.9)  # below the middle, where no curve swings
BELOW, ABOVE = 0.5, 3.0  # times the lowest and the highest error that are drawn: ends of the axis
HIDDEN_SPAN = 1e4  # times the lowest error: the axis before the guess, which gives no hint
LAST = len(OFFERED) - 1  # the last place of N
FLANK = 1.15  # times the N of the peak: there its slope ends
NARROW = 0.4  # of the axis: left of it there is no room for the text of the rule
TEXT: dict[str, Any] = {"fontSize": 14, "fontWeight": "bold"}


@dataclass(frozen=True)
class Answer:
    """The error of N = n = size: what the learner said, if anything, and what was measured."""

    size: int
    guessed: float | None
    measured: float


def chart(name: str, up: tuple[float, float], rows: int) -> Any:
    """The curve of one sample, those of the others grey: of the N of slider and tape.

    Data: curves (row, terms, draw, x, y), ``rows`` for each N; points (x, y, series), truth (x, y),
    labels (until, x, y, text).
    """
    terms, shown = hand("terms", LAST), hand("shown", LAST)
    across = alt.Scale(domain=[-1, 1], nice=False, padding=6)
    wide = alt.X("x:Q", title="x", scale=across, axis=alt.Axis(tickCount=5, **INSIDE_X))
    tall = alt.Scale(domain=list(up), nice=False)
    high = alt.Y("y:Q", title="y", scale=tall, axis=alt.Axis(tickCount=5))
    accent = alt.Color("series:N", scale=alt.Scale(domain=[name]), legend=None)

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name))

    row = f"min(terms, shown) * {rows} + datum.at"
    drawn = pictures("curves", row, rows, ["draw", "x", "y"])
    others = drawn.transform_filter(f"datum.draw < {DRAWS - 1}").mark_line(
        clip=True, strokeWidth=1.2, color=NEUTRAL, opacity=0.55
    )
    now = drawn.transform_filter(f"datum.draw == {DRAWS - 1}").mark_line(clip=True, strokeWidth=3)
    dots = data("points")
    return alt.layer(
        others.encode(wide, high, detail="draw:N"),
        data("truth")
        .mark_line(color=NEUTRAL, strokeWidth=3, strokeDash=[7, 4])
        .encode(wide, high, tooltip=HOVER),
        now.encode(wide, high, color=alt.datum(name)),
        dots.mark_point(filled=True, size=70, opacity=1, clip=True).encode(
            wide, high, accent, tooltip=HOVER
        ),
        data("labels")
        .transform_filter("min(terms, shown) <= datum.until")
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
            "curves": ghosts.rename_axis("row").reset_index(),
            "points": pd.DataFrame({"x": family.sample_x, "y": family.sample_y[-1]}).assign(
                series=say(common.NOW)
            ),
            "truth": pd.DataFrame({"x": family.x, "y": family.truth}),
            "labels": _names(family, max(shown)),
        },
        {
            "name": say(common.NOW),
            "up": curves.span(UP, family.sample_y, margin=0.0),
            "rows": DRAWS * len(family.x),
        },
        say(model_size_words.ALT_CURVES, count=DRAWS, parameters=OFFERED[now]),
        moved={"terms": now, "shown": LAST},
    )


def _names(family: SizeFamily, last: int) -> pd.DataFrame:
    """What is named in the picture, up to which place of N: the grey curves where one sees them."""
    rows = [(LAST, *NAME_OF_STEP, say(model_size_words.STEP))]
    if family.sample_y.std(axis=0).any():  # without noise all samples, and curves, are the same
        rows.append((last, *NAME_OF_OTHERS, say(model_size_words.OTHERS, count=DRAWS - 1)))
    return pd.DataFrame(rows, columns=["until", "x", "y", "text"])


@drawn_once
def ruler(sweep: SizeSweep, samples: int, now: int, last: int, answer: Answer | None) -> Drawing:
    """The error of every N up to ``last``, and the slider's N on it."""
    name = say(common.NOW)
    seen = sweep.parameters <= last
    sizes, errors = sweep.parameters[seen], sweep.measured.held_out[seen]
    line = pd.DataFrame({"x": sizes, "y": errors, "series": name, "terms": error_ruler.ALWAYS})
    ends = _ends(sweep, last, answer)
    return Drawing(
        "model_size",
        error_ruler.chart,
        error_ruler.tables(
            lines=line,
            marks=_marks(sweep, samples, last, name, answer and _guess_share(answer, ends)),
            rules=_rule(sweep, samples, last),
            answers=_answers(answer),
        ),
        {
            "x": say(model_size_words.PARAMETERS),
            "y": say(words.HELD_OUT),
            "names": (name,),
            "across": (1.0, float(sweep.parameters[-1])),
            "up": ends,
            "log": True,
            "stop": "terms",
        },
        say(
            model_size_words.ALT_SIZES,
            samples=samples,
            peak=int(sizes[errors.argmax()]),
            error=f"{errors.max():.3g}",
            last=int(sizes[-1]),
        ),
        moved={"terms": now, "shown": LAST},
    )


def tape(now: int) -> list[str]:
    """What each picture of the tape shows: N, up to that of the slider."""
    names = [say(model_size_words.TAPE_AT, parameters=size) for size in OFFERED[: now + 1]]
    return names if now else names * 2


def _ends(sweep: SizeSweep, last: int, answer: Answer | None) -> tuple[float, float]:
    """The ends of the axis of errors; before the guess they give no hint."""
    errors = sweep.measured.held_out[sweep.parameters <= last]
    guessed = [answer.guessed] if answer and answer.guessed is not None else []
    low = BELOW * min(float(errors.min()), *guessed, float("inf"))
    if last < int(sweep.parameters[-1]):
        return low, max(ABOVE * float(errors.max()), HIDDEN_SPAN * low)
    return low, ABOVE * max(float(errors.max()), *guessed, 0.0)


def _guess_share(answer: Answer, ends: tuple[float, float]) -> float | None:
    """How far below the upper end a guess lies, as a share of the axis; None without one."""
    low, high = ends
    return None if answer.guessed is None else curves.log_share(answer.guessed, high, low)


def _error(sweep: SizeSweep, size: int) -> str:
    return f"{sweep.measured.held_out[sweep.at(size)]:.3g}"


def _rule(sweep: SizeSweep, samples: int, last: int) -> pd.DataFrame:
    """Where N is n, with the error there once it is no secret: columns of the ruler's rules."""
    share = curves.log_share(float(samples), 1.0, float(sweep.parameters[-1]))
    text = say(model_size_words.AT_PEAK, samples=samples)
    if samples <= last:
        text = say(model_size_words.ERROR_AT_PEAK, peak=text, error=_error(sweep, samples))
    row = (samples, text, error_ruler.side_of(share, NARROW))
    return pd.DataFrame([row], columns=error_ruler.TABLES["rules"])


def _marks(
    sweep: SizeSweep, samples: int, last: int, name: str, taken: float | None
) -> pd.DataFrame:
    """The mark on the curve for every N; it has no height while the error is hidden.

    At N = n the rule has the text. ``taken``: the height of the text of a guess.
    """
    rows, largest = [], float(sweep.parameters[-1])
    rule = curves.log_share(float(samples), 1.0, largest)
    if rule <= NARROW:  # then the rule's own text stands there, in the first row
        taken = 0.0
    for at, size in enumerate(OFFERED):
        known = size <= last
        error = _error(sweep, size) if known else "?"
        place = error_ruler.text_place(curves.log_share(float(size), 1.0, largest), rule, taken)
        text = say(model_size_words.NOTE_AT, parameters=size, error=error)
        height = float(sweep.measured.held_out[sweep.at(size)]) if known else None
        text = "" if size == samples and known else text
        rows.append((error_ruler.ALWAYS, at, size, height, name, text, *place))
    return pd.DataFrame(rows, columns=error_ruler.TABLES["marks"])


def _answers(answer: Answer | None) -> pd.DataFrame:
    """The guess, right of the peak, as columns of the ruler; the curve has what was measured."""
    rows = []
    if answer is not None and answer.guessed is not None:
        beyond = FLANK * answer.size
        rows.append((answer.size, answer.guessed, beyond, say(stage.YOUR_GUESS), "left"))
    return pd.DataFrame(rows, columns=error_ruler.TABLES["answers"])
