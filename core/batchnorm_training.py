"""BatchNorm lets deep networks train, and at larger rates: many networks are trained in one call.

They differ in BatchNorm or not, depth, learning rate and seed, and train by plain gradient descent
on the cross-entropy, on the same batches (see ``core.batchnorm_networks``). A rate trains a network
when, for every seed, the loss over the last stretch is below half of the loss of guessing, log 2.

Array sizes: norms (0 without BatchNorm, 1 with); depths; rates; seeds; stretches (of STRETCH
steps); layers (LAYERS, zero above a network's depth).

Sources: Ioffe and Szegedy (ICML 2015); Bjorck et al., Understanding Batch Normalization (NeurIPS
2018; larger rates); Yang et al. (ICLR 2019).
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
from core.batchnorm_networks import LAYERS, STRETCH, WIDTH, descend, first_weights
from core.checks import one_of, real_number, whole_number
from core.errors import InputError
from core.mean_field import activation_named
from core.seeds import MAX_SEED

# Defaults of settings that several functions here have.
ACTIVATION = "sigmoid"
DEEPEST = 20
STEPS = 300
PROBLEM = "circles"

RATES = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
SEEDS = 3  # networks that differ only in their first weights
EXAMPLES, BATCH = 256, 64
MIN_STEPS, MAX_STEPS = 10, 1_000
MIN_DEPTH = 4  # of the deepest network
MIN_RATE, MAX_RATE = 1e-6, 100.0
NOISE = 0.1  # of the examples
GUESSING = float(np.log(2.0))  # cross-entropy of two equal probabilities
TRAINED = 0.5  # of GUESSING; a network whose loss is lower has trained

Norms = Float[np.ndarray, "norms depths rates seeds layers"]
Losses = Float[np.ndarray, "norms depths rates seeds stretches"]


def _largest(rates: tuple[float, ...], trained: tuple[bool, ...]) -> float | None:
    return max((rate for rate, trains in zip(rates, trained, strict=True) if trains), default=None)


@dataclass(frozen=True)
class Progress:
    """What is known after ``step`` of ``steps`` training steps."""

    step: int
    steps: int
    depths: tuple[int, ...]
    rates: tuple[float, ...]
    losses: Losses  # mean over each stretch; inf where it is beyond float32
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
            tuple(_largest(self.rates, trained) for trained in by_depth)
            for by_depth in self.trained
        )


def depths_to(deepest: int) -> tuple[int, ...]:
    """Returns four depths: 2, and a quarter, a half and all of the deepest network's hidden layers.

    Raises InputError: not_a_whole_number, out_of_range (``deepest``, 4 to LAYERS).

    >>> depths_to(20)
    (2, 5, 10, 20)
    """
    deepest = whole_number("deepest", deepest, MIN_DEPTH, LAYERS)
    return (2, max(2, deepest // 4), deepest // 2, deepest)


def examples(problem: str, seed: int) -> toy_data.Problem:
    """Returns the training examples of a problem in the plane.

    Raises InputError: unknown_choice; what ``toy_data.make`` raises.

    >>> examples("circles", 0).inputs.shape
    (256, 2)
    """
    one_of("problem", problem, toy_data.PLANES)
    return toy_data.make(problem, EXAMPLES, NOISE, seed)


def _networks_of_one_depth(
    activation: str, rates: tuple[float, ...], seed: int
) -> tuple[list, Any, Any]:
    """Returns first weights, BatchNorm or not, and rates of the networks, in a result's order."""
    seeds = range(SEEDS * seed, SEEDS * (seed + 1))
    norms, rate, network_seeds = zip(*product((False, True), rates, seeds), strict=True)
    by_seed = {number: first_weights(activation, number) for number in seeds}
    parts = zip(*(by_seed[number] for number in network_seeds), strict=True)
    weights = [np.stack(part, axis=1 if at < 3 else 0) for at, part in enumerate(parts)]
    return (
        [tf.constant(part, tf.float32) for part in weights],
        tf.reshape(tf.constant(norms), (-1, 1, 1)),
        tf.reshape(tf.constant(rate, tf.float32), (-1, 1, 1)),
    )


def _progress(steps, depths, rates, losses, gradient_norms) -> Progress:
    losses = np.where(np.isfinite(losses), losses, np.inf)
    trained = np.all(losses[..., -1] < TRAINED * GUESSING, axis=-1).tolist()
    return Progress(
        step=STRETCH * losses.shape[-1],
        steps=steps,
        depths=depths,
        rates=rates,
        losses=losses,
        gradient_norms=gradient_norms,
        trained=tuple(tuple(map(tuple, table)) for table in trained),
    )


def _train(activation, depths, steps, rates, seed, problem) -> Iterator[Progress]:
    """Yields what ``train`` does, whose checked arguments it takes; ``problem``: the examples."""
    first, batch_norm, rate = _networks_of_one_depth(activation, rates, seed)
    weights = dict.fromkeys(depths, first)
    x = np.pad(problem.inputs, ((0, 0), (0, WIDTH - 2))).reshape(-1, BATCH, WIDTH)
    labels = tf.constant(problem.labels.reshape(-1, BATCH), tf.int32)
    fixed = batch_norm, rate, tf.constant(x, tf.float32), labels
    shape = (2, len(rates), SEEDS)
    losses, gradient_norms = [], []
    for done in range(0, steps, STRETCH):
        loss, norm = {}, {}
        for depth in weights:
            arguments = weights[depth], tf.constant(depth), *fixed, tf.constant(done)
            weights[depth], loss[depth], norm[depth] = descend(activation, *arguments)
        by_depth = [loss[depth].numpy().astype(float).reshape(shape) for depth in depths]
        losses.append(np.stack(by_depth, axis=1))
        by_depth = [norm[d].numpy().T.astype(float).reshape(*shape, LAYERS) for d in depths]
        gradient_norms.append(np.stack(by_depth, axis=1))
        yield _progress(steps, depths, rates, np.stack(losses, axis=-1), tuple(gradient_norms))


def train(
    activation: str = ACTIVATION,
    deepest: int = DEEPEST,
    steps: int = STEPS,
    problem: str = PROBLEM,
    rates: Sequence[float] = RATES,
    seed: int = 0,
) -> Iterator[Progress]:
    """Yields the progress of all networks after every STRETCH steps.

    Training stops when no further item is requested. There must be as many ``rates`` as in RATES;
    ``steps`` are rounded up to whole stretches.

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
    return _train(
        activation, depths, steps, tuple(map(float, rates)), seed, examples(problem, seed)
    )


def run(
    activation: str = ACTIVATION,
    deepest: int = DEEPEST,
    steps: int = STEPS,
    problem: str = PROBLEM,
    rates: Sequence[float] = RATES,
    seed: int = 0,
) -> Progress:
    """Returns what ``train`` yields last.

    Raises InputError: what ``train`` raises.

    >>> run("sigmoid", deepest=4, steps=10).largest_rates[0]
    (None, None, None, None)
    """
    *_, last = train(activation, deepest, steps, problem, rates, seed)
    return last


def times_larger(activation: str = "relu", deepest: int = 8, steps: int = 100) -> float:
    """Returns the factor by which BatchNorm raises the largest rate that trains the deepest one.

    Raises InputError: what ``train`` raises; no_rate_trains where one of the two has no such rate.

    >>> times_larger("relu", deepest=4, steps=60) >= 1.0
    True
    """
    without, batch_norm = (rates[-1] for rates in run(activation, deepest, steps).largest_rates)
    if without is None or batch_norm is None:
        raise InputError("no_rate_trains", depth=deepest, steps=steps)
    return batch_norm / without
