"""Large batches save steps, small ones save examples; the noise scale lies between the two.

Small networks learn a noisy function with plain gradient steps on batches of B examples, all batch
sizes in one call (core.batch_networks). For each batch size only the best learning rate counts.
From the simple noise scale B_simple (core.noise_scale) McCandlish et al. derive how many steps and
examples a target loss takes:

    steps = S_min (1 + B_simple / B),    examples = steps B = S_min (B + B_simple).

Far below B_simple, twice the batch size halves the steps; far above it, it doubles the examples.
B_simple changes while a network trains: the law takes its mean over the steps of the run with the
largest batch that arrives.

Array sizes: batches; rates; checks (at which the loss is measured); moments (at which B_simple is).

Source: McCandlish, Kaplan, Amodei and the OpenAI Dota Team, An Empirical Model of Large-Batch
Training (2018), arXiv 1812.06162, equation 2.11.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int

from core import batch_networks
from core.batch_networks import BATCHES, INPUTS, MAX_NOISE, RATES, SEEDS
from core.checks import one_of, real_number, whole_number
from core.noise_scale import noise_scale
from core.seeds import MAX_SEED

# Defaults of settings that several functions here have.
NOISE = 0.5
TARGET = 0.05

BUDGET = 60_000  # examples that each network reads
CHUNK = 2_000  # examples of one compiled call, at most; they take about 0.2 s
CHECKS = 120  # log-spaced, 6 % apart
FIRST_CHECK = 50  # examples
TESTS = 256  # examples without noise, on which the loss is measured
NOISE_EXAMPLES = 2048  # for one measurement of the noise scale
MIN_TARGET, MAX_TARGET = 0.01, 0.5  # of the loss of guessing the mean


@dataclass(frozen=True)
class Progress:
    """What is known after ``step`` of ``steps`` examples."""

    step: int
    steps: int
    batches: Int[np.ndarray, " batches"]
    rates: Float[np.ndarray, " rates"]
    checks: Int[np.ndarray, " checks"]  # examples read
    losses: Float[np.ndarray, "checks batches rates"]  # excess, in shares of guessing; seeds' mean
    target: float
    needed: Float[np.ndarray, " batches"]  # steps to the target at the best rate; nan: not yet
    best: Int[np.ndarray, " batches"]  # index of that rate
    noise_checks: Int[np.ndarray, " moments"]  # examples read by the largest batch that arrived
    noise_scales: Float[np.ndarray, " moments"]  # B_simple there; empty before the end
    noise_scale: float  # the mean over its steps; nan before the end
    step_seconds: Float[np.ndarray, " batches"] = field(compare=False)  # nan before the end

    @property
    def examples(self) -> Float[np.ndarray, " batches"]:
        """Examples to the target: steps times batch size."""
        return self.needed * self.batches

    @property
    def seconds(self) -> Float[np.ndarray, " batches"]:
        """Seconds to the target on this machine."""
        return self.needed * self.step_seconds

    @property
    def fewest_steps(self) -> float:
        """S_min of the law with the measured noise scale: the geometric mean over the batches."""
        return _scale(self.needed, 1.0 + self.noise_scale / self.batches)

    @property
    def law(self) -> Float[np.ndarray, " batches"]:
        """Steps that the measured noise scale predicts: S_min (1 + B_simple / B)."""
        return self.fewest_steps * (1.0 + self.noise_scale / self.batches)

    @property
    def fitted_law(self) -> Float[np.ndarray, " batches"]:
        """Steps that the law predicts with the scale that fits the measured steps best."""
        shape = 1.0 + self.fitted_scale / self.batches
        return _scale(self.needed, shape) * shape

    @property
    def arrived(self) -> bool:
        """Whether training has ended and a noise scale could be measured."""
        return bool(np.isfinite(self.noise_scale))

    @property
    def missing(self) -> tuple[int, ...]:
        """Batch sizes that have not arrived."""
        return tuple(self.batches[~np.isfinite(self.needed)].tolist())

    @cached_property  # a page reads it five times
    def fitted_scale(self) -> float:
        """The scale with which the law fits the measured steps best, to compare with B_simple."""
        scales = np.geomspace(0.1, 1e4, 501)
        return float(scales[np.argmin([_misfit(self.needed, self.batches, s) for s in scales])])

    @property
    def scale_ratio(self) -> float:
        """B_simple over the scale that fits the steps best; 1 where the law holds."""
        return self.noise_scale / self.fitted_scale


def _scale(needed: np.ndarray, shape: np.ndarray) -> float:
    """Returns the geometric mean of steps / shape over the batches that arrived; nan for none."""
    known = np.isfinite(needed)
    return float(np.exp(np.mean(np.log(needed[known] / shape[known])))) if known.any() else np.nan


def _misfit(needed: np.ndarray, batches: np.ndarray, scale: float) -> float:
    """Returns the variance of log(steps / (1 + scale / B)); 0 where the law fits exactly."""
    known = np.isfinite(needed)
    if not known.any():
        return 0.0
    return float(np.var(np.log(needed[known] / (1.0 + scale / batches[known]))))


def check_points() -> Int[np.ndarray, " checks"]:
    """Returns the examples after which losses are measured.

    >>> int(check_points()[0]), int(check_points()[-1])
    (50, 60000)
    """
    return np.unique(np.rint(np.geomspace(FIRST_CHECK, BUDGET, CHECKS)).astype(int))


def _arrivals(checks, losses, target) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Returns steps to the target at the best rate of every batch, that rate, and the check.

    A network arrives at the first check at which its loss, and that of the check before, are at or
    below the target. It has then made as many steps as it has read whole batches. Rates and checks
    are indices; a check beyond the last one means: not yet.
    """
    below = losses <= target
    held = below & np.concatenate([np.zeros_like(below[:1]), below[:-1]])
    first = np.where(held.any(axis=0), np.argmax(held, axis=0), len(checks))
    arrived = first.min(axis=1)
    return np.append(checks, np.nan)[arrived] // BATCHES, np.argmin(first, axis=1), arrived


