"""Large batches need fewer steps, small ones fewer examples; the noise scale says where they meet.

A small network learns a noisy function, y = a2 . tanh(x A1 + b1) + b2 + noise, with plain steps of
batches of B examples, each network at the learning rate that suits its batch best. With

    B_simple = tr(S) / |g|^2,

g the gradient of the loss over all data, S the covariance of one example's gradient, McCandlish et
al. derive for the steps and the examples to a target loss

    steps = S_min (1 + B_simple / B),    examples = steps B = S_min (B + B_simple).

Below B_simple a batch twice as large halves the steps; above it, it doubles the examples. B_simple
changes while a network trains: the law takes its mean over the steps of a run whose batch is large.

All networks, one for each batch size, rate and seed, read the same stream in one compiled call, one
example at a time. Each adds up its gradients, and steps when it has as many as its batch: no batch
size waits for another, and none compiles anew.

Array sizes: networks; batches; rates; seeds; checks (moments at which the loss is measured);
examples.

Source: McCandlish, Kaplan, Amodei and the OpenAI Dota Team, An Empirical Model of Large-Batch
Training (2018), arXiv 1812.06162, equations 2.8, 2.11 and appendix A.1 (unbiased estimates).
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int

from core.checks import one_of, real_number, whole_number
from core.seeds import MAX_SEED

INPUTS, HIDDEN, TEACHER = 8, 16, 4  # inputs; units of the network, and of the function it learns
GAIN = 3.0  # of the function's first weights; at 1 it is nearly linear, and learned in three steps
BATCHES = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
RATES = tuple(0.01 * 2.0**k for k in range(8))  # 0.01 to 1.28
SEEDS = 3  # first weights of each; their mean counts
BUDGET = 60_000  # examples that each network reads
CHUNK = 2_000  # examples of one compiled call at most: about 0.2 s
CHECKS = 120  # log-spaced, 6 % apart
FIRST_CHECK = 50  # examples
TESTS = 256  # examples without noise, on which the loss is measured
NOISE_EXAMPLES = 2048  # for one measurement of the noise scale
TIMED_STEPS = 200
MAX_NOISE = 2.0  # standard deviation of the targets' noise; theirs is about 1
MIN_TARGET, MAX_TARGET = 0.01, 0.5  # of the loss of guessing the mean


@dataclass(frozen=True)
class Task:
    """The function to be learned, along its first input, the others 0, with examples' noise."""

    x: Float[np.ndarray, " places"]
    clean: Float[np.ndarray, " places"]
    noisy: Float[np.ndarray, " places"]
    networks: int
    weights: int  # of one of them


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
        """S_min of the law with the measured noise scale, the geometric mean over the batches."""
        return _scale(self.needed, 1.0 + self.noise_scale / self.batches)

    @property
    def law(self) -> Float[np.ndarray, " batches"]:
        """Steps that the measured noise scale predicts: S_min (1 + B_simple / B)."""
        return self.fewest_steps * (1.0 + self.noise_scale / self.batches)

    @property
    def fitted_law(self) -> Float[np.ndarray, " batches"]:
        """The law with the scale that suits the measured steps best."""
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

    @property
    def fitted_scale(self) -> float:
        """The B that suits the measured steps best in the law, to compare with B_simple."""
        scales = np.geomspace(0.1, 1e4, 501)
        return float(scales[np.argmin([_misfit(self.needed, self.batches, s) for s in scales])])


def _scale(needed: np.ndarray, shape: np.ndarray) -> float:
    known = np.isfinite(needed)
    return float(np.exp(np.mean(np.log(needed[known] / shape[known])))) if known.any() else np.nan


def _misfit(needed: np.ndarray, batches: np.ndarray, scale: float) -> float:
    """Returns the variance of log(steps / (1 + scale / B))."""
    known = np.isfinite(needed)
    if not known.any():
        return 0.0
    return float(np.var(np.log(needed[known] / (1.0 + scale / batches[known]))))


def _outputs(weights, x):
    """Returns the outputs [networks, examples] of all networks at x [examples, inputs]."""
    a1, b1, a2, b2 = weights
    hidden = tf.tanh(tf.einsum("ei,nih->neh", x, a1) + b1[:, None])
    return tf.einsum("neh,nh->ne", hidden, a2) + b2[:, None]


