"""One compiled call runs gradient descent at many learning rates and says where each one ends.

Along the Hessian's eigenvectors the curve fit's descent splits into N descents of one number each:
with V = U diag(s) W', c = W'a and q = U'y the loss is |s c - q|^2 + floor, and a step
is c <- c - 2 rate s (s c - q). This is the same gradient descent with the same losses, in float32,
and for 200 rates a step is one product of [terms, rates] numbers instead of a matrix product.

Array sizes: rates; terms (N).

Sources: Nocedal and Wright, Numerical Optimization (2006), 3.3; Goh, Why Momentum Really Works
(Distill 2017).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int

from core import regimes
from core.checks import Numbers, column, real_number, whole_number
from core.polynomial import MAX_LEARNING_RATE, MAX_TERMS, MIN_LEARNING_RATE
from core.spectrum import Spectrum, hessian_spectrum

MAX_RATES = 200  # in one sweep; a chart has no room for more
MAX_SWEEP_STEPS = 100_000  # iterations; about 50 ms, so that no other visitor waits


@dataclass(frozen=True)
class Sweep:
    """What each learning rate has reached after ``steps`` iterations."""

    learning_rates: Float[np.ndarray, " rates"]
    first_loss: float  # summed squared error before step 1
    final_losses: Float[np.ndarray, " rates"]  # measured; inf where it left float32
    overflow_steps: Int[np.ndarray, " rates"]  # measured; -1 where there was none
    labels: tuple[str, ...]  # of regimes.LABELS, from the eigenvalues


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
    terms: int,
    learning_rates: Numbers,
    steps: int = 10_000,
) -> Sweep:
    """Returns where gradient descent from zero ends after ``steps``, for all rates in one call.

    Raises InputError: what ``spectrum.hessian_spectrum`` raises; what ``checks.column`` raises and
    out_of_range for learning_rates (1 to MAX_RATES of them); not_a_whole_number, out_of_range for
    steps (0 to MAX_SWEEP_STEPS); beyond_float32.

    >>> result = sweep([-1, 1], [0, 2], terms=2, learning_rates=[0.125, 5], steps=100)
    >>> result.final_losses.round(6), result.overflow_steps, result.labels
    (array([ 0., inf]), array([-1, 15]), ('converges', 'diverges'))
    """
    bowl = hessian_spectrum(x, y, terms)
    regimes.check_float32(bowl.eigenvalues)
    rates = column("learning_rates", learning_rates, MAX_RATES)
    for rate in (rates.min(), rates.max()):
        real_number("learning_rates", rate, MIN_LEARNING_RATE, MAX_LEARNING_RATE)
    steps = whole_number("steps", steps, 0, MAX_SWEEP_STEPS)
    final_losses, overflow = _measure(bowl, rates, steps)
    return Sweep(
        learning_rates=rates,
        first_loss=bowl.floor + float(bowl.energies.sum()),
        final_losses=final_losses,
        overflow_steps=overflow,
        labels=tuple(regimes.label(bowl.eigenvalues, float(rate), steps) for rate in rates),
    )
