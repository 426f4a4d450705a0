"""Baselines without descent: fixed nonlinear features of a trajectory, and one linear fit to them.

    nvar2, nvar3    all products of up to 2 or 3 coordinates of two points (next-generation
                    reservoir computing)
    polynomial6     all products of up to 6 coordinates of one point: a polynomial map
    reservoir       a random recurrent network that reads the points, untrained (echo state network)

Array sizes: room (time, padded); dimensions; nodes.

Sources: Gauthier, Bollt, Griffith and Barbosa (Nature Communications 2021); Jaeger and Haas
(Science 2004); Pathak et al. (Chaos 2017).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.chaos.free_models import RESERVOIR, Free, drive
from core.chaos.ridge import relearn, solve
from core.chaos.series import Scaled, checked_series, padded, scale_of
from core.checks import Numbers, one_of

# name -> kind of features, window (points), strength of the ridge
POLYNOMIALS = {
    "nvar2": ("polynomial2", 2, 1e-8),  # with a weaker ridge, free runs escape
    "nvar3": ("polynomial3", 2, 1e-14),
    "polynomial6": ("polynomial6", 1, 1e-14),
}
BASELINES = (*POLYNOMIALS, RESERVOIR)
NODES = 300
RESERVOIR_STRENGTH = 1e-15  # of the ridge
RADIUS = (
    0.4  # spectral radius of the recurrent matrix; 0.4 keeps the memory short, as the system needs
)
ENTRY = 0.5  # largest weight from a coordinate to a node
WASH = 100  # steps after which the reservoir has forgotten its start at zero


@tf.function(jit_compile=True, autograph=False)
def _driven(weights, points, count):
    """Returns the nodes after each of the first ``count`` points, [room, nodes]."""
    room = points.shape[0]
    nodes = tf.zeros((1, weights[0].shape[0]), tf.float64)
    rows = tf.TensorArray(tf.float64, room, element_shape=nodes.shape)

    def read(at, nodes, rows):
        nodes = drive(weights, nodes, points[at][None])
        return at + 1, nodes, rows.write(at, nodes)

    loop = tf.while_loop(lambda at, *_: at < count, read, (tf.constant(0), nodes, rows))
    return loop[2].stack()[:, 0]


def untaught(kind: str, window: int, dimensions: int) -> Free:
    """Returns a model of fixed features whose readout is zero until ``ridge.relearn`` solves it."""
    zeros, ones = np.zeros((1, dimensions)), np.ones(dimensions)
    return Free(kind, window, False, (zeros, zeros[0]), Scaled(zeros[0], ones, ones))


def reservoir_weights(dimensions: int, nodes: int, seed: int) -> list[Float[np.ndarray, ...]]:
    """Returns a random recurrent matrix of spectral radius RADIUS, entry and bias.

    >>> recurrent, *_ = reservoir_weights(3, nodes=20, seed=0)
    >>> bool(np.isclose(np.abs(np.linalg.eigvals(recurrent)).max(), RADIUS))
    True
    """
    rng = np.random.default_rng(seed)
    recurrent = rng.standard_normal((nodes, nodes))
    recurrent *= RADIUS / np.abs(np.linalg.eigvals(recurrent)).max()
    return [recurrent, ENTRY * rng.uniform(-1, 1, (dimensions, nodes)), rng.uniform(-1, 1, nodes)]


def reservoir(states: Numbers, strength: float, nodes: int = NODES, seed: int = 0) -> Free:
    """Returns an echo state network that has read the trajectory, its readout solved by ridge.

    Raises InputError: what ``series.checked_series`` raises.
    """
    series = checked_series(states, 2 * WASH)
    scaled = scale_of(series)
    given = scaled.apply(series)
    weights = reservoir_weights(series.shape[1], nodes, seed)
    tensors = [tf.constant(w) for w in weights]
    driven: Any = _driven(tensors, tf.constant(padded(given)), tf.constant(len(given)))
    seen = np.arange(WASH, len(given) - 1)
    rows = np.hstack([driven.numpy()[seen], given[seen], np.ones((len(seen), 1))])
    readout = solve(rows, (given[seen + 1] - given[seen]) / scaled.step, strength)
    return Free(RESERVOIR, WASH, False, (*weights, readout[:-1], readout[-1]), scaled)


def baseline(name: str, states: Numbers, seed: int = 0) -> Free:
    """Returns a baseline of BASELINES, fitted to a trajectory.

    Raises InputError: unknown_choice; what ``series.checked_series`` raises.

    >>> baseline("nvar2", np.cumsum(np.eye(3)[np.arange(90) % 3], axis=0) % 7).parameters
    84
    """
    one_of("baseline", name, BASELINES)
    if name == RESERVOIR:
        return reservoir(states, RESERVOIR_STRENGTH, seed=seed)
    kind, window, strength = POLYNOMIALS[name]
    series = checked_series(states)
    return relearn(untaught(kind, window, series.shape[1]), series, strength)
