"""The ruler of Restrain it: the held-out errors of both ways, and where the hands stand on them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from core import curves
from core.regularisation import Comparison, Path
from core.restraint_family import STOPS, Family
from pages.lessons.overfitting import error_ruler, restrain_charts, restrain_words, words
from pages.lessons.overfitting.restrain_charts import Places
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.words import common, stage
from pages.shared.words.language import say

HIGH = 2.0  # times the error of no model, or the median: the end of the ruler
NEAR = 6.0  # times what was measured: the texts of guesses up to it would cover its own


@dataclass(frozen=True)
class Answer:
    """The error of the best penalty: what the learner said, if anything, and what was measured."""

    guessed: float | None
    measured: float


@drawn_once
def ruler(result: Comparison, family: Family, places: Places, answer: Answer | None) -> Drawing:
    """The held-out error of both ways over the parameters that they leave, and where they stand."""
    ways = dict(zip(restrain_charts.names(), (result.ridge, result.early_stopping), strict=True))
    lines = pd.concat(
        [
            pd.DataFrame({"x": path.effective_parameters, "y": path.held_out, "series": name})
            for name, path in ways.items()
        ]
    )
    usual = max(float(result.ridge.held_out[0]), float(lines["y"].median()))
    guessed = [answer.guessed] if answer and answer.guessed is not None else []
    best = [float(path.held_out.min()) for path in ways.values()]
    most, up = end(result), curves.log_span([*best, HIGH * usual, *guessed])
    return Drawing(
        "restraint",
        error_ruler.chart,
        error_ruler.tables(
            lines=lines[lines["y"] > 0].assign(terms=error_ruler.ALWAYS),
            marks=pd.concat([_marks(way, family, up) for way in ("ridge", "early_stopping")]),
            answers=_answers(result.ridge, answer, most),
        ),
        {
            "x": say(restrain_words.EFFECTIVE),
            "y": say(words.HELD_OUT),
            "names": restrain_charts.names(),
            "across": (0.0, most),
            "up": up,
            "log": False,
            "size": "penalty",
            "stop": "stop",
        },
        say(
            restrain_words.ALT_RULER,
            ridge=restrain_charts.figure(best[0]),
            early=restrain_charts.figure(best[1]),
        ),
        moved={"penalty": places.penalty, "stop": places.stop, "shown": len(STOPS) - 1},
    )


def end(result: Comparison) -> float:
    """The end of an axis: the whole number at or above the most effective parameters."""
    return float(-(-result.effective_parameters[-1] // 1))


def _marks(way: str, family: Family, up: tuple[float, float]) -> pd.DataFrame:
    """Where the hand of one way is at each of its places, wherever the other hand is.

    The mark of an error that is off the axis stands at its end.
    """
    path: Path = getattr(family, way)
    own, other = ("terms", "shown") if way == "ridge" else ("shown", "terms")
    table = pd.DataFrame(
        {
            own: range(len(path.strength)),
            other: error_ruler.ALWAYS,
            "x": path.effective_parameters,
            "y": path.held_out.clip(*up),
            "series": restrain_charts.names()[way != "ridge"],
            "text": "",
            "align": "left",
            "row": 0,
        }
    )
    return table[error_ruler.TABLES["marks"]]


def _answers(ridge: Path, answer: Answer | None, most: float) -> pd.DataFrame:
    """The guess and what was measured, at the best penalty, as columns of the ruler.

    Texts stand above the lines, which are flat there, or beside a guess that lies below them.
    """
    rows = []
    if answer is not None:
        place = float(ridge.effective_parameters[ridge.best])
        side = error_ruler.side_of(place / most)
        measured, guess = say(common.MEASURED), answer.guessed
        if guess is not None:
            said, at = say(stage.YOUR_GUESS), f"{side} above"
            if 1 <= guess / answer.measured < NEAR:
                said, measured = f"{measured}, {said}", ""
            elif guess < answer.measured:
                at = side
            rows.append((place, guess, place, said, at))
        rows.append((place, answer.measured, place, measured, f"{side} above"))
    return pd.DataFrame(rows, columns=error_ruler.TABLES["answers"])
