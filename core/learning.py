"""Training seen from outside: what it learned, what it cannot, and how much was luck.

Hidden layers are chosen; the output layer with one number a class is added. Several networks start
from different weights and see the same examples in the same order, so their spread is that of the
start alone. Test examples come from the same source and are never trained on. The problem is a
named one, or points of one's own.

Array sizes: snapshots; runs; layers (with weights); side (points of the grid a side); examples.

Source: Goodfellow, Bengio and Courville, Deep Learning (2016), 5.2 and 6.4.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Float, Int

from core import own_points, toy_data
from core.checks import real_number, whole_number
from core.errors import InputError
from core.own_points import OwnPoints
from core.plane import REACH, SIDE
from core.seeds import MAX_SEED
from core.stack import Layer, Step, resolve
from core.toy_data import Problem
from core.training import Look, Trainer, begin
from core.weights import first_weights

EXAMPLES = 256  # to train on, and as many to test: 8 batches
TRAIN_SEED, TEST_SEED = 0, 1  # of the examples; the same for every network
NOISE = 0.1  # of the named problems
SNAPSHOTS = 30  # intervals between two looks; a tape needs no more
MAX_STEPS = 20_000
MIN_RATE, MAX_RATE = 1e-6, 10.0
MAX_RUNS = 8


@dataclass(frozen=True)
class Progress:
    """What is known after ``step`` of ``steps`` steps."""

    step: int
    steps: int
    snapshot_steps: Int[np.ndarray, " snapshots"]
    train_losses: Float[np.ndarray, "snapshots runs"]  # cross-entropy, natural logarithm
    test_losses: Float[np.ndarray, "snapshots runs"]
    accuracies: Float[np.ndarray, "snapshots runs"]  # share of the test examples
    parameters: int
    train: Problem  # own points once each
    test: Problem
    center: tuple[float, float]  # a point of the plane is center + half * (x, y) of map and inputs
    half: tuple[float, float]
    # Of the first network, in a plane: probability of class 1; at the end, each hidden neuron
    surfaces: Float[np.ndarray, "snapshots side side"] | None  # [y, x]
    neurons: tuple[Float[np.ndarray, "_ side side"], ...]  # one array a hidden layer
    # Of the first network, for waves: how many test examples of each class [true] taken for which
    confusion: Int[np.ndarray, "snapshots classes classes"] | None

    @property
    def percent_right(self) -> float:
        """How many of a hundred test examples the first network gets right now."""
        return 100.0 * float(self.accuracies[-1, 0])


@dataclass(frozen=True)
class Band:
    """The networks together: the middle one, and the worst and best of them."""

    lowest: Float[np.ndarray, " snapshots"]
    middle: Float[np.ndarray, " snapshots"]  # median
    highest: Float[np.ndarray, " snapshots"]


def band(values: Float[np.ndarray, "snapshots runs"]) -> Band:
    """Returns the range and the median over the runs.

    >>> band(np.array([[3.0, 1.0, 2.0]])).middle
    array([2.])
    """
    return Band(values.min(axis=1), np.median(values, axis=1), values.max(axis=1))


def scaled(
    maps: Float[np.ndarray, "features side side"],
) -> Float[np.ndarray, "features side side"]:
    """Returns every neuron's map divided by its largest size; one that is silent stays 0.

    >>> scaled(np.array([[[0.0, -4.0], [2.0, 0.0]]])).tolist()
    [[[0.0, -1.0], [0.5, 0.0]]]
    """
    largest = np.abs(maps).max(axis=(1, 2), keepdims=True)
    return maps / np.where(largest > 0, largest, 1.0)


def grid() -> Float[np.ndarray, "points 2"]:
    """Returns the points (x, y) of the map, row by row from the lowest y.

    >>> grid().shape, grid()[0].tolist()
    ((1024, 2), [-1.3, -1.3])
    """
    line = np.linspace(-REACH, REACH, SIDE)
    return np.column_stack([np.tile(line, SIDE), np.repeat(line, SIDE)])


def complete(layers: Any, problem: str | OwnPoints) -> tuple[Step, ...]:
    """Returns the hidden layers with what a problem needs on top: flat outputs, one a class.

    Raises InputError: unknown_choice, what ``stack.resolve`` raises.

    >>> [step.output_shape for step in complete([Layer("conv1d", 2, 3)], "waves")]
    [(64, 2), (128,), (3,)]
    """
    shape = (2,) if isinstance(problem, OwnPoints) else toy_data.make(problem, 4).inputs.shape[1:]
    classes = len(toy_data.WAVES) if problem == "waves" else 2
    flat = len(resolve(layers, shape)[-1].output_shape) == 1
    ends = [] if flat else [Layer("flatten")]
    return resolve([*layers, *ends, Layer("dense", classes, activation="linear")], shape)


def starts(steps: Sequence[Step], seeds: Sequence[int]) -> list[np.ndarray]:
    """Returns weight, bias, weight, bias ... with one network a seed along the first axis.

    >>> [one.shape for one in starts(complete([Layer("dense", 3)], "xor"), seeds=[0, 1])]
    [(2, 2, 3), (2, 3), (2, 3, 2), (2, 2)]
    """
    drawn = [first_weights(steps, seed) for seed in seeds]
    return [
        np.stack([getattr(one[name], part) for one in drawn])
        for name in drawn[0]
        for part in ("weight", "bias")
    ]


def examples(problem: str | OwnPoints, noise: float | None = None) -> tuple[Problem, Problem]:
    """Returns what is trained on, and what is tested; own points are repeated up to EXAMPLES rows.

    ``noise``: of a named problem, there NOISE if nothing is said; own points are taken as they are.

    Raises InputError: noise_of_own_points; what ``toy_data.make`` raises.

    >>> [one.inputs.shape for one in examples("xor")]
    [(256, 2), (256, 2)]
    """
    if isinstance(problem, OwnPoints):
        if noise is not None:
            raise InputError("noise_of_own_points", given=noise)
        train, test = (own_points.filled(one, EXAMPLES) for one in (problem.train, problem.test))
        return train, test
    spread = NOISE if noise is None else noise
    train, test = (toy_data.make(problem, EXAMPLES, spread, s) for s in (TRAIN_SEED, TEST_SEED))
    return train, test


@dataclass(frozen=True)
class Setup:
    """What is ready to be trained."""

    stack: tuple[Step, ...]
    train: Problem
    test: Problem
    learning_rate: float
    steps: int
    seeds: tuple[int, ...]  # of the first weights, one a network


def prepare(
    layers: Any,
    problem: str | OwnPoints = "circles",
    noise: float | None = None,
    learning_rate: float = 0.01,
    steps: int = 1500,
    seed: int = 0,
    runs: int = 5,
) -> Setup:
    """Returns what ``learn`` trains, and trains nothing.

    Raises InputError: what ``complete`` and ``examples`` raise; not_a_number,
    not_a_whole_number, out_of_range.

    >>> prepare([Layer("dense", 4)], seed=3, runs=2).seeds
    (3, 4)
    """
    stack = complete(layers, problem)
    rate = real_number("learning_rate", learning_rate, MIN_RATE, MAX_RATE)
    steps = whole_number("steps", steps, 1, MAX_STEPS)
    runs = whole_number("runs", runs, 1, MAX_RUNS)
    most = MAX_SEED - MAX_RUNS  # the other networks take the seeds that follow
    seed = whole_number("seed", seed, 0, most)
    return Setup(stack, *examples(problem, noise), rate, steps, tuple(range(seed, seed + runs)))


def learn(
    layers: Any,
    problem: str | OwnPoints = "circles",
    noise: float | None = None,
    learning_rate: float = 0.01,
    steps: int = 1500,
    seed: int = 0,
    runs: int = 5,
) -> Iterator[Progress]:
    """Yields what is known so far, after every SNAPSHOTS-th part of the steps of Adam.

    ``seed``: of the first network's weights; the others have the seeds that follow.

    Raises InputError: what ``prepare`` raises.

    >>> *_, last = learn([Layer("dense", 4, activation="tanh")], "blobs", steps=100)
    >>> last.step, last.surfaces.shape, bool(last.accuracies[-1].min() > 0.9)
    (100, (31, 32, 32), True)
    """
    setup = prepare(layers, problem, noise, learning_rate, steps, seed, runs)
    own = problem if isinstance(problem, OwnPoints) else None
    probes = setup.test.inputs if problem == "waves" else grid()
    trainer = Trainer(setup.stack, True, setup.train, setup.test, probes)
    state = begin(starts(setup.stack, setup.seeds))
    looks = [trainer.look(state)]
    for cut in cuts(setup.steps)[1:]:
        state = trainer.advance(state, setup.learning_rate, int(cut) - state.step)
        looks.append(trainer.look(state))
        yield _progress(looks, setup, own)


def cuts(steps: int) -> Int[np.ndarray, " snapshots"]:
    """Returns the steps at which to look: evenly from 0 to ``steps``, each once.

    >>> cuts(3)
    array([0, 1, 2, 3])
    """
    return np.unique(np.linspace(0, steps, SNAPSHOTS + 1).round().astype(int))


def train(
    layers: Any,
    problem: str | OwnPoints = "circles",
    noise: float | None = None,
    learning_rate: float = 0.01,
    steps: int = 1500,
    seed: int = 0,
    runs: int = 5,
) -> Progress:
    """Returns what ``learn`` yields last.

    Raises InputError: what ``learn`` raises.

    >>> train([Layer("dense", 4, activation="tanh")], "xor", steps=30, runs=2).test_losses.shape
    (31, 2)
    """
    *_, last = learn(layers, problem, noise, learning_rate, steps, seed, runs)
    return last


def _progress(looks: list[Look], setup: Setup, own: OwnPoints | None) -> Progress:
    """Joins all looks; maps and confusion are those of the first network."""
    plane = setup.train.inputs.ndim == 2
    maps = [one.T.reshape(-1, SIDE, SIDE) for one in looks[-1].hidden] if plane else []
    surfaces = [one.surface[:, -1].reshape(SIDE, SIDE) for one in looks] if plane else None
    confusion = None if plane else np.stack([_confusion(one, setup.test) for one in looks])
    return Progress(
        step=looks[-1].step,
        steps=setup.steps,
        snapshot_steps=np.array([one.step for one in looks]),
        train_losses=np.stack([one.train_loss for one in looks]),
        test_losses=np.stack([one.test_loss for one in looks]),
        accuracies=np.stack([one.accuracy for one in looks]),
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
    """How many examples of each class [true] were taken for which [second axis]."""
    counts = np.zeros((test.classes, test.classes), int)
    np.add.at(counts, (test.labels, look.surface.argmax(axis=1)), 1)
    return counts
