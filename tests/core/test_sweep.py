"""core.sweep against single runs, the plain float32 loop and the eigenvalues."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import descent, sweep
from core.descent import run, stability_bound
from core.errors import InputError
from core.polynomial import TUTORIAL_X, TUTORIAL_Y
from tests.cases import every

RATES = np.geomspace(1e-15, 1e3, 200)


@every("terms", [1, 3, 6, 12])
def test_a_sweep_gives_what_single_runs_give(terms):
    result = descent.sweep(TUTORIAL_X, TUTORIAL_Y, terms, RATES, 2_000)
    for index in range(0, 200, 7):
        single = run(TUTORIAL_X, TUTORIAL_Y, terms, float(RATES[index]), 2_000)
        overflow = -1 if single.overflow_step is None else single.overflow_step
        # where rates overflow in a few steps, no rounding moves the step
        assert result.overflow_steps[index] == overflow
        assert result.labels[index] == single.label
        if overflow < 0:
            # float32 over 2000 steps, in rotated coordinates
            assert result.final_losses[index] == pytest.approx(single.losses[-1], rel=1e-3)
        else:
            assert result.final_losses[index] == np.inf


def plain_final_loss(x, y, terms, rate, steps):
    """The tutorial's loop in float32 over all points."""
    v = np.vander(x, terms, increasing=True).astype(np.float32)
    y, a = np.asarray(y, np.float32), np.zeros(terms, np.float32)
    for _ in range(steps):
        a = a - np.float32(rate) * (np.float32(2) * (v.T @ (v @ a - y)))
    return float(np.sum((v @ a - y) ** 2))


def test_the_first_loss_is_that_of_no_coefficients():
    result = descent.sweep(TUTORIAL_X, TUTORIAL_Y, 6, RATES, 10)
    assert result.first_loss == pytest.approx(np.sum(np.square(TUTORIAL_Y)), rel=1e-12)


def test_final_losses_equal_the_plain_loop():
    rates = np.geomspace(1e-6, 6e-4, 9)
    result = descent.sweep(TUTORIAL_X, TUTORIAL_Y, 6, rates, 500)
    plain = [plain_final_loss(TUTORIAL_X, TUTORIAL_Y, 6, rate, 500) for rate in rates]
    np.testing.assert_allclose(result.final_losses, plain, rtol=1e-3)  # float32, 500 steps


@every("terms", [2, 6, 12])
def test_losses_and_overflows_lie_on_the_theory(terms):
    result = descent.sweep(TUTORIAL_X, TUTORIAL_Y, terms, RATES, 10_000)
    bounded = np.isfinite(result.final_losses)
    np.testing.assert_array_equal(bounded, np.isfinite(result.theory_losses))
    np.testing.assert_allclose(
        result.final_losses[bounded], result.theory_losses[bounded], rtol=2e-3
    )  # float32, 10 000 steps
    np.testing.assert_array_equal(result.overflow_steps, result.predicted_overflow_steps)


def test_only_rates_above_the_bound_overflow():
    bound = stability_bound(TUTORIAL_X, TUTORIAL_Y, 6)
    rates = bound * np.array([0.45, 0.98, 1.02, 2.0])
    result = descent.sweep(TUTORIAL_X, TUTORIAL_Y, 6, rates, 10_000)
    assert (result.overflow_steps >= 0).tolist() == [False, False, True, True]
    assert result.labels == ("converges", "oscillates", "diverges", "diverges")


def test_the_named_rates_lie_in_order_and_meet_their_definition():
    result = descent.sweep(TUTORIAL_X, TUTORIAL_Y, 6, RATES, 10_000)
    assert result.stall_rate < result.oscillation_rate < result.best_rate < result.bound
    assert result.bound == stability_bound(TUTORIAL_X, TUTORIAL_Y, 6)
    assert result.oscillation_rate == pytest.approx(result.bound / 2, rel=1e-15)
    for rate, label in zip(RATES, result.labels, strict=True):
        assert (label == "stalls") == (rate < result.stall_rate)
        assert (label == "diverges") == (rate > result.bound)


def test_the_best_rate_is_the_fastest_of_the_sweep():
    y = np.square(TUTORIAL_X)  # three terms fit it exactly, so that the loss can fall to 1e-12
    rates = np.geomspace(0.015, 0.0303, 150)
    result = descent.sweep(TUTORIAL_X, y, 3, rates, 70)
    fastest = rates[np.argmin(result.final_losses)]
    # neighbours are 0.5 % apart; energies that differ by 100 move the minimum by ln(100) / 300
    assert fastest == pytest.approx(result.best_rate, rel=0.03)


def test_thresholds_fall_as_terms_are_added():
    result = sweep.thresholds(TUTORIAL_X, TUTORIAL_Y)
    assert result.terms.tolist() == list(range(1, 13))
    assert np.all(np.diff(result.bounds) < 0)
    for terms, bound in zip(result.terms, result.bounds, strict=True):
        assert bound == stability_bound(TUTORIAL_X, TUTORIAL_Y, int(terms))
    assert np.all(result.oscillation_rates <= result.best_rates)
    assert np.all(result.best_rates <= result.bounds)


