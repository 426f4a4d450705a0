"""A ruler of learning rates: the regimes, their borders, and where each run lies."""

from __future__ import annotations

import math
from typing import Any

import altair as alt
import pandas as pd

from core import regimes
from core.share_of_bound import BEND, RULER, Borders
from core.sweep import Sweep
from pages.lessons.learning_rate import words
from pages.lessons.learning_rate.regimes_charts import short
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, decades, hand
from pages.shared.words import common
from pages.shared.words.language import say

RATES = (1e-15, 1e3)  # those that the tab offers; borders may lie below them
HIGHEST, DEEPEST = 10.0, 1e-6  # of the first loss: the ends of the ruler's curve
TICKS = (0.001, 0.01, 0.1, 0.3, 0.5, 1.0, 1.5)  # of the ruler, in bounds
NAMES = 18  # pixels over the curve, for the names of the regimes
LETTER = 8  # pixels; a Chinese character takes two
SHADES = {
    regimes.STALLS: 0.1,
    regimes.CONVERGES: 0.2,
    regimes.OSCILLATES: 0.34,
    regimes.DIVERGES: 0.1,
}


def zones(lines: Borders, low: float, high: float, bend: float = 0.0) -> pd.DataFrame:
    """The regimes from low to high, how wide each is, and how wide its name.

    ``bend``: power of the axis, 0 for a log axis, where no name of a neighbour is near.
    """
    ends = [0.0, lines.stall_rate, lines.oscillation_rate, lines.bound, math.inf]
    whole = _width(low, high, bend)
    rows = []
    for (name, shade), start, end in zip(SHADES.items(), ends, ends[1:], strict=False):
        left, right = max(start, low), min(end, high)
        if left < right:
            label, share = say(words.LABELS[name]), _width(left, right, bend) / whole
            pixels = LETTER * sum(1 if letter.isascii() else 2 for letter in label)
            if name == regimes.OSCILLATES and not bend:
                pixels = 0
            rows.append((left, right, _middle(left, right, bend), label, shade, share, pixels))
    columns = ["low", "high", "middle", "label", "shade", "share", "pixels"]
    return pd.DataFrame(rows, columns=columns)


def _width(left: float, right: float, bend: float) -> float:
    return right**bend - left**bend if bend else math.log(right / left)


def _middle(left: float, right: float, bend: float) -> float:
    return ((left**bend + right**bend) / 2) ** (1 / bend) if bend else math.sqrt(left * right)


def scale_chart(
    title: str,
    loss: str,
    name: str,
    bend: float,
    across: tuple[float, float],
    up: tuple[float, float],
    ticks: tuple[float, ...],
    most: int,
) -> Any:
    """The loss that each rate ends with, over the named regimes, and the slider's rate.

    ``bend``: power of the axis, 0 for a log axis. Data: zones (low, high, middle, label, shade,
    share, pixels), losses (x, y), rates (rate, x, series).
    """
    rate = hand("rate", most)
    kind: dict[str, Any] = {"type": "pow", "exponent": bend} if bend else {"type": "log"}
    x_scale = alt.Scale(domain=list(across), nice=False, **kind)
    axis = alt.Axis(values=list(ticks), format="~g", grid=False, titlePadding=2, title=title)
    ends: list[Any] = [alt.ExprRef("height - 2"), NAMES + 2]
    y_scale = alt.Scale(type="log", domain=list(up), nice=False, range=ends)
    y = alt.Y("y:Q", scale=y_scale, axis=None)
    zones, now = alt.Chart(alt.NamedData("zones")), alt.Chart(alt.NamedData("rates"))
    now = now.transform_filter("datum.rate == rate")
    lines = alt.Chart(alt.NamedData("losses")).mark_line(clip=True, color=NEUTRAL, strokeWidth=2)
    tip = [alt.Tooltip("x:Q", format=".4g", title=title), alt.Tooltip("y:Q", title=loss)]
    return alt.layer(
        zones.mark_rect(color=NEUTRAL, clip=True).encode(
            alt.X("low:Q", scale=x_scale, axis=axis),
            x2="high:Q",
            opacity=alt.Opacity("shade:Q", scale=None, legend=None),
        ),
        lines.encode(alt.X("x:Q", scale=x_scale, axis=axis), y, tooltip=tip),
        zones.transform_filter("datum.share * width > datum.pixels")
        .mark_text(y=NAMES / 2, fontSize=13, fontWeight="bold", color=NEUTRAL)
        .encode(alt.X("middle:Q", scale=x_scale, axis=axis), text="label:N"),
        now.mark_rule(strokeWidth=4).encode(
            alt.X("x:Q", scale=x_scale, axis=axis),
            alt.Y(value=NAMES),
            alt.Y2(value="height"),
            alt.Color("series:N", scale=alt.Scale(domain=[name]), legend=None),
        ),
    ).add_params(rate)


@drawn_once
def ruler(
    swept: Sweep,
    places: tuple[float, ...],
    now: int,
    label: str,
    borders: Borders,
    in_bounds: bool,
    terms: int,
    steps: int,
) -> Drawing:
    """The ruler under the bowl: where every rate ends, and where the slider is.

    ``places``: the rates that the slider offers, in bounds if ``in_bounds``; ``now``: the place of
    the current one, whose regime is ``label``.
    """
    low, high = (0.0, RULER) if in_bounds else RATES
    title = words.RULER_OF_SHARE if in_bounds else words.RULER_OF_LOSS
    top, bottom = HIGHEST * swept.first_loss, DEEPEST * swept.first_loss
    losses = pd.DataFrame(
        {"x": swept.learning_rates / borders.unit, "y": swept.final_losses.clip(bottom, top)}
    )
    marks = pd.DataFrame({"rate": range(len(places)), "x": places, "series": say(words.NOW)})
    return Drawing(
        "rates",
        scale_chart,
        {
            "zones": zones(borders, low, high, BEND if in_bounds else 0.0),
            "losses": losses,
            "rates": marks.assign(x=marks["x"].clip(low, high)),
        },
        {
            "title": say(title, terms=terms, steps=steps),
            "loss": say(common.LOSS),
            "name": say(words.NOW),
            "bend": BEND if in_bounds else 0.0,
            "across": (low, high),
            "up": (bottom, top),
            "ticks": TICKS if in_bounds else decades(*RATES),
            "most": len(places),
        },
        say(
            words.ALT_RULER,
            rate=short(places[now] * borders.unit),
            label=say(words.LABELS[label]),
            bound=short(borders.bound * borders.unit),
            best=short(borders.best_rate * borders.unit),
        ),
        moved={"rate": now},
    )
