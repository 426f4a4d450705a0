"""Charts of the gradients during training: one strip a network, one cell a layer, on a tape."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.batchnorm_training import Progress
from pages.lessons.batchnorm import trained_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, slider
from pages.shared.words.language import say

TAPE = 20  # snapshots that travel to the browser
FLOOR, CEILING = 1e-8, 10.0  # norms at the ends of the colours
NETWORKS = (words.SHORT_WITHOUT, words.SHORT_WITH)


def chart(x: str, title: str, scrub: str, last: int, names: tuple[str, ...]) -> Any:
    """One strip a network, one cell a layer, at the snapshot on the tape.

    Data: cells (snapshot, series, layer, norm, shown), marks (snapshot, label).
    """
    shown = slider("shown", scrub, last)
    scale = alt.Scale(type="log", domain=[FLOOR, CEILING], clamp=True, interpolate="rgb")
    bar = alt.Legend(
        orient="bottom", title=None, gradientLength=220, format=".0e", values=[1e-8, 1e-4, 1.0]
    )
    cells = alt.Chart(alt.NamedData("cells")).mark_rect(stroke=NEUTRAL, strokeWidth=0.3)
    marks = alt.Chart(alt.NamedData("marks"), title=title).mark_text(
        align="right", baseline="top", dx=-6, dy=4, fontSize=13, fontWeight="bold"
    )
    tooltip = ["series:N", "layer:O", alt.Tooltip("norm:Q", format=".3e")]
    return (
        alt.layer(
            cells.transform_filter("datum.snapshot == shown").encode(
                alt.X("layer:O", title=x, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
                alt.Y(
                    "series:N",
                    title=None,
                    sort=list(names),
                    axis=alt.Axis(labelLimit=220, labelOverlap=False),
                ),
                alt.Color("shown:Q", scale=scale, legend=bar),
                tooltip=tooltip,
            ),
            marks.transform_filter("datum.snapshot == shown").encode(
                x=alt.value("width"),
                y=alt.value(0),
                text="label:N",
                color=alt.value(NEUTRAL),
            ),
        )
        .add_params(shown)
        .properties(height=360)
    )


def _name(norm: int, depth: int) -> str:
    return say(trained_words.STRIP, which=say(NETWORKS[norm]), depth=depth)


def _names(progress: Progress) -> tuple[str, ...]:
    """Names of the networks in the order of the strips; two equal depths share one."""
    names = (_name(norm, depth) for norm in (0, 1) for depth in progress.depths)
    return tuple(dict.fromkeys(names))


def _cells(progress: Progress, rate_index: int, stretches: list[int]) -> pd.DataFrame:
    """One row for each snapshot, network and layer; without those beyond float32."""
    rows = []
    for norm in (0, 1):
        for depth_index, depth in enumerate(progress.depths):
            layers = {"series": _name(norm, depth), "layer": range(1, depth + 1)}
            for snapshot, stretch in enumerate(stretches):
                norms = progress.gradient_norms[stretch][norm, depth_index, rate_index, 0, :depth]
                rows.append(pd.DataFrame({"snapshot": snapshot, **layers, "norm": norms}))
    table = pd.concat(rows).drop_duplicates(["snapshot", "series", "layer"])
    table["shown"] = table["norm"].clip(FLOOR, CEILING)
    return table.dropna()


@drawn_once
def strips(progress: Progress, rate_index: int) -> Drawing:
    """Gradient norms at one rate: every depth, without and with BatchNorm, the first seed."""
    stretches = curves.thin(len(progress.gradient_norms), TAPE)
    cells = _cells(progress, rate_index, stretches)
    rate = f"{progress.rates[rate_index]:g}"
    ends = progress.gradient_norms[-1][:, -1, rate_index, 0, 0]
    steps = [int(progress.ends[stretch]) for stretch in stretches]
    labels = [say(trained_words.AFTER, step=step) for step in steps]
    return Drawing(
        "strips",
        chart,
        {
            "cells": cells,
            "marks": pd.DataFrame({"snapshot": range(len(stretches)), "label": labels}),
        },
        {
            "x": say(words.LAYER),
            "title": say(trained_words.STRIPS_TITLE, rate=rate),
            "scrub": say(trained_words.SCRUB),
            "last": len(stretches) - 1,
            "names": _names(progress),
        },
        say(
            trained_words.ALT_STRIPS,
            rate=rate,
            steps=progress.step,
            without=f"{ends[0]:.2g}",
            batch_norm=f"{ends[1]:.2g}",
        ),
    )
