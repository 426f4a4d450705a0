"""What core asks of its input: finite numbers within limits, known names, points (x, y) in pairs.

Every check raises InputError before any work is done, and hands back the value in the one form
that the numerics use: float64 arrays, Python ints and floats. Array size: points.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Hashable, Iterable, Sequence
from typing import Any, TypeAlias, TypeVar

import numpy as np
from jaxtyping import Float

from core.errors import InputError

MAX_POINTS = 100_000  # points; a table of this size still fits and draws within a second
MAX_MAGNITUDE = 1e12  # of one value; keeps x^22, the largest power a normal equation holds, finite
ROUNDING = 1e-12  # of the largest value; a constant column scatters by 1e-16 of it

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
        if np.iscomplexobj(given):  # NumPy's would lose a part with no more than a warning
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
    """Returns the one of ``allowed`` that ``given`` is.

    Raises InputError: unknown_choice.

    >>> one_of("padding", "SAME", ("SAME", "VALID"))
    'SAME'
    """
    choices = tuple(allowed)
    if not isinstance(given, Hashable) or given not in choices:  # an array is no single answer
        listed = ", ".join(map(str, choices))
        raise InputError("unknown_choice", setting=setting, given=str(given)[:40], allowed=listed)
    return choices[choices.index(given)]


def as_floats(given: Numbers) -> Float[np.ndarray, ...] | None:
    """Returns ``given`` as a new float64 array; None where something in it is no real number.

    >>> as_floats([[1, 2]]), as_floats([1, 2j]), as_floats([[1], [2, 3]])
    (array([[1., 2.]]), None, None)
    """
    try:
        if np.iscomplexobj(given):  # they would lose a part with no more than a warning
            return None
        return np.array(given, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        return None


def column(
    name: str, given: Numbers, maximum_points: int = MAX_POINTS
) -> Float[np.ndarray, " points"]:
    """Returns ``given`` as a new float64 array of 1 to ``maximum_points`` finite values.

    Raises InputError: not_numbers, not_a_column, too_few_points, too_many_points, not_finite,
    too_large (beyond MAX_MAGNITUDE). Rows in its values count from 1.

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
    """Returns the standard deviation of a series, if it is more than rounding.

    Raises InputError: series_constant.

    >>> spread(np.array([1.0, 3.0]))
    1.0
    """
    found = float(values.std())
    if found <= ROUNDING * float(np.abs(values).max()):
        raise InputError("series_constant", given=float(values[0]))
    return found


def points(
    x: Numbers, y: Numbers, names: tuple[str, str] = ("x", "y")
) -> tuple[Float[np.ndarray, " points"], Float[np.ndarray, " points"]]:
    """Returns x and y as new float64 arrays of one length, 1 to MAX_POINTS finite values each.

    ``names`` are what an error calls the two columns.

    Raises InputError: what ``column`` raises, and lengths_differ.

    >>> points([0, 1], (2, 3))
    (array([0., 1.]), array([2., 3.]))
    """
    checked_x, checked_y = column(names[0], x), column(names[1], y)
    if checked_x.size != checked_y.size:
        raise InputError("lengths_differ", x=checked_x.size, y=checked_y.size)
    return checked_x, checked_y