@tf.function(jit_compile=True)
def _read(weights, sums, x, y, first, count, rates, batches):
    """Lets all networks read ``count`` of the examples x, y, the stream's ``first`` one onwards."""

    def gradients(w, at):
        a1, b1, a2, b2 = w
        hidden = tf.tanh(tf.reduce_sum(x[at][None, :, None] * a1, axis=1) + b1)
        error = 2.0 * (tf.reduce_sum(hidden * a2, axis=1) + b2 - y[at])
        back = error[:, None] * a2 * (1.0 - hidden**2)
        return x[at][None, :, None] * back[:, None], back, error[:, None] * hidden, error

    def read(at, w, total):
        total = [t + g for t, g in zip(total, gradients(w, at), strict=True)]
        full = (first + at + 1) % batches == 0
        pace = tf.where(full, rates / tf.cast(batches, tf.float32), 0.0)
        keep = tf.where(full, 0.0, 1.0)

        def shaped(one, like):
            return tf.reshape(one, [-1] + [1] * (len(like.shape) - 1))

        w = [v - shaped(pace, v) * t for v, t in zip(w, total, strict=True)]
        return at + 1, w, [shaped(keep, t) * t for t in total]

    state = (tf.constant(0), list(weights), list(sums))
    _, weights, sums = tf.while_loop(lambda at, *_: at < count, read, state)
    return weights, sums


@tf.function(jit_compile=True)
def _losses(weights, x, y):
    """Returns the mean squared error [networks]."""
    return tf.reduce_mean((_outputs(weights, x) - y) ** 2, axis=1)


def teacher(x: Float[np.ndarray, "examples inputs"], seed: int) -> Float[np.ndarray, " examples"]:
    """Returns the function to be learned, a tanh network of TEACHER units drawn from the seed.

    >>> teacher(np.zeros((1, INPUTS)), 0).shape
    (1,)
    """
    rng = np.random.default_rng([seed, 3])
    a1 = GAIN * rng.standard_normal((INPUTS, TEACHER)) / INPUTS**0.5
    return np.tanh(x @ a1) @ rng.standard_normal(TEACHER)


def task(noise: float = 0.5, seed: int = 0) -> Task:
    """Returns what is to be learned, and by how many networks.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range (noise, seed).

    >>> task().networks, task().weights
    (240, 161)
    """
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    places = np.zeros((121, INPUTS))
    places[:, 0] = np.linspace(-3.0, 3.0, len(places))
    clean = teacher(places, seed)
    scatter = noise * np.random.default_rng([seed, 6]).standard_normal(clean.size)
    networks = len(BATCHES) * len(RATES) * SEEDS
    size = INPUTS * HIDDEN + 2 * HIDDEN + 1
    return Task(places[:, 0], clean, clean + scatter, networks, size)


def first_weights(seed: int) -> list[np.ndarray]:
    """Returns the networks before training [networks, ...]; those of one seed start alike.

    >>> [w.shape for w in first_weights(0)]
    [(240, 8, 16), (240, 16), (240, 16), (240,)]
    """
    rng = np.random.default_rng([seed, 4])
    shape = (len(BATCHES), len(RATES), SEEDS)
    a1 = rng.standard_normal((SEEDS, INPUTS, HIDDEN)) / INPUTS**0.5
    a2 = rng.standard_normal((SEEDS, HIDDEN)) / HIDDEN**0.5
    parts = (a1, np.zeros((SEEDS, HIDDEN)), a2, np.zeros(SEEDS))
    return [np.broadcast_to(p, (*shape[:2], *p.shape)).reshape(-1, *p.shape[1:]) for p in parts]


def check_points() -> Int[np.ndarray, " checks"]:
    """Returns the examples after which losses are measured.

    >>> int(check_points()[0]), int(check_points()[-1])
    (50, 60000)
    """
    return np.unique(np.rint(np.geomspace(FIRST_CHECK, BUDGET, CHECKS)).astype(int))


