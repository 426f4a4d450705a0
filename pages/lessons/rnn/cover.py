"""The picture of this lesson on the home page."""

from __future__ import annotations

import pandas as pd

from core import echo
from pages.lessons.rnn import words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.few_lines import few_lines
from pages.shared.charts.rows import ends, stack
from pages.shared.runs.calls import Call
from pages.shared.words.language import say


def cover() -> Drawing:
    """How long an LSTM remembers an impulse at three forget biases, the tutorial's 0 first."""
    runs = {
        f"{say(words.FORGET_BIAS)} = {bias:g}": Call.of(echo.echo, bias).run()
        for bias in (0.0, 1.0, 3.0)
    }
    shares = {name: run.lstm_left[run.at :] for name, run in runs.items()}
    rows = [stack({name: share}, range(len(share))) for name, share in shares.items()]
    settings = {
        "x": say(words.STEP),
        "y": say(words.LEFT),
        "names": tuple(runs),
        "scale": "linear",
        "domain": (0.0, 1.05),
    }
    tables = {"lines": pd.concat(rows), "points": pd.DataFrame({"x": [], "y": []})}
    steps = min(len(row) for row in rows) - 1
    last = ends({name: share[: steps + 1] for name, share in shares.items()})
    alt_text = say(words.COVER_ALT, steps=steps, ends=last)
    return Drawing("home_memory", few_lines, tables, settings, alt_text)
