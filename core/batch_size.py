"""The gradient of a batch is a noisy estimate of the full one; larger batches have less noise.

The loss is the mean squared error of y = w_1 x_1 + w_2 x_2 over n samples (``core.batch_data``).
The gradient of one sample is g_i = 2 (x_i . w - y_i) x_i; g is their mean over all samples, and g_B
their mean over a batch of B samples drawn *without replacement*: B = n gives g itself. Then
E g_B = g, and

    E |g_B - g|^2 = tr(S) / B  (n - B) / (n - 1),    S = 1/n sum of (g_i - g)(g_i - g)'.

A step along -g_B goes uphill, to first order, where g_B . g < 0. The variance along g is
s^2 = g'S g / |g|^2. A normal g_B goes uphill with probability Phi(-z), where
z^2 = |g|^2 B (n - 1) / (s^2 (n - B)). For a share p = Phi(-z) of uphill steps a batch needs
B = n / (1 + (n - 1) |g|^2 / (z s)^2) samples: few far from the minimum, and nearly all of them
close to it, where g vanishes and s does not.

Array sizes: samples (n); draws; batches; distances.

Sources: Cochran, Sampling Techniques (1977), 2.5 (the finite-population factor); Bottou, Curtis and
Nocedal, Optimization Methods for Large-Scale Machine Learning (SIAM Review 2018), 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from jaxtyping import Bool, Float, Int

from core.batch_data import MAX_SAMPLES, bowl, checked, weights_checked
from core.checks import Numbers, real_number, whole_number
from core.errors import InputError
from core.seeds import MAX_SEED

MAX_DRAWS = 100_000
MAX_CELLS = 10_000_000  # draws times samples: 80 MB of random numbers
DRAWS = 20_000  # a share of these scatters by 0.35 % at most, its standard error
DRAWS_OF_EACH_SIZE = 2_000  # where many batch sizes are drawn
QUICK_CELLS = 1_200_000  # draws times samples that take a twentieth of a second
BATCHES = 12  # batch sizes of a curve, log-spaced from 1 to n
DISTANCES = 13  # places on the way to the minimum
CLOSEST = 1e-2  # times the distance of the first place
FACTORS = (1.0, 0.1, 10.0)  # times the distance of a place: the place itself, nearer, farther
UPHILL = 0.1  # share of uphill steps that counts as few


@dataclass(frozen=True)
class Gradients:
    """The gradient of all samples, and those of many batches."""

    full: Float[np.ndarray, " 2"]
    sampled: Float[np.ndarray, "draws 2"]
    batch: int
    samples: int
    trace: float  # tr(S)
    along: float  # s^2, the variance along the full gradient; 0 where that is 0

    @property
    def full_length(self) -> float:
        """|g|."""
        return float(np.linalg.norm(self.full))

    @property
    def lengths(self) -> Float[np.ndarray, " draws"]:
        """|g_B| of every draw."""
        return np.linalg.norm(self.sampled, axis=1)

    @property
    def angles(self) -> Float[np.ndarray, " draws"]:
        """Degrees between each batch's gradient and the full one; 90 where either is 0."""
        sizes = self.lengths * self.full_length
        cosines = np.divide(
            self.sampled @ self.full, sizes, out=np.zeros_like(sizes), where=sizes > 0
        )
        return np.degrees(np.arccos(np.clip(cosines, -1.0, 1.0)))

    @property
    def median_angle(self) -> float:
        """Degrees; half of the draws have a smaller angle to the full gradient."""
        return float(np.median(self.angles))

    @property
    def goes_uphill(self) -> Bool[np.ndarray, " draws"]:
        """Whether the step of each draw goes uphill: g_B . g < 0."""
        return self.sampled @ self.full < 0

    @property
    def uphill(self) -> float:
        """The share of draws whose step goes uphill."""
        return float(np.mean(self.goes_uphill))

    @property
    def variance(self) -> float:
        """The measured mean of |g_B - g|^2."""
        return float(np.mean(np.sum((self.sampled - self.full) ** 2, axis=1)))

    @property
    def theory_variance(self) -> float:
        """tr(S) / B (n - B) / (n - 1)."""
        return self.trace * batch_factor(self.batch, self.samples)

    @property
    def noise_scale(self) -> float:
        """tr(S) / |g|^2: the batch size at which noise and gradient are equally large."""
        size = float(self.full @ self.full)
        return self.trace / size if size > 0 else float("inf")


@dataclass(frozen=True)
class Curve:
    """Variance and uphill share of batches of every size at one place."""

    batches: Int[np.ndarray, " batches"]
    variances: Float[np.ndarray, " batches"]  # measured mean of |g_B - g|^2
    theory: Float[np.ndarray, " batches"]  # with the finite-population factor
    endless: Float[np.ndarray, " batches"]  # tr(S) / B, for infinitely many samples
    uphill: Float[np.ndarray, " batches"]  # measured share of uphill steps


@dataclass(frozen=True)
class Approach:
    """The share of steps that go uphill on the way to the minimum."""

    factors: tuple[float, ...]  # distances to the minimum, in distances of the place
    uphill: tuple[float, ...]


