"""core.fourier_kernels against NumPy's FFT, closed forms, Parseval and Gibbs."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.special
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InputError
from core.fourier_kernels import (
    GIBBS,
    MAX_HARMONICS,
    SAMPLES,
    WAVES,
    closed_form,
    expand,
    harmonics_needed,
)
from core.waves import wave
from tests.cases import every

MIDDLE = (np.arange(SAMPLES) + 0.5) / SAMPLES


@every("name", WAVES)
def test_the_coefficients_equal_the_closed_forms(name):
    """The midpoint rule is off by (pi k / M)^2 / 6 of a coefficient of about 4 / (pi k)."""
    result = expand(name)
    k = result.harmonics
    rule = (np.pi * k / SAMPLES) ** 2 / 3 * 4 / (np.pi * k) + 1e-12
    assert np.all(np.abs(result.sine - closed_form(name, k)) < rule)
    # rounding of 4096 products
    np.testing.assert_allclose(result.cosine, 0, atol=1e-12)
    np.testing.assert_allclose(result.mean, 0, atol=1e-12)


@every("name", WAVES)
def test_the_kernels_measure_what_the_fast_transform_does(name):
    spectrum = np.fft.rfft(wave(name, MIDDLE))[1 : MAX_HARMONICS + 1] * 2 / SAMPLES
    shifted = spectrum * np.exp(-1j * np.pi * np.arange(1, MAX_HARMONICS + 1) / SAMPLES)
    result = expand(name)
    np.testing.assert_allclose(result.cosine - 1j * result.sine, shifted, atol=1e-12)  # rounding


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=40))
@settings(max_examples=30, deadline=None)
def test_parseval_gives_the_measured_error_of_any_signal(values):
    result = expand("own", 50, values)
    # on M even samples the waves are orthogonal, so only rounding is left
    np.testing.assert_allclose(result.errors, result.parseval, atol=1e-10)
    assert result.closed_sine is None


@every("name", WAVES)
def test_parseval_by_closed_forms_gives_the_measured_error(name):
    result = expand(name)
    # what M samples of a jump miss: about 1 / M^2 of each coefficient, added up
    np.testing.assert_allclose(result.errors, result.parseval, atol=2e-6, rtol=2e-2)
    assert np.all(np.diff(result.errors) <= 1e-12)


def test_the_square_overshoots_by_the_published_constant():
    assert pytest.approx((2 / np.pi * scipy.special.sici(np.pi)[0] - 1) / 2, abs=1e-15) == GIBBS
    # S_n of the square at its highest: an error of order 1 / n^2, and 1e-5 of the coefficients
    overshoot = expand("square", 99).overshoot
    assert overshoot is not None
    assert overshoot == pytest.approx(GIBBS, abs=5e-4)
    sawtooth = expand("sawtooth", 100).overshoot
    assert sawtooth is not None
    assert sawtooth == pytest.approx(GIBBS, abs=1e-2)  # the slope of the saw itself: order 1 / n


def test_the_overshoot_is_that_of_the_sum_by_hand():
    u = np.linspace(0, 0.2, 20_001)
    waves = [4 / (np.pi * k) * np.sin(2 * np.pi * k * u) for k in (1, 3, 5)]
    by_hand = np.sum(waves, axis=0)
    # coefficients differ by 1e-6, the grid by 1e-9
    assert expand("square", 5).overshoot == pytest.approx((by_hand.max() - 1) / 2, abs=1e-5)


def test_a_wave_without_a_jump_has_no_overshoot():
    assert expand("triangle", 50).overshoot is None
    assert expand("own", 5, [0, 1]).overshoot is None


@every("name", WAVES)
def test_partial_sums_are_those_of_the_closed_forms(name):
    result = expand(name, 20)
    assert result.snapshot_harmonics[[0, -1]].tolist() == [1, 20]
    for n, ours in zip(result.snapshot_harmonics, result.partial_sums, strict=True):
        k = np.arange(1, n + 1)
        plain = np.sin(2 * np.pi * np.outer(result.u, k)) @ closed_form(name, k)
        np.testing.assert_allclose(ours, plain, atol=1e-4)  # 20 coefficients, each off by < 5e-6


def test_a_pure_tone_is_one_harmonic():
    values = np.cos(2 * np.pi * 3 * np.arange(1500) / 1500) + 0.5
    result = expand("own", 10, values)
    assert result.mean == pytest.approx(0.5, abs=1e-12)
    # lines between 500 points a period lose (pi / 500)^2 / 3 of the amplitude
    np.testing.assert_allclose(result.cosine[2], 1.0, atol=2e-5)
    np.testing.assert_allclose(np.delete(result.cosine, 2), 0, atol=1e-5)


def test_more_features_describe_the_data_better():
    assert harmonics_needed("triangle") < harmonics_needed("square") < harmonics_needed("sawtooth")
    needed = harmonics_needed("square")
    errors = expand("square").errors
    assert errors[needed - 1] < 0.01 <= errors[needed - 2]
    spikes = np.zeros(500)
    spikes[0] = 1.0
    assert harmonics_needed("own", 0.01, spikes) == MAX_HARMONICS + 1


@every("value", [0.0, 0.1, -3e11])
def test_a_constant_needs_no_harmonic(value):
    assert harmonics_needed("own", 0.01, np.full(77, value)) == 0
    assert harmonics_needed("own", 0.01, [value, value + 1.0]) > 0


def test_no_number_of_harmonics_leaves_no_error_at_all():
    assert harmonics_needed("square", share=0.0) == MAX_HARMONICS + 1
    assert harmonics_needed("square", share=1.0) == 1


@every(
    ("rule", "call"),
    [
        ("out_of_range", lambda: harmonics_needed("square", float("nan"))),
        ("out_of_range", lambda: harmonics_needed("square", -0.1)),
        ("unknown_choice", lambda: expand("noise")),
        ("out_of_range", lambda: expand("square", 0)),
        ("out_of_range", lambda: expand("square", MAX_HARMONICS + 1)),
        ("array_empty", lambda: expand("own", 3, [])),
        ("array_not_finite", lambda: expand("own", 3, [1.0, float("nan")])),
        ("array_too_long", lambda: expand("own", 3, np.ones(2001))),
    ],
)
def test_what_cannot_be_expanded_is_named(rule, call):
    with pytest.raises(InputError) as caught:
        call()
    assert caught.value.rule == rule
