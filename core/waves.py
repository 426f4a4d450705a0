"""Waves of period 1 between -1 and 1: Fourier sums approach them, and networks classify them.

Sine, square, sawtooth and triangle begin their period at phase 0. Array size: points.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from core.checks import one_of

SHAPES = ("sine", "square", "sawtooth", "triangle")


def wave(name: str, u: Float[np.ndarray, "*points"]) -> Float[np.ndarray, "*points"]:
    """Returns one of SHAPES at the phases ``u``, counted in periods.

    ``square``: 1, then -1; ``sawtooth``: climbs from -1 to 1; ``triangle``: 0, 1, 0, -1, 0.

    Raises InputError: unknown_choice.

    >>> wave("triangle", np.array([0.0, 0.25, 0.5, 0.75]))
    array([ 0.,  1.,  0., -1.])
    """
    one_of("wave", name, SHAPES)
    u = u % 1.0
    if name == "sine":
        return np.sin(2 * np.pi * u)
    if name == "square":
        return np.where(u < 0.5, 1.0, -1.0)
    if name == "sawtooth":
        return 2.0 * u - 1.0
    return 1.0 - 4.0 * np.abs((u + 0.25) % 1.0 - 0.5)
