"""The picture of this lesson on the home page: few and many terms through the same points."""

from __future__ import annotations

import pandas as pd

from core import curves, polynomial
from pages.lessons.overfitting import words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.few_lines import few_lines
from pages.shared.charts.rows import ends, stack
from pages.shared.runs.calls import Call
from pages.shared.words.language import say


def cover() -> Drawing:
    """Three and six terms through the tutorial's points, seen from a little further."""
    x, y = polynomial.TUTORIAL_X, polynomial.TUTORIAL_Y
    fits = {f"N = {n}": Call.of(polynomial.fit, x, y, n).run() for n in (3, 6)}
    sampled = {n: curves.sample(fit.coefficients, -3.0, 3.0) for n, fit in fits.items()}
    settings = {
        "x": say(words.X),
        "y": say(words.Y),
        "names": tuple(fits),
        "scale": "linear",
        "domain": (-8.0, 12.0),
    }
    last = ends({n: curve.y for n, curve in sampled.items()})
    tables = {
        "lines": pd.concat([stack({n: curve.y}, curve.x) for n, curve in sampled.items()]),
        "points": pd.DataFrame({"x": x, "y": y}),
    }
    return Drawing("home_fit", few_lines, tables, settings, say(words.COVER_ALT, ends=last))
