"""Arrays as the columns of a long table, a row for each value: charts read such tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np


def stacked(x: Any, lines: Sequence[Any]) -> tuple[np.ndarray, np.ndarray]:
    """Several lines over a common x, one below the other: the columns x and y.

    A line is as long as x, or one number that stands for all of it.

    >>> x, y = stacked([0, 1], [[5.0, 6.0], 7.0])
    >>> x.tolist(), y.tolist()
    ([0, 1, 0, 1], [5.0, 6.0, 7.0, 7.0])
    """
    places = np.asarray(x)
    columns = [np.broadcast_to(np.asarray(line), places.shape) for line in lines]
    return np.tile(places, len(columns)), np.concatenate(columns)


def grid(values: np.ndarray, axes: Sequence[Any]) -> list[np.ndarray]:
    """An array by its axes, the last one fastest: a column for each axis, then that of the values.

    >>> [column.tolist() for column in grid(np.array([[1.0, 2.0]]), [["a"], [0, 1]])]
    [['a', 'a'], [0, 1], [1.0, 2.0]]
    """
    places = np.meshgrid(*(np.asarray(axis) for axis in axes), indexing="ij")
    return [*(place.ravel() for place in places), np.ravel(values)]
