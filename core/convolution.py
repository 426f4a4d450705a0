"""A convolution is a dense layer whose weights are local and shared.

    y[t, o] = sum over k, c of x[t s - before + k d, c] w[k, c, o],    x = 0 outside the signal,

with stride s, dilation d and ``before`` zeros in front. As in TensorFlow this is a
cross-correlation: the convolution of mathematics flips the kernel, this one does not. The zeros:

    VALID    none: only positions where the whole kernel fits,
    SAME     ceil(length / s) outputs; half of the zeros in front, an odd one behind,
    CAUSAL   all in front, so that no output depends on later inputs.

Array sizes: time (length n), width (taps, the weights of a kernel), channels_in, channels_out,
time_out.

Sources: TensorFlow, "Notes on padding" of tf.nn and tf.nn.conv1d; Keras, Conv1D (causal padding);
Golub and Van Loan, Matrix Computations (2013), 4.7 (Toeplitz matrices).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int

from core.array_checks import finite_array
from core.checks import Numbers, one_of, whole_number
from core.errors import InputError

PADDINGS = ("SAME", "VALID", "CAUSAL")
MAX_LENGTH = 100_000  # samples of a signal that is convolved
MAX_VALUES = 4_000_000  # of a signal, a kernel or a matrix; 32 MB
MAX_PRODUCTS = 2_000_000_000  # multiplications of one convolution; about a second
MAX_COUNTED = 1_000_000_000  # samples of a signal, where weights are only counted
MAX_STEP = 100_000  # of stride and dilation; the longest signal


@dataclass(frozen=True)
class Layout:
    """The number of outputs, and the zeros around the signal."""

    time_out: int
    before: int  # zeros in front of the signal
    after: int  # zeros behind it


@dataclass(frozen=True)
class Convolution:
    """The output, and which inputs each output depends on."""

    output: Float[np.ndarray, "time_out channels_out"]
    starts: Int[np.ndarray, " time_out"]  # input under the first tap; negative: in the zeros
    positions: Float[np.ndarray, " time_out"]  # middle of the kernel; CAUSAL: its last tap
    before: int  # zeros in front of the signal
    after: int  # zeros behind it


@dataclass(frozen=True)
class ParameterCounts:
    """Weights of a layer from ``length`` inputs to its outputs."""

    dense: int  # each output has its own weight for each input
    banded: int  # each output has its own weights, for its neighbours in the signal only
    shared: int  # the same weights for all outputs


def layout(length: int, width: int, stride: int, dilation: int, padding: str) -> Layout:
    """Returns the number of outputs, and of zeros in front of the signal and behind it.

    Raises InputError: unknown_choice, kernel_wider_than_signal, stride_above_length,
    kernel_does_not_fit (VALID, when the dilated kernel reaches beyond the signal).

    >>> layout(6, 3, stride=2, dilation=1, padding="SAME")
    Layout(time_out=3, before=0, after=1)
    """
    one_of("padding", padding, PADDINGS)
    if width > length:
        raise InputError("kernel_wider_than_signal", width=width, length=length)
    if stride > length:
        raise InputError("stride_above_length", stride=stride, length=length)
    reach = (width - 1) * dilation + 1  # inputs from the first tap to the last
    if padding == "CAUSAL":
        return Layout((length - 1) // stride + 1, reach - 1, 0)
    if padding == "SAME":
        time_out = -(-length // stride)
        zeros = max((time_out - 1) * stride + reach - length, 0)
        return Layout(time_out, zeros // 2, zeros - zeros // 2)
    if reach > length:
        raise InputError("kernel_does_not_fit", reach=reach, length=length)
    return Layout((length - reach) // stride + 1, 0, 0)


def _steps(stride: int, dilation: int) -> tuple[int, int]:
    stride = whole_number("stride", stride, 1, MAX_STEP)
    return stride, whole_number("dilation", dilation, 1, MAX_STEP)


def convolve(
    signal: Numbers, kernels: Numbers, *, stride: int = 1, dilation: int = 1, padding: str = "SAME"
) -> Convolution:
    """Returns the kernels [width, channels_in, channels_out] applied along the signal.

    The signal is [time, channels_in], or [time] for one channel. float64 throughout.

    Raises InputError: what ``array_checks.finite_array`` and ``layout`` raise; channels_differ,
    array_too_long, not_a_whole_number, out_of_range (stride, dilation), too_many_products.

    >>> mean_and_sum = [[[1 / 3, 1]], [[1 / 3, 1]], [[1 / 3, 1]]]
    >>> convolve([1, 1, 1, 1], mean_and_sum).output.round(4)
    array([[0.6667, 2.    ],
           [1.    , 3.    ],
           [1.    , 3.    ],
           [0.6667, 2.    ]])
    """
    x = finite_array("signal", signal, ("time", "channels_in"), MAX_VALUES, optional=1)
    x = x.reshape(len(x), -1)
    w = finite_array("kernels", kernels, ("width", "channels_in", "channels_out"), MAX_VALUES)
    stride, dilation = _steps(stride, dilation)
    if len(x) > MAX_LENGTH:
        raise InputError("array_too_long", array="signal", given=len(x), maximum=MAX_LENGTH)
    if x.shape[1] != w.shape[1]:
        raise InputError("channels_differ", signal=x.shape[1], kernels=w.shape[1])
    placement = layout(len(x), len(w), stride, dilation, padding)
    if (products := placement.time_out * w.size) > MAX_PRODUCTS:
        raise InputError("too_many_products", given=products, maximum=MAX_PRODUCTS)
    padded = tf.pad(x[None], [[0, 0], [placement.before, placement.after], [0, 0]])
    output = tf.nn.conv1d(padded, w, stride=stride, padding="VALID", dilations=dilation)
    starts = np.arange(placement.time_out) * stride - placement.before
    reach = (len(w) - 1) * dilation
    positions = starts + reach * (1.0 if padding == "CAUSAL" else 0.5)
    return Convolution(output[0].numpy(), starts, positions, placement.before, placement.after)


def toeplitz(
    kernel: Numbers, length: int, *, stride: int = 1, dilation: int = 1, padding: str = "SAME"
) -> Float[np.ndarray, "time_out length"]:
    """Returns the matrix T with T @ signal = the convolution: one row per output.

    With stride 1 each row is the row above it, shifted by one column: a Toeplitz matrix. In the
    tutorial's y = x A, A is T transposed.

    Raises InputError: what ``array_checks.finite_array`` and ``layout`` raise;
    not_a_whole_number, out_of_range (length, stride, dilation), array_too_long.

    >>> toeplitz([1, 2, 3], 4)
    array([[2., 3., 0., 0.],
           [1., 2., 3., 0.],
           [0., 1., 2., 3.],
           [0., 0., 1., 2.]])
    """
    w = finite_array("kernel", kernel, ("width",), MAX_VALUES)
    length = whole_number("length", length, 1, MAX_LENGTH)
    stride, dilation = _steps(stride, dilation)
    placement = layout(length, len(w), stride, dilation, padding)
    if (cells := placement.time_out * length) > MAX_VALUES:
        raise InputError("array_too_long", array="matrix", given=cells, maximum=MAX_VALUES)
    rows, taps = np.indices((placement.time_out, len(w)))
    columns = rows * stride - placement.before + taps * dilation
    inside = (columns >= 0) & (columns < length)
    matrix = np.zeros((placement.time_out, length))
    matrix[rows[inside], columns[inside]] = w[taps[inside]]
    return matrix


def count_parameters(
    length: int, width: int, *, stride: int = 1, dilation: int = 1, padding: str = "SAME"
) -> ParameterCounts:
    """Returns how many weights the dense, the banded and the shared layer have.

    Tap k of the band has a weight for each output t with 0 <= t s - before + k d < length.

    Raises InputError: what ``layout`` raises; not_a_whole_number, out_of_range (length, width,
    stride, dilation).

    >>> count_parameters(6, 3)
    ParameterCounts(dense=36, banded=16, shared=3)
    """
    length = whole_number("length", length, 1, MAX_COUNTED)
    width = whole_number("width", width, 1, MAX_LENGTH)
    stride, dilation = _steps(stride, dilation)
    placement = layout(length, width, stride, dilation, padding)
    banded = 0
    for offset in range(-placement.before, -placement.before + width * dilation, dilation):
        first = max(0, -(offset // stride))  # output for which this tap lies inside the signal
        last = min(placement.time_out - 1, (length - 1 - offset) // stride)
        banded += max(0, last - first + 1)
    return ParameterCounts(placement.time_out * length, banded, width)
