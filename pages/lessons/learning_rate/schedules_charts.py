"""The main picture of Schedules: the loss under each schedule, and below it the learning rate."""

from __future__ import annotations

import math
from typing import Any

import altair as alt
import pandas as pd

from core import curves, schedules
from core.schedule_family import ScheduleFamily
from core.schedules import NoisyDescent
from pages.lessons.learning_rate import (
    picture_text,
    schedules_claims,
    schedules_words,
    words,
)
from pages.lessons.learning_rate.regimes_charts import short
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, decades, hand
from pages.shared.charts.tooltips import HOVER
from pages.shared.words import common, stage
from pages.shared.words.language import say

FEW = (schedules.CONSTANT, schedules.STEP, schedules.COSINE)
CIRCLE = 10  # positions; at every tenth the theory is drawn
DEEPEST = 1e-10  # of the first excess; what is below is rounding
HIGHEST = 1e3  # times the first excess; what is above has exploded
LABELS = "(width < 400 ? 104 : 150)"  # pixels right of the lines, for their names
EDGE = f"(width - {LABELS})"  # pixels; there the lines end
APART = 0.07  # of the picture's height: so far apart stand the names
SHORT = "format(datum.value, datum.value < 0.001 ? '~e' : '~g')"
EXTENT = 44  # pixels left of both charts, so that they begin at one place


def _across(title: str | None, last: int, *, numbers: bool = True) -> alt.X:
    """Iterations, with room for names at the right; the numbers stand below the lower picture."""
    scale = alt.Scale(domain=[0, alt.ExprRef(f"{last} * width / (width - {LABELS})")], nice=False)
    ticks = [last * part // 4 for part in range(5)]
    axis = alt.Axis(values=ticks, format=",d", labels=numbers, titlePadding=2)
    return alt.X("x:Q", title=title, scale=scale, axis=axis)


def _up(title: str, ends: tuple[float, float], most: int = 6) -> alt.Y:
    scale = alt.Scale(type="log", domain=list(ends), nice=False)
    ticks = decades(*ends, most=most)
    width: dict[str, Any] = {"minExtent": EXTENT, "maxExtent": EXTENT, "titlePadding": 2}
    axis = alt.Axis(values=list(ticks), labelExpr=SHORT, **width)
    if not ticks:
        axis = alt.Axis(tickCount=3, labelExpr=SHORT, **width)
    return alt.Y("y:Q", title=title, scale=scale, axis=axis)


def chart(
    loss: str,
    names: tuple[str, ...],
    last: int,
    most: int,
    shots: int,
    up: tuple[float, float],
    exploding: int,
    below: int,
) -> Any:
    """Loss of each schedule at the slider's first rate, up to the iteration on the tape.

    From the place ``exploding`` of the slider on, losses leave at the top on the left, and the
    sentences stand at the right; the notes come ``below`` so many lines. Data: losses (rate, at, x,
    y, series), theory (rate, x, y, series), levels (rate, y), labels (rate, x, y, series, text),
    rates and notes (rate, label), the notes for the end, key (label), what circles are.
    """
    rate, shown = hand("rate", most), hand("shown", shots)
    x, y = _across(None, last, numbers=False), _up(loss, up)
    accent = alt.Color("series:N", scale=alt.Scale(domain=list(names)), legend=None)

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name)).transform_filter("datum.rate == rate")

    text: dict[str, Any] = {"fontSize": 13, "fontWeight": "bold"}
    right = f"(rate >= {exploding} && width >= 400)"
    corner: dict[str, Any] = {"left": 26, "right": right, "edge": EDGE}
    labels = data("labels")
    return alt.layer(
        data("levels")
        .mark_rule(strokeDash=[4, 3], color=NEUTRAL, clip=True)
        .encode(y, x=alt.value(0), x2=alt.value(alt.ExprRef(EDGE))),
        data("losses")
        .transform_filter("datum.at <= shown")
        .mark_line(clip=True, strokeWidth=2.5)
        .encode(x, y, accent, tooltip=["series:N", *HOVER]),
        data("theory")
        .mark_point(clip=True, size=46, strokeWidth=1.6, opacity=1)
        .encode(x, y, accent, tooltip=["series:N", *HOVER]),
        labels.transform_filter("datum.series != ''")
        .mark_text(align="left", dx=7, **text)
        .encode(x, y, accent, text="text:N"),
        labels.transform_filter("datum.series == ''")
        .mark_text(align="left", dx=7, color=NEUTRAL, **text)
        .encode(x, y, text="text:N"),
        alt.Chart(alt.NamedData("key"))
        .mark_text(align="left", dx=7, baseline="bottom", color=NEUTRAL, **text)
        .encode(
            x=alt.value(alt.ExprRef(EDGE)), y=alt.value(alt.ExprRef("height - 4")), text="label:N"
        ),
        *picture_text.sentence(data("rates"), **corner),
        *picture_text.sentence(
            data("notes").transform_filter(f"shown == {shots}"), row=below, bold=False, **corner
        ),
    ).add_params(rate, shown)


