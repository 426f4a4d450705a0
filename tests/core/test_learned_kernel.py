"""core.learned_kernel against Keras' own gradient descent, least squares and the eigenvalues."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from core import quadratic_descent
from core.errors import InputError
from core.learned_kernel import MAX_STEPS, examples, learn, steepest_descent
from core.named_kernels import kernel
from tests.cases import every


def descend_plainly(hidden, samples, noise, seed, rate, steps):
    """A Keras layer and SGD on all examples at once, as one would write it for one sequence."""
    inputs, targets = examples(hidden, samples, noise, seed)
    x = inputs[:, hidden.size // 2]
    layer = keras.layers.Conv1D(
        1, hidden.size, padding="same", use_bias=False, kernel_initializer="zeros", dtype="float64"
    )
    layer.build((None, samples, 1))
    optimizer = keras.optimizers.SGD(rate)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((layer(x[None, :, None])[0, :, 0] - targets) ** 2)
        optimizer.apply(tape.gradient(loss, layer.trainable_variables), layer.trainable_variables)
    return np.asarray(layer.kernel)[:, 0, 0]


@every("name", ["average", "edge", "second_difference"])
def test_the_kernel_is_the_one_that_keras_learns(name):
    ours = learn(name, 3, 5, samples=40, noise=0.2, learning_rate=0.1, steps=25, seed=3)
    plain = descend_plainly(np.pad(kernel(name, 3), 1), 40, 0.2, 3, 0.1, 25)
    # the rate is float32 in Keras: 25 steps, each off by 6e-8 of its length
    np.testing.assert_allclose(ours.snapshots[-1], plain, atol=1e-6)


def test_the_moving_average_is_recovered():
    result = learn("average", 3, 5, samples=200, noise=0.0, learning_rate=0.3, steps=1000)
    # (1 - 2 rate e)^1000 is nothing: rounding is left
    np.testing.assert_allclose(result.snapshots[-1], [0, 1 / 3, 1 / 3, 1 / 3, 0], atol=1e-12)
    assert not result.diverged


@given(
    st.sampled_from([3, 5, 9]),
    st.integers(15, 300),
    st.floats(0, 1),
    st.floats(0.001, 0.9),
    st.integers(0, 50),
)
@settings(max_examples=60, deadline=None)
def test_the_loss_follows_the_eigenvalues(width, samples, noise, share, seed):
    bound = learn("gaussian", 3, width, samples, noise, 0.0, 0, seed).bound
    result = learn("gaussian", 3, width, samples, noise, share * bound, 500, seed)
    # float64 rounding of 500 contracting steps, of losses up to about 10
    np.testing.assert_allclose(result.losses, result.theory_losses, rtol=1e-9, atol=1e-11)
    assert np.all(np.diff(result.losses) <= 1e-12)
    assert np.all(result.losses >= result.floor - 1e-12)


def test_above_the_bound_it_diverges_and_below_it_does_not():
    bound = learn().bound
    assert learn(learning_rate=1.05 * bound, steps=2000).diverged
    assert not learn(learning_rate=0.95 * bound, steps=2000).diverged


def test_a_descent_that_overflows_keeps_what_is_finite():
    result = learn(learning_rate=10.0, steps=MAX_STEPS)
    assert result.diverged
    assert np.isfinite(result.snapshots).all()
    assert np.isfinite(result.losses).all()
    assert result.snapshot_steps[-1] < MAX_STEPS


def test_a_direction_without_anything_to_learn_does_not_spoil_the_theory():
    inputs = np.vstack([np.eye(3)[[0] * 8], 4 * np.eye(3)[[1] * 8]])  # the third is flat
    targets = np.where(np.arange(16) < 8, 1.0, 0.0)
    result = steepest_descent(inputs, targets, np.zeros(3), 2.0, 200)  # factors -1, -31 and 1
    assert result.snapshots.shape[0] > 10
    np.testing.assert_allclose(result.theory_losses, result.losses, rtol=1e-9)


def test_no_setting_that_is_dragged_compiles_again():
    learn()
    count = quadratic_descent.descend.experimental_get_tracing_count()
    learn(width=15, samples=50, noise=0.0, learning_rate=10.0, steps=MAX_STEPS, seed=1)
    learn(kernel_width=1, width=1, steps=0)
    assert quadratic_descent.descend.experimental_get_tracing_count() == count


def test_more_noise_leaves_more_and_more_examples_find_more():
    def off(**changes):
        result = learn(steps=3000, learning_rate=0.2, **changes)
        return np.linalg.norm(result.snapshots[-1] - result.hidden)

    assert off(noise=1.0) > off(noise=0.1) > off(noise=0.0)
    assert off(noise=1.0, samples=5000) < off(noise=1.0, samples=100)


def test_no_step_leaves_zeros_and_the_same_seed_the_same_kernel():
    assert not learn(steps=0).snapshots.any()
    np.testing.assert_array_equal(learn(seed=5).snapshots, learn(seed=5).snapshots)
    assert np.any(learn(seed=5).snapshots[-1] != learn(seed=6).snapshots[-1])


@every(
    ("rule", "change"),
    [
        ("unknown_choice", {"kernel": "own"}),
        ("width_even", {"width": 4}),
        ("learner_too_narrow", {"kernel_width": 7, "width": 5}),
        ("kernel_wider_than_signal", {"samples": 3}),
        ("out_of_range", {"width": 17}),
        ("out_of_range", {"learning_rate": float("nan")}),
        ("out_of_range", {"learning_rate": -0.1}),
        ("out_of_range", {"noise": float("inf")}),
        ("out_of_range", {"steps": MAX_STEPS + 1}),
        ("out_of_range", {"samples": 0}),
        ("out_of_range", {"seed": -1}),
    ],
)
def test_what_cannot_be_learned_is_named(rule, change):
    with pytest.raises(InputError) as caught:
        learn(**change)
    assert caught.value.rule == rule
