"""The losses of several networks in training: their median as a line, their range as a band."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.learning import Progress, band
from pages.lessons.feedforward import words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
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
    vertical = {"title": y, "scale": scale, "axis": axis}
    return alt.layer(
        lines.encode(
            across,
            alt.Y("y:Q", **vertical),
            color(names, shown),
            dash(names, shown),
            tooltip=["series:N", *HOVER],
        ),
        areas.encode(across, alt.Y("low:Q", **vertical), alt.Y2("high:Q"), color(names, shown)),
    ).properties(height=300)


@drawn_once
def losses(last: Progress, pinned: dict[str, Progress]) -> Drawing:
    """Training and test loss of the current run as bands, median test losses of pinned runs."""
    own = (say(words.TRAIN_LOSS), say(words.TEST_LOSS))
    bands = {own[0]: band(last.train_losses), own[1]: band(last.test_losses)}
    lines = {name: (last.snapshot_steps, run.middle) for name, run in bands.items()}
    for name, run in pinned.items():
        lines[name] = (run.snapshot_steps, band(run.test_losses).middle)
    ranges = [
        pd.DataFrame(
            {"x": last.snapshot_steps, "low": run.lowest, "high": run.highest, "series": name}
        )
        for name, run in bands.items()
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
