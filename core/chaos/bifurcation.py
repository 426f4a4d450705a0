"""The route to chaos: how an attractor changes while one parameter changes.

Several hundred values of the parameter have one orbit each; all are followed in one batch. After a
transient the maxima of z are kept: a cycle has a few of them, chaos has a band. Each orbit carries
one small difference along. The mean growth rate of the difference is the largest Lyapunov exponent,
which is positive where the band is.

Array sizes: values (of the parameter); points (maxima, of all values together); parameters; time.

Sources: Lorenz (J. Atmos. Sci. 1963; the maxima of z); Feigenbaum (J. Stat. Phys. 1978).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.chaos.integrate import COMPILED, MAX_DT, MIN_DT, rk4_step
from core.chaos.lookup import MAX_PARAMETER, find, parameter_values
from core.chaos.lyapunov import orthonormal, tangent_field
from core.chaos.orbits import maxima
from core.chaos.systems import DIMENSIONS, Equations, System
from core.checks import real_number, whole_number
from core.errors import InputError

# Defaults of settings that several functions here have.
LOW = 0.12
HIGH = 0.22

VALUES = 500  # of the parameter
STEPS = 8_000  # that are kept, after a transient of as many
BLOCK = 1_000  # steps of one compiled call
MAX_STEPS, MAX_VALUES = 100_000, 2_000
MAX_KEPT = 20_000_000  # values of z, of all orbits and steps: 160 MB
MOST = 24  # maxima that are kept of each orbit
CHAOTIC = 0.02  # 1 / time; over this time smaller exponents look like 0


@dataclass(frozen=True)
class Diagram:
    """Maxima of z and the largest exponent against one parameter."""

    values: Float[np.ndarray, " values"]
    exponents: Float[np.ndarray, " values"]  # 1 / time; nan where the orbit escaped
    at: Float[np.ndarray, " points"]  # the parameter's value of each maximum
    maxima: Float[np.ndarray, " points"]
    first_chaos: float | None  # the first value whose exponent is above CHAOTIC
    chaotic: float  # share of the values whose exponent is above CHAOTIC

    @property
    def escaped(self) -> int:
        """The number of orbits that left the floating-point range."""
        return int(np.isnan(self.exponents).sum())


@functools.lru_cache(maxsize=COMPILED)
def diagram_block(equations: Equations, timed: bool) -> Callable[..., Any]:
    """Returns the compiled loop: BLOCK steps of all orbits, each with parameters of its own."""

    @tf.function(jit_compile=True, autograph=False)
    def block(state, first, h, parameters):
        """Returns the state, [6, values], z after each step, [BLOCK, values], and the growth.

        The state is x, y, z and the difference; its growth is ln of its length, summed up.
        """
        f = tangent_field(equations, timed, tf.unstack(parameters), 1)

        def advance(at, state, heights, growth):
            parts = rk4_step(f, tuple(tf.unstack(state)), tf.cast(first + at, tf.float64) * h, h)
            (vector,), (log,) = orthonormal([parts[DIMENSIONS:]])
            heights = tf.tensor_scatter_nd_update(heights, [[at]], [parts[DIMENSIONS - 1]])
            return at + 1, tf.stack([*parts[:DIMENSIONS], *vector]), heights, growth + log

        orbits = state.shape[1]
        heights = tf.zeros((BLOCK, orbits), tf.float64)
        begin = (tf.constant(0), state, heights, tf.zeros(orbits, tf.float64))
        return tf.while_loop(lambda at, *_: at < BLOCK, advance, begin)[1:]

    return block


def all_steps(steps: int) -> int:
    """Returns the number of steps of a diagram: a transient, and whole blocks that are kept.

    >>> all_steps(1_500)
    4000
    """
    return 2 * BLOCK * -(-steps // BLOCK)


@dataclass(frozen=True)
class Stage:
    """How many steps of all are done; the diagram is None until the last one."""

    step: int
    steps: int
    diagram: Diagram | None


def checked_span(system: str, parameter: str, low: float, high: float) -> tuple[float, float]:
    """Returns both ends of a range of a parameter, if it can be explored.

    Raises InputError: unknown_choice, unknown_parameter, not_a_number, out_of_range, empty_view.

    >>> checked_span("lorenz", "rho", 5.0, 20.0)
    (5.0, 20.0)
    """
    low = real_number("low", low, -MAX_PARAMETER, MAX_PARAMETER)
    high = real_number("high", high, -MAX_PARAMETER, MAX_PARAMETER)
    if not low < high:
        raise InputError("empty_view", low=low, high=high)
    parameter_values(find(system), {parameter: low})
    return low, high


def _summary(
    grid: Float[np.ndarray, " values"],
    heights: Float[np.ndarray, "time values"],
    growth: Float[np.ndarray, " values"],
    dt: float,
) -> Diagram:
    """Returns the diagram from z of each orbit and the growth of its difference."""
    tops = maxima(heights)
    exponents = growth / (len(heights) * dt)
    row, lane = np.nonzero(np.isfinite(tops))
    rank = np.cumsum(np.isfinite(tops), axis=0)[row, lane]
    kept = rank <= MOST
    chaos = exponents > CHAOTIC
    return Diagram(
        values=grid,
        exponents=exponents,
        at=grid[lane[kept]],
        maxima=tops[row[kept], lane[kept]],
        first_chaos=float(grid[np.argmax(chaos)]) if chaos.any() else None,
        chaotic=float(chaos.mean()),
    )


def diagram_stages(
    system: System,
    grid: Float[np.ndarray, " values"],
    parameters: Float[np.ndarray, "parameters values"],
    dt: float,
    blocks: int,
) -> Iterator[Stage]:
    """Yields the progress after each block, at the end the diagram.

    The first half of the 2 ``blocks`` is the transient, the other half is kept.
    """
    block, orbits = diagram_block(system.equations, system.timed), parameters.shape[1]
    begin = np.repeat(np.array([*system.start, 1.0, 0.0, 0.0])[:, None], orbits, axis=1)
    state, heights, growth = tf.constant(begin), [], np.zeros(orbits)
    settings = tf.constant(dt, tf.float64), tf.constant(parameters)
    for at in range(2 * blocks):
        state, z, grown = block(state, tf.constant(at * BLOCK), *settings)
        if at >= blocks:
            heights.append(z.numpy())
            growth = growth + grown.numpy()
        if at + 1 < 2 * blocks:
            yield Stage((at + 1) * BLOCK, 2 * blocks * BLOCK, None)
    together = np.concatenate(heights)
    escaped = ~np.isfinite(together).all(axis=0)
    diagram = _summary(grid, together, np.where(escaped, np.nan, growth), dt)
    yield Stage(2 * blocks * BLOCK, 2 * blocks * BLOCK, diagram)


def explore(
    system: str = "three_scroll",
    parameter: str = "d",
    low: float = LOW,
    high: float = HIGH,
    values: int = VALUES,
    steps: int = STEPS,
    dt: float | None = None,
) -> Iterator[Stage]:
    """Yields the progress of a diagram between two values of one parameter, the diagram at the end.

    The other parameters keep their defaults. ``steps`` that are kept follow a transient of as many,
    rounded up to whole blocks; ``dt``: None is the system's own step.

    Raises InputError: unknown_choice, unknown_parameter, not_a_number, not_a_whole_number,
    out_of_range (low, high, values, steps, dt); empty_view where low is not below high;
    diagram_too_large.

    >>> *_, last = explore("lorenz", "rho", 5.0, 20.0, values=8, steps=2000)
    >>> last.step, last.diagram.values.size
    (4000, 8)
    """
    chosen = find(system)
    low, high = checked_span(system, parameter, low, high)
    values = whole_number("values", values, 2, MAX_VALUES)
    steps = whole_number("steps", steps, BLOCK, MAX_STEPS)
    if (kept := values * steps) > MAX_KEPT:
        raise InputError("diagram_too_large", given=kept, maximum=MAX_KEPT)
    h = real_number("dt", chosen.dt if dt is None else dt, MIN_DT, MAX_DT)
    grid = np.linspace(low, high, values)
    changed = [parameter_values(chosen, {parameter: value}) for value in grid]
    yield from diagram_stages(chosen, grid, np.array(changed).T, h, -(-steps // BLOCK))


def diagram(
    system: str = "three_scroll",
    parameter: str = "d",
    low: float = LOW,
    high: float = HIGH,
    values: int = VALUES,
    steps: int = STEPS,
    dt: float | None = None,
) -> Diagram:
    """Returns the diagram between two values of a parameter; arguments as ``explore``.

    Raises InputError: what ``explore`` raises.

    >>> still = diagram("lorenz", "rho", 5.0, 20.0, values=8, steps=2000)
    >>> still.chaotic, still.escaped  # fixed points, no chaos
    (0.0, 0)
    """
    *_, last = explore(system, parameter, low, high, values, steps, dt)
    return last.diagram  # type: ignore[return-value]
