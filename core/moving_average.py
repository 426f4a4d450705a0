"""BatchNorm has two modes: training uses the batch's statistics, inference moving averages of them.

    training    y = (x - mean of the batch) / sqrt(variance of the batch + e)
    inference   y = (x - M) / sqrt(V + e)

    M <- m M + (1 - m) mean,    V <- m V + (1 - m) variance      after every training batch,

starting from M = 0 and V = 1; m is the momentum. The variance of a batch of B divides by B, so that
on average it is too small, by the factor (B - 1) / B. After t batches of data with mean a and
variance b

    E[M] = a (1 - m^t),    E[V] = b (1 - m^t) (B - 1) / B + m^t.

With B = 1 the batch variance is 0: every training output is 0 (beta), and V goes to 0 as well.
The layer has one unit, gamma = 1 and beta = 0. Array sizes: steps; moments (steps + 1); tests.

Sources: Ioffe and Szegedy (ICML 2015); documentation of keras.layers.BatchNormalization.
"""

from __future__ import annotations

from dataclasses import dataclass

import keras
import numpy as np
from jaxtyping import Float

from core.checks import Numbers, column, real_number, spread, whole_number
from core.errors import InputError
from core.mean_field import EPSILON
from core.seeds import MAX_SEED

TESTS = 256  # test inputs; every power of two up to it is a batch size
MAX_STEPS = 1_000
MAX_MOMENTUM = 0.9999  # half of the start is forgotten after 6931 batches
MAX_SHIFT, MAX_STRETCH = 10.0, 10.0  # of the test data, in units of the training data's spread
MEAN, DEVIATION = 3.0, 2.0  # of the drawn training data
DRAWS = 4096  # numbers drawn where no series is given
KERAS_STEPS = 40  # training batches that Keras computes too; each takes it 2 ms

Moments = Float[np.ndarray, " moments"]
PerTest = Float[np.ndarray, " tests"]


@dataclass(frozen=True)
class Modes:
    """The moving averages of a BatchNorm layer in training, and its outputs then in both modes."""

    batch_means: Float[np.ndarray, " steps"]
    batch_variances: Float[np.ndarray, " steps"]
    moving_mean: Moments  # M after 0, 1, ... steps
    moving_variance: Moments
    theory_mean: Moments  # E[M]
    theory_variance: Moments
    test_inputs: PerTest
    by_batch: PerTest  # outputs in training mode, in batches of the same size
    by_moving: PerTest  # outputs in inference mode
    keras_training: float  # largest difference from Keras: M, V after KERAS_STEPS, by_batch
    keras_inference: float  # the same of by_moving


def normalised(
    x: Float[np.ndarray, "*shape"], mean: Numbers, variance: Numbers
) -> Float[np.ndarray, "*shape"]:
    """Returns (x - mean) / sqrt(variance + e), where e is EPSILON.

    >>> normalised(np.array([2.0]), 1.0, 1.0).round(4).tolist()
    [0.9995]
    """
    return (x - np.asarray(mean)) / np.sqrt(np.asarray(variance) + EPSILON)


def moving(values: Float[np.ndarray, " steps"], momentum: float, start: float) -> Moments:
    """Returns the moving average after 0, 1, ... steps.

    >>> moving(np.array([1.0, 1.0]), 0.5, 0.0).tolist()
    [0.0, 0.5, 0.75]
    """
    averages = [start]
    for value in values:
        averages.append(momentum * averages[-1] + (1.0 - momentum) * value)
    return np.array(averages)


def _layer(units: int, momentum: float) -> keras.layers.BatchNormalization:
    layer = keras.layers.BatchNormalization(momentum=momentum, epsilon=EPSILON, dtype="float64")
    layer.build((None, units))
    return layer


def _keras_training(batches: np.ndarray, tests: np.ndarray, momentum: float):
    """Returns Keras' M and V after all ``batches`` [steps, batch], and its outputs on ``tests``.

    ``tests`` [batch, columns]: each column is a unit of its own, so that one call computes all.
    """
    layer, test_layer = _layer(1, momentum), _layer(tests.shape[1], momentum)
    for batch in batches:
        layer(batch[:, None], training=True)
    averages = [float(np.ravel(variable)[0]) for variable in layer.non_trainable_variables]
    return np.array(averages), np.asarray(test_layer(tests, training=True))


