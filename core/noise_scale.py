"""The simple noise scale: the batch size beyond which more examples improve the gradient little.

    B_simple = tr(S) / |g|^2,

where g is the gradient of the loss over all data, and S the covariance of one example's gradient.

Array sizes: examples; inputs.

Source: McCandlish, Kaplan, Amodei and the OpenAI Dota Team, An Empirical Model of Large-Batch
Training (2018), arXiv 1812.06162, equation 2.8 and appendix A.1 (unbiased estimates).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from jaxtyping import Float


def noise_scale(
    weights: Sequence[Any],
    x: Float[np.ndarray, "examples inputs"],
    y: Float[np.ndarray, " examples"],
) -> float:
    """Returns tr(S) / |g|^2, both estimated without bias from these examples.

    The network is a2 . tanh(x A1 + b1) + b2, given as A1, b1, a2, b2; its loss is the mean squared
    error. With m = mean |g_i|^2 and n examples: |g|^2 = (n |mean g_i|^2 - m) / (n - 1) and
    tr(S) = m - |g|^2. Infinity where the estimate of |g|^2 is not positive.

    >>> weights = [np.zeros((8, 16)), np.zeros(16), np.zeros(16), np.zeros(())]
    >>> noise_scale(weights, np.zeros((2, 8)), np.array([1.0, 1.0]))
    0.0
    """
    a1, b1, a2, b2 = weights
    hidden = np.tanh(x @ a1 + b1)
    error = 2.0 * (hidden @ a2 + b2 - y)
    back = error[:, None] * a2 * (1.0 - hidden**2)
    squares = np.sum(back**2, axis=1) * (1.0 + np.sum(x**2, axis=1))
    squares += error**2 * (1.0 + np.sum(hidden**2, axis=1))
    n, mean_square = len(x), float(np.mean(squares))
    means = (x.T @ back / n, back.mean(axis=0), error @ hidden / n, error.mean())
    length = sum(float(np.sum(part**2)) for part in means)
    signal = (n * length - mean_square) / (n - 1)
    return (mean_square - signal) / signal if signal > 0 else float("inf")
