"""What is left of a gradient, layer by layer, on a log axis."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.layer_product import Product
from pages.lessons.batchnorm import product_words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, decades, log_axis
from pages.shared.charts.rows import stack
from pages.shared.words.language import say

LEAST = 1e-3  # share; the axis reaches at least down to it


def chart(x: str, y: str, names: tuple[str, ...], span: tuple[float, float]) -> Any:
    """Shares over layers, with a rule at the depth where half is left.

    Data: lines (x, y, series), half (x).
    """
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False))
    scale = alt.Scale(type="log", domain=list(span), nice=False)
    up = alt.Y("y:Q", title=y, scale=scale, axis=log_axis(decades(*span), ".0~e"))
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".4g")]
    lines = alt.Chart(alt.NamedData("lines")).mark_line(clip=True, strokeWidth=2.5)
    half = alt.Chart(alt.NamedData("half")).mark_rule(color=NEUTRAL, strokeDash=[2, 3], clip=True)
    return alt.layer(
        half.encode(alt.X("x:Q")),
        lines.encode(across, up, color(names), dash(names), tooltip=tooltip),
    ).properties(height=380)


@drawn_once
def shares(runs: dict[str, Product], factor: float) -> Drawing:
    """All lines of the last run, which has this ``factor``, and the exact line of pinned runs."""
    *pinned, now = runs
    result = runs[now]
    lines = {
        say(product_words.EXACT): result.exact,
        say(product_words.IN_FLOAT32): result.float32,
        say(product_words.SIGMOID_BEST): result.sigmoid_best,
        say(product_words.SIGMOID_CHAIN): result.sigmoid_chain,
    }
    rows = [stack(lines, range(len(result.exact)))]
    rows += [stack({name: runs[name].exact}, range(len(runs[name].exact))) for name in pinned]
    ends = [run.left for run in runs.values()]
    span = curves.log_span([1.0, LEAST, *ends])
    table = pd.concat(rows)
    table = table[table["y"].between(span[0] / 1e3, span[1] * 1e3)]
    layers = len(result.exact) - 1
    half = [result.half_depth] if result.half_depth <= layers else []
    return Drawing(
        "product",
        chart,
        {"lines": table, "half": pd.DataFrame({"x": half}, dtype=float)},
        {
            "x": say(product_words.DEPTH),
            "y": say(product_words.SHARE),
            "names": (*lines, *pinned),
            "span": span,
        },
        say(
            product_words.ALT_PRODUCT,
            layers=layers,
            factor=factor,
            left=f"{result.left:.3g}",
            half=f"{result.half_depth:.3g}",
        ),
        ("measured", "theory"),
    )
