"""Networks that learn one step of a system: causal convolutions, GRU and LSTM over a short window.

Each reads the last few points, standardised, and computes features; the next increment is a linear
function of them. The last point and all layers are features ("all to the output"):

    cnn    h_k = swish([h_{k-1}(t - d), h_{k-1}(t)] W_k + b_k) + h_{k-1}(t),  d = 1, 2, 4, ...
    gru    the state after the window, from zero at its start, and swish(state W + b)
    lstm   the same with a memory

A convolution of width 2 is one product with two neighbouring points side by side. Only the last
point of the window is needed, so layer k is computed at every 2^k-th point only.

Array sizes: batch; window (points); dimensions; size (channels or units); features.

Sources: van den Oord et al., WaveNet (2016; dilated causal convolutions); Cho et al. (2014; GRU);
Hochreiter and Schmidhuber (1997; LSTM); Ramachandran, Zoph and Le (2017; swish).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf

from core.recurrent_cells import CELLS, first_weights
from core.weights import glorot

Weights = list[Any]  # tensors or arrays, without those of the readout
FORGET = {"gru": 0.0, "lstm": 1.0}  # first bias of the gate that keeps the state, as in Keras
BIAS = 1.0  # first biases are uniform in -1 to 1, so that no two units bend at the same place


@dataclass(frozen=True)
class Network:
    """The first weights of a kind of network, and its features of a window."""

    start: Callable[[int, int, int, int], list[np.ndarray]]  # dimensions, window, size, seed
    features: Callable[[Weights, Any], Any]  # weights, [batch, window, dimensions]


def layers_of(window: int) -> int:
    """Returns how many layers of width 2 reach over the whole window: log2(window).

    >>> layers_of(8)
    3
    """
    return window.bit_length() - 1


def _convolution_start(dimensions: int, window: int, size: int, seed: int) -> list[np.ndarray]:
    rng = np.random.default_rng(seed)
    widths = [2 * dimensions, *[2 * size] * (layers_of(window) - 1)]
    biases = rng.uniform(-BIAS, BIAS, (len(widths), size))
    return [
        w for width, b in zip(widths, biases, strict=True) for w in (glorot(rng, (width, size)), b)
    ]


def convolution_features(weights: Weights, window: Any) -> Any:
    """Returns the last point and the last place of each layer, [batch, features].

    ``weights``: kernel [2 channels, size] and bias of each layer; ``window`` [batch, window,
    dimensions], its length a power of two.
    """
    hidden, features = window, [window[:, -1]]
    for kernel, bias in zip(weights[::2], weights[1::2], strict=True):
        pairs = tf.concat([hidden[:, 0::2], hidden[:, 1::2]], axis=-1)
        new = tf.nn.swish(pairs @ kernel + bias)
        hidden = new if hidden is window else new + hidden[:, 1::2]
        features.append(hidden[:, -1])
    return tf.concat(features, axis=-1)


def _recurrent_start(name: str):
    def start(dimensions: int, window: int, size: int, seed: int) -> list[np.ndarray]:
        rng = np.random.default_rng([seed, 1])  # another stream than the cell's
        cell = first_weights(name, dimensions, size, seed, forget_bias=FORGET[name])
        return [*cell, glorot(rng, (size, size)), rng.uniform(-BIAS, BIAS, size)]

    return start


def recurrent_features(name: str):
    """Returns the function that makes a cell's features: last point, state, a layer on the state.

    They are [batch, dimensions + 2 size]. The weights are those of the cell, then kernel and bias
    of the layer.
    """

    def features(weights: Weights, window: Any) -> Any:
        *cell, kernel, bias = weights
        zeros = tf.zeros((tf.shape(window)[0], cell[1].shape[0]), window.dtype)
        states = (zeros,) * CELLS[name].states
        for at in range(window.shape[1]):
            states = CELLS[name].step(cell, states, window[:, at])
        layer = tf.nn.swish(states[0] @ kernel + bias)
        return tf.concat([window[:, -1], states[0], layer], axis=-1)

    return features


NETWORKS = {
    "cnn": Network(_convolution_start, convolution_features),
    "gru": Network(_recurrent_start("gru"), recurrent_features("gru")),
    "lstm": Network(_recurrent_start("lstm"), recurrent_features("lstm")),
}
