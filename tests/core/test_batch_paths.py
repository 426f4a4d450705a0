"""Paths of batches against a plain loop, and noise floors against simulation and known limits."""

from __future__ import annotations

import numpy as np
import pytest

from core import batch_paths
from core.batch_data import inputs, targets
from core.batch_paths import START, floor_ratio, floors, noise_floor, orders, paths
from core.errors import InputError
from tests.cases import every

X, Y = inputs(), targets()


@every(("rate", "batch"), [(0.1, 8), (0.02, 30), (0.3, 2)])
def test_each_path_is_the_plain_loop_over_batches(rate, batch):
    result = paths(rate, batch, steps=40, seed=0)
    order = orders(60, batch_paths.MAX_STEPS, 1, 0)[:, 0]
    for path, size in zip(result.weights, (1, batch, 60), strict=True):
        w = np.array(START)
        assert np.array_equal(path[0], w)
        for step in range(40):
            chosen = np.flatnonzero(order[step] < size)
            assert chosen.size == size
            residuals = X[chosen] @ w - Y[chosen]
            w = w - rate * 2.0 * X[chosen].T @ residuals / size
            np.testing.assert_allclose(path[step + 1], w, rtol=1e-9, atol=1e-9)


def test_all_samples_give_gradient_descent_in_closed_form():
    result = paths(0.1, steps=50)
    h = 2.0 * X.T @ X / 60
    lowest = np.linalg.lstsq(X, Y)[0]
    closed = lowest + np.linalg.matrix_power(np.eye(2) - 0.1 * h, 50) @ (np.array(START) - lowest)
    np.testing.assert_allclose(result.weights[-1, -1], closed, rtol=1e-10)


def test_measured_floors_are_those_of_the_exact_theory():
    result = floors()
    # 16 runs of 1000 steps whose memory is at least 6 steps, at most 110: about 15 % of a floor
    np.testing.assert_allclose(result.measured, result.exact, rtol=0.15)


def test_for_small_rates_the_floor_is_a_quarter_of_the_trace_times_rate_over_batch():
    for batch in (1, 8, 30):
        slope = floors().slope * batch_paths.batch_factor(batch, 60)
        exact = noise_floor(X, Y, 1e-4, batch)
        assert exact is not None
        np.testing.assert_allclose(exact, slope * 1e-4, rtol=1e-3)


def test_the_covariance_equation_agrees_with_every_batch_counted():
    """Four samples, batches of two: the six batches there are, iterated to the end."""
    x, y = inputs(4, 3), targets(4, 0.5, 3)
    lowest = np.linalg.lstsq(x, y)[0]
    pairs = [[i, j] for i in range(4) for j in range(i)]
    m = np.zeros((2, 2))
    for _ in range(4000):
        after = []
        for pair in pairs:
            h = x[pair].T @ x[pair]
            g = x[pair].T @ (x[pair] @ lowest - y[pair])
            a = np.eye(2) - 0.1 * h
            after.append(a @ m @ a.T + 0.01 * np.outer(g, g))
        m = np.mean(after, axis=0)
    floor = noise_floor(x, y, 0.1, 2)
    assert floor is not None
    np.testing.assert_allclose(floor, np.trace(x.T @ x @ m) / 4.0, rtol=1e-8)


def test_without_noise_there_is_no_floor_and_every_batch_arrives():
    result = paths(0.1, 8, steps=200, noise=0.0)
    assert all(floor is not None and floor < 1e-20 for floor in result.floors)
    assert np.all(result.excess[:, -1] < 1e-3)


def test_single_samples_break_at_a_rate_at_which_all_samples_arrive():
    result = paths(0.8, 8, steps=200)
    assert result.floors[0] is None
    assert result.floors[-1] == 0.0
    assert result.excess[-1, -1] < 1e-12


def test_a_path_that_leaves_ends_as_nan_and_the_others_go_on():
    result = paths(2.0, 8, steps=200)
    gone = np.isnan(result.weights[:, :, 0])
    assert gone[:, -1].all()
    assert not gone[:, 0].any()
    assert np.all(np.diff(gone.astype(int), axis=1) >= 0)


def test_the_same_seed_gives_the_same_paths_and_steps_only_cut_them():
    long, short = paths(steps=80, seed=4), paths(steps=20, seed=4)
    assert np.array_equal(long.weights[:, :21], short.weights)
    assert not np.array_equal(paths(steps=20, seed=5).weights, short.weights)


def test_half_of_all_samples_are_quieter_than_thirty_times():
    assert 30 < floor_ratio(0.1, 1, 30) < 120


@every(
    ("wrong", "rule"),
    [
        ({"batch": 61}, "batch_above_samples"),
        ({"batch": 0}, "out_of_range"),
        ({"rate": float("nan")}, "out_of_range"),
        ({"steps": 0}, "out_of_range"),
        ({"steps": 10**6}, "out_of_range"),
        ({"noise": -1.0}, "out_of_range"),
        ({"seed": -1}, "out_of_range"),
    ],
)
def test_bad_settings_are_refused_by_their_rule(wrong, rule):
    with pytest.raises(InputError, match=f"^{rule}"):
        paths(**wrong)
