"""The picture of this lesson on the home page."""

from __future__ import annotations

import pandas as pd

from core.chaos.integrate import integrate
from pages.lessons.chaos import words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.few_lines import few_lines
from pages.shared.charts.rows import stack
from pages.shared.runs.calls import Call
from pages.shared.words.language import say


def cover() -> Drawing:
    """Two orbits of the Lorenz system that start 1e-8 apart."""
    names = ("x(0) = 1", "x(0) = 1 + 1e-8")
    starts = [(x, 1.0, 1.0) for x in (1.0, 1.0 + 1e-8)]
    orbits = [Call.of(integrate, "lorenz", start, dt=0.01, steps=3000).run() for start in starts]
    lines = {name: orbit.states[::5, 0] for name, orbit in zip(names, orbits, strict=True)}
    rows = stack(lines, orbits[0].times[::5])
    settings = {
        "x": say(words.TIME),
        "y": say(words.X),
        "names": names,
        "scale": "linear",
        "domain": (-22.0, 22.0),
    }
    tables = {"lines": rows, "points": pd.DataFrame({"x": [], "y": []})}
    return Drawing("home_butterfly", few_lines, tables, settings, say(words.COVER_ALT))
