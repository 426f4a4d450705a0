"""Charts of networks trained without and with BatchNorm: losses, and grids of depths and rates."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.batchnorm_training import GUESSING, Progress
from pages.lessons.batchnorm import trained_strips_charts, trained_words, words
from pages.shared.charts import pinned
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash
from pages.shared.words.language import say

CEILING = 10.0  # loss; the grid shows a larger one as > 10
TOP = 1.2  # of the loss axis, at least; guessing costs 0.69
LOSS_ZERO, LOSS_GUESSING = "#0072B2", "#EADFD3"  # ends of the colours; a larger loss is as pale
WHICH = (words.WITHOUT, words.WITH)


def loss_curves(x: str, y: str, title: str, names: tuple[str, ...], level: str, top: float) -> Any:
    """Losses during training, one line a network. Data: lines (x, y, series, seed), level (y)."""
    across = alt.X("x:Q", title=x, axis=FEW)
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(domain=[0, top], nice=False))
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".3g")]
    guess = alt.Chart(alt.NamedData("level")).encode(up)
    text = guess.mark_text(align="right", baseline="bottom", dy=-4, fontSize=12, color=NEUTRAL)
    lines = alt.Chart(alt.NamedData("lines"), title=title).mark_line(clip=True, strokeWidth=2.2)
    return alt.layer(
        guess.mark_rule(strokeDash=[6, 4], color=NEUTRAL),
        text.encode(x=alt.value("width"), text=alt.value(level)),
        lines.encode(
            across, up, color(names), dash(names), detail=["series:N", "seed:N"], tooltip=tooltip
        ),
    ).properties(height=270)


def grid(x: str, y: str, loss: str, title: str) -> Any:
    """Final losses over depth and rate. Data: cells (depth, rate, loss, shown, label, trained)."""
    colors = alt.Scale(
        domain=[0, GUESSING], range=[LOSS_ZERO, LOSS_GUESSING], clamp=True, interpolate="rgb"
    )
    base = alt.Chart(alt.NamedData("cells"), title=title).encode(
        alt.X("depth:O", title=x, axis=alt.Axis(labelAngle=0)),
        alt.Y("rate:O", title=y, sort="descending"),
    )
    frame = alt.condition("datum.trained", alt.value(3), alt.value(0))
    ink = alt.condition(f"datum.shown < {GUESSING / 2}", alt.value("white"), alt.value("#31333F"))
    tooltip = ["depth:O", "rate:O", alt.Tooltip("label:N", title=loss)]
    return alt.layer(
        base.mark_rect(stroke="#C44E00").encode(
            color=alt.Color("shown:Q", scale=colors, legend=None),
            strokeWidth=frame,
            tooltip=tooltip,
        ),
        base.mark_text(fontSize=12).encode(text="label:N", color=ink),
    ).properties(height=270)


@drawn_once
def drawings(progress: Progress, rate: float) -> list[Drawing]:
    """Losses at one rate without and with BatchNorm, both grids, and the strips at that rate."""
    rate_index = progress.rates.index(rate)
    return [
        *(_losses(progress, norm, rate_index) for norm in (0, 1)),
        *(_grid(progress, norm) for norm in (0, 1)),
        trained_strips_charts.strips(progress, rate_index),
    ]


@drawn_once
def largest_rates(results: dict[str, Progress]) -> list[Drawing]:
    """The largest rate that trains against depth in every run, without and with BatchNorm."""
    return [
        pinned.lines_of_runs(
            _file_name(norm),
            {name: (run.depths, run.largest_rates[norm]) for name, run in results.items()},
            (
                say(trained_words.HIDDEN_LAYERS),
                f"{say(trained_words.RATE_LARGEST)}, {say(WHICH[norm])}",
            ),
            (False, True),
        )
        for norm in (0, 1)
    ]


def row(progress: Progress) -> dict[str, object]:
    """A run's cells in the table of pinned runs: the largest rate for its deepest network."""
    rates = [rates[-1] for rates in progress.largest_rates]
    none = say(trained_words.NONE_TRAINS)
    labels = [f"{say(trained_words.RATE_LARGEST)}, {say(which)}" for which in WHICH]
    shown = [none if rate is None else f"{rate:g}" for rate in rates]
    return dict(zip(labels, shown, strict=True))


