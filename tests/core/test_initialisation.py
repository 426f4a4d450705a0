"""core.initialisation: the laws that each start obeys."""

from __future__ import annotations

import inspect

import numpy as np
import pytest

from core.errors import InputError
from core.initialisation import STARTS, compare, course, different, first_layer, prepare
from tests.cases import every

ZEROS, CONSTANT, GLOROT, HE = range(len(STARTS))


@every("activation", ["relu", "tanh", "linear"])
@every("depth", [1, 3, 8])
def test_from_zeros_nothing_has_a_gradient_where_the_activation_of_zero_is_zero(activation, depth):
    result = compare(activation, depth, steps=200)
    np.testing.assert_array_equal(result.gradients[:, ZEROS], 0.0)  # exactly
    # only the last bias moves, to the share of the classes, which is one half: log 2 stays
    np.testing.assert_allclose(result.losses[:, ZEROS], np.log(2), rtol=0.01)


def test_from_zeros_a_sigmoid_network_moves_as_one_neuron_a_layer():
    result = compare("sigmoid", 2, learning_rate=1.0, steps=900)
    np.testing.assert_array_equal(result.gradients[0, ZEROS], 0.0)  # equal classes cancel
    assert result.gradients[-1, ZEROS, -1] > 0  # batches do not hold equally many of each
    assert result.different[ZEROS] == 1


@every("activation", ["relu", "tanh", "sigmoid"])
def test_from_a_constant_all_neurons_of_a_layer_stay_one(activation):
    result = compare(activation, 3, constant=0.3, steps=600)
    assert result.different[CONSTANT] == 1
    assert result.different[GLOROT] == result.different[HE] == result.width


def test_a_network_of_one_neuron_loses_nothing_by_a_constant_start():
    assert compare("tanh", 1, width=1, steps=30).different == (1, 1, 1, 1)


def test_random_starts_learn_what_the_others_do_not():
    result = compare("relu", 3, steps=1500)
    assert result.accuracies[-1, [GLOROT, HE]].min() > 0.9
    # one neuron a layer bends once: it cannot close a curve around the disc
    assert result.accuracies[-1, [ZEROS, CONSTANT]].max() < 0.85


def test_he_keeps_the_gradient_of_a_deep_relu_network_larger_than_glorot():
    first = compare("relu", 10, width=64, steps=1).gradients[0]
    assert first[HE, 0] > 3 * first[GLOROT, 0]


@every(("start", "variance"), [("glorot", 2 / 500), ("he", 2 / 200)])
def test_random_starts_have_their_variance(start, variance):
    drawn = first_layer(np.random.default_rng(0), start, (200, 300), 0.0)
    # 60 000 numbers: the variance is known to sqrt(2 / 60 000) = 0.6 %, four times that
    assert drawn.var() == pytest.approx(variance, rel=0.024)


def test_neurons_that_differ_are_counted():
    assert different(np.eye(4)) == 4
    assert different(np.ones((4, 4))) == 1
    assert different(np.zeros((2, 3))) == 1


def test_the_same_seed_gives_the_same_curves():
    item, same, other = (compare(steps=30, seed=s) for s in (0, 0, 1))
    np.testing.assert_array_equal(item.losses, same.losses)
    assert not np.array_equal(item.losses[:, GLOROT], other.losses[:, GLOROT])


@every("function", [course, compare])
def test_what_is_trained_has_the_defaults_of_what_is_prepared(function):
    parameters = inspect.signature(function).parameters
    assert parameters == inspect.signature(prepare).parameters


@every(
    ("change", "rule"),
    [
        ({"activation": "swish"}, "unknown_choice"),
        ({"problem": "waves"}, "plane_needed"),
        ({"problem": "moons"}, "unknown_choice"),
        ({"depth": 0}, "out_of_range"),
        ({"depth": 50}, "out_of_range"),
        ({"width": 0}, "out_of_range"),
        ({"constant": float("nan")}, "out_of_range"),
        ({"learning_rate": -1.0}, "out_of_range"),
        ({"steps": 0}, "out_of_range"),
        ({"seed": -1}, "out_of_range"),
    ],
)
def test_impossible_settings_are_refused(change, rule):
    with pytest.raises(InputError) as error:
        compare(**change)
    assert error.value.rule == rule


def test_what_has_diverged_is_named_and_its_neurons_still_stay_one():
    result = compare("linear", 8, constant=1.0, learning_rate=3.0, steps=30)
    assert result.diverged == ("constant", "glorot", "he")
    assert result.different[CONSTANT] == 1
    assert compare("relu", steps=30).diverged == ()


@every("gone", [np.nan, np.inf, -np.inf])
def test_neurons_that_are_gone_are_alike_and_unlike_the_others(gone):
    assert different(np.full((2, 3), gone)) == 1
    assert different(np.array([[gone, gone, 1.0], [1.0, 1.0, 1.0]])) == 2
