"""Three bodies under gravity: one system solved precisely, or many until each breaks up.

The steps are equal in the time of ``core.chaos.log_hamiltonian``, not in physical time. Physical
time is a result as well: a step takes the time step * U(0) / U, which is ``step`` at the start and
less where the bodies are closer. The order is six: half the step, 64 times less error.

Array sizes: time (steps + 1), bodies 3, dimensions 2 or 3. Units: G = 1.

Sources: Mikkola and Tanikawa (1999); Valtonen and Karttunen, The Three-Body Problem (2006).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.chaos import breakup_ensemble
from core.chaos.bodies import bodies_of, masses_of
from core.chaos.breakup_ensemble import Breakups
from core.chaos.log_hamiltonian import (
    about_centre,
    kinetic,
    potential,
    sides,
    step_of_six,
)
from core.checks import Numbers, real_number, whole_number
from core.errors import InputError

BLOCK = 5_000  # steps of one compiled call: 0.1 s
MAX_STEPS = 200_000  # 30 MB of positions and velocities
MIN_STEP, MAX_STEP = 1e-9, 10.0  # time; the longest steps fail, as the energy error shows
MAX_TIME = 1e6  # time
APART = 1e-9  # U / K; below it K - E is lost in rounding: the bodies have flown apart


@dataclass(frozen=True)
class Motion:
    """Three bodies over time; after they have flown apart everything is nan."""

    masses: Float[np.ndarray, " 3"]
    times: Float[np.ndarray, " time"]
    positions: Float[np.ndarray, "time 3 dimensions"]
    velocities: Float[np.ndarray, "time 3 dimensions"]
    energy_errors: Float[np.ndarray, " time"]  # |E - E(0)| / max(K(0), U(0))
    finite: int  # how many states hold before the bodies have flown apart

    @property
    def energy_error(self) -> float:
        """The largest relative error of the energy on the way."""
        return float(self.energy_errors[: self.finite].max())

    @property
    def ended(self) -> float:
        """The time of the last state that holds."""
        return float(self.times[self.finite - 1])


@tf.function(jit_compile=True, autograph=False)
def integrate_block(r, v, t, masses, energy, h, count):
    """Returns the last state, and the states after each of the ``count`` steps, BLOCK at most.

    A state is the sides ``r`` and their rates ``v``, both [3, 3, 1], and the time ``t``, [1]. The
    films of states have BLOCK rows; those after ``count`` are 0.
    """
    room = (BLOCK, 3, 3, 1)
    films = tf.zeros(room, tf.float64), tf.zeros(room, tf.float64), tf.zeros((BLOCK, 1), tf.float64)

    def step(i, state, films):
        r, v, t = state
        state = step_of_six(r, v, t, masses, energy, h)
        kept = [
            tf.tensor_scatter_nd_update(f, [[i]], [s]) for f, s in zip(films, state, strict=True)
        ]
        return i + 1, tuple(state), tuple(kept)

    return tf.while_loop(lambda i, *_: i < count, step, (0, (r, v, t), films))[1:]


def _film(masses, r, v, h: float, steps: int, until: float) -> list[np.ndarray]:
    """Returns sides, rates and times at the start and after every step, until ``until`` is past."""
    state = tuple(tf.constant(part) for part in (r, v, np.zeros(1)))
    energy = tf.constant(kinetic(masses, v) - potential(masses, r))
    parts = [[part.numpy()[None]] for part in state]
    for done in range(0, steps, BLOCK):
        count = min(BLOCK, steps - done)
        settings = tf.constant(masses), energy, tf.constant([h], tf.float64), tf.constant(count)
        state, films = integrate_block(*state, *settings)  # type: ignore[misc]
        for part, film in zip(parts, films, strict=True):
            part.append(film.numpy()[:count])
        if not parts[2][-1][-1, 0] < until:
            break
    times = np.concatenate(parts[2])[:, 0]
    count = int(np.argmin(times < until)) + 1 if not times[-1] < until else len(times)
    return [np.concatenate(part)[:count, ..., 0] for part in parts]


def _motion(masses, places, rates, film) -> Motion:
    """Returns the motion with its centre of mass, up to where the bodies have flown apart."""
    r_film, v_film, times = film
    moving = kinetic(masses, v_film.transpose(1, 2, 0))
    bound = potential(masses, r_film.transpose(1, 2, 0))
    with np.errstate(invalid="ignore", over="ignore"):
        holds = np.isfinite(moving) & np.isfinite(times) & (bound > APART * moving)
        errors = np.abs(moving - bound - (moving[0] - bound[0])) / max(moving[0], bound[0])
    finite = len(times) if holds.all() else int(np.argmin(holds))
    dimensions = places.shape[1]
    centre, drift = (masses @ vectors / masses.sum() for vectors in (places, rates))
    positions = about_centre(masses, r_film[:, :, :dimensions]) + centre
    positions = positions + times[:, None, None] * drift
    velocities = about_centre(masses, v_film[:, :, :dimensions]) + drift
    for part in (times, positions, velocities, errors):
        part[finite:] = np.nan
    return Motion(masses, times, positions, velocities, errors, finite)


def _solved(masses, positions, velocities, steps, step, until) -> Motion:
    weights = masses_of(masses)
    places, rates = bodies_of(positions, velocities)
    steps = whole_number("steps", steps, 1, MAX_STEPS)
    step = real_number("step", step, MIN_STEP, MAX_STEP)
    flat = ((0, 0), (0, 3 - places.shape[1]))
    r, v = (sides(np.pad(vectors, flat)[:, :, None]) for vectors in (places, rates))
    bound, moving = float(potential(weights, r)[0]), float(kinetic(weights, v)[0])
    if not bound > APART * moving:
        raise InputError("bodies_flown_apart", given=bound / moving, minimum=APART)
    h = step * bound
    film = _film(weights, r, v, h, steps, until)
    return _motion(weights, places, rates, film)


def integrate(
    masses: Numbers, positions: Numbers, velocities: Numbers, steps: int, step: float
) -> Motion:
    """Returns the orbits of three bodies at the start and after each of ``steps`` steps.

    ``step``: the time that a step takes at the start; later it is step * U(0) / U. Positions and
    velocities are [3, 2] or [3, 3].

    Raises InputError: what ``bodies.masses_of`` and ``bodies.bodies_of`` raise; not_a_number,
    not_a_whole_number, out_of_range (steps, step); bodies_flown_apart (U / K below 1e-9).

    >>> rest = [[0, 0], [0, 0], [0, 0]]
    >>> burrau = integrate((3, 4, 5), [[1, 3], [-2, -1], [1, -1]], rest, steps=1000, step=0.005)
    >>> burrau.positions.shape, burrau.energy_error < 1e-9
    ((1001, 3, 2), True)
    """
    return _solved(masses, positions, velocities, steps, step, np.inf)


def integrate_until(
    masses: Numbers, positions: Numbers, velocities: Numbers, until: float, step: float
) -> Motion:
    """Returns the orbits up to the first step that ends at the time ``until`` or later.

    They end earlier if MAX_STEPS steps do not reach it.

    Raises InputError: what ``integrate`` raises; out_of_range (until).

    >>> rest = [[0, 0], [0, 0], [0, 0]]
    >>> burrau = integrate_until((3, 4, 5), [[1, 3], [-2, -1], [1, -1]], rest, 10.0, 0.01)
    >>> bool(10.0 <= burrau.times[-1] < 10.01)
    True
    """
    until = real_number("until", until, MIN_STEP, MAX_TIME)
    return _solved(masses, positions, velocities, MAX_STEPS, step, until)


def breakups(
    masses: Numbers = (1.0, 1.0, 1.0),
    systems: int = 2000,
    dimensions: int = 3,
    seed: int = 0,
    start: str = "random",
    heat: float = 0.2,
    steps: int = 100_000,
) -> Breakups:
    """Returns how random systems end: which body escapes, and what binary is left behind.

    This is what ``breakup_ensemble.follow`` yields last.

    Raises InputError: what ``breakup_ensemble.follow`` raises.

    >>> ended = breakups((1, 1, 1), systems=20, steps=1000)
    >>> ended.escaper.shape, bool(ended.escaper.max() < 3)
    ((20,), True)
    """
    *_, last = breakup_ensemble.follow(masses, systems, dimensions, seed, start, heat, steps)
    return last.breakups
