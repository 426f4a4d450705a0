"""Pictures of five optimisers on one bowl: their losses, and maps of momentum."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.momentum import HeatMap
from core.optimisers import Race
from pages.lessons.learning_rate import optimisers_labels, optimisers_words, picture_text
from pages.shared.charts import bowl
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, color, dash, decades, log_axis
from pages.shared.charts.rows import ends
from pages.shared.stage import touch
from pages.shared.words.language import say

SMALLEST, LARGEST = 1e-8, 1e8  # of the loss axis; beyond them the others are a flat line
TINY = 1e-100  # of a loss that is drawn at all; browsers take the logarithm of no smaller one
MAP_HEIGHT = 420  # pixels


def names() -> tuple[str, ...]:
    """The names of the five, always in one order, so that each keeps its colour."""
    return tuple(say(text) for text in optimisers_words.NAMES.values())


def losses_chart(
    step: str,
    loss: str,
    names: tuple[str, ...],
    domain: tuple[float, float],
    ticks: tuple[float, ...],
    last: int,
) -> Any:
    """Loss above the lowest against step. Data: losses (x, y, series)."""
    up = alt.Scale(type="log", domain=list(domain), nice=False)
    legend = alt.Legend(columns=alt.ExprRef(f"width < {optimisers_labels.NARROW} ? 2 : 5"))
    return (
        alt.Chart(alt.NamedData("losses"))
        .mark_line(clip=True, strokeWidth=2.5)
        .encode(
            alt.X("x:Q", title=step, scale=alt.Scale(domain=[0, last], nice=False)),
            alt.Y("y:Q", title=loss, scale=up, axis=log_axis(ticks)),
            color(names).legend(legend),
            dash(names).legend(legend),
            tooltip=["series:N", "x:Q", alt.Tooltip("y:Q", format=".4g")],
        )
        .properties(height=bowl.HEIGHT)
    )


def map_chart(
    title: str, rate: str, momentum: str, factor: str, now: str, widest: float, best: float
) -> Any:
    """The factor of a step, as colour, over rate and momentum.

    Data: cells (rate, to, momentum, above, factor), border (rate, momentum), marks (rate,
    momentum, label), ``now`` one of their labels. A click on a cell picks it.
    """
    across = alt.X("rate:Q", title=rate, scale=alt.Scale(domain=[0, widest], nice=False))
    up = alt.Y("momentum:Q", title=momentum, scale=alt.Scale(domain=[0, 1], nice=False))
    colors = alt.Scale(domain=[best, 1], nice=False, reverse=True)
    squares = alt.Legend(  # a gradient would be lost when a click changes the page's address
        type="symbol", symbolType="square", columns=8, title=factor, format=".2f", tickCount=4
    )
    cells = alt.Chart(alt.NamedData("cells"), title=title).mark_rect(clip=True)
    border = alt.Chart(alt.NamedData("border")).mark_line(clip=True, color=NEUTRAL, strokeWidth=2)
    marks = alt.Chart(alt.NamedData("marks"))
    right = f"datum.rate > {widest / 2}"  # there the label is on the left
    layers = [
        cells.encode(
            across,
            alt.X2("to:Q"),
            up,
            alt.Y2("above:Q"),
            alt.Color("factor:Q", scale=colors, legend=squares),
            tooltip=[
                alt.Tooltip("rate:Q", title=rate, format=".4g"),
                alt.Tooltip("momentum:Q", title=momentum, format=".3f"),
                alt.Tooltip("factor:Q", title=factor, format=".4f"),
            ],
        )
        .add_params(touch.selection("to", "momentum"))
        .properties(name="cells"),
        border.encode(across, up, order="momentum:Q"),
        marks.mark_point(size=110, strokeWidth=2, fill="white", stroke="black", opacity=1).encode(
            across, up, shape=alt.Shape("label:N", legend=None), tooltip=["label:N"]
        ),
        *picture_text.haloed(
            marks,
            across,
            up,
            dx=alt.ExprRef(f"{right} ? -10 : 10"),
            dy=alt.ExprRef(f"datum.label == '{now}' ? 18 : -9"),
            align=alt.ExprRef(f"{right} ? 'right' : 'left'"),
        ),
    ]
    return alt.layer(*layers).properties(height=MAP_HEIGHT)


def ends_of(race: Race) -> dict[str, float]:
    """The loss above the lowest that each optimiser ended with."""
    return dict(zip(names(), race.excess[:, -1].tolist(), strict=True))


@drawn_once
def losses(race: Race) -> Drawing:
    """The loss above the lowest of each optimiser, step by step."""
    excess = dict(zip(names(), race.excess, strict=True))
    wide = pd.DataFrame(excess).rename_axis("x")
    table = wide.melt(var_name="series", value_name="y", ignore_index=False).reset_index()
    table = table[table["y"].between(TINY, 1 / TINY)]
    seen = table[table["y"].between(SMALLEST, LARGEST)]["y"]
    domain = (float(seen.min()), float(seen.max())) if len(seen) else (SMALLEST, LARGEST)
    return Drawing(
        "optimiser_losses",
        losses_chart,
        {"losses": table},
        {
            "step": say(optimisers_words.STEP),
            "loss": say(optimisers_words.EXCESS),
            "names": names(),
            "domain": domain,
            "ticks": decades(*domain),
            "last": len(wide) - 1,
        },
        say(optimisers_words.ALT_LOSSES, steps=len(wide) - 1, ends=ends(excess)),
    )


@drawn_once
def heat(
    name: str,
    title: str,
    heat_map: HeatMap,
    values: Any,
    *,
    now: tuple[float, float] | None = None,
    kinds: tuple[str, ...],
) -> Drawing:
    """The map of ``values``, measured or theory, with theory's best and the border."""
    marks = [(heat_map.best_learning_rate, heat_map.best_momentum, say(optimisers_words.BEST))]
    if now and now[0] <= heat_map.learning_rates[-1]:
        marks.append((*now, say(optimisers_words.NOW)))
    tables = {
        "cells": _cells(heat_map, values),
        "border": pd.DataFrame({"rate": heat_map.bounds, "momentum": heat_map.momenta}),
        "marks": pd.DataFrame(marks, columns=["rate", "momentum", "label"]),
    }
    return Drawing(
        name,
        map_chart,
        tables,
        {
            "title": title,
            "rate": say(optimisers_words.MAP_RATE),
            "momentum": say(optimisers_words.MAP_MOMENTUM),
            "factor": say(optimisers_words.FACTOR),
            "now": say(optimisers_words.NOW),
            "widest": float(heat_map.learning_rates[-1]),
            "best": float(heat_map.best_convergence),
        },
        say(
            optimisers_words.ALT_MAP,
            title=title,
            factor=f"{heat_map.best_convergence:.3g}",
            rate=f"{heat_map.best_learning_rate:.3g}",
            momentum=f"{heat_map.best_momentum:.3g}",
        ),
        kinds,
    )


def _cells(heat_map: HeatMap, values: Any) -> pd.DataFrame:
    """The cells that converge: columns rate, to, momentum, above, factor."""
    rates = [0.0, *heat_map.learning_rates.tolist()]
    cells = pd.DataFrame(values, index=heat_map.momenta, columns=rates[1:])
    cells = cells.rename_axis(index="momentum", columns="to")
    table = cells.melt(value_name="factor", ignore_index=False).reset_index()
    left = dict(zip(rates[1:], rates[:-1], strict=True))
    above = dict(zip(heat_map.momenta, [*heat_map.momenta[1:], 1.0], strict=True))
    table = table.assign(rate=table["to"].map(left), above=table["momentum"].map(above))
    return table[table["factor"] < 1.0]
