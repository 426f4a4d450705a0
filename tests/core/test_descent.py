"""core.descent against a plain float32 loop over all points, and against the eigenvalues."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core import descent
from core.descent import path, run, stability_bound
from core.errors import InputError
from core.polynomial import TUTORIAL_X, TUTORIAL_Y, fit, least_squares
from core.regimes import LABELS
from tests.cases import every

MODERATE = st.floats(-2, 2, allow_subnormal=False)
DATA = st.integers(1, 15).flatmap(
    lambda size: st.tuples(
        arrays(float, size, elements=MODERATE), arrays(float, size, elements=MODERATE)
    )
)


def descend_plainly(x, y, terms, rate, steps):
    """The tutorial's loop in float32: its coefficients and losses after 0 .. ``steps`` steps."""
    v = np.vander(x, terms, increasing=True).astype(np.float32)
    y, rate = np.asarray(y, np.float32), np.float32(rate)
    a, path_so_far, losses = np.zeros(terms, np.float32), [], []
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(steps + 1):
            residuals = v @ a - y
            path_so_far.append(a)
            losses.append(np.sum(residuals * residuals))
            a = a - rate * (np.float32(2) * (v.T @ residuals))
    return np.array(path_so_far), np.array(losses)


def first_not_finite(losses):
    return int(np.argmin(np.isfinite(losses)))


@every("terms", [1, 2, 6, 12])
@every("share", [0.01, 0.6, 0.98])
def test_a_run_equals_the_plain_loop_over_all_points(terms, share):
    rate = share * stability_bound(TUTORIAL_X, TUTORIAL_Y, terms)
    result = run(TUTORIAL_X, TUTORIAL_Y, terms, rate, 2_000)
    coefficients, losses = descend_plainly(TUTORIAL_X, TUTORIAL_Y, terms, rate, 2_000)
    steps = result.snapshot_steps
    # both round each of 2000 steps to 6e-8; along flat directions the differences add up
    np.testing.assert_allclose(result.losses, losses[steps], rtol=5e-4, atol=1e-6)
    np.testing.assert_allclose(result.snapshots, coefficients[steps], rtol=1e-3, atol=5e-4)


def test_a_run_follows_the_float64_fit_of_the_overfitting_lesson():
    result, accurate = run(TUTORIAL_X, TUTORIAL_Y), fit(TUTORIAL_X, TUTORIAL_Y)
    # the tutorial's 90 000 steps, rounded to float32: 6e-8 * 9e4 is 5e-3 at worst
    np.testing.assert_allclose(result.coefficients, accurate.coefficients, atol=5e-3)
    assert result.snapshot_steps[-1] == 90_000


@every("rate", [0.5, 5.0, 500.0, 1000.0])
def test_overflow_is_measured_and_predicted_where_the_plain_loop_overflows(rate):
    result = run(TUTORIAL_X, TUTORIAL_Y, 6, rate, 1_000)
    _, losses = descend_plainly(TUTORIAL_X, TUTORIAL_Y, 6, rate, 20)
    assert result.overflow_step == result.predicted_overflow_step == first_not_finite(losses)
    assert result.snapshot_steps[-1] == first_not_finite(losses) - 1
    assert np.isfinite(result.losses).all()


@every("terms", range(1, 13))
def test_just_above_the_bound_the_run_overflows_at_the_predicted_step(terms):
    rate = 1.02 * stability_bound(TUTORIAL_X, TUTORIAL_Y, terms)
    result = run(TUTORIAL_X, TUTORIAL_Y, terms, rate, 5_000)
    # the factor -1.04 is known to 1e-7 in float32; over 1100 steps that shifts k by 3e-3 steps
    assert result.overflow_step == pytest.approx(result.predicted_overflow_step, abs=1)


@every("terms", range(1, 13))
@every(("share", "label"), [(0.3, "converges"), (0.98, "oscillates"), (1.02, "diverges")])
def test_on_each_side_of_the_bound_the_eigenvalues_and_the_run_agree(terms, share, label):
    rate = share * stability_bound(TUTORIAL_X, TUTORIAL_Y, terms)
    result = run(TUTORIAL_X, TUTORIAL_Y, terms, rate, 5_000)
    assert (result.label, result.measured_label) == (label, label)


@every(("largest", "terms"), [(40.0, 6), (40.0, 12), (1000.0, 6)])
@every(("share", "label"), [(0.98, "oscillates"), (1.02, "diverges")])
def test_points_far_beyond_one_have_their_regimes_at_tiny_rates(largest, terms, share, label):
    x, y = np.linspace(0.0, largest, 7), np.array([1.0, 2.0, 0.0, 3.0, 1.0, 2.0, 4.0])
    powers = np.vander(x, terms, increasing=True)
    bound = 2.0 / np.linalg.norm(2.0 * powers.T @ powers, ord=2)  # 9e-17 and less
    result = run(x, y, terms, share * bound, 5_000)
    assert (result.label, result.measured_label) == (label, label)
    assert result.overflow_step == (result.predicted_overflow_step if share > 1.0 else None)


