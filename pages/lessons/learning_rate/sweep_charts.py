"""Pictures of a sweep: where 200 learning rates end, and how their borders move with N."""

from __future__ import annotations

import math
from typing import Any

import altair as alt
import pandas as pd

from core import regimes
from core.sweep import Sweep, Thresholds, most_times_smaller
from pages.lessons.learning_rate import ruler_charts, sweep_words, words
from pages.lessons.learning_rate.regimes_charts import short
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, color, dash, decades, log_axis
from pages.shared.charts.rows import stack
from pages.shared.charts.tooltips import HOVER
from pages.shared.words import common
from pages.shared.words.language import say

WALL = 1e4  # times the loss at the start; higher losses are beyond the picture
ROOM = 0.5  # of the smallest loss; room below it
CROSSES = 84  # pixels from the top: where the rates that overflowed stand

Sweeps = dict[str, Sweep]  # name -> sweep; the last is current


def chart(
    rate: str,
    loss: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    across: tuple[float, float],
    up: tuple[float, float],
    drawn: tuple[str, ...],
    step: tuple[str, str],
) -> Any:
    """Final loss against learning rate, in front of the shaded regimes.

    Data: zones and borders as in ruler_charts.backdrop, start (y, label); if they are ``drawn``,
    losses (x, y, series) and overflows (x, measured, predicted).
    """
    scale = alt.Scale(type="log", domain=list(across), nice=False)
    axis = log_axis(decades(*across), "~g")
    x = alt.X("x:Q", title=rate, scale=scale, axis=axis)
    height = alt.Scale(type="log", domain=list(up), nice=False)
    y = alt.Y("y:Q", title=loss, scale=height, axis=log_axis(decades(*up)))
    lines = alt.Chart(alt.NamedData("losses")).mark_line(clip=True)
    start = alt.Chart(alt.NamedData("start"))
    over = alt.Chart(alt.NamedData("overflows")).mark_point(
        shape="cross", filled=True, size=34, y=CROSSES, opacity=0.9, color=NEUTRAL
    )
    style, hover = (color(names, shown_names), dash(names, shown_names)), ["series:N", *HOVER]
    measured, predicted = step
    tooltips = [alt.Tooltip("x:Q", title=rate, format=".4g")]
    tooltips += [
        alt.Tooltip("measured:Q", title=measured),
        alt.Tooltip("predicted:Q", title=predicted),
    ]
    return alt.layer(
        *ruler_charts.backdrop(rate, scale, axis, "right", bordered="borders" in drawn),
        start.mark_rule(strokeDash=[2, 3], color=NEUTRAL).encode(y),
        start.mark_text(align="left", x=6, dy=-8, fontSize=12, color=NEUTRAL).encode(
            y, text="label:N"
        ),
        *([lines.encode(x, y, *style, tooltip=hover)] if "losses" in drawn else []),
        *([over.encode(x, tooltip=tooltips)] if "overflows" in drawn else []),
    ).properties(height=400)


def thresholds_chart(
    count: str,
    rate: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    up: tuple[float, float],
    guessed: bool,
) -> Any:
    """Border rates against the number of terms.

    Data: borders (x, y, series), now (x); if ``guessed``, guess (x, y, label).
    """
    scale = alt.Scale(zero=False, nice=False, padding=12)
    x = alt.X("x:Q", title=count, scale=scale, axis=alt.Axis(tickMinStep=1, format="d"))
    height = alt.Scale(type="log", domain=list(up), nice=False)
    y = alt.Y("y:Q", title=rate, scale=height, axis=log_axis(decades(*up)))
    lines = alt.Chart(alt.NamedData("borders")).mark_line(point={"size": 30})
    guess = alt.Chart(alt.NamedData("guess"))
    guess_layers = [
        guess.mark_point(shape="diamond", filled=True, size=120, color=NEUTRAL).encode(x, y),
        guess.mark_text(align="left", dx=9, fontSize=12, color=NEUTRAL).encode(
            x, y, text="label:N"
        ),
    ]
    return alt.layer(
        alt.Chart(alt.NamedData("now")).mark_rule(strokeDash=[4, 3], color=NEUTRAL).encode(x),
        lines.encode(
            x, y, color(names, shown_names), dash(names, shown_names), tooltip=["series:N", *HOVER]
        ),
        *(guess_layers if guessed else []),
    ).properties(height=300)


