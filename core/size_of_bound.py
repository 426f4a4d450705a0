"""The bound 2 / lambda_max falls as terms are added, and as the inputs are stretched.

The Hessian of the curve fit is 2 V'V with the columns x^0, x^1, ... of V. Another column can only
raise lambda_max. With every x multiplied by s the column of x^k grows by s^k and its part of
lambda_max by s^(2k), so that inputs beyond 1 leave a high power hardly any learning rate.

Array sizes: points; counts (of terms).

Sources: Horn and Johnson, Matrix Analysis (2012), 4.3 (interlacing eigenvalues); Nocedal and
Wright, Numerical Optimization (2006), 3.3 (the bound).
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from core import regimes
from core.checks import Numbers, points, real_number, whole_number
from core.polynomial import MAX_TERMS
from core.spectrum import hessian_spectrum

MIN_STRETCH, MAX_STRETCH = 1e-3, 1e3  # of x; wide enough to go from metres to millimetres


def bounds(
    x: Numbers, y: Numbers, most_terms: int = MAX_TERMS, stretch: float = 1.0
) -> Float[np.ndarray, " counts"]:
    """Returns the bound for N = 1 .. ``most_terms``, every x multiplied by ``stretch``.

    Raises InputError: what ``checks.points`` raises; not_a_whole_number, not_a_number, out_of_range
    (most_terms; stretch, MIN_STRETCH to MAX_STRETCH).

    >>> bounds([-1, 1], [0, 2], most_terms=2).round(6)
    array([0.5, 0.5])
    >>> bounds([-1, 1], [0, 2], most_terms=2, stretch=2.0).round(6)
    array([0.5  , 0.125])
    """
    x, y = points(x, y)
    x = x * real_number("stretch", stretch, MIN_STRETCH, MAX_STRETCH)
    counts = range(1, whole_number("most_terms", most_terms, 1, MAX_TERMS) + 1)
    return np.array([regimes.bound(hessian_spectrum(x, y, terms).eigenvalues) for terms in counts])


def times_smaller(x: Numbers, y: Numbers, terms: int = 6, stretch: float = 2.0) -> float:
    """Returns how many times smaller the bound is once every x is multiplied by ``stretch``.

    With points beyond 1 that is nearly stretch^(2 N - 2), the factor of the highest power's part.

    Raises InputError: what ``bounds`` raises.

    >>> round(times_smaller([-1, 1], [0, 2], terms=2, stretch=3.0), 6)
    9.0
    """
    before, after = bounds(x, y, terms)[-1], bounds(x, y, terms, stretch)[-1]
    return float(before / after)
