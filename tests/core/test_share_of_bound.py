"""core.share_of_bound: one share does the same to every bowl."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from core import descent, regimes
from core.errors import InputError
from core.polynomial import MIN_LEARNING_RATE, TUTORIAL_X, TUTORIAL_Y
from core.share_of_bound import MAX_SHARE, borders, line_family, line_path, rate_at, ruler, share
from core.spectrum import hessian_spectrum
from tests.cases import every

XY = (TUTORIAL_X, TUTORIAL_Y)


@every("times", [0.01, 0.5, 0.98, 1.0, 1.02, 3.0])
@every("terms", [1, 2, 6, 12])
def test_the_share_of_a_rate_is_the_share_it_was_made_for(terms, times):
    rate = rate_at(*XY, terms, times)
    assert share(*XY, terms, rate) == pytest.approx(times, rel=1e-15)  # one rounding each way


@every(
    ("times", "label"),
    [(0.01, "converges"), (0.98, "oscillates"), (1.0, "at the bound"), (1.02, "diverges")],
)
def test_line_and_polynomial_share_their_label(times, label):
    rate = rate_at(*XY, 6, times)
    assert descent.run(*XY, 6, rate, 200).label == label
    assert line_path(*XY, 6, rate).path.run.label == label


@every("times", [0.3, 0.8, 1.0])
def test_the_steepest_direction_has_the_same_factor_on_line_and_polynomial(times):
    rate = rate_at(*XY, 6, times)
    steps = 5
    factors = [
        run.steepest[1 : steps + 1] / run.steepest[:steps]
        for run in (descent.run(*XY, 6, rate, steps), line_path(*XY, 6, rate, steps).path.run)
    ]
    # float32 over 5 steps; at 0.3 the distance, 0.4^5, is still 1e4 roundings
    np.testing.assert_allclose(factors, 1.0 - 2.0 * times, rtol=2e-3)


def test_at_the_bound_the_line_jumps_between_two_points_for_ever():
    path = line_path(*XY, 6, rate_at(*XY, 6, 1.0), 200).path.run.snapshots
    np.testing.assert_allclose(path[199], path[197], atol=1e-5)  # float32, 200 steps
    np.testing.assert_allclose(path[200], path[198], atol=1e-5)
    assert np.linalg.norm(path[200] - path[199]) > 1.0


def test_a_share_beyond_the_largest_is_drawn_as_the_largest():
    line = line_path(*XY, 6, 500.0)
    assert line.share > MAX_SHARE
    assert line.learning_rate == pytest.approx(MAX_SHARE * descent.stability_bound(*XY, 2))


def test_the_smallest_rate_is_not_refused_for_a_single_term():
    line = line_path(*XY, 1, MIN_LEARNING_RATE)
    assert line.learning_rate == MIN_LEARNING_RATE


@every("times", [np.nan, np.inf, 0.0, -1.0, 1e4])
def test_a_share_that_is_none_is_refused(times):
    with pytest.raises(InputError, match="times_bound"):
        rate_at(*XY, 6, times)


@every("rate", [np.nan, 0.0, 1e4])
def test_a_rate_out_of_range_is_refused(rate):
    for function in (share, line_path):
        with pytest.raises(InputError, match="learning_rate"):
            function(*XY, 6, rate)


def test_a_path_travels_between_processes():
    line = line_path(*XY)
    again = pickle.loads(pickle.dumps(line))
    np.testing.assert_array_equal(again.path.run.snapshots, line.path.run.snapshots)


@every("terms", [1, 2, 6, 8])
def test_the_label_changes_at_each_border(terms):
    lines, eigenvalues = borders(*XY, terms, 1_000), hessian_spectrum(*XY, terms).eigenvalues
    order = [regimes.STALLS, regimes.CONVERGES, regimes.OSCILLATES, regimes.DIVERGES]
    for at, border in enumerate((lines.stall_rate, lines.oscillation_rate, lines.bound)):
        sides = [regimes.label(eigenvalues, border * side, 1_000) for side in (0.999, 1.001)]
        assert sides == order[at : at + 2]
    assert lines.oscillation_rate <= lines.best_rate <= lines.bound


def test_borders_in_bounds_are_the_same_borders():
    plain, shares = borders(*XY, 3, 500), borders(*XY, 3, 500, in_bounds=True)
    assert plain.unit == shares.bound == 1.0
    assert shares.unit == plain.bound == descent.stability_bound(*XY, 3)
    for name in ("stall_rate", "oscillation_rate", "best_rate"):
        # one division each
        assert getattr(shares, name) * shares.unit == pytest.approx(getattr(plain, name), rel=1e-15)
    assert shares.condition_number == plain.condition_number == pytest.approx(17.878, rel=1e-4)
    k = plain.condition_number
    assert plain.best_factor == pytest.approx((k - 1) / (k + 1))  # Nocedal and Wright, 3.3


def test_flat_directions_do_not_count_in_the_condition_number():
    assert borders([2.0, 2.0], [0.0, 1.0], terms=3).condition_number == 1.0


@every("steps", [0, -1, 1_000_001])
def test_steps_out_of_range_are_refused(steps):
    with pytest.raises(InputError, match="steps"):
        borders(*XY, 6, steps)


@every("share_", [1e-5, 0.3, 0.73, 1.0, 1.02, 3.0])
def test_every_path_of_the_family_is_the_compiled_one(share_):
    rates = [rate_at(*XY, 6, times) for times in (share_, 0.5)]
    family = line_family(*XY, 6, rates)
    plain = line_path(*XY, 6, rates[0])
    found = family.places[0, : len(plain.path.run.snapshots)]
    # float32 of 40 steps; beyond the bound each step may double a rounding error
    size = np.abs(plain.path.run.snapshots).max()
    np.testing.assert_allclose(found, plain.path.run.snapshots, rtol=0, atol=2e-5 * max(1.0, size))
    assert family.shares[0] == pytest.approx(plain.share)
    assert family.factors[0] == pytest.approx(plain.factor)
    assert family.labels[0] == regimes.label(
        plain.path.surface.spectrum.eigenvalues, plain.learning_rate, 40
    )


def test_the_ruler_is_a_sweep_from_no_step_to_half_beyond_the_bound():
    result = ruler(*XY, steps=1_000)
    again = descent.sweep(*XY, 6, result.learning_rates, 1_000)
    np.testing.assert_array_equal(result.final_losses, again.final_losses)
    assert result.learning_rates[-1] == pytest.approx(1.5 * descent.stability_bound(*XY, 6))
    assert ruler(*XY, steps=10**6).labels == ruler(*XY, steps=10**5).labels
