"""The hero of On a real network: the sharpness climbs to 2 / rate; its ruler, the loss."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.edge_of_stability import Progress
from pages.lessons.learning_rate import network_claims, network_words, picture_text
from pages.lessons.learning_rate.network_claims import short
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, hand
from pages.shared.words import stage
from pages.shared.words.language import say

FRAMES = 60  # pictures of the tape
DRAWN = 600  # steps and measurements that travel to the browser, twice a second
TOP = 25.0  # sharpness, at least; a flat run is not to look jagged
ROOM = 1.6  # times the highest sharpness: so far up the line can still be seen
MARGIN = 1.35  # times a guess; below what stands in the corner
GAP = 0.07  # of the picture's height: so far apart stand the names
HIGHEST = 0.9  # of the picture's height: a name stands there, below what stands in the corner
LABELS = "(width < 400 ? 102 : 106)"  # pixels right of the lines, for their names
POWERS = "format(datum.value, datum.value < 0.001 ? '~e' : '~g')"  # of a log axis, in few letters
TEXT: dict[str, Any] = {"align": "left", "fontSize": 13, "fontWeight": "bold"}
RIGHT = alt.value(alt.ExprRef(f"width - {LABELS} + 8"))


def across(last: int, title: str | None = None) -> alt.X:
    """The steps, up to where the names begin; the axis with a ``title`` has the numbers as well."""
    end = alt.ExprRef(f"{last} * width / (width - {LABELS})")
    label = f"datum.value <= {last} ? datum.label : ''"
    axis = alt.Axis(
        grid=False,
        ticks=False,
        title=title,
        titlePadding=2,
        format=",d",
        labelExpr=label,
        labels=title is not None,
    )
    return alt.X("x:Q", scale=alt.Scale(domain=[0, end], nice=False), axis=axis)


def up(title: str, scale: alt.Scale, ticks: Sequence[float] | None = None) -> alt.Y:
    """The other axis, as wide in hero and ruler."""
    edge: dict[str, Any] = {"minExtent": 46, "maxExtent": 46, "titlePadding": 2}
    if ticks:
        edge |= {"values": list(ticks), "labelExpr": POWERS}
    axis = alt.Axis(grid=False, format=".6~g", **edge)
    return alt.Y("y:Q", title=title, scale=scale, axis=axis)


def sharpness_chart(
    step: str, sharpness: str, series: str, last: int, top: float, rates: int
) -> Any:
    """The sharpness up to the frame on the tape, and 2 / rate at the rate of the hand.

    Data: sharpness, others (frame, x, y, series), heads (frame, x, y), lines (rate, y), labels
    (rate, y, text, own), guesses (x, y), verdicts (label), which stand there at the end.
    """
    rate, shown = hand("rate", rates - 1), hand("shown", FRAMES - 1)
    steps = across(last)
    height = up(sharpness, alt.Scale(domain=[0, top], nice=False))
    accent = alt.Color("series:N", scale=alt.Scale(domain=[series]), legend=None)
    tips = [alt.Tooltip("x:Q", title=step), alt.Tooltip("y:Q", format=".4g", title=sharpness)]

    def data(name: str, now: str = "true") -> Any:
        return alt.Chart(alt.NamedData(name)).transform_filter(now)

    labels = data("labels", "datum.rate == rate").encode(height, x=RIGHT, text="text:N")
    return alt.layer(
        data("others")
        .mark_line(clip=True, strokeWidth=1.5, color=NEUTRAL)
        .encode(steps, height, detail="series:N", tooltip=["series:N", *tips]),
        data("lines", "datum.rate == rate")
        .mark_rule(color=NEUTRAL, strokeDash=[6, 4], strokeWidth=2, clip=True)
        .encode(height, x=alt.value(0), x2=alt.value(alt.ExprRef(f"width - {LABELS}"))),
        data("sharpness", "datum.frame <= shown")
        .mark_line(clip=True, strokeWidth=2.5)
        .encode(steps, height, accent, tooltip=tips),
        data("heads", "datum.frame == shown")
        .mark_point(clip=True, filled=True, size=110, opacity=1)
        .encode(steps, height, color=alt.datum(series), tooltip=tips),
        data("guesses")
        .mark_point(shape="diamond", filled=True, size=140, opacity=1, color=NEUTRAL)
        .encode(steps, height, tooltip=tips),
        labels.transform_filter("datum.own").mark_text(**TEXT).encode(color=alt.datum(series)),
        labels.transform_filter("!datum.own").mark_text(color=NEUTRAL, **TEXT),
        *picture_text.sentence(data("verdicts", f"shown == {FRAMES - 1}"), row=1),
    ).add_params(rate, shown)


@drawn_once
def sharpness(
    progress: Progress,
    name: str,
    rates: tuple[float, ...],
    now: int,
    others: Mapping[str, Progress],
    guessed: float | None,
    *,
    secret: bool,
    ended: bool = False,
    recorded: bool = False,
) -> Drawing:
    """The sharpness so far, and at every rate of the slider the line that it rises to.

    ``name``: of the run; a ``secret`` one shows how it begins and no more, one that has ``ended``
    what it did. ``guessed``: its highest sharpness as the learner said.
    """
    count = 1 if secret else progress.sharpness.size
    steps, values = progress.sharpness_steps[:count], progress.sharpness[:count]
    table = framed(steps, values, progress.step).assign(series=name)
    beside = [_rows(run, other) for other, run in others.items()]
    highest = max([float(values.max()), *(run.highest for run in others.values())])
    top = max(TOP, ROOM * highest, MARGIN * (guessed or 0.0))
    guess = [(progress.step, guessed)] if guessed else []
    verdicts = [network_claims.short_verdict(progress, name)] if ended and not secret else []
    return Drawing(
        "sharpness",
        sharpness_chart,
        {
            "sharpness": table,
            "heads": heads(table),
            "others": pd.concat(beside) if beside else table.iloc[:0],
            "lines": pd.DataFrame({"rate": range(len(rates)), "y": [2.0 / r for r in rates]}),
            "labels": _labels(rates, (name, float(values[-1])), others, guessed, top),
            "guesses": pd.DataFrame(guess, columns=["x", "y"]),
            "verdicts": pd.DataFrame({"label": pd.Series(verdicts, dtype=str)}),
        },
        {
            "step": say(network_words.STEP),
            "sharpness": say(network_words.SHARPNESS),
            "series": name,
            "last": last_step(progress, others),
            "top": top,
            "rates": len(rates),
        },
        say(
            network_words.ALT_SHARPNESS,
            step=int(steps[-1]),
            first=short(values[0]),
            last=short(values[-1]),
            line=short(progress.stability_line),
        ),
        ("recorded" if recorded else "measured", "theory"),
        {"rate": now, "shown": FRAMES - 1},
    )


def tape(progress: Progress, *, secret: bool) -> list[str]:
    """What each picture of the tape shows: the step, and the sharpness there."""
    steps, values = progress.sharpness_steps.tolist(), progress.sharpness.tolist()
    labels = []
    for step in _ends(progress.step):
        value = values[max(bisect.bisect_right(steps, step) - 1, 0)]
        text = network_words.AT_STEP if secret else network_words.AT_SHARPNESS
        labels.append(say(text, step=round(step), sharpness=short(value)))
    return labels


def last_step(progress: Progress, others: Mapping[str, Progress]) -> int:
    """The end of the axis: where the longest run ends, or broke."""
    runs = [progress, *others.values()]
    return max(run.step if run.overflowed else run.steps for run in runs)


def _ends(last: int) -> list[float]:
    """The steps at which the pictures of the tape end."""
    return [last * frame / (FRAMES - 1) for frame in range(FRAMES)]


def framed(steps: Any, values: Any, last: int) -> pd.DataFrame:
    """A line, and the first picture of the tape in which each of its points is: frame, x, y."""
    ends = _ends(last)
    frames = [bisect.bisect_left(ends, step) for step in steps]
    return pd.DataFrame({"frame": frames, "x": steps, "y": values})


def heads(table: pd.DataFrame) -> pd.DataFrame:
    """The last point of a line in each picture of the tape: frame, x, y."""
    last = table.drop_duplicates("frame", keep="last").set_index("frame")[["x", "y"]]
    return last.reindex(range(FRAMES)).ffill().dropna().reset_index()


def _rows(run: Progress, name: str) -> pd.DataFrame:
    """The sharpness of a run beside the current one: x, y, series."""
    kept = curves.thin(run.sharpness.size, DRAWN)
    rows = pd.DataFrame({"x": run.sharpness_steps[kept], "y": run.sharpness[kept]})
    return rows.assign(series=name)


def _labels(
    rates: tuple[float, ...],
    own: tuple[str, float],
    others: Mapping[str, Progress],
    guessed: float | None,
    top: float,
) -> pd.DataFrame:
    """Names right of the lines, apart from each other at every rate: rate, y, text, own."""
    runs = [(*own, True), *((name, run.settled, False) for name, run in others.items())]
    if guessed:
        runs.append((say(stage.YOUR_GUESS), guessed, False))
    rows = []
    for at, rate in enumerate(rates):
        line = 2.0 / rate
        above = network_words.LINE_ABOVE if line > top else network_words.LINE_AT
        named = [(say(above, line=short(line)), line, False), *runs]
        heights = curves.apart([min(y, HIGHEST * top) for _, y, _ in named], GAP * top)
        rows += [(at, y, text, is_own) for y, (text, _, is_own) in zip(heights, named, strict=True)]
    return pd.DataFrame(rows, columns=["rate", "y", "text", "own"])
