"""A recurrent network reads a sequence step by step, with the same weights, and keeps a state.

    vanilla   h_t = f(h_{t-1} A1 + x_t A2),   y_t = h_t A3
    LSTM      c_t = f_t * c_{t-1} + i_t * g_t,   h_t = o_t * tanh(c_t)
    GRU       h_t = z_t * h_{t-1} + (1 - z_t) * n_t

h and c start at 0. The LSTM's gates i, f, o are sigmoids and its candidate g is a tanh, each of
x_t W + h_{t-1} U + b; ``forget_bias`` is added inside f, as in the tutorial's cell. The GRU
applies its reset gate after the recurrent matrix, as Keras does:
n_t = tanh(x_t W + b + r_t * (h_{t-1} U + b')).

Array sizes: time; features (of the input); units (of the state); outputs; gates (units times the
number of gates, side by side in Keras' order: i f g o for the LSTM, z r n for the GRU).

Sources: Elman (Cognitive Science 1990); Hochreiter and Schmidhuber (Neural Computation 1997); Gers,
Schmidhuber and Cummins (2000; the forget gate); Cho et al. (2014; the GRU); Keras, SimpleRNN, LSTM
and GRU (orders of the gates, reset_after).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.checks import Numbers, one_of, real_number
from core.sequence_arrays import matrix, padded, sequence

MAX_FORGET_BIAS = 100.0  # sigmoid(100) is 1 in float64
ACTIVATIONS: dict[str, Callable[[tf.Tensor], tf.Tensor]] = {
    "tanh": tf.tanh,
    "relu": tf.nn.relu,
    "sigmoid": tf.sigmoid,
    "linear": tf.identity,
}

Step: TypeAlias = Callable[..., tuple[tf.Tensor, ...]]


@dataclass(frozen=True)
class Vanilla:
    """What a vanilla network computed; inf and nan where the state exploded."""

    recurrent: Float[np.ndarray, "time units"]  # h_{t-1} A1
    driven: Float[np.ndarray, "time units"]  # x_t A2
    states: Float[np.ndarray, "time units"]  # h_t
    outputs: Float[np.ndarray, "time outputs"]  # y_t
    overflow_step: int | None  # first step, from 0, whose numbers are not all finite

    @property
    def before(self) -> Float[np.ndarray, "time units"]:
        """h_{t-1}: the states one step later, after a first row of zeros."""
        return np.vstack([np.zeros_like(self.states[:1]), self.states[:-1]])

    @property
    def sums(self) -> Float[np.ndarray, "time units"]:
        """h_{t-1} A1 + x_t A2: what f is applied to."""
        return self.recurrent + self.driven


@dataclass(frozen=True)
class LSTM:
    """What an LSTM computed; its outputs are its states."""

    states: Float[np.ndarray, "time units"]  # h_t
    memory: Float[np.ndarray, "time units"]  # c_t
    input_gates: Float[np.ndarray, "time units"]  # i_t
    forget_gates: Float[np.ndarray, "time units"]  # f_t
    candidates: Float[np.ndarray, "time units"]  # g_t
    output_gates: Float[np.ndarray, "time units"]  # o_t

    @property
    def outputs(self) -> Float[np.ndarray, "time units"]:
        """The states: an LSTM has no matrix for its output."""
        return self.states


@dataclass(frozen=True)
class GRU:
    """What a GRU computed; its outputs are its states."""

    states: Float[np.ndarray, "time units"]  # h_t
    update_gates: Float[np.ndarray, "time units"]  # z_t: how much of the old state stays
    reset_gates: Float[np.ndarray, "time units"]  # r_t
    candidates: Float[np.ndarray, "time units"]  # n_t

    @property
    def outputs(self) -> Float[np.ndarray, "time units"]:
        """The states: a GRU has no matrix for its output."""
        return self.states


def lstm_step(driven, h, c, recurrent_kernel):
    """Returns h, c and the four gates after one step; ``driven`` is x_t W + b. All are tensors."""
    i, f, g, o = tf.split(driven + h @ recurrent_kernel, 4, axis=-1)
    i, f, g, o = tf.sigmoid(i), tf.sigmoid(f), tf.tanh(g), tf.sigmoid(o)
    c = f * c + i * g
    return o * tf.tanh(c), c, i, f, g, o


def gru_step(driven, h, recurrent_kernel, recurrent_bias):
    """Returns h and its gates z, r, n after one step; ``driven`` is x_t W + b. All are tensors."""
    z_driven, r_driven, n_driven = tf.split(driven, 3, axis=-1)
    z_recurrent, r_recurrent, n_recurrent = tf.split(
        h @ recurrent_kernel + recurrent_bias, 3, axis=-1
    )
    z, r = tf.sigmoid(z_driven + z_recurrent), tf.sigmoid(r_driven + r_recurrent)
    n = tf.tanh(n_driven + r * n_recurrent)
    return z * h + (1.0 - z) * n, z, r, n


def time_loop(
    step: Step, driven: tf.Tensor, length: tf.Tensor, units: int, carried: int, recorded: int
):
    """Returns what ``step(driven[t], *states)`` gives for every t, as rows, each [time, units].

    A step returns ``recorded`` tensors [1, units]; the first ``carried`` of them are the states
    that the next step reads, zeros at first. ``driven`` [time, gates]: x_t W + b; only the first
    ``length`` steps are run.
    """

    def advance(t, states, rows):
        new = step(driven[t][None], *states)
        rows = tuple(row.write(t, value[0]) for row, value in zip(rows, new, strict=True))
        return t + 1, tuple(new[:carried]), rows

    start = tuple(tf.zeros((1, units), tf.float64) for _ in range(carried))
    rows = tuple(
        tf.TensorArray(tf.float64, driven.shape[0], element_shape=(units,)) for _ in range(recorded)
    )
    *_, rows = tf.while_loop(lambda t, *_: t < length, advance, (tf.constant(0), start, rows))
    return [row.stack() for row in rows]


@tf.function(jit_compile=True, autograph=False)
def vanilla_states(inputs, length, a1, a2, activation: str):
    """Returns x_t A2 and h_t = f(h_{t-1} A1 + x_t A2), both [time, units], from h = 0.

    inputs [time, features], a1 [units, units], a2 [features, units]; all are tensors. Only the
    first ``length`` steps are run.
    """
    driven = inputs @ a2

    def step(x, h):
        return (ACTIVATIONS[activation](h @ a1 + x),)

    return driven, time_loop(step, driven, length, a1.shape[0], carried=1, recorded=1)[0]


@tf.function(jit_compile=True, autograph=False)
def _lstm_states(inputs, length, kernel, recurrent_kernel, bias):
    """Returns h, c, i, f, g, o, each [time, units]."""

    def step(driven, h, c):
        return lstm_step(driven, h, c, recurrent_kernel)

    driven = inputs @ kernel + bias
    return time_loop(step, driven, length, recurrent_kernel.shape[0], carried=2, recorded=6)


@tf.function(jit_compile=True, autograph=False)
def _gru_states(inputs, length, kernel, recurrent_kernel, bias):
    """Returns h, z, r, n, each [time, units]."""

    def step(driven, h):
        return gru_step(driven, h, recurrent_kernel, bias[1])

    driven = inputs @ kernel + bias[0]
    return time_loop(step, driven, length, recurrent_kernel.shape[0], carried=1, recorded=4)


def vanilla(
    inputs: Numbers,
    A1: Numbers,  # noqa: N803 (the names of the formula)
    A2: Numbers,  # noqa: N803 (the names of the formula)
    A3: Numbers,  # noqa: N803 (the names of the formula)
    activation: str = "tanh",
) -> Vanilla:
    """Returns h_t = f(h_{t-1} A1 + x_t A2) and y_t = h_t A3 for every step, from h = 0.

    inputs [time, features], A1 [units, units], A2 [features, units], A3 [units, outputs]; f is one
    of ACTIVATIONS. float64 throughout; a state that explodes is inf or nan.

    Raises InputError: what ``array_checks.finite_array`` raises; matrix_does_not_fit,
    array_too_long, unknown_choice.

    >>> run = vanilla([1, 0, 0], A1=[[0.5]], A2=[[1]], A3=[[2]], activation="linear")
    >>> run.states[:, 0], run.outputs[:, 0]
    (array([1.  , 0.5 , 0.25]), array([2. , 1. , 0.5]))
    """
    one_of("activation", activation, ACTIVATIONS)
    x = sequence(inputs)
    a2 = matrix("A2", A2, x.shape[1], None)
    units = a2.shape[1]
    a1, a3 = matrix("A1", A1, units, units), matrix("A3", A3, units, None)
    tensors = (padded(x, 1, time=True), tf.constant(len(x)), padded(a1, 1), padded(a2, 1))
    rows = vanilla_states(*tensors, activation)
    driven, states = (row.numpy()[: len(x), :units].copy() for row in rows)
    with np.errstate(over="ignore", invalid="ignore"):
        recurrent = np.vstack([np.zeros((1, units)), states[:-1] @ a1])
        outputs = states @ a3
    finite = np.isfinite(states).all(axis=1) & np.isfinite(outputs).all(axis=1)
    overflow = None if finite.all() else int(np.argmin(finite))
    return Vanilla(recurrent, driven, states, outputs, overflow)


def lstm(
    inputs: Numbers,
    kernel: Numbers,
    recurrent_kernel: Numbers,
    bias: Numbers,
    forget_bias: float = 0.0,
) -> LSTM:
    """Returns every state, memory and gate of an LSTM, from h = c = 0.

    inputs [time, features], kernel W [features, 4 units], recurrent_kernel U [units, 4 units], bias
    [4 units]; gates in Keras' order i, f, g, o. ``forget_bias`` is added to the bias of f: the
    tutorial has 0; Keras puts 1 into its bias (unit_forget_bias).

    Raises InputError: what ``array_checks.finite_array`` raises; matrix_does_not_fit,
    array_too_long, not_a_number, out_of_range (forget_bias).

    >>> run = lstm([1, 0], np.zeros((1, 4)), np.zeros((1, 4)), [0, 0, 1, 0])
    >>> run.memory[:, 0].round(4)  # half of tanh 1; then half of that and half of tanh 1
    array([0.3808, 0.5712])
    """
    x = sequence(inputs)
    w = matrix("kernel", kernel, x.shape[1], None, gates=4)
    units = max(w.shape[1] // 4, 1)
    w = matrix("kernel", w, x.shape[1], 4 * units, gates=4)
    u = matrix("recurrent_kernel", recurrent_kernel, units, 4 * units, gates=4)
    b = matrix("bias", bias, 4 * units, gates=4)
    b[units : 2 * units] += real_number(
        "forget_bias", forget_bias, -MAX_FORGET_BIAS, MAX_FORGET_BIAS
    )
    tensors = padded(x, 1, time=True), tf.constant(len(x)), padded(w, 4), padded(u, 4)
    rows = _lstm_states(*tensors, padded(b[None], 4)[0])
    return LSTM(*(row.numpy()[: len(x), :units].copy() for row in rows))


def gru(inputs: Numbers, kernel: Numbers, recurrent_kernel: Numbers, bias: Numbers) -> GRU:
    """Returns every state and gate of a GRU, from h = 0.

    inputs [time, features], kernel W [features, 3 units], recurrent_kernel U [units, 3 units], bias
    [2, 3 units]: b of the input, then b' of the recurrence; gates in Keras' order z, r, n.

    Raises InputError: what ``array_checks.finite_array`` raises; matrix_does_not_fit,
    array_too_long.

    >>> run = gru([1, 0], [[0, 0, 1]], np.zeros((1, 3)), np.zeros((2, 3)))
    >>> run.states[:, 0].round(4)  # half of tanh 1, then half of that
    array([0.3808, 0.1904])
    """
    x = sequence(inputs)
    w = matrix("kernel", kernel, x.shape[1], None, gates=3)
    units = max(w.shape[1] // 3, 1)
    w = matrix("kernel", w, x.shape[1], 3 * units, gates=3)
    u = matrix("recurrent_kernel", recurrent_kernel, units, 3 * units, gates=3)
    b = matrix("bias", bias, 2, 3 * units, gates=3)
    tensors = padded(x, 1, time=True), tf.constant(len(x)), padded(w, 3), padded(u, 3)
    rows = _gru_states(*tensors, padded(b, 3)[:2])
    return GRU(*(row.numpy()[: len(x), :units].copy() for row in rows))
