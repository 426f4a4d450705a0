"""Test error of the three layers against the number of training sequences."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.parameter_race import Race
from pages.lessons.convolution import race_words, words
from pages.lessons.convolution.sharing_charts import KINDS, NAMES
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash
from pages.shared.words.language import say


def race(
    k: str,
    error: str,
    names: tuple[str, ...],
    theory: str,
    domain: tuple[float, float],
) -> Any:
    """Mean and range of the draws, and theory as thin dashed lines. Data: lines (x, y, low, high,
    theory, series), zero (y, label)."""
    across = alt.X("x:Q", title=k, scale=alt.Scale(type="log", nice=False), axis=FEW)
    limits = alt.Scale(type="log", domain=list(domain), nice=False)
    up = alt.Y("y:Q", title=error, scale=limits, axis=FEW)
    tooltip = [
        "series:N",
        alt.Tooltip("x:Q", title=k),
        alt.Tooltip("y:Q", title=error, format=".4g"),
        alt.Tooltip("theory:Q", title=theory, format=".4g"),
    ]
    base = alt.Chart(alt.NamedData("lines"))
    ink = color(names)
    band = base.mark_area(fillOpacity=0.16, clip=True)
    line = base.mark_line(strokeWidth=2.6, clip=True)
    thin = base.mark_line(strokeWidth=1.2, strokeDash=[3, 2], clip=True, color=NEUTRAL)
    zero = alt.Chart(alt.NamedData("zero"))
    return alt.layer(
        band.encode(across, alt.Y("low:Q", title=error, scale=limits), alt.Y2("high:Q"), ink),
        thin.encode(across, alt.Y("theory:Q", title=error, scale=limits), detail="series:N"),
        line.encode(across, up, ink, dash(names), tooltip=tooltip),
        zero.mark_rule(color=NEUTRAL).encode(up),
        zero.mark_text(
            align="right", baseline="bottom", dx=-4, dy=-3, fontSize=12, color=NEUTRAL
        ).encode(up, x=alt.value("width"), text="label:N"),
    ).properties(height=420)


@drawn_once
def chart(results: dict[str, Race]) -> Drawing:
    """The race of the last run, and of each pinned run under its name."""
    *pinned, now = results
    last = results[now]
    parts = [_table(last, kind, say(NAMES[kind])) for kind in KINDS]
    for name in pinned:
        parts += [_table(results[name], kind, f"{say(NAMES[kind])} · {name}") for kind in KINDS]
    rows = pd.concat(parts)
    low = max(float(rows["y"].min()) / 3, 1e-9)
    zero = pd.DataFrame([{"y": last.power, "label": say(race_words.ZERO_LAYER)}])
    ends = ", ".join(f"{say(NAMES[kind])} {getattr(last, kind).mean[-1]:.2g}" for kind in KINDS)
    return Drawing(
        "race",
        race,
        {"lines": rows.assign(low=rows["low"].clip(lower=low)), "zero": zero},
        {
            "k": say(race_words.SEQUENCES),
            "error": say(race_words.TEST_ERROR),
            "names": tuple(rows["series"].unique()),
            "theory": say(words.LOSS_THEORY),
            "domain": (low, max(float(rows["y"].max()) * 2, last.power * 3)),
        },
        say(race_words.ALT_RACE, most=int(last.sequences[-1]), ends=ends),
        ("measured", "theory"),
    )


def row(result: Race) -> dict[str, object]:
    """A run in the table of pinned runs: the error of each layer after all sequences."""
    return {say(NAMES[kind]): getattr(result, kind).mean[-1] for kind in KINDS}


def _table(result: Race, kind: str, name: str) -> pd.DataFrame:
    line = getattr(result, kind)
    return pd.DataFrame(
        {
            "x": result.sequences,
            "y": line.mean,
            "low": line.low,
            "high": line.high,
            "theory": line.theory,
            "series": name,
        }
    )
