"""core.moving_average against Keras over the whole stream, and the laws of its two modes."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from core.errors import InputError
from core.mean_field import EPSILON
from core.moving_average import modes, moving
from tests.cases import every


def test_moving_averages_are_those_of_keras_over_the_whole_stream():
    rng = np.random.default_rng(5)
    batches = rng.normal(3.0, 2.0, (150, 8, 1))
    layer = keras.layers.BatchNormalization(momentum=0.9, dtype="float64")
    for batch in batches:
        layer(batch, training=True)
    mean, variance = (float(np.ravel(variable)[0]) for variable in layer.non_trainable_variables)
    assert layer.epsilon == EPSILON
    assert moving(batches.mean(axis=(1, 2)), 0.9, 0.0)[-1] == pytest.approx(mean, rel=1e-12)
    assert moving(batches.var(axis=(1, 2)), 0.9, 1.0)[-1] == pytest.approx(variance, rel=1e-12)


@every("batch", [1, 2, 32, 256])
@every("momentum", [0.0, 0.5, 0.99])
def test_both_modes_are_those_of_keras(batch, momentum):
    result = modes(momentum, batch, steps=60, shift=2.0, stretch=3.0)
    # float64; at batch size 1 the variance runs to 0 and inference divides by sqrt(0.001)
    assert result.keras_training < 1e-10
    assert result.keras_inference < 1e-10


def test_at_batch_size_1_every_training_output_is_beta():
    result = modes(momentum=0.9, batch=1, steps=300)
    np.testing.assert_array_equal(result.by_batch, 0.0)
    assert result.moving_variance[-1] < 1e-6
    assert result.by_moving.std() == pytest.approx(2 / np.sqrt(EPSILON), rel=0.15)  # 256 numbers


def test_training_mode_does_not_see_a_shift_and_inference_does():
    original, shifted = (modes(steps=1000, shift=shift) for shift in (0.0, 3.0))
    np.testing.assert_allclose(shifted.by_batch, original.by_batch, atol=1e-9)
    gap = shifted.by_moving - original.by_moving
    # three standard deviations over the moving one, which a batch of 32 underrates by 1/64
    np.testing.assert_allclose(gap, 3.0, rtol=0.1)


def test_averages_follow_their_expectation():
    runs = [modes(0.95, 8, 100, seed=seed) for seed in range(40)]
    mean = np.mean([run.moving_mean for run in runs], axis=0)
    variance = np.mean([run.moving_variance for run in runs], axis=0)
    # standard deviation of M: 2 / sqrt(8) * sqrt(0.05 / 1.95) = 0.11, of 40 runs 0.018; of V 0.053.
    # The training data themselves are a draw of 4096: 0.03 and 0.09, averaged over the seeds
    np.testing.assert_allclose(mean, np.mean([r.theory_mean for r in runs], axis=0), atol=0.08)
    expected = np.mean([r.theory_variance for r in runs], axis=0)
    np.testing.assert_allclose(variance, expected, atol=0.24)


def test_after_100_batches_at_0_99_the_mean_lacks_the_tutorials_37_percent():
    result = modes(0.99, 256, 100)
    longer = modes(0.99, 256, 1000)
    # the first 100 batches lack 0.366 of what 1000 reach, which lack 4e-5
    assert result.theory_mean[-1] / longer.theory_mean[-1] == pytest.approx(1 - 0.366, abs=1e-3)
    assert result.moving_mean[-1] == pytest.approx(3 * 0.634, abs=0.1)


def test_a_series_trains_by_its_beginning():
    series = np.concatenate([np.zeros(50) + np.arange(50) % 2, np.full(150, 10.0)])
    result = modes(0.5, 64, 50, series=series, share=0.25)
    assert result.moving_mean[-1] == pytest.approx(0.5, abs=0.2)
    assert (result.test_inputs == 10.0).all()


@every(
    ("change", "rule"),
    [
        ({"momentum": 1.0}, "out_of_range"),
        ({"momentum": float("nan")}, "out_of_range"),
        ({"batch": 0}, "out_of_range"),
        ({"batch": 257}, "out_of_range"),
        ({"steps": 0}, "out_of_range"),
        ({"shift": 11.0}, "out_of_range"),
        ({"stretch": -1.0}, "out_of_range"),
        ({"seed": -1}, "out_of_range"),
        ({"series": [1.0, 2.0, 3.0]}, "too_few_points"),
        ({"series": [1.0] * 100}, "series_constant"),
        ({"series": [0.1] * 101}, "series_constant"),  # whose mean rounds to another number
        ({"series": [1.0, float("nan")]}, "not_finite"),
    ],
)
def test_impossible_settings_are_refused(change, rule):
    with pytest.raises(InputError) as error:
        modes(**change)
    assert error.value.rule == rule
