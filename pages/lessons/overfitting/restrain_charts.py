"""Pictures of ridge and early stopping, both at the same number of effective parameters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from core import curves
from core.regularisation import Comparison, Path
from pages.lessons.overfitting import restrain_words, words
from pages.lessons.overfitting.fit_charts import TRUTH
from pages.shared.charts import pinned
from pages.shared.charts.corner_text import TEXT, Corner, corner_text, quiet_corner
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.drawn_once import drawn_once
from pages.shared.charts.marks import FEW, NEUTRAL, color, dash, slider
from pages.shared.charts.rows import by_x, ends, stack
from pages.shared.charts.tooltips import HOVER
from pages.shared.words import common
from pages.shared.words.language import say

TAPE = 40  # stops that travel to the browser, besides the two best ones
SAMPLES = 81  # x values of a curve on the tape
DOTS = 400  # held-out points that are drawn; more only hide each other
BELOW, ABOVE = 0.5, 2.0  # times the best error, and that of no model: ends of the log axis


def curve_chart(
    x: str,
    y: str,
    scrub: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    last: int,
    start: int,
    view: tuple[float, float],
    domain: tuple[float, float],
    corner: Corner,
) -> Any:
    """Both curves at the same number of effective parameters, which the tape moves along.

    Data: points (x, y, seen), fixed (x, y, series), tape (snapshot, x, y, series), marks
    (snapshot, label).
    """
    shown = slider("shown", scrub, last, start)
    across = alt.X("x:Q", title=x, scale=alt.Scale(domain=list(view), nice=False, padding=8))
    up = alt.Y("y:Q", title=y, scale=alt.Scale(domain=list(domain), nice=False))
    points = alt.Chart(alt.NamedData("points")).encode(across, up, tooltip=HOVER)
    dot = {"color": NEUTRAL, "clip": True}
    fixed = alt.Chart(alt.NamedData("fixed")).mark_line(clip=True, strokeWidth=2)
    tape = alt.Chart(alt.NamedData("tape")).mark_line(clip=True, strokeWidth=3)
    lines = (color(names, shown_names), dash(names, shown_names))
    return (
        alt.layer(
            points.mark_point(size=20, opacity=0.5, **dot).transform_filter("!datum.seen"),
            fixed.encode(across, up, *lines, tooltip=["series:N", *HOVER]),
            tape.transform_filter("datum.snapshot == shown").encode(
                across, up, *lines, tooltip=["series:N", *HOVER]
            ),
            points.mark_point(size=80, opacity=1, filled=True, **dot).transform_filter(
                "datum.seen"
            ),
            corner_text(corner, lines=3),
        )
        .add_params(shown)
        .properties(height=420)
    )


def error_chart(
    x: str,
    y: str,
    names: tuple[str, ...],
    shown_names: tuple[str, ...],
    last: float,
    domain: tuple[float, float],
) -> Any:
    """Errors against effective parameters, 0 to ``last``, on a log axis.

    Data: errors (x, y, series), best (x, y, series), guesses (x, label, height).
    """
    across = alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(domain=[0, last], nice=False))
    up = alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(type="log", domain=list(domain)))
    legend = alt.Legend(values=list(shown_names), columns=1)
    lines = alt.Chart(alt.NamedData("errors")).mark_line(clip=True, strokeWidth=2.5)
    best = alt.Chart(alt.NamedData("best")).mark_point(filled=True, size=110, opacity=1)
    guesses = alt.Chart(alt.NamedData("guesses"))
    return alt.layer(
        lines.encode(
            across,
            up,
            color(names).legend(legend),
            dash(names).legend(legend),
            tooltip=["series:N", *HOVER],
        ),
        best.encode(across, up, color(names).legend(legend), tooltip=["series:N", *HOVER]),
        guesses.mark_rule(color=NEUTRAL, strokeDash=[3, 3]).encode(across),
        guesses.mark_text(align="left", baseline="top", dx=5, **TEXT).encode(
            across, y=alt.Y("height:Q").scale(None), text="label:N"
        ),
    ).properties(height=320)


def share_chart(
    x: str, y: str, names: tuple[str, ...], shown_names: tuple[str, ...], last: float
) -> alt.Chart:
    """What is kept of each direction. Data: shares (x, y, series, direction)."""
    legend = alt.Legend(values=list(shown_names), columns=1)
    return (
        alt.Chart(alt.NamedData("shares"))
        .mark_line(clip=True, strokeWidth=1.8)
        .encode(
            alt.X("x:Q", title=x, axis=FEW, scale=alt.Scale(domain=[0, last], nice=False)),
            alt.Y("y:Q", title=y, axis=FEW, scale=alt.Scale(domain=[0, 1])),
            color(names).legend(legend),
            dash(names).legend(legend),
            detail="direction:N",
            tooltip=["series:N", "direction:N", *HOVER],
        )
        .properties(height=320)
    )


@drawn_once
def fitted(
    points: pd.DataFrame, held_out: pd.DataFrame, result: Comparison, *, has_truth: bool
) -> Drawing:
    """Both curves on the tape, with the points and the curve that is not restrained."""
    marked = pd.concat([points.assign(seen=True), _thinned(held_out).assign(seen=False)])
    both = pd.concat([points, held_out])
    view = curves.stretched(both["x"].to_numpy())
    known = {say(words.EXACT): result.ridge.coefficients[-1]}
    if has_truth:
        known[say(words.TRUTH)] = TRUTH
    sampled = {name: curves.sample(coefficients, *view) for name, coefficients in known.items()}
    fixed = pd.concat([stack({name: curve.y}, curve.x) for name, curve in sampled.items()])
    ends = {result.ridge.best, result.early_stopping.best}
    kept = sorted({*curves.thin(len(result.effective_parameters), TAPE), *ends})
    heights = curves.span(both["y"].to_numpy())
    paths = {
        say(restrain_words.RIDGE): result.ridge,
        say(restrain_words.EARLY): result.early_stopping,
    }
    return Drawing(
        "restrained",
        curve_chart,
        {
            "points": marked,
            "fixed": fixed,
            "tape": pd.concat([_film(name, path, kept, view) for name, path in paths.items()]),
            "marks": _marks(result, kept),
        },
        {
            "x": say(words.X),
            "y": say(words.Y),
            "scrub": say(restrain_words.LOOSEN),
            "names": names(),
            "shown_names": (*paths, *known),
            "last": len(kept) - 1,
            "start": kept.index(result.ridge.best),
            "view": view,
            "domain": heights,
            "corner": quiet_corner(pd.concat([both, fixed]), view, heights),
        },
        say(
            restrain_words.ALT_CURVES,
            points=len(points),
            ridge=f"{result.ridge.held_out.min():.3g}",
            early=f"{result.early_stopping.held_out.min():.3g}",
            free=f"{result.ridge.held_out[-1]:.3g}",
        ),
        ("measured", "theory"),
    )


@drawn_once
def errors(result: Comparison, guess: tuple[float, float] | None) -> Drawing:
    """Both errors of both ways; ``guess``: the predicted and the measured best place."""
    paths = {restrain_words.RIDGE: result.ridge, restrain_words.EARLY: result.early_stopping}
    axis = result.effective_parameters
    held_out = {say(name): path.held_out for name, path in paths.items()}
    training = {
        say(restrain_words.OF_TRAINING, way=say(n)): path.training for n, path in paths.items()
    }
    best = [
        {"x": axis[path.best], "y": path.held_out[path.best], "series": say(name)}
        for name, path in paths.items()
    ]
    rows = stack(held_out | training, axis)
    lowest = min(row["y"] for row in best)
    return Drawing(
        "restrained_errors",
        error_chart,
        {
            "errors": rows[rows["y"] > 0],
            "best": pd.DataFrame(best),
            "guesses": _guesses(guess),
        },
        {
            "x": say(words.EFFECTIVE),
            "y": say(words.ERROR),
            "names": names(),
            "shown_names": (*held_out, *training),
            "last": max(_end(result), guess[0] if guess else 0.0),
            "domain": (BELOW * float(lowest), ABOVE * float(result.ridge.held_out[0])),
        },
        say(restrain_words.ALT_ERRORS, ridge=f"{best[0]['x']:.3g}", early=f"{best[1]['x']:.3g}"),
        ("measured", "theory"),
    )


@drawn_once
def side_by_side(results: Mapping[str, Comparison]) -> list[Drawing]:
    """The held-out error of each way in several runs, as far as it beats having no model."""
    drawings = []
    for way, attribute in (
        (restrain_words.RIDGE, "ridge"),
        (restrain_words.EARLY, "early_stopping"),
    ):
        runs = {}
        for name, result in results.items():
            error = getattr(result, attribute).held_out
            useful = error <= ABOVE * error[0]
            runs[name] = result.effective_parameters[useful], error[useful]
        axes = say(words.EFFECTIVE), f"{say(words.HELD_OUT)}: {say(way)}"
        drawings.append(pinned.lines_of_runs(attribute, runs, axes, (False, True)))
    return drawings


def row(result: Comparison) -> dict[str, object]:
    """The columns of a run in the table of pins: the smallest held-out error of each way."""
    ways = {restrain_words.RIDGE: result.ridge, restrain_words.EARLY: result.early_stopping}
    return {say(name): f"{path.held_out[path.best]:.4g}" for name, path in ways.items()}


@drawn_once
def shares(result: Comparison) -> Drawing:
    """What each way keeps of each direction of the loss."""
    paths = {
        say(restrain_words.RIDGE): result.ridge,
        say(restrain_words.EARLY): result.early_stopping,
    }
    flattest = {name: path.shares[:, 0] for name, path in paths.items()}
    rows = [
        stack({name: path.shares[:, at]}, result.effective_parameters).assign(direction=at + 1)
        for name, path in paths.items()
        for at in range(result.eigenvalues.size)
    ]
    return Drawing(
        "restrained_shares",
        share_chart,
        {"shares": pd.concat([share.iloc[:: len(share) // TAPE + 1] for share in rows])},
        {
            "x": say(words.EFFECTIVE),
            "y": say(restrain_words.SHARE_KEPT),
            "names": names(),
            "shown_names": tuple(paths),
            "last": _end(result),
        },
        say(restrain_words.ALT_SHARES, directions=result.eigenvalues.size, ends=ends(flattest)),
        ("theory",),
    )


def names() -> tuple[str, ...]:
    """Every series of the tab in one order, so that each keeps its colour from chart to chart."""
    ways = [say(restrain_words.RIDGE), say(restrain_words.EARLY)]
    training = [say(restrain_words.OF_TRAINING, way=way) for way in ways]
    return (*ways, say(words.TRUTH), say(words.EXACT), *training)


def _thinned(held_out: pd.DataFrame) -> pd.DataFrame:
    return held_out.iloc[curves.thin(len(held_out), DOTS)]


def _end(result: Comparison) -> float:
    """The end of the axis: the whole number at or above the most effective parameters."""
    return float(-(-result.effective_parameters[-1] // 1))


def _film(name: str, path: Path, kept: list[int], view: tuple[float, float]) -> pd.DataFrame:
    """One curve at each kept stop: columns snapshot, x, y, series."""
    film = curves.sample(path.coefficients[kept], *view, SAMPLES)
    return by_x("snapshot", film.y, film.x).assign(series=name)


def _marks(result: Comparison, kept: list[int]) -> pd.DataFrame:
    """The text at each kept stop: columns snapshot, label."""
    labels = [
        say(
            restrain_words.RESTRAINED,
            effective=f"{result.effective_parameters[at]:.3g}",
            penalty=f"{result.ridge.strength[at]:.3g}",
            iterations=f"{result.early_stopping.strength[at]:,.0f}",
            ridge=f"{result.ridge.held_out[at]:.3g}",
            early=f"{result.early_stopping.held_out[at]:.3g}",
        )
        for at in kept
    ]
    return pd.DataFrame({"snapshot": range(len(kept)), "label": labels})


def _guesses(guess: tuple[float, float] | None) -> pd.DataFrame:
    """The guess and the measured value: columns x, label, height; no rows without a guess."""
    if guess is None:
        return pd.DataFrame({"x": [], "label": [], "height": []})
    labels = [say(common.PREDICTION), say(common.MEASURED)]
    return pd.DataFrame({"x": guess, "label": labels, "height": [4, 22]})
