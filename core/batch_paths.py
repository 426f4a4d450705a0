"""Descent with batches of different size: small ones wander, and settle in a cloud, not a point.

w <- w - rate g_B on the mean squared error of ``core.batch_data``, a new batch drawn without
replacement every step. At step t one random order of the samples is shared by all paths: a batch of
B takes the first B of it. With a batch of all n samples this is gradient descent. The distance e to
the minimum obeys, with H_B the Hessian of the batch and g_B its gradient at the minimum,

    e <- (I - rate H_B) e - rate g_B,   so that   M = E[(I - rate H_B) M (I - rate H_B)'] + rate^2 C

holds for the covariance M = E e e' that it settles in: a linear equation, solved exactly. H_B and
g_B are means over a batch, and have the covariances of one sample times (n - B) / (n - 1) / B. The
noise floor is the mean excess of the loss, tr(H M) / 2; for small rates that is

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

from core.batch_data import bowl, checked, inputs, targets
from core.batch_size import batch_checked, batch_factor, each_gradient
from core.checks import real_number, whole_number
from core.loss_surface import Surface
from core.seeds import MAX_SEED

SAMPLES = 60  # the tutorial's
START = (-2.0, 1.5)
MAX_STEPS = 200  # of a path that is drawn; more cannot be followed by eye
MIN_RATE, MAX_RATE = 1e-4, 2.0  # full gradient descent is stable below 1.1
FLOOR_STEPS, FLOOR_LAST = 1500, 1000  # steps of a floor, and those at its end that are averaged
FLOOR_RATES = (0.02, 0.04, 0.08, 0.16)  # the slowest direction forgets its start within 110 steps
FLOOR_BATCHES = (1, 2, 4, 8, 15, 30)
REPEATS = 16  # independent runs of each floor
ROUNDING = 1e-12  # of a gradient beside the targets; noise that can be seen gives far more
LARGEST = 1e6  # of a weight; a path that has left for farther is cut off


@dataclass(frozen=True)
class Paths:
    """Paths over two weights from one start, one a batch size, and what each settles in."""

    surface: Surface
    batches: tuple[int, ...]
    weights: Float[np.ndarray, "paths steps 2"]  # before the first step, and after each
    losses: Float[np.ndarray, "paths steps"]  # mean squared error of all samples
    floors: tuple[float | None, ...]  # excess above the lowest loss; None where it never settles
    rate: float

    @property
    def excess(self) -> Float[np.ndarray, "paths steps"]:
        """The loss above the lowest one."""
        return np.maximum(self.losses - self.surface.spectrum.floor, 0.0)


@dataclass(frozen=True)
class Floors:
    """The mean excess of the loss in which descent settles, for rates and batches."""

    rates: Float[np.ndarray, " rates"]
    batches: Int[np.ndarray, " batches"]
    measured: Float[np.ndarray, "rates batches"]
    exact: Float[np.ndarray, "rates batches"]  # from the linear equation for M
    simple: Float[np.ndarray, "rates batches"]  # tr(S) / 4 rate / B (n - B) / (n - 1)
    slope: float  # tr(S) / 4


@tf.function(jit_compile=True, autograph=False)
def _descend(design, target, start, order, rates, batches):
    """Returns w [steps + 1, rates, batches, repeats, 2]; ``order`` is [steps, repeats, samples].

    ``order`` holds the place of each sample in the step's random order: the first B are the batch.
    """
    size = tf.cast(batches, design.dtype)[None, :, None, None]
    pace = rates[:, None, None, None]

    def step(w, places):
        chosen = tf.cast(places[None, None] < batches[None, :, None, None], design.dtype)
        residuals = tf.linalg.matvec(design, w) - target
        gradient = 2.0 * tf.einsum("rbks,sd->rbkd", chosen * residuals, design) / size
        return w - pace * gradient

    first = tf.broadcast_to(
        start, (rates.shape[0], batches.shape[0], order.shape[1], start.shape[0])
    )
    later = tf.scan(step, order, first)
    return tf.concat([first[None], later], axis=0)


def orders(
    samples: int, steps: int, repeats: int, seed: int
) -> Int[np.ndarray, "steps repeats samples"]:
    """Returns the place of every sample in a random order, a new one every step and repeat.

    >>> np.sort(orders(4, 1, 1, 0)[0, 0]).tolist()
    [0, 1, 2, 3]
    """
    rng = np.random.default_rng([seed, 2])
    return np.argsort(rng.random((steps, repeats, samples)), axis=2).astype(np.int32)


def _walk(design, target, start, order, rates, batches) -> np.ndarray:
    """``_descend`` from plain arrays, in float64."""
    numbers = [tf.constant(one, tf.float64) for one in (design, target, start)]
    plan = tf.constant(rates, tf.float64), tf.constant(batches, tf.int32)
    return _descend(*numbers, tf.constant(order), *plan).numpy()  # type: ignore[attr-defined]


def noise_floor(
    design: Float[np.ndarray, "samples 2"],
    target: Float[np.ndarray, " samples"],
    rate: float,
    batch: int,
) -> float | None:
    """Returns tr(H M) / 2 of the linear equation for M, or None where M grows without end.

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
        return 0.0  # samples without noise agree on the minimum
    noise = rate**2 * factor * (each_g.T @ each_g) / len(design)
    m = np.linalg.solve(np.eye(4) - grow, noise.ravel()).reshape(2, 2)
    return float(np.trace(h @ m) / 2.0)


