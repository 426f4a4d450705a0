"""One output of a convolution is one sum: the inputs under the kernel, times its weights.

    y[t, o] = sum over k, c of x[start(t) + k d, c] w[k, c, o]

Here are the terms of this sum for a few outputs. For a tone of f periods per sample, the output is
gain(f) times as large as the input; gain is the frequency response of the kernel:

    gain(f) = |sum over k of w[k] exp(2 pi i f k d)|.

Array sizes: shown (output positions), width, channels_in, channels_out, frequencies.

Source: Oppenheim and Schafer, Discrete-Time Signal Processing (2010), 2.6 (frequency response).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int

from core.array_checks import finite_array
from core.checks import Numbers, real_number, whole_number
from core.convolution import MAX_VALUES, convolve

FREQUENCIES = 257  # from 0 to 1/2 period per sample, both included
MAX_SHOWN = 200  # outputs; more cannot be distinguished in a picture


@dataclass(frozen=True)
class Terms:
    """Several neighbouring outputs, each with the terms of its sum."""

    outputs: Int[np.ndarray, " shown"]  # t
    inputs: Int[np.ndarray, "shown width"]  # index of the input at each tap
    padded: Bool[np.ndarray, "shown width"]  # whether this index is outside the signal: a zero
    values: Float[np.ndarray, "shown width channels_in"]  # of the inputs
    weights: Float[np.ndarray, "width channels_in channels_out"]
    sums: Float[np.ndarray, "shown channels_out"]
    positions: Float[np.ndarray, " shown"]  # of the outputs, as in Convolution


@dataclass(frozen=True)
class Response:
    """The gain of each kernel: amplitude of a tone after it over the amplitude before it."""

    frequencies: Float[np.ndarray, " frequencies"]  # periods per sample
    gain: Float[np.ndarray, "frequencies channels_in channels_out"]


def _checked_kernels(kernels: Numbers) -> Float[np.ndarray, "width channels_in channels_out"]:
    """Returns the kernels, checked as in ``convolve``, where their shape is needed before that."""
    axes = ("width", "channels_in", "channels_out")
    return finite_array("kernels", kernels, axes, MAX_VALUES)


def terms(
    signal: Numbers,
    kernels: Numbers,
    *,
    stride: int = 1,
    dilation: int = 1,
    padding: str = "SAME",
    percent: float = 0,
    shown: int = 24,
) -> Terms:
    """Returns the sums of ``shown`` neighbouring outputs, or of all if there are fewer.

    ``percent``: where these outputs are, from 0 for the first ones to 100 for the last ones.

    Raises InputError: what ``convolution.convolve`` raises; not_a_number, not_a_whole_number,
    out_of_range (percent, shown).

    >>> first = terms([1, 1, 1, 1], [[[1.0]], [[1.0]], [[1.0]]], shown=1)
    >>> first.values[0, :, 0], first.padded[0], first.sums[0]
    (array([0., 1., 1.]), array([ True, False, False]), array([2.]))
    """
    percent = real_number("percent", percent, 0.0, 100.0)
    shown = whole_number("shown", shown, 1, MAX_SHOWN)
    result = convolve(signal, kernels, stride=stride, dilation=dilation, padding=padding)
    x = np.asarray(signal, float).reshape(np.shape(signal)[0], -1)
    w = np.asarray(kernels, float)
    hidden = max(len(result.output) - shown, 0)
    first = round(hidden * percent / 100)
    outputs = np.arange(first, min(first + shown, len(result.output)))
    inputs = result.starts[outputs][:, None] + dilation * np.arange(len(w))
    padded = (inputs < 0) | (inputs >= len(x))
    values = np.where(padded[..., None], 0.0, x[np.clip(inputs, 0, len(x) - 1)])
    return Terms(
        outputs=outputs,
        inputs=inputs,
        padded=padded,
        values=values,
        weights=w,
        sums=np.einsum("tkc,kco->to", values, w),
        positions=result.positions[outputs],
    )


def frequency_response(kernels: Numbers, *, dilation: int = 1) -> Response:
    """Returns the gain of each kernel from 0 to 1/2 period per sample.

    Raises InputError: what ``convolution.convolve`` raises for kernels and dilation.

    >>> mean = frequency_response(np.full((3, 1, 1), 1 / 3)).gain[:, 0, 0]
    >>> mean[[0, -1]].round(4).tolist()  # a constant stays, the fastest tone becomes a third
    [1.0, 0.3333]
    """
    w = _checked_kernels(kernels)
    width, channels_in = w.shape[:2]
    convolve(np.zeros((width, channels_in)), w, dilation=dilation)  # raises its InputError
    frequencies = np.linspace(0.0, 0.5, FREQUENCIES)
    waves = np.exp(2j * np.pi * dilation * np.outer(frequencies, np.arange(width)))
    return Response(frequencies, np.abs(np.tensordot(waves, w, axes=1)))


def twice_first(
    signal: Numbers, kernels: Numbers, *, dilation: int = 1, padding: str = "SAME"
) -> float:
    """Returns the first output after the first kernel is applied twice, with stride 1.

    The first time it reads all input channels. The second time it reads its own output, with the
    weights of the first input channel.

    Raises InputError: what ``convolution.convolve`` raises.

    >>> round(twice_first([1, 1, 1, 1], np.full((3, 1, 1), 1 / 3)), 4)  # (0 + 2/3 + 1) / 3
    0.5556
    """
    w = _checked_kernels(kernels)
    geometry = {"dilation": dilation, "padding": padding}
    once = convolve(signal, w, **geometry).output[:, :1]
    return float(convolve(once, w[:, :1, :1], **geometry).output[0, 0])
