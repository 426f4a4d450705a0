"""With noisy gradients a constant learning rate ends on a floor; one that shrinks gets below it.

Let each component of the gradient carry normal noise of standard deviation sigma. Along eigenvector
i of the Hessian the distance e to the minimum follows e <- (1 - rate lambda_i) e - rate sigma z, so
its mean and its variance obey

    mean <- (1 - rate_k lambda_i) mean,    var <- (1 - rate_k lambda_i)^2 var + rate_k^2 sigma^2

at any rate_k, and the expected loss is lowest + sum over i of lambda_i / 2 (mean^2 + var). With a
constant rate var ends at rate^2 sigma^2 / (1 - (1 - rate lambda_i)^2), and the loss on a floor:

    lowest + sum over i of rate sigma^2 / (2 (2 - rate lambda_i)).

Six schedules share one rate: all but the warm-up begin with it, all but the constant one end near
``final`` times it. The formulas are those of keras.optimizers.schedules.

Array sizes: 6 schedules (in the order of SCHEDULES); steps; positions (steps + 1); runs; terms.

Sources: Robbins and Monro 1951 (shrinking rates); Bottou, Curtis and Nocedal, Optimization Methods
for Large-Scale Machine Learning (2018), 4 (the floor); Loshchilov and Hutter 2017 (cosine); Goyal
et al. 2017 (warm-up); keras.io/api/optimizers/learning_rate_schedules.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.checks import Numbers, real_number, whole_number
from core.polynomial import MAX_LEARNING_RATE, MAX_TERMS, MIN_LEARNING_RATE
from core.regimes import bound
from core.seeds import MAX_SEED
from core.spectrum import Spectrum, hessian_spectrum

# Defaults of settings that several functions here have.
FINAL = 0.01
DROPS = 4
WARM_UP_SHARE = 0.1

CONSTANT, STEP, EXPONENTIAL = "constant", "step", "exponential"
INVERSE_TIME, COSINE, WARM_UP = "inverse time", "cosine", "warm-up"
SCHEDULES = (CONSTANT, STEP, EXPONENTIAL, INVERSE_TIME, COSINE, WARM_UP)
MAX_STEPS = 5_000  # steps; 0.1 s on one core with RUNS runs of 6 schedules
RUNS = 32  # noisy runs of each schedule; their mean is good to a sixth of their spread
MAX_DROPS = 20  # of the step schedule; with more it looks like the exponential one
MIN_FINAL = 1e-6  # of the first rate; with less the last steps move nothing
MAX_NOISE = 1e3  # per component of the gradient; the tutorial's first gradient is about 280


@dataclass(frozen=True)
class NoisyDescent:
    """Loss above the least-squares fit under each schedule; inf once it left float64's range."""

    schedules: tuple[str, ...]
    rates: Float[np.ndarray, "schedules steps"]  # used for step 1, 2, ...
    mean_excess: Float[np.ndarray, "schedules positions"]  # measured, mean of RUNS runs
    standard_errors: Float[np.ndarray, "schedules positions"]  # of that mean; nan where it is inf
    one_excess: Float[np.ndarray, "schedules positions"]  # the first of the runs
    theory_excess: Float[np.ndarray, "schedules positions"]  # expected, from the eigenvalues
    floor_excess: float  # where the constant rate ends; inf at and above the bound
    bound: float  # 2 / lambda_max


