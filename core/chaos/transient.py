"""Chaos may end: an orbit moves chaotically for a while, then it settles on a stable cycle.

An orbit has settled when it repeats from then on: |u(t) - u(t - period)| stays below a tolerance,
and this is seen for half a period at least. The three-scroll system settles with the tutorial's
parameters and the published sign. The time until then depends on the start, and is as unpredictable
as the chaos itself.

Array sizes: starts.

Source: Lai and Tél, Transient Chaos (2011).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from core.chaos.integrate import Orbit, cloud, integrate
from core.chaos.systems import SYSTEMS
from core.checks import real_number, whole_number
from core.errors import InputError
from core.seeds import MAX_SEED

# Defaults of settings that several functions here have.
TIME = 100.0

PERIOD = 9.993  # time; of the three-scroll system's cycle at the tutorial's parameters, measured
WIDTH = 350.0  # distance; of the attractor
# Distance. On the cycle |u(t) - u(t - period)| is below 5, but orbits
# approach the cycle slowly: a tolerance of 12 gives a median of 27, one of 25 gives 22, 50 gives 16
TOLERANCE = 50.0
FRAMES = 1_000  # states that are compared in a period; 200 would miss spikes between them
STEP = PERIOD / 10_000  # time, of RK4; a period is a whole number of steps
MAX_STARTS, MAX_TIME = 1_000, 400.0
MIN_PERIOD, MAX_PERIOD = 1e-6, 1e6  # time


@dataclass(frozen=True)
class Transients:
    """How long chaos lasted, from each start and of all of them."""

    durations: Float[np.ndarray, " starts"]  # time; inf: longer than the orbit was followed
    median: float
    late: float  # by then 90 % had settled
    longest: float  # of those that settled
    unsettled: int  # orbits that had not settled at the end
    period: float


def settled(
    states: Float[np.ndarray, "frames starts dimensions"], lag: int, tolerance: float = TOLERANCE
) -> Float[np.ndarray, " starts"]:
    """Returns the first frame from which each orbit repeats itself every ``lag`` frames; inf: none.

    The repetition has to be seen for half a period at least.

    >>> wave = np.array([5, -90, 20, 1, 2, 1, 2, 1, 2.0])[:, None, None] * np.ones((1, 1, 3))
    >>> settled(10 * wave, lag=2)
    array([3.])
    """
    far = ~(np.linalg.norm(states[lag:] - states[:-lag], axis=2) < tolerance)  # nan is far
    last = len(far) - np.argmax(far[::-1], axis=0)  # one after the last frame that does not repeat
    first = np.where(far.any(axis=0), last, 0)
    return np.where(len(far) - first >= lag / 2, first, np.inf)


def settling_time(orbit: Orbit, period: float = PERIOD) -> float | None:
    """Returns the time from which an orbit repeats with this period, see ``settled``; None: never.

    Raises InputError: not_a_number, out_of_range (period).

    >>> times = np.arange(0, 50, 0.1)
    >>> wave = np.stack([100 * np.sin(2 * np.pi * times / 5)] * 3, axis=1)
    >>> settling_time(Orbit(wave, times, None), period=5.0)
    0.0
    """
    step = float(orbit.times[1] - orbit.times[0]) if len(orbit.times) > 1 else MIN_PERIOD
    period = real_number("period", period, step, MAX_PERIOD)
    lag = round(period / step)
    if len(orbit.states) < 1.5 * lag:
        return None
    frame = float(settled(orbit.states[:, None], lag)[0])
    return float(orbit.times[int(frame)]) if np.isfinite(frame) else None


def cycle_period(orbit: Orbit, near: float = PERIOD) -> float:
    """Returns how long before its last state an orbit was closest to it, within 5 % of ``near``.

    Raises InputError: not_a_number, out_of_range (period); too_few_points unless the orbit is
    longer than 1.05 of that period; orbit_blows_up.

    >>> times = np.arange(0, 20, 0.01)
    >>> wave = np.stack([np.sin(2 * np.pi * times / 5), np.cos(2 * np.pi * times / 5)], axis=1)
    >>> round(cycle_period(Orbit(wave, times, None), near=4.9), 6)
    5.0
    """
    if len(orbit.times) < 2:
        raise InputError("too_few_points", given=len(orbit.times), minimum=2)
    if orbit.blown_up is not None:
        raise InputError("orbit_blows_up", time=orbit.blown_up)
    step = float(orbit.times[1] - orbit.times[0])
    near = real_number("period", near, step, MAX_PERIOD)
    shortest, longest = round(0.95 * near / step), round(1.05 * near / step)
    if len(orbit.states) <= longest:
        raise InputError("too_few_points", given=len(orbit.states), minimum=longest + 1)
    lags = np.arange(shortest, longest + 1)
    gaps = np.linalg.norm(orbit.states[-1] - orbit.states[-1 - lags], axis=1)
    return float(lags[gaps.argmin()] * step)


def period(time: float = TIME) -> float:
    """Returns the period of the cycle on which the tutorial's orbit is after ``time``.

    Raises InputError: not_a_number, out_of_range (time).

    >>> round(period(), 3)
    9.993
    """
    time = real_number("time", time, 3 * PERIOD, MAX_TIME)
    system = SYSTEMS["three_scroll"]
    return cycle_period(integrate(system, system.start, STEP, round(time / STEP)))


def transients(
    starts: int = 300, time: float = TIME, seed: int = 0, tolerance: float = TOLERANCE
) -> Transients:
    """Returns how long chaos lasts from random starts in the middle of the attractor's box.

    ``tolerance``: the distance within which an orbit repeats itself, see ``settled``.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range (starts, time, seed,
    tolerance, 1 to 350); too_many_kept, for many starts over a long time.

    >>> twenty = transients(starts=20, time=20.0)
    >>> twenty.durations.shape, round(twenty.period, 3)
    ((20,), 9.993)
    """
    starts = whole_number("starts", starts, 1, MAX_STARTS)
    time = real_number("time", time, 2 * PERIOD, MAX_TIME)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    tolerance = real_number("tolerance", tolerance, 1.0, WIDTH)
    system = SYSTEMS["three_scroll"]
    low, high = np.array(system.box).T
    begin = np.random.default_rng(seed).uniform(low / 2, high / 2, (starts, 3))
    film = cloud(system, begin, STEP, round(time / STEP), every=round(PERIOD / STEP / FRAMES))
    durations = settled(film.states, FRAMES, tolerance) * PERIOD / FRAMES
    known = durations[np.isfinite(durations)]
    median, late = np.quantile(durations, [0.5, 0.9], method="higher")
    longest = float(known.max()) if known.size else np.inf
    unsettled = len(durations) - len(known)
    return Transients(durations, float(median), float(late), longest, unsettled, period())
