"""Vanilla, GRU and LSTM of equal size learn the same task; the gates decide which of them can.

All three see the same examples, are trained by backpropagation through time with Adam and clipping
(``core.bptt``), and are tested on the same held-out sequences. Their numbers of units are chosen
for about 4500 weights each: 65 vanilla, 37 GRU and 32 LSTM units.

Array sizes: cells; steps (of training, done so far); tests (held-out sequences).

Sources: Hochreiter and Schmidhuber (Neural Computation 1997); Cho et al. (2014); as ``core.bptt``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int

from core import bptt
from core.adam import fresh
from core.checks import Numbers, real_number, whole_number
from core.recurrent_cells import CELLS, MAX_BIAS, MIN_BIAS, cell_named, first_weights
from core.seeds import MAX_SEED
from core.sequence_tasks import (
    FEATURES,
    Examples,
    Guesses,
    Scale,
    draw,
    guesses,
    held_out,
    scale_of,
    task_checked,
)
from core.weights import glorot

# Defaults of settings that several functions here have.
TASK = "adding"

UNITS = {"vanilla": 65, "gru": 37, "lstm": 32}  # 4486, 4589 and 4513 weights
BATCH = 32  # sequences of one training step
CHUNK = 25  # training steps of one compiled call: about 0.1 s, the longest wait for a stop
LENGTH, STEPS = 30, 500  # by default: steps of a sequence, training steps
RATE, CLIP, FORGET_BIAS = 0.01, 1.0, 1.0  # by default: learning rate, norm of the gradient, bias
TESTS = 200  # held-out sequences
MAX_STEPS = 10_000
MIN_RATE, MAX_RATE = 1e-6, 1.0
MIN_CLIP, MAX_CLIP = 1e-3, 1e9  # norm of the gradient; the largest never clips
SOLVED = 0.1  # of the baseline


def chunk_means(losses: Float[np.ndarray, "... steps"]) -> Float[np.ndarray, "... chunks"]:
    """Returns the mean of every CHUNK losses; the last chunk may be shorter.

    >>> chunk_means(np.arange(50.0))
    array([12., 37.])
    """
    starts = np.arange(0, losses.shape[-1], CHUNK)
    counts = np.diff(np.append(starts, losses.shape[-1]))
    return np.add.reduceat(losses, starts, axis=-1) / counts


def chunk_ends(steps: int) -> Int[np.ndarray, " chunks"]:
    """Returns how many steps are done at the end of every chunk.

    >>> chunk_ends(60)
    array([25, 50, 60])
    """
    return np.append(np.arange(CHUNK, steps, CHUNK), steps)


@dataclass(frozen=True)
class Progress:
    """The state of the training after ``step`` of ``steps`` training steps."""

    step: int
    steps: int
    cells: tuple[str, ...]
    parameters: tuple[int, ...]  # weights of each cell, with its readout
    losses: Float[np.ndarray, "cells steps"]  # mean squared error on each batch, before its step
    gradient_norms: Float[np.ndarray, "cells steps"]  # before clipping
    guesses: Guesses
    scale: Scale  # of the data, for a forecast
    targets: Float[np.ndarray, " tests"]
    outputs: Float[np.ndarray, "cells tests"]  # after this step
    test_losses: Float[np.ndarray, " cells"]  # mean squared error of these outputs

    @property
    def baseline(self) -> float:
        """Mean squared error of guessing the mean, on the examples for training."""
        return self.guesses.trained

    @property
    def wanted(self) -> Float[np.ndarray, " tests"]:
        """The targets in units of the data."""
        return self.scale.back(self.targets)

    @property
    def answers(self) -> Float[np.ndarray, "cells tests"]:
        """The outputs in units of the data."""
        return self.scale.back(self.outputs)

    @property
    def errors(self) -> Float[np.ndarray, " cells"]:
        """Root mean squared error on the held-out sequences, in units of the data."""
        return np.sqrt(self.test_losses) * self.scale.spread

    def in_units(self, loss: float) -> float:
        """Returns the root of a mean squared error, in units of the data."""
        return float(np.sqrt(loss) * self.scale.spread)

    @property
    def mean_losses(self) -> Float[np.ndarray, "cells chunks"]:
        """The mean loss of every CHUNK steps: batches are small, so single losses vary a lot."""
        return chunk_means(self.losses)

    @property
    def largest_norms(self) -> Float[np.ndarray, "cells chunks"]:
        """The largest gradient norm of every CHUNK steps: clipping is for these."""
        return np.maximum.reduceat(self.gradient_norms, np.arange(0, self.step, CHUNK), axis=1)

    @property
    def chunk_ends(self) -> Int[np.ndarray, " chunks"]:
        """Steps done at the end of every chunk."""
        return chunk_ends(self.step)

    @property
    def solved(self) -> tuple[bool, ...]:
        """Whether each cell's held-out loss is below a tenth of that of guessing the mean."""
        return tuple(bool(loss < SOLVED * self.guesses.mean) for loss in self.test_losses)


