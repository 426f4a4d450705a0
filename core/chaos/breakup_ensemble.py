"""Many systems of three bodies, each followed until one body escapes and leaves a binary behind.

Every system takes the same number of leaps (``core.chaos.log_hamiltonian``), whose size is scaled
to the system: h = eta m_b m_c sqrt(a / (m_b + m_c)), a = m_b m_c / (2 |E|), of the two heaviest
bodies: 2 pi / eta leaps for one turn of the binary that holds all the energy.
A system has broken up when two bodies are bound to each other, and the third is not bound to them,
recedes, and is more than 20 semi-major axes away. Systems that have ended leave the batch; its
sizes are powers of two, so that few shapes are compiled.

When all three bodies meet at once, the energy error grows; a system with too large an error is left
out. Systems that are still together after the last leap are counted as such.

Array sizes: sides 3; dimensions 2 or 3; systems. Units: G = 1.

Sources: Mikkola and Tanikawa (1999); Heggie (1975); Stone and Leigh, Nature 576 (2019) 406.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Bool, Float, Int

from core.chaos.bodies import masses_of
from core.chaos.breakup_starts import draw
from core.chaos.log_hamiltonian import kinetic, leaps, potential, squares
from core.checks import Numbers, real_number, whole_number
from core.seeds import MAX_SEED

ETA = 0.02  # size of a leap; the median energy error is then about 1e-4
CHECK = 100  # leaps from one search for escapers to the next; a third of a turn
WORK = 8_000_000  # leaps of all systems in one compiled call: about 0.3 s
FEWEST = 256  # systems in a batch; fewer are hardly faster
MAX_SYSTEMS, MAX_STEPS = 10_000, 200_000  # a minute on two processors
MAX_HEAT = 0.9  # K / U; at 1 the system is not bound
FAR = 20.0  # semi-major axes
TRUSTED = 1e-2  # relative energy error; a larger one is left out
LOST = 1.0  # relative energy error; a system with a larger one is not followed any more
NOBODY = -1


@dataclass(frozen=True)
class Breakups:
    """The state of all systems; an escaper of -1: not broken up, or left out."""

    masses: Float[np.ndarray, " 3"]
    dimensions: int
    escaper: Int[np.ndarray, " systems"]  # index of the body, or -1
    eccentricity: Float[np.ndarray, " systems"]  # of the binary left behind; nan without one
    lifetime: Float[np.ndarray, " systems"]  # time to the break-up, or time followed so far
    energy_error: Float[np.ndarray, " systems"]  # relative, at the break-up or now
    crossing_time: Float[np.ndarray, " systems"]  # M^(5/2) / (2 |E|)^(3/2), the unit of a lifetime

    @property
    def left_out(self) -> Bool[np.ndarray, " systems"]:
        """Which systems have an energy error that is too large to be trusted."""
        return ~(self.energy_error <= TRUSTED)

    @property
    def unbroken(self) -> Bool[np.ndarray, " systems"]:
        """Which systems are trusted and still together."""
        return (self.escaper == NOBODY) & ~self.left_out

    @property
    def counts(self) -> Int[np.ndarray, " 3"]:
        """How often each body escaped."""
        return np.bincount(self.escaper[self.escaper != NOBODY], minlength=3)


@dataclass(frozen=True)
class Progress:
    """What is known after ``step`` of ``steps`` leaps of every system."""

    step: int
    steps: int
    breakups: Breakups


def _rolled(vectors, by: int):
    return tf.roll(vectors, -by, axis=0)


def escapers(r, v, masses):
    """Returns which body has escaped and the eccentricity of the other two, [3, systems] each.

    The binary has the mass m and, a unit of reduced mass, the energy w = v^2 / 2 - m / |r|. Its
    semi-major axis is -m / (2 w), its eccentricity |(v^2 r - (r.v) v) / m - r / |r|| (Laplace's
    vector). Sides ``r`` and their rates ``v`` are [3, dimensions, systems].
    """
    m = masses[:, None]
    first, second = _rolled(m, 1), _rolled(m, 2)
    pair, total = first + second, tf.reduce_sum(masses)
    distance = tf.sqrt(squares(r))
    inner = squares(v) / 2.0 - pair / distance  # energy of the pair, a unit of reduced mass
    out, speed = (
        (second[:, None] * _rolled(x, 1) - first[:, None] * _rolled(x, 2)) / pair[:, None]
        for x in (r, v)
    )  # of the third body, from the centre of mass of the pair
    away = tf.sqrt(squares(out))
    unbound = squares(speed) / 2.0 > total / away
    receding = tf.reduce_sum(out * speed, 1) > 0.0
    far = away > FAR * pair / (-2.0 * inner)
    along = tf.reduce_sum(r * v, 1)[:, None]
    laplace = (squares(v)[:, None] * r - along * v) / pair[:, None] - r / distance[:, None]
    return (inner < 0.0) & unbound & receding & far, tf.sqrt(squares(laplace))


def _error(r, v, masses, energy):
    """Returns |E(now) - E| / |E|, [systems]."""
    p = (_rolled(masses, 1) * _rolled(masses, 2))[:, None]
    moving = tf.reduce_sum(p * squares(v), 0) / (2.0 * tf.reduce_sum(masses))
    bound = tf.reduce_sum(p * tf.math.rsqrt(squares(r)), 0)
    return tf.abs((moving - bound - energy) / energy)


@tf.function(jit_compile=True, autograph=False)
def _advance(r, v, t, ends, masses, energy, h, checks):
    """Takes ``checks`` times CHECK leaps; an end that was detected does not change later."""

    def check(i, r, v, t, ends):
        escaper, eccentricity, lifetime, error = ends
        r, v, t = leaps(r, v, t, masses, energy, h, CHECK)
        escaped, shape = escapers(r, v, masses)
        alive = escaper == NOBODY
        new = alive & tf.reduce_any(escaped, 0)
        left = tf.reduce_sum(tf.where(escaped, shape, tf.zeros_like(shape)), 0)
        body = tf.argmax(tf.cast(escaped, tf.int32), 0, tf.int64)
        ends = (
            tf.where(new, body, escaper),
            tf.where(new, left, eccentricity),
            tf.where(alive, t, lifetime),
            tf.where(alive, _error(r, v, masses, energy), error),
        )
        return i + 1, r, v, t, ends

    return tf.while_loop(lambda i, *_: i < checks, check, (0, r, v, t, ends))[1:]


def _leap_size(masses: np.ndarray, energy: np.ndarray) -> np.ndarray:
    lighter, heavier = np.sort(masses)[1:]
    axis = lighter * heavier / (2.0 * np.abs(energy))
    return ETA * lighter * heavier * np.sqrt(axis / (lighter + heavier))


def _batch(count: int) -> int:
    """Returns the size of the batch for ``count`` systems: a power of two.

    >>> _batch(1), _batch(2000)
    (256, 2048)
    """
    return max(FEWEST, 1 << (count - 1).bit_length())


class _Batch:
    """The systems that are still together; repeated systems fill the last places of the batch."""

    def __init__(self, masses: np.ndarray, r: np.ndarray, v: np.ndarray) -> None:
        count = r.shape[2]
        self.masses, self.index, self.empty = masses, np.arange(count), False
        energy = kinetic(masses, v) - potential(masses, r)
        self.ends = (  # escaper, eccentricity, lifetime, energy error
            np.full(count, NOBODY),
            np.full(count, np.nan),
            np.zeros(count),
            np.zeros(count),
        )
        self.crossing = masses.sum() ** 2.5 / (2.0 * np.abs(energy)) ** 1.5
        self._fill((r, v, np.zeros(count)), (energy, _leap_size(masses, energy)), np.arange(count))

    def _fill(self, state, settings, chosen: np.ndarray) -> None:
        """Keep only the chosen systems, in the smallest batch that holds them."""
        places = np.resize(chosen, _batch(len(chosen)))
        self.state = tuple(part[..., places] for part in state)
        self.settings = tuple(part[places] for part in settings)

    def advance(self, leaps_left: int) -> int:
        """Take the leaps of one compiled call; returns how many each system took."""
        width = self.state[2].size
        checks = max(1, min(WORK // width, leaps_left) // CHECK)
        index = np.resize(self.index, width)
        ends = tuple(tf.constant(end[index]) for end in self.ends)
        state = tuple(tf.constant(part) for part in self.state)
        settings = (tf.constant(part) for part in (self.masses, *self.settings, checks))
        *state, new_ends = _advance(*state, ends, *settings)  # type: ignore[misc]
        self.state = tuple(part.numpy() for part in state)
        count = len(self.index)
        for end, new in zip(self.ends, new_ends, strict=True):
            end[self.index] = new.numpy()[:count]
        self._compact()
        return checks * CHECK

    def _compact(self) -> None:
        escaper, _, _, error = (end[self.index] for end in self.ends)
        together = np.flatnonzero((escaper == NOBODY) & (error <= LOST))
        if len(together) > 0 and _batch(len(together)) < self.state[2].size:
            self._fill(self.state, self.settings, together)
            self.index = self.index[together]
        self.empty = not len(together)

    def breakups(self) -> Breakups:
        """The state of all systems now."""
        escaper, eccentricity, lifetime, error = (end.copy() for end in self.ends)
        bad = ~(error <= TRUSTED)
        escaper[bad], eccentricity[bad] = NOBODY, np.nan
        dimensions = self.state[0].shape[1]
        ends = escaper, eccentricity, lifetime, error
        return Breakups(self.masses, dimensions, *ends, self.crossing)


def follow(
    masses: Numbers = (1.0, 1.0, 1.0),
    systems: int = 2000,
    dimensions: int = 3,
    seed: int = 0,
    start: str = "random",
    heat: float = 0.2,
    steps: int = 100_000,
) -> Iterator[Progress]:
    """Yields the state of all systems after about every 0.3 s of work, and at the end.

    ``start`` and ``heat`` (K / U at the start): see ``breakup_starts``. ``steps``: leaps of every
    system. To stop, do not ask for more.

    Raises InputError: what ``bodies.masses_of`` raises; unknown_choice; not_a_number,
    not_a_whole_number, out_of_range (systems, dimensions, seed, heat, steps).

    >>> [progress.step for progress in follow((1, 2, 3), systems=10, dimensions=2, steps=500)]
    [500]
    """
    weights = masses_of(masses)
    systems = whole_number("systems", systems, 1, MAX_SYSTEMS)
    dimensions = whole_number("dimensions", dimensions, 2, 3)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    heat = real_number("heat", heat, 0.0, MAX_HEAT)
    steps = whole_number("steps", steps, CHECK, MAX_STEPS)
    batch = _Batch(weights, *draw(start, weights, systems, dimensions, heat, seed))
    done = 0
    while done < steps:
        done += batch.advance(steps - done)
        done = steps if batch.empty or steps - done < CHECK else done
        yield Progress(done, steps, batch.breakups())
