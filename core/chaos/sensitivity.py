"""Nearby orbits separate as d e^(lambda t), so a forecast lasts only ln(1 / d) longer.

A reference orbit and its neighbours at distance d are followed together. A forecast is lost when
the neighbour is further away than LOST times the size of the attractor. In theory this takes the
time ln(LOST size / d) / lambda, so a start ten times closer gains ln(10) / lambda. Numbers with
fewer digits and a coarser solver cause a distance d as well.

Array sizes: frames; points; neighbours; distances; dimensions (3).

Source: Lorenz (J. Atmos. Sci. 1963); Strogatz, Nonlinear Dynamics and Chaos (2015), 9.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.chaos.integrate import cloud, cloud_block, integrate
from core.chaos.lookup import find, parameter_values
from core.chaos.systems import System
from core.checks import real_number, whole_number
from core.seeds import MAX_SEED

LOST = 0.1  # of the attractor's size; a forecast that is further off says nothing
FRAMES = 300  # of one film, at most
MAX_NEIGHBOURS, MAX_TIME = 1_000, 500.0
MIN_DISTANCE, MAX_DISTANCE = 1e-16, 10.0
DISTANCES = tuple(float(f"1e{power}") for power in range(-15, 0))
LYAPUNOV_TIMES = 45.0  # that ``horizon`` follows neighbours; those at 1e-15 need about 36
SETTLE = 10_000  # steps from the system's start until the reference is on the attractor
PATH = 3_000  # points of the reference
LANES = 40  # neighbours at each distance of ``horizon``


@dataclass(frozen=True)
class Spread:
    """Neighbours that leave a reference orbit, and how other sources of error leave it."""

    times: Float[np.ndarray, " frames"]
    states: Float[np.ndarray, "frames neighbours dimensions"]  # without the reference
    path: Float[np.ndarray, "points dimensions"]  # the reference, at more times
    distances: Float[np.ndarray, "frames neighbours"]
    median: Float[np.ndarray, " frames"]
    float32: Float[np.ndarray, " frames"]  # distance of the same orbit in float32
    solver: Float[np.ndarray, " frames"]  # distance of the same orbit with half the step
    lost_distance: float
    lost_time: float | None  # when the median passes lost_distance; None: not yet


@dataclass(frozen=True)
class Horizon:
    """How long a forecast holds against the distance at the start."""

    distances: Float[np.ndarray, " distances"]
    median: Float[np.ndarray, " distances"]  # time; inf: longer than it was followed
    early: Float[np.ndarray, " distances"]  # one in ten is lost by then
    late: Float[np.ndarray, " distances"]  # nine in ten are lost by then
    theory: Float[np.ndarray, " distances"]  # ln(lost / d) / lambda
    decade: float  # ln(10) / lambda, in theory
    measured_decade: float  # time that a start ten times closer gains: slope of the medians


def size(system: System | str) -> float:
    """Returns the size of an attractor: half the diagonal of its box.

    >>> round(size("lorenz"), 1)
    42.5
    """
    low, high = np.array(find(system).box).T
    return float(np.linalg.norm(high - low) / 2)


def pace(time: float, dt: float) -> tuple[int, int]:
    """Returns the steps from frame to frame, and the number of frames, of a film up to ``time``.

    The film ends within half a frame of ``time``. It has FRAMES frames at most, and no more than
    there are steps.

    >>> pace(40.0, 0.01), pace(5.0, 0.02)
    ((14, 286), (1, 250))
    """
    steps = max(1, round(time / dt))
    every = -(-steps // FRAMES)
    return every, round(steps / every)


def _around(
    start: Float[np.ndarray, " dimensions"], distance: float, count: int, seed: int
) -> Float[np.ndarray, "neighbours dimensions"]:
    """Returns starts at this distance in random directions."""
    directions = np.random.default_rng(seed).standard_normal((count, start.size))
    return start + distance * directions / np.linalg.norm(directions, axis=1, keepdims=True)


def first_above(
    values: Float[np.ndarray, "frames ..."], level: float, times: Float[np.ndarray, " frames"]
) -> Float[np.ndarray, ...]:
    """Returns the first time at which the values are above a level; inf where they never are.

    >>> first_above(np.array([0.0, 1.0, 3.0]), 2.0, np.array([0.0, 0.5, 1.0]))
    array(1.)
    """
    above = values > level
    return np.where(above.any(axis=0), times[np.argmax(above, axis=0)], np.inf)


def _film(system: System, start, dt: float, every: int, frames: int, values, dtype):
    """Returns the states of one orbit in this number format, a frame every so many steps."""
    block = cloud_block(system.equations, system.timed, "rk4")
    state, h = tf.constant(start[None], dtype), tf.constant(dt, dtype)
    parameters, film = tf.constant(values, dtype)[:, None], [start]
    for frame in range(frames):
        state = block(state, tf.constant(frame * every), h, parameters, tf.constant(every))
        film.append(state.numpy()[0].astype(np.float64))
    return np.array(film)


def line(
    distance: float, exponent: float, times: Float[np.ndarray, " frames"], until: float
) -> Float[np.ndarray, " frames"]:
    """Returns d e^(lambda t) up to the distance ``until``, and nan beyond it.

    >>> line(1.0, np.log(2), np.array([0.0, 1.0, 2.0]), until=3.0)
    array([ 1.,  2., nan])
    """
    distances = np.exp(np.minimum(np.log(distance) + exponent * times, 700.0))
    return np.where(distances <= until, distances, np.nan)


def spread(
    system: System | str = "lorenz",
    distance: float = 1e-8,
    neighbours: int = 200,
    time: float = 40.0,
    seed: int = 0,
    parameters: Mapping[str, float] | None = None,
) -> Spread:
    """Returns how orbits that start at one distance from a reference orbit move away from it.

    Raises InputError: unknown_choice, unknown_parameter; not_a_number, not_a_whole_number,
    out_of_range (distance, neighbours, time, seed).

    >>> lorenz = spread(distance=1e-6, neighbours=50, time=30.0)
    >>> lorenz.distances.shape, lorenz.lost_time is not None and 10 < lorenz.lost_time < 25
    ((301, 50), True)
    """
    system = find(system)
    distance = real_number("distance", distance, MIN_DISTANCE, MAX_DISTANCE)
    neighbours = whole_number("neighbours", neighbours, 1, MAX_NEIGHBOURS)
    time = real_number("time", time, system.dt, MAX_TIME)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    every, frames = pace(time, system.dt)
    start = integrate(system, system.start, system.dt, SETTLE, parameters=parameters).states[-1]
    starts = np.concatenate([start[None], _around(start, distance, neighbours, seed)])
    film = cloud(system, starts, system.dt, every * frames, every=every, parameters=parameters)
    reference = film.states[:, 0]
    distances = np.linalg.norm(film.states[:, 1:] - reference[:, None], axis=2)
    values, lost = parameter_values(system, parameters), LOST * size(system)
    rounded = _film(system, start, system.dt, every, frames, values, tf.float32)
    finer = _film(system, start, system.dt / 2, 2 * every, frames, values, tf.float64)
    path = integrate(system, start, system.dt, every * frames, parameters=parameters).states
    thinned = np.linspace(0, len(path) - 1, min(len(path), PATH)).astype(int)
    median = np.median(distances, axis=1)
    when = float(first_above(median, lost, film.times))
    return Spread(
        times=film.times,
        states=film.states[:, 1:],
        path=path[thinned],
        distances=distances,
        median=median,
        float32=np.linalg.norm(rounded - reference, axis=1),
        solver=np.linalg.norm(finer - reference, axis=1),
        lost_distance=lost,
        lost_time=when if np.isfinite(when) else None,
    )


def _pairs(
    system: System, exponent: float, seed: int, parameters: Mapping[str, float] | None
) -> tuple[np.ndarray, np.ndarray]:
    """Returns LANES starts on the attractor, and a neighbour of each at each of the DISTANCES."""
    draws = np.random.default_rng(seed)
    begin = np.array(system.start) + 0.01 * size(system) * draws.standard_normal((LANES, 3))
    settle = round(20.0 / exponent / system.dt)  # twenty Lyapunov times: on the attractor
    begin = cloud(system, begin, system.dt, settle, parameters=parameters).states[-1]
    near = [
        start + distance * direction / np.linalg.norm(direction)
        for distance in DISTANCES
        for start, direction in zip(begin, draws.standard_normal((LANES, 3)), strict=True)
    ]
    return begin, np.array(near)


def horizon(
    system: System | str = "lorenz",
    exponent: float = 0.9056,
    time: float | None = None,
    seed: int = 0,
    parameters: Mapping[str, float] | None = None,
) -> Horizon:
    """Returns when forecasts are lost that start at the DISTANCES, LANES of each, in one batch.

    Each of the LANES has a reference orbit of its own, on the attractor. ``exponent``: the largest
    one, for the theory; ``time``: how long neighbours are followed, None is LYAPUNOV_TIMES.

    Raises InputError: unknown_choice, unknown_parameter; not_a_number, not_a_whole_number,
    out_of_range (exponent, time, seed).

    >>> held = horizon(time=60.0)
    >>> bool(abs(held.measured_decade / held.decade - 1) < 0.2), bool(held.median[0] > 30)
    (True, True)
    """
    system = find(system)
    exponent = real_number("exponent", exponent, 1e-3, 1e3)
    usual = min(LYAPUNOV_TIMES / exponent, MAX_TIME)
    time = real_number("time", usual if time is None else time, system.dt, MAX_TIME)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    every, frames = pace(time, system.dt)
    begin, near = _pairs(system, exponent, seed, parameters)
    together = np.concatenate([begin, near])
    film = cloud(system, together, system.dt, every * frames, every=every, parameters=parameters)
    neighbours = film.states[:, LANES:].reshape(-1, len(DISTANCES), LANES, 3)
    apart = np.linalg.norm(neighbours - film.states[:, None, :LANES], axis=3)
    level = LOST * size(system)
    lost = first_above(apart, level, film.times)  # [distances, LANES]
    early, median, late = np.quantile(lost, [0.1, 0.5, 0.9], axis=1, method="higher")
    distances = np.array(DISTANCES)
    good = np.isfinite(median) & (distances > 1e-13) & (distances < 0.1 * level)
    slope = np.polyfit(np.log10(distances[good]), median[good], 1)[0] if good.sum() > 1 else np.nan
    return Horizon(
        distances=distances,
        median=median,
        early=early,
        late=late,
        theory=np.log(level / distances) / exponent,
        decade=float(np.log(10) / exponent),
        measured_decade=float(-slope),
    )
