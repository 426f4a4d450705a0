"""The held-out error against the number of parameters N: it peaks at N = n, then falls again.

A step that no polynomial equals, f(x) = tanh(6 (x - 0.2)), is sampled at n evenly spaced x in
[-1, 1] with normal noise, many times over. Each sample is fitted by sum over k < N of a_k P_k(x),
the Legendre polynomials, with a = pinv(B) y: least squares while N <= n, and beyond it the curve
of least |a| through all points. The fit is linear in y, fitted(x) = S y, hence the theory

    held-out error = bias^2 + variance + noise^2,
    bias^2 = mean over x of (S f - f)^2,    variance = noise^2 times mean over x of |S_x|^2.

Held-out error falls with N, rises, peaks at N = n and falls again: double descent. At the peak only
one curve passes through all points, and it must follow every wiggle of the noise.

Without noise a peak at N = n that is left is bias: between evenly spaced points the one curve
through all of them swings the more, the more points there are (Runge's phenomenon).

Why Legendre: they are the same curves as powers of x, with N free parameters, but powers on [-1, 1]
lose half of float64's 16 digits by N = 20 and all by N = 40, so that a peak would show rounding.
Their length, 1 / sqrt(2k + 1), makes the second descent: the least |a| prefers low degrees. If all
lengths were equal, the peak would be the same, but the curve beyond it would collapse to spikes.

Array sizes: sizes (values of N), n (points), resamples, ghosts (resamples kept), grid (held-out x);
of a family: draws (samples) and places (x of a drawn curve).

Sources: Belkin, Hsu, Ma and Mandal (PNAS 2019); Hastie, Tibshirani and Friedman, The Elements of
Statistical Learning (2009), 7.3; Schaeffer et al., Double Descent Demystified (2023).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int
from numpy.polynomial.legendre import leggauss, legvander

from core.checks import real_number, whole_number
from core.seeds import MAX_SEED

# Defaults of settings that several functions here have.
SAMPLES = 14
NOISE = 0.2

STEEPNESS, CENTRE = 6.0, 0.2  # of the step; off the middle, so that odd and even degrees count
MIN_SAMPLES, MAX_SAMPLES = 4, 40  # points; at 40 the fit at N = n still has 6 of 16 digits
MAX_NOISE = 2.0  # standard deviation; the step itself goes from -1 to 1
MAX_RESAMPLES = 500  # enough for a standard error of 5 % of the spread
MAX_PARAMETERS = 200  # five times MAX_SAMPLES: the second descent is over
GHOSTS = 30  # thin lines; more run together
DRAWS = 8  # samples of a family: few enough to look at one by one
PLACES = 101  # x of a drawn curve; 40 points make at most 39 swings
FAR = 40.0  # heights of a drawn curve; the step has 1, and what is farther leaves any picture
OFFERED = (*range(1, 25), *range(26, 41, 2), 44, 48, 56, 64, 80, 96, 128)  # N of a family
ALIKE = 1.25  # times the lowest error: as good as the best
GRID = 201  # held-out x, for drawing; as Gauss nodes they make means of squared curves exact
NODES, WEIGHTS = leggauss(GRID)  # once, since it takes longer than all the fits


@dataclass(frozen=True)
class Errors:
    """Mean squared errors (a point, not a sum) for each number of parameters."""

    training: Float[np.ndarray, " sizes"]
    held_out: Float[np.ndarray, " sizes"]  # bias^2 + variance + noise^2
    bias_squared: Float[np.ndarray, " sizes"]  # of the mean curve
    variance: Float[np.ndarray, " sizes"]  # of the curves about their mean


@dataclass(frozen=True)
class SizeSweep:
    """Errors against the number of parameters: over the resamples, and as theory expects them."""

    parameters: Int[np.ndarray, " sizes"]  # N
    noise_variance: float
    measured: Errors
    theory: Errors
    ghost_held_out: Float[np.ndarray, "ghosts sizes"]  # of single resamples

    def at(self, parameters: int) -> int:
        """Returns the place of a size; every N up to twice the points and OFFERED have one."""
        return int(np.flatnonzero(self.parameters == parameters)[0])

    def lowest(self, samples: int) -> int:
        """Returns the N below n = ``samples`` with the smallest held-out error."""
        return int(self.parameters[self.measured.held_out[self.parameters < samples].argmin()])


@dataclass(frozen=True)
class SizeCurves:
    """The resamples and their fitted curves for one number of parameters."""

    x: Float[np.ndarray, " grid"]
    truth: Float[np.ndarray, " grid"]
    ghosts: Float[np.ndarray, "ghosts grid"]  # fitted curves
    mean: Float[np.ndarray, " grid"]  # the expected curve; its distance to the truth is the bias
    spread: Float[np.ndarray, " grid"]  # standard deviation of the curves
    sample_x: Float[np.ndarray, " n"]
    sample_y: Float[np.ndarray, "ghosts n"]


@dataclass(frozen=True)
class SizeFamily:
    """The curves of the first samples of a sweep for every N that is offered."""

    parameters: Int[np.ndarray, " sizes"]  # OFFERED
    x: Float[np.ndarray, " places"]
    truth: Float[np.ndarray, " places"]
    curves: Float[np.ndarray, "sizes draws places"]  # cut off at -FAR and FAR
    sample_x: Float[np.ndarray, " n"]
    sample_y: Float[np.ndarray, "draws n"]


def true_curve(x: Float[np.ndarray, " points"]) -> Float[np.ndarray, " points"]:
    """Returns f(x) = tanh(6 (x - 0.2)).

    >>> true_curve(np.array([0.2]))
    array([0.])
    """
    return np.tanh(STEEPNESS * (x - CENTRE))


def _sample(
    samples: int, noise: float, resamples: int, seed: int
) -> tuple[Float[np.ndarray, " n"], Float[np.ndarray, "n resamples"]]:
    """Returns evenly spaced x, and y in columns; the first columns do not depend on how many."""
    x = np.linspace(-1.0, 1.0, samples)
    normal = np.random.default_rng(seed).standard_normal((resamples, samples)).T
    return x, np.ascontiguousarray(true_curve(x)[:, None] + noise * normal)


def pseudo_inverses(
    x: Float[np.ndarray, " n"], parameters: Int[np.ndarray, " sizes"]
) -> Float[np.ndarray, "sizes largest n"]:
    """Returns pinv(B) for every N at once, with B[i, k] = P_k(x_i); the fit is a = pinv(B) y.

    Polynomials from N on are set to 0, and so are their coefficients.

    >>> pseudo_inverses(np.array([-1.0, 1.0]), np.array([1, 2])).round(6)
    array([[[ 0.5,  0.5],
            [ 0. ,  0. ]],
    <BLANKLINE>
           [[ 0.5,  0.5],
            [-0.5,  0.5]]])
    """
    basis = legvander(x, parameters[-1] - 1)
    used = np.arange(parameters[-1]) < parameters[:, None]
    return np.linalg.pinv(basis * used[:, None, :])


def _sizes(samples: int, largest: int) -> Int[np.ndarray, " sizes"]:
    """Returns every N up to twice the samples, then those offered and about 24 log-spaced ones."""
    every = np.arange(1, min(2 * samples, largest) + 1)
    wide = np.rint(np.geomspace(every[-1], largest, 25)).astype(np.int64)
    offered = [size for size in OFFERED if size <= largest]
    return np.unique(np.concatenate([every, wide, offered]))


def expected_errors(
    x: Float[np.ndarray, " n"],
    at_points: Float[np.ndarray, "sizes n n"],
    at_nodes: Float[np.ndarray, "sizes grid n"],
    noise_variance: float,
) -> Errors:
    """Returns the expected errors of the linear fits S = ``at_points`` and S = ``at_nodes``.

    training = mean of (S f - f)^2 + noise^2 |1 - S|^2 / n over the points; held out: see above.
    """
    exact = true_curve(x)
    misfit = np.mean((at_points @ exact - exact) ** 2, axis=1)
    freedom = np.sum((np.eye(x.size) - at_points) ** 2, axis=(1, 2)) / x.size  # 1 - N/n, or 0
    bias_squared = (at_nodes @ exact - true_curve(NODES)) ** 2 @ WEIGHTS / 2
    variance = noise_variance * np.sum(at_nodes**2, axis=2) @ WEIGHTS / 2
    return Errors(
        training=misfit + noise_variance * freedom,
        held_out=bias_squared + variance + noise_variance,
        bias_squared=bias_squared,
        variance=variance,
    )


def sweep(
    samples: int = SAMPLES,
    noise: float = NOISE,
    resamples: int = 200,
    largest: int = 128,
    seed: int = 0,
) -> SizeSweep:
    """Returns training and held-out error, measured over resamples and in theory, for N = 1 ...

    The held-out error of a curve is its mean squared distance to f over all x in [-1, 1], plus
    noise^2: what fresh noisy points would give on average. So held_out = bias_squared + variance
    + noise_variance holds exactly, up to rounding.

    Raises InputError: not_a_whole_number, not_a_number, out_of_range (samples, noise, resamples,
    largest, seed).

    >>> result = sweep(samples=12, resamples=50)
    >>> int(result.parameters[result.measured.held_out.argmax()])
    12
    """
    samples = whole_number("samples", samples, MIN_SAMPLES, MAX_SAMPLES)
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    resamples = whole_number("resamples", resamples, 2, MAX_RESAMPLES)
    largest = whole_number("largest", largest, 1, MAX_PARAMETERS)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    parameters = _sizes(samples, largest)
    x, y = _sample(samples, noise, resamples, seed)
    solvers = pseudo_inverses(x, parameters)
    at_nodes = legvander(NODES, parameters[-1] - 1) @ solvers
    at_points = legvander(x, parameters[-1] - 1) @ solvers
    # einsum, since the threads behind @ cost ten times more than they save on a busy machine
    distances = np.einsum("sgn,nr->sgr", at_nodes, y) - true_curve(NODES)[:, None]
    training = np.mean((at_points @ y - y) ** 2, axis=1)  # [sizes resamples]
    held_out = np.einsum("g,sgr,sgr->sr", WEIGHTS / 2, distances, distances) + noise**2
    return SizeSweep(
        parameters=parameters,
        noise_variance=noise**2,
        measured=Errors(
            training=training.mean(axis=1),
            held_out=held_out.mean(axis=1),
            bias_squared=distances.mean(axis=2) ** 2 @ WEIGHTS / 2,
            variance=distances.var(axis=2) @ WEIGHTS / 2,
        ),
        theory=expected_errors(x, at_points, at_nodes, noise**2),
        ghost_held_out=held_out[:, :GHOSTS].T,
    )


def below_peak(samples: int) -> int:
    """Returns the largest N whose error does not yet rise to the peak at n = ``samples``: n - 2.

    >>> below_peak(14)
    12
    """
    return samples - 2


def cause(result: SizeSweep, samples: int, parameters: int) -> str:
    """Returns what the held-out error of N ``parameters`` is due to, for n = ``samples``.

    "best": it is the lowest below n, or within a quarter of it. Otherwise, below n, "few" (too few
    to follow the step), "noise" (variance) or "swings" (bias of more parameters than the best N
    has); at n the last two, or "harmless" where it is as low as the best below n or lower; beyond n
    "falls" where it is lower than at n, else "stays".

    >>> result = sweep()
    >>> [cause(result, 14, n) for n in (2, 7, 12, 14, 128)]
    ['few', 'best', 'noise', 'noise', 'falls']
    >>> cause(sweep(noise=0.0), 14, 14), cause(sweep(4, 0.05), 4, 4)
    ('swings', 'harmless')
    """
    errors, best = result.measured, result.lowest(samples)
    at = result.at(parameters)
    if parameters > samples:
        lower = errors.held_out[at] < errors.held_out[result.at(samples)]
        return "falls" if lower else "stays"
    if errors.held_out[at] <= ALIKE * errors.held_out[result.at(best)]:
        return "harmless" if parameters == samples else "best"
    if errors.variance[at] > errors.bias_squared[at]:
        return "noise"
    return "swings" if parameters > best else "few"


def family(samples: int = SAMPLES, noise: float = NOISE, seed: int = 0) -> SizeFamily:
    """Returns the curves of the first DRAWS samples of ``sweep`` for every N in OFFERED.

    Raises InputError: not_a_whole_number, not_a_number, out_of_range (samples, noise, seed).

    >>> family(samples=6).curves.shape
    (39, 8, 101)
    """
    samples = whole_number("samples", samples, MIN_SAMPLES, MAX_SAMPLES)
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    sizes = np.array(OFFERED)
    x, y = _sample(samples, noise, DRAWS, seed)
    places = np.linspace(-1.0, 1.0, PLACES)
    smoothers = legvander(places, sizes[-1] - 1) @ pseudo_inverses(x, sizes)
    fitted = np.einsum("spn,nd->sdp", smoothers, y)
    return SizeFamily(
        parameters=sizes,
        x=places,
        truth=true_curve(places),
        curves=fitted.clip(-FAR, FAR),
        sample_x=x,
        sample_y=y.T,
    )


def curves(
    parameters: int = 6, samples: int = SAMPLES, noise: float = NOISE, seed: int = 0
) -> SizeCurves:
    """Returns the fitted curves of the first resamples of ``sweep`` for one N.

    Raises InputError: not_a_whole_number, not_a_number, out_of_range (parameters, samples, noise,
    seed).

    >>> curves(parameters=6).ghosts.shape
    (30, 201)
    """
    parameters = whole_number("parameters", parameters, 1, MAX_PARAMETERS)
    samples = whole_number("samples", samples, MIN_SAMPLES, MAX_SAMPLES)
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    x, y = _sample(samples, noise, GHOSTS, seed)
    grid = np.linspace(-1.0, 1.0, GRID)
    smoother = legvander(grid, parameters - 1) @ pseudo_inverses(x, np.array([parameters]))[0]
    return SizeCurves(
        x=grid,
        truth=true_curve(grid),
        ghosts=(smoother @ y).T,
        mean=smoother @ true_curve(x),
        spread=noise * np.linalg.norm(smoother, axis=1),
        sample_x=x,
        sample_y=y.T,
    )
