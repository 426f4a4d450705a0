"""The picture of this lesson on the home page: three learning rates, three fates of the loss."""

from __future__ import annotations

import pandas as pd

from core import descent, polynomial
from pages.lessons.learning_rate import words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.few_lines import few_lines
from pages.shared.charts.rows import ends, stack
from pages.shared.runs.calls import Call
from pages.shared.words import common
from pages.shared.words.language import say


def cover() -> Drawing:
    """The loss of the curve fit at a rate that crawls, the tutorial's, and one too large."""
    x, y = polynomial.TUTORIAL_X, polynomial.TUTORIAL_Y
    runs = {
        f"{rate:g}": Call.of(descent.run, x, y, learning_rate=rate, steps=60).run()
        for rate in (5e-6, 5e-4, 8e-4)
    }
    names = tuple(f"{say(words.TITLE)} {rate}" for rate in runs)
    settings = {
        "x": say(words.ITERATION),
        "y": say(common.LOSS),
        "names": names,
        "scale": "log",
        "domain": None,
    }
    measured = dict(zip(names, runs.values(), strict=True))
    rows = pd.concat([stack({n: run.losses}, run.snapshot_steps) for n, run in measured.items()])
    last = ends({name: run.losses for name, run in measured.items()})
    tables = {"lines": rows, "points": pd.DataFrame({"x": [], "y": []})}
    return Drawing("home_rates", few_lines, tables, settings, say(words.COVER_ALT, ends=last))
