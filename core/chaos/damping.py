"""A solver adds damping of its own: a step changes volumes at another rate than the equations do.

The equations change the volume of a small cloud of states at the rate of the divergence, trace J.
An Euler step multiplies it by det(I + h J), which is a rate of

    ln |det(I + h J)| / h  =  trace J - h/2 trace J^2 + ...

Where orbits turn fast, J has imaginary eigenvalues and trace J^2 is negative. There Euler adds
volume (anti-damping), in proportion to the step. Both rates are averaged along one orbit by RK4.

Array sizes: time; dimensions (3).

Source: Hairer, Lubich and Wanner, Geometric Numerical Integration (2006), VI.9.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf
from jaxtyping import Float

from core.chaos.integrate import MAX_DT, MIN_DT, field, integrate
from core.chaos.lookup import find, parameter_values
from core.chaos.systems import System
from core.checks import real_number
from core.errors import InputError

STEPS = 40_000  # of the orbit; the first quarter, the transient, is left out
ZERO = tf.UnconnectedGradients.ZERO  # gradient of a rate that does not depend on the state
EVERY = 5  # steps between two states of the average


@dataclass(frozen=True)
class Damping:
    """Mean rates at which a small volume grows, 1 / time; negative where it shrinks."""

    true: float  # by the equations
    euler: float  # by Euler steps of this length

    @property
    def added(self) -> float:
        """The rate that Euler adds."""
        return self.euler - self.true


def jacobians(
    system: System, states: Float[np.ndarray, "time dim"], times: Float[np.ndarray, " time"]
) -> Float[np.ndarray, "time dim dim"]:
    """Returns the Jacobian J at every state and its time.

    >>> jacobians(find("lorenz"), np.array([[1.0, 2.0, 3.0]]), np.zeros(1))[0, 0].tolist()
    [-10.0, 10.0, 0.0]
    """
    f = field(system.equations, system.timed, parameter_values(system))
    u = tf.constant(states)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(u)
        parts = tf.unstack(u, axis=1)
        # + 0 u: a rate may be a plain number, which has no gradient
        rates = [rate + 0.0 * parts[0] for rate in f(tuple(parts), tf.constant(times))]
    rows: list[Any] = [tape.gradient(rate, u, unconnected_gradients=ZERO) for rate in rates]
    return np.stack(rows, axis=1)


def damping(system: str = "lorenz", dt: float = 0.01) -> Damping:
    """Returns how fast a small volume grows along an orbit, by the equations and by Euler steps.

    ``dt`` is the length of the Euler steps.

    Raises InputError: unknown_choice; not_a_number, out_of_range (dt); orbit_blows_up.

    >>> lorenz = damping("lorenz", dt=1e-4)
    >>> round(lorenz.true, 4), bool(abs(lorenz.added) < 0.01)
    (-13.6667, True)
    """
    chosen = find(system)
    dt = real_number("dt", dt, MIN_DT, MAX_DT)
    orbit = integrate(chosen, chosen.start, chosen.dt, STEPS)
    if orbit.blown_up is not None:
        raise InputError("orbit_blows_up", time=orbit.blown_up)
    kept = slice(STEPS // 4, None, EVERY)
    jacobian = jacobians(chosen, orbit.states[kept], orbit.times[kept])
    growth = np.linalg.slogdet(np.eye(jacobian.shape[1]) + dt * jacobian)[1]
    divergence = np.trace(jacobian, axis1=1, axis2=2)
    return Damping(true=float(divergence.mean()), euler=float(growth.mean() / dt))
