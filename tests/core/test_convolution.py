"""core.convolution against TensorFlow, Keras, SciPy, plain loops and closed forms."""

from __future__ import annotations

import pickle

import keras
import numpy as np
import pytest
import scipy.signal
import tensorflow as tf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.convolution import (
    MAX_LENGTH,
    PADDINGS,
    convolve,
    count_parameters,
    layout,
    toeplitz,
)
from core.errors import InputError
from tests.cases import every

# float64 rounding: sums of at most 60 products of size below 20, each off by 2^-53
CLOSE = {"rtol": 0, "atol": 1e-12}
MEAN_AND_SUM = np.stack([np.full((3, 1), 1 / 3), np.ones((3, 1))], axis=2)


def convolve_plainly(x, w, stride, dilation, before, time_out):
    """The sum of the docstring as five loops."""
    y = np.zeros((time_out, w.shape[2]))
    for t in range(time_out):
        for k in range(w.shape[0]):
            at = t * stride - before + k * dilation
            if 0 <= at < len(x):
                for c in range(w.shape[1]):
                    for o in range(w.shape[2]):
                        y[t, o] += x[at, c] * w[k, c, o]
    return y


@st.composite
def cases(draw, most=4):
    """A signal, kernels, and a stride, dilation (up to ``most``) and padding that fit them."""
    length, width = draw(st.integers(1, 24)), draw(st.integers(1, 7))
    channels_in, channels_out = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    stride, dilation = draw(st.integers(1, most)), draw(st.integers(1, most))
    padding = draw(st.sampled_from(PADDINGS))
    assume(width <= length)
    assume(stride <= length)
    assume(padding != "VALID" or (width - 1) * dilation + 1 <= length)
    rng = np.random.default_rng(draw(st.integers(0, 1000)))
    signal = rng.uniform(-4, 4, (length, channels_in))
    kernels = rng.uniform(-4, 4, (width, channels_in, channels_out))
    return signal, kernels, {"stride": stride, "dilation": dilation, "padding": padding}


@given(cases())
@settings(max_examples=300, deadline=None)
def test_every_output_is_the_sum_of_the_definition(case):
    signal, kernels, how = case
    result = convolve(signal, kernels, **how)
    plain = convolve_plainly(
        signal, kernels, how["stride"], how["dilation"], result.before, len(result.output)
    )
    np.testing.assert_allclose(result.output, plain, **CLOSE)
    np.testing.assert_array_equal(
        result.starts, [t * how["stride"] - result.before for t in range(len(plain))]
    )


@given(cases())
@settings(max_examples=150, deadline=None)
def test_same_and_valid_place_the_kernel_as_tensorflow_does(case):
    signal, kernels, how = case
    assume(how["padding"] != "CAUSAL")
    theirs = tf.nn.conv1d(
        signal[None], kernels, how["stride"], how["padding"], dilations=how["dilation"]
    )
    np.testing.assert_allclose(convolve(signal, kernels, **how).output, theirs[0], **CLOSE)


@every("padding", PADDINGS)
@every(("stride", "dilation"), [(1, 1), (2, 1), (3, 1), (1, 2), (1, 4)])
@every("width", [1, 2, 3, 5])
def test_the_output_is_that_of_a_keras_layer(padding, stride, dilation, width):
    rng = np.random.default_rng(width)
    signal, kernels = rng.normal(size=(19, 2)), rng.normal(size=(width, 2, 3))
    layer = keras.layers.Conv1D(
        3,
        width,
        strides=stride,
        dilation_rate=dilation,
        padding=padding.lower(),
        use_bias=False,
        dtype="float64",
    )
    layer.build((None, 19, 2))
    layer.set_weights([kernels])
    ours = convolve(signal, kernels, stride=stride, dilation=dilation, padding=padding)
    np.testing.assert_allclose(ours.output, np.asarray(layer(signal[None]))[0], **CLOSE)


@given(cases(most=1))
@settings(max_examples=100, deadline=None)
def test_without_stride_it_is_scipys_correlation_and_not_its_convolution(case):
    signal, kernels, how = case
    assume(how["padding"] == "VALID")
    x, w = signal[:, 0], kernels[:, 0, 0]
    ours = convolve(x, w[:, None, None], padding="VALID").output[:, 0]
    np.testing.assert_allclose(ours, scipy.signal.correlate(x, w, "valid"), **CLOSE)
    np.testing.assert_allclose(ours, scipy.signal.convolve(x, w[::-1], "valid"), **CLOSE)


def test_the_tutorials_thousand_ones_lose_a_third_at_the_edges():
    result = convolve(np.ones(1000), MEAN_AND_SUM)
    assert result.output.shape == (1000, 2)
    np.testing.assert_allclose(result.output[[0, -1]], [[2 / 3, 2], [2 / 3, 2]], **CLOSE)
    np.testing.assert_allclose(result.output[1:-1], np.tile([1.0, 3.0], (998, 1)), **CLOSE)


def test_an_impulse_gives_the_kernel_back_to_front():
    impulse = np.zeros(7)
    impulse[3] = 1
    output = convolve(impulse, np.array([1.0, 2.0, 3.0])[:, None, None]).output[:, 0]
    np.testing.assert_array_equal(output, [0, 0, 3, 2, 1, 0, 0])


