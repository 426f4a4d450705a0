"""core.optimisers against keras.optimizers, step by step, and against closed forms."""

from __future__ import annotations

import pickle

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from core import optimisers
from core.errors import InputError
from core.optimisers import OPTIMISERS, race
from core.polynomial import TUTORIAL_X, TUTORIAL_Y
from tests.cases import every

RATE = 2.0**-6  # this and all memories below are exact in float32, in which Keras holds them
ADAPTIVE_RATE = 2.0**-3

KERAS = {
    "SGD": lambda m, r, b1, b2: keras.optimizers.SGD(RATE),
    "momentum": lambda m, r, b1, b2: keras.optimizers.SGD(RATE, momentum=m),
    "Nesterov": lambda m, r, b1, b2: keras.optimizers.SGD(RATE, momentum=m, nesterov=True),
    "RMSprop": lambda m, r, b1, b2: keras.optimizers.RMSprop(ADAPTIVE_RATE, rho=r),
    "Adam": lambda m, r, b1, b2: keras.optimizers.Adam(ADAPTIVE_RATE, beta_1=b1, beta_2=b2),
}


def keras_steps(optimiser, design, target, positions):
    """Lets Keras take each step from the same position, with gradients from a tape."""
    a = keras.Variable(positions[0], dtype="float64")
    ends = []
    for position in positions[:-1]:
        a.assign(position)
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum((tf.linalg.matvec(design, a.value) - target) ** 2)
        optimiser.apply([tape.gradient(loss, a.value)], [a])
        ends.append(np.array(a))
    return np.array(ends)


@every("memories", [(0.875, 0.875, 0.875, 1 - 2.0**-10), (0.5, 0.75, 0.625, 1 - 2.0**-5)])
@every("optimiser", OPTIMISERS)
def test_each_step_is_that_of_keras(optimiser, memories):
    momentum, rho, beta1, beta2 = memories
    result = race(
        TUTORIAL_X, TUTORIAL_Y, RATE, ADAPTIVE_RATE, 60, momentum, rho, beta1, beta2,
        start_first=-2.0, start_second=3.0,
    )  # fmt: skip
    design, target = tf.constant(result.surface.design), tf.constant(result.surface.target)
    positions = result.paths[OPTIMISERS.index(optimiser)]
    expected = keras_steps(KERAS[optimiser](*memories), design, target, positions)
    # float64 on both sides; in RMSprop's and Adam's divisor Keras holds epsilon in float32
    tolerance = 1e-8 if optimiser in ("RMSprop", "Adam") else 1e-13
    np.testing.assert_allclose(positions[1:], expected, rtol=0, atol=tolerance)


def test_the_surface_and_the_losses_belong_to_the_points():
    result = race(TUTORIAL_X, TUTORIAL_Y, steps=30)
    v = np.vander(TUTORIAL_X, 2, increasing=True)
    plain = np.sum((result.paths @ v.T - np.array(TUTORIAL_Y)) ** 2, axis=-1)
    np.testing.assert_allclose(result.losses, plain, rtol=1e-12)  # float64, six points


def test_without_momentum_the_first_three_are_one():
    paths = race(TUTORIAL_X, TUTORIAL_Y, steps=50, momentum=0.0).paths
    np.testing.assert_allclose(paths[1], paths[0], rtol=1e-13)  # a fused product rounds once less
    np.testing.assert_allclose(paths[2], paths[0], rtol=1e-13)


def test_adams_first_step_has_the_length_of_its_rate_in_each_coordinate():
    paths = race(TUTORIAL_X, TUTORIAL_Y, adaptive_rate=0.25, steps=1).paths
    adam = paths[OPTIMISERS.index("Adam")]
    # epsilon 1e-7 against sqrt(0.001) times slopes above 1
    np.testing.assert_allclose(np.abs(adam[1] - adam[0]), 0.25, rtol=1e-5)


def test_all_but_rmsprop_arrive_at_the_minimum():
    result = race(TUTORIAL_X, TUTORIAL_Y, learning_rate=0.02, adaptive_rate=0.05, steps=1_000)
    ends = np.linalg.norm(result.paths[:, -1] - result.surface.minimum, axis=1)
    assert np.all(ends[[0, 1, 2]] < 1e-9)
    assert ends[OPTIMISERS.index("Adam")] < 1e-3
    # RMSprop's steps keep the length of its rate: it ends in a cycle about that wide
    assert 1e-3 < ends[OPTIMISERS.index("RMSprop")] < 0.1


