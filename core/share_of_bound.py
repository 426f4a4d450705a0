"""The learning rate as a share of the bound 2 / lambda_max decides what gradient descent does.

Along eigenvector i of the Hessian a step multiplies the distance to the minimum by

    1 - rate lambda_i = 1 - 2 share lambda_i / lambda_max,    share = rate / bound.

Along the steepest direction that is 1 - 2 share on every bowl, however many coefficients it has: up
to 1/2 descent goes straight in, up to 1 from side to side, beyond 1 out. A bowl of two coefficients
can be drawn, so it shows what the same share does to a descent of N coefficients.

Array sizes: points; rates; stops (0, 1, ... steps).

Source: Goh, Why Momentum Really Works (Distill 2017).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from core import descent, regimes
from core.checks import Numbers, column, points, real_number, whole_number
from core.loss_surface import Surface, loss_surface, surface_loss
from core.polynomial import MAX_LEARNING_RATE, MAX_STEPS, MIN_LEARNING_RATE
from core.spectrum import hessian_spectrum
from core.sweep import MAX_RATES, MAX_SWEEP_STEPS, Sweep, sweep

# Defaults of settings that several functions here have.
TERMS = 6
STEPS = 90_000
LINE_STEPS = 40

MIN_SHARE = 1e-6  # below it a million steps stall
MAX_SHARE = 1e3  # far above 1: the first step already leaves every picture
LINE = 2  # terms of the straight line y = a_0 + a_1 x
ARRIVED = 0.01  # of the first distance to the minimum
BEND = 0.3  # power of a share at which its place on a ruler is even; 1/2 to 1 is then a sixth of it
RULER = 1.5  # bounds; the end of a ruler, beyond which nothing new happens


@dataclass(frozen=True)
class LinePath:
    """The path of a straight line's two coefficients, at the share that N coefficients have."""

    path: descent.Path
    share: float  # of the bound, of both descents
    factor: float  # 1 - 2 share, along the steepest direction of both
    learning_rate: float  # of the straight line


@dataclass(frozen=True)
class LineFamily:
    """The paths of a straight line at many shares of the bound, on one bowl."""

    surface: Surface
    shares: Float[np.ndarray, " rates"]
    factors: Float[np.ndarray, " rates"]  # 1 - 2 share, along the steepest direction
    labels: tuple[str, ...]  # of regimes.LABELS, for as many steps as are drawn
    places: Float[np.ndarray, "rates stops 2"]  # the coefficients before step 1, 2, ...
    losses: Float[np.ndarray, "rates stops"]  # inf or nan once float32 ends
    arrivals: Int[np.ndarray, " rates"]  # the first stop within ARRIVED of the minimum; -1: none

    @property
    def overflow_steps(self) -> Int[np.ndarray, " rates"]:
        """The first step after which float32 does not hold the loss; -1: it holds all of them."""
        beyond = ~(self.losses <= regimes.FLOAT32_MAX)  # nan is beyond, too
        return np.where(beyond.any(axis=1), beyond.argmax(axis=1), regimes.NEVER)


@dataclass(frozen=True)
class Borders:
    """The rates at which one regime ends and the next begins, in one ``unit``."""

    stall_rate: float  # below it the given number of steps stalls
    oscillation_rate: float  # 1 / lambda_max: above it descent jumps from side to side
    best_rate: float  # 2 / (lambda_min + lambda_max)
    bound: float  # 2 / lambda_max: above it descent diverges
    unit: float  # the rate that counts as 1
    condition_number: float  # lambda_max / lambda_min, the smallest that is not 0

    @property
    def best_factor(self) -> float:
        """The factor of a step at the best rate, in size: slowest and steepest direction."""
        return 2.0 * self.best_rate / self.bound - 1.0


def share(x: Numbers, y: Numbers, terms: int, learning_rate: float) -> float:
    """Returns rate / bound.

    Raises InputError: what ``descent.stability_bound`` raises; not_a_number, out_of_range.

    >>> round(share([-1, 1], [0, 2], terms=2, learning_rate=0.125), 6)
    0.25
    """
    rate = real_number("learning_rate", learning_rate, MIN_LEARNING_RATE, MAX_LEARNING_RATE)
    return rate / descent.stability_bound(x, y, terms)


def factor(x: Numbers, y: Numbers, terms: int, learning_rate: float) -> float:
    """Returns 1 - 2 share: by so much a step multiplies the distance along the steepest direction.

    Raises InputError: what ``share`` raises.

    >>> round(factor([-1, 1], [0, 2], terms=2, learning_rate=0.125), 6)
    0.5
    """
    return 1.0 - 2.0 * share(x, y, terms, learning_rate)


def rate_at(x: Numbers, y: Numbers, terms: int, times_bound: float = 0.01) -> float:
    """Returns the learning rate that is ``times_bound`` times the bound; at 0.01 descent crawls.

    Raises InputError: what ``descent.stability_bound`` raises; not_a_number, out_of_range.

    >>> round(rate_at([-1, 1], [0, 2], terms=2, times_bound=0.25), 6)
    0.125
    """
    times = real_number("times_bound", times_bound, MIN_SHARE, MAX_SHARE)
    return times * descent.stability_bound(x, y, terms)


