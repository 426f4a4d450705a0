"""Lyapunov exponents are the mean growth rates of small differences between two orbits.

A small difference v obeys dv/dt = J(u) v with the Jacobian J of the right-hand side. The orbit
carries three differences along, by the same RK4 step, and they are made orthonormal after every
step (Gram and Schmidt, the Q of QR). The summed logarithms of their lengths, divided by the time,
are the exponents. TensorFlow's differentiation gives J. The sum of the exponents is the mean
divergence, trace J.

Kaplan and Yorke: dimension = k + (l_1 + ... + l_k) / |l_k+1| with the largest k for which the sum
is not negative.

Array sizes: exponents (1 or 3); frames; starts.

Sources: Benettin, Galgani, Giorgilli and Strelcyn (Meccanica 1980); Kaplan and Yorke (1979).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.chaos.integrate import COMPILED, MAX_DT, MIN_DT, Field, field, rk4_step
from core.chaos.lookup import find, parameter_values
from core.chaos.systems import DIMENSIONS, Equations, Part, System
from core.checks import real_number, whole_number
from core.seeds import MAX_SEED

STEPS = 20_000  # of each start, after the transient
SPECTRUM_STEPS = 100_000  # of each start: 50 time units of the tutorial's system
STARTS = 64  # orbits of one batch; their spread gives the standard error
MAX_STEPS, MAX_STARTS = 2_000_000, 1_000
FRAMES = 100  # of the history
SCATTER = 0.1  # of the edges of the box: standard deviation of the starts


@dataclass(frozen=True)
class Spectrum:
    """All exponents of a system, 1 / time, and the numbers that check them."""

    system: str
    exponents: Float[np.ndarray, " exponents"]
    errors: Float[np.ndarray, " exponents"]  # standard errors, from the spread over the starts
    divergence: float  # mean trace of the Jacobian, to which the exponents have to sum up
    dimension: float  # Kaplan and Yorke; nan where an orbit blew up
    times: Float[np.ndarray, " frames"]  # end of each frame
    running: Float[np.ndarray, "frames exponents"]  # averages from the first frame on

    @property
    def imbalance(self) -> float:
        """The distance of the exponents' sum from the divergence, an error of the step."""
        return float(abs(self.exponents.sum() - self.divergence))


def kaplan_yorke(exponents: Sequence[float] | Float[np.ndarray, " exponents"]) -> float:
    """Returns the dimension k + (l_1 + ... + l_k) / |l_k+1|, of exponents in falling order.

    It is nan if one of them is nan.

    >>> round(kaplan_yorke([0.9056, 0.0, -14.5723]), 3), kaplan_yorke([-1.0, -2.0])
    (2.062, 0.0)
    """
    sums = np.cumsum(exponents)
    if np.isnan(sums).any():
        return float("nan")
    k = int((sums >= 0).sum())
    if k in (0, len(sums)):
        return float(k)
    return float(k + sums[k - 1] / abs(exponents[k]))


def tangent_field(
    equations: Equations, timed: bool, parameters: Sequence[Part], directions: int
) -> Field:
    """Returns the right-hand side of the orbit and of so many differences, dv/dt = J(u) v."""
    f = field(equations, timed, parameters)

    def together(state, t):
        u = state[:DIMENSIONS]
        rates = [tf.convert_to_tensor(rate, tf.float64) + 0.0 * u[0] for rate in f(u, t)]
        rows = [tf.gradients(rate, u, unconnected_gradients="zero") for rate in rates]
        grown = list(rates)
        for at in range(directions):
            v = state[DIMENSIONS * (at + 1) : DIMENSIONS * (at + 2)]
            grown += [sum(a * b for a, b in zip(row, v, strict=True)) for row in rows]
        return tuple(grown)

    return together


def orthonormal(vectors: list[tuple[Part, ...]]) -> tuple[list[tuple[Part, ...]], list[Part]]:
    """Returns the vectors made orthonormal, and the logarithms of their lengths before that."""
    units, logs = [], []
    for vector in vectors:
        for unit in units:
            projection = sum(a * b for a, b in zip(vector, unit, strict=True))
            vector = tuple(a - projection * b for a, b in zip(vector, unit, strict=True))
        length = tf.sqrt(sum(a * a for a in vector))
        units.append(tuple(a / length for a in vector))
        logs.append(tf.math.log(length))
    return units, logs


def divergence(f: Field, u: tuple[Part, ...], t: Part) -> Part:
    """Returns the trace of the Jacobian."""
    rates = [tf.convert_to_tensor(rate, tf.float64) + 0.0 * u[0] for rate in f(u, t)]
    return sum(
        tf.gradients(rate, [part], unconnected_gradients="zero")[0]
        for rate, part in zip(rates, u, strict=True)
    )