def parameters(name: str, units: int) -> int:
    """Returns the number of weights of a cell and its readout, for two features.

    >>> [parameters(name, units) for name, units in UNITS.items()]
    [4486, 4589, 4513]
    """
    return sum(w.size for w in first_weights(name, FEATURES, units, seed=0)) + units + 1


@tf.function(jit_compile=True, autograph=False)
def _train(name: str, state, inputs, targets, length, rate, clip, steps):
    """Trains the cell for up to CHUNK ``steps``; returns state, losses and gradient norms."""
    start = _start(name, state[1], inputs.shape[2])
    step = CELLS[name].step
    return bptt.descend(step, state, start, inputs, targets, length, rate, clip, steps)


@tf.function(jit_compile=True, autograph=False)
def _predict(name: str, weights, inputs, length):
    """Returns the readout after the last step, [batch]."""
    start = _start(name, weights, inputs.shape[1])
    states, _ = bptt.forward(CELLS[name].step, weights[:-2], start, inputs, length)
    return (states[0] @ weights[-2] + weights[-1])[:, 0]


def _start(name: str, weights, batch: int) -> tuple:
    zeros = tf.zeros((batch, weights[1].shape[0]))
    return tuple(zeros for _ in range(CELLS[name].states))


def first_state(name: str, forget_bias: float, seed: int) -> tuple:
    """Returns the state of a cell and its readout before training, for ``bptt.descend``."""
    return _with_readout(first_weights(name, FEATURES, UNITS[name], seed, forget_bias), seed)


def _with_readout(weights: list[np.ndarray], seed: int) -> tuple:
    readout = glorot(np.random.default_rng([seed, 1]), (weights[1].shape[0], 1))
    return fresh([*weights, readout, np.zeros(1)])


def train(
    task: str = TASK,
    length: int = LENGTH,
    steps: int = STEPS,
    learning_rate: float = RATE,
    clip: float = CLIP,
    forget_bias: float = FORGET_BIAS,
    seed: int = 0,
    series: Numbers | None = None,
    cells: tuple[str, ...] = ("vanilla", "gru", "lstm"),
) -> Iterator[Progress]:
    """Yields the state of the training of all cells after every CHUNK steps, and at the end.

    To stop the training, stop iterating. ``series`` is only for the task forecast. Runs with other
    settings need no new compilation.

    Raises InputError: what ``sequence_tasks.task_checked`` raises; unknown_choice; not_a_number,
    not_a_whole_number, out_of_range (steps, learning_rate, clip, forget_bias, seed).

    >>> *_, last = train(steps=30, cells=("gru",))
    >>> last.step, last.losses.shape, last.outputs.shape
    (30, (1, 30), (1, 200))
    """
    scaled = task_checked(task, length, series)
    steps = whole_number("steps", steps, 1, MAX_STEPS)
    rate = real_number("learning_rate", learning_rate, MIN_RATE, MAX_RATE)
    clip = real_number("clip", clip, MIN_CLIP, MAX_CLIP)
    forget_bias = real_number("forget_bias", forget_bias, MIN_BIAS, MAX_BIAS)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    for name in cells:
        cell_named(name)
    scale = scale_of(task, series)
    return _trained(task, length, steps, (rate, clip), forget_bias, seed, scaled, scale, cells)


