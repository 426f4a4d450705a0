"""A cell is one step of a recurrent network: weights, states and an input give the next states.

The three cells of ``core.recurrent`` for batches and for any precision, as training and gradients
need them, with their first weights. W is uniform within sqrt(6 / (rows + columns)), as in Keras. b
is zero except for ``forget_bias`` in the forget gate. U has an orthogonal part for each gate, so
that U U' = gates times I; Keras draws one matrix with U U' = I, whose part for a gate is smaller.

    vanilla  (W, U, b)        h
    lstm     (W, U, b)        h, c
    gru      (W, U, b, b')    h

Array sizes: batch; features; units; gates (gates times units).

Sources: Glorot and Bengio (2010); Saxe, McClelland and Ganguli (2014; orthogonal matrices);
Jozefowicz, Zaremba and Sutskever (2015; the forget bias of 1).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.checks import one_of
from core.recurrent import gru_step, lstm_step
from core.weights import glorot

MIN_BIAS, MAX_BIAS = -10.0, 10.0  # of a gate; sigmoid from 0.00005 to 0.99995

Weights: TypeAlias = Sequence[tf.Tensor]
States: TypeAlias = tuple[tf.Tensor, ...]  # each [batch, units]


@dataclass(frozen=True)
class Cell:
    """How a cell steps, how many states it carries, and how many gates it has."""

    step: Callable[[Weights, States, tf.Tensor], States]
    states: int
    gates: int


def _vanilla(weights: Weights, states: States, x: tf.Tensor) -> States:
    kernel, recurrent_kernel, bias = weights
    return (tf.tanh(x @ kernel + states[0] @ recurrent_kernel + bias),)


def _linear(weights: Weights, states: States, x: tf.Tensor) -> States:
    kernel, recurrent_kernel, bias = weights
    return (x @ kernel + states[0] @ recurrent_kernel + bias,)


def _lstm(weights: Weights, states: States, x: tf.Tensor) -> States:
    kernel, recurrent_kernel, bias = weights
    return lstm_step(x @ kernel + bias, *states, recurrent_kernel)[:2]  # type: ignore


def _gru(weights: Weights, states: States, x: tf.Tensor) -> States:
    kernel, recurrent_kernel, bias, recurrent_bias = weights
    return gru_step(x @ kernel + bias, *states, recurrent_kernel, recurrent_bias)[:1]  # type: ignore


CELLS = {
    "vanilla": Cell(_vanilla, states=1, gates=1),
    "linear": Cell(_linear, states=1, gates=1),
    "gru": Cell(_gru, states=1, gates=3),
    "lstm": Cell(_lstm, states=2, gates=4),
}


def cell_named(name: str) -> Cell:
    """Returns the cell of this name.

    Raises InputError: unknown_choice.

    >>> cell_named("lstm").gates
    4
    """
    return CELLS[one_of("cell", name, CELLS)]


def orthogonal(rng: np.random.Generator, units: int) -> Float[np.ndarray, "units units"]:
    """Returns a random rotation or reflection, drawn uniformly: it keeps all lengths.

    >>> rotation = orthogonal(np.random.default_rng(0), 3)
    >>> np.allclose(rotation @ rotation.T, np.eye(3))
    True
    """
    q, r = np.linalg.qr(rng.normal(size=(units, units)))
    return q * np.sign(np.diag(r))


def first_weights(
    name: str, features: int, units: int, seed: int | Sequence[int], forget_bias: float = 1.0
) -> list[np.ndarray]:
    """Returns the cell's weights before training, float64, in the order of the table above.

    ``forget_bias`` goes into the forget gate of the LSTM and into the update gate of the GRU,
    which does the same work; the vanilla cell has neither. ``seed``: as NumPy takes it; (seed, k)
    names stream k of a seed, so that layers of one network differ.

    Raises InputError: unknown_choice.

    >>> [w.shape for w in first_weights("gru", features=2, units=5, seed=0)]
    [(2, 15), (5, 15), (15,), (15,)]
    """
    gates = cell_named(name).gates
    rng = np.random.default_rng(seed)
    kernel = glorot(rng, (features, gates * units))
    recurrent_kernel = np.hstack([orthogonal(rng, units) for _ in range(gates)])
    bias = np.zeros(gates * units)
    memory_gate = {"lstm": slice(units, 2 * units), "gru": slice(0, units)}
    if name in memory_gate:
        bias[memory_gate[name]] = forget_bias
    biases = [bias, np.zeros_like(bias)] if name == "gru" else [bias]
    return [kernel, recurrent_kernel, *biases]
