"""Two systems of three bodies that start almost alike: how long one predicts the other.

The twin starts with the first body shifted along x. Both are solved with the same step; the twin
is interpolated at the times of the first by cubic Hermite polynomials of positions and velocities.
The distance at a time is the root of the sum of squares over the three bodies.

Array sizes: time; bodies 3; dimensions; frames (of the tape); samples (of the path).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from core.chaos.bodies import bodies_of
from core.chaos.three_body import Motion, integrate_until
from core.checks import Numbers, real_number
from core.curves import thin

MAX_SHIFT = 1.0
LOST = 0.1  # of the longest side at the start; a twin as far away predicts nothing


@dataclass(frozen=True)
class Twins:
    """A system, its twin at the same times, and how far apart they are."""

    motion: Motion
    twin: Float[np.ndarray, "time 3 dimensions"]  # nan after the twin has ended
    distances: Float[np.ndarray, " time"]
    size: float  # the longest side at the start
    lost: float | None  # the first time at which the distance is a tenth of the longest side

    @property
    def growth(self) -> float | None:
        """How many times larger the distance is at the end; None for twins that start alike."""
        known = self.distances[np.isfinite(self.distances)]
        return float(known[-1] / known[0]) if known[0] > 0.0 else None


@dataclass(frozen=True)
class Film:
    """Frames of a system and its twin, evenly spread over the steps, so dense where bodies meet."""

    times: Float[np.ndarray, " frames"]
    path: Float[np.ndarray, "samples 3 dimensions"]  # about the centre of mass
    frame: Int[np.ndarray, " samples"]  # the first frame that shows this sample
    bodies: Float[np.ndarray, "frames 3 dimensions"]  # about the same centre, at ``times``
    twin: Float[np.ndarray, "frames 3 dimensions"]  # the same of the twin


def at_times(motion: Motion, times: Float[np.ndarray, " time"]) -> Float[np.ndarray, "time 3 _"]:
    """Returns the positions at these times by cubic Hermite interpolation; nan beyond the end.

    With s = (t - t_i) / dt: x = (1 + 2 s)(1 - s)^2 x_i + s^2 (3 - 2 s) x_{i+1}
    + dt s (1 - s) ((1 - s) v_i - s v_{i+1}).
    """
    known = motion.times[: motion.finite]
    left = np.clip(np.searchsorted(known, times, side="right") - 1, 0, max(len(known) - 2, 0))
    right = np.minimum(left + 1, len(known) - 1)
    width = np.where(right > left, known[right] - known[left], 1.0)
    s = ((times - known[left]) / width)[:, None, None]
    x, v = motion.positions, motion.velocities
    bend = width[:, None, None] * s * (1 - s) * ((1 - s) * v[left] - s * v[right])
    # written as a difference from one end, so that two nearly equal orbits keep all their digits
    places = x[left] + s**2 * (3 - 2 * s) * (x[right] - x[left]) + bend
    inside = (times <= known[-1])[:, None, None]
    return np.where(inside, places, np.nan)


def compare(
    masses: Numbers,
    positions: Numbers,
    velocities: Numbers,
    until: float = 80.0,
    step: float = 0.005,
    shift: float = 1e-10,
) -> Twins:
    """Returns the system and its twin, whose first body starts ``shift`` further along x.

    Raises InputError: what ``three_body.integrate_until`` raises; not_a_number, out_of_range
    (shift, 0 to 1).

    >>> rest = [[0, 0], [0, 0], [0, 0]]
    >>> twins = compare((3, 4, 5), [[1, 3], [-2, -1], [1, -1]], rest, until=5.0)
    >>> twins.lost is None, bool(twins.distances[-1] > twins.distances[0])
    (True, True)
    """
    shift = real_number("shift", shift, 0.0, MAX_SHIFT)
    places, _ = bodies_of(positions, velocities)
    shifted = places.copy()
    shifted[0, 0] += shift
    motion = integrate_until(masses, places, velocities, until, step)
    twin_motion = integrate_until(masses, shifted, velocities, max(until, motion.ended), step)
    twin = at_times(twin_motion, motion.times)
    distances = np.sqrt(np.sum((twin - motion.positions) ** 2, axis=(1, 2)))
    size = float(np.linalg.norm(places - np.roll(places, 1, axis=0), axis=1).max())
    gone = np.flatnonzero(distances >= LOST * size)
    lost = float(motion.times[gone[0]]) if gone.size else None
    return Twins(motion, twin, distances, size, lost)


def film(twins: Twins, frames: int, fine: int) -> Film:
    """Returns at most ``frames`` frames, and ``fine`` samples of the path from frame to frame.

    >>> rest = [[0, 0], [0, 0], [0, 0]]
    >>> twins = compare((3, 4, 5), [[1, 3], [-2, -1], [1, -1]], rest, until=5.0)
    >>> shown = film(twins, frames=11, fine=4)
    >>> shown.times.shape, shown.path.shape, shown.frame[[0, 1, 4, 5, 40]].tolist()
    ((11,), (41, 3, 2), [0, 1, 1, 2, 10])
    """
    motion = twins.motion
    kept = thin(motion.finite, (frames - 1) * fine + 1)
    centre = np.einsum("k,tkd->td", motion.masses, motion.positions[kept]) / motion.masses.sum()
    path, twin = (places[kept] - centre[:, None] for places in (motion.positions, twins.twin))
    frame = -(-np.arange(len(kept)) // fine)
    shown = np.flatnonzero(np.arange(len(kept)) % fine == 0)
    frame = np.minimum(frame, len(shown) - 1)
    return Film(motion.times[kept][shown], path, frame, path[shown], twin[shown])