def _chunk(task: str, states: dict, pace: tuple, steps: int, rng, series=None):
    """Trains all cells for ``steps`` of a chunk, on the same examples.

    ``pace``: length, rate and norm to clip at. Returns the new states, by name, and the losses and
    gradient norms, [cells, 2, steps].
    """
    length, rate, clip = pace
    examples = draw(task, length, CHUNK, BATCH, rng, series)
    data = [tf.constant(part, tf.float32) for part in (examples.inputs, examples.targets)]
    settings = tf.constant(length), tf.constant(rate, tf.float32), tf.constant(clip, tf.float32)
    new_states, records = {}, []
    for name, state in states.items():
        trained: Any = _train(name, state, *data, *settings, tf.constant(steps))  # type: ignore
        new_states[name], losses, norms = trained
        records.append([losses.numpy()[:steps], norms.numpy()[:steps]])
    return new_states, np.array(records, np.float64)


def _trained(
    task, length, steps, pace, forget_bias, seed, series, scale, cells
) -> Iterator[Progress]:
    rng = np.random.default_rng([seed, 2])
    test = held_out(task, length, TESTS, rng, series)
    guess_losses = guesses(task, length, test)
    states = {name: first_state(name, forget_bias, seed) for name in cells}
    records: list[np.ndarray] = []
    for done in range(0, steps, CHUNK):
        todo = min(CHUNK, steps - done)
        states, record = _chunk(task, states, (length, *pace), todo, rng, series)
        records.append(record)
        outputs = [_outputs(name, states[name][1], test.inputs[0], length) for name in cells]
        yield _progress(steps, cells, records, np.array(outputs), test, guess_losses, scale)


def _outputs(name: str, weights: list, inputs: np.ndarray, length: int) -> np.ndarray:
    data = tf.constant(inputs, tf.float32), tf.constant(length)
    return _predict(name, weights, *data).numpy().astype(np.float64)


def _progress(
    steps, cells, records, outputs, test: Examples, guess_losses: Guesses, scale: Scale
) -> Progress:
    targets = test.targets[0]
    losses, norms = np.moveaxis(np.concatenate(records, axis=2), 1, 0)
    with np.errstate(over="ignore", invalid="ignore"):
        test_losses = np.mean((outputs - targets) ** 2, axis=1)
    return Progress(
        step=losses.shape[1],
        steps=steps,
        cells=cells,
        parameters=tuple(parameters(name, UNITS[name]) for name in cells),
        losses=losses,
        gradient_norms=norms,
        guesses=guess_losses,
        scale=scale,
        targets=targets,
        outputs=outputs,
        test_losses=test_losses,
    )


def run(
    task: str = TASK,
    length: int = LENGTH,
    steps: int = STEPS,
    learning_rate: float = RATE,
    clip: float = CLIP,
    forget_bias: float = FORGET_BIAS,
    seed: int = 0,
    series: Numbers | None = None,
) -> Progress:
    """Returns the last result of ``train``.

    Raises InputError: what ``train`` raises.

    >>> run("recall", length=5, steps=10).baseline == 1 / 12
    True
    """
    *_, last = train(task, length, steps, learning_rate, clip, forget_bias, seed, series)
    return last


def trained_weights(
    name: str, steps: int, weights: list[np.ndarray], seed: int
) -> list[np.ndarray]:
    """Returns a cell's weights, float64, after training on the adding problem with the defaults.

    The readout is left out. ``weights``: those before training, of UNITS units.

    >>> [w.shape for w in trained_weights("lstm", 1, first_weights("lstm", 2, 32, 0), 0)]
    [(2, 128), (32, 128), (128,)]
    """
    rng = np.random.default_rng([seed, 2])
    states = {name: _with_readout(weights, seed)}
    for done in range(0, steps, CHUNK):
        todo = min(CHUNK, steps - done)
        states, _ = _chunk("adding", states, (LENGTH, RATE, CLIP), todo, rng)
    return [w.numpy().astype(np.float64) for w in states[name][1][:-2]]


def steps_to_solve(
    cell: str = "gru", length: int = LENGTH, steps: int = 1_000, seed: int = 0
) -> int:
    """Returns after how many training steps, in chunks, a cell solves the adding problem.

    ``steps`` limits the training; it is also the result if the cell has not solved it by then.

    Raises InputError: what ``train`` raises.

    >>> steps_to_solve("gru", length=5, steps=25)
    25
    """
    step = 0
    for progress in train("adding", length, steps, seed=seed, cells=(cell,)):
        step = progress.step
        if progress.solved[0]:
            break
    return step
