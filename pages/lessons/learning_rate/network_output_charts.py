"""Below the hero of On a real network: the points to learn, and what the network makes of them."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.edge_of_stability import Progress
from pages.lessons.learning_rate import network_words
from pages.lessons.learning_rate.network_claims import short
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL
from pages.shared.words.language import say


def output_chart(x: str, y: str) -> Any:
    """The points to learn and what has been learned. Data: points (x, y), outputs (x, y)."""
    across, up = alt.X("x:Q", title=x), alt.Y("y:Q", title=y)
    tooltips = [alt.Tooltip("x:Q", format=".3f"), alt.Tooltip("y:Q", format=".4f")]
    points = alt.Chart(alt.NamedData("points")).mark_point(
        filled=True, size=40, color=NEUTRAL, opacity=1
    )
    line = alt.Chart(alt.NamedData("outputs")).mark_line(strokeWidth=2.5)
    return alt.layer(
        points.encode(across, up, tooltip=tooltips), line.encode(across, up, tooltip=tooltips)
    ).properties(height=230)


@drawn_once
def output(progress: Progress) -> Drawing:
    """What the network has learned so far; after an overflow the points alone."""
    x = progress.inputs
    return Drawing(
        "output",
        output_chart,
        {
            "points": pd.DataFrame({"x": x, "y": progress.targets}),
            "outputs": pd.DataFrame({"x": x, "y": progress.outputs}).dropna(),
        },
        {"x": say(network_words.INPUT), "y": say(network_words.OUTPUT)},
        say(network_words.ALT_OUTPUT, points=len(x), step=progress.step),
    )


def row(progress: Progress) -> dict[str, object]:
    """The row of a run in the table of pins."""
    return {
        say(network_words.LINE): short(progress.stability_line),
        say(network_words.SHARPNESS): short(progress.settled),
        say(network_words.LOSS): short(progress.losses[-1]),
    }
