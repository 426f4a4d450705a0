"""More data: with N fixed, the held-out error falls as the number of points n grows.

Points x are drawn evenly at random from [-1, 2], y = x^3 - x plus normal noise; the fit is least
squares with N terms (of least norm while n < N), in Legendre polynomials of x mapped to [-1, 1],
whose columns stay well apart. From N = 4 on the model contains x^3 - x, and then

    training error = noise^2 (1 - N/n),    error at the same x, fresh noise = noise^2 (1 + N/n)

hold exactly for every n >= N and any x. At *new* x the second one is the limit for many points:
the true excess over noise^2 is larger, by the factor 1 + c/n + ..., c = E[K(x)^2] / N - 1, with
K(x) = sum over k < N of (2k + 1) P_k(x)^2, because a random sample leaves gaps. From n = 20 c on
the formula misses by at most 7 % of the excess, for every N up to 12 (N = 6: from n = 173).
Near n = N single samples err by orders of magnitude and set the mean, so the median and the middle
80 % are given too, and the sample that is shown is a typical one (see ``typical``).

With N < 4 the error stops at a floor above noise^2: more data do not cure too simple a model.

Array sizes: sizes (values of n), resamples, draws (resamples kept to be shown), points, grid.

Sources: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning (2009), 7.4
(optimism); Hsu, Kakade and Zhang, Random Design Analysis of Ridge Regression (2012).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int
from numpy.polynomial import Polynomial
from numpy.polynomial.legendre import leggauss, legvander, poly2leg

from core.checks import real_number, whole_number
from core.seeds import MAX_SEED

LEFT, RIGHT = -1.0, 2.0  # where the tutorial's points lie
MIN_SAMPLES, MAX_SAMPLES = 6, 1000  # the tutorial's number of points; the theory's own region
MAX_TERMS = 12  # as many as the curve fit offers
MAX_NOISE = 2.0  # standard deviation; the curve goes from -0.4 to 6
MAX_RESAMPLES = 500  # enough for a standard error of 5 % of the spread
HUMP = 2 / 3**1.5  # height of x^3 - x at its hump, x = -1 / sqrt(3)
DRAWS = 12  # resamples to be shown; more curves run together
NEAREST = 10  # resamples that may stand for all 200: those within the middle twentieth
SIZES = 25  # values of n, log-spaced
GRID = 61  # x values for drawing: each bend of eleven has five


@dataclass(frozen=True)
class Spread:
    """The held-out errors of the resamples: their mean is set by the worst of them."""

    mean: Float[np.ndarray, " sizes"]
    median: Float[np.ndarray, " sizes"]
    low: Float[np.ndarray, " sizes"]  # a tenth of the resamples lies below
    high: Float[np.ndarray, " sizes"]  # a tenth lies above


@dataclass(frozen=True)
class Theory:
    """The formulas for a model that contains the truth."""

    held_out: Float[np.ndarray, " sizes"]  # noise^2 (1 + N/n), from n = N on; nan before
    training: Float[np.ndarray, " sizes"]  # noise^2 (1 - N/n), from n = N on; nan before
    valid_from: int  # the n from which held_out holds for new x, within 7 % of the excess


@dataclass(frozen=True)
class Draws:
    """Growing samples with the curve fitted to each at every n; the first draw is the typical one.

    Those behind it are the first resamples, as they came.
    """

    x: Float[np.ndarray, "draws points"]  # the sample of n points is the first n
    y: Float[np.ndarray, "draws points"]
    grid: Float[np.ndarray, " grid"]
    truth: Float[np.ndarray, " grid"]
    fitted: Float[np.ndarray, "draws sizes grid"]
    held_out: Float[np.ndarray, "draws sizes"]  # mean squared error at new x


@dataclass(frozen=True)
class SampleSweep:
    """Mean squared errors (a point, not a sum) for each number of points."""

    terms: int
    samples: Int[np.ndarray, " sizes"]  # n
    held_out: Spread  # at new x
    draws: Draws
    same_x: Float[np.ndarray, " sizes"]  # at the sample's own x with fresh noise: mean
    training: Float[np.ndarray, " sizes"]  # mean
    noise_variance: float
    floor: float  # held-out error with endless data: noise^2, or more when N < 4
    theory: Theory | None  # None when N < 4

    def distance(self, place: int) -> float:
        """Returns how far half of the curves lie from x^3 - x at least, root mean square.

        Held-out errors are the square of that distance plus the noise's.
        """
        return math.sqrt(max(float(self.held_out.median[place]) - self.noise_variance, 0.0))


def sizes(largest: int = MAX_SAMPLES) -> Int[np.ndarray, " sizes"]:
    """Returns about 25 log-spaced numbers of points, from MIN_SAMPLES to ``largest``.

    Raises InputError: not_a_whole_number, out_of_range (largest).

    >>> sizes(9)
    array([6, 7, 8, 9])
    """
    largest = whole_number("largest", largest, MIN_SAMPLES, MAX_SAMPLES)
    return np.unique(np.rint(np.geomspace(MIN_SAMPLES, largest, SIZES)).astype(np.int64))


def true_curve(x: Float[np.ndarray, "*sizes"]) -> Float[np.ndarray, "*sizes"]:
    """Returns x^3 - x, the curve behind the tutorial's points.

    >>> true_curve(np.array([2.0]))
    array([6.])
    """
    return x**3 - x


def _centred(x: Float[np.ndarray, "*sizes"]) -> Float[np.ndarray, "*sizes"]:
    """Returns x mapped from [LEFT, RIGHT] to [-1, 1]."""
    return (2 * x - LEFT - RIGHT) / (RIGHT - LEFT)


def _true_coefficients() -> Float[np.ndarray, " terms"]:
    """Returns the MAX_TERMS Legendre coefficients of x^3 - x: four, then zeros."""
    x = Polynomial([(LEFT + RIGHT) / 2, (RIGHT - LEFT) / 2])  # from [-1, 1] back
    coefficients = poly2leg(Polynomial([0, -1, 0, 1])(x).coef)
    return np.pad(coefficients, (0, MAX_TERMS - coefficients.size))


def _mean_squares(a: Float[np.ndarray, "batch terms"]) -> Float[np.ndarray, " batch"]:
    """Returns the mean over [-1, 1] of (sum of a_k P_k)^2, exactly: sum of a_k^2 / (2k + 1)."""
    return a**2 @ (1.0 / (2 * np.arange(a.shape[1]) + 1))


def _distances(a: Float[np.ndarray, "batch terms"]) -> Float[np.ndarray, " batch"]:
    """Returns the mean squared distance from each fitted curve to x^3 - x."""
    return _mean_squares(np.pad(a, ((0, 0), (0, MAX_TERMS - a.shape[1]))) - _true_coefficients())


def error_formulas(terms: int, noise_variance: float, samples: Int[np.ndarray, " sizes"]) -> Theory:
    """Returns noise^2 (1 + N/n), noise^2 (1 - N/n), and the n from which the first holds at new x.

    That is 20 c: there c/n, its first correction, has fallen to 5 %.
    """
    nodes, weights = leggauss(2 * MAX_TERMS)
    k = legvander(nodes, terms - 1) ** 2 @ (2.0 * np.arange(terms) + 1)
    c = k**2 @ weights / 2 / terms - 1
    share = np.where(samples < terms, np.nan, terms / samples)
    return Theory(
        held_out=noise_variance * (1 + share),
        training=noise_variance * (1 - share),
        valid_from=max(terms, math.ceil(20 * c)),
    )


def _draw(
    resamples: int, noise: float, seed: int
) -> tuple[Float[np.ndarray, "resamples points"], Float[np.ndarray, "resamples points"]]:
    """Returns MAX_SAMPLES points for each resample; a smaller sample is the beginning of it."""
    shape = (resamples, MAX_SAMPLES)
    x = np.random.default_rng([seed, 0]).uniform(LEFT, RIGHT, shape)
    return x, true_curve(x) + noise * np.random.default_rng([seed, 1]).standard_normal(shape)


def _solve(
    rows: Float[np.ndarray, "resamples rows columns"], terms: int
) -> Float[np.ndarray, "resamples terms"]:
    """Returns the least-squares coefficients of y, column ``terms``, on the columns before it."""
    return (np.linalg.pinv(rows[:, :, :terms]) @ rows[:, :, terms, None])[:, :, 0]


def errors_of_growing_samples(
    table: Float[np.ndarray, "resamples points columns"], samples: Int[np.ndarray, " sizes"]
) -> tuple[
    Float[np.ndarray, "sizes resamples terms"],
    Float[np.ndarray, " sizes"],
    Float[np.ndarray, " sizes"],
]:
    """Returns the coefficients; mean squared distances at the sample's x, to the truth and to y.

    These are means over the resamples. The columns of the table are the polynomials, y, truth. The
    triangle R of a QR replaces all earlier rows: it has the same least squares, in as many rows as
    columns.
    """
    terms, seen, rows = table.shape[2] - 2, 0, table[:, :0]
    coefficients = np.empty((samples.size, table.shape[0], terms))
    to_truth, to_y = np.empty(samples.size), np.empty(samples.size)
    for size, n in enumerate(samples):
        rows = np.linalg.qr(np.concatenate([rows, table[:, seen:n]], axis=1)).R
        seen = n
        a = coefficients[size] = _solve(rows, terms)
        residuals = rows[:, :, :terms] @ a[..., None] - rows[:, :, terms:]
        to_y[size], to_truth[size] = np.sum(residuals**2, axis=1).mean(axis=0) / n
    return coefficients, to_truth, to_y


def typical(held_out: Float[np.ndarray, "sizes resamples"]) -> int:
    """Returns the place of a resample that errs like the median.

    Of the NEAREST whose error at the first n is nearest the median of all, it is the one that stays
    nearest to the median as n grows, both as ratios.

    >>> typical(np.array([[1.0, 5.0, 9.0], [1.0, 2.0, 3.0]]))
    1
    """
    logs = np.log(np.maximum(held_out, np.finfo(float).tiny))
    away = np.abs(logs - np.median(logs, axis=1, keepdims=True))
    nearest = np.argsort(away[0], kind="stable")[:NEAREST]
    return int(nearest[away[:, nearest].mean(axis=0).argmin()])


def _shown(
    x: Float[np.ndarray, "resamples points"],
    y: Float[np.ndarray, "resamples points"],
    coefficients: Float[np.ndarray, "sizes resamples terms"],
    held_out: Float[np.ndarray, "sizes resamples"],
) -> Draws:
    """Returns the typical resample, and behind it the first ones."""
    first = typical(held_out)
    kept = [first, *[at for at in range(len(x)) if at != first][: DRAWS - 1]]
    grid = np.linspace(LEFT, RIGHT, GRID)
    curves = coefficients[:, kept] @ legvander(_centred(grid), coefficients.shape[2] - 1).T
    return Draws(
        x=x[kept],
        y=y[kept],
        grid=grid,
        truth=true_curve(grid),
        fitted=curves.transpose(1, 0, 2),
        held_out=held_out[:, kept].T,
    )


def sweep(
    terms: int = 6, noise: float = 0.3, resamples: int = 200, largest: int = 1000, seed: int = 0
) -> SampleSweep:
    """Returns the errors for about 25 log-spaced n from 6 to ``largest``.

    Held-out error is the mean squared distance to x^3 - x over all x in [-1, 2], plus noise^2.
    A resample is one growing sample: the fit to n points takes its first n.

    Raises InputError: not_a_whole_number, not_a_number, out_of_range (terms, noise, resamples,
    largest, seed).

    >>> result = sweep(terms=4, resamples=50)
    >>> bool(result.held_out.median[0] > 2 * result.held_out.median[-1] > 2 * result.floor)
    True
    """
    terms = whole_number("terms", terms, 1, MAX_TERMS)
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    resamples = whole_number("resamples", resamples, 2, MAX_RESAMPLES)
    samples = sizes(largest)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    x, y = _draw(resamples, noise, seed)
    table = [legvander(_centred(x), terms - 1), y[..., None], true_curve(x)[..., None]]
    fits, same_x, training = errors_of_growing_samples(np.concatenate(table, axis=2), samples)
    held_out = np.array([_distances(a) for a in fits]) + noise**2
    low, median, high = np.quantile(held_out, [0.1, 0.5, 0.9], axis=1)
    beyond = _true_coefficients() * (np.arange(MAX_TERMS) >= terms)  # what N terms cannot follow
    return SampleSweep(
        terms=terms,
        samples=samples,
        held_out=Spread(held_out.mean(axis=1), median, low, high),
        draws=_shown(x[:, : samples[-1]], y[:, : samples[-1]], fits, held_out),
        same_x=same_x + noise**2,
        training=training,
        noise_variance=noise**2,
        floor=float(_mean_squares(beyond[None])[0]) + noise**2,
        theory=None if beyond.any() else error_formulas(terms, noise**2, samples),
    )
