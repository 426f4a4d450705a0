"""Pictures of more data: error against n with its theory, and a growing sample with its fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.sample_size import Example, SampleSweep
from pages.lessons.overfitting import more_data_words, words
from pages.shared.charts.corner_text import TEXT, corner_text, quiet_corner
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, slider
from pages.shared.charts.rows import by_x, stack
from pages.shared.words import common
from pages.shared.words.language import say

BELOW, ABOVE = 0.25, 25.0  # times the floor: ends of the log axis; small samples leave it
EVERY = 3  # grid points of a drawn curve; a third of 201 is smooth enough
FAINT = 0.4  # opacity of a formula where it does not hold yet

COUNT = alt.Tooltip("x:Q", title="n")
ERROR = alt.Tooltip("y:Q", format=".4g")


@dataclass(frozen=True)
class Guess:
    """The predicted error of another model on the largest sample, and the measured one."""

    terms: int
    guessed: float
    measured: float


def error_chart(
    x: str,
    y: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    ends: tuple[int, int],
    domain: tuple[float, float],
) -> Any:
    """Errors against n, both on log axes.

    Data: errors (x, y, series, of, holds), band (x, low, high), ghosts (x, y, ghost), floors
    (y, label), guesses (x, y, label).
    """
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(type="log", domain=list(ends)))
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(type="log", domain=list(domain)))
    band = alt.Chart(alt.NamedData("band")).mark_area(clip=True, opacity=0.18, color=NEUTRAL)
    ghosts = alt.Chart(alt.NamedData("ghosts")).mark_line(
        clip=True, strokeWidth=0.7, opacity=0.4, color=NEUTRAL
    )
    lines = alt.Chart(alt.NamedData("errors")).mark_line(clip=True, strokeWidth=2.5)
    floors = alt.Chart(alt.NamedData("floors"))
    dots = alt.Chart(alt.NamedData("guesses"))
    return alt.layer(
        band.encode(across, alt.Y("low:Q", title=y), y2="high:Q"),
        ghosts.encode(across, up, detail="ghost:N"),
        floors.mark_rule(color=NEUTRAL, strokeDash=[3, 3], clip=True).encode(up),
        floors.mark_text(align="right", baseline="top", dx=-6, dy=8, **TEXT).encode(
            up, x=alt.XValue("width"), text="label:N"
        ),
        lines.encode(
            across,
            up,
            color(names, shown_names),
            dash(names, shown_names),
            opacity=alt.condition("datum.holds", alt.value(1), alt.value(FAINT)),
            detail="of:N",
            tooltip=["series:N", COUNT, ERROR],
        ),
        dots.mark_point(filled=True, size=90, color=NEUTRAL, opacity=1).encode(
            across, up, tooltip=["label:N", COUNT, ERROR]
        ),
        dots.mark_text(align="right", dx=-9, **TEXT).encode(across, up, text="label:N"),
    ).properties(height=380)


def sample_chart(
    x: str,
    y: str,
    scrub: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    last: int,
    domain: tuple[float, float],
    corner: tuple[str, str],
) -> Any:
    """One growing sample and the curve fitted to it, on a tape over n.

    Data: points (x, y, since), tape (snapshot, x, y), truth (x, y, series), marks (snapshot,
    label).
    """
    across = alt.X("x:Q", title=x, axis=FEW)
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(domain=list(domain), nice=False))
    shown = slider("shown", scrub, last, 0)
    dots = alt.Chart(alt.NamedData("points")).mark_point(
        filled=True, size=60, color=NEUTRAL, opacity=0.7, clip=True
    )
    truth = alt.Chart(alt.NamedData("truth")).mark_line(clip=True, strokeWidth=2.5)
    tape = alt.Chart(alt.NamedData("tape")).mark_line(clip=True, strokeWidth=3.5)
    return (
        alt.layer(
            truth.encode(across, up, color(names, shown_names), dash(names, shown_names)),
            tape.transform_filter("datum.snapshot == shown").encode(
                across, up, color=alt.datum(shown_names[0])
            ),
            dots.transform_filter("datum.since <= shown").encode(
                across, up, tooltip=["x:Q", ERROR]
            ),
            corner_text(corner),
        )
        .add_params(shown)
        .properties(height=300)
    )


@drawn_once
def errors(runs: dict[str, SampleSweep], guess: Guess | None) -> Drawing:
    """Held-out and training error of the current run, and held-out error of the pinned ones."""
    *pinned, now = runs
    sweep = runs[now]
    medians = {say(more_data_words.MEDIAN): sweep, **{name: runs[name] for name in pinned}}
    lines = [stack({n: run.held_out.median}, run.samples) for n, run in medians.items()]
    own = {say(more_data_words.MEAN): sweep.held_out.mean, say(words.TRAINING): sweep.training}
    lines.append(stack(own, sweep.samples))
    measured = pd.concat(lines)
    rows = pd.concat([measured.assign(of=measured["series"], holds=True), _theory(sweep)])
    guesses = _guesses(guess, int(sweep.samples[-1]))
    floors = [run.floor for run in runs.values()]
    spread = sweep.held_out
    return Drawing(
        "sample_size",
        error_chart,
        {
            "errors": rows[rows["y"] > 0],
            "band": pd.DataFrame({"x": sweep.samples, "low": spread.low, "high": spread.high}),
            "ghosts": _ghosts(sweep),
            "floors": _floors(sweep),
            "guesses": guesses,
        },
        {
            "x": say(more_data_words.POINT_COUNT),
            "y": say(words.ERROR),
            "names": names(runs),
            "shown_names": (*medians, *own, *([say(words.THEORY)] if sweep.theory else [])),
            "ends": (int(sweep.samples[0]), int(sweep.samples[-1])),
            "domain": (
                min([BELOW * min(floors), *guesses["y"]]),
                max([ABOVE * max(floors), *guesses["y"]]),
            ),
        },
        say(
            more_data_words.ALT_ERRORS,
            first=int(sweep.samples[0]),
            last=int(sweep.samples[-1]),
            high=f"{spread.median[0]:.3g}",
            low=f"{spread.median[-1]:.3g}",
        ),
        ("measured", "theory"),
    )


@drawn_once
def growing(runs: dict[str, SampleSweep], examples: list[Example]) -> Drawing:
    """The examples, from the smallest sample to the largest, which holds the others' points."""
    largest = examples[-1]
    fitted = say(more_data_words.FITTED)
    truth = stack({say(words.TRUTH): largest.truth}, largest.grid)
    film = [
        pd.DataFrame({"x": example.grid[::EVERY], "y": example.fitted[::EVERY], "snapshot": at})
        for at, example in enumerate(examples)
    ]
    points = pd.DataFrame({"x": largest.x, "y": largest.y})
    sizes = pd.Series([example.x.size for example in examples])
    heights = curves.span(largest.truth, largest.y)
    return Drawing(
        "sample_size_curve",
        sample_chart,
        {
            "points": points.assign(since=sizes.searchsorted(points.index, side="right")),
            "tape": pd.concat(film),
            "truth": truth,
            "marks": _marks(examples),
        },
        {
            "x": say(words.X),
            "y": say(words.Y),
            "scrub": say(more_data_words.GROW),
            "names": (fitted, *names(runs)[1:]),
            "shown_names": (fitted, say(words.TRUTH)),
            "last": len(examples) - 1,
            "domain": heights,
            "corner": quiet_corner(truth, (largest.grid[0], largest.grid[-1]), heights),
        },
        say(
            more_data_words.ALT_GROWING,
            samples=largest.x.size,
            error=f"{largest.held_out:.3g}",
        ),
    )


