"""Samples polynomials on an even grid, and finds axes for lines: what a drawing needs.

Array sizes: curves (a leading batch of any shape), terms, samples.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from core.checks import MAX_MAGNITUDE, Numbers, column, real_number
from core.errors import InputError
from core.polynomial import predict

SAMPLES = 121  # points a line; enough for a smooth curve 800 pixels wide
WIDEST = MAX_MAGNITUDE  # largest |x| of a view, as of a point
LABEL = 0.2, 0.05  # of the picture: width and height of a label
LABEL_OFFSETS = [  # in widths and heights of a label
    (x, y) for x in (-0.55, 0.0, 0.55) for y in (-1.2, 0.0, 1.2) if x or y
]
ASPECT = 1.8  # of a picture: its width in heights
OUTSIDE = 0.3  # of the picture's height: how far beyond its edges lines are followed
SPACING = 0.04  # of the picture's height: between places on a line; a label covers at least one
ENOUGH = 0.12  # of the picture's height: more room than this makes a label no clearer


@dataclass(frozen=True)
class Curves:
    """Polynomials on one grid."""

    x: Float[np.ndarray, " samples"]
    y: Float[np.ndarray, "*curves samples"]


def sample(coefficients: Numbers, low: float, high: float, samples: int = SAMPLES) -> Curves:
    """Returns the polynomials (lowest power first, [..., terms]) at ``samples`` x in [low, high].

    Raises InputError: not_a_number, out_of_range; empty_view where low is not below high.

    >>> sample([0, 1], 0.0, 1.0, samples=3).y
    array([0. , 0.5, 1. ])
    """
    low = real_number("low", low, -WIDEST, WIDEST)
    high = real_number("high", high, -WIDEST, WIDEST)
    if not low < high:
        raise InputError("empty_view", low=low, high=high)
    x = np.linspace(low, high, samples)
    return Curves(x, predict(coefficients, x))


def span(*values: Numbers, margin: float = 0.08) -> tuple[float, float]:
    """Returns the range of the finite values, widened by a share of itself on both sides.

    >>> span([0.0, 10.0], [5.0, float("inf")], margin=0.1)
    (-1.0, 11.0)
    """
    everything = np.concatenate([np.ravel(np.asarray(array, float)) for array in values])
    finite = everything[np.isfinite(everything)]
    if finite.size == 0:
        return -1.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    widening = margin * (high - low) or 1.0
    return low - widening, high + widening


def stretched(values: Numbers, factor: float = 1.0) -> tuple[float, float]:
    """Returns the range of the values, ``factor`` times as wide about its middle.

    Values that are all the same have no range: they get one that is 2 wide, or wider where float64
    needs that to keep its ends apart. No range goes beyond WIDEST, where points end.

    Raises InputError: what ``checks.column`` raises; not_a_number, out_of_range (factor, 1 to 5).

    >>> stretched([-1.0, 0.0, 2.0]), stretched([-1.0, 2.0], 3.0), stretched([4.0])
    ((-1.0, 2.0), (-4.0, 5.0), (3.0, 5.0))
    """
    given = column("x", values)
    factor = real_number("factor", factor, 1.0, 5.0)
    low, high = float(given.min()), float(given.max())
    half = (high - low) / 2
    size = max(abs(low), abs(high))
    if half <= size * 1e-12:
        half = max(1.0, size * 1e-3)
    elif factor == 1.0:
        return low, high
    middle = (low + high) / 2
    return max(middle - factor * half, -WIDEST), min(middle + factor * half, WIDEST)


def round_limit(*values: Numbers, margin: float = 1.4) -> float:
    """Returns the first of 1, 2, 5, 10, ... 10^k at or above the largest size times ``margin``.

    Values that are not finite are left out; without any other it is 1.

    >>> round_limit([-24.0, 106.0]), round_limit([0.3]), round_limit([0.0])
    (200.0, 0.5, 1.0)
    """
    sizes = np.abs(np.concatenate([np.ravel(np.asarray(array, float)) for array in values]))
    largest = margin * float(np.max(sizes, where=np.isfinite(sizes), initial=0.0))
    if largest == 0.0:
        return 1.0
    power = np.floor(np.log10(largest))
    return next(
        float(f"{digit}e{int(power)}")
        for digit in (1, 2, 5, 10, 20)
        if digit * 10.0**power >= largest
    )


def only(curves: Curves, low: float, high: float) -> Curves:
    """Returns the same curves with nan where x is outside of low to high.

    >>> only(Curves(np.array([0.0, 1.0, 2.0]), np.ones(3)), 0.5, 2.0).y
    array([nan,  1.,  1.])
    """
    return Curves(curves.x, np.where((curves.x >= low) & (curves.x <= high), curves.y, np.nan))


def shared(first: tuple[float, float], second: tuple[float, float]) -> tuple[float, float]:
    """Returns the range that both have; the first where they have none.

    >>> shared((-5.0, 5.0), (-1.0, 2.0)), shared((0.0, 1.0), (2.0, 3.0))
    ((-1.0, 2.0), (0.0, 1.0))
    """
    low, high = max(first[0], second[0]), min(first[1], second[1])
    return (low, high) if low < high else first


def within(value: float, target: float, distance: float) -> bool:
    """Returns whether a value is at most this far from another; nan is not.

    >>> within(-23.5, -24.0, 1.0), within(float("nan"), 0.0, 1.0)
    (True, False)
    """
    return abs(value - target) <= distance


def share(value: float, low: float, high: float) -> float:
    """Returns where a value lies on an axis: 0 at its low end, 1 at its high end.

    >>> share(-3.0, -5.0, 5.0)
    0.2
    """
    return (value - low) / (high - low)


def log_share(value: float, low: float, high: float) -> float:
    """Returns where a value lies on a log axis: 0 at its low end, 1 at its high end.

    >>> round(log_share(10.0, 1.0, 1000.0), 3)
    0.333
    """
    return float(np.log(value / low) / np.log(high / low))


def thin(count: int, keep: int) -> list[int]:
    """Returns at most ``keep`` indices of ``count``, evenly spread, the first and last included.

    >>> thin(10, 4)
    [0, 3, 6, 9]
    """
    return np.unique(np.linspace(0, count - 1, min(count, keep)).round().astype(int)).tolist()


def apart(
    values: Numbers, gap: float, low: float = -np.inf, high: float = np.inf
) -> Float[np.ndarray, " values"]:
    """Returns the values moved so that no two are nearer than ``gap``, in the same order.

    Values that are too near make a block about their own middle; nan stays where it is. All are
    moved between ``low`` and ``high``, which must have room for them.

    >>> apart([1.0, 1.2, 5.0], 1.0), apart([2.0, 1.0], 0.5)
    (array([0.6, 1.6, 5. ]), array([2., 1.]))
    >>> apart([0.0, 0.1, 9.0], 1.0, low=0.0, high=8.0)
    array([0., 1., 8.])
    """
    given = np.asarray(values, float)
    finite = np.flatnonzero(np.isfinite(given))
    order = finite[np.argsort(given[finite], kind="stable")]
    blocks: list[list[float]] = []  # middle and count
    for value in given[order].tolist():
        blocks.append([value, 1])
        while len(blocks) > 1:
            (below, few), (above, many) = blocks[-2:]
            if above - below >= gap * (few + many) / 2:
                break
            blocks[-2:] = [[(below * few + above * many) / (few + many), few + many]]
    moved = given.copy()
    places = [m + gap * (i - (n - 1) / 2) for m, n in blocks for i in range(int(n))]
    room = gap * np.arange(finite.size)  # for those below each
    last = high - gap * (finite.size - 1)
    moved[order] = np.clip(np.array(places) - room, low, last) + room
    return moved


def log_span(values: Numbers, decades: int = 2) -> tuple[float, float]:
    """Returns the powers of ten around all positive finite values, ``decades`` apart at least.

    Without any it is the powers around 1.

    >>> log_span([0.02, 500.0]), log_span([1.0])
    ((0.01, 1000.0), (0.1, 10.0))
    """
    sizes = np.ravel(np.asarray(values, float))
    sizes = sizes[np.isfinite(sizes) & (sizes > 0)]
    low, high = (np.log10([sizes.min(), sizes.max()])) if sizes.size else (0.0, 0.0)
    low, high = int(np.floor(low + 1e-9)), int(np.ceil(high - 1e-9))
    more = max(0, decades - (high - low))
    low, high = low - more // 2, high + more - more // 2
    return float(f"1e{low}"), float(f"1e{high}")


def label_places(
    x: Float[np.ndarray, " samples"],
    lines: Sequence[Numbers] | Float[np.ndarray, "lines samples"],
    across: tuple[float, float],
    up: tuple[float, float],
    dots: Float[np.ndarray, "dots 2"] | None = None,
) -> Float[np.ndarray, "lines 2"]:
    """Returns the middle of each line's label: next to its line, and far from all others.

    ``across`` and ``up`` are the ends of the axes; a label covers LABEL of them. It keeps clear of
    all lines, of ``dots`` and of the labels before it; nan where the line is not in the picture.

    >>> flat = [[0.2] * 121, [0.8] * 121]
    >>> label_places(np.linspace(0, 1, 121), flat, (0.0, 1.0), (0.0, 1.0))[:, 1].round(2)
    array([0.14, 0.74])
    """
    corner, size = np.array([across[0], up[0]]), np.array([across[1] - across[0], up[1] - up[0]])
    heights = (np.asarray(lines, float) - corner[1]) / size[1]
    right = (x - corner[0]) / size[0]
    ways = [_way(right, height) for height in heights]
    spots = np.empty((0, 2)) if dots is None else (dots - corner) / size
    used_places = np.empty((0, 2))
    places = np.full((len(ways), 2), np.nan)
    for at, way in enumerate(ways):
        others = np.vstack([spots, *(each for n, each in enumerate(ways) if n != at)])
        place = _freest(way, others, used_places)
        if place is not None:
            places[at] = place
            used_places = np.vstack([used_places, place])
    return places * size + corner


def _way(
    right: Float[np.ndarray, " samples"], heights: Float[np.ndarray, " samples"]
) -> Float[np.ndarray, "places 2"]:
    """Returns places along a line, equally far apart where it is in the picture, steep or flat."""
    way = np.column_stack([right, np.clip(heights, -OUTSIDE, 1.0 + OUTSIDE)])
    way = way[np.isfinite(heights)]
    if len(way) < 2:
        return way
    lengths = np.hypot(*(np.diff(way, axis=0) * (ASPECT, 1.0)).T)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    places = np.linspace(0.0, along[-1], int(along[-1] / SPACING) + 2)
    return np.column_stack([np.interp(places, along, each) for each in way.T])


def _freest(
    way: Float[np.ndarray, "places 2"],
    others: Float[np.ndarray, "spots 2"],
    used_places: Float[np.ndarray, "labels 2"],
) -> Float[np.ndarray, " 2"] | None:
    """Returns the place beside a line that is farthest from all others; None if there is none.

    All in shares of the picture. A label is to be nearer to its own line than to any other.
    """
    seen = way[(np.abs(way - 0.5) <= 0.5).all(axis=1)][::3]
    middles = (seen[:, None] + np.array(LABEL_OFFSETS) * LABEL).reshape(-1, 2)
    middles = middles[(np.abs(middles - 0.5) <= 0.5 - np.array(LABEL) / 2).all(axis=1)]
    hidden = (np.abs(middles[:, None] - used_places) < LABEL).all(axis=-1).any(axis=-1)
    middles = middles[~hidden]
    if not len(middles):
        return None
    own, room = _gaps(middles, way), _gaps(middles, others)
    score = np.minimum(room, ENOUGH) - np.where(own > 0, own / 4, ENOUGH)
    return middles[score.argmax()]


def _gaps(
    middles: Float[np.ndarray, "labels 2"], spots: Float[np.ndarray, "spots 2"]
) -> Float[np.ndarray, " labels"]:
    """Returns how far the nearest spot lies outside each label; 0 where one is covered."""
    apart = np.maximum(np.abs(middles[:, None] - spots) - np.array(LABEL) / 2, 0.0)
    return np.hypot(ASPECT * apart[..., 0], apart[..., 1]).min(axis=1, initial=ENOUGH)