def test_a_sweep_never_compiles_anew():
    descent.sweep(TUTORIAL_X, TUTORIAL_Y, 6, RATES, 10)
    traces = sweep.descend_at_all_rates.experimental_get_tracing_count()
    for terms, rates, steps in [(1, [0.1], 0), (12, RATES[:50], 99), (5, RATES, 100_000)]:
        descent.sweep(TUTORIAL_X, TUTORIAL_Y, terms, rates, steps)
    assert sweep.descend_at_all_rates.experimental_get_tracing_count() == traces


def test_no_steps_leave_the_first_loss():
    result = descent.sweep(TUTORIAL_X, TUTORIAL_Y, 6, [1e-15, 1e3], 0)
    np.testing.assert_allclose(result.final_losses, np.sum(np.square(TUTORIAL_Y)), rtol=1e-6)
    assert result.labels[0] == "stalls"


def test_a_sweep_survives_pickling():
    result = descent.sweep(TUTORIAL_X, TUTORIAL_Y, 6, RATES, 10)
    copy = pickle.loads(pickle.dumps(result))
    np.testing.assert_array_equal(copy.final_losses, result.final_losses)


@every(
    ("rates", "steps", "rule"),
    [
        ([], 10, "too_few_points"),
        (np.full(201, 0.1), 10, "too_many_points"),
        ([0.1, np.nan], 10, "not_finite"),
        ([0.1, 0.0], 10, "out_of_range"),
        ([0.1, 1001.0], 10, "out_of_range"),
        ([[0.1]], 10, "not_a_column"),
        (0.1, 10, "not_a_column"),
        ([0.1], -1, "out_of_range"),
        ([0.1], 100_001, "out_of_range"),
    ],
)
def test_rates_and_steps_outside_their_limits_are_refused(rates, steps, rule):
    with pytest.raises(InputError) as error:
        descent.sweep(TUTORIAL_X, TUTORIAL_Y, 6, rates, steps)
    assert error.value.rule == rule


def test_points_that_float32_cannot_write_are_refused():
    with pytest.raises(InputError) as error:
        descent.sweep([1e6, 2e6], [1.0, 2.0], 5, [0.1], 10)
    assert error.value.rule == "beyond_float32"


@every("most", [0, 13])
def test_thresholds_for_impossible_counts_are_refused(most):
    with pytest.raises(InputError):
        sweep.thresholds(TUTORIAL_X, TUTORIAL_Y, most)


@given(
    st.lists(st.floats(-2, 2, allow_subnormal=False), min_size=1, max_size=10),
    st.integers(1, 12),
    st.integers(0, 500),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=40, deadline=None)
def test_every_allowed_sweep_gives_losses_or_overflows(x, terms, steps, seed):
    y = np.random.default_rng(seed).normal(size=len(x))
    result = descent.sweep(x, y, terms, RATES, steps)
    assert not np.isnan(result.final_losses).any()
    np.testing.assert_array_equal(np.isinf(result.final_losses), result.overflow_steps >= 0)
    assert np.all(result.overflow_steps <= steps)


@every("count", [2, 7, 200])
def test_rates_between_grow_by_one_factor(count):
    rates = sweep.rates_between(1e-15, 1e3, count)
    assert (rates[0], rates[-1], rates.size) == (1e-15, 1e3, count)
    np.testing.assert_allclose(rates[1:] / rates[:-1], 1e18 ** (1 / (count - 1)), rtol=1e-12)


@every(
    ("low", "high", "count"),
    [
        (1e-3, 1e-3, 9),
        (1e-2, 1e-3, 9),
        (0.0, 1.0, 9),
        (1e-3, 1e4, 9),
        (np.nan, 1.0, 9),
        (1e-3, 1.0, 1),
        (1e-3, 1.0, 201),
    ],
)
def test_ranges_of_rates_that_are_none_are_refused(low, high, count):
    with pytest.raises(InputError):
        sweep.rates_between(low, high, count)


@every("terms", [1, 3, 6])
@every("stretch", [0.5, 2.0])
def test_stretching_is_the_same_as_other_points(terms, stretch):
    stretched = stability_bound(stretch * np.array(TUTORIAL_X), TUTORIAL_Y, terms)
    assert sweep.thresholds(TUTORIAL_X, TUTORIAL_Y, 6, stretch).bounds[terms - 1] == stretched
    ratio = stability_bound(TUTORIAL_X, TUTORIAL_Y, terms) / stretched
    assert sweep.times_smaller(TUTORIAL_X, TUTORIAL_Y, terms, stretch) == ratio


def test_the_bound_of_a_high_power_falls_by_that_power_of_the_stretch():
    ratio = sweep.times_smaller([3.0, 4.0], [0.0, 1.0], terms=4, stretch=10.0)
    assert ratio == pytest.approx(10.0**6, rel=0.1)  # x^2 and less add a tenth of x^3's part


@every("stretch", [0.0, np.inf, np.nan, 2e3])
def test_a_stretch_out_of_range_is_refused(stretch):
    with pytest.raises(InputError, match="stretch"):
        sweep.times_smaller(TUTORIAL_X, TUTORIAL_Y, 3, stretch)


def test_a_sweep_without_rates_takes_those_of_rates_between():
    result = sweep.sweep(TUTORIAL_X, TUTORIAL_Y, steps=1)
    np.testing.assert_array_equal(result.learning_rates, sweep.rates_between())