def paths(
    rate: float = 0.1,
    batch: int = 8,
    steps: int = 100,
    noise: float = 0.5,
    seed: int = 0,
) -> Paths:
    """Returns the paths of batches of 1, ``batch`` and all 60 samples from START.

    ``noise``: standard deviation of the samples' noise; ``seed`` draws samples and batches. Rate,
    batch and steps may change without a new compilation. A path ends, as nan, where it leaves
    LARGEST.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range (rate, batch, steps 1 to
    MAX_STEPS, noise, seed); batch_above_samples.

    >>> found = paths(steps=3)
    >>> found.batches, found.weights.shape, found.floors[-1]
    ((1, 8, 60), (3, 4, 2), 0.0)
    """
    rate = real_number("learning_rate", rate, MIN_RATE, MAX_RATE)
    batch = batch_checked(batch, SAMPLES)
    steps = whole_number("steps", steps, 1, MAX_STEPS)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    x, y = checked(inputs(SAMPLES, seed), targets(SAMPLES, noise, seed))
    batches = (1, batch, SAMPLES)
    order = orders(SAMPLES, MAX_STEPS, 1, seed)
    walked = _walk(x, y, START, order, [rate], batches)[: steps + 1, 0, :, 0]
    weights = np.moveaxis(walked, 0, 1)
    gone = np.logical_or.accumulate(~(np.abs(weights).max(axis=2) < LARGEST), axis=1)
    weights = np.where(gone[..., None], np.nan, weights)
    return Paths(
        surface=bowl(x, y, START),
        batches=batches,
        weights=weights,
        losses=np.mean((weights @ x.T - y) ** 2, axis=2),
        floors=tuple(noise_floor(x, y, rate, one) for one in batches),
        rate=rate,
    )


def floor_ratio(rate: float = 0.1, one: int = 1, other: int = 30) -> float:
    """Returns how many times higher the noise floor of the one batch is, from the exact theory.

    Raises InputError: not_a_number, out_of_range (rate, MIN_RATE to 0.2); batch_above_samples.

    >>> round(floor_ratio(one=8, other=8), 6)
    1.0
    """
    rate = real_number("learning_rate", rate, MIN_RATE, 0.2)
    x, y = checked(inputs(), targets())
    low, high = (noise_floor(x, y, rate, batch_checked(b, SAMPLES)) for b in (other, one))
    return (high or 0.0) / low if low else float("inf")


def floors(noise: float = 0.5, seed: int = 0) -> Floors:
    """Returns measured noise floors of FLOOR_RATES and FLOOR_BATCHES, beside both theories.

    Measured: the mean over REPEATS runs and the last FLOOR_LAST of FLOOR_STEPS steps, begun at the
    minimum. All runs are one compiled call.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range (noise, seed).

    >>> found = floors()
    >>> found.measured.shape, bool(found.measured[0, 0] > found.measured[0, -1])
    ((4, 6), True)
    """
    seed = whole_number("seed", seed, 0, MAX_SEED)
    x, y = checked(inputs(SAMPLES, seed), targets(SAMPLES, noise, seed))
    surface = bowl(x, y, START)
    order = orders(SAMPLES, FLOOR_STEPS, REPEATS, seed)
    walked = _walk(x, y, surface.minimum, order, FLOOR_RATES, FLOOR_BATCHES)[-FLOOR_LAST:]
    away = (walked - surface.minimum) @ surface.design.T
    each = each_gradient(x, y, surface.minimum)
    slope = float(np.mean(np.sum(each**2, axis=1))) / 4.0
    factors = np.array([batch_factor(one, SAMPLES) for one in FLOOR_BATCHES])
    exact = [[noise_floor(x, y, r, b) for b in FLOOR_BATCHES] for r in FLOOR_RATES]
    return Floors(
        rates=np.array(FLOOR_RATES),
        batches=np.array(FLOOR_BATCHES),
        measured=np.mean(np.sum(away**2, axis=-1), axis=(0, 3)),
        exact=np.array(exact, float),
        simple=slope * np.outer(FLOOR_RATES, factors),
        slope=slope,
    )
