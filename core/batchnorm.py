"""How back-propagation changes a gradient in a deep random network, with and without BatchNorm.

    z = h W,   u = (z - mean z) / sqrt(var z + e) with BatchNorm, else z,   h' = f(u) (+ h)

BatchNorm takes mean and variance over the batch, unit by unit, so that every u has mean 0 and
variance 1; gamma is 1 and beta 0, as at the start of training. A random gradient of norm 1 enters
at the last layer. Its norm is measured at the output h of every layer; ``core.mean_field`` predicts
it. In a sigmoid network gradients vanish, and BatchNorm prevents that. In a relu network with He's
weights they keep their size, and BatchNorm makes them explode, by 1.211 a layer.

All layers are square, the inputs are normal numbers. Array sizes: depth; batch; width; bins.

Sources: Ioffe and Szegedy, Batch Normalization (ICML 2015); Yang et al., A Mean Field Theory of
Batch Normalization (ICLR 2019); Glorot and Bengio (AISTATS 2010); He et al. (ICCV 2015).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from core.checks import real_number, whole_number
from core.errors import InputError
from core.mean_field import EPSILON, SCALES, Function, activation_named, layer_factors
from core.seeds import MAX_SEED

# Defaults of settings that several functions here have.
WIDTH = 256

BATCH = 128  # examples; the theory is for infinitely many, and 128 come within 1 % of it
MAX_DEPTH = 100  # layers; a sigmoid's 0.02^100 at the smallest scale is still within float64
MAX_WIDTH = 1024
MAX_WEIGHTS = 8_000_000  # of all layers: 100 of width 256, 64 MB and half a second
MIN_SCALE, MAX_SCALE = 0.1, 10.0  # of the weights, times 1 / sqrt(width)
EDGES = np.linspace(-4.0, 4.0, 41)  # of the histograms' bins; values beyond count in the outer ones
HISTOGRAM_EXAMPLES = 32  # of the batch

Batch = Float[np.ndarray, "batch width"]
PerUnit = Float[np.ndarray, " width"]


@dataclass(frozen=True)
class Profile:
    """Gradients and signals of one network, layer by layer, the first layer first."""

    gradient_norms: Float[np.ndarray, " depth"]  # at the output of each layer; the last is 1
    theory_norms: Float[np.ndarray, " depth"]
    histograms: Float[np.ndarray, "depth bins"]  # shares of what enters the activation, over EDGES
    differences: Float[np.ndarray, " depth"]  # of examples: std of z over the batch, rms over units

    @property
    def factor(self) -> float:
        """Measured factor per layer, as geometric mean; 1 for a single layer."""
        return _per_layer(self.gradient_norms)

    @property
    def theory_factor(self) -> float:
        """The same for the theory."""
        return _per_layer(self.theory_norms)


@dataclass(frozen=True)
class Comparison:
    """One network with the same weights, without and with BatchNorm."""

    without: Profile
    batch_norm: Profile


def _per_layer(norms: Float[np.ndarray, " depth"]) -> float:
    with np.errstate(divide="ignore"):
        return float((norms[0] / norms[-1]) ** (1 / max(norms.size - 1, 1)))


def normalise(z: Batch) -> tuple[Batch, PerUnit]:
    """Returns u = (z - mean) / s and s = sqrt(variance + e), both over the batch.

    >>> u, s = normalise(np.array([[1.0], [3.0]]))
    >>> u.round(3).tolist(), s.round(3).tolist()
    ([[-1.0], [1.0]], [1.0])
    """
    centred = z - z.mean(axis=0)
    s = np.sqrt((centred**2).mean(axis=0) + EPSILON)
    return centred / s, s


def normalise_back(du: Batch, u: Batch, s: PerUnit) -> Batch:
    """Returns the gradient by z from that by u: (du - mean du - u mean(u du)) / s.

    Mean and variance depend on every example, so each example's gradient depends on all others.

    >>> normalise_back(np.array([[1.0], [1.0]]), np.array([[-1.0], [1.0]]), np.ones(1)).tolist()
    [[0.0], [0.0]]
    """
    return (du - du.mean(axis=0) - u * (du * u).mean(axis=0)) / s


def _histogram(u: Batch) -> Float[np.ndarray, " bins"]:
    """Returns the share of values in each bin; those beyond the edges count in the outer bins."""
    bins = EDGES.size - 1
    with np.errstate(over="ignore"):
        places = (u[:HISTOGRAM_EXAMPLES].ravel() - EDGES[0]) / (EDGES[-1] - EDGES[0]) * bins
    counts = np.bincount(np.clip(places, 0, bins - 1).astype(int), minlength=bins)
    return counts / counts.sum()


def _backwards(
    layers: list[tuple[np.ndarray, Batch, PerUnit]],
    gradient: Batch,
    slope: Function,
    batch_norm: bool,
    residual: bool,
) -> Float[np.ndarray, " depth"]:
    """Returns the norms of the gradient at the outputs of the layers, the first layer first.

    ``layers``: weights, u and s of each; ``gradient``: that at the last output, of norm 1.
    """
    norms = [1.0]
    for weights, u, s in layers[:0:-1]:
        du = slope(u) * gradient
        below = (normalise_back(du, u, s) if batch_norm else du) @ weights.T
        gradient = gradient + below if residual else below
        size = float(np.linalg.norm(gradient))
        norms.append(norms[-1] * size)
        gradient = gradient / size if size else gradient  # its squares stay within float64
    return np.array(norms[::-1])


def _check_size(depth: int, width: int) -> None:
    """Raises InputError: network_too_large, with a width at which this depth is allowed."""
    if depth * width**2 > MAX_WEIGHTS:
        raise InputError(
            "network_too_large",
            depth=depth,
            width=width,
            given=depth * width**2,
            maximum=MAX_WEIGHTS,
            narrower=int((MAX_WEIGHTS / depth) ** 0.5),
        )


def gradient_profile(
    depth: int,
    width: int = WIDTH,
    activation: str = "relu",
    batch_norm: bool = False,
    residual: bool = False,
    scale: float | None = None,
    seed: int = 0,
) -> Profile:
    """Returns the norm of a loss gradient at the output of every layer of a random network.

    Weights are normal with standard deviation scale / sqrt(width). The default of ``scale`` is He's
    sqrt(2) for relu, Xavier's 1 for tanh and sigmoid. ``residual`` adds each layer's input to its
    output.

    Raises InputError: not_a_whole_number, not_a_number, out_of_range (depth 1 to 100, width 2 to
    1024, scale 0.1 to 10, seed); unknown_choice; network_too_large (beyond MAX_WEIGHTS).

    >>> profile = gradient_profile(20, batch_norm=True)
    >>> profile.gradient_norms.shape, round(profile.factor, 1), round(profile.theory_factor, 3)
    ((20,), 1.2, 1.211)
    """
    depth = whole_number("depth", depth, 1, MAX_DEPTH)
    width = whole_number("width", width, 2, MAX_WIDTH)
    f, slope = activation_named(activation)
    scale = SCALES[activation] if scale is None else scale
    scale = real_number("scale", scale, MIN_SCALE, MAX_SCALE)
    rng = np.random.default_rng(whole_number("seed", seed, 0, MAX_SEED))
    _check_size(depth, width)
    h = rng.standard_normal((BATCH, width))
    layers, histograms, differences = [], [], []
    for _ in range(depth):
        weights = rng.standard_normal((width, width)) * (scale / np.sqrt(width))
        z = h @ weights
        u, s = normalise(z) if batch_norm else (z, np.ones(width))
        h = f(u) + h if residual else f(u)
        layers.append((weights, u, s))
        histograms.append(_histogram(u))
        differences.append(float(np.sqrt(z.var(axis=0).mean())))
    gradient = rng.standard_normal((BATCH, width))
    norms = _backwards(layers, gradient / np.linalg.norm(gradient), slope, batch_norm, residual)
    factors = layer_factors(depth, activation, batch_norm, residual, scale)
    return Profile(
        gradient_norms=norms,
        theory_norms=np.append(np.cumprod(factors[:0:-1])[::-1], 1.0),
        histograms=np.array(histograms),
        differences=np.array(differences),
    )


def compare(
    depth: int = 50,
    width: int = WIDTH,
    activation: str = "sigmoid",
    residual: bool = False,
    scale: float | None = None,
    seed: int = 0,
) -> Comparison:
    """Returns one random network's profile without and with BatchNorm, from the same weights.

    Raises InputError: what ``gradient_profile`` raises.

    >>> sigmoid = compare(10, activation="sigmoid")
    >>> round(sigmoid.without.factor, 1), round(sigmoid.batch_norm.factor, 1)
    (0.2, 1.0)
    """
    shared = (residual, scale, seed)
    without = gradient_profile(depth, width, activation, False, *shared)
    return Comparison(without, gradient_profile(depth, width, activation, True, *shared))
