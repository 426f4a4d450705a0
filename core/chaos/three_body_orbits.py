"""Famous starts of three bodies in a plane, and a random start.

figure eight: three equal masses chase each other along one curve, period 6.3259; stable.
pythagorean: masses 3, 4, 5 at rest at the corners of the triangle with sides 3, 4, 5 (Burrau);
after many close encounters the lightest leaves for good.
lagrange: an equilateral triangle of side 1 that turns as a whole; masses 1, 2, 3. A solution, but
an unstable one unless one mass outweighs the others about 25 times (Routh).
random: equal masses, drawn from the disc by ``core.chaos.breakup_starts``.

Array sizes: bodies 3, dimensions 2. Units: G = 1.

Sources: Chenciner and Montgomery, Annals of Mathematics 152 (2000) 881, numbers by Simó; Burrau
(1913), Szebehely and Peters (1967); Lagrange (1772).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from core.chaos.breakup_starts import TRIANGLE, draw
from core.chaos.log_hamiltonian import about_centre
from core.checks import one_of, whole_number
from core.seeds import MAX_SEED

PERIOD = 6.32591398  # of the figure eight
EIGHT = (0.97000436, -0.24308753), (0.93240737, 0.86473146)  # first place; third velocity times -1
HEAT = 0.2  # K / U of the random start
NAMES = ("pythagorean", "eight", "lagrange", "random")


@dataclass(frozen=True)
class Start:
    """Three bodies before they are let go; the centre of mass rests at 0."""

    masses: Float[np.ndarray, " 3"]
    positions: Float[np.ndarray, "3 2"]
    velocities: Float[np.ndarray, "3 2"]


def _eight() -> Start:
    place, rate = np.array(EIGHT)
    places = np.array([place, -place, np.zeros(2)])
    return Start(np.ones(3), places, np.array([rate / 2, rate / 2, -rate]))


def _pythagorean() -> Start:
    return Start(np.array([3.0, 4.0, 5.0]), np.array(TRIANGLE), np.zeros((3, 2)))


def _lagrange() -> Start:
    masses = np.array([1.0, 2.0, 3.0])
    angles = 2.0 * np.pi * np.arange(3) / 3.0
    corners = np.stack([np.cos(angles), np.sin(angles)], axis=1) / np.sqrt(3.0)
    places = corners - masses @ corners / masses.sum()
    turning = np.sqrt(masses.sum())  # omega^2 = M / side^3
    return Start(masses, places, turning * np.stack([-places[:, 1], places[:, 0]], axis=1))


def _random(seed: int) -> Start:
    masses = np.ones(3)
    drawn = draw("random", masses, 1, 2, HEAT, seed)
    places, rates = (about_centre(masses, vectors[None, :, :, 0])[0] for vectors in drawn)
    return Start(masses, places, rates)


def start(name: str = "pythagorean", seed: int = 0) -> Start:
    """Returns the start of this name; ``seed`` draws the random start.

    Raises InputError: unknown_choice; not_a_whole_number, out_of_range (seed).

    >>> start("pythagorean").masses
    array([3., 4., 5.])
    """
    seed = whole_number("seed", seed, 0, MAX_SEED)
    one_of("orbit", name, NAMES)
    if name == "random":
        return _random(seed)
    return {"eight": _eight, "pythagorean": _pythagorean, "lagrange": _lagrange}[name]()