def rates_chart(
    iteration: str,
    rate: str,
    names: tuple[str, ...],
    step: str,
    last: int,
    most: int,
    shots: int,
    up: tuple[float, float],
) -> Any:
    """Rate of each schedule against iteration; that of the series ``step`` drops at once.

    Data: rates (rate, at, x, y, series), bound (y).
    """
    at, shown = hand("rate", most), hand("shown", shots)
    accent = alt.Color("series:N", scale=alt.Scale(domain=list(names)), legend=None)
    x, y = _across(iteration, last), _up(rate, up, most=3)
    bound = alt.Chart(alt.NamedData("bound"))
    text: dict[str, Any] = {"fontSize": 13, "fontWeight": "bold", "color": NEUTRAL}
    place = alt.value(alt.ExprRef(EDGE))
    at_rate = alt.Chart(alt.NamedData("rates")).transform_filter(
        "datum.rate == rate && datum.at <= shown"
    )
    dropping, smooth = (f"datum.series {sign} '{step}'" for sign in ("==", "!="))
    return alt.layer(
        bound.mark_rule(strokeDash=[4, 3], color=NEUTRAL).encode(y, x=alt.value(0), x2=place),
        bound.mark_text(align="left", dx=7, **text).encode(y, x=place, text="label:N"),
        at_rate.transform_filter(smooth).mark_line(clip=True, strokeWidth=2.5).encode(x, y, accent),
        at_rate.transform_filter(dropping)
        .mark_line(clip=True, strokeWidth=2.5, interpolate="step-after")
        .encode(x, y, accent),
    ).add_params(at, shown)


@drawn_once
def losses(
    family: ScheduleFamily,
    rates: tuple[str, ...],
    now: int,
    shown: tuple[str, ...],
    single_run: bool,
    guessed: tuple[int, float] | None,
) -> Drawing:
    """Loss above the least-squares fit at every first rate, theory as circles.

    ``rates``: the places of the slider in words; ``shown``: of schedules.SCHEDULES;
    ``single_run``: the first run instead of the mean; ``guessed``: a place of the slider, and
    where the learner said that a schedule ends.
    """
    first = float(family.theory_excess[0, 0, 0]) or 1.0
    excess = family.one_excess if single_run else family.mean_excess
    table, theory = _rows(family, excess, shown, first), None
    if not single_run:
        theory = _rows(family, family.theory_excess, shown, first)
        theory = theory[theory["at"] % CIRCLE == 0]
    floors = [floor if 0.0 < floor < math.inf else math.nan for floor in family.floors.tolist()]
    levels = pd.DataFrame({"rate": range(len(floors)), "y": floors}).dropna()
    if guessed:
        at, height = guessed
        levels = pd.concat([levels, pd.DataFrame({"rate": [at], "y": [height]})])
    up = (max(DEEPEST * first, float(min([table["y"].min(), *levels["y"]])) / 2), HIGHEST * first)
    waits = [] if schedules.STEP in shown else [say(schedules_words.OTHERS_WAIT)]
    tables = {
        "losses": table,
        "theory": table.head(0) if theory is None else theory,
        "levels": levels,
        "labels": _labels(table, floors, guessed, up),
        "rates": _notes([[rate, *waits] for rate in rates]),
        "notes": _notes(
            [[schedules_claims.verdict(family, at, shown)] for at in range(len(rates))]
        ),
        "key": pd.DataFrame({"label": [] if single_run else [say(schedules_words.CIRCLES)]}),
    }
    ends = {say(schedules_words.NAMES[n]): family.ends[now, _place(n)] for n in shown}
    return Drawing(
        "schedules",
        chart,
        tables,
        {
            "loss": say(schedules_words.EXCESS),
            "names": _names(),
            "last": int(family.positions[-1]),
            "most": len(rates),
            "shots": len(family.positions) - 1,
            "up": up,
            "exploding": sum(floor < math.inf for floor in family.floors.tolist()),
            "below": 1 + len(waits),
        },
        say(
            schedules_words.ALT_SCHEDULES,
            steps=f"{family.positions[-1]:,}",
            runs=schedules.RUNS,
            ends=", ".join(f"{name} {written(end)}" for name, end in ends.items()),
        ),
        ("measured",) if single_run else ("measured", "theory"),
        moved={"rate": now, "shown": len(family.positions) - 1},
    )


