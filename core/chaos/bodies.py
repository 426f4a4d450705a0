"""Checks of three bodies: masses above 0, places that differ, velocities in as many dimensions.

Units: G = 1. Array sizes: bodies 3; dimensions 2 or 3.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from core.array_checks import finite_array
from core.checks import Numbers, real_number
from core.errors import InputError

MIN_MASS, MAX_MASS = 1e-6, 1e6  # of one body; the forces of lighter ones are lost in rounding
CLOSEST = 1e-9  # of the longest side; a shorter one holds nearly all of the energy


def masses_of(given: Numbers) -> Float[np.ndarray, " 3"]:
    """Returns three masses as float64.

    Raises InputError: not_three, array_not_numbers, array_wrong_axes, array_empty, array_too_long;
    not_a_number, out_of_range (mass).

    >>> masses_of((3, 4, 5))
    array([3., 4., 5.])
    """
    try:
        listed = list(given)  # type: ignore[arg-type]
    except TypeError:
        raise InputError("not_three", array="masses", given=1) from None
    if len(listed) != 3:
        raise InputError("not_three", array="masses", given=len(listed))
    return np.array([real_number("mass", mass, MIN_MASS, MAX_MASS) for mass in listed])


def _vectors(name: str, given: Numbers) -> Float[np.ndarray, "3 dimensions"]:
    values = finite_array(name, given, ("bodies", "dimensions"), most=9)
    if values.shape[0] != 3:
        raise InputError("not_three", array=name, given=values.shape[0])
    if values.shape[1] not in (2, 3):
        raise InputError("not_a_space", array=name, given=values.shape[1])
    return values


def bodies_of(
    positions: Numbers, velocities: Numbers
) -> tuple[Float[np.ndarray, "3 dimensions"], Float[np.ndarray, "3 dimensions"]]:
    """Returns positions and velocities as float64, in as many dimensions.

    Raises InputError: what ``array_checks.finite_array`` raises; not_three, not_a_space,
    dimensions_differ; bodies_too_close (below 1e-9 of the longest distance).

    >>> bodies_of([[0, 0], [0, 1], [0, 0]], [[0, 0], [0, 0], [0, 0]])
    Traceback (most recent call last):
    ...
    core.errors.InputError: bodies_too_close (first=1, second=3, given=0.0, minimum=1e-09)
    """
    places, rates = _vectors("positions", positions), _vectors("velocities", velocities)
    if places.shape != rates.shape:
        raise InputError("dimensions_differ", positions=places.shape[1], velocities=rates.shape[1])
    pairs = ((0, 1), (0, 2), (1, 2))
    distances = [float(np.linalg.norm(places[i] - places[j])) for i, j in pairs]
    at, least = int(np.argmin(distances)), CLOSEST * max(distances)
    if distances[at] <= least:
        first, second = (index + 1 for index in pairs[at])
        raise InputError(
            "bodies_too_close", first=first, second=second, given=distances[at], minimum=least
        )
    return places, rates
