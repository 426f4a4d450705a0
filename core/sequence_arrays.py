"""How recurrent modules check sequences and matrices, and pad them to few sizes.

TensorFlow compiles a loop for each shape, so arrays are padded with zeros: all sequences that pages
show have one shape, longer ones and wider matrices take the next power of two. Padded units have
zero weights from and to all others; padded steps are never run.

Array sizes: time; features; rows, gates times units (columns of a matrix, gate by gate).
"""

from __future__ import annotations

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.array_checks import finite_array
from core.checks import Numbers
from core.errors import InputError

MAX_TIME = 10_000  # steps; 0.1 s on one core with a small state
MAX_WIDTH = 256  # features, units or outputs
MAX_VALUES = MAX_TIME * MAX_WIDTH  # of one array; 20 MB
LEAST_TIME, LEAST_WIDTH = 1024, 8  # arrays are padded to these or the next power of two


def _room(size: int, least: int) -> int:
    """Returns the next power of two, so that few sizes are ever compiled."""
    return max(least, 1 << (size - 1).bit_length())


def padded(values: np.ndarray, gates: int, time: bool = False) -> tf.Tensor:
    """Returns [rows, gates * units] padded with zeros, each gate by itself.

    >>> padded(np.ones((1, 2)), gates=2).numpy()[0].astype(int)
    array([1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
    """
    rows, units = values.shape[0], values.shape[1] // gates
    more = _room(rows, LEAST_TIME if time else LEAST_WIDTH) - rows
    wide = _room(units, LEAST_WIDTH)
    split = values.reshape(rows, gates, units)
    return tf.constant(
        np.pad(split, ((0, more), (0, 0), (0, wide - units))).reshape(rows + more, gates * wide)
    )


def sequence(given: Numbers) -> Float[np.ndarray, "time features"]:
    """Returns the checked inputs; one row of numbers is one feature.

    Raises InputError: what ``array_checks.finite_array`` raises; array_too_long.

    >>> sequence([1, 2, 3]).shape
    (3, 1)
    """
    inputs = finite_array("inputs", given, ("time", "features"), MAX_VALUES, optional=1)
    inputs = inputs.reshape(len(inputs), -1)
    if len(inputs) > MAX_TIME:
        raise InputError("array_too_long", array="inputs", given=len(inputs), maximum=MAX_TIME)
    return inputs


def matrix(name: str, given: Numbers, *wanted: int | None, gates: int = 1) -> np.ndarray:
    """Returns the checked matrix of this shape; None stands for any number of columns.

    At most MAX_WIDTH rows, and as many columns for each of the ``gates``.

    Raises InputError: what ``array_checks.finite_array`` raises; matrix_does_not_fit,
    array_too_long.

    >>> matrix("A2", [[1, 2]], 1, None)
    array([[1., 2.]])
    """
    axes = ("rows", "columns")[: len(wanted)] if len(wanted) > 1 else ("columns",)
    checked = finite_array(name, given, axes, MAX_VALUES)
    fits = all(w is None or n == w for n, w in zip(checked.shape, wanted, strict=True))
    if not fits:
        shape = " x ".join(str(n) for n in checked.shape)
        needed = " x ".join("n" if w is None else str(w) for w in wanted)
        raise InputError("matrix_does_not_fit", matrix=name, given=shape, wanted=needed)
    for size, most in zip(checked.shape[::-1], (gates * MAX_WIDTH, MAX_WIDTH), strict=False):
        if size > most:
            raise InputError("array_too_long", array=name, given=size, maximum=most)
    return checked
