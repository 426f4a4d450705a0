"""core.schedules against Keras's schedules, a plain loop, and the theory of noisy descent."""

from __future__ import annotations

import pickle

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import schedules
from core.errors import InputError
from core.polynomial import MAX_TERMS, TUTORIAL_X, TUTORIAL_Y, fit
from core.schedule_family import family
from core.schedules import (
    RUNS,
    SCHEDULES,
    ends,
    floor_excess,
    noisy_descent,
    schedule_rates,
    times_lower,
)
from core.seeds import MAX_SEED
from core.spectrum import hessian_spectrum
from tests.cases import every

KERAS = keras.optimizers.schedules


@every(
    ("name", "schedule"),
    [
        ("step", KERAS.ExponentialDecay(0.3, 1000 / 5, 0.02 ** (1 / 4), staircase=True)),
        ("exponential", KERAS.ExponentialDecay(0.3, 1000, 0.02)),
        ("inverse time", KERAS.InverseTimeDecay(0.3, 1000, 1 / 0.02 - 1)),
        ("cosine", KERAS.CosineDecay(0.3, 1000, alpha=0.02)),
        (
            "warm-up",
            KERAS.CosineDecay(0.0, 800, alpha=0.02, warmup_target=0.3, warmup_steps=200),
        ),
    ],
)
def test_each_rate_is_that_of_keras(name, schedule):
    ours = schedule_rates(0.3, 1000, final=0.02, drops=4, warm_up=0.2)[SCHEDULES.index(name)]
    theirs = np.array([float(schedule(k)) for k in range(1000)])
    if name == "step":  # in float32 Keras sometimes finds k / 200 just below a whole number
        differs = ~np.isclose(ours, theirs, rtol=1e-5)
        assert set(np.flatnonzero(differs)) <= {200, 400, 600, 800}
        ours, theirs = ours[~differs], theirs[~differs]
    np.testing.assert_allclose(ours, theirs, rtol=2e-5)  # Keras computes in float32


@every("drops", [1, 2, 4, 7, 20])
def test_the_step_schedule_drops_so_many_times_by_one_factor_to_the_final_share(drops):
    steps = schedule_rates(0.3, 1000, final=0.01, drops=drops)[SCHEDULES.index("step")]
    stairs, lengths = np.unique(steps, return_counts=True)
    # one rounding of a power each
    np.testing.assert_allclose(stairs[::-1], np.geomspace(0.3, 0.003, drops + 1), rtol=1e-13)
    assert np.all(np.diff(steps) <= 0)
    assert lengths.max() - lengths.min() <= 1


def test_all_but_the_constant_rate_end_near_the_final_share():
    ends = schedule_rates(0.3, 5000, final=0.01)[1:, -1]
    np.testing.assert_allclose(ends, 0.003, rtol=0.02)  # 1/r grows by 99 / 5000 a step at the end


def test_the_constant_rate_is_constant_and_all_but_the_warm_up_start_with_it():
    rates = schedule_rates(0.3, 500)
    assert np.all(rates[0] == 0.3)
    assert np.all(rates[:-1, 0] == 0.3)
    assert rates[-1, 0] == 0


def test_without_warm_up_the_last_schedule_is_the_cosine():
    rates = schedule_rates(0.3, 500, warm_up=0.0)
    np.testing.assert_array_equal(rates[4], rates[5])


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("steps", [1, 2, 3, 7])
def test_the_longest_warm_up_leaves_the_cosine_a_step(steps):
    rates = schedule_rates(0.3, steps, warm_up=0.9)[5]
    assert np.isfinite(rates).all()
    assert rates[-1] == 0.3  # the first of the cosine


def test_a_final_share_of_one_makes_all_but_the_warm_up_constant():
    rates = schedule_rates(0.3, 500, final=1.0)
    np.testing.assert_allclose(rates[:-1], 0.3, rtol=1e-15)


def descend_plainly(terms, rates, noise):
    """One schedule, all runs, on all points: the excess loss [steps + 1, runs]."""
    v, y = np.vander(TUTORIAL_X, terms, increasing=True), np.array(TUTORIAL_Y)
    best = np.linalg.lstsq(v, y, rcond=None)[0]
    a, seen = np.zeros((terms, RUNS)), []
    for k in range(len(rates) + 1):
        seen.append(np.sum((v @ (a - best[:, None])) ** 2, axis=0))
        if k < len(rates):
            a = a - rates[k] * (2 * v.T @ (v @ a - y[:, None]) + noise[k])
    return np.array(seen)


@every(("terms", "learning_rate"), [(2, 0.03), (3, 0.01), (6, 3e-4)])
def test_every_schedule_equals_the_plain_loop_with_the_same_noise(terms, learning_rate):
    result = noisy_descent(
        TUTORIAL_X, TUTORIAL_Y, terms, learning_rate, steps=300, noise=2.0, seed=7
    )
    noise = 2.0 * np.random.default_rng(7).standard_normal((300, terms, RUNS))
    for index in range(len(SCHEDULES)):
        plain = descend_plainly(terms, result.rates[index], noise)
        # float64; the least-squares fit of six terms is known to about 1e-12
        np.testing.assert_allclose(result.mean_excess[index], plain.mean(axis=1), rtol=1e-9)
        np.testing.assert_allclose(result.one_excess[index], plain[:, 0], rtol=1e-9)
        errors = plain.std(axis=1, ddof=1) / RUNS**0.5
        np.testing.assert_allclose(result.standard_errors[index], errors, rtol=1e-7, atol=1e-9)


