"""core.weight_sharing: the same layer three times, with ever fewer weights of its own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.convolution import PADDINGS, convolve, count_parameters
from core.errors import InputError
from core.weight_sharing import ABSENT, LONGEST, MAX_MATRIX, build, count_curve, gigabytes
from tests.cases import every

HOW = st.fixed_dictionaries(
    {
        "stride": st.integers(1, 4),
        "dilation": st.integers(1, 4),
        "padding": st.sampled_from(PADDINGS),
    }
)


@given(st.integers(1, 20), st.integers(1, 6), HOW)
@settings(max_examples=100, deadline=None)
def test_each_layer_has_as_many_weights_as_are_counted(length, width, how):
    assume(width <= length and how["stride"] <= length)
    assume(how["padding"] != "VALID" or (width - 1) * how["dilation"] < length)
    layers = build(length, width, **how)
    band = ~np.isnan(layers.banded)
    assert layers.dense.size == layers.counts.dense
    assert band.sum() == layers.counts.banded
    np.testing.assert_array_equal(band, ~np.isnan(layers.shared))
    np.testing.assert_array_equal(band, layers.taps != ABSENT)
    np.testing.assert_array_equal(layers.banded[band], layers.dense[band])
    assert len(np.unique(layers.shared[band])) == len(np.unique(layers.taps[band])) <= width
    # float64 rounding of at most 6 products of normal numbers
    assert layers.difference < 1e-13
    kernel = np.zeros((width, 1, 1))
    kernel[layers.taps[band], 0, 0] = layers.shared[band]
    by_convolution = convolve(layers.signal, kernel, **how).output[:, 0]
    by_matrix = np.nan_to_num(layers.shared) @ layers.signal
    np.testing.assert_allclose(by_matrix, by_convolution, atol=1e-13)


def test_the_tutorials_three_pictures_of_six_by_six():
    layers = build()
    band = ~np.isnan(layers.banded)
    np.testing.assert_array_equal(band, np.abs(np.subtract.outer(range(6), range(6))) <= 1)
    for tap in range(3):
        assert len(np.unique(layers.shared[layers.taps == tap])) == 1


def test_a_thousand_inputs_take_a_million_weights():
    counts = build(1000, 3).counts
    assert (counts.dense, counts.banded, counts.shared) == (1_000_000, 2998, 3)


def test_the_curve_is_made_of_the_counts():
    curve = count_curve(5, stride=2, dilation=3, padding="VALID")
    assert curve.lengths[0] == 13
    for at in (0, 7, -1):
        counts = count_parameters(int(curve.lengths[at]), 5, stride=2, dilation=3, padding="VALID")
        assert (counts.dense, counts.banded) == (curve.dense[at], curve.banded[at])
    assert np.all(curve.shared == 5)


def test_dense_weights_grow_with_the_square_and_banded_ones_in_proportion():
    curve = count_curve(3)
    np.testing.assert_array_equal(curve.dense, curve.lengths.astype(float) ** 2)
    np.testing.assert_array_equal(curve.banded, 3.0 * curve.lengths - 2)


def test_the_same_seed_gives_the_same_weights_and_another_seed_others():
    np.testing.assert_array_equal(build(seed=3).dense, build(seed=3).dense)
    assert np.all(build(seed=3).dense != build(seed=4).dense)


def test_a_second_of_sound_would_take_gigabytes():
    assert gigabytes(count_parameters(44_100, 3).dense) == pytest.approx(44_100**2 * 4 / 1e9)


@every(
    ("rule", "call"),
    [
        ("out_of_range", lambda: build(0)),
        ("out_of_range", lambda: build(MAX_MATRIX + 1)),
        ("out_of_range", lambda: build(6, 65)),
        ("out_of_range", lambda: build(seed=-1)),
        ("kernel_wider_than_signal", lambda: build(2, 3)),
        ("stride_above_length", lambda: build(6, 3, stride=7)),
        ("kernel_does_not_fit", lambda: build(6, 3, dilation=3, padding="VALID")),
        ("unknown_choice", lambda: count_curve(padding="FULL")),
        ("kernel_does_not_fit", lambda: count_curve(3, dilation=LONGEST, padding="VALID")),
    ],
)
def test_a_layer_that_cannot_be_is_named(rule, call):
    with pytest.raises(InputError) as caught:
        call()
    assert caught.value.rule == rule
