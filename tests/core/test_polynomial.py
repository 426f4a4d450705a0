"""core.polynomial against plain loops, closed forms and the laws of least squares."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core import polynomial, quadratic_descent
from core.errors import InputError
from core.polynomial import TUTORIAL_X, TUTORIAL_Y, fit, least_squares, predict
from tests.cases import every

MODERATE = st.floats(-2, 2, allow_subnormal=False)
DATA = st.integers(1, 15).flatmap(
    lambda size: st.tuples(
        arrays(float, size, elements=MODERATE), arrays(float, size, elements=MODERATE)
    )
)


def descend_plainly(x, y, terms, rate, stops):
    """The algorithm as the tutorial tells it: residuals, gradient, step."""
    v = np.array([[value**k for k in range(terms)] for value in x])
    a, seen = np.zeros(terms), {}
    for step in range(max(stops) + 1):
        if step in stops:
            seen[step] = a
        a = a - rate * 2 * v.T @ (v @ a - np.array(y))
    return np.array([seen[step] for step in stops])


@every("terms", [1, 3, 6])
def test_every_snapshot_equals_the_plain_loop(terms):
    result = fit(TUTORIAL_X, TUTORIAL_Y, terms, 5e-4, 3_000)
    plain = descend_plainly(TUTORIAL_X, TUTORIAL_Y, terms, 5e-4, result.snapshot_steps.tolist())
    # float64 rounding of 3000 contracting steps: about 3000 * 2^-52 < 1e-12
    np.testing.assert_allclose(result.snapshots, plain, rtol=0, atol=1e-11)
    np.testing.assert_array_equal(result.coefficients, result.snapshots[-1])


def test_the_tutorials_default_run_equals_the_plain_loop():
    result = fit(TUTORIAL_X, TUTORIAL_Y)
    plain = descend_plainly(TUTORIAL_X, TUTORIAL_Y, 6, 5e-4, [90_000])[0]
    np.testing.assert_allclose(result.coefficients, plain, rtol=0, atol=1e-10)  # 90 000 roundings
    assert result.snapshot_steps[-1] == 90_000


def test_losses_are_the_summed_squared_errors_of_the_snapshots():
    result = fit(TUTORIAL_X, TUTORIAL_Y, terms=4, steps=5_000)
    residuals = predict(result.snapshots, TUTORIAL_X) - np.array(TUTORIAL_Y)
    # the reduction to an equivalent triangle rounds to a few 1e-16 of the first loss, about 20
    np.testing.assert_allclose(result.losses, np.sum(residuals**2, axis=1), rtol=1e-12, atol=1e-13)
    assert result.losses[0] == pytest.approx(np.sum(np.square(TUTORIAL_Y)), rel=1e-14)


def test_many_rows_give_the_losses_of_their_residuals():
    x = np.random.default_rng(0).uniform(-1, 1, 5_000)
    y = np.sin(3 * x)
    result = fit(x, y, terms=5, learning_rate=1e-5, steps=200)
    residuals = predict(result.snapshots, x) - y
    np.testing.assert_allclose(result.losses, np.sum(residuals**2, axis=1), rtol=1e-12)


@given(DATA, st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_below_the_stability_bound_the_loss_never_rises(data, terms):
    x, y = data
    v = np.vander(x, terms, increasing=True)
    bound = 2 / np.linalg.eigvalsh(2 * v.T @ v)[-1]  # the constant column keeps it finite
    result = fit(x, y, terms, learning_rate=0.9 * bound, steps=2_000)
    assert result.overflow_step is None
    rounding = 1e-12 * (1 + result.losses[0])
    assert np.all(np.diff(result.losses) <= rounding)


@given(DATA, st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_no_descent_beats_least_squares(data, terms):
    x, y = data
    exact = np.sum((predict(least_squares(x, y, terms), x) - y) ** 2)
    best = np.nanmin(fit(x, y, terms, learning_rate=1e-6, steps=10_000).losses)
    assert exact <= best + 1e-9 * (1 + np.sum(y**2))  # rounding of a nearly singular system


def test_above_the_bound_the_descent_overflows_and_says_when():
    result = fit(TUTORIAL_X, TUTORIAL_Y, learning_rate=0.5)
    assert result.overflow_step is not None
    before = result.snapshot_steps < result.overflow_step
    finite = np.isfinite(result.losses) & np.isfinite(result.snapshots).all(axis=1)
    np.testing.assert_array_equal(finite, before)
    # each step multiplies the loss by (0.5 * 2931.7 - 1)^2 = 10^6.33, so 10^308 within 49 steps
    assert 40 < result.overflow_step <= 50


@given(DATA, st.integers(1, 12), st.floats(-15, 3), st.integers(0, 5_000))
@settings(max_examples=100, deadline=None)
def test_every_setting_gives_a_result_that_is_consistent(data, terms, exponent, steps):
    x, y = data
    rate = min(max(10.0**exponent, polynomial.MIN_LEARNING_RATE), polynomial.MAX_LEARNING_RATE)
    result = fit(x, y, terms, rate, steps)
    assert result.snapshots.shape == (result.losses.size, terms)
    assert result.snapshot_steps[0] == 0
    assert result.snapshot_steps[-1] == steps
    assert np.all(np.diff(result.snapshot_steps) > 0)
    assert not result.snapshots[0].any()
    assert (result.overflow_step is None) == bool(
        np.isfinite(result.losses).all() and np.isfinite(result.snapshots).all()
    )


def test_no_setting_that_is_dragged_compiles_again(monkeypatch):
    # of its own, as other lessons compile the one of the module for shapes of theirs
    descend = tf.function(quadratic_descent.descend.python_function, jit_compile=True)
    monkeypatch.setattr(quadratic_descent, "descend", descend)
    fit(TUTORIAL_X, TUTORIAL_Y)
    count = descend.experimental_get_tracing_count()
    for terms, rate, steps, size in [(1, 1e-3, 10, 3), (12, 1e-15, 999, 6), (4, 1e3, 0, 1)]:
        fit(TUTORIAL_X[:size], TUTORIAL_Y[:size], terms, rate, steps)
    assert descend.experimental_get_tracing_count() == count == 1


@every(
    ("x", "y"),
    [
        ([2.0], [3.0]),
        ([0.0], [0.0]),
        ([1.0, 1.0, 1.0], [1.0, 2.0, 6.0]),
        ([-1.0, 0.0, 1.0], [5.0, 5.0, 5.0]),
        ([1e12, -1e12], [1e12, 1e12]),
        ([1e-300, 2e-300], [1e-300, 1e-300]),
    ],
)
@every("terms", [1, 2, 12])
def test_odd_points_are_fitted(x, y, terms):
    result = fit(x, y, terms, learning_rate=1e-4, steps=100)
    assert result.coefficients.shape == (terms,)
    exact = least_squares(x, y, terms)
    assert np.isfinite(exact).all()
    groups = {value: np.mean([b for a, b in zip(x, y, strict=True) if a == value]) for value in x}
    if len(groups) <= terms:  # enough freedom: the curve passes through the mean of each x
        expected = [groups[value] for value in x]
        scale = max(np.max(np.abs(y)), 1e-300)
        np.testing.assert_allclose(predict(exact, x) / scale, np.array(expected) / scale, atol=1e-9)


def test_a_hundred_thousand_rows_are_fitted_and_one_more_is_refused():
    x = np.linspace(-1, 1, polynomial.MAX_POINTS)
    result = fit(x, x**3 - x, terms=4, learning_rate=4e-6, steps=20_000)
    np.testing.assert_allclose(least_squares(x, x**3 - x, 4), [0, -1, 0, 1], atol=1e-12)
    assert result.losses[-1] < 1e-3 * result.losses[0]
    with pytest.raises(InputError, match="too_many_points"):
        fit(np.append(x, 0.0), np.append(x, 0.0))


@given(DATA, st.integers(1, 6))
@settings(max_examples=100, deadline=None)
def test_least_squares_leaves_a_residual_at_right_angles_to_every_power(data, terms):
    x, y = data
    v = np.vander(x, terms, increasing=True)
    a = least_squares(x, y, terms)
    # backward error of the SVD: epsilon * |V| * (|V| |a| + |y|), times about 100 for its sums;
    # squares inside the norms vanish below 1e-154
    size = np.linalg.norm(v) * (np.linalg.norm(v) * np.linalg.norm(a) + np.linalg.norm(y) + 1e-140)
    assert np.max(np.abs(v.T @ (v @ a - y))) <= 2e-14 * size


@given(DATA, st.integers(1, 12), st.integers(-12, 11))
@settings(max_examples=100, deadline=None)
def test_however_large_x_is_least_squares_is_no_worse_than_nothing(data, terms, exponent):
    x, y = data
    a = least_squares(x * 10.0**exponent, y, terms)
    residual = np.sum((predict(a, x * 10.0**exponent) - y) ** 2)
    assert residual <= np.sum(y**2) * (1 + 1e-9) + 1e-280  # rounding; tiny squares vanish


def test_beyond_as_many_terms_as_points_the_solution_of_least_norm_is_found():
    v = np.vander(TUTORIAL_X, 9, increasing=True)
    oracle = np.linalg.pinv(v) @ np.array(TUTORIAL_Y)
    # condition of V about 1e4
    np.testing.assert_allclose(least_squares(TUTORIAL_X, TUTORIAL_Y, 9), oracle, atol=1e-9)


def test_repeated_points_do_not_move_the_solution():
    once = least_squares(TUTORIAL_X, TUTORIAL_Y, 4)
    twice = least_squares(TUTORIAL_X * 2, TUTORIAL_Y * 2, 4)
    np.testing.assert_allclose(twice, once, atol=1e-12)


def test_large_x_keeps_the_small_powers():
    x = np.linspace(46, 230, 50)  # horsepower of cars, as it stands
    a = np.array([40.0, -0.3, 2e-3, -5e-6])
    # condition of the scaled columns about 1e3
    np.testing.assert_allclose(least_squares(x, predict(a, x), 4), a, rtol=1e-9)


def test_descent_and_least_squares_meet_when_it_runs_long_enough():
    result = fit(TUTORIAL_X, TUTORIAL_Y, terms=4, learning_rate=4e-3, steps=20_000)
    exact = least_squares(TUTORIAL_X, TUTORIAL_Y, 4)
    # slowest factor (1 - 4e-3 * 0.83)^20000 < 1e-28: only rounding is left
    np.testing.assert_allclose(result.coefficients, exact, atol=1e-12)


def test_prediction_is_the_sum_of_powers():
    a = np.array([0.5, -1.0, 0.25, 2.0])
    plain = [sum(a[k] * x**k for k in range(4)) for x in (-2.0, 0.0, 3.0)]
    np.testing.assert_allclose(predict(a, [-2.0, 0.0, 3.0]), plain, rtol=1e-14)


def test_a_batch_of_coefficients_predicts_row_by_row():
    batch = np.random.default_rng(1).normal(size=(2, 3, 4))
    together = predict(batch, [0.0, 1.0, 2.0, 3.0, 4.0])
    assert together.shape == (2, 3, 5)
    np.testing.assert_array_equal(together[1, 2], predict(batch[1, 2], [0.0, 1.0, 2.0, 3.0, 4.0]))


def test_a_result_can_be_pickled():
    result = fit([0.0, 1.0], [0.0, 1.0], 2, 0.1, 10)
    again = pickle.loads(pickle.dumps(result))
    np.testing.assert_array_equal(again.snapshots, result.snapshots)


@every(
    ("x", "y", "rule"),
    [
        ([], [], "too_few_points"),
        ([1.0], [1.0, 2.0], "lengths_differ"),
        ([1.0, np.nan], [1.0, 2.0], "not_finite"),
        ([1.0, 2.0], [1.0, np.inf], "not_finite"),
        ([1e300], [1.0], "too_large"),
        ([1.0], [-1e300], "too_large"),
        ([10**400], [1.0], "not_numbers"),
        (["one"], [1.0], "not_numbers"),
        ([[1.0], [2.0, 3.0]], [1.0], "not_numbers"),
        ([[1.0]], [[1.0]], "not_a_column"),
        (1.0, 1.0, "not_a_column"),
    ],
)
def test_points_that_cannot_be_used_are_named(x, y, rule):
    for use in (fit, lambda x, y: least_squares(x, y, 2)):
        with pytest.raises(InputError) as caught:
            use(x, y)
        assert caught.value.rule == rule


@every(
    ("change", "setting"),
    [
        ({"terms": 0}, "terms"),
        ({"terms": 13}, "terms"),
        ({"learning_rate": 0.0}, "learning_rate"),
        ({"learning_rate": -1.0}, "learning_rate"),
        ({"learning_rate": float("nan")}, "learning_rate"),
        ({"learning_rate": float("inf")}, "learning_rate"),
        ({"steps": -1}, "steps"),
        ({"steps": 1_000_001}, "steps"),
        ({"steps": 10**400}, "steps"),
    ],
)
def test_settings_out_of_range_are_named(change, setting):
    with pytest.raises(InputError) as caught:
        fit(TUTORIAL_X, TUTORIAL_Y, **change)
    assert caught.value.rule == "out_of_range"
    assert caught.value.values["setting"] == setting


def test_a_bad_row_is_counted_from_one():
    with pytest.raises(InputError) as caught:
        fit([1.0, 2.0, np.nan], [1.0, 2.0, 3.0])
    assert caught.value.values["row"] == 3
    assert caught.value.values["column"] == "x"


def test_prediction_without_coefficients_is_refused():
    for empty in ([], 1.0):
        with pytest.raises(InputError, match="no_coefficients"):
            predict(empty, [1.0])


def test_input_arrays_are_left_as_they_were():
    x, y = np.array(TUTORIAL_X), np.array(TUTORIAL_Y)
    fit(x, y, steps=10)
    least_squares(x, y, 3)
    np.testing.assert_array_equal(x, TUTORIAL_X)
    np.testing.assert_array_equal(y, TUTORIAL_Y)


def test_the_finite_snapshots_are_those_before_the_overflow():
    calm = fit(TUTORIAL_X, TUTORIAL_Y)
    assert calm.finite == calm.losses.size
    wild = fit(TUTORIAL_X, TUTORIAL_Y, learning_rate=0.5)
    assert np.isfinite(wild.losses[: wild.finite]).all()
    assert np.isfinite(wild.snapshots[: wild.finite]).all()
    assert wild.snapshot_steps[wild.finite] == wild.overflow_step
