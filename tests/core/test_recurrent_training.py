"""Training, tasks, stacks and echoes of recurrent networks: laws, and the claims of the lesson."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from core import recurrent_stack, recurrent_training
from core.adam import fresh
from core.echo import echo, half_life
from core.errors import InputError
from core.recurrent_cells import first_weights
from core.recurrent_stack import stack
from core.recurrent_stack import train as train_stacks
from core.recurrent_training import run, train
from core.recurrent_ways import compare
from core.sequence_tasks import BASELINES, draw, example, guesses, held_out, task_checked
from core.stimuli import STIMULI, make
from tests.cases import every
from tests.night import share


@pytest.mark.parametrize("seed", share([0, 1, 2], 3))
def test_gates_solve_the_adding_problem_of_length_30_where_vanilla_does_not(seed):
    last = run("adding", length=30, steps=500, seed=seed)
    assert last.cells == ("vanilla", "gru", "lstm")
    assert last.baseline == 1 / 6
    assert last.solved == (False, True, True)
    assert last.test_losses[0] > 0.8 * last.baseline  # vanilla has learned next to nothing


def correlation(part, other) -> float:
    """The largest correlation of numbers of two parts, read from their beginnings or row by row."""
    part, other = np.atleast_2d(part), np.atleast_2d(other)
    rows = [(a, b) for a in (part.ravel(), *part) for b in (other.ravel(), *other)]
    sizes = [min(a.size, b.size) for a, b in rows]
    pairs = zip(rows, sizes, strict=True)
    return max(abs(np.corrcoef(a[:n], b[:n])[0, 1]) for (a, b), n in pairs if n >= 16)


# Of 16 independent pairs of numbers one in 10 000 correlates by 0.82, says Student's t
APART = 0.82


@pytest.mark.parametrize("name", recurrent_training.UNITS)
def test_the_readout_is_drawn_apart_from_the_cell_and_both_from_the_examples(name, monkeypatch):
    tests = []

    def recorded(*plan):
        tests.append(held_out(*plan))
        return tests[-1]

    monkeypatch.setattr(recurrent_training, "held_out", recorded)
    next(train(steps=1, cells=(name,)))
    kernel, *_, readout, _ = (w.numpy() for w in recurrent_training.first_state(name, 1.0, 0)[1])
    numbers = tests[0].inputs[0, :30, :, 0].ravel()
    assert correlation(kernel, readout.T) < APART
    assert correlation(kernel, numbers) < APART
    assert correlation(readout.T, numbers) < APART


def test_the_parts_of_a_stack_are_drawn_apart_and_neighbouring_seeds_share_none(monkeypatch):
    started = []
    monkeypatch.setattr(recurrent_stack, "fresh", lambda w: started.append(w) or fresh(w))
    next(train_stacks(steps=1, layers=1, seed=3))
    spread, kernels, recurrent, _, readout, _ = started[0]
    assert correlation(spread, kernels[0].ravel()) < APART
    assert correlation(spread, readout.T) < APART
    assert correlation(kernels[0].ravel(), readout.T) < APART
    for _, others, recurrents, _ in (recurrent_stack._weights(0.0, seed=s) for s in range(4, 7)):
        for layer in range(4):
            for other in range(4):
                assert np.abs(kernels[layer] - others[other]).max() > 0.01
                assert np.abs(recurrent[layer] - recurrents[other]).max() > 0.01


def test_a_caller_that_stops_keeps_the_beginning_of_the_same_run():
    first = next(train(steps=75))
    *_, last = train(steps=75)
    np.testing.assert_array_equal(first.losses, last.losses[:, :25])
    assert (first.step, last.step) == (25, 75)


def test_settings_change_without_a_new_compilation():
    run(steps=25)
    count = recurrent_training._train.experimental_get_tracing_count()
    run("recall", length=7, steps=30, learning_rate=0.001, clip=10.0, forget_bias=3.0, seed=4)
    assert recurrent_training._train.experimental_get_tracing_count() == count


def test_an_explosion_of_the_rate_is_a_result():
    last = run("adding", length=10, steps=50, learning_rate=1.0, clip=1e9)
    assert last.step == 50
    assert not any(last.solved)


@every("task", ["adding", "recall"])
def test_guessing_the_mean_costs_the_baseline(task):
    examples = draw(task, 10, 50, 400, np.random.default_rng(0))
    # variance of 20 000 draws: 1 % is more than one standard error of it
    assert examples.targets.var() == pytest.approx(BASELINES[task], rel=0.03)


def test_two_numbers_are_marked_one_in_each_half():
    examples = draw("adding", 11, 3, 20, np.random.default_rng(1))
    marks = examples.inputs[..., 1]
    assert np.all(marks[:, :5].sum(axis=1) == 1)
    assert np.all(marks[:, 5:11].sum(axis=1) == 1)
    assert np.all(examples.inputs[:, 11:] == 0)


def test_a_forecast_is_tested_on_the_end_that_training_never_sees():
    series = np.sin(np.arange(500.0)) + np.arange(500.0) / 100
    scaled = task_checked("forecast", 10, series)
    assert scaled is not None
    test = held_out("forecast", 10, 30, np.random.default_rng(0), scaled)
    examples = draw("forecast", 10, 20, 50, np.random.default_rng(0), scaled)
    np.testing.assert_array_equal(test.inputs[0, :10, 0, 0], scaled[400:410])
    assert test.targets[0, 0] == scaled[410]
    assert np.isin(examples.targets, scaled[:400]).all()
    guess_losses = guesses("forecast", 10, test)
    assert guess_losses.trained == 1.0
    # the series rises, so this is more than 1
    assert guess_losses.mean == pytest.approx(np.mean(scaled[410:440] ** 2))
    assert guess_losses.last == pytest.approx(np.mean(np.diff(scaled[409:440]) ** 2))
    first = example("forecast", 10, series=series)
    np.testing.assert_allclose(first.numbers, series[400:410])
    assert first.target == pytest.approx(series[410])
    assert scaled[:400].mean() == pytest.approx(0.0, abs=1e-12)
    assert scaled[:400].std() == pytest.approx(1.0)


@every(
    ("settings", "rule"),
    [
        ({"task": "sorting"}, "unknown_choice"),
        ({"task": "forecast"}, "series_missing"),
        ({"task": "forecast", "series": [1.0, 2.0]}, "series_too_short"),
        ({"task": "forecast", "series": [3.0] * 500}, "series_constant"),
        ({"task": "forecast", "series": [np.nan] * 500}, "not_finite"),
        ({"length": 1}, "out_of_range"),
        ({"length": 201}, "out_of_range"),
        ({"steps": 0}, "out_of_range"),
        ({"learning_rate": 0.0}, "out_of_range"),
        ({"clip": float("nan")}, "out_of_range"),
        ({"seed": -1}, "out_of_range"),
        ({"cells": ("vanilla", "elman")}, "unknown_choice"),
    ],
)
def test_training_refuses_before_any_work(settings, rule):
    with pytest.raises(InputError, match=rule):
        train(**settings)


def test_without_recurrence_the_echo_is_the_product_of_the_gates():
    noisy = echo(forget_bias=2.0, recurrence=0.0, noise=0.5, length=50)
    after = noisy.lstm_left > 1e-12  # the difference of two runs is exact to 1e-16
    np.testing.assert_allclose(noisy.lstm_left[after], noisy.lstm_theory[after], rtol=1e-3)
    alone = echo(forget_bias=4.0, recurrence=0.0, length=200)
    for bias in (-2.0, 0.0, 1.0, 4.0):  # at 0 the gate is 0.5: half is gone after one step
        half = echo(forget_bias=bias, recurrence=0.0, length=200).lstm_half
        assert half == int(np.ceil(half_life(bias)))
    steps = np.arange(200 - alone.at)
    gate = 1 / (1 + np.exp(-4.0))
    np.testing.assert_allclose(alone.lstm_left[alone.at :], gate**steps, rtol=1e-9)


def test_both_cells_are_those_of_keras():
    result = echo(forget_bias=2.0, length=80, noise=1.0, recurrence=1.0)
    assert result.keras_difference < 1e-12  # float64, 80 steps of sums of 33 products
    assert result.keras_difference > 0.0  # two computations, not one


@every(("name", "layer"), [("lstm", keras.layers.LSTM), ("gru", keras.layers.GRU)])
def test_first_weights_are_orthogonal_in_each_gate_where_those_of_keras_are_over_all_gates(
    name, layer
):
    kernel, recurrent, *_ = first_weights(name, 2, 40, seed=0)
    gates = recurrent.shape[1] // 40
    for part in np.split(recurrent, gates, axis=1):
        np.testing.assert_allclose(part @ part.T, np.eye(40), atol=1e-12)
    theirs = layer(40, dtype="float64")
    theirs.build((None, None, 2))
    w, u, _ = map(np.asarray, theirs.get_weights())
    np.testing.assert_allclose(u @ u.T, np.eye(40), atol=1e-12)
    # of 240 and more numbers drawn evenly one lies within 5 % of the end
    assert np.abs(kernel).max() == pytest.approx(np.abs(w).max(), rel=0.05)


def test_an_open_gate_with_full_recurrence_does_not_fade():
    assert echo(forget_bias=3.0, recurrence=1.0, length=100).lstm_left[-1] > 1.0


def test_layers_of_one_cell_share_its_weights_and_others_do_not():
    x = make("noise", 30)
    shared, own = stack(x, 3, shared=True), stack(x, 3, shared=False)
    assert (shared.parameters, own.parameters) == (2112, 6336)
    np.testing.assert_array_equal(shared.states[0], own.states[0])
    assert np.abs(shared.states[1] - own.states[1]).max() > 0.01


def test_a_shorter_stack_is_the_beginning_of_a_longer_one():
    x = make("sine", 30)
    np.testing.assert_array_equal(stack(x, 2, False).states, stack(x, 4, False).states[:2])


def test_both_stacks_learn_and_differ_beyond_one_layer():
    *_, result = train_stacks(layers=2, steps=200)
    assert result.shared[0] != result.own[0]
    assert result.shared_means[-1] < result.baseline / 2
    assert result.own_means[-1] < result.baseline / 2


def test_the_forget_bias_of_a_stack_is_that_of_the_tutorial_unless_said_otherwise():
    x = make("noise", 30)
    default, zero, open_gate = stack(x), stack(x, forget_bias=0.0), stack(x, forget_bias=1.0)
    np.testing.assert_array_equal(default.states, zero.states)
    assert np.abs(open_gate.states - default.states).max() > 0.01
    with pytest.raises(InputError, match="out_of_range"):
        train_stacks(forget_bias=99.0)


@every("a1", [[[1.5, 0.3], [0.2, -1.1]], [[30.1, 0.3], [0.2, 3.0]]])
def test_all_ways_give_the_same_numbers_of_a_state_that_explodes(a1):
    """The second leaves the floating-point range: what is finite is compared."""
    result = compare(make("noise", 500), a1, [[1, 1]], [[1], [0]], "linear", rounds=1)
    assert result.largest_difference < 1e-10  # 500 steps of rounding, each 1e-16


def test_all_ways_give_the_same_numbers():
    result = compare(make("noise", 100), [[0.9, -0.4], [0.4, 0.9]], [[1, 0]], [[1], [0]], rounds=1)
    assert result.largest_difference < 1e-13  # float64, 100 contracting steps
    assert (result.weights, result.dense) == (8, 10_000)
    assert np.all(result.seconds > 0)


@every("name", STIMULI)
def test_a_stimulus_has_the_given_length(name):
    for length in (1, 2, 41):
        assert make(name, length).shape == (length,)
        assert np.isfinite(make(name, length)).all()
