"""Scales the learner's own points of two classes, and splits them into training and test.

Each coordinate is shifted and stretched to -1 .. 1, because a network with small first weights
needs inputs of about that size: x = center + half * scaled. A quarter of each class is kept for the
test.
The compiled training needs a fixed number of rows, so ``filled`` repeats the points in turn; shares
make every point count alike in what is measured.

Array sizes: points; rows (of the compiled training).

Source: LeCun, Bottou, Orr and Mueller, Efficient BackProp (1998), 4.3, on the size of inputs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from core.checks import Numbers, column, points
from core.errors import InputError
from core.toy_data import Problem

MOST = 256  # points, as many as the built-in problems train on
FEWEST = 2  # of a class: one to train on, one to test
HELD_OUT = 4  # one in so many points of each class is kept for the test
SPLIT_SEED = 0  # of which points are kept; the same for the same number of points


@dataclass(frozen=True)
class OwnPoints:
    """Scaled points to train on and to test, and the numbers that undo the scaling."""

    train: Problem
    test: Problem
    center: tuple[float, float]
    half: tuple[float, float]  # 1 for an axis on which all values are the same


def _scale(values: Float[np.ndarray, " points"]) -> tuple[float, float]:
    """Returns the middle of the values and half their width, or 1 where all are the same."""
    low, high = float(values.min()), float(values.max())
    return (low + high) / 2, (high - low) / 2 or 1.0


def make(x1: Numbers, x2: Numbers, label: Numbers) -> OwnPoints:
    """Returns points (x1, x2) of class 0 or 1, scaled and split into training and test.

    Raises InputError: what ``checks.points`` and ``checks.column`` raise; lengths_differ,
    too_many_points, class_not_known, class_too_small.

    >>> own = make([0, 10, 20, 30], [5, 7, 5, 7], [0, 0, 1, 1])
    >>> own.center, own.half, len(own.train.labels), len(own.test.labels)
    ((15.0, 6.0), (15.0, 1.0), 2, 2)
    """
    first, second = points(x1, x2, ("x1", "x2"))
    classes = column("class", label)
    if classes.size != first.size:
        raise InputError("lengths_differ", x=first.size, y=classes.size)
    if first.size > MOST:
        raise InputError("too_many_points", given=first.size, maximum=MOST)
    unknown = np.flatnonzero((classes != 0) & (classes != 1))
    if unknown.size:
        row = int(unknown[0])
        raise InputError("class_not_known", row=row + 1, given=float(classes[row]))
    counts = [int((classes == number).sum()) for number in (0, 1)]
    if min(counts) < FEWEST:
        raise InputError("class_too_small", zeros=counts[0], ones=counts[1], minimum=FEWEST)
    scales = _scale(first), _scale(second)
    inputs = np.column_stack(
        [(x - center) / half for x, (center, half) in zip((first, second), scales, strict=True)]
    )
    held_out = _held_out(classes)
    train, test = (Problem(inputs[at], classes[at].astype(int)) for at in (~held_out, held_out))
    (c1, h1), (c2, h2) = scales
    return OwnPoints(train, test, (c1, c2), (h1, h2))


def _held_out(classes: Float[np.ndarray, " points"]) -> np.ndarray:
    """Returns which points are kept for the test: one in HELD_OUT of each class, at least one."""
    held_out = np.zeros(classes.size, bool)
    rng = np.random.default_rng(SPLIT_SEED)
    for number in (0, 1):
        members = rng.permutation(np.flatnonzero(classes == number))
        held_out[members[: max(1, len(members) // HELD_OUT)]] = True
    return held_out


def filled(problem: Problem, rows: int) -> Problem:
    """Returns a problem of ``rows`` rows: the points in random order, repeated in turn.

    Shares make every point count alike, however often it is repeated.

    >>> small = Problem(np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([0, 1]))
    >>> many = filled(small, 5)
    >>> [float(many.shares[many.labels == label].sum()) for label in (0, 1)]
    [0.5, 0.5]
    """
    count = len(problem.labels)
    order = np.random.default_rng(SPLIT_SEED).permutation(count)
    at = order[np.arange(rows) % count]
    return Problem(problem.inputs[at], problem.labels[at], 1 / (np.bincount(at)[at] * count))
