"""What a network learns on a small problem, and how much of it depends on its first weights.

The caller chooses the hidden layers; an output layer with one number a class is added. Several
networks start from different weights and see the same examples in the same order, so that they
differ only by their start. Test examples come from the same source and are never trained on. The
problem is one of ``toy_data``, or points of one's own.

Array sizes: snapshots; runs; side (points of the grid a side); classes.

Source: Goodfellow, Bengio and Courville, Deep Learning (2016), 5.2 and 6.4.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Float, Int

from core import own_points, toy_data
from core.checks import real_number, whole_number
from core.errors import InputError
from core.own_points import OwnPoints
from core.plane import SIDE, grid
from core.seeds import MAX_SEED
from core.stack import Layer, Step, resolve
from core.toy_data import Problem
from core.training import Look, Trainer, begin
from core.weights import first_weights

# Defaults of settings that several functions here have.
PROBLEM = "circles"
LEARNING_RATE = 0.01
STEPS = 1500
RUNS = 5

EXAMPLES = 256  # to train on (8 batches), and as many to test
TRAIN_SEED, TEST_SEED = 0, 1  # of the examples; the same for every network
NOISE = 0.1  # standard deviation, for the problems of toy_data
SNAPSHOTS = 30  # intervals between measurements; an animation needs no more
MAX_STEPS = 20_000
MIN_RATE, MAX_RATE = 1e-6, 10.0
MAX_RUNS = 8
# Layers that XLA compiles, which runs them 3 to 6 times as fast: two convolutions, and one
COMPILED = ([Layer("conv1d", 4, 5)] * 2, [Layer("conv1d", 1, 3)])


@dataclass(frozen=True)
class Progress:
    """What has been measured after ``step`` of ``steps`` steps."""

    step: int
    steps: int
    snapshot_steps: Int[np.ndarray, " snapshots"]
    train_losses: Float[np.ndarray, "snapshots runs"]  # cross-entropy, natural logarithm
    test_losses: Float[np.ndarray, "snapshots runs"]
    accuracies: Float[np.ndarray, "snapshots runs"]  # share of the test examples
    parameters: int
    train: Problem  # own points are not repeated here
    test: Problem
    center: tuple[float, float]  # point = center + half * scaled, as in core.plane
    half: tuple[float, float]
    # Of the first network, in a plane: probability of class 1, and at the end each hidden neuron
    surfaces: Float[np.ndarray, "snapshots side side"] | None  # [y, x]
    neurons: tuple[Float[np.ndarray, "_ side side"], ...]  # one array a hidden layer
    # Of the first network, for waves: counts of test examples
    confusion: Int[np.ndarray, "snapshots classes classes"] | None  # [true class, predicted class]

    @property
    def percent_right(self) -> float:
        """Share of the test examples that the first network gets right now, in percent."""
        return 100.0 * float(self.accuracies[-1, 0])


@dataclass(frozen=True)
class Band:
    """Lowest, median and highest value over the networks."""

    lowest: Float[np.ndarray, " snapshots"]
    middle: Float[np.ndarray, " snapshots"]  # median
    highest: Float[np.ndarray, " snapshots"]


def band(values: Float[np.ndarray, "snapshots runs"]) -> Band:
    """Returns the range and the median over the runs.

    >>> band(np.array([[3.0, 1.0, 2.0]])).middle
    array([2.])
    """
    return Band(values.min(axis=1), np.median(values, axis=1), values.max(axis=1))


def complete(layers: Any, problem: str | OwnPoints) -> tuple[Step, ...]:
    """Returns the hidden layers with the output layer of a problem on top: one number a class.

    Raises InputError: unknown_choice, what ``stack.resolve`` raises.

    >>> [step.output_shape for step in complete([Layer("conv1d", 2, 3)], "waves")]
    [(64, 2), (128,), (3,)]
    """
    shape = (2,) if isinstance(problem, OwnPoints) else toy_data.make(problem, 4).inputs.shape[1:]
    classes = len(toy_data.WAVES) if problem == "waves" else 2
    flat = len(resolve(layers, shape)[-1].output_shape) == 1
    ends = [] if flat else [Layer("flatten")]
    return resolve([*layers, *ends, Layer("dense", classes, activation="linear")], shape)


@functools.cache
def compiled_stacks() -> frozenset[tuple[Step, ...]]:
    """Returns the stacks with convolutions that are compiled: those of the lesson, no others.

    XLA keeps about 20 MB of each stack that it has compiled until the process ends.
    """
    return frozenset(complete(layers, "waves") for layers in COMPILED)


def starts(steps: Sequence[Step], seeds: Sequence[int]) -> list[np.ndarray]:
    """Returns weight, bias, weight, bias ... with one network for each seed along the first axis.

    >>> [part.shape for part in starts(complete([Layer("dense", 3)], "xor"), seeds=[0, 1])]
    [(2, 2, 3), (2, 3), (2, 3, 2), (2, 2)]
    """
    networks = [first_weights(steps, seed) for seed in seeds]
    return [
        np.stack([getattr(weights[name], part) for weights in networks])
        for name in networks[0]
        for part in ("weight", "bias")
    ]


def examples(problem: str | OwnPoints, noise: float | None = None) -> tuple[Problem, Problem]:
    """Returns training and test examples; own points are repeated up to EXAMPLES rows.

    ``noise``: standard deviation; None stands for NOISE, and is needed for own points, which stay
    as they are.

    Raises InputError: noise_of_own_points; what ``toy_data.make`` raises.

    >>> [problem.inputs.shape for problem in examples("xor")]
    [(256, 2), (256, 2)]
    """
    if isinstance(problem, OwnPoints):
        if noise is not None:
            raise InputError("noise_of_own_points", given=noise)
        train, test = (own_points.filled(part, EXAMPLES) for part in (problem.train, problem.test))
        return train, test
    noise = NOISE if noise is None else noise
    train, test = (
        toy_data.make(problem, EXAMPLES, noise, seed) for seed in (TRAIN_SEED, TEST_SEED)
    )
    return train, test


@dataclass(frozen=True)
class Setup:
    """A checked stack and its examples, ready for training."""

    stack: tuple[Step, ...]
    train: Problem
    test: Problem
    learning_rate: float
    steps: int
    seeds: tuple[int, ...]  # of the first weights, one a network


def prepare(
    layers: Any,
    problem: str | OwnPoints = PROBLEM,
    noise: float | None = None,
    learning_rate: float = LEARNING_RATE,
    steps: int = STEPS,
    seed: int = 0,
    runs: int = RUNS,
) -> Setup:
    """Returns what ``learn`` trains on, without training.

    Raises InputError: what ``complete`` and ``examples`` raise; not_a_number,
    not_a_whole_number, out_of_range.

    >>> prepare([Layer("dense", 4)], seed=3, runs=2).seeds
    (3, 4)
    """
    stack = complete(layers, problem)
    rate = real_number("learning_rate", learning_rate, MIN_RATE, MAX_RATE)
    steps = whole_number("steps", steps, 1, MAX_STEPS)
    runs = whole_number("runs", runs, 1, MAX_RUNS)
    last = MAX_SEED - MAX_RUNS  # the other networks have the seeds that follow
    seed = whole_number("seed", seed, 0, last)
    return Setup(stack, *examples(problem, noise), rate, steps, tuple(range(seed, seed + runs)))


def learn(
    layers: Any,
    problem: str | OwnPoints = PROBLEM,
    noise: float | None = None,
    learning_rate: float = LEARNING_RATE,
    steps: int = STEPS,
    seed: int = 0,
    runs: int = RUNS,
) -> Iterator[Progress]:
    """Yields the progress of training by Adam, about SNAPSHOTS times.

    ``seed``: of the first network's weights; the others have the seeds that follow.

    Raises InputError: what ``prepare`` raises.

    >>> *_, last = learn([Layer("dense", 4, activation="tanh")], "blobs", steps=100)
    >>> last.step, last.surfaces.shape, bool(last.accuracies[-1].min() > 0.9)
    (100, (31, 32, 32), True)
    """
    setup = prepare(layers, problem, noise, learning_rate, steps, seed, runs)
    own = problem if isinstance(problem, OwnPoints) else None
    probes = setup.test.inputs if problem == "waves" else grid()
    by_xla = setup.stack in compiled_stacks()
    trainer = Trainer(setup.stack, True, setup.train, setup.test, probes, by_xla)
    state = begin(starts(setup.stack, setup.seeds))
    looks = [trainer.look(state)]
    for cut in cuts(setup.steps)[1:]:
        state = trainer.advance(state, setup.learning_rate, int(cut) - state.step)
        looks.append(trainer.look(state))
        yield _progress(looks, setup, own)


def cuts(steps: int) -> Int[np.ndarray, " snapshots"]:
    """Returns the steps at which to measure: evenly from 0 to ``steps``, each once.

    >>> cuts(3)
    array([0, 1, 2, 3])
    """
    return np.unique(np.linspace(0, steps, SNAPSHOTS + 1).round().astype(int))


def train(
    layers: Any,
    problem: str | OwnPoints = PROBLEM,
    noise: float | None = None,
    learning_rate: float = LEARNING_RATE,
    steps: int = STEPS,
    seed: int = 0,
    runs: int = RUNS,
) -> Progress:
    """Returns what ``learn`` yields last.

    Raises InputError: what ``learn`` raises.

    >>> train([Layer("dense", 4, activation="tanh")], "xor", steps=30, runs=2).test_losses.shape
    (31, 2)
    """
    *_, last = learn(layers, problem, noise, learning_rate, steps, seed, runs)
    return last


def _progress(looks: list[Look], setup: Setup, own: OwnPoints | None) -> Progress:
    """Joins the measurements so far; maps and confusion are those of the first network."""
    plane = setup.train.inputs.ndim == 2
    maps = [layer.T.reshape(-1, SIDE, SIDE) for layer in looks[-1].hidden] if plane else []
    surfaces = [look.surface[:, -1].reshape(SIDE, SIDE) for look in looks] if plane else None
    confusion = None if plane else np.stack([_confusion(look, setup.test) for look in looks])
    return Progress(
        step=looks[-1].step,
        steps=setup.steps,
        snapshot_steps=np.array([look.step for look in looks]),
        train_losses=np.stack([look.train_loss for look in looks]),
        test_losses=np.stack([look.test_loss for look in looks]),
        accuracies=np.stack([look.accuracy for look in looks]),
        parameters=sum(step.parameters for step in setup.stack),
        train=own.train if own else setup.train,
        test=own.test if own else setup.test,
        center=own.center if own else (0.0, 0.0),
        half=own.half if own else (1.0, 1.0),
        surfaces=None if surfaces is None else np.stack(surfaces),
        neurons=tuple(maps),
        confusion=confusion,
    )


def _confusion(look: Look, test: Problem) -> np.ndarray:
    """How many examples of each true class [first axis] were predicted as which [second axis]."""
    counts = np.zeros((test.classes, test.classes), int)
    np.add.at(counts, (test.labels, look.surface.argmax(axis=1)), 1)
    return counts
