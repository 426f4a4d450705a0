"""A kernel sliding along a signal: sums written out, the whole output, and its gain by tone."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.convolution import Convolution
from core.named_kernels import to_table
from core.sliding import Response, Terms
from pages.lessons.convolution import slide_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.marks import FEW, LEGEND_LINE, NEUTRAL, color, dash, slider
from pages.shared.charts.rows import stack
from pages.shared.words.language import say

MOST = 900  # points of a line; more than a screen has columns
A_LINE = 2  # terms on one line, so that a phone shows them
LINES = 9  # of all sums together; of longer ones the ends are written
HEADROOM = 15  # pixels a line of the sums
PLOT = 270  # pixels of the close-up that axes and legend leave
HALF = 0.45  # samples that a receptive field reaches beyond its outermost inputs
PLAIN = 190  # pixels of a picture of lines without its legend
HEIGHT = 440  # pixels of the close-up


def closeup(
    position: str,
    value: str,
    scrub: str,
    names: tuple[str, ...],
    last: int,
    span: tuple[float, float],
    domain: tuple[float, float],
) -> Any:
    """Inputs, outputs, and the one output that is pointed at or on the tape, with its sum.

    ``names``: the input channels, then the output channels. Data: inputs (x, y, series, zero),
    outputs (t, x, y, series), fields (t, low, high), seen (t, x, y, series), sums (t, label).
    """
    at = slider("at", scrub, last, start=0)
    over = alt.selection_point(
        "over", on="pointerover", fields=["t"], nearest=True, empty=False, clear="pointerout"
    )
    chosen = "datum.t == (isValid(over.t) ? over.t[0] : at)"
    within = alt.Scale(domain=list(span), nice=False, zero=False)
    whole = alt.Axis(tickMinStep=1, format="d")
    across = alt.X("x:Q", title=position, scale=within, axis=whole)
    up = alt.Y("y:Q", title=value, scale=alt.Scale(domain=list(domain), nice=False), axis=FEW)
    tips = ["series:N", alt.Tooltip("x:Q", title=position), alt.Tooltip("y:Q", format=".5g")]
    field = alt.Chart(alt.NamedData("fields")).mark_rect(color=NEUTRAL, opacity=0.22)
    given = alt.Chart(alt.NamedData("inputs"))
    seen = alt.Chart(alt.NamedData("seen")).mark_point(size=190, strokeWidth=2, opacity=1)
    out = alt.Chart(alt.NamedData("outputs"))
    now = out.mark_point(filled=True, size=230, opacity=1)
    sums = alt.Chart(alt.NamedData("sums")).mark_text(
        align="left", baseline="top", fontSize=13, lineBreak="\n", color=NEUTRAL, fontWeight="bold"
    )
    ink = color(names)
    return (
        alt.layer(
            field.transform_filter(chosen).encode(
                alt.X("low:Q", title=position, scale=within, axis=whole), alt.X2("high:Q")
            ),
            given.mark_rule(opacity=0.45).encode(across, up, alt.Y2(datum=0), ink),
            given.mark_point(filled=True, size=45, opacity=1)
            .transform_filter("!datum.zero")
            .encode(across, up, ink, tooltip=tips),
            given.mark_point(size=60, strokeDash=[2, 2], opacity=1)
            .transform_filter("datum.zero")
            .encode(across, up, ink, tooltip=tips),
            seen.transform_filter(chosen).encode(across, up, ink),
            out.mark_line().encode(across, up, ink, dash(names)),
            out.mark_point(filled=True, size=60, opacity=1)
            .encode(across, up, ink, tooltip=tips)
            .add_params(over),
            now.transform_filter(chosen).encode(across, up, ink),
            sums.transform_filter(chosen).encode(x=alt.value(10), y=alt.value(4), text="label:N"),
        )
        .add_params(at)
        .properties(height=HEIGHT)
    )


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


def close(terms: Terms, names: tuple[str, ...], unit: str) -> Drawing:
    """The close-up of a few outputs; ``names``: those of the inputs, then of the outputs."""
    channels_in = terms.values.shape[2]
    given, out = names[:channels_in], names[channels_in:]
    rows = range(len(terms.outputs))  # t: the place on the tape
    seen = _seen(terms, given)
    sums = pd.DataFrame({"t": rows, "label": [_written(terms, row, out) for row in rows]})
    outputs = pd.concat(
        [
            pd.DataFrame({"t": rows, "x": terms.positions, "y": column, "series": name})
            for name, column in zip(out, terms.sums.T, strict=True)
        ]
    )
    fields = pd.DataFrame(
        {"t": rows, "low": terms.inputs[:, 0] - HALF, "high": terms.inputs[:, -1] + HALF}
    )
    tallest = max(label.count("\n") for label in sums["label"]) + 1
    return Drawing(
        "closeup",
        closeup,
        {
            "inputs": seen.drop_duplicates(["x", "series"]),
            "outputs": outputs,
            "fields": fields,
            "seen": seen,
            "sums": sums,
        },
        {
            "position": say(words.POSITION),
            "value": unit,
            "scrub": say(slide_words.SCRUB_OUTPUT),
            "names": names,
            "last": len(rows) - 1,
            "span": (float(fields["low"].min()), float(fields["high"].max())),
            "domain": _roomy(terms.values, terms.sums, tallest),
        },
        say(slide_words.ALT_CLOSE, sum=sums["label"].iloc[0].replace("\n", " ")),
    )


def whole(signal: Any, runs: dict[str, Convolution], names: tuple[str, ...], unit: str) -> Drawing:
    """Signal and outputs over their whole length: the last of the runs with all its channels, a
    pinned one with its first.
    """
    *pinned, now = runs
    table = pd.DataFrame(signal)
    kept = curves.thin(len(table), MOST)
    given = dict(zip(names, table.to_numpy()[kept].T, strict=False))
    parts = [stack(given, kept)]
    for run in (*pinned, now):
        output = runs[run].output
        some = curves.thin(len(output), MOST)
        x = runs[run].positions[some]
        own = dict(zip(names[len(given) :], output[some].T, strict=False))
        parts.append(stack(own if run == now else {run: output[some, 0]}, x))
    everyone = (*names, *pinned)
    return Drawing(
        "whole",
        lines,
        {"lines": pd.concat(parts)},
        {
            "x": say(words.POSITION),
            "y": unit,
            "names": everyone,
            "shown_names": everyone,
            "height": _height(everyone),
        },
        say(slide_words.ALT_WHOLE, inputs=len(table), outputs=len(runs[now].output)),
    )


def response(gains: Response, names: tuple[str, ...]) -> Drawing:
    """The gain of each output channel, for each input channel where there are several."""
    channels_in = gains.gain.shape[1]
    given, out = names[:channels_in], names[channels_in:]
    rows = {
        output if channels_in == 1 else f"{output} ← {one}": gains.gain[:, c, o]
        for o, output in enumerate(out)
        for c, one in enumerate(given)
    }
    lines_of = (*given, *out) if channels_in == 1 else tuple(rows)
    return Drawing(
        "response",
        lines,
        {"lines": stack(rows, gains.frequencies)},
        {
            "x": say(slide_words.FREQUENCY),
            "y": say(slide_words.GAIN),
            "names": lines_of,
            "shown_names": tuple(rows),
            "height": _height(lines_of),
        },
        say(
            slide_words.ALT_RESPONSE,
            start=", ".join(f"{n} {one[0]:.3g}" for n, one in rows.items()),
        ),
        ("theory",),
    )


def _height(names: tuple[str, ...]) -> int:
    """Pixels of a picture whose legend may have a line for each name."""
    return PLAIN + LEGEND_LINE * len(names)


def kernel_table(kernels: Any) -> pd.DataFrame:
    """Kernels as a table: a row a tap, a column for each output and input channel."""
    channels_in, channels_out = kernels.shape[1:]
    pairs = [(o, c) for o in range(channels_out) for c in range(channels_in)]
    names = [f"y{o}" if channels_in == 1 else f"y{o} ← x{c}" for o, c in pairs]
    return pd.DataFrame(to_table(kernels), columns=names)


def row(run: Convolution) -> dict[str, object]:
    """What the table of pinned runs says of one."""
    ends = {say(slide_words.FIRST): run.output[0, 0], say(slide_words.LAST): run.output[-1, 0]}
    return {say(words.OUTPUTS): len(run.output), **ends}


def _seen(terms: Terms, given: tuple[str, ...]) -> pd.DataFrame:
    """Every input of every position: columns t, x, y, series, zero."""
    shown, width = terms.inputs.shape
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "t": pd.Series(range(shown)).repeat(width).to_numpy(),
                    "x": terms.inputs.ravel(),
                    "y": terms.values[..., channel].ravel(),
                    "series": name,
                    "zero": terms.padded.ravel(),
                }
            )
            for channel, name in enumerate(given)
        ]
    )


def _factor(weight: float) -> str:
    """A weight as it stands after a point: in brackets where it begins with its sign.

    >>> _factor(0.5), _factor(-0.5)
    ('0.5', '(-0.5)')
    """
    text = f"{weight:.3g}"
    return f"({text})" if text.startswith("-") else text


def _written(terms: Terms, row: int, out: tuple[str, ...]) -> str:
    """The sums of one position, a line or more for each output channel."""
    lines = []
    for channel, name in enumerate(out):
        weights = terms.weights[..., channel].ravel()
        products = [
            f"{value:.4g}·{_factor(weight)}"
            for value, weight in zip(terms.values[row].ravel(), weights, strict=True)
        ]
        if len(products) > A_LINE * (LINES // len(out)):
            products = [*products[: A_LINE - 1], "…", products[-1]]
        pieces = [products[at : at + A_LINE] for at in range(0, len(products), A_LINE)]
        text = " +\n    ".join(" + ".join(piece) for piece in pieces)
        lines.append(f"{name}[{terms.outputs[row]}] = {text} = {terms.sums[row, channel]:.4g}")
    return "\n".join(lines)


def _roomy(inputs: Any, outputs: Any, rows: int) -> tuple[float, float]:
    """The range of all values, with room above for so many lines of text."""
    low, high = curves.span(inputs, outputs, [0.0])
    share = min((rows * HEADROOM + 8) / PLOT, 0.6)
    return low, high + (high - low) * share / (1 - share)
