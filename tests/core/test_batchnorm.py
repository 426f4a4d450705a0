"""core.batchnorm against Keras with a GradientTape, and the laws of its profiles."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from core.batchnorm import (
    BATCH,
    EDGES,
    MAX_WEIGHTS,
    compare,
    gradient_profile,
    normalise,
    normalise_back,
)
from core.errors import InputError
from core.mean_field import EPSILON, RELU_FACTOR
from tests.cases import every

DEPTH, WIDTH = 6, 12


def keras_norms(activation: str, batch_norm: bool, residual: bool, scale: float, seed: int):
    """The same network in Keras, float64; gradients at the output of every layer by the tape."""
    rng = np.random.default_rng(seed)  # drawn in the same order as in core
    h = tf.constant(rng.standard_normal((BATCH, WIDTH)))
    matrices = [rng.standard_normal((WIDTH, WIDTH)) * scale / np.sqrt(WIDTH) for _ in range(DEPTH)]
    top = rng.standard_normal((BATCH, WIDTH))
    outputs = []
    with tf.GradientTape() as tape:
        tape.watch(h)
        for weights in matrices:
            dense = keras.layers.Dense(WIDTH, use_bias=False, dtype="float64")
            dense.build((None, WIDTH))
            dense.set_weights([weights])
            z: Any = dense(h)
            if batch_norm:
                norm = keras.layers.BatchNormalization(epsilon=EPSILON, dtype="float64")
                z = norm(z, training=True)
            z = keras.ops.convert_to_tensor(getattr(keras.activations, activation)(z))
            h = z + h if residual else z
            outputs.append(h)
        loss = tf.reduce_sum(h * (top / np.linalg.norm(top)))
    return [float(tf.norm(gradient)) for gradient in tape.gradient(loss, outputs)]


@every("activation", ["relu", "tanh", "sigmoid"])
@every("batch_norm", [False, True])
@every("residual", [False, True])
def test_the_norms_are_those_of_keras_with_a_tape(activation, batch_norm, residual):
    profile = gradient_profile(DEPTH, WIDTH, activation, batch_norm, residual, 1.3, seed=4)
    expected = keras_norms(activation, batch_norm, residual, 1.3, 4)
    np.testing.assert_allclose(profile.gradient_norms, expected, rtol=1e-10)  # float64, 6 layers


def test_relu_behind_batch_norm_explodes_by_1_211_a_layer():
    profile = gradient_profile(50, batch_norm=True)
    assert profile.factor == pytest.approx(RELU_FACTOR, rel=0.01)  # 256 units, 128 examples
    assert profile.gradient_norms[0] > 5_000


def test_the_scale_of_the_weights_does_not_help_behind_batch_norm():
    factors = [
        gradient_profile(20, batch_norm=True, scale=scale).factor for scale in (0.5, 1.4, 5.0)
    ]
    np.testing.assert_allclose(factors, factors[0], rtol=0.01)  # epsilon matters a little


def test_residual_connections_keep_the_gradient_small():
    plain = gradient_profile(50, batch_norm=True)
    residual = gradient_profile(50, batch_norm=True, residual=True)
    assert residual.gradient_norms[0] < 20 < plain.gradient_norms[0]


def test_a_deep_sigmoid_network_forgets_its_examples_and_batch_norm_tells_them_apart():
    comparison = compare(60, activation="sigmoid")
    assert comparison.without.gradient_norms[0] < 1e-30
    assert comparison.without.differences[-1] < 1e-12
    assert 0.1 < comparison.batch_norm.gradient_norms[0] < 100
    assert comparison.batch_norm.differences[-1] > 0.1


def test_normalised_numbers_have_mean_0_and_variance_1():
    z = np.random.default_rng(0).normal(5.0, 3.0, (1000, 4))
    u, s = normalise(z)
    np.testing.assert_allclose(u.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(u.var(axis=0), z.var(axis=0) / (z.var(axis=0) + EPSILON))
    np.testing.assert_allclose(s**2, z.var(axis=0) + EPSILON)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 1000))
def test_the_way_back_is_the_numerical_derivative(seed):
    rng = np.random.default_rng(seed)
    z, weights, direction = rng.normal(size=(3, 5, 2))
    step = 1e-6

    def loss(at):
        return float((normalise(at)[0] * weights).sum())

    slope = (loss(z + step * direction) - loss(z - step * direction)) / (2 * step)
    u, s = normalise(z)
    # the formula leaves out epsilon / s^2 in the term of u; five examples may be close together
    exact = normalise_back(weights, u, s)
    assert (exact * direction).sum() == pytest.approx(slope, rel=1e-4, abs=1e-6)


def test_histograms_are_shares_and_batch_norm_keeps_them_in_place():
    comparison = compare(20, activation="tanh", scale=3.0)
    for profile in (comparison.without, comparison.batch_norm):
        np.testing.assert_allclose(profile.histograms.sum(axis=1), 1.0)
    middle = (EDGES[:-1] + EDGES[1:]) / 2
    variances = comparison.batch_norm.histograms @ middle**2
    np.testing.assert_allclose(variances, 1.0, atol=0.06)  # 32 of 128 examples, bins 0.2 wide
    assert (comparison.without.histograms[:, [0, -1]].sum(axis=1) > 0.1).all()


def test_a_shallower_network_is_the_beginning_of_a_deeper_one():
    deep, shallow = gradient_profile(30, 16), gradient_profile(5, 16)
    np.testing.assert_array_equal(deep.histograms[:5], shallow.histograms)


def test_one_layer_has_the_gradient_that_enters():
    profile = gradient_profile(1, 8)
    assert profile.gradient_norms.tolist() == profile.theory_norms.tolist() == [1.0]
    assert profile.factor == 1.0


def test_the_extremes_stay_within_floating_point():
    for scale in (0.1, 10.0):
        for activation in ("relu", "sigmoid"):
            for residual in (False, True):
                profile = gradient_profile(100, 32, activation, residual=residual, scale=scale)
                assert np.isfinite(profile.gradient_norms).all()
                assert np.isfinite(profile.theory_norms).all()
                assert (profile.theory_norms > 0).all()


def test_the_same_seed_gives_the_same_profile():
    first, same, other = (gradient_profile(5, 16, seed=s) for s in (1, 1, 2))
    np.testing.assert_array_equal(first.gradient_norms, same.gradient_norms)
    assert not np.array_equal(first.gradient_norms, other.gradient_norms)


@every(
    ("change", "rule"),
    [
        ({"depth": 0}, "out_of_range"),
        ({"depth": 101}, "out_of_range"),
        ({"width": 1}, "out_of_range"),
        ({"depth": 100, "width": 1024}, "network_too_large"),
        ({"activation": "swish"}, "unknown_choice"),
        ({"scale": float("nan")}, "out_of_range"),
        ({"scale": 11.0}, "out_of_range"),
        ({"seed": -1}, "out_of_range"),
    ],
)
def test_impossible_settings_are_refused(change, rule):
    with pytest.raises(InputError) as error:
        gradient_profile(**{"depth": 5, **change})
    assert error.value.rule == rule


def test_a_network_beyond_the_budget_is_refused_with_a_width_that_fits():
    with pytest.raises(InputError) as error:
        gradient_profile(100, 1024)
    narrower = int(str(error.value.values["narrower"]))
    assert 100 * narrower**2 <= MAX_WEIGHTS < 100 * (narrower + 1) ** 2
