"""The receptive field of stacked kernels grows by addition, not by multiplication.

A kernel of width w sees w neighbours. On top of a layer that sees r inputs it sees r + w - 1, so
that a stack sees 1 + sum over layers of (width - 1): three kernels of width 3 see 7 inputs. The
field is measured, not counted: with equal positive weights and no activations, the gradient of an
output with respect to the inputs is positive exactly where that output can see.

Array sizes: time.

Source: Luo, Li, Urtasun and Zemel, Understanding the effective receptive field in deep
convolutional neural networks (NeurIPS 2016).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int

from core.direct import DirectNetwork
from core.stack import resolve
from core.weights import Weights


@dataclass(frozen=True)
class Seen:
    """The inputs that the output in the middle depends on."""

    positions: Int[np.ndarray, " seen"]  # of the input, in samples
    paths: Float[np.ndarray, " time"]  # how many lead there from each input, the most being 1

    @property
    def width(self) -> int:
        """How many inputs it sees."""
        return len(self.positions)


def measure(layers: Any, input_shape: Any) -> Seen:
    """Returns which inputs reach the output in the middle, and how strongly if weights are equal.

    Raises InputError: what ``stack.resolve`` raises.

    >>> three = [("conv1d", 1, 3)] * 3
    >>> measure(three, (20, 1)).positions
    array([ 7,  8,  9, 10, 11, 12, 13])
    """
    steps = [replace(step, activation="linear") for step in resolve(layers, input_shape)]
    equal = {
        step.name: Weights(
            np.full(step.weight_shape, 1 / np.prod(step.weight_shape[:-1]), np.float32),
            np.zeros(step.weight_shape[-1], np.float32),
        )
        for step in steps
        if step.owns_weights
    }
    network = DirectNetwork(steps, equal)
    x = tf.zeros([1, *steps[0].input_shape])
    with tf.GradientTape() as tape:
        tape.watch(x)
        outputs = network.forward(x)
        middle = outputs[:, steps[-1].output_shape[0] // 2]
    reach = np.asarray(tape.gradient(middle, x))[0]
    paths = reach.reshape(len(reach), -1).sum(axis=1).astype(np.float64)
    return Seen(np.flatnonzero(paths > 0), paths / paths.max())
