"""In a free run forecasts become the next inputs; this measures the run's exponent and density.

Every model has a start and a step of one state, so that networks, reservoirs and polynomial maps
run in the same compiled loop, many starts side by side, in float64. The largest exponent of a
rebuilt system is measured like that of the true system: two free runs start a small distance apart
and are put back to that distance again and again; the mean growth of its logarithm is the exponent.

Array sizes: starts; context (points before the start); time; dimensions; bins.

Sources: Benettin, Galgani, Giorgilli and Strelcyn (Meccanica 1980); Pathak et al., Using machine
learning to replicate chaotic attractors and calculate Lyapunov exponents from data (Chaos 2017).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float, Int

from core.array_checks import finite_array
from core.chaos.free_models import Free, advance, begin
from core.checks import Numbers, whole_number

EDGE = 20.0  # standard deviations; a run that reaches it has escaped, and is held there
STICKS = 0.02  # of the truth's variance, in a run's last fifth; a run below it is stuck
NEAR = 1e-7  # distance of the two runs, in standard deviations; far above float64's rounding
RENEW = 5  # steps from one renewal of the distance to the next
MAX_STEPS = 20_000
MAX_CONTEXT = 100_000_000  # numbers


@dataclass(frozen=True)
class Densities:
    """Histograms of each coordinate in truth and in free runs, and their distance."""

    edges: Float[np.ndarray, "dimensions edges"]
    truth: Float[np.ndarray, "dimensions bins"]  # shares of the time, which sum to 1
    rebuilt: Float[np.ndarray, "dimensions bins"]
    distance: float  # share of the time in the wrong bin, mean of all dimensions


@tf.function(jit_compile=True, autograph=False)
def _run(kind, symmetric, window, steps, weights, step, context):
    """Returns the points of free runs, [time, starts, dimensions], standardised."""

    def ahead(at, state, points):
        state, point = advance(kind, symmetric, weights, step, state)
        state = tf.clip_by_value(state, -EDGE, EDGE)
        return at + 1, state, points.write(at, tf.clip_by_value(point, -EDGE, EDGE))

    shape = context.shape[0], context.shape[2]
    points = tf.TensorArray(tf.float64, steps, element_shape=shape)
    first = tf.constant(0), begin(kind, window, weights, context), points
    return tf.while_loop(lambda at, *_: at < steps, ahead, first)[2].stack()


@tf.function(jit_compile=True, autograph=False)
def _growth(kind, symmetric, window, renewals, weights, step, context, nudge):
    """Returns the log growth between renewals, [renewals, starts], and which runs stayed inside.

    A run that has left EDGE has escaped, even if it came back.
    """
    state = begin(kind, window, weights, context)
    axes = list(range(1, len(state.shape)))
    size = lambda states: tf.sqrt(tf.reduce_sum(states**2, axes, keepdims=True))  # noqa: E731

    def ahead(at, state, other, grown, inside):
        for _ in range(RENEW):
            state, _ = advance(kind, symmetric, weights, step, state)
            other, _ = advance(kind, symmetric, weights, step, other)
            inside &= tf.reduce_all(tf.abs(state) < EDGE, axes)
        apart = size(other - state)
        other = state + (other - state) * (NEAR / apart)
        grown = grown.write(at, tf.reshape(tf.math.log(apart / NEAR), [-1]))
        return at + 1, state, other, grown, inside

    nudge = tf.reshape(nudge, state.shape)
    other = state + nudge * (NEAR / size(nudge))
    grown = tf.TensorArray(tf.float64, renewals, element_shape=(context.shape[0],))
    first = tf.constant(0), state, other, grown, tf.ones(context.shape[0], tf.bool)
    *_, grown, inside = tf.while_loop(lambda at, *_: at < renewals, ahead, first)
    return grown.stack(), inside


def _tensors(model: Free, context: Numbers) -> tuple[list[Any], tf.Tensor, tf.Tensor]:
    axes = ("starts", "context", "dimensions")
    given = model.scaled.apply(finite_array("context", context, axes, MAX_CONTEXT))
    weights = [tf.constant(w, tf.float64) for w in model.weights]
    return weights, tf.constant(model.scaled.step, tf.float64), tf.constant(given, tf.float64)


def free_run(
    model: Free, context: Numbers, steps: int
) -> Float[np.ndarray, "starts time dimensions"]:
    """Returns the free run of a model from each start: the first point is one step after the start.

    ``context`` [starts, context, dimensions]: true points up to the start, which comes last. A run
    that leaves EDGE standard deviations is held there; a new shape or ``steps`` compiles anew.

    Raises InputError: what ``finite_array`` raises; not_a_whole_number, out_of_range.
    """
    steps = whole_number("steps", steps, 1, MAX_STEPS)
    points: Any = _run(model.kind, model.symmetric, model.window, steps, *_tensors(model, context))
    return model.scaled.undo(points.numpy().swapaxes(0, 1))


def rebuilt_exponent(model: Free, context: Numbers, dt: float, steps: int, seed: int = 0) -> float:
    """Returns the largest Lyapunov exponent of a model that runs free, 1 / time.

    Each start is followed for ``steps`` steps. The first fifth does not count: in it the difference
    turns into the direction that grows. Runs that escape do not count either: they have left the
    rebuilt system. nan if all runs escape.

    Raises InputError: what ``free_run`` raises.
    """
    steps = whole_number("steps", steps, 10 * RENEW, MAX_STEPS)
    weights, step, given = _tensors(model, context)
    state = begin(model.kind, model.window, weights, given)
    nudge = np.random.default_rng(seed).standard_normal(state.shape)
    renewals = steps // RENEW
    shape = model.kind, model.symmetric, model.window, renewals
    grown, inside = _growth(*shape, weights, step, given, tf.constant(nudge))  # type: ignore[misc]
    stayed = grown.numpy()[renewals // 5 :, inside.numpy()]
    return float(np.mean(stayed) / (RENEW * dt)) if stayed.size else float("nan")


def escaped(
    runs: Float[np.ndarray, "starts time dimensions"], model: Free
) -> Int[np.ndarray, " lost"]:
    """Returns which free runs reached the edge at which they are held, or are not finite."""
    out = ~(np.abs(model.scaled.apply(runs)) < EDGE - 1e-9)
    return np.flatnonzero(out.any(axis=(1, 2)))


def stuck(
    runs: Float[np.ndarray, "starts time dimensions"],
    truth: Float[np.ndarray, "starts time dimensions"],
) -> Int[np.ndarray, " still"]:
    """Returns which free runs hardly move in the last fifth of their time."""
    last = runs[:, -(runs.shape[1] // 5) :]
    moving = last.var(axis=1).sum(axis=1)
    return np.flatnonzero(moving < STICKS * truth.var(axis=(0, 1)).sum())


def densities(
    runs: Float[np.ndarray, "starts time dimensions"],
    truth: Float[np.ndarray, "starts time dimensions"],
    bins: int = 40,
) -> Densities:
    """Returns the histograms of the coordinates in free runs and in truth, in bins over the truth.

    The distance is 1/2 sum |p - q|, the total variation, averaged over the dimensions. Points
    outside the bins are missing from the shares and count as wrong.

    >>> truth = np.linspace(0.0, 1.0, 1000).reshape(1, -1, 1)
    >>> densities(truth, truth).distance, densities(truth + 5.0, truth).distance
    (0.0, 1.0)
    """
    edges = np.linspace(truth.min(axis=(0, 1)), truth.max(axis=(0, 1)), bins + 1, axis=1)
    shares = [
        np.stack([np.histogram(x[..., k], edges[k])[0] / x[..., k].size for k in range(len(edges))])
        for x in (truth, runs)
    ]
    missing = 1.0 - shares[1].sum(axis=1)
    distance = 0.5 * (np.abs(shares[0] - shares[1]).sum(axis=1) + missing)
    return Densities(edges, *shares, distance=float(distance.mean()))
