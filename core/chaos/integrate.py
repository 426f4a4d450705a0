"""Solving an equation step by step is running a recurrent network: u_k+1 = g(u_k).

One step of length h of du/dt = f(u, t):

    Euler    g(u) = u + h f(u, t)
    RK4      k1 = f(u, t),  k2 = f(u + h/2 k1, t + h/2),  k3 = f(u + h/2 k2, t + h/2),
             k4 = f(u + h k3, t + h),  g(u) = u + h/6 (k1 + 2 k2 + 2 k3 + k4)

All numbers are float64. Each right-hand side is compiled once, with its loop; all of the learner's
own share one that reads their instructions. The start, the step, the parameters and the number of
steps may change without a new compilation, because a long orbit is made of blocks of one size.

Array sizes: time (steps + 1); frames (states of a cloud that are kept); starts; dimensions (3).

Source: Hairer, Nørsett and Wanner, Solving Ordinary Differential Equations I (1993), II.1.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.chaos import interpreter
from core.chaos.lookup import find, parameter_values, start_checked, starts_checked
from core.chaos.own_system import check_start
from core.chaos.systems import Equations, Part, System
from core.checks import Numbers, one_of, real_number, whole_number
from core.errors import InputError

BLOCK = 100_000  # steps of one compiled call
MAX_STEPS = 10_000_000  # 240 MB of states
MAX_WORK = 500_000_000  # steps times starts of a cloud; some seconds
MAX_KEPT = 20_000_000  # states of a cloud that are kept
MIN_DT, MAX_DT = 1e-9, 10.0  # time; beyond it no system here can be followed
COMPILED = 128  # right-hand sides that stay compiled; XLA would keep two copies of a dropped one
RATES_A_STEP = 4  # of RK4

State = tuple[Part, ...]  # x, y, z; Lyapunov exponents need small differences after them
Field = Callable[[State, Part], State]  # the right-hand side f(u, t)


@dataclass(frozen=True)
class Orbit:
    """One solution; from a blow-up on its states are nan."""

    states: Float[np.ndarray, "time dimensions"]
    times: Float[np.ndarray, " time"]
    blown_up: float | None  # the first time at which a number left the floating-point range


@dataclass(frozen=True)
class Cloud:
    """Many solutions, at every so many steps; from a blow-up on the states of an orbit are nan."""

    states: Float[np.ndarray, "frames starts dimensions"]
    times: Float[np.ndarray, " frames"]


def euler_step(f: Field, u: State, t: Part, h: Part) -> State:
    """Returns u + h f(u, t).

    >>> euler_step(lambda u, t: (u[1], -u[0], 0.0), (1.0, 0.0, 0.0), 0.0, 0.5)
    (1.0, -0.5, 0.0)
    """
    return tuple(a + h * k for a, k in zip(u, f(u, t), strict=True))


def rk4_step(f: Field, u: State, t: Part, h: Part) -> State:
    """Returns the classical Runge-Kutta step of fourth order.

    >>> x, *_ = rk4_step(lambda u, t: (u[0], 0.0, 0.0), (1.0, 0.0, 0.0), 0.0, 0.5)
    >>> x == 1 + 1 / 2 + 1 / 8 + 1 / 48 + 1 / 384  # e^h up to h^4
    True
    """

    def ahead(share: Any, k: State) -> State:
        return tuple(a + share * h * b for a, b in zip(u, k, strict=True))

    k1 = f(u, t)
    k2 = f(ahead(0.5, k1), t + 0.5 * h)
    k3 = f(ahead(0.5, k2), t + 0.5 * h)
    k4 = f(ahead(1.0, k3), t + h)
    return tuple(
        a + h / 6 * (a1 + 2 * a2 + 2 * a3 + a4)
        for a, a1, a2, a3, a4 in zip(u, k1, k2, k3, k4, strict=True)
    )


METHODS: dict[str, Callable[[Field, State, Part, Part], State]] = {
    "rk4": rk4_step,
    "euler": euler_step,
}


def field(equations: Equations, timed: bool, parameters: Sequence[Part]) -> Field:
    """Returns f(u, t), the equations with these parameters.

    >>> field(find("lorenz").equations, False, (10.0, 28.0, 2.0))((1.0, 2.0, 3.0), 0.0)
    (10.0, 23.0, -4.0)
    """
    return lambda u, t: equations(*u, *((t,) if timed else ()), *parameters)


@functools.lru_cache(maxsize=COMPILED)
def orbit_block(equations: Equations, timed: bool, method: str) -> Callable[..., Any]:
    """Returns the compiled loop of one right-hand side, up to BLOCK steps from one start."""
    return _orbit_loop(lambda numbers: field(equations, timed, tf.unstack(numbers)), method)


@functools.lru_cache(maxsize=len(METHODS))
def program_block(method: str) -> Callable[..., Any]:
    """Returns the same loop for all programs of ``interpreter``, which are its parameters."""
    return _orbit_loop(lambda program: lambda u, t: interpreter.rates(program, u, t), method)


def _orbit_loop(field_of: Callable[[Any], Field], method: str) -> Callable[..., Any]:
    step = METHODS[method]

    @tf.function(jit_compile=True, autograph=False)
    def block(start, first, h, parameters, steps):
        """Returns the last state and the states after each step, [BLOCK, 3]."""
        f = field_of(parameters)

        def advance(at, *loop):
            *u, states = loop
            t = tf.cast(first + at, h.dtype) * h
            u = step(f, tuple(u), t, h)
            return at + 1, *u, tf.tensor_scatter_nd_update(states, [[at]], [tf.stack(u)])

        states = tf.zeros((BLOCK, 3), tf.float64)
        begin = (tf.constant(0), *tf.unstack(start), states)
        _, *u, states = tf.while_loop(lambda at, *_: at < steps, advance, begin)
        return tf.stack(u), states

    return block


@functools.lru_cache(maxsize=COMPILED)
def cloud_block(equations: Equations, timed: bool, method: str) -> Callable[..., Any]:
    """Returns the compiled loop of one right-hand side for many starts; it keeps the end only."""
    step = METHODS[method]

    @tf.function(jit_compile=True, autograph=False)
    def block(starts, first, h, parameters, steps):
        """Returns the states after ``steps`` steps; parameters are [parameters, starts or 1]."""
        f = field(equations, timed, tf.unstack(parameters))

        def advance(at, *u):
            return at + 1, *step(f, u, tf.cast(first + at, h.dtype) * h, h)

        begin = (tf.constant(0), *tf.unstack(starts, axis=1))
        _, *u = tf.while_loop(lambda at, *_: at < steps, advance, begin)
        return tf.stack(u, axis=1)

    return block


def _check_work(program: interpreter.Program, steps: int) -> None:
    """Raises InputError if an orbit of own equations would hold a processor for too long."""
    work = steps * RATES_A_STEP * program.count
    if work > interpreter.MAX_WORK:
        most = interpreter.MAX_WORK // (RATES_A_STEP * program.count)
        raise InputError("equations_work", parts=program.count, given=steps, maximum=most)


def integrate(
    system: System | str,
    start: Numbers,
    dt: float,
    steps: int,
    method: str = "rk4",
    parameters: Mapping[str, float] | None = None,
) -> Orbit:
    """Returns the orbit from ``start`` over ``steps`` steps of length ``dt``.

    ``method``: a key of METHODS; ``parameters``: symbol -> number, others keep their defaults.

    Raises InputError: unknown_choice, unknown_parameter; not_a_number,
    not_a_whole_number, out_of_range (dt, steps, parameter); equations_work, for own equations of
    many parts over many steps; equation_undefined, for own equations without a value at the
    start; what ``lookup.start_checked`` raises.

    >>> orbit = integrate("lorenz", (1, 1, 1), dt=0.01, steps=2)
    >>> orbit.times.tolist(), orbit.states[1].round(6).tolist()
    ([0.0, 0.01, 0.02], [1.012567, 1.259918, 0.984891])
    """
    system, method = find(system), one_of("method", method, METHODS)
    numbers = parameter_values(system, parameters)
    u = start_checked(start)
    h = real_number("dt", dt, MIN_DT, MAX_DT)
    steps = whole_number("steps", steps, 0, MAX_STEPS)
    if system.program:
        _check_work(system.program, steps)
        check_start(system.name, u.tolist(), numbers)
        block, values = program_block(method), system.program.tensors(numbers)
    else:
        block = orbit_block(system.equations, system.timed, method)
        values = tf.constant(numbers, tf.float64)
    pieces, state = [u[None]], tf.constant(u)
    for first in range(0, steps, BLOCK):
        count = min(BLOCK, steps - first)
        state, states = block(
            state, tf.constant(first), tf.constant(h, tf.float64), values, tf.constant(count)
        )
        pieces.append(states.numpy()[:count])
    states, times = np.concatenate(pieces), h * np.arange(steps + 1)
    overflow = ~np.isfinite(states).all(axis=1)
    at = int(np.argmax(overflow)) if overflow.any() else None
    if at is not None:
        states[at:] = np.nan
    return Orbit(states, times, None if at is None else float(times[at]))


def cloud(
    system: System | str,
    starts: Numbers,
    dt: float,
    steps: int,
    every: int | None = None,
    method: str = "rk4",
    parameters: Mapping[str, float] | None = None,
) -> Cloud:
    """Returns the orbits of many starts, integrated as one batch.

    ``every``: steps between two frames that are kept, of which the start is the first; None keeps
    start and end. Steps after the last full frame are not done.

    Raises InputError: what ``integrate`` raises; out_of_range (every); too_much_work,
    too_many_kept.

    >>> pair = cloud("lorenz", [[1, 1, 1], [2, 2, 2]], dt=0.01, steps=20, every=10)
    >>> pair.states.shape, pair.times.tolist()
    ((3, 2, 3), [0.0, 0.1, 0.2])
    """
    system, method = find(system), one_of("method", method, METHODS)
    values = tf.constant(parameter_values(system, parameters), tf.float64)[:, None]
    u = starts_checked(starts)
    h = real_number("dt", dt, MIN_DT, MAX_DT)
    steps = whole_number("steps", steps, 0, MAX_STEPS)
    every = whole_number("every", steps or 1 if every is None else every, 1, MAX_STEPS)
    frames = steps // every
    work, kept = steps * len(u), frames * len(u)
    if work > MAX_WORK:
        raise InputError("too_much_work", given=work, maximum=MAX_WORK)
    if kept > MAX_KEPT:
        raise InputError("too_many_kept", given=kept, maximum=MAX_KEPT)
    block = cloud_block(system.equations, system.timed, method)
    film, state = [u], tf.constant(u)
    for frame in range(frames):
        first = tf.constant(frame * every)
        state = block(state, first, tf.constant(h, tf.float64), values, tf.constant(every))
        film.append(state.numpy())
    states = np.stack(film)
    states[np.maximum.accumulate(~np.isfinite(states).all(axis=2), axis=0)] = np.nan
    return Cloud(states, h * every * np.arange(frames + 1))
