"""core.recurrent against plain loops, against Keras' layers, and against laws."""

from __future__ import annotations

import pickle
from typing import Any

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import recurrent
from core.errors import InputError
from core.recurrent import ACTIVATIONS, gru, lstm, vanilla
from core.sequence_arrays import MAX_TIME, MAX_WIDTH
from tests.cases import every

# float64 both sides; sums of at most 80 products of order 1, over 40 contracting steps
SAME: dict[str, Any] = {"rtol": 1e-10, "atol": 1e-12}
PLAIN: dict[str, Any] = {
    "tanh": np.tanh,
    "relu": lambda v: np.maximum(v, 0),
    "sigmoid": lambda v: 1 / (1 + np.exp(-v)),
    "linear": lambda v: v,
}
sigmoid = PLAIN["sigmoid"]


def normal(seed, *shapes, spread=0.5):
    rng = np.random.default_rng(seed)
    return [rng.normal(0, spread, shape) for shape in shapes]


def vanilla_plainly(x, a1, a2, a3, activation):
    h, states = np.zeros(a1.shape[0]), []
    for row in x:
        h = PLAIN[activation](h @ a1 + row @ a2)
        states.append(h)
    return np.array(states), np.array(states) @ a3


def lstm_plainly(x, w, u, b, forget_bias):
    n = u.shape[0]
    h, c, rows = np.zeros(n), np.zeros(n), []
    for row in x:
        gates = row @ w + h @ u + b
        i, g, o = sigmoid(gates[:n]), np.tanh(gates[2 * n : 3 * n]), sigmoid(gates[3 * n :])
        f = sigmoid(gates[n : 2 * n] + forget_bias)
        c = f * c + i * g
        h = o * np.tanh(c)
        rows.append((h, c, i, f, g, o))
    return [np.array(part) for part in zip(*rows, strict=True)]


def gru_plainly(x, w, u, b):
    n = u.shape[0]
    h, rows = np.zeros(n), []
    for row in x:
        held, driven = h @ u + b[1], row @ w + b[0]
        z = sigmoid(held[:n] + driven[:n])
        r = sigmoid(held[n : 2 * n] + driven[n : 2 * n])
        candidate = np.tanh(driven[2 * n :] + r * held[2 * n :])
        h = z * h + (1 - z) * candidate
        rows.append((h, z, r, candidate))
    return [np.array(part) for part in zip(*rows, strict=True)]


def keras_output(layer, x, weights):
    layer.build((None, None, x.shape[1]))
    layer.set_weights(weights)
    return np.asarray(layer(x[None]))[0]


@every("activation", ACTIVATIONS)
def test_vanilla_is_the_plain_loop(activation):
    x, a1, a2, a3 = normal(1, (40, 3), (5, 5), (3, 5), (5, 2), spread=0.3)
    run = vanilla(x, a1, a2, a3, activation)
    states, outputs = vanilla_plainly(x, a1, a2, a3, activation)
    np.testing.assert_allclose(run.states, states, **SAME)
    np.testing.assert_allclose(run.outputs, outputs, **SAME)
    np.testing.assert_allclose(run.recurrent, run.before @ a1, **SAME)
    np.testing.assert_allclose(run.driven, x @ a2, **SAME)


def test_lstm_is_the_plain_loop():
    x, w, u, b = normal(2, (40, 3), (3, 20), (5, 20), (20,))
    run = lstm(x, w, u, b, forget_bias=1.5)
    parts = (run.states, run.memory, run.input_gates, run.forget_gates)
    parts += (run.candidates, run.output_gates)
    for ours, plain in zip(parts, lstm_plainly(x, w, u, b, 1.5), strict=True):
        np.testing.assert_allclose(ours, plain, **SAME)


def test_gru_is_the_plain_loop():
    x, w, u, b = normal(3, (40, 3), (3, 15), (5, 15), (2, 15))
    run = gru(x, w, u, b)
    parts = (run.states, run.update_gates, run.reset_gates, run.candidates)
    for ours, plain in zip(parts, gru_plainly(x, w, u, b), strict=True):
        np.testing.assert_allclose(ours, plain, **SAME)


def test_vanilla_equals_keras_simple_rnn():
    x, a1, a2 = normal(4, (30, 3), (6, 6), (3, 6))
    layer = keras.layers.SimpleRNN(6, return_sequences=True, dtype="float64")
    theirs = keras_output(layer, x, [a2, a1, np.zeros(6)])
    np.testing.assert_allclose(vanilla(x, a1, a2, np.eye(6)).outputs, theirs, **SAME)


