"""Five optimisers start at the same place of one bowl: where each goes, step by step.

With g the gradient at the coefficients a, one step of each is

    SGD        a <- a - rate g
    momentum   v <- momentum v - rate g,  a <- a + v
    Nesterov   v <- momentum v - rate g,  a <- a + momentum v - rate g
    RMSprop    s <- rho s + (1 - rho) g^2,  a <- a - rate g / sqrt(s + epsilon)
    Adam       m <- beta1 m + (1 - beta1) g,  s <- beta2 s + (1 - beta2) g^2,
               a <- a - rate sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(s) + epsilon)

which are the formulas of keras.optimizers, step by step. The first three multiply the gradient by
their rate; the last two divide it by its size, so that their rate is about the length of a step.
Each group has a rate of its own.

Array sizes: 5 optimisers (in the order above); steps; 2 coefficients.

Sources: Polyak 1964 (momentum); Sutskever et al. 2013 (Nesterov's form); Hinton 2012, lecture 6e
(RMSprop); Kingma and Ba 2015 (Adam); keras.io/api/optimizers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Bool, Float, Int

from core.checks import Numbers, real_number, whole_number
from core.loss_surface import Surface, loss_surface, surface_loss
from core.polynomial import MAX_LEARNING_RATE, MIN_LEARNING_RATE

OPTIMISERS = ("SGD", "momentum", "Nesterov", "RMSprop", "Adam")
MAX_STEPS = 1_000  # steps; a picture of more is a blot
MAX_MEMORY = 0.9999  # of momentum, rho, beta; at 1 old gradients would never fade
ARRIVED = 0.01  # of the excess loss at the start; less cannot be seen in a picture
FALSE = np.zeros((len(OPTIMISERS), 1), bool)  # ends every run of arrived positions
EPSILON = 1e-7  # Keras's default; keeps the division finite where the slope is 0


@dataclass(frozen=True)
class Race:
    """Where each optimiser is after each step; inf or nan once it left the range of float64."""

    optimisers: tuple[str, ...]
    paths: Float[np.ndarray, "optimisers positions 2"]  # positions: before step 1, then after each
    losses: Float[np.ndarray, "optimisers positions"]  # summed squared error
    overflow_steps: Int[np.ndarray, " optimisers"]  # first position that is not finite; or -1
    surface: Surface

    @property
    def excess(self) -> Float[np.ndarray, "optimisers positions"]:
        """Loss above the lowest possible loss, |R a - q|^2."""
        return surface_loss(self.surface.design, self.surface.target, 0.0, self.paths)

    @property
    def arrivals(self) -> Int[np.ndarray, " optimisers"]:
        """First position from which on the excess stays below ARRIVED of its start; or -1."""
        return arrivals(self.excess)

    @property
    def diverged(self) -> Bool[np.ndarray, " optimisers"]:
        """Whether each left the range of float64, or ends farther up than it began."""
        return (self.overflow_steps >= 0) | (self.excess[:, -1] > self.excess[:, 0])


def arrivals(excess: Float[np.ndarray, "*paths positions"]) -> Int[np.ndarray, "*paths"]:
    """Returns the first position from which on the excess stays below ARRIVED of its start; or -1.

    >>> arrivals(np.array([[1.0, 0.5, 0.01, 0.001], [1.0, 0.0, 0.5, 0.5]])).tolist()
    [2, -1]
    """
    with np.errstate(invalid="ignore"):
        arrived = excess <= ARRIVED * excess[..., :1]
    ended = np.append(arrived[..., ::-1], np.zeros_like(arrived[..., :1]), axis=-1)
    return np.where(arrived[..., -1], arrived.shape[-1] - np.argmin(ended, axis=-1), -1)


@tf.function(jit_compile=True, autograph=False)
def optimiser_paths(
    design: tf.Tensor, target: tf.Tensor, start: tf.Tensor, settings: tf.Tensor, steps: tf.Tensor
) -> tf.Tensor:
    """Returns all positions, [MAX_STEPS + 1, 5, 2]; those after ``steps`` are 0.

    A step follows the formulas above, with g = 2 R'(R a - q). R (``design``) is [2, 2], q
    (``target``) and ``start`` are [2]; ``settings`` are both rates, momentum, rho, beta1, beta2.
    """
    rate, adaptive_rate, momentum, rho, beta1, beta2 = tf.unstack(settings)

    def step(done, a, v, s, path):
        g = 2.0 * (a @ tf.transpose(design) - target) @ design
        t = tf.cast(done + 1, tf.float64)
        v1 = momentum * v[1] - rate * g[1]
        v2 = momentum * v[2] - rate * g[2]
        s3 = rho * s[3] + (1.0 - rho) * g[3] ** 2
        m4 = beta1 * v[4] + (1.0 - beta1) * g[4]
        s4 = beta2 * s[4] + (1.0 - beta2) * g[4] ** 2
        unbiased = tf.sqrt(1.0 - beta2**t) / (1.0 - beta1**t)
        moves = [
            -rate * g[0],
            v1,
            momentum * v2 - rate * g[2],
            -adaptive_rate * g[3] / tf.sqrt(s3 + EPSILON),
            -adaptive_rate * unbiased * m4 / (tf.sqrt(s4) + EPSILON),
        ]
        a += tf.stack(moves)
        path = tf.tensor_scatter_nd_update(path, [[done + 1]], [a])
        return (
            done + 1,
            a,
            tf.stack([v[0], v1, v2, v[3], m4]),
            tf.stack([s[0], s[1], s[2], s3, s4]),
            path,
        )

    a = tf.tile(start[None], [5, 1])
    path = tf.concat([a[None], tf.zeros((MAX_STEPS, 5, 2), tf.float64)], axis=0)
    first = (tf.constant(0), a, tf.zeros_like(a), tf.zeros_like(a), path)
    return tf.while_loop(lambda done, *_: done < steps, step, first)[-1]


def race(
    x: Numbers,
    y: Numbers,
    learning_rate: float = 0.01,
    adaptive_rate: float = 0.1,
    steps: int = 100,
    momentum: float = 0.9,
    rho: float = 0.9,
    beta1: float = 0.9,
    beta2: float = 0.999,
    terms: int = 2,
    first: int = 0,
    second: int = 1,
    start_first: float = 0.0,
    start_second: float = 0.0,
) -> Race:
    """Returns the paths of all five on the loss over two coefficients, the others at their best.

    SGD, momentum and Nesterov step by ``learning_rate``, RMSprop and Adam by ``adaptive_rate``.
    Every setting may change without a new compilation.

    Raises InputError: what ``loss_surface.loss_surface`` raises; not_a_number, not_a_whole_number,
    out_of_range for both rates, steps (0 to MAX_STEPS), momentum, rho, beta1, beta2 (0 to
    MAX_MEMORY).

    >>> result = race([-1, 0, 1], [0, 1, 2], learning_rate=0.125, steps=1)
    >>> result.paths[0].round(6).tolist()  # the gradient at 0 is (-6, -4)
    [[0.0, 0.0], [0.75, 0.5]]
    """
    rates = {"learning_rate": learning_rate, "adaptive_rate": adaptive_rate}
    memories = {"momentum": momentum, "rho": rho, "beta1": beta1, "beta2": beta2}
    settings = [
        real_number(name, rate, MIN_LEARNING_RATE, MAX_LEARNING_RATE)
        for name, rate in rates.items()
    ] + [real_number(name, memory, 0.0, MAX_MEMORY) for name, memory in memories.items()]
    steps = whole_number("steps", steps, 0, MAX_STEPS)
    surface = loss_surface(x, y, terms, first, second, start_first, start_second)
    parts = (surface.design, surface.target, surface.start, np.array(settings))
    design, target, start, packed = (tf.constant(part, tf.float64) for part in parts)
    path = optimiser_paths(design, target, start, packed, tf.constant(steps)).numpy()[: steps + 1]
    paths = np.swapaxes(path, 0, 1)
    losses = surface_loss(surface.design, surface.target, surface.spectrum.floor, paths)
    finite = np.append(np.isfinite(losses), FALSE, axis=1)
    ends = np.argmin(finite, axis=1)
    return Race(OPTIMISERS, paths, losses, np.where(ends <= steps, ends, -1), surface)
