"""Forecasts end: neighbours part like d e^(lambda t), so accuracy buys time only by its logarithm.

A reference orbit and its neighbours at distance d are followed together. A forecast is lost when
the neighbour is further away than LOST times the size of the attractor. In theory this takes
ln(LOST size / d) / lambda: ten times closer buys ln(10) / lambda. A rounder number format or a
coarser solver are sources of d like any other.

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

LOST = 0.1  # of the attractor's size: beyond it a forecast says nothing
FRAMES = 300  # of one film, at most
MAX_NEIGHBOURS, MAX_TIME = 1_000, 500.0
MIN_DISTANCE, MAX_DISTANCE = 1e-16, 10.0
DISTANCES = tuple(float(f"1e{power}") for power in range(-15, 0))
LYAPUNOV_TIMES = 45.0  # that a sweep looks; 1e-15 needs about 36
SETTLE = 10_000  # steps from the system's start until the reference is on the attractor
PATH = 3_000  # points of the reference
LANES = 40  # neighbours of each distance in a sweep


@dataclass(frozen=True)
class Spread:
    """Neighbours on their way, beside what other sources of error do."""

    times: Float[np.ndarray, " frames"]
    states: Float[np.ndarray, "frames neighbours dimensions"]  # without the reference
    path: Float[np.ndarray, "points dimensions"]  # the reference, finely
    distances: Float[np.ndarray, "frames neighbours"]
    median: Float[np.ndarray, " frames"]
    float32: Float[np.ndarray, " frames"]  # distance of the same orbit in float32
    solver: Float[np.ndarray, " frames"]  # distance of the same orbit with half the step
    lost_distance: float
    lost_time: float | None  # when the median passes it; None: not yet


@dataclass(frozen=True)
class Horizon:
    """How long a forecast holds, against the distance at the start."""

    distances: Float[np.ndarray, " distances"]
    median: Float[np.ndarray, " distances"]  # time; inf: longer than was looked
    early: Float[np.ndarray, " distances"]  # one in ten is lost by then
    late: Float[np.ndarray, " distances"]  # nine in ten are lost by then
    theory: Float[np.ndarray, " distances"]  # ln(lost / d) / lambda
    decade: float  # ln(10) / lambda, in theory
    measured_decade: float  # time that ten times closer buys: slope of the medians


def size(system: System | str) -> float:
    """Returns half the diagonal of the box around the attractor.

    >>> round(size("lorenz"), 1)
    42.5
    """
    low, high = np.array(find(system).box).T
    return float(np.linalg.norm(high - low) / 2)


def pace(time: float, dt: float) -> tuple[int, int]:
    """Returns the steps from frame to frame and the frames of a film that ends at ``time``.

    It ends within half a frame of it, and has FRAMES frames at most, fewer where steps are few.

    >>> pace(40.0, 0.01), pace(5.0, 0.02)
    ((14, 286), (1, 250))
    """
    steps = max(1, round(time / dt))
    every = -(-steps // FRAMES)
    return every, round(steps / every)


def _around(
    start: Float[np.ndarray, " dimensions"], distance: float, count: int, seed: int
) -> Float[np.ndarray, "neighbours dimensions"]:
    """Returns starts in random directions at one distance."""
    directions = np.random.default_rng(seed).standard_normal((count, start.size))
    return start + distance * directions / np.linalg.norm(directions, axis=1, keepdims=True)


def first_above(
    values: Float[np.ndarray, "frames ..."], level: float, times: Float[np.ndarray, " frames"]
) -> Float[np.ndarray, ...]:
    """Returns the first time at which values exceed a level; inf where they never do.

    >>> first_above(np.array([0.0, 1.0, 3.0]), 2.0, np.array([0.0, 0.5, 1.0]))
    array(1.)
    """
    above = values > level
    return np.where(above.any(axis=0), times[np.argmax(above, axis=0)], np.inf)


def _film(system: System, start, dt: float, every: int, frames: int, values, dtype):
    """Returns the states of one orbit in the precision asked for, a frame every so many steps."""
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
    """Returns d e^(lambda t) as long as it is below ``until``, nan beyond.

    >>> line(1.0, np.log(2), np.array([0.0, 1.0, 2.0]), until=3.0)
    array([ 1.,  2., nan])
    """
    grown = np.exp(np.minimum(np.log(distance) + exponent * times, 700.0))
    return np.where(grown <= until, grown, np.nan)


def spread(
    system: System | str = "lorenz",
    distance: float = 1e-8,
    neighbours: int = 200,
    time: float = 40.0,
    seed: int = 0,
    parameters: Mapping[str, float] | None = None,
) -> Spread:
    """Returns how ``neighbours`` orbits leave a reference orbit from which they start ``distance``.

    Raises InputError: unknown_choice, unknown_parameter; not_a_number, not_a_whole_number,
    out_of_range (distance, neighbours, time, seed).

    >>> apart = spread(distance=1e-6, neighbours=50, time=30.0)
    >>> apart.distances.shape, apart.lost_time is not None and 10 < apart.lost_time < 25
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


def horizon(
    system: System | str = "lorenz",
    exponent: float = 0.9056,
    time: float | None = None,
    seed: int = 0,
    parameters: Mapping[str, float] | None = None,
) -> Horizon:
    """Returns when the forecast is lost for the DISTANCES, LANES neighbours of each, in one batch.

    Every neighbour has a reference of its own, on the attractor. ``exponent``: the largest one, for
    the theory; ``time``: how long to look, None is LYAPUNOV_TIMES.

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
    draws = np.random.default_rng(seed)
    begin = np.array(system.start) + 0.01 * size(system) * draws.standard_normal((LANES, 3))
    settle = round(20.0 / exponent / system.dt)  # twenty Lyapunov times: on the attractor
    begin = cloud(system, begin, system.dt, settle, parameters=parameters).states[-1]
    near = [
        one + distance * direction / np.linalg.norm(direction)
        for distance in DISTANCES
        for one, direction in zip(begin, draws.standard_normal((LANES, 3)), strict=True)
    ]
    together = np.concatenate([begin, near])
    film = cloud(system, together, system.dt, every * frames, every=every, parameters=parameters)
    apart = (
        film.states[:, LANES:].reshape(-1, len(DISTANCES), LANES, 3) - film.states[:, None, :LANES]
    )
    level = LOST * size(system)
    lost = first_above(np.linalg.norm(apart, axis=3), level, film.times)  # [distances, LANES]
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
