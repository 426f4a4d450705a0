"""Fits y = sum over k of a_k x^k by gradient descent, and exactly by least squares.

With the powers V[i, k] = x_i^k, the loss is the *summed* squared error L(a) = |V a - y|^2. Gradient
descent starts at a = 0 and steps a <- a - 2 rate (G a - b), with G = V'V, b = V'y: one step costs
terms^2 multiplications however many points there are, and the whole descent is one compiled loop
(``core.quadratic_descent``). A rate above 2 / (largest eigenvalue of 2G) diverges:
that is a result, not an error.

Array sizes: points; terms (N, lowest power first); snapshots (iterations that are kept).

Sources: Nocedal and Wright, Numerical Optimization (2006), 3.3 (steepest descent on a quadratic);
Golub and Van Loan, Matrix Computations (2013), 5.3 and 5.5 (least squares by QR and SVD).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from core import quadratic_descent
from core.checks import MAX_POINTS as MAX_POINTS
from core.checks import Numbers, as_floats, column, points, real_number, whole_number
from core.errors import InputError

TUTORIAL_X = (-1.0, 0.0, 0.5773502691896258, 1.0, 1.5, 2.0)
TUTORIAL_Y = (0.0, 0.0, -0.3849, 0.0, 1.875, 4.0)  # on x^3 - x, but for the last: 2^3 - 2 is 6

MAX_TERMS = 12  # beyond it float64 cannot separate the powers on the tutorial's points
MAX_STEPS = 1_000_000  # iterations; below 0.2 s on one core
MIN_LEARNING_RATE = 1.2e-38  # float32 holds no less with all digits; large x need tiny rates
MAX_LEARNING_RATE = 1e3  # above it nothing new: the descent overflows in fewer steps
MEETING = (
    1e-3  # of the summed squares of y: errors are then about 3 % of y, as wide as a drawn point
)
SNAPSHOTS = 257  # stops of the compiled loop: step 0, then 256 log-spaced iterations


@dataclass(frozen=True)
class Fit:
    """A descent: where it ended, and its state at log-spaced iterations.

    A snapshot after ``overflow_step`` holds inf or nan; None when every number is finite.
    """

    coefficients: Float[np.ndarray, " terms"]  # after the last step, lowest power first
    losses: Float[np.ndarray, " snapshots"]  # summed squared error; the first is before step 1
    snapshot_steps: Int[np.ndarray, " snapshots"]  # iterations done, from 0 to steps
    snapshots: Float[np.ndarray, "snapshots terms"]  # the coefficients at those iterations
    overflow_step: int | None  # first snapshot step whose loss or coefficients are not finite

    @property
    def meets(self) -> bool:
        """Whether the curve goes through the points: at most MEETING of the first loss is left."""
        left = float(self.losses[-1])
        return self.overflow_step is None and left <= MEETING * float(self.losses[0])

    @property
    def finite(self) -> int:
        """The number of snapshots before the overflow; all of them without an overflow."""
        end = np.inf if self.overflow_step is None else self.overflow_step
        return int(np.searchsorted(self.snapshot_steps, end))


def powers(x: Float[np.ndarray, " points"], terms: int) -> Float[np.ndarray, "points terms"]:
    """Returns V[i, k] = x_i^k for k = 0 .. terms - 1.

    >>> powers(np.array([2.0, 3.0]), 3)
    array([[1., 2., 4.],
           [1., 3., 9.]])
    """
    return np.vander(x, terms, increasing=True)


def reduced_rows(
    x: Float[np.ndarray, " points"], y: Float[np.ndarray, " points"], terms: int
) -> Float[np.ndarray, "rows columns"]:
    """Returns R of [V y] = Q R: at most terms + 1 rows with the same |V a - y| for every a.

    >>> rows = reduced_rows(np.linspace(-1, 1, 1000), np.ones(1000), terms=2)
    >>> rows.shape, round(float(np.sum(rows[:, 2] ** 2)))
    ((3, 3), 1000)
    """
    return np.linalg.qr(np.column_stack([powers(x, terms), y])).R


def predict(coefficients: Numbers, x: Numbers) -> Float[np.ndarray, ...]:
    """Returns sum over k of a_k x^k: shape [points], or [..., points] for a [..., terms] batch.

    Coefficients of a descent that overflowed are allowed: they predict inf or nan.

    Raises InputError: what ``checks.column`` raises for x; no_coefficients, not_numbers.

    >>> predict([0, -1, 0, 1], [1, 2])
    array([0., 6.])
    """
    x = column("x", x)
    a = as_floats(coefficients)
    if a is None:
        raise InputError("not_numbers", column="coefficients")
    if a.ndim == 0 or a.shape[-1] == 0:
        raise InputError("no_coefficients")
    with np.errstate(over="ignore", invalid="ignore"):
        return np.polynomial.polynomial.polyval(x, np.moveaxis(a, -1, 0), tensor=True)


def least_squares(x: Numbers, y: Numbers, terms: int) -> Float[np.ndarray, " terms"]:
    """Returns the coefficients with the smallest |V a - y|^2; of several, those of least norm.

    With as many distinct x as terms the columns are scaled to length 1 first, so that x^11 of large
    x does not drown 1; that leaves the solution as it is, which scaling for least norm would not.
    Directions below rounding are left out (SVD), so the residual is never longer than y.

    Raises InputError: what ``checks.points`` raises; not_a_whole_number, out_of_range (terms).

    >>> least_squares([0, 1, 2], [1, 3, 7], 3).round(6)
    array([1., 1., 1.])
    """
    x, y = points(x, y)
    terms = whole_number("terms", terms, 1, MAX_TERMS)
    v = powers(x, terms)
    length = np.linalg.norm(v, axis=0) if np.unique(x).size >= terms else np.ones(terms)
    length[length == 0] = 1.0  # the powers of a tiny x underflow
    return np.linalg.lstsq(v / length, y, rcond=None)[0] / length


def fit(
    x: Numbers, y: Numbers, terms: int = 6, learning_rate: float = 5e-4, steps: int = 90_000
) -> Fit:
    """Returns the descent from a = 0 by a <- a - 2 rate V'(V a - y), ``steps`` times.

    The defaults are the tutorial's. Rate, steps, terms and the number of points may change from
    call to call without a new compilation.

    Raises InputError: what ``checks.points`` raises; not_a_whole_number, not_a_number and
    out_of_range for terms (1 to MAX_TERMS), learning_rate and steps (0 to MAX_STEPS).

    >>> line = fit([0, 1, 2], [1, 3, 5], terms=2, learning_rate=0.1, steps=1_000)
    >>> line.coefficients.round(6)
    array([1., 2.])
    >>> round(float(line.losses[0]))
    35
    """
    x, y = points(x, y)
    terms = whole_number("terms", terms, 1, MAX_TERMS)
    rate = real_number("learning_rate", learning_rate, MIN_LEARNING_RATE, MAX_LEARNING_RATE)
    steps = whole_number("steps", steps, 0, MAX_STEPS)
    reduced = reduced_rows(x, y, terms)
    design, target = reduced[:, :terms], reduced[:, terms]
    stops = quadratic_descent.log_stops(steps, SNAPSHOTS)
    room = MAX_TERMS, SNAPSHOTS
    snapshots = quadratic_descent.padded_descent(
        design.T @ design, design.T @ target, rate, stops, room
    )
    with np.errstate(over="ignore", invalid="ignore"):
        losses = np.sum((snapshots @ design.T - target) ** 2, axis=1)
    finite = quadratic_descent.finite_stops(snapshots, losses)
    overflow_step = None if finite == stops.size else int(stops[finite])
    return Fit(snapshots[-1], losses, stops, snapshots, overflow_step)
