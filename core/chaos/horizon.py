"""The horizon board: who forecasts a system for how long, all on one axis of Lyapunov times.

Beside trained networks stand linear fits of rich fixed features (``core.chaos.baselines``), and two
that know the equations and err elsewhere: a start known to 1e-6, a solver with a coarse step. The
bridge: the last layer of a network solved by ridge regression (``core.chaos.ridge``), once of a
trained network, once of an untrained one. If both reach the same, training added nothing there.

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

NUDGE = 1e-6  # of the square root of the total variance: how well a start is known
COARSE = 2  # RK4 steps from one point to the next, where the truth takes SUBSTEPS
# Plans of the networks on the board; their steps are given
NETWORKS = {
    "cnn": Plan("cnn", window=4, learning_rate=0.016, batch=128),
    "gru": Plan("gru", window=2, learning_rate=0.02, batch=256),
    "lstm": Plan("lstm", window=2, learning_rate=0.02, batch=256),
}
LINES = 2 + len(BASELINES) + 3 * len(NETWORKS)  # of the finished board


@dataclass(frozen=True)
class Entry:
    """One line of the board."""

    name: str  # who
    kind: str  # truth (knows the equations), fit (linear), trained, or bridge
    valid: Float[np.ndarray, " starts"]  # valid prediction time, in Lyapunov times
    parameters: int  # how many numbers it consists of; 0 where the equations are known
    # To train or to fit, on this computer; of a bridge, of its solve alone; 0: nothing is learned
    seconds: float = field(compare=False)

    @property
    def mean(self) -> float:
        """The mean over all starts, in Lyapunov times."""
        return float(self.valid.mean())


@dataclass(frozen=True)
class Training:
    """A network of the board that is not trained yet."""

    name: str
    step: int
    steps: int


@dataclass(frozen=True)
class Board:
    """The lines so far."""

    step: int
    steps: int
    entries: tuple[Entry, ...]
    training: Training | None = None  # what is under way

    @property
    def ranked(self) -> tuple[Entry, ...]:
        """The lines, the one that sees furthest first."""
        return tuple(sorted(self.entries, key=lambda one: -one.mean))


def _valid(seen: Observed, forecast: Float[np.ndarray, "starts time dim"]) -> np.ndarray:
    truth = seen.truth[:, : forecast.shape[1]]
    return valid_prediction_time(forecast, truth, seen.dt, seen.lyapunov)


def _ahead(seen: Observed) -> int:
    return Sampling(seen.dt, seen.lyapunov).ahead


def _solved(system: str, seen: Observed, nudge: float, substeps: int) -> np.ndarray:
    """Returns the valid times of the true equations, from a nudged start or by a coarse solver."""
    starts = seen.context[:, -1]
    size = np.sqrt(seen.truth.var(axis=(0, 1)).sum())
    aside = np.random.default_rng(0).standard_normal(starts.shape)
    aside *= nudge * size / np.linalg.norm(aside, axis=1, keepdims=True)
    step = seen.dt / substeps
    found = cloud(system, starts + aside, step, _ahead(seen) * substeps, every=substeps)
    return _valid(seen, found.states[1:].swapaxes(0, 1))


def _free(seen: Observed, name: str, kind: str, model: Free, seconds: float) -> Entry:
    runs = forecasting.free_run(model, seen.context, _ahead(seen))
    return Entry(name, kind, _valid(seen, runs), model.parameters, seconds)


def _solve(seen: Observed, name: str, model: Free) -> Entry:
    """Returns the line of a network whose last layer is solved anew."""
    return _free(seen, name, "bridge", *clocked(lambda: ridge.relearn(model, seen.states)))


def _bridged(seen: Observed, name: str, steps: int) -> Iterator[Entry | Training]:
    """Yields a network untrained and solved, trained, and trained and solved."""
    plan = replace(NETWORKS[name], steps=steps)
    *_, untrained = train(replace(plan, steps=0), seen.states)  # compiles, too: not timed
    yield _solve(seen, f"{name}_untrained", untrained)
    trained, taken = untrained, 0.0
    for trained, seconds in timed(train(plan, seen.states)):
        taken = seconds
        yield Training(name, trained.step, steps)
    yield _free(seen, name, "trained", trained, taken)
    yield _solve(seen, f"{name}_solved", trained)


def _fit(seen: Observed, name: str, seed: int) -> Entry:
    """Returns the line of one baseline."""
    model, seconds = clocked(lambda: baseline(name, seen.states, seed))
    return _free(seen, name, "fit", model, seconds)


def _entries(system: str, seen: Observed, training: int, seed: int) -> Iterator[Entry | Training]:
    yield Entry("nudged", "truth", _solved(system, seen, NUDGE, SUBSTEPS), 0, 0.0)
    yield Entry("coarse", "truth", _solved(system, seen, 0.0, COARSE), 0, 0.0)
    for name in BASELINES:
        yield _fit(seen, name, seed)
    for name in NETWORKS:
        yield from _bridged(seen, name, training)


def fitted(
    name: str, system: str = "lorenz", points: int = 20_000, noise: float = 0.0, seed: int = 0
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
    points: int = 20_000,
    noise: float = 0.0,
    training: int = 4_000,
    seed: int = 0,
) -> Iterator[Board]:
    """Yields the board, with each line and while a network trains.

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
    for one in _entries(system, seen, training, seed):
        under_way = one if isinstance(one, Training) else None
        if isinstance(one, Entry):
            entries.append(one)
        yield Board(len(entries), LINES, tuple(entries), under_way)
