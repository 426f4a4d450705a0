"""Computes ridge at all penalties and descent at all stops of the sliders in one call.

Each place of a slider is one of ``PENALTIES`` or ``STOPS``, from the strongest restraint to none.
The models are those of ``regularisation``.

Array sizes: places (of either slider), terms (lowest power first), points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.checks import Numbers
from core.holdout import split
from core.regularisation import Path, problem

# Defaults of settings that several functions here have.
TERMS = 12

LARGE = [digit * 10**power for power in range(6) for digit in (1, 2, 5)]
SMALL = [float(f"{digit}e{power}") for power in range(-6, 0) for digit in (1, 2, 5)]
PENALTIES = (*reversed([*SMALL, *LARGE, 10**6]), 0)
STOPS = (*(digit * 10**power for power in range(10) for digit in (1, 2, 5)), 10**10)  # iterations
GOOD = 1.25  # times the smallest error: errors up to it are called good

Tightness = Literal["tight", "good", "free", "between", "loose"]


@dataclass(frozen=True)
class Family:
    """Both ways at all places of their sliders."""

    ridge: Path  # at PENALTIES
    early_stopping: Path  # at STOPS
    learning_rate: float  # of early stopping: 0.1 / lambda_max


def family(
    x: Numbers, y: Numbers, held_out_x: Numbers, held_out_y: Numbers, terms: int = TERMS
) -> Family:
    """Returns ridge at all penalties and descent at all stops.

    Raises InputError: what ``regularisation.problem`` raises.

    >>> both = family([-1, 0, 1], [1, 0, 1], [-0.5, 0.5], [0.25, 0.25], terms=3)
    >>> both.ridge.coefficients[-1].round(6) + 0.0
    array([0., 0., 1.])
    """
    given = problem(x, y, held_out_x, held_out_y, terms)
    stops = np.array(STOPS, float)
    return Family(
        given.ridge(np.array(PENALTIES)), given.early_stopping(stops), given.learning_rate
    )


def family_split(
    x: Numbers, y: Numbers, share: float = 0.05, seed: int = 1, terms: int = TERMS
) -> Family:
    """Returns the family on a random ``share`` of the points, judged by all the others.

    Raises InputError: what ``holdout.split`` and ``family`` raise.

    >>> x = np.linspace(-1, 1, 40)
    >>> bool(family_split(x, x**2, share=0.5, terms=3).ridge.held_out[-1] < 1e-6)
    True
    """
    parts = split(x, y, share, seed)
    return family(parts.x, parts.y, parts.held_out_x, parts.held_out_y, terms)


def tightness(path: Path, place: int) -> Tightness:
    """Returns how a place restrains: tighter than all good places, looser, between, or good.

    A good place is "free" where the last one, which hardly restrains, is good as well.

    >>> shares, errors = np.ones((4, 1)), np.array([3.0, 1.0, 2.0, 1.1])
    >>> path = Path(shares[:, 0], shares, shares, errors, errors)
    >>> [tightness(path, place) for place in range(4)]
    ['tight', 'free', 'between', 'free']
    >>> errors[3] = 9.0
    >>> [tightness(path, place) for place in (1, 2)]
    ['good', 'loose']
    """
    good = np.flatnonzero(path.held_out <= GOOD * path.held_out.min())
    if place in good:
        return "free" if good[-1] == len(path.held_out) - 1 else "good"
    if place < good[0]:
        return "tight"
    return "loose" if place > good[-1] else "between"