@functools.lru_cache(maxsize=COMPILED)
def _block(equations: Equations, timed: bool, directions: int) -> Callable[..., Any]:
    """Returns the compiled loop over ``steps`` steps of all orbits and their differences."""

    @tf.function(jit_compile=True, autograph=False)
    def block(state, first, h, parameters, steps):
        """Returns the state, [3 + 3 directions, starts], and the sums of growth and divergence."""
        values = tf.unstack(parameters)
        f = tangent_field(equations, timed, values, directions)
        orbit_field = field(equations, timed, values)

        def advance(at, state, sums):
            t = tf.cast(first + at, tf.float64) * h
            parts = tuple(tf.unstack(state))
            trace = divergence(orbit_field, parts[:DIMENSIONS], t)
            parts = rk4_step(f, parts, t, h)
            vectors = [parts[i : i + DIMENSIONS] for i in range(DIMENSIONS, len(parts), DIMENSIONS)]
            vectors, logs = orthonormal(vectors)
            flat = [part for vector in vectors for part in vector]
            return at + 1, tf.stack([*parts[:DIMENSIONS], *flat]), sums + tf.stack([*logs, trace])

        sums = tf.zeros((directions + 1, state.shape[1]), tf.float64)
        begin = (tf.constant(0), state, sums)
        return tf.while_loop(lambda at, *_: at < steps, advance, begin)[1:]

    return block


def _begin(system: System, starts: int, directions: int, seed: int) -> np.ndarray:
    """Returns starts around the system's own with unit differences, [3 + 3 directions, starts]."""
    low, high = np.array(system.box).T
    noise = np.random.default_rng(seed).standard_normal((starts, DIMENSIONS))
    begin = np.array(system.start) + SCATTER * (high - low) * noise
    unit = np.repeat(np.eye(DIMENSIONS)[:directions].reshape(-1, 1), starts, axis=1)
    return np.concatenate([begin.T, unit])


def _measure(
    system: System | str,
    directions: int,
    dt: float | None,
    steps: int,
    transient: int | None,
    starts: int,
    seed: int,
    parameters: Mapping[str, float] | None,
) -> Spectrum:
    """Returns the exponents of the first one or three differences; arguments as ``spectrum``."""
    system = find(system)
    values = tf.constant(parameter_values(system, parameters), tf.float64)[:, None]
    h = real_number("dt", system.dt if dt is None else dt, MIN_DT, MAX_DT)
    steps = whole_number("steps", steps, FRAMES, MAX_STEPS)
    transient = whole_number("transient", steps // 2 if transient is None else transient, 0, steps)
    starts = whole_number("starts", starts, 2, MAX_STARTS)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    block = _block(system.equations, system.timed, directions)
    state, step = tf.constant(_begin(system, starts, directions, seed)), tf.constant(h, tf.float64)
    state, _ = block(state, tf.constant(0), step, values, tf.constant(transient))
    frame, grown = steps // FRAMES, []
    for at in range(FRAMES):
        first = tf.constant(transient + at * frame)
        state, sums = block(state, first, step, values, tf.constant(frame))
        grown.append(sums.numpy())
    rates = np.array(grown)  # [FRAMES, directions + 1, starts]
    logs, traces = rates[:, :-1] / (frame * h), rates[:, -1] / frame
    each = logs.mean(axis=0)
    exponents = each.mean(axis=1)
    return Spectrum(
        system=system.name,
        exponents=exponents,
        errors=each.std(axis=1, ddof=1) / np.sqrt(starts),
        divergence=float(traces.mean()),
        dimension=kaplan_yorke(exponents),
        times=h * (transient + frame * np.arange(1, FRAMES + 1)),
        running=np.cumsum(logs.mean(axis=2), axis=0) / np.arange(1, FRAMES + 1)[:, None],
    )


def spectrum(
    system: System | str = "three_scroll",
    dt: float | None = None,
    steps: int = SPECTRUM_STEPS,
    transient: int | None = None,
    starts: int = STARTS,
    seed: int = 0,
    parameters: Mapping[str, float] | None = None,
) -> Spectrum:
    """Returns the three exponents, averaged over ``starts`` orbits of ``steps`` steps each.

    ``dt``: None is the system's own step; ``transient``: steps that come before and are left out of
    the average, None is half of ``steps``. If an orbit blows up the exponents are nan.

    Raises InputError: unknown_choice, unknown_parameter; not_a_number, not_a_whole_number,
    out_of_range (dt, steps, transient, starts, seed, parameter).

    >>> lorenz = spectrum("lorenz", steps=2000, starts=32)
    >>> bool(abs(lorenz.exponents.sum() - lorenz.divergence) < 1e-3), round(lorenz.divergence, 4)
    (True, -13.6667)
    """
    return _measure(system, DIMENSIONS, dt, steps, transient, starts, seed, parameters)


def largest_exponent(
    system: System | str,
    dt: float | None = None,
    steps: int = STEPS,
    transient: int | None = None,
    starts: int = STARTS,
    seed: int = 0,
    parameters: Mapping[str, float] | None = None,
) -> float:
    """Returns the largest exponent, 1 / time; arguments as ``spectrum``.

    Raises InputError: what ``spectrum`` raises.

    >>> 0.85 < largest_exponent("lorenz", steps=5000) < 0.95
    True
    """
    first = _measure(system, 1, dt, steps, transient, starts, seed, parameters)
    return float(first.exponents[0])