@every("forget_bias", [0.0, 1.0, -3.0])
def test_lstm_equals_keras_lstm(forget_bias):
    x, w, u, b = normal(5, (30, 3), (3, 24), (6, 24), (24,))
    added = np.repeat([0.0, forget_bias, 0.0, 0.0], 6)
    layer = keras.layers.LSTM(6, return_sequences=True, dtype="float64")
    theirs = keras_output(layer, x, [w, u, b + added])
    np.testing.assert_allclose(lstm(x, w, u, b, forget_bias).outputs, theirs, **SAME)


def test_gru_equals_keras_gru():
    x, w, u, b = normal(6, (30, 3), (3, 18), (6, 18), (2, 18))
    layer = keras.layers.GRU(6, return_sequences=True, dtype="float64")
    np.testing.assert_allclose(gru(x, w, u, b).outputs, keras_output(layer, x, [w, u, b]), **SAME)


@settings(max_examples=25)
@given(time=st.integers(1, 70), units=st.integers(1, 9), seed=st.integers(0, 99))
def test_padding_never_shows(time, units, seed):
    x, a1, a2 = normal(seed, (time, 2), (units, units), (2, units))
    run = vanilla(x, a1, a2, np.eye(units), "sigmoid")  # sigmoid(0) is not 0: padded units differ
    assert run.states.shape == (time, units)
    np.testing.assert_allclose(run.states, vanilla_plainly(x, a1, a2, np.eye(units), "sigmoid")[0])


def test_what_comes_later_does_not_change_what_was():
    x, a1, a2, a3 = normal(7, (50, 2), (4, 4), (2, 4), (4, 1))
    early = vanilla(x[:20], a1, a2, a3)
    np.testing.assert_array_equal(early.states, vanilla(x, a1, a2, a3).states[:20])


def test_a_linear_network_is_the_sum_of_its_impulse_responses():
    x, a1, a2, a3 = normal(8, (20, 1), (3, 3), (1, 3), (3, 1))
    powers = [a2 @ np.linalg.matrix_power(a1, k) @ a3 for k in range(20)]
    response = np.array(powers)[:, 0, 0]
    run = vanilla(x, a1, a2, a3, "linear")
    np.testing.assert_allclose(run.outputs[:, 0], np.convolve(x[:, 0], response)[:20], **SAME)


def test_an_open_forget_gate_with_a_closed_input_gate_keeps_the_memory():
    closed_after_first = [[50.0, 0, 1, 0]]  # i: open for x = 1 only, with the bias of -25
    run = lstm([1] + [0] * 99, closed_after_first, np.zeros((1, 4)), [-25, 0, 0, 0], 50.0)
    # i = sigmoid(-25) lets 1e-11 a step in; f = 1 - 2e-22 forgets nothing
    np.testing.assert_allclose(run.memory[:, 0], np.tanh(1.0), atol=1e-8)


def test_the_longest_sequence_runs_and_one_step_longer_is_refused():
    x = np.ones(MAX_TIME)
    run = vanilla(x, [[0.5]], [[1.0]], [[1.0]], "linear")
    assert run.states[-1, 0] == pytest.approx(2.0, rel=1e-12)  # the geometric series
    with pytest.raises(InputError, match="array_too_long"):
        vanilla(np.ones(MAX_TIME + 1), [[0.5]], [[1.0]], [[1.0]])


def test_an_explosion_is_reported_at_its_first_step():
    run = vanilla([1.0] + [0.0] * 999, [[10.0]], [[1.0]], [[1.0]], "linear")
    # 10^308 is the last power of ten below the largest float64, 1.8e308
    assert run.overflow_step == 309
    assert np.isfinite(run.states[:309]).all()
    assert not np.isfinite(run.states[309, 0])
    assert vanilla([1.0], [[10.0]], [[1.0]], [[1.0]]).overflow_step is None


def test_lengths_of_one_size_class_share_one_compilation():
    vanilla(np.ones(65), [[0.5]], [[1.0]], [[1.0]])
    count = recurrent.vanilla_states.experimental_get_tracing_count()
    for time in (66, 100, 128):
        vanilla(np.ones(time), np.eye(5), np.ones((1, 5)), np.ones((5, 2)))
    assert recurrent.vanilla_states.experimental_get_tracing_count() == count


