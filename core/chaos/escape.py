"""A wrong sign lets every orbit escape, and a coarse step hides it: the orbit looks bounded.

With + 0.65 x^2, as the tutorial prints it, every orbit of the three-scroll system runs away within
one unit of time. RK4 with a step of 5e-4 instead shows a bounded cycle whose size is in the
thousands: far from the origin the step is too long, and its error bends the orbit back. Halving the
step shows that this is false: a result that depends on the step comes from the step, not from the
equations.

The reference is RK4 with a step that shrinks as the speed grows: no step moves the orbit by more
than SHARE of its distance from the origin (dt = SHARE |u| / |f(u)|).

Array sizes: points (of the fixed step), halved, careful (of the reference); dimensions (3).

Source: Hairer, Nørsett and Wanner, Solving Ordinary Differential Equations I (1993), II.4.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.chaos.integrate import MAX_DT, MIN_DT, field, integrate, rk4_step
from core.chaos.lookup import find, parameter_values, start_checked
from core.chaos.systems import Equations
from core.checks import Numbers, real_number

# Defaults of settings that several functions here have.
START = (1.0, 1.0, 1.0)

SHARE = 0.01  # of |u|, by which one step of the reference may move the orbit
FAR = 1e6  # |u|; an orbit beyond it has escaped
LONGEST_STEP = 2e-5  # time, of the reference
BETWEEN = 400  # steps of the reference between two points that are kept
LONGEST = 1.5  # time that an orbit is followed
FINAL = 1e3  # the growth rate is measured while |u| grows by this factor, up to FAR
AXIS_TIME = 3.5  # by then z has grown by a factor of some hundreds
KEPT = 1_500  # points of a run that are kept
MAX_TIME = KEPT * BETWEEN * LONGEST_STEP  # 12; the steps of the reference reach no further


@dataclass(frozen=True)
class Escape:
    """|u| by one fixed step, by half of it, and by the reference."""

    times: Float[np.ndarray, " points"]
    sizes: Float[np.ndarray, " points"]  # with the full step
    halved_times: Float[np.ndarray, " halved"]
    halved_sizes: Float[np.ndarray, " halved"]
    true_times: Float[np.ndarray, " careful"]
    true_sizes: Float[np.ndarray, " careful"]
    escape_time: float | None  # when the reference passes FAR
    largest: float  # of the fixed-step run
    halved_largest: float
    growth: float | None  # rate of |u|, see ``growth_rate``; None: no escape


@dataclass(frozen=True)
class Axis:
    """The orbit from (0, 0, 1), which never leaves the z-axis."""

    rate: float  # of its growth, 1 / time
    leaves: float  # time at which it passes ``top``
    top: float  # highest z of the attractor


@functools.lru_cache(maxsize=16)
def adaptive_block(equations: Equations, timed: bool) -> Callable[..., Any]:
    """Returns the compiled loop of one right-hand side, with a step that follows the speed.

    h = share max(|u|, 1) / |f(u, t)|, and LONGEST_STEP at most.
    """

    @tf.function(jit_compile=True, autograph=False)
    def block(state, parameters, share, time):
        """``state`` is x, y, z, t; returns the states, [KEPT + 1, 4], and how many are valid."""
        f = field(equations, timed, tf.unstack(parameters))

        def is_going(x, y, z, t):
            return (t < time) & (x * x + y * y + z * z <= FAR * FAR)

        def step(at, x, y, z, t):
            rates = f((x, y, z), t)
            speed = tf.sqrt(sum(rate * rate for rate in rates))
            size = tf.sqrt(x * x + y * y + z * z)
            h = tf.minimum(share * tf.maximum(size, 1.0) / tf.maximum(speed, 1e-12), LONGEST_STEP)
            h = tf.minimum(h, time - t)
            return at + 1, *rk4_step(f, (x, y, z), t, h), t + h

        def keep(at, points, *u):
            _, *u = tf.while_loop(
                lambda done, *u: (done < BETWEEN) & is_going(*u), step, (tf.constant(0), *u)
            )
            return at + 1, tf.tensor_scatter_nd_update(points, [[at]], [tf.stack(u)]), *u

        points = tf.tensor_scatter_nd_update(tf.zeros((KEPT + 1, 4), tf.float64), [[0]], [state])
        count, points, *_ = tf.while_loop(
            lambda at, points, *u: (at <= KEPT) & is_going(*u),
            keep,
            (tf.constant(1), points, *tf.unstack(state)),
        )
        return points, count

    return block


def reference(
    system: str = "three_scroll_printed",
    start: Numbers = START,
    time: float = LONGEST,
    share: float = SHARE,
    parameters: Mapping[str, float] | None = None,
) -> tuple[Float[np.ndarray, " points"], Float[np.ndarray, "points dimensions"]]:
    """Returns times and states of the orbit, solved with a step that follows the speed.

    It ends at ``time``, where the orbit passes FAR, or after KEPT * BETWEEN steps; a smaller
    ``share`` needs more steps. Raises InputError: what ``lookup`` raises; not_a_number,
    out_of_range (time, share).

    >>> times, states = reference()
    >>> bool(times[-1] < 1.0), bool(np.linalg.norm(states[-1]) > 1e6)
    (True, True)
    """
    time = real_number("time", time, MIN_DT, MAX_TIME)
    share = real_number("share", share, 1e-5, 0.1)
    chosen = find(system)
    values = tf.constant(parameter_values(chosen, parameters), tf.float64)
    state = tf.constant([*start_checked(start), 0.0], tf.float64)
    limits = tf.constant(share, tf.float64), tf.constant(time, tf.float64)
    points, count = adaptive_block(chosen.equations, chosen.timed)(state, values, *limits)
    kept = points.numpy()[: int(count)]
    return kept[:, 3], kept[:, :3]


def escape_time(
    system: str, start: Numbers, parameters: Mapping[str, float] | None = None
) -> float | None:
    """Returns the time at which the reference passes FAR; None: not within LONGEST.

    Raises InputError: what ``reference`` raises.

    >>> escape_time("three_scroll", (1.0, 0.0, 0.0))
    >>> 0.4 < escape_time("three_scroll_printed", (1.0, 0.0, 0.0)) < 1.0
    True
    """
    times, states = reference(system, start, parameters=parameters)
    return float(times[-1]) if np.linalg.norm(states[-1]) > FAR else None


def along_axis(parameters: Mapping[str, float] | None = None) -> Axis:
    """Returns how fast the three-scroll system's orbit from (0, 0, 1) goes up the z-axis.

    On the axis dz/dt = c z, whatever the sign of e. Raises InputError: what ``integrate`` raises.

    >>> up = along_axis()
    >>> round(up.rate, 3), round(up.leaves, 2)
    (1.833, 2.98)
    """
    chosen = find("three_scroll")
    steps = round(AXIS_TIME / chosen.dt)
    up = integrate(chosen, (0.0, 0.0, 1.0), chosen.dt, steps, parameters=parameters)
    z, top = up.states[:, 2], chosen.box[2][1]
    rate = float(np.log(z[-1]) / up.times[-1])
    above = up.times[z > top]
    return Axis(rate, float(above[0]) if above.size else float("inf"), top)


def growth_rate(
    times: Float[np.ndarray, " careful"], sizes: Float[np.ndarray, " careful"]
) -> float | None:
    """Returns the slope of ln |u| against time for |u| above FAR / FINAL, 1 / time.

    None: the orbit did not pass FAR, or has less than two points there.

    >>> times = np.arange(8.0)
    >>> round(growth_rate(times, np.exp(2 * times)), 6), growth_rate(times, times)
    (2.0, None)
    """
    last = sizes > FAR / FINAL
    if sizes[-1] <= FAR or last.sum() < 2:
        return None
    return float(np.polyfit(times[last], np.log(sizes[last]), 1)[0])


def _thinned(times: np.ndarray, states: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Returns up to KEPT times, evenly spread, and |u| at them, where it is below 1e12."""
    kept = np.unique(np.linspace(0, len(times) - 1, KEPT).astype(int))
    sizes = np.linalg.norm(states[kept], axis=1)
    good = np.isfinite(sizes) & (sizes < 1e12)
    return times[kept][good], sizes[good]


