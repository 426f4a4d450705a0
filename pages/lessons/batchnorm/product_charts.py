"""What is left of a gradient, layer by layer, on a log axis."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.layer_product import Product
from pages.lessons.batchnorm import product_words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, decades, log_axis
from pages.shared.charts.rows import stack
from pages.shared.words.language import say

LEAST = 1e-3  # the axis reaches down to it at least


def chart(x: str, y: str, names: tuple[str, ...], span: tuple[float, float]) -> Any:
    """Shares over layers, with the place where half is left.

    Data: lines (x, y, series), half (x).
    """
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False))
    scale = alt.Scale(type="log", domain=list(span), nice=False)
    up = alt.Y("y:Q", title=y, scale=scale, axis=log_axis(decades(*span), ".0~e"))
    tips = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".4g")]
    lines = alt.Chart(alt.NamedData("lines")).mark_line(clip=True, strokeWidth=2.5)
    half = alt.Chart(alt.NamedData("half")).mark_rule(color=NEUTRAL, strokeDash=[2, 3], clip=True)
    return alt.layer(
        half.encode(alt.X("x:Q")),
        lines.encode(across, up, color(names), dash(names), tooltip=tips),
    ).properties(height=380)


def shares(runs: dict[str, Product], factor: float) -> Drawing:
    """The last of the runs with the sigmoid's two lines, and the exact line of the pinned ones."""
    *pinned, now = runs
    run = runs[now]
    own = {
        say(product_words.EXACT): run.exact,
        say(product_words.IN_FLOAT32): run.float32,
        say(product_words.SIGMOID_BEST): run.sigmoid_best,
        say(product_words.SIGMOID_CHAIN): run.sigmoid_chain,
    }
    rows = [stack(own, range(len(run.exact)))]
    rows += [stack({name: runs[name].exact}, range(len(runs[name].exact))) for name in pinned]
    ends = [one.left for one in runs.values()]
    span = curves.log_span([1.0, LEAST, *ends])
    table = pd.concat(rows)
    table = table[table["y"].between(span[0] / 1e3, span[1] * 1e3)]
    layers = len(run.exact) - 1
    half = [run.half_depth] if run.half_depth <= layers else []
    return Drawing(
        "product",
        chart,
        {"lines": table, "half": pd.DataFrame({"x": half}, dtype=float)},
        {
            "x": say(product_words.DEPTH),
            "y": say(product_words.SHARE),
            "names": (*own, *pinned),
            "span": span,
        },
        say(
            product_words.ALT_PRODUCT,
            layers=layers,
            factor=factor,
            left=f"{run.left:.3g}",
            half=f"{run.half_depth:.3g}",
        ),
        ("measured", "theory"),
    )
