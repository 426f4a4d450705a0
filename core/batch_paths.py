"""Descent with small batches does not end at a point, but in a cloud around the minimum.

Each step is w <- w - rate g_B on the mean squared error of ``core.batch_data``, with a new batch
drawn without replacement. All paths share one random order of the samples per step: a batch of B
takes the first B of it. With a batch of all n samples this is gradient descent. The distance e to
the minimum obeys, with H_B the Hessian of the batch and g_B its gradient at the minimum,

    e <- (I - rate H_B) e - rate g_B,   so that   M = E[(I - rate H_B) M (I - rate H_B)'] + rate^2 C

holds for the covariance M = E e e' of the cloud, C being that of g_B: a linear equation, solved
exactly. H_B and g_B are means over a batch, and have the covariances of one sample times
(n - B) / (n - 1) / B. The noise floor is the mean excess of the loss, tr(H M) / 2; for small rates
that is

    tr(S) / 4  rate / B  (n - B) / (n - 1),   S the covariance of one sample's gradient.

Array sizes: samples (n); steps; rates; batches; repeats; paths.

Sources: Widrow and Stearns, Adaptive Signal Processing (1985), 6 (excess error of least mean
squares); Mandt, Hoffman and Blei, Stochastic Gradient Descent as Approximate Bayesian Inference
(JMLR 2017).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int

from core.batch_data import SAMPLES, bowl, checked, inputs, targets
from core.batch_size import batch_checked, batch_factor, each_gradient
from core.checks import real_number, whole_number
from core.loss_surface import Surface
from core.seeds import MAX_SEED

# Defaults of settings that several functions here have.
RATE = 0.1
NOISE = 0.5

START = (-2.0, 1.5)
MIDDLE_BATCHES = 2, SAMPLES - 1  # samples: more than one, and not all
MAX_STEPS = 200  # of a drawn path; the eye cannot follow more
MIN_RATE, MAX_RATE = 1e-4, 2.0  # full gradient descent is stable below 1.1
FLOOR_STEPS = 1500  # of a run that measures a floor
FLOOR_LAST = 1000  # steps at its end; the floor is the mean over them
FLOOR_RATES = (0.02, 0.04, 0.08, 0.16)  # the slowest direction forgets its start within 110 steps
FLOOR_BATCHES = (1, 2, 4, 8, 15, 30)
REPEATS = 16  # independent runs of each floor
ROUNDING = 1e-12  # gradient over targets; visible noise gives far more
LARGEST = 1e6  # size of a weight; a path that goes beyond it is cut off


@dataclass(frozen=True)
class Paths:
    """Paths over two weights from one start, one for each batch size, and their noise floors."""

    surface: Surface
    batches: tuple[int, ...]
    weights: Float[np.ndarray, "paths steps 2"]  # before the first step, and after each
    losses: Float[np.ndarray, "paths steps"]  # mean squared error of all samples
    floors: tuple[
        float | None, ...
    ]  # excess above the lowest loss; None where it grows without end
    rate: float

    @property
    def excess(self) -> Float[np.ndarray, "paths steps"]:
        """The loss above the lowest loss."""
        return np.maximum(self.losses - self.surface.spectrum.floor, 0.0)


@dataclass(frozen=True)
class Floors:
    """The mean excess of the loss around which descent settles, for rates and batches."""

    rates: Float[np.ndarray, " rates"]
    batches: Int[np.ndarray, " batches"]
    measured: Float[np.ndarray, "rates batches"]
    exact: Float[np.ndarray, "rates batches"]  # from the linear equation for M
    simple: Float[np.ndarray, "rates batches"]  # tr(S) / 4 rate / B (n - B) / (n - 1)
    slope: float  # tr(S) / 4


@tf.function(jit_compile=True, autograph=False)
def descend(design, target, start, order, rates, batches):
    """Returns the weights before and after each step [steps + 1, rates, batches, repeats, 2].

    Each step is w <- w - rate g_B. ``order`` [steps, repeats, samples] holds the place of each
    sample in the step's random order: the first B samples are the batch.
    """
    batch_size = tf.cast(batches, design.dtype)[None, :, None, None]
    rate = rates[:, None, None, None]

    def step(w, places):
        chosen = tf.cast(places[None, None] < batches[None, :, None, None], design.dtype)
        residuals = tf.linalg.matvec(design, w) - target
        gradient = 2.0 * tf.einsum("rbks,sd->rbkd", chosen * residuals, design) / batch_size
        return w - rate * gradient

    first = tf.broadcast_to(
        start, (rates.shape[0], batches.shape[0], order.shape[1], start.shape[0])
    )
    later = tf.scan(step, order, first)
    return tf.concat([first[None], later], axis=0)


def orders(
    samples: int, steps: int, repeats: int, seed: int
) -> Int[np.ndarray, "steps repeats samples"]:
    """Returns the place of every sample in a random order, a new order every step and repeat.

    >>> np.sort(orders(4, 1, 1, 0)[0, 0]).tolist()
    [0, 1, 2, 3]
    """
    rng = np.random.default_rng([seed, 2])
    return np.argsort(rng.random((steps, repeats, samples)), axis=2).astype(np.int32)


def _walk(design, target, start, order, rates, batches) -> np.ndarray:
    """``descend`` from plain arrays, in float64."""
    numbers = [tf.constant(values, tf.float64) for values in (design, target, start)]
    plan = tf.constant(rates, tf.float64), tf.constant(batches, tf.int32)
    return descend(*numbers, tf.constant(order), *plan).numpy()  # type: ignore[attr-defined]


def noise_floor(
    design: Float[np.ndarray, "samples 2"],
    target: Float[np.ndarray, " samples"],
    rate: float,
    batch: int,
) -> float | None:
    """Returns tr(H M) / 2, M from its linear equation; None where M grows without end.

    >>> x, y = inputs(), targets()
    >>> noise_floor(x, y, 0.1, 60), noise_floor(x, y, 2.0, 1)
    (0.0, None)
    """
    lowest = np.linalg.lstsq(design, target)[0]
    factor = batch_factor(batch, len(design))
    each_h = 2.0 * design[:, :, None] * design[:, None, :]
    h = each_h.mean(axis=0)
    scatter = np.einsum("nij,nkl->ikjl", each_h - h, each_h - h) / len(design) * factor
    contract = np.eye(2) - rate * h
    grow = np.kron(contract, contract) + rate**2 * scatter.reshape(4, 4)
    if np.abs(np.linalg.eigvals(grow)).max() >= 1.0:
        return None
    each_g = each_gradient(design, target, lowest)
    if np.abs(each_g).max() < ROUNDING * np.abs(target).max():
        return 0.0  # without noise all samples have the same minimum
    noise = rate**2 * factor * (each_g.T @ each_g) / len(design)
    m = np.linalg.solve(np.eye(4) - grow, noise.ravel()).reshape(2, 2)
    return float(np.trace(h @ m) / 2.0)


def paths(
    rate: float = RATE,
    batch: int = 8,
    steps: int = 100,
    noise: float = NOISE,
    seed: int = 0,
) -> Paths:
    """Returns the paths of batches of 1, ``batch`` and all 60 samples from START.

    ``noise``: standard deviation of the samples' noise; ``seed`` draws samples and batches. Rate,
    batch and steps may change without a new compilation. Where a path goes beyond LARGEST, the rest
    of it is nan.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range (rate, batch, steps 1 to
    MAX_STEPS, noise, seed); batch_above_samples.

    >>> result = paths(steps=3)
    >>> result.batches, result.weights.shape, result.floors[-1]
    ((1, 8, 60), (3, 4, 2), 0.0)
    """
    rate = real_number("learning_rate", rate, MIN_RATE, MAX_RATE)
    batch = batch_checked(batch, SAMPLES)
    steps = whole_number("steps", steps, 1, MAX_STEPS)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    x, y = checked(inputs(SAMPLES, seed), targets(SAMPLES, noise, seed))
    batches = (1, batch, SAMPLES)
    order = orders(SAMPLES, MAX_STEPS, 1, seed)
    by_step = _walk(x, y, START, order, [rate], batches)[: steps + 1, 0, :, 0]
    weights = np.moveaxis(by_step, 0, 1)
    diverged = np.logical_or.accumulate(~(np.abs(weights).max(axis=2) < LARGEST), axis=1)
    weights = np.where(diverged[..., None], np.nan, weights)
    return Paths(
        surface=bowl(x, y, START),
        batches=batches,
        weights=weights,
        losses=np.mean((weights @ x.T - y) ** 2, axis=2),
        floors=tuple(noise_floor(x, y, rate, size) for size in batches),
        rate=rate,
    )


def floor_ratio(rate: float = RATE, smaller: int = 1, larger: int = 30) -> float:
    """Returns the noise floor of batch ``smaller`` over that of batch ``larger``, by exact theory.

    Raises InputError: not_a_number, out_of_range (rate, MIN_RATE to 0.2); batch_above_samples.

    >>> round(floor_ratio(smaller=8, larger=8), 6)
    1.0
    """
    rate = real_number("learning_rate", rate, MIN_RATE, 0.2)
    x, y = checked(inputs(), targets())
    low, high = (noise_floor(x, y, rate, batch_checked(b, SAMPLES)) for b in (larger, smaller))
    return (high or 0.0) / low if low else float("inf")


def floors(noise: float = NOISE, seed: int = 0) -> Floors:
    """Returns measured noise floors of FLOOR_RATES and FLOOR_BATCHES, with both theories.

    Measured: the mean over REPEATS runs, which begin at the minimum, and over the last FLOOR_LAST
    of their FLOOR_STEPS steps. All runs are one compiled call.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range (noise, seed).

    >>> result = floors()
    >>> result.measured.shape, bool(result.measured[0, 0] > result.measured[0, -1])
    ((4, 6), True)
    """
    seed = whole_number("seed", seed, 0, MAX_SEED)
    x, y = checked(inputs(SAMPLES, seed), targets(SAMPLES, noise, seed))
    surface = bowl(x, y, START)
    order = orders(SAMPLES, FLOOR_STEPS, REPEATS, seed)
    weights = _walk(x, y, surface.minimum, order, FLOOR_RATES, FLOOR_BATCHES)[-FLOOR_LAST:]
    deviations = (weights - surface.minimum) @ surface.design.T
    each = each_gradient(x, y, surface.minimum)
    slope = float(np.mean(np.sum(each**2, axis=1))) / 4.0
    factors = np.array([batch_factor(batch, SAMPLES) for batch in FLOOR_BATCHES])
    exact = [[noise_floor(x, y, r, b) for b in FLOOR_BATCHES] for r in FLOOR_RATES]
    return Floors(
        rates=np.array(FLOOR_RATES),
        batches=np.array(FLOOR_BATCHES),
        measured=np.mean(np.sum(deviations**2, axis=-1), axis=(0, 3)),
        exact=np.array(exact, float),
        simple=slope * np.outer(FLOOR_RATES, factors),
        slope=slope,
    )