@every("seed", range(5))
@every("share", [1e-9, 0.02, 0.4, 0.7, 0.98, 1.02, 1.3])
def test_labels_agree_on_random_points_too(seed, share):
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(-2, 2, 20), rng.normal(size=20)
    terms = int(rng.integers(1, 13))
    result = run(x, y, terms, share * stability_bound(x, y, terms), 20_000)
    assert result.label == result.measured_label


def test_at_the_bound_the_run_jumps_between_two_points():
    bound = stability_bound(TUTORIAL_X, TUTORIAL_Y, 6)
    result = run(TUTORIAL_X, TUTORIAL_Y, 6, bound, 200)
    assert (result.label, result.measured_label) == ("at the bound", "oscillates")
    even, odd = result.steepest[::2], result.steepest[1::2]
    # the factor is -1 to float32's 1e-7; 200 steps leave 2e-5
    np.testing.assert_allclose(even, even[0], rtol=1e-4)
    np.testing.assert_allclose(odd, -even[0], rtol=1e-4)
    assert result.predicted_overflow_step is None


@every("rate", [1e-15, 5e-15, 5e-4, 6e-4])
def test_the_measured_losses_lie_on_the_theory(rate):
    result = run(TUTORIAL_X, TUTORIAL_Y, 6, rate, 90_000)
    # float32 losses of about 20 carry 20 * 6e-8 per sum; small ones the error of 9e4 steps
    np.testing.assert_allclose(result.losses, result.theory_losses, rtol=2e-3, atol=1e-5)


def test_a_tiny_rate_stalls_and_shows_in_the_loss_only_after_half_a_unit_in_the_last_place():
    result = run(TUTORIAL_X, TUTORIAL_Y, 6, 5e-15, 90_000)
    assert (result.label, result.measured_label) == ("stalls", "stalls")
    assert result.coefficients.any()
    assert result.visible_step is not None
    gradient = 2 * np.vander(TUTORIAL_X, 6, increasing=True).T @ np.array(TUTORIAL_Y)
    fallen = 5e-15 * result.visible_step * gradient @ gradient
    unit = np.spacing(np.float32(result.losses[0]))  # 1.9e-6; seven squares round, so 1/4 to 2
    assert 0.25 * unit < fallen < 2 * unit
    assert run(TUTORIAL_X, TUTORIAL_Y, 6, 5e-15, 100).visible_step is None


def test_a_run_that_arrived_is_frozen_by_rounding():
    rate = 0.3 * stability_bound(TUTORIAL_X, TUTORIAL_Y, 2)
    result = run(TUTORIAL_X, TUTORIAL_Y, 2, rate, 10_000)
    longer = run(TUTORIAL_X, TUTORIAL_Y, 2, rate, 20_000)
    np.testing.assert_array_equal(result.coefficients, longer.coefficients)
    np.testing.assert_allclose(
        result.coefficients, least_squares(TUTORIAL_X, TUTORIAL_Y, 2), rtol=1e-5
    )


def test_the_first_two_hundred_iterations_are_all_kept():
    steps = run(TUTORIAL_X, TUTORIAL_Y, 6, 5e-4, 1_000_000).snapshot_steps
    np.testing.assert_array_equal(steps[:201], np.arange(201))
    assert steps[-1] == 1_000_000
    assert steps.size <= descent.SNAPSHOTS
    assert np.all(np.diff(steps) > 0)


@every("terms", range(1, 13))
def test_the_bound_comes_from_the_largest_eigenvalue_of_the_hessian(terms):
    v = np.vander(TUTORIAL_X, terms, increasing=True)
    expected = 2 / np.linalg.eigvalsh(2 * v.T @ v)[-1]
    assert stability_bound(TUTORIAL_X, TUTORIAL_Y, terms) == pytest.approx(expected, rel=1e-12)


def test_settings_change_without_a_new_compilation():
    run(TUTORIAL_X, TUTORIAL_Y)
    traces = descent.descend_float32.experimental_get_tracing_count()
    for terms, rate, steps in [(1, 1e-15, 0), (12, 1e3, 17), (4, 0.01, 100_000)]:
        run(TUTORIAL_X, TUTORIAL_Y, terms, rate, steps)
    run(np.linspace(-1, 1, 500), np.zeros(500), 3, 0.001, 50)
    path(TUTORIAL_X, TUTORIAL_Y, 0.05, 60, 6, 1, 2)
    assert descent.descend_float32.experimental_get_tracing_count() == traces