@dataclass(frozen=True)
class Needed:
    """The smallest batch with few uphill steps, on the straight way from a place to the minimum."""

    distances: Float[np.ndarray, " distances"]  # from the minimum
    measured: Int[np.ndarray, " distances"]
    theory: Float[np.ndarray, " distances"]  # for normal g_B
    share: float  # of uphill steps that is allowed


def batch_factor(batch: int, samples: int) -> float:
    """Returns (n - B) / (n - 1) / B: the variance of a batch's mean, in variances of one sample.

    >>> batch_factor(1, 60), batch_factor(60, 60), batch_factor(1, 1)
    (1.0, 0.0, 0.0)
    """
    return (samples - batch) / max(samples - 1, 1) / batch


def each_gradient(
    design: Float[np.ndarray, "samples 2"],
    y: Float[np.ndarray, " samples"],
    weights: Float[np.ndarray, " 2"],
) -> Float[np.ndarray, "samples 2"]:
    """Returns g_i = 2 (x_i . w - y_i) x_i of every sample.

    >>> each_gradient(np.array([[1.0, 2.0]]), np.array([1.0]), np.array([1.0, 1.0]))
    array([[4., 8.]])
    """
    return 2.0 * (design @ weights - y)[:, None] * design


def subsets(
    samples: int, batch: int, draws: int, rng: np.random.Generator
) -> Int[np.ndarray, "draws batch"]:
    """Returns indices drawn without replacement, each draw in ascending order.

    >>> subsets(3, 3, 2, np.random.default_rng(0)).tolist()
    [[0, 1, 2], [0, 1, 2]]
    """
    order = np.argsort(rng.random((draws, samples)), axis=1)
    return np.sort(order[:, :batch], axis=1)


def batch_gradients(
    each: Float[np.ndarray, "samples 2"], picked: Int[np.ndarray, "draws batch"]
) -> Gradients:
    """Returns g, the mean of all gradients g_i, and g_B, their mean over every batch.

    ``each`` holds g_i; ``picked`` holds the indices of the samples of every batch.

    >>> batch_gradients(np.array([[1.0, 0.0], [3.0, 0.0]]), np.array([[0], [1]])).sampled.tolist()
    [[1.0, 0.0], [3.0, 0.0]]
    """
    full = each.mean(axis=0)
    draws, batch = picked.shape
    whole = batch == len(each)  # then g itself: a sum in another order would round differently
    centred = each - full
    size = float(full @ full)
    return Gradients(
        full=full,
        sampled=np.tile(full, (draws, 1)) if whole else each[picked].mean(axis=1),
        batch=batch,
        samples=len(each),
        trace=float(np.mean(np.sum(centred**2, axis=1))),
        along=float(np.mean((centred @ full) ** 2)) / size if size > 0 else 0.0,
    )


