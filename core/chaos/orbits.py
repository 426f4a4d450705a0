"""Measures an orbit: its speed, where it crosses a plane, how high it climbs, how long it is.

Array sizes: time; dimensions (3); kept; crossings; maxima.

Source: Strogatz, Nonlinear Dynamics and Chaos (2015), 9.4 (successive maxima) and 12.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from core.chaos.integrate import MAX_DT, MIN_DT, Orbit
from core.chaos.lookup import find
from core.chaos.systems import System
from core.checks import real_number, whole_number

MOST = 4_000  # points; with more a browser does not turn the picture smoothly
MAX_ORBIT = 1_000_000  # steps; 24 MB


@dataclass(frozen=True)
class Sample:
    """A few points of an orbit to be drawn, evenly spread over its finite part."""

    indices: Int[np.ndarray, " kept"]
    times: Float[np.ndarray, " kept"]
    states: Float[np.ndarray, "kept dimensions"]
    speeds: Float[np.ndarray, " kept"]  # |du/dt|, from neighbouring states


@dataclass(frozen=True)
class Section:
    """Where an orbit crosses a plane of constant z."""

    times: Float[np.ndarray, " crossings"]
    states: Float[np.ndarray, "crossings dimensions"]
    level: float


def finite(orbit: Orbit) -> int:
    """Returns the number of states before an orbit blows up; all of them if it does not."""
    return int(np.isfinite(orbit.states[:, 0]).sum())


def sample(orbit: Orbit, points: int = MOST) -> Sample:
    """Returns up to ``points`` states, with the first and the last finite one.

    Raises InputError: not_a_whole_number, out_of_range (points).

    >>> line = Orbit(np.outer(np.arange(11.0), [3, 4, 0]), np.arange(11.0) / 10, None)
    >>> sample(line, 3).indices.tolist(), sample(line, 3).speeds.round(9).tolist()
    ([0, 5, 10], [50.0, 50.0, 50.0])
    """
    points = whole_number("points", points, 2, MOST)
    count = finite(orbit)
    kept = np.unique(np.linspace(0, count - 1, min(count, points)).round().astype(int))
    before, after = np.maximum(kept - 1, 0), np.minimum(kept + 1, count - 1)
    distance = np.linalg.norm(orbit.states[after] - orbit.states[before], axis=1)
    duration = orbit.times[after] - orbit.times[before]
    speeds = np.divide(distance, duration, out=np.zeros(kept.size), where=duration > 0)
    return Sample(kept, orbit.times[kept], orbit.states[kept], speeds)


def section(orbit: Orbit, level: float, upward: bool = True) -> Section:
    """Returns the states where z passes ``level``, upward or downward, by linear interpolation.

    Raises InputError: not_a_number, out_of_range (level).

    >>> z = np.array([0.0, 1.0, 3.0, 1.0])
    >>> orbit = Orbit(np.stack([z, -z, z], axis=1), np.arange(4.0), None)
    >>> section(orbit, 2.0).states.tolist(), section(orbit, 2.0, upward=False).times.tolist()
    ([[2.0, -2.0, 2.0]], [2.5])
    """
    level = real_number("level", level, -1e6, 1e6)
    states = orbit.states[: finite(orbit)]
    height = (states[:, 2] - level) * (1 if upward else -1)
    at = np.flatnonzero((height[:-1] < 0) & (height[1:] >= 0))
    share = (height[at] / (height[at] - height[at + 1]))[:, None]
    crossed = states[at] + share * (states[at + 1] - states[at])
    times = orbit.times[at] + share[:, 0] * (orbit.times[at + 1] - orbit.times[at])
    return Section(times, crossed, level)


def maxima(values: Float[np.ndarray, "time ..."]) -> Float[np.ndarray, "time ..."]:
    """Returns the height of each local maximum at its place, and nan at all other places.

    The height is that of the parabola through the highest value and its neighbours.

    >>> maxima(np.array([0.0, 3.0, 1.0, 2.0]))
    array([  nan, 3.025,   nan,   nan])
    """
    heights = np.full(values.shape, np.nan)
    before, here, after = values[:-2], values[1:-1], values[2:]
    bend = before - 2 * here + after
    slope = after - before
    with np.errstate(invalid="ignore", divide="ignore"):
        height = here - slope**2 / (8 * bend)
        heights[1:-1] = np.where((here > before) & (here >= after), height, np.nan)
    return heights


def duration_steps(time: float, dt: float) -> int:
    """Returns the number of steps in this time; MAX_ORBIT at most, so that the wait is short.

    Raises InputError: not_a_number, out_of_range (time, dt).

    >>> duration_steps(50.0, 0.01)
    5000
    """
    time = real_number("time", time, 0.0, 1e4)
    return min(round(time / real_number("dt", dt, MIN_DT, MAX_DT)), MAX_ORBIT)


def is_cut(time: float, dt: float) -> bool:
    """Returns whether this time takes more than MAX_ORBIT steps.

    >>> is_cut(500.0, 0.0001), is_cut(100.0, 0.0001)
    (True, False)
    """
    return round(time / dt) > MAX_ORBIT


def coarser(system: str, times: int) -> float:
    """Returns the system's own step, so many times as long. Raises InputError: unknown_choice.

    >>> coarser("lorenz", 4)
    0.04
    """
    return find(system).dt * times


def start_from(system: System | str, x: float) -> tuple[float, float, float]:
    """Returns the system's own start, with another x.

    Raises InputError: unknown_choice; what ``own_system.own_system`` raises; not_a_number,
    out_of_range (start).

    >>> start_from("lorenz", 5.0)
    (5.0, 1.0, 1.0)
    """
    _, y, z = find(system).start
    return real_number("start", x, -1e6, 1e6), y, z


def highest(orbit: Orbit) -> float:
    """Returns the largest z of an orbit's finite part.

    >>> highest(Orbit(np.array([[0.0, 0, 1], [0, 0, 3]]), np.arange(2.0), None))
    3.0
    """
    return float(orbit.states[: finite(orbit), 2].max())
