"""Keras' recurrent layers as functions of weights and inputs: our cells are compared with them.

A layer is built and traced once for its sizes; every call brings its own weights and its own
sequence of any length. float64, from a state of zeros.

Array sizes: time; features (of the input); units (of the state).

Source: Keras, SimpleRNN, LSTM, GRU and Layer.stateless_call.
"""

from __future__ import annotations

import functools

import keras
import numpy as np
import tensorflow as tf
from jaxtyping import Float

LAYERS = {
    "vanilla": keras.layers.SimpleRNN,
    "lstm": keras.layers.LSTM,
    "gru": keras.layers.GRU,
}


@functools.lru_cache(maxsize=64)
def _graph(name: str, features: int, units: int, activation: str, use_bias: bool):
    """Returns h as a function of the inputs [1, time, features] and the weights."""
    options = {"use_bias": use_bias, "activation": activation, "return_sequences": True}
    layer = LAYERS[name](units, dtype="float64", **options)
    layer.build((None, None, features))
    seeds = layer.non_trainable_variables  # of its dropout, which is off
    shapes = [(1, None, features), *(weight.shape for weight in layer.trainable_variables)]

    @tf.function(input_signature=[tf.TensorSpec(shape, tf.float64) for shape in shapes])  # type: ignore
    def states(inputs, *weights):
        return layer.stateless_call(list(weights), seeds, inputs)[0]

    return states


def states(
    name: str,
    inputs: Float[np.ndarray, "time features"],
    *weights: Float[np.ndarray, ...],
    activation: str = "tanh",
) -> Float[np.ndarray, "time units"]:
    """Returns h_t for every step; weights in Keras' order: kernel, recurrent kernel, bias if any.

    >>> states("vanilla", np.ones((2, 1)), np.eye(1), np.eye(1), activation="linear")[:, 0]
    array([1., 2.])
    """
    units = weights[1].shape[0]
    graph = _graph(name, inputs.shape[1], units, activation, use_bias=len(weights) > 2)
    return graph(inputs[None], *weights).numpy()[0]