def noise_scale(
    weights: Sequence[Any],
    x: Float[np.ndarray, "examples inputs"],
    y: Float[np.ndarray, " examples"],
) -> float:
    """Returns tr(S) / |g|^2 of one network, both estimated without bias from these examples.

    With m = mean |g_i|^2 and n examples: |g|^2 = (n |mean g_i|^2 - m) / (n - 1), tr(S) = m - |g|^2.
    Infinity where the estimate of |g|^2 is not positive.

    >>> w = [np.zeros((INPUTS, HIDDEN)), np.zeros(HIDDEN), np.zeros(HIDDEN), np.zeros(())]
    >>> noise_scale(w, np.zeros((2, INPUTS)), np.array([1.0, 1.0]))
    0.0
    """
    a1, b1, a2, b2 = weights
    hidden = np.tanh(x @ a1 + b1)
    error = 2.0 * (hidden @ a2 + b2 - y)
    back = error[:, None] * a2 * (1.0 - hidden**2)
    squares = np.sum(back**2, axis=1) * (1.0 + np.sum(x**2, axis=1))
    squares += error**2 * (1.0 + np.sum(hidden**2, axis=1))
    n, mean_square = len(x), float(np.mean(squares))
    means = (x.T @ back / n, back.mean(axis=0), error @ hidden / n, error.mean())
    length = sum(float(np.sum(part**2)) for part in means)
    signal = (n * length - mean_square) / (n - 1)
    return (mean_square - signal) / signal if signal > 0 else float("inf")


def _arrivals(checks, losses, target) -> tuple[np.ndarray, np.ndarray]:
    """Returns steps to the target at the best rate of every batch, and which rate that is.

    A network has arrived at the first check whose loss, and that before it, are at the target.
    """
    below = losses <= target
    held = below & np.concatenate([np.zeros_like(below[:1]), below[:-1]])
    arrived = held.any(axis=0)
    examples = np.where(arrived, checks[np.argmax(held, axis=0)], np.inf)
    best = np.argmin(examples, axis=1)
    fewest = examples[np.arange(len(best)), best] / np.array(BATCHES)
    return np.where(np.isfinite(fewest), np.ceil(fewest), np.nan), best


def _noise_course(films, checks, needed, best, stream) -> tuple[np.ndarray, np.ndarray, float]:
    """Returns moments, noise scales and their mean over the steps of the largest batch's run."""
    arrived = np.flatnonzero(np.isfinite(needed))
    if not arrived.size:
        return np.array([], int), np.array([]), np.nan
    which = int(arrived[-1])
    network = (which * len(RATES) + int(best[which])) * SEEDS
    last = int(np.searchsorted(checks, needed[which] * BATCHES[which]))
    begin = int(np.searchsorted(checks, BATCHES[which]))
    moments = np.arange(min(begin, last), last + 1)
    scales = np.array([noise_scale([w[network] for w in films[at]], *stream) for at in moments])
    finite = np.isfinite(scales)
    if not finite.any():
        return checks[moments], scales, np.nan
    width = np.gradient(checks[moments].astype(float)) if len(moments) > 1 else np.ones(1)
    return checks[moments], scales, float(np.average(scales[finite], weights=width[finite]))


@tf.function(jit_compile=True)
def _steps(weights, x, y, count):
    """``count`` steps of one network on one batch [batch, inputs], for the clock."""

    def step(at, w):
        with tf.GradientTape() as tape:
            tape.watch(w)
            loss = tf.reduce_mean((_outputs(w, x) - y) ** 2)
        return at + 1, [v - 0.01 * g for v, g in zip(w, tape.gradient(loss, w), strict=True)]

    return tf.while_loop(lambda at, *_: at < count, step, (tf.constant(0), list(weights)))[1]


def step_seconds(batch: int) -> float:
    """Returns the seconds of one step of one network: the best of three rounds of TIMED_STEPS.

    >>> step_seconds(4) > 0
    True
    """
    weights = [tf.constant(w[:1], tf.float32) for w in first_weights(0)]
    x, y = tf.ones((batch, INPUTS)), tf.ones(batch)
    _steps(weights, x, y, tf.constant(1))
    rounds = []
    for _ in range(3):
        began = time.perf_counter()
        _steps(weights, x, y, tf.constant(TIMED_STEPS))[0].numpy()  # type: ignore[index]
        rounds.append((time.perf_counter() - began) / TIMED_STEPS)
    return min(rounds)


