"""Losses of several networks in training: the middle one as a line, all of them as a band."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.learning import Progress, band
from pages.lessons.feedforward import words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.marks import FEW, color, dash
from pages.shared.charts.rows import stack
from pages.shared.charts.tooltips import HOVER
from pages.shared.words.language import say


def band_chart(x: str, y: str, names: tuple[str, ...], shown: tuple[str, ...]) -> Any:
    """Losses against step: medians as lines, ranges as bands.

    Data: middle (x, y, series), range (x, low, high, series).
    """
    across = alt.X("x:Q", title=x, axis=FEW)
    scale = alt.Scale(type="symlog", constant=0.05, domainMin=0)
    axis = alt.Axis(values=[0, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100], format=".6~g")
    lines = alt.Chart(alt.NamedData("middle")).mark_line(strokeWidth=2.5)
    areas = alt.Chart(alt.NamedData("range")).mark_area(opacity=1, fillOpacity=0.18)
    both = {"title": y, "scale": scale, "axis": axis}
    return alt.layer(
        lines.encode(
            across,
            alt.Y("y:Q", **both),
            color(names, shown),
            dash(names, shown),
            tooltip=["series:N", *HOVER],
        ),
        areas.encode(across, alt.Y("low:Q", **both), alt.Y2("high:Q"), color(names, shown)),
    ).properties(height=300)


def losses(last: Progress, beside: dict[str, Progress] | None = None) -> Drawing:
    """Training and test loss of the current settings as bands, test losses of pinned ones."""
    pinned = beside or {}
    own = (say(words.TRAIN_LOSS), say(words.TEST_LOSS))
    bands = {own[0]: band(last.train_losses), own[1]: band(last.test_losses)}
    lines = {n: (last.snapshot_steps, one.middle) for n, one in bands.items()}
    for name, one in pinned.items():
        lines[name] = (one.snapshot_steps, band(one.test_losses).middle)
    ranges = [
        pd.DataFrame(
            {"x": last.snapshot_steps, "low": one.lowest, "high": one.highest, "series": name}
        )
        for name, one in bands.items()
    ]
    names = (*own, *pinned)
    return Drawing(
        "losses",
        band_chart,
        {
            "middle": pd.concat([stack({n: y}, x) for n, (x, y) in lines.items()]),
            "range": pd.concat(ranges),
        },
        {"x": say(words.STEP), "y": say(words.CROSS_ENTROPY), "names": names, "shown": names},
        say(
            words.ALT_BAND,
            runs=last.test_losses.shape[1],
            steps=last.step,
            train=f"{bands[own[0]].middle[-1]:.3g}",
            test=f"{bands[own[1]].middle[-1]:.3g}",
        ),
    )
