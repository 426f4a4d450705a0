"""How a gradient fades or grows on its way back through time: measurement and theory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.recurrent_gradients import Memories
from pages.lessons.rnn import memory_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import color, dash, decades, log_axis
from pages.shared.charts.rows import stack
from pages.shared.words.language import named, say

LEAST, MOST = 1e-12, 1e12  # sizes; beyond them a line leaves the picture


def gradient_sizes(
    x: str, y: str, title: str, names: tuple[str, ...], span: tuple[float, float]
) -> Any:
    """Sizes on a log axis. Data: lines (x, y, series)."""
    axis = log_axis(decades(*span), ".0~e")
    scale = alt.Scale(type="log", domain=list(span), nice=False)
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".4g")]
    return (
        alt.Chart(alt.NamedData("lines"), title=title)
        .mark_line(clip=True, strokeWidth=2.5)
        .encode(
            alt.X("x:Q", title=x, scale=alt.Scale(nice=False)),
            alt.Y("y:Q", title=y, scale=scale, axis=axis),
            color(names),
            dash(names),
            tooltip=tooltip,
        )
        .properties(height=400)
    )


@drawn_once
def norms(stages: Mapping[str, dict[str, Memories]]) -> list[Drawing]:
    """One picture for each stage of training (title -> runs), all on the same axes."""
    tables = {title: _lines(runs) for title, runs in stages.items()}
    whole = pd.concat(tables.values())
    laws = (memory_words.VANILLA_THEORY, words.GRU_THEORY, words.LSTM_THEORY)
    measured = whole[~whole["series"].isin([say(law) for law in laws])]
    axes = {
        "names": tuple(whole["series"].unique()),
        "span": curves.log_span(measured["y"].to_numpy()),
    }
    return [
        _stage(f"gradients_{number}", title, tables[title], list(runs.values())[-1], axes)
        for number, (title, runs) in enumerate(stages.items(), start=1)
    ]


def _lines(runs: dict[str, Memories]) -> pd.DataFrame:
    """The current run, which is the last, with its theory; of pinned runs the cells that differ."""
    *pinned, now = runs
    result = runs[now]
    lines = {
        say(memory_words.VANILLA): result.vanilla.norms,
        say(memory_words.VANILLA_THEORY): result.vanilla.theory,
        say(memory_words.GRU_NORM): result.gru.norms,
        say(words.GRU_THEORY): result.gru.theory,
        say(memory_words.LSTM_NORM): result.lstm.norms,
        say(words.LSTM_THEORY): result.lstm.theory,
        say(memory_words.LSTM_HIDDEN): result.lstm.hidden,
    }
    if result.clipped[0] < result.vanilla.norms[0]:
        lines |= {say(memory_words.VANILLA_CLIPPED): result.clipped}
    for pin in pinned:
        for cell, text in words.CELLS.items():
            sizes = getattr(runs[pin], cell).norms
            if sizes.tolist() != getattr(result, cell).norms.tolist():
                lines[say(memory_words.PINNED_CELL, pin=pin, cell=say(text))] = sizes
    table = pd.concat([stack({name: sizes}, range(len(sizes))) for name, sizes in lines.items()])
    return table.query(f"{LEAST} <= y <= {MOST}")


def _stage(
    name: str, title: str, table: pd.DataFrame, result: Memories, axes: dict[str, Any]
) -> Drawing:
    """The drawing of one stage; ``axes``: the names and the span that all stages share."""
    ends = {cell: f"{getattr(result, cell).norms[-1]:.3g}" for cell in words.CELLS}
    sentence = say(memory_words.ALT, steps=result.farthest, **ends)
    return Drawing(
        name,
        gradient_sizes,
        {"lines": table},
        {"x": say(memory_words.DISTANCE), "y": say(memory_words.NORM), "title": title, **axes},
        named(title, sentence) if title else sentence,
        ("measured", "partly"),
    )
