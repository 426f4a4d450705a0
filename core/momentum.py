"""Momentum cuts the steps needed from about k to about sqrt(k), k the condition number.

Momentum keeps a velocity v: v <- momentum v - rate g, a <- a + v. Along one eigenvector of the
Hessian, distance e and velocity follow a 2x2 matrix,

    [e]    [1 - rate lambda    momentum] [e]
    [v] <- [   -rate lambda    momentum] [v]

and the larger of the sizes of its two eigenvalues is the factor by which the distance shrinks a
step in the long run. The slowest direction decides: its factor is the *convergence rate*, below 1
where descent converges. It is least at

    rate* = (2 / (sqrt(lambda_max) + sqrt(lambda_min)))^2
    momentum* = ((sqrt(k) - 1) / (sqrt(k) + 1))^2,  k = lambda_max / lambda_min

where it is sqrt(momentum*); without momentum the best is (k - 1) / (k + 1).

Array sizes: rates; momenta; terms (N, directions).

Source: Goh, Why Momentum Really Works (Distill 2017).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.checks import Numbers
from core.polynomial import MAX_TERMS
from core.spectrum import hessian_spectrum

CELLS = 48  # along each axis of the map; smaller ones cannot be seen
WIDEST_RATE = 4.0  # over lambda_max: beyond it every momentum below 1 diverges
RUN_STEPS = 1_000  # steps that measure a cell
SETTLE_STEPS = 500  # of them come before the measurement, until the fast directions have faded


@dataclass(frozen=True)
class Cell:
    """The run of one cell of the map."""

    learning_rate: float
    momentum: float
    convergence: float  # measured factor a step


@dataclass(frozen=True)
class HeatMap:
    """Convergence rates over learning rate and momentum, and the best of them in theory."""

    learning_rates: Float[np.ndarray, " rates"]
    momenta: Float[np.ndarray, " momenta"]
    theory: Float[np.ndarray, "momenta rates"]  # factor a step; 1 and above: no convergence
    measured: Float[np.ndarray, "momenta rates"]  # the same from running every cell
    bounds: Float[np.ndarray, " momenta"]  # 2 (1 + momentum) / lambda_max: above it, divergence
    best_learning_rate: float  # rate*
    best_momentum: float  # momentum*
    best_convergence: float  # sqrt(momentum*), the factor there
    plain_convergence: float  # (k - 1) / (k + 1), the best without momentum
    condition_number: float  # k

    @property
    def root(self) -> float:
        """sqrt(k)."""
        return self.condition_number**0.5

    @property
    def saving(self) -> float:
        """Steps of the fastest cell without momentum for each of the fastest cell of all."""
        return float(np.log(self.measured.min()) / np.log(self.measured[0].min()))

    @property
    def best_cell(self) -> Cell:
        """The cell whose run converged fastest."""
        row, column = np.unravel_index(np.argmin(self.measured), self.measured.shape)
        return Cell(
            learning_rate=float(self.learning_rates[column]),
            momentum=float(self.momenta[row]),
            convergence=float(self.measured[row, column]),
        )


def convergence_rate(
    eigenvalues: Float[np.ndarray, " terms"],
    learning_rates: Float[np.ndarray, " rates"],
    momenta: Float[np.ndarray, " momenta"],
) -> Float[np.ndarray, "momenta rates"]:
    """Returns the factor by which the slowest direction shrinks a step, in the long run.

    The 2x2 matrix has trace t = 1 + momentum - rate lambda and determinant momentum: its
    eigenvalues (t +- sqrt(t^2 - 4 momentum)) / 2 have size sqrt(momentum) when complex.

    >>> factor = convergence_rate(np.array([1.0, 4.0]), np.array([0.4]), np.array([0.0, 0.25]))
    >>> factor[:, 0].round(6)  # 0.6 without momentum
    array([0.6, 0.5])
    """
    momentum = momenta[:, None, None]
    trace = 1.0 + momentum - learning_rates[:, None] * eigenvalues
    root = trace**2 - 4.0 * momentum
    real = (np.abs(trace) + np.sqrt(np.maximum(root, 0.0))) / 2.0
    return np.max(np.where(root < 0.0, np.sqrt(momentum), real), axis=-1)


@tf.function(jit_compile=True, autograph=False)
def _run(eigenvalues, learning_rates, momenta):
    """Returns the factor a step, [CELLS momenta, CELLS rates], of SETTLE_STEPS .. RUN_STEPS.

    Size is the energy rate lambda e^2 + v^2, which a turning pair of e and v keeps nearly constant.
    It is set back to 1 after every step, so that nothing overflows: the steps are linear.
    """
    momentum, rate = momenta[:, None, None], learning_rates[:, None]
    pull = rate * eigenvalues

    def step(done, e, v, growth):
        v = momentum * v - pull * e
        e += v
        energy = tf.reduce_sum(pull * e**2 + v**2, axis=-1, keepdims=True)
        scale = tf.math.rsqrt(tf.where(energy > 0.0, energy, 1.0))
        counted = tf.where(done < SETTLE_STEPS, tf.zeros_like(energy), 0.5 * tf.math.log(energy))
        return done + 1, e * scale, v * scale, growth + counted

    e = tf.broadcast_to(tf.cast(eigenvalues > 0.0, tf.float64), (CELLS, CELLS, MAX_TERMS))
    start = (tf.constant(0), e, tf.zeros_like(e), tf.zeros((CELLS, CELLS, 1), tf.float64))
    growth = tf.while_loop(lambda done, *_: done < RUN_STEPS, step, start)[-1][..., 0]
    return tf.exp(growth / (RUN_STEPS - SETTLE_STEPS))


def heat_map(x: Numbers, y: Numbers, terms: int = 2) -> HeatMap:
    """Returns theory and measurement over learning rates up to 4 / lambda_max and momenta below 1.

    Each cell starts one unit from the minimum along every direction, at rest. Only x shapes the
    bowl; y is checked because it belongs to the same points. Flat directions do not count.

    Raises InputError: what ``spectrum.hessian_spectrum`` raises.

    >>> result = heat_map([-1, 0, 1], [0, 1, 2])  # eigenvalues 4 and 6
    >>> round(result.best_learning_rate, 4), round(result.best_momentum, 4)
    (0.202, 0.0102)
    """
    eigenvalues = hessian_spectrum(x, y, terms).eigenvalues
    eigenvalues = eigenvalues[eigenvalues > 0.0]
    low, high = float(eigenvalues[0]), float(eigenvalues[-1])
    rates = WIDEST_RATE / high * np.arange(1, CELLS + 1) / CELLS
    momenta = np.arange(CELLS) / CELLS
    best_momentum = ((high**0.5 - low**0.5) / (high**0.5 + low**0.5)) ** 2
    padded = np.pad(eigenvalues, (0, MAX_TERMS - eigenvalues.size))
    measured = _run(tf.constant(padded), tf.constant(rates), tf.constant(momenta)).numpy()
    return HeatMap(
        learning_rates=rates,
        momenta=momenta,
        theory=convergence_rate(eigenvalues, rates, momenta),
        measured=measured,
        bounds=2.0 * (1.0 + momenta) / high,
        best_learning_rate=(2.0 / (high**0.5 + low**0.5)) ** 2,
        best_momentum=best_momentum,
        best_convergence=best_momentum**0.5,
        plain_convergence=(high - low) / (high + low),
        condition_number=high / low,
    )
