"""Why sharing generalises: the fewer weights, the fewer examples they need.

Three layers learn the same filter A* from k sequences x of length n with targets y = x A* + noise:

    dense    n weights per output,
    banded   width weights per output,
    shared   width weights for all outputs.

Each is solved by least squares. Of several solutions the one of least norm is taken, where gradient
descent from zero ends. All k are solved at once: G_k = X'X and M_k = X'Y of the first k sequences
are running sums; the banded layer needs blocks of them, the shared layer the sum of these blocks.
With normal inputs and p weights per output, the expected squared error of an output is

    (1 - k/p) |a|^2 + s^2 k / (p - k - 1)    for k < p - 1,
    s^2 p / (k - p - 1)                      for k > p + 1,

with s the noise and a the true weights of the output: a peak at k = p. For the shared layer p is
the width, and k n outputs stand in place of k, as if they were independent. They share inputs, so
this is an approximation: within a fifth from k n = 6 width on.

Array sizes: draws, k (1 .. most), n (length), width, tests (fresh sequences).

Sources: Hastie, Montanari, Rosset and Tibshirani, Surprises in high-dimensional ridgeless least
squares interpolation (2022), corollary 1 in its finite form; Breiman and Freedman (1983).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int

from core import named_kernels
from core.checks import real_number, whole_number
from core.convolution import ParameterCounts, count_parameters, toeplitz
from core.seeds import MAX_SEED

MIN_LENGTH, MAX_LENGTH = 4, 48  # inputs; 10 draws of 100 systems of this size take a second
MAX_WIDTH = 7  # taps
MAX_NOISE = 5.0  # standard deviation; that of the inputs is 1
MAX_DRAWS = 20
MOST = 100  # sequences
TESTS = 200  # fresh sequences on which the error is measured
CUT = 1e-10  # eigenvalues below this share of the largest one are rounding


@dataclass(frozen=True)
class Line:
    """The squared error of one layer on fresh sequences, for each k."""

    mean: Float[np.ndarray, " k"]  # over the draws
    low: Float[np.ndarray, " k"]  # smallest of the draws
    high: Float[np.ndarray, " k"]  # largest of the draws
    theory: Float[np.ndarray, " k"]  # NaN where the expectation is infinite


@dataclass(frozen=True)
class Race:
    """The errors of the three layers for each number of sequences, on targets without noise."""

    sequences: Int[np.ndarray, " k"]
    dense: Line
    banded: Line
    shared: Line
    counts: ParameterCounts
    power: float  # mean square of the true outputs: the error of a layer of zeros


@tf.function(autograph=False)
def least_norm_solution(gram: tf.Tensor, moment: tf.Tensor) -> tf.Tensor:
    """Returns the least-squares w of least norm for gram @ w = moment, a batch of systems.

    ``gram`` [..., p, p] is symmetric, ``moment`` and w are [..., p, outputs].
    """
    values, vectors = tf.linalg.eigh(gram)
    smallest = CUT * tf.reduce_max(values, axis=-1, keepdims=True)
    inverse = tf.where(values > smallest, 1.0 / tf.where(values > smallest, values, 1.0), 0.0)
    projections = tf.matmul(vectors, moment, transpose_a=True)
    return tf.matmul(vectors, tf.expand_dims(inverse, -1) * projections)


def _examples(
    matrix: Float[np.ndarray, "n n"], noise: float, draws: int, most: int, seed: int
) -> tuple[Float[np.ndarray, "draws k n"], Float[np.ndarray, "draws k n"]]:
    """Returns X and Y; their first sequences are the same for every ``most``."""
    normal = np.random.default_rng(seed).standard_normal((draws, most, 2, len(matrix)))
    x = normal[:, :, 0]
    return x, x @ matrix.T + noise * normal[:, :, 1]


def learned_matrices(
    x: Float[np.ndarray, "draws k n"], y: Float[np.ndarray, "draws k n"], width: int
) -> dict[str, Float[np.ndarray, "draws k n n"]]:
    """Returns the matrix T of each layer, learned from the first k sequences, for every k.

    ``x`` and ``y`` are X and Y, [draws, k, n]; T has one row per output, so that y = T x. G_k and
    M_k are ``gram`` and ``moment``; ``blocks`` and ``rights`` are their parts for one output each.

    >>> x = np.eye(3)[None]  # impulses: each shows the weights of one input
    >>> learned_matrices(x, 2 * x, width=1)["dense"][0, -1]
    array([[2., 0., 0.],
           [0., 2., 0.],
           [0., 0., 2.]])
    """
    gram = np.cumsum(x[..., :, None] * x[..., None, :], axis=1)
    moment = np.cumsum(x[..., :, None] * y[..., None, :], axis=1)
    length = x.shape[-1]
    dense = least_norm_solution(tf.constant(gram), tf.constant(moment)).numpy()
    row = np.arange(length)[:, None]
    column = row - (width - 1) // 2 + np.arange(width)  # inputs of each output, [n width]
    inside = (column >= 0) & (column < length)
    column = np.clip(column, 0, length - 1)
    blocks = gram[..., column[:, :, None], column[:, None, :]]
    blocks = blocks * (inside[:, :, None] & inside[:, None, :])
    rights = (moment[..., column, row] * inside)[..., None]
    kernels = least_norm_solution(tf.constant(blocks), tf.constant(rights)).numpy()[..., 0]
    total, right = blocks.sum(axis=-3), rights.sum(axis=-3)  # one kernel for all outputs
    kernel = least_norm_solution(tf.constant(total), tf.constant(right)).numpy()[..., 0]
    banded, shared = np.zeros(dense.shape), np.zeros(dense.shape)
    rows, columns = np.broadcast_to(row, column.shape)[inside], column[inside]
    banded[..., rows, columns] = kernels[..., inside]
    shared[..., rows, columns] = np.broadcast_to(kernel[..., None, :], kernels.shape)[..., inside]
    return {"dense": dense.swapaxes(-1, -2), "banded": banded, "shared": shared}


def expected_error(
    k: Int[np.ndarray, " k"], weights: int, norm_squared: float, noise: float
) -> Float[np.ndarray, " k"]:
    """Returns the expected squared error of an output, p ``weights``; NaN for k = p - 1 .. p + 1.

    The formula is that of the module; ``norm_squared`` is |a|^2, ``noise`` is s.

    >>> expected_error(np.array([1, 4, 14]), 4, 1.0, 1.0)
    array([1.25      ,        nan, 0.44444444])
    """
    p = float(weights)
    with np.errstate(divide="ignore", invalid="ignore"):
        few = (1 - k / p) * norm_squared + noise**2 * k / (p - k - 1)
        many = noise**2 * p / (k - p - 1)
    return np.where(k < p - 1, few, np.where(k > p + 1, many, np.nan))


def _theory(
    kind: str, matrix: Float[np.ndarray, "n n"], width: int, noise: float, k: Int[np.ndarray, " k"]
) -> Float[np.ndarray, " k"]:
    """Returns the expected error of a layer, its mean over the outputs."""
    length = len(matrix)
    norms = np.sum(matrix**2, axis=1)
    if kind == "shared":
        return expected_error(k * length, width, float(norms.max()), noise)
    weights = np.ones(length, int) * length
    if kind == "banded":
        weights = np.count_nonzero(toeplitz(np.ones(width), length), axis=1)
    outputs = zip(weights, norms, strict=True)
    return np.mean([expected_error(k, int(p), float(a), noise) for p, a in outputs], axis=0)


def run(
    length: int = 16,
    width: int = 3,
    kernel: str = "average",
    noise: float = 0.3,
    draws: int = 10,
    most: int = MOST,
    seed: int = 0,
) -> Race:
    """Returns the error of the three layers after k = 1 .. ``most`` sequences.

    Raises InputError: what ``named_kernels.kernel`` raises; kernel_wider_than_signal;
    not_a_whole_number, not_a_number, out_of_range.

    >>> race = run(length=8, draws=4)
    >>> race.counts.shared, bool((race.shared.mean < race.dense.mean).all())
    (3, True)
    """
    length = whole_number("length", length, MIN_LENGTH, MAX_LENGTH)
    width = whole_number("width", width, 1, MAX_WIDTH)
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    draws = whole_number("draws", draws, 1, MAX_DRAWS)
    most = whole_number("most", most, 1, MOST)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    matrix = toeplitz(named_kernels.kernel(kernel, width), length)
    learned = learned_matrices(*_examples(matrix, noise, draws, most, seed), width)
    fresh = np.random.default_rng([seed, 1]).standard_normal((TESTS, length))
    k = np.arange(1, most + 1)
    lines = {}
    for kind, matrices in learned.items():
        errors = np.mean((fresh @ (matrices - matrix).swapaxes(-1, -2)) ** 2, axis=(-1, -2))
        theory = _theory(kind, matrix, width, noise, k)
        lines[kind] = Line(errors.mean(0), errors.min(0), errors.max(0), theory)
    counts = count_parameters(length, width)
    return Race(sequences=k, counts=counts, power=float(np.sum(matrix**2) / length), **lines)


def peak(race: Race) -> int:
    """Returns the k at which the error of the dense layer is largest.

    >>> peak(run(length=8, draws=4))
    8
    """
    return int(race.sequences[np.argmax(race.dense.mean)])
