"""A solver is a recurrent network: the same RK4 step as a Keras cell and as a compiled loop.

    network   h_t   = f(h_t-1, x_t)      y_t = h_t
    solver    u_k+1 = g(u_k, h, t_k)     the inputs are the length of the step and the time

``Rk4Cell`` is such a cell, ``keras.layers.RNN`` runs it; ``integrate`` runs the same step in its
own loop. Up to rounding they give one orbit.

Step by step the local error of order p + 1 adds up to one of order p: halving the step divides the
error by 2 (Euler) or 16 (RK4). On a log-log picture these are slopes 1 and 4, until rounding or
blow-up ends them.

Array sizes: time (steps + 1); dts; dimensions (3).

Sources: Keras documentation, RNN; Hairer, Nørsett and Wanner (1993), II.3.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.chaos.integrate import METHODS, MIN_DT, Field, field, integrate, rk4_step
from core.chaos.lookup import find, parameter_values, start_checked
from core.chaos.systems import DIMENSIONS, System
from core.checks import Numbers, real_number, whole_number

RNN_STEPS = 4_000  # of the network; one shape for all
EARLY = 1.0  # time; as long as the two orbits are compared before chaos parts them
HALVINGS = 14
FINEST = 4  # times finer than the finest step: the reference's
FEWEST_STEPS = 8  # of the coarsest run
FAR = 10.0  # times the size of the exact end; further away a run has blown up
ROUNDING = 1e-11  # of the size of the state; what thousands of steps add up to


class Rk4Cell(keras.layers.Layer):
    """One RK4 step as a recurrent cell: state h = u, input x = (step, time), no weights."""

    f: Field  # the right-hand side, set by ``network``
    state_size = output_size = DIMENSIONS

    def call(self, inputs, states):
        """Returns y_t = h_t and the state h_t = g(h_t-1, x_t)."""
        u = tuple(tf.unstack(states[0], axis=-1))
        step, time = tf.unstack(inputs, axis=-1)
        h = tf.stack(rk4_step(self.f, u, time, step), axis=-1)
        return h, [h]


@functools.lru_cache(maxsize=16)
def network(system: System) -> Callable[..., Any]:
    """Returns keras.layers.RNN over the cell of this system, compiled."""
    cell = Rk4Cell(dtype="float64")
    cell.f = field(system.equations, system.timed, parameter_values(system))
    layer = keras.layers.RNN(cell, return_sequences=True, dtype="float64")

    @tf.function(jit_compile=True, autograph=False)
    def run(inputs, start):
        return layer(inputs, initial_state=[start])

    return run


@dataclass(frozen=True)
class Same:
    """One orbit computed by the network and by the solver."""

    times: Float[np.ndarray, " time"]
    network: Float[np.ndarray, "time dimensions"]
    solver: Float[np.ndarray, "time dimensions"]
    distance: Float[np.ndarray, " time"]
    largest_early: float  # distance up to t = EARLY or the blow-up, relative to the orbit
    blown_up: float | None  # the first time at which the solver left the floating-point range


@dataclass(frozen=True)
class Errors:
    """Error at the end against the step, for both methods; inf where the run blew up."""

    dts: Float[np.ndarray, " dts"]
    euler: Float[np.ndarray, " dts"]
    rk4: Float[np.ndarray, " dts"]
    euler_slope: float  # fitted where errors are neither large nor rounding
    rk4_slope: float
    rounding: float  # an error below it is not the method's
    time: float
    blown_up: int  # runs that ended beyond FAR times the size of the exact end
    runs: int

    @property
    def rk4_factor(self) -> float:
        """By how much RK4's error falls when its step is halved."""
        return 2.0**self.rk4_slope


