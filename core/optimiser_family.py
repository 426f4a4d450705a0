"""Computes one race of the optimisers at all learning rates of the slider in one call.

RMSprop and Adam have a rate of their own, so only SGD, momentum and Nesterov change. Their formulas
are those of ``core.optimisers``; here all rates walk together, in NumPy.

Array sizes: rates; optimisers (5, as in ``core.optimisers``); positions (before step 1, then after
each).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int

from core import optimisers
from core.checks import Numbers, column
from core.loss_surface import Contours, ellipses, surface_loss
from core.optimisers import Race
from core.sweep import MAX_RATES

WALKING = 3  # of the optimisers, the first ones: those that a learning rate moves
REACH = (2.4, 1.5)  # of a coefficient, across and up; the story's starts lie inside
MARGIN = 1.1  # of the picture, over the farther of minimum and start
RINGS = 18  # ellipses; they fill the picture
FAR = 100.0  # reaches; a path is left out from its first place beyond
BETWEEN = 0.3  # of a coefficient; from one ellipse to the next, straight above the minimum


@dataclass(frozen=True)
class RaceFamily:
    """Paths and arrivals at many learning rates, all else being that of ``race``."""

    race: Race  # at the settings that were given
    paths: Float[np.ndarray, "rates 3 positions 2"]  # of SGD, momentum, Nesterov
    arrivals: Int[np.ndarray, "rates optimisers"]  # as Race.arrivals

    @property
    def reach(self) -> tuple[float, float]:
        """How far the picture reaches from the minimum at least, across and up.

        It grows only for a far start, so that it stays where it is while one tries starts.
        """
        across, up = MARGIN * np.abs(self.race.surface.start - self.race.surface.minimum)
        return max(REACH[0], float(across)), max(REACH[1], float(up))

    def seen(
        self, paths: Float[np.ndarray, "*paths positions 2"]
    ) -> Bool[np.ndarray, "*paths positions"]:
        """Which positions to draw: those before a path is far outside of the picture for once."""
        with np.errstate(invalid="ignore"):
            near = np.abs(paths - self.race.surface.minimum).max(axis=-1) <= FAR * max(self.reach)
        return np.logical_and.accumulate(near, axis=-1)

    @property
    def goals(self) -> Float[np.ndarray, "rates optimisers 2"]:
        """Where each optimiser was when it arrived; nan: it did not."""
        rest = np.broadcast_to(
            self.race.paths[WALKING:], (len(self.paths), *self.race.paths[WALKING:].shape)
        )
        every = np.concatenate([self.paths, rest], axis=1)
        places = np.take_along_axis(every, self.arrivals[..., None, None], axis=2)[:, :, 0]
        return np.where(self.arrivals[..., None] < 0, np.nan, places)

    @property
    def rings(self) -> Contours:
        """Ellipses of equal loss that stay where they are wherever the race starts."""
        steep = np.sum(self.race.surface.design[:, 1] ** 2)
        return ellipses(self.race.surface, steep * (BETWEEN * np.arange(1, RINGS + 1)) ** 2)

    @property
    def goal(self) -> Contours:
        """The ellipse inside which an optimiser has arrived."""
        surface = self.race.surface
        at_start = surface_loss(surface.design, surface.target, 0.0, surface.start[None])
        return ellipses(surface, optimisers.ARRIVED * at_start)


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
    paths = _walk(race, rates, momentum)
    arrivals = np.tile(race.arrivals, (rates.size, 1))
    excess = surface_loss(race.surface.design, race.surface.target, 0.0, paths)
    arrivals[:, :WALKING] = optimisers.arrivals(excess)
    return RaceFamily(race, paths, arrivals)


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

    def at(near: Callable[[float], float]) -> Race:
        return optimisers.race(
            x,
            y,
            learning_rate=near(learning_rate),
            adaptive_rate=near(adaptive_rate),
            steps=steps,
            momentum=near(momentum),
            rho=near(0.9),
            beta1=near(0.9),
            beta2=near(0.999),
            start_first=start_first,
            start_second=start_second,
        )

    exact, other = at(float), at(lambda value: float(np.float32(value)))
    with np.errstate(over="ignore", invalid="ignore"):
        apart = np.linalg.norm(exact.paths - other.paths, axis=-1).max(axis=1)
    return np.where(exact.diverged, np.nan, apart)
