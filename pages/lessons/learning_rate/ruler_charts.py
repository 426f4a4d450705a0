"""A ruler of learning rates: the regimes, their borders, and where each run lies."""

from __future__ import annotations

import math
from typing import Any, Protocol

import altair as alt
import pandas as pd

from core import regimes
from core.share_of_bound import Borders
from pages.lessons.learning_rate import words
from pages.lessons.learning_rate.regimes_charts import Runs, series, short
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL
from pages.shared.words.language import say

RATES = (1e-15, 1e3)  # those that the tab offers; borders may lie below them
SHARES = (0.0, 3.0)  # in bounds
HEIGHT = 180  # pixels, of which the axis takes about 80
ROWS = 40, 59  # pixels from the top: where the names of the borders stand
TOP, ARROWS = 28, 88  # pixels from the top: where the borders begin; where the arrows of runs stand
NARROW = 0.08  # of the axis; a label needs more
SHADES = {
    regimes.STALLS: 0.1,
    regimes.CONVERGES: 0.2,
    regimes.OSCILLATES: 0.34,
    regimes.DIVERGES: 0.1,
}


class Lines(Protocol):
    """Anything with the borders between the regimes: ``Borders``, ``Sweep``."""

    @property
    def stall_rate(self) -> float: ...
    @property
    def oscillation_rate(self) -> float: ...
    @property
    def best_rate(self) -> float: ...
    @property
    def bound(self) -> float: ...


def backdrop(
    title: str, scale: alt.Scale, axis: alt.Axis, align: str, *, bordered: bool = True
) -> list[Any]:
    """Layers: the regimes shaded and named, the bound and the best constant rate as lines.

    Data: zones (low, high, middle, label, shade); if ``bordered``, borders (x, label, row).
    """
    zones, borders = alt.Chart(alt.NamedData("zones")), alt.Chart(alt.NamedData("borders"))
    x = alt.X("x:Q", title=title, scale=scale, axis=axis)
    side: dict[str, Any] = {"align": align, "dx": 5 if align == "left" else -5}
    names = [
        borders.transform_filter(f"datum.row == {row}")
        .mark_text(fontSize=12, color=NEUTRAL, y=y, **side)
        .encode(x, text="label:N")
        for row, y in enumerate(ROWS)
    ]
    ends = borders.mark_rule(strokeWidth=2, color=NEUTRAL, strokeDash=[4, 3], y=TOP, y2="height")
    tip = ["label:N", alt.Tooltip("x:Q", format=".6g")]
    return [
        zones.mark_rect(color=NEUTRAL, clip=True).encode(
            alt.X("low:Q", title=title, scale=scale, axis=axis),
            x2="high:Q",
            opacity=alt.Opacity("shade:Q", scale=None, legend=None),
        ),
        zones.mark_text(y=16, fontSize=13, fontWeight="bold", color=NEUTRAL).encode(
            alt.X("middle:Q", title=title, scale=scale, axis=axis), text="label:N"
        ),
        *([ends.encode(x, tooltip=tip), *names] if bordered else []),
    ]


def chart(
    title: str, names: tuple[str, ...], log: bool, domain: tuple[float, float], align: str
) -> Any:
    """Every run's rate on an axis of the regimes. Data: as backdrop, and rates (x, series)."""
    scale = alt.Scale(type="log" if log else "linear", domain=list(domain), nice=False)
    axis = alt.Axis(tickCount=6, format=".0e" if log else ".2~f", grid=False)
    rates = alt.Chart(alt.NamedData("rates")).mark_point(
        shape="triangle-down", filled=True, size=190, y=ARROWS, opacity=1
    )
    arrows = rates.encode(
        alt.X("x:Q", title=title, scale=scale, axis=axis),
        alt.Color("series:N", scale=alt.Scale(domain=list(names)), legend=None),
        tooltip=["series:N", alt.Tooltip("x:Q", format=".6g")],
    )
    return alt.layer(*backdrop(title, scale, axis, align), arrows).properties(height=HEIGHT)


def zones(lines: Lines, low: float, high: float, *, log: bool) -> pd.DataFrame:
    """The regimes from low to high; a regime that is too narrow for its name has none."""
    ends = [0.0, lines.stall_rate, lines.oscillation_rate, lines.bound, math.inf]
    rows = []
    for (name, shade), start, end in zip(SHADES.items(), ends, ends[1:], strict=False):
        left, right = max(start, low), min(end, high)
        if left < right:
            middle = math.sqrt(left * right) if log else (left + right) / 2
            share = math.log(right / left, high / low) if log else (right - left) / (high - low)
            named = share > NARROW or name == regimes.OSCILLATES
            label = say(words.LABELS[name]) if named else ""
            rows.append((left, right, middle, label, shade))
    return pd.DataFrame(rows, columns=["low", "high", "middle", "label", "shade"])


def borders(lines: Lines, low: float, high: float, unit: float = 1.0) -> pd.DataFrame:
    """Bound and best constant rate with their names, as far as they lie within the range."""
    named = {words.BOUND: lines.bound, words.BEST: lines.best_rate}
    rows = [
        (x, f"{say(name)} = {short(x * unit)}", row) for row, (name, x) in enumerate(named.items())
    ]
    return pd.DataFrame(
        [row for row in rows if low <= row[0] <= high], columns=["x", "label", "row"]
    )


@drawn_once
def ruler(runs: Runs, lines: Borders, in_bounds: bool) -> Drawing:
    """The ruler with every run on it; the borders are those of the last run."""
    *pinned, current = runs
    rate, now = runs[current]
    low, high = SHARES if in_bounds else (min(RATES[0], lines.stall_rate), RATES[1])
    at_left = in_bounds or now.bound < math.sqrt(low * high)  # its name needs room to its right
    named = {**{name: runs[name] for name in pinned}, say(words.NOW): runs[current]}
    marks = [(at / run.bound if in_bounds else at, name) for name, (at, run) in named.items()]
    return Drawing(
        "rates",
        chart,
        {
            "zones": zones(lines, low, high, log=not in_bounds),
            "borders": borders(lines, low, high, lines.unit),
            "rates": pd.DataFrame(marks, columns=["x", "series"]).query(f"x <= {high * 1.001}"),
        },
        {
            "title": say(words.RULER_TIMES if in_bounds else words.RULER_RATE),
            "names": series(runs),
            "log": not in_bounds,
            "domain": (low, high),
            "align": "left" if at_left else "right",
        },
        say(
            words.ALT_RULER,
            rate=short(rate),
            label=say(words.LABELS[now.label]),
            bound=short(now.bound),
            best=short(now.best_rate),
        ),
        ("measured", "theory"),
    )