def _keras_inference(x: PerTest, mean: float, variance: float) -> PerTest:
    """Returns Keras' outputs in inference mode with these moving averages."""
    layer = _layer(1, 0.5)
    layer.set_weights([np.ones(1), np.zeros(1), np.array([mean]), np.array([variance])])
    return np.asarray(layer(x[:, None], training=False))[:, 0]


def _training_and_test(series: Numbers | None, share: float, rng: np.random.Generator):
    """Returns training and test data: the first ``share`` of a series and the rest, or drawn."""
    if series is None:
        return rng.normal(MEAN, DEVIATION, (2, DRAWS))
    values = column("series", series)
    if values.size < 4:
        raise InputError("too_few_points", given=values.size, minimum=4)
    cut = min(max(round(share * values.size), 2), values.size - 2)  # two in each part at least
    train, test = values[:cut], values[cut:]
    spread(train)  # raises where all numbers are equal
    return train, test


def modes(
    momentum: float = 0.99,
    batch: int = 32,
    steps: int = 500,
    shift: float = 0.0,
    stretch: float = 1.0,
    seed: int = 0,
    series: Numbers | None = None,
    share: float = 0.25,
) -> Modes:
    """Returns a BatchNorm layer's moving averages over training, and its outputs on test data.

    Data are normal numbers of mean 3 and standard deviation 2, or a ``series``: its first ``share``
    is for training, the rest for testing. ``shift`` moves the test data by so many standard
    deviations of the training data, ``stretch`` multiplies their distances from their mean.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range (momentum 0 to 0.9999, batch 1
    to 256, steps 1 to 1000, shift -10 to 10, stretch 0 to 10, share 0.05 to 0.95, seed); what
    ``checks.column`` raises; too_few_points, series_constant.

    >>> result = modes(momentum=0.99, steps=100)
    >>> result.keras_training < 1e-9, modes(batch=1).by_batch.max()
    (True, np.float64(0.0))
    """
    momentum = real_number("momentum", momentum, 0.0, MAX_MOMENTUM)
    batch = whole_number("batch", batch, 1, TESTS)
    steps = whole_number("steps", steps, 1, MAX_STEPS)
    shift = real_number("test_shift", shift, -MAX_SHIFT, MAX_SHIFT)
    stretch = real_number("stretch", stretch, 0.0, MAX_STRETCH)
    share = real_number("share", share, 0.05, 0.95)
    rng = np.random.default_rng(whole_number("seed", seed, 0, MAX_SEED))
    train, test = _training_and_test(series, share, rng)
    batches = rng.choice(train, (steps, batch))
    middle = test.mean()
    shifted = middle + stretch * (test - middle) + shift * train.std()
    size = batch * (TESTS // batch)  # whole batches: a smaller last one has other statistics
    tests = rng.choice(shifted, size).reshape(-1, batch)
    return _both_modes(train, batches, tests, momentum)


def _both_modes(
    train: np.ndarray, batches: np.ndarray, tests: np.ndarray, momentum: float
) -> Modes:
    """Returns the averages over ``batches`` [steps, batch] and outputs on ``tests`` likewise."""
    steps, batch = batches.shape
    means, variances = batches.mean(axis=1), batches.var(axis=1)
    moving_mean, moving_variance = moving(means, momentum, 0.0), moving(variances, momentum, 1.0)
    start_share = momentum ** np.arange(steps + 1)  # what is left of the starting values
    moments = tests.mean(axis=1, keepdims=True), tests.var(axis=1, keepdims=True)
    by_batch = normalised(tests, *moments)
    ends = float(moving_mean[-1]), float(moving_variance[-1])
    by_moving = normalised(tests.ravel(), *ends)
    checked = min(steps, KERAS_STEPS)
    averages, outputs = _keras_training(batches[:checked], tests.T, momentum)
    gaps = averages - [moving_mean[checked], moving_variance[checked]], outputs.T - by_batch
    return Modes(
        batch_means=means,
        batch_variances=variances,
        moving_mean=moving_mean,
        moving_variance=moving_variance,
        theory_mean=train.mean() * (1 - start_share),
        theory_variance=train.var() * (1 - start_share) * (batch - 1) / batch + start_share,
        test_inputs=tests.ravel(),
        by_batch=by_batch.ravel(),
        by_moving=by_moving,
        keras_training=max(float(abs(gap).max()) for gap in gaps),
        keras_inference=float(abs(_keras_inference(tests.ravel(), *ends) - by_moving).max()),
    )
