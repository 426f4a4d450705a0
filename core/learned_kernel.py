"""Gradient descent on examples finds the kernel that made them.

A hidden kernel w* turns noise x into targets y[t] = sum over k of x[t - before + k] w*[k] + noise.
A layer has its own kernel w, at first zero. Gradient descent lowers its mean squared error

    L(w) = mean over t of (sum over k of x[t - before + k] w[k] - y[t])^2 = |P w - y|^2 / samples,

where row t of P holds the inputs under the kernel: w <- w - 2 rate (G w - m), with G and m the
means P'P / samples and P'y / samples. One step multiplies the error along an eigenvector of G by
(1 - 2 rate e), where e is its eigenvalue. This gives the theory of the loss, and the largest rate
that converges: 1 / (largest e).

Array sizes: samples, width (taps of the learned kernel), snapshots (steps that are kept).

Source: Widrow and Hoff, Adaptive switching circuits (1960): the LMS filter; Haykin, Adaptive Filter
Theory (2014), 4 (steepest descent and its eigenvalues).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from core import named_kernels, quadratic_descent, regimes
from core.checks import real_number, whole_number
from core.convolution import convolve
from core.errors import InputError
from core.seeds import MAX_SEED
from core.spectrum import Spectrum, theory_losses

MAX_WIDTH = 15  # taps of the learned kernel; the compiled descent always has this many
MAX_SAMPLES = 5000
MAX_STEPS = 10_000
MAX_RATE = 10.0  # far above the bound, which is near 1 for inputs of variance 1
MAX_NOISE = 10.0  # standard deviation; that of the inputs is 1
SNAPSHOTS = 61  # step 0, then 60 log-spaced ones: the tape


@dataclass(frozen=True)
class Learned:
    """The kernel at log-spaced steps, up to the last step at which it is finite."""

    snapshot_steps: Int[np.ndarray, " snapshots"]
    snapshots: Float[np.ndarray, "snapshots width"]
    losses: Float[np.ndarray, " snapshots"]
    theory_losses: Float[np.ndarray, " snapshots"]  # from the eigenvalues
    hidden: Float[np.ndarray, " width"]  # w*, with zeros around it
    best: Float[np.ndarray, " width"]  # the least squares solution
    floor: float  # its loss, due to the noise
    bound: float  # largest rate that converges
    diverged: bool  # whether the last loss is above the first


def examples(
    hidden: Float[np.ndarray, " width"], samples: int, noise: float, seed: int
) -> tuple[Float[np.ndarray, "samples width"], Float[np.ndarray, " samples"]]:
    """Returns P [samples, width] and y [samples]: inputs under the kernel, and noisy targets.

    Row t of P is x[t - before], x[t - before + 1], ..., with zeros outside the signal; y[t] is the
    product of this row and the ``hidden`` kernel, plus normal ``noise`` (standard deviation).

    >>> inputs, targets = examples(np.array([0.0, 1.0, 0.0]), samples=4, noise=0.0, seed=0)
    >>> inputs.shape, bool(np.all(targets == inputs[:, 1]))
    ((4, 3), True)
    """
    rng = np.random.default_rng(seed)
    x = rng.standard_normal(samples)
    y = convolve(x, hidden[:, None, None]).output[:, 0] + noise * rng.standard_normal(samples)
    padded = np.pad(x, hidden.size // 2)
    return np.lib.stride_tricks.sliding_window_view(padded, hidden.size), y


def _bowl(
    gram: Float[np.ndarray, "width width"], best: Float[np.ndarray, " width"], floor: float
) -> Spectrum:
    """Returns the loss as a quadratic bowl with the Hessian 2 G."""
    e, directions = np.linalg.eigh(gram)
    e = np.maximum(e, 0.0)  # rounding may make 0 negative
    condition = float(e[-1] / e[0]) if e[0] else np.inf
    return Spectrum(2.0 * e, directions, directions.T @ best, floor, condition)


def steepest_descent(
    inputs: Float[np.ndarray, "samples width"],
    targets: Float[np.ndarray, " samples"],
    hidden: Float[np.ndarray, " width"],
    rate: float,
    steps: int,
) -> Learned:
    """Returns the descent w <- w - 2 rate (G w - m) from w = 0 on these examples.

    ``inputs`` are P [samples, width], ``targets`` are y [samples]; G = P'P / samples and
    m = P'y / samples. ``hidden`` [width] only becomes part of the result.

    >>> steepest_descent(np.eye(3), np.array([1.0, 2, 3]), np.zeros(3), 0.5, 100).best
    array([1., 2., 3.])
    """
    samples = len(inputs)
    gram, moment = inputs.T @ inputs / samples, inputs.T @ targets / samples
    best = np.linalg.lstsq(inputs, targets, rcond=None)[0]
    floor = float(np.mean((inputs @ best - targets) ** 2))
    bowl = _bowl(gram, best, floor)
    stops = quadratic_descent.log_stops(steps, SNAPSHOTS)
    room = MAX_WIDTH, SNAPSHOTS
    path = quadratic_descent.padded_descent(gram, moment, rate, stops, room)
    with np.errstate(over="ignore", invalid="ignore"):
        losses = np.mean((path @ inputs.T - targets) ** 2, axis=1)
    kept = quadratic_descent.finite_stops(path, losses)
    return Learned(
        snapshot_steps=stops[:kept],
        snapshots=path[:kept],
        losses=losses[:kept],
        theory_losses=theory_losses(bowl, np.full(kept, rate), stops[:kept]),
        hidden=hidden,
        best=best,
        floor=floor,
        bound=regimes.bound(bowl.eigenvalues),
        diverged=bool(kept < stops.size or losses[kept - 1] > losses[0]),
    )


def learn(
    kernel: str = "average",
    kernel_width: int = 3,
    width: int = 5,
    samples: int = 200,
    noise: float = 0.1,
    learning_rate: float = 0.05,
    steps: int = 200,
    seed: int = 0,
) -> Learned:
    """Returns how a kernel of ``width`` taps learns a named kernel of ``kernel_width`` taps.

    A change of rate, steps, widths, samples or noise does not compile anything again.

    Raises InputError: what ``named_kernels.kernel`` raises; width_even, learner_too_narrow,
    kernel_wider_than_signal; not_a_whole_number, not_a_number, out_of_range.

    >>> learn(noise=0.0, learning_rate=0.3).snapshots[-1].round(3) + 0
    array([0.   , 0.333, 0.333, 0.333, 0.   ])
    """
    true = named_kernels.kernel(kernel, kernel_width)
    width = whole_number("width", width, 1, MAX_WIDTH)
    samples = whole_number("samples", samples, 1, MAX_SAMPLES)
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    rate = real_number("learning_rate", learning_rate, 0.0, MAX_RATE)
    steps = whole_number("steps", steps, 0, MAX_STEPS)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    if width % 2 == 0:
        raise InputError("width_even", given=width)
    if width < true.size:
        raise InputError("learner_too_narrow", width=width, minimum=true.size)
    if width > samples:
        raise InputError("kernel_wider_than_signal", width=width, length=samples)
    hidden = np.pad(true, (width - true.size) // 2)
    inputs, targets = examples(hidden, samples, noise, seed)
    return steepest_descent(inputs, targets, hidden, rate, steps)
