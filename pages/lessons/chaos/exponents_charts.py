"""Exponents of a system: the mean growth rates so far, and a row for the table of runs."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.chaos.lyapunov import Spectrum
from pages.lessons.chaos import exponents_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash
from pages.shared.charts.rows import stack
from pages.shared.words.language import say


def local_chart(x: str, y: str, names: tuple[str, ...]) -> Any:
    """Growth rates over time. Data: lines (x, y, series), zero (y)."""
    tooltips = ["series:N", alt.Tooltip("x:Q", title=x, format=".4g")]
    tooltips.append(alt.Tooltip("y:Q", title=y, format=".4g"))
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(color=NEUTRAL, strokeDash=[6, 4])
    return alt.layer(
        zero.encode(alt.Y("y:Q")),
        alt.Chart(alt.NamedData("lines"))
        .mark_line(strokeWidth=1.8)
        .encode(
            alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False)),
            alt.Y("y:Q", title=y, axis=FEW),
            color(names),
            dash(names),
            tooltip=tooltips,
        ),
    ).properties(height=340)


@drawn_once
def local(runs: dict[str, Spectrum], system: str) -> Drawing:
    """The mean growth rates so far of the three differences; of several runs the largest one."""
    *pinned, now = runs.values()
    names = [say(name) for name in words.NAMES]
    rows = [stack(dict(zip(names, now.running.T, strict=True)), now.times)]
    if pinned:
        named = {f"{names[0]}, {name}": run for name, run in runs.items()}
        rows = [stack({name: run.running[:, 0]}, run.times) for name, run in named.items()]
    lines = pd.concat(rows).dropna()
    first, second, third = (f"{exponent:.3g}" for exponent in now.exponents)
    return Drawing(
        "growth",
        local_chart,
        {"lines": lines, "zero": pd.DataFrame({"y": [0.0]})},
        {
            "x": say(words.TIME),
            "y": say(exponents_words.EXPONENT),
            "names": tuple(lines["series"].unique()),
        },
        say(exponents_words.ALT_LOCAL, system=system, first=first, second=second, third=third),
    )


def exponents(spectrum: Spectrum) -> dict[str, object]:
    """The exponents of one run in the table of pinned runs."""
    named = zip(words.NAMES, spectrum.exponents, strict=True)
    return {say(name): f"{exponent:.4f}" for name, exponent in named}