def escape(
    start: Numbers = START,
    dt: float = 5e-4,
    e: float = -0.65,
    time: float = LONGEST,
) -> Escape:
    """Returns |u| of the three-scroll system with the parameter ``e``, by three solvers.

    ``e``: -0.65 is as the tutorial prints it, 0.65 as published.

    Raises InputError: what ``integrate`` raises; out_of_range (dt, time).

    >>> printed = escape()
    >>> printed.escape_time is not None, printed.largest < 2e4, round(printed.growth, 1)
    (True, True, 27.5)
    """
    dt = real_number("dt", dt, 1e-6, MAX_DT)
    time = real_number("time", time, MIN_DT, MAX_TIME)
    changed, plan = {"e": e}, ("three_scroll", start)
    once = integrate(*plan, dt, round(time / dt), parameters=changed)
    halved = integrate(*plan, dt / 2, round(2 * time / dt), parameters=changed)
    times, states = reference(*plan, time=time, parameters=changed)
    sizes = np.linalg.norm(states, axis=1)
    return Escape(
        *_thinned(once.times, once.states),
        *_thinned(halved.times, halved.states),
        *_thinned(times, states),
        escape_time=float(times[-1]) if sizes[-1] > FAR else None,
        largest=float(np.nanmax(np.linalg.norm(once.states, axis=1))),
        halved_largest=float(np.nanmax(np.linalg.norm(halved.states, axis=1))),
        growth=growth_rate(times, sizes),
    )
