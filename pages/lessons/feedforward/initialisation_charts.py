"""Four ways to start one network: their losses, and the gradient of each layer on a tape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from core.initialisation import STARTS, Setup, Starts
from pages.lessons.feedforward import initialisation_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.marks import FEW, color, dash, slider
from pages.shared.charts.rows import ends, long, stack
from pages.shared.charts.tooltips import HOVER
from pages.shared.words.language import say

SMALLEST = 1e-8  # below it the axis of gradients is linear, so that zero has a place on it


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
    """Gradient of each layer at the moment on the tape; zero has its place on the axis.

    Data: gradients (snapshot, step, x, y, series).
    """
    shown = slider("shown", scrub, last, start=0)
    label = "datum.value == 0 ? '0' : format(datum.value, '.0e')"
    ticks = alt.Axis(values=[0, 1e-8, 1e-6, 1e-4, 1e-2, 1, 100], labelExpr=label)
    scale = alt.Scale(type="symlog", constant=SMALLEST, domainMin=0)
    rows = alt.Chart(alt.NamedData("gradients")).transform_filter("datum.snapshot == shown")
    across = alt.X("x:O", title=x, axis=alt.Axis(labelAngle=0))
    up = alt.Y("y:Q", title=y, scale=scale, axis=ticks)
    tips = ["series:N", alt.Tooltip("step:Q"), alt.Tooltip("y:Q", format=".3e")]
    return (
        alt.layer(
            rows.mark_line(strokeWidth=2.5).encode(across, up, color(names), dash(names)),
            rows.mark_point(filled=True, size=70, opacity=1).encode(
                across, up, color(names), tooltip=tips
            ),
        )
        .add_params(shown)
        .properties(height=320)
    )


def weights_chart(x: str, names: tuple[str, ...]) -> alt.Chart:
    """Every weight before the first step, a row a start. Data: weights (x, series)."""
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


def weights(setup: Setup) -> Drawing:
    """The weights of all layers as each start draws them."""
    names = tuple(say(words.START_NAMES[start]) for start in STARTS)
    rows = [
        pd.DataFrame({"x": one[at].ravel(), "series": name})
        for one in setup.weights[::2]
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


def losses(found: Starts, beside: Mapping[str, Starts]) -> Drawing:
    """The losses of all starts, and those of the random ones of pinned runs."""
    lines = {name: found.losses[:, at] for at, name in enumerate(_names(found))}
    rows = [stack(lines, found.snapshot_steps)]
    for pin, one in beside.items():
        best = {f"{pin}: {say(words.START_NAMES['he'])}": one.losses[:, one.starts.index("he")]}
        rows.append(stack(best, one.snapshot_steps))
        lines |= best
    return Drawing(
        "losses",
        losses_chart,
        {"losses": pd.concat(rows)},
        {"x": say(words.STEP), "y": say(words.LOSS), "names": tuple(lines)},
        say(initialisation_words.ALT_LOSSES, steps=int(found.snapshot_steps[-1]), ends=ends(lines)),
    )


def gradients(found: Starts) -> Drawing:
    """The gradients of all layers and starts, over the training."""
    names, (snapshots, _, layers) = _names(found), found.gradients.shape
    axes = {"snapshot": range(snapshots), "series": names, "x": range(1, layers + 1)}
    rows = long("y", found.gradients, **axes)
    first = {name: found.gradients[:, at, 0] for at, name in enumerate(names)}
    rows["step"] = found.snapshot_steps[rows["snapshot"]]
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


def table(found: Starts) -> pd.DataFrame:
    """A row a start: what became of it."""
    return pd.DataFrame(
        {
            say(initialisation_words.START): _names(found),
            say(initialisation_words.FIRST_GRADIENT): [
                f"{g:.2g}" for g in found.gradients[0, :, 0]
            ],
            say(initialisation_words.RIGHT): _right(found),
            say(initialisation_words.DIFFERENT): [
                say(initialisation_words.DIVERGED)
                if start in found.diverged
                else f"{n} / {found.width}"
                for start, n in zip(found.starts, found.different, strict=True)
            ],
        }
    )


def row(found: Starts) -> dict[str, object]:
    """What the table of pinned runs says of one: how many test points each start gets right."""
    return dict(zip(_names(found), _right(found), strict=True))


def diverged(found: Starts) -> str:
    """The sentence on the starts whose lines end, or nothing."""
    names = ", ".join(say(words.START_NAMES[start]) for start in found.diverged)
    return say(initialisation_words.START_DIVERGED, names=names) if names else ""


def _right(found: Starts) -> list[str]:
    return [
        say(initialisation_words.DIVERGED) if start in found.diverged else f"{share:.0%}"
        for start, share in zip(found.starts, found.accuracies[-1], strict=True)
    ]


def _names(found: Starts) -> tuple[str, ...]:
    return tuple(say(words.START_NAMES[start]) for start in found.starts)
