"""Ridge and early stopping restrain a model in similar ways.

Along eigenvector i of V'V, with eigenvalue d_i^2, both keep a share of the least-squares solution:

    ridge, the minimum of |V a - y|^2 + penalty |a|^2:    d_i^2 / (d_i^2 + penalty),
    early stopping, k iterations of gradient descent:     1 - (1 - rate lambda_i)^k, lambda = 2 d^2.

The sum of the shares is the number of effective parameters, between 0 and N. It is a common axis:
each k is compared with the penalty that has the same sum. Both keep the directions of large
eigenvalues and drop those of small ones. How far apart their errors lie is a matter of the points:
on the tutorial's six, judged by 61 of x^3 - x, below 4 % where each is at its best, and up to 37 %
at the same sum.

Array sizes: stops (places on the axis), terms (N, lowest power first), points.

Sources: Hoerl and Kennard (Technometrics 1970); Hastie, Tibshirani and Friedman, The Elements of
Statistical Learning (2009), 3.4.1; Ali, Kolter and Tibshirani, A Continuous-Time View of Early
Stopping for Least Squares (AISTATS 2019).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from core.checks import Numbers, points, real_number, whole_number
from core.holdout import split
from core.polynomial import MAX_TERMS, reduced_rows
from core.spectrum import MAX_ITERATIONS, Spectrum, hessian_spectrum, learned_fraction

# Defaults of settings that several functions here have.
TERMS = 12

STOPS = 120  # places on the axis; a drawn line needs no more
RATE_SHARE = 0.1  # of 1 / lambda_max; small, so that the first stop is a tenth of a parameter
HALVINGS = 100  # of the interval that holds a penalty; each gives one more bit, float64 has 53


@dataclass(frozen=True)
class Path:
    """The models on the way from a = 0 to least squares."""

    strength: Float[np.ndarray, " stops"]  # penalty (falling), or iterations (growing)
    shares: Float[np.ndarray, "stops terms"]  # kept of each direction, flattest direction first
    coefficients: Float[np.ndarray, "stops terms"]
    training: Float[np.ndarray, " stops"]  # mean squared error a point
    held_out: Float[np.ndarray, " stops"]  # mean squared error a point

    @property
    def effective_parameters(self) -> Float[np.ndarray, " stops"]:
        """The sums of the shares."""
        return self.shares.sum(axis=1)

    @property
    def best(self) -> int:
        """The stop with the smallest held-out error."""
        return int(self.held_out.argmin())


def _apart(first: float, second: float) -> float:
    """Returns the larger over the smaller, less 1; 0 where they are equal.

    >>> _apart(3.0, 2.0), _apart(0.0, 0.0)
    (0.5, 0.0)
    """
    low, high = sorted((float(first), float(second)))
    if low == high:
        return 0.0
    return high / low - 1 if low else float("inf")


@dataclass(frozen=True)
class Comparison:
    """Both paths; at each stop they have the same number of effective parameters."""

    effective_parameters: Float[np.ndarray, " stops"]  # rising
    ridge: Path
    early_stopping: Path
    eigenvalues: Float[np.ndarray, " terms"]  # lambda of the directions, ascending
    learning_rate: float  # of early stopping: 0.1 / lambda_max

    @property
    def apart_at_best(self) -> float:
        """The larger of the two smallest held-out errors over the other, less 1."""
        ridge = self.ridge.held_out[self.ridge.best]
        return _apart(ridge, self.early_stopping.held_out[self.early_stopping.best])

    @property
    def farthest_apart(self) -> float:
        """The same of both held-out errors at one stop, where it is largest."""
        both = zip(self.ridge.held_out, self.early_stopping.held_out, strict=True)
        return max(_apart(ridge, early) for ridge, early in both)

    def nearest(self, effective_parameters: float) -> int:
        """Returns the stop with the nearest number of effective parameters.

        Raises InputError: not_a_number, out_of_range (0 to MAX_TERMS).
        """
        wanted = real_number("effective_parameters", effective_parameters, 0.0, float(MAX_TERMS))
        return int(np.abs(self.effective_parameters - wanted).argmin())


def ridge_shares(
    eigenvalues: Float[np.ndarray, " terms"], penalties: Float[np.ndarray, " stops"]
) -> Float[np.ndarray, "stops terms"]:
    """Returns d^2 / (d^2 + penalty), with d^2 = eigenvalue / 2; 0 for a flat direction.

    >>> ridge_shares(np.array([0.0, 2.0, 6.0]), np.array([0.0, 1.0]))
    array([[0.  , 1.  , 1.  ],
           [0.  , 0.5 , 0.75]])
    """
    square = eigenvalues / 2
    total = square + penalties[:, None]
    return np.divide(square, total, out=np.zeros_like(total), where=square > 0)


def matching_penalties(
    eigenvalues: Float[np.ndarray, " terms"], effective_parameters: Float[np.ndarray, " stops"]
) -> Float[np.ndarray, " stops"]:
    """Returns the penalties whose shares sum to the given numbers, each above 0.

    The sum falls as the penalty grows; bisection finds log(penalty). From the number of
    directions that are not flat on, the penalty is 0.

    >>> matching_penalties(np.array([2.0, 2.0]), np.array([1.0, 2.0])).round(9)
    array([1., 0.])
    """
    squares = eigenvalues[eigenvalues > 0] / 2
    spare = squares.size - effective_parameters
    low = np.log(np.maximum(spare, 1e-300) / squares.size * squares[0])
    high = np.log(squares.size * squares[-1] / effective_parameters)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        too_many = ridge_shares(eigenvalues, np.exp(middle)).sum(axis=1) > effective_parameters
        low, high = np.where(too_many, middle, low), np.where(too_many, high, middle)
    return np.where(spare > 0, np.exp(high), 0.0)


def _squares(
    rows: Float[np.ndarray, "rows columns"], a: Float[np.ndarray, "stops terms"]
) -> Float[np.ndarray, " stops"]:
    """Returns |V a - y|^2 for each a, from the triangle R of ``polynomial.reduced_rows``."""
    return np.sum((a @ rows[:, :-1].T - rows[:, -1]) ** 2, axis=1)


@dataclass(frozen=True)
class Problem:
    """The points that a restrained fit learns from, and those that judge it.

    Both are kept as the triangles R of ``polynomial.reduced_rows``.
    """

    bowl: Spectrum
    learning_rate: float  # of early stopping: 0.1 / lambda_max
    training: Float[np.ndarray, "rows columns"]
    held_out: Float[np.ndarray, "held_out_rows columns"]

    def ridge(self, penalties: Float[np.ndarray, " stops"]) -> Path:
        """Returns the solution under each penalty."""
        return self._path(penalties, ridge_shares(self.bowl.eigenvalues, penalties))

    def early_stopping(self, iterations: Float[np.ndarray, " stops"]) -> Path:
        """Returns where the descent is after each number of iterations."""
        learned = learned_fraction(self.bowl.eigenvalues, self.learning_rate, iterations)
        return self._path(iterations, learned)

    def _path(
        self, strength: Float[np.ndarray, " stops"], shares: Float[np.ndarray, "stops terms"]
    ) -> Path:
        """Returns the solution with each direction cut to its share, and its errors."""
        a = shares * self.bowl.solution @ self.bowl.directions.T
        errors = _squares(self.training, a), _squares(self.held_out, a)
        return Path(strength, shares, a, *errors)


def problem(
    x: Numbers, y: Numbers, held_out_x: Numbers, held_out_y: Numbers, terms: int = TERMS
) -> Problem:
    """Returns the loss on x and y, judged by the held-out points.

    Raises InputError: what ``checks.points`` raises for either pair of columns; not_a_whole_number,
    out_of_range (terms).

    >>> problem([-1, 1], [0, 2], [0], [1], terms=2).early_stopping(np.array([1e6])).coefficients
    array([[1., 1.]])
    """
    x, y = points(x, y)
    held_out_x, held_out_y = points(held_out_x, held_out_y, ("held_out_x", "held_out_y"))
    terms = whole_number("terms", terms, 1, MAX_TERMS)
    bowl = hessian_spectrum(x, y, terms)
    return Problem(
        bowl=bowl,
        learning_rate=float(RATE_SHARE / bowl.eigenvalues[-1]),
        training=reduced_rows(x, y, terms) / np.sqrt(x.size),
        held_out=reduced_rows(held_out_x, held_out_y, terms) / np.sqrt(held_out_x.size),
    )


def compare(
    x: Numbers, y: Numbers, held_out_x: Numbers, held_out_y: Numbers, terms: int = TERMS
) -> Comparison:
    """Returns ridge and early stopping on the same points, for about 120 effective parameters.

    The rate is 0.1 / lambda_max; the iterations run, log-spaced, from 1 to ten times what the
    flattest direction needs, at most MAX_ITERATIONS.

    Raises InputError: what ``problem`` raises.

    >>> result = compare([-1, 0, 1], [1, 0, 1], [-0.5, 0.5], [0.25, 0.25], terms=3)
    >>> bool(result.ridge.held_out[-1] < 1e-6 < result.ridge.held_out[0])
    True
    """
    given = problem(x, y, held_out_x, held_out_y, terms)
    eigenvalues = given.bowl.eigenvalues
    steep, flat = eigenvalues[-1], eigenvalues[eigenvalues > 0][0]
    last = min(10 / RATE_SHARE * steep / flat, float(MAX_ITERATIONS))
    early = given.early_stopping(np.unique(np.rint(np.geomspace(1, last, STOPS))))
    return Comparison(
        effective_parameters=early.effective_parameters,
        ridge=given.ridge(matching_penalties(eigenvalues, early.effective_parameters)),
        early_stopping=early,
        eigenvalues=eigenvalues,
        learning_rate=given.learning_rate,
    )


def compare_split(
    x: Numbers, y: Numbers, share: float = 0.05, seed: int = 1, terms: int = TERMS
) -> Comparison:
    """Returns the comparison on a random ``share`` of the points, judged by all the others.

    Raises InputError: what ``holdout.split`` and ``compare`` raise.

    >>> x = np.linspace(-1, 1, 40)
    >>> bool(compare_split(x, x**2, share=0.5, terms=3).ridge.held_out[-1] < 1e-6)
    True
    """
    parts = split(x, y, share, seed)
    return compare(parts.x, parts.y, parts.held_out_x, parts.held_out_y, terms)
