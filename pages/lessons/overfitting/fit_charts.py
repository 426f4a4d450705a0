"""The picture of the fit: the curve at each iteration, its points, and the exact solution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.polynomial import Fit
from core.spectrum import Theory
from pages.lessons.overfitting import fit_words, words
from pages.shared.charts.corner_text import TEXT, Corner, corner_text, quiet_corner
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import NEUTRAL, color, dash, slider
from pages.shared.charts.rows import by_x, stack
from pages.shared.charts.tooltips import HOVER
from pages.shared.words import common
from pages.shared.words.language import say

TRUTH = (0.0, -1.0, 0.0, 1.0)  # x^3 - x, lowest power first
TAPE = 60  # snapshots that travel to the browser; the slider needs no finer steps
STILL_SEEN = 100.0  # times the first loss; a curve with a larger one is off the chart
DRAWABLE = 1e30  # heights of the chart; beyond 3e38 pixels, the largest float32, no line is drawn
ROOM = 1.0  # above and below the points, in heights of theirs, where no source sets the axis

DOTS = 1500  # points that travel to the browser; more only hide each other
FEW_POINTS, LARGE, SMALL = 60, 80, 25  # points; areas of a dot in square pixels


@dataclass(frozen=True)
class Guess:
    """What the learner predicted for the height of the curve at x, and what it is."""

    x: float
    guessed: float
    measured: float


def chart(
    x: str,
    y: str,
    scrub: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    last: int,
    start: int,
    view: tuple[float, float],
    domain: tuple[float, float],
    size: int,
    corner: Corner,
) -> Any:
    """The curve at the iteration on the tape, with the points and the other curves.

    ``names``: series, the first is the descent; ``size``: of the points; ``corner``: of the text.
    Data: points (x, y, label), curves (x, y, series), tape (snapshot, x, y), marks (snapshot,
    label).
    """
    shown = slider("shown", scrub, last, start)
    across = alt.X("x:Q", title=x, scale=alt.Scale(domain=list(view), nice=False, padding=8))
    up = alt.Y("y:Q", title=y, scale=alt.Scale(domain=list(domain), nice=False))
    fixed = alt.Chart(alt.NamedData("curves")).mark_line(clip=True)
    tape = alt.Chart(alt.NamedData("tape")).mark_line(clip=True, strokeWidth=3.5)
    dots = alt.Chart(alt.NamedData("points")).mark_point(
        filled=True, size=size, clip=True, color=NEUTRAL, opacity=1 if size == LARGE else 0.6
    )
    named = dots.mark_text(dx=10, align="left", **TEXT)
    return (
        alt.layer(
            fixed.encode(
                across,
                up,
                color(names, shown_names),
                dash(names, shown_names),
                tooltip=["series:N", *HOVER],
            ),
            tape.transform_filter("datum.snapshot == shown").encode(
                across, up, color=alt.datum(names[0]), tooltip=HOVER
            ),
            dots.encode(across, up, tooltip=HOVER),
            named.encode(across, up, text="label:N"),
            corner_text(corner),
        )
        .add_params(shown)
        .properties(height=420)
    )


@drawn_once
def fitted(
    points: pd.DataFrame,
    runs: dict[str, Fit],
    exact: Any,
    theory: Theory,
    view: tuple[float, float],
    *,
    guess: Guess | None,
    has_truth: bool,
) -> Drawing:
    """The last of the runs on its tape, with the final curves of the others."""
    *pinned, now = runs
    fit = runs[now]
    if guess:
        view = curves.stretched([*view, guess.x])
    known = {say(words.EXACT): exact}
    if has_truth:
        known[say(words.TRUTH)] = TRUTH
    known |= {n: runs[n].coefficients for n in pinned if runs[n].overflow_step is None}
    sampled = {name: curves.sample(coefficients, *view) for name, coefficients in known.items()}
    kept = curves.thin(fit.finite, TAPE)
    marked = _marked(points, guess)
    heights = _heights(marked, view, sampled)
    film = _film(fit, kept, view, heights)
    ending = film[film["snapshot"] == len(kept) - 1]
    lines = pd.concat([stack({n: curve.y}, curve.x) for n, curve in sampled.items()])
    return Drawing(
        "fit",
        chart,
        {
            "points": marked.iloc[curves.thin(len(marked), DOTS)],
            "curves": lines,
            "tape": film,
            "marks": _marks(fit, theory, kept),
        },
        {
            "x": say(words.X),
            "y": say(words.Y),
            "scrub": say(fit_words.SCRUB),
            "names": names(runs),
            "shown_names": (say(fit_words.DESCENT), *sampled),
            "last": len(kept) - 1,
            "start": _start(fit, kept),
            "view": view,
            "domain": heights,
            "size": LARGE if len(points) <= FEW_POINTS else SMALL,
            "corner": quiet_corner(pd.concat([marked, lines, ending]), view, heights),
        },
        say(
            fit_words.ALT_FIT,
            terms=len(fit.coefficients),
            points=len(points),
            steps=fit.snapshot_steps[kept[-1]],
            loss=f"{fit.losses[kept[-1]]:.4g}",
        ),
        ("measured", "theory") if has_truth else ("measured",),
    )


def names(runs: dict[str, Any]) -> tuple[str, ...]:
    """Every series of the tab in one order, so that each keeps its colour from chart to chart."""
    *pinned, _ = runs
    own = (fit_words.DESCENT, words.EXACT, words.TRUTH, words.THEORY)
    return (*(say(text) for text in own), *pinned)


def _marked(points: pd.DataFrame, guess: Guess | None) -> pd.DataFrame:
    """The points, the guess and the measured value: columns x, y, label."""
    shown = points[["x", "y"]].assign(label="")
    if guess is None:
        return shown
    both = {say(common.PREDICTION): guess.guessed, say(common.MEASURED): guess.measured}
    rows = [{"x": guess.x, "y": y, "label": label} for label, y in both.items()]
    return pd.concat([shown, pd.DataFrame(rows)])


def _heights(
    marked: pd.DataFrame, view: tuple[float, float], sampled: dict[str, curves.Curves]
) -> tuple[float, float]:
    """The ends of the y axis: set by the points in view and by the source where it is known."""
    seen = marked[marked["x"].between(*view)]["y"].to_numpy()
    if truth := sampled.get(say(words.TRUTH)):
        return curves.span(seen, truth.y)
    if len(seen):
        wider = view[0] < marked["x"].min() or view[1] > marked["x"].max()
        return curves.span(seen, margin=ROOM) if wider else curves.span(seen)
    return curves.span(sampled[say(words.EXACT)].y)


def _start(fit: Fit, kept: list[int]) -> int:
    """Where the tape stands first: at its end, or where a diverging curve leaves the picture."""
    if fit.overflow_step is None:
        return len(kept) - 1
    seen = [
        at for at, snapshot in enumerate(kept) if fit.losses[snapshot] <= STILL_SEEN * fit.losses[0]
    ]
    return min(len(kept) - 1, max(1, seen[-1]))


def _film(
    fit: Fit, kept: list[int], view: tuple[float, float], heights: tuple[float, float]
) -> pd.DataFrame:
    """The curve at each kept snapshot: columns snapshot, x, y."""
    film = curves.sample(fit.snapshots[kept], *view)
    table = by_x("snapshot", film.y, film.x)
    seen = table["y"].abs() < DRAWABLE * (heights[1] - heights[0])
    return table.assign(y=table["y"].where(seen))


def _marks(fit: Fit, theory: Theory, kept: list[int]) -> pd.DataFrame:
    """The text at each kept snapshot: columns snapshot, label."""
    sentence = fit_words.AFTER if fit.overflow_step is None else fit_words.AFTER_DIVERGED
    labels = [
        say(
            sentence,
            step=int(fit.snapshot_steps[at]),
            loss=f"{fit.losses[at]:.3g}",
            effective=f"{theory.effective_parameters[at]:.2g}",
        )
        for at in kept
    ]
    return pd.DataFrame({"snapshot": range(len(kept)), "label": labels})
