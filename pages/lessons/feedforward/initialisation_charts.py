"""Pictures of one network from four starts: losses, first weights, and gradients of each layer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from core.initialisation import STARTS, Setup, Starts
from pages.lessons.feedforward import initialisation_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, color, dash, slider
from pages.shared.charts.rows import ends, long, stack
from pages.shared.charts.tooltips import HOVER
from pages.shared.words.language import named, say

SMALLEST = 1e-8  # below it the axis of gradients is linear, so that it can show zero


def losses_chart(x: str, y: str, names: tuple[str, ...]) -> alt.Chart:
    """Loss against step. Data: losses (x, y, series)."""
    return (
        alt.Chart(alt.NamedData("losses"))
        .mark_line(strokeWidth=2.5)
        .encode(
            alt.X("x:Q", title=x, axis=FEW),
            alt.Y("y:Q", title=y, axis=FEW),
            color(names),
            dash(names),
            tooltip=["series:N", *HOVER],
        )
        .properties(height=300)
    )


def gradients_chart(x: str, y: str, scrub: str, names: tuple[str, ...], last: int) -> Any:
    """Gradient of each layer at the moment that the slider shows, on an axis that includes zero.

    Data: gradients (snapshot, step, x, y, series).
    """
    shown = slider("shown", scrub, last, start=0)
    label = "datum.value == 0 ? '0' : format(datum.value, '.0e')"
    ticks = alt.Axis(values=[0, 1e-8, 1e-6, 1e-4, 1e-2, 1, 100], labelExpr=label)
    scale = alt.Scale(type="symlog", constant=SMALLEST, domainMin=0)
    rows = alt.Chart(alt.NamedData("gradients")).transform_filter("datum.snapshot == shown")
    across = alt.X("x:O", title=x, axis=alt.Axis(labelAngle=0))
    up = alt.Y("y:Q", title=y, scale=scale, axis=ticks)
    tooltip = ["series:N", alt.Tooltip("step:Q"), alt.Tooltip("y:Q", format=".3e")]
    return (
        alt.layer(
            rows.mark_line(strokeWidth=2.5).encode(across, up, color(names), dash(names)),
            rows.mark_point(filled=True, size=70, opacity=1).encode(
                across, up, color(names), tooltip=tooltip
            ),
        )
        .add_params(shown)
        .properties(height=320)
    )


def weights_chart(x: str, names: tuple[str, ...]) -> alt.Chart:
    """All weights before the first step, a row for each start. Data: weights (x, series)."""
    up = alt.Y("series:N", title=None, sort=list(names))
    return (
        alt.Chart(alt.NamedData("weights"))
        .mark_tick(thickness=1.5, opacity=0.7)
        .encode(
            alt.X("x:Q", title=x, axis=FEW),
            up,
            alt.Color("series:N", scale=alt.Scale(domain=list(names)), legend=None),
            tooltip=["series:N", alt.Tooltip("x:Q", format=".4g")],
        )
        .properties(height=150)
    )


@drawn_once
def weights(setup: Setup) -> Drawing:
    """The first weights of all layers, for each start."""
    names = tuple(say(words.START_NAMES[start]) for start in STARTS)
    rows = [
        pd.DataFrame({"x": weight[at].ravel(), "series": name})
        for weight in setup.weights[::2]
        for at, name in enumerate(names)
    ]
    table = pd.concat(rows)
    return Drawing(
        "first_weights",
        weights_chart,
        {"weights": table},
        {"x": say(initialisation_words.FIRST_WEIGHTS), "names": names},
        say(initialisation_words.ALT_WEIGHTS, count=len(table) // len(names)),
    )


@drawn_once
def losses(result: Starts, pinned: Mapping[str, Starts]) -> Drawing:
    """The losses of all starts, and those of the He start of pinned runs."""
    lines = {name: result.losses[:, at] for at, name in enumerate(_names(result))}
    rows = [stack(lines, result.snapshot_steps)]
    for pin, run in pinned.items():
        he = {named(pin, say(words.START_NAMES["he"])): run.losses[:, run.starts.index("he")]}
        rows.append(stack(he, run.snapshot_steps))
        lines |= he
    return Drawing(
        "losses",
        losses_chart,
        {"losses": pd.concat(rows)},
        {"x": say(words.STEP), "y": say(words.LOSS), "names": tuple(lines)},
        say(
            initialisation_words.ALT_LOSSES, steps=int(result.snapshot_steps[-1]), ends=ends(lines)
        ),
    )


@drawn_once
def gradients(result: Starts) -> Drawing:
    """The gradients of all layers and starts during training."""
    names, (snapshots, _, layers) = _names(result), result.gradients.shape
    axes = {"snapshot": range(snapshots), "series": names, "x": range(1, layers + 1)}
    rows = long("y", result.gradients, **axes)
    first = {name: result.gradients[:, at, 0] for at, name in enumerate(names)}
    rows["step"] = result.snapshot_steps[rows["snapshot"]]
    return Drawing(
        "gradients",
        gradients_chart,
        {"gradients": rows},
        {
            "x": say(initialisation_words.WHICH_LAYER),
            "y": say(initialisation_words.GRADIENT),
            "scrub": say(words.SCRUB),
            "names": names,
            "last": snapshots - 1,
        },
        say(initialisation_words.ALT_GRADIENTS, layers=layers, ends=ends(first)),
    )


def table(result: Starts) -> pd.DataFrame:
    """A row for each start: its first gradient, its accuracy, and how many neurons differ."""
    return pd.DataFrame(
        {
            say(initialisation_words.START): _names(result),
            say(initialisation_words.FIRST_GRADIENT): [
                f"{g:.2g}" for g in result.gradients[0, :, 0]
            ],
            say(initialisation_words.RIGHT): _right(result),
            say(initialisation_words.DIFFERENT): [
                say(initialisation_words.DIVERGED)
                if start in result.diverged
                else f"{n} / {result.width}"
                for start, n in zip(result.starts, result.different, strict=True)
            ],
        }
    )


def row(result: Starts) -> dict[str, object]:
    """The results of a run in the table of pinned runs: the accuracy from each start."""
    return dict(zip(_names(result), _right(result), strict=True))


def diverged(result: Starts) -> str:
    """The sentence on the starts that have diverged; empty if none has."""
    names = ", ".join(say(words.START_NAMES[start]) for start in result.diverged)
    return say(initialisation_words.DIVERGED_NOTE, names=names) if names else ""


def _right(result: Starts) -> list[str]:
    """The share of test points that each start gets right at the end."""
    return [
        say(initialisation_words.DIVERGED) if start in result.diverged else f"{share:.0%}"
        for start, share in zip(result.starts, result.accuracies[-1], strict=True)
    ]


def _names(result: Starts) -> tuple[str, ...]:
    return tuple(say(words.START_NAMES[start]) for start in result.starts)
