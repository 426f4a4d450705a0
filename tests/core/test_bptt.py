"""core.bptt against one tape over unrolled steps, and against Keras' Adam."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from core import bptt
from core.adam import fresh
from core.recurrent_cells import CELLS, first_weights
from core.weights import glorot
from tests.cases import every

FEATURES, UNITS, BATCH, LENGTH, ROOM = 2, 5, 4, 7, 10


def problem(name, dtype):
    rng = np.random.default_rng(3)
    weights = [*first_weights(name, FEATURES, UNITS, seed=1), glorot(rng, (UNITS, 1)), np.zeros(1)]
    inputs = rng.normal(size=(ROOM, BATCH, FEATURES))  # beyond LENGTH they must not matter
    targets = rng.normal(size=BATCH)
    start = tuple(tf.zeros((BATCH, UNITS), dtype) for _ in range(CELLS[name].states))
    return (
        [tf.constant(w, dtype) for w in weights],
        *(tf.constant(v, dtype) for v in (inputs, targets)),
        start,
    )


def unrolled(name, weights, inputs, targets, start):
    with tf.GradientTape() as tape:
        tape.watch(weights)
        states = start
        for t in range(LENGTH):
            states = CELLS[name].step(weights[:-2], states, inputs[t])
        answers = (states[0] @ weights[-2] + weights[-1])[:, 0]
        loss = tf.reduce_mean((answers - targets) ** 2)
    return loss, tape.gradient(loss, weights)


@every("name", CELLS)
def test_the_loop_backwards_gives_the_gradient_of_the_unrolled_network(name):
    weights, inputs, targets, start = problem(name, tf.float64)
    length = tf.constant(LENGTH)
    our_loss, our_gradients = tf.function(bptt.loss_and_gradients)(
        CELLS[name].step, weights, start, inputs, targets, length
    )
    loss, gradients = unrolled(name, weights, inputs, targets, start)
    # float64, 7 steps, the same products in another order
    assert float(our_loss) == pytest.approx(float(loss), rel=1e-12)
    for ours, theirs in zip(our_gradients, gradients, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-13)


def test_training_is_keras_adam_with_clipped_gradients():
    weights, inputs, targets, start = problem("lstm", tf.float32)
    optimiser = keras.optimizers.Adam(0.05, global_clipnorm=0.3)
    variables = [keras.Variable(w) for w in weights]
    losses = []
    for _ in range(6):
        now = [tf.convert_to_tensor(v.value) for v in variables]
        loss, gradients = unrolled("lstm", now, inputs, targets, start)
        optimiser.apply(gradients, variables)
        losses.append(float(loss))
    chunk = tf.repeat(inputs[None], 8, axis=0), tf.repeat(targets[None], 8, axis=0)
    state, our_losses, norms = tf.function(bptt.descend)(
        CELLS["lstm"].step,
        fresh([w.numpy() for w in weights]),
        start,
        *chunk,
        tf.constant(LENGTH),
        tf.constant(0.05),
        tf.constant(0.3),
        tf.constant(6),
    )
    # six float32 steps of Adam, whose square root magnifies rounding of small gradients
    np.testing.assert_allclose(our_losses[:6], losses, rtol=1e-4)
    for ours, theirs in zip(state[1], variables, strict=True):
        np.testing.assert_allclose(ours, theirs.numpy(), atol=2e-4)
    assert int(state[0]) == 6
    assert np.all(norms[:6] > 0.3)  # so that clipping was at work
