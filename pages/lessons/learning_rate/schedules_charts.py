"""Pictures of six schedules: the rate at each iteration, and the loss that it leads to."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.schedules import NoisyDescent
from pages.lessons.learning_rate import schedules_words, words
from pages.lessons.learning_rate.regimes_charts import short
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, color, dash, decades, log_axis, slider
from pages.shared.charts.rows import stack
from pages.shared.charts.tooltips import HOVER
from pages.shared.words import common
from pages.shared.words.language import say

TAPE = 120  # iterations that travel to the browser
CIRCLES = 13  # at which the theory is drawn; more would hide the lines
DEEPEST = 1e-12  # of the first excess; what is below is rounding
STEPS = alt.Axis(tickCount=6, format=",d", labelFlush=True)
HIGHEST = 1e3  # times the first excess; what is above has exploded


def chart(
    step: str,
    loss: str,
    scrub: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    last: int,
    up: tuple[float, float],
    lines: tuple[str, ...],
) -> Any:
    """Loss of each schedule up to the iteration on the tape.

    Data: losses (at, x, y, series), notes (at, label); where ``lines`` names them, theory
    (x, y, series), levels (y, label).
    """
    shown = slider("shown", scrub, last)
    x = alt.X("x:Q", title=step, axis=STEPS)
    y = alt.Y(
        "y:Q",
        title=loss,
        scale=alt.Scale(type="log", domain=list(up), nice=False),
        axis=log_axis(decades(*up)),
    )
    played = alt.Chart(alt.NamedData("losses")).transform_filter("datum.at <= shown")
    noted = alt.Chart(alt.NamedData("notes")).transform_filter("datum.at == shown")
    theory = alt.Chart(alt.NamedData("theory"))
    levels = alt.Chart(alt.NamedData("levels"))
    style = color(names, shown_names), dash(names, shown_names)
    extra = {
        "theory": [
            theory.mark_point(clip=True, size=46, strokeWidth=1.6, opacity=1).encode(
                x, y, style[0], tooltip=["series:N", *HOVER]
            )
        ],
        "levels": [
            levels.mark_rule(strokeDash=[4, 3], color=NEUTRAL).encode(y),
            levels.mark_text(align="right", x="width", dx=-4, dy=10, color=NEUTRAL).encode(
                y, text="label:N"
            ),
        ],
    }
    note = {"align": "right", "baseline": "top", "fontSize": 13, "fontWeight": "bold"}
    return (
        alt.layer(
            played.mark_line(clip=True).encode(x, y, *style, tooltip=["series:N", *HOVER]),
            *(layer for name in lines for layer in extra[name]),
            noted.mark_text(x="width", dx=-4, y=4, color=NEUTRAL, **note).encode(text="label:N"),
        )
        .add_params(shown)
        .properties(height=430)
    )


def rates_chart(
    step: str, rate: str, names: tuple[str, ...], up: tuple[float, float], bordered: bool
) -> Any:
    """Learning rate against iteration.

    Data: rates (x, y, series); if ``bordered``, bound (y, label).
    """
    x = alt.X("x:Q", title=step, axis=STEPS)
    scale = alt.Scale(type="log", domain=list(up), nice=False)
    y = alt.Y("y:Q", title=rate, scale=scale, axis=log_axis(decades(*up)))
    lines = alt.Chart(alt.NamedData("rates")).mark_line(clip=True)
    bound = alt.Chart(alt.NamedData("bound"))
    border = [
        bound.mark_rule(strokeDash=[4, 3], color=NEUTRAL).encode(y),
        bound.mark_text(align="right", x="width", dx=-4, dy=-8, color=NEUTRAL).encode(
            y, text="label:N"
        ),
    ]
    return alt.layer(
        lines.encode(x, y, color(names), dash(names), tooltip=["series:N", *HOVER]),
        *(border if bordered else []),
    ).properties(height=300)


@drawn_once
def losses(
    now: NoisyDescent, *, single_run: bool, guess: float | None, slower: NoisyDescent | None
) -> Drawing:
    """Loss above the least-squares fit under every schedule, theory as circles.

    ``single_run``: the first run instead of the mean; ``guess``: the predicted floor of ``slower``,
    in percent of the present floor.
    """
    excess = now.one_excess if single_run else now.mean_excess
    kept = curves.thin(excess.shape[1], TAPE)
    named = dict(zip(_names(), excess, strict=True))
    if guess is not None and slower is not None:
        of_slower = slower.one_excess if single_run else slower.mean_excess
        named[say(schedules_words.SLOWER)] = of_slower[0]
    first = float(now.theory_excess[0, 0]) or 1.0
    table = pd.concat(
        pd.DataFrame({"at": range(len(kept)), "x": kept, "y": y[kept], "series": name})
        for name, y in named.items()
    )
    table = _drawable(table, first)
    notes = [say(schedules_words.SO_FAR, step=step) for step in kept]
    tables = {
        "losses": table,
        "notes": pd.DataFrame({"at": range(len(kept)), "label": notes}),
    }
    if not single_run:
        circles = curves.thin(excess.shape[1], CIRCLES)
        theory = dict(zip(_names(), now.theory_excess[:, circles], strict=True))
        tables["theory"] = _drawable(stack(theory, circles), first)
    if levels := _levels(now, guess):
        tables["levels"] = pd.DataFrame(levels, columns=["y", "label"])
    lowest = min([table["y"].min(), *(y for y, _ in levels)])
    return Drawing(
        "schedules",
        chart,
        tables,
        {
            "step": say(words.ITERATION),
            "loss": say(schedules_words.EXCESS),
            "scrub": say(schedules_words.ITERATION_SHOWN),
            "names": (*_names(), say(schedules_words.SLOWER)),
            "shown_names": tuple(named),
            "last": len(kept) - 1,
            "up": (float(lowest) / 2, max(3 * first, min(2 * table["y"].max(), HIGHEST * first))),
            "lines": tuple(tables)[2:],
        },
        say(
            schedules_words.ALT_SCHEDULES,
            steps=f"{excess.shape[1] - 1:,}",
            ends=", ".join(f"{name} {short(y[-1])}" for name, y in named.items()),
        ),
        ("measured",) if single_run else ("measured", "theory"),
    )


@drawn_once
def rates(now: NoisyDescent) -> Drawing:
    """The rate of every schedule, with the bound where it is near."""
    kept = curves.thin(now.rates.shape[1], TAPE)
    table = stack(dict(zip(_names(), now.rates[:, kept], strict=True)), kept)
    table = table[table["y"] > 0]
    top = float(table["y"].max())
    tables = {"rates": table}
    bordered = now.bound < 100 * top
    if bordered:
        label = f"{say(words.BOUND)} = {short(now.bound)}"
        tables["bound"] = pd.DataFrame({"y": [now.bound], "label": [label]})
    lowest = float(table["y"].min())
    return Drawing(
        "rates_of_schedules",
        rates_chart,
        tables,
        {
            "step": say(words.ITERATION),
            "rate": say(words.RULER_RATE),
            "names": _names(),
            "up": (lowest / 2, 2 * max(top, now.bound if bordered else 0.0)),
            "bordered": bordered,
        },
        say(schedules_words.ALT_RATES, first=short(top), last=short(lowest)),
        ("theory",),
    )


def _drawable(rows: pd.DataFrame, first: float) -> pd.DataFrame:
    """The rows without 0, nan and inf; those outside the picture stay, as lines lead there."""
    return rows[(rows["y"] > 0) & (rows["y"] < float("inf"))].assign(
        y=lambda kept: kept["y"].clip(lower=first * DEEPEST)
    )


def table(now: NoisyDescent) -> pd.DataFrame:
    """Where each schedule ended: measured, with its standard error, and expected."""
    return pd.DataFrame(
        {
            say(schedules_words.SCHEDULE): _names(),
            say(schedules_words.LAST_RATE): map(short, now.rates[:, -1]),
            say(common.MEASURED): map(short, now.mean_excess[:, -1]),
            say(schedules_words.STANDARD_ERROR): map(short, now.standard_errors[:, -1]),
            say(common.THEORY): map(short, now.theory_excess[:, -1]),
        }
    )


def ends_of(now: NoisyDescent) -> dict[str, float]:
    """The mean loss above the lowest that each schedule ended with."""
    return dict(zip(_names(), now.mean_excess[:, -1].tolist(), strict=True))


def _names() -> tuple[str, ...]:
    return tuple(say(name) for name in schedules_words.NAMES.values())


def _levels(now: NoisyDescent, guess: float | None) -> list[tuple[float, str]]:
    """The floor of the constant rate, and the floor that the learner predicts of a slower rate."""
    levels = []
    if 0.0 < now.floor_excess < float("inf"):
        levels.append((now.floor_excess, say(schedules_words.FLOOR, floor=short(now.floor_excess))))
        if guess:
            levels.append((now.floor_excess * guess / 100.0, say(common.PREDICTION)))
    return levels
