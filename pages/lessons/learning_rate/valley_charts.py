"""The main picture of Regimes: the bowl, and the path of descent at the slider's learning rate."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core.share_of_bound import LineFamily
from pages.lessons.learning_rate import regimes_words, words
from pages.lessons.learning_rate.regimes_charts import short
from pages.shared.charts import bowl
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, hand
from pages.shared.words import common
from pages.shared.words.language import say

STEPS = 40  # of the path
RINGS = 16  # ellipses; they fill a picture that is twice as wide as high


def chart(
    first: str, second: str, name: str, middle: tuple[float, float], reach: float, scale: float
) -> Any:
    """The bowl and the path at the slider's rate, up to the step on the tape.

    ``middle`` and ``reach``: of the picture, whose scales are equal; ``scale``: the largest place
    of a slider. Data: rings (ring, at, first, second), paths (rate, step, first, second, loss,
    series), places (first, second, label), notes (rate, text).
    """
    rate, shown = hand("rate", scale), hand("shown", STEPS)
    half = f"{reach} * width / height"
    wide = alt.Scale(
        domainMin=alt.ExprRef(f"{middle[0]} - {half}"),
        domainMax=alt.ExprRef(f"{middle[0]} + {half}"),
        nice=False,
        zero=False,
    )
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
        axis=alt.Axis(titleX=26, titleY=44, titleBaseline="bottom", **inside),
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
    named = data("places")
    text: dict[str, Any] = {"fontSize": 14, "fontWeight": "bold", "color": NEUTRAL}
    notes = data("notes").transform_filter("datum.rate == rate")
    return alt.layer(
        data("rings")
        .mark_line(clip=True, color=NEUTRAL, strokeWidth=1, opacity=0.55)
        .encode(x, y, detail="ring:N", order="at:Q"),
        line,
        dots,
        named.mark_point(shape="cross", size=130, color=NEUTRAL, filled=True, opacity=1).encode(
            x, y
        ),
        named.mark_text(dx=12, dy=14, align="left", **text).encode(x, y, text="label:N"),
        notes.mark_text(align="left", baseline="top", **text).encode(
            x=alt.value(8), y=alt.value(6), text="text:N"
        ),
    ).add_params(rate, shown)


@drawn_once
def valley(family: LineFamily, written: tuple[str, ...], now: int, hidden: int | None) -> Drawing:
    """The path of a straight line at every rate of the slider, on equal scales.

    ``written``: the rates as the slider writes them; ``now``: the place of the current one;
    ``hidden``: the place of one whose fate is still to be guessed.
    """
    surface = family.surface
    name = say(words.NOW)
    paths = pd.concat(
        bowl.steps_of(name, places, losses, surface).assign(rate=at)
        for at, (places, losses) in enumerate(zip(family.places, family.losses, strict=True))
    )
    notes = [
        say(
            regimes_words.AT_RATE,
            rate=rate,
            label="?" if at == hidden else say(words.LABELS[label]),
            factor=short(factor),
        )
        for at, (rate, label, factor) in enumerate(
            zip(written, family.labels, family.factors.tolist(), strict=True)
        )
    ]
    return Drawing(
        "valley",
        chart,
        {
            "rings": bowl.rings(surface, RINGS).drop(columns="loss"),
            "paths": paths,
            "places": bowl.places(surface),
            "notes": pd.DataFrame({"rate": range(len(notes)), "text": notes}),
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


def tape(family: LineFamily, now: int) -> list[str]:
    """What each picture of the tape shows: the step, and the loss after it."""
    return [
        say(regimes_words.AFTER_STEP, step=step, loss=short(loss))
        for step, loss in enumerate(family.losses[now].tolist())
    ]
