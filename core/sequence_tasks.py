"""Three tasks for which a network needs a memory: adding, recall, and forecasting.

    adding    each step has a number from 0 to 1 and a mark; two are marked, one in each half.
              The target is their sum. Guessing 1, the mean, costs the variance of the sum, 1/6
    recall    only the first number is marked; it is the target. Guessing 1/2 costs 1/12
    forecast  a part of a real series, scaled to mean 0 and variance 1; its next value is the
              target. Guessing the mean costs 1 on the part for training; on the held-out end,
              whose mean and variance differ, it is measured

Array sizes: count (batches); room (steps, padded with zeros); batch; features (2: number, mark).

Sources: Hochreiter and Schmidhuber (Neural Computation 1997; the adding problem, there with numbers
from -1 to 1); Le, Jaitly and Hinton (2015; with numbers from 0 to 1).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from core.checks import Numbers, column, one_of, spread, whole_number
from core.errors import InputError
from core.seeds import MAX_SEED

TASKS = ("adding", "recall", "forecast")
FEATURES = 2
MIN_LENGTH, MAX_LENGTH = 2, 200  # steps; the room of the compiled loops
BASELINES = {"adding": 1 / 6, "recall": 1 / 12, "forecast": 1.0}
HELD_OUT = 0.2  # of a series: its end is kept for tests


@dataclass(frozen=True)
class Examples:
    """Batches of sequences, each with its target after the last step."""

    inputs: Float[np.ndarray, "count room batch features"]
    targets: Float[np.ndarray, "count batch"]


@dataclass(frozen=True)
class Example:
    """One sequence as the network reads it, and its target after the last step."""

    numbers: Float[np.ndarray, " length"]
    marked: Float[np.ndarray, " length"]  # 1 where the number is marked, else 0
    target: float


@dataclass(frozen=True)
class Scale:
    """From a task's numbers to units of the data: number * spread + mean."""

    mean: float = 0.0
    spread: float = 1.0

    def back(self, numbers: Float[np.ndarray, "*shape"]) -> Float[np.ndarray, "*shape"]:
        """Returns scaled numbers in units of the data."""
        return numbers * self.spread + self.mean


@dataclass(frozen=True)
class Guesses:
    """The mean squared error of guessing, in the task's numbers."""

    trained: float  # guessing the mean, on the examples for training
    mean: float  # guessing that same mean, on the held-out sequences
    last: float | None  # repeating the last number, on the held-out sequences of a forecast


def task_checked(task: str, length: int, series: Numbers | None) -> np.ndarray | None:
    """Returns the series, scaled by its part for training, or None where the task needs none.

    Raises InputError: unknown_choice, not_a_whole_number, out_of_range (length), series_missing,
    series_too_short, series_constant; what ``checks.column`` raises.

    >>> task_checked("forecast", 2, [1, 3] * 10)[:2]
    array([-1.,  1.])
    """
    one_of("task", task, TASKS)
    length = whole_number("length", length, MIN_LENGTH, MAX_LENGTH)
    if task != "forecast":
        return None
    if series is None:
        raise InputError("series_missing")
    values = column("series", series)
    needed = int(np.ceil((length + 1) / HELD_OUT)) + 1
    if values.size < needed:
        raise InputError("series_too_short", given=values.size, minimum=needed)
    training = values[: split(values)]
    return (values - training.mean()) / spread(training)


def scale_of(task: str, series: Numbers | None) -> Scale:
    """Returns how ``task_checked`` scaled the series; other tasks have no unit.

    >>> scale_of("forecast", [1, 3] * 10)
    Scale(mean=2.0, spread=1.0)
    """
    if task != "forecast" or series is None:
        return Scale()
    values = column("series", series)
    training = values[: split(values)]
    return Scale(float(training.mean()), float(training.std()))


