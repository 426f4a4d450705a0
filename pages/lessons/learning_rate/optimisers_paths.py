"""The main picture of Optimisers: the bowl, and five paths at the slider's learning rate."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from core.optimiser_family import WALKING, RaceFamily
from pages.lessons.learning_rate import optimisers_labels, optimisers_words
from pages.lessons.learning_rate.optimisers_charts import haloed, names
from pages.shared.charts import bowl
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, hand
from pages.shared.charts.rows import long
from pages.shared.stage import touch
from pages.shared.words import common
from pages.shared.words.language import say

Pair = tuple[float, float]  # across and up

EVERY = -1  # rate of a path that no learning rate moves
CELL = 0.25  # of a coefficient; the places to click stand so far apart


def _axes(first: str, second: str, middle: Pair, reach: Pair) -> tuple[Any, Any]:
    """Equal scales around the middle; the titles are inside, where they take no height."""
    half = f"max({reach[1]}, {reach[0]} * height / width)"  # of the height

    def scale(at: float, size: str) -> Any:
        low, high = alt.ExprRef(f"{at} - {size}"), alt.ExprRef(f"{at} + {size}")
        return alt.Scale(domainMin=low, domainMax=high, nice=False, zero=False)

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
    scale: float,
    last: int,
) -> Any:
    """The bowl and the paths at the slider's rate, up to the step on the tape.

    A click on a label takes that optimiser away or brings it back; a click in the bowl picks the
    start. Scales are equal: ``middle``, ``reach``; ``scale``: the largest place of the slider.
    Data: rings and goal (ring, at, first, second), paths (rate, step, first, second, series),
    arrivals (rate, series, place, step, first, second, text), places (first, second, label),
    starts (start_first, start_second, first, right, second, above).
    """
    rate, shown = hand("rate", scale), hand("shown", last)
    x, y = _axes(first, second, middle, reach)
    hue, on = optimisers_labels.hue(series), optimisers_labels.switched_on(series)
    seen = alt.condition(on, alt.value(1), alt.value(0))
    there = alt.condition(on & "datum.step <= shown", alt.value(1), alt.value(0))

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name))

    walked = data("paths").transform_filter(
        f"(datum.rate == rate || datum.rate == {EVERY}) && datum.step <= shown"
    )
    ring = {"clip": True, "color": NEUTRAL}
    arrived = data("arrivals").transform_filter("datum.rate == rate")
    named = data("places")
    tip = [alt.Tooltip("start_first:Q", title=first), alt.Tooltip("start_second:Q", title=second)]
    return alt.layer(
        data("rings")
        .mark_line(strokeWidth=1, opacity=0.5, **ring)
        .encode(x, y, detail="ring:N", order="at:Q"),
        data("goal")
        .mark_line(strokeWidth=2.5, strokeDash=[5, 3], **ring)
        .encode(x, y, order="at:Q"),
        walked.mark_line(clip=True, strokeWidth=2.5).encode(
            x, y, hue, order="step:Q", opacity=seen
        ),
        walked.mark_point(clip=True, filled=True, size=30).encode(x, y, hue, opacity=seen),
        data("goal")
        .mark_line(strokeWidth=2.5, strokeDash=[5, 3], **ring)
        .encode(x, y, order="at:Q"),
        arrived.mark_point(clip=True, shape="diamond", filled=True, size=110).encode(
            x, y, hue, opacity=there
        ),
        named.mark_point(shape="cross", size=130, color=NEUTRAL, filled=True, opacity=1).encode(
            x, y
        ),
        *haloed(named, x, y, dy=15, align="center"),
        data("starts")
        .mark_rect(clip=True, opacity=0, cursor="crosshair")
        .encode(x, alt.X2("right:Q"), y, alt.Y2("above:Q"), tooltip=tip)
        .add_params(touch.selection("start_first", "start_second"))
        .properties(name="starts"),
        *optimisers_labels.labels(arrived, series, on, hint),
    ).add_params(rate, shown)


@drawn_once
def paths(family: RaceFamily, now: int, starts: Sequence[float]) -> Drawing:
    """The paths of all five at every rate of the slider, on equal scales; ``now``: its place."""
    race, surface = family.race, family.race.surface
    steps = race.paths.shape[1] - 1
    ends = dict(zip(race.optimisers, race.losses[:, -1], strict=True))
    fixed = race.paths[None, WALKING:]
    return Drawing(
        "optimiser_paths",
        chart,
        {
            "rings": bowl.drawn_rings(family.rings).drop(columns="loss"),
            "goal": bowl.drawn_rings(family.goal).drop(columns="loss"),
            "paths": pd.concat(
                [
                    _walked(family, family.paths, range(len(family.paths)), names()[:WALKING]),
                    _walked(family, fixed, [EVERY], names()[WALKING:]),
                ]
            ),
            "arrivals": _arrivals(family),
            "places": bowl.places(surface).assign(label=[say(common.START_POINT), ""]),
            "starts": _starts(family, starts),
        },
        {
            "first": say(common.FIRST_COEFFICIENT),
            "second": say(common.SECOND_COEFFICIENT),
            "series": names(),
            "hint": say(optimisers_words.SWITCH),
            "middle": tuple(map(float, surface.minimum)),
            "reach": family.reach,
            "scale": len(family.paths),
            "last": steps,
        },
        say(
            optimisers_words.ALT_PATHS,
            steps=steps,
            sgd=f"{ends['SGD']:.4g}",
            momentum=f"{ends['momentum']:.4g}",
            adam=f"{ends['Adam']:.4g}",
        ),
        moved={"rate": now, "shown": steps},
    )


def _walked(family: RaceFamily, lines: Any, rates: Any, series: Sequence[str]) -> pd.DataFrame:
    """Paths, an array [rate, series, step, coefficient], as rows, as far as they are drawn."""
    axes = {"rate": rates, "series": series, "step": range(lines.shape[2])}
    table = long("first", lines[..., 0], **axes).assign(second=lines[..., 1].ravel())
    return table[family.seen(lines).ravel()]


def _arrivals(family: RaceFamily) -> pd.DataFrame:
    """When and where each optimiser arrives at each rate, and its step in writing."""
    axes = {"rate": range(len(family.paths)), "place": range(len(names()))}
    table = long("step", family.arrivals, **axes)
    series = [names()[place] for place in table["place"]]
    written = ["–" if step < 0 else str(step) for step in table["step"]]
    return table.assign(
        series=series,
        first=family.goals[..., 0].ravel(),
        second=family.goals[..., 1].ravel(),
        text=[f"● {name} {step}" for name, step in zip(series, written, strict=True)],
    )


def _starts(family: RaceFamily, starts: Sequence[float]) -> pd.DataFrame:
    """The places to click, with the corners of their cells: those that a picture can reach."""
    middle = family.race.surface.minimum[1]
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
