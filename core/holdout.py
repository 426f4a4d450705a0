"""Points that are set aside before fitting judge how well a model predicts.

A point that was used for fitting shows how well the curve was bent to it, not how well the curve
predicts. The points are chosen at random, since tables are often sorted.

Array sizes: seen (points to fit), held_out (points set aside).

Source: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning (2009), 7.2.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from core.checks import Numbers, points, real_number, whole_number
from core.errors import InputError
from core.seeds import MAX_SEED


@dataclass(frozen=True)
class Split:
    """Points in two parts, each in the order of the table."""

    x: Float[np.ndarray, " seen"]
    y: Float[np.ndarray, " seen"]
    held_out_x: Float[np.ndarray, " held_out"]
    held_out_y: Float[np.ndarray, " held_out"]


def split(x: Numbers, y: Numbers, share: float = 0.5, seed: int = 0) -> Split:
    """Returns a random ``share`` of the points for fitting and the others for judging.

    Each part gets at least one point. A larger share keeps the points of a smaller one (same seed).

    Raises InputError: what ``checks.points`` raises; too_few_points (below 2); not_a_number,
    not_a_whole_number, out_of_range (share 0 to 1, seed).

    >>> parts = split([1, 2, 3, 4], [5, 6, 7, 8], share=0.5)
    >>> parts.x.size, sorted(np.concatenate([parts.y, parts.held_out_y]).tolist())
    (2, [5.0, 6.0, 7.0, 8.0])
    """
    x, y = points(x, y)
    share = real_number("share", share, 0.0, 1.0)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    if x.size < 2:
        raise InputError("too_few_points", given=x.size, minimum=2)
    count = int(np.clip(np.rint(share * x.size), 1, x.size - 1))
    drawn = np.random.default_rng(seed).permutation(x.size)
    seen, held_out = np.sort(drawn[:count]), np.sort(drawn[count:])
    return Split(x[seen], y[seen], x[held_out], y[held_out])
