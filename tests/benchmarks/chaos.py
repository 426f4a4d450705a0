"""An orbit, against Numba, NumPy and SciPy; a batch of orbits, against Numba on all cores."""

from __future__ import annotations

import numba
import numpy as np
from scipy.integrate import solve_ivp

from core.chaos.integrate import cloud, integrate, rk4_step
from core.chaos.systems import LORENZ
from tests.benchmarks.measuring import Line, in_turns

DT, STEPS = 0.01, 100_000
NUMPY_STEPS = 2_000  # of the NumPy loop, which needs seconds for all STEPS
SCIPY_TIME = 50.0  # time units of SciPy's run: long enough to measure
STARTS, CLOUD_STEPS = 10_000, 1_000
VALUES = tuple(LORENZ.parameters.values())


@numba.njit
def numba_step(x, y, z, h, s, r, b):
    """One RK4 step of Lorenz's system, written out."""
    ax, ay, az = s * (y - x), x * (r - z) - y, x * y - b * z
    u, v, w = x + h / 2 * ax, y + h / 2 * ay, z + h / 2 * az
    bx, by, bz = s * (v - u), u * (r - w) - v, u * v - b * w
    u, v, w = x + h / 2 * bx, y + h / 2 * by, z + h / 2 * bz
    cx, cy, cz = s * (v - u), u * (r - w) - v, u * v - b * w
    u, v, w = x + h * cx, y + h * cy, z + h * cz
    dx, dy, dz = s * (v - u), u * (r - w) - v, u * v - b * w
    x += h / 6 * (ax + 2 * bx + 2 * cx + dx)
    y += h / 6 * (ay + 2 * by + 2 * cy + dy)
    z += h / 6 * (az + 2 * bz + 2 * cz + dz)
    return x, y, z


@numba.njit
def numba_orbit(start, h, s, r, b, steps):
    """All states of one orbit."""
    states = np.empty((steps + 1, 3))
    x, y, z = start
    states[0] = start
    for at in range(steps):
        x, y, z = numba_step(x, y, z, h, s, r, b)
        states[at + 1, 0], states[at + 1, 1], states[at + 1, 2] = x, y, z
    return states


@numba.njit(parallel=True)
def numba_cloud(starts, h, s, r, b, steps):
    """The ends of many orbits, on all cores."""
    ends = np.empty_like(starts)
    for lane in numba.prange(len(starts)):
        x, y, z = starts[lane]
        for _ in range(steps):
            x, y, z = numba_step(x, y, z, h, s, r, b)
        ends[lane, 0], ends[lane, 1], ends[lane, 2] = x, y, z
    return ends


def numpy_orbit(steps: int) -> np.ndarray:
    """The plain loop: one step at a time, on an array of three numbers."""
    values, states = VALUES, [np.array(LORENZ.start)]

    def f(u, t):
        return (np.array(LORENZ.equations(*u[0], *values)),)

    for _ in range(steps):
        states.append(rk4_step(f, (states[-1],), 0.0, DT)[0])
    return np.array(states)


def scipy_orbit() -> np.ndarray:
    """RK45 at a tolerance of 1e-6 with a state at every step, over SCIPY_TIME."""
    times = np.arange(round(SCIPY_TIME / DT) + 1) * DT
    solution = solve_ivp(
        lambda t, u: LORENZ.equations(*u, *VALUES),
        (0.0, SCIPY_TIME),
        LORENZ.start,
        "RK45",
        times,
        rtol=1e-6,
        atol=1e-6,
    )
    return solution.y.T


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part of the table."""
    rounds = 5 if quick else 15
    return [*_orbits(rounds), _cloud(3 if quick else 9)]


def _orbits(rounds: int) -> list[Line]:
    start = np.array(LORENZ.start)

    def ours() -> np.ndarray:
        return integrate("lorenz", LORENZ.start, DT, STEPS).states

    def compiled() -> np.ndarray:
        return numba_orbit(start, DT, *VALUES, STEPS)  # type: ignore[call-arg]

    # chaos: rounding grows by e^(0.9 t), so the first five time units are compared
    np.testing.assert_allclose(ours()[:500], compiled()[:500], rtol=1e-9)
    np.testing.assert_allclose(ours()[:500], numpy_orbit(499), rtol=1e-9)
    np.testing.assert_allclose(ours()[:100], scipy_orbit()[:100], rtol=1e-3, atol=1e-3)
    fast, loop = in_turns(ours, compiled, rounds)
    again, plain = in_turns(ours, lambda: numpy_orbit(NUMPY_STEPS), 3)
    third, scipy = in_turns(ours, scipy_orbit, 3)
    steps_of_scipy = SCIPY_TIME / DT
    return [
        Line("100 000 RK4 steps, against a Numba loop", fast, loop, at_most=5),
        Line("a step, against a NumPy loop", again / STEPS, plain / NUMPY_STEPS, 100),
        Line("a step, against solve_ivp", third / STEPS, scipy / steps_of_scipy, 100),
    ]


def _cloud(rounds: int) -> Line:
    starts = np.random.default_rng(0).normal(size=(STARTS, 3))

    def ours() -> np.ndarray:
        return cloud("lorenz", starts, DT, CLOUD_STEPS).states[-1]

    def compiled() -> np.ndarray:
        return numba_cloud(starts, DT, *VALUES, CLOUD_STEPS)  # type: ignore[call-arg]

    few = cloud("lorenz", starts, DT, 300).states[-1]
    # as above, three time units
    other = numba_cloud(starts, DT, *VALUES, 300)  # type: ignore[call-arg]
    np.testing.assert_allclose(few, other, rtol=1e-6, atol=1e-8)
    batch, loop = in_turns(ours, compiled, rounds)
    return Line("10 000 starts x 1 000 steps, against parallel Numba", batch, loop, at_most=2)
