"""A kernel at one place of a signal: the inputs that it reads and the sum, written out."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.sliding import Terms
from pages.lessons.convolution import slide_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, slider
from pages.shared.words.language import say

A_LINE = 2  # terms on one line, so that a phone shows them
LINES = 9  # of all sums together; of longer sums only the ends are shown
HEADROOM = 15  # pixels of one line of the sums
PLOT = 270  # pixels of the close-up without axes and legend
HALF = 0.45  # samples from the outermost inputs to the border of a receptive field
HEIGHT = 440  # pixels of the close-up


def outputs_and_sum(
    position: str,
    value: str,
    scrub: str,
    names: tuple[str, ...],
    last: int,
    span: tuple[float, float],
    domain: tuple[float, float],
) -> Any:
    """Inputs, outputs, and one output with its sum: that of the pointer, else that of the tape.

    ``names``: the input channels, then the output channels. Data: inputs (x, y, series, zero),
    outputs (t, x, y, series), fields (t, low, high), seen (t, x, y, series), sums (t, label).
    """
    tape = slider("at", scrub, last, start=0)
    pointer = alt.selection_point(
        "over", on="pointerover", fields=["t"], nearest=True, empty=False, clear="pointerout"
    )
    chosen = "datum.t == (isValid(over.t) ? over.t[0] : at)"
    positions = alt.Scale(domain=list(span), nice=False, zero=False)
    whole_numbers = alt.Axis(tickMinStep=1, format="d")
    across = alt.X("x:Q", title=position, scale=positions, axis=whole_numbers)
    up = alt.Y("y:Q", title=value, scale=alt.Scale(domain=list(domain), nice=False), axis=FEW)
    tooltip = ["series:N", alt.Tooltip("x:Q", title=position), alt.Tooltip("y:Q", format=".5g")]
    field = alt.Chart(alt.NamedData("fields")).mark_rect(color=NEUTRAL, opacity=0.22)
    inputs = alt.Chart(alt.NamedData("inputs"))
    seen = alt.Chart(alt.NamedData("seen")).mark_point(size=190, strokeWidth=2, opacity=1)
    outputs = alt.Chart(alt.NamedData("outputs"))
    chosen_output = outputs.mark_point(filled=True, size=230, opacity=1)
    sums = alt.Chart(alt.NamedData("sums")).mark_text(
        align="left", baseline="top", fontSize=13, lineBreak="\n", color=NEUTRAL, fontWeight="bold"
    )
    ink = color(names)
    return (
        alt.layer(
            field.transform_filter(chosen).encode(
                alt.X("low:Q", title=position, scale=positions, axis=whole_numbers),
                alt.X2("high:Q"),
            ),
            inputs.mark_rule(opacity=0.45).encode(across, up, alt.Y2(datum=0), ink),
            inputs.mark_point(filled=True, size=45, opacity=1)
            .transform_filter("!datum.zero")
            .encode(across, up, ink, tooltip=tooltip),
            inputs.mark_point(size=60, strokeDash=[2, 2], opacity=1)
            .transform_filter("datum.zero")
            .encode(across, up, ink, tooltip=tooltip),
            seen.transform_filter(chosen).encode(across, up, ink),
            outputs.mark_line().encode(across, up, ink, dash(names)),
            outputs.mark_point(filled=True, size=60, opacity=1)
            .encode(across, up, ink, tooltip=tooltip)
            .add_params(pointer),
            chosen_output.transform_filter(chosen).encode(across, up, ink),
            sums.transform_filter(chosen).encode(x=alt.value(10), y=alt.value(4), text="label:N"),
        )
        .add_params(tape)
        .properties(height=HEIGHT)
    )


@drawn_once
def close_up(terms: Terms, names: tuple[str, ...], unit: str) -> Drawing:
    """The close-up of a few outputs; ``names``: the input channels, then the output channels."""
    channels_in = terms.values.shape[2]
    input_names, output_names = names[:channels_in], names[channels_in:]
    rows = range(len(terms.outputs))  # t: the frame of the tape
    seen = _seen(terms, input_names)
    sums = pd.DataFrame({"t": rows, "label": [_sum_text(terms, row, output_names) for row in rows]})
    outputs = pd.concat(
        [
            pd.DataFrame({"t": rows, "x": terms.positions, "y": column, "series": name})
            for name, column in zip(output_names, terms.sums.T, strict=True)
        ]
    )
    fields = pd.DataFrame(
        {"t": rows, "low": terms.inputs[:, 0] - HALF, "high": terms.inputs[:, -1] + HALF}
    )
    tallest = max(label.count("\n") for label in sums["label"]) + 1
    return Drawing(
        "closeup",
        outputs_and_sum,
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
            "domain": _with_headroom(terms.values, terms.sums, tallest),
        },
        say(slide_words.ALT_CLOSE_UP, sum=sums["label"].iloc[0].replace("\n", " ")),
    )


def _seen(terms: Terms, names: tuple[str, ...]) -> pd.DataFrame:
    """The inputs of each output: columns t, x, y, series, zero."""
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
            for channel, name in enumerate(names)
        ]
    )


def _factor(weight: float) -> str:
    """A weight as text after a multiplication point: in brackets if it begins with a sign.

    >>> _factor(0.5), _factor(-0.5)
    ('0.5', '(-0.5)')
    """
    text = f"{weight:.3g}"
    return f"({text})" if text.startswith("-") else text


def _sum_text(terms: Terms, row: int, names: tuple[str, ...]) -> str:
    """The sums of one output, one or more lines for each channel."""
    lines = []
    for channel, name in enumerate(names):
        weights = terms.weights[..., channel].ravel()
        products = [
            f"{value:.4g}·{_factor(weight)}"
            for value, weight in zip(terms.values[row].ravel(), weights, strict=True)
        ]
        if len(products) > A_LINE * (LINES // len(names)):
            products = [*products[: A_LINE - 1], "…", products[-1]]
        starts = range(0, len(products), A_LINE)
        text = " +\n    ".join(" + ".join(products[at : at + A_LINE]) for at in starts)
        lines.append(f"{name}[{terms.outputs[row]}] = {text} = {terms.sums[row, channel]:.4g}")
    return "\n".join(lines)


def _with_headroom(inputs: Any, outputs: Any, rows: int) -> tuple[float, float]:
    """The range of all values, with room above for this number of lines of text."""
    low, high = curves.span(inputs, outputs, [0.0])
    share = min((rows * HEADROOM + 8) / PLOT, 0.6)
    return low, high + (high - low) * share / (1 - share)
