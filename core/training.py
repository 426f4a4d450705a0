"""A stack learns by minibatch descent on the cross-entropy, many steps in one compiled call.

    loss = -mean log softmax(outputs)[label],   w <- w - rate m / (sqrt(v) + tiny)    (Adam)

or w <- w - rate gradient (plain descent). Several networks that differ only in their first weights
run side by side along the axis ``runs``; how they differ shows what depends on the start. A
convolution is written here as a sum over the places of its kernel, x_(t+k) A_k, so that each run
can have a kernel of its own.

The two functions belong to a stack; rate, steps, seeds and data change without a new graph.

Array sizes: runs; examples; classes; layers (those with weights); probes (inputs that are mapped).

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

BATCH = 32  # examples a step; fixed, because each size has to be compiled
BY_XLA, AS_GRAPHS = 4, 8  # stacks whose compiled functions are kept

Functions = tuple[Callable[..., Any], Callable[..., Any]]  # train a chunk, look
Arrays = list[Any]  # weight, bias, weight, bias ..., each with the axis runs in front


@dataclass(frozen=True)
class State:
    """The variables of a training between two chunks of steps."""

    weights: Arrays
    averages: Arrays  # running means of the gradients, for Adam
    squares: Arrays  # running means of their squares
    step: int


@dataclass(frozen=True)
class Look:
    """Measurements of all runs after ``step`` steps."""

    step: int
    train_loss: Float[np.ndarray, " runs"]
    test_loss: Float[np.ndarray, " runs"]
    accuracy: Float[np.ndarray, " runs"]  # share of the test examples
    gradients: Float[np.ndarray, "runs layers"]  # size of the gradient of each weight matrix
    surface: Float[np.ndarray, "probes classes"]  # probabilities of the first run
    hidden: tuple[Float[np.ndarray, "probes _"], ...]  # of the first run, flat layers only


def begin(weights: Sequence[np.ndarray]) -> State:
    """Returns the state before the first step; weights have the axis runs in front."""
    tensors = [tf.constant(part, tf.float32) for part in weights]
    return State(tensors, [0 * part for part in tensors], [0 * part for part in tensors], 0)


def conv1d(x: Any, kernel: Any) -> Any:
    """Returns the SAME cross-correlation of each run with its own kernel, y_t = sum x_(t+k) A_k.

    [runs, examples, time, channels] and [runs, width, channels, features] give
    [runs, examples, time, features].

    >>> x, kernel = tf.reshape([1.0, 2.0, 3.0], [1, 1, 3, 1]), tf.ones([1, 3, 1, 1])
    >>> conv1d(x, kernel).numpy().ravel()
    array([3., 6., 5.], dtype=float32)
    """
    width, time = kernel.shape[1], x.shape[2]
    before = (width - 1) // 2
    padded = tf.pad(x, [[0, 0], [0, 0], [before, width - 1 - before], [0, 0]])
    shifted = [padded[:, :, k : k + time] for k in range(width)]
    return tf.einsum("rntkc,rkcf->rntf", tf.stack(shifted, axis=3), kernel)


def forward(steps: Sequence[Step], weights: Arrays, x: Any) -> list[Any]:
    """Returns the outputs of every layer [runs, examples, *shape] for x [examples, *shape]."""
    runs = int(weights[0].shape[0])
    y = tf.tile(x[None], [runs] + [1] * len(x.shape))
    outputs, places = [], {}  # name of a layer -> index of its weight
    for step in steps:
        if step.kind == "flatten":
            y = tf.reshape(y, [runs, -1, *step.output_shape])
        else:
            at = places.setdefault(step.name, 2 * len(places))
            bias = weights[at + 1][:, None]
            bias = bias[:, None] if step.kind == "conv1d" else bias
            z = conv1d(y, weights[at]) if step.kind == "conv1d" else y @ weights[at]
            y = ACTIVATE[step.activation](z + bias)
        outputs.append(y)
    return outputs


def _losses(
    steps: Sequence[Step], weights: Arrays, x: Any, labels: Any, shares: Any = None
) -> tuple[Any, Any]:
    """Cross-entropy [runs], weighted by shares, and outputs [runs, examples, classes]."""
    outputs = forward(steps, weights, x)[-1]
    tiled = tf.tile(labels[None], [outputs.shape[0], 1])
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(tiled, outputs)
    mean = tf.reduce_mean(losses, 1) if shares is None else tf.reduce_sum(shares * losses, 1)
    return mean, outputs


def _gradients(
    steps: Sequence[Step], weights: Arrays, x: Any, labels: Any, shares: Any = None
) -> tuple[Any, Any]:
    """Losses [runs], and the gradient of the loss of each run."""
    with tf.GradientTape() as tape:
        tape.watch(weights)
        losses, _ = _losses(steps, weights, x, labels, shares)
        total = tf.reduce_sum(losses)  # runs share no weights, so the sum keeps them apart
    gradients = tape.gradient(total, weights, unconnected_gradients=tf.UnconnectedGradients.ZERO)
    return losses, gradients


def compiled(steps: tuple[Step, ...], adam: bool, by_xla: bool = False) -> Functions:
    """Returns the functions of a stack, from a cache if the stack was used lately.

    ``by_xla`` is for a few stacks with convolutions. XLA runs them several times faster, but keeps
    what it has compiled until the process ends; the memory of a graph is freed with its stack.
    """
    return (_by_xla if by_xla else _as_graphs)(steps, adam)


@functools.lru_cache(maxsize=BY_XLA)
def _by_xla(steps: tuple[Step, ...], adam: bool) -> Functions:
    return functions(steps, adam, jit_compile=True)


@functools.lru_cache(maxsize=AS_GRAPHS)
def _as_graphs(steps: tuple[Step, ...], adam: bool) -> Functions:
    return functions(steps, adam, jit_compile=False)


def functions(steps: tuple[Step, ...], adam: bool, jit_compile: bool) -> Functions:
    """Returns the two functions of a stack: train a chunk of steps, and measure."""

    @tf.function(jit_compile=jit_compile, autograph=False)
    def train(weights, averages, squares, x, labels, rate, first, last):
        batches = x.shape[0] // BATCH

        def update(step, weights, averages, squares):
            at = BATCH * (step % batches)
            batch = tf.slice(x, [at] + [0] * (len(x.shape) - 1), [BATCH, *x.shape[1:]])
            _, slopes = _gradients(steps, weights, batch, tf.slice(labels, [at], [BATCH]))
            if not adam:
                updated = [w - rate * g for w, g in zip(weights, slopes, strict=True)]
                return step + 1, updated, averages, squares
            return stepped(rate, (step, weights, averages, squares), slopes)

        state = (first, list(weights), list(averages), list(squares))
        return tf.while_loop(lambda step, *_: step < last, update, state)

    @tf.function(jit_compile=jit_compile, autograph=False)
    def look(weights, x, labels, shares, test_x, test_labels, test_shares, probes):
        losses, slopes = _gradients(steps, weights, x, labels, shares)
        test, outputs = _losses(steps, weights, test_x, test_labels, test_shares)
        right = tf.argmax(outputs, axis=-1, output_type=tf.int32) == test_labels
        norms = [tf.sqrt(tf.reduce_sum(g**2, range(1, len(g.shape)))) for g in slopes[::2]]
        layers = forward(steps, [part[:1] for part in weights], probes)
        hidden = [layer[0] for layer in layers[:-1] if len(layer.shape) == 3]
        accuracy = tf.reduce_sum(test_shares * tf.cast(right, tf.float32), axis=1)
        return losses, test, accuracy, tf.stack(norms, 1), tf.nn.softmax(layers[-1][0]), hidden

    return train, look


class Trainer:
    """A stack and its examples: ``advance`` trains a chunk of steps, ``look`` measures."""

    def __init__(
        self,
        steps: Sequence[Step],
        adam: bool,
        train: Any,
        test: Any,
        probes: Any,
        by_xla: bool = False,
    ) -> None:
        self._train, self._look = compiled(tuple(steps), adam, by_xla)
        self._data = [_tensors(train), _tensors(test)]
        self._probes = tf.constant(probes, tf.float32)

    def advance(self, state: State, rate: float, steps: int) -> State:
        """Returns the state after ``steps`` more steps, in one compiled call."""
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
        """Returns the measurements of all networks in this state."""
        *numbers, hidden = self._look(state.weights, *self._data[0], *self._data[1], self._probes)
        arrays = [number.numpy().astype(np.float64) for number in numbers]
        return Look(state.step, *arrays, hidden=tuple(layer.numpy() for layer in hidden))


def _tensors(problem: Any) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
    """Inputs, labels and shares of a problem."""
    count = len(problem.labels)
    shares = np.full(count, 1 / count) if problem.shares is None else problem.shares
    inputs, labels = tf.constant(problem.inputs, tf.float32), tf.constant(problem.labels, tf.int32)
    return inputs, labels, tf.constant(shares, tf.float32)