def as_network(
    system: str = "lorenz", start: Numbers = (1.0, 1.0, 1.0), dt: float = 0.01, steps: int = 2_000
) -> Same:
    """Returns the orbit by keras.layers.RNN over an Rk4Cell, and by ``integrate``.

    Raises InputError: what ``integrate`` raises; out_of_range (steps, 1 to RNN_STEPS).

    >>> both = as_network(steps=100)
    >>> bool(both.distance.max() < 1e-10)
    True
    """
    steps = whole_number("steps", steps, 1, RNN_STEPS)
    solved = integrate(system, start, dt, steps)
    chosen, u = find(system), start_checked(start)
    h = np.full(RNN_STEPS, float(dt))  # of all, whatever ``steps``: one shape, one compilation
    inputs = tf.constant(np.stack([h, h * np.arange(RNN_STEPS)], axis=1)[None])
    states = network(chosen)(inputs, tf.constant(u[None])).numpy()[0, :steps]
    by_network = np.concatenate([u[None], states])
    distance = np.linalg.norm(by_network - solved.states, axis=1)
    early = distance[: max(1, round(EARLY / dt)) + 1]
    scale = np.linalg.norm(solved.states[: early.size], axis=1)
    largest = float(np.nanmax(early / np.maximum(scale, 1e-12)))
    return Same(solved.times, by_network, solved.states, distance, largest, solved.blown_up)


def _good(errors: np.ndarray, rounding: float) -> np.ndarray:
    """Returns which errors are those of the method: not blown up, and above rounding."""
    return np.flatnonzero(np.isfinite(errors) & (errors > rounding))


def _slope(dts: np.ndarray, errors: np.ndarray, rounding: float) -> float:
    """Returns the slope of the finest five steps whose error is still above rounding."""
    good = _good(errors, rounding)[-5:]
    if good.size < 2:
        return float("nan")
    return float(np.polyfit(np.log(dts[good]), np.log(errors[good]), 1)[0])


def power_law(
    dts: Float[np.ndarray, " dts"], errors: Float[np.ndarray, " dts"], order: int, rounding: float
) -> Float[np.ndarray, " dts"]:
    """Returns the line of slope ``order`` through the error of the finest step above rounding.

    >>> power_law(np.array([0.2, 0.1]), np.array([5.0, 1.0]), 2, rounding=1e-11)
    array([4., 1.])
    """
    good = _good(errors, rounding)
    if good.size == 0:
        return np.full(dts.size, np.nan)
    at = good[-1]
    return errors[at] * (dts / dts[at]) ** order


def step_errors(
    system: str = "lorenz",
    time: float = 1.0,
    halvings: int = HALVINGS,
    parameters: Mapping[str, float] | None = None,
) -> Errors:
    """Returns how far Euler and RK4 end from a much finer RK4, for steps time/8, /16, and so on.

    Raises InputError: unknown_choice, unknown_parameter; not_a_number, not_a_whole_number,
    out_of_range (time, halvings).

    >>> found = step_errors(time=1.0, halvings=12)
    >>> round(found.euler_slope), round(found.rk4_slope)
    (1, 4)
    """
    chosen = find(system)
    time = real_number("time", time, FEWEST_STEPS * MIN_DT, 20.0)
    halvings = whole_number("halvings", halvings, 2, HALVINGS)
    counts = FEWEST_STEPS * 2 ** np.arange(halvings)
    ends: dict[str, list[np.ndarray]] = {}
    for method in METHODS:
        runs = [
            integrate(chosen, chosen.start, time / n, int(n), method, parameters) for n in counts
        ]
        ends[method] = [run.states[-1] for run in runs]
    n = int(counts[-1]) * FINEST
    exact = integrate(chosen, chosen.start, time / n, n, "rk4", parameters).states[-1]
    errors = {m: np.linalg.norm(np.array(end) - exact, axis=1) for m, end in ends.items()}
    scale = float(np.linalg.norm(exact))
    errors = {m: np.where(one < FAR * scale, one, np.inf) for m, one in errors.items()}
    dts = time / counts
    return Errors(
        dts=dts,
        euler=errors["euler"],
        rk4=errors["rk4"],
        euler_slope=_slope(dts, errors["euler"], ROUNDING * scale),
        rk4_slope=_slope(dts, errors["rk4"], ROUNDING * scale),
        rounding=ROUNDING * scale,
        time=time,
        blown_up=sum(int((~(one < FAR * scale)).sum()) for one in errors.values()),
        runs=2 * halvings,
    )
