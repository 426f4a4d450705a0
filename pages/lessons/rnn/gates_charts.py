"""What is left of an impulse in an LSTM and in a GRU, and heat maps of their gates."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.echo import Echo
from pages.lessons.rnn import gates_words, heat_charts, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, color, dash, log_axis
from pages.shared.charts.rows import stack
from pages.shared.words.language import say

LEAST = 1e-6  # share; less is not drawn
PARTS = {
    "lstm": ("memory", "forget_gates", "input_gates", "output_gates", "candidates", "states"),
    "gru": ("states", "update_gates", "reset_gates", "candidates"),
}


def impulse_left(x: str, y: str, names: tuple[str, ...], top: float) -> Any:
    """Shares over time, on a log axis, with the half. Data: lines (x, y, series), half (y)."""
    across = alt.X("x:Q", title=x, scale=alt.Scale(nice=False))
    scale = alt.Scale(type="log", domain=[LEAST, top], nice=False)
    up = alt.Y("y:Q", title=y, scale=scale, axis=log_axis((1e-6, 1e-4, 1e-2, 1.0), ".0~e"))
    tooltip = ["series:N", alt.Tooltip("x:Q", title=x), alt.Tooltip("y:Q", title=y, format=".4g")]
    return alt.layer(
        alt.Chart(alt.NamedData("half")).mark_rule(color=NEUTRAL, strokeDash=[2, 3]).encode(up),
        alt.Chart(alt.NamedData("lines"))
        .mark_line(clip=True, strokeWidth=2.5)
        .encode(across, up, color(names), dash(names), tooltip=tooltip),
    ).properties(height=300)


@drawn_once
def shares(runs: dict[str, Echo], biases: dict[str, float]) -> Drawing:
    """The current run, which is the last, with its theory; of pinned runs the LSTM."""
    *pinned, now = runs
    echo = runs[now]
    current = {
        say(gates_words.LSTM_MEASURED): echo.lstm_left,
        say(words.LSTM_THEORY): echo.lstm_theory,
        say(gates_words.GRU_MEASURED): echo.gru_left,
        say(words.GRU_THEORY): echo.gru_theory,
    }
    rows = [stack(current, range(len(echo.inputs)))]
    rows += [stack({n: runs[n].lstm_left}, range(len(runs[n].inputs))) for n in pinned]
    table = pd.concat(rows).query(f"y >= {LEAST}")
    names = (*current, *pinned)
    data = {"lines": table, "half": pd.DataFrame({"y": [0.5]})}
    halves = {
        "lstm": "–" if echo.lstm_half is None else echo.lstm_half,
        "gru": "–" if echo.gru_half is None else echo.gru_half,
    }
    return Drawing(
        "left",
        impulse_left,
        data,
        {
            "x": say(words.STEP),
            "y": say(words.LEFT),
            "names": names,
            "top": curves.round_limit(table["y"].to_numpy(), margin=1.2),
        },
        say(gates_words.ALT, steps=len(echo.inputs), bias=biases[now], **halves),
        ("measured", "partly"),
    )


@drawn_once
def parts(echo: Echo) -> dict[str, list[Drawing]]:
    """Heat maps of everything inside the LSTM and inside the GRU; gates from 0 to 1."""
    return {
        cell: [
            heat_charts.drawing(
                f"{cell}_{name}",
                getattr(getattr(echo, cell), name),
                say((gates_words.PARTS | {"candidates": gates_words.CANDIDATES[cell]})[name]),
                span=(0.0, 1.0) if name.endswith("gates") else None,
            )
            for name in names
        ]
        for cell, names in PARTS.items()
    }
