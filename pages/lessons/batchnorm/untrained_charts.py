"""Charts of gradients and signals in a deep random network, without and with BatchNorm."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.batchnorm import EDGES, Comparison, Profile
from pages.lessons.batchnorm import untrained_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, color, dash, decades, log_axis
from pages.shared.charts.rows import stack
from pages.shared.words.language import say
from pages.shared.words.text import Text

MOST = 0.5  # share of the darkest colour; bins with more have the same one
LAYERS = 25  # histograms drawn; more rows are too thin to see
SHORT = (words.SHORT_WITHOUT, words.SHORT_WITH)


def lines(x: str, y: str, names: tuple[str, ...], span: tuple[float, float]) -> Any:
    """Norms of the gradient over the layers, on a log axis. Data: lines (x, y, series)."""
    scale = alt.Scale(type="log", domain=list(span), nice=False)
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".4g")]
    return (
        alt.Chart(alt.NamedData("lines"))
        .mark_line(clip=True, strokeWidth=2.5)
        .encode(
            alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False)),
            alt.Y("y:Q", title=y, scale=scale, axis=log_axis(decades(*span), ".0~e")),
            color(names),
            dash(names),
            tooltip=tooltip,
        )
        .properties(height=360)
    )


def histograms(x: str, y: str, share: str, title: str) -> Any:
    """One histogram a layer, as a strip of coloured cells. Data: cells (layer, from, to, share)."""
    scale = alt.Scale(type="sqrt", domain=[0, MOST], clamp=True)
    bar = alt.Legend(orient="bottom", title=share, gradientLength=120, tickCount=3)
    span = alt.Scale(domain=[float(EDGES[0]), float(EDGES[-1])], nice=False)
    return (
        alt.Chart(alt.NamedData("cells"), title=title)
        .mark_rect()
        .encode(
            alt.X("from:Q", title=x, scale=span, axis=FEW),
            alt.X2("to:Q"),
            alt.Y("layer:O", title=y, axis=alt.Axis(labelOverlap=True)),
            alt.Color("share:Q", scale=scale, legend=bar),
            tooltip=["layer:O", "from:Q", "to:Q", alt.Tooltip("share:Q", format=".1%")],
        )
        .properties(height=340)
    )


@drawn_once
def drawings(runs: dict[str, Comparison]) -> list[Drawing]:
    """The gradients of all runs, and the histograms of the last run without and with BatchNorm."""
    *_, result = runs.values()
    profiles = {words.WITHOUT: result.without, words.WITH: result.batch_norm}
    return [_profile(runs), *(_histograms(*named) for named in profiles.items())]


def _profile(runs: dict[str, Comparison]) -> Drawing:
    *pinned, now = runs
    without, batch_norm = runs[now].without, runs[now].batch_norm
    current = {
        say(untrained_words.MEASURED_LINE, which=say(words.SHORT_WITHOUT)): without.gradient_norms,
        say(untrained_words.MEASURED_LINE, which=say(words.SHORT_WITH)): batch_norm.gradient_norms,
        say(untrained_words.THEORY_LINE, which=say(words.SHORT_WITHOUT)): without.theory_norms,
        say(untrained_words.THEORY_LINE, which=say(words.SHORT_WITH)): batch_norm.theory_norms,
    }
    others = {}
    for pin in pinned:
        profiles = runs[pin].without, runs[pin].batch_norm
        for which, profile in zip(SHORT, profiles, strict=True):
            name = say(untrained_words.PINNED_LINE, pin=pin, which=say(which))
            others[name] = profile.gradient_norms
    table = pd.concat(
        [stack({name: y}, range(1, len(y) + 1)) for name, y in (current | others).items()]
    ).query("y > 0")
    return Drawing(
        "profile",
        lines,
        {"lines": table},
        {
            "x": say(words.LAYER),
            "y": say(words.GRADIENT),
            "names": (*current, *others),
            "span": curves.log_span(table["y"].to_numpy()),
        },
        say(
            untrained_words.ALT_PROFILE,
            depth=len(without.gradient_norms),
            without=f"{without.gradient_norms[0]:.3g}",
            batch_norm=f"{batch_norm.gradient_norms[0]:.3g}",
            factor=f"{without.factor:.4g}",
            factor_bn=f"{batch_norm.factor:.4g}",
        ),
        ("measured", "theory"),
    )


def _histograms(which: Text, profile: Profile) -> Drawing:
    depth = len(profile.histograms)
    shown = curves.thin(depth, LAYERS)
    table = pd.DataFrame(profile.histograms[shown], index=[at + 1 for at in shown])
    cells = table.rename_axis(index="layer", columns="bin").melt(
        value_name="share", ignore_index=False
    )
    cells = cells.reset_index()
    cells["from"], cells["to"] = EDGES[cells["bin"]], EDGES[cells["bin"] + 1]
    last = cells[cells["layer"] == depth]
    inside = last[(last["from"] >= -1) & (last["to"] <= 1)]["share"].sum()
    name = "with" if which is words.WITH else "without"
    return Drawing(
        f"values_{name}",
        histograms,
        {"cells": cells[["layer", "from", "to", "share"]].query("share > 0")},
        {
            "x": say(untrained_words.PRE_ACTIVATION),
            "y": say(words.LAYER),
            "share": say(untrained_words.SHARE_OF),
            "title": say(untrained_words.HISTOGRAM, which=say(which)),
        },
        say(untrained_words.ALT_HISTOGRAM, depth=depth, which=say(which), inside=f"{inside:.0%}"),
    )
