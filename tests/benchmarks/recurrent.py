"""A compiled sequence, against a Python loop over its steps; training, against keras.Model.fit."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import tensorflow as tf

from core import recurrent_training, stimuli
from core.recurrent import vanilla
from core.recurrent_training import BATCH, CHUNK, UNITS, first_state
from core.recurrent_ways import step_by_step
from core.sequence_tasks import draw
from tests.benchmarks.measuring import Line, in_turns

STEPS, LENGTH, RATE = 1000, 30, 0.01
MATRICES = [[0.9, -0.4], [0.4, 0.9]], [[1.0, 0.0]], [[1.0], [0.0]]
LAYERS = {
    "vanilla": keras.layers.SimpleRNN,
    "gru": keras.layers.GRU,
    "lstm": keras.layers.LSTM,
}


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part of the table."""
    rounds = 3 if quick else 9
    return [_sequence(rounds), *(_training(name, rounds) for name in LAYERS)]


def _sequence(rounds: int) -> Line:
    x = stimuli.make("noise", STEPS)
    plain = x[:, None], *MATRICES

    def ours() -> np.ndarray:
        return vanilla(x, *MATRICES).outputs

    def loop() -> np.ndarray:
        return step_by_step(*plain, "tanh")

    np.testing.assert_allclose(ours(), loop(), atol=1e-12)  # float64, contracting
    compiled, stepped = in_turns(ours, loop, rounds)
    return Line("sequence of 1000 steps, against a Python loop", compiled, stepped, 50)


def _training(name: str, rounds: int) -> Line:
    """CHUNK training steps with the same cell, batch and length; both have the data in memory."""
    sequences = draw("adding", LENGTH, CHUNK, BATCH, np.random.default_rng(0))
    data = [tf.constant(part, tf.float32) for part in (sequences.inputs, sequences.targets)]
    settings = tf.constant(LENGTH), tf.constant(RATE), tf.constant(1.0), tf.constant(CHUNK)
    state = first_state(name, 1.0, 0)
    x = np.concatenate(sequences.inputs[:, :LENGTH].swapaxes(1, 2)).astype(np.float32)
    y = np.concatenate(sequences.targets).astype(np.float32)
    model: Any = keras.Sequential(
        [keras.Input((LENGTH, 2)), LAYERS[name](UNITS[name]), keras.layers.Dense(1)]
    )
    model.compile(keras.optimizers.Adam(RATE), "mse")
    model.set_weights(_keras_weights(name, [w.numpy() for w in state[1]]))
    train: Any = recurrent_training._train
    first = train(name, state, *data, *settings)[1].numpy()[0]
    # the loss of the first batch, float32 on both sides: the same network
    np.testing.assert_allclose(model.evaluate(x[:BATCH], y[:BATCH], verbose=0), first, rtol=1e-4)

    def ours() -> np.ndarray:
        return train(name, state, *data, *settings)[1].numpy()

    def fit() -> object:
        return model.fit(x, y, batch_size=BATCH, epochs=1, shuffle=False, verbose=0)

    compiled, fitted = in_turns(ours, fit, rounds)
    return Line(f"training step of {name}, against Model.fit", compiled / CHUNK, fitted / CHUNK, 2)


def _keras_weights(name: str, weights: list[np.ndarray]) -> list[np.ndarray]:
    if name != "gru":
        return weights
    kernel, recurrent_kernel, bias, recurrent_bias, *readout = weights
    return [kernel, recurrent_kernel, np.stack([bias, recurrent_bias]), *readout]
