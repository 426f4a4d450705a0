"""How a gradient fades or grows on its way back through time, measured beside theory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.recurrent_gradients import Memories
from pages.lessons.rnn import memory_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.marks import color, dash, decades, log_axis
from pages.shared.charts.rows import stack
from pages.shared.words.language import say

LEAST, MOST = 1e-12, 1e12  # sizes; beyond them a line leaves the picture


def against(x: str, y: str, title: str, names: tuple[str, ...], span: tuple[float, float]) -> Any:
    """Sizes on a log axis. Data: lines (x, y, series)."""
    axis = log_axis(decades(*span), ".0~e")
    scale = alt.Scale(type="log", domain=list(span), nice=False)
    tips = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".4g")]
    return (
        alt.Chart(alt.NamedData("lines"), title=title)
        .mark_line(clip=True, strokeWidth=2.5)
        .encode(
            alt.X("x:Q", title=x, scale=alt.Scale(nice=False)),
            alt.Y("y:Q", title=y, scale=scale, axis=axis),
            color(names),
            dash(names),
            tooltip=tips,
        )
        .properties(height=400)
    )


def norms(stages: Mapping[str, dict[str, Memories]]) -> list[Drawing]:
    """A picture a stage of training (title -> runs), all on the same axes."""
    tables = {title: _lines(runs) for title, runs in stages.items()}
    whole = pd.concat(tables.values())
    laws = [say(one) for one in (memory_words.RHO_LINE, words.GRU_THEORY, words.LSTM_THEORY)]
    words_of = {
        "names": tuple(whole["series"].unique()),
        "span": curves.log_span(whole[~whole["series"].isin(laws)]["y"].to_numpy()),
    }
    return [
        _stage(f"gradients_{number}", title, tables[title], list(runs.values())[-1], words_of)
        for number, (title, runs) in enumerate(stages.items(), start=1)
    ]


def _lines(runs: dict[str, Memories]) -> pd.DataFrame:
    """The last of the runs with its theory; of the pinned ones the cells that differ from it."""
    *pinned, now = runs
    found = runs[now]
    own = {
        say(memory_words.VANILLA): found.vanilla.norms,
        say(memory_words.RHO_LINE): found.vanilla.theory,
        say(memory_words.GRU_NORM): found.gru.norms,
        say(words.GRU_THEORY): found.gru.theory,
        say(memory_words.LSTM_NORM): found.lstm.norms,
        say(words.LSTM_THEORY): found.lstm.theory,
        say(memory_words.LSTM_HIDDEN): found.lstm.hidden,
    }
    if found.clipped[0] < found.vanilla.norms[0]:
        own |= {say(memory_words.VANILLA_CLIPPED): found.clipped}
    for pin in pinned:
        for cell, text in words.CELLS.items():
            sizes = getattr(runs[pin], cell).norms
            if sizes.tolist() != getattr(found, cell).norms.tolist():
                own[say(memory_words.PINNED_CELL, pin=pin, cell=say(text))] = sizes
    table = pd.concat([stack({name: sizes}, range(len(sizes))) for name, sizes in own.items()])
    return table.query(f"{LEAST} <= y <= {MOST}")


def _stage(
    name: str, title: str, table: pd.DataFrame, found: Memories, words_of: dict[str, Any]
) -> Drawing:
    ends = {cell: f"{getattr(found, cell).norms[-1]:.3g}" for cell in words.CELLS}
    told = say(memory_words.ALT_MEMORY, steps=found.farthest, **ends)
    return Drawing(
        name,
        against,
        {"lines": table},
        {"x": say(memory_words.DISTANCE), "y": say(memory_words.NORM), "title": title, **words_of},
        f"{title}: {told}" if title else told,
        ("measured", "theory"),
    )
