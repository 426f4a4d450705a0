"""A stack learns: minibatch descent on the cross-entropy, whole chunks of steps in one call.

    loss = -mean log softmax(outputs)[label],   w <- w - rate m / (sqrt(v) + tiny)    (Adam)

or w <- w - rate gradient (plain descent). Several networks that differ only in their first weights
run side by side along the axis ``runs``, which shows what is luck. A convolution is written here as
a sum over the places of its kernel, x_(t+k) A_k, so that every run can have a kernel of its own.

The compiled function belongs to a stack; rate, steps, seeds and data change without compiling.

Array sizes: runs; examples; classes; snapshots; layers (those with weights); grid (points a side).

Sources: as ``core.adam``; Goodfellow, Bengio and Courville, Deep Learning (2016), 6.2 and 8.1.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.adam import stepped
from core.direct import ACTIVATE
from core.stack import Step

BATCH = 32  # examples a step; fixed, because another size would have to be compiled
BY_XLA, AS_GRAPHS = 64, 16  # stacks that are remembered

Functions = tuple[Callable[..., Any], Callable[..., Any]]  # train a chunk, look
Arrays = list[Any]  # weight, bias, weight, bias ..., each with the axis runs in front


@dataclass(frozen=True)
class State:
    """Where a training stands; a chunk turns one into the next."""

    weights: Arrays
    averages: Arrays  # of the gradients, for Adam
    squares: Arrays  # of their squares
    step: int


@dataclass(frozen=True)
class Look:
    """What is seen of all runs at one moment."""

    step: int
    train_loss: Float[np.ndarray, " runs"]
    test_loss: Float[np.ndarray, " runs"]
    accuracy: Float[np.ndarray, " runs"]  # share of the test examples
    gradients: Float[np.ndarray, "runs layers"]  # size of the gradient of each weight matrix
    surface: Float[np.ndarray, "probes classes"]  # probabilities of the first run
    hidden: tuple[Float[np.ndarray, "probes _"], ...]  # of the first run, flat layers only


def begin(weights: Sequence[np.ndarray]) -> State:
    """Returns the state before the first step; weights have the axis runs in front."""
    tensors = [tf.constant(one, tf.float32) for one in weights]
    return State(tensors, [0 * one for one in tensors], [0 * one for one in tensors], 0)


def _conv1d(x: Any, kernel: Any) -> Any:
    """SAME cross-correlation [runs, examples, time, in] with [runs, width, in, out]."""
    width, time = kernel.shape[1], x.shape[2]
    before = (width - 1) // 2
    padded = tf.pad(x, [[0, 0], [0, 0], [before, width - 1 - before], [0, 0]])
    shifted = [padded[:, :, k : k + time] for k in range(width)]
    return tf.einsum("rntkc,rkcf->rntf", tf.stack(shifted, axis=3), kernel)


def forward(steps: Sequence[Step], weights: Arrays, x: Any) -> list[Any]:
    """Returns the outputs of every layer [runs, examples, *shape] for x [examples, *shape]."""
    runs = int(weights[0].shape[0])
    y = tf.tile(x[None], [runs] + [1] * len(x.shape))
    outputs, places = [], {}
    for step in steps:
        if step.kind == "flatten":
            y = tf.reshape(y, [runs, -1, *step.output_shape])
        else:
            at = places.setdefault(step.name, 2 * len(places))
            bias = weights[at + 1][:, None]
            bias = bias[:, None] if step.kind == "conv1d" else bias
            z = _conv1d(y, weights[at]) if step.kind == "conv1d" else y @ weights[at]
            y = ACTIVATE[step.activation](z + bias)
        outputs.append(y)
    return outputs


def _losses(
    steps: Sequence[Step], weights: Arrays, x: Any, labels: Any, shares: Any = None
) -> tuple[Any, Any]:
    """Cross-entropy [runs], and outputs [runs, examples, classes]; all alike without shares."""
    outputs = forward(steps, weights, x)[-1]
    wanted = tf.tile(labels[None], [outputs.shape[0], 1])
    each = tf.nn.sparse_softmax_cross_entropy_with_logits(wanted, outputs)
    mean = tf.reduce_mean(each, 1) if shares is None else tf.reduce_sum(shares * each, 1)
    return mean, outputs


def _gradients(
    steps: Sequence[Step], weights: Arrays, x: Any, labels: Any, shares: Any = None
) -> tuple[Any, Any]:
    """Losses [runs], and the gradient of each run's own loss."""
    with tf.GradientTape() as tape:
        tape.watch(weights)
        losses, _ = _losses(steps, weights, x, labels, shares)
        total = tf.reduce_sum(losses)  # runs share no weights, so the sum keeps them apart
    found = tape.gradient(total, weights, unconnected_gradients=tf.UnconnectedGradients.ZERO)
    return losses, found


