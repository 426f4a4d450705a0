"""The curve fit, against a TensorFlow 1 session and a Numba loop; a sweep, against single fits.

Before anything is timed, all ways must give the same numbers.
"""

from __future__ import annotations

import numba
import numpy as np
import tensorflow as tf

from core import descent, polynomial
from core.polynomial import TUTORIAL_X, TUTORIAL_Y
from tests.benchmarks.measuring import Line, in_turns

TERMS, RATE, STEPS = 6, 5e-4, 90_000  # the tutorial's
SESSION_STEPS = 200  # of the session loop, which needs a minute for all STEPS
RATES, SWEEP_STEPS = 200, 10_000


class SessionLoop:
    """The tutorial's curve fit, with TensorFlow 1: one ``run`` of a session for each step."""

    def __init__(self) -> None:
        with tf.Graph().as_default():
            x = tf.compat.v1.placeholder(tf.float32, [None])
            y = tf.compat.v1.placeholder(tf.float32, [None])
            self.weights = [tf.compat.v1.Variable(0.0) for _ in range(TERMS)]
            curve = tf.add_n([a * x**k for k, a in enumerate(self.weights)])
            loss = tf.reduce_sum((curve - y) ** 2)
            self.train = tf.compat.v1.train.GradientDescentOptimizer(RATE).minimize(loss)
            self.data = {x: TUTORIAL_X, y: TUTORIAL_Y}
            self.initialise = tf.compat.v1.global_variables_initializer()
            self.session = tf.compat.v1.Session()

    def fit(self, steps: int) -> np.ndarray:
        """Returns the coefficients after ``steps`` steps from zero."""
        self.session.run(self.initialise)
        for _ in range(steps):
            self.session.run(self.train, self.data)
        return np.array(self.session.run(self.weights))


@numba.njit
def plain_loop(x: np.ndarray, y: np.ndarray, terms: int, rate: float, steps: int) -> np.ndarray:
    """The same with explicit loops over steps, points and terms, compiled by Numba."""
    powers = np.ones((x.size, terms))
    for i in range(x.size):
        for k in range(1, terms):
            powers[i, k] = powers[i, k - 1] * x[i]
    a = np.zeros(terms)
    gradient = np.empty(terms)
    for _ in range(steps):
        gradient[:] = 0.0
        for i in range(x.size):
            residual = -y[i]
            for k in range(terms):
                residual += a[k] * powers[i, k]
            for k in range(terms):
                gradient[k] += 2.0 * residual * powers[i, k]
        for k in range(terms):
            a[k] -= rate * gradient[k]
    return a


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part of the table."""
    rounds = 5 if quick else 21
    return [*_fits(rounds), _sweep(quick, rounds)]


def _fits(rounds: int) -> list[Line]:
    x, y = np.array(TUTORIAL_X), np.array(TUTORIAL_Y)
    session = SessionLoop()

    def ours() -> np.ndarray:
        return polynomial.fit(x, y, TERMS, RATE, STEPS).coefficients

    def compiled() -> np.ndarray:
        return plain_loop(x, y, TERMS, RATE, STEPS)

    # Only the order of summation differs: its rounding error is far below 1e-8
    np.testing.assert_allclose(ours(), compiled(), rtol=1e-8)
    few = polynomial.fit(x, y, TERMS, RATE, SESSION_STEPS).coefficients
    # float32 against float64 over 200 contracting steps: 200 times 6e-8
    np.testing.assert_allclose(session.fit(SESSION_STEPS), few, atol=1e-5)

    fit, loop = in_turns(ours, lambda: session.fit(SESSION_STEPS), rounds)
    again, numba_loop = in_turns(ours, compiled, rounds)
    return [
        Line("fit, one step, against a session loop", fit / STEPS, loop / SESSION_STEPS, 2000),
        Line("fit, 90 000 steps, against a Numba loop", again, numba_loop, at_most=3),
    ]


def _sweep(quick: bool, rounds: int) -> Line:
    rates = np.geomspace(1e-6, 1e-1, RATES)
    single_rates = rates[:: 10 if quick else 1]

    def swept() -> np.ndarray:
        return descent.sweep(TUTORIAL_X, TUTORIAL_Y, TERMS, rates, SWEEP_STEPS).final_losses

    def one_by_one() -> np.ndarray:
        fits = [polynomial.fit(TUTORIAL_X, TUTORIAL_Y, TERMS, r, SWEEP_STEPS) for r in single_rates]
        return np.array([fit.losses[-1] for fit in fits])

    single = one_by_one()
    below = np.isfinite(single) & (single < single[0])
    # The sweep is float32: rounding of 6e-8 a step, times a condition number of 1e3 and more
    np.testing.assert_allclose(
        swept()[:: len(rates) // len(single_rates)][below], single[below], rtol=1e-2
    )
    batch, calls = in_turns(swept, one_by_one, 3 if quick else rounds)
    return Line(
        "sweep, 200 rates, against single calls", batch, calls * RATES / len(single_rates), 20
    )
