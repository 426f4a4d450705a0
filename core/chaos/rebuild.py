"""The whole experiment: observe a system, train a network on it, let it run free, and judge it.

Wrong weather, right climate: beyond its horizon a forecast is wrong. But the rebuilt system has the
exponent and the densities of the true system, if the network has learned it well.

Array sizes: step (training steps so far); looks (forecasts made while training); starts; time;
dimensions (3).

Sources: as ``core.chaos.reconstruct`` and ``core.chaos.forecasting``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from jaxtyping import Float

from core.chaos import forecasting
from core.chaos.forecasting import Densities
from core.chaos.free_models import Free
from core.chaos.reconstruct import Plan, train, valid_prediction_time
from core.chaos.timing import timed
from core.chaos.trajectories import Observed, observe, system_checked
from core.errors import InputError

LOOKS = 8  # forecasts while training, for the tape
LOOK, MOST_LOOK = 11.0, 1_000  # length of these forecasts: Lyapunov times, and the most points
RIGHT_CLIMATE = 0.1  # distance of the densities; up to it the climate is called right
EXPONENT_STEPS = 1_000  # points over which two runs are compared, from each start


@dataclass(frozen=True)
class Judged:
    """How good a model that runs free is, compared with the truth."""

    valid: Float[np.ndarray, " starts"]  # valid prediction time, in Lyapunov times
    exponent: float  # largest exponent of the rebuilt system, 1 / time; nan: every run escaped
    escaped: int  # how many runs left the attractor for good
    stuck: int  # how many of the other runs stand still at the end
    densities: Densities
    runs: Float[np.ndarray, "shown time dimensions"]  # the first free runs
    truth: Float[np.ndarray, "shown time dimensions"]

    @property
    def median(self) -> float:
        """The median valid prediction time, in Lyapunov times."""
        return float(np.median(self.valid))

    @property
    def mean(self) -> float:
        """The mean valid prediction time, in Lyapunov times."""
        return float(np.mean(self.valid))

    @property
    def middle_half(self) -> tuple[float, float]:
        """The quartiles of the valid prediction time, in Lyapunov times."""
        low, high = np.quantile(self.valid, [0.25, 0.75])
        return float(low), float(high)

    @property
    def right_climate(self) -> bool:
        """Whether the densities of the free runs are close to those of the truth."""
        return self.densities.distance <= RIGHT_CLIMATE

    @property
    def lost(self) -> int:
        """How many runs escaped or stand still."""
        return self.escaped + self.stuck


@dataclass(frozen=True)
class Stage:
    """A reconstruction so far; ``judged`` is there at the end."""

    step: int
    steps: int
    losses: Float[np.ndarray, " step"]
    looked: tuple[int, ...]  # the training steps after which a forecast was made
    held: tuple[float, ...]  # median valid prediction time after these steps, in Lyapunov times
    forecasts: Float[np.ndarray, "looks time dimensions"]  # of the first start
    truth: Float[np.ndarray, "time dimensions"]
    dt: float
    lyapunov: float
    parameters: int
    judged: Judged | None
    seconds: float = field(compare=False)  # of training, with its compilation


def judge(model: Free, seen: Observed, shown: int = 2) -> Judged:
    """Returns how long a model's forecasts hold, and how its free runs differ from the truth."""
    runs = forecasting.free_run(model, seen.context, seen.truth.shape[1])
    valid = valid_prediction_time(runs, seen.truth, seen.dt, seen.lyapunov)
    gone, still = forecasting.escaped(runs, model), forecasting.stuck(runs, seen.truth)
    return Judged(
        valid=valid,
        exponent=forecasting.rebuilt_exponent(model, seen.context, seen.dt, EXPONENT_STEPS),
        escaped=len(gone),
        stuck=len(np.setdiff1d(still, gone)),  # a run that is held at the edge does not move either
        densities=forecasting.densities(runs, seen.truth),
        runs=runs[:shown],
        truth=seen.truth[:shown],
    )


def rebuild(
    plan: Plan,
    system: str = "lorenz",
    points: int = 20_000,
    noise: float = 0.0,
) -> Iterator[Stage]:
    """Yields the stages of the reconstruction of a system; the last one is judged.

    ``noise``: standard deviation of what is added to the points to learn from, in standard
    deviations of these points; ``plan.seed`` draws it.

    Raises InputError: unknown_choice, no_symmetry; what ``trajectories.observe`` and
    ``reconstruct.train`` raise.

    >>> *_, last = rebuild(Plan(steps=200), points=1_000)
    >>> last.step, last.forecasts.shape, last.judged.valid.shape
    (200, (1, 607, 3), (100,))
    """
    if plan.symmetric and not system_checked(system).symmetric:
        raise InputError("no_symmetry", system=system)
    seen = observe(system, points, noise, plan.seed)
    models = train(plan, seen.states)
    yield from _stages(plan, seen, models)


def _stages(plan: Plan, seen: Observed, models) -> Iterator[Stage]:
    looked: list[int] = []
    held: list[float] = []
    forecasts: list[np.ndarray] = []
    ahead = min(round(LOOK / (seen.dt * seen.lyapunov)), MOST_LOOK)
    truth = seen.truth[:, :ahead]
    for model, seconds in timed(models):
        last = model.step >= plan.steps
        if last or model.step >= plan.steps * (len(looked) + 1) / LOOKS:
            runs = forecasting.free_run(model, seen.context, ahead)
            valid = valid_prediction_time(runs, truth, seen.dt, seen.lyapunov)
            looked.append(model.step)
            held.append(float(np.median(valid)))
            forecasts.append(runs[0])
        yield Stage(
            step=model.step,
            steps=plan.steps,
            losses=model.losses,
            looked=tuple(looked),
            held=tuple(held),
            forecasts=np.array(forecasts).reshape(-1, *truth.shape[1:]),
            truth=truth[0],
            dt=seen.dt,
            lyapunov=seen.lyapunov,
            parameters=model.parameters,
            judged=judge(model, seen) if last else None,
            seconds=seconds,
        )