@every(("share", "label"), [(0.02, "converges"), (0.95, "oscillates"), (1.2, "diverges")])
def test_a_path_on_the_bowl_of_two_coefficients_has_the_regime_of_its_bowl(share, label):
    bound = path(TUTORIAL_X, TUTORIAL_Y).run.bound
    result = path(TUTORIAL_X, TUTORIAL_Y, share * bound, 60)
    assert (result.run.label, result.run.measured_label) == (label, label)
    assert result.run.snapshot_steps.tolist() == list(range(61))
    assert result.run.snapshots.shape == (61, 2)


def test_a_path_over_two_of_two_terms_is_the_run_itself():
    along_path = path(TUTORIAL_X, TUTORIAL_Y, 0.03, 50).run
    full = run(TUTORIAL_X, TUTORIAL_Y, 2, 0.03, 50)
    # float32 rounding of rows that are rotated differently, on coefficients of about 1
    np.testing.assert_allclose(along_path.snapshots, full.snapshots, atol=1e-5)
    np.testing.assert_allclose(along_path.losses, full.losses, rtol=1e-5)


def test_a_path_with_the_others_at_their_best_ends_at_the_least_squares_fit():
    bowl = path(TUTORIAL_X, TUTORIAL_Y, 0.01, 1, terms=4, first=2, second=3)
    result = path(TUTORIAL_X, TUTORIAL_Y, bowl.run.best_rate, 200, terms=4, first=2, second=3)
    fitted = least_squares(TUTORIAL_X, TUTORIAL_Y, 4)[2:]
    np.testing.assert_allclose(result.run.coefficients, fitted, atol=1e-5)  # float32


def test_results_survive_pickling():
    result = path(TUTORIAL_X, TUTORIAL_Y)
    copy = pickle.loads(pickle.dumps(result))
    np.testing.assert_array_equal(copy.run.losses, result.run.losses)


@every("x", [[], [np.nan], [np.inf], [[1.0]], ["a"], [1e13]])
def test_points_that_are_no_points_are_refused(x):
    for call in (stability_bound, run):
        with pytest.raises(InputError):
            call(x, [1.0], 2)


@every("rate", [0.0, -1.0, 1e-38, 1001.0, np.nan, np.inf])
def test_rates_outside_their_limits_are_refused(rate):
    for call in (lambda: run(TUTORIAL_X, TUTORIAL_Y, 6, rate), lambda: path([0, 1], [0, 1], rate)):
        with pytest.raises(InputError) as error:
            call()
        assert error.value.values["setting"] == "learning_rate"


@every("steps", [-1, 1_000_001])
def test_steps_outside_their_limits_are_refused(steps):
    for call in (
        lambda: run(TUTORIAL_X, TUTORIAL_Y, 6, 0.1, steps),
        lambda: path(TUTORIAL_X, TUTORIAL_Y, 0.1, steps),
    ):
        with pytest.raises(InputError) as error:
            call()
        assert error.value.values["setting"] == "steps"


def test_powers_that_float32_cannot_write_are_refused():
    for rate in (5e-4, 1e-50):  # neither this rate nor one that suits the points would help
        with pytest.raises(InputError) as error:
            run([1e6, 2e6], [1.0, 2.0], terms=5, learning_rate=rate)
        assert error.value.rule == "beyond_float32"


def test_one_point_equal_points_and_zero_data_run():
    assert run([2.0], [3.0], 3, 1e-3, 100).label in LABELS
    assert run([1.0, 1.0], [3.0, 5.0], 2, 1e-3, 100).losses[-1] >= 2.0 - 1e-5
    still = run([1.0, 2.0], [0.0, 0.0], 2, 1e3, 50)
    assert still.overflow_step is None
    assert not still.coefficients.any()


@given(
    DATA,
    st.integers(1, 12),
    st.floats(-15, 3).map(lambda power: min(1e3, max(1e-15, 10**power))),
    st.integers(0, 3_000),
)
@settings(max_examples=60, deadline=None)
def test_every_allowed_setting_gives_finite_snapshots_and_a_label(data, terms, rate, steps):
    x, y = data
    result = run(x, y, terms, rate, steps)
    assert result.label in LABELS
    assert result.measured_label in LABELS
    assert np.isfinite(result.losses).all()
    assert np.isfinite(result.snapshots).all()
    assert result.snapshot_steps[0] == 0
    if result.overflow_step is not None:
        assert 0 < result.overflow_step <= steps
        assert result.label in ("diverges", "at the bound")
