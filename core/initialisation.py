"""The first weights decide whether a network learns: zeros, one constant, Glorot or He.

From zeros, a relu network has gradient exactly zero in every weight. The gradient of a weight is
(signal from below) times (error from above), and one of the two is zero: the error in hidden
layers, the signal in the output layer. From one constant, all neurons of a layer get the same
gradient and stay one neuron. Random weights make them differ; their variance is
2 / (fan_in + fan_out) (Glorot) or 2 / fan_in (He, for relu, which halves the signal).

Training is plain gradient descent. All starts run side by side on the same batches, with biases 0.

Array sizes: snapshots; starts (in the order of STARTS); layers (with weights).

Sources: Glorot and Bengio (AISTATS 2010); He, Zhang, Ren and Sun, Delving deep into rectifiers
(ICCV 2015); Goodfellow, Bengio and Courville, Deep Learning (2016), 8.4.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from core import toy_data
from core.checks import one_of, real_number, whole_number
from core.errors import InputError
from core.learning import MAX_RATE, MIN_RATE, complete, cuts, examples
from core.seeds import MAX_SEED
from core.stack import ACTIVATIONS, Layer, Step
from core.training import Look, State, Trainer, begin
from core.weights import fans

# Defaults of settings that several functions here have.
ACTIVATION = "relu"
DEPTH = 3
WIDTH = 8
CONSTANT = 0.1
LEARNING_RATE = 0.1
STEPS = 1500
PROBLEM = "circles"

STARTS = ("zeros", "constant", "glorot", "he")
MAX_DEPTH = 10  # hidden layers; with the output layer they fit into a stack
MAX_WIDTH = 64  # neurons a hidden layer
MAX_STEPS = 20_000
NOISE = 0.1  # of the examples
SAME = 1e-5  # relative; neurons closer than this count as one; float32 rounds at 6e-8


@dataclass(frozen=True)
class Starts:
    """How the same network learns from each of STARTS."""

    step: int
    steps: int
    starts: tuple[str, ...]
    snapshot_steps: Int[np.ndarray, " snapshots"]
    losses: Float[np.ndarray, "snapshots starts"]  # cross-entropy of all training examples
    accuracies: Float[np.ndarray, "snapshots starts"]  # share of the test examples
    gradients: Float[np.ndarray, "snapshots starts layers"]  # |gradient| of each weight matrix
    different: tuple[int, ...]  # neurons of the first layer that differ at the end, for each start
    width: int

    @property
    def diverged(self) -> tuple[str, ...]:
        """The starts whose loss has left the range of float32."""
        overflow = ~np.isfinite(self.losses[-1])
        return tuple(start for start, out in zip(self.starts, overflow, strict=True) if out)


@dataclass(frozen=True)
class Setup:
    """A stack, its examples and its first weights, ready for training."""

    stack: tuple[Step, ...]
    train: toy_data.Problem
    test: toy_data.Problem
    weights: tuple[np.ndarray, ...]  # weight, bias, weight, bias ..., the axis starts in front
    learning_rate: float
    steps: int
    width: int


def first_layer(rng: np.random.Generator, start: str, shape: tuple[int, ...], constant: float):
    """Returns weights [inputs, features] as one of STARTS draws them, in float32.

    >>> first_layer(np.random.default_rng(0), "constant", (2, 2), 0.5).tolist()
    [[0.5, 0.5], [0.5, 0.5]]
    """
    fan_in, fan_out = fans(shape)
    spread = {"glorot": np.sqrt(2 / (fan_in + fan_out)), "he": np.sqrt(2 / fan_in)}
    if start in spread:
        return rng.normal(0.0, spread[start], shape).astype(np.float32)
    return np.full(shape, constant if start == "constant" else 0.0, np.float32)


def weights_of_all_starts(steps: Sequence[Step], constant: float, seed: int) -> list[np.ndarray]:
    """Returns weight, bias, weight, bias ... with STARTS along the first axis; biases are 0.

    >>> stack = complete([Layer("dense", 3)], "xor")
    >>> [part.shape for part in weights_of_all_starts(stack, 0.1, seed=0)]
    [(4, 2, 3), (4, 3), (4, 3, 2), (4, 2)]
    """
    generators = [np.random.default_rng(seed) for _ in STARTS]
    parts = []
    for step in steps:
        drawn = [
            first_layer(rng, start, step.weight_shape, constant)
            for rng, start in zip(generators, STARTS, strict=True)
        ]
        parts += [np.stack(drawn), np.zeros((len(STARTS), step.weight_shape[-1]), np.float32)]
    return parts


def different(weights: Float[np.ndarray, "inputs features"]) -> int:
    """Returns how many neurons (columns) differ from all columns before them.

    Weights that have left the range of float32 count as equal.

    >>> different(np.array([[1.0, 1.0, 2.0], [3.0, 3.0, 3.0]]))
    2
    """
    seen: list[np.ndarray] = []
    finite = np.abs(weights[np.isfinite(weights)])
    near = SAME * float(finite.max(initial=np.finfo(np.float32).tiny))
    for column in weights.T:
        if not any(np.allclose(column, other, 0.0, near, equal_nan=True) for other in seen):
            seen.append(column)
    return len(seen)


def prepare(
    activation: str = ACTIVATION,
    depth: int = DEPTH,
    width: int = WIDTH,
    constant: float = CONSTANT,
    learning_rate: float = LEARNING_RATE,
    steps: int = STEPS,
    problem: str = PROBLEM,
    seed: int = 0,
) -> Setup:
    """Returns what ``course`` trains, without training.

    Raises InputError: unknown_choice, plane_needed; not_a_number, not_a_whole_number,
    out_of_range.

    >>> len(prepare(depth=2).stack)
    3
    """
    one_of("activation", activation, ACTIVATIONS)
    if problem == "waves":
        raise InputError("plane_needed", given=problem, allowed=", ".join(toy_data.PLANES))
    depth = whole_number("depth", depth, 1, MAX_DEPTH)
    width = whole_number("width", width, 1, MAX_WIDTH)
    constant = real_number("constant", constant, -10.0, 10.0)
    rate = real_number("learning_rate", learning_rate, MIN_RATE, MAX_RATE)
    steps = whole_number("steps", steps, 1, MAX_STEPS)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    stack = complete([Layer("dense", width, 0, activation)] * depth, problem)
    weights = tuple(weights_of_all_starts(stack, constant, seed))
    return Setup(stack, *examples(problem, NOISE), weights, rate, steps, width)


def _starts(looks: list[Look], state: State, steps: int, width: int) -> Starts:
    return Starts(
        step=state.step,
        steps=steps,
        starts=STARTS,
        snapshot_steps=np.array([look.step for look in looks]),
        losses=np.stack([look.train_loss for look in looks]),
        accuracies=np.stack([look.accuracy for look in looks]),
        gradients=np.stack([look.gradients for look in looks]),
        different=tuple(different(weights) for weights in state.weights[0].numpy()),
        width=width,
    )


def course(
    activation: str = ACTIVATION,
    depth: int = DEPTH,
    width: int = WIDTH,
    constant: float = CONSTANT,
    learning_rate: float = LEARNING_RATE,
    steps: int = STEPS,
    problem: str = PROBLEM,
    seed: int = 0,
) -> Iterator[Starts]:
    """Yields how ``depth`` hidden layers of ``width`` neurons have learned so far, from all STARTS.

    Raises InputError: what ``prepare`` raises.

    >>> [progress.step for progress in course(steps=3)]
    [1, 2, 3]
    """
    setup = prepare(activation, depth, width, constant, learning_rate, steps, problem, seed)
    trainer = Trainer(setup.stack, False, setup.train, setup.test, setup.test.inputs[:1])
    state = begin(setup.weights)
    looks = [trainer.look(state)]
    for cut in cuts(setup.steps)[1:]:
        state = trainer.advance(state, setup.learning_rate, int(cut) - state.step)
        looks.append(trainer.look(state))
        yield _starts(looks, state, setup.steps, setup.width)


def compare(
    activation: str = ACTIVATION,
    depth: int = DEPTH,
    width: int = WIDTH,
    constant: float = CONSTANT,
    learning_rate: float = LEARNING_RATE,
    steps: int = STEPS,
    problem: str = PROBLEM,
    seed: int = 0,
) -> Starts:
    """Returns what ``course`` yields last.

    Raises InputError: what ``prepare`` raises.

    >>> starts = compare("relu", steps=30)
    >>> starts.gradients[:, 0].max(), starts.different[:2]
    (np.float64(0.0), (1, 1))
    """
    *_, last = course(activation, depth, width, constant, learning_rate, steps, problem, seed)
    return last
