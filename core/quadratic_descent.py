"""Gradient descent on a quadratic, as one compiled loop for every rate, steps and unknowns.

    L(w) = w'G w - 2 m'w + L(0),    w <- w - 2 rate (G w - m),    w = 0 at first.

One step costs unknowns^2 multiplications, however many examples G and m were summed over. A loop is
compiled for the shapes of its arrays; they are padded to the most that a lesson allows, so that the
shapes never change. Padded unknowns stay zero, as their rows of G and m are zero; padded stops
repeat the last stop.

Array sizes: unknowns; stops (iterations at which w is kept).

Source: Nocedal and Wright, Numerical Optimization (2006), 3.3 (steepest descent on a quadratic).
"""

from __future__ import annotations

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int


def log_stops(steps: int, most: int) -> Int[np.ndarray, " stops"]:
    """Returns 0, 1 and log-spaced iterations up to ``steps``, unique: at most ``most`` in all.

    >>> log_stops(100, 6)
    array([  0,   1,   3,  10,  32, 100])
    """
    if steps == 0:
        return np.zeros(1, np.int64)
    spaced = np.rint(np.geomspace(1, steps, most - 1)).astype(np.int64)
    return np.unique(np.concatenate([[0], spaced]))


@tf.function(jit_compile=True, autograph=False)
def descend(gram: tf.Tensor, moment: tf.Tensor, rate: tf.Tensor, stops: tf.Tensor) -> tf.Tensor:
    """Returns w at each stop, [stops, unknowns], in one compiled call."""

    def step(done, w):
        return done + 1, w - 2.0 * rate * (tf.linalg.matvec(gram, w) - moment)

    def descend_to(index, done, w, path):
        stop = stops[index]
        done, w = tf.while_loop(lambda done, w: done < stop, step, (done, w))
        return index + 1, done, w, tf.tensor_scatter_nd_update(path, [[index]], [w])

    zero = tf.constant(0)
    path = tf.zeros((stops.shape[0], moment.shape[0]), moment.dtype)
    start = (zero, zero, tf.zeros_like(moment), path)
    return tf.while_loop(lambda index, *_: index < stops.shape[0], descend_to, start)[-1]


def padded_descent(
    gram: Float[np.ndarray, "unknowns unknowns"],
    moment: Float[np.ndarray, " unknowns"],
    rate: float,
    stops: Int[np.ndarray, " stops"],
    room: tuple[int, int],
) -> Float[np.ndarray, "stops unknowns"]:
    """Returns what ``descend`` does, float64; ``room``: the most unknowns and stops there can be.

    >>> padded_descent(np.eye(1), np.ones(1), 0.25, np.array([0, 1, 2]), room=(3, 5)).ravel()
    array([0.  , 0.5 , 0.75])
    """
    unknowns, kept = moment.size, stops.size
    missing = (0, room[0] - unknowns)
    path = descend(
        tf.constant(np.pad(gram, missing)),
        tf.constant(np.pad(moment, missing)),
        tf.constant(rate, tf.float64),
        tf.constant(np.pad(stops, (0, room[1] - kept), mode="edge"), tf.int32),
    )
    return path.numpy()[:kept, :unknowns]


def finite_stops(
    path: Float[np.ndarray, "stops unknowns"], losses: Float[np.ndarray, " stops"]
) -> int:
    """Returns how many stops come before the first whose loss or unknowns are not finite.

    >>> finite_stops(np.ones((3, 1)), np.array([1.0, np.inf, np.nan]))
    1
    """
    finite = np.isfinite(losses) & np.isfinite(path).all(axis=1)
    return finite.size if finite.all() else int(np.argmin(finite))
