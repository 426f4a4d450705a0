"""Builder 3, Keras: the same stack by the functional API, where a layer is an object.

Sharing weights needs no keyword here: call the same object twice.

Array sizes: batch; output (shape of the last layer).

Source: documentation of keras.Model, keras.layers.Conv1D and keras.layers.Dense.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.stack import INPUT, Step
from core.weights import Weights, checked_batch


def model(steps: Sequence[Step]) -> keras.Model:
    """Returns the stack as a Keras model, with the first weights that Keras draws.

    The activation is a layer of its own: inside a layer object it would be shared along with the
    weights. Its name has a dot, which no name in a stack has; a name that Keras makes up could be
    in use already.
    """
    inputs = x = keras.Input(steps[0].input_shape, name=INPUT)
    layers: dict[str, keras.Layer] = {}
    for row, step in enumerate(steps, start=1):
        if not step.reuse:
            layers[step.name] = _layer(step)
        x = layers[step.name](x)
        if step.activation != "linear":
            x = keras.layers.Activation(step.activation, name=f"{step.activation}.{row}")(x)
    return keras.Model(inputs, x, name="stack")


def _layer(step: Step) -> keras.Layer:
    if step.kind == "flatten":
        return keras.layers.Flatten(name=step.name)
    *width, _, features = step.weight_shape
    if step.kind == "dense":
        return keras.layers.Dense(features, name=step.name)
    return keras.layers.Conv1D(features, *width, padding="same", name=step.name)


class KerasNetwork:
    """A stack as a Keras model; its variables are called ``name/kernel`` and ``name/bias``."""

    api = "keras"

    def __init__(self, steps: Sequence[Step], weights: Mapping[str, Weights]) -> None:
        self.steps = tuple(steps)
        self.model = model(steps)
        for name, values in weights.items():
            self.model.get_layer(name).set_weights([values.weight, values.bias])

    def __call__(self, batch: Any) -> Float[np.ndarray, "batch ..."]:
        """Returns the outputs for a batch [batch, *input_shape]."""
        values = checked_batch(batch, self.steps[0].input_shape)
        return np.asarray(self.model(values))

    def gradients(self, batch: Any, targets: Any) -> dict[str, np.ndarray]:
        """Returns the gradient of mean (output - target)^2 with respect to every variable."""
        values = checked_batch(batch, self.steps[0].input_shape)
        expected = checked_batch(targets, self.steps[-1].output_shape)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self.model(values) - expected) ** 2)
        weights = self.model.trainable_weights
        gradients = tape.gradient(loss, [weight.value for weight in weights])
        return {w.path: np.asarray(g) for w, g in zip(weights, gradients, strict=True)}

    @property
    def variables(self) -> dict[str, np.ndarray]:
        """The weights under the names that this builder gives them."""
        return {weight.path: np.asarray(weight) for weight in self.model.trainable_weights}

    @property
    def parameters(self) -> int:
        """How many numbers the network learns."""
        return self.model.count_params()
