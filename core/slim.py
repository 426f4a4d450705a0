"""Builder 2, slim: the same stack as a TensorFlow 1 graph, made by the tf-slim package itself.

slim makes weights in the scope that it is given; ``reuse=True`` enters a scope that exists already.
Everything that TensorFlow 1 needs around it is here: a graph, placeholders, a session.

Array sizes: batch; output (shape of the last layer).

Source: tf-slim 1.1, layers/layers.py; documentation of tf.compat.v1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import tensorflow as tf
import tf_slim
from jaxtyping import Float

from core.direct import ACTIVATE
from core.stack import INPUT, Step
from core.weights import Weights, checked_batch

v1 = tf.compat.v1


def _outputs(x: Any, steps: Sequence[Step]) -> tf.Tensor:
    """The output of the last layer for the placeholder x."""
    for step in steps:
        if step.kind == "flatten":
            x = tf_slim.flatten(x)
            continue
        features, activation = step.weight_shape[-1], ACTIVATE[step.activation]
        options = {"activation_fn": activation, "scope": step.name, "reuse": step.reuse}
        if step.kind == "conv1d":
            x = tf_slim.conv1d(x, features, step.weight_shape[0], **options)
        else:
            x = tf_slim.fully_connected(x, features, **options)
    return x


def _weights_and_biases(scope: str) -> tuple[Any, Any]:
    """The variables that slim has made in a scope of this graph."""
    with v1.variable_scope(scope, reuse=True):
        return v1.get_variable("weights"), v1.get_variable("biases")


class SlimNetwork:
    """A stack in its own graph; its variables are called ``name/weights`` and ``name/biases``."""

    api = "slim"

    def __init__(self, steps: Sequence[Step], weights: Mapping[str, Weights]) -> None:
        self.steps = tuple(steps)
        with tf.Graph().as_default() as graph:
            shapes = [None, *steps[0].input_shape], [None, *steps[-1].output_shape]
            self._input = v1.placeholder(tf.float32, shapes[0], INPUT)
            self._targets = v1.placeholder(tf.float32, shapes[1])
            self._output = _outputs(self._input, steps)
            loss = tf.reduce_mean((self._output - self._targets) ** 2)
            made = {name: _weights_and_biases(name) for name in weights}
            self._variables = {each.op.name: each for pair in made.values() for each in pair}
            gradients = v1.gradients(loss, list(self._variables.values()))
            self._gradients = dict(zip(self._variables, gradients, strict=True))
            self._session = v1.Session(graph=graph)
            for name, (weight, bias) in made.items():
                weight.load(weights[name].weight, self._session)
                bias.load(weights[name].bias, self._session)

    def __call__(self, batch: Any) -> Float[np.ndarray, "batch ..."]:
        """Returns the outputs for a batch [batch, *input_shape]."""
        values = checked_batch(batch, self.steps[0].input_shape)
        return self._session.run(self._output, {self._input: values})

    def gradients(self, batch: Any, targets: Any) -> dict[str, np.ndarray]:
        """Returns the gradient of mean (output - target)^2 with respect to every variable."""
        values = checked_batch(batch, self.steps[0].input_shape)
        expected = checked_batch(targets, self.steps[-1].output_shape)
        feed = {self._input: values, self._targets: expected}
        return self._session.run(self._gradients, feed)

    @property
    def variables(self) -> dict[str, np.ndarray]:
        """The weights under the names that this builder gives them."""
        return self._session.run(self._variables)

    @property
    def parameters(self) -> int:
        """How many numbers the network learns."""
        return sum(variable.shape.num_elements() for variable in self._variables.values())
