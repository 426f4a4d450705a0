"""The picture of this lesson on the home page."""

from __future__ import annotations

import pandas as pd

from core import initialisation
from pages.lessons.feedforward import words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.few_lines import few_lines
from pages.shared.charts.rows import ends, stack
from pages.shared.runs.calls import Call
from pages.shared.words.language import say


def cover() -> Drawing:
    """The training loss of one network from four starts."""
    result = Call.of(initialisation.compare).run()
    names = tuple(say(words.START_NAMES[start]) for start in result.starts)
    losses = dict(zip(names, result.losses.T, strict=True))
    settings = {
        "x": say(words.STEP),
        "y": say(words.LOSS),
        "names": names,
        "scale": "linear",
        "domain": (0.0, 0.8),
    }
    tables = {
        "lines": stack(losses, result.snapshot_steps),
        "points": pd.DataFrame({"x": [], "y": []}),
    }
    return Drawing(
        "home_starts", few_lines, tables, settings, say(words.COVER_ALT, ends=ends(losses))
    )
