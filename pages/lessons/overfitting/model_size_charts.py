"""Pictures of model size: error against N, the parts of the error, and the fitted curves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.model_size import Errors, SizeCurves, SizeSweep
from pages.lessons.overfitting import model_size_words, words
from pages.shared.charts.corner_text import TEXT
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash
from pages.shared.charts.rows import by_x, stack
from pages.shared.words import common
from pages.shared.words.language import say

BELOW = 0.4  # of the lowest error; the end of the log axis, where training errors of 1e-29 leave
ABOVE = 2.5  # times the highest error
MIDDLE = 11  # N at the middle of the log axis; the text of a rule stands on its wider side
TOP, LINE = 4, 18  # pixels: of the first text from the top, and from text to text
SIDES: tuple[dict[str, Any], ...] = ({"align": "left", "dx": 5}, {"align": "right", "dx": -5})
HEADROOM = 1.25  # times the error of a constant, or of the largest model: the spike leaves the axis
EVERY = 3  # grid points of a thin curve; a third of 201 is smooth enough

SIZE = alt.Tooltip("x:Q", title="N")
ERROR = alt.Tooltip("y:Q", format=".4g")


@dataclass(frozen=True)
class Guess:
    """The predicted error of a model of N = n = size, and the measured one."""

    size: int
    guessed: float
    measured: float


def error_chart(
    x: str,
    y: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    last: int,
    domain: tuple[float, float],
) -> Any:
    """Errors against N, 1 to ``last``, both on log axes.

    Data: errors (x, y, series, of), ghosts (x, y, ghost), rules (x, label, align, height),
    guesses (x, y, label).
    """
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(type="log", domain=[1, last]))
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(type="log", domain=list(domain)))
    ghosts = alt.Chart(alt.NamedData("ghosts")).mark_line(
        clip=True, strokeWidth=0.7, opacity=0.4, color=NEUTRAL
    )
    lines = alt.Chart(alt.NamedData("errors")).mark_line(clip=True, strokeWidth=2.5)
    rules = alt.Chart(alt.NamedData("rules"))
    dots = alt.Chart(alt.NamedData("guesses"))
    return alt.layer(
        ghosts.encode(across, up, detail="ghost:N"),
        lines.encode(
            across,
            up,
            color(names, shown_names),
            dash(names, shown_names),
            detail="of:N",
            tooltip=["series:N", SIZE, ERROR],
        ),
        rules.mark_rule(color=NEUTRAL, strokeDash=[3, 3]).encode(across),
        *(
            rules.mark_text(baseline="top", **side, **TEXT)
            .transform_filter(f"datum.align == '{side['align']}'")
            .encode(across, y=alt.Y("height:Q").scale(None), text="label:N")
            for side in SIDES
        ),
        dots.mark_point(filled=True, size=90, color=NEUTRAL, opacity=1).encode(
            across, up, tooltip=["label:N", SIZE, ERROR]
        ),
        dots.mark_text(align="left", dx=9, **TEXT).encode(across, up, text="label:N"),
    ).properties(height=380)


def parts_chart(
    x: str, y: str, names: tuple[str, ...], shown_names: tuple[str, ...], top: float
) -> Any:
    """The held-out error as a stack of its parts.

    Data: parts (x, y, below, above, series), each part from ``below`` to ``above``.
    """
    legend = alt.Legend(values=list(shown_names), columns=1)
    parts = alt.Chart(alt.NamedData("parts")).encode(
        alt.X("x:Q", title=x, scale=alt.Scale(type="log", nice=False), axis=FEW),
        color(names).legend(legend),
        tooltip=["series:N", SIZE, ERROR],
    )
    up = alt.Y("above:Q", title=y, scale=alt.Scale(domain=[0, top], nice=False), axis=FEW)
    return alt.layer(
        parts.mark_area(clip=True, opacity=0.45).encode(up, y2="below:Q"),
        parts.mark_line(clip=True).encode(up, dash(names).legend(legend)),
    ).properties(height=300)


def curve_chart(
    x: str,
    y: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    domain: tuple[float, float],
) -> Any:
    """Curves fitted to single resamples, their average and the truth.

    Data: ghosts (x, y, ghost), curves (x, y, series), points (x, y).
    """
    across = alt.X("x:Q", title=x, axis=FEW)
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(domain=list(domain), nice=False))
    legend = alt.Legend(values=list(shown_names), columns=1)
    ghosts = alt.Chart(alt.NamedData("ghosts")).mark_line(
        clip=True, strokeWidth=0.7, opacity=0.4, color=NEUTRAL
    )
    lines = alt.Chart(alt.NamedData("curves")).mark_line(clip=True, strokeWidth=3)
    dots = alt.Chart(alt.NamedData("points")).mark_point(
        filled=True, size=45, color=NEUTRAL, opacity=1, clip=True
    )
    return alt.layer(
        ghosts.encode(across, up, detail="ghost:N"),
        lines.encode(
            across,
            up,
            color(names).legend(legend),
            dash(names).legend(legend),
            tooltip=["series:N", "x:Q", ERROR],
        ),
        dots.encode(across, up, tooltip=["x:Q", ERROR]),
    ).properties(height=300)


@drawn_once
def errors(
    runs: dict[str, SizeSweep], samples: int, parameters: int, guess: Guess | None
) -> Drawing:
    """Training and held-out error of the current run, and held-out error of the pinned ones."""
    *pinned, now = runs
    sweep = runs[now]
    held_out, training = say(words.HELD_OUT), say(words.TRAINING)
    theory = _errors(sweep, sweep.theory).assign(series=say(words.THEORY))
    others = [stack({n: runs[n].measured.held_out}, runs[n].parameters) for n in pinned]
    guesses = _guesses(guess)
    high = pd.concat([guesses["y"], *(pd.Series(run.measured.held_out) for run in runs.values())])
    return Drawing(
        "model_size",
        error_chart,
        {
            "errors": pd.concat([_errors(sweep, sweep.measured), theory, *others]),
            "ghosts": _ghosts(sweep.ghost_held_out, sweep.parameters),
            "rules": _rules(samples, parameters),
            "guesses": guesses,
        },
        {
            "x": say(model_size_words.PARAMETERS),
            "y": say(words.ERROR),
            "names": names(runs),
            "shown_names": (held_out, training, say(words.THEORY), *pinned),
            "last": int(sweep.parameters[-1]),
            "domain": (BELOW * float(sweep.measured.held_out.min()), ABOVE * float(high.max())),
        },
        say(
            model_size_words.ALT_SIZES,
            samples=samples,
            peak=int(sweep.parameters[sweep.measured.held_out.argmax()]),
            error=f"{sweep.measured.held_out.max():.3g}",
        ),
        ("measured", "theory"),
    )


@drawn_once
def parts(runs: dict[str, SizeSweep]) -> Drawing:
    """Noise, squared bias and variance of the current run, stacked."""
    *_, now = runs
    sweep = runs[now]
    stacked = {
        say(model_size_words.NOISE_PART): sweep.noise_variance,
        say(model_size_words.BIAS): sweep.measured.bias_squared,
        say(model_size_words.VARIANCE): sweep.measured.variance,
    }
    rows = stack(stacked, sweep.parameters)
    above = rows.groupby("x")["y"].cumsum()
    held_out = sweep.measured.held_out
    best = int(held_out.argmin())
    return Drawing(
        "model_size_parts",
        parts_chart,
        {"parts": rows.assign(below=above - rows["y"], above=above)},
        {
            "x": say(model_size_words.PARAMETERS),
            "y": say(words.ERROR),
            "names": names(runs),
            "shown_names": tuple(stacked),
            "top": HEADROOM * float(max(held_out[0], held_out[-1])),
        },
        say(
            model_size_words.ALT_PARTS,
            best=int(sweep.parameters[best]),
            bias=f"{sweep.measured.bias_squared[best]:.3g}",
            variance=f"{sweep.measured.variance[best]:.3g}",
            noise=f"{sweep.noise_variance:.3g}",
        ),
    )


@drawn_once
def fitted(runs: dict[str, SizeSweep], shown: SizeCurves, parameters: int) -> Drawing:
    """The curves of single resamples for one number of parameters."""
    lines = {say(model_size_words.AVERAGE): shown.mean, say(model_size_words.STEP): shown.truth}
    return Drawing(
        "model_size_curves",
        curve_chart,
        {
            "ghosts": _ghosts(shown.ghosts[:, ::EVERY], shown.x[::EVERY]),
            "curves": stack(lines, shown.x),
            "points": pd.DataFrame({"x": shown.sample_x, "y": shown.sample_y[0]}),
        },
        {
            "x": say(words.X),
            "y": say(model_size_words.Y_AT, parameters=parameters),
            "names": names(runs),
            "shown_names": tuple(lines),
            "domain": curves.span(shown.sample_y, shown.truth, margin=0.35),
        },
        say(model_size_words.ALT_CURVES, count=len(shown.ghosts), parameters=parameters),
    )


def names(runs: dict[str, Any]) -> tuple[str, ...]:
    """Every series of the tab in one order, so that each keeps its colour from chart to chart."""
    *pinned, _ = runs
    drawn = (words.HELD_OUT, words.TRAINING, model_size_words.STEP, words.THEORY)
    others = (
        model_size_words.VARIANCE,
        model_size_words.BIAS,
        model_size_words.NOISE_PART,
        model_size_words.AVERAGE,
    )
    return (*(say(text) for text in (*drawn, *others)), *pinned)


def _errors(sweep: SizeSweep, errors: Errors) -> pd.DataFrame:
    """Held-out and training error: columns x, y, series, and of, which separates the lines."""
    both = {say(words.HELD_OUT): errors.held_out, say(words.TRAINING): errors.training}
    rows = stack(both, sweep.parameters)
    return rows.assign(of=rows["series"])


def _ghosts(lines: Any, x: Any) -> pd.DataFrame:
    """Thin lines: columns x, y, ghost."""
    return by_x("ghost", lines, x)


def _rules(samples: int, parameters: int) -> pd.DataFrame:
    """Where N = n is, and which N is drawn below: columns x, label, align, height (in pixels)."""
    labels = {parameters: say(model_size_words.SHOWN, parameters=parameters)}
    peak = model_size_words.AT_PEAK_SHOWN if parameters == samples else model_size_words.AT_PEAK
    labels[samples] = say(peak, samples=samples)
    rows = [{"x": x, "label": label} for x, label in labels.items()]
    aligned = ["left" if row["x"] <= MIDDLE else "right" for row in rows]
    return pd.DataFrame(rows).assign(align=aligned, height=[TOP, TOP + LINE][: len(rows)])


def _guesses(guess: Guess | None) -> pd.DataFrame:
    """The guess and the measured error: columns x, y, label; no rows without a guess."""
    if guess is None:
        return pd.DataFrame({"x": [], "y": [], "label": []})
    both = {
        say(common.PREDICTION): guess.guessed,
        say(model_size_words.WITH_POINTS, samples=guess.size): guess.measured,
    }
    rows = [{"x": guess.size, "y": y, "label": label} for label, y in both.items()]
    return pd.DataFrame(rows)
