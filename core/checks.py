"""Checks of input: numbers are finite and within limits, names are known, x and y have one length.

Every check raises InputError before any work is done. It returns the value in the form that the
numerics use: a float64 array, a Python int or float. Array size: points.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Hashable, Iterable, Sequence
from typing import Any, TypeAlias, TypeVar

import numpy as np
from jaxtyping import Float

from core.errors import InputError

MAX_POINTS = 100_000  # points; a table of this size is still fitted and drawn within a second
MAX_MAGNITUDE = 1e12  # of one value; x^22, the largest power in a normal equation, stays finite
ROUNDING = 1e-12  # of the largest value; the spread of a constant column is about 1e-16 of it

Numbers: TypeAlias = float | int | Sequence[Any] | np.ndarray
Choice = TypeVar("Choice")


def whole_number(setting: str, given: Any, minimum: int, maximum: int) -> int:
    """Returns ``given`` as an int from minimum to maximum, both allowed.

    Raises InputError: not_a_whole_number, out_of_range.

    >>> whole_number("terms", 6, 1, 12)
    6
    """
    try:
        number = operator.index(given)
    except TypeError:
        raise InputError("not_a_whole_number", setting=setting, given=given) from None
    if not minimum <= number <= maximum:
        raise InputError(
            "out_of_range", setting=setting, given=number, minimum=minimum, maximum=maximum
        )
    return number


def real_number(setting: str, given: Any, minimum: float, maximum: float) -> float:
    """Returns ``given`` as a float from minimum to maximum, both allowed; NaN is outside.

    Raises InputError: not_a_number, out_of_range.

    >>> real_number("noise", 0.1, 0.0, 2.0)
    0.1
    """
    try:
        if np.iscomplexobj(given):  # NumPy drops the imaginary part with only a warning
            raise TypeError
        number = float(given)
    except (TypeError, ValueError):
        raise InputError("not_a_number", setting=setting, given=given) from None
    except OverflowError:  # an int beyond the range of floats
        number = math.inf if given > 0 else -math.inf
    if not minimum <= number <= maximum:
        raise InputError(
            "out_of_range", setting=setting, given=number, minimum=minimum, maximum=maximum
        )
    return number


def one_of(setting: str, given: Any, allowed: Iterable[Choice]) -> Choice:
    """Returns the element of ``allowed`` that equals ``given``.

    Raises InputError: unknown_choice.

    >>> one_of("padding", "SAME", ("SAME", "VALID"))
    'SAME'
    """
    choices = tuple(allowed)
    if not isinstance(given, Hashable) or given not in choices:  # an array is not one choice
        names = ", ".join(map(str, choices))
        raise InputError("unknown_choice", setting=setting, given=str(given)[:40], allowed=names)
    return choices[choices.index(given)]


def as_floats(given: Numbers) -> Float[np.ndarray, ...] | None:
    """Returns ``given`` as a new float64 array, or None if a value in it is not a real number.

    >>> as_floats([[1, 2]]), as_floats([1, 2j]), as_floats([[1], [2, 3]])
    (array([[1., 2.]]), None, None)
    """
    try:
        if np.iscomplexobj(given):  # NumPy drops the imaginary part with only a warning
            return None
        return np.array(given, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        return None


def column(
    name: str, given: Numbers, maximum_points: int = MAX_POINTS
) -> Float[np.ndarray, " points"]:
    """Returns ``given`` as a new float64 array of 1 to ``maximum_points`` finite values.

    Raises InputError: not_numbers, not_a_column, too_few_points, too_many_points, not_finite,
    too_large (beyond MAX_MAGNITUDE). The row in the error counts from 1.

    >>> column("x", (1, 2))
    array([1., 2.])
    """
    values = as_floats(given)
    if values is None:
        raise InputError("not_numbers", column=name)
    if values.ndim != 1:
        raise InputError("not_a_column", column=name, dimensions=values.ndim)
    if values.size == 0:
        raise InputError("too_few_points", given=0, minimum=1)
    if values.size > maximum_points:
        raise InputError("too_many_points", given=values.size, maximum=maximum_points)
    row = int(np.argmin(np.isfinite(values)))
    if not np.isfinite(values[row]):
        raise InputError("not_finite", column=name, row=row + 1, given=float(values[row]))
    row = int(np.argmax(np.abs(values)))
    if abs(values[row]) > MAX_MAGNITUDE:
        raise InputError(
            "too_large", column=name, row=row + 1, given=float(values[row]), maximum=MAX_MAGNITUDE
        )
    return values


def spread(values: Float[np.ndarray, " points"]) -> float:
    """Returns the standard deviation of a series that is not constant, up to rounding.

    Raises InputError: series_constant.

    >>> spread(np.array([1.0, 3.0]))
    1.0
    """
    deviation = float(values.std())
    if deviation <= ROUNDING * float(np.abs(values).max()):
        raise InputError("series_constant", given=float(values[0]))
    return deviation


def points(
    x: Numbers, y: Numbers, names: tuple[str, str] = ("x", "y")
) -> tuple[Float[np.ndarray, " points"], Float[np.ndarray, " points"]]:
    """Returns x and y as new float64 arrays of one length, 1 to MAX_POINTS finite values each.

    ``names``: the names of the two columns in an error.

    Raises InputError: what ``column`` raises, and lengths_differ.

    >>> points([0, 1], (2, 3))
    (array([0., 1.]), array([2., 3.]))
    """
    checked_x, checked_y = column(names[0], x), column(names[1], y)
    if checked_x.size != checked_y.size:
        raise InputError("lengths_differ", x=checked_x.size, y=checked_y.size)
    return checked_x, checked_y
