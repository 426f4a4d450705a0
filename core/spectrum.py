"""The eigenvalues of the Hessian 2 V'V say how fast gradient descent is along each direction.

For the powers V[i, k] = x_i^k the loss |V a - y|^2 is a quadratic bowl. Along eigenvector i the
distance to the least-squares solution shrinks by the factor 1 - rate lambda_i a step, so that

    loss_k = floor + sum over i of energy_i (1 - rate lambda_i)^(2k),
    effective parameters_k = sum over i of 1 - (1 - rate lambda_i)^k.

A direction with rate lambda_i k far below 1 has not been learned: its parameter does not count yet.
The eigenvalues come from the singular values s of V, lambda = 2 s^2, which keeps the small ones.

Array sizes: points; terms (also the number of directions); iterations.

Sources: Goh, Why Momentum Really Works (Distill 2017); Ali, Kolter and Tibshirani, A
Continuous-Time View of Early Stopping for Least Squares (AISTATS 2019); Hastie, Tibshirani and
Friedman, The Elements of Statistical Learning (2009), 7.6 (effective number of parameters).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Shaped

from core.checks import Numbers, column, points, real_number, whole_number
from core.errors import InputError
from core.polynomial import MAX_LEARNING_RATE, MAX_TERMS, MIN_LEARNING_RATE, reduced_rows

# Defaults of settings that several functions here have.
TOLERANCE = 0.01

MIN_TOLERANCE = 1e-12  # relative distance; below it rounding decides
MAX_ITERATIONS = 10**12  # iterations; they would run for months, so the theory ends there


@dataclass(frozen=True)
class Spectrum:
    """The bowl: how steep it is along each direction, and where its bottom lies."""

    eigenvalues: Float[np.ndarray, " terms"]  # of 2 V'V, ascending; 0 where rounding hides it
    directions: Float[np.ndarray, "terms terms"]  # column i is the eigenvector of eigenvalue i
    solution: Float[np.ndarray, " terms"]  # least squares along each direction; 0 if it is flat
    floor: float  # the loss that is left at the bottom
    condition_number: float  # largest / smallest eigenvalue; inf when one is 0

    @property
    def energies(self) -> Float[np.ndarray, " terms"]:
        """The part of the loss at a = 0 that each direction can remove."""
        return 0.5 * self.eigenvalues * self.solution**2


@dataclass(frozen=True)
class Theory:
    """What the eigenvalues predict at each iteration; inf or nan once a descent overflows."""

    iterations: Float[np.ndarray, " iterations"]
    losses: Float[np.ndarray, " iterations"]  # summed squared error
    learned: Float[np.ndarray, "iterations terms"]  # 1 - (1 - rate lambda)^k of each direction
    effective_parameters: Float[np.ndarray, " iterations"]  # the sum of it
    distances: Float[np.ndarray, " iterations"]  # |a_k - a*|, to the least-squares solution


@dataclass(frozen=True)
class Arrival:
    """How far a descent is from the least-squares solution a*, and how many iterations it needs."""

    remaining: float  # |a_k - a*| / |a*|; 0 when a* is 0, inf or nan once it overflows
    iterations: int | None  # since which it is within the tolerance; None: not by MAX_ITERATIONS
    condition_number: float  # of the directions that are not flat
    unique: bool  # whether a* is the only solution, no direction is flat


def learned_fraction(
    eigenvalues: Float[np.ndarray, " terms"], rate: float, iterations: Float[np.ndarray, " k"]
) -> Float[np.ndarray, "k terms"]:
    """Returns 1 - (1 - rate lambda)^k, with every digit where rate lambda is tiny.

    Beyond rate lambda = 2 it grows without bound, with alternating sign.

    >>> learned_fraction(np.array([0.0, 1e-20, 1.0, 3.0]), 0.5, np.array([2.0]))
    array([[0.0e+00, 1.0e-20, 7.5e-01, 7.5e-01]])
    """
    shrink = rate * eigenvalues
    k = iterations[:, None]
    with np.errstate(over="ignore", invalid="ignore"):
        slow = -np.expm1(k * np.log1p(-np.minimum(shrink, 0.5)))
        return np.where(shrink < 0.5, slow, 1.0 - np.power(1.0 - shrink, k))


def log_excess(
    bowl: Spectrum, rates: Float[np.ndarray, " k"], iterations: Shaped[np.ndarray, " k"]
) -> Float[np.ndarray, " k"]:
    """Returns the log of sum over i of energy_i (1 - rate lambda_i)^(2 iterations), for each pair.

    Logarithms never overflow; -inf where nothing is left above the floor.

    >>> bowl = Spectrum(np.array([2.0]), np.eye(1), np.array([1.0]), 0.5, 1.0)
    >>> log_excess(bowl, np.array([5.5]), np.array([500])).round(6)  # log 10^1000
    array([2302.585093])
    """
    shrink = rates[:, None] * bowl.eigenvalues
    with np.errstate(divide="ignore"):
        energy = np.log(bowl.energies)
        slow = np.log1p(-np.minimum(shrink, 0.5))  # keeps the digits of a tiny rate
        growth = 2.0 * np.where(shrink < 0.5, slow, np.log(np.abs(1.0 - shrink)))
    grown = np.maximum(iterations, 1)[:, None] * growth  # 0 times -inf would be nan
    return np.logaddexp.reduce(energy + np.where(iterations[:, None] > 0, grown, 0.0), axis=1)


def theory_losses(
    bowl: Spectrum,
    rates: Float[np.ndarray, " k"],
    iterations: Shaped[np.ndarray, " k"],
    largest: float = float(np.finfo(float).max),
) -> Float[np.ndarray, " k"]:
    """Returns floor + sum over i of energy_i (1 - rate lambda_i)^(2 iterations), for each pair.

    Infinite beyond ``largest``, where the arithmetic of the descent ends.

    >>> bowl = Spectrum(np.array([2.0]), np.eye(1), np.array([1.0]), 0.5, 1.0)
    >>> theory_losses(bowl, np.array([0.25, 5.5, 5.5]), np.array([1, 1, 20]), 1e38).round(6)
    array([  0.75, 100.5 ,    inf])
    """
    excess = log_excess(bowl, rates, iterations)
    return bowl.floor + np.exp(np.where(excess > np.log(largest), np.inf, excess))


def hessian_spectrum(x: Numbers, y: Numbers, terms: int) -> Spectrum:
    """Returns eigenvalues, directions and bottom of the loss |V a - y|^2.

    Singular values below rounding (epsilon times the largest, times the matrix size) count as 0:
    such a direction is flat, and the solution has no part along it.

    Raises InputError: what ``checks.points`` raises; not_a_whole_number, out_of_range (terms).

    >>> flat = hessian_spectrum([-1, 1], [0, 2], terms=2)
    >>> flat.eigenvalues.round(6), round(flat.condition_number, 6)
    (array([4., 4.]), 1.0)
    """
    x, y = points(x, y)
    terms = whole_number("terms", terms, 1, MAX_TERMS)
    rows = reduced_rows(x, y, terms)
    left, singular, right = np.linalg.svd(rows[:, :terms])
    hidden = np.finfo(float).eps * max(rows.shape) * singular[0]
    singular = singular[singular > hidden]
    left = left[:, : singular.size]
    projections = left.T @ rows[:, terms]
    missing = (0, terms - singular.size)
    eigenvalues = np.pad(2.0 * singular**2, missing)[::-1]
    return Spectrum(
        eigenvalues=eigenvalues,
        directions=right[::-1].T,
        solution=np.pad(projections / singular, missing)[::-1],
        floor=float(np.sum((rows[:, terms] - left @ projections) ** 2)),
        condition_number=float(eigenvalues[-1] / eigenvalues[0]) if eigenvalues[0] else np.inf,
    )


def _distances(bowl: Spectrum, learned: Float[np.ndarray, "k terms"]) -> Float[np.ndarray, " k"]:
    """Returns |a_k - a*|; a direction along which a* is 0 adds no distance, however it grows."""
    with np.errstate(over="ignore", invalid="ignore"):
        parts = np.where(bowl.solution == 0.0, 0.0, bowl.solution * (1.0 - learned))
        return np.linalg.norm(parts, axis=1)


def descent_theory(
    x: Numbers, y: Numbers, terms: int, learning_rate: float, iterations: Numbers
) -> Theory:
    """Returns loss and effective parameters of gradient descent from zero, without descending.

    ``iterations`` may hold any counts from 0 on, in any order, far beyond what can be run.

    Raises InputError: what ``hessian_spectrum`` and ``checks.column`` raise; not_a_number,
    not_a_whole_number, out_of_range (learning_rate, iterations).

    >>> theory = descent_theory([-1, 1], [0, 2], 2, learning_rate=0.125, iterations=[0, 1, 2])
    >>> theory.losses.round(6), theory.effective_parameters.round(6)
    (array([4.  , 1.  , 0.25]), array([0. , 1. , 1.5]))
    """
    bowl = hessian_spectrum(x, y, terms)
    rate = real_number("learning_rate", learning_rate, MIN_LEARNING_RATE, MAX_LEARNING_RATE)
    k = column("iterations", iterations)
    for count in (k.min(), k.max()):
        real_number("iterations", count, 0.0, float(MAX_ITERATIONS))
    if np.any(k != np.rint(k)):
        raise InputError("not_a_whole_number", setting="iterations", given=k[k != np.rint(k)][0])
    learned = learned_fraction(bowl.eigenvalues, rate, k)
    return Theory(
        iterations=k,
        losses=theory_losses(bowl, np.full(k.size, rate), k),
        learned=learned,
        effective_parameters=learned.sum(axis=1),
        distances=_distances(bowl, learned),
    )


def iterations_needed(
    x: Numbers, y: Numbers, terms: int, learning_rate: float, tolerance: float = TOLERANCE
) -> int | None:
    """Returns the k from which on |a_k - a*| <= tolerance |a*|, a* the least-squares solution.

    None when there is none up to MAX_ITERATIONS. With a rate above 2 / lambda_max descent may come
    near a* on its way, but along the steepest direction it leaves again, and at the bound it jumps.

    Raises InputError: what ``descent_theory`` raises; out_of_range (tolerance).

    >>> iterations_needed([-1, 1], [0, 2], terms=2, learning_rate=0.125, tolerance=0.25)
    2
    """
    tolerance = real_number("tolerance", tolerance, MIN_TOLERANCE, 1.0)
    bowl = hessian_spectrum(x, y, terms)
    rate = real_number("learning_rate", learning_rate, MIN_LEARNING_RATE, MAX_LEARNING_RATE)
    goal = tolerance * np.linalg.norm(bowl.solution)

    def arrived(k: int) -> bool:
        learned = learned_fraction(bowl.eigenvalues, rate, np.array([float(k)]))
        return bool(_distances(bowl, learned)[0] <= goal)

    if not arrived(MAX_ITERATIONS):
        return None
    below, reached = -1, MAX_ITERATIONS
    while reached - below > 1:  # a sum of powers of k is convex: it falls until then, so bisect
        middle = (below + reached) // 2
        below, reached = (below, middle) if arrived(middle) else (middle, reached)
    return reached


def arrival(
    x: Numbers,
    y: Numbers,
    terms: int,
    learning_rate: float,
    steps: int,
    tolerance: float = TOLERANCE,
) -> Arrival:
    """Returns how far from a* ``steps`` iterations end, and how many ``tolerance`` needs.

    Where points are too few for one solution, a* is the shortest, to which descent from 0 tends.

    Raises InputError: what ``iterations_needed`` and ``descent_theory`` raise (steps as one of its
    iterations).

    >>> result = arrival([-1, 1], [0, 2], 2, learning_rate=0.125, steps=1, tolerance=0.25)
    >>> result.remaining, result.iterations, round(result.condition_number, 6)
    (0.5, 2, 1.0)
    """
    needed = iterations_needed(x, y, terms, learning_rate, tolerance)
    start, now = descent_theory(x, y, terms, learning_rate, [0, steps]).distances
    eigenvalues = hessian_spectrum(x, y, terms).eigenvalues
    curved = eigenvalues[eigenvalues > 0]
    return Arrival(
        remaining=float(now / start) if start else 0.0,
        iterations=needed,
        condition_number=float(curved[-1] / curved[0]),
        unique=curved.size == eigenvalues.size,
    )