@drawn_once
def losses(sweeps: Sweeps, steps: int) -> Drawing:
    """Final loss against rate: every sweep, and the theory of the last one."""
    *pinned, current = sweeps
    now = sweeps[current]
    low, high = float(now.learning_rates[0]), float(now.learning_rates[-1])
    named = {say(sweep_words.THIS_SWEEP): now, **{name: sweeps[name] for name in pinned}}
    lines = {name: (run.learning_rates, run.final_losses) for name, run in named.items()}
    lines[say(words.THEORY)] = (now.learning_rates, now.theory_losses)
    table = pd.concat(stack({name: y}, x) for name, (x, y) in lines.items())
    table = table[(table["y"] > 0) & (table["y"] < math.inf)]
    over = now.overflow_steps != regimes.NEVER
    steps_of = {"measured": now.overflow_steps, "predicted": now.predicted_overflow_steps}
    overflows = pd.DataFrame({"x": now.learning_rates, **steps_of})[over]
    tables = {
        "zones": ruler_charts.zones(now, low, high),
        "start": pd.DataFrame({"y": [now.first_loss], "label": [say(sweep_words.AT_START)]}),
        "borders": ruler_charts.borders(now, low, high),
        "losses": table,
        "overflows": overflows,
    }
    tables = {name: rows for name, rows in tables.items() if len(rows)}
    lowest = min([now.first_loss / 10, *(ROOM * table["y"])])
    best = now.final_losses.argmin()
    return Drawing(
        "sweep",
        chart,
        tables,
        {
            "rate": say(words.RULER_RATE),
            "loss": say(sweep_words.FINAL_LOSS, steps=steps),
            "names": (say(sweep_words.THIS_SWEEP), say(words.THEORY), *pinned),
            "shown_names": tuple(lines),
            "across": (low, high),
            "up": (float(lowest), WALL * now.first_loss),
            "drawn": tuple(tables),
            "step": (say(sweep_words.MEASURED_STEP), say(sweep_words.PREDICTED_STEP)),
        },
        say(
            sweep_words.ALT_SWEEP,
            steps=f"{steps:,}",
            loss=short(now.final_losses[best]),
            rate=short(now.learning_rates[best]),
            bound=short(now.bound),
        ),
        ("measured", "theory"),
    )


@drawn_once
def thresholds(
    now: Thresholds, terms: int, doubled: Thresholds | None, guess: float | None
) -> Drawing:
    """How the borders change with the number of terms.

    ``guess``: the predicted factor by which the bound shrinks when every x is doubled.
    """
    lines = {
        say(sweep_words.OSCILLATION): now.oscillation_rates,
        say(words.BEST): now.best_rates,
        say(words.BOUND): now.bounds,
    }
    names = (*lines, say(sweep_words.DOUBLED))
    if guess is not None and doubled is not None:
        lines[say(sweep_words.DOUBLED)] = doubled.bounds
    table = stack(lines, now.terms)
    tables = {"borders": table, "now": pd.DataFrame({"x": [terms]})}
    bound = None if guess is None else float(now.bounds[terms - 1]) / guess
    if bound is not None:
        tables["guess"] = pd.DataFrame(
            {"x": [terms], "y": [bound], "label": [say(common.PREDICTION)]}
        )
    lowest = table["y"].min() if bound is None else min(table["y"].min(), bound)
    return Drawing(
        "thresholds",
        thresholds_chart,
        tables,
        {
            "count": say(sweep_words.COUNT),
            "rate": say(words.RULER_RATE),
            "names": names,
            "shown_names": tuple(lines),
            "up": (float(lowest) / 3, float(table["y"].max()) * 3),
            "guessed": bound is not None,
        },
        say(sweep_words.ALT_THRESHOLDS, first=short(now.bounds[0]), last=short(now.bounds[-1])),
        ("theory",),
    )


def why_doubled(terms: int) -> str:
    """Why the bound falls as it does when every x is doubled."""
    return say(sweep_words.WHY_DOUBLED, power=terms - 1, most=most_times_smaller(terms))


def summary(sweep: Sweep) -> str:
    """The rate with the lowest loss, or that no rate stayed within float32."""
    if (sweep.overflow_steps != regimes.NEVER).all():
        return say(sweep_words.NONE_STAYED, bound=short(sweep.bound))
    best = sweep.final_losses.argmin()
    rate = sweep.learning_rates[best]
    return say(
        sweep_words.LOWEST_AT,
        loss=short(sweep.final_losses[best]),
        rate=short(rate),
        share=short(rate / sweep.bound),
        count=int((sweep.overflow_steps != regimes.NEVER).sum()),
    )


def results(sweeps: Sweeps) -> dict[str, dict[str, object]]:
    """The columns of each sweep in the table of pins."""
    return {
        name: {
            say(sweep_words.LOWEST_LOSS): float(run.final_losses.min()),
            say(sweep_words.AT_RATE): float(run.learning_rates[run.final_losses.argmin()]),
            say(words.BOUND_SHORT): run.bound,
        }
        for name, run in sweeps.items()
    }