def names(runs: dict[str, Any]) -> tuple[str, ...]:
    """Every series of the tab in one order, so that each keeps its colour from chart to chart."""
    *pinned, _ = runs
    own = (more_data_words.MEDIAN, words.TRAINING, words.TRUTH, words.THEORY, more_data_words.MEAN)
    return (*(say(text) for text in own), *pinned)


def _theory(sweep: SampleSweep) -> pd.DataFrame:
    """Both formulas, where they hold and where not yet: columns x, y, series, of, holds."""
    if sweep.theory is None:
        return pd.DataFrame()
    both = {"held-out": sweep.theory.held_out, "training": sweep.theory.training}
    rows = stack(both, sweep.samples).rename(columns={"series": "of"}).dropna()
    holds = (rows["of"] == "training") | (rows["x"] >= sweep.theory.valid_from)
    early = rows[~holds].assign(holds=False, of="held-out, early")
    return pd.concat([rows[holds].assign(holds=True), early]).assign(series=say(words.THEORY))


def _ghosts(sweep: SampleSweep) -> pd.DataFrame:
    """Single growing samples: columns x, y, ghost."""
    return by_x("ghost", sweep.ghosts, sweep.samples)


def _floors(sweep: SampleSweep) -> pd.DataFrame:
    """The error that endless data leave, and its part from noise: columns y, label."""
    rows = [{"y": sweep.noise_variance, "label": say(more_data_words.NOISE_FLOOR)}]
    if sweep.theory is None:
        rows.append({"y": sweep.floor, "label": say(more_data_words.FLOOR)})
    return pd.DataFrame(rows)


def _guesses(guess: Guess | None, samples: int) -> pd.DataFrame:
    """The guess and the measured error: columns x, y, label; no rows without a guess."""
    if guess is None:
        return pd.DataFrame({"x": [], "y": [], "label": []})
    both = {
        say(common.PREDICTION): guess.guessed,
        say(more_data_words.WITH_TERMS, terms=guess.terms): guess.measured,
    }
    rows = [{"x": samples, "y": y, "label": label} for label, y in both.items()]
    return pd.DataFrame(rows)


def _marks(examples: list[Example]) -> pd.DataFrame:
    """The text at each sample: columns snapshot, label."""
    labels = [
        say(more_data_words.GROWN, samples=example.x.size, error=f"{example.held_out:.3g}")
        for example in examples
    ]
    return pd.DataFrame({"snapshot": range(len(examples)), "label": labels})
