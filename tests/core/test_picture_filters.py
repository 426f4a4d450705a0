"""core.picture_filters against SciPy, TensorFlow's own padding and what the names promise."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.signal
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InputError
from core.picture_filters import (
    FILTERS,
    MAX_SIDE,
    PICTURES,
    SIDE,
    SIZES,
    apply,
    gain_at,
    grey,
    kernel,
    make,
)
from tests.cases import every

CLOSE = {"rtol": 0, "atol": 1e-12}  # float64 rounding of at most 81 products of order one


@given(st.integers(5, 20), st.integers(5, 20), st.sampled_from([1, 3, 5]), st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_a_filtered_picture_is_scipys_correlation(height, width, size, seed):
    rng = np.random.default_rng(seed)
    picture, weights = rng.uniform(size=(height, width)), rng.normal(size=(size, size))
    for padding, mode in (("SAME", "same"), ("VALID", "valid")):
        theirs = scipy.signal.correlate2d(picture, weights, mode)
        np.testing.assert_allclose(apply(picture, weights, padding).output, theirs, **CLOSE)


@every("size", SIZES)
def test_filters_do_to_slopes_what_their_names_say(size):
    row, column = np.indices((20, 20)).astype(float)
    inner = (slice(4, 16), slice(4, 16))

    def after(name, picture):
        return apply(picture, kernel(name, size)).output[inner]

    np.testing.assert_allclose(after("blur", row), row[inner], **CLOSE)
    np.testing.assert_allclose(after("sharpen", column), column[inner], **CLOSE)
    np.testing.assert_allclose(after("edges", row + 3), 0, **CLOSE)
    np.testing.assert_allclose(after("vertical", column), 1, **CLOSE)
    np.testing.assert_allclose(after("vertical", row), 0, **CLOSE)
    np.testing.assert_allclose(after("horizontal", row), 1, **CLOSE)
    np.testing.assert_allclose(after("emboss", np.full((20, 20), 0.3)), 0.3, **CLOSE)


@every("name", FILTERS)
@every("size", SIZES)
def test_the_sum_of_the_weights_is_what_an_even_area_is_multiplied_by(name, size):
    result = apply(np.full((9, 9), 0.5), kernel(name, size))
    assert result.output[4, 4] == pytest.approx(0.5 * result.kernel_sum)
    assert result.largest == np.abs(result.output).max()


@every("name", PICTURES)
def test_generated_pictures_are_grey_values(name):
    picture = make(name)
    assert picture.shape == (SIDE, SIDE)
    assert picture.min() >= 0
    assert picture.max() <= 1
    assert np.ptp(picture) > 0.5
    np.testing.assert_array_equal(make("noise", 3), make("noise", 3))


def test_grey_is_the_luma_of_the_colours():
    pixels = [0, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]
    np.testing.assert_allclose(grey(pixels, 2, 2), [[0, 0.587], [0.114, 1.0]])


@every("cycles", [0.0, 0.1, 0.25, 0.5])
def test_stripes_come_out_as_large_as_the_gain_says(cycles):
    stripes = np.tile(np.exp(2j * np.pi * cycles * np.arange(32)), (32, 1))
    weights = kernel("vertical", 5)
    real = apply(np.real(stripes).copy(), weights, "VALID").output
    imaginary = apply(np.imag(stripes).copy(), weights, "VALID").output
    np.testing.assert_allclose(np.hypot(real, imaginary), gain_at(weights, cycles), atol=1e-11)


@every(
    ("rule", "call"),
    [
        ("unknown_choice", lambda: make("cat")),
        ("unknown_choice", lambda: kernel("median")),
        ("unknown_choice", lambda: kernel("blur", 4)),
        ("array_not_finite", lambda: apply(np.full((5, 5), np.nan), np.ones((3, 3)))),
        ("array_not_finite", lambda: apply(np.ones((5, 5)), np.full((3, 3), np.inf))),
        ("array_empty", lambda: apply(np.ones((0, 5)), np.ones((3, 3)))),
        ("array_wrong_axes", lambda: apply(np.ones((5, 5, 3)), np.ones((3, 3)))),
        ("array_too_long", lambda: apply(np.ones((5, 5)), np.ones((10, 10)))),
        ("array_too_long", lambda: apply(np.ones((MAX_SIDE + 1, MAX_SIDE)), np.ones((3, 3)))),
        ("picture_too_large", lambda: apply(np.ones((MAX_SIDE + 1, 3)), np.ones((3, 3)))),
        ("kernel_larger_than_picture", lambda: apply(np.ones((2, 9)), np.ones((3, 3)))),
        ("unknown_choice", lambda: apply(np.ones((5, 5)), np.ones((3, 3)), "CAUSAL")),
        ("pixel_count", lambda: grey([1, 2, 3], 2, 2)),
        ("pixel_range", lambda: grey([1, 2, 256], 1, 1)),
        ("out_of_range", lambda: grey([1, 2, 3], 0, 2)),
        ("out_of_range", lambda: gain_at(kernel("blur"), 0.6)),
        ("out_of_range", lambda: make("noise", -1)),
    ],
)
def test_what_cannot_be_filtered_is_named(rule, call):
    with pytest.raises(InputError) as caught:
        call()
    assert caught.value.rule == rule
