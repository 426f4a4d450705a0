"""One compiled call runs gradient descent at many learning rates and says where each one ends.

Along the Hessian's eigenvectors the curve fit's descent splits into N descents of one number each:
with V = U diag(s) W', c = W'a and q = U'y the loss is |s c - q|^2 + floor, and a step
is c <- c - 2 rate s (s c - q). This is the same gradient descent with the same losses, in float32,
and for 200 rates a step is one product of [terms, rates] numbers instead of a matrix product.

Array sizes: rates; terms (N); counts (of terms).

Sources: Nocedal and Wright, Numerical Optimization (2006), 3.3; Goh, Why Momentum Really Works
(Distill 2017).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int

from core import regimes
from core.checks import Numbers, column, points, real_number, whole_number
from core.errors import InputError
from core.polynomial import MAX_LEARNING_RATE, MAX_TERMS, MIN_LEARNING_RATE
from core.spectrum import Spectrum, hessian_spectrum, theory_losses

MAX_RATES = 200  # in one sweep; a chart has no room for more
MIN_STRETCH, MAX_STRETCH = 1e-3, 1e3  # of x; wide enough to go from metres to millimetres
MAX_SWEEP_STEPS = 100_000  # iterations; about 50 ms, so that no other visitor waits


@dataclass(frozen=True)
class Sweep:
    """What each learning rate has reached after ``steps`` iterations."""

    learning_rates: Float[np.ndarray, " rates"]
    first_loss: float  # summed squared error before step 1
    final_losses: Float[np.ndarray, " rates"]  # measured; inf where it left float32
    theory_losses: Float[np.ndarray, " rates"]  # from the eigenvalues; inf where above float32
    overflow_steps: Int[np.ndarray, " rates"]  # measured; -1 where there was none
    predicted_overflow_steps: Int[np.ndarray, " rates"]  # -1 where none within ``steps``
    labels: tuple[str, ...]  # of regimes.LABELS, from the eigenvalues
    stall_rate: float  # below it a run stalls
    oscillation_rate: float  # 1 / lambda_max: above it a run jumps from side to side
    best_rate: float  # 2 / (lambda_min + lambda_max)
    bound: float  # 2 / lambda_max: above it a run diverges


@dataclass(frozen=True)
class Thresholds:
    """The borders between the regimes for each number of terms."""

    terms: Int[np.ndarray, " counts"]
    oscillation_rates: Float[np.ndarray, " counts"]
    best_rates: Float[np.ndarray, " counts"]
    bounds: Float[np.ndarray, " counts"]


def rates_between(
    low: float = 1e-9, high: float = 1e-1, count: int = MAX_RATES
) -> Float[np.ndarray, " rates"]:
    """Returns ``count`` learning rates from low to high, each the same factor above the last.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range (low and high as learning
    rates, count 2 to MAX_RATES); empty_view where low is not below high.

    >>> rates_between(1e-4, 1e-2, 3)
    array([0.0001, 0.001 , 0.01  ])
    """
    low = real_number("low", low, MIN_LEARNING_RATE, MAX_LEARNING_RATE)
    high = real_number("high", high, MIN_LEARNING_RATE, MAX_LEARNING_RATE)
    count = whole_number("count", count, 2, MAX_RATES)
    if not low < high:
        raise InputError("empty_view", low=low, high=high)
    return np.geomspace(low, high, count)


def thresholds(
    x: Numbers, y: Numbers, most_terms: int = MAX_TERMS, stretch: float = 1.0
) -> Thresholds:
    """Returns the border rates for N = 1 .. ``most_terms``, every x multiplied by ``stretch``.

    Raises InputError: what ``checks.points`` raises; not_a_whole_number, not_a_number, out_of_range
    (most_terms; stretch, MIN_STRETCH to MAX_STRETCH).

    >>> thresholds([-1, 1], [0, 2], most_terms=2).bounds.round(6)
    array([0.5, 0.5])
    >>> thresholds([-1, 1], [0, 2], most_terms=2, stretch=2.0).bounds.round(6)
    array([0.5  , 0.125])
    """
    x, y = points(x, y)
    x = x * real_number("stretch", stretch, MIN_STRETCH, MAX_STRETCH)
    counts = np.arange(1, whole_number("most_terms", most_terms, 1, MAX_TERMS) + 1)
    spectra = [hessian_spectrum(x, y, int(terms)).eigenvalues for terms in counts]
    bounds = np.array([regimes.bound(eigenvalues) for eigenvalues in spectra])
    best = np.array([regimes.best_rate(eigenvalues) for eigenvalues in spectra])
    return Thresholds(counts, bounds / 2, best, bounds)


@tf.function(jit_compile=True, autograph=False)
def descend_at_all_rates(
    singular: tf.Tensor, target: tf.Tensor, floor: tf.Tensor, rates: tf.Tensor, steps: tf.Tensor
) -> tuple[tf.Tensor, tf.Tensor]:
    """Returns the final losses [MAX_RATES] and the overflow steps [MAX_RATES], or NEVER.

    A step is c <- c - 2 rate s (s c - q), c [MAX_TERMS, MAX_RATES]; s (``singular``) and q
    (``target``) are [MAX_TERMS, 1], zero where there is no term; the loss is |s c - q|^2 + floor.
    """

    def step(done, c, overflow):
        c -= 2.0 * rates * singular * (singular * c - target)
        return (
            done + 1,
            c,
            tf.where((overflow < 0) & ~tf.math.is_finite(loss(c)), done + 1, overflow),
        )

    def loss(c):
        return tf.reduce_sum((singular * c - target) ** 2, axis=0) + floor

    start = (tf.constant(0), tf.zeros((MAX_TERMS, MAX_RATES)), tf.fill([MAX_RATES], regimes.NEVER))
    _, c, overflow = tf.while_loop(lambda done, *_: done < steps, step, start)
    return loss(c), overflow


def _measure(
    bowl: Spectrum, rates: Float[np.ndarray, " rates"], steps: int
) -> tuple[Float[np.ndarray, " rates"], Int[np.ndarray, " rates"]]:
    """Returns the final losses, inf after an overflow, and the overflow steps."""
    missing = (0, MAX_TERMS - bowl.eigenvalues.size)
    singular = np.pad(np.sqrt(bowl.eigenvalues / 2.0), missing)[:, None]
    target = singular * np.pad(bowl.solution, missing)[:, None]
    padded = np.pad(rates, (0, MAX_RATES - rates.size), mode="edge")
    parts = (singular, target, bowl.floor, padded)
    s, q, floor, padded = (tf.constant(part, tf.float32) for part in parts)
    losses, overflow = descend_at_all_rates(s, q, floor, padded, tf.constant(steps))
    losses, overflow = losses.numpy()[: rates.size], overflow.numpy()[: rates.size]
    return np.where(overflow < 0, losses.astype(float), np.inf), overflow.astype(np.int64)


def sweep(
    x: Numbers,
    y: Numbers,
    terms: int = 6,
    learning_rates: Numbers | None = None,
    steps: int = 10_000,
) -> Sweep:
    """Returns where gradient descent from zero ends after ``steps``, for all rates in one call.

    Without ``learning_rates`` they are those of ``rates_between()``.

    Raises InputError: what ``spectrum.hessian_spectrum`` raises; what ``checks.column`` raises and
    out_of_range for learning_rates (1 to MAX_RATES of them); not_a_whole_number, out_of_range for
    steps (0 to MAX_SWEEP_STEPS); beyond_float32.

    >>> result = sweep([-1, 1], [0, 2], terms=2, learning_rates=[0.125, 5], steps=100)
    >>> result.final_losses.round(6), result.overflow_steps, result.labels
    (array([ 0., inf]), array([-1, 15]), ('converges', 'diverges'))
    """
    bowl = hessian_spectrum(x, y, terms)
    regimes.check_float32(bowl.eigenvalues)
    given = rates_between() if learning_rates is None else learning_rates
    rates = column("learning_rates", given, MAX_RATES)
    for rate in (rates.min(), rates.max()):
        real_number("learning_rates", rate, MIN_LEARNING_RATE, MAX_LEARNING_RATE)
    steps = whole_number("steps", steps, 0, MAX_SWEEP_STEPS)
    final_losses, overflow = _measure(bowl, rates, steps)
    rounded = rates.astype(np.float32).astype(float)  # theory takes the rates that float32 has
    predicted = regimes.overflow_steps(bowl, rounded)
    return Sweep(
        learning_rates=rates,
        first_loss=bowl.floor + float(bowl.energies.sum()),
        final_losses=final_losses,
        theory_losses=theory_losses(bowl, rounded, np.full(rates.size, steps), regimes.FLOAT32_MAX),
        overflow_steps=overflow,
        predicted_overflow_steps=np.where(predicted <= steps, predicted, regimes.NEVER),
        labels=tuple(regimes.label(bowl.eigenvalues, float(rate), steps) for rate in rates),
        stall_rate=regimes.stall_rate(bowl.eigenvalues, steps),
        oscillation_rate=regimes.bound(bowl.eigenvalues) / 2,
        best_rate=regimes.best_rate(bowl.eigenvalues),
        bound=regimes.bound(bowl.eigenvalues),
    )


def most_times_smaller(terms: int, stretch: float = 2.0) -> float:
    """Returns stretch^(2 N - 2): what the column of the highest power adds to lambda_max.

    >>> most_times_smaller(6)
    1024.0
    """
    return stretch ** (2.0 * terms - 2.0)


def times_smaller(x: Numbers, y: Numbers, terms: int, stretch: float = 2.0) -> float:
    """Returns how many times smaller the bound is once every x is multiplied by ``stretch``.

    The column of x^k grows by stretch^k and its part of lambda_max by stretch^(2k): with N terms
    and points beyond 1 that is nearly ``most_times_smaller``.

    Raises InputError: what ``thresholds`` raises.

    >>> round(times_smaller([-1, 1], [0, 2], terms=2, stretch=3.0), 6)
    9.0
    """
    before = thresholds(x, y, terms).bounds[-1]
    return float(before / thresholds(x, y, terms, stretch).bounds[-1])
