"""Draws random starts of three bodies in a ball or a disc, or shifts Burrau's triangle a little.

The centre of mass is at rest in all of them.
random: places are uniform in the unit ball (disc). Velocities are normal numbers, less the velocity
of the centre of mass, scaled so that the kinetic energy is ``heat`` times the potential energy: 0
starts at rest, 0.5 is in virial balance.
pythagorean: masses rest at the corners of the triangle with sides 3, 4 and 5; each place is shifted
by normal numbers of size SHAKE.

Array sizes: 3 bodies; dimensions 2 or 3; systems. Units: G = 1.

Sources: Burrau (1913); Szebehely and Peters (1967); Valtonen and Karttunen (2006).
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from core.chaos.bodies import masses_of
from core.chaos.log_hamiltonian import about_centre, kinetic, potential, sides
from core.checks import Numbers, one_of

TRIANGLE = ((1.0, 3.0), (-2.0, -1.0), (1.0, -1.0))  # Burrau's places of the masses 3, 4 and 5
SHAKE = 0.01  # standard deviation of a place; the sides are 3, 4 and 5
STARTS = ("random", "pythagorean")

Vectors = Float[np.ndarray, "3 dimensions systems"]


def _random(
    rng: np.random.Generator, masses: Float[np.ndarray, " 3"], shape: tuple[int, ...], heat: float
) -> tuple[Vectors, Vectors]:
    directions = rng.standard_normal(shape)
    radii = rng.random((3, 1, shape[2])) ** (1.0 / shape[1])
    places = radii * directions / np.linalg.norm(directions, axis=1, keepdims=True)
    rates = rng.standard_normal(shape)
    r, v = sides(places), sides(rates)
    v *= np.sqrt(heat * potential(masses, r) / kinetic(masses, v))
    return r, v


def draw(
    start: str,
    masses: Float[np.ndarray, " 3"],
    systems: int,
    dimensions: int,
    heat: float,
    seed: int,
) -> tuple[Vectors, Vectors]:
    """Returns the sides of the triangles (see ``log_hamiltonian``) and their rates.

    Raises InputError: unknown_choice.

    >>> r, v = draw("pythagorean", np.array([3.0, 4.0, 5.0]), 10, 2, 0.0, 0)
    >>> bool(np.abs(np.linalg.norm(r, axis=1) - [[3], [4], [5]]).max() < 0.1)
    True
    """
    one_of("kind_of_start", start, STARTS)
    rng = np.random.default_rng(seed)
    shape = (3, dimensions, systems)
    if start == "random":
        return _random(rng, masses, shape, heat)
    corners = np.zeros((3, dimensions, 1))
    corners[:, :2, 0] = TRIANGLE
    return sides(corners + SHAKE * rng.standard_normal(shape)), np.zeros(shape)


def examples(
    start: str,
    masses: Numbers,
    systems: int,
    dimensions: int,
    heat: float,
    seed: int,
    count: int,
) -> Float[np.ndarray, "count 3 dimensions"]:
    """Returns the places of the first ``count`` of all systems, relative to their centres of mass.

    Raises InputError: what ``bodies.masses_of`` and ``draw`` raise.

    >>> examples("random", (1, 1, 1), 100, 3, 0.2, 0, count=8).shape
    (8, 3, 3)
    """
    weights = masses_of(masses)
    r, _ = draw(start, weights, systems, dimensions, heat, seed)
    return about_centre(weights, np.moveaxis(r[..., :count], 2, 0))
