"""Pictures of a network that classifies waves: examples, and which waves the network confuses."""

from __future__ import annotations

from typing import Any

import altair as alt

from core import toy_data
from core.learning import Progress
from pages.lessons.feedforward import waves_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, color, dash, slider
from pages.shared.charts.rows import long, stack
from pages.shared.charts.tooltips import HOVER
from pages.shared.words.language import say


def waves_chart(x: str, y: str, names: tuple[str, ...]) -> alt.Chart:
    """Example signals. Data: waves (x, y, series)."""
    return (
        alt.Chart(alt.NamedData("waves"))
        .mark_line(strokeWidth=2)
        .encode(
            alt.X("x:Q", title=x, axis=FEW),
            alt.Y("y:Q", title=y, axis=FEW),
            color(names),
            dash(names),
            tooltip=["series:N", *HOVER],
        )
        .properties(height=260)
    )


def confusion_chart(
    x: str, y: str, count: str, scrub: str, names: tuple[str, ...], last: int, most: int
) -> Any:
    """The confusion matrix at the moment that the slider shows. Data: cells (snapshot, x, y, n)."""
    shown = slider("shown", scrub, last)
    rows = alt.Chart(alt.NamedData("cells")).transform_filter("datum.snapshot == shown")
    across = alt.X("x:N", title=x, sort=list(names), axis=alt.Axis(labelAngle=0))
    up = alt.Y("y:N", title=y, sort=list(names))
    scale = alt.Scale(domain=[0, most])
    filled = alt.Color("n:Q", title=count, scale=scale, legend=alt.Legend(orient="bottom"))
    return (
        alt.layer(
            rows.mark_rect().encode(across, up, filled, tooltip=["y:N", "x:N", "n:Q"]),
            rows.mark_text(fontSize=15, color="white", stroke="white", strokeWidth=4).encode(
                across, up, text="n:Q"
            ),
            rows.mark_text(fontSize=15, color="#10151A").encode(across, up, text="n:Q"),
        )
        .add_params(shown)
        .properties(height=340)
    )


@drawn_once
def waves(problem: toy_data.Problem, noise: float) -> Drawing:
    """The first example of each wave."""
    names = tuple(say(waves_words.WAVE_NAMES[kind]) for kind in toy_data.WAVES)
    labels = problem.labels.tolist()
    first = [labels.index(at) for at in range(len(names))]
    lines = {name: problem.inputs[at, :, 0] for name, at in zip(names, first, strict=True)}
    return Drawing(
        "waves",
        waves_chart,
        {"waves": stack(lines, range(toy_data.LENGTH))},
        {"x": say(waves_words.TIME), "y": say(waves_words.AMPLITUDE), "names": names},
        say(waves_words.ALT_WAVES, noise=noise),
    )


@drawn_once
def confusion(last: Progress) -> Drawing:
    """The confusion matrix of the first network during training."""
    counts = last.confusion
    if counts is None:
        raise LookupError("points have no confusion of waves")
    names = tuple(say(waves_words.WAVE_NAMES[kind]) for kind in toy_data.WAVES)
    cells = long("n", counts, snapshot=range(len(counts)), y=names, x=names)
    return Drawing(
        "confusion",
        confusion_chart,
        {"cells": cells},
        {
            "x": say(waves_words.TAKEN_FOR),
            "y": say(waves_words.TRUE_CLASS),
            "count": say(waves_words.COUNT),
            "scrub": say(words.SCRUB),
            "names": names,
            "last": len(counts) - 1,
            "most": int(counts.sum(axis=2).max()),
        },
        say(
            waves_words.ALT_CONFUSION,
            right=int(counts[-1].trace()),
            all=int(counts[-1].sum()),
            steps=last.step,
        ),
    )
