"""Many networks learn side by side: with and without BatchNorm, of several depths, rates, seeds.

Each layer is u = h W, y = f(gamma (u - mean u) / sqrt(var u + e) + beta) with BatchNorm, and
f(u + beta) without; plain descent on the cross-entropy, every network on the same batches. Those of
one depth run in one compiled call: they are one more axis of the arrays. All arrays have room for
LAYERS layers, so that rates and depths change without compiling. Backwards, each layer is computed
once more, so that only its inputs are kept.

A rate trains a network when its loss over the last stretch is below half of what guessing costs,
log 2, for every seed.

Array sizes: norms (0 without BatchNorm, 1 with); depths; rates; seeds; stretches (of STRETCH
steps); layers (LAYERS, zero above a network's depth); networks (those of one depth, in a row).

Sources: Ioffe and Szegedy (ICML 2015); Bjorck et al., Understanding Batch Normalization (NeurIPS
2018; it allows larger rates); Yang et al. (ICLR 2019).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int

from core import toy_data
from core.checks import one_of, real_number, whole_number
from core.direct import ACTIVATE
from core.errors import InputError
from core.mean_field import EPSILON, SCALES, activation_named
from core.seeds import MAX_SEED

RATES = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
SEEDS = 3  # networks that differ only in their first weights
LAYERS = 30  # room for hidden layers
WIDTH = 16  # units of a hidden layer
EXAMPLES, BATCH = 256, 64
STRETCH = 10  # steps of one compiled call; with four depths about 0.2 s
MIN_STEPS, MAX_STEPS = 10, 1_000
MIN_DEPTH = 4  # of the deepest network
MIN_RATE, MAX_RATE = 1e-6, 100.0
NOISE = 0.1  # of the examples
GUESSING = float(np.log(2.0))  # cross-entropy of two equal probabilities
TRAINED = 0.5  # of it

Norms = Float[np.ndarray, "norms depths rates seeds layers"]
Losses = Float[np.ndarray, "norms depths rates seeds stretches"]


@dataclass(frozen=True)
class Progress:
    """What is known after ``step`` of ``steps`` training steps."""

    step: int
    steps: int
    depths: tuple[int, ...]
    rates: tuple[float, ...]
    losses: Losses  # mean over each stretch; inf once it has left float32
    gradient_norms: tuple[Norms, ...]  # of each weight matrix, at the end of each stretch
    trained: tuple[tuple[tuple[bool, ...], ...], ...]  # [norms][depths][rates]

    @property
    def ends(self) -> Int[np.ndarray, " stretches"]:
        """Steps done at the end of each stretch."""
        return STRETCH * np.arange(1, self.losses.shape[-1] + 1)

    @property
    def largest_rates(self) -> tuple[tuple[float | None, ...], ...]:
        """The largest rate that trains, [norms][depths]; None where none does."""
        return tuple(
            tuple(
                max((r for r, good in zip(self.rates, row, strict=True) if good), default=None)
                for row in table
            )
            for table in self.trained
        )


def depths_to(deepest: int) -> tuple[int, ...]:
    """Returns 2, a quarter, a half and the whole of the deepest network's hidden layers.

    Raises InputError: not_a_whole_number, out_of_range (``deepest``, 4 to LAYERS).

    >>> depths_to(20)
    (2, 5, 10, 20)
    """
    deepest = whole_number("deepest", deepest, MIN_DEPTH, LAYERS)
    return (2, max(2, deepest // 4), deepest // 2, deepest)


def first_weights(activation: str, seed: int) -> list[Float[np.ndarray, ...]]:
    """Returns one network: W [layers, width, width], gamma, beta [layers, 1, width], readout, bias.

    He's weights for relu, Xavier's for the others. Only the first two rows of the first W see an
    input; a shallower network has the first layers of a deeper one.

    >>> [one.shape for one in first_weights("tanh", 0)]
    [(30, 16, 16), (30, 1, 16), (30, 1, 16), (16, 2), (1, 2)]
    """
    rng = np.random.default_rng(seed)
    fan_in = np.array([2] + [WIDTH] * (LAYERS - 1))[:, None, None]
    weights = rng.normal(size=(LAYERS, WIDTH, WIDTH)) * SCALES[activation] / np.sqrt(fan_in)
    gamma, beta = np.ones((LAYERS, 1, WIDTH)), np.zeros((LAYERS, 1, WIDTH))
    readout = rng.normal(size=(WIDTH, 2)) / np.sqrt(WIDTH)
    return [weights, gamma, beta, readout, np.zeros((1, 2))]


def _layer(f: Any, parts: list, h: Any, batch_norm: Any) -> Any:
    """One layer of all networks: h [networks, batch, width] -> the same."""
    weights, gamma, beta = parts
    u = h @ weights
    centred = u - tf.reduce_mean(u, 1, keepdims=True)
    variance = tf.reduce_mean(centred**2, 1, keepdims=True)
    u = tf.where(batch_norm, gamma * centred * tf.math.rsqrt(variance + EPSILON), u)
    return f(u + beta)


def _gradients(f: Any, weights: list, depth: Any, batch_norm: Any, x: Any, labels: Any):
    """Returns the losses [networks], and the gradient of each network's own loss."""
    *stacked, readout, bias = weights
    h = tf.tile(x[None], [readout.shape[0], 1, 1])
    inputs = tf.TensorArray(tf.float32, LAYERS, element_shape=h.shape)

    def advance(at, h, inputs):
        below = inputs.write(at, h)
        return at + 1, _layer(f, [one[at] for one in stacked], h, batch_norm), below

    _, h, inputs = tf.while_loop(lambda at, *_: at < depth, advance, (0, h, inputs))
    outputs = h @ readout + bias
    wanted = tf.tile(tf.one_hot(labels, 2)[None], [readout.shape[0], 1, 1])
    losses = tf.nn.softmax_cross_entropy_with_logits(wanted, outputs)
    slope = (tf.nn.softmax(outputs) - wanted) / tf.cast(tf.shape(labels)[0], tf.float32)
    kept = inputs.stack()

    def retreat(at, back, found):
        parts, below = [one[at] for one in stacked], kept[at]
        with tf.GradientTape() as tape:
            tape.watch([below, *parts])
            above = _layer(f, parts, below, batch_norm)
        back, *slopes = tape.gradient(above, [below, *parts], output_gradients=back)
        return at - 1, back, [a.write(at, s) for a, s in zip(found, slopes, strict=True)]

    rows = [tf.TensorArray(tf.float32, LAYERS, element_shape=w.shape[1:]) for w in stacked]
    back = tf.matmul(slope, readout, transpose_b=True)
    _, _, rows = tf.while_loop(lambda at, *_: at >= 0, retreat, (depth - 1, back, rows))
    last = [tf.matmul(h, slope, transpose_a=True), tf.reduce_sum(slope, 1, keepdims=True)]
    return tf.reduce_mean(losses, 1), [*(row.stack() for row in rows), *last]


