"""core.batch_networks: every network is plain descent by TensorFlow's own gradients."""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from core import batch_networks
from core.batch_networks import BATCHES, INPUTS, RATES, SEEDS, first_weights

EXAMPLES = 100  # room of the stream; the first 64 are read


def gradient(weights: list[np.ndarray], x: np.ndarray, y: np.ndarray) -> list[np.ndarray]:
    """The gradient of the mean squared error of one network, by TensorFlow."""
    given = [tf.constant(w[None], tf.float64) for w in weights]
    with tf.GradientTape() as tape:
        tape.watch(given)
        loss = tf.reduce_mean((batch_networks._outputs(given, tf.constant(x)) - y) ** 2)
    result: Any = tape.gradient(loss, given)
    return [item.numpy()[0] for item in result]


def test_every_network_of_the_stream_is_plain_descent_with_its_batch_and_rate():
    rng = np.random.default_rng(0)
    x, y = rng.standard_normal((EXAMPLES, INPUTS)), rng.standard_normal(EXAMPLES)
    batches, rates, _ = np.meshgrid(BATCHES, RATES, range(SEEDS), indexing="ij")
    weights = [tf.constant(w, tf.float32) for w in first_weights(0)]
    sums = [tf.zeros_like(w) for w in weights]
    plan = tf.constant(rates.ravel(), tf.float32), tf.constant(batches.ravel(), tf.int32)
    given = tf.constant(x, tf.float32), tf.constant(y, tf.float32)
    read: Any = batch_networks.read
    # in two calls, the second in the middle of the larger batches
    weights, sums = read(weights, sums, *given, tf.constant(0), tf.constant(20), *plan)
    later = [tf.roll(part, -20, 0) for part in given]
    weights, sums = read(weights, sums, *later, tf.constant(20), tf.constant(44), *plan)
    for which, batch in enumerate((1, 2, 4, 8, 16, 32, 64)):
        network = (which * len(RATES) + 2) * SEEDS + 1
        w = [part[network] for part in first_weights(0)]
        for at in range(0, 64, batch):
            some = slice(at, at + batch)
            w = [v - RATES[2] * g for v, g in zip(w, gradient(w, x[some], y[some]), strict=True)]
        for mine, plain in zip(weights, w, strict=True):
            # float32 over up to 64 steps
            np.testing.assert_allclose(mine[network], plain, rtol=1e-3, atol=1e-4)
