"""Below the main picture of model size: measured and theoretical error, and the error's parts."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.model_size import OFFERED, Errors, SizeSweep, cause
from pages.lessons.overfitting import model_size_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, color, dash
from pages.shared.charts.rows import stack
from pages.shared.stage import live
from pages.shared.words import stage
from pages.shared.words.language import say

BELOW = 0.4  # of the lowest error; the end of the log axis, where training errors of 1e-29 leave
ABOVE = 2.5  # times the highest error
HEADROOM = 1.25  # times the error of a constant, or of the largest model: the spike leaves the axis

SIZE = alt.Tooltip("x:Q", title="N")
ERROR = alt.Tooltip("y:Q", format=".4g")


def error_chart(
    x: str,
    y: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    last: int,
    domain: tuple[float, float],
) -> Any:
    """Errors against N, 1 to ``last``, both on log axes. Data: errors (x, y, series, of)."""
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(type="log", domain=[1, last]))
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(type="log", domain=list(domain)))
    legend = alt.Legend(values=list(shown_names), columns=1)
    return (
        alt.Chart(alt.NamedData("errors"))
        .mark_line(clip=True, strokeWidth=2.5)
        .encode(
            across,
            up,
            color(names).legend(legend),
            dash(names).legend(legend),
            detail="of:N",
            tooltip=["series:N", SIZE, ERROR],
        )
        .properties(height=300)
    )


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


@drawn_once
def errors(runs: dict[str, SizeSweep]) -> Drawing:
    """Training and held-out error of the current run, and held-out error of the pinned ones."""
    *pinned, now = runs
    sweep = runs[now]
    held_out, training = say(words.HELD_OUT), say(words.TRAINING)
    theory = _errors(sweep, sweep.theory).assign(series=say(words.THEORY))
    others = [
        stack({n: runs[n].measured.held_out}, runs[n].parameters).assign(of=n) for n in pinned
    ]
    high = max(float(run.measured.held_out.max()) for run in runs.values())
    return Drawing(
        "model_size_errors",
        error_chart,
        {"errors": pd.concat([_errors(sweep, sweep.measured), theory, *others])},
        {
            "x": say(model_size_words.PARAMETERS),
            "y": say(words.ERROR),
            "names": names(runs),
            "shown_names": (held_out, training, say(words.THEORY), *pinned),
            "last": int(sweep.parameters[-1]),
            "domain": (BELOW * float(sweep.measured.held_out.min()), ABOVE * high),
        },
        say(
            model_size_words.ALT_ERRORS,
            low=f"{sweep.measured.held_out.min():.3g}",
            high=f"{sweep.measured.held_out.max():.3g}",
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


def names(runs: dict[str, Any]) -> tuple[str, ...]:
    """Every series below in one order, so that each keeps its colour from chart to chart."""
    *pinned, _ = runs
    drawn = (words.HELD_OUT, words.TRAINING, model_size_words.BIAS, words.THEORY)
    others = (model_size_words.VARIANCE, model_size_words.NOISE_PART)
    return (*(say(text) for text in (*drawn, *others)), *pinned)


def _errors(sweep: SizeSweep, errors: Errors) -> pd.DataFrame:
    """Held-out and training error: columns x, y, series, and of, which separates the lines."""
    both = {say(words.HELD_OUT): errors.held_out, say(words.TRAINING): errors.training}
    rows = stack(both, sweep.parameters)
    return rows.assign(of=rows["series"])


def sentence(sweep: SizeSweep, samples: int, parameters: int) -> str:
    """What the error of one N is due to, in one sentence."""
    at, errors = sweep.at(parameters), sweep.measured
    return say(
        model_size_words.CAUSES[cause(sweep, samples, parameters)],
        parameters=parameters,
        error=f"{errors.held_out[at]:.3g}",
        bias=f"{errors.bias_squared[at]:.2g}",
        variance=f"{errors.variance[at]:.2g}",
        noise=f"{sweep.noise_variance:.2g}",
    )


def verdict(sweep: SizeSweep, samples: int, last: int) -> live.Sentence:
    """What the error of every N is due to, up to the ``last`` that is no secret."""
    texts = {
        at: sentence(sweep, samples, size) if size <= last else say(stage.FIRST_GUESS)
        for at, size in enumerate(OFFERED)
    }
    return live.Sentence("terms", texts, until="shown")