def borders(
    x: Numbers, y: Numbers, terms: int = TERMS, steps: int = STEPS, in_bounds: bool = False
) -> Borders:
    """Returns the borders between the regimes: rates, or multiples of the bound (``in_bounds``).

    Raises InputError: what ``spectrum.hessian_spectrum`` raises; not_a_whole_number, out_of_range
    for steps (1 to MAX_STEPS).

    >>> lines = borders([-1, 0, 1], [0, 1, 2], terms=2, in_bounds=True)  # eigenvalues 4 and 6
    >>> lines.oscillation_rate, round(lines.best_rate, 6), lines.bound, round(lines.unit, 6)
    (0.5, 0.6, 1.0, 0.333333)
    """
    bowl = hessian_spectrum(x, y, terms)
    steps = whole_number("steps", steps, 1, MAX_STEPS)
    bound = regimes.bound(bowl.eigenvalues)
    unit = bound if in_bounds else 1.0
    return Borders(
        stall_rate=regimes.stall_rate(bowl.eigenvalues, steps) / unit,
        oscillation_rate=bound / 2.0 / unit,
        best_rate=regimes.best_rate(bowl.eigenvalues) / unit,
        bound=bound / unit,
        unit=unit,
        condition_number=float(bowl.eigenvalues[-1] / bowl.eigenvalues[bowl.eigenvalues > 0][0]),
    )


def line_path(
    x: Numbers, y: Numbers, terms: int = TERMS, learning_rate: float = 5e-4, steps: int = LINE_STEPS
) -> LinePath:
    """Returns the descent of a straight line at the same share as that of ``terms`` coefficients.

    A share above MAX_SHARE is drawn as MAX_SHARE, a rate below the smallest as the smallest.

    Raises InputError: what ``share`` and ``descent.path`` raise.

    >>> line = line_path([-1, 0, 1], [0, 1, 2], terms=3, learning_rate=0.2, steps=1)
    >>> round(line.share, 6), round(line.learning_rate, 6)  # bounds: 0.219 and 0.333
    (0.912311, 0.304104)
    """
    of_bound = share(x, y, terms, learning_rate)
    drawn = min(of_bound, MAX_SHARE) * descent.stability_bound(x, y, LINE)
    rate = max(drawn, MIN_LEARNING_RATE)
    return LinePath(descent.path(x, y, rate, steps, LINE), of_bound, 1.0 - 2.0 * of_bound, rate)


def line_family(
    x: Numbers, y: Numbers, terms: int, learning_rates: Numbers, steps: int = LINE_STEPS
) -> LineFamily:
    """Returns what ``line_path`` does for all rates of the slider in one call.

    All rates walk together, in float32, and no share is too large: it overflows all the sooner.

    Raises InputError: what ``line_path`` raises; what ``checks.column`` raises for learning_rates.

    >>> lines = line_family([-1, 0, 1], [0, 1, 2], 2, [0.1, 0.5], steps=2)
    >>> lines.places[1].round(6).tolist(), lines.labels
    ([[0.0, 0.0], [3.0, 2.0], [-3.0, 0.0]], ('converges', 'diverges'))
    """
    rates = column("learning_rates", learning_rates, MAX_RATES)
    steps = whole_number("steps", steps, 0, descent.MAX_PATH_STEPS)
    shares = np.array([share(x, y, terms, rate) for rate in rates.tolist()])
    surface = loss_surface(x, y, LINE)
    eigenvalues = surface.spectrum.eigenvalues
    regimes.check_float32(eigenvalues)
    drawn = np.maximum(shares * regimes.bound(eigenvalues), MIN_LEARNING_RATE)
    places = _walk(surface, drawn.astype(np.float32), steps)
    return LineFamily(
        surface=surface,
        shares=shares,
        factors=1.0 - 2.0 * shares,
        labels=tuple(regimes.label(eigenvalues, rate, steps) for rate in drawn.tolist()),
        places=places,
        losses=surface_loss(surface.design, surface.target, surface.spectrum.floor, places),
        arrivals=_arrivals(places, surface),
    )


def _arrivals(
    places: Float[np.ndarray, "rates stops 2"], surface: Surface
) -> Int[np.ndarray, " rates"]:
    """Returns the first stop within ARRIVED of the first distance, or regimes.NEVER."""
    apart = np.linalg.norm(places - surface.minimum, axis=-1)
    there = apart <= ARRIVED * apart[:, :1]
    return np.where(there.any(axis=1), there.argmax(axis=1), regimes.NEVER)


def _walk(
    surface: Surface, rates: Float[np.ndarray, " rates"], steps: int
) -> Float[np.ndarray, "rates stops 2"]:
    """Returns a <- a - 2 rate R'(R a - q) from zero, every step of every rate."""
    design, target = surface.design.astype(np.float32), surface.target.astype(np.float32)
    places = np.zeros((steps + 1, rates.size, 2), np.float32)
    with np.errstate(over="ignore", invalid="ignore"):
        for step in range(steps):
            slope = (places[step] @ design.T - target) @ design
            places[step + 1] = places[step] - rates[:, None] * (2.0 * slope)
    return places.transpose(1, 0, 2).astype(float)


def ruler(x: Numbers, y: Numbers, terms: int = TERMS, steps: int = STEPS) -> Sweep:
    """Returns where descents at shares 0 to RULER of the bound end, evenly spaced by share^BEND.

    More than MAX_SWEEP_STEPS steps are drawn as so many.

    Raises InputError: what ``sweep.sweep`` raises; not_a_whole_number, out_of_range for steps.

    >>> result = ruler([-1, 1], [0, 2], terms=2, steps=100)
    >>> [name for name in dict.fromkeys(result.labels)]
    ['stalls', 'converges', 'oscillates', 'diverges']
    """
    steps = min(whole_number("steps", steps, 0, MAX_STEPS), MAX_SWEEP_STEPS)
    bound = descent.stability_bound(*points(x, y), terms)
    shares = np.linspace(0.0, RULER**BEND, MAX_RATES + 1)[1:] ** (1.0 / BEND)
    rates = np.clip(shares * bound, MIN_LEARNING_RATE, MAX_LEARNING_RATE)
    return sweep(x, y, terms, rates, steps)
