"""core.noise_scale: the estimate against its definition by every single gradient."""

from __future__ import annotations

import numpy as np

from core.batch_networks import INPUTS, first_weights, teacher
from core.noise_scale import noise_scale
from tests.core.test_batch_networks import gradient


def test_the_noise_scale_is_trace_over_square_of_all_single_gradients():
    rng = np.random.default_rng(1)
    x, y = rng.standard_normal((40, INPUTS)), rng.standard_normal(40)
    w = [part[5] for part in first_weights(3)]
    each = [gradient(w, x[i : i + 1], y[i : i + 1]) for i in range(40)]
    single = np.array([np.concatenate([np.ravel(part) for part in item]) for item in each])
    trace = np.trace(np.cov(single.T))  # divided by n - 1: without bias
    signal = np.sum(single.mean(axis=0) ** 2) - trace / 40
    np.testing.assert_allclose(noise_scale(w, x, y), trace / signal, rtol=1e-9)


def test_the_estimate_does_not_depend_on_how_many_examples_it_is_made_from():
    rng = np.random.default_rng(2)
    w = [part[0] for part in first_weights(0)]
    x = rng.standard_normal((100_000, INPUTS))
    y = teacher(x, 0)
    whole = noise_scale(w, x, y)
    few = np.mean(
        [1 / noise_scale(w, x[i : i + 500], y[i : i + 500]) for i in range(0, 50_000, 500)]
    )
    np.testing.assert_allclose(few, 1 / whole, rtol=0.1)  # the signal is unbiased, so is about 1/B
