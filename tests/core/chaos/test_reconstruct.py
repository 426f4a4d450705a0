"""Learning one step of a system: Keras as oracle, laws, and what some seconds of training reach."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given
from hypothesis import strategies as st

from core.chaos import reconstruct
from core.chaos.free_models import MIRROR, increment
from core.chaos.networks import NETWORKS
from core.chaos.rebuild import judge, rebuild
from core.chaos.reconstruct import Plan, first_weights, train, valid_prediction_time
from core.chaos.series import checked_series, noisy, scale_of
from core.chaos.trajectories import observe
from core.errors import InputError
from tests.cases import every
from tests.night import share

RNG = np.random.default_rng(5)
WINDOWS = RNG.standard_normal((7, 4, 3))
WAVE = np.stack([np.sin(np.arange(400.0) / 9 + shift) for shift in (0.0, 1.0, 2.5)], axis=1)


def features_of(name: str, weights: list[np.ndarray], windows: np.ndarray) -> np.ndarray:
    tensors = [tf.constant(w) for w in weights]
    return NETWORKS[name].features(tensors, tf.constant(windows)).numpy()


def test_the_convolutions_are_those_of_keras():
    inner = first_weights(Plan("cnn", size=5, window=4, seed=3), 3)[:-2]
    first, second = (
        keras.layers.Conv1D(
            5, 2, dilation_rate=dilation, padding="causal", activation="swish", dtype="float64"
        )
        for dilation in (1, 2)
    )
    first.build((None, None, 3))
    second.build((None, None, 5))
    for layer, kernel, bias in ((first, *inner[:2]), (second, *inner[2:])):
        layer.set_weights([kernel.reshape(2, -1, 5), bias])
    low: Any = first(WINDOWS)
    high: Any = second(low) + low
    expected = np.concatenate([WINDOWS[:, -1], low[:, -1], high[:, -1]], axis=1)
    # float64 on both sides
    np.testing.assert_allclose(features_of("cnn", inner, WINDOWS), expected, atol=1e-12)


@every(("name", "layer"), [("gru", keras.layers.GRU), ("lstm", keras.layers.LSTM)])
def test_the_recurrent_networks_are_those_of_keras(name, layer):
    *cell, kernel, bias = first_weights(Plan(name, size=5, window=4, seed=3), 3)[:-2]
    recurrent = layer(5, dtype="float64")
    recurrent.build((None, None, 3))
    weights = [*cell[:2], np.stack(cell[2:])] if name == "gru" else cell
    recurrent.set_weights(weights)
    state: Any = np.asarray(recurrent(WINDOWS))
    behind = np.asarray(keras.activations.swish(state @ kernel + bias))
    expected = np.concatenate([WINDOWS[:, -1], state, behind], axis=1)
    np.testing.assert_allclose(
        features_of(name, [*cell, kernel, bias], WINDOWS), expected, atol=1e-12
    )


@every("name", ["gru", "lstm"])
def test_what_follows_a_recurrent_cell_is_drawn_apart_from_it(name):
    cell, *_, kernel, _ = NETWORKS[name].start(3, 2, 64, 0)
    count = min(cell.size, kernel.size)
    correlation = np.corrcoef(cell.ravel()[:count], kernel.ravel()[:count])[0, 1]
    assert abs(correlation) < 4 / count**0.5  # four standard deviations of independent numbers


def test_adam_with_clipping_is_that_of_keras():
    """Five steps at a constant rate: warm-up and cosine are replaced by hand."""
    plan = Plan(size=4, steps=5, batch=8, learning_rate=0.01, seed=1)
    *_, model = train(plan, WAVE)
    series = checked_series(WAVE)
    scaled = scale_of(series)
    u = scaled.apply(series)
    targets = np.diff(u, axis=0) / scaled.step
    picks = np.random.default_rng(plan.seed).integers(3, len(u) - 1, (reconstruct.CHUNK, 8))
    weights = [tf.Variable(tf.constant(w, tf.float32)) for w in first_weights(plan, 3)]
    adam: Any = keras.optimizers.Adam(0.01, global_clipnorm=1.0)
    for step in range(5):
        ends = picks[step]
        window = tf.constant(u[ends[:, None] + np.arange(-3, 1)], tf.float32)
        with tf.GradientTape() as tape:
            error = increment("cnn", False, weights, window) - targets[ends].astype(np.float32)
            loss = tf.reduce_mean(error**2)
        np.testing.assert_allclose(model.losses[step], loss, rtol=2e-4)  # float32
        adam.learning_rate = float(reconstruct.pace(step, 5, 0.01))
        adam.apply(tape.gradient(loss, weights), weights)
    for ours, theirs in zip(model.weights, weights, strict=True):
        np.testing.assert_allclose(ours, theirs.numpy(), atol=2e-4)


def test_the_learning_rate_rises_and_falls_along_a_cosine():
    paces = np.array([float(reconstruct.pace(step, 1_000, 0.5)) for step in range(1_000)])
    np.testing.assert_allclose(paces[:50], 0.5 * np.arange(1, 51) / 50, rtol=1e-5)
    angle = np.pi * (np.arange(50, 1_000) - 50) / 950
    np.testing.assert_allclose(paces[50:], 0.25 * (1 + np.cos(angle)), rtol=1e-3, atol=1e-6)


def test_the_symmetry_is_built_in_exactly():
    weights = [RNG.standard_normal(w.shape) for w in first_weights(Plan(size=6), 3)]
    mirror = np.array(MIRROR)
    straight: Any = increment("cnn", True, weights, tf.constant(WINDOWS))
    mirrored: Any = increment("cnn", True, weights, tf.constant(mirror * WINDOWS))
    np.testing.assert_allclose(mirrored, mirror * straight, atol=1e-12)
    plain: Any = increment("cnn", False, weights, tf.constant(mirror * WINDOWS))
    assert np.abs(plain - mirror * straight).max() > 0.1


def test_a_caller_that_stops_keeps_the_beginning_of_the_same_run():
    plan = Plan(size=8, steps=600)
    first = next(train(plan, WAVE))
    *_, last = train(plan, WAVE)
    np.testing.assert_array_equal(first.losses, last.losses[:200])
    assert (first.step, last.step, last.steps) == (200, 600, 600)
    *_, again = train(plan, WAVE)
    assert all(np.array_equal(a, b) for a, b in zip(last.weights, again.weights, strict=True))


def test_settings_change_without_a_new_compilation():
    list(train(Plan(steps=5), WAVE))
    count = reconstruct.train_chunk.experimental_get_tracing_count()
    list(train(Plan(steps=9, learning_rate=0.5, seed=4), 3 * WAVE[:120]))
    assert reconstruct.train_chunk.experimental_get_tracing_count() == count


FORECASTERS = [
    (Plan("cnn", steps=2_000), 3.0),  # 5.4 after 16 000 steps
    (Plan("gru", window=2, steps=800, batch=256, learning_rate=0.02), 2.0),  # 4.9 after 7 000
    (Plan("lstm", window=2, steps=800, batch=256, learning_rate=0.02), 2.0),
]


@pytest.mark.parametrize(("plan", "at_least"), share(FORECASTERS, 3))
def test_some_seconds_of_training_forecast_lorenz(plan, at_least):
    seen = observe("lorenz")
    *_, model = train(plan, seen.states)
    judged = judge(model, seen)
    assert judged.mean > at_least
    assert judged.lost == 0
    assert judged.exponent == pytest.approx(0.9056, abs=0.05)
    assert judged.densities.distance < 0.1


def test_a_reconstruction_tells_how_it_goes_on():
    film = list(rebuild(Plan(size=8, steps=1_000), points=500, noise=0.01))
    assert [stage.step for stage in film] == [200, 400, 600, 800, 1_000]
    assert all(stage.judged is None for stage in film[:-1])
    last = film[-1]
    assert last.judged is not None
    assert last.looked == (200, 400, 600, 800, 1_000)
    assert last.forecasts.shape == (5, 607, 3)
    np.testing.assert_array_equal(last.forecasts[-1], last.judged.runs[0, :607])


def test_a_forecast_is_valid_until_its_error_passes_the_threshold():
    truth = np.zeros((3, 4, 1))
    truth[:, ::2] = 2.0  # total variance 1
    forecast = truth.copy()
    forecast[0, 2] += 0.41
    forecast[1, 0] = np.nan
    forecast[2, 3] += 0.39
    result = valid_prediction_time(forecast, truth, dt=0.1, lyapunov=3.0)
    np.testing.assert_allclose(result, [2 * 0.3, 0.0, 4 * 0.3])
    assert valid_prediction_time(forecast, truth, 0.1, 3.0, threshold=0.5)[0] == pytest.approx(1.2)


@given(st.floats(0.01, 100.0), st.floats(-50.0, 50.0), st.integers(0, 2**31))
def test_units_and_origin_do_not_change_how_long_a_forecast_is_valid(size, shift, seed):
    rng = np.random.default_rng(seed)
    truth = rng.standard_normal((4, 9, 2))
    forecast = truth + 0.5 * rng.standard_normal(truth.shape)
    plain = valid_prediction_time(forecast, truth, 0.1, 1.0)
    shifted = valid_prediction_time(size * forecast + shift, size * truth + shift, 0.1, 1.0)
    np.testing.assert_allclose(shifted, plain)


def test_noise_has_the_size_asked_for_and_comes_from_the_seed():
    noise = noisy(WAVE, 0.1, 3) - WAVE
    np.testing.assert_allclose(noise.std(axis=0), 0.1 * WAVE.std(axis=0), rtol=0.1)
    np.testing.assert_array_equal(noisy(WAVE, 0.1, 3) - WAVE, noise)
    assert np.abs(noisy(WAVE, 0.1, 4) - WAVE - noise).max() > 0.01


GAP = WAVE.copy()
GAP[17, 1] = np.nan


@every(
    ("states", "rule"),
    [
        (np.ones((100, 3)), "trajectory_constant"),
        (np.column_stack([WAVE, np.full(400, 7.0)]), "trajectory_constant"),
        (0.1 * np.arange(400.0), "trajectory_straight"),
        (np.column_stack([1.7e9 + 0.04 * np.arange(400), WAVE]), "trajectory_straight"),
        (WAVE[:10], "trajectory_length"),
        (np.zeros((20_001, 1)) + np.arange(20_001)[:, None], "trajectory_length"),
        (GAP, "array_not_finite"),
        (np.zeros((60, 7)), "too_many_dimensions"),
        ([["a", "b"]], "array_not_numbers"),
        ([], "array_empty"),
        (np.zeros((3, 3, 3)), "array_wrong_axes"),
        (WAVE * 1e13, "array_too_large"),
    ],
)
def test_a_series_that_teaches_nothing_is_refused_before_any_work(states, rule):
    with pytest.raises(InputError, match=rule):
        train(Plan(), states)


@given(st.floats(-1e5, 1e5), st.floats(1e-3, 1e3), st.sampled_from([-1, 1]))
def test_a_clock_is_known_by_its_equal_steps_and_a_wave_on_it_is_no_clock(start, step, sign):
    clock = start + sign * step * np.arange(300)
    with pytest.raises(InputError, match="trajectory_straight") as error:
        checked_series(np.column_stack([WAVE[:300, 0], clock]))
    assert error.value.values["column"] == 2
    wave = clock + 0.01 * step * np.sin(np.arange(300.0))
    assert np.isfinite(scale_of(checked_series(wave)).step).all()


@every(
    ("settings", "rule"),
    [
        ({"network": "transformer"}, "unknown_choice"),
        ({"window": 3}, "window_not_possible"),
        ({"size": 0}, "out_of_range"),
        ({"steps": -1}, "out_of_range"),
        ({"batch": 10_000}, "out_of_range"),
        ({"learning_rate": float("nan")}, "out_of_range"),
        ({"seed": -1}, "out_of_range"),
    ],
)
def test_an_impossible_plan_is_refused(settings, rule):
    with pytest.raises(InputError, match=rule):
        Plan(**settings)


def test_a_training_that_would_occupy_a_processor_for_long_is_refused_before_any_work():
    with pytest.raises(InputError, match="training_too_long"):
        train(Plan("lstm", batch=256, steps=75_000), WAVE)


def test_the_symmetry_is_refused_where_there_is_none():
    with pytest.raises(InputError, match="symmetry_needs_three"):
        train(Plan(symmetric=True), WAVE[:, :2])
    with pytest.raises(InputError, match="no_symmetry"):
        next(rebuild(Plan(symmetric=True), "rossler"))
    with pytest.raises(InputError, match="unknown_choice"):
        next(rebuild(Plan(), "pendulum"))


@every(
    ("arguments", "rule"),
    [
        ((np.zeros((2, 3, 1)), np.zeros((2, 4, 1)), 0.1, 1.0), "shapes_differ"),
        ((np.zeros((2, 3, 1)), np.zeros((2, 3, 1)), 0.1, 1.0), "trajectory_constant"),
        ((WAVE, WAVE, 0.1, 1.0), "array_wrong_axes"),
        ((WAVE[None], WAVE[None], 0.0, 1.0), "out_of_range"),
        ((WAVE[None], WAVE[None], 0.1, -1.0), "out_of_range"),
        ((WAVE[None], WAVE[None], 0.1, 1.0, float("nan")), "out_of_range"),
    ],
)
def test_a_forecast_that_cannot_be_compared_is_refused(arguments, rule):
    with pytest.raises(InputError, match=rule):
        valid_prediction_time(*arguments)
