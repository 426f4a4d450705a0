"""Pictures of the edge of stability: sharpness and loss of a network, and what it learns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.edge_of_stability import Progress
from pages.lessons.learning_rate import network_words
from pages.shared.charts.corner_text import TEXT
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, color, dash, decades, log_axis
from pages.shared.words import common
from pages.shared.words.language import say

DRAWN = 600  # steps and measurements that travel to the browser, twice a second
ROOM = 1.3  # times the largest of what has to be seen
SMALL = 170  # pixels, the picture of the task


@dataclass(frozen=True)
class Guess:
    """The sharpness predicted for another rate, with that run."""

    rate: float
    guessed: float
    run: Progress


def sharpness_chart(
    step: str,
    sharpness: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    last: int,
    top: float,
) -> Any:
    """Sharpness against step. Data: sharpness (x, y, series), lines (y, label)."""
    across = alt.X("x:Q", title=step, scale=alt.Scale(domain=[0, last], nice=False))
    up = alt.Y("y:Q", title=sharpness, scale=alt.Scale(domain=[0, top], nice=False))
    lines = alt.Chart(alt.NamedData("lines"))
    return alt.layer(
        alt.Chart(alt.NamedData("sharpness"))
        .mark_line(clip=True, strokeWidth=2)
        .encode(
            across,
            up,
            color(names, shown_names),
            dash(names, shown_names),
            tooltip=["series:N", "x:Q", alt.Tooltip("y:Q", format=".4g")],
        ),
        lines.mark_rule(color=NEUTRAL, strokeDash=[6, 4], strokeWidth=2).encode(up),
        lines.mark_text(align="right", dx=-6, dy=-9, **TEXT).encode(
            up, x=alt.value("width"), text="label:N"
        ),
    ).properties(height=320)


def loss_chart(step: str, loss: str, last: int, ticks: tuple[float, ...]) -> Any:
    """Loss against step. Data: losses (x, y)."""
    return (
        alt.Chart(alt.NamedData("losses"))
        .mark_line(strokeWidth=1.5)
        .encode(
            alt.X(
                "x:Q",
                title=step,
                scale=alt.Scale(domain=[0, last], nice=False),
                axis=alt.Axis(tickCount=4),
            ),
            alt.Y("y:Q", title=loss, scale=alt.Scale(type="log", nice=False), axis=log_axis(ticks)),
            tooltip=["x:Q", alt.Tooltip("y:Q", format=".4g")],
        )
        .properties(height=230)
    )


def output_chart(x: str, y: str, height: int, *, learned: bool) -> Any:
    """The points to learn and what has been learned. Data: points (x, y), outputs (x, y)."""
    across, up = alt.X("x:Q", title=x), alt.Y("y:Q", title=y)
    tooltips = [alt.Tooltip("x:Q", format=".3f"), alt.Tooltip("y:Q", format=".4f")]
    points = alt.Chart(alt.NamedData("points")).mark_point(
        filled=True, size=40, color=NEUTRAL, opacity=1
    )
    layers: list[Any] = [points.encode(across, up, tooltip=tooltips)]
    if learned:
        line = alt.Chart(alt.NamedData("outputs")).mark_line(strokeWidth=2.5)
        layers.append(line.encode(across, up, tooltip=tooltips))
    return alt.layer(*layers).properties(height=height)


@drawn_once
def sharpness(progress: Progress, pinned: dict[str, Progress], guess: Guess | None) -> Drawing:
    """The sharpness so far and that of other runs, with the line that it rises to."""
    line = progress.stability_line
    lines = [(line, f"{say(network_words.LINE)} = {_short(line)}")]
    runs = {say(network_words.SHARPNESS): progress, **pinned}
    if guess:
        runs[say(network_words.OTHER, rate=f"{guess.rate:g}")] = guess.run
        lines.append((guess.guessed, say(common.PREDICTION)))
    seen = [*(height for height, _ in lines), *(run.sharpness for run in runs.values())]
    _, top = curves.span([0.0], *seen, margin=ROOM - 1.0)
    first, last = (_short(progress.sharpness[at]) for at in (0, -1))
    return Drawing(
        "sharpness",
        sharpness_chart,
        {
            "sharpness": pd.concat([_rows(run, name) for name, run in runs.items()]),
            "lines": pd.DataFrame(lines, columns=["y", "label"]),
        },
        {
            "step": say(network_words.STEP),
            "sharpness": say(network_words.SHARPNESS),
            "names": tuple(runs),
            "shown_names": tuple(runs),
            "last": max(run.steps for run in runs.values()),
            "top": top,
        },
        say(
            network_words.ALT_SHARPNESS,
            step=progress.step,
            first=first,
            last=last,
            line=_short(line),
        ),
        ("measured", "theory"),
    )


@drawn_once
def losses(progress: Progress) -> Drawing:
    """The loss so far."""
    kept = curves.thin(progress.step, DRAWN)
    table = pd.DataFrame({"x": kept, "y": progress.losses[kept]}).query("y > 0")
    first, last = progress.losses[0], progress.losses[-1]
    ends = float(table["y"].min()), float(table["y"].max())
    return Drawing(
        "loss",
        loss_chart,
        {"losses": table},
        {
            "step": say(network_words.STEP),
            "loss": say(network_words.LOSS),
            "last": progress.steps,
            "ticks": decades(*ends),
        },
        say(network_words.ALT_LOSS, step=progress.step, first=_short(first), last=_short(last)),
    )


@drawn_once
def task(x: Any, y: Any) -> Drawing:
    """What the network has to learn."""
    return Drawing(
        "task",
        output_chart,
        {"points": pd.DataFrame({"x": x, "y": y})},
        {
            "x": say(network_words.INPUT),
            "y": say(network_words.OUTPUT),
            "height": SMALL,
            "learned": False,
        },
        say(network_words.ALT_TASK, points=len(x)),
    )


@drawn_once
def output(progress: Progress) -> Drawing:
    """What the network has learned so far."""
    x = progress.inputs
    return Drawing(
        "output",
        output_chart,
        {
            "points": pd.DataFrame({"x": x, "y": progress.targets}),
            "outputs": pd.DataFrame({"x": x, "y": progress.outputs}),
        },
        {
            "x": say(network_words.INPUT),
            "y": say(network_words.OUTPUT),
            "height": 230,
            "learned": True,
        },
        say(network_words.ALT_OUTPUT, points=len(x), step=progress.step),
    )


def row(progress: Progress) -> dict[str, object]:
    """The row of a run in the table of pins."""
    return {
        say(network_words.LINE): _short(progress.stability_line),
        say(network_words.SHARPNESS): _short(progress.settled),
        say(network_words.LOSS): _short(progress.losses[-1]),
    }


def verdict(progress: Progress) -> str:
    """What this run does, in two sentences."""
    sentence = network_words.BELOW if progress.arrival_step is None else network_words.ARRIVED
    return say(
        network_words.BROKE if progress.overflowed else sentence,
        first=_short(progress.sharpness[0]),
        last=_short(progress.sharpness[-1]),
        settled=_short(progress.settled),
        line=_short(progress.stability_line),
        arrival=progress.arrival_step,
        step=progress.step,
        rises=progress.rises,
        loss=_short(progress.losses[-1]),
    )


def _rows(progress: Progress, name: str) -> pd.DataFrame:
    kept = curves.thin(progress.sharpness.size, DRAWN)
    return pd.DataFrame(
        {"x": progress.sharpness_steps[kept], "y": progress.sharpness[kept], "series": name}
    )


def _short(value: float) -> str:
    return f"{value:.3g}"
