"""Partial sums on a tape, coefficients with their formula, and the error with Parseval's."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.fourier_kernels import Expansion
from pages.lessons.convolution import fourier_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, slider
from pages.shared.charts.rows import by_x, stack
from pages.shared.words.language import say


def partial(
    u: str, value: str, scrub: str, names: tuple[str, ...], last: int, domain: tuple[float, float]
) -> Any:
    """The signal and one of its partial sums. Data: signal (x, y, series), tape (snapshot, x,
    y), marks (snapshot, label)."""
    across = alt.X("x:Q", title=u, scale=alt.Scale(nice=False))
    up = alt.Y("y:Q", title=value, scale=alt.Scale(domain=list(domain), nice=False), axis=FEW)
    tooltip = [
        alt.Tooltip("x:Q", title=u, format=".4f"),
        alt.Tooltip("y:Q", title=value, format=".5g"),
    ]
    signal = alt.Chart(alt.NamedData("signal")).mark_line(strokeWidth=2)
    tape = alt.Chart(alt.NamedData("tape")).mark_line(strokeWidth=2.8)
    marks = alt.Chart(alt.NamedData("marks")).mark_text(
        align="left", baseline="top", fontSize=13, fontWeight="bold", color=NEUTRAL
    )
    return (
        alt.layer(
            signal.encode(
                across, up, color(names, names[:2]), dash(names, names[:2]), tooltip=tooltip
            ),
            tape.transform_filter("datum.snapshot == shown").encode(
                across, up, color=alt.datum(names[1]), tooltip=tooltip
            ),
            marks.transform_filter("datum.snapshot == shown").encode(
                x=alt.value(12), y=alt.value(4), text="label:N"
            ),
        )
        .add_params(slider("shown", scrub, last))
        .properties(height=380)
    )


def coefficients(
    k: str, value: str, names: tuple[str, ...], shown_names: tuple[str, ...], formula: bool
) -> Any:
    """Bars of measured values, dots of the ``formula`` if any. Data: bars, dots (x, y, series)."""
    across = alt.X("x:Q", title=k, axis=FEW, scale=alt.Scale(nice=False, padding=6))
    up = alt.Y("y:Q", title=value, axis=FEW)
    tooltip = [
        "series:N",
        alt.Tooltip("x:Q", title=k),
        alt.Tooltip("y:Q", title=value, format=".6f"),
    ]
    bars = alt.Chart(alt.NamedData("bars")).mark_rule(strokeWidth=4, opacity=0.75)
    dots = alt.Chart(alt.NamedData("dots")).mark_point(size=45, strokeWidth=1.5, opacity=1)
    ink = color(names, shown_names)
    layers = [bars.encode(across, up, alt.Y2(datum=0), ink, tooltip=tooltip)]
    if formula:
        layers.append(dots.encode(across, up, ink, tooltip=tooltip))
    return alt.layer(*layers).properties(height=270)


def errors(n: str, value: str, names: tuple[str, ...], shown_names: tuple[str, ...]) -> Any:
    """Error against the number of harmonics, on log axes. Data: errors (x, y, series)."""
    return (
        alt.Chart(alt.NamedData("errors"))
        .mark_line()
        .encode(
            alt.X("x:Q", title=n, scale=alt.Scale(type="log", nice=False), axis=FEW),
            alt.Y("y:Q", title=value, scale=alt.Scale(type="log"), axis=FEW),
            color(names, shown_names),
            dash(names, shown_names),
            tooltip=["series:N", "x:Q", alt.Tooltip("y:Q", format=".5g")],
        )
        .properties(height=270)
    )


@drawn_once
def tape(result: Expansion) -> Drawing:
    """The signal with the partial sums up to the chosen number of harmonics."""
    snapshots = result.snapshot_harmonics
    labels = [
        say(fourier_words.SNAPSHOT, n=int(n), error=f"{result.errors[n - 1]:.3g}")
        for n in snapshots
    ]
    low, high = curves.span(result.signal, result.partial_sums)
    return Drawing(
        "fourier",
        partial,
        {
            "signal": stack({say(fourier_words.WAVE_SIGNAL): result.signal}, result.u),
            "tape": by_x("snapshot", result.partial_sums, result.u),
            "marks": pd.DataFrame({"snapshot": range(len(snapshots)), "label": labels}),
        },
        {
            "u": say(fourier_words.PERIODS),
            "value": say(words.VALUE),
            "scrub": say(words.SCRUB_STEP),
            "names": _names(()),
            "last": len(snapshots) - 1,
            "domain": (low, high + 0.12 * (high - low)),
        },
        say(
            fourier_words.ALT_PARTIAL_SUM,
            n=int(snapshots[-1]),
            error=f"{result.errors[snapshots[-1] - 1]:.3g}",
        ),
    )


@drawn_once
def bars(result: Expansion, harmonics: int) -> Drawing:
    """The coefficients of sines and cosines up to the chosen number, with their closed form."""
    k = result.harmonics[:harmonics]
    measured = {say(fourier_words.SINE): result.sine, say(fourier_words.COSINE): result.cosine}
    rows = stack({name: values[:harmonics] for name, values in measured.items()}, k)
    closed = {} if result.closed_sine is None else {say(fourier_words.FORMULA): result.closed_sine}
    tables = {"bars": rows}
    if closed:
        tables["dots"] = stack({name: values[:harmonics] for name, values in closed.items()}, k)
    return Drawing(
        "coefficients",
        coefficients,
        tables,
        {
            "k": say(fourier_words.HARMONIC),
            "value": say(fourier_words.COEFFICIENT),
            "names": _names(()),
            "shown_names": (*measured, *closed),
            "formula": bool(closed),
        },
        say(fourier_words.ALT_COEFFICIENTS, first=f"{result.sine[0]:.4g}"),
        ("measured", "theory") if closed else ("measured",),
    )


@drawn_once
def error_lines(runs: dict[str, tuple[int, Expansion]]) -> Drawing:
    """Error against n up to the chosen number for each run, and Parseval's for the last."""
    *pinned, now = runs
    chosen = {say(fourier_words.MEASURED_ERROR): runs[now], **{name: runs[name] for name in pinned}}
    parts = [
        stack({name: result.errors[:n]}, result.harmonics[:n])
        for name, (n, result) in chosen.items()
    ]
    n, last = runs[now]
    parts.append(stack({say(fourier_words.PARSEVAL): last.parseval[:n]}, last.harmonics[:n]))
    rows = pd.concat(parts)
    shown = (say(fourier_words.MEASURED_ERROR), say(fourier_words.PARSEVAL), *pinned)
    return Drawing(
        "fourier_errors",
        errors,
        {"errors": rows[rows["y"] > 1e-14]},
        {
            "n": say(fourier_words.HARMONICS),
            "value": say(words.SQUARED_ERROR),
            "names": _names(tuple(pinned)),
            "shown_names": shown,
        },
        say(fourier_words.ALT_ERRORS, n=n, error=f"{last.errors[n - 1]:.4g}"),
        ("measured", "theory"),
    )


def row(harmonics: int, result: Expansion) -> dict[str, object]:
    """A run in the table of pinned runs: its error."""
    return {say(words.SQUARED_ERROR): result.errors[harmonics - 1]}


def _names(pinned: tuple[str, ...]) -> tuple[str, ...]:
    """All series of the tab, so that each has the same colour in all charts."""
    texts = (
        fourier_words.WAVE_SIGNAL,
        fourier_words.PARTIAL_SUM,
        fourier_words.SINE,
        fourier_words.COSINE,
        fourier_words.FORMULA,
        fourier_words.MEASURED_ERROR,
        fourier_words.PARSEVAL,
    )
    return (*(say(text) for text in texts), *pinned)
