"""A square grid maps what a network computes over a plane, in the units of the points.

A network works on scaled coordinates of about 1 in size; axis by axis,

    point = center + half * scaled

Array sizes: points; side (points of the grid a side); features.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from jaxtyping import Float

SIDE = 32  # points a side of the map of a plane
REACH = 1.3  # the map shows the plane from -REACH to REACH; the problems lie within 1
OVERLAP = 1.12  # times the side of a square; without it a screen shows seams

Pair: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Plane:
    """The lines of the grid in the units of the points."""

    x: Float[np.ndarray, " side"]
    y: Float[np.ndarray, " side"]
    spans: tuple[Pair, Pair]  # first and last value of each axis
    halves: Pair  # half the sides of the square drawn around each point of the grid


def unscaled(
    inputs: Float[np.ndarray, "points 2"], center: Pair, half: Pair
) -> Float[np.ndarray, "points 2"]:
    """Returns center + half * inputs.

    >>> unscaled(np.array([[1.0, -1.0]]), (10.0, 0.0), (5.0, 2.0)).tolist()
    [[15.0, -2.0]]
    """
    return np.array(center) + np.array(half) * inputs


def plane(center: Pair = (0.0, 0.0), half: Pair = (1.0, 1.0)) -> Plane:
    """Returns the lines of the grid, in units of points that are center + half * scaled.

    >>> plane((10.0, 0.0), (5.0, 2.0)).spans
    ((3.5, 16.5), (-2.6, 2.6))
    """
    line = np.linspace(-REACH, REACH, SIDE)
    both = unscaled(np.column_stack([line, line]), center, half)
    (left, low), (right, high) = both[0].tolist(), both[-1].tolist()
    step = OVERLAP * (2 * REACH) / (SIDE - 1) / 2
    halves = (step * half[0], step * half[1])
    return Plane(both[:, 0], both[:, 1], ((left, right), (low, high)), halves)


def grid() -> Float[np.ndarray, "points 2"]:
    """Returns the points (x, y) of the grid in scaled coordinates, row by row from the lowest y.

    >>> grid().shape, grid()[0].tolist()
    ((1024, 2), [-1.3, -1.3])
    """
    line = np.linspace(-REACH, REACH, SIDE)
    return np.column_stack([np.tile(line, SIDE), np.repeat(line, SIDE)])


def scaled(
    maps: Float[np.ndarray, "features side side"],
) -> Float[np.ndarray, "features side side"]:
    """Returns each neuron's map divided by its largest absolute value; a map of zeros stays 0.

    >>> scaled(np.array([[[0.0, -4.0], [2.0, 0.0]]])).tolist()
    [[[0.0, -1.0], [0.5, 0.0]]]
    """
    largest = np.abs(maps).max(axis=(1, 2), keepdims=True)
    return maps / np.where(largest > 0, largest, 1.0)
