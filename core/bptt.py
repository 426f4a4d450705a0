"""Backpropagation through time loops back over the steps and sums the gradients of the weights.

Forwards s_t = step(w, s_{t-1}, x_t), and the loss is L = mean (s_T A + a - y)^2. Backwards

    dL/ds_{t-1} = (ds_t/ds_{t-1})' dL/ds_t,      dL/dw = sum over t of (ds_t/dw)' dL/ds_t.

The way back computes each step once more, so that only the states are stored. The length of both
loops is a tensor: one compiled function serves all lengths up to its room. The last two weights
are the readout A and a. Training clips the gradient to a norm and then steps by Adam.

Array sizes: room (steps, padded); batch; units; chunk (training steps of one compiled call).

Sources: Werbos, Backpropagation Through Time (Proc. IEEE 1990); Pascanu, Mikolov and Bengio (ICML
2013; clipping); Adam: as ``core.adam``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import tensorflow as tf

from core.adam import stepped

Step: TypeAlias = Callable[[list, tuple, tf.Tensor], tuple]


def forward(step: Step, weights: list, start: tuple, inputs: tf.Tensor, length: tf.Tensor):
    """Returns the last states, and each state before every step, [room, batch, units]."""
    rows = tuple(tf.TensorArray(s.dtype, inputs.shape[0], element_shape=s.shape) for s in start)

    def advance(t, states, rows):
        rows = tuple(row.write(t, state) for row, state in zip(rows, states, strict=True))
        return t + 1, tuple(step(weights, states, inputs[t])), rows

    _, states, rows = tf.while_loop(
        lambda t, *_: t < length, advance, (tf.constant(0), start, rows)
    )
    return states, [row.stack() for row in rows]


def pull_back(step: Step, weights: list, states: tuple, x: tf.Tensor, gradients: tuple):
    """Returns the gradients at the states before one step, and at the weights."""
    with tf.GradientTape() as tape:
        copies = [tf.identity(w) for w in weights]
        tape.watch(states)
        tape.watch(copies)
        new = step(copies, states, x)
    return tape.gradient(
        new,
        (states, copies),
        output_gradients=list(gradients),
        unconnected_gradients=tf.UnconnectedGradients.ZERO,
    )


def loss_and_gradients(step: Step, weights: list, start: tuple, inputs, targets, length):
    """Returns the mean squared error of the last readout, and its gradient at each weight."""
    *inner, readout, offset = weights
    states, rows = forward(step, inner, start, inputs, length)
    error = states[0] @ readout + offset - targets[:, None]
    slope = 2.0 * error / tf.cast(tf.size(targets), error.dtype)
    back = (slope @ tf.transpose(readout), *(tf.zeros_like(s) for s in start[1:]))

    def retreat(t, back, sums):
        states = tuple(row[t] for row in rows)
        pulled: Any = pull_back(step, inner, states, inputs[t], back)
        back, gradients = pulled
        return t - 1, tuple(back), [a + b for a, b in zip(sums, gradients, strict=True)]

    zeros = [tf.zeros_like(w) for w in inner]
    _, _, sums = tf.while_loop(lambda t, *_: t >= 0, retreat, (length - 1, back, zeros))
    last = [tf.transpose(states[0]) @ slope, tf.reduce_sum(slope, axis=0)]
    return tf.reduce_mean(error**2), [*sums, *last]


def descend(step: Step, state: tuple, start: tuple, inputs, targets, length, rate, clip, steps):
    """Trains for ``steps`` of the chunk [chunk, room, batch, features]; returns state and records.

    ``state``: steps done so far, weights, and Adam's two moments, at first from ``adam.fresh``. The
    records are the loss and the norm of the gradient before clipping, both [chunk].
    """
    records = tuple(tf.TensorArray(tf.float32, inputs.shape[0], element_shape=()) for _ in range(2))

    def train(k, state, records):
        loss, slopes = loss_and_gradients(step, state[1], start, inputs[k], targets[k], length)
        slopes, norm = tf.clip_by_global_norm(slopes, clip)
        records = tuple(r.write(k, v) for r, v in zip(records, (loss, norm), strict=True))
        return k + 1, stepped(rate, state, slopes), records

    _, state, records = tf.while_loop(
        lambda k, *_: k < steps, train, (tf.constant(0), state, records)
    )
    return state, records[0].stack(), records[1].stack()
