"""From dense to shared: one linear layer y = x A with ever fewer weights of its own.

    dense    every output has its own weight for every input,
    banded   weights far from the diagonal are left out: neighbours only,
    shared   one kernel serves all outputs; each weight returns once a row.

The banded layer keeps the weights that the dense one has there. Matrices are drawn as T = A
transposed, one output a row, so that row t shows what output t sees.

Array sizes: time_out, length (inputs), lengths (of a curve of counts).

Source: LeCun, Generalization and network design strategies (1989): local connections and shared
weights as two steps of one reduction.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from core.checks import whole_number
from core.convolution import ParameterCounts, convolve, count_parameters, toeplitz
from core.seeds import MAX_SEED

MAX_MATRIX = 2000  # inputs; a matrix of 32 MB
MAX_WIDTH = 64  # taps
CURVE_POINTS = 60  # lengths of the curve, log-spaced
LONGEST = 100_000  # inputs at the end of the curve
BYTES = 4  # of one weight in float32
ABSENT = -1  # number of a weight that is not there


@dataclass(frozen=True)
class Layers:
    """The three layers, each as its matrix T; cells without a weight are NaN."""

    dense: Float[np.ndarray, "time_out length"]
    banded: Float[np.ndarray, "time_out length"]
    shared: Float[np.ndarray, "time_out length"]
    taps: Int[np.ndarray, "time_out length"]  # which weight of the kernel, or ABSENT
    counts: ParameterCounts
    signal: Float[np.ndarray, " length"]
    difference: float  # the largest |x A - conv1d(x)|


@dataclass(frozen=True)
class CountCurve:
    """Weights against the number of inputs."""

    lengths: Int[np.ndarray, " lengths"]
    dense: Float[np.ndarray, " lengths"]
    banded: Float[np.ndarray, " lengths"]
    shared: Float[np.ndarray, " lengths"]


def build(
    length: int = 6,
    width: int = 3,
    *,
    stride: int = 1,
    dilation: int = 1,
    padding: str = "SAME",
    seed: int = 0,
) -> Layers:
    """Returns the three layers with normal random weights, and the shared one's two computations.

    Raises InputError: what ``convolution.toeplitz`` raises; the same for the seed.

    >>> layers = build(6, 3)
    >>> layers.counts, layers.difference < 1e-14
    (ParameterCounts(dense=36, banded=16, shared=3), True)
    """
    length = whole_number("length", length, 1, MAX_MATRIX)
    width = whole_number("width", width, 1, MAX_WIDTH)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    how = {"stride": stride, "dilation": dilation, "padding": padding}
    counts = count_parameters(length, width, **how)
    numbers = toeplitz(np.arange(1, width + 1), length, **how).astype(np.int64)
    draw = np.random.default_rng(seed)
    kernel, signal = draw.standard_normal(width), draw.standard_normal(length)
    dense = draw.standard_normal(numbers.shape)
    matrix = toeplitz(kernel, length, **how)
    by_matrix = signal @ matrix.T
    by_convolution = convolve(signal, kernel[:, None, None], **how).output[:, 0]
    return Layers(
        dense=dense,
        banded=np.where(numbers > 0, dense, np.nan),
        shared=np.where(numbers > 0, matrix, np.nan),
        taps=numbers - 1,  # 0, where there is none, becomes ABSENT
        counts=counts,
        signal=signal,
        difference=float(np.max(np.abs(by_matrix - by_convolution))),
    )


def count_curve(
    width: int = 3, *, stride: int = 1, dilation: int = 1, padding: str = "SAME"
) -> CountCurve:
    """Returns the counts of ``count_parameters`` from the shortest signal that fits to LONGEST.

    Raises InputError: what ``convolution.count_parameters`` raises.

    >>> curve = count_curve(3)
    >>> curve.lengths[[0, -1]].tolist(), curve.dense[-1]
    ([3, 100000], np.float64(10000000000.0))
    """
    width = whole_number("width", width, 1, MAX_WIDTH)
    how = {"stride": stride, "dilation": dilation, "padding": padding}
    count_parameters(LONGEST, width, **how)
    reach = (width - 1) * dilation + 1 if padding == "VALID" else width
    lengths = np.unique(np.geomspace(max(reach, stride), LONGEST, CURVE_POINTS).round().astype(int))
    counts = [count_parameters(int(one), width, **how) for one in lengths]
    return CountCurve(
        lengths,
        np.array([one.dense for one in counts], float),
        np.array([one.banded for one in counts], float),
        np.array([one.shared for one in counts], float),
    )


def bytes_of(weights: int) -> int:
    """Returns the memory of so many float32 weights.

    >>> bytes_of(3)
    12
    """
    return weights * BYTES


def gigabytes(weights: int) -> float:
    """Returns the same in units of 10^9 bytes.

    >>> gigabytes(44_100**2)
    7.77924
    """
    return bytes_of(weights) / 1e9
