"""The race of three layers, batched over all k, against one ``keras.Model.fit`` for each k."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np

from core import named_kernels, parameter_race
from core.convolution import toeplitz
from tests.benchmarks.measuring import Line, in_turns

LENGTH, WIDTH, NOISE, MOST = 16, 3, 0.3, parameter_race.MOST
EPOCHS = 30  # after them gradient descent is within 1e-3 of least squares at k = MOST
RATE = 0.3  # for the shared layer; the others' loss is flatter by their number of outputs
KINDS = ("dense", "banded", "shared")
MATRIX = toeplitz(named_kernels.kernel("average", WIDTH), LENGTH)


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part of the table."""
    sizes = (MOST // 2,) if quick else (MOST // 5, MOST // 2, MOST)
    return [_race(sizes, 1 if quick else 5)]


def _race(sizes: tuple[int, ...], rounds: int) -> Line:
    """All k of one draw against fits at the k in ``sizes``; models are built and traced before."""
    x, y = (part[0] for part in parameter_race._examples(MATRIX, NOISE, 1, MOST, seed=0))
    models = {kind: _model(kind) for kind in KINDS}
    for kind, model in models.items():
        learned = parameter_race.learned_matrices(x[None], y[None], WIDTH)[kind][0, -1]
        _fit(model, x, y)
        # descent stops 1e-3 short of the solution; float32
        np.testing.assert_allclose(_matrix(model), learned, atol=5e-3)

    def race() -> parameter_race.Race:
        return parameter_race.run(LENGTH, WIDTH, noise=NOISE, draws=1, most=MOST)

    def fits() -> None:
        for model in models.values():
            for k in sizes:
                _fit(model, x[:k], y[:k])

    ours, part = in_turns(race, fits, rounds)
    what = f"race, {len(KINDS)} layers at {MOST} k, against a fit each"
    return Line(what, ours, part * MOST / len(sizes), at_least=10)


def _model(kind: str) -> keras.Model:
    """One of the three layers as a compiled model."""
    options: dict[str, Any] = {"use_bias": False, "kernel_initializer": "zeros"}
    if kind == "shared":
        model = keras.Sequential(
            [keras.Input((LENGTH, 1)), keras.layers.Conv1D(1, WIDTH, padding="same", **options)]
        )
        rate = RATE
    else:
        if kind == "banded":
            band = toeplitz(np.ones(WIDTH), LENGTH).T.astype(np.float32)
            options["kernel_constraint"] = lambda kernel: kernel * band
        model = keras.Sequential([keras.Input((LENGTH,)), keras.layers.Dense(LENGTH, **options)])
        rate = RATE * LENGTH
    model.compile(keras.optimizers.SGD(rate), "mse")
    return model


def _fit(model: Any, x: np.ndarray, y: np.ndarray) -> None:
    """Train by full-batch gradient descent from zero."""
    model.set_weights([np.zeros_like(weight) for weight in model.get_weights()])
    shape = (len(x), *model.input_shape[1:])
    settings: dict[str, Any] = {"batch_size": len(x), "shuffle": False, "verbose": 0}
    model.fit(x.reshape(shape), y.reshape(shape), epochs=EPOCHS, **settings)


def _matrix(model: Any) -> np.ndarray:
    """The learned weights as a matrix, one row for each output."""
    (kernel,) = model.get_weights()
    return toeplitz(kernel[:, 0, 0], LENGTH) if kernel.ndim == 3 else kernel.T
