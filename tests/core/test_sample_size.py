"""core.sample_size against fits one by one, fresh noisy points, and the formulas it quotes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.polynomial import Legendre
from numpy.polynomial.legendre import leggauss, legvander

from core.errors import InputError
from core.sample_size import MAX_SAMPLES, example, sweep, true_curve
from tests.cases import every

NODES, WEIGHTS = leggauss(40)
NODES = 0.5 + 1.5 * NODES  # on [-1, 2]


def test_a_growing_sample_equals_fits_one_by_one():
    result = sweep(terms=5, noise=0.4, resamples=3, largest=200, seed=2)
    for size, n in enumerate(result.samples):
        sample = example(int(n), terms=5, noise=0.4, seed=2)
        curve = Legendre.fit(sample.x, sample.y, 4, domain=[-1, 2])
        held_out = WEIGHTS / 2 @ (curve(NODES) - true_curve(NODES)) ** 2 + 0.16
        # the first samples have conditions up to 1e4, squared in an error
        assert result.ghosts[0, size] == pytest.approx(held_out, rel=1e-7)
        assert sample.held_out == pytest.approx(held_out, rel=1e-7)
        np.testing.assert_allclose(sample.fitted, curve(sample.grid), atol=1e-8)


def test_with_fewer_points_than_terms_the_curve_goes_through_all_points():
    sample = example(samples=7, terms=12)
    oracle = np.linalg.lstsq(legvander((2 * sample.x - 1) / 3, 11), sample.y, rcond=None)[0]
    np.testing.assert_allclose(sample.fitted, legvander((2 * sample.grid - 1) / 3, 11) @ oracle)
    np.testing.assert_allclose(legvander((2 * sample.x - 1) / 3, 11) @ oracle, sample.y, atol=1e-10)


def test_the_held_out_error_is_what_fresh_noisy_points_show():
    sample, count = example(samples=20, terms=6, noise=0.3, seed=8), 400_000
    curve = Legendre.fit(sample.x, sample.y, 5, domain=[-1, 2])
    rng = np.random.default_rng(123)
    x = rng.uniform(-1, 2, count)
    squares = (curve(x) - x**3 + x - 0.3 * rng.standard_normal(count)) ** 2
    assert abs(squares.mean() - sample.held_out) < 4 * squares.std() / np.sqrt(count)


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
    assert np.all((spread.low <= spread.median) & (spread.median <= spread.high))
    assert np.all(spread.low >= result.floor * (1 - 1e-9))  # no curve beats the best one
    assert np.all(np.diff(result.samples) > 0)
    assert (result.samples[0], result.samples[-1]) == (6, largest)


def test_the_same_seed_gives_the_same_sweep_and_another_seed_another():
    first, again, other = (sweep(resamples=5, seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.ghosts, again.ghosts)
    assert np.any(first.ghosts != other.ghosts)


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


@every("samples", [0, 1001])
def test_an_example_of_no_or_too_many_points_is_refused(samples):
    with pytest.raises(InputError, match="out_of_range"):
        example(samples)
