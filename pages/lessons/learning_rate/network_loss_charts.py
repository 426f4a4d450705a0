"""The ruler of On a real network: the loss, as far to the right as the hero."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

from core import curves
from core.edge_of_stability import Progress
from pages.lessons.learning_rate import network_words
from pages.lessons.learning_rate.network_charts import (
    DRAWN,
    FRAMES,
    RIGHT,
    TEXT,
    across,
    framed,
    heads,
    last_step,
    up,
)
from pages.lessons.learning_rate.network_claims import short
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, decades, hand
from pages.shared.words.language import say


def loss_chart(step: str, loss: str, series: str, last: int, ends: tuple[float, float]) -> Any:
    """The loss up to the frame on the tape. Data: losses, heads (frame, x, y, series, text)."""
    shown = hand("shown", FRAMES - 1)
    scale = alt.Scale(type="log", domain=list(ends), nice=False)
    steps, height = across(last, step), up(loss, scale, decades(*ends, most=2))
    tips = [alt.Tooltip("x:Q", title=step), alt.Tooltip("y:Q", format=".4g", title=loss)]
    losses = alt.Chart(alt.NamedData("losses")).transform_filter("datum.frame <= shown")
    last_points = (
        alt.Chart(alt.NamedData("heads")).transform_filter("datum.frame == shown").encode(height)
    )
    accent = alt.Color("series:N", scale=alt.Scale(domain=[series]), legend=None)
    return alt.layer(
        losses.mark_line(clip=True, strokeWidth=1.5).encode(steps, height, accent, tooltip=tips),
        last_points.mark_point(clip=True, filled=True, size=90, opacity=1).encode(
            steps, color=alt.datum(series), tooltip=tips
        ),
        last_points.mark_text(color=NEUTRAL, **TEXT).encode(x=RIGHT, text="text:N"),
    ).add_params(shown)


@drawn_once
def losses(progress: Progress, name: str, others: Mapping[str, Progress]) -> Drawing:
    """The loss so far, as far to the right as the hero."""
    kept = curves.thin(progress.step, DRAWN)
    values = progress.losses[kept]
    table = framed(kept, values, progress.step)
    table = table[table["y"].gt(0)].assign(series=name)
    ends = heads(table)
    text = [say(network_words.LOSS_NOW, loss=f"{y:.1e}") for y in ends["y"]]
    return Drawing(
        "loss",
        loss_chart,
        {"losses": table, "heads": ends.assign(text=text)},
        {
            "step": say(network_words.STEP),
            "loss": say(network_words.LOSS),
            "series": name,
            "last": last_step(progress, others),
            "ends": curves.log_span(values),
        },
        say(
            network_words.ALT_LOSS,
            step=progress.step,
            first=short(progress.losses[0]),
            last=short(progress.losses[-1]),
        ),
        moved={"shown": FRAMES - 1},
    )
