"""Pictures of a rebuilt attractor: forecast, both attractors, horizon, densities."""

from __future__ import annotations

from typing import Any

import pandas as pd

from core import curves
from core.chaos.own_series import Unfolded
from core.chaos.rebuild import Judged, Stage
from pages.lessons.chaos import rebuild_words
from pages.lessons.chaos.forecast_charts import (
    AWAY,
    attractors,
    course,
    histogram,
    lines,
    tape,
)
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.words import common
from pages.shared.words.language import say

AXES = ("x", "y", "z")
FORECAST_POINTS = 300  # a forecast on the tape
CLOUD = 1_500  # points of each attractor: two of them stay below Vega's limit of a smooth turn
LOSSES = 400  # points of the loss
SEEN = 600  # points of what the network learns from


def _names() -> tuple[str, str]:
    return say(rebuild_words.TRUTH), say(rebuild_words.REBUILT)


@drawn_once
def seen(values: Any, axis: str) -> Drawing:
    """The beginning of what the network learns from, one coordinate."""
    shown = min(SEEN, len(values))
    name = say(rebuild_words.SEEN, axis=axis, shown=shown, points=len(values))
    table = pd.DataFrame({"x": range(shown), "y": values[:shown]})
    return Drawing(
        "seen",
        course,
        {"lines": table},
        {
            "x": say(rebuild_words.POINT),
            "name": name,
            "span": curves.span(values),
            "log": False,
        },
        say(rebuild_words.ALT_SEEN, points=len(values), shown=shown, axis=axis),
    )


@drawn_once
def forecast(stage: Stage, axis: int) -> Drawing:
    """The forecast from the first start, on a tape over training."""
    kept = curves.thin(len(stage.truth), FORECAST_POINTS)
    per_point = stage.dt * stage.lyapunov
    times = [(at + 1) * per_point for at in kept]
    true, forecast = say(rebuild_words.TRUTH), say(rebuild_words.FORECAST)
    frames = [
        pd.DataFrame({"snapshot": at, "x": times, "y": values[kept, axis], "series": forecast})
        for at, values in enumerate(stage.forecasts)
    ]
    marks = [
        (at, held, say(rebuild_words.LOOKED, step=step, held=held))
        for at, (step, held) in enumerate(zip(stage.looked, stage.held, strict=True))
    ]
    truth = pd.DataFrame({"x": times, "y": stage.truth[kept, axis], "series": true})
    held = stage.held[-1]
    return Drawing(
        "forecast",
        tape,
        {
            "truth": truth,
            "forecasts": pd.concat(frames),
            "marks": pd.DataFrame(marks, columns=["snapshot", "x", "label"]),
        },
        {
            "x": say(rebuild_words.TIME_UNIT),
            "y": AXES[axis],
            "names": (true, forecast),
            "scrub": say(rebuild_words.SCRUB),
            "last": len(stage.looked) - 1,
            "span": curves.span(stage.truth[:, axis], margin=0.3),
        },
        say(rebuild_words.ALT_FORECAST, axis=AXES[axis], times=times[-1], held=held),
    )


@drawn_once
def losses(stage: Stage | Unfolded) -> Drawing:
    """The loss while training."""
    kept = curves.thin(len(stage.losses), LOSSES)
    table = pd.DataFrame({"x": [at + 1 for at in kept], "y": stage.losses[kept]})
    return Drawing(
        "losses",
        course,
        {"lines": table},
        {
            "x": say(rebuild_words.STEP),
            "name": say(rebuild_words.LOSS),
            "span": curves.log_span(table["y"].tolist()),
            "log": True,
        },
        say(rebuild_words.ALT_LOSS, steps=stage.step, loss=f"{stage.losses[-1]:.2g}"),
    )


@drawn_once
def held(stage: Stage) -> Drawing:
    """How long the forecasts hold while the network trains."""
    return Drawing(
        "held",
        course,
        {"lines": pd.DataFrame({"x": stage.looked, "y": stage.held})},
        {
            "x": say(rebuild_words.STEP),
            "name": say(rebuild_words.HELD),
            "span": (0.0, max(6.0, *stage.held)),
            "log": False,
            "dots": True,
        },
        say(rebuild_words.ALT_HELD, held=stage.held[-1]),
    )


