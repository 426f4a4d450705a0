"""The points of a system that a network learns from, and the futures that judge its forecasts.

Both come from one long orbit, sampled every dt. First are the points to learn from, with
measurement noise if a learner wants it. After ROOM points come the starts, each with its context
and its true future. These have no noise: the test is how well the dynamics were learned, not how
well a start is known.

Array sizes: points; starts; context (points up to the start); time; dimensions (3).
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from core.chaos.integrate import integrate
from core.chaos.series import MIN_POINTS, ROOM, noisy
from core.chaos.systems import SYSTEMS, System
from core.checks import one_of, real_number, whole_number
from core.seeds import MAX_SEED

SUBSTEPS = 20  # steps of RK4 from point to point: the truth has to hold longer than any forecast
TRANSIENT = 1_000  # points that are left out, until the orbit is on the attractor
STARTS = 100
APART = 1.811  # Lyapunov times from one start to the next; 100 points of Lorenz
CONTEXT = 100  # points; a reservoir needs all of them, a network the last few
HORIZON = 22.0  # Lyapunov times; a start that is known to 1e-6 is lost after 13 or so
LEAST = 2_000  # points of a future, by which the statistics are judged
MAX_NOISE = 0.5  # of each dimension's standard deviation


@dataclass(frozen=True)
class Sampling:
    """How often a system is sampled, and how fast its neighbours part."""

    dt: float  # time from point to point
    lyapunov: float  # largest exponent, 1 / time; published, or measured by core.chaos.lyapunov

    def points(self, times: float) -> int:
        """Returns the number of points in so many Lyapunov times, rounded.

        >>> Sampling(0.02, 0.9056).points(APART)
        100
        """
        return round(times / (self.dt * self.lyapunov))

    @property
    def ahead(self) -> int:
        """The number of points of a forecast that are compared with the truth."""
        return self.points(HORIZON)

    @property
    def future(self) -> int:
        """The number of points in the true future of a start."""
        return max(self.ahead, LEAST)


SAMPLED = {
    "lorenz": Sampling(0.02, 0.9056),
    "three_scroll_chaotic": Sampling(0.002, 1.32),
    "rossler": Sampling(0.1, 0.0714),
    "chen": Sampling(0.005, 2.04),
    "lu": Sampling(0.005, 1.35),
}


@dataclass(frozen=True)
class Observed:
    """A trajectory to learn from, and starts with their true futures for the test."""

    states: Float[np.ndarray, "points dimensions"]
    context: Float[np.ndarray, "starts context dimensions"]  # the last point is the start
    truth: Float[np.ndarray, "starts time dimensions"]  # the first point is one dt later
    dt: float
    lyapunov: float


def system_checked(system: str) -> System:
    """Returns the system of this name, if it is in SAMPLED.

    Raises InputError: unknown_choice.

    >>> system_checked("lorenz").symmetric
    True
    """
    return SYSTEMS[one_of("system", system, SAMPLED)]


@functools.lru_cache(maxsize=8)
def _orbit(system: str) -> Float[np.ndarray, "time dimensions"]:
    """Returns the long orbit, sampled; it takes up to a second and 3 MB, and is read-only."""
    sampling = SAMPLED[system]
    points = ROOM + CONTEXT + STARTS * sampling.points(APART) + sampling.future
    fine = sampling.dt / SUBSTEPS
    orbit = integrate(system, SYSTEMS[system].start, fine, (TRANSIENT + points) * SUBSTEPS)
    sampled = orbit.states[::SUBSTEPS][TRANSIENT : TRANSIENT + points].copy()
    sampled.flags.writeable = False
    return sampled


def observe(
    system: str = "lorenz", points: int = ROOM, noise: float = 0.0, seed: int = 0
) -> Observed:
    """Returns so many points of a system to learn from, and the test that all models share.

    ``noise``: its standard deviation, as a share of that of each coordinate; ``seed`` draws it.

    Raises InputError: unknown_choice; not_a_number, not_a_whole_number, out_of_range (points,
    noise, seed).

    >>> observed = observe("lorenz", points=1_000)
    >>> observed.states.shape, observed.context.shape, observed.truth.shape
    ((1000, 3), (100, 100, 3), (100, 2000, 3))
    """
    sampling = SAMPLED[system_checked(system).name]
    points = whole_number("learned_points", points, MIN_POINTS, ROOM)
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    orbit = _orbit(system)
    first = ROOM + CONTEXT + sampling.points(APART) * np.arange(STARTS)
    before, after = np.arange(-CONTEXT, 0), np.arange(sampling.future)
    return Observed(
        states=noisy(orbit[:points], noise, seed),
        context=orbit[first[:, None] + before],
        truth=orbit[first[:, None] + after],
        dt=sampling.dt,
        lyapunov=sampling.lyapunov,
    )
