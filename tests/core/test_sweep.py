"""core.sweep against single runs, the plain float32 loop and the eigenvalues."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import descent, regimes, sweep
from core.descent import run, stability_bound
from core.errors import InputError
from core.polynomial import TUTORIAL_X, TUTORIAL_Y
from core.share_of_bound import borders
from core.spectrum import hessian_spectrum, theory_losses
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
    bowl = hessian_spectrum(TUTORIAL_X, TUTORIAL_Y, terms)
    rounded = RATES.astype(np.float32).astype(float)  # theory takes the rates that float32 has
    theory = theory_losses(bowl, rounded, np.full(RATES.size, 10_000), regimes.FLOAT32_MAX)
    np.testing.assert_array_equal(bounded, np.isfinite(theory))
    # float32, 10 000 steps
    np.testing.assert_allclose(result.final_losses[bounded], theory[bounded], rtol=2e-3)
    predicted = regimes.overflow_steps(bowl, rounded)
    expected = np.where(predicted <= 10_000, predicted, regimes.NEVER)
    np.testing.assert_array_equal(result.overflow_steps, expected)


def test_only_rates_above_the_bound_overflow():
    bound = stability_bound(TUTORIAL_X, TUTORIAL_Y, 6)
    rates = bound * np.array([0.45, 0.98, 1.02, 2.0])
    result = descent.sweep(TUTORIAL_X, TUTORIAL_Y, 6, rates, 10_000)
    assert (result.overflow_steps >= 0).tolist() == [False, False, True, True]
    assert result.labels == ("converges", "oscillates", "diverges", "diverges")


def test_each_rate_has_the_label_of_its_region():
    result = descent.sweep(TUTORIAL_X, TUTORIAL_Y, 6, RATES, 10_000)
    lines = borders(TUTORIAL_X, TUTORIAL_Y, 6, 10_000)
    assert lines.stall_rate < lines.oscillation_rate < lines.best_rate < lines.bound
    for rate, label in zip(RATES, result.labels, strict=True):
        assert (label == "stalls") == (rate < lines.stall_rate)
        assert (label == "diverges") == (rate > lines.bound)


def test_the_best_rate_is_the_fastest_of_the_sweep():
    y = np.square(TUTORIAL_X)  # three terms fit it exactly, so that the loss can fall to 1e-12
    rates = np.geomspace(0.015, 0.0303, 150)
    result = descent.sweep(TUTORIAL_X, y, 3, rates, 70)
    fastest = rates[np.argmin(result.final_losses)]
    # neighbours are 0.5 % apart; energies that differ by 100 move the minimum by ln(100) / 300
    assert fastest == pytest.approx(borders(TUTORIAL_X, y, 3).best_rate, rel=0.03)


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