def test_one_optimiser_that_leaves_the_range_does_not_touch_the_others():
    calm = race(TUTORIAL_X, TUTORIAL_Y, learning_rate=0.01, steps=1_000)
    wild = race(TUTORIAL_X, TUTORIAL_Y, learning_rate=10.0, steps=1_000)
    np.testing.assert_array_equal(calm.paths[3:], wild.paths[3:])
    assert (wild.overflow_steps >= 0).tolist() == [True, True, True, False, False]
    sgd = wild.overflow_steps[0]
    assert np.isfinite(wild.losses[0, :sgd]).all()
    assert not np.isfinite(wild.losses[0, sgd])


def test_settings_change_without_a_new_compilation():
    race(TUTORIAL_X, TUTORIAL_Y)
    traces = optimisers.optimiser_paths.experimental_get_tracing_count()
    race(TUTORIAL_X, TUTORIAL_Y, 0.5, 0.5, 0, 0.1, 0.2, 0.3, 0.4, 6, 2, 5, 1.0, 2.0)
    race(np.linspace(-1, 1, 99), np.ones(99), steps=1_000)
    assert optimisers.optimiser_paths.experimental_get_tracing_count() == traces


def test_no_steps_stay_at_the_start():
    result = race(TUTORIAL_X, TUTORIAL_Y, steps=0, start_first=1.0, start_second=-1.0)
    np.testing.assert_array_equal(result.paths, np.tile([1.0, -1.0], (5, 1, 1)))


def test_a_race_survives_pickling():
    result = race(TUTORIAL_X, TUTORIAL_Y)
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(result)).paths, result.paths)


@every(
    ("setting", "value"),
    [
        ("learning_rate", 0.0),
        ("learning_rate", float("nan")),
        ("adaptive_rate", 1e4),
        ("steps", -1),
        ("steps", 1_001),
        ("momentum", 1.0),
        ("momentum", -0.1),
        ("rho", 1.5),
        ("beta1", float("inf")),
        ("beta2", 1.0),
        ("start_first", 1e7),
    ],
)
def test_a_setting_outside_its_limits_is_refused(setting, value):
    with pytest.raises(InputError) as error:
        race(TUTORIAL_X, TUTORIAL_Y, **{setting: value})
    assert error.value.rule == "out_of_range"
    assert error.value.values["setting"] == setting


@given(
    st.floats(-15, 3).map(lambda power: min(1e3, max(1e-15, 10**power))),
    st.floats(-15, 3).map(lambda power: min(1e3, max(1e-15, 10**power))),
    st.integers(0, 1_000),
    *[st.floats(0.0, 0.9999)] * 4,
)
@settings(max_examples=40, deadline=None)
def test_every_allowed_setting_gives_finite_positions_up_to_the_overflow(
    rate, adaptive_rate, steps, momentum, rho, beta1, beta2
):
    result = race(TUTORIAL_X, TUTORIAL_Y, rate, adaptive_rate, steps, momentum, rho, beta1, beta2)
    for losses, overflow in zip(result.losses, result.overflow_steps, strict=True):
        assert np.isfinite(losses[: overflow if overflow >= 0 else None]).all()


def test_the_excess_is_the_loss_above_the_lowest():
    result = race(TUTORIAL_X, TUTORIAL_Y, steps=20)
    lowest = result.surface.spectrum.floor
    # the losses, up to 20, are rounded to 2e-15 before the lowest is taken away
    assert np.allclose(result.excess, result.losses - lowest, rtol=0, atol=1e-13)


@every("rate", [0.001, 0.01, 0.08, 0.2])
def test_an_arrival_is_where_a_loop_finds_the_excess_below_a_hundredth_for_good(rate):
    result = race(TUTORIAL_X, TUTORIAL_Y, learning_rate=rate, steps=80)
    for excess, arrival in zip(result.excess, result.arrivals, strict=True):
        above = [step for step, rest in enumerate(excess) if not rest <= 0.01 * excess[0]]
        expected = above[-1] + 1 if above else 0
        assert arrival == (expected if expected <= 80 else -1)