@tf.function(jit_compile=True, autograph=False)
def _descend(activation: str, weights, depth, batch_norm, rate, x, labels, first):
    """Trains networks of one depth for STRETCH steps; returns weights, mean losses, gradient norms.

    batch_norm, rate: [networks, 1, 1]; depth: a scalar, as ``first``, the steps done before.
    """
    f = ACTIVATE[activation]

    def step(k, weights, total, norms):
        at = (first + k) % x.shape[0]  # gathered: XLA compiles a slice for each place it begins at
        some = tf.gather(x, at), tf.gather(labels, at)
        losses, slopes = _gradients(f, weights, depth, batch_norm, *some)
        norms = tf.sqrt(tf.reduce_sum(slopes[0] ** 2, [2, 3]))
        moved = [w - rate * g for w, g in zip(weights, slopes, strict=True)]
        return k + 1, moved, total + losses / STRETCH, norms

    networks = rate.shape[0]
    start = (0, list(weights), tf.zeros(networks), tf.zeros((LAYERS, networks)))
    _, weights, losses, norms = tf.while_loop(lambda k, *_: k < STRETCH, step, start)
    return weights, losses, norms


def train(
    activation: str = "sigmoid",
    deepest: int = 20,
    steps: int = 300,
    problem: str = "circles",
    rates: Sequence[float] = RATES,
    seed: int = 0,
) -> Iterator[Progress]:
    """Yields what is known of all networks after every STRETCH steps.

    To stop, do not ask for more. There are as many ``rates`` as in RATES; ``steps`` are rounded up
    to whole stretches.

    Raises InputError: unknown_choice; not_a_whole_number, not_a_number,
    out_of_range (deepest, steps, each of rates, seed); rates_count.

    >>> first = next(train("tanh", deepest=4, steps=10))
    >>> first.step, first.losses.shape, first.gradient_norms[0].shape
    (10, (2, 4, 7, 3, 1), (2, 4, 7, 3, 30))
    """
    activation_named(activation)
    depths = depths_to(deepest)
    steps = whole_number("steps", steps, MIN_STEPS, MAX_STEPS)
    for rate in rates:
        real_number("learning_rates", rate, MIN_RATE, MAX_RATE)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    if len(rates) != len(RATES):
        raise InputError("rates_count", given=len(rates), wanted=len(RATES))
    return _trained(
        activation, depths, steps, tuple(map(float, rates)), seed, examples(problem, seed)
    )


