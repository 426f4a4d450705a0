"""Builder 1, direct: a network of raw TensorFlow operations, written by hand as in the tutorial.

conv1d_layer and full_layer are the tutorial's two functions. Its ``with tf.variable_scope(name)``
becomes a dictionary name -> variables: that is all a scope is.

Array sizes: batch; time; channels; inputs; features.

Source: documentation of tf.nn.conv1d and tf.GradientTape.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.stack import Step
from core.weights import Weights, checked_batch

ACTIVATE = {"relu": tf.nn.relu, "sigmoid": tf.sigmoid, "tanh": tf.tanh, "linear": tf.identity}


def conv1d_layer(x: tf.Tensor, weight: Any, bias: Any, activation: str) -> tf.Tensor:
    """Returns f(conv1d(x, A) + b): [batch, time, channels] -> [batch, time, features]."""
    return ACTIVATE[activation](tf.nn.conv1d(x, weight, stride=1, padding="SAME") + bias)


def full_layer(x: tf.Tensor, weight: Any, bias: Any, activation: str) -> tf.Tensor:
    """Returns f(x A + b): [batch, inputs] -> [batch, features]."""
    return ACTIVATE[activation](x @ weight + bias)


class DirectNetwork:
    """A stack whose variables are kept in a dictionary as ``name/weights`` and ``name/bias``."""

    api = "direct"

    def __init__(self, steps: Sequence[Step], weights: Mapping[str, Weights]) -> None:
        self.steps = tuple(steps)
        self._variables: dict[str, tf.Variable] = {}
        for name, values in weights.items():
            self._variables[f"{name}/weights"] = tf.Variable(tf.constant(values.weight))
            self._variables[f"{name}/bias"] = tf.Variable(tf.constant(values.bias))

    def forward(self, x: tf.Tensor) -> tf.Tensor:
        """Returns the outputs as a tensor, so that a tape can differentiate them."""
        for step in self.steps:
            if step.kind == "flatten":
                x = tf.reshape(x, [-1, *step.output_shape])
                continue
            layer = conv1d_layer if step.kind == "conv1d" else full_layer
            weight = self._variables[f"{step.name}/weights"]
            x = layer(x, weight, self._variables[f"{step.name}/bias"], step.activation)
        return x

    def __call__(self, batch: Any) -> Float[np.ndarray, "batch ..."]:
        """Returns the outputs for a batch [batch, *input_shape]."""
        values = checked_batch(batch, self.steps[0].input_shape)
        return self.forward(tf.constant(values)).numpy()

    def gradients(self, batch: Any, targets: Any) -> dict[str, np.ndarray]:
        """Returns the gradient of mean (output - target)^2 with respect to every variable."""
        values = checked_batch(batch, self.steps[0].input_shape)
        expected = checked_batch(targets, self.steps[-1].output_shape)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self.forward(tf.constant(values)) - expected) ** 2)
        gradients = tape.gradient(loss, self._variables)
        return {name: np.asarray(gradient) for name, gradient in gradients.items()}

    @property
    def variables(self) -> dict[str, np.ndarray]:
        """The weights under the names that this builder gives them."""
        return {name: variable.numpy() for name, variable in self._variables.items()}

    @property
    def parameters(self) -> int:
        """How many numbers the network learns."""
        return sum(int(tf.size(variable)) for variable in self._variables.values())
