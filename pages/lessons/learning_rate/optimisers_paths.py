"""The main picture of Optimisers: the bowl, and five paths at the slider's learning rate."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from core.optimiser_family import WALKING, RaceFamily
from pages.lessons.learning_rate import (
    optimisers_claims,
    optimisers_labels,
    optimisers_words,
    picture_text,
)
from pages.lessons.learning_rate.optimisers_charts import names
from pages.shared.charts import bowl
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, hand, pictures
from pages.shared.charts.rows import long
from pages.shared.stage import touch
from pages.shared.words import common
from pages.shared.words.language import say

Pair = tuple[float, float]  # across and up

EVERY = -1  # setting of a path that no slider moves
VERDICT = 52  # pixels from the left, where the name of the axis ends
CELL = 0.25  # of a coefficient; the places to click stand so far apart


def _axes(first: str, second: str, middle: Pair, reach: Pair) -> tuple[Any, Any]:
    """Equal scales around the middle; the titles are inside, where they take no height."""
    half = f"max({reach[1]}, {reach[0]} * height / width)"  # of the height

    def scale(at: float, size: str) -> Any:
        low, high = alt.ExprRef(f"{at} - {size}"), alt.ExprRef(f"{at} + {size}")
        return alt.Scale(domain=[low, high], nice=False, zero=False)

    wide, high = scale(middle[0], f"{half} * width / height"), scale(middle[1], half)
    inside: dict[str, Any] = {"titleAlign": "right", "titleAngle": 0, "titleFontWeight": "bold"}
    inside |= {"titleBaseline": "bottom", "tickCount": 7}
    across = alt.Axis(titleAnchor="end", titleY=-8, **inside)
    up = alt.Axis(titleX=26, titleY=18, **inside)
    return (
        alt.X("first:Q", title=first, scale=wide, axis=across),
        alt.Y("second:Q", title=second, scale=high, axis=up),
    )


def chart(
    first: str,
    second: str,
    series: tuple[str, ...],
    hint: str,
    middle: Pair,
    reach: Pair,
    rates: int,
    settings: int,
    momentum: float,
    last: int,
) -> Any:
    """The bowl and the paths at the sliders' rate and momentum, up to the step on the tape.

    A click on a label takes that optimiser away or brings it back; a click in the bowl picks the
    start. Scales are equal: ``middle``, ``reach``. The first ``rates`` settings are rates at this
    ``momentum``, the others momenta. Data: rings and goal (ring, at, first, second), paths
    (row, setting, step, first, second, series, out), arrivals (setting, series, place, step, first,
    second, text, done), verdicts (setting, label), places (first, second, label), starts
    (start_first, start_second, first, right, second, above).
    """
    rate, shown, beta = hand("rate", rates - 1), hand("shown", last), _momentum_hand()
    chosen = f"abs(beta - {momentum}) < 0.005 ? rate : {rates} + round(beta * 100)"
    setting = alt.param(name="setting", expr=chosen)
    x, y = _axes(first, second, middle, reach)
    hue, on = optimisers_labels.hue(series), optimisers_labels.switched_on(series)
    seen = alt.condition(on, alt.value(1), alt.value(0))
    pale = alt.condition(on, alt.value(0.45), alt.value(0))
    there = alt.condition(on & "datum.step <= shown", alt.value(1), alt.value(0))

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name))

    at_setting = "datum.setting == setting"
    moved = WALKING * (last + 1)  # rows of each setting; those that no slider moves are the last
    row = f"datum.at < {moved} ? setting * {moved} + datum.at : {settings - 1} * {moved} + datum.at"
    rows = len(series) * (last + 1)
    walked = pictures("paths", row, rows, ["step", "first", "second", "series", "out"])
    walked = walked.transform_filter("isValid(datum.step) && datum.step <= shown")
    out, inside = walked.transform_filter("datum.out"), walked.transform_filter("!datum.out")
    ring = {"clip": True, "color": NEUTRAL}
    arrived = data("arrivals").transform_filter(at_setting)
    verdict = data("verdicts").transform_filter(f"{at_setting} && shown == {last}")
    named = data("places")
    tip = [alt.Tooltip("start_first:Q", title=first), alt.Tooltip("start_second:Q", title=second)]
    return alt.layer(
        data("rings")
        .mark_line(strokeWidth=1, opacity=0.5, **ring)
        .encode(x, y, detail="ring:N", order="at:Q"),
        out.mark_line(clip=True, strokeWidth=1.2).encode(x, y, hue, order="step:Q", opacity=pale),
        data("goal")
        .mark_line(strokeWidth=2.5, strokeDash=[5, 3], **ring)
        .encode(x, y, order="at:Q"),
        inside.mark_line(clip=True, strokeWidth=2).encode(x, y, hue, order="step:Q", opacity=seen),
        inside.mark_point(clip=True, filled=True, size=16).encode(x, y, hue, opacity=seen),
        walked.transform_filter("datum.step == shown")
        .mark_point(clip=True, filled=True, size=90)
        .encode(x, y, hue, opacity=seen),
        arrived.mark_point(clip=True, shape="diamond", filled=True, size=130).encode(
            x, y, hue, opacity=there
        ),
        named.mark_point(shape="cross", size=130, color=NEUTRAL, filled=True, opacity=1).encode(
            x, y
        ),
        *picture_text.haloed(named, x, y, dy=15, align="center"),
        *picture_text.sentence(verdict, left=VERDICT, right="width >= 480"),
        data("starts")
        .mark_rect(clip=True, opacity=0, cursor="crosshair")
        .encode(x, alt.X2("right:Q"), y, alt.Y2("above:Q"), tooltip=tip)
        .add_params(touch.selection("start_first", "start_second"))
        .properties(name="starts"),
        *optimisers_labels.labels(arrived, series, on, hint, last),
    ).add_params(rate, shown, beta, setting)


def _momentum_hand() -> alt.Parameter:
    """The parameter that the slider of the momentum moves."""
    ends = alt.binding_range(min=0, max=1, step=0.01)
    return alt.param(name="beta", value=0, bind=ends)


@drawn_once
def paths(
    family: RaceFamily, now: int, rates: int, momentum: float, starts: Sequence[float]
) -> Drawing:
    """The paths of all five at every place of both sliders, on equal scales.

    ``now``: the place of the rate; ``momentum``: the current one.
    """
    race, surface = family.race, family.race.surface
    steps = race.paths.shape[1] - 1
    ends = dict(zip(race.optimisers, race.losses[:, -1], strict=True))
    return Drawing(
        "optimiser_paths",
        chart,
        {
            "rings": bowl.drawn_rings(family.rings).drop(columns="loss"),
            "goal": bowl.drawn_rings(family.goal).drop(columns="loss"),
            "paths": _walked(family),
            "arrivals": _arrivals(family),
            "verdicts": _verdicts(family),
            "places": bowl.places(surface).assign(label=[say(common.START_POINT), ""]),
            "starts": _starts(family, starts),
        },
        {
            "first": say(common.FIRST_COEFFICIENT),
            "second": say(common.SECOND_COEFFICIENT),
            "series": names(),
            "hint": say(optimisers_words.SWITCH),
            "middle": tuple(map(float, family.middle)),
            "reach": family.reach,
            "rates": rates,
            "settings": len(family.paths),
            "momentum": momentum,
            "last": steps,
        },
        say(
            optimisers_words.ALT_PATHS,
            steps=steps,
            sgd=f"{ends['SGD']:.4g}",
            momentum=f"{ends['momentum']:.4g}",
            adam=f"{ends['Adam']:.4g}",
        ),
        moved={"rate": now, "beta": momentum, "shown": steps},
    )


def _walked(family: RaceFamily) -> pd.DataFrame:
    """The paths as rows, each as far as it is drawn; those that no slider moves come once."""
    settings, count = range(len(family.paths)), len(names())
    kept = [_rows(family, settings, range(WALKING)), _rows(family, [EVERY], range(WALKING, count))]
    table = pd.concat(kept, ignore_index=True).rename_axis("row").reset_index()
    return table[table.pop("drawn")]


def _rows(family: RaceFamily, settings: Sequence[int], places: Sequence[int]) -> pd.DataFrame:
    """The paths of some optimisers at some settings, or at any."""
    at = slice(len(settings)) if settings[0] != EVERY else slice(1)
    these = slice(places[0], places[-1] + 1)
    lines = family.every_path[at, these]
    axes = {"setting": settings, "series": [names()[place] for place in places]}
    table = long("first", lines[..., 0], **axes, step=range(lines.shape[2]))
    table = table.assign(second=lines[..., 1].ravel())
    each = lines.shape[2]
    last = family.last_drawn[at, these].ravel().repeat(each)
    out = family.diverged[at, these].ravel().repeat(each)
    return table.assign(out=out, drawn=table["step"] <= last)


def _arrivals(family: RaceFamily) -> pd.DataFrame:
    """When and where each optimiser arrives at each setting, and its step in writing."""
    axes = {"setting": range(len(family.paths)), "place": range(len(names()))}
    table = long("step", family.arrivals, **axes)
    series = [names()[place] for place in table["place"]]
    written = ["–" if step < 0 else str(step) for step in table["step"]]
    return table.assign(
        series=series,
        first=family.goals[..., 0].ravel(),
        second=family.goals[..., 1].ravel(),
        text=[f"● {name}" for name in series],
        done=[f"● {name} {step}" for name, step in zip(series, written, strict=True)],
    )


def _verdicts(family: RaceFamily) -> pd.DataFrame:
    """Who came first at each setting, and who ends higher than at the start."""
    settings = range(len(family.paths))
    said = [optimisers_claims.verdict(family, at) for at in settings]
    return pd.DataFrame({"setting": settings, "label": said})


def _starts(family: RaceFamily, starts: Sequence[float]) -> pd.DataFrame:
    """The places to click, with the corners of their cells: those that a picture can reach."""
    middle = family.middle[1]
    shown = [second for second in starts if abs(second - middle) <= max(family.reach)]
    table = pd.DataFrame(itertools.product(starts, shown), columns=["start_first", "start_second"])
    return table.assign(
        first=table["start_first"] - CELL / 2,
        right=table["start_first"] + CELL / 2,
        second=table["start_second"] - CELL / 2,
        above=table["start_second"] + CELL / 2,
    )


def tape(steps: int) -> list[str]:
    """What each picture of the tape shows."""
    return [say(optimisers_words.SHOWN, step=step) for step in range(steps + 1)]
