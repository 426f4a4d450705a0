"""Pictures of three bodies and their twin: orbits on a tape, their distance, the energy error."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.chaos.breakup_ensemble import TRUSTED
from core.chaos.three_body_twins import LOST, Twins, film
from pages.lessons.chaos import bodies_words, words
from pages.shared.charts.corner_text import corner_text
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.log_lines import log_lines
from pages.shared.charts.marks import color, slider
from pages.shared.words.language import say
from pages.shared.words.text import Text

FRAMES, FINE = 300, 5  # of the tape; samples of the path a frame: about 20 a turn of a binary
DRAWN = 700  # points of a line; each is the highest of its stretch
HEIGHT = 440

Runs = dict[str, Twins]  # name -> result; the last one is current


def tape(
    names: tuple[str, ...], scrub: str, view: str, last: int, start: int, size: float, far: float
) -> Any:
    """The path up to the frame on the tape, the bodies as discs, the twin's bodies as rings.

    A second slider in the browser sets the view; x and y have the same scale. Data: path (frame,
    order, x, y, series), bodies and twin (frame, x, y, series), marks (snapshot, label).
    """
    shown = slider("shown", scrub, last, start)
    zoom = alt.binding_range(min=size / 5, max=far, step=size / 5, name=f"{view} ")
    reach = alt.param(name="reach", value=size, bind=zoom)
    wide, high = "reach * max(1, width / height)", "reach * max(1, height / width)"
    x, y = (
        alt.Scale(domain=[alt.ExprRef(f"-{end}"), alt.ExprRef(end)], nice=False, zero=False)
        for end in (wide, high)
    )
    across = alt.X("x:Q", title="x", scale=x, axis=alt.Axis(format=".4~g"))
    up = alt.Y("y:Q", title="y", scale=y, axis=alt.Axis(format=".4~g"))
    tooltip = ["series:N", alt.Tooltip("x:Q", format=".4g"), alt.Tooltip("y:Q", format=".4g")]
    path = alt.Chart(alt.NamedData("path")).mark_line(clip=True, opacity=0.45, strokeWidth=1.3)
    disc = alt.Chart(alt.NamedData("bodies")).mark_point(clip=True, filled=True, opacity=1)
    ring = alt.Chart(alt.NamedData("twin")).mark_point(clip=True, size=260, strokeWidth=2)
    mass = alt.Size("mass:Q", scale=alt.Scale(range=[70, 190], zero=False), legend=None)
    legend = alt.Legend(values=list(names), symbolOpacity=1)
    now = "datum.frame == shown"
    return (
        alt.layer(
            path.transform_filter("datum.frame <= shown").encode(
                across, up, color(names).legend(legend), order="order:Q"
            ),
            ring.transform_filter(now).encode(across, up, color(names), tooltip=tooltip),
            disc.transform_filter(now).encode(across, up, color(names), mass, tooltip=tooltip),
            corner_text(("left", "top"), lines=1),
        )
        .add_params(shown, reach)
        .properties(height=HEIGHT)
    )


def _names(twins: Twins) -> tuple[str, ...]:
    masses = enumerate(twins.motion.masses, start=1)
    return tuple(say(words.BODY, number=k, mass=f"{mass:.4g}") for k, mass in masses)


def _rows(places: Any, names: tuple[str, ...], frame: Any) -> pd.DataFrame:
    """One row a body and frame: frame, order, x, y, series."""
    parts = [
        pd.DataFrame({"frame": frame, "x": places[:, k, 0], "y": places[:, k, 1], "series": name})
        for k, name in enumerate(names)
    ]
    return pd.concat(parts).rename_axis("order").reset_index()


@drawn_once
def orbits(twins: Twins) -> Drawing:
    """The orbits on the tape; it opens where a body first leaves the view."""
    shown = film(twins, FRAMES, FINE)
    names = _names(twins)
    frames = range(len(shown.times))
    size = curves.round_limit(shown.path[0], margin=1.3)
    bodies = _rows(shown.bodies, names, frames)
    bodies["mass"] = bodies["series"].map(dict(zip(names, twins.motion.masses, strict=True)))
    seen = bodies[["x", "y"]].abs().max(axis=1).groupby(bodies["frame"]).max() <= size
    far = max(curves.round_limit(shown.path, margin=1.0), size)
    last = len(shown.times) - 1
    marks = [say(bodies_words.AT_TIME, time=f"{time:.2f}") for time in shown.times]
    return Drawing(
        "orbits",
        tape,
        {
            "path": _rows(shown.path, names, shown.frame),
            "bodies": bodies,
            "twin": _rows(shown.twin, names, frames).dropna(),
            "marks": pd.DataFrame({"snapshot": frames, "label": marks}),
        },
        {
            "names": names,
            "scrub": say(bodies_words.SCRUB),
            "view": say(bodies_words.VIEW),
            "last": last,
            "start": last if seen.all() else max(int(seen.argmin()) - 1, 0),
            "size": size,
            "far": far,
        },
        say(
            bodies_words.ALT_ORBITS,
            time=_short(shown.times[-1]),
            frames=len(shown.times),
            size=_short(abs(shown.path[-1]).max()),
        ),
    )


def _course(name: str, title: Text, level: tuple[str, float], lines: Any, alt_text: str) -> Drawing:
    """Lines over time on a log axis: name -> (times, values); peaks are kept."""
    parts = []
    for series, (times, values) in lines.items():
        line = pd.DataFrame({"x": times, "y": values})
        peaks = line.groupby(line.index // -(-len(line) // DRAWN)).agg({"x": "first", "y": "max"})
        parts.append(peaks.assign(series=series))
    table = pd.concat(parts).dropna().query("y > 0")
    return Drawing(
        name,
        log_lines,
        {"lines": table, "level": pd.DataFrame({"y": [level[1]]})},
        {
            "x": say(bodies_words.TIME),
            "y": say(title),
            "names": tuple(lines),
            "line": level,
            "named": "left",
            "span": curves.log_span([*table["y"], level[1]]),
        },
        alt_text,
    )


@drawn_once
def distances(runs: Runs) -> Drawing:
    """The distance of each system from its twin, and the level at which the forecast is lost."""
    *_, now = runs.values()
    known = now.distances[: now.motion.finite]
    lines = {name: (run.motion.times, run.distances) for name, run in runs.items()}
    level = (say(bodies_words.TENTH), LOST * now.size)
    return _course(
        "distances",
        bodies_words.DISTANCE,
        level,
        lines,
        say(
            bodies_words.ALT_DISTANCE,
            first=_short(known[0]),
            last=_short(known[-1]),
            time=_short(now.motion.ended),
        ),
    )


@drawn_once
def energies(runs: Runs) -> Drawing:
    """The energy error of each system over time, and the level above which it is not trusted."""
    *_, now = runs.values()
    lines = {name: (run.motion.times, run.motion.energy_errors) for name, run in runs.items()}
    level = (say(bodies_words.NOT_TRUSTED), TRUSTED)
    return _course(
        "energies",
        bodies_words.ENERGY_ERROR,
        level,
        lines,
        say(
            bodies_words.ALT_ENERGY,
            time=_short(now.motion.ended),
            largest=_short(now.motion.energy_error),
        ),
    )


def _short(value: float) -> str:
    return f"{value:.3g}"


def figures(twins: Twins) -> dict[str, str]:
    """The figures under the pictures: label -> value."""
    growth = twins.growth
    lost = say(bodies_words.NOT_LOST, time=_short(twins.motion.ended))
    return {
        say(bodies_words.LARGEST_ERROR): _short(twins.motion.energy_error),
        say(bodies_words.GROWN): say(bodies_words.NO_TWIN)
        if growth is None
        else say(bodies_words.TIMES, factor=_short(growth)),
        say(bodies_words.FORECAST): lost
        if twins.lost is None
        else say(bodies_words.AT_TIME, time=f"{twins.lost:.4g}"),
    }


def row(twins: Twins) -> dict[str, object]:
    """The same figures as a row of the table of pinned runs."""
    return dict(figures(twins))
