"""Free runs, linear fits, delay embeddings: closed forms, SciPy, published values."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from core.chaos import forecasting, horizon, ridge
from core.chaos.baselines import BASELINES, RADIUS, baseline, reservoir, untaught
from core.chaos.embedding import embed, first_minimum, mutual_information
from core.chaos.free_models import monomials
from core.chaos.own_series import one_coordinate, rebuild_series, unfolded
from core.chaos.reconstruct import Plan, train, valid_prediction_time
from core.chaos.trajectories import SAMPLED, observe
from core.errors import InputError
from tests.cases import every
from tests.night import share


def logistic(start: float, steps: int) -> np.ndarray:
    """Iterates of x -> 4 x (1 - x), whose exponent is ln 2."""
    result = [start]
    for _ in range(steps):
        result.append(4 * result[-1] * (1 - result[-1]))
    return np.array(result)


def logistic_model():
    return ridge.relearn(untaught("polynomial2", 1, 1), logistic(0.3, 500), 0.0)


def test_a_fit_of_the_true_form_runs_as_the_map_itself():
    model = logistic_model()
    starts = np.array([0.1, 0.4, 0.77])
    runs = forecasting.free_run(model, starts[:, None, None], 15)
    expected = np.stack([logistic(item, 15)[1:] for item in starts])
    # errors of 1e-15 double with each step: 2^15 * 1e-14
    np.testing.assert_allclose(runs[..., 0], expected, atol=1e-9)


def test_the_exponent_of_the_logistic_map_is_ln_2():
    starts = np.linspace(0.05, 0.93, 60)[:, None, None]
    result = forecasting.rebuilt_exponent(logistic_model(), starts, dt=0.5, steps=2_000)
    # 60 x 1600 steps: the mean of ln |4 - 8 x| has a standard error below 0.005
    assert result * 0.5 == pytest.approx(np.log(2), abs=0.02)


def test_runs_that_escape_do_not_spoil_the_exponent():
    """Outside of 0 to 1 the logistic map runs away, by -4 x^2 in the end."""
    inside = np.linspace(0.05, 0.93, 60)
    gone = np.array([-0.2, -1e-9, 3.0])
    starts = np.concatenate([inside, gone])[:, None, None]
    result = forecasting.rebuilt_exponent(logistic_model(), starts, dt=0.5, steps=2_000)
    assert result * 0.5 == pytest.approx(np.log(2), abs=0.02)  # as without them
    lost = forecasting.rebuilt_exponent(logistic_model(), gone[:, None, None], 0.5, 2_000)
    assert np.isnan(lost)
    growing = ridge.relearn(untaught("polynomial1", 1, 1), 1.2 ** np.arange(60.0), 0.0)
    assert np.isnan(forecasting.rebuilt_exponent(growing, [[[1.0]]], dt=1.0, steps=500))


def test_runs_that_escape_or_stand_still_are_found():
    growing = ridge.relearn(untaught("polynomial1", 1, 1), 1.2 ** np.arange(60.0), 0.0)
    runs = forecasting.free_run(growing, np.array([[[1.0]], [[0.0]]]), 500)
    assert 0 in forecasting.escaped(runs, growing)
    assert np.isfinite(runs).all()
    truth = np.sin(np.arange(200.0)).reshape(1, -1, 1).repeat(3, axis=0)
    still = truth.copy()
    still[1, 100:] = 0.2
    assert forecasting.stuck(still, truth).tolist() == [1]
    assert forecasting.stuck(truth, truth).size == 0


def test_densities_are_shares_and_their_distance_is_that_of_two_coins():
    truth = np.array([0.0, 0.0, 1.0, 1.0]).reshape(1, 4, 1)
    runs = np.array([0.0, 1.0, 1.0, 1.0]).reshape(1, 4, 1)
    result = forecasting.densities(runs, truth, bins=2)
    np.testing.assert_allclose(result.truth, [[0.5, 0.5]])
    np.testing.assert_allclose(result.rebuilt, [[0.25, 0.75]])
    assert result.distance == pytest.approx(0.25)


@every("degree", [1, 2, 3, 6])
def test_monomials_are_all_products_up_to_the_degree(degree):
    window = np.random.default_rng(0).standard_normal((5, 1, 3))
    expected = [
        np.prod(window[:, 0, list(chosen)], axis=1)
        for order in range(1, degree + 1)
        for chosen in itertools.combinations_with_replacement(range(3), order)
    ]
    result = monomials(degree)([], tf.constant(window)).numpy()
    np.testing.assert_allclose(result, np.stack(expected, axis=1), rtol=1e-12)


@given(st.integers(0, 2**31))
def test_ridge_without_strength_is_least_squares(seed):
    rng = np.random.default_rng(seed)
    features, targets = rng.standard_normal((30, 5)), rng.standard_normal((30, 2))
    expected = np.linalg.lstsq(features, targets)[0]
    np.testing.assert_allclose(ridge.solve(features, targets, 0.0), expected, atol=1e-9)


def test_ridge_shrinks_as_its_closed_form_says():
    rng = np.random.default_rng(1)
    features = np.linalg.qr(rng.standard_normal((40, 4)))[0]  # columns of length 1, orthogonal
    targets = rng.standard_normal((40, 1))
    result = ridge.solve(features, targets, strength=0.25)  # times 4 features: a damping of 1
    np.testing.assert_allclose(result, features.T @ targets / 2, atol=1e-12)


def test_ridge_damps_each_weight_by_the_length_of_its_column():
    """Damping is least squares with more rows: sqrt(strength n) |F_j| for each weight, aim 0."""
    rng = np.random.default_rng(2)
    features = rng.standard_normal((50, 3)) * [0.1, 1.0, 30.0]
    targets, strength = rng.standard_normal((50, 2)), 0.2
    rows = np.sqrt(strength * 3) * np.diag(np.linalg.norm(features, axis=0))
    damped = np.vstack([features, rows]), np.vstack([targets, np.zeros((3, 2))])
    expected = np.linalg.lstsq(*damped)[0]
    np.testing.assert_allclose(ridge.solve(features, targets, strength), expected, rtol=1e-9)


# Lyapunov times on clean Lorenz data, means of 100 starts; published for quadratic NVAR on 400
# points: about 5 (Gauthier and others 2021)
@every(
    ("name", "points", "low", "high"),
    [
        ("nvar2", 400, 3.0, 6.5),
        ("nvar3", 2_000, 9.5, 14.0),
        ("polynomial6", 5_000, 12.0, 18.0),
        ("reservoir", 5_000, 8.5, 13.0),
    ],
)
def test_linear_fits_of_rich_features_see_far(name, points, low, high):
    assert low < horizon.fitted(name, points=points).mean < high


def test_an_untrained_network_with_a_solved_readout_beats_the_trained_one():
    seen = observe("lorenz", points=5_000)
    *_, untrained = train(Plan(steps=0), seen.states)
    *_, trained = train(Plan(steps=1_000), seen.states)
    solved = ridge.relearn(untrained, seen.states)
    times = [
        valid_prediction_time(
            forecasting.free_run(model, seen.context, 900), seen.truth[:, :900], 0.02, 0.9056
        ).mean()
        for model in (trained, solved)
    ]
    assert times[1] > 7.0 > times[0]
    for before, after in zip(untrained.weights[:-2], solved.weights[:-2], strict=True):
        np.testing.assert_array_equal(before, after)  # the features stay


def test_the_reservoir_runs_on_where_its_context_ends():
    seen = observe("lorenz", points=3_000)
    model = reservoir(seen.states, 1e-12, nodes=60)
    whole = forecasting.free_run(model, seen.context, 3)
    fed = np.concatenate([seen.context[:, 1:], whole[:, :1]], axis=1)
    again = forecasting.free_run(model, fed, 2)
    # it forgets its first point of 100: RADIUS^99
    np.testing.assert_allclose(again, whole[:, 1:], atol=1e-6)
    assert np.abs(np.linalg.eigvals(model.weights[0])).max() == pytest.approx(RADIUS)


def test_the_truth_agrees_with_a_solver_of_high_order():
    seen = observe("lorenz")

    def rates(t, u):
        return 10 * (u[1] - u[0]), u[0] * (28 - u[2]) - u[1], u[0] * u[1] - 8 / 3 * u[2]

    times = 0.02 * np.arange(1, 301)
    result = solve_ivp(rates, (0, 6), seen.context[0, -1], "DOP853", times, rtol=1e-13, atol=1e-13)
    # over five Lyapunov times errors grow by e^5; RK4 at dt = 0.001 makes some of 1e-10
    np.testing.assert_allclose(seen.truth[0, :300], result.y.T, atol=1e-6)


@pytest.mark.parametrize("system", share(["lorenz", "three_scroll_chaotic"], 2))
def test_the_horizon_of_a_nudged_start_is_the_logarithm_of_the_nudge(system):
    first, second = itertools.islice(horizon.board(system, points=500), 2)
    assert first.entries[0].mean == pytest.approx(np.log(0.4 / 1e-6), abs=2.0)
    assert [entry.name for entry in second.entries] == ["nudged", "coarse"]
    assert second.ranked[0].mean >= second.ranked[1].mean


@every("system", SAMPLED)
def test_a_start_known_to_a_millionth_is_lost_before_the_comparison_ends(system):
    """Error grows as e^(λt): from 1e-6 to the threshold 0.4 in ln(4e5) = 12.9 Lyapunov times."""
    sampling = SAMPLED[system]
    reach = sampling.ahead * sampling.dt * sampling.lyapunov
    assert reach > 1.5 * np.log(0.4 / 1e-6)
    assert observe(system, points=1_000).truth.shape[1] >= sampling.ahead


@every("system", SAMPLED)
def test_every_system_stays_on_its_attractor(system):
    seen = observe(system, points=1_000)
    assert np.isfinite(seen.truth).all()
    spread = seen.states.std(axis=0)
    assert np.all(seen.truth.std(axis=(0, 1)) > 0.3 * spread)
    assert np.all(seen.context[:, -1] != seen.truth[:, 0])


def test_mutual_information_of_normal_numbers_is_the_closed_form():
    rng = np.random.default_rng(0)
    steps = rng.standard_normal(20_000)
    values = np.zeros_like(steps)
    for at in range(1, len(steps)):
        values[at] = 0.9 * values[at - 1] + steps[at]
    result = mutual_information(values, most=10)
    # bins lose some of it, chance adds 15^2 / (2 n ln 2) = 0.008 bits
    for lag in (1, 3, 10):
        assert result[lag] == pytest.approx(-0.5 * np.log2(1 - 0.9 ** (2 * lag)), abs=0.06)


def test_a_noisy_sine_is_best_unfolded_by_a_quarter_of_its_period():
    sine = np.sin(2 * np.pi * np.arange(8_000) / 52)
    noise = 0.1 * np.random.default_rng(0).standard_normal(8_000)
    assert abs(embed(sine + noise, dimensions=2).delay - 13) <= 2  # the minimum is flat
    circle = embed(sine, dimensions=2, delay=13).vectors  # cos and sin
    np.testing.assert_allclose(np.linalg.norm(circle, axis=1), 1.0, atol=1e-9)


def test_delay_vectors_are_slices_of_the_series():
    values = np.random.default_rng(0).standard_normal(200)
    result = embed(values, 3, delay=4)
    np.testing.assert_array_equal(result.vectors[0], [values[8], values[4], values[0]])
    assert result.vectors.shape == (192, 3)
    assert first_minimum(np.linspace(4, 0, 50)) == 40  # never rises: below a fifth


def test_one_coordinate_of_lorenz_is_enough_to_forecast_it():
    *_, last = rebuild_series(Plan(steps=1_000), one_coordinate("lorenz", points=6_000))
    assert last.median > 55  # points: one Lyapunov time
    assert last.learned == int(0.8 * len(last.vectors))
    np.testing.assert_array_equal(last.truth[0], last.vectors[last.learned :][:400])


def test_series_of_every_length_run_in_one_compiled_form_and_as_by_themselves():
    """A new length asks for other starts and another way ahead, each of which would compile."""
    wave = np.sin(np.arange(420.0) / 9) + np.sin(np.arange(420.0) / 5)
    plan = Plan(steps=10)
    *_, short = rebuild_series(plan, wave[:410], delay=5)
    count = forecasting._run.experimental_get_tracing_count()
    *_, last = rebuild_series(plan, wave, delay=5)
    assert forecasting._run.experimental_get_tracing_count() == count
    assert len(short.truth) < len(last.truth)
    *_, model = train(plan, last.vectors[: last.learned])
    starts = np.linspace(last.learned, len(last.vectors) - last.truth.shape[1], len(last.truth))
    context = last.vectors[starts.astype(int)[:, None] + np.arange(-8, 0)]
    alone = forecasting.free_run(model, context, last.truth.shape[1])
    np.testing.assert_allclose(last.forecast, alone, rtol=1e-9, atol=1e-9)


def test_three_columns_are_taken_as_they_are():
    x, y, z = observe("lorenz", points=400).states.T
    vectors, result = unfolded(x, y, z)
    assert result is None
    np.testing.assert_array_equal(vectors, np.stack([x, y, z], axis=1))


SERIES = np.sin(np.arange(500.0) / 9)


@every(
    ("arguments", "rule"),
    [
        ({"series": SERIES[:299]}, "trajectory_length"),
        ({"series": np.ones(500)}, "trajectory_constant"),
        ({"series": np.arange(500) / 30}, "trajectory_straight"),
        ({"series": np.where(np.arange(500) == 77, np.nan, SERIES)}, "array_not_finite"),
        ({"series": SERIES, "second": SERIES, "third": SERIES[1:]}, "columns_differ"),
        ({"series": SERIES, "second": SERIES}, "one_column_or_three"),
        ({"series": SERIES, "third": SERIES}, "one_column_or_three"),
        ({"series": SERIES, "dimensions": 7}, "out_of_range"),
        ({"series": SERIES, "delay": 201}, "out_of_range"),
        ({"series": SERIES[:300], "delay": 90, "dimensions": 6}, "too_few_points"),
        ({"series": ["one"] * 500}, "array_not_numbers"),
    ],
)
def test_a_series_that_cannot_be_rebuilt_is_refused(arguments, rule):
    with pytest.raises(InputError, match=rule):
        next(rebuild_series(Plan(), **arguments))


@every(
    ("settings", "rule"),
    [
        ({"system": "pendulum"}, "unknown_choice"),
        ({"points": 10}, "out_of_range"),
        ({"noise": -0.1}, "out_of_range"),
        ({"noise": float("inf")}, "out_of_range"),
        ({"training": 0}, "out_of_range"),
        ({"seed": -1}, "out_of_range"),
    ],
)
def test_an_impossible_board_is_refused(settings, rule):
    with pytest.raises(InputError, match=rule):
        next(horizon.board(**settings))


def test_an_unknown_baseline_is_refused():
    with pytest.raises(InputError, match="unknown_choice"):
        baseline("oracle", SERIES)
    assert BASELINES == ("nvar2", "nvar3", "polynomial6", "reservoir")


def test_of_a_series_too_long_every_second_row_is_used():
    long = np.sin(np.arange(30_000) / 9.0) + np.sin(np.arange(30_000) / 5.0)
    vectors, _ = unfolded(long, delay=5)
    np.testing.assert_array_equal(vectors, unfolded(long[::2], delay=5)[0])
    with pytest.raises(InputError, match="array_too_long"):
        unfolded(np.resize(long, 100_001))
