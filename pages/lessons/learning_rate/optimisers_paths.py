"""The hero of Optimisers: the bowl, and five paths at the rate that the hand is on."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from core.optimiser_family import WALKING, RaceFamily
from pages.lessons.learning_rate import optimisers_words
from pages.lessons.learning_rate.optimisers_charts import names
from pages.shared.charts import bowl
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, hand
from pages.shared.stage import touch
from pages.shared.words import common
from pages.shared.words.language import say

RINGS = 16  # ellipses; they fill a picture that is twice as wide as high
EVERY = -1  # rate of a path that no learning rate moves
SEEN = 1e-4  # of a coefficient; settings rounded to float32 move no path by so much at once
NARROW = 480  # pixels; below it the five labels need two rows


def chart(
    first: str,
    second: str,
    series: tuple[str, ...],
    middle: tuple[float, float],
    reach: float,
    scale: float,
    last: int,
) -> Any:
    """The bowl and the paths at the rate that the hand is on, up to the step on the tape.

    A click on a label takes that optimiser away or brings it back; a click in the bowl picks the
    start. Scales are equal: ``middle``, ``reach``; ``scale``: the largest place of the slider.
    Data: rings (ring, at, first, second), paths (rate, step, first, second, loss, series), places
    (first, second, label), notes (rate, text), starts (start_first, start_second).
    """
    rate, shown = hand("rate", scale), hand("shown", last)
    half = f"{reach} * width / height"
    wide = alt.Scale(
        domainMin=alt.ExprRef(f"{middle[0]} - {half}"),
        domainMax=alt.ExprRef(f"{middle[0]} + {half}"),
        nice=False,
        zero=False,
    )
    high = alt.Scale(domain=[middle[1] - reach, middle[1] + reach], nice=False)
    x, y = alt.X("first:Q", title=first, scale=wide), alt.Y("second:Q", title=second, scale=high)
    legend = alt.Legend(
        values=list(series),
        symbolSize=120,
        columns=alt.ExprRef(f"width < {NARROW} ? 3 : 5"),
    )
    hue = alt.Color("series:N", scale=alt.Scale(domain=list(series)), title=None, legend=legend)
    switched = alt.selection_point(
        name="on",
        fields=["series"],
        bind="legend",
        toggle="true",
        empty=False,
        value=[{"series": name} for name in series],
    )

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name))

    walked = data("paths").transform_filter(
        f"(datum.rate == rate || datum.rate == {EVERY}) && datum.step <= shown"
    )
    number: dict[str, Any] = {"format": bowl.NUMBER}
    tip = ["series:N", "step:Q", alt.Tooltip("loss:Q", **number)]
    line = walked.mark_line(clip=True, strokeWidth=2.5).encode(
        x, y, hue, order="step:Q", opacity=alt.condition(switched, alt.value(1), alt.value(0))
    )
    dots = walked.mark_point(clip=True, filled=True, size=36).encode(
        x, y, hue, tooltip=tip, opacity=alt.condition(switched, alt.value(1), alt.value(0))
    )
    named = data("places")
    text: dict[str, Any] = {"fontSize": 14, "fontWeight": "bold", "color": NEUTRAL}
    starts = data("starts").mark_point(clip=True, filled=True, size=80, opacity=0)
    notes = data("notes").transform_filter("datum.rate == rate")
    return alt.layer(
        data("rings")
        .mark_line(clip=True, color=NEUTRAL, strokeWidth=1, opacity=0.55)
        .encode(x, y, detail="ring:N", order="at:Q"),
        line.add_params(switched).properties(name="walked"),
        dots,
        named.mark_point(shape="cross", size=130, color=NEUTRAL, filled=True, opacity=1).encode(
            x, y
        ),
        named.mark_text(dx=12, dy=14, align="left", **text).encode(x, y, text="label:N"),
        notes.mark_text(align="left", baseline="top", lineBreak="\n", **text).encode(
            x=alt.value(8), y=alt.value(6), text="text:N"
        ),
        starts.encode(
            alt.X("start_first:Q", title=first, scale=wide),
            alt.Y("start_second:Q", title=second, scale=high),
        )
        .add_params(touch.selection("start_first", "start_second", nearest=True))
        .properties(name="starts"),
    ).add_params(rate, shown)


@drawn_once
def paths(
    family: RaceFamily, written: tuple[str, ...], now: int, starts: Sequence[float]
) -> Drawing:
    """The paths of all five at every rate of the slider, on equal scales.

    ``written``: the rates as the slider writes them; ``now``: the place of the current one.
    """
    race, surface = family.race, family.race.surface
    own = [
        bowl.steps_of(name, path, losses, surface).assign(rate=at)
        for at, (lines, heights) in enumerate(zip(family.paths, family.losses, strict=True))
        for name, path, losses in zip(names(), lines, heights, strict=False)
    ]
    fixed = [
        bowl.steps_of(name, path, losses, surface).assign(rate=EVERY)
        for name, path, losses in list(zip(names(), race.paths, race.losses, strict=True))[WALKING:]
    ]
    notes = [_note(rate, row) for rate, row in zip(written, family.arrivals.tolist(), strict=True)]
    grid = list(itertools.product(starts, starts))
    steps = race.paths.shape[1] - 1
    ends = dict(zip(race.optimisers, race.losses[:, -1], strict=True))
    return Drawing(
        "optimiser_paths",
        chart,
        {
            "rings": bowl.rings(surface, RINGS).drop(columns="loss"),
            "paths": pd.concat([*own, *fixed]),
            "places": bowl.places(surface),
            "notes": pd.DataFrame({"rate": range(len(notes)), "text": notes}),
            "starts": pd.DataFrame(grid, columns=["start_first", "start_second"]),
        },
        {
            "first": say(common.FIRST_COEFFICIENT),
            "second": say(common.SECOND_COEFFICIENT),
            "series": names(),
            "middle": tuple(map(float, surface.minimum)),
            "reach": float(surface.second[-1] - surface.minimum[1]),
            "scale": len(written),
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


def _note(rate: str, arrivals: list[int]) -> str:
    """The rate, and after how many steps each of the three that it moves has arrived."""
    said = [
        f"{name} {'–' if step < 0 else step}"
        for name, step in zip(names()[:WALKING], arrivals, strict=False)
    ]
    return "\n".join([say(optimisers_words.AT_RATE, rate=rate), " · ".join(said)])


def verdict(family: RaceFamily, now: int) -> str:
    """Who got there first at this rate, and who was thrown out."""
    arrivals = family.arrivals[now].tolist()
    there = [step for step in arrivals if step >= 0]
    joint = say(optimisers_words.AND)
    if there:
        firsts = [n for n, step in zip(names(), arrivals, strict=True) if step == min(there)]
        sentence = say(optimisers_words.FIRST, names=joint.join(firsts), step=min(there))
    else:
        sentence = say(optimisers_words.NOBODY, steps=family.race.paths.shape[1] - 1)
    out = [name for name, gone in zip(names(), family.race.diverged, strict=True) if gone]
    return sentence + (say(optimisers_words.OUT, names=joint.join(out)) if out else "")


def tape(steps: int) -> list[str]:
    """What each picture of the tape shows."""
    return [say(optimisers_words.SHOWN, step=step) for step in range(steps + 1)]


def rounded(gaps: dict[str, float], steps: int) -> str:
    """How far rounding moves a path at most; nan: one that was thrown out."""
    inside = {name: gap for name, gap in gaps.items() if gap == gap}
    if not inside:
        return ""
    name = max(inside, key=lambda each: inside[each])
    sentence = say(optimisers_words.ROUNDING, name=name, gap=f"{inside[name]:.1g}", steps=steps)
    circles = name == say(optimisers_words.NAMES["RMSprop"]) and inside[name] > SEEN
    return sentence + (say(optimisers_words.ROUNDING_CIRCLES) if circles else "")
