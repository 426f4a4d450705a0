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
        f"{say(words.FORGET_BIAS)} = {bias:g}": Call(
            echo.echo, {"forget_bias": bias, "length": 60}
        ).run()
        for bias in (0.0, 1.0, 3.0)
    }
    rows = [
        stack({name: one.lstm_left[one.at :]}, range(60 - one.at)) for name, one in runs.items()
    ]
    settings = {
        "x": say(words.STEP),
        "y": say(words.LEFT),
        "names": tuple(runs),
        "scale": "linear",
        "domain": (0.0, 1.05),
    }
    tables = {"lines": pd.concat(rows), "points": pd.DataFrame({"x": [], "y": []})}
    steps = min(len(row) for row in rows) - 1
    told = ends({n: one.lstm_left[one.at : one.at + steps + 1] for n, one in runs.items()})
    alt_text = say(words.COVER_ALT, steps=steps, ends=told)
    return Drawing("home_memory", few_lines, tables, settings, alt_text)