def _noise_course(films, checks, best, arrived, stream) -> tuple[np.ndarray, np.ndarray, float]:
    """Returns moments, noise scales and their mean over the steps of a run.

    The run is that of the largest batch that arrived. ``films``: the weights of all networks at
    every check; ``stream``: examples x and y.
    """
    arrivals = np.flatnonzero(arrived < len(checks))
    if not arrivals.size:
        return np.array([], int), np.array([]), np.nan
    which = int(arrivals[-1])
    network = (which * len(RATES) + int(best[which])) * SEEDS
    last = int(arrived[which])
    begin = int(np.searchsorted(checks, BATCHES[which]))
    moments = np.arange(min(begin, last), last + 1)
    scales = np.array([noise_scale([w[network] for w in films[at]], *stream) for at in moments])
    finite = np.isfinite(scales)
    if not finite.any():
        return checks[moments], scales, np.nan
    width = np.gradient(checks[moments].astype(float)) if len(moments) > 1 else np.ones(1)
    return checks[moments], scales, float(np.average(scales[finite], weights=width[finite]))


def train(noise: float = NOISE, target: float = TARGET, seed: int = 0) -> Iterator[Progress]:
    """Yields what is known after every check; the last one also knows noise scale and seconds.

    ``noise``: standard deviation of the noise in the targets; ``target``: loss to reach, measured
    without noise, as a share of the loss of guessing the mean. Settings may change without a new
    compilation. To stop, do not ask for more.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range (noise, target, seed).
    """
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    target = real_number("target_loss", target, MIN_TARGET, MAX_TARGET)
    return train_networks(noise, target, whole_number("seed", seed, 0, MAX_SEED))


def _padded(
    x: Float[np.ndarray, "examples inputs"], y: Float[np.ndarray, " examples"]
) -> list[tf.Tensor]:
    """Returns x and y in float32, filled up to CHUNK rows: one shape, which compiles only once."""
    padded = [np.zeros((CHUNK, INPUTS)), np.zeros(CHUNK)]
    for rows, part in zip(padded, (x, y), strict=True):
        rows[: len(part)] = part
    return [tf.constant(part, tf.float32) for part in padded]


