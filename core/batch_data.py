"""Samples for least squares with two weights, and the loss over these weights: a bowl.

The model is y = w_1 x_1 + w_2 x_2, its loss the *mean* L(w) = 1/n sum over i of (x_i . w - y_i)^2.
With a mean, the gradients of a batch and of all samples have the same size.
Where x is a single column, the model is the line y = w_1 + w_2 x: the first column is all ones.

Array sizes: samples.

Source: Widrow and Hoff, Adaptive Switching Circuits (1960), the least-mean-squares rule.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from core.array_checks import finite_array
from core.checks import Numbers, column, real_number, whole_number
from core.errors import InputError
from core.loss_surface import FLAT, Surface, around
from core.seeds import MAX_SEED

SAMPLES = 60  # the tutorial's
MAX_SAMPLES = 1000  # rows; as many as a script can hold, and 200 draws of them take milliseconds
MAX_WEIGHT = 1e6  # size of a weight; far outside every picture of scaled data
MAX_NOISE = 10.0  # standard deviation; the signal's is 1.1
TRUE_WEIGHTS = (1.0, -1.0)
SPREADS = (1.0, 0.5)  # standard deviations of x_1 and x_2: the bowl is four times as long as wide


def inputs(samples: int = SAMPLES, seed: int = 0) -> Float[np.ndarray, "samples 2"]:
    """Returns x [samples, 2]: normal random numbers with the standard deviations SPREADS.

    Raises InputError: not_a_whole_number, out_of_range (samples, 1 to MAX_SAMPLES; seed).

    >>> inputs().shape
    (60, 2)
    """
    samples = whole_number("samples", samples, 1, MAX_SAMPLES)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    return np.random.default_rng(seed).standard_normal((samples, 2)) * SPREADS


def targets(
    samples: int = SAMPLES, noise: float = 0.5, seed: int = 0
) -> Float[np.ndarray, " samples"]:
    """Returns y = x . TRUE_WEIGHTS + noise for the same samples and seed; noise is normal.

    Raises InputError: what ``inputs`` raises; not_a_number, out_of_range (noise, 0 to MAX_NOISE).

    >>> x = inputs(3)
    >>> bool(np.allclose(targets(3, noise=0.0), x[:, 0] - x[:, 1]))
    True
    """
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    clean = inputs(samples, seed) @ np.array(TRUE_WEIGHTS)
    return clean + noise * np.random.default_rng([seed, 1]).standard_normal(clean.size)


def checked(
    x: Numbers, y: Numbers
) -> tuple[Float[np.ndarray, "samples 2"], Float[np.ndarray, " samples"]]:
    """Returns the two columns of the model and y, as new float64 arrays.

    Raises InputError: what ``array_checks.finite_array`` raises for x [samples, 2] or [samples],
    and ``checks.column`` for y; too_many_points; lengths_differ; not_two_columns.

    >>> checked([3.0, 4.0], [0.0, 1.0])[0].tolist()
    [[1.0, 3.0], [1.0, 4.0]]
    """
    design = finite_array("x", x, ("samples", "2"), 2 * MAX_SAMPLES, optional=1)
    values = column("y", y)
    for count in (len(design), values.size):
        if count > MAX_SAMPLES:
            raise InputError("too_many_points", given=count, maximum=MAX_SAMPLES)
    if design.ndim == 1:
        design = np.column_stack([np.ones(design.size), design])
    if design.shape[1] != 2:
        raise InputError("not_two_columns", given=design.shape[1])
    if len(design) != values.size:
        raise InputError("lengths_differ", x=len(design), y=values.size)
    return np.ascontiguousarray(design), values  # the order of summation is always the same


def weights_checked(weights: Numbers) -> Float[np.ndarray, " 2"]:
    """Returns two weights as a float64 array.

    Raises InputError: what ``array_checks.finite_array`` raises; two_weights; out_of_range.

    >>> weights_checked((1, 2))
    array([1., 2.])
    """
    pair = finite_array("weights", weights, ("2",), 1000)
    if pair.size != 2:
        raise InputError("two_weights", given=pair.size)
    for weight in pair:
        real_number("weight", weight, -MAX_WEIGHT, MAX_WEIGHT)
    return pair


def bowl(x: Numbers, y: Numbers, weights: Numbers) -> Surface:
    """Returns the mean squared error around its minimum, with ``weights`` [2] as the start.

    The QR decomposition of [x y] / sqrt(n) is [R q; 0 r], and L = |R w - q|^2 + r^2.

    Raises InputError: what ``checked`` and ``weights_checked`` raise; flat_bowl: one column is a
    multiple of the other, or there is only one sample.

    >>> bowl([[1, 0], [0, 1], [0, 0]], [3.0, 6.0, 0.0], [0, 0]).minimum.round(6).tolist()
    [3.0, 6.0]
    """
    design, values = checked(x, y)
    start = weights_checked(weights)
    rows = np.zeros((3, 3))
    triangle = np.linalg.qr(np.column_stack([design, values]) / len(design) ** 0.5).R
    rows[: len(triangle)] = triangle
    length = np.linalg.norm(rows[:2, :2], axis=0)
    singular = np.linalg.svd(rows[:2, :2] / np.where(length > 0, length, 1.0), compute_uv=False)
    if len(design) < 2 or singular[1] <= FLAT * singular[0]:
        raise InputError("flat_bowl", samples=len(design))
    return around(rows, start)
