"""Each layer of a stack needs its own weights; one cell that is listed n times shares its weights.

    y_t = LSTM_1(x_t),   z_t = LSTM_2(y_t),   ...

The tutorial stacks ``[cell for _ in range(n)]``: n times the same object, so that every layer has
the same weights. ``[make_cell() for _ in range(n)]`` makes n cells. Both run here from the same
first layer. A matrix E spreads the input over the units, because a shared cell reads its own
output: as many values as it has units.

Array sizes: layers; time; units; steps (of training).

Source: the tutorial; TensorFlow 1, MultiRNNCell (its documentation warns of the same).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int

from core import bptt
from core.adam import fresh
from core.checks import Numbers, real_number, whole_number
from core.recurrent import lstm_step
from core.recurrent_cells import MAX_BIAS, MIN_BIAS, first_weights
from core.recurrent_training import BATCH, CHUNK, chunk_ends, chunk_means
from core.seeds import MAX_SEED
from core.sequence_arrays import sequence
from core.sequence_tasks import BASELINES, FEATURES, draw
from core.weights import glorot

UNITS = 16
MAX_LAYERS = 4
MAX_TIME = 200  # steps of the sequence that is shown
LENGTH, RATE, CLIP = 10, 0.01, 1.0  # of the training: the adding problem over 10 steps
MAX_STEPS = 2_000


@dataclass(frozen=True)
class Stack:
    """The states of every layer for one input sequence, and the number of weights."""

    states: Float[np.ndarray, "layers time units"]  # h of every layer
    parameters: int  # weights of the layers; E and the readout are not counted


@dataclass(frozen=True)
class Training:
    """How both stacks learn the adding problem, from the same first layer and examples."""

    shared: Float[np.ndarray, " steps"]  # mean squared error before each step
    own: Float[np.ndarray, " steps"]
    baseline: float  # of guessing the mean

    @property
    def step(self) -> int:
        """Training steps done."""
        return self.own.size

    @property
    def shared_means(self) -> Float[np.ndarray, " chunks"]:
        """The shared cell's mean loss of every 25 steps."""
        return chunk_means(self.shared)

    @property
    def own_means(self) -> Float[np.ndarray, " chunks"]:
        """The mean loss of every 25 steps of the stack with a cell for each layer."""
        return chunk_means(self.own)

    @property
    def ends(self) -> Int[np.ndarray, " chunks"]:
        """Steps done at the end of each chunk of 25 steps."""
        return chunk_ends(self.own.size)


def _weights(forget_bias: float, seed: int) -> list[np.ndarray]:
    """Returns E and the weights of MAX_LAYERS layers: kernels, recurrent kernels, biases."""
    # each part has its own stream of the seed, so that neighbouring seeds share no weights
    streams = [(seed, layer) for layer in range(1, MAX_LAYERS + 1)]
    layers = [first_weights("lstm", UNITS, UNITS, stream, forget_bias) for stream in streams]
    rng = np.random.default_rng([seed, MAX_LAYERS + 1])
    return [glorot(rng, (FEATURES, UNITS)), *(np.stack(part) for part in zip(*layers, strict=True))]


def count(layers: int, shared: bool) -> int:
    """Returns the number of weights: 4 (units + units + 1) units a layer, or once if shared.

    >>> count(3, shared=True), count(3, shared=False)
    (2112, 6336)
    """
    return 4 * (2 * UNITS + 1) * UNITS * (1 if shared else layers)


def stack_step(index: tf.Tensor, layers: tf.Tensor):
    """Returns the step of a stack, a function of weights, states and x [batch, features].

    Layer n reads h of layer n - 1 and has the weights number ``index[n]``: all 0 is a shared cell.
    The states are h of the last layer, then h of every layer, then c of every layer, each
    [batch, units].
    """

    def step(weights, states, x):
        spread, kernels, recurrent_kernels, biases = weights
        below = x @ spread
        hidden, memory = [], []
        for n in range(MAX_LAYERS):
            w, u, b = (tf.gather(part, index[n]) for part in (kernels, recurrent_kernels, biases))
            h, c, *_ = lstm_step(below @ w + b, states[1 + n], states[1 + MAX_LAYERS + n], u)
            below = tf.where(n < layers, h, below)  # layers beyond the last pass it on
            hidden.append(h)
            memory.append(c)
        return (below, *hidden, *memory)

    return step


def _start(batch: int, dtype) -> tuple:
    return tuple(tf.zeros((batch, UNITS), dtype) for _ in range(1 + 2 * MAX_LAYERS))