def schedule_rates(
    learning_rate: float,
    steps: int,
    final: float = FINAL,
    drops: int = DROPS,
    warm_up: float = WARM_UP_SHARE,
) -> Float[np.ndarray, "schedules steps"]:
    """Returns the rate of each of SCHEDULES at iteration k = 0 .. steps - 1.

    With p = k / steps and r the learning rate: r; r final^(floor((drops + 1) p) / drops), on
    drops + 1 equal stretches; r final^p; r / (1 + (1 / final - 1) p);
    r (final + (1 - final) (1 + cos(pi p)) / 2); and from 0 straight up to r over the first
    ``warm_up`` of the steps, then the cosine over the rest.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range for learning_rate, steps (1 to
    MAX_STEPS), final (MIN_FINAL to 1), drops (1 to MAX_DROPS), warm_up (0 to 0.9).

    >>> schedule_rates(1.0, 4, final=0.0625, drops=2)[[1, 2]]
    array([[1.    , 1.    , 0.25  , 0.0625],
           [1.    , 0.5   , 0.25  , 0.125 ]])
    """
    rate = real_number("learning_rate", learning_rate, MIN_LEARNING_RATE, MAX_LEARNING_RATE)
    steps = whole_number("steps", steps, 1, MAX_STEPS)
    final = real_number("final", final, MIN_FINAL, 1.0)
    drops = whole_number("drops", drops, 1, MAX_DROPS)
    warm_up = real_number("warm_up", warm_up, 0.0, 0.9)

    def cosine(progress: Float[np.ndarray, " steps"]) -> Float[np.ndarray, " steps"]:
        return final + (1.0 - final) * (1.0 + np.cos(np.pi * progress)) / 2.0

    k = np.arange(steps)
    p = k / steps
    rising = int(warm_up * steps)  # at most 0.9 of them: the cosine always has a step
    shares = {
        CONSTANT: np.ones(steps),
        STEP: final ** (k * (drops + 1) // steps / drops),
        EXPONENTIAL: final**p,
        INVERSE_TIME: 1.0 / (1.0 + (1.0 / final - 1.0) * p),
        COSINE: cosine(p),
        WARM_UP: np.where(k < rising, k / max(rising, 1), cosine((k - rising) / (steps - rising))),
    }
    return rate * np.array([shares[name] for name in SCHEDULES])


@tf.function(jit_compile=True, autograph=False)
def measured_excess(
    design: tf.Tensor, target: tf.Tensor, rates: tf.Tensor, noise: tf.Tensor, steps: tf.Tensor
) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
    """Returns mean, spread and first of the excess losses |R a - q|^2, each [MAX_STEPS + 1, lines].

    A step is a <- a - rate (2 R'(R a - q) + noise), with a column of a for each line and run.
    R (``design``) is [MAX_TERMS, MAX_TERMS], q (``target``) [MAX_TERMS], ``rates``
    [MAX_STEPS, lines], ``noise`` [MAX_STEPS, MAX_TERMS, RUNS]: all lines get the same noise, so
    that only their rates differ.
    """
    lines = int(rates.shape[1] or 0)

    def record(at, residuals, *records):
        excess = tf.reshape(tf.reduce_sum(residuals**2, axis=0), (lines, RUNS))
        values = tf.reduce_mean(excess, axis=1), tf.math.reduce_std(excess, axis=1), excess[:, 0]
        pairs = zip(records, values, strict=True)
        return [tf.tensor_scatter_nd_update(old, [[at]], [new]) for old, new in pairs]

    def step(done, a, residuals, *records):
        gradient = 2.0 * tf.transpose(design) @ residuals + tf.tile(noise[done], (1, lines))
        a -= tf.repeat(rates[done], RUNS) * gradient
        residuals = design @ a - target[:, None]
        return done + 1, a, residuals, *record(done + 1, residuals, *records)

    a = tf.zeros((MAX_TERMS, lines * RUNS), tf.float64)
    residuals = design @ a - target[:, None]
    room = tf.zeros((MAX_STEPS + 1, lines), tf.float64)
    start = (tf.constant(0), a, residuals, *record(0, residuals, room, room, room))
    return tf.while_loop(lambda done, *_: done < steps, step, start)[3:]


@tf.function(jit_compile=True, autograph=False)
def expected_excess(
    eigenvalues: tf.Tensor,
    solution: tf.Tensor,
    rates: tf.Tensor,
    noise: tf.Tensor,
    steps: tf.Tensor,
) -> tf.Tensor:
    """Returns sum over i of lambda_i / 2 (mean^2 + var) at each position, [MAX_STEPS + 1, lines].

    Mean and variance follow the formulas above. ``eigenvalues`` and ``solution`` are [MAX_TERMS],
    ``rates`` [MAX_STEPS, lines], ``noise`` a number.
    """

    lines = int(rates.shape[1] or 0)

    def record(at, mean, variance, records):
        excess = tf.reduce_sum(0.5 * eigenvalues * (mean**2 + variance), axis=-1)
        return tf.tensor_scatter_nd_update(records, [[at]], [excess])

    def step(done, mean, variance, records):
        rate = rates[done][:, None]
        factor = 1.0 - rate * eigenvalues
        mean, variance = factor * mean, factor**2 * variance + (rate * noise) ** 2
        return done + 1, mean, variance, record(done + 1, mean, variance, records)

    mean = tf.tile(-solution[None], (lines, 1))
    variance = tf.zeros_like(mean)
    records = record(0, mean, variance, tf.zeros((MAX_STEPS + 1, lines), tf.float64))
    return tf.while_loop(lambda done, *_: done < steps, step, (0, mean, variance, records))[-1]


def floor_excess(
    eigenvalues: Float[np.ndarray, " terms"], learning_rate: float, noise: float
) -> float:
    """Returns sum over i of rate sigma^2 / (2 (2 - rate lambda_i)): where a constant rate ends.

    Infinite at and above the bound 2 / lambda_max. Flat directions (eigenvalue 0) do not change the
    loss.

    >>> floor_excess(np.array([0.0, 2.0]), learning_rate=0.5, noise=2.0)  # 0.5 * 4 / (2 * 1)
    1.0
    """
    margin = 2.0 - learning_rate * eigenvalues[eigenvalues > 0.0]
    return float(np.sum(learning_rate * noise**2 / (2.0 * margin))) if margin.min() > 0 else np.inf


def excess(
    bowl: Spectrum, rates: Float[np.ndarray, "lines steps"], noise: float, seed: int
) -> Float[np.ndarray, "4 lines positions"]:
    """Returns mean, spread and first of the measured excess losses, and the expected one.

    Each number of lines is compiled once.

    >>> bowl = hessian_spectrum([-1, 1], [0, 2], 2)
    >>> excess(bowl, np.full((1, 2), 0.125), noise=0.0, seed=0)[0].round(6)
    array([[4.  , 1.  , 0.25]])
    """
    terms, steps = bowl.eigenvalues.size, rates.shape[1]
    missing, later = (0, MAX_TERMS - terms), (0, MAX_STEPS - steps)
    drawn = noise * np.random.default_rng(seed).standard_normal((steps, terms, RUNS))
    roots = np.sqrt(bowl.eigenvalues / 2.0)  # with W the directions: R = roots W', q = R a*
    design = tf.constant(np.pad(roots[:, None] * bowl.directions.T, missing))
    target = tf.constant(np.pad(roots * bowl.solution, missing))
    all_rates = tf.constant(np.pad(rates.T, (later, (0, 0))))
    all_noise = tf.constant(np.pad(drawn, (later, missing, (0, 0))))
    measured = measured_excess(design, target, all_rates, all_noise, tf.constant(steps))
    theory = expected_excess(
        tf.constant(np.pad(bowl.eigenvalues, missing)),
        tf.constant(np.pad(bowl.solution, missing)),
        all_rates,
        tf.constant(noise, tf.float64),
        tf.constant(steps),
    )
    return np.stack([part.numpy()[: steps + 1].T for part in (*measured, theory)])


def noisy_descent(
    x: Numbers,
    y: Numbers,
    terms: int = 3,
    learning_rate: float | None = None,
    steps: int = 2_000,
    noise: float = 3.0,
    final: float = FINAL,
    drops: int = DROPS,
    warm_up: float = WARM_UP_SHARE,
    seed: int = 0,
    share: float = 0.3,
) -> NoisyDescent:
    """Returns the curve fit's descent from zero under all schedules, RUNS runs of each.

    ``noise`` is the standard deviation in each component of the gradient; 0 gives exact gradients.
    Without a ``learning_rate`` it is ``share`` of the bound. Every setting may change without a new
    compilation.

    Raises InputError: what ``spectrum.hessian_spectrum`` and ``schedule_rates`` raise;
    not_a_number, not_a_whole_number, out_of_range for noise (0 to MAX_NOISE), seed (0 to MAX_SEED).

    >>> result = noisy_descent([-1, 1], [0, 2], 2, learning_rate=0.125, steps=2, noise=0.0)
    >>> result.mean_excess[0].round(6)  # the Hessian is 4 times the identity: a quarter a step
    array([4.  , 1.  , 0.25])
    """
    bowl = hessian_spectrum(x, y, terms)
    if learning_rate is None:
        learning_rate = share * bound(bowl.eigenvalues)
    rates = schedule_rates(learning_rate, steps, final, drops, warm_up)
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    mean, spread, first, theory = excess(bowl, rates, noise, seed)
    return NoisyDescent(
        schedules=SCHEDULES,
        rates=rates,
        mean_excess=np.where(np.isnan(mean), np.inf, mean),
        standard_errors=spread / (RUNS - 1) ** 0.5,
        one_excess=np.where(np.isnan(first), np.inf, first),
        theory_excess=theory,
        floor_excess=floor_excess(bowl.eigenvalues, learning_rate, noise),
        bound=bound(bowl.eigenvalues),
    )


def end_of(excess: Float[np.ndarray, "*runs positions"]) -> Float[np.ndarray, "*runs"]:
    """Returns the mean of the last tenth of the positions.

    >>> end_of(np.arange(20.0)[None])  # of the last three
    array([18.])
    """
    last = excess.shape[-1] // 10 + 1
    with np.errstate(over="ignore"):  # what has exploded
        return excess[..., -last:].mean(axis=-1)


def expected_ends(result: NoisyDescent) -> Float[np.ndarray, " schedules"]:
    """Returns the expected excess at the end under each schedule: the mean of the last tenth.

    >>> still = noisy_descent([-1, 1], [0, 2], 2, learning_rate=0.25, steps=100, noise=0.0)
    >>> float(expected_ends(still)[0])
    0.0
    """
    return end_of(result.theory_excess)


def ends(result: NoisyDescent) -> Float[np.ndarray, " schedules"]:
    """Returns the measured excess at the end under each schedule: the mean of the last tenth.

    >>> still = noisy_descent([-1, 1], [0, 2], 2, learning_rate=0.25, steps=100, noise=0.0)
    >>> float(ends(still)[0])
    0.0
    """
    return end_of(result.mean_excess)


def times_lower(result: NoisyDescent, schedule: str = STEP) -> float:
    """Returns how many times lower a schedule ends than the constant rate; nan if it ends at 0.

    >>> plan = {"terms": 2, "learning_rate": 0.2, "steps": 500, "noise": 1.0}
    >>> times_lower(noisy_descent([-1, 1], [0, 2], final=1.0, **plan))
    1.0
    """
    constant, other = ends(result)[[0, SCHEDULES.index(schedule)]]
    return float(constant / other) if other > 0.0 else float("nan")
