"""The grid of rates and depths as one batch, against one Keras model after another."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import keras
import numpy as np

from core import batchnorm_training, toy_data
from core.batchnorm_networks import STRETCH, WIDTH, first_weights
from core.batchnorm_training import BATCH, EXAMPLES, NOISE
from core.mean_field import EPSILON
from tests.benchmarks.measuring import Line

STEPS, DEEPEST, ACTIVATION = 100, 20, "tanh"
PLACES = ((0, 0), (1, 1), (2, 0), (3, 1))  # depth, and BatchNorm or not, of the models timed alone
# the models compared. 20 layers with BatchNorm are left out: their gradients explode, so that in
# ten steps rounding to float32 grows to 1e-3 to 4e-2, depending on the processor
COMPARED = ((0, 0), (2, 1), (3, 0))


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part of the table."""
    grid = _grid()
    for place, norm in COMPARED:
        losses = _first_losses(grid.depths[place], bool(norm), grid.rates[0])
        np.testing.assert_allclose(grid.losses[norm, place, 0, 0, 0], losses.mean(), rtol=1e-4)
    places = PLACES[::3] if quick else PLACES
    alone, together = [], []
    for _ in range(1 if quick else 3):
        alone.append(_seconds(lambda: _one_by_one(grid.depths, places)) / len(places))
        together.append(_seconds(_grid))
    networks = grid.losses[..., 0].size
    name = f"grid of {networks} networks, against one Keras model after another"
    others = statistics.median(alone) * networks
    return [Line(name, statistics.median(together), others, at_least=10)]


def _seconds(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


def _one_by_one(depths: tuple[int, ...], places: tuple[tuple[int, int], ...]) -> None:
    """Build, compile and fit some of the networks in Keras, one by one."""
    for place, norm in places:
        x, y = _data()
        model = _model(depths[place], bool(norm), 0.1)
        model.fit(x, y, batch_size=BATCH, epochs=STEPS // (EXAMPLES // BATCH), verbose=0)


def _first_losses(depth: int, batch_norm: bool, rate: float) -> np.ndarray:
    model, (x, y) = _model(depth, batch_norm, rate), _data()
    places = [BATCH * (step % (EXAMPLES // BATCH)) for step in range(STRETCH)]
    losses = []
    for at in places:
        model.reset_metrics()  # else the loss is a mean over all batches so far
        loss = model.train_on_batch(x[at : at + BATCH], y[at : at + BATCH])
        losses.append(float(np.ravel(loss)[0]))
    return np.array(losses)


def _data() -> tuple[np.ndarray, np.ndarray]:
    examples = toy_data.make("circles", EXAMPLES, NOISE, 0)
    return examples.inputs.astype(np.float32), examples.labels


def _grid() -> batchnorm_training.Progress:
    return batchnorm_training.run(ACTIVATION, DEEPEST, STEPS, "circles")


def _model(depth: int, batch_norm: bool, rate: float) -> Any:
    """The network with the first weights of seed 0, in Keras."""
    weights, _, _, readout, bias = first_weights(ACTIVATION, 0)
    layers: list[Any] = []
    for _ in range(depth):
        layers.append(keras.layers.Dense(WIDTH, use_bias=not batch_norm))
        layers += [keras.layers.BatchNormalization(epsilon=EPSILON)] if batch_norm else []
        layers.append(keras.layers.Activation(ACTIVATION))
    model: Any = keras.Sequential([keras.Input((2,)), *layers, keras.layers.Dense(2)])
    dense = [layer for layer in layers if isinstance(layer, keras.layers.Dense)]
    for at, layer in enumerate(dense):
        rows = 2 if at == 0 else WIDTH
        layer.set_weights([weights[at, :rows], *([] if batch_norm else [np.zeros(WIDTH)])])
    model.layers[-1].set_weights([readout, bias[0]])
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.SGD(rate), loss)
    return model