def guesses(task: str, length: int, test: Examples) -> Guesses:
    """Returns the errors of guessing on a task whose held-out sequences are ``test``.

    >>> guesses("recall", 5, held_out("recall", 5, 4, np.random.default_rng(0))).mean * 12
    1.0
    """
    trained = BASELINES[task]
    if task != "forecast":
        return Guesses(trained, trained, None)
    error = test.inputs[0, length - 1, :, 0] - test.targets[0]  # of repeating the last number
    return Guesses(trained, float(np.mean(test.targets**2)), float(np.mean(error**2)))


def split(series: np.ndarray) -> int:
    """Returns where the held-out end of a series begins.

    >>> split(np.zeros(100))
    80
    """
    return int(series.size * (1 - HELD_OUT))


def windows(series: np.ndarray, starts: np.ndarray, length: int) -> Examples:
    """Returns the parts of a series that begin at ``starts`` [count, batch].

    >>> parts = windows(np.arange(10.0), np.array([[0, 3]]), length=2)
    >>> parts.inputs[0, :3, :, 0], parts.targets
    (array([[0., 3.],
           [1., 4.],
           [0., 0.]]), array([[2., 5.]]))
    """
    count, batch = starts.shape
    inputs = np.zeros((count, MAX_LENGTH, batch, FEATURES))
    steps = np.arange(length)[None, :, None]
    inputs[:, :length, :, 0] = series[starts[:, None, :] + steps]
    return Examples(inputs, series[starts + length])


def draw(
    task: str,
    length: int,
    count: int,
    batch: int,
    rng: np.random.Generator,
    series: np.ndarray | None = None,
) -> Examples:
    """Returns random examples for training; ``series`` is what ``task_checked`` returned.

    >>> examples = draw("adding", 10, 1, 3, np.random.default_rng(0))
    >>> examples.inputs[0, :, :, 1].sum(axis=0), examples.inputs.shape
    (array([2., 2., 2.]), (1, 200, 3, 2))
    """
    if task == "forecast" and series is not None:
        starts = rng.integers(0, split(series) - length, (count, batch))
        return windows(series, starts, length)
    inputs = np.zeros((count, MAX_LENGTH, batch, FEATURES))
    inputs[:, :length, :, 0] = rng.uniform(0.0, 1.0, (count, length, batch))
    at, which = np.indices((count, batch))
    if task == "recall":
        inputs[at, 0, which, 1] = 1.0
    else:
        half = length // 2
        inputs[at, rng.integers(0, half, (count, batch)), which, 1] = 1.0
        inputs[at, rng.integers(half, length, (count, batch)), which, 1] = 1.0
    return Examples(inputs, np.sum(inputs[..., 0] * inputs[..., 1], axis=1))


def held_out(
    task: str, length: int, batch: int, rng: np.random.Generator, series: np.ndarray | None = None
) -> Examples:
    """Returns one batch for tests: random, or the start of the held-out end of the series.

    >>> held_out("recall", 5, 4, np.random.default_rng(0)).targets.shape
    (1, 4)
    """
    if series is None:
        return draw(task, length, 1, batch, rng)
    first = split(series)
    room = series.size - length - first
    return windows(series, first + np.arange(batch)[None] % room, length)


def example(task: str, length: int, seed: int = 0, series: Numbers | None = None) -> Example:
    """Returns the first held-out sequence of a task, in units of the data.

    Raises InputError: what ``task_checked`` raises; not_a_whole_number, out_of_range (seed).

    >>> adding = example("adding", 10)
    >>> float(adding.numbers @ adding.marked - adding.target), adding.marked.sum()
    (0.0, np.float64(2.0))
    """
    scaled = task_checked(task, length, series)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    test = held_out(task, length, 1, np.random.default_rng(seed), scaled)
    numbers, marked = test.inputs[0, :length, 0].T
    scale = scale_of(task, series)
    return Example(scale.back(numbers), marked, float(scale.back(test.targets[0])[0]))
