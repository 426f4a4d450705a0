"""The main picture of Regimes: the bowl, and the path of descent at the slider's learning rate."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.share_of_bound import LineFamily
from pages.lessons.learning_rate import overflow_scale, picture_text, regimes_words, words
from pages.lessons.learning_rate.regimes_charts import short
from pages.shared.charts import bowl
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, hand
from pages.shared.words import common
from pages.shared.words.language import say

STEPS = 40  # of the path
ROUNDING = 1e-6  # a factor of 0 that float32 does not hold exactly
RINGS = 16  # ellipses; they fill a picture that is twice as wide as high


def chart(
    first: str, second: str, name: str, middle: tuple[float, float], reach: float, scale: float
) -> Any:
    """The bowl and the path at the slider's rate, up to the step on the tape.

    ``middle`` and ``reach``: of the picture, whose scales are equal; ``scale``: the largest place
    of a slider. Data: rings (ring, at, first, second), paths (rate, step, first, second, loss,
    series), places (first, second, label), notes and effects (rate, label), steps (rate, step,
    label), and what ``overflow_scale`` needs.
    """
    rate, shown = hand("rate", scale), hand("shown", STEPS)
    half = f"{reach} * width / height"
    ends = [alt.ExprRef(f"{middle[0]} {sign} {half}") for sign in "-+"]
    wide = alt.Scale(domain=ends, nice=False, zero=False)
    high = alt.Scale(domain=[middle[1] - reach, middle[1] + reach], nice=False)
    inside: dict[str, Any] = {"titleAlign": "right", "titleAngle": 0, "titleFontWeight": "bold"}
    x = alt.X(
        "first:Q",
        title=first,
        scale=wide,
        axis=alt.Axis(titleAnchor="end", titleY=-8, titleBaseline="bottom", **inside),
    )
    y = alt.Y(
        "second:Q",
        title=second,
        scale=high,
        axis=alt.Axis(titleX=26, titleY=88, titleBaseline="bottom", **inside),
    )
    accent = alt.Color("series:N", scale=alt.Scale(domain=[name]), legend=None)

    def data(name: str) -> Any:
        return alt.Chart(alt.NamedData(name))

    walked = data("paths").transform_filter("datum.rate == rate && datum.step <= shown")
    number: dict[str, Any] = {"format": bowl.NUMBER}
    tip = ["step:Q", alt.Tooltip("loss:Q", **number)]
    line = walked.mark_line(clip=True, strokeWidth=2.5).encode(x, y, accent, order="step:Q")
    dots = walked.mark_point(clip=True, filled=True, size=70, opacity=1).encode(
        x, y, accent, tooltip=tip
    )
    named, at_rate = data("places"), "datum.rate == rate"
    notes, effects = (data(each).transform_filter(at_rate) for each in ("notes", "effects"))
    counted = data("steps").transform_filter(f"{at_rate} && datum.step == shown")
    return alt.layer(
        data("rings")
        .mark_line(clip=True, color=NEUTRAL, strokeWidth=1, opacity=0.55)
        .encode(x, y, detail="ring:N", order="at:Q"),
        line,
        dots,
        named.mark_point(shape="cross", size=130, color=NEUTRAL, filled=True, opacity=1).encode(
            x, y
        ),
        *picture_text.haloed(named, x, y, dx=12, dy=14, align="left"),
        *picture_text.sentence(notes),
        *picture_text.sentence(effects, row=1, bold=False),
        *picture_text.sentence(counted, right="true"),
        *overflow_scale.layers(data("overflow").transform_filter(at_rate)),
    ).add_params(rate, shown)


@drawn_once
def valley(
    family: LineFamily,
    written: tuple[str, ...],
    now: int,
    in_bounds: bool,
    overflow: overflow_scale.Overflow | None = None,
) -> Drawing:
    """The path of a straight line at every rate of the slider, on equal scales.

    ``written``: the rates as the slider writes them, as shares of the bound if ``in_bounds``;
    ``now``: the place of the current one; ``overflow``: what is asked at one of the places.
    """
    surface = family.surface
    name = say(words.NOW)
    paths = pd.concat(
        bowl.steps_of(name, places, losses, surface).assign(rate=at)
        for at, (places, losses) in enumerate(zip(family.places, family.losses, strict=True))
    )
    return Drawing(
        "valley",
        chart,
        {
            "rings": bowl.rings(surface, RINGS).drop(columns="loss"),
            "paths": paths,
            "places": bowl.places(surface),
            "notes": _notes(family, written, in_bounds),
            "effects": pd.DataFrame({"rate": range(len(written)), "label": _of_line(family)}),
            "steps": _counted(family),
            "overflow": overflow_scale.table(overflow),
        },
        {
            "first": say(common.FIRST_COEFFICIENT),
            "second": say(common.SECOND_COEFFICIENT),
            "name": name,
            "middle": tuple(map(float, surface.minimum)),
            "reach": float(surface.second[-1] - surface.minimum[1]),
            "scale": len(written),
        },
        say(
            regimes_words.ALT_PATH,
            steps=family.losses.shape[1] - 1,
            label=say(words.LABELS[family.labels[now]]),
        ),
        moved={"rate": now, "shown": STEPS},
    )


def _notes(family: LineFamily, written: tuple[str, ...], in_bounds: bool) -> pd.DataFrame:
    """Each rate of the slider, and what it does."""
    head = regimes_words.AT_SHARE if in_bounds else regimes_words.AT_RATE
    labels = [
        say(head, rate=rate, label=say(words.LABELS[label]))
        for rate, label in zip(written, family.labels, strict=True)
    ]
    return pd.DataFrame({"rate": range(len(labels)), "label": labels})


def effects(family: LineFamily) -> list[str]:
    """What one step of each rate does to the distance."""
    steps = family.losses.shape[1] - 1
    return [
        say(regimes_words.ONE_STEP)
        if abs(factor) < ROUNDING
        else say(regimes_words.STEP_EFFECT[label], size=short(abs(factor)), steps=steps)
        for label, factor in zip(family.labels, family.factors.tolist(), strict=True)
    ]


def _of_line(family: LineFamily) -> list[str]:
    """The same, and which model the picture is of: the charts below it are of another N."""
    return [say(regimes_words.OF_LINE, effect=effect) for effect in effects(family)]


def _counted(family: LineFamily) -> pd.DataFrame:
    """The loss after each step of each rate, in words where float32 does not hold it."""
    overflows = family.overflow_steps.tolist()
    rows = [
        (rate, step, _after(step, loss, overflows[rate]))
        for rate, losses in enumerate(family.losses.tolist())
        for step, loss in enumerate(losses)
    ]
    return pd.DataFrame(rows, columns=["rate", "step", "label"])


def _after(step: int, loss: float, overflow: int) -> str:
    if 0 <= overflow <= step:
        return say(regimes_words.OVERFLOWED, step=overflow)
    return say(regimes_words.LOSS_AFTER, step=step, loss=short(loss))


def tape(family: LineFamily) -> list[str]:
    """What each picture of the tape shows: the step."""
    return [say(regimes_words.AFTER_STEP, step=step) for step in range(family.losses.shape[1])]