def train(noise: float = 0.5, target: float = 0.05, seed: int = 0) -> Iterator[Progress]:
    """Yields what is known after every check; the last one also knows noise scale and seconds.

    ``noise``: standard deviation added to the targets; ``target``: loss to arrive at, beyond the
    noise, as a share of the loss of guessing the mean. Settings may change without a new
    compilation. To stop, do not ask for more.

    Raises InputError: not_a_number, not_a_whole_number, out_of_range (noise, target, seed).
    """
    noise = real_number("noise", noise, 0.0, MAX_NOISE)
    target = real_number("target_loss", target, MIN_TARGET, MAX_TARGET)
    return _train(noise, target, whole_number("seed", seed, 0, MAX_SEED))


def _train(noise: float, target: float, seed: int) -> Iterator[Progress]:
    rng = np.random.default_rng([seed, 5])

    def draw(count: int, spread: float) -> tuple[np.ndarray, np.ndarray]:
        x = rng.standard_normal((count, INPUTS))
        return x, teacher(x, seed) + spread * rng.standard_normal(count)

    test = draw(TESTS, 0.0)
    probe = draw(NOISE_EXAMPLES, noise)
    guessing = float(np.var(test[1]))
    batches, rates, _ = np.meshgrid(BATCHES, RATES, range(SEEDS), indexing="ij")
    plan = tf.constant(rates.ravel(), tf.float32), tf.constant(batches.ravel(), tf.int32)
    weights = [tf.constant(w, tf.float32) for w in first_weights(seed)]
    sums = [tf.zeros_like(w) for w in weights]
    given = [tf.constant(part, tf.float32) for part in test]
    checks, films, done = check_points(), [], 0
    losses = np.empty((len(checks), len(BATCHES), len(RATES)))
    for at, stop in enumerate(checks):
        while done < stop:
            count = min(CHUNK, int(stop) - done)
            some = [np.zeros((CHUNK, INPUTS)), np.zeros(CHUNK)]
            for room, part in zip(some, draw(count, noise), strict=True):
                room[:count] = part
            read = [tf.constant(part, tf.float32) for part in some]
            where = tf.constant(done), tf.constant(count)
            weights, sums = _read(weights, sums, *read, *where, *plan)  # type: ignore[misc]
            done += count
        found: np.ndarray = _losses(weights, *given).numpy()  # type: ignore[attr-defined]
        measured = found.reshape(rates.shape)
        measured = np.where(np.isfinite(measured), measured, np.inf)
        losses[at] = np.mean(measured, axis=2) / guessing
        films.append([w.numpy() for w in weights])
        if at + 1 < len(checks):
            yield _progress(checks[: at + 1], losses[: at + 1], target)
    yield _finished(checks, losses, target, films, probe)


def _progress(checks, losses, target, course=None, clock=None) -> Progress:
    needed, best = _arrivals(checks, losses, target)
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
        step_seconds=np.full(len(BATCHES), np.nan) if clock is None else clock,
    )


def _finished(checks, losses, target, films, probe) -> Progress:
    needed, best = _arrivals(checks, losses, target)
    course = _noise_course(films, checks, needed, best, probe)
    clock = np.array([step_seconds(batch) for batch in BATCHES])
    return _progress(checks, losses, target, course, clock)


def fewer_steps(batch: int = 512, target: float = 0.05) -> float:
    """Returns how many times fewer steps ``batch`` needs than a batch of 1, with the defaults.

    Raises InputError: unknown_choice where it is none of BATCHES; what ``train`` raises.
    """
    one_of("batch", batch, BATCHES)
    needed = run(target=target).needed
    return float(needed[0] / needed[BATCHES.index(batch)])


def run(noise: float = 0.5, target: float = 0.05, seed: int = 0) -> Progress:
    """Returns the end of ``train``, for whom the way there does not matter.

    Raises InputError: what ``train`` raises.
    """
    *_, last = train(noise, target, seed)
    return last
