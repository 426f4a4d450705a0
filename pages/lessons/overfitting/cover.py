"""The picture of this lesson on the home page."""

from __future__ import annotations

import pandas as pd

from core import curves, polynomial
from pages.lessons.overfitting import words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.few_lines import few_lines
from pages.shared.charts.rows import ends, stack
from pages.shared.runs.calls import Call
from pages.shared.words.language import say

TUTORIAL = {"x": polynomial.TUTORIAL_X, "y": polynomial.TUTORIAL_Y}


def cover() -> Drawing:
    """Three and six terms through the tutorial's points, seen from a little further."""
    fits = {f"N = {n}": Call(polynomial.fit, {**TUTORIAL, "terms": n}).run() for n in (3, 6)}
    sampled = {n: curves.sample(one.coefficients, -3.0, 3.0) for n, one in fits.items()}
    settings = {
        "x": say(words.X),
        "y": say(words.Y),
        "names": tuple(fits),
        "scale": "linear",
        "domain": (-8.0, 12.0),
    }
    told = ends({n: one.y for n, one in sampled.items()})
    tables = {
        "lines": pd.concat([stack({n: one.y}, one.x) for n, one in sampled.items()]),
        "points": pd.DataFrame(TUTORIAL),
    }
    return Drawing("home_fit", few_lines, tables, settings, say(words.COVER_ALT, ends=told))