@every("terms", [2, 3, 6])
def test_exact_gradients_follow_the_theory_and_the_fit_of_the_overfitting_lesson(terms):
    rate = 0.5 * noisy_descent(TUTORIAL_X, TUTORIAL_Y, terms, 1e-5, 1).bound
    result = noisy_descent(TUTORIAL_X, TUTORIAL_Y, terms, rate, steps=1_000, noise=0.0)
    # float64, 1000 steps; excess below 1e-20 is rounding
    np.testing.assert_allclose(result.mean_excess, result.theory_excess, rtol=1e-8, atol=1e-20)
    plain = fit(TUTORIAL_X, TUTORIAL_Y, terms, rate, 1_000)
    floor = hessian_spectrum(TUTORIAL_X, TUTORIAL_Y, terms).floor
    losses = floor + result.mean_excess[0, plain.snapshot_steps]
    np.testing.assert_allclose(losses, plain.losses, rtol=1e-9, atol=1e-11)


def test_the_expected_loss_is_met_within_the_error_of_the_mean():
    results = [noisy_descent(TUTORIAL_X, TUTORIAL_Y, seed=seed) for seed in range(8)]
    for position in (20, 200, 1_000, 2_000):
        for index in range(len(SCHEDULES)):
            means = [result.mean_excess[index, position] for result in results]
            error = np.std(means, ddof=1) / 8**0.5
            expected = results[0].theory_excess[index, position]
            # eight means of 32 runs each: Student's t with 7 degrees, 1e-4 two-sided is 7.9
            assert abs(np.mean(means) - expected) < 7.9 * error


def test_with_noise_the_constant_rate_ends_on_its_floor():
    results = [noisy_descent(TUTORIAL_X, TUTORIAL_Y, seed=seed) for seed in range(4)]
    floor = results[0].floor_excess
    assert results[0].theory_excess[0, -1] == pytest.approx(floor, rel=1e-6)
    late = np.mean([result.mean_excess[0, 1_000:] for result in results])
    # 4 * 32 runs, 1000 steps that forget within about 15: 8500 samples of chi-squared, 1.5 %
    assert late == pytest.approx(floor, rel=0.06)


def test_every_shrinking_rate_goes_through_the_floor():
    result = noisy_descent(TUTORIAL_X, TUTORIAL_Y)
    assert np.all(result.mean_excess[1:, -1] < 0.2 * result.floor_excess)
    assert np.all(result.theory_excess[1:, -1] < 0.2 * result.floor_excess)


def test_the_floor_is_the_sum_of_the_stationary_variances():
    eigenvalues, rate, sigma = np.array([0.5, 3.0, 20.0]), 0.07, 1.7
    variances = rate**2 * sigma**2 / (1 - (1 - rate * eigenvalues) ** 2)
    by_definition = np.sum(eigenvalues / 2 * variances)
    assert floor_excess(eigenvalues, rate, sigma) == pytest.approx(by_definition, rel=1e-12)


def test_at_and_above_the_bound_there_is_no_floor():
    assert floor_excess(np.array([4.0]), 0.5, 1.0) == np.inf
    assert floor_excess(np.array([4.0]), 0.6, 1.0) == np.inf
    result = noisy_descent(TUTORIAL_X, TUTORIAL_Y, 3, 0.1)
    assert result.floor_excess == np.inf
    assert result.mean_excess[0, -1] == np.inf


def test_the_same_seed_gives_the_same_noise_and_a_longer_run_begins_like_a_shorter_one():
    first = noisy_descent(TUTORIAL_X, TUTORIAL_Y, steps=200, seed=3)
    same = noisy_descent(TUTORIAL_X, TUTORIAL_Y, steps=200, seed=3)
    longer = noisy_descent(TUTORIAL_X, TUTORIAL_Y, steps=400, seed=3)
    other = noisy_descent(TUTORIAL_X, TUTORIAL_Y, steps=200, seed=4)
    np.testing.assert_array_equal(first.mean_excess, same.mean_excess)
    np.testing.assert_array_equal(first.mean_excess[0], longer.mean_excess[0, :201])
    assert first.mean_excess[0, -1] != other.mean_excess[0, -1]


def test_settings_change_without_a_new_compilation():
    noisy_descent(TUTORIAL_X, TUTORIAL_Y)
    compiled = (schedules.measured_excess, schedules.expected_excess)
    traces = [function.experimental_get_tracing_count() for function in compiled]
    noisy_descent(TUTORIAL_X, TUTORIAL_Y, MAX_TERMS, 1e-7, 5_000, 0.5, 0.5, 20, 0.9, 99)
    noisy_descent(np.linspace(-1, 1, 77), np.ones(77), 1, 1e-3, 1, 0.0, 1e-6, 1, 0.0, 1)
    assert [function.experimental_get_tracing_count() for function in compiled] == traces


