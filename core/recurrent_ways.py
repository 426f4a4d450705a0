"""Four ways to run one vanilla network over one sequence: equal outputs, different times.

    loop        a Python loop, one step after another: the tutorial's way
    scan        tf.scan in a graph
    keras       keras.layers.SimpleRNN in a graph, as Keras' own predict runs it
    while_loop  tf.while_loop, compiled by XLA: ``core.recurrent.vanilla``

A graph runs one operation after another without Python; XLA compiles the whole loop to one piece
of machine code. Graphs are traced once for all lengths and weights.

Array sizes: ways; time; features; units; outputs.
"""

from __future__ import annotations

import statistics
import time as clock
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core import keras_cells
from core.checks import Numbers, whole_number
from core.recurrent import ACTIVATIONS, vanilla
from core.sequence_arrays import sequence

WAYS = ("loop", "scan", "keras", "while_loop")
MAX_STEPPED = 2_000  # steps of a loop in Python; half a second
MAX_ROUNDS = 21
ENOUGH = 0.3  # seconds for one way; after that a long loop in Python is not timed again


@dataclass(frozen=True)
class Ways:
    """Times are medians, measured on this machine during the call: they differ between calls."""

    ways: tuple[str, ...]
    seconds: Float[np.ndarray, " ways"] = field(compare=False)  # measured
    largest_difference: float  # from ``core.recurrent.vanilla``, as a share of its largest output
    weights: int  # numbers in A1, A2 and A3, for every length
    dense: int  # weights of one dense layer from all inputs to all outputs


def step_by_step(inputs, a1, a2, a3, activation: str) -> Float[np.ndarray, "time outputs"]:
    """Returns y_t = h_t A3 by a Python loop over the steps.

    >>> step_by_step(np.ones((2, 1)), np.eye(1), np.eye(1), np.eye(1), "linear")[:, 0]
    array([1., 2.])
    """
    x, a1, a2, a3 = (tf.constant(values, tf.float64) for values in (inputs, a1, a2, a3))
    h = tf.zeros((1, a1.shape[0]), tf.float64)
    outputs = []
    for t in range(len(inputs)):
        h = ACTIVATIONS[activation](h @ a1 + x[t][None] @ a2)
        outputs.append(h @ a3)
    return tf.concat(outputs, axis=0).numpy()


@tf.function(reduce_retracing=True, autograph=False)
def _scan(inputs, a1, a2, a3, activation: str):
    """Returns y, [time, outputs]; inputs and matrices as tensors."""

    def step(h, driven):
        return ACTIVATIONS[activation](h @ a1 + driven[None])

    start = tf.zeros((1, tf.shape(a1)[0]), tf.float64)
    return tf.scan(step, inputs @ a2, initializer=start)[:, 0] @ a3


def _relative_difference(outputs: np.ndarray, reference: np.ndarray) -> float:
    """Returns max |outputs - reference| / max |reference|, where the reference is finite."""
    finite = np.isfinite(reference)
    size = np.max(np.abs(reference[finite]), initial=0.0) or 1.0
    return float(np.max(np.abs(outputs[finite] / size - reference[finite] / size), initial=0.0))


def compare(
    inputs: Numbers,
    A1: Numbers,  # noqa: N803 (the names of the formula)
    A2: Numbers,  # noqa: N803 (the names of the formula)
    A3: Numbers,  # noqa: N803 (the names of the formula)
    activation: str = "tanh",
    rounds: int = 3,
) -> Ways:
    """Returns the median time of each way, and how far their outputs differ.

    The first call of each way is not timed. ``rounds``: calls that are timed, fewer if they take
    longer than ENOUGH together.

    Raises InputError: what ``recurrent.vanilla`` raises; not_a_whole_number, out_of_range (length,
    at most MAX_STEPPED; rounds).

    >>> compare([1, 2], [[0.5]], [[1]], [[1]], rounds=1).largest_difference < 1e-12
    True
    """
    rounds = whole_number("rounds", rounds, 1, MAX_ROUNDS)
    reference = vanilla(inputs, A1, A2, A3, activation).outputs
    x = sequence(inputs)
    whole_number("length", len(x), 1, MAX_STEPPED)
    a1, a2, a3 = (np.asarray(matrix, float) for matrix in (A1, A2, A3))
    tensors = [tf.constant(values, tf.float64) for values in (x, a1, a2, a3)]
    calls = {
        "loop": lambda: step_by_step(x, a1, a2, a3, activation),
        "scan": lambda: _scan(*tensors, activation).numpy(),  # type: ignore[call-arg]
        "keras": lambda: keras_cells.states("vanilla", x, a2, a1, activation=activation) @ a3,
        "while_loop": lambda: vanilla(x, a1, a2, a3, activation).outputs,
    }
    outputs = {name: call() for name, call in calls.items()}
    difference = max(_relative_difference(outputs[name], reference) for name in WAYS)
    seconds = np.array([_median_time(calls[name], rounds) for name in WAYS])
    dense = x.size * len(x) * a3.shape[1]
    return Ways(WAYS, seconds, difference, a1.size + a2.size + a3.size, dense)


def _median_time(call: Callable[[], object], rounds: int) -> float:
    seconds: list[float] = []
    while len(seconds) < rounds and sum(seconds) < ENOUGH:
        begin = clock.perf_counter()
        call()
        seconds.append(clock.perf_counter() - begin)
    return statistics.median(seconds)
