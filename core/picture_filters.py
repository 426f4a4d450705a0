"""A kernel on a picture: the same weighted sum of neighbours, in two directions.

    out[r, c] = sum over i, j of picture[r + i - h, c + j - h] w[i, j],    h = (size - 1) / 2,

with zeros outside the picture (SAME), or only where the kernel fits (VALID). Like all
convolutions here it is a cross-correlation. Pictures are grey values from 0 (black) to 1 (white);
the output may be negative, so it is drawn on a diverging scale.

Array sizes: height, width, size (of the kernel, 3 or 5).

Sources: Sobel and Feldman (1968); Gonzalez and Woods, Digital Image Processing (2018), 3.5-3.6;
luma from ITU-R BT.601.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.array_checks import finite_array
from core.checks import Numbers, one_of, real_number, whole_number
from core.errors import InputError
from core.seeds import MAX_SEED

PICTURES = ("shapes", "board", "rings", "noise")
FILTERS = ("blur", "sharpen", "edges", "horizontal", "vertical", "emboss")
PADDINGS = ("SAME", "VALID")
SIDE = 64  # pixels of a generated picture
MAX_SIDE = 512  # pixels of a picture that is filtered
MAX_SIZE = 9  # of a kernel
SIZES = (3, 5)
LUMA = (0.299, 0.587, 0.114)  # weights of red, green, blue
CYCLES = 8.0  # rings from the middle to the edge


@dataclass(frozen=True)
class Filtered:
    """The picture before and after the kernel, and the size of the values after it."""

    picture: Float[np.ndarray, "height width"]
    output: Float[np.ndarray, "rows columns"]
    largest: float  # absolute value of the output
    kernel_sum: float  # of all weights: an area of one grey value is multiplied by it


def make(name: str = "shapes", seed: int = 0) -> Float[np.ndarray, "side side"]:
    """Returns a generated picture, 64 x 64.

    ``shapes``: a disc and a square on a slope of grey; ``board``: squares of 8 x 8 pixels;
    ``rings``: finer outwards; ``noise``: drawn with ``seed``.

    Raises InputError: unknown_choice; not_a_whole_number, out_of_range (seed).

    >>> make("board")[[0, 0], [0, 8]]
    array([0., 1.])
    """
    one_of("picture", name, PICTURES)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    row, column = np.indices((SIDE, SIDE)) / SIDE
    if name == "shapes":
        disc = np.hypot(row - 0.34, column - 0.32) < 0.2
        square = (np.abs(row - 0.68) < 0.18) & (np.abs(column - 0.7) < 0.18)
        return np.clip(0.25 * column + 0.1 + 0.75 * disc + 0.5 * square, 0.0, 1.0)
    if name == "board":
        return ((row * 8).astype(int) + (column * 8).astype(int)) % 2.0
    if name == "rings":
        return 0.5 + 0.5 * np.cos(2 * np.pi * CYCLES * ((row - 0.5) ** 2 + (column - 0.5) ** 2) * 4)
    return np.random.default_rng(seed).uniform(size=(SIDE, SIDE))


def kernel(name: str = "vertical", size: int = 3) -> Float[np.ndarray, "size size"]:
    """Returns a named filter.

    With the smoothing weights b (1 2 1, or 1 4 6 4 1, over their sum) and the slope d (-1 0 1 over
    2, or -1 -2 0 2 1 over 8): ``blur`` b b'; ``sharpen`` 2 - blur; ``edges`` 1 - blur;
    ``vertical`` b d' and ``horizontal`` d b' detect edges of that direction; ``emboss`` adds twice
    both slopes to the picture.

    Raises InputError: unknown_choice (name, size).

    >>> kernel("vertical") * 8
    array([[-1.,  0.,  1.],
           [-2.,  0.,  2.],
           [-1.,  0.,  1.]])
    """
    one_of("filter_size", size, SIZES)
    smooth = np.array([1.0, 2.0, 1.0] if size == 3 else [1.0, 4.0, 6.0, 4.0, 1.0])
    smooth /= smooth.sum()
    slope = np.array([-1.0, 0.0, 1.0]) / 2 if size == 3 else np.array([-1.0, -2, 0, 2, 1]) / 8
    identity = np.zeros((size, size))
    identity[size // 2, size // 2] = 1.0
    blur = np.outer(smooth, smooth)
    filters = {
        "blur": blur,
        "sharpen": 2 * identity - blur,
        "edges": identity - blur,
        "horizontal": np.outer(slope, smooth),
        "vertical": np.outer(smooth, slope),
        "emboss": identity + 2 * (np.outer(slope, smooth) + np.outer(smooth, slope)),
    }
    one_of("filter", name, FILTERS)
    return filters[name]


def grey(pixels: Numbers, height: int, width: int) -> Float[np.ndarray, "height width"]:
    """Returns the grey values (luma) from 0 to 1.

    ``pixels``: red, green and blue from 0 to 255, pixel after pixel, row after row.

    Raises InputError: what ``array_checks.finite_array`` raises; pixel_count, pixel_range;
    not_a_whole_number, out_of_range (height, width).

    >>> grey([255, 255, 255, 255, 0, 0], 1, 2).round(3)
    array([[1.   , 0.299]])
    """
    height = whole_number("height", height, 1, MAX_SIDE)
    width = whole_number("width", width, 1, MAX_SIDE)
    values = finite_array("pixels", pixels, ("values",), 3 * MAX_SIDE**2)
    if values.size != height * width * 3:
        raise InputError("pixel_count", given=values.size, wanted=height * width * 3)
    if values.min() < 0 or values.max() > 255:
        raise InputError("pixel_range", lowest=float(values.min()), highest=float(values.max()))
    return values.reshape(height, width, 3) / 255.0 @ np.array(LUMA)


def apply(picture: Numbers, weights: Numbers, padding: str = "SAME") -> Filtered:
    """Returns the picture [height, width] filtered by the weights [size, size].

    Raises InputError: what ``array_checks.finite_array`` raises; unknown_choice,
    kernel_larger_than_picture, picture_too_large.

    >>> apply([[0, 0, 0], [0, 1, 0], [0, 0, 0]], [[1, 2], [3, 4]]).output
    array([[4., 3., 0.],
           [2., 1., 0.],
           [0., 0., 0.]])
    """
    pixels = finite_array("picture", picture, ("height", "width"), MAX_SIDE**2)
    w = finite_array("kernel", weights, ("rows", "columns"), MAX_SIZE**2)
    padding = one_of("padding", padding, PADDINGS)
    if max(pixels.shape) > MAX_SIDE:
        raise InputError("picture_too_large", given=max(pixels.shape), maximum=MAX_SIDE)
    if w.shape[0] > pixels.shape[0] or w.shape[1] > pixels.shape[1]:
        raise InputError(
            "kernel_larger_than_picture",
            rows=w.shape[0],
            columns=w.shape[1],
            height=pixels.shape[0],
            width=pixels.shape[1],
        )
    output = tf.nn.conv2d(pixels[None, :, :, None], w[:, :, None, None], strides=1, padding=padding)
    result = output[0, :, :, 0].numpy()
    return Filtered(pixels, result, float(np.max(np.abs(result))), float(w.sum()))


def gain_at(weights: Numbers, cycles: float) -> float:
    """Returns the gain for stripes of ``cycles`` per pixel: vertical or horizontal, the larger one.

    Raises InputError: what ``array_checks.finite_array`` raises; not_a_number, out_of_range.

    >>> gain_at(kernel("blur"), 0.5), gain_at(kernel("blur"), 0.0)
    (0.0, 1.0)
    """
    w = finite_array("kernel", weights, ("rows", "columns"), MAX_SIZE**2)
    cycles = real_number("cycles", cycles, 0.0, 0.5)
    gains = []
    for profile in (w.sum(axis=0), w.sum(axis=1)):
        wave = np.exp(2j * np.pi * cycles * np.arange(profile.size))
        gains.append(float(np.abs(wave @ profile)))
    return round(max(gains), 12)


def largest_gain(weights: Numbers) -> float:
    """Returns the sum of the absolute weights: for grey values, no output is further from 0.

    Raises InputError: what ``array_checks.finite_array`` raises.

    >>> largest_gain([[-1, 0], [0, 2]])
    3.0
    """
    w = finite_array("kernel", weights, ("rows", "columns"), MAX_SIZE**2)
    return float(np.sum(np.abs(w)))
