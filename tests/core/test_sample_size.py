"""core.sample_size against fits one by one, fresh noisy points, and the formulas it quotes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.polynomial import Legendre
from numpy.polynomial.legendre import leggauss, legvander

from core.errors import InputError
from core.sample_size import DRAWS, HUMP, MAX_SAMPLES, sweep, true_curve, typical
from tests.cases import every

NODES, WEIGHTS = leggauss(40)
NODES = 0.5 + 1.5 * NODES  # on [-1, 2]


def test_a_growing_sample_equals_fits_one_by_one():
    result = sweep(terms=5, noise=0.4, resamples=3, largest=200, seed=2)
    draws = result.draws
    for draw in range(3):
        for size, n in enumerate(result.samples):
            curve = Legendre.fit(draws.x[draw, :n], draws.y[draw, :n], 4, domain=[-1, 2])
            held_out = WEIGHTS / 2 @ (curve(NODES) - true_curve(NODES)) ** 2 + 0.16
            # the first samples have conditions up to 1e4, squared in an error
            assert draws.held_out[draw, size] == pytest.approx(held_out, rel=1e-7)
            scale = np.abs(curve(draws.grid)).max()
            np.testing.assert_allclose(
                draws.fitted[draw, size], curve(draws.grid), atol=1e-8 * scale
            )


def test_with_fewer_points_than_terms_the_curve_goes_through_all_points():
    result = sweep(terms=12, resamples=2)
    size, n = 1, result.samples[1]
    x, y = result.draws.x[0, :n], result.draws.y[0, :n]
    oracle = np.linalg.lstsq(legvander((2 * x - 1) / 3, 11), y, rcond=None)[0]
    np.testing.assert_allclose(legvander((2 * x - 1) / 3, 11) @ oracle, y, atol=1e-10)
    drawn = legvander((2 * result.draws.grid - 1) / 3, 11) @ oracle
    np.testing.assert_allclose(result.draws.fitted[0, size], drawn, atol=1e-8)


def test_the_held_out_error_is_what_fresh_noisy_points_show():
    result, count = sweep(terms=6, noise=0.3, resamples=2, seed=8), 400_000
    size = 6  # n = 22
    n = result.samples[size]
    curve = Legendre.fit(result.draws.x[1, :n], result.draws.y[1, :n], 5, domain=[-1, 2])
    rng = np.random.default_rng(123)
    x = rng.uniform(-1, 2, count)
    squares = (curve(x) - x**3 + x - 0.3 * rng.standard_normal(count)) ** 2
    error = result.draws.held_out[1, size]
    assert abs(squares.mean() - error) < 4 * squares.std() / np.sqrt(count)


@every("terms", [3, 4, 6, 12])
@every("seed", [0, 1, 2])
def test_the_first_draw_is_a_typical_one(terms, seed):
    result = sweep(terms, seed=seed)
    ratio = result.draws.held_out[0] / result.held_out.median
    # the ten of 200 about the median lie as near to it as this where a tenth lies 10^3 away
    assert 0.6 < ratio[0] < 1.7
    assert np.all((ratio[-10:] > 0.8) & (ratio[-10:] < 1.25))


def test_a_typical_sample_stays_near_the_median_after_it_began_there():
    first = np.r_[np.arange(1.0, 21.0), 1e6]  # the median, 11, stands at place 10
    later = np.where(np.arange(21) == 8, 3.0, np.r_[np.full(11, 1.0), np.full(10, 9.0)])
    assert typical(np.array([first, later, later])) == 8
    assert typical(np.array([first])) == 10


def test_the_other_draws_are_the_first_ones_as_they_came():
    result, more = sweep(seed=4), sweep(seed=4, resamples=300)
    assert len(result.draws.x) == DRAWS
    np.testing.assert_array_equal(result.draws.x[1:], more.draws.x[1:])
    assert len({*result.draws.x[:, 0]}) == DRAWS


@every("terms", [4, 6, 12])
def test_at_the_samples_own_x_the_formulas_hold_for_every_n(terms):
    result = sweep(terms, noise=0.3, resamples=500, seed=1)
    assert result.theory is not None
    enough = result.samples >= terms
    n = result.samples[enough]
    # chi-square: the mean of 500 sums of k squares scatters by sqrt(2 k / 500); 4.5 times that
    same = 4.5 * 0.09 * np.sqrt(2 * terms / 500) / n
    rest = 4.5 * 0.09 * np.sqrt(2 * (n - terms) / 500) / n + 1e-12
    assert np.all(np.abs(result.same_x - result.theory.held_out)[enough] <= same)
    assert np.all(np.abs(result.training - result.theory.training)[enough] <= rest)


@every("terms", range(4, 13))
def test_at_new_x_the_formula_holds_from_where_it_says(terms):
    theory = sweep(terms, noise=1.0, resamples=2).theory
    assert theory is not None
    n, rng = theory.valid_from, np.random.default_rng(terms)
    basis = legvander(rng.uniform(-1, 1, (600, n)), terms - 1)
    # the expected excess of each sample given its x: trace of (B'B)^-1 times the mean of P'P
    inverse = np.linalg.inv(np.swapaxes(basis, 1, 2) @ basis)
    excess = np.einsum("rkk,k->r", inverse, 1 / (2 * np.arange(terms) + 1))
    scatter = 4 * excess.std() / np.sqrt(600)
    assert excess.mean() - scatter <= 1.07 * terms / n
    assert excess.mean() + scatter >= terms / n


def test_the_measured_excess_follows_the_formula_from_where_it_says():
    result = sweep(noise=0.3, resamples=500, seed=3)
    assert result.theory is not None
    valid = result.samples >= result.theory.valid_from
    assert 5 <= valid.sum() < result.samples.size
    ratio = (result.held_out.mean - 0.09)[valid] / (result.theory.held_out - 0.09)[valid]
    # truth within [1, 1.07]; a mean of 500 chi-squares of 6 terms scatters by 0.026, times 3.5
    assert np.all((ratio > 1 - 0.09) & (ratio < 1.07 + 0.09))


def test_below_its_range_the_formula_promises_far_too_much():
    result = sweep()
    assert result.theory is not None
    assert np.all(result.held_out.median[:3] > 3 * result.theory.held_out[:3])


def test_more_data_cure_a_rich_model_but_not_too_simple_a_one():
    simple, rich = sweep(terms=3), sweep(terms=6)
    assert simple.held_out.median[0] < rich.held_out.median[0]
    assert rich.held_out.median[-1] < simple.held_out.median[-1]
    assert simple.theory is None
    assert rich.floor == rich.noise_variance == 0.3**2
    assert simple.held_out.median[-1] == pytest.approx(simple.floor, rel=0.01)  # 3 / 1000


def test_the_floor_is_the_error_of_the_best_curve():
    weight = np.sqrt(WEIGHTS / 2)
    for terms in (1, 2, 3):
        basis = np.vander(NODES, terms) * weight[:, None]
        missed = np.linalg.lstsq(basis, true_curve(NODES) * weight, rcond=None)[1][0]
        assert sweep(terms, noise=0.5, resamples=2).floor == pytest.approx(missed + 0.25)


@given(
    st.integers(1, 12),
    st.floats(0.0, 2.0, allow_subnormal=False),
    st.integers(2, 20),
    st.integers(6, MAX_SAMPLES),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=30, deadline=None)
def test_every_setting_gives_finite_ordered_errors(terms, noise, resamples, largest, seed):
    result = sweep(terms, noise, resamples, largest, seed)
    spread = result.held_out
    assert np.isfinite(spread.mean).all()
    assert np.isfinite(result.draws.fitted).all()
    assert len(result.draws.x) == min(resamples, DRAWS)
    assert np.all((spread.low <= spread.median) & (spread.median <= spread.high))
    assert np.all(spread.low >= result.floor * (1 - 1e-9))  # no curve beats the best one
    assert np.all(np.diff(result.samples) > 0)
    assert (result.samples[0], result.samples[-1]) == (6, largest)


def test_the_same_seed_gives_the_same_sweep_and_another_seed_another():
    first, again, other = (sweep(resamples=5, seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.draws.held_out, again.draws.held_out)
    assert np.any(first.draws.held_out != other.draws.held_out)


@every(
    "change",
    [
        {"terms": 0},
        {"terms": 13},
        {"noise": -1.0},
        {"noise": float("nan")},
        {"resamples": 1},
        {"resamples": 501},
        {"largest": 5},
        {"largest": 1001},
        {"seed": -1},
    ],
)
def test_settings_out_of_range_are_named(change):
    with pytest.raises(InputError) as caught:
        sweep(**change)
    assert caught.value.rule == "out_of_range"
    assert caught.value.values["setting"] == next(iter(change))


def test_the_distance_is_that_of_the_curves_that_are_drawn_from_the_source():
    """The distance of all 200 curves against that of the twelve that are kept, on a dense grid."""
    result = sweep(6, 2.0)
    grid, places = result.draws.grid, (6, 12, 20)
    for place in places:
        gaps = result.draws.fitted[:, place] - (grid**3 - grid)
        kept = np.median(np.sqrt(np.trapezoid(gaps**2, grid, axis=1) / (grid[-1] - grid[0])))
        assert result.distance(place) == pytest.approx(kept, rel=0.25)  # of twelve: a seventh
    x = np.linspace(-1, 0, 10_001)
    assert (x**3 - x).max() == pytest.approx(HUMP)
