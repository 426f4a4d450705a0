"""Computes the fits of 1, 2, ... N terms to the same points, all sizes in one call.

Gradient descent on a quadratic repeats one affine step, w <- A w + b with A = I - 2 rate G and
b = 2 rate m. Two steps are again an affine step, (A A) w + (A b + b), so k steps take about log2(k)
products of small matrices, for all sizes together. Up to rounding this is the descent that
``polynomial.fit`` walks step by step.

Array sizes: points; sizes (fits of 1, 2, ... terms); terms (of the largest, lowest power first).

Sources: Knuth, The Art of Computer Programming 2 (1997), 4.6.3 (powers by squaring); Nocedal and
Wright, Numerical Optimization (2006), 3.3 (steepest descent on a quadratic).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int

from core import descent, polynomial
from core.checks import Numbers, points, real_number, whole_number
from core.polynomial import MAX_LEARNING_RATE, MAX_STEPS, MAX_TERMS, MIN_LEARNING_RATE
from core.share_of_bound import MAX_SHARE, MIN_SHARE


@dataclass(frozen=True)
class Family:
    """The fits of each size, gradient descent beside least squares; unused powers are 0."""

    terms: Int[np.ndarray, " sizes"]
    learning_rates: Float[np.ndarray, " sizes"]
    bounds: Float[np.ndarray, " sizes"]  # a larger learning rate diverges
    coefficients: Float[np.ndarray, "sizes terms"]  # after the steps; inf or nan once it overflows
    least_squares: Float[np.ndarray, "sizes terms"]
    losses: Float[np.ndarray, " sizes"]  # summed squared error of ``coefficients``
    lowest: Float[np.ndarray, " sizes"]  # summed squared error of ``least_squares``
    meets: Bool[np.ndarray, " sizes"]  # whether the curve goes through the points, as Fit.meets

    @property
    def remaining(self) -> Float[np.ndarray, " sizes"]:
        """How far from least squares each descent ends, over where it began: |a - a*| / |a*|."""
        length = np.linalg.norm(self.least_squares, axis=1)
        with np.errstate(over="ignore", invalid="ignore"):
            left = np.linalg.norm(self.coefficients - self.least_squares, axis=1)
        return np.divide(left, length, out=np.zeros_like(left), where=length > 0)


def fits(
    x: Numbers,
    y: Numbers,
    share: float = 0.73,
    steps: int = 90_000,
    learning_rate: float | None = None,
    largest: int = MAX_TERMS,
) -> Family:
    """Returns the descents from 0 of 1 to ``largest`` terms, each at ``share`` of its own bound.

    With a ``learning_rate`` all of them take that one instead: from some size on it is too large.

    Raises InputError: what ``checks.points`` and ``descent.stability_bound`` raise; not_a_number,
    not_a_whole_number, out_of_range for share, steps, learning_rate and largest.

    >>> lines = fits([0, 1, 2], [1, 3, 5], steps=1_000, largest=2)
    >>> lines.coefficients.round(6)
    array([[3., 0.],
           [1., 2.]])
    """
    x, y = points(x, y)
    steps = whole_number("steps", steps, 0, MAX_STEPS)
    sizes = np.arange(1, whole_number("terms", largest, 1, MAX_TERMS) + 1)
    bounds = np.array([descent.stability_bound(x, y, terms) for terms in sizes.tolist()])
    rates = _rates(bounds, share, learning_rate)
    grams, moments = np.zeros((sizes.size, sizes[-1], sizes[-1])), np.zeros((sizes.size, sizes[-1]))
    exact = np.zeros_like(moments)
    for at, terms in enumerate(sizes.tolist()):
        rows = polynomial.reduced_rows(x, y, terms)
        design, target = rows[:, :terms], rows[:, terms]
        grams[at, :terms, :terms], moments[at, :terms] = design.T @ design, design.T @ target
        exact[at, :terms] = polynomial.least_squares(x, y, terms)
    coefficients = _descended(grams, moments, rates, steps)
    with np.errstate(over="ignore", invalid="ignore"):
        losses, lowest = (
            np.sum((polynomial.predict(each, x) - y) ** 2, axis=1) for each in (coefficients, exact)
        )
    meets = losses <= polynomial.MEETING * np.sum(y**2)
    return Family(sizes, rates, bounds, coefficients, exact, losses, lowest, meets)


def _rates(
    bounds: Float[np.ndarray, " sizes"],
    share: float,
    learning_rate: float | None,
) -> Float[np.ndarray, " sizes"]:
    """Returns the learning rate of each size."""
    if learning_rate is not None:
        rate = real_number("learning_rate", learning_rate, MIN_LEARNING_RATE, MAX_LEARNING_RATE)
        return np.full(bounds.size, rate)
    return real_number("times_bound", share, MIN_SHARE, MAX_SHARE) * bounds


def _descended(
    grams: Float[np.ndarray, "sizes terms terms"],
    moments: Float[np.ndarray, "sizes terms"],
    rates: Float[np.ndarray, " sizes"],
    steps: int,
) -> Float[np.ndarray, "sizes terms"]:
    """Returns w after ``steps`` steps w <- A w + b from 0, by squaring the step."""
    turn = np.eye(moments.shape[1]) - 2.0 * rates[:, None, None] * grams  # A
    shift = 2.0 * rates[:, None] * moments  # b
    w = np.zeros_like(moments)
    with np.errstate(over="ignore", invalid="ignore"):
        while steps:
            if steps % 2:
                w = np.einsum("sij,sj->si", turn, w) + shift
            shift = np.einsum("sij,sj->si", turn, shift) + shift
            turn = turn @ turn
            steps //= 2
    return w