def test_flat_directions_and_repeated_points_are_no_trouble():
    result = noisy_descent([1.0, 1.0], [3.0, 5.0], 3, 0.05, 500)
    assert np.isfinite(result.mean_excess).all()
    assert result.theory_excess[0, -1] == pytest.approx(result.floor_excess, rel=1e-9)


def test_a_result_survives_pickling():
    result = noisy_descent(TUTORIAL_X, TUTORIAL_Y, steps=10)
    copy = pickle.loads(pickle.dumps(result))
    np.testing.assert_array_equal(copy.mean_excess, result.mean_excess)


@every(
    ("setting", "value"),
    [
        ("learning_rate", 0.0),
        ("learning_rate", float("nan")),
        ("steps", 0),
        ("steps", 5_001),
        ("noise", -1.0),
        ("noise", float("inf")),
        ("final", 0.0),
        ("final", 1.1),
        ("drops", 0),
        ("drops", 21),
        ("warm_up", 0.91),
        ("seed", -1),
        ("seed", MAX_SEED + 1),
        ("terms", 13),
    ],
)
def test_a_setting_outside_its_limits_is_refused(setting, value):
    with pytest.raises(InputError) as error:
        noisy_descent(TUTORIAL_X, TUTORIAL_Y, **{setting: value})
    assert error.value.rule == "out_of_range"
    assert error.value.values["setting"] == setting


@every("x", [[], [np.nan] * 6, [np.inf] * 6, [1.0] * 5])
def test_points_that_are_no_points_are_refused(x):
    with pytest.raises(InputError):
        noisy_descent(x, TUTORIAL_Y)


@given(
    st.integers(1, 12),
    st.floats(-15, 3).map(lambda power: min(1e3, max(1e-15, 10**power))),
    st.integers(1, 300),
    st.floats(0, 1e3),
    st.floats(1e-6, 1.0),
    st.integers(1, 20),
    st.floats(0, 0.9),
    st.integers(0, MAX_SEED),
)
@settings(max_examples=40, deadline=None)
def test_every_allowed_setting_gives_losses_without_nan(
    terms, rate, steps, noise, final, drops, warm_up, seed
):
    result = noisy_descent(
        TUTORIAL_X, TUTORIAL_Y, terms, rate, steps, noise, final, drops, warm_up, seed
    )
    for excess in (result.mean_excess, result.one_excess, result.theory_excess):
        assert excess.shape == (6, steps + 1)
        assert not np.isnan(excess).any()
        assert np.all(excess >= 0)
    assert np.all(result.rates >= 0)
    assert np.all(result.rates <= rate * (1 + 1e-12))


def test_half_the_rate_ends_on_half_of_the_floor_or_less():
    plan = {"terms": 3, "steps": 5000, "noise": 3.0}
    full, half = (
        noisy_descent(TUTORIAL_X, TUTORIAL_Y, learning_rate=rate, **plan) for rate in (0.01, 0.005)
    )
    # 32 runs over 500 steps, correlated over 14 and 27 of them: 600 values and more, 3 sigma 13 %
    for result in (full, half):
        assert ends(result)[0] == pytest.approx(result.floor_excess, rel=0.13)
    assert 1.0 / 3.0 < half.floor_excess / full.floor_excess < 0.5


def test_without_noise_and_loss_there_is_nothing_to_compare():
    still = noisy_descent([0, 1], [0, 0], terms=2, learning_rate=0.1, steps=1, noise=0.0)
    assert ends(still)[0] == 0.0
    assert np.isnan(times_lower(still))


def test_without_a_rate_it_is_a_share_of_the_bound():
    result = noisy_descent(TUTORIAL_X, TUTORIAL_Y, 4, steps=5, share=0.2)
    assert result.rates[0, 0] == pytest.approx(0.2 * result.bound, rel=1e-12)


@every("noise", [0.0, 3.0])
@every("steps", [1, 50, 700])
def test_each_member_of_a_family_is_the_single_descent(noise, steps):
    first = [1e-4, 0.003, 0.01, 0.02, 0.0303, 0.04, 0.001, 0.002, 0.005]  # more than a batch
    lines = family(TUTORIAL_X, TUTORIAL_Y, first, 3, steps, noise, seed=4)
    for at, rate in enumerate(first):
        alone = noisy_descent(TUTORIAL_X, TUTORIAL_Y, 3, rate, steps, noise, seed=4)
        for name in ("mean_excess", "one_excess", "theory_excess"):
            found, expected = getattr(lines, name)[at], getattr(alone, name)[:, lines.positions]
            # float64; above the bound rounding grows with the loss
            np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-18)
        assert lines.floors[at] == alone.floor_excess
    assert lines.bound == pytest.approx(alone.bound)
