"""A plane as a network sees it and as its points were given: back and forth between the two.

A network sees coordinates of about 1 in size; given = center + half * seen, axis by axis.

Array sizes: points; side (points of the map a side).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from jaxtyping import Float

SIDE = 32  # points a side of the map of a plane
REACH = 1.3  # the map shows the plane from -REACH to REACH; the problems lie within 1
OVERLAP = 1.12  # of a square's side; without it a screen shows seams

Pair: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Plane:
    """The lines of the map in the units of the points."""

    x: Float[np.ndarray, " side"]
    y: Float[np.ndarray, " side"]
    spans: tuple[Pair, Pair]  # from where to where each axis goes
    halves: Pair  # half the sides of a square around each point of the map


def unscaled(
    inputs: Float[np.ndarray, "points 2"], center: Pair, half: Pair
) -> Float[np.ndarray, "points 2"]:
    """Returns center + half * inputs.

    >>> unscaled(np.array([[1.0, -1.0]]), (10.0, 0.0), (5.0, 2.0)).tolist()
    [[15.0, -2.0]]
    """
    return np.array(center) + np.array(half) * inputs


def plane(center: Pair = (0.0, 0.0), half: Pair = (1.0, 1.0)) -> Plane:
    """Returns the lines of the map.

    >>> plane((10.0, 0.0), (5.0, 2.0)).spans
    ((3.5, 16.5), (-2.6, 2.6))
    """
    line = np.linspace(-REACH, REACH, SIDE)
    both = unscaled(np.column_stack([line, line]), center, half)
    (left, low), (right, high) = both[0].tolist(), both[-1].tolist()
    step = OVERLAP * (2 * REACH) / (SIDE - 1) / 2
    halves = (step * half[0], step * half[1])
    return Plane(both[:, 0], both[:, 1], ((left, right), (low, high)), halves)