def test_results_pickle_and_arguments_stay_as_they_were():
    x, w, u, b = normal(9, (5, 1), (1, 8), (2, 8), (8,))
    before = b.copy()
    run = lstm(x, w, u, b, 1.0)
    np.testing.assert_array_equal(b, before)
    unpickled = pickle.loads(pickle.dumps(run))
    np.testing.assert_array_equal(unpickled.memory, run.memory)
    assert isinstance(run.memory, np.ndarray)


GOOD: dict[str, Any] = {
    "inputs": np.ones((4, 2)),
    "A1": np.eye(3),
    "A2": np.ones((2, 3)),
    "A3": np.ones((3, 1)),
}
LSTM_GOOD: dict[str, Any] = {
    "inputs": np.ones((4, 2)),
    "kernel": np.ones((2, 12)),
    "recurrent_kernel": np.ones((3, 12)),
    "bias": np.ones(12),
}


@every(
    ("changed", "rule"),
    [
        ({"inputs": []}, "array_empty"),
        ({"inputs": [[1, np.nan]]}, "array_not_finite"),
        ({"inputs": [[1, np.inf]]}, "array_not_finite"),
        ({"inputs": "word"}, "array_not_numbers"),
        ({"inputs": 3.0}, "array_wrong_axes"),
        ({"inputs": [[1, 2, 3]]}, "matrix_does_not_fit"),
        ({"A1": np.ones((3, 2))}, "matrix_does_not_fit"),
        ({"A1": np.eye(2)}, "matrix_does_not_fit"),
        ({"A1": [1, 2, 3]}, "array_wrong_axes"),
        ({"A2": [[1, 2, np.nan]] * 2}, "array_not_finite"),
        ({"A3": np.ones((2, 1))}, "matrix_does_not_fit"),
        ({"A3": np.ones((3, 2000))}, "array_too_long"),
        ({"activation": "cube"}, "unknown_choice"),
    ],
)
def test_vanilla_refuses_what_does_not_fit(changed, rule):
    with pytest.raises(InputError, match=rule):
        vanilla(**{**GOOD, **changed})


@every(
    ("changed", "rule"),
    [
        ({"kernel": np.ones((2, 10))}, "matrix_does_not_fit"),
        ({"kernel": np.ones((2, 2))}, "matrix_does_not_fit"),
        ({"recurrent_kernel": np.ones((2, 12))}, "matrix_does_not_fit"),
        ({"bias": np.ones(11)}, "matrix_does_not_fit"),
        ({"bias": np.ones((2, 12))}, "array_wrong_axes"),
        ({"forget_bias": np.nan}, "out_of_range"),
        ({"forget_bias": 1e9}, "out_of_range"),
    ],
)
def test_lstm_refuses_what_does_not_fit(changed, rule):
    with pytest.raises(InputError, match=rule):
        lstm(**{**LSTM_GOOD, **changed})


def test_gru_refuses_the_single_bias_of_another_order():
    with pytest.raises(InputError, match="array_wrong_axes"):
        gru(np.ones((4, 2)), np.ones((2, 9)), np.ones((3, 9)), np.ones(9))


def test_every_network_may_have_256_units_and_no_more():
    x = np.ones((2, 1))
    for units in (MAX_WIDTH, MAX_WIDTH + 1):
        wide = {gates: np.zeros((units, gates * units)) for gates in (1, 3, 4)}
        calls = [
            lambda w=wide[1], n=units: vanilla(x, w, np.ones((1, n)), np.ones((n, 1))),
            lambda w=wide[3], n=units: gru(x, np.ones((1, 3 * n)), w, np.ones((2, 3 * n))),
            lambda w=wide[4], n=units: lstm(x, np.ones((1, 4 * n)), w, np.ones(4 * n)),
        ]
        for call in calls:
            if units == MAX_WIDTH:
                assert call().states.shape == (2, MAX_WIDTH)
                continue
            with pytest.raises(InputError, match="array_too_long"):
                call()


def test_a_network_has_at_most_256_features_and_outputs():
    many = MAX_WIDTH + 1
    with pytest.raises(InputError, match="array_too_long"):
        vanilla(np.ones((2, many)), [[1.0]], np.ones((many, 1)), [[1.0]])
    with pytest.raises(InputError, match="array_too_long"):
        vanilla([1.0], [[1.0]], [[1.0]], np.ones((1, many)))
