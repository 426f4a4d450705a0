"""The learned kernel on a tape with the hidden kernel, and its loss with the theory."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.learned_kernel import Learned
from pages.lessons.convolution import learned_kernel_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, slider
from pages.shared.charts.rows import stack
from pages.shared.words.language import say


def kernel(
    tap: str,
    weight: str,
    scrub: str,
    names: tuple[str, ...],
    last: int,
    domain: tuple[float, float],
) -> Any:
    """Bars of the learned kernel, strokes of fixed kernels. Data: hidden (x, y, series), tape
    (snapshot, x, y), marks (snapshot, label)."""
    across = alt.X("x:O", title=tap, axis=alt.Axis(labelAngle=0))
    up = alt.Y("y:Q", title=weight, scale=alt.Scale(domain=list(domain), nice=False), axis=FEW)
    tooltip = ["x:O", alt.Tooltip("y:Q", title=weight, format=".5f")]
    tape = alt.Chart(alt.NamedData("tape")).mark_bar(size=26, opacity=0.8, clip=True)
    fixed = alt.Chart(alt.NamedData("hidden"))
    marks = alt.Chart(alt.NamedData("marks")).mark_text(
        align="left", baseline="top", fontSize=13, fontWeight="bold", color=NEUTRAL
    )
    ink = color(names, names[:3])
    return (
        alt.layer(
            tape.transform_filter("datum.snapshot == shown").encode(
                across, up, color=alt.datum(names[0]), tooltip=tooltip
            ),
            fixed.mark_point(shape="stroke", size=1400, strokeWidth=4, opacity=1).encode(
                across, up, ink, tooltip=["series:N", *tooltip]
            ),
            marks.transform_filter("datum.snapshot == shown").encode(
                x=alt.value(10), y=alt.value(4), text="label:N"
            ),
        )
        .add_params(slider("shown", scrub, last))
        .properties(height=370)
    )


def losses(step: str, loss: str, names: tuple[str, ...], shown_names: tuple[str, ...]) -> Any:
    """Loss against the step on log axes. Data: losses (x, y, series)."""
    return (
        alt.Chart(alt.NamedData("losses"))
        .mark_line()
        .encode(
            alt.X("x:Q", title=step, scale=alt.Scale(type="log"), axis=FEW),
            alt.Y("y:Q", title=loss, scale=alt.Scale(type="log"), axis=FEW),
            color(names, shown_names),
            dash(names, shown_names),
            tooltip=["series:N", "x:Q", alt.Tooltip("y:Q", format=".5g")],
        )
        .properties(height=270)
    )


@drawn_once
def tape(result: Learned) -> Drawing:
    """The kernel after each snapshot, the hidden one and the least squares solution."""
    width = len(result.hidden)
    taps = range(-(width // 2), width // 2 + 1)
    film = pd.DataFrame(result.snapshots, columns=list(taps)).rename_axis(
        index="snapshot", columns="x"
    )
    labels = [
        say(learned_kernel_words.SNAPSHOT, step=int(step), loss=f"{loss:.3g}")
        for step, loss in zip(result.snapshot_steps, result.losses, strict=True)
    ]
    fixed = {
        say(learned_kernel_words.HIDDEN): result.hidden,
        say(learned_kernel_words.LEAST_SQUARES): result.best,
    }
    low, high = curves.span(result.hidden, result.best, [0.0], margin=0.25)
    return Drawing(
        "learned_kernel",
        kernel,
        {
            "hidden": stack(fixed, taps),
            "tape": film.melt(value_name="y", ignore_index=False).reset_index(),
            "marks": pd.DataFrame({"snapshot": range(len(labels)), "label": labels}),
        },
        {
            "tap": say(learned_kernel_words.TAP),
            "weight": say(words.WEIGHT),
            "scrub": say(words.SCRUB_STEP),
            "names": _names(()),
            "last": len(labels) - 1,
            "domain": (low, high),
        },
        say(
            learned_kernel_words.ALT_LEARNED,
            steps=int(result.snapshot_steps[-1]),
            weights=", ".join(f"{weight:.3g}" for weight in result.snapshots[-1]),
        ),
        ("measured", "theory"),
    )


@drawn_once
def loss_lines(runs: dict[str, Learned]) -> Drawing:
    """Loss of every run, and the loss that the eigenvalues predict for the last run."""
    *pinned, now = runs
    lines = {say(learned_kernel_words.LEARNED): runs[now], **{name: runs[name] for name in pinned}}
    parts = [stack({name: run.losses}, run.snapshot_steps) for name, run in lines.items()]
    last = runs[now]
    parts.append(stack({say(words.LOSS_THEORY): last.theory_losses}, last.snapshot_steps))
    rows = pd.concat(parts)
    return Drawing(
        "kernel_losses",
        losses,
        {"losses": rows[(rows["x"] > 0) & (rows["y"] > 1e-28) & (rows["y"] < 1e30)]},
        {
            "step": say(learned_kernel_words.STEP),
            "loss": say(words.SQUARED_ERROR),
            "names": _names(tuple(pinned)),
            "shown_names": (say(learned_kernel_words.LEARNED), say(words.LOSS_THEORY), *pinned),
        },
        say(
            learned_kernel_words.ALT_LOSSES,
            loss=f"{last.losses[-1]:.4g}",
            floor=f"{last.floor:.4g}",
        ),
        ("measured", "theory"),
    )


def row(result: Learned) -> dict[str, object]:
    """A run in the table of pinned runs: its loss, and the lowest possible loss."""
    return {
        say(words.SQUARED_ERROR): result.losses[-1],
        say(learned_kernel_words.FLOOR): result.floor,
    }


def _names(pinned: tuple[str, ...]) -> tuple[str, ...]:
    """All series of the tab, so that each has the same colour in all charts."""
    texts = (
        learned_kernel_words.LEARNED,
        learned_kernel_words.HIDDEN,
        learned_kernel_words.LEAST_SQUARES,
        words.LOSS_THEORY,
    )
    return (*(say(text) for text in texts), *pinned)
