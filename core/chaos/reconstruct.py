"""Training: a network learns one step of a system from a trajectory; how long its forecasts hold.

With the states standardised, u = (x - mean) / std, the network f learns the increment to the next
point, in units of the increments' own standard deviation s:

    u_{t+1} = u_t + s f(u_{t-w+1}, ..., u_t),    loss = mean |f - (u_{t+1} - u_t) / s|^2.

Adam minimises this error of single steps, with gradients clipped to norm 1 and a learning rate that
rises over the first twentieth of the steps and then falls along a cosine to 0. 200 steps are one
compiled call, which reads its windows from the series by their indices.

Array sizes: time; dimensions; starts; chunk (training steps of one compiled call); batch.

Sources: as ``core.adam``; Loshchilov and Hutter (ICLR 2017; cosine); Vlachas et al.,
Backpropagation algorithms and reservoir computing in recurrent neural networks for the forecasting
of complex spatiotemporal dynamics (Neural Networks 2020; the valid prediction time).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.adam import fresh, stepped
from core.array_checks import finite_array
from core.chaos.free_models import Free, increment
from core.chaos.networks import NETWORKS
from core.chaos.series import checked_series, padded, scale_of
from core.checks import Numbers, one_of, real_number, whole_number
from core.errors import InputError
from core.seeds import MAX_SEED

CHUNK = 200  # training steps of one compiled call: about 0.1 s, so that a run can be stopped soon
CLIP = 1.0  # norm of the gradient
WARM_UP = 0.05  # share of the steps in which the learning rate rises
WINDOWS = (2, 4, 8)  # points; powers of two, as a convolution of width 2 halves the window
MAX_SIZE, MAX_BATCH, MAX_STEPS = 256, 512, 200_000
# Steps x batch x parameters of one run: 2 to 6 minutes on two cores, by kind and window
MAX_WORK = 300_000_000_000
MIN_RATE, MAX_RATE = 1e-6, 1.0
MAX_VALUES = 20_000_000  # of forecasts and truth: 160 MB


@dataclass(frozen=True)
class Plan:
    """The settings of one training run; the same plan and states give the same network.

    Raises InputError: unknown_choice, window_not_possible, not_a_number, not_a_whole_number,
    out_of_range.

    >>> Plan("gru", window=4).size
    64
    """

    network: str = "cnn"  # cnn, gru or lstm
    size: int = 64  # channels or units of each layer
    window: int = 4  # points read for each forecast: one of WINDOWS
    steps: int = 6_000
    batch: int = 128  # windows of one training step
    learning_rate: float = 0.016  # the highest, after the warm-up
    symmetric: bool = False  # whether the network has the symmetry (x, y, z) -> (-x, -y, z)
    seed: int = 0  # draws the first weights and the windows

    def __post_init__(self) -> None:
        one_of("network", self.network, NETWORKS)
        if self.window not in WINDOWS:
            allowed = ", ".join(map(str, WINDOWS))
            raise InputError("window_not_possible", given=self.window, allowed=allowed)
        whole_number("size", self.size, 1, MAX_SIZE)
        whole_number("steps", self.steps, 0, MAX_STEPS)
        whole_number("batch", self.batch, 1, MAX_BATCH)
        real_number("learning_rate", self.learning_rate, MIN_RATE, MAX_RATE)
        whole_number("seed", self.seed, 0, MAX_SEED)


@dataclass(frozen=True)
class Model(Free):
    """The network after ``step`` of ``steps`` training steps; ``forecasting`` lets it run free."""

    step: int
    steps: int
    losses: Float[np.ndarray, " step"]  # of every step


def first_weights(plan: Plan, dimensions: int) -> list[Float[np.ndarray, ...]]:
    """Returns the weights before training, float64: the inner ones, then readout and offset.

    >>> [w.shape for w in first_weights(Plan(size=8), 3)]
    [(6, 8), (8,), (16, 8), (8,), (19, 3), (3,)]
    """
    network = NETWORKS[plan.network]
    inner = network.start(dimensions, plan.window, plan.size, plan.seed)
    tensors = [tf.constant(w) for w in inner]
    window = tf.zeros((1, plan.window, dimensions), tf.float64)
    width = network.features(tensors, window).shape[-1]
    return [*inner, np.zeros((width, dimensions)), np.zeros(dimensions)]


def pace(step, steps, rate):
    """Returns the learning rate of a step, counted from 0: warm-up, then a cosine down to 0."""
    step, steps = tf.cast(step, tf.float32), tf.cast(steps, tf.float32)
    rising = (step + 1) / tf.maximum(WARM_UP * steps, 1.0)
    falling = 0.5 * (1 + tf.cos(np.pi * (step - WARM_UP * steps) / ((1 - WARM_UP) * steps)))
    return rate * tf.minimum(rising, 1.0) * tf.where(rising < 1.0, 1.0, falling)


def _loss(kind, symmetric, weights, window, target):
    return tf.reduce_mean((increment(kind, symmetric, weights, window) - target) ** 2)


@tf.function(jit_compile=True, autograph=False)
def train_chunk(kind, symmetric, window, state, series, targets, picks, todo, steps, rate):
    """Returns the state after the first ``todo`` steps of a chunk, and the losses of the chunk.

    ``state``: step, weights and the moments of Adam; ``series`` and ``targets`` [room, dimensions];
    ``picks`` [chunk, batch]: the last points of the windows; ``steps``, ``rate``: see ``pace``.
    """
    record = tf.TensorArray(tf.float32, picks.shape[0], element_shape=())
    reach = tf.range(1 - window, 1)

    def train(k, state, record):
        done, weights, *_ = state
        seen = tf.gather(series, picks[k][:, None] + reach)
        target = tf.gather(targets, picks[k])
        with tf.GradientTape() as tape:
            tape.watch(weights)
            loss = _loss(kind, symmetric, weights, seen, target)
        slopes, _ = tf.clip_by_global_norm(tape.gradient(loss, weights), CLIP)
        after = stepped(pace(done, steps, rate), state, slopes)
        return k + 1, after, record.write(k, loss)

    _, state, record = tf.while_loop(lambda k, *_: k < todo, train, (tf.constant(0), state, record))
    return state, record.stack()


def _affordable(plan: Plan, weights: int) -> None:
    """Raises InputError training_too_long where a run would occupy a processor for too long."""
    most = MAX_WORK // (plan.batch * weights)
    if plan.steps > most:
        raise InputError(
            "training_too_long",
            given=plan.steps,
            maximum=most,
            weights=weights,
            batch=plan.batch,
        )


def train(plan: Plan, states: Numbers) -> Iterator[Model]:
    """Yields the network after every CHUNK steps; what comes last is the trained one.

    To stop, do not ask for more: every network that is yielded can run free. Another number of
    points or steps and another rate compile nothing anew.

    Raises InputError: what ``series.checked_series`` raises; symmetry_needs_three,
    training_too_long.

    >>> *_, model = train(Plan(steps=10), np.sin(np.arange(300.0) / 5))
    >>> model.step, model.losses.shape, model.parameters
    (10, (10,), 8578)
    """
    series = checked_series(states)
    if plan.symmetric and series.shape[1] != 3:
        raise InputError("symmetry_needs_three", given=series.shape[1])
    _affordable(plan, sum(w.size for w in first_weights(plan, series.shape[1])))
    return _trained(plan, series)


def _trained(plan: Plan, series: Float[np.ndarray, "time dim"]) -> Iterator[Model]:
    scaled = scale_of(series, plan.symmetric)
    given = scaled.apply(series)
    targets = np.diff(given, axis=0) / scaled.step
    data = [tf.constant(padded(part), tf.float32) for part in (given, targets)]
    rng = np.random.default_rng(plan.seed)
    state = fresh(first_weights(plan, series.shape[1]))
    pace_of = tf.constant(plan.steps), tf.constant(plan.learning_rate, tf.float32)
    shape = plan.network, plan.symmetric, plan.window
    losses = [np.zeros(0)]
    for done in range(0, max(plan.steps, 1), CHUNK):
        todo = min(CHUNK, plan.steps - done)
        picks = rng.integers(plan.window - 1, len(series) - 1, (CHUNK, plan.batch))
        chosen = tf.constant(picks, tf.int32), tf.constant(todo)
        state, record = train_chunk(*shape, state, *data, *chosen, *pace_of)  # type: ignore
        losses.append(record.numpy()[:todo].astype(np.float64))
        weights = tuple(w.numpy().astype(np.float64) for w in state[1])
        learned = plan.network, plan.window, plan.symmetric, weights, scaled
        yield Model(*learned, done + todo, plan.steps, np.concatenate(losses))


def valid_prediction_time(
    forecast: Numbers,
    truth: Numbers,
    dt: float,
    lyapunov: float,
    threshold: float = 0.4,
) -> Float[np.ndarray, " starts"]:
    """Returns how long each forecast holds, in Lyapunov times 1 / lyapunov.

    Both arrays are [starts, time, dimensions] and begin one dt after the start. The error is
    |forecast - truth| over the square root of the truth's total variance, and the time is that of
    the last point before it exceeds the threshold; a forecast that is not finite is wrong.

    Raises InputError: array_not_numbers, array_wrong_axes, array_empty, array_too_long,
    array_not_finite (truth), shapes_differ, trajectory_constant, not_a_number, out_of_range.

    >>> truth = np.array([[[0.0], [1.0], [0.0], [1.0]]])
    >>> valid_prediction_time(truth + [[[0.1], [0.1], [0.3], [0.0]]], truth, dt=0.5, lyapunov=2.0)
    array([2.])
    """
    axes = ("starts", "time", "dimensions")
    truth = finite_array("truth", truth, axes, MAX_VALUES)
    given = np.asarray(forecast, dtype=np.float64)
    if given.shape != truth.shape:
        raise InputError("shapes_differ", given=given.shape, wanted=truth.shape)
    dt = real_number("dt", dt, 1e-9, 1e9)
    lyapunov = real_number("lyapunov", lyapunov, 1e-9, 1e9)
    threshold = real_number("threshold", threshold, 0.0, 1e9)
    variance = truth.var(axis=(0, 1)).sum()
    if variance == 0:
        raise InputError("trajectory_constant", column=1, given=float(truth.flat[0]))
    with np.errstate(over="ignore", invalid="ignore"):
        errors = np.linalg.norm(given - truth, axis=2) / np.sqrt(variance)
    wrong = ~(errors <= threshold)
    held = np.where(wrong.any(axis=1), wrong.argmax(axis=1), truth.shape[1])
    return held * dt * lyapunov