@given(cases())
@settings(max_examples=100, deadline=None)
def test_a_causal_output_ignores_the_future(case):
    signal, kernels, how = case
    how = how | {"padding": "CAUSAL"}
    changed = signal.copy()
    changed[len(signal) // 2 :] += 100
    before = -(-(len(signal) // 2) // how["stride"])  # outputs at times before the change
    ours, other = convolve(signal, kernels, **how), convolve(changed, kernels, **how)
    np.testing.assert_array_equal(ours.output[:before], other.output[:before])
    assert ours.after == 0


@given(cases())
@settings(max_examples=150, deadline=None)
def test_the_matrix_times_the_signal_is_the_convolution(case):
    signal, kernels, how = case
    matrix = toeplitz(kernels[:, 0, 0], len(signal), **how)
    ours = convolve(signal[:, 0], kernels[:, :1, :1], **how).output[:, 0]
    assert matrix.shape == (len(ours), len(signal))
    np.testing.assert_allclose(matrix @ signal[:, 0], ours, **CLOSE)


def test_with_stride_one_the_matrix_is_constant_along_its_diagonals():
    matrix = toeplitz([1.0, -2.0, 5.0, 0.5], 11, dilation=2)
    np.testing.assert_array_equal(matrix[1:, 1:], matrix[:-1, :-1])


@given(cases())
@settings(max_examples=200, deadline=None)
def test_counts_are_those_of_the_cells_of_the_matrix(case):
    signal, kernels, how = case
    cells = toeplitz(np.ones(len(kernels)), len(signal), **how)
    counts = count_parameters(len(signal), len(kernels), **how)
    assert (counts.dense, counts.banded) == (cells.size, np.count_nonzero(cells))
    assert counts.shared == len(kernels)


@every(("length", "expected"), [(6, (36, 16, 3)), (1000, (10**6, 2998, 3)), (3, (9, 7, 3))])
def test_the_tutorials_counts(length, expected):
    counts = count_parameters(length, 3)
    assert (counts.dense, counts.banded, counts.shared) == expected


def test_counting_a_billion_samples_builds_no_matrix():
    counts = count_parameters(10**9, 3)
    assert (counts.dense, counts.banded) == (10**18, 3 * 10**9 - 2)


def test_a_list_and_an_array_give_the_same_and_neither_is_changed():
    signal, kernels = [1.0, 2.0, 4.0], MEAN_AND_SUM.copy()
    ours = convolve(np.array(signal), kernels).output
    np.testing.assert_array_equal(convolve(signal, kernels.tolist()).output, ours)
    np.testing.assert_array_equal(kernels, MEAN_AND_SUM)
    assert signal == [1.0, 2.0, 4.0]


def test_a_result_can_be_pickled():
    result = convolve([1.0, 2.0, 3.0], MEAN_AND_SUM)
    again = pickle.loads(pickle.dumps(result))
    np.testing.assert_array_equal(again.output, result.output)


def test_same_puts_the_odd_zero_behind():
    assert (layout(10, 4, 1, 1, "SAME").before, layout(10, 4, 1, 1, "SAME").after) == (1, 2)


ONE = np.ones((3, 1, 1))


@every(
    ("rule", "arguments"),
    [
        ("array_empty", {"signal": [], "kernels": ONE}),
        ("array_empty", {"signal": [1, 2, 3], "kernels": np.ones((0, 1, 1))}),
        ("array_not_finite", {"signal": [1, np.nan, 3], "kernels": ONE}),
        ("array_not_finite", {"signal": [1, 2, 3], "kernels": ONE * np.inf}),
        ("array_not_finite", {"signal": [1, 2, 3], "kernels": ONE * np.nan}),
        ("array_too_large", {"signal": [1, 2, 1e300], "kernels": ONE}),
        ("array_not_numbers", {"signal": ["a", "b", "c"], "kernels": ONE}),
        ("array_not_numbers", {"signal": np.ones(4) * 1j, "kernels": ONE}),
        ("array_not_numbers", {"signal": [[1, 2], [3]], "kernels": ONE}),
        ("array_wrong_axes", {"signal": 3.0, "kernels": ONE}),
        ("array_wrong_axes", {"signal": np.ones((2, 2, 2)), "kernels": ONE}),
        ("array_wrong_axes", {"signal": [1, 2, 3], "kernels": [1, 1, 1]}),
        ("array_too_long", {"signal": np.ones(MAX_LENGTH + 1), "kernels": ONE}),
        ("channels_differ", {"signal": np.ones((5, 2)), "kernels": ONE}),
        ("kernel_wider_than_signal", {"signal": [1, 2], "kernels": ONE}),
        ("kernel_does_not_fit", {"kernels": ONE, "dilation": 3, "padding": "VALID"}),
        ("stride_above_length", {"kernels": ONE, "stride": 6}),
        ("unknown_choice", {"kernels": ONE, "padding": "same"}),
        ("out_of_range", {"kernels": ONE, "stride": 0}),
        ("out_of_range", {"kernels": ONE, "dilation": -1}),
        ("too_many_products", {"signal": np.ones(100_000), "kernels": np.ones((25_000, 1, 1))}),
    ],
)
def test_what_cannot_be_convolved_is_named(rule, arguments):
    with pytest.raises(InputError) as caught:
        convolve(**({"signal": np.ones(5)} | arguments))
    assert caught.value.rule == rule


@every(
    ("rule", "call"),
    [
        ("out_of_range", lambda: toeplitz([1, 2], 0)),
        ("array_wrong_axes", lambda: toeplitz([[1, 2]], 4)),
        ("kernel_wider_than_signal", lambda: toeplitz([1, 2, 3], 2)),
        ("array_too_long", lambda: toeplitz([1.0], 5000)),
        ("out_of_range", lambda: count_parameters(0, 1)),
        ("out_of_range", lambda: count_parameters(5, 0)),
        ("kernel_wider_than_signal", lambda: count_parameters(2, 3)),
        ("kernel_does_not_fit", lambda: count_parameters(5, 3, dilation=3, padding="VALID")),
    ],
)
def test_a_matrix_or_count_that_cannot_be_is_named(rule, call):
    with pytest.raises(InputError) as caught:
        call()
    assert caught.value.rule == rule
