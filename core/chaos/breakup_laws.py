"""Compares laws for the break-up of three bodies with measurements over many break-ups.

An outcome is as likely as its share of phase space. For little angular momentum this gives

    who escapes:     body i with the share m_i^-q / sum m_j^-q, q about 3;
    eccentricity:    density 2 e in space, e / sqrt(1 - e^2) in a plane;
    lifetime:        the share still together has a tail t^(-2/3): a body makes long excursions on
                     nearly unbound ellipses, whose periods grow as energy^(-3/2).

What is measured: shares with their standard error sqrt(p (1 - p) / n), q by maximum likelihood,
densities in bins, and the survival by the estimator of Kaplan and Meier, which counts systems that
have not broken up for as long as they were followed.

Array sizes: bodies 3; bins; ends (lifetimes of break-ups, ascending).

Sources: Heggie (1975); Monaghan (1976); Valtonen and Karttunen (2006), chapter 7: q = 3 / (1 +
2 L^2), L the angular momentum in units of its largest value; Shevchenko (2010) and Orlov, Rubinov
and Shevchenko (2010) on lifetimes; Stone and Leigh (2019): little
angular momentum leaves more elongated binaries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Float, Int

from core.chaos.breakup_ensemble import NOBODY, Breakups

EXPONENT = 3.0  # q for no angular momentum
TAIL = -2.0 / 3.0  # power of the survival
BINS = 20  # of the eccentricity; 2000 systems give about 100 in each
TAIL_SPAN = 0.5, 0.02  # survival at both ends of the fitted part; below it too few are left
FEW = 20  # break-ups in the tail; a slope of fewer means nothing
SURE = 2.0  # standard errors; a measured value farther away differs from the law


@dataclass(frozen=True)
class Shares:
    """Who escaped: measured, and by the law of masses."""

    measured: Float[np.ndarray, " 3"]
    error: Float[np.ndarray, " 3"]  # standard error
    theory: Float[np.ndarray, " 3"]
    exponent: float | None  # q as measured; None for equal masses or no break-up


@dataclass(frozen=True)
class Eccentricities:
    """The histogram as a density, with what theory says for the same bins."""

    edges: Float[np.ndarray, " edges"]
    measured: Float[np.ndarray, " bins"]
    theory: Float[np.ndarray, " bins"]
    mean: float  # measured; nan without a break-up
    error: float  # standard error of the mean; nan for fewer than two
    theory_mean: float  # 2/3 in space, pi/4 in a plane


@dataclass(frozen=True)
class Survival:
    """The share still together after so many crossing times."""

    times: Float[np.ndarray, " ends"]
    share: Float[np.ndarray, " ends"]
    theory: Float[np.ndarray, " ends"]  # t^(-2/3) through the middle of the tail; nan before it
    slope: float | None  # of the tail as measured; None for too few


def law(masses: Float[np.ndarray, " 3"], exponent: float = EXPONENT) -> Float[np.ndarray, " 3"]:
    """Returns m_i^-q / sum m_j^-q.

    >>> law(np.array([1.0, 2.0, 3.0])).round(3)
    array([0.861, 0.108, 0.032])
    """
    logs = -exponent * np.log(masses)
    powers = np.exp(logs - logs.max())  # the largest is 1: none overflows
    return powers / powers.sum()


def likely_exponent(masses: Float[np.ndarray, " 3"], counts: Int[np.ndarray, " 3"]) -> float | None:
    """Returns the q that makes these counts most likely: its law has the measured mean of log m.

    >>> round(likely_exponent(np.array([1.0, 2.0, 3.0]), np.array([861, 108, 32])), 1)
    3.0
    """
    logs = np.log(masses)
    if counts.sum() == 0 or np.ptp(logs) < 1e-9:
        return None
    measured = float(counts @ logs / counts.sum())
    if counts[np.argmin(logs)] == counts.sum() or counts[np.argmax(logs)] == counts.sum():
        return None  # only ever the lightest or the heaviest: q has no bound
    low, high = -200.0, 200.0
    for _ in range(100):  # the mean falls as q grows
        middle = (low + high) / 2.0
        low, high = (middle, high) if law(masses, middle) @ logs > measured else (low, middle)
    return middle


def side_of_law(measured: float, law: float, error: float) -> Literal["below", "near", "above"]:
    """Returns on which side of a law a measured value lies; near: within SURE standard errors.

    >>> side_of_law(0.02, 0.03, 0.004), side_of_law(0.02, 0.03, 0.006)
    ('below', 'near')
    """
    if abs(measured - law) <= SURE * error:
        return "near"
    return "below" if measured < law else "above"


def shares(ended: Breakups) -> Shares:
    """Returns how often each body escaped, and the law m^-3."""
    counts = ended.counts
    number = max(int(counts.sum()), 1)
    measured = counts / number
    error = np.sqrt(measured * (1.0 - measured) / number)
    exponent = likely_exponent(ended.masses, counts)
    return Shares(measured, error, law(ended.masses), exponent)


def lightest_share(ended: Breakups) -> float:
    """Returns in how many per cent of the break-ups the lightest body left.

    >>> from core.chaos.breakup_ensemble import follow
    >>> *_, last = follow((1, 2, 4), systems=50)
    >>> 50 < lightest_share(last.breakups) <= 100
    True
    """
    return float(100.0 * shares(ended).measured[np.argmin(ended.masses)])


def eccentricities(ended: Breakups, bins: int = BINS) -> Eccentricities:
    """Returns the density of the eccentricities of the binaries left behind, in equal bins."""
    measured = ended.eccentricity[ended.escaper != NOBODY]
    edges = np.linspace(0.0, 1.0, bins + 1)
    counts = np.histogram(measured, edges)[0]
    distribution = edges**2 if ended.dimensions == 3 else 1.0 - np.sqrt(1.0 - edges**2)
    return Eccentricities(
        edges=edges,
        measured=counts * bins / max(measured.size, 1),
        theory=np.diff(distribution) * bins,
        mean=float(measured.mean()) if measured.size else float("nan"),
        error=float(measured.std(ddof=1) / np.sqrt(measured.size))
        if measured.size > 1
        else float("nan"),
        theory_mean=2.0 / 3.0 if ended.dimensions == 3 else np.pi / 4.0,
    )


def _kaplan_meier(times: np.ndarray, broken: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Returns the times of the break-ups and the share that outlives each."""
    order = np.lexsort((~broken, times))  # of equal times the break-ups come first
    at_risk = np.arange(times.size, 0, -1)
    ends = broken[order]
    share = np.cumprod(np.where(ends, 1.0 - 1.0 / at_risk, 1.0))
    return times[order][ends], share[ends]


def survival(ended: Breakups) -> Survival:
    """Returns the share still together against time, in crossing times."""
    trusted = ~ended.left_out
    times = (ended.lifetime / ended.crossing_time)[trusted]
    ends, share = _kaplan_meier(times, ended.escaper[trusted] != NOBODY)
    tail = (share <= TAIL_SPAN[0]) & (share >= TAIL_SPAN[1])
    theory = np.full(ends.size, np.nan)
    if tail.sum() < FEW:
        return Survival(ends, share, theory, None)
    x, y = np.log(ends[tail]), np.log(share[tail])
    slope = float(np.polyfit(x, y, 1)[0])
    later = share <= TAIL_SPAN[0]
    theory[later] = np.exp(y.mean() + TAIL * (np.log(ends[later]) - x.mean()))
    return Survival(ends, share, theory, slope)