def compiled(steps: tuple[Step, ...], adam: bool) -> Functions:
    """Returns the functions of a stack, as they were made for it before if that is not long ago.

    Only convolutions go through XLA, which runs them several times faster, and what it compiles
    stays until the process ends. Dense layers are ready sooner without, and gone with their stack.
    """
    convolutions = any(step.kind == "conv1d" for step in steps)
    return (_by_xla if convolutions else _as_graphs)(steps, adam)


@functools.lru_cache(maxsize=BY_XLA)
def _by_xla(steps: tuple[Step, ...], adam: bool) -> Functions:
    return functions(steps, adam, jit_compile=True)


@functools.lru_cache(maxsize=AS_GRAPHS)
def _as_graphs(steps: tuple[Step, ...], adam: bool) -> Functions:
    return functions(steps, adam, jit_compile=False)


def functions(steps: tuple[Step, ...], adam: bool, jit_compile: bool) -> Functions:
    """Returns the two functions of a stack: train a chunk, and look."""

    @tf.function(jit_compile=jit_compile, autograph=False)
    def train(weights, averages, squares, x, labels, rate, first, last):
        batches = x.shape[0] // BATCH

        def one(step, weights, averages, squares):
            at = BATCH * (step % batches)
            some = tf.slice(x, [at] + [0] * (len(x.shape) - 1), [BATCH, *x.shape[1:]])
            _, found = _gradients(steps, weights, some, tf.slice(labels, [at], [BATCH]))
            if not adam:
                moved = [w - rate * g for w, g in zip(weights, found, strict=True)]
                return step + 1, moved, averages, squares
            return stepped(rate, (step, weights, averages, squares), found)

        state = (first, list(weights), list(averages), list(squares))
        return tf.while_loop(lambda step, *_: step < last, one, state)

    @tf.function(jit_compile=jit_compile, autograph=False)
    def look(weights, x, labels, shares, test_x, test_labels, test_shares, probes):
        losses, found = _gradients(steps, weights, x, labels, shares)
        test, outputs = _losses(steps, weights, test_x, test_labels, test_shares)
        right = tf.argmax(outputs, axis=-1, output_type=tf.int32) == test_labels
        sizes = [tf.sqrt(tf.reduce_sum(g**2, range(1, len(g.shape)))) for g in found[::2]]
        layers = forward(steps, [one[:1] for one in weights], probes)
        hidden = [one[0] for one in layers[:-1] if len(one.shape) == 3]
        share = tf.reduce_sum(test_shares * tf.cast(right, tf.float32), axis=1)
        return losses, test, share, tf.stack(sizes, 1), tf.nn.softmax(layers[-1][0]), hidden

    return train, look


class Trainer:
    """A stack on a problem: ``advance`` trains a chunk, ``look`` measures."""

    def __init__(self, steps: Sequence[Step], adam: bool, train: Any, test: Any, probes: Any):
        self._train, self._look = compiled(tuple(steps), adam)
        self._data = [_tensors(train), _tensors(test)]
        self._probes = tf.constant(probes, tf.float32)

    def advance(self, state: State, rate: float, steps: int) -> State:
        """Returns the state after so many more steps, in one compiled call."""
        last = state.step + steps
        _, *rest = self._train(
            state.weights,
            state.averages,
            state.squares,
            *self._data[0][:2],
            tf.constant(rate, tf.float32),
            tf.constant(state.step),
            tf.constant(last),
        )
        weights, averages, squares = rest
        return State(weights, averages, squares, last)

    def look(self, state: State) -> Look:
        """Returns what is seen of the networks now."""
        *numbers, hidden = self._look(state.weights, *self._data[0], *self._data[1], self._probes)
        plain = [one.numpy().astype(np.float64) for one in numbers]
        return Look(state.step, *plain, hidden=tuple(one.numpy() for one in hidden))


def _tensors(problem: Any) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
    """Inputs, labels and shares."""
    count = len(problem.labels)
    shares = np.full(count, 1 / count) if problem.shares is None else problem.shares
    inputs, labels = tf.constant(problem.inputs, tf.float32), tf.constant(problem.labels, tf.int32)
    return inputs, labels, tf.constant(shares, tf.float32)
