"""Networks without and with BatchNorm: losses, grids of rates and depths, gradients on a tape."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.batchnorm_training import GUESSING, Progress
from pages.lessons.batchnorm import trained_words, words
from pages.shared.charts import pinned
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, slider
from pages.shared.words.language import say

TAPE = 20  # snapshots that travel to the browser
FLOOR, CEILING = 1e-8, 10.0  # ends of the colours of the strips
TOP = 1.2  # of the loss axis, at least; guessing costs 0.69
LEARNED, GUESSED = "#0072B2", "#EADFD3"  # blue is a loss of 0; pale is guessing, or worse
WHICH = (words.WITHOUT, words.WITH)
SHORT = (words.SHORT_WITHOUT, words.SHORT_WITH)


def courses(x: str, y: str, title: str, names: tuple[str, ...], level: str, top: float) -> Any:
    """Losses over training, a line a network. Data: lines (x, y, series, seed), level (y)."""
    across = alt.X("x:Q", title=x, axis=FEW)
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(domain=[0, top], nice=False))
    tips = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".3g")]
    guess = alt.Chart(alt.NamedData("level")).encode(up)
    text = guess.mark_text(align="right", baseline="bottom", dy=-4, fontSize=12, color=NEUTRAL)
    lines = alt.Chart(alt.NamedData("lines"), title=title).mark_line(clip=True, strokeWidth=2.2)
    return alt.layer(
        guess.mark_rule(strokeDash=[6, 4], color=NEUTRAL),
        text.encode(x=alt.value("width"), text=alt.value(level)),
        lines.encode(
            across, up, color(names), dash(names), detail=["series:N", "seed:N"], tooltip=tips
        ),
    ).properties(height=270)


def grid(x: str, y: str, loss: str, title: str) -> Any:
    """Final losses over depth and rate. Data: cells (depth, rate, loss, shown, label, trained)."""
    colors = alt.Scale(
        domain=[0, GUESSING], range=[LEARNED, GUESSED], clamp=True, interpolate="rgb"
    )
    base = alt.Chart(alt.NamedData("cells"), title=title).encode(
        alt.X("depth:O", title=x, axis=alt.Axis(labelAngle=0)),
        alt.Y("rate:O", title=y, sort="descending"),
    )
    framed = alt.condition("datum.trained", alt.value(3), alt.value(0))
    ink = alt.condition(f"datum.shown < {GUESSING / 2}", alt.value("white"), alt.value("#31333F"))
    tips = ["depth:O", "rate:O", alt.Tooltip("label:N", title=loss)]
    return alt.layer(
        base.mark_rect(stroke="#C44E00").encode(
            color=alt.Color("shown:Q", scale=colors, legend=None),
            strokeWidth=framed,
            tooltip=tips,
        ),
        base.mark_text(fontSize=12).encode(text="label:N", color=ink),
    ).properties(height=270)


def strips(x: str, title: str, scrub: str, last: int, names: tuple[str, ...]) -> Any:
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
    tips = ["series:N", "layer:O", alt.Tooltip("norm:Q", format=".3e")]
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
                tooltip=tips,
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


def drawings(progress: Progress, rate: float) -> list[Drawing]:
    """Losses at one rate without and with BatchNorm, both grids, and the strips at that rate."""
    at = progress.rates.index(rate)
    return [
        *(_losses(progress, norm, at) for norm in (0, 1)),
        *(_grid(progress, norm) for norm in (0, 1)),
        _strips(progress, at),
    ]


def beside(results: dict[str, Progress]) -> list[Drawing]:
    """The largest rate that trains against depth in every run, without and with BatchNorm."""
    return [
        pinned.lines_of_runs(
            _name(norm),
            {name: (one.depths, one.largest_rates[norm]) for name, one in results.items()},
            (
                say(trained_words.HIDDEN_LAYERS),
                f"{say(trained_words.RATE_LARGEST)}, {say(WHICH[norm])}",
            ),
            (False, True),
        )
        for norm in (0, 1)
    ]


def row(progress: Progress) -> dict[str, object]:
    """What the table of pinned runs tells of one: the largest rate that trains its deepest."""
    rates = [rates[-1] for rates in progress.largest_rates]
    none = say(trained_words.NONE_TRAINS)
    labels = [f"{say(trained_words.RATE_LARGEST)}, {say(which)}" for which in WHICH]
    told = [none if rate is None else f"{rate:g}" for rate in rates]
    return dict(zip(labels, told, strict=True))


def _name(norm: int) -> str:
    return ("without", "with")[norm]


def _top(progress: Progress, at: int) -> float:
    """The end of both loss axes: above where the networks end, as far as they are on the grids."""
    ends = progress.losses[:, :, at, :, -1]
    return max(TOP, 1.1 * float(ends[ends < CEILING].max(initial=0.0)))


def _losses(progress: Progress, norm: int, at: int) -> Drawing:
    names = tuple(say(trained_words.LAYERS_LONG, layers=depth) for depth in progress.depths)
    lines = [
        pd.DataFrame({"x": progress.ends, "y": losses, "series": names[d], "seed": seed})
        for d, both in enumerate(progress.losses[norm, :, at])
        for seed, losses in enumerate(both)
    ]
    table = pd.concat(lines)
    ends = progress.losses[norm, :, at, :, -1].mean(axis=1)
    rate, which = f"{progress.rates[at]:g}", say(WHICH[norm])
    return Drawing(
        f"losses_{_name(norm)}",
        courses,
        {
            "lines": table[table["y"] < float("inf")],
            "level": pd.DataFrame({"y": [GUESSING]}),
        },
        {
            "x": say(trained_words.TRAIN_STEP),
            "y": say(trained_words.LOSS),
            "title": say(trained_words.LOSSES_TITLE, which=which, rate=rate),
            "names": tuple(dict.fromkeys(names)),
            "level": say(trained_words.GUESSING),
            "top": _top(progress, at),
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


def _grid(progress: Progress, norm: int) -> Drawing:
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
    largest = zip(progress.depths, progress.largest_rates[norm], strict=True)
    none = say(trained_words.NONE_TRAINS)
    told = [
        say(trained_words.AT_DEPTH, depth=d, rate=none if r is None else f"{r:g}")
        for d, r in largest
    ]
    table = pd.DataFrame(rows).drop_duplicates(["depth", "rate"])
    return Drawing(
        f"grid_{_name(norm)}",
        grid,
        {"cells": table},
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
            count=int(table["trained"].sum()),
            cells=len(table),
            largest=", ".join(told),
        ),
    )


def _strips(progress: Progress, at: int) -> Drawing:
    kept = curves.thin(len(progress.gradient_norms), TAPE)
    rows, names = [], []
    for norm in (0, 1):
        for d, depth in enumerate(progress.depths):
            name = say(trained_words.STRIP, which=say(SHORT[norm]), depth=depth)
            names.append(name)
            for snapshot, one in enumerate(kept):
                norms = progress.gradient_norms[one][norm, d, at, 0, :depth]
                cells = {"snapshot": snapshot, "series": name, "layer": range(1, depth + 1)}
                rows.append(pd.DataFrame({**cells, "norm": norms}))
    table = pd.concat(rows).drop_duplicates(["snapshot", "series", "layer"])
    table["shown"] = table["norm"].clip(FLOOR, CEILING)
    table = table.dropna()
    rate = f"{progress.rates[at]:g}"
    ends = progress.gradient_norms[-1][:, -1, at, 0, 0]
    labels = [say(trained_words.AFTER, step=int(progress.ends[one])) for one in kept]
    return Drawing(
        "strips",
        strips,
        {"cells": table, "marks": pd.DataFrame({"snapshot": range(len(kept)), "label": labels})},
        {
            "x": say(words.LAYER),
            "title": say(trained_words.STRIPS_TITLE, rate=rate),
            "scrub": say(trained_words.SCRUB),
            "last": len(kept) - 1,
            "names": tuple(dict.fromkeys(names)),
        },
        say(
            trained_words.ALT_STRIPS,
            rate=rate,
            steps=progress.step,
            without=f"{ends[0]:.2g}",
            batch_norm=f"{ends[1]:.2g}",
        ),
    )
