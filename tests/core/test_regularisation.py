"""core.regularisation against closed forms, a real descent, and the laws of shrinking."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.errors import InputError
from core.holdout import split
from core.polynomial import TUTORIAL_X, TUTORIAL_Y, fit, least_squares
from core.regularisation import compare, compare_split, matching_penalties
from tests.cases import every

GRID = np.linspace(-1, 2, 301)
TRUTH = GRID**3 - GRID

VALUES = st.floats(-2, 2, allow_subnormal=False)
DATA = st.integers(1, 12).flatmap(
    lambda size: st.tuples(
        arrays(float, size, elements=VALUES), arrays(float, size, elements=VALUES)
    )
)


def powers(x, terms):
    return np.vander(x, terms, increasing=True)


@every("terms", [1, 4, 6, 9])
def test_ridge_is_the_least_squares_of_the_points_and_a_wish_for_zero(terms):
    result = compare(TUTORIAL_X, TUTORIAL_Y, GRID, TRUTH, terms)
    for penalty, a in zip(result.ridge.strength, result.ridge.coefficients, strict=True):
        v = np.vstack([powers(TUTORIAL_X, terms), np.sqrt(penalty) * np.eye(terms)])
        oracle = np.linalg.lstsq(v, np.append(TUTORIAL_Y, np.zeros(terms)), rcond=None)[0]
        # condition of V on the six points about 1e4 at most, times epsilon and a margin of 100
        np.testing.assert_allclose(a, oracle, atol=1e-10)


def test_ridge_solves_its_normal_equations():
    result = compare(TUTORIAL_X, TUTORIAL_Y, GRID, TRUTH, 6)
    v = powers(TUTORIAL_X, 6)
    for stop in (0, 40, 80):
        matrix = v.T @ v + result.ridge.strength[stop] * np.eye(6)
        oracle = np.linalg.solve(matrix, v.T @ TUTORIAL_Y)
        # condition of V'V + penalty at most 5e5
        np.testing.assert_allclose(result.ridge.coefficients[stop], oracle, atol=1e-9)


def test_early_stopping_is_the_descent_stopped():
    result = compare(TUTORIAL_X, TUTORIAL_Y, GRID, TRUTH, 6)
    path = result.early_stopping
    checked = 0
    for steps, a in zip(path.strength, path.coefficients, strict=True):
        if steps in (1, 2, 3) or 1_000 < steps < 100_000:
            run = fit(TUTORIAL_X, TUTORIAL_Y, 6, result.learning_rate, int(steps))
            np.testing.assert_allclose(a, run.coefficients, atol=1e-10)  # 100 000 roundings
            checked += 1
    assert checked > 20


def test_early_stopping_equals_the_snapshots_of_one_run():
    result = compare(TUTORIAL_X, TUTORIAL_Y, GRID, TRUTH, 4)
    path = result.early_stopping
    run = fit(TUTORIAL_X, TUTORIAL_Y, 4, result.learning_rate, int(path.strength[-1]))
    common, ours, theirs = np.intersect1d(path.strength, run.snapshot_steps, return_indices=True)
    assert common.size > 20
    np.testing.assert_allclose(path.coefficients[ours], run.snapshots[theirs], atol=1e-10)
    np.testing.assert_allclose(path.training[ours] * 6, run.losses[theirs], atol=1e-11)


@given(DATA, st.integers(1, 12))
@settings(max_examples=80, deadline=None)
def test_both_paths_have_the_same_effective_parameters_at_every_stop(data, terms):
    x, y = data
    result = compare(x, y, [0.0], [0.0], terms)
    effective = result.effective_parameters
    for path in (result.ridge, result.early_stopping):
        np.testing.assert_allclose(path.shares.sum(axis=1), effective, rtol=1e-12)
        assert np.all((path.shares >= 0) & (path.shares <= 1))
        assert np.all(np.diff(path.shares, axis=1) >= -1e-15)  # steeper directions keep more
    assert np.all(np.diff(effective) >= -1e-12)  # rounding of a sum of at most 12 shares
    assert np.all(np.diff(result.early_stopping.strength) > 0)
    assert np.all(np.diff(result.ridge.strength) <= 0)


@given(DATA, st.integers(1, 12))
@settings(max_examples=80, deadline=None)
def test_training_error_only_falls_and_coefficients_only_grow_along_a_path(data, terms):
    x, y = data
    result = compare(x, y, [0.0], [0.0], terms)
    for path in (result.ridge, result.early_stopping):
        rounding = 1e-12 * (1 + path.training[0])
        assert np.all(np.diff(path.training) <= rounding)
        lengths = np.linalg.norm(path.coefficients, axis=1)
        assert np.all(np.diff(lengths) >= -1e-9 * (1 + lengths[-1]))


def test_effective_parameters_are_the_trace_of_the_hat_matrix():
    result = compare(TUTORIAL_X, TUTORIAL_Y, GRID, TRUTH, 5)
    v = powers(TUTORIAL_X, 5)
    for stop in range(0, result.effective_parameters.size, 10):
        inverse = np.linalg.inv(v.T @ v + result.ridge.strength[stop] * np.eye(5))
        assert result.effective_parameters[stop] == pytest.approx(np.trace(v @ inverse @ v.T))


def test_errors_are_mean_squares_of_residuals():
    result = compare(TUTORIAL_X, TUTORIAL_Y, GRID, TRUTH, 7)
    for path in (result.ridge, result.early_stopping):
        for stop in (0, 50, 100):
            a = path.coefficients[stop]
            training = np.mean((powers(TUTORIAL_X, 7) @ a - TUTORIAL_Y) ** 2)
            held_out = np.mean((powers(GRID, 7) @ a - TRUTH) ** 2)
            assert path.training[stop] == pytest.approx(training, rel=1e-9, abs=1e-14)
            assert path.held_out[stop] == pytest.approx(held_out, rel=1e-9)


def test_both_paths_end_at_the_least_squares_solution():
    result = compare(TUTORIAL_X, TUTORIAL_Y, GRID, TRUTH, 12)
    exact = least_squares(TUTORIAL_X, TUTORIAL_Y, 12)
    # the flattest direction still lacks exp(-10) = 5e-5 of its part
    size = np.linalg.norm(exact)
    for path in (result.ridge, result.early_stopping):
        assert np.linalg.norm(path.coefficients[-1] - exact) <= 1e-4 * size


def test_restraint_cures_twelve_terms_on_six_points():
    result = compare(TUTORIAL_X, TUTORIAL_Y, GRID, TRUTH, 12)
    for path in (result.ridge, result.early_stopping):
        assert 0 < path.best < path.held_out.size - 1
        assert path.held_out[path.best] < path.held_out[-1] / 8
    ridge, stopped = (path.held_out.min() for path in (result.ridge, result.early_stopping))
    assert ridge == pytest.approx(stopped, rel=0.1)  # alike, though not the same


def test_the_nearest_stop_is_the_nearest():
    result = compare(TUTORIAL_X, TUTORIAL_Y, GRID, TRUTH, 6)
    stop = result.nearest(3.0)
    gaps = [abs(value - 3.0) for value in result.effective_parameters]
    assert gaps[stop] == min(gaps)
    for wrong in (-1.0, 13.0, float("nan")):
        with pytest.raises(InputError, match="out_of_range"):
            result.nearest(wrong)


def test_penalties_at_and_beyond_the_rank_are_zero():
    penalties = matching_penalties(np.array([0.0, 1.0, 100.0]), np.array([1e-6, 2.0, 2.5]))
    assert penalties[0] > 1e6
    assert not penalties[1:].any()


@every(
    ("x", "y"),
    [
        ([2.0], [3.0]),
        ([1.0, 1.0], [0.0, 2.0]),
        ([-1.0, 1.0], [0.0, 0.0]),
        ([1e12, -1e12], [1e12, 0.0]),
        ([1e-300, 0.0], [1.0, 1.0]),
    ],
)
@every("terms", [1, 2, 12])
def test_odd_points_are_compared(x, y, terms):
    result = compare(x, y, [0.5], [0.5], terms)
    for path in (result.ridge, result.early_stopping):
        for values in (path.strength, path.coefficients, path.training, path.held_out):
            assert np.isfinite(values).all()


def test_a_hundred_thousand_rows_are_compared():
    x = np.linspace(-1, 1, 100_000)
    result = compare(x, x**3 - x, x, x**3 - x, 4)
    assert result.ridge.held_out[-1] < 1e-8


@every(
    ("change", "rule"),
    [
        ({"held_out_x": []}, "too_few_points"),
        ({"held_out_x": [1.0]}, "lengths_differ"),
        ({"held_out_y": [float("nan")] * 301}, "not_finite"),
        ({"x": [float("inf")] * 6}, "not_finite"),
        ({"terms": 0}, "out_of_range"),
        ({"terms": 13}, "out_of_range"),
    ],
)
def test_bad_input_is_named(change, rule):
    good = {"x": TUTORIAL_X, "y": TUTORIAL_Y, "held_out_x": GRID, "held_out_y": TRUTH}
    with pytest.raises(InputError) as caught:
        compare(**(good | change))
    assert caught.value.rule == rule
    assert caught.value.values.get("column", next(iter(change))) == next(iter(change))


def test_a_split_table_is_compared_as_its_parts_are():
    x = np.linspace(-1, 1, 30)
    y = np.random.default_rng(0).normal(size=30)
    parts = split(x, y, 0.4, 3)
    expected = compare(parts.x, parts.y, parts.held_out_x, parts.held_out_y, 5)
    result = compare_split(x, y, 0.4, 3, 5)
    assert np.array_equal(result.ridge.held_out, expected.ridge.held_out)
    assert np.array_equal(result.early_stopping.training, expected.early_stopping.training)


def test_how_far_apart_both_ways_lie_at_their_best_and_elsewhere():
    judges = np.linspace(-1, 2, 61)
    for terms in range(1, 13):
        result = compare(TUTORIAL_X, TUTORIAL_Y, judges, judges**3 - judges, terms)
        ridge, early = result.ridge.held_out, result.early_stopping.held_out
        best = abs(np.log(ridge.min() / early.min()))
        assert np.log1p(result.apart_at_best) == pytest.approx(best)
        assert np.log1p(result.farthest_apart) == pytest.approx(np.abs(np.log(ridge / early)).max())
        assert result.apart_at_best < 0.04  # as the module says
        assert result.farthest_apart < 0.37
