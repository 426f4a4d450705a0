"""A solver is a recurrent network: one RK4 step, run as a Keras cell and in a compiled loop.

    network   h_t   = f(h_t-1, x_t)      y_t = h_t
    solver    u_k+1 = g(u_k, h, t_k)     the inputs are the length of the step and the time

``Rk4Cell`` is such a cell, and ``keras.layers.RNN`` runs it. ``integrate`` runs the same step in a
loop of its own. Both give the same orbit up to rounding.

One step has an error of order p + 1; all steps together have one of order p. So half the step
divides the error by 2 (Euler) or 16 (RK4). In a log-log picture these are slopes of 1 and 4, except
where rounding outweighs the error or the orbit blows up.

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

RNN_STEPS = 4_000  # of the network, whatever is asked for: one shape compiles once
EARLY = 1.0  # time up to which the two orbits are compared, before chaos separates them
HALVINGS = 14  # steps of different length, each half as long as the one before
FINEST = 4  # the reference's step is so many times finer than the finest one
FEWEST_STEPS = 8  # of the coarsest run
FAR = 10.0  # times the size of the exact end; a run that ends further away has blown up
ROUNDING = 1e-11  # of the size of the state; the rounding of thousands of steps


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
    """Returns keras.layers.RNN with the cell of this system, compiled."""
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
    """Error at the end against the step, by both methods; inf where the run blew up."""

    dts: Float[np.ndarray, " dts"]
    euler: Float[np.ndarray, " dts"]
    rk4: Float[np.ndarray, " dts"]
    euler_slope: float  # fitted to the finest five errors above rounding
    rk4_slope: float
    rounding: float  # an error below it is not that of the method
    time: float
    blown_up: int  # runs that ended beyond FAR times the size of the exact end
    runs: int

    @property
    def rk4_factor(self) -> float:
        """The factor by which RK4's error falls with half the step."""
        return 2.0**self.rk4_slope


def as_network(
    system: str = "lorenz", start: Numbers = (1.0, 1.0, 1.0), dt: float = 0.01, steps: int = 2_000
) -> Same:
    """Returns the orbit by keras.layers.RNN with an Rk4Cell, and by ``integrate``.

    Raises InputError: what ``integrate`` raises; out_of_range (steps, 1 to RNN_STEPS).

    >>> both = as_network(steps=100)
    >>> bool(both.distance.max() < 1e-10)
    True
    """
    steps = whole_number("steps", steps, 1, RNN_STEPS)
    solved = integrate(system, start, dt, steps)
    chosen, u = find(system), start_checked(start)
    h = np.full(RNN_STEPS, float(dt))
    inputs = tf.constant(np.stack([h, h * np.arange(RNN_STEPS)], axis=1)[None])
    states = network(chosen)(inputs, tf.constant(u[None])).numpy()[0, :steps]
    by_network = np.concatenate([u[None], states])
    distance = np.linalg.norm(by_network - solved.states, axis=1)
    early = distance[: max(1, round(EARLY / dt)) + 1]
    scale = np.linalg.norm(solved.states[: early.size], axis=1)
    largest = float(np.nanmax(early / np.maximum(scale, 1e-12)))
    return Same(solved.times, by_network, solved.states, distance, largest, solved.blown_up)


def _of_method(errors: np.ndarray, rounding: float) -> np.ndarray:
    """Returns the indices of the errors that are the method's: not blown up and above rounding."""
    return np.flatnonzero(np.isfinite(errors) & (errors > rounding))


def _slope(dts: np.ndarray, errors: np.ndarray, rounding: float) -> float:
    """Returns the log-log slope of the finest five steps whose error is above rounding."""
    good = _of_method(errors, rounding)[-5:]
    if good.size < 2:
        return float("nan")
    return float(np.polyfit(np.log(dts[good]), np.log(errors[good]), 1)[0])


def power_law(
    dts: Float[np.ndarray, " dts"], errors: Float[np.ndarray, " dts"], order: int, rounding: float
) -> Float[np.ndarray, " dts"]:
    """Returns the power law of this order through the finest error above rounding.

    >>> power_law(np.array([0.2, 0.1]), np.array([5.0, 1.0]), 2, rounding=1e-11)
    array([4., 1.])
    """
    good = _of_method(errors, rounding)
    if good.size == 0:
        return np.full(dts.size, np.nan)
    at = good[-1]
    return errors[at] * (dts / dts[at]) ** order


def _end(
    system: System, time: float, steps: int, method: str, parameters: Mapping[str, float] | None
) -> Float[np.ndarray, " dimensions"]:
    """Returns the state at ``time`` that a method reaches in so many steps."""
    return integrate(system, system.start, time / steps, steps, method, parameters).states[-1]


def step_errors(
    system: str = "lorenz",
    time: float = 1.0,
    halvings: int = HALVINGS,
    parameters: Mapping[str, float] | None = None,
) -> Errors:
    """Returns the errors of Euler and RK4 for the steps time/8, time/16 and so on.

    An error is the distance, at ``time``, from the end of an RK4 run with a much finer step.

    Raises InputError: unknown_choice, unknown_parameter; not_a_number, not_a_whole_number,
    out_of_range (time, halvings).

    >>> lorenz = step_errors(time=1.0, halvings=12)
    >>> round(lorenz.euler_slope), round(lorenz.rk4_slope)
    (1, 4)
    """
    chosen = find(system)
    time = real_number("time", time, FEWEST_STEPS * MIN_DT, 20.0)
    halvings = whole_number("halvings", halvings, 2, HALVINGS)
    counts = FEWEST_STEPS * 2 ** np.arange(halvings)
    ends = {
        method: np.array([_end(chosen, time, int(n), method, parameters) for n in counts])
        for method in METHODS
    }
    exact = _end(chosen, time, int(counts[-1]) * FINEST, "rk4", parameters)
    scale, dts = float(np.linalg.norm(exact)), time / counts
    distances = {method: np.linalg.norm(end - exact, axis=1) for method, end in ends.items()}
    errors = {m: np.where(error < FAR * scale, error, np.inf) for m, error in distances.items()}
    return Errors(
        dts=dts,
        euler=errors["euler"],
        rk4=errors["rk4"],
        euler_slope=_slope(dts, errors["euler"], ROUNDING * scale),
        rk4_slope=_slope(dts, errors["rk4"], ROUNDING * scale),
        rounding=ROUNDING * scale,
        time=time,
        blown_up=sum(int(np.isinf(error).sum()) for error in errors.values()),
        runs=2 * halvings,
    )
