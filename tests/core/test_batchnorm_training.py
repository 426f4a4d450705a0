"""core.batchnorm_training: each network of the batch equals the one that Keras trains alone."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from core import batchnorm_networks, batchnorm_training, toy_data
from core.batchnorm_networks import LAYERS, STRETCH, WIDTH, first_weights
from core.batchnorm_training import BATCH, EXAMPLES, NOISE, RATES, SEEDS, depths_to, run, train
from core.errors import InputError
from core.mean_field import EPSILON
from tests.cases import every

SEED, STEPS = 3, 20


@pytest.fixture(scope="module")
def trained():
    return run("tanh", deepest=8, steps=STEPS, problem="circles", seed=SEED)


def alone(depth: int, batch_norm: bool, rate: float, seed: int) -> tuple[np.ndarray, list[float]]:
    """One network in Keras by plain descent: losses, and the last gradient norms of its weights."""
    parts = first_weights("tanh", seed)
    layers: list = []
    for at in range(depth):
        rows = 2 if at == 0 else WIDTH
        dense = keras.layers.Dense(WIDTH, use_bias=not batch_norm)
        dense.build((None, rows))
        bias = [] if batch_norm else [np.zeros(WIDTH)]
        dense.set_weights([parts[0][at, :rows], *bias])
        norm = [keras.layers.BatchNormalization(epsilon=EPSILON)] if batch_norm else []
        layers += [dense, *norm, keras.layers.Activation("tanh")]
    readout = keras.layers.Dense(2)
    readout.build((None, WIDTH))
    readout.set_weights([parts[3], parts[4][0]])
    model = keras.Sequential([keras.Input((2,)), *layers, readout])
    examples = toy_data.make("circles", EXAMPLES, NOISE, SEED)
    losses, norms = [], []
    for step in range(STEPS):
        first = BATCH * (step % (EXAMPLES // BATCH))
        batch = slice(first, first + BATCH)
        with tf.GradientTape() as tape:
            outputs = model(examples.inputs[batch].astype(np.float32), training=True)
            each = tf.nn.sparse_softmax_cross_entropy_with_logits(examples.labels[batch], outputs)
            loss = tf.reduce_mean(each)
        variables = [variable.value for variable in model.trainable_variables]
        slopes: Any = tape.gradient(loss, variables)
        norms = [
            float(tf.norm(g))
            for v, g in zip(model.trainable_variables, slopes, strict=True)
            if v.name == "kernel"
        ]
        for variable, slope in zip(variables, slopes, strict=True):
            variable.assign_sub(rate * slope)
        losses.append(float(loss))
    return np.array(losses).reshape(-1, STRETCH).mean(axis=1), norms[:-1]


@pytest.mark.parametrize("batch_norm", [False, True])
@pytest.mark.parametrize(("place", "rate_at", "run_at"), [(0, 2, 0), (2, 3, 1), (3, 1, 2)])
def test_a_network_of_the_batch_is_the_one_that_keras_trains_alone(
    trained, batch_norm, place, rate_at, run_at
):
    depth, rate = trained.depths[place], RATES[rate_at]
    losses, norms = alone(depth, batch_norm, rate, SEEDS * SEED + run_at)
    at = int(batch_norm), place, rate_at, run_at
    measured = trained.gradient_norms[-1][at]
    np.testing.assert_array_equal(measured[depth:], 0.0)
    # float32; 8 layers with BatchNorm amplify rounding, so there only the first stretch is compared
    np.testing.assert_allclose(trained.losses[at][0], losses[0], rtol=1e-4)
    if depth < 8:
        np.testing.assert_allclose(trained.losses[at], losses, rtol=2e-3)
        np.testing.assert_allclose(measured[:depth], norms, rtol=2e-2)


def test_depths_rates_and_seeds_change_without_compiling():
    list(train("tanh", deepest=8, steps=10))
    count = batchnorm_networks.descend.experimental_get_tracing_count()
    list(train("tanh", 30, 20, "spirals", [2 * rate for rate in RATES], seed=5))
    assert batchnorm_networks.descend.experimental_get_tracing_count() == count


def test_a_deep_sigmoid_network_trains_at_no_rate_without_batch_norm_and_does_with_it():
    result = run("sigmoid", deepest=12, steps=150)
    without, batch_norm = result.largest_rates
    assert without[-1] is None
    assert batch_norm[-1] is not None


def test_batch_norm_allows_a_relu_network_a_larger_rate():
    assert batchnorm_training.times_larger("relu", 8, 100) >= 3


def test_a_rate_trains_when_all_seeds_are_below_half_of_guessing(trained):
    below = trained.losses[..., -1] < 0.5 * np.log(2)
    assert (np.array(trained.trained) == below.all(axis=-1)).all()


def test_progress_comes_in_stretches_and_goes_to_the_end():
    steps = [progress.step for progress in train("tanh", 4, 25)]
    assert steps == [10, 20, 30]  # whole stretches
    assert run("tanh", 4, 20).ends.tolist() == [10, 20]


def test_a_diverging_network_leaves_the_others_alone():
    diverging = run("relu", 8, 30, rates=[*RATES[:-1], 100.0])
    others = run("relu", 8, 30)
    assert np.isinf(diverging.losses[0, :, -1]).any()
    np.testing.assert_allclose(diverging.losses[:, :, :-1], others.losses[:, :, :-1], rtol=1e-5)


def test_the_first_weights_have_their_variance():
    weights = first_weights("relu", 0)[0]
    assert weights[0].var() == pytest.approx(2 / 2, rel=0.3)  # 256 numbers: 9 %, three times
    assert weights[1:].var() == pytest.approx(2 / WIDTH, rel=0.06)  # 7424 numbers
    assert weights.shape == (LAYERS, WIDTH, WIDTH)


def test_depths_are_those_of_the_page():
    assert depths_to(30) == (2, 7, 15, 30)
    assert depths_to(4) == (2, 2, 2, 4)


@every(
    ("change", "rule"),
    [
        ({"activation": "swish"}, "unknown_choice"),
        ({"problem": "waves"}, "unknown_choice"),
        ({"deepest": 3}, "out_of_range"),
        ({"deepest": 31}, "out_of_range"),
        ({"steps": 0}, "out_of_range"),
        ({"rates": [0.1]}, "rates_count"),
        ({"rates": [float("nan")] * 7}, "out_of_range"),
        ({"seed": -1}, "out_of_range"),
    ],
)
def test_impossible_settings_are_refused_before_any_work(change, rule):
    with pytest.raises(InputError) as error:
        train(**change)
    assert error.value.rule == rule


def test_nothing_is_compared_where_nothing_trains():
    with pytest.raises(InputError) as error:
        batchnorm_training.times_larger("sigmoid", 8, 20)
    assert error.value.rule == "no_rate_trains"
