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
from dataclasses import dataclass, replace

import numpy as np
from jaxtyping import Float

from core.chaos import forecasting, ridge
from core.chaos.baselines import BASELINES, baseline
from core.chaos.free_models import Free
from core.chaos.integrate import cloud
from core.chaos.reconstruct import Plan, train, valid_prediction_time
from core.chaos.trajectories import SUBSTEPS, Observed, observe, system_checked
from core.checks import whole_number

AHEAD = 1_200  # points of a forecast; about 22 Lyapunov times for Lorenz
NUDGE = 1e-6  # of the square root of the total variance: how well a start is known
COARSE = 2  # RK4 steps from one point to the next, where the truth takes SUBSTEPS
# Plans of the networks on the board; their steps are given
NETWORKS = {
    "cnn": Plan("cnn", window=4, learning_rate=0.016, batch=128),
    "gru": Plan("gru", window=2, learning_rate=0.02, batch=256),
}


@dataclass(frozen=True)
class Entry:
    """One line of the board."""

    name: str  # who
    kind: str  # truth (knows the equations), fit (linear), trained, or bridge
    valid: Float[np.ndarray, " starts"]  # valid prediction time, in Lyapunov times
    parameters: int  # how many numbers it consists of; 0 where the equations are known

    @property
    def mean(self) -> float:
        """The mean over all starts, in Lyapunov times."""
        return float(self.valid.mean())


@dataclass(frozen=True)
class Board:
    """The lines so far."""

    step: int
    steps: int
    entries: tuple[Entry, ...]

    @property
    def ranked(self) -> tuple[Entry, ...]:
        """The lines, the one that sees furthest first."""
        return tuple(sorted(self.entries, key=lambda one: -one.mean))


def _valid(seen: Observed, forecast: Float[np.ndarray, "starts time dim"]) -> np.ndarray:
    return valid_prediction_time(forecast, seen.truth[:, :AHEAD], seen.dt, seen.lyapunov)


def _solved(system: str, seen: Observed, nudge: float, substeps: int) -> np.ndarray:
    """Returns the valid times of the true equations, from a nudged start or by a coarse solver."""
    starts = seen.context[:, -1]
    size = np.sqrt(seen.truth.var(axis=(0, 1)).sum())
    aside = np.random.default_rng(0).standard_normal(starts.shape)
    aside *= nudge * size / np.linalg.norm(aside, axis=1, keepdims=True)
    step = seen.dt / substeps
    found = cloud(system, starts + aside, step, AHEAD * substeps, every=substeps)
    return _valid(seen, found.states[1:].swapaxes(0, 1))


def _free(seen: Observed, name: str, kind: str, model: Free) -> Entry:
    runs = forecasting.free_run(model, seen.context, AHEAD)
    return Entry(name, kind, _valid(seen, runs), model.parameters)


def _bridged(seen: Observed, name: str, steps: int) -> Iterator[Entry]:
    """Yields a network trained, trained and solved, and untrained and solved."""
    plan = replace(NETWORKS[name], steps=steps)
    *_, trained = train(plan, seen.states)
    *_, untrained = train(replace(plan, steps=0), seen.states)
    yield _free(seen, name, "trained", trained)
    yield _free(seen, f"{name}_solved", "bridge", ridge.relearn(trained, seen.states))
    yield _free(seen, f"{name}_untrained", "bridge", ridge.relearn(untrained, seen.states))


def _entries(system: str, seen: Observed, training: int, seed: int) -> Iterator[Entry]:
    yield Entry("nudged", "truth", _solved(system, seen, NUDGE, SUBSTEPS), 0)
    yield Entry("coarse", "truth", _solved(system, seen, 0.0, COARSE), 0)
    for name in BASELINES:
        yield _free(seen, name, "fit", baseline(name, seen.states, seed))
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
    return _free(seen, name, "fit", baseline(name, seen.states, seed))


def board(
    system: str = "lorenz",
    points: int = 20_000,
    noise: float = 0.0,
    training: int = 4_000,
    seed: int = 0,
) -> Iterator[Board]:
    """Yields the board, one line more each time.

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
    steps = 2 + len(BASELINES) + 3 * len(NETWORKS)
    entries: list[Entry] = []
    for entry in _entries(system, seen, training, seed):
        entries.append(entry)
        yield Board(len(entries), steps, tuple(entries))
