"""A trajectory prepared for training: checked, standardised and padded to one length.

Array sizes: time; room (time, padded); dimensions.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from core.array_checks import finite_array
from core.checks import Numbers
from core.errors import InputError

ROOM = 20_000  # points; every series is padded to it, so that its length compiles nothing anew
MAX_DIMENSIONS = 6
MIN_POINTS = 50  # points; fewer show too little of an attractor
STILL = 1e-9  # of a dimension's size or of its steps; a smaller spread is rounding, not motion


@dataclass(frozen=True)
class Scaled:
    """How to standardise states: u = (x - mean) / std; ``step`` is the std of increments of u."""

    mean: Float[np.ndarray, " dimensions"]
    std: Float[np.ndarray, " dimensions"]
    step: Float[np.ndarray, " dimensions"]

    def apply(self, states: Float[np.ndarray, "*rest dimensions"]):
        """Returns states standardised."""
        return (states - self.mean) / self.std

    def undo(self, states: Float[np.ndarray, "*rest dimensions"]):
        """Returns states in their own units from standardised states."""
        return self.mean + self.std * states


def checked_series(states: Numbers, minimum: int = MIN_POINTS) -> Float[np.ndarray, "time dim"]:
    """Returns a trajectory as float64 [time, dimensions], ROOM points of it at most.

    Raises InputError: array_not_numbers, array_wrong_axes, array_empty, array_too_long,
    array_not_finite (a gap), array_too_large, too_many_dimensions, trajectory_length,
    trajectory_constant, trajectory_straight.

    >>> checked_series(np.sin(np.arange(100.0))).shape
    (100, 1)
    """
    given = finite_array("states", states, ("time", "dimensions"), ROOM * 6, optional=1)
    series = given[:, None] if given.ndim == 1 else given
    if series.shape[1] > MAX_DIMENSIONS:
        raise InputError("too_many_dimensions", given=series.shape[1], maximum=MAX_DIMENSIONS)
    if not minimum <= len(series) <= ROOM:
        raise InputError("trajectory_length", given=len(series), minimum=minimum, maximum=ROOM)
    spread = np.ptp(series, axis=0)
    still = int(np.argmin(spread))
    if spread[still] <= STILL * np.abs(series[:, still]).max():
        raise InputError("trajectory_constant", column=still + 1, given=float(series[0, still]))
    if straight := _straight(series):
        rise = float(series[1, straight - 1] - series[0, straight - 1])
        raise InputError("trajectory_straight", column=straight, given=rise)
    return series


def _straight(series: Float[np.ndarray, "time dim"]) -> int:
    """Returns the first column, counted from 1, that changes by equal steps; 0 if there is none."""
    steps = np.diff(series, axis=0)
    # each value of a line is rounded twice, by half a spacing: its product and its sum
    rounding = 2.0 * np.spacing(np.abs(series).max(axis=0))
    even = steps.std(axis=0) <= STILL * np.abs(steps.mean(axis=0)) + rounding
    return int(np.argmax(even)) + 1 if even.any() else 0


def scale_of(series: Float[np.ndarray, "time dim"], symmetric: bool = False) -> Scaled:
    """Returns how to standardise a series; with ``symmetric``, x and y keep 0 as their middle.

    >>> scale_of(np.array([[0.0], [2.0], [4.0]])).mean
    array([2.])
    """
    mean = series.mean(axis=0)
    if symmetric:
        mean[:2] = 0.0
    std = np.sqrt(np.mean((series - mean) ** 2, axis=0))
    return Scaled(mean, std, np.std(np.diff(series, axis=0) / std, axis=0))


def padded(values: Float[np.ndarray, "time dim"]) -> Float[np.ndarray, "room dim"]:
    """Returns the values followed by zeros, ROOM rows in all."""
    return np.concatenate([values, np.zeros((ROOM - len(values), values.shape[1]))])


def noisy(states: Numbers, noise: float, seed: int) -> Float[np.ndarray, "time dim"]:
    """Returns states with normal noise, in each dimension ``noise`` times its standard deviation.

    >>> bool(np.array_equal(noisy([[1.0], [2.0]], 0.0, 0), [[1.0], [2.0]]))
    True
    """
    series = np.asarray(states, dtype=np.float64)
    drawn = np.random.default_rng(seed + 2).standard_normal(series.shape)
    return series + noise * series.std(axis=0) * drawn