@tf.function(jit_compile=True, autograph=False)
def _run(weights, inputs, index, length):
    """Returns the states before every step, and after the last one: h of every layer."""
    step = stack_step(index, tf.constant(MAX_LAYERS))
    start = _start(1, inputs.dtype)
    last, rows = bptt.forward(step, weights, start, inputs[:, None], length)
    return tf.stack(last[1 : 1 + MAX_LAYERS]), tf.stack(rows[1 : 1 + MAX_LAYERS])


@tf.function(jit_compile=True, autograph=False)
def _train(state, inputs, targets, index, layers, steps):
    step = stack_step(index, layers)
    start = _start(BATCH, inputs.dtype)
    settings = tf.constant(LENGTH), tf.constant(RATE), tf.constant(CLIP)
    return bptt.descend(step, state, start, inputs, targets, *settings, steps)


def _index(shared: bool) -> tf.Tensor:
    return tf.constant([0] * MAX_LAYERS if shared else list(range(MAX_LAYERS)))


def _checked(layers: int, forget_bias: float, seed: int) -> tuple[int, float, int]:
    bias = real_number("forget_bias", forget_bias, MIN_BIAS, MAX_BIAS)
    layers = whole_number("layers", layers, 1, MAX_LAYERS)
    return layers, bias, whole_number("seed", seed, 0, MAX_SEED)


@dataclass(frozen=True)
class Plan:
    """The settings of a training, checked; their defaults are those of ``stack`` and ``train``.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range (layers, steps, seed,
    forget_bias).
    """

    layers: int = 3
    steps: int = 300
    seed: int = 0
    forget_bias: float = 0.0

    def __post_init__(self) -> None:
        _checked(self.layers, self.forget_bias, self.seed)
        whole_number("steps", self.steps, 1, MAX_STEPS)


def stack(
    inputs: Numbers,
    layers: int = Plan.layers,
    shared: bool = True,
    seed: int = Plan.seed,
    forget_bias: float = Plan.forget_bias,
) -> Stack:
    """Returns the states of every layer of an untrained LSTM stack; ``shared``: one cell for all.

    inputs [time], at most MAX_TIME steps; the tutorial's forget bias is 0.

    Raises InputError: what ``sequence_arrays.sequence`` raises; not_a_number, not_a_whole_number,
    out_of_range (length, layers, seed, forget_bias).

    >>> shared, own = (stack([1, 0, 0], layers=2, shared=s).states for s in (True, False))
    >>> np.array_equal(shared[0], own[0]), np.array_equal(shared[1], own[1])
    (True, False)
    """
    x = sequence(inputs)[:, :1]
    length = whole_number("length", len(x), 1, MAX_TIME)
    layers, bias, seed = _checked(layers, forget_bias, seed)
    weights = [tf.constant(w) for w in _weights(bias, seed)]
    padded = np.pad(x, ((0, MAX_TIME + 1 - length), (0, FEATURES - 1)))
    _, rows = _run(weights, tf.constant(padded), _index(shared), tf.constant(length + 1))
    states = rows.numpy()[:layers, 1 : length + 1, 0].copy()
    return Stack(states, count(layers, shared))


def train(
    layers: int = Plan.layers,
    steps: int = Plan.steps,
    seed: int = Plan.seed,
    forget_bias: float = Plan.forget_bias,
) -> Iterator[Training]:
    """Yields the losses of a stack with one shared cell and of a stack with a cell for each layer.

    They come after every CHUNK steps and at the end. To stop the training, stop iterating.

    Raises InputError: what ``Plan`` raises.

    >>> *_, last = train(layers=1, steps=30)
    >>> last.step, np.array_equal(last.shared, last.own)
    (30, True)
    """
    return _trained(Plan(layers, steps, seed, forget_bias))


def _trained(plan: Plan) -> Iterator[Training]:
    layers, steps, seed = int(plan.layers), int(plan.steps), int(plan.seed)
    readout = glorot(np.random.default_rng([seed, MAX_LAYERS + 2]), (UNITS, 1))
    rng = np.random.default_rng([seed, MAX_LAYERS + 3])
    start = fresh([*_weights(plan.forget_bias, seed), readout, np.zeros(1)])
    states = dict.fromkeys((True, False), start)
    losses = {shared: np.zeros(0) for shared in states}
    for done in range(0, steps, CHUNK):
        examples = draw("adding", LENGTH, CHUNK, BATCH, rng)
        data = [tf.constant(part, tf.float32) for part in (examples.inputs, examples.targets)]
        todo = min(CHUNK, steps - done)
        for shared in states:
            settings = _index(shared), tf.constant(layers), tf.constant(todo)
            states[shared], loss, _ = _train(states[shared], *data, *settings)  # type: ignore
            losses[shared] = np.append(losses[shared], loss.numpy()[:todo].astype(np.float64))
        yield Training(losses[True], losses[False], BASELINES["adding"])