@drawn_once
def clouds(truth: Any, runs: Any) -> Drawing:
    """Both attractors, in standard deviations of the truth. Arrays [runs, time, dimensions]."""
    truth, runs = truth[..., :3], runs[..., :3]
    middle, size = truth.mean(axis=(0, 1)), truth.std(axis=(0, 1))
    frames = []
    for name, side, orbits in zip(_names(), (-AWAY / 2, AWAY / 2), (truth, runs), strict=True):
        points = orbits[0][:CLOUD]
        table = pd.DataFrame((points - middle) / size, columns=list(AXES)).round(3)
        frames.append(table.assign(t=range(len(table)), side=side, series=name, run=name))
    return Drawing(
        "attractors",
        attractors,
        {"cloud": pd.concat(frames)},
        {
            "names": _names(),
            "turn": say(common.AZIMUTH),
            "tilt": say(common.ELEVATION),
            "apart": say(rebuild_words.APART),
        },
        say(rebuild_words.ALT_ATTRACTORS, points=len(frames[0])),
    )


@drawn_once
def density(judged: Judged, axis: int) -> Drawing:
    """The histograms of one coordinate, of the truth and of the free runs."""
    densities = judged.densities
    middles = (densities.edges[axis][1:] + densities.edges[axis][:-1]) / 2
    values = dict(zip(_names(), (densities.truth[axis], densities.rebuilt[axis]), strict=True))
    tables = [pd.DataFrame({"x": middles, "y": y, "series": name}) for name, y in values.items()]
    return Drawing(
        "density",
        lines,
        {"lines": pd.concat(tables)},
        {"x": AXES[axis], "y": say(rebuild_words.SHARE), "names": _names()},
        say(rebuild_words.ALT_DENSITY, axis=AXES[axis], distance=densities.distance),
    )


@drawn_once
def valid(judged: Judged, guess: float | None = None) -> Drawing:
    """The valid prediction times of all starts, with their median."""
    cut = pd.cut(pd.Series(judged.valid), 20)
    counts = cut.value_counts(sort=False)
    edges = [(interval.left, interval.right) for interval in counts.index]
    bars = pd.DataFrame(edges, columns=["low", "high"]).assign(count=counts.to_numpy())
    level = pd.DataFrame(
        {"x": [judged.median], "label": [say(rebuild_words.MEDIAN, median=judged.median)]}
    )
    data = {"bars": bars, "level": level}
    if guess is not None:
        data["guess"] = pd.DataFrame({"x": [guess], "label": [say(common.PREDICTION)]})
    return Drawing(
        "valid",
        histogram,
        data,
        {
            "x": say(rebuild_words.VALID),
            "y": say(rebuild_words.COUNT),
            "guessed": guess is not None,
        },
        say(
            rebuild_words.ALT_VALID,
            low=judged.valid.min(),
            high=judged.valid.max(),
            median=judged.median,
        ),
    )


@drawn_once
def compared(runs: dict[str, Stage]) -> Drawing:
    """How long the forecasts of several runs hold while they train."""
    tables = [
        pd.DataFrame({"x": stage.looked, "y": stage.held, "series": name})
        for name, stage in runs.items()
    ]
    table = pd.concat(tables)
    return Drawing(
        "compared",
        lines,
        {"lines": table},
        {
            "x": say(rebuild_words.STEP),
            "y": say(rebuild_words.HELD),
            "names": tuple(runs),
            "span": (0.0, max(6.0, float(table["y"].max()))),
        },
        say(rebuild_words.ALT_COMPARED, count=len(runs)),
    )


def exponent(judged: Judged) -> str:
    """The largest exponent of the rebuilt system, or a dash where every run escapes."""
    return "–" if pd.isna(judged.exponent) else f"{judged.exponent:.3g}"


def row(stage: Stage) -> dict[str, object]:
    """The row of one run in the table of pinned runs."""
    if stage.judged is None:
        return {}
    judged = stage.judged
    return {
        say(rebuild_words.MEAN_VALID): f"{judged.mean:.2f}",
        say(rebuild_words.EXPONENT): exponent(judged),
        say(rebuild_words.DISTANCE): f"{judged.densities.distance:.1%}",
        say(rebuild_words.LOST): judged.lost,
        say(rebuild_words.SECONDS): f"{stage.seconds:.1f}",
    }
