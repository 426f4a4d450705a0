"""Training a network to predict one step of a system, against keras.Model.fit with that network."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras import layers

from core.adam import fresh
from core.chaos import reconstruct
from core.chaos.reconstruct import CHUNK, CLIP, Plan, first_weights
from core.chaos.series import padded, scale_of
from core.chaos.trajectories import observe
from tests.benchmarks.measuring import Line, in_turns

PLANS = {
    "cnn": Plan("cnn"),
    "gru": Plan("gru", window=2, batch=256, learning_rate=0.02),
    "lstm": Plan("lstm", window=2, batch=256, learning_rate=0.02),
}


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part of the table."""
    return [_training(name, plan, 3 if quick else 7) for name, plan in PLANS.items()]


def _training(name: str, plan: Plan, rounds: int) -> Line:
    """CHUNK training steps on the same windows; both ways have the data in memory."""
    states = observe("lorenz").states
    scaled = scale_of(states)
    u = scaled.apply(states)
    targets = np.diff(u, axis=0) / scaled.step
    picks = np.random.default_rng(0).integers(plan.window - 1, len(u) - 1, (CHUNK, plan.batch))
    data = [tf.constant(padded(part), tf.float32) for part in (u, targets)]
    given = tf.constant(picks, tf.int32), tf.constant(CHUNK), tf.constant(plan.steps)
    state = fresh(first_weights(plan, 3))
    shape = plan.network, plan.symmetric, plan.window, state, *data, *given
    train: Any = reconstruct.train_chunk
    x = u[picks.ravel()[:, None] + np.arange(1 - plan.window, 1)].astype(np.float32)
    y = targets[picks.ravel()].astype(np.float32)
    model = _keras_model(plan)
    model.set_weights(_keras_weights(plan, [w.numpy() for w in state[1]]))
    first = train(*shape, tf.constant(plan.learning_rate))[1].numpy()[0]
    loss = model.evaluate(x[: plan.batch], y[: plan.batch], batch_size=plan.batch, verbose=0)
    np.testing.assert_allclose(loss, first, rtol=1e-4)  # float32: the same network

    def ours() -> np.ndarray:
        return train(*shape, tf.constant(plan.learning_rate))[1].numpy()

    def fit() -> object:
        return model.fit(x, y, batch_size=plan.batch, epochs=1, shuffle=False, verbose=0)

    compiled, fitted = in_turns(ours, fit, rounds)
    what = f"reconstruction, training step of {name}, against Model.fit"
    return Line(what, compiled / CHUNK, fitted / CHUNK, 3)


def _keras_model(plan: Plan) -> Any:
    window = keras.Input((plan.window, 3))
    if plan.network == "cnn":
        conv: dict[str, Any] = {"padding": "causal", "activation": "swish"}
        low: Any = layers.Conv1D(plan.size, 2, **conv)(window)
        high: Any = layers.Conv1D(plan.size, 2, dilation_rate=2, **conv)(low)
        features = [window, low, layers.Add()([high, low])]
        last = [layers.Cropping1D((plan.window - 1, 0))(feature) for feature in features]
        joined: Any = layers.Flatten()(layers.Concatenate()(last))
    else:
        kind = {"gru": layers.GRU, "lstm": layers.LSTM}[plan.network]
        hidden: Any = kind(plan.size)(window)
        point = layers.Flatten()(layers.Cropping1D((plan.window - 1, 0))(window))
        dense = layers.Dense(plan.size, activation="swish")(hidden)
        joined = layers.Concatenate()([point, hidden, dense])
    model: Any = keras.Model(window, layers.Dense(3)(joined))
    model.compile(keras.optimizers.Adam(plan.learning_rate, global_clipnorm=CLIP), "mse")
    return model


def _keras_weights(plan: Plan, weights: list[np.ndarray]) -> list[np.ndarray]:
    if plan.network == "cnn":
        shaped = [w.reshape(2, -1, plan.size) if w.ndim == 2 else w for w in weights[:-2]]
        return [*shaped, *weights[-2:]]
    if plan.network == "gru":
        kernel, recurrent, bias, recurrent_bias, *rest = weights
        return [kernel, recurrent, np.stack([bias, recurrent_bias]), *rest]
    return weights
