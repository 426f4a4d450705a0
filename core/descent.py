"""The learning rate decides whether gradient descent crawls, arrives, zigzags or explodes.

The tutorial's curve fit, y = sum over k of a_k x^k with the summed squared error |V a - y|^2, by
plain gradient descent from zero, a <- a - 2 rate V'(V a - y), in *float32*: there numbers leave the
floating-point range, and small steps get lost in rounding. Rotating the rows of [V y] changes
neither loss nor gradient, so at most N + 1 rows stand for all points. A run holds what was measured
and what the eigenvalues predict. Many rates at once: ``sweep``, from core.sweep.

Array sizes: points; terms (N, lowest power first); snapshots (iterations that are kept).

Sources: Nocedal and Wright, Numerical Optimization (2006), 3.3; Goh, Why Momentum Really Works
(Distill 2017); IEEE 754 (float32: 24 bits, largest number 3.4e38).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int

from core import regimes
from core.checks import Numbers, points, real_number, whole_number
from core.loss_surface import Surface, loss_surface
from core.polynomial import (
    MAX_LEARNING_RATE,
    MAX_STEPS,
    MAX_TERMS,
    MIN_LEARNING_RATE,
    reduced_rows,
)
from core.spectrum import Spectrum, hessian_spectrum, theory_losses
from core.sweep import sweep as sweep  # the same question for many rates at once

MAX_PATH_STEPS = 200  # iterations; a path of more cannot be followed by eye
EVERY_STEP_UNTIL = 200  # iterations; up to here each is kept, so that jumping shows
SNAPSHOTS = 401  # 0 .. 200, then up to 200 more, log-spaced


@dataclass(frozen=True)
class Run:
    """One descent; its snapshots end before the overflow, if there is one."""

    snapshot_steps: Int[np.ndarray, " snapshots"]  # iterations done
    snapshots: Float[np.ndarray, "snapshots terms"]  # the coefficients at those iterations
    losses: Float[np.ndarray, " snapshots"]  # summed squared error, measured
    theory_losses: Float[np.ndarray, " snapshots"]  # the same from the eigenvalues
    steepest: Float[np.ndarray, " snapshots"]  # distance to the minimum, steepest direction
    coefficients: Float[np.ndarray, " terms"]  # at the last snapshot
    label: str  # one of regimes.LABELS, from the eigenvalues
    measured_label: str  # the same from the run alone, which does not know "at the bound"
    bound: float  # 2 / lambda_max
    best_rate: float  # 2 / (lambda_min + lambda_max)
    overflow_step: int | None  # iterations after which the loss exceeded float32
    predicted_overflow_step: int | None  # the same from the eigenvalues, beyond ``steps`` too
    visible_step: int | None  # iterations after which the float32 loss differed from the first one


@dataclass(frozen=True)
class Path:
    """A run on the surface of two coefficients, for a picture."""

    surface: Surface
    run: Run  # its snapshots are the path, one for each step


def stability_bound(x: Numbers, y: Numbers, terms: int) -> float:
    """Returns 2 / lambda_max of the Hessian 2 V'V: at a larger rate descent diverges.

    Only x shapes the Hessian; y is checked because it belongs to the same points.

    Raises InputError: what ``spectrum.hessian_spectrum`` raises.

    >>> round(stability_bound([-1, 1], [0, 2], terms=2), 6)
    0.5
    """
    return regimes.bound(hessian_spectrum(x, y, terms).eigenvalues)


@tf.function(jit_compile=True, autograph=False)
def descend_float32(
    rows: tf.Tensor, rate: tf.Tensor, stops: tf.Tensor
) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
    """Returns losses [SNAPSHOTS] and coefficients [SNAPSHOTS, MAX_TERMS] at each stop, and 2 steps.

    A step is a <- a - 2 rate R'(R a - q) from zero. ``rows`` is [R q; 0 r], [MAX_TERMS + 1,
    MAX_TERMS + 1], zero where there is no row or term; ``stops`` is [SNAPSHOTS]. The 2 steps are
    those of the overflow and of the first change of the loss, or NEVER. Products are written as
    sums: XLA then fuses a whole step, which a matrix product would split.
    """
    design, target = rows[:, :-1], rows[:, -1]
    transposed = tf.transpose(design)
    first_loss = tf.reduce_sum(target**2)

    def measure(a):
        residuals = tf.reduce_sum(design * a, axis=1) - target
        return residuals, tf.reduce_sum(residuals**2)

    def notice(step, happened, done):
        return tf.where((step < 0) & happened, done, step)

    def step(done, a, overflow, change):
        residuals, loss = measure(a)
        overflow = notice(overflow, ~tf.math.is_finite(loss), done)
        change = notice(change, loss != first_loss, done)
        a -= rate * (2.0 * tf.reduce_sum(transposed * residuals, axis=1))
        return done + 1, a, overflow, change

    def descend_to(index, state, losses, path):
        stop = stops[index]
        state = tf.while_loop(lambda done, *_: done < stop, step, state)
        losses = tf.tensor_scatter_nd_update(losses, [[index]], [measure(state[1])[1]])
        path = tf.tensor_scatter_nd_update(path, [[index]], [state[1]])
        return index + 1, state, losses, path

    zero, never = tf.constant(0), tf.constant(regimes.NEVER)
    state = (zero, tf.zeros(MAX_TERMS), never, never)
    start = (zero, state, tf.zeros(SNAPSHOTS), tf.zeros((SNAPSHOTS, MAX_TERMS)))
    _, (_, _, *events), losses, path = tf.while_loop(
        lambda index, *_: index < SNAPSHOTS, descend_to, start
    )
    return losses, path, tf.stack(events)


def _stops(steps: int) -> Int[np.ndarray, " snapshots"]:
    """Returns 0, 1, ... EVERY_STEP_UNTIL, then log-spaced iterations, the last ``steps``."""
    dense = np.arange(min(steps, EVERY_STEP_UNTIL) + 1)
    if steps <= EVERY_STEP_UNTIL:
        return dense
    sparse = np.geomspace(EVERY_STEP_UNTIL, steps, SNAPSHOTS - dense.size)
    return np.unique(np.concatenate([dense, np.rint(sparse).astype(np.int64)]))


@dataclass(frozen=True)
class _Measured:
    """What the compiled loop did, up to an overflow."""

    steps: Int[np.ndarray, " snapshots"]
    losses: Float[np.ndarray, " snapshots"]
    path: Float[np.ndarray, "snapshots terms"]
    overflow: int | None
    visible: int | None


def _measure(
    rows: Float[np.ndarray, "rows columns"], terms: int, rate: np.float32, steps: int
) -> _Measured:
    """Returns the descent on [R q; 0 r] up to its overflow."""
    padded = np.zeros((MAX_TERMS + 1, MAX_TERMS + 1), np.float32)
    padded[: len(rows), :terms], padded[: len(rows), -1] = rows[:, :terms], rows[:, terms]
    stops = _stops(steps)
    all_stops = np.pad(stops, (0, SNAPSHOTS - stops.size), mode="edge").astype(np.int32)
    parts = descend_float32(tf.constant(padded), tf.constant(rate), tf.constant(all_stops))
    losses, path, events = (part.numpy() for part in parts)
    overflow, visible = (int(step) if step >= 0 else None for step in events)
    if overflow is None and not np.isfinite(losses[-1]):
        overflow = steps
    if visible is None and losses[-1] != losses[0]:
        visible = steps
    kept = stops if overflow is None else stops[stops < overflow]
    losses, path = losses[: kept.size].astype(float), path[: kept.size, :terms].astype(float)
    return _Measured(kept, losses, path, overflow, visible)


def _run(rows: Float[np.ndarray, "rows columns"], bowl: Spectrum, rate: float, steps: int) -> Run:
    """Returns the descent on [R q; 0 r], measured and in theory."""
    terms, rate32 = bowl.eigenvalues.size, np.float32(rate)  # theory takes the rounded rate too
    measured = _measure(rows, terms, rate32, steps)
    overflowed = measured.overflow is not None
    residuals = measured.path[[0, -1]] @ rows[:, :terms].T - rows[:, terms]
    gradients = 2.0 * residuals @ rows[:, :terms]
    label = regimes.label(bowl.eigenvalues, rate, steps)
    rates = np.full(measured.steps.size, rate32, float)
    predicted = int(regimes.overflow_steps(bowl, rates[:1])[0])
    return Run(
        snapshot_steps=measured.steps,
        snapshots=measured.path,
        losses=measured.losses,
        theory_losses=theory_losses(bowl, rates, measured.steps, regimes.FLOAT32_MAX),
        steepest=measured.path @ bowl.directions[:, -1] - bowl.solution[-1],
        coefficients=measured.path[-1],
        label=label,
        measured_label=regimes.measured_label(
            measured.losses, measured.path, gradients, overflowed
        ),
        bound=regimes.bound(bowl.eigenvalues),
        best_rate=regimes.best_rate(bowl.eigenvalues),
        overflow_step=measured.overflow,
        predicted_overflow_step=predicted if label == regimes.DIVERGES and predicted > 0 else None,
        visible_step=measured.visible,
    )


def run(
    x: Numbers, y: Numbers, terms: int = 6, learning_rate: float = 5e-4, steps: int = 90_000
) -> Run:
    """Returns the descent a <- a - 2 rate V'(V a - y) from zero, in float32, with its theory.

    Rate, steps, terms and the number of points may change without a new compilation.

    Raises InputError: what ``spectrum.hessian_spectrum`` raises; not_a_number, not_a_whole_number,
    out_of_range for learning_rate and steps (0 to MAX_STEPS); beyond_float32.

    >>> arrived = run([-1, 1], [0, 2], terms=2, learning_rate=0.125, steps=50)
    >>> arrived.label, arrived.coefficients.round(6), round(arrived.bound, 6)
    ('converges', array([1., 1.]), 0.5)
    >>> run([-1, 1], [0, 2], terms=2, learning_rate=5.0, steps=50).overflow_step  # 4 (-19)^(2k)
    15
    """
    bowl = hessian_spectrum(x, y, terms)
    regimes.check_float32(bowl.eigenvalues)  # first: no rate would help
    rate = real_number("learning_rate", learning_rate, MIN_LEARNING_RATE, MAX_LEARNING_RATE)
    steps = whole_number("steps", steps, 0, MAX_STEPS)
    return _run(reduced_rows(*points(x, y), terms), bowl, rate, steps)


def path(
    x: Numbers,
    y: Numbers,
    learning_rate: float = 0.02,
    steps: int = 40,
    terms: int = 2,
    first: int = 0,
    second: int = 1,
) -> Path:
    """Returns the descent over two coefficients, the others at their best, and the bowl under it.

    Bound, best rate and label are those of this bowl, [2] eigenvalues, not of all N coefficients.

    Raises InputError: what ``loss_surface.loss_surface`` raises; not_a_number, not_a_whole_number,
    out_of_range for learning_rate and steps (0 to MAX_PATH_STEPS); beyond_float32.

    >>> out = path([-1, 0, 1], [0, 1, 2], learning_rate=0.5, steps=3)
    >>> out.run.label, out.run.snapshots.round(6).tolist()
    ('diverges', [[0.0, 0.0], [3.0, 2.0], [-3.0, 0.0], [9.0, 2.0]])
    """
    rate = real_number("learning_rate", learning_rate, MIN_LEARNING_RATE, MAX_LEARNING_RATE)
    steps = whole_number("steps", steps, 0, MAX_PATH_STEPS)
    surface = loss_surface(x, y, terms, first, second)
    regimes.check_float32(surface.spectrum.eigenvalues)
    rows = np.column_stack([surface.design, surface.target])
    rows = np.vstack([rows, [0.0, 0.0, surface.spectrum.floor**0.5]])
    return Path(surface, _run(rows, surface.spectrum, rate, steps))