def examples(problem: str, seed: int) -> toy_data.Problem:
    """Returns the training examples of a problem in the plane.

    Raises InputError: unknown_choice; what ``toy_data.make`` raises.

    >>> examples("circles", 0).inputs.shape
    (256, 2)
    """
    one_of("problem", problem, toy_data.PLANES)
    return toy_data.make(problem, EXAMPLES, NOISE, seed)


def _of_one_depth(activation: str, rates: tuple[float, ...], seed: int) -> tuple[list, Any, Any]:
    """Returns weights, BatchNorm or not, and rate of these networks, in the order of a result."""
    seeds = range(SEEDS * seed, SEEDS * (seed + 1))
    norms, rate, which = zip(*product((False, True), rates, seeds), strict=True)
    drawn = {one: first_weights(activation, one) for one in seeds}
    parts = zip(*(drawn[one] for one in which), strict=True)
    weights = [np.stack(one, axis=1 if at < 3 else 0) for at, one in enumerate(parts)]
    batch_norm = tf.reshape(tf.constant(norms), (-1, 1, 1))
    return (
        [tf.constant(one, tf.float32) for one in weights],
        batch_norm,
        tf.reshape(tf.constant(rate, tf.float32), (-1, 1, 1)),
    )


def _trained(activation, depths, steps, rates, seed, problem) -> Iterator[Progress]:
    first, batch_norm, pace = _of_one_depth(activation, rates, seed)
    weights = dict.fromkeys(depths, first)
    x = np.pad(problem.inputs, ((0, 0), (0, WIDTH - 2))).reshape(-1, BATCH, WIDTH)
    labels = tf.constant(problem.labels.reshape(-1, BATCH), tf.int32)
    given = batch_norm, pace, tf.constant(x, tf.float32), labels
    shape = (2, len(rates), SEEDS)
    losses, film = [], []
    for done in range(0, steps, STRETCH):
        here, sizes = {}, {}
        for depth in weights:
            plan = weights[depth], tf.constant(depth), *given, tf.constant(done)
            weights[depth], here[depth], sizes[depth] = _descend(activation, *plan)
        each = [here[one].numpy().astype(float).reshape(shape) for one in depths]
        losses.append(np.stack(each, axis=1))
        each = [sizes[one].numpy().T.astype(float).reshape(*shape, LAYERS) for one in depths]
        film.append(np.stack(each, axis=1))
        yield _progress(steps, depths, rates, np.stack(losses, axis=-1), tuple(film))


def _progress(steps, depths, rates, losses, film) -> Progress:
    losses = np.where(np.isfinite(losses), losses, np.inf)
    good = np.all(losses[..., -1] < TRAINED * GUESSING, axis=-1).tolist()
    return Progress(
        step=STRETCH * losses.shape[-1],
        steps=steps,
        depths=depths,
        rates=rates,
        losses=losses,
        gradient_norms=film,
        trained=tuple(tuple(map(tuple, table)) for table in good),
    )


def run(
    activation: str = "sigmoid",
    deepest: int = 20,
    steps: int = 300,
    problem: str = "circles",
    rates: Sequence[float] = RATES,
    seed: int = 0,
) -> Progress:
    """Returns the end of ``train``, for whom the way there does not matter.

    Raises InputError: what ``train`` raises.

    >>> run("sigmoid", deepest=4, steps=10).largest_rates[0]
    (None, None, None, None)
    """
    *_, last = train(activation, deepest, steps, problem, rates, seed)
    return last


def times_larger(activation: str = "relu", deepest: int = 8, steps: int = 100) -> float:
    """Returns by how many times BatchNorm raises the largest rate that trains the deepest network.

    Raises InputError: what ``train`` raises; no_rate_trains where one of the two trains at none.

    >>> times_larger("relu", deepest=4, steps=60) >= 1.0
    True
    """
    without, batch_norm = (rates[-1] for rates in run(activation, deepest, steps).largest_rates)
    if without is None or batch_norm is None:
        raise InputError("no_rate_trains", depth=deepest, steps=steps)
    return batch_norm / without
