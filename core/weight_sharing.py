"""From dense to shared: a linear layer y = x A with fewer and fewer weights to learn.

    dense    every output has its own weight for every input,
    banded   only the weights near the diagonal are kept: neighbours only,
    shared   all outputs use the same kernel; its weights repeat in every row.

The banded layer keeps the weights that the dense layer has there. The matrices are T = A
transposed, with one row per output: row t shows which inputs output t reads.

Array sizes: time_out, length (inputs), lengths (of the signals in a curve of counts).

Source: LeCun, Generalization and network design strategies (1989): local connections and shared
weights as two steps towards fewer free parameters.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from core.checks import whole_number
from core.convolution import ParameterCounts, convolve, count_parameters, toeplitz
from core.seeds import MAX_SEED

# Defaults of settings that several functions here have.
WIDTH = 3

MAX_MATRIX = 2000  # inputs; a matrix of 32 MB
MAX_WIDTH = 64  # taps
CURVE_POINTS = 60  # lengths of the curve, log-spaced
LONGEST = 100_000  # inputs at the end of the curve
BYTES = 4  # of one weight in float32
ABSENT = -1  # in ``taps``: this cell has no weight


@dataclass(frozen=True)
class Layers:
    """The three layers, each as its matrix T; cells without a weight are NaN."""

    dense: Float[np.ndarray, "time_out length"]
    banded: Float[np.ndarray, "time_out length"]
    shared: Float[np.ndarray, "time_out length"]
    taps: Int[np.ndarray, "time_out length"]  # which tap of the kernel the weight is, or ABSENT
    counts: ParameterCounts
    signal: Float[np.ndarray, " length"]
    difference: float  # the largest |x A - conv1d(x)|


@dataclass(frozen=True)
class CountCurve:
    """The number of weights of each layer, for signals of several lengths."""

    lengths: Int[np.ndarray, " lengths"]
    dense: Float[np.ndarray, " lengths"]
    banded: Float[np.ndarray, " lengths"]
    shared: Float[np.ndarray, " lengths"]


def build(
    length: int = 6,
    width: int = WIDTH,
    *,
    stride: int = 1,
    dilation: int = 1,
    padding: str = "SAME",
    seed: int = 3,
) -> Layers:
    """Returns the three layers with normal random weights.

    The output of the shared layer is computed twice, as a product and as a convolution; the result
    has the largest difference of the two.

    Raises InputError: what ``convolution.toeplitz`` raises; not_a_whole_number, out_of_range
    (seed).

    >>> layers = build(6, 3)
    >>> layers.counts, layers.difference < 1e-14
    (ParameterCounts(dense=36, banded=16, shared=3), True)
    """
    length = whole_number("length", length, 1, MAX_MATRIX)
    width = whole_number("width", width, 1, MAX_WIDTH)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    geometry = {"stride": stride, "dilation": dilation, "padding": padding}
    counts = count_parameters(length, width, **geometry)
    taps = toeplitz(np.arange(1, width + 1), length, **geometry).astype(np.int64)  # from 1
    rng = np.random.default_rng(seed)
    kernel, signal = rng.standard_normal(width), rng.standard_normal(length)
    dense = rng.standard_normal(taps.shape)
    matrix = toeplitz(kernel, length, **geometry)
    by_matrix = signal @ matrix.T
    by_convolution = convolve(signal, kernel[:, None, None], **geometry).output[:, 0]
    return Layers(
        dense=dense,
        banded=np.where(taps > 0, dense, np.nan),
        shared=np.where(taps > 0, matrix, np.nan),
        taps=taps - 1,  # 0, a cell without a weight, becomes ABSENT
        counts=counts,
        signal=signal,
        difference=float(np.max(np.abs(by_matrix - by_convolution))),
    )


def count_curve(
    width: int = WIDTH, *, stride: int = 1, dilation: int = 1, padding: str = "SAME"
) -> CountCurve:
    """Returns how many weights there are at lengths from the shortest that fits up to LONGEST.

    Raises InputError: what ``convolution.count_parameters`` raises.

    >>> curve = count_curve(3)
    >>> curve.lengths[[0, -1]].tolist(), curve.dense[-1]
    ([3, 100000], np.float64(10000000000.0))
    """
    width = whole_number("width", width, 1, MAX_WIDTH)
    geometry = {"stride": stride, "dilation": dilation, "padding": padding}
    count_parameters(LONGEST, width, **geometry)  # raises its InputError first
    reach = (width - 1) * dilation + 1 if padding == "VALID" else width
    lengths = np.unique(np.geomspace(max(reach, stride), LONGEST, CURVE_POINTS).round().astype(int))
    counts = [count_parameters(int(length), width, **geometry) for length in lengths]
    return CountCurve(
        lengths,
        np.array([count.dense for count in counts], float),
        np.array([count.banded for count in counts], float),
        np.array([count.shared for count in counts], float),
    )


def bytes_of(weights: int) -> int:
    """Returns the bytes that this number of float32 weights takes.

    >>> bytes_of(3)
    12
    """
    return weights * BYTES


def gigabytes(weights: int) -> float:
    """Returns the memory of float32 weights in units of 10^9 bytes.

    >>> gigabytes(44_100**2)
    7.77924
    """
    return bytes_of(weights) / 1e9
