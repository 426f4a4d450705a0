"""A leapfrog for three bodies whose time step becomes shorter by itself where two come close.

The three sides of the triangle are the coordinates, so that short sides stay precise: r_k leads
from body k+1 to body k+2 (indices modulo 3) and lies opposite body k; v_k is its rate of change.
With G = 1, M = m_0 + m_1 + m_2 and p_k = m_{k+1} m_{k+2},

    dv_k/dt = m_k sum_j r_j / |r_j|^3 - M r_k / |r_k|^3,
    kinetic K = sum p_k |v_k|^2 / (2 M),   potential U = sum p_k / |r_k|,   E = K - U.

The logarithmic Hamiltonian log(K - E) - log(U) has the same orbits in another time. Its leapfrog:

    drift by half:   t += h/2 / (K - E),   r += v h/2 / (K - E),
    kick:            v += a h / U,
    drift by half.

K - E = U on the orbit, so the step in time is h / U: short where bodies meet, long where they are
apart. For two bodies the orbit is exact; only the times on it have an error. Nine leaps of unequal
size, some of them negative, make a step of order six.

Array sizes: sides 3; dimensions 3 (z is 0 in a plane); systems, side by side.

Sources: Mikkola and Tanikawa, Celestial Mechanics 74 (1999) 287; Preto and Tremaine (1999); the
equations of the sides: Broucke and Lass (1973); order six: Kahan and Li (1997), 9 leaps.
"""

from __future__ import annotations

import numpy as np
import tensorflow as tf
from jaxtyping import Float

ORDER_SIX = (  # shares of a step that its leaps take; they add up to 1
    0.39216144400731413928,
    0.33259913678935943860,
    -0.70624617255763935981,
    0.08221359629355080023,
    0.79854399093482996340,
    0.08221359629355080023,
    -0.70624617255763935981,
    0.33259913678935943860,
    0.39216144400731413928,
)


def sides(
    bodies: Float[np.ndarray, "3 dimensions systems"],
) -> Float[np.ndarray, "3 dimensions systems"]:
    """Returns the sides of the triangle, or their rates if velocities are given.

    >>> sides(np.array([[[0.0]], [[1.0]], [[3.0]]])).ravel()
    array([ 2., -3.,  1.])
    """
    return np.roll(bodies, -2, axis=0) - np.roll(bodies, -1, axis=0)


def products(masses: Float[np.ndarray, " 3"]) -> Float[np.ndarray, " 3"]:
    """Returns m_{k+1} m_{k+2}, the product of the masses at the ends of side k.

    >>> products(np.array([1.0, 2.0, 3.0]))
    array([6., 3., 2.])
    """
    return np.roll(masses, -1) * np.roll(masses, -2)


def potential(
    masses: Float[np.ndarray, " 3"], r: Float[np.ndarray, "3 dimensions *systems"]
) -> Float[np.ndarray, "*systems"]:
    """Returns U = sum p_k / |r_k|, the binding energy of the three bodies, above 0."""
    lengths = np.sqrt(np.sum(r**2, axis=1))
    return np.tensordot(products(masses), 1.0 / lengths, axes=1)


def kinetic(
    masses: Float[np.ndarray, " 3"], v: Float[np.ndarray, "3 dimensions *systems"]
) -> Float[np.ndarray, "*systems"]:
    """Returns K = sum p_k |v_k|^2 / (2 M), the kinetic energy about the centre of mass."""
    return np.tensordot(products(masses), np.sum(v**2, axis=1), axes=1) / (2.0 * masses.sum())


def about_centre(
    masses: Float[np.ndarray, " 3"], r: Float[np.ndarray, "time 3 dimensions"]
) -> Float[np.ndarray, "time 3 dimensions"]:
    """Returns places relative to the centre of mass: (m_{k+2} r_{k+1} - m_{k+1} r_{k+2}) / M.

    >>> about_centre(np.ones(3), np.array([[[2.0], [-3.0], [1.0]]]) * 3).ravel()
    array([-4., -1.,  5.])
    """
    after, before = np.roll(masses, -1)[:, None], np.roll(masses, -2)[:, None]
    weighted = before * np.roll(r, -1, axis=1) - after * np.roll(r, -2, axis=1)
    return weighted / masses.sum()


def squares(vectors: tf.Tensor) -> tf.Tensor:
    """Returns |r|^2 of each side: [3, dimensions, systems] to [3, systems]."""
    return tf.reduce_sum(vectors * vectors, axis=1)


def leap(r, v, t, masses, energy, h):
    """Returns sides, rates and times after one leap of size ``h``, [systems]."""
    m, total = masses[:, None], tf.reduce_sum(masses)
    p = tf.roll(m, -1, 0) * tf.roll(m, -2, 0)

    def drift(r, t):
        half = 0.5 * h / (tf.reduce_sum(p * squares(v), 0) / (2.0 * total) - energy)
        return r + half * v, t + half

    r, t = drift(r, t)
    inverse = tf.math.rsqrt(squares(r))
    pull = r * (inverse**3)[:, None]
    kick = h / tf.reduce_sum(p * inverse, 0)
    v += kick * (m[:, None] * tf.reduce_sum(pull, 0) - total * pull)
    r, t = drift(r, t)
    return r, v, t


def leaps(r, v, t, masses, energy, h, count: int):
    """Returns sides, rates and times after ``count`` leaps of the same size."""
    return tf.while_loop(
        lambda i, *_: i < count,
        lambda i, r, v, t: (i + 1, *leap(r, v, t, masses, energy, h)),
        (0, r, v, t),
    )[1:]


def step_of_six(r, v, t, masses, energy, h):
    """Returns sides, rates and times after one step of order six: nine leaps."""
    shares = tf.constant(ORDER_SIX, tf.float64)
    return tf.while_loop(
        lambda i, *_: i < len(ORDER_SIX),
        lambda i, r, v, t: (i + 1, *leap(r, v, t, masses, energy, h * shares[i])),
        (0, r, v, t),
    )[1:]
