"""What kernels make of a signal: the whole output, and the gain for each tone."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.convolution import Convolution
from core.named_kernels import to_table
from core.sliding import Response
from pages.lessons.convolution import slide_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, LEGEND_LINE, color, dash
from pages.shared.charts.rows import stack
from pages.shared.words.language import say

MOST = 900  # points of a line; more than a screen has columns
WITHOUT_LEGEND = 190  # pixels of a picture of lines, to which its legend is added


def lines(x: str, y: str, names: tuple[str, ...], shown_names: tuple[str, ...], height: int) -> Any:
    """Lines over the whole signal or all tones. Data: lines (x, y, series)."""
    return (
        alt.Chart(alt.NamedData("lines"))
        .mark_line(strokeWidth=1.8)
        .encode(
            alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(nice=False)),
            alt.Y("y:Q", title=y, axis=FEW),
            color(names, shown_names),
            dash(names, shown_names),
            tooltip=[
                "series:N",
                alt.Tooltip("x:Q", format=".4~g"),
                alt.Tooltip("y:Q", format=".5g"),
            ],
        )
        .properties(height=height)
    )


@drawn_once
def whole(signal: Any, runs: dict[str, Convolution], names: tuple[str, ...], unit: str) -> Drawing:
    """Signal and outputs over their whole length; ``names``: input channels, then output channels.

    Of the last run all channels are drawn, of a pinned run only the first.
    """
    *pinned, now = runs
    table = pd.DataFrame(signal)
    kept = curves.thin(len(table), MOST)
    inputs = dict(zip(names, table.to_numpy()[kept].T, strict=False))
    parts = [stack(inputs, kept)]
    for name, run in runs.items():
        kept = curves.thin(len(run.output), MOST)
        outputs = {name: run.output[kept, 0]}
        if name == now:
            outputs = dict(zip(names[len(inputs) :], run.output[kept].T, strict=False))
        parts.append(stack(outputs, run.positions[kept]))
    all_names = (*names, *pinned)
    return Drawing(
        "whole",
        lines,
        {"lines": pd.concat(parts)},
        {
            "x": say(words.POSITION),
            "y": unit,
            "names": all_names,
            "shown_names": all_names,
            "height": _height(all_names),
        },
        say(slide_words.ALT_WHOLE, inputs=len(table), outputs=len(runs[now].output)),
    )


@drawn_once
def response(gains: Response, names: tuple[str, ...]) -> Drawing:
    """The gain of each output channel for each input channel."""
    channels_in = gains.gain.shape[1]
    inputs, outputs = names[:channels_in], names[channels_in:]
    rows = {
        output if channels_in == 1 else f"{output} ← {source}": gains.gain[:, c, o]
        for o, output in enumerate(outputs)
        for c, source in enumerate(inputs)
    }
    all_names = names if channels_in == 1 else tuple(rows)
    return Drawing(
        "response",
        lines,
        {"lines": stack(rows, gains.frequencies)},
        {
            "x": say(slide_words.FREQUENCY),
            "y": say(slide_words.GAIN),
            "names": all_names,
            "shown_names": tuple(rows),
            "height": _height(all_names),
        },
        say(
            slide_words.ALT_RESPONSE,
            start=", ".join(f"{name} {gain[0]:.3g}" for name, gain in rows.items()),
        ),
        ("theory",),
    )


def _height(names: tuple[str, ...]) -> int:
    """The height in pixels of a picture whose legend may have one line per name."""
    return WITHOUT_LEGEND + LEGEND_LINE * len(names)


def kernel_table(kernels: Any) -> pd.DataFrame:
    """Kernels as a table: one row per tap, one column per pair of output and input channel."""
    channels_in, channels_out = kernels.shape[1:]
    pairs = [(o, c) for o in range(channels_out) for c in range(channels_in)]
    names = [f"y{o}" if channels_in == 1 else f"y{o} ← x{c}" for o, c in pairs]
    return pd.DataFrame(to_table(kernels), columns=names)


def row(run: Convolution) -> dict[str, object]:
    """A run in the table of pinned runs: number of outputs, first and last output."""
    ends = {
        say(slide_words.FIRST_OUTPUT): run.output[0, 0],
        say(slide_words.LAST_OUTPUT): run.output[-1, 0],
    }
    return {say(words.OUTPUTS): len(run.output), **ends}