def _checked(
    x: Numbers, y: Numbers, weights: Numbers, draws: int, seed: int
) -> tuple[Float[np.ndarray, "samples 2"], int, int]:
    """Returns every sample's gradient, draws and seed."""
    design, values = checked(x, y)
    pair = weights_checked(weights)
    most = min(MAX_DRAWS, MAX_CELLS // len(design))
    draws = whole_number("draws", draws, 1, most)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    return each_gradient(design, values, pair), draws, seed


def enough_draws(samples: int, wanted: int = DRAWS) -> int:
    """Returns ``wanted``, or as many draws of all samples as QUICK_CELLS numbers make.

    Raises InputError: not_a_whole_number, out_of_range (samples, wanted; both from 1).

    >>> enough_draws(60), enough_draws(1000), enough_draws(1000, 500)
    (20000, 1200, 500)
    """
    samples = whole_number("samples", samples, 1, MAX_SAMPLES)
    return min(whole_number("draws", wanted, 1, MAX_DRAWS), QUICK_CELLS // samples)


def sample_gradients(
    x: Numbers, y: Numbers, weights: Numbers, batch: int = 1, draws: int = DRAWS, seed: int = 0
) -> Gradients:
    """Returns the gradient of all samples, [2], and of ``draws`` batches of ``batch``, [draws, 2].

    x is [samples, 2], or [samples] for the line w_1 + w_2 x; weights [2]. Each batch is drawn
    without replacement, so that a batch of all samples has the full gradient to the last bit.

    Raises InputError: what ``batch_data.checked`` and ``weights_checked`` raise;
    not_a_whole_number, out_of_range (draws, seed, batch below 1); batch_above_samples.

    >>> gradients = sample_gradients([[1, 0], [0, 1]], [1.0, 2.0], [0, 0], batch=2, draws=3)
    >>> gradients.full.tolist(), gradients.sampled.tolist()
    ([-1.0, -2.0], [[-1.0, -2.0], [-1.0, -2.0], [-1.0, -2.0]])
    """
    each, draws, seed = _checked(x, y, weights, draws, seed)
    batch = batch_checked(batch, len(each))
    return batch_gradients(each, subsets(len(each), batch, draws, np.random.default_rng(seed)))


def batch_checked(batch: int, samples: int) -> int:
    """Returns the batch size as an int from 1 to the number of samples.

    Raises InputError: not_a_whole_number, out_of_range, batch_above_samples.

    >>> batch_checked(8, 60)
    8
    """
    batch = whole_number("batch", batch, 1, 2**31 - 1)
    if batch > samples:
        raise InputError("batch_above_samples", given=batch, samples=samples)
    return batch


def approach(
    x: Numbers, y: Numbers, weights: Numbers, batch: int = 1, draws: int = DRAWS, seed: int = 0
) -> Approach:
    """Returns the share of uphill steps at ``weights``, and nearer to and farther from the minimum.

    Raises InputError: what ``sample_gradients`` and ``batch_data.bowl`` raise.

    >>> from core.batch_data import inputs, targets
    >>> approach(inputs(), targets(), [3, 1], batch=60).uphill
    (0.0, 0.0, 0.0)
    """
    surface = bowl(x, y, weights)
    offset = surface.start - surface.minimum
    places = [surface.minimum + factor * offset for factor in FACTORS]
    uphill = [sample_gradients(x, y, place, batch, draws, seed).uphill for place in places]
    return Approach(FACTORS, tuple(uphill))


def sizes(samples: int) -> Int[np.ndarray, " batches"]:
    """Returns up to BATCHES batch sizes, log-spaced from 1 to all samples.

    >>> sizes(8).tolist()
    [1, 2, 3, 4, 5, 7, 8]
    """
    return np.unique(np.rint(np.geomspace(1, samples, BATCHES)).astype(int))


def curve(
    x: Numbers, y: Numbers, weights: Numbers, draws: int = DRAWS_OF_EACH_SIZE, seed: int = 0
) -> Curve:
    """Returns the variance of g_B, measured and in theory, and the share of uphill steps against B.

    Raises InputError: what ``sample_gradients`` raises.

    >>> result = curve([1.0, 2.0, 4.0], [0.0, 1.0, 0.0], [0, 0])
    >>> result.batches.tolist(), float(result.variances[-1])
    ([1, 2, 3], 0.0)
    """
    each, draws, seed = _checked(x, y, weights, draws, seed)
    rng = np.random.default_rng(seed)
    batches = sizes(len(each))
    results = [batch_gradients(each, subsets(len(each), int(b), draws, rng)) for b in batches]
    return Curve(
        batches=batches,
        variances=np.array([gradients.variance for gradients in results]),
        theory=np.array([gradients.theory_variance for gradients in results]),
        endless=results[0].trace / batches,
        uphill=np.array([gradients.uphill for gradients in results]),
    )


def _measured_need(results: list[Gradients], share: float) -> int:
    """Returns the smallest batch from which on all have at most this share of uphill steps."""
    few = [gradients.uphill <= share for gradients in results]
    first = len(few) - int(np.argmin(np.append(few[::-1], False)))
    return results[min(first, len(few) - 1)].batch


def _theoretical_need(gradients: Gradients, share: float) -> float:
    """Returns B = n / (1 + (n - 1) |g|^2 / (z s)^2), at least 1."""
    z = NormalDist().inv_cdf(1.0 - share)
    noise = z**2 * gradients.along
    if noise == 0.0:
        return 1.0
    signal = (gradients.samples - 1) * float(gradients.full @ gradients.full) / noise
    return max(1.0, gradients.samples / (1.0 + signal))


def needed(
    x: Numbers,
    y: Numbers,
    weights: Numbers,
    draws: int = DRAWS_OF_EACH_SIZE,
    seed: int = 0,
    share: float = UPHILL,
) -> Needed:
    """Returns the batch that keeps uphill steps at or below ``share``, from far to near.

    Measured is the smallest of ``sizes`` from which on all keep them there.

    Raises InputError: what ``sample_gradients`` and ``batch_data.bowl`` raise; not_a_number,
    out_of_range (share, 0.01 to 0.4).

    >>> from core.batch_data import inputs, targets
    >>> result = needed(inputs(), targets(), [3, 1])
    >>> bool(result.measured[0] < result.measured[-1])
    True
    """
    _, draws, seed = _checked(x, y, weights, draws, seed)
    share = real_number("uphill_share", share, 0.01, 0.4)
    surface = bowl(x, y, weights)
    offset = surface.start - surface.minimum
    parts = np.geomspace(1.0, CLOSEST, DISTANCES)
    design, values = checked(x, y)
    rng = np.random.default_rng(seed)
    batches = sizes(len(values))
    picks = [subsets(len(values), int(b), draws, rng) for b in batches]
    measured, theory = [], []
    for part in parts:
        each = each_gradient(design, values, surface.minimum + part * offset)
        results = [batch_gradients(each, picked) for picked in picks]
        measured.append(_measured_need(results, share))
        theory.append(_theoretical_need(results[0], share))
    return Needed(
        distances=parts * float(np.linalg.norm(offset)),
        measured=np.array(measured),
        theory=np.array(theory),
        share=share,
    )
