"""The loss over two coefficients is a bowl; where it is long, descent zigzags or crawls.

Two of the N coefficients vary, the others always take their best values for them. What remains is
again a sum of squares, |R a - q|^2 + lowest, with R [2, 2]: the QR decomposition of the powers,
with the two chosen columns last, holds R and q in its last rows. Its Hessian is 2 R'R.

Array sizes: columns (of the square grid on which the loss is drawn); levels and angles (of the
ellipses of equal loss).

Sources: Golub and Van Loan, Matrix Computations (2013), 5.2-5.3 (QR); Golub and Pereyra, The
Differentiation of Pseudo-Inverses and Nonlinear Least Squares (1973), variable projection.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from core.checks import Numbers, column, points, real_number, whole_number
from core.errors import InputError
from core.polynomial import MAX_TERMS, powers
from core.spectrum import Spectrum

COLUMNS = 81  # of the grid; contours look smooth and 6561 losses still travel in one message
FLAT = 1e-13  # of a column's length; a shorter rest is the rounding of up to 100 000 points
ROUNDING = 1e-15  # of the steeper direction; a flatter one is below float64's resolution
MAX_START = 1e6  # of a start coefficient, either sign; far outside every picture of scaled data
MIN_STRETCH, MAX_STRETCH = 0.1, 100.0  # of x; a rounder bowl, and a condition number near 10^4
MAX_LEVELS = 20  # ellipses; more fill a picture with lines
ANGLES = 73  # places on each ellipse, 5 degrees apart; the last is the first
MARGIN = 1.3  # half of the picture's width, in distances from the start to the minimum


@dataclass(frozen=True)
class Surface:
    """The bowl |R a - q|^2 + lowest loss over two coefficients a, and its picture."""

    design: Float[np.ndarray, "2 2"]  # R
    target: Float[np.ndarray, " 2"]  # q
    spectrum: Spectrum  # of the Hessian 2 R'R; its floor is the lowest loss
    minimum: Float[np.ndarray, " 2"]  # the two coefficients of the least-squares fit
    start: Float[np.ndarray, " 2"]
    first: Float[np.ndarray, " columns"]  # the grid's values of the first coefficient
    second: Float[np.ndarray, " columns"]  # and of the second one
    losses: Float[np.ndarray, "columns columns"]  # [second, first]


@dataclass(frozen=True)
class Contours:
    """Ellipses of equal loss around the minimum."""

    losses: Float[np.ndarray, " levels"]
    places: Float[np.ndarray, "levels angles 2"]


def stretch(x: Numbers, factor: float = 1.0) -> Float[np.ndarray, " points"]:
    """Returns every x times ``factor``: a line's bowl grows long, as lambda_max grows by factor^2.

    Raises InputError: what ``checks.column`` raises; not_a_number, out_of_range (stretch,
    MIN_STRETCH to MAX_STRETCH).

    >>> stretch([-1, 0, 2], 3.0)
    array([-3.,  0.,  6.])
    """
    x = column("x", x)
    return x * real_number("stretch", factor, MIN_STRETCH, MAX_STRETCH)


def surface_loss(
    design: Float[np.ndarray, "2 2"],
    target: Float[np.ndarray, " 2"],
    floor: float,
    a: Float[np.ndarray, "*places 2"],
) -> Float[np.ndarray, "*places"]:
    """Returns |R a - q|^2 + floor at each a.

    >>> surface_loss(np.eye(2), np.array([3.0, 4.0]), 1.0, np.array([[0.0, 0.0], [3.0, 4.0]]))
    array([26.,  1.])
    """
    with np.errstate(over="ignore", invalid="ignore"):
        return np.sum((a @ design.T - target) ** 2, axis=-1) + floor


def _bowl(r: Float[np.ndarray, "2 2"], q: Float[np.ndarray, " 2"], floor: float) -> Spectrum:
    """Returns eigenvalues, directions and bottom of |R a - q|^2 + floor, for R of full rank."""
    left, singular, right = np.linalg.svd(r)
    return Spectrum(
        eigenvalues=2.0 * singular[::-1] ** 2,
        directions=right[::-1].T,
        solution=(left.T @ q / singular)[::-1],
        floor=floor,
        condition_number=float((singular[0] / singular[1]) ** 2),
    )


def _rows_of_two(
    x: Float[np.ndarray, " points"], y: Float[np.ndarray, " points"], terms: int, pair: list[int]
) -> Float[np.ndarray, "3 3"]:
    """Returns [R q; 0 r]: the two columns and y after the other columns have been fitted out.

    Raises InputError flat_surface: fewer distinct x than terms, or so close that rounding decides.
    """
    v = powers(x, terms)
    others = np.delete(v, pair, axis=1)
    triangle = np.linalg.qr(np.column_stack([others, v[:, pair], y])).R
    rows = np.zeros((3, 3))
    rest = triangle[terms - 2 :, terms - 2 :]
    rows[: len(rest)] = rest
    length = np.linalg.norm(v[:, pair], axis=0)
    scaled = np.linalg.svd(rows[:2, :2] / np.where(length > 0, length, 1.0), compute_uv=False)
    plain = np.linalg.svd(rows[:2, :2], compute_uv=False)
    distinct = np.unique(x).size
    if distinct < terms or scaled[1] <= FLAT or plain[1] <= ROUNDING * plain[0]:
        raise InputError("flat_surface", distinct=distinct, terms=terms)
    return rows


def around(rows: Float[np.ndarray, "3 3"], start: Float[np.ndarray, " 2"]) -> Surface:
    """Returns the surface |R a - q|^2 + r^2 of rows [R q; 0 r], R of full rank, seen from a start.

    >>> around(np.diag([2.0, 1.0, 3.0]), np.ones(2)).spectrum.eigenvalues.round(6)
    array([2., 8.])
    """
    bowl = _bowl(rows[:2, :2], rows[:2, 2], float(rows[2, 2] ** 2))
    minimum = bowl.directions @ bowl.solution
    reach = MARGIN * float(np.linalg.norm(start - minimum)) or 1.0
    axis = np.linspace(-reach, reach, COLUMNS)
    grid = minimum + np.stack(np.meshgrid(axis, axis), axis=-1)
    return Surface(
        design=rows[:2, :2],
        target=rows[:2, 2],
        spectrum=bowl,
        minimum=minimum,
        start=start,
        first=grid[0, :, 0],
        second=grid[:, 0, 1],
        losses=surface_loss(rows[:2, :2], rows[:2, 2], bowl.floor, grid),
    )


def loss_surface(
    x: Numbers,
    y: Numbers,
    terms: int = 2,
    first: int = 0,
    second: int = 1,
    start_first: float = 0.0,
    start_second: float = 0.0,
) -> Surface:
    """Returns the loss over the coefficients of x^first and x^second, the others at their best.

    The grid is a square around the minimum that holds the start; where descent is stable it holds
    every iterate too, as none is farther from the minimum than the start.

    Raises InputError: what ``checks.points`` raises; not_a_whole_number and out_of_range for terms
    (2 to MAX_TERMS), first and second (below terms); not_a_number, out_of_range for the start;
    same_coefficient; flat_surface.

    >>> bowl = loss_surface([-1, 0, 1], [0, 1, 2])
    >>> bowl.minimum.round(6), bowl.spectrum.eigenvalues.round(6)
    (array([1., 1.]), array([4., 6.]))
    """
    x, y = points(x, y)
    terms = whole_number("terms", terms, 2, MAX_TERMS)
    first = whole_number("first", first, 0, terms - 1)
    second = whole_number("second", second, 0, terms - 1)
    if first == second:
        raise InputError("same_coefficient", given=first)
    start = np.array(
        [
            real_number("start_first", start_first, -MAX_START, MAX_START),
            real_number("start_second", start_second, -MAX_START, MAX_START),
        ]
    )
    return around(_rows_of_two(x, y, terms, [first, second]), start)


def ellipses(surface: Surface, excess: Float[np.ndarray, " levels"]) -> Contours:
    """Returns where the loss is so far above the lowest.

    >>> ring = ellipses(loss_surface([-1, 0, 1], [0, 1, 2]), np.array([6.0]))
    >>> abs(ring.places[0, 0] - np.array([1.0, 1.0])).max().round(6)  # sqrt(6 / 2) from the minimum
    np.float64(1.732051)
    """
    bowl = surface.spectrum
    angle = np.linspace(0.0, 2.0 * np.pi, ANGLES)
    circle = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    radii = np.sqrt(2.0 * excess[:, None, None] / bowl.eigenvalues)
    return Contours(bowl.floor + excess, surface.minimum + (radii * circle) @ bowl.directions.T)


def contours(surface: Surface, levels: int = 8) -> Contours:
    """Returns ellipses of equal loss, min + W diag(sqrt(2 excess / lambda)) (cos, sin).

    Their sizes grow evenly; the fourth one passes through the start. Of a start at the minimum,
    the fourth one has an excess of 1.

    Raises InputError: not_a_whole_number, out_of_range (levels, 1 to MAX_LEVELS).

    >>> rings = contours(loss_surface([-1, 0, 1], [0, 1, 2]), levels=4)
    >>> rings.losses.round(6)  # 5 at the start, 0 at the minimum
    array([0.3125, 1.25  , 2.8125, 5.    ])
    """
    levels = whole_number("levels", levels, 1, MAX_LEVELS)
    at_start = surface_loss(surface.design, surface.target, 0.0, surface.start[None])[0] or 1.0
    return ellipses(surface, at_start * (np.arange(1, levels + 1) / 4.0) ** 2)
