"""What the main picture of Fit shows: from where to where, and the question's answer."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from core import curves
from core.polynomial import TUTORIAL_Y

TRUTH = (0.0, -1.0, 0.0, 1.0)  # x^3 - x, lowest power first
TUTORIAL = (-1.0, 2.0)  # from where to where its points lie
ROOM = 1.0  # above and below the points, in heights of theirs, where no source sets the axis


@dataclass(frozen=True)
class Reveal:
    """The height of the curve at x: what the learner said, if anything, and what it is."""

    x: float
    guessed: float | None
    measured: float


@dataclass(frozen=True)
class Axes:
    """What the picture shows, and from where to where the curves may be seen in it."""

    across: tuple[float, float]
    up: tuple[float, float]
    seen: tuple[float, float]


def axes(
    points: pd.DataFrame, view: tuple[float, float], seen: tuple[float, float], has_truth: bool
) -> Axes:
    """The picture of x in ``view``; its heights are set by the source where it is known."""
    if has_truth:
        return Axes(view, curves.span(TUTORIAL_Y, curves.sample(TRUTH, *view).y), seen)
    inside = points[points["x"].between(*view)]["y"].to_numpy()
    wider = view[0] < points["x"].min() or view[1] > points["x"].max()
    return Axes(view, curves.span(inside, margin=ROOM) if wider else curves.span(inside), seen)


def within_tutorial_view(points: pd.DataFrame) -> bool:
    """Whether all points lie within the tutorial's picture; then x^3 - x is drawn as well."""
    low, high = curves.span(TUTORIAL_Y, curves.sample(TRUTH, *TUTORIAL).y)
    return bool(points["x"].between(*TUTORIAL).all() and points["y"].between(low, high).all())
