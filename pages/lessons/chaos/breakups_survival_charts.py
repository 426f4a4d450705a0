"""Picture of how long systems of three bodies stay together: survival on log axes, and its law."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.chaos import breakup_laws
from core.chaos.breakup_ensemble import Breakups
from core.chaos.breakup_laws import Survival
from pages.lessons.chaos import breakups_words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import color, dash, decades, log_axis
from pages.shared.words.language import say

DRAWN = 500  # points of a line
HEIGHT = 300


def lives(
    x: str,
    y: str,
    names: tuple[str, ...],
    across_span: tuple[float, float],
    up_span: tuple[float, float],
) -> Any:
    """The share still together against time, both on log axes. Data: lines (x, y, series)."""
    over = alt.Scale(type="log", domain=list(across_span), nice=False)
    high = alt.Scale(type="log", domain=list(up_span), nice=False)
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x, format=".4g")]
    tooltip.append(alt.Tooltip("y:Q", title=y, format=".3%"))
    return (
        alt.Chart(alt.NamedData("lines"))
        .mark_line(clip=True, strokeWidth=2.5)
        .encode(
            alt.X("x:Q", title=x, scale=over, axis=log_axis(decades(*across_span))),
            alt.Y("y:Q", title=y, scale=high, axis=log_axis(decades(*up_span), "~%")),
            color(names),
            dash(names),
            tooltip=tooltip,
        )
        .properties(height=HEIGHT)
    )


def short(value: float) -> str:
    """A number with three digits and a real minus sign."""
    return f"{value:.3g}".replace("-", "−")


@drawn_once
def survival(ended: Breakups, life: Survival, pinned: dict[str, Breakups]) -> Drawing:
    """How many are still together over time, those of pinned runs too, and the slope of theory."""
    measured, law = say(breakups_words.MEASURED), say(breakups_words.TAIL_LAW)
    kept = curves.thin(len(life.times), DRAWN) if len(life.times) else []
    both = {measured: life.share[kept], law: life.theory[kept]}
    rows = [pd.DataFrame({"x": life.times[kept], "y": y, "series": n}) for n, y in both.items()]
    for name, run in pinned.items():
        other = breakup_laws.survival(run)
        few = curves.thin(len(other.times), DRAWN) if len(other.times) else []
        rows.append(pd.DataFrame({"x": other.times[few], "y": other.share[few], "series": name}))
    table = pd.concat(rows).dropna().query("y > 0")
    return Drawing(
        "survival",
        lives,
        {"lines": table},
        {
            "x": say(breakups_words.CROSSINGS),
            "y": say(breakups_words.TOGETHER),
            "names": (measured, law, *pinned),
            "across_span": curves.log_span(table["x"].tolist()),
            "up_span": curves.log_span([1.0, *table["y"]], decades=1),
        },
        say(
            breakups_words.ALT_SURVIVAL,
            systems=len(ended.escaper),
            slope="–" if life.slope is None else short(life.slope),
        ),
        ("measured", "partly"),
    )
