"""One race of the optimisers at many learning rates at once: what a hand on the rate moves.

RMSprop and Adam have a rate of their own, so only SGD, momentum and Nesterov change. Their formulas
are those of ``core.optimisers``; here all rates walk together, in NumPy.

Array sizes: rates; optimisers (5, as in ``core.optimisers``); positions (before step 1, then after
each).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from core import optimisers
from core.checks import Numbers, column
from core.loss_surface import surface_loss
from core.optimisers import Race
from core.sweep import MAX_RATES

WALKING = 3  # of the optimisers, the first ones: those that a learning rate moves


@dataclass(frozen=True)
class RaceFamily:
    """Paths and arrivals at many learning rates, all else being that of ``race``."""

    race: Race  # at the settings that were given
    paths: Float[np.ndarray, "rates 3 positions 2"]  # of SGD, momentum, Nesterov
    losses: Float[np.ndarray, "rates 3 positions"]
    arrivals: Int[np.ndarray, "rates optimisers"]  # as Race.arrivals


def family(
    x: Numbers,
    y: Numbers,
    learning_rates: Numbers,
    learning_rate: float = 0.01,
    adaptive_rate: float = 0.1,
    steps: int = 100,
    momentum: float = 0.9,
    start_first: float = 0.0,
    start_second: float = 0.0,
) -> RaceFamily:
    """Returns what ``optimisers.race`` does at every one of ``learning_rates``.

    Raises InputError: what ``optimisers.race`` and ``checks.column`` raise.

    >>> result = family([-1, 0, 1], [0, 1, 2], [0.125, 0.25], steps=1)
    >>> result.paths[0, 0].round(6).tolist()
    [[0.0, 0.0], [0.75, 0.5]]
    """
    rates = column("learning_rates", learning_rates, MAX_RATES)
    race = optimisers.race(
        x,
        y,
        learning_rate,
        adaptive_rate,
        steps,
        momentum,
        start_first=start_first,
        start_second=start_second,
    )
    surface = race.surface
    paths = _walk(race, rates, momentum)
    losses = surface_loss(surface.design, surface.target, surface.spectrum.floor, paths)
    arrivals = np.tile(race.arrivals, (rates.size, 1))
    excess = surface_loss(surface.design, surface.target, 0.0, paths)
    arrivals[:, :WALKING] = optimisers.arrivals(excess)
    return RaceFamily(race, paths, losses, arrivals)


def _walk(
    race: Race, rates: Float[np.ndarray, " rates"], momentum: float
) -> Float[np.ndarray, "rates 3 positions 2"]:
    design, target = race.surface.design, race.surface.target
    rate = rates[:, None]
    paths = np.empty((rates.size, WALKING, race.paths.shape[1], 2))
    paths[:, :, 0] = race.surface.start
    v = np.zeros((rates.size, WALKING, 2))
    with np.errstate(over="ignore", invalid="ignore"):
        for step in range(race.paths.shape[1] - 1):
            a = paths[:, :, step]
            g = 2.0 * (a @ design.T - target) @ design
            v = momentum * v - rate[..., None] * g
            moves = (-rate * g[:, 0], v[:, 1], momentum * v[:, 2] - rate * g[:, 2])
            paths[:, :, step + 1] = a + np.stack(moves, axis=1)
    return paths


def rounding(
    x: Numbers,
    y: Numbers,
    learning_rate: float = 0.01,
    adaptive_rate: float = 0.1,
    steps: int = 100,
    momentum: float = 0.9,
    start_first: float = 0.0,
    start_second: float = 0.0,
) -> Float[np.ndarray, " optimisers"]:
    """Returns how far each path moves at most when its settings are rounded to float32.

    Keras holds them so. nan: the optimiser diverged, as Race.diverged says.

    Raises InputError: what ``optimisers.race`` raises.

    >>> rounding([-1, 0, 1], [0, 1, 2], 0.125, 0.125, 5, momentum=0.5)[:3]
    array([0., 0., 0.])
    """
    start = {"start_first": start_first, "start_second": start_second}
    settings = {"learning_rate": learning_rate, "adaptive_rate": adaptive_rate}
    settings |= {"momentum": momentum, "rho": 0.9, "beta1": 0.9, "beta2": 0.999}
    rounded = {name: float(np.float32(value)) for name, value in settings.items()}
    exact = optimisers.race(x, y, steps=steps, **settings, **start)
    other = optimisers.race(x, y, steps=steps, **rounded, **start)
    with np.errstate(over="ignore", invalid="ignore"):
        apart = np.linalg.norm(exact.paths - other.paths, axis=-1).max(axis=1)
    return np.where(exact.diverged, np.nan, apart)
