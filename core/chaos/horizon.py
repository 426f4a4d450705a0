"""The horizon board: how long each model forecasts a system, all on one axis of Lyapunov times.

It compares trained networks, linear fits of fixed nonlinear features (``core.chaos.baselines``),
and two forecasts by the true equations with an error elsewhere: a start known to 1e-6, and a solver
with a coarse step. The bridge is a network whose last layer is solved by ridge regression
(``core.chaos.ridge``), once after training and once without training. If both forecast equally
long, training added nothing there.

Array sizes: starts (100, as ``core.chaos.trajectories``).

Sources: Gauthier, Bollt, Griffith and Barbosa (Nature Communications 2021); Jaeger and Haas
(Science 2004); Vlachas et al. (Neural Networks 2020).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from jaxtyping import Float

from core.chaos import forecasting, ridge
from core.chaos.baselines import BASELINES, baseline
from core.chaos.free_models import Free
from core.chaos.integrate import cloud
from core.chaos.reconstruct import Plan, train, valid_prediction_time
from core.chaos.timing import clocked, timed
from core.chaos.trajectories import SUBSTEPS, Observed, Sampling, observe, system_checked
from core.checks import whole_number

# Defaults of settings that several functions here have.
POINTS = 20_000

NUDGE = 1e-6  # share of the square root of the total variance: how precisely a start is known
COARSE = 2  # RK4 steps from one point to the next, where the truth takes SUBSTEPS
# Plans of the networks on the board, without their number of steps
NETWORKS = {
    "cnn": Plan("cnn", window=4, learning_rate=0.016, batch=128),
    "gru": Plan("gru", window=2, learning_rate=0.02, batch=256),
    "lstm": Plan("lstm", window=2, learning_rate=0.02, batch=256),
}
LINES = 2 + len(BASELINES) + 3 * len(NETWORKS)  # how many lines the finished board has


@dataclass(frozen=True)
class Entry:
    """One line of the board."""

    name: str  # of the model
    kind: str  # truth (the true equations), fit (linear), trained, or bridge
    valid: Float[np.ndarray, " starts"]  # valid prediction time, in Lyapunov times
    parameters: int  # how many numbers the model consists of; 0 for the true equations
    # To train or to fit, on this computer; for a bridge only its solve; 0: nothing is learned
    seconds: float = field(compare=False)

    @property
    def mean(self) -> float:
        """The mean over all starts, in Lyapunov times."""
        return float(self.valid.mean())


@dataclass(frozen=True)
class Training:
    """A network of the board that is being trained."""

    name: str
    step: int
    steps: int


@dataclass(frozen=True)
class Board:
    """The lines that are measured so far."""

    step: int
    steps: int
    entries: tuple[Entry, ...]
    training: Training | None = None  # the network that is being trained now

    @property
    def ranked(self) -> tuple[Entry, ...]:
        """The lines, the longest mean forecast first."""
        return tuple(sorted(self.entries, key=lambda entry: -entry.mean))


def _valid(seen: Observed, forecast: Float[np.ndarray, "starts time dim"]) -> np.ndarray:
    truth = seen.truth[:, : forecast.shape[1]]
    return valid_prediction_time(forecast, truth, seen.dt, seen.lyapunov)


def _ahead(seen: Observed) -> int:
    return Sampling(seen.dt, seen.lyapunov).ahead


def _solved(system: str, seen: Observed, nudge: float, substeps: int) -> np.ndarray:
    """Returns the valid times of the true equations, from a shifted start or by a coarse solver."""
    starts = seen.context[:, -1]
    size = np.sqrt(seen.truth.var(axis=(0, 1)).sum())
    shifts = np.random.default_rng(0).standard_normal(starts.shape)
    shifts *= nudge * size / np.linalg.norm(shifts, axis=1, keepdims=True)
    step = seen.dt / substeps
    forecast = cloud(system, starts + shifts, step, _ahead(seen) * substeps, every=substeps)
    return _valid(seen, forecast.states[1:].swapaxes(0, 1))


def _free(seen: Observed, name: str, kind: str, model: Free, seconds: float) -> Entry:
    runs = forecasting.free_run(model, seen.context, _ahead(seen))
    return Entry(name, kind, _valid(seen, runs), model.parameters, seconds)


def _solve(seen: Observed, name: str, model: Free) -> Entry:
    """Returns the line of a network whose last layer is solved by ridge regression."""
    return _free(seen, name, "bridge", *clocked(lambda: ridge.relearn(model, seen.states)))


def _bridged(seen: Observed, name: str, steps: int) -> Iterator[Entry | Training]:
    """Yields the lines of one network: untrained and solved; trained; trained and solved."""
    plan = replace(NETWORKS[name], steps=steps)
    *_, untrained = train(replace(plan, steps=0), seen.states)  # compiles, too: not timed
    yield _solve(seen, f"{name}_untrained", untrained)
    trained, training_time = untrained, 0.0
    for trained, seconds in timed(train(plan, seen.states)):
        training_time = seconds
        yield Training(name, trained.step, steps)
    yield _free(seen, name, "trained", trained, training_time)
    yield _solve(seen, f"{name}_solved", trained)


def _fit(seen: Observed, name: str, seed: int) -> Entry:
    """Returns the line of one baseline."""
    model, seconds = clocked(lambda: baseline(name, seen.states, seed))
    return _free(seen, name, "fit", model, seconds)


def measure_entries(
    system: str, seen: Observed, training: int, seed: int
) -> Iterator[Entry | Training]:
    """Yields the lines of the board one after another, and the networks while they train.

    ``training``: steps of each network; ``seed``: of the reservoir.
    """
    yield Entry("nudged", "truth", _solved(system, seen, NUDGE, SUBSTEPS), 0, 0.0)
    yield Entry("coarse", "truth", _solved(system, seen, 0.0, COARSE), 0, 0.0)
    for name in BASELINES:
        yield _fit(seen, name, seed)
    for name in NETWORKS:
        yield from _bridged(seen, name, training)


def fitted(
    name: str, system: str = "lorenz", points: int = POINTS, noise: float = 0.0, seed: int = 0
) -> Entry:
    """Returns the line of one baseline alone.

    Raises InputError: what ``trajectories.observe`` and ``baselines.baseline`` raise.

    >>> 8 < fitted("nvar3", points=1_000).mean < 14
    True
    """
    seen = observe(system, points, noise, seed)
    return _fit(seen, name, seed)


def board(
    system: str = "lorenz",
    points: int = POINTS,
    noise: float = 0.0,
    training: int = 2_000,
    seed: int = 0,
) -> Iterator[Board]:
    """Yields the board after each new line, and while a network trains.

    ``training``: steps of the networks that are trained; the other arguments as
    ``trajectories.observe`` takes them.

    Raises InputError: what ``trajectories.observe`` raises; not_a_whole_number, out_of_range.

    >>> first = next(board(points=500))
    >>> first.entries[0].name, 10 < first.entries[0].mean < 16
    ('nudged', True)
    """
    system_checked(system)
    training = whole_number("training", training, 1, 100_000)
    seen = observe(system, points, noise, seed)
    yield from _board(system, seen, training, seed)


def _board(system: str, seen: Observed, training: int, seed: int) -> Iterator[Board]:
    entries: list[Entry] = []
    for news in measure_entries(system, seen, training, seed):
        under_way = news if isinstance(news, Training) else None
        if isinstance(news, Entry):
            entries.append(news)
        yield Board(len(entries), LINES, tuple(entries), under_way)
