"""The printed sign: how far orbits are from the origin, by three ways to step."""

from __future__ import annotations

import pandas as pd

from core import curves
from core.chaos.escape import FAR, Escape
from pages.lessons.chaos import sign_words, words
from pages.lessons.chaos.solver_charts import NO_LEVEL, lines_chart
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.rows import stack
from pages.shared.words.language import say


def plain(size: float) -> str:
    """A size in digits below ten million, and as a power of ten from there on.

    >>> plain(10885.2), plain(3.2e31)
    ('10,885', '3.2e+31')
    """
    return f"{size:,.0f}" if size < 1e7 else f"{size:.2g}"


@drawn_once
def sign(result: Escape, dt: float, half: float) -> Drawing:
    """The distance from the origin, by two fixed steps and by one that follows the speed."""
    names = (
        say(sign_words.FIXED, dt=dt),
        say(sign_words.HALVED, dt=half),
        say(sign_words.TRUE),
    )
    runs = (
        (result.times, result.sizes),
        (result.halved_times, result.halved_sizes),
        (result.true_times, result.true_sizes),
    )
    rows = pd.concat([stack({n: y}, x) for n, (x, y) in zip(names, runs, strict=True)])
    time = "–" if result.escape_time is None else f"{result.escape_time:.3g}"
    level = pd.DataFrame({"y": [FAR]}) if result.escape_time is not None else NO_LEVEL
    return Drawing(
        "sign",
        lines_chart,
        {"lines": rows.query("y > 0"), "level": level},
        {
            "x": say(words.TIME),
            "y": say(sign_words.SIZE),
            "names": names,
            "span": curves.log_span(rows["y"].clip(0.1, 1e9).to_numpy()),
            "height": 380,
        },
        say(
            sign_words.ALT_SIGN,
            dt=f"{dt:g}",
            largest=f"{result.largest:.3g}",
            halved=f"{result.halved_largest:.3g}",
            time=time,
        ),
    )
