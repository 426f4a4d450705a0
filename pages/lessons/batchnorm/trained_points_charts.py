"""Chart of the training examples in the plane, by class."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.toy_data import Problem
from pages.lessons.batchnorm import trained_words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, color
from pages.shared.words.common import CLASS_0, CLASS_1
from pages.shared.words.language import say


def chart(x: str, y: str, names: tuple[str, str]) -> Any:
    """Points in the plane, class by colour and shape. Data: points (x, y, series)."""
    shapes = alt.Scale(domain=list(names), range=["circle", "triangle-up"])
    return (
        alt.Chart(alt.NamedData("points"))
        .mark_point(filled=True, size=30, opacity=0.8)
        .encode(
            alt.X("x:Q", title=x, axis=FEW),
            alt.Y("y:Q", title=y, axis=FEW),
            color(names),
            alt.Shape("series:N", scale=shapes, legend=None),
            tooltip=[
                "series:N",
                alt.Tooltip("x:Q", format=".3g"),
                alt.Tooltip("y:Q", format=".3g"),
            ],
        )
        .properties(height=220)
    )


@drawn_once
def points(problem: Problem, title: str) -> Drawing:
    """The examples of a problem; ``title`` is the problem's name."""
    names = (say(CLASS_0), say(CLASS_1))
    rows = pd.DataFrame(problem.inputs, columns=["x", "y"])
    rows["series"] = [names[label] for label in problem.labels]
    return Drawing(
        "points",
        chart,
        {"points": rows},
        {"x": say(trained_words.FIRST_INPUT), "y": say(trained_words.SECOND_INPUT), "names": names},
        say(trained_words.ALT_POINTS, examples=len(rows), problem=title),
    )
