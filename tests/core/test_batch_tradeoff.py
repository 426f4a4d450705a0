"""The stream of many networks against plain descent, the noise scale against its definition."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from core import batch_tradeoff as trade
from core.batch_tradeoff import BATCHES, BUDGET, INPUTS, RATES, SEEDS, noise_scale, run, train
from core.errors import InputError


def gradient(weights: list[np.ndarray], x: np.ndarray, y: np.ndarray) -> list[np.ndarray]:
    """The gradient of the mean squared error of one network, by TensorFlow."""
    given = [tf.constant(w[None], tf.float64) for w in weights]
    with tf.GradientTape() as tape:
        tape.watch(given)
        loss = tf.reduce_mean((trade._outputs(given, tf.constant(x)) - y) ** 2)
    found: Any = tape.gradient(loss, given)
    return [one.numpy()[0] for one in found]


def test_every_network_of_the_stream_is_plain_descent_with_its_batch_and_rate():
    rng = np.random.default_rng(0)
    x, y = rng.standard_normal((trade.CHUNK, INPUTS)), rng.standard_normal(trade.CHUNK)
    batches, rates, _ = np.meshgrid(BATCHES, RATES, range(SEEDS), indexing="ij")
    weights = [tf.constant(w, tf.float32) for w in trade.first_weights(0)]
    sums = [tf.zeros_like(w) for w in weights]
    plan = tf.constant(rates.ravel(), tf.float32), tf.constant(batches.ravel(), tf.int32)
    given = tf.constant(x, tf.float32), tf.constant(y, tf.float32)
    read: Any = trade._read
    # in two calls, the second in the middle of the larger batches
    weights, sums = read(weights, sums, *given, tf.constant(0), tf.constant(20), *plan)
    later = [tf.roll(part, -20, 0) for part in given]
    weights, sums = read(weights, sums, *later, tf.constant(20), tf.constant(44), *plan)
    for which, batch in enumerate((1, 2, 4, 8, 16, 32, 64)):
        network = (which * len(RATES) + 2) * SEEDS + 1
        w = [part[network] for part in trade.first_weights(0)]
        for at in range(0, 64, batch):
            some = slice(at, at + batch)
            w = [v - RATES[2] * g for v, g in zip(w, gradient(w, x[some], y[some]), strict=True)]
        for mine, plain in zip(weights, w, strict=True):
            # float32 over up to 64 steps
            np.testing.assert_allclose(mine[network], plain, rtol=1e-3, atol=1e-4)


def test_the_noise_scale_is_trace_over_square_of_all_single_gradients():
    rng = np.random.default_rng(1)
    x, y = rng.standard_normal((40, INPUTS)), rng.standard_normal(40)
    w = [part[5] for part in trade.first_weights(3)]
    each = [gradient(w, x[i : i + 1], y[i : i + 1]) for i in range(40)]
    single = np.array([np.concatenate([np.ravel(part) for part in one]) for one in each])
    trace = np.trace(np.cov(single.T))  # divided by n - 1: without bias
    signal = np.sum(single.mean(axis=0) ** 2) - trace / 40
    np.testing.assert_allclose(noise_scale(w, x, y), trace / signal, rtol=1e-9)


def test_the_estimate_does_not_depend_on_how_many_examples_it_is_made_from():
    rng = np.random.default_rng(2)
    w = [part[0] for part in trade.first_weights(0)]
    x = rng.standard_normal((100_000, INPUTS))
    y = trade.teacher(x, 0)
    whole = noise_scale(w, x, y)
    few = np.mean(
        [1 / noise_scale(w, x[i : i + 500], y[i : i + 500]) for i in range(0, 50_000, 500)]
    )
    np.testing.assert_allclose(few, 1 / whole, rtol=0.1)  # the signal is unbiased, so is about 1/B


@pytest.fixture(scope="module")
def found() -> trade.Progress:
    """The default run."""
    return run()


def test_larger_batches_need_fewer_steps_and_more_examples(found):
    assert np.all(np.isfinite(found.needed))
    assert np.all(np.diff(found.needed) < 0.15 * found.needed[:-1])  # up to the checks' resolution
    assert found.examples[-1] > 10 * found.examples[0]
    assert found.needed[0] > 10 * found.needed[-1]


def test_the_law_with_the_measured_noise_scale_foretells_the_steps(found):
    ratio = found.needed / found.law
    assert np.all((ratio > 0.6) & (ratio < 1.6))  # rates are a factor 2 apart
    assert 1 / 3 < found.fitted_scale / found.noise_scale < 3
    # small batches: in proportion; a law without noise scale would fail here
    assert 0.7 < found.needed[0] / (2 * found.needed[1]) < 1.3


def test_progress_grows_to_the_budget_and_only_the_end_knows_the_noise_scale(found):
    some = train()
    first = next(some)
    second = next(some)
    assert 0 < first.step < second.step < found.step == BUDGET
    assert not first.arrived
    assert found.arrived
    assert np.array_equal(first.losses, found.losses[:1])


def test_the_same_plan_gives_the_same_numbers_whatever_the_clock_said(found):
    again = run()
    assert np.array_equal(again.losses, found.losses)
    assert np.array_equal(again.noise_scales, found.noise_scales)
    assert np.all(found.step_seconds > 0)


def test_a_target_out_of_reach_is_left_open():
    checks, losses = np.array([50, 100, 200]), np.ones((3, len(BATCHES), len(RATES)))
    losses[1:, 0, 3] = 0.01
    losses[1, 1, 0] = 0.01  # once only: not yet arrived
    needed, best = trade._arrivals(checks, losses, 0.05)
    assert needed[0] == 200
    assert best[0] == 3
    assert np.isnan(needed[1:]).all()


@pytest.mark.parametrize(
    "wrong",
    [{"noise": -1.0}, {"noise": float("nan")}, {"target": 0.0}, {"target": 2.0}, {"seed": -1}],
)
def test_bad_settings_are_refused_before_any_work(wrong):
    with pytest.raises(InputError, match="out_of_range"):
        train(**wrong)


def test_a_batch_that_was_not_trained_is_refused():
    with pytest.raises(InputError, match="unknown_choice"):
        trade.fewer_steps(batch=3)
