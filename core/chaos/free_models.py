"""Models that can run free: a state, the point that belongs to it, and a step to the next state.

    networks, polynomials    state = the last points (window); point = u + s f(window)
    reservoir                state = (r, u); point = u + s f(r, u); r' = tanh(A r + B point + b)

f is linear in its features, which ``FEATURES`` lists by kind: the layers of a network, or all
products of coordinates up to a degree. All points here are standardised.

Array sizes: batch; context, window (points); dimensions; nodes; features.

Sources: Gauthier, Bollt, Griffith and Barbosa, Next generation reservoir computing (Nature
Communications 2021); Jaeger and Haas, Harnessing nonlinearity (Science 2004).
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf

from core.chaos.networks import NETWORKS
from core.chaos.series import Scaled

MIRROR = (-1.0, -1.0, 1.0)  # (x, y, z) -> (-x, -y, z)
RESERVOIR = "reservoir"


@dataclass(frozen=True)
class Free:
    """A model ready to run free; the last two of its weights are the readout and its offset."""

    kind: str  # key of FEATURES, or RESERVOIR
    window: int  # points that it reads before it starts
    symmetric: bool
    weights: tuple[np.ndarray, ...]  # float64
    scaled: Scaled

    @property
    def parameters(self) -> int:
        """How many numbers the model consists of."""
        return sum(w.size for w in self.weights)


def monomials(degree: int):
    """Returns the function that makes all products of up to ``degree`` coordinates of a window.

    >>> monomials(2)([], np.array([[[2.0, 3.0]]])).numpy().tolist()
    [[2.0, 3.0, 4.0, 6.0, 9.0]]
    """

    def features(weights: Any, window: Any) -> Any:
        count = window.shape[1] * window.shape[2]
        flat = tf.reshape(window, (-1, count))
        powers: dict[tuple[int, ...], Any] = {(): tf.ones_like(flat[:, 0])}
        products = []
        for order in range(1, degree + 1):
            for chosen in itertools.combinations_with_replacement(range(count), order):
                powers[chosen] = powers[chosen[:-1]] * flat[:, chosen[-1]]
                products.append(powers[chosen])
        return tf.stack(products, axis=1)

    return features


FEATURES = {
    **{name: network.features for name, network in NETWORKS.items()},
    **{f"polynomial{degree}": monomials(degree) for degree in (1, 2, 3, 4, 5, 6)},
}


def increment(kind: str, symmetric: bool, weights: Any, window: Any) -> Any:
    """Returns f of windows [batch, window, dimensions]: [batch, dimensions].

    With ``symmetric`` it is (f(w) + S f(S w)) / 2, S the symmetry (x, y, z) -> (-x, -y, z).
    """
    *inner, readout, offset = weights
    if not symmetric:
        return FEATURES[kind](inner, window) @ readout + offset
    mirror = tf.constant(MIRROR, window.dtype)
    both = tf.concat([window, mirror * window], axis=0)
    straight, mirrored = tf.split(FEATURES[kind](inner, both) @ readout + offset, 2)
    return (straight + mirror * mirrored) / 2


def drive(weights: Any, nodes: Any, point: Any) -> Any:
    """Returns the reservoir's nodes after it has read a point: tanh(A r + B point + b)."""
    recurrent, entry, bias = weights[:3]
    return tf.tanh(nodes @ recurrent + point @ entry + bias)


def begin(kind: str, window: int, weights: Any, context: Any) -> Any:
    """Returns the state after a context [batch, context, dimensions], standardised."""
    if kind != RESERVOIR:
        return context[:, -window:]
    nodes = tf.zeros((context.shape[0], weights[0].shape[0]), context.dtype)
    points = tf.transpose(context, (1, 0, 2))
    nodes = tf.foldl(lambda r, u: drive(weights, r, u), points, nodes)
    return tf.concat([nodes, points[-1]], axis=1)


def advance(kind: str, symmetric: bool, weights: Any, step: Any, state: Any) -> tuple[Any, Any]:
    """Returns the next state, and the point that belongs to it, [batch, dimensions]."""
    if kind != RESERVOIR:
        point = state[:, -1] + step * increment(kind, symmetric, weights, state)
        return tf.concat([state[:, 1:], point[:, None]], axis=1), point
    nodes = state[:, : weights[0].shape[0]]
    last = state[:, weights[0].shape[0] :]
    point = last + step * (state @ weights[-2] + weights[-1])
    return tf.concat([drive(weights, nodes, point), point], axis=1), point
