"""One batched call trains networks of every batch size, learning rate and seed together.

Each network has one hidden layer and learns a noisy function,

    y = a2 . tanh(x A1 + b1) + b2 + noise,

with plain gradient steps on batches of B examples. All networks read the same stream, one example
at a time. Each sums its gradients, and makes a step when it has read a whole batch. So no batch
size waits for another, and all share one compiled program.

Array sizes: networks; inputs; hidden units; examples; places.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.checks import real_number, whole_number
from core.seeds import MAX_SEED

INPUTS, HIDDEN, TEACHER = 8, 16, 4  # inputs; units of the network, and of the function it learns
GAIN = 3.0  # of the function's first weights; with 1 it is nearly linear, learned in three steps
BATCHES = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
RATES = tuple(0.01 * 2.0**k for k in range(8))  # 0.01 to 1.28
SEEDS = 3  # networks of each batch size and rate; the mean of their losses counts
TIMED_STEPS = 200
MAX_NOISE = 2.0  # standard deviation of the noise; that of the targets is about 1


@dataclass(frozen=True)
class Task:
    """The function to be learned along its first input, the others 0, without and with noise."""

    x: Float[np.ndarray, " places"]
    clean: Float[np.ndarray, " places"]
    noisy: Float[np.ndarray, " places"]
    networks: int
    weights: int  # of one network


def teacher(x: Float[np.ndarray, "examples inputs"], seed: int) -> Float[np.ndarray, " examples"]:
    """Returns the function to be learned, a tanh network of TEACHER units drawn from the seed.

    >>> teacher(np.zeros((1, INPUTS)), 0).shape
    (1,)
    """
    rng = np.random.default_rng([seed, 3])
    a1 = GAIN * rng.standard_normal((INPUTS, TEACHER)) / INPUTS**0.5
    return np.tanh(x @ a1) @ rng.standard_normal(TEACHER)


def task(noise: float = 0.5, seed: int = 0) -> Task:
    """Returns the function to be learned, and how many networks learn it.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range (noise, seed).

    >>> task().networks, task().weights
    (240, 161)
    """
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    places = np.zeros((121, INPUTS))
    places[:, 0] = np.linspace(-3.0, 3.0, len(places))
    clean = teacher(places, seed)
    scatter = noise * np.random.default_rng([seed, 6]).standard_normal(clean.size)
    networks = len(BATCHES) * len(RATES) * SEEDS
    size = INPUTS * HIDDEN + 2 * HIDDEN + 1
    return Task(places[:, 0], clean, clean + scatter, networks, size)


def first_weights(seed: int) -> list[np.ndarray]:
    """Returns the networks before training [networks, ...]; networks of one seed start alike.

    >>> [w.shape for w in first_weights(0)]
    [(240, 8, 16), (240, 16), (240, 16), (240,)]
    """
    rng = np.random.default_rng([seed, 4])
    shape = (len(BATCHES), len(RATES), SEEDS)
    a1 = rng.standard_normal((SEEDS, INPUTS, HIDDEN)) / INPUTS**0.5
    a2 = rng.standard_normal((SEEDS, HIDDEN)) / HIDDEN**0.5
    parts = (a1, np.zeros((SEEDS, HIDDEN)), a2, np.zeros(SEEDS))
    return [np.broadcast_to(p, (*shape[:2], *p.shape)).reshape(-1, *p.shape[1:]) for p in parts]


def _outputs(weights, x):
    """Returns the outputs [networks, examples] of all networks at x [examples, inputs]."""
    a1, b1, a2, b2 = weights
    hidden = tf.tanh(tf.einsum("ei,nih->neh", x, a1) + b1[:, None])
    return tf.einsum("neh,nh->ne", hidden, a2) + b2[:, None]


@tf.function(jit_compile=True, autograph=False)
def read(weights, sums, x, y, first, count, rates, batches):
    """Returns weights and sums of gradients after all networks have read ``count`` examples.

    The examples are the first rows of x [examples, inputs] and y; ``first`` is the place of row 0
    in the stream. A network with a full batch makes the step w <- w - rate * sum / B, and its sum
    is set to 0. Weights, sums: [networks, ...]; rates, batches: [networks].
    """

    def gradients(w, at):
        a1, b1, a2, b2 = w
        hidden = tf.tanh(tf.reduce_sum(x[at][None, :, None] * a1, axis=1) + b1)
        error = 2.0 * (tf.reduce_sum(hidden * a2, axis=1) + b2 - y[at])
        back = error[:, None] * a2 * (1.0 - hidden**2)
        return x[at][None, :, None] * back[:, None], back, error[:, None] * hidden, error

    def read_example(at, w, total):
        total = [t + g for t, g in zip(total, gradients(w, at), strict=True)]
        full = (first + at + 1) % batches == 0
        step = tf.where(full, rates / tf.cast(batches, tf.float32), 0.0)
        keep = tf.where(full, 0.0, 1.0)

        def shaped(value, like):
            return tf.reshape(value, [-1] + [1] * (len(like.shape) - 1))

        w = [v - shaped(step, v) * t for v, t in zip(w, total, strict=True)]
        return at + 1, w, [shaped(keep, t) * t for t in total]

    state = (tf.constant(0), list(weights), list(sums))
    _, weights, sums = tf.while_loop(lambda at, *_: at < count, read_example, state)
    return weights, sums


@tf.function(jit_compile=True, autograph=False)
def losses(weights, x, y):
    """Returns the mean squared error of every network at x [examples, inputs]: [networks]."""
    return tf.reduce_mean((_outputs(weights, x) - y) ** 2, axis=1)


@tf.function(jit_compile=True, autograph=False)
def _steps(weights, x, y, count):
    """Returns one network after ``count`` steps on one batch [batch, inputs], to be timed."""

    def step(at, w):
        with tf.GradientTape() as tape:
            tape.watch(w)
            loss = tf.reduce_mean((_outputs(w, x) - y) ** 2)
        return at + 1, [v - 0.01 * g for v, g in zip(w, tape.gradient(loss, w), strict=True)]

    return tf.while_loop(lambda at, *_: at < count, step, (tf.constant(0), list(weights)))[1]


def step_seconds(batch: int) -> float:
    """Returns the seconds of one step of one network: the best of three rounds of TIMED_STEPS.

    >>> step_seconds(4) > 0
    True
    """
    weights = [tf.constant(w[:1], tf.float32) for w in first_weights(0)]
    x, y = tf.ones((batch, INPUTS)), tf.ones(batch)
    _steps(weights, x, y, tf.constant(1))
    rounds = []
    for _ in range(3):
        start = time.perf_counter()
        _steps(weights, x, y, tf.constant(TIMED_STEPS))[0].numpy()  # type: ignore[index]
        rounds.append((time.perf_counter() - start) / TIMED_STEPS)
    return min(rounds)
