"""Ridge regression: a linear readout of given features, solved directly instead of by descent.

    W = argmin |F W - Y|^2 + strength * n * sum_j |F_j|^2 |W_j|^2

with the n columns F_j of the features F, the rows W_j of the readout and the targets Y. Each weight
is damped by the length of its column, so that units do not matter. It is solved in float64 by the
normal equations, whose columns are scaled to length 1 first. The last layer of a network can be
solved in the same way, with its features trained or untrained: this is the bridge between trained
networks and reservoirs.

Array sizes: rows; features (n); outputs; time; dimensions.

Source: Hoerl and Kennard, Ridge regression (Technometrics 1970).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.chaos.free_models import FEATURES, Free
from core.chaos.series import checked_series, scale_of
from core.checks import Numbers

STRENGTH = 1e-14  # share of the normal equations' diagonal; just above the rounding of float64
BLOCK = 2_000  # rows whose features are in memory at a time


def solve(
    features: Float[np.ndarray, "rows features"],
    targets: Float[np.ndarray, "rows outputs"],
    strength: float = STRENGTH,
) -> Float[np.ndarray, "features outputs"]:
    """Returns the readout W.

    >>> solve(np.array([[1.0], [2.0]]), np.array([[2.0], [4.0]]), 0.0).round(12).tolist()
    [[2.0]]
    """
    return solve_normal(features.T @ features, features.T @ targets, strength)


def solve_normal(
    squares: Float[np.ndarray, "features features"],
    products: Float[np.ndarray, "features outputs"],
    strength: float = STRENGTH,
) -> Float[np.ndarray, "features outputs"]:
    """Returns the readout W from F'F and F'Y, whose sizes do not depend on how many rows F has."""
    size = np.sqrt(np.maximum(np.diag(squares), 1e-300))
    scaled = squares / size / size[:, None]
    eigenvalues, vectors = np.linalg.eigh(scaled)
    damped = np.maximum(eigenvalues, 0.0) + strength * len(size)
    inner = vectors @ ((vectors.T @ (products / size[:, None])) / damped[:, None])
    return inner / size[:, None]


def relearn(model: Free, states: Numbers, strength: float = STRENGTH) -> Free:
    """Returns the model with its readout solved on a trajectory; its features stay the same.

    Raises InputError: what ``series.checked_series`` raises.

    >>> import core.chaos.baselines as baselines
    >>> wave = np.sin(np.arange(200.0) / 5)
    >>> model = relearn(baselines.untaught("polynomial1", 2, 1), wave)
    >>> before, now = model.weights[0].ravel()  # of a sine u_{t+1} = 2 cos(0.2) u_t - u_{t-1}
    >>> bool(np.isclose(now / before, 1 - 2 * np.cos(0.2)))
    True
    """
    series = checked_series(states)
    scaled = scale_of(series, model.symmetric)
    given = scaled.apply(series)
    targets = np.diff(given, axis=0)[model.window - 1 :] / scaled.step
    inner = [tf.constant(w, tf.float64) for w in model.weights[:-2]]
    windows = np.lib.stride_tricks.sliding_window_view(given[:-1], model.window, axis=0)
    windows = windows.swapaxes(1, 2)
    squares: Any = 0.0
    products: Any = 0.0
    for first in range(0, len(targets), BLOCK):
        window, target = windows[first : first + BLOCK], targets[first : first + BLOCK]
        features = FEATURES[model.kind](inner, tf.constant(window)).numpy()
        rows = np.hstack([features, np.ones((len(features), 1))])
        squares, products = squares + rows.T @ rows, products + rows.T @ target
    readout = solve_normal(squares, products, strength)
    return replace(model, weights=(*model.weights[:-2], readout[:-1], readout[-1]), scaled=scaled)
