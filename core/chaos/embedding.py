"""Delay embedding: one measured quantity at several times shows the whole attractor.

Theorem of Takens: for almost every quantity s measured on an attractor, the vectors

    (s(t), s(t - d), s(t - 2 d), ...)

trace an image of the attractor without overlaps, if they have enough coordinates. A short delay d
gives nearly equal coordinates, a long one unrelated coordinates. Fraser and Swinney take the first
minimum of the mutual information I(d) = sum p(a, b) log2 (p(a, b) / (p(a) p(b))) of s(t)
and s(t - d), here with histograms of equally filled bins.

Array sizes: time; lags; vectors (time - (dimensions - 1) delay); dimensions.

Sources: Takens, Detecting strange attractors in turbulence (1981); Fraser and Swinney (Physical
Review A 1986).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from core.chaos.series import checked_series
from core.checks import Numbers, whole_number
from core.errors import InputError

MAX_LAG = 200  # points
MAX_EMBEDDED = 6  # dimensions
BINS = 16  # equally filled; 256 pairs of bins need a few thousand points


@dataclass(frozen=True)
class Embedding:
    """Delay vectors, and the mutual information that their delay comes from."""

    vectors: Float[np.ndarray, "vectors dimensions"]  # the newest coordinate first
    delay: int  # points
    information: Float[np.ndarray, " lags"]  # bits, for delays from 0 on


def mutual_information(series: Numbers, most: int = MAX_LAG) -> Float[np.ndarray, " lags"]:
    """Returns I(d) for d = 0 .. most, in bits.

    Raises InputError: what ``series.checked_series`` raises; not_a_whole_number, out_of_range.

    >>> bits = mutual_information(np.sin(np.arange(2000) / 8), most=30)
    >>> bits.shape, float(bits[0].round(3))  # the bin of a number is one of 16: 4 bits
    ((31,), 4.0)
    """
    values = checked_series(series)[:, 0]
    most = whole_number("most_lag", most, 1, MAX_LAG)
    most = min(most, len(values) // 2)
    ranks = np.argsort(np.argsort(values, kind="stable"), kind="stable")
    bins = ranks * BINS // len(values)
    return np.array([_information(bins, lag) for lag in range(most + 1)])


def _information(bins: np.ndarray, lag: int) -> float:
    now, before = bins[lag:], bins[: len(bins) - lag]
    pairs = np.bincount(now * BINS + before, minlength=BINS**2).reshape(BINS, BINS) / len(now)
    independent = pairs.sum(axis=1, keepdims=True) * pairs.sum(axis=0, keepdims=True)
    filled = pairs > 0
    return float(np.sum(pairs[filled] * np.log2(pairs[filled] / independent[filled])))


def first_minimum(information: Float[np.ndarray, " lags"]) -> int:
    """Returns the first delay from 1 on after which the information rises for two delays.

    Without such a delay: the first at which I is below a fifth of I(0), or else the last.

    >>> first_minimum(np.array([4.0, 2.0, 1.0, 1.5, 2.0, 0.5]))
    2
    """
    for lag in range(1, len(information) - 2):
        before, now, after, later = information[lag - 1 : lag + 3]
        if now <= before and now < after < later:
            return lag
    low = np.flatnonzero(information < information[0] / 5)
    return int(low[0]) if low.size else len(information) - 1


def embed(series: Numbers, dimensions: int = 3, delay: int | None = None) -> Embedding:
    """Returns the delay vectors of a series; without ``delay``, it is the first minimum of I.

    Raises InputError: what ``series.checked_series`` raises; not_a_whole_number, out_of_range
    (dimensions, delay); too_few_points (for two vectors).

    >>> embed(np.sin(np.arange(100.0)), 2, delay=3).vectors.shape
    (97, 2)
    """
    values = checked_series(series)[:, 0]
    dimensions = whole_number("embedding", dimensions, 1, MAX_EMBEDDED)
    information = mutual_information(values)
    delay = first_minimum(information) if delay is None else delay
    delay = whole_number("delay", delay, 1, MAX_LAG)
    reach = (dimensions - 1) * delay
    if len(values) - reach < 2:
        raise InputError("too_few_points", given=len(values), minimum=reach + 2)
    ends = np.arange(reach, len(values))
    vectors = np.stack([values[ends - k * delay] for k in range(dimensions)], axis=1)
    return Embedding(vectors, delay, information)
