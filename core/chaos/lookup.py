"""Finds a system by its name, and checks the numbers of its parameters and of a start.

Array sizes: starts; dimensions (3).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from jaxtyping import Float

from core.array_checks import finite_array
from core.chaos.expressions import MAX_NUMBER
from core.chaos.own_system import own_system
from core.chaos.systems import DIMENSIONS, SYSTEMS, System
from core.checks import Numbers, one_of, real_number
from core.errors import InputError

MAX_STARTS = 100_000
MAX_PARAMETER = MAX_NUMBER


def find(system: System | str) -> System:
    """Returns the system of this name; a System is returned as it is.

    Three right-hand sides separated by semicolons, "y; -x; 0", name the learner's own system.

    Raises InputError: unknown_choice; what ``own_system.own_system`` raises.

    >>> find("lorenz").parameters["rho"], find(SYSTEMS["lu"]).name
    (28.0, 'lu')
    """
    if isinstance(system, System):
        return system
    if isinstance(system, str) and ";" in system:
        return own_system(system)
    return SYSTEMS[one_of("system", system, SYSTEMS)]


def parameter_values(
    system: System, changed: Mapping[str, float] | None = None
) -> tuple[float, ...]:
    """Returns all parameters in the order of the equations, those in ``changed`` with new values.

    Raises InputError: unknown_parameter, not_a_number, out_of_range.

    >>> parameter_values(SYSTEMS["rossler"], {"c": 4.0})
    (0.2, 0.2, 4.0)
    """
    unknown = set(changed or {}) - set(system.parameters)
    if unknown:
        allowed = ", ".join(system.parameters)
        raise InputError("unknown_parameter", given=min(map(str, unknown)), allowed=allowed)
    together = {**system.parameters, **(changed or {})}
    return tuple(
        real_number("parameter", value, -MAX_PARAMETER, MAX_PARAMETER)
        for value in together.values()
    )


def start_checked(start: Numbers) -> Float[np.ndarray, " dimensions"]:
    """Returns a start as three float64.

    Raises InputError: what ``array_checks.finite_array`` raises; wrong_dimensions.

    >>> start_checked((1, 2, 3))
    array([1., 2., 3.])
    """
    return starts_checked(np.asarray(start, dtype=object)[None])[0]


def starts_checked(starts: Numbers) -> Float[np.ndarray, "starts dimensions"]:
    """Returns starts as rows of three float64.

    Raises InputError: what ``array_checks.finite_array`` raises; wrong_dimensions.

    >>> starts_checked([[1, 2, 3]])
    array([[1., 2., 3.]])
    """
    most = MAX_STARTS * DIMENSIONS
    values = finite_array("start", starts, ("starts", "dimensions"), most)
    if values.shape[1] != DIMENSIONS:
        raise InputError("wrong_dimensions", given=values.shape[1], wanted=DIMENSIONS)
    return values
