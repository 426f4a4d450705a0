"""Computes noisy descents at all first learning rates of the slider in one call.

The descents are independent, so those of BATCH first rates under all schedules are columns of one
matrix, and a step of all is one product. The noise is the same for all, as in
``schedules.noisy_descent``, which computes each of them alone.

Array sizes: rates; schedules (as in schedules.SCHEDULES); kept (positions, the first and the last
included).

Source: Bottou, Curtis and Nocedal, Optimization Methods for Large-Scale Machine Learning (2018), 4.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from core import curves, regimes
from core.checks import Numbers, column, real_number, whole_number
from core.schedules import MAX_NOISE, SCHEDULES, end_of, excess, floor_excess, schedule_rates
from core.seeds import MAX_SEED
from core.spectrum import hessian_spectrum

BATCH = 8  # first rates in one compiled call; about 0.1 s for 2,000 steps, then others have a turn
MAX_FIRST_RATES = 48  # a slider with more is none
KEPT = 120  # positions; as many as a picture shows


@dataclass(frozen=True)
class ScheduleFamily:
    """Loss above the least-squares fit for each first rate; inf once it left float64's range."""

    first_rates: Float[np.ndarray, " rates"]
    positions: Int[np.ndarray, " kept"]  # iterations done
    rates: Float[np.ndarray, "rates schedules kept"]  # used for the step before each position
    mean_excess: Float[np.ndarray, "rates schedules kept"]  # measured
    one_excess: Float[np.ndarray, "rates schedules kept"]  # the first run
    theory_excess: Float[np.ndarray, "rates schedules kept"]  # expected
    ends: Float[np.ndarray, "rates schedules"]  # measured, as ``schedules.ends``
    expected_ends: Float[np.ndarray, "rates schedules"]  # as ``schedules.expected_ends``
    floors: Float[np.ndarray, " rates"]  # where the constant rate ends; inf from the bound on
    bound: float  # 2 / lambda_max


def _finite(excess: Float[np.ndarray, "*any"]) -> Float[np.ndarray, "*any"]:
    """The excess, inf where it left float64's range."""
    return np.where(np.isnan(excess), np.inf, excess)


def family(
    x: Numbers,
    y: Numbers,
    first_rates: Numbers,
    terms: int = 3,
    steps: int = 2_000,
    noise: float = 3.0,
    final: float = 0.01,
    drops: int = 4,
    warm_up: float = 0.1,
    seed: int = 0,
) -> ScheduleFamily:
    """Returns what ``schedules.noisy_descent`` does for each of the first rates.

    Raises InputError: what ``schedules.noisy_descent`` raises; what ``checks.column`` raises for
    first_rates.

    >>> out = family([-1, 1], [0, 2], [0.125, 0.25], terms=2, steps=2, noise=0.0)
    >>> out.mean_excess[:, 0].round(6)  # the Hessian is 4 times the identity
    array([[4.  , 1.  , 0.25],
           [4.  , 0.  , 0.  ]])
    """
    bowl = hessian_spectrum(x, y, terms)
    given = column("first_rates", first_rates, MAX_FIRST_RATES)
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    rates = np.array([schedule_rates(rate, steps, final, drops, warm_up) for rate in given])
    kept = np.array(curves.thin(steps + 1, KEPT))
    padded = np.pad(rates, ((0, -given.size % BATCH), (0, 0), (0, 0)), mode="edge")
    parts, ends, expected_ends = [], [], []
    for at in range(0, given.size, BATCH):
        part = excess(bowl, padded[at : at + BATCH].reshape(-1, steps), noise, seed)
        parts.append(part[..., kept])
        ends.append(end_of(_finite(part[0])))
        expected_ends.append(end_of(part[3]))
    shape = (4, len(padded), len(SCHEDULES), kept.size)
    mean, _, first, theory = np.concatenate(parts, axis=1).reshape(shape)[:, : given.size]
    return ScheduleFamily(
        first_rates=given,
        positions=kept,
        rates=rates[..., np.maximum(kept - 1, 0)],
        mean_excess=_finite(mean),
        one_excess=_finite(first),
        theory_excess=theory,
        ends=np.concatenate(ends).reshape(shape[1:3])[: given.size],
        expected_ends=np.concatenate(expected_ends).reshape(shape[1:3])[: given.size],
        floors=np.array([floor_excess(bowl.eigenvalues, rate, noise) for rate in given.tolist()]),
        bound=regimes.bound(bowl.eigenvalues),
    )
