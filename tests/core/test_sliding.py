"""core.sliding, core.signals and core.named_kernels against SciPy, plain sums and closed forms."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.signal
from hypothesis import given, settings
from hypothesis import strategies as st

from core.convolution import PADDINGS, convolve
from core.errors import InputError
from core.named_kernels import KERNELS, bank, from_table, kernel, to_table
from core.signals import SIGNALS, channels, make
from core.sliding import frequency_response, terms, twice_first
from tests.cases import every

# float64 rounding of sums of at most a hundred terms of order one
CLOSE = {"rtol": 0, "atol": 1e-12}


@given(
    st.integers(8, 60),
    st.sampled_from([1, 2, 3]),
    st.sampled_from([1, 2]),
    st.sampled_from(PADDINGS),
    st.integers(0, 100),
)
@settings(max_examples=80, deadline=None)
def test_the_terms_of_each_position_add_up_to_its_output(length, stride, dilation, padding, at):
    rng = np.random.default_rng(length)
    signal, kernels = rng.normal(size=(length, 2)), rng.normal(size=(3, 2, 2))
    how = {"stride": stride, "dilation": dilation, "padding": padding}
    few = terms(signal, kernels, **how, percent=float(at), shown=5)
    whole = convolve(signal, kernels, **how).output
    np.testing.assert_allclose(few.sums, whole[few.outputs], **CLOSE)
    for row, tap in np.ndindex(few.inputs.shape):
        if few.padded[row, tap]:
            assert not few.values[row, tap].any()
        else:
            np.testing.assert_array_equal(few.values[row, tap], signal[few.inputs[row, tap]])


def test_the_percentage_runs_from_the_first_to_the_last_output():
    signal, kernels = np.arange(50.0), np.ones((3, 1, 1))
    assert terms(signal, kernels, percent=0.0, shown=10).outputs[0] == 0
    assert terms(signal, kernels, percent=100.0, shown=10).outputs[-1] == 49


@every(("padding", "expected"), [("SAME", 0), ("VALID", 1), ("CAUSAL", 0)])
def test_an_output_is_drawn_over_the_middle_of_its_kernel_or_its_last_tap(padding, expected):
    assert terms(np.ones(9), np.ones((3, 1, 1)), padding=padding).positions[0] == expected


@every("name", KERNELS)
@every("dilation", [1, 3])
def test_the_gain_is_that_of_scipys_filter(name, dilation):
    w = kernel(name, 9)
    spread = np.zeros(8 * dilation + 1)
    spread[::dilation] = w
    ours = frequency_response(w[:, None, None], dilation=dilation)
    angles = 2 * np.pi * ours.frequencies
    _, theirs = scipy.signal.freqz(spread, worN=angles)  # type: ignore[arg-type]
    np.testing.assert_allclose(ours.gain[:, 0, 0], np.abs(theirs), **CLOSE)


def test_the_gain_of_the_average_is_the_dirichlet_kernel():
    ours = frequency_response(kernel("average", 5)[:, None, None])
    f = ours.frequencies[1:]
    closed = np.abs(np.sin(5 * np.pi * f) / (5 * np.sin(np.pi * f)))
    np.testing.assert_allclose(ours.gain[1:, 0, 0], closed, **CLOSE)


def test_a_tone_comes_out_as_large_as_its_gain_says():
    w = kernel("gaussian", 7)[:, None, None]
    t, f = np.arange(512), 32 / 512
    out = convolve(np.cos(2 * np.pi * f * t), w, padding="VALID").output[:, 0]
    gain = frequency_response(w).gain[round(f / 0.5 * 256), 0, 0]
    # a tone sampled 16 times a period takes its extremes at some of its samples
    np.testing.assert_allclose(np.abs(out).max(), gain, rtol=1e-10)


def test_applied_twice_the_zeros_reach_further():
    w = np.full((3, 1, 1), 1 / 3)
    assert twice_first(np.ones(1000), w) == pytest.approx((2 / 3 + 1) / 3)
    assert twice_first(np.ones(1000), w, padding="VALID") == pytest.approx(1.0)


@every("width", [3, 5, 21])
def test_named_kernels_do_to_polynomials_what_their_names_say(width):
    t = np.arange(80.0)
    middle = slice(30, 50)

    def after(name, signal):
        return convolve(signal, bank([name], width)).output[middle, 0]

    np.testing.assert_allclose(after("average", 3 * t), 3 * t[middle], **CLOSE)
    np.testing.assert_allclose(after("gaussian", 3 * t), 3 * t[middle], **CLOSE)
    np.testing.assert_allclose(after("sum", np.ones(80)), width, **CLOSE)
    np.testing.assert_allclose(after("difference", t**2), 2 * t[middle], **CLOSE)
    np.testing.assert_allclose(after("edge", 3 * t), 3, **CLOSE)
    np.testing.assert_allclose(after("second_difference", t**2), 2, **CLOSE)


def test_the_bank_reads_all_channels_alike():
    kernels = bank(["average", "edge"], 5, channels_in=2)
    assert kernels.shape == (5, 2, 2)
    np.testing.assert_array_equal(kernels[:, 0], kernels[:, 1])
    np.testing.assert_array_equal(kernels[:, 0, 1], kernel("edge", 5))


def test_a_table_of_kernels_comes_back_as_it_was():
    kernels = np.arange(30.0).reshape(5, 2, 3)
    np.testing.assert_array_equal(from_table(to_table(kernels), 2), kernels)
    np.testing.assert_array_equal(to_table(kernels)[0], [0, 3, 1, 4, 2, 5])


def test_kernels_written_for_one_channel_read_a_second_one_with_the_same_weights():
    kernels = bank(["sum", "edge"], 5)
    both = from_table(to_table(kernels), 2, written_for=1)
    np.testing.assert_array_equal(both, np.repeat(kernels, 2, axis=1))
    np.testing.assert_array_equal(from_table(to_table(both), 1, written_for=2), kernels)


def test_the_chirp_reaches_half_a_period_a_sample_at_its_end():
    signal = make("chirp", 1000)
    # the phase pi t^2 / (2 n) grows by pi (2 t + 1) / (2 n): almost pi at the end
    assert np.all(np.sign(signal[990:999]) != np.sign(signal[991:1000]))
    assert np.all(np.abs(np.diff(signal[:20])) < 0.1)


def test_signals_are_what_they_are_called():
    np.testing.assert_array_equal(make("ones", 7), np.ones(7))
    assert make("step", 10).sum() == 5
    noisy = make("sine", 10_000, seed=1)
    clean = np.sin(2 * np.pi * np.arange(10_000) / 50)
    # a standard deviation from 10 000 draws: off by 0.4 / sqrt(20 000) = 0.003, five times that
    assert np.std(noisy - clean) == pytest.approx(0.4, abs=0.015)
    np.testing.assert_array_equal(noisy, make("sine", 10_000, seed=1))
    assert np.any(noisy != make("sine", 10_000, seed=2))


@every("name", SIGNALS)
def test_a_signal_of_one_sample_is_a_signal(name):
    assert np.isfinite(make(name, 1)).all()


@every(
    ("rule", "call"),
    [
        ("unknown_choice", lambda: make("noise")),
        ("out_of_range", lambda: make("ones", 0)),
        ("out_of_range", lambda: make("sine", 5, seed=-1)),
        ("lengths_differ", lambda: channels(np.ones(2), np.ones(3))),
        ("unknown_choice", lambda: kernel("blur", 3)),
        ("width_even", lambda: kernel("average", 4)),
        ("kernel_too_narrow", lambda: kernel("edge", 1)),
        ("out_of_range", lambda: kernel("sum", 103)),
        ("out_of_range", lambda: bank([], 3)),
        ("columns_not_pairs", lambda: from_table([[1.0, 2.0, 3.0]], 2)),
        ("array_empty", lambda: from_table([[]])),
        ("out_of_range", lambda: bank(["sum"], 3, 5)),
        ("out_of_range", lambda: terms(np.ones(5), np.ones((3, 1, 1)), percent=101.0)),
        ("out_of_range", lambda: terms(np.ones(5), np.ones((3, 1, 1)), shown=0)),
        ("array_wrong_axes", lambda: frequency_response([1, 2, 3])),
        ("array_wrong_axes", lambda: frequency_response(1.0)),
        ("array_not_numbers", lambda: frequency_response([[["a"]]])),
        ("array_empty", lambda: frequency_response(np.ones((0, 1, 1)))),
        ("out_of_range", lambda: frequency_response(np.ones((3, 1, 1)), dilation=0)),
        ("array_not_numbers", lambda: twice_first([1, 2], [[["a"]]])),
        ("array_not_numbers", lambda: twice_first([1, 2], [[[1]], [[1, 2]]])),
        ("array_wrong_axes", lambda: twice_first([1, 2], [1, 2])),
        (
            "kernel_wider_than_signal",
            lambda: twice_first(np.ones(3), np.ones((3, 1, 1)), padding="VALID"),
        ),
    ],
)
def test_what_cannot_be_is_named(rule, call):
    with pytest.raises(InputError) as caught:
        call()
    assert caught.value.rule == rule