def _file_name(norm: int) -> str:
    return ("without", "with")[norm]


def _top(progress: Progress, rate_index: int) -> float:
    """The upper end of both loss axes: above all final losses below CEILING."""
    ends = progress.losses[:, :, rate_index, :, -1]
    return max(TOP, 1.1 * float(ends[ends < CEILING].max(initial=0.0)))


def _losses(progress: Progress, norm: int, rate_index: int) -> Drawing:
    names = tuple(say(trained_words.LAYERS, layers=depth) for depth in progress.depths)
    lines = [
        pd.DataFrame({"x": progress.ends, "y": losses, "series": name, "seed": seed})
        for name, of_seeds in zip(names, progress.losses[norm, :, rate_index], strict=True)
        for seed, losses in enumerate(of_seeds)
    ]
    table = pd.concat(lines)
    ends = progress.losses[norm, :, rate_index, :, -1].mean(axis=1)
    rate, which = f"{progress.rates[rate_index]:g}", say(WHICH[norm])
    return Drawing(
        f"losses_{_file_name(norm)}",
        loss_curves,
        {
            "lines": table[table["y"] < float("inf")],
            "level": pd.DataFrame({"y": [GUESSING]}),
        },
        {
            "x": say(trained_words.TRAINING_STEP),
            "y": say(trained_words.LOSS),
            "title": say(trained_words.LOSSES_TITLE, which=which, rate=rate),
            "names": tuple(dict.fromkeys(names)),
            "level": say(trained_words.GUESSING),
            "top": _top(progress, rate_index),
        },
        say(
            trained_words.ALT_LOSSES,
            steps=progress.step,
            which=which,
            rate=rate,
            depths=", ".join(map(str, progress.depths)),
            ends=", ".join(f"{end:.2f}" for end in ends),
        ),
    )


def _cells(progress: Progress, norm: int) -> pd.DataFrame:
    """One row for each depth and rate; equal depths have one."""
    rows = []
    for d, depth in enumerate(progress.depths):
        for r, rate in enumerate(progress.rates):
            loss = float(progress.losses[norm, d, r, :, -1].mean())
            rows.append(
                {
                    "depth": depth,
                    "rate": rate,
                    "loss": loss,
                    "shown": min(loss, CEILING),
                    "label": f"{loss:.2f}" if loss < CEILING else "∞" if loss > 1e6 else "> 10",
                    "trained": progress.trained[norm][d][r],
                }
            )
    return pd.DataFrame(rows).drop_duplicates(["depth", "rate"])


def _grid(progress: Progress, norm: int) -> Drawing:
    rates = zip(progress.depths, progress.largest_rates[norm], strict=True)
    none = say(trained_words.NONE_TRAINS)
    largest = [
        say(trained_words.AT_DEPTH, depth=d, rate=none if r is None else f"{r:g}") for d, r in rates
    ]
    cells = _cells(progress, norm)
    return Drawing(
        f"grid_{_file_name(norm)}",
        grid,
        {"cells": cells},
        {
            "x": say(trained_words.HIDDEN_LAYERS),
            "y": say(trained_words.RATE),
            "loss": say(trained_words.LOSS),
            "title": say(trained_words.GRID_TITLE, which=say(WHICH[norm])),
        },
        say(
            trained_words.ALT_GRID,
            steps=progress.step,
            which=say(WHICH[norm]),
            count=int(cells["trained"].sum()),
            cells=len(cells),
            largest=", ".join(largest),
        ),
    )
