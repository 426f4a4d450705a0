"""core.model_size against fits one by one, fresh noisy points, and the bias-variance identity."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.polynomial.legendre import leggauss, legval, legvander

from core.errors import InputError
from core.model_size import (
    DRAWS,
    FAR,
    GHOSTS,
    MAX_PARAMETERS,
    MAX_SAMPLES,
    MIN_SAMPLES,
    OFFERED,
    cause,
    curves,
    family,
    sweep,
    true_curve,
)
from tests.cases import every

NODES, WEIGHTS = leggauss(300)  # not the nodes of the module


def fit_one_by_one(x, y, parameters):
    """Least squares for each N, of least norm beyond N = n: one curve, no batch."""
    return [np.linalg.lstsq(legvander(x, n - 1), y, rcond=None)[0] for n in parameters]


def test_every_ghost_equals_its_own_least_squares_fit():
    result = sweep(samples=11, noise=0.3, resamples=5, largest=40, seed=3)
    samples = curves(parameters=1, samples=11, noise=0.3, seed=3)
    training = []
    for ghost in range(5):
        fits = fit_one_by_one(samples.sample_x, samples.sample_y[ghost], result.parameters)
        held_out = [WEIGHTS / 2 @ (legval(NODES, a) - true_curve(NODES)) ** 2 + 0.09 for a in fits]
        training.append(
            [np.mean((legval(samples.sample_x, a) - samples.sample_y[ghost]) ** 2) for a in fits]
        )
        # condition of the basis at N = n = 11 about 100, squared in an error
        np.testing.assert_allclose(result.ghost_held_out[ghost], held_out, rtol=1e-9)
    mean = np.mean(training, axis=0)
    np.testing.assert_allclose(result.measured.training, mean, rtol=1e-9, atol=1e-20)


@given(
    st.integers(MIN_SAMPLES, 20),
    st.floats(0.0, 2.0, allow_subnormal=False),
    st.integers(2, 40),
    st.integers(1, 60),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=60, deadline=None)
def test_bias_variance_and_noise_add_up_to_the_held_out_error(samples, noise, count, largest, seed):
    result = sweep(samples, noise, count, largest, seed)
    for errors in (result.measured, result.theory):
        parts = errors.bias_squared + errors.variance + result.noise_variance
        # an identity of sums: rounding of means of up to 40 squares
        np.testing.assert_allclose(errors.held_out, parts, rtol=1e-11, atol=1e-300)
    assert result.parameters[-1] == largest
    assert np.all(np.diff(result.parameters) > 0)


def test_the_held_out_error_is_what_fresh_noisy_points_show():
    parameters, noise, count = 6, 0.3, 400_000
    samples = curves(parameters, samples=12, noise=noise, seed=1)
    a = np.linalg.lstsq(legvander(samples.sample_x, 5), samples.sample_y[0], rcond=None)[0]
    rng = np.random.default_rng(99)
    x = rng.uniform(-1, 1, count)
    squares = (legval(x, a) - true_curve(x) - noise * rng.standard_normal(count)) ** 2
    expected = sweep(12, noise, 2, 6, seed=1).ghost_held_out[0, -1]
    assert abs(squares.mean() - expected) < 4 * squares.std() / np.sqrt(count)  # 4 standard errors


@every("samples", [6, 14, 25])
def test_measured_errors_scatter_about_theory_as_500_resamples_must(samples):
    result = sweep(samples, 0.2, 500, 3 * samples, seed=5)
    # the variance of a variance over 500 normal resamples: at most 2 / 500 relative, when one
    # direction carries all of it, as near N = n; 4.5 standard errors for some 60 sizes
    relative = 4.5 * np.sqrt(2 / 500)
    np.testing.assert_allclose(result.measured.variance, result.theory.variance, rtol=relative)
    shift = 4.5 * 2 * np.sqrt(result.theory.bias_squared * result.theory.variance / 500)
    slack = shift + 4.5**2 * result.theory.variance / 500
    assert np.all(np.abs(result.measured.bias_squared - result.theory.bias_squared) <= slack)
    np.testing.assert_allclose(
        result.measured.training, result.theory.training, rtol=relative, atol=1e-20
    )


@every("samples", range(MIN_SAMPLES, MAX_SAMPLES + 1))
def test_the_variance_peaks_where_there_are_as_many_parameters_as_points(samples):
    result = sweep(samples, 0.2, 2, 2 * samples)
    assert result.parameters[result.theory.variance.argmax()] == samples


def test_the_default_picture_has_a_valley_a_peak_and_a_second_descent():
    result = sweep()
    error = dict(zip(result.parameters.tolist(), result.measured.held_out, strict=True))
    valley = min(range(1, 14), key=lambda n: error[n])
    assert 4 <= valley <= 9
    assert error[1] > 5 * error[valley]
    assert error[14] > 50 * error[valley]
    assert min(error[n] for n in error if n > 20) < 1.5 * error[valley]


def test_training_error_never_rises_and_is_gone_from_as_many_parameters_as_points():
    result = sweep()
    assert np.all(np.diff(result.measured.training) <= 1e-12)  # nested models, rounding
    assert result.measured.training[result.parameters >= 14].max() < 1e-20


def test_with_all_polynomials_of_one_length_the_second_descent_is_lost():
    x = np.linspace(-1, 1, 14)
    errors = {}
    for name, power in (("as they are", 0.0), ("one length", 0.5)):
        weight = (2 * np.arange(128) + 1.0) ** power
        a = np.linalg.pinv(legvander(x, 127) * weight) @ true_curve(x)
        errors[name] = WEIGHTS / 2 @ (legval(NODES, a * weight) - true_curve(NODES)) ** 2
    assert errors["one length"] > 5 * errors["as they are"]


def test_without_noise_there_is_no_variance():
    result = sweep(noise=0.0, resamples=3)
    assert result.measured.variance.max() < 1e-25
    assert not result.theory.variance.any()


def test_curves_are_those_of_the_sweep_and_their_spread_is_its_variance():
    result, picture = sweep(samples=10, seed=4, largest=10), curves(7, samples=10, seed=4)
    assert picture.ghosts.shape[0] == GHOSTS
    a = np.linalg.lstsq(legvander(picture.sample_x, 6), picture.sample_y[2], rcond=None)[0]
    np.testing.assert_allclose(picture.ghosts[2], legval(picture.x, a), atol=1e-10)
    # the mean over an even grid of 201 points against the exact mean: trapezoid, step 0.01
    spread = np.trapezoid(picture.spread**2, picture.x) / 2
    assert spread == pytest.approx(result.theory.variance[6], rel=2e-3)


@every("samples", [4, 14, 40])
def test_every_curve_of_the_family_is_that_of_one_size(samples):
    whole = family(samples, noise=0.3, seed=2)
    assert whole.curves.shape[0] == len(OFFERED)
    for at, parameters in enumerate(OFFERED):
        one = curves(parameters, samples, noise=0.3, seed=2)
        expected = one.ghosts[:DRAWS, ::2].clip(-FAR, FAR)
        # at n = N = 40 ten of 16 digits are lost
        np.testing.assert_allclose(whole.curves[at], expected, rtol=1e-4, atol=1e-4)
    np.testing.assert_array_equal(whole.sample_y, one.sample_y[:DRAWS])


def test_powers_lose_half_of_their_digits_by_20_terms_and_all_by_40():
    """Digits lost: the logarithm of the condition number of the powers on [-1, 1]."""
    lost = {n: np.log10(np.linalg.cond(np.vander(np.linspace(-1, 1, n), n))) for n in (10, 20, 40)}
    assert lost[10] < 4
    assert lost[20] == pytest.approx(8, abs=0.5)
    assert lost[40] > 16
    legendre = np.linalg.cond(legvander(np.linspace(-1, 1, 40), 39))
    assert np.log10(legendre) < 10.5  # what the module says it keeps: 6 of 16


@every("samples", [4, 6, 8, 14, 20, 40])
@every("noise", [0.0, 0.01, 0.05, 0.2, 2.0])
def test_the_cause_of_an_error_is_the_larger_of_its_parts(samples, noise):
    result = sweep(samples, noise, resamples=60)
    best = result.lowest(samples)
    errors = result.measured
    for parameters in OFFERED:
        at, why = result.at(parameters), cause(result, samples, parameters)
        if why == "noise":
            assert noise > 0
            assert errors.variance[at] > errors.bias_squared[at]
        if why in ("few", "swings"):
            assert errors.bias_squared[at] >= errors.variance[at]
            assert (parameters > best) == (why == "swings")
        assert (why in ("falls", "stays")) == (parameters > samples)
        if why in ("best", "harmless"):
            assert errors.held_out[at] <= 1.25 * errors.held_out[result.at(best)]


def test_the_same_seed_gives_the_same_sweep_and_another_seed_another():
    first, again, other = sweep(seed=1), sweep(seed=1), sweep(seed=2)
    np.testing.assert_array_equal(first.measured.held_out, again.measured.held_out)
    assert np.any(first.measured.held_out != other.measured.held_out)


def test_the_largest_sweep_is_finite():
    result = sweep(MAX_SAMPLES, 2.0, 20, MAX_PARAMETERS)
    assert np.isfinite(result.measured.held_out).all()


@every(
    "change",
    [
        {"samples": 3},
        {"samples": 41},
        {"noise": -0.1},
        {"noise": float("nan")},
        {"noise": float("inf")},
        {"resamples": 1},
        {"resamples": 501},
        {"largest": 0},
        {"largest": 201},
        {"seed": -1},
        {"seed": 2**32},
    ],
)
def test_settings_out_of_range_are_named(change):
    with pytest.raises(InputError) as caught:
        sweep(**change)
    assert caught.value.rule == "out_of_range"
    assert caught.value.values["setting"] == next(iter(change))


@every("parameters", [0, 201])
def test_curves_of_no_or_too_many_parameters_are_refused(parameters):
    with pytest.raises(InputError, match="out_of_range"):
        curves(parameters)
