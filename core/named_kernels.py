"""Kernels with a name: weights whose effect on a signal is known without training.

    average             1/width each: slow changes pass, fast changes cancel
    sum                 1 each: the average, width times as large
    difference          (x[t+1] - x[t-1]) / 2: the slope
    gaussian            exp(-k^2 / (2 s^2)), s = width/6, scaled to sum 1: a smooth average
    second_difference   x[t-1] - 2 x[t] + x[t+1]: the curvature
    edge                k exp(-k^2 / (2 s^2)), scaled: the slope of the smoothed signal

with k counted from the middle tap. A kernel that is narrower than ``width`` has zeros on both
sides.

Array sizes: width, names (one output channel for each name).

Source: Szeliski, Computer Vision (2022), 3.2 (linear filters; derivative of Gaussian).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from jaxtyping import Float

from core.array_checks import finite_array
from core.checks import Numbers, one_of, whole_number
from core.errors import InputError

KERNELS = ("average", "sum", "difference", "gaussian", "second_difference", "edge")
NARROWEST = {"difference": 3, "second_difference": 3, "edge": 3}  # taps; the others need one
MAX_WIDTH = 101  # taps; four days of hourly data; bars of more taps cannot be distinguished
MAX_CELLS = 10_000  # numbers of a table that is edited by hand
MAX_CHANNELS = 4  # input channels


def kernel(name: str, width: int) -> Float[np.ndarray, " width"]:
    """Returns the kernel of this name with ``width`` taps, an odd number.

    Raises InputError: unknown_choice, width_even, kernel_too_narrow; not_a_whole_number,
    out_of_range (width).

    >>> kernel("second_difference", 5)
    array([ 0.,  1., -2.,  1.,  0.])
    """
    width = whole_number("width", width, 1, MAX_WIDTH)
    one_of("kernel", name, KERNELS)
    if width % 2 == 0:
        raise InputError("width_even", given=width)
    if width < (narrowest := NARROWEST.get(name, 1)):
        raise InputError("kernel_too_narrow", width=width, minimum=narrowest)
    k = np.arange(width) - width // 2
    if name in ("average", "sum"):
        return np.full(width, 1 / width if name == "average" else 1.0)
    if name == "difference":
        return (k == 1) / 2 - (k == -1) / 2
    if name == "second_difference":
        return (np.abs(k) == 1) - 2.0 * (k == 0)
    bell = np.exp(-(k**2) / (2 * (width / 6) ** 2))
    return bell / bell.sum() if name == "gaussian" else k * bell / np.sum(k * k * bell)


def bank(
    names: Sequence[str], width: int = 3, channels_in: int = 1
) -> Float[np.ndarray, "width channels_in names"]:
    """Returns one output channel for each name; it has the same weights for all input channels.

    Raises InputError: what ``kernel`` raises; not_a_whole_number, out_of_range (channels_in and
    the number of names).

    >>> bank(["average", "sum"], 3)[:, 0].round(4)
    array([[0.3333, 1.    ],
           [0.3333, 1.    ],
           [0.3333, 1.    ]])
    """
    channels_in = whole_number("channels_in", channels_in, 1, MAX_CHANNELS)
    whole_number("channels_out", len(names), 1, len(KERNELS))
    kernels = np.stack([kernel(name, width) for name in names], axis=1)
    return np.repeat(kernels[:, None], channels_in, axis=1)


def from_table(
    rows: Numbers, channels_in: int = 1, written_for: int | None = None
) -> Float[np.ndarray, "width channels_in names"]:
    """Returns the kernels of a table: one row per tap, one column per pair of output and input.

    ``written_for``: the number of input channels in the table, where it is not ``channels_in``. A
    channel that is not in the table gets the weights of the last one that is.

    Raises InputError: what ``array_checks.finite_array`` raises; not_a_whole_number, out_of_range
    (both numbers of channels); columns_not_pairs.

    >>> from_table([[1, 2], [3, 4]], channels_in=2)[:, :, 0]
    array([[1., 2.],
           [3., 4.]])
    """
    channels_in = whole_number("channels_in", channels_in, 1, MAX_CHANNELS)
    table_channels = channels_in
    if written_for is not None:
        table_channels = whole_number("channels_in", written_for, 1, MAX_CHANNELS)
    table = finite_array("kernels", rows, ("width", "columns"), MAX_CELLS)
    if table.shape[1] % table_channels:
        raise InputError("columns_not_pairs", columns=table.shape[1], channels=table_channels)
    kernels = table.reshape(len(table), -1, table_channels).transpose(0, 2, 1)
    return kernels[:, np.minimum(np.arange(channels_in), table_channels - 1)]


def to_table(kernels: Numbers) -> Float[np.ndarray, "width columns"]:
    """Returns the kernels as the table that ``from_table`` reads.

    Raises InputError: what ``array_checks.finite_array`` raises.

    >>> to_table(bank(["sum", "average"], 1, channels_in=2))
    array([[1., 1., 1., 1.]])
    """
    w = finite_array("kernels", kernels, ("width", "channels_in", "channels_out"), MAX_CELLS)
    return w.transpose(0, 2, 1).reshape(len(w), -1)
