"""Gradients of batches: every subset counted, the law of the variance, the ends, bad input."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given
from hypothesis import strategies as st

from core import batch_data, batch_size
from core.batch_size import batch_factor, curve, needed, sample_gradients
from core.errors import InputError
from tests.cases import every

X, Y = batch_data.inputs(), batch_data.targets()
AT = (3.0, 1.0)


def every_batch(each: np.ndarray, batch: int) -> np.ndarray:
    """The gradients of all batches there are, [batches, 2]."""
    return np.array(
        [each[list(item)].mean(axis=0) for item in combinations(range(len(each)), batch)]
    )


def mean_loss(weights: np.ndarray) -> np.ndarray:
    """1/n sum of (x_i . w - y_i)^2 at each w [..., 2]."""
    return np.mean((weights @ X.T - Y) ** 2, axis=-1)


@every("samples", [1, 2, 5, 8])
def test_the_variance_is_that_of_all_subsets_there_are(samples):
    x, y = X[:samples], Y[:samples]
    each = batch_size.each_gradient(x, y, np.array(AT))
    for batch in range(1, samples + 1):
        result = sample_gradients(x, y, AT, batch, draws=1)
        apart = every_batch(each, batch) - each.mean(axis=0)
        exact = np.mean(np.sum(apart**2, axis=1))
        np.testing.assert_allclose(result.theory_variance, exact, rtol=1e-10, atol=1e-14)


def test_the_gradient_is_that_of_the_mean_squared_error():
    weights = tf.constant(AT, tf.float64)
    with tf.GradientTape() as tape:
        tape.watch(weights)
        loss = tf.reduce_mean((tf.linalg.matvec(tf.constant(X), weights) - Y) ** 2)
    result = sample_gradients(X, Y, AT, 60, 1)
    gradient: Any = tape.gradient(loss, weights)
    np.testing.assert_allclose(result.full, gradient, rtol=1e-12)
    np.testing.assert_allclose(mean_loss(np.array(AT)), loss, rtol=1e-12)


def test_a_batch_of_all_samples_has_the_full_gradient_to_the_last_bit():
    result = sample_gradients(X, Y, AT, batch=60, draws=50, seed=3)
    assert np.array_equal(result.sampled, np.broadcast_to(result.full, (50, 2)))
    assert result.variance == result.theory_variance == result.uphill == 0.0


@every("batch", [1, 2, 8, 30, 59])
def test_drawn_batches_have_the_mean_and_the_variance_of_theory(batch):
    draws = 40_000
    result = sample_gradients(X, Y, AT, batch, draws)
    # means of 40 000 draws: five standard errors; of the variance 5 % (kurtosis below 20)
    error = 5 * np.sqrt(result.theory_variance / draws)
    assert np.abs(result.sampled.mean(axis=0) - result.full).max() < error
    np.testing.assert_allclose(result.variance, result.theory_variance, rtol=0.05)


def test_no_sample_comes_twice_in_a_batch_and_all_come_equally_often():
    picked = batch_size.subsets(10, 4, 5000, np.random.default_rng(0))
    assert all(len(set(item)) == 4 for item in picked.tolist())
    counts = np.bincount(picked.ravel(), minlength=10)
    assert np.abs(counts - 2000).max() < 5 * np.sqrt(5000 * 0.4 * 0.6)


def test_a_line_is_a_plane_whose_first_column_is_ones():
    line = sample_gradients(X[:, 1], Y, AT, 7, 20)
    plane = sample_gradients(np.column_stack([np.ones(60), X[:, 1]]), Y, AT, 7, 20)
    assert np.array_equal(line.sampled, plane.sampled)


def test_angle_and_uphill_share_tell_of_the_same_steps():
    result = sample_gradients(X, Y, (1.1, -0.9), 1, 500)
    assert result.uphill == np.mean(result.angles > 90)
    by_hand = np.degrees(
        np.abs(np.angle(result.sampled @ [1, 1j] / complex(*result.full)))  # difference of angles
    )
    np.testing.assert_allclose(result.angles, by_hand, atol=1e-6)


def test_far_away_few_steps_of_one_sample_go_uphill_and_close_by_nearly_half_do():
    lowest = batch_data.bowl(X, Y, AT).minimum
    shares = [
        sample_gradients(X, Y, lowest + far * np.array([1.0, 0.5]), 1, 4000).uphill
        for far in (10.0, 0.3, 0.001)
    ]
    assert shares[0] < 0.15
    assert shares[0] < shares[1] < shares[2]
    assert 0.4 < shares[2] < 0.6


def test_the_batch_needed_grows_towards_the_minimum_as_theory_says():
    result = needed(X, Y, AT, draws=2000)
    assert np.all(np.diff(result.theory) > 0)
    assert result.theory[-1] > 50
    middle = (result.theory > 5) & (result.theory < 55)  # batches large enough to be about normal
    assert middle.sum() >= 4
    # neighbours among the sizes tried are up to a factor 1.5 apart
    assert np.all(np.abs(np.log(result.measured[middle] / result.theory[middle])) < np.log(1.6))


def test_the_curve_falls_with_the_finite_factor_and_ends_at_nothing():
    result = curve(X, Y, AT, draws=2000)
    assert result.batches[0] == 1
    assert result.batches[-1] == 60
    np.testing.assert_allclose(result.theory[0], result.endless[0])
    np.testing.assert_allclose(result.variances[:-1], result.theory[:-1], rtol=0.2)
    assert result.variances[-1] == result.theory[-1] == 0.0


def test_the_bowl_is_the_mean_squared_error():
    surface = batch_data.bowl(X, Y, AT)
    np.testing.assert_allclose(surface.minimum, np.linalg.lstsq(X, Y)[0], rtol=1e-10)
    places = np.stack(np.meshgrid(surface.first, surface.second), axis=-1)
    np.testing.assert_allclose(surface.losses, mean_loss(places), rtol=1e-9)


@given(
    st.integers(1, 30),
    st.integers(1, 30),
    st.integers(0, 2**32 - 1),
    st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)),
)
def test_the_same_seed_draws_the_same_batches_and_all_is_finite(samples, batch, seed, weights):
    x, y = batch_data.inputs(samples, seed % 7), batch_data.targets(samples, 0.5, seed % 7)
    if batch > samples:
        with pytest.raises(InputError, match="batch_above_samples"):
            sample_gradients(x, y, weights, batch, 5, seed)
        return
    item, other = (sample_gradients(x, y, weights, batch, 5, seed) for _ in range(2))
    assert np.array_equal(item.sampled, other.sampled)
    assert np.all(np.isfinite(item.sampled))
    assert np.all((item.angles >= 0) & (item.angles <= 180))
    assert 0 <= batch_factor(batch, samples) <= 1


def test_where_the_gradient_vanishes_nothing_is_uphill_and_the_noise_scale_is_endless():
    result = sample_gradients([[1.0, 0.0], [0.0, 1.0]], [1.0, 2.0], (1.0, 2.0), 1, 4)
    assert result.full.tolist() == [0.0, 0.0]
    assert result.uphill == 0.0
    assert result.angles.tolist() == [90.0] * 4
    assert result.noise_scale == np.inf


BAD = {
    "batch_above_samples": {"batch": 61},
    "out_of_range": {"batch": 0},
    "lengths_differ": {"y": Y[:5]},
    "array_not_finite": {"x": np.full((60, 2), np.nan)},
    "not_finite": {"y": np.full(60, np.inf)},
    "array_empty": {"x": np.zeros((0, 2))},
    "not_two_columns": {"x": np.ones((60, 3))},
    "array_wrong_axes": {"x": np.ones((60, 2, 1))},
    "two_weights": {"weights": [1.0]},
    "too_many_points": {"x": np.ones(1001), "y": np.ones(1001)},
}


@every("rule", BAD)
def test_bad_input_is_refused_by_its_rule(rule):
    good = {"x": X, "y": Y, "weights": AT, "batch": 1}
    with pytest.raises(InputError, match=f"^{rule}"):
        sample_gradients(**(good | BAD[rule]))


def test_the_share_of_uphill_steps_is_that_of_every_batch_there_is():
    """Batches of two of 60 samples: 1,770. The tolerance is four standard errors."""
    result = sample_gradients(X, Y, (1.0, -1.0), batch=2)
    each = batch_size.each_gradient(X, Y, np.array([1.0, -1.0]))
    exact = np.mean(every_batch(each, 2) @ each.mean(axis=0) < 0)
    assert len(result.sampled) == batch_size.enough_draws(len(Y)) == 20_000
    assert abs(result.uphill - exact) < 4 * np.sqrt(exact * (1 - exact) / 20_000)


@every("draws", [0, 100_001, 10**9])
def test_too_many_draws_are_refused(draws):
    with pytest.raises(InputError, match="out_of_range"):
        sample_gradients(X, Y, AT, 1, draws)


@every(("x", "y"), [([[1.0, 2.0]], [1.0]), (np.full(9, 5.0), np.arange(9.0)), (X[:, [0, 0]], Y)])
def test_one_sample_or_a_constant_x_has_no_bowl_but_gradients(x, y):
    with pytest.raises(InputError, match="flat_bowl"):
        batch_data.bowl(x, y, AT)
    assert sample_gradients(x, y, AT, 1, 5).sampled.shape == (5, 2)