def _mean_losses(
    weights: list[tf.Tensor], x: tf.Tensor, y: tf.Tensor
) -> Float[np.ndarray, "batches rates"]:
    """Returns the loss of all networks, the mean over the seeds; infinity where it overflowed."""
    losses: np.ndarray = batch_networks.losses(weights, x, y).numpy()  # type: ignore[attr-defined]
    losses = np.where(np.isfinite(losses), losses, np.inf)
    return np.mean(losses.reshape(len(BATCHES), len(RATES), SEEDS), axis=2)


def train_networks(noise: float, target: float, seed: int) -> Iterator[Progress]:
    """Trains all networks on one stream of BUDGET examples; yields what is known after every check.

    Losses are measured on TESTS examples without noise, and divided by the loss of guessing their
    mean. The settings are those of ``train``, which checks them.
    """
    rng = np.random.default_rng([seed, 5])

    def draw(count: int, spread: float) -> tuple[np.ndarray, np.ndarray]:
        x = rng.standard_normal((count, INPUTS))
        return x, batch_networks.teacher(x, seed) + spread * rng.standard_normal(count)

    test = draw(TESTS, 0.0)
    probe = draw(NOISE_EXAMPLES, noise)
    guessing = float(np.var(test[1]))
    batches, rates, _ = np.meshgrid(BATCHES, RATES, range(SEEDS), indexing="ij")
    plan = tf.constant(rates.ravel(), tf.float32), tf.constant(batches.ravel(), tf.int32)
    weights = [tf.constant(w, tf.float32) for w in batch_networks.first_weights(seed)]
    sums = [tf.zeros_like(w) for w in weights]
    test_x, test_y = (tf.constant(part, tf.float32) for part in test)
    checks, films, done = check_points(), [], 0
    losses = np.empty((len(checks), len(BATCHES), len(RATES)))
    for at, stop in enumerate(checks):
        while done < stop:
            count = min(CHUNK, int(stop) - done)
            examples = _padded(*draw(count, noise))
            part = tf.constant(done), tf.constant(count)
            weights, sums = batch_networks.read(weights, sums, *examples, *part, *plan)  # type: ignore[misc]
            done += count
        losses[at] = _mean_losses(weights, test_x, test_y) / guessing
        films.append([w.numpy() for w in weights])
        if at + 1 < len(checks):
            yield _progress(checks[: at + 1], losses[: at + 1], target)
    yield _finished(checks, losses, target, films, probe)


def _progress(checks, losses, target, course=None, step_seconds=None) -> Progress:
    needed, best, _ = _arrivals(checks, losses, target)
    moments, scales, mean = course or (np.array([], int), np.array([]), float("nan"))
    return Progress(
        step=int(checks[-1]),
        steps=BUDGET,
        batches=np.array(BATCHES),
        rates=np.array(RATES),
        checks=checks,
        losses=losses,
        target=target,
        needed=needed,
        best=best,
        noise_checks=moments,
        noise_scales=scales,
        noise_scale=mean,
        step_seconds=np.full(len(BATCHES), np.nan) if step_seconds is None else step_seconds,
    )


def _finished(checks, losses, target, films, probe) -> Progress:
    _, best, arrived = _arrivals(checks, losses, target)
    course = _noise_course(films, checks, best, arrived, probe)
    step_seconds = np.array([batch_networks.step_seconds(batch) for batch in BATCHES])
    return _progress(checks, losses, target, course, step_seconds)


def fewer_steps(batch: int = 512, target: float = TARGET) -> float:
    """Returns the steps that a batch of 1 needs, over those that ``batch`` needs.

    Noise and seed are the defaults.

    Raises InputError: unknown_choice where ``batch`` is not one of BATCHES; what ``train`` raises.
    """
    one_of("batch", batch, BATCHES)
    needed = run(target=target).needed
    return float(needed[0] / needed[BATCHES.index(batch)])


def run(noise: float = NOISE, target: float = TARGET, seed: int = 0) -> Progress:
    """Returns what ``train`` yields last.

    Raises InputError: what ``train`` raises.
    """
    *_, last = train(noise, target, seed)
    return last
