"""Computes one race of the optimisers at all learning rates and momenta of two sliders in one call.

RMSprop and Adam have a rate of their own, so only SGD, momentum and Nesterov change. Their formulas
are those of ``core.optimisers``; here all settings walk together, in NumPy.

Array sizes: settings (each learning rate at the given momentum, then each momentum at the given
learning rate); optimisers (5, as in ``core.optimisers``); positions (before step 1, then after
each).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int

from core import optimisers
from core.checks import Numbers, column
from core.loss_surface import Contours, ellipses, surface_loss
from core.optimisers import Race
from core.sweep import MAX_RATES

# Defaults of settings that several functions here have.
LEARNING_RATE = 0.01
ADAPTIVE_RATE = 0.1
STEPS = 100
MOMENTUM = 0.9

WALKING = 3  # of the optimisers, the first ones: those that a learning rate moves
REACH = (2.4, 1.5)  # of a coefficient, across and up; the story's starts lie inside
ROOM = 0.3  # of a coefficient; around the paths of RMSprop and Adam
ASIDE = 0.8  # reaches; no farther is the minimum from the middle of the picture
MARGIN = 1.1  # of the picture, over the farther of minimum and start
RINGS = 18  # ellipses; they fill the picture
FAR = 100.0  # reaches; a path is left out from its first place beyond, browsers cannot draw it
LEFT = 1.2  # reaches; one that diverges is left out after its first place beyond
MAX_MOMENTA = 100  # a slider with more is none
BETWEEN = 0.3  # of a coefficient; from one ellipse to the next, straight above the minimum


@dataclass(frozen=True)
class RaceFamily:
    """Paths and arrivals at many settings, all else being that of ``race``."""

    race: Race  # at the settings that were given
    paths: Float[np.ndarray, "settings 3 positions 2"]  # of SGD, momentum, Nesterov
    arrivals: Int[np.ndarray, "settings optimisers"]  # as Race.arrivals
    diverged: Bool[np.ndarray, "settings optimisers"]  # as Race.diverged

    @property
    def reach(self) -> tuple[float, float]:
        """How far the picture reaches from the minimum at least, across and up.

        It grows only for a far start, so that it stays where it is while one tries starts.
        """
        across, up = MARGIN * np.abs(self.race.surface.start - self.race.surface.minimum)
        return max(REACH[0], float(across)), max(REACH[1], float(up))

    @property
    def middle(self) -> Float[np.ndarray, " 2"]:
        """The middle of the picture: the minimum, or beside it where a path needs the room.

        It depends on RMSprop and Adam alone, which the sliders of the family leave where they are;
        the minimum stays inside.
        """
        minimum, reach = self.race.surface.minimum, np.array(self.reach)
        rest = self.race.paths[WALKING:].reshape(-1, 2) - minimum
        below = np.minimum(rest.min(axis=0) - ROOM + reach, 0.0)
        above = np.maximum(rest.max(axis=0) + ROOM - reach, 0.0)
        return minimum + np.clip(below + above, -ASIDE * reach, ASIDE * reach)

    @property
    def every_path(self) -> Float[np.ndarray, "settings optimisers positions 2"]:
        """The paths of all five at every setting."""
        rest = self.race.paths[WALKING:]
        rest = np.broadcast_to(rest, (len(self.paths), *rest.shape))
        return np.concatenate([self.paths, rest], axis=1)

    @property
    def last_drawn(self) -> Int[np.ndarray, "settings optimisers"]:
        """The last position to draw of each path: where it arrives, or where it has left.

        One that diverges crosses the picture again and again; it is drawn until it first leaves.
        """
        with np.errstate(invalid="ignore"):
            apart = np.abs(self.every_path - self.middle).max(axis=-1)
        apart = apart / max(self.reach)
        last = apart.shape[-1] - 1
        ends = np.minimum(
            np.where(self.arrivals < 0, last, self.arrivals), _first_beyond(apart, FAR) - 1
        )
        left = np.where(self.diverged, _first_beyond(apart, LEFT), last)
        return np.minimum(ends, left)

    @property
    def goals(self) -> Float[np.ndarray, "settings optimisers 2"]:
        """Where each optimiser was when it arrived; nan: it did not."""
        arrivals = self.arrivals[..., None, None]
        places = np.take_along_axis(self.every_path, arrivals, axis=2)[:, :, 0]
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


def _first_beyond(
    apart: Float[np.ndarray, "*paths positions"], limit: float
) -> Int[np.ndarray, "*paths"]:
    """The first position that is not within the limit; their number where all are."""
    beyond = ~(apart <= limit)  # nan is beyond, too
    return np.where(beyond.any(axis=-1), beyond.argmax(axis=-1), apart.shape[-1])


def family(
    x: Numbers,
    y: Numbers,
    learning_rates: Numbers,
    learning_rate: float = LEARNING_RATE,
    adaptive_rate: float = ADAPTIVE_RATE,
    steps: int = STEPS,
    momentum: float = MOMENTUM,
    start_first: float = 0.0,
    start_second: float = 0.0,
    momenta: Numbers | None = None,
) -> RaceFamily:
    """Returns what ``optimisers.race`` does at each of ``learning_rates``, then of ``momenta``.

    Raises InputError: what ``optimisers.race`` and ``checks.column`` raise.

    >>> result = family([-1, 0, 1], [0, 1, 2], [0.125, 0.25], steps=1)
    >>> result.paths[0, 0].round(6).tolist()
    [[0.0, 0.0], [0.75, 0.5]]
    """
    rates = column("learning_rates", learning_rates, MAX_RATES)
    betas = np.empty(0) if momenta is None else column("momenta", momenta, MAX_MOMENTA)
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
    every_rate = np.concatenate([rates, np.full(betas.size, float(learning_rate))])
    every_momentum = np.concatenate([np.full(rates.size, float(momentum)), betas])
    paths = _walk(race, every_rate, every_momentum)
    excess = surface_loss(race.surface.design, race.surface.target, 0.0, paths)
    arrivals = np.tile(race.arrivals, (every_rate.size, 1))
    arrivals[:, :WALKING] = optimisers.arrivals(excess)
    diverged = np.tile(race.diverged, (every_rate.size, 1))
    diverged[:, :WALKING] = ~(excess[..., -1] <= excess[..., 0])
    return RaceFamily(race, paths, arrivals, diverged)


def _walk(
    race: Race, rates: Float[np.ndarray, " settings"], momenta: Float[np.ndarray, " settings"]
) -> Float[np.ndarray, "settings 3 positions 2"]:
    design, target = race.surface.design, race.surface.target
    rate, momentum = rates[:, None], momenta[:, None]
    paths = np.empty((rates.size, WALKING, race.paths.shape[1], 2))
    paths[:, :, 0] = race.surface.start
    v = np.zeros((rates.size, WALKING, 2))
    with np.errstate(over="ignore", invalid="ignore"):
        for step in range(race.paths.shape[1] - 1):
            a = paths[:, :, step]
            g = 2.0 * (a @ design.T - target) @ design
            v = momentum[..., None] * v - rate[..., None] * g
            moves = (-rate * g[:, 0], v[:, 1], momentum * v[:, 2] - rate * g[:, 2])
            paths[:, :, step + 1] = a + np.stack(moves, axis=1)
    return paths