@drawn_once
def rates(family: ScheduleFamily, now: int, shown: tuple[str, ...]) -> Drawing:
    """The rate of every schedule at every first rate, with the bound."""
    table = _table(family, family.rates, shown)
    table = table[table["y"] > 0]
    up = (float(family.rates[..., -1].min()) / 2, max(float(table["y"].max()), family.bound) * 2)
    bound = pd.DataFrame({"y": [family.bound], "label": [say(schedules_words.BOUND)]})
    first, last = family.rates[now, 0, 0], family.rates[now, _place(schedules.STEP), -1]
    return Drawing(
        "rates_of_schedules",
        rates_chart,
        {"rates": table, "bound": bound},
        {
            "iteration": say(words.ITERATION),
            "rate": say(schedules_words.RATE_AXIS),
            "names": _names(),
            "step": say(schedules_words.NAMES[schedules.STEP]),
            "last": int(family.positions[-1]),
            "most": len(family.first_rates),
            "shots": len(family.positions) - 1,
            "up": up,
        },
        say(
            schedules_words.ALT_RATES,
            first=short(first),
            last=short(last),
            bound=short(family.bound),
        ),
        moved={"rate": now, "shown": len(family.positions) - 1},
    )


def _table(family: ScheduleFamily, values: Any, shown: tuple[str, ...]) -> pd.DataFrame:
    """Rows (rate, at, x, y, series) of the shown schedules."""
    kept = len(family.positions)
    frames = [
        pd.DataFrame(
            {
                "rate": [rate] * kept,
                "at": range(kept),
                "x": family.positions,
                "y": values[rate, _place(name)],
                "series": say(schedules_words.NAMES[name]),
            }
        )
        for rate in range(len(family.first_rates))
        for name in shown
    ]
    return pd.concat(frames, ignore_index=True)


def _rows(
    family: ScheduleFamily, values: Any, shown: tuple[str, ...], first: float
) -> pd.DataFrame:
    """The rows without 0, nan and inf; those outside the picture stay, as lines lead there."""
    rows = _table(family, values, shown)
    rows = rows[(rows["y"] > 0) & (rows["y"] < math.inf)]
    return rows.assign(y=rows["y"].clip(DEEPEST * first / 10, HIGHEST * first * 10))


def _labels(
    table: pd.DataFrame,
    floors: list[float],
    guessed: tuple[int, float] | None,
    up: tuple[float, float],
) -> pd.DataFrame:
    """Names right of the lines, of the floor and of the guess, none over another."""
    low, high = math.log(up[0]), math.log(up[1])
    labels = []
    for rate in range(len(floors)):
        of_rate = table[table["rate"] == rate]
        last = of_rate[of_rate["x"] == of_rate.groupby("series")["x"].transform("max")]
        rows = [(y, series, series) for y, series in zip(last["y"], last["series"], strict=True)]
        if math.isfinite(floors[rate]):
            rows.append((floors[rate], "", say(schedules_words.FLOOR)))
        if guessed and guessed[0] == rate:
            rows.append((guessed[1], "", say(stage.YOUR_GUESS)))
        gap = APART * (high - low)
        heights = curves.apart([math.log(y) for y, *_ in rows], gap, low + 1.5 * gap, high - gap)
        for moved, (y, series, text) in zip(heights, rows, strict=True):
            away = "↑ " if y > up[1] else "↓ " if y < up[0] else ""
            labels.append((rate, table["x"].max(), math.exp(moved), series, away + text))
    return pd.DataFrame(labels, columns=["rate", "x", "y", "series", "text"])


def _notes(lines: list[list[str]]) -> pd.DataFrame:
    """The lines of text at each place of the slider."""
    said = [picture_text.BREAK.join(each) for each in lines]
    return pd.DataFrame({"rate": range(len(said)), "label": said})


def tape(family: ScheduleFamily) -> list[str]:
    """What each picture of the tape shows: the iterations done."""
    return [say(schedules_words.SO_FAR, step=step) for step in family.positions.tolist()]


def end_guessed(now: NoisyDescent, times: float) -> float:
    """Where a schedule would end that ends so many times lower than the constant rate."""
    return float(schedules.ends(now)[0]) / times


def written(end: float) -> str:
    """An end as it is written; one that left float64's range has no number."""
    return short(end) if math.isfinite(end) else say(schedules_words.TOO_LARGE)


def table(now: NoisyDescent) -> pd.DataFrame:
    """Where each schedule ended, measured and expected, and with which rate."""
    return pd.DataFrame(
        {
            say(schedules_words.SCHEDULE): _names(),
            say(common.MEASURED): map(written, schedules.ends(now)),
            say(common.THEORY): map(written, schedules.expected_ends(now)),
            say(schedules_words.LAST_RATE): map(short, now.rates[:, -1]),
        }
    )


def ends_of(now: NoisyDescent) -> dict[str, float]:
    """The mean loss above the lowest that each schedule ended with."""
    return dict(zip(_names(), schedules.ends(now).tolist(), strict=True))


def _place(name: str) -> int:
    return schedules.SCHEDULES.index(name)


def _names() -> tuple[str, ...]:
    return tuple(say(name) for name in schedules_words.NAMES.values())
