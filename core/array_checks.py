"""Checks of arrays with several axes: only finite numbers, the expected axes, not too many values.

Every check raises InputError before any work is done. It returns a new float64 array.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from core.checks import MAX_MAGNITUDE, Numbers, as_floats
from core.errors import InputError


def finite_array(
    name: str, given: Numbers, axes: tuple[str, ...], most: int, *, optional: int = 0
) -> Float[np.ndarray, ...]:
    """Returns ``given`` as a new float64 array with these named axes, none of them empty.

    ``most`` is the largest number of values; the last ``optional`` axes may be missing. The place
    in an error is the index in the array, from 0.

    Raises InputError: array_not_numbers, array_wrong_axes, array_empty, array_too_long,
    array_not_finite, array_too_large (beyond MAX_MAGNITUDE).

    >>> finite_array("signal", (1, 2), ("time",), most=10)
    array([1., 2.])
    """
    values = as_floats(given)
    if values is None:
        raise InputError("array_not_numbers", array=name)
    if not len(axes) - optional <= values.ndim <= len(axes):
        wanted = "[" + ", ".join(axes) + "]"
        raise InputError("array_wrong_axes", array=name, given=values.ndim, wanted=wanted)
    if values.size == 0:
        raise InputError("array_empty", array=name)
    if values.size > most:
        raise InputError("array_too_long", array=name, given=values.size, maximum=most)
    finite = np.isfinite(values)
    if not finite.all():
        index = np.unravel_index(int(np.argmin(finite)), values.shape)
        raise InputError(
            "array_not_finite", array=name, given=float(values[index]), place=_place(tuple(index))
        )
    index = np.unravel_index(int(np.argmax(np.abs(values))), values.shape)
    if abs(values[index]) > MAX_MAGNITUDE:
        raise InputError(
            "array_too_large", array=name, given=float(values[index]), maximum=MAX_MAGNITUDE
        )
    return values


def _place(indices: tuple[np.intp, ...]) -> str:
    """Returns the indices as text, apart by commas.

    >>> _place((np.intp(2), np.intp(0)))
    '2, 0'
    """
    return ", ".join(str(int(index)) for index in indices)
