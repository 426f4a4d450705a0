"""Three bodies against REBOUND, a plain loop, published orbits and the conserved quantities."""

from __future__ import annotations

import numpy as np
import pytest
import rebound
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from core.chaos import three_body, three_body_orbits, three_body_twins
from core.chaos.log_hamiltonian import about_centre, kinetic, leap, potential, sides
from core.chaos.three_body_orbits import PERIOD
from core.errors import InputError
from tests.cases import every

REST = np.zeros((3, 2))
BURRAU = ((3.0, 4.0, 5.0), ((1.0, 3.0), (-2.0, -1.0), (1.0, -1.0)), REST)


def in_space(seed: int):
    """Masses, places and rates of a bound system in space whose centre of mass moves."""
    rng = np.random.default_rng(seed)
    return rng.uniform(0.5, 2.0, 3), rng.normal(size=(3, 3)), 0.3 * rng.normal(size=(3, 3))


def by_rebound(masses, positions, velocities, time: float) -> np.ndarray:
    """Positions at a time by IAS15, of order 15 with its own step, about 1e-16 a step."""
    simulation = rebound.Simulation()
    simulation.integrator = "ias15"
    for mass, place, rate in zip(masses, positions, velocities, strict=True):
        names = ("x", "y", "z")[: len(place)]
        known = dict(zip(names, place, strict=True))
        known |= dict(zip([f"v{name}" for name in names], rate, strict=True))
        simulation.add(m=mass, **known)
    simulation.integrate(time)
    return np.array([[p.x, p.y, p.z] for p in simulation.particles])[:, : len(positions[0])]


def plain_leap(masses, x, v, t, energy, h):
    """The leapfrog as the paper has it, body by body in ordinary coordinates."""

    def drift(x, t):
        moving = sum(m * np.dot(rate, rate) for m, rate in zip(masses, v, strict=True)) / 2
        dt = h / 2 / (moving - energy)
        return x + dt * v, t + dt

    x, t = drift(x, t)
    bound, force = 0.0, np.zeros_like(x)
    for i in range(3):
        for j in range(3):
            if i != j:
                gap = x[j] - x[i]
                distance = np.linalg.norm(gap)
                force[i] += masses[j] * gap / distance**3
                bound += masses[i] * masses[j] / distance / 2
    v = v + h / bound * force
    x, t = drift(x, t)
    return x, v, t


def test_a_leap_is_that_of_a_plain_loop_over_bodies():
    masses, x, v = in_space(3)
    v = v - masses @ v / masses.sum()
    x = x - masses @ x / masses.sum()
    r, w = (sides(item[:, :, None]) for item in (x, v))
    energy = kinetic(masses, w) - potential(masses, r)
    t, time = 0.0, np.zeros(1)
    for _ in range(50):
        x, v, t = plain_leap(masses, x, v, t, energy[0], 0.01)
        now = (tf.constant(item) for item in (r, w, time, masses, energy))
        r, w, time = (item.numpy() for item in leap(*now, 0.01))
    np.testing.assert_allclose(about_centre(masses, r[None, :, :, 0])[0], x, atol=1e-13)
    np.testing.assert_allclose(about_centre(masses, w[None, :, :, 0])[0], v, atol=1e-13)
    assert time[0] == pytest.approx(t, rel=1e-13)


@every("seed", range(4))
def test_orbits_in_space_are_those_of_rebound(seed):
    masses, places, rates = in_space(seed)
    result = three_body.integrate_until(masses, places, rates, 3.0, 0.002)
    expected = by_rebound(masses, places, rates, result.times[-1])
    # both are precise to about 1e-12; their difference grows with the orbit's own instability
    np.testing.assert_allclose(result.positions[-1], expected, atol=1e-8)


def test_burraus_triangle_is_that_of_rebound_until_after_its_closest_encounter():
    result = three_body.integrate_until(*BURRAU, 20.0, 0.002)
    np.testing.assert_allclose(
        result.positions[-1], by_rebound(*BURRAU, result.times[-1]), atol=1e-7
    )


def test_in_burraus_triangle_the_lightest_leaves_for_good():
    """Szebehely and Peters 1967: after t = 60 mass 3 goes one way, the pair 4 and 5 the other."""
    result = three_body.integrate_until(*BURRAU, 90.0, 0.005)
    late = result.positions[result.times > 70.0]
    assert np.linalg.norm(late[:, 1] - late[:, 2], axis=1).max() < 1.2
    away = np.linalg.norm(late[:, 0], axis=1)
    assert away[-1] > away[0] > 15.0
    assert (np.diff(away) > 0).all()


def test_the_figure_eight_returns_after_its_published_period():
    eight = three_body_orbits.start("eight")
    orbit = three_body.integrate_until(eight.masses, eight.positions, eight.velocities, 7.0, 0.01)
    back = three_body_twins.at_times(orbit, np.array([PERIOD, PERIOD / 3]))
    # the start is published with eight digits
    np.testing.assert_allclose(back[0], eight.positions, atol=1e-6)
    third = np.linalg.norm(back[1][:, None] - eight.positions[None], axis=2)
    assert third.min(axis=1).max() < 1e-6  # each body stands where another began
    assert (third.argmin(axis=1) != np.arange(3)).all()


def test_lagranges_triangle_turns_without_changing_its_shape():
    start = three_body_orbits.start("lagrange")
    orbit = three_body.integrate_until(start.masses, start.positions, start.velocities, 5.0, 0.01)
    lengths = np.linalg.norm(sides(orbit.positions.transpose(1, 2, 0)), axis=1)
    np.testing.assert_allclose(lengths, 1.0, atol=1e-7)  # unstable: rounding grows
    angle = 5.0 * np.sqrt(6.0)  # omega^2 = M / side^3
    turned = three_body_twins.at_times(orbit, np.array([5.0]))[0]
    matrix = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    np.testing.assert_allclose(turned, start.positions @ matrix.T, atol=1e-6)


def test_two_bodies_alone_return_after_keplers_period():
    """The third is a millionth as heavy and far away; semi-major axis 1, eccentricity 0.8."""
    masses, far = (1.0, 1.0, 1e-6), 1e5
    places = [[-0.1, 0.0], [0.1, 0.0], [0.0, far]]
    rate = 0.5 * np.sqrt(2.0 * (2.0 / 0.2 - 1.0))
    orbit = three_body.integrate_until(masses, places, [[0, -rate], [0, rate], [0, 0]], 5.0, 0.001)
    back = three_body_twins.at_times(orbit, np.array([2.0 * np.pi / np.sqrt(2.0)]))[0]
    np.testing.assert_allclose(back[:2], places[:2], atol=1e-7)


@every("seed", range(3))
def test_energy_momentum_and_angular_momentum_are_conserved(seed):
    masses, places, rates = in_space(seed)
    orbit = three_body.integrate(masses, places, rates, 2000, 0.002)
    momentum = np.einsum("k,tkd->td", masses, orbit.velocities)
    spin = np.einsum("k,tkd->td", masses, np.cross(orbit.positions, orbit.velocities))
    assert orbit.energy_error < 1e-9
    np.testing.assert_allclose(momentum, np.tile(momentum[0], (2001, 1)), atol=1e-11)
    np.testing.assert_allclose(spin, np.tile(spin[0], (2001, 1)), atol=1e-10)
    centre = np.einsum("k,tkd->td", masses, orbit.positions) / masses.sum()
    straight = centre[0] + orbit.times[:, None] * momentum[0] / masses.sum()
    np.testing.assert_allclose(centre, straight, atol=1e-11)


def test_half_the_step_is_a_sixty_fourth_of_the_error():
    masses, places, rates = in_space(0)
    errors = []
    for step in (0.05, 0.025):
        orbit = three_body.integrate_until(masses, places, rates, 1.2, step)
        expected = by_rebound(masses, places, rates, orbit.times[-1])
        errors.append(np.abs(orbit.positions[-1] - expected).max())
    assert errors[0] / errors[1] == pytest.approx(64.0, rel=0.1)


def test_turned_around_the_bodies_go_back_to_their_start():
    masses, places, rates = in_space(2)
    there = three_body.integrate(masses, places, rates, 500, 0.005)
    back = three_body.integrate(masses, there.positions[-1], -there.velocities[-1], 2000, 0.002)
    result = three_body_twins.at_times(back, there.times[-1:])[0]
    np.testing.assert_allclose(result, places, atol=1e-8)


def test_the_step_is_the_time_of_the_first_step_and_the_clock_only_goes_forward():
    orbit = three_body.integrate(*BURRAU, 4000, 0.004)
    assert orbit.times[1] == pytest.approx(0.004, rel=1e-3)
    assert (np.diff(orbit.times) > 0).all()
    assert np.diff(orbit.times).min() < 0.004 / 20  # slower where bodies meet


def test_many_blocks_join_without_a_seam():
    whole = three_body.integrate(*BURRAU, 7000, 0.001)
    part = three_body.integrate(*BURRAU, 6000, 0.001)
    np.testing.assert_array_equal(whole.positions[:6001], part.positions)


def test_bodies_that_fly_apart_end_the_film_where_nothing_is_left_to_compute():
    places = [[0, 0], [1, 0], [0, 1]]
    orbit = three_body.integrate((1, 1, 1), places, [[0, 0], [50, 0], [0, 50]], 20_000, 0.5)
    assert 0 < orbit.finite < 20_001
    assert np.isfinite(orbit.positions[: orbit.finite]).all()
    assert np.isnan(orbit.positions[orbit.finite :]).all()
    assert np.isfinite(orbit.energy_error)


def test_the_twin_of_a_twin_is_read_at_the_same_times():
    result = three_body_twins.compare(*BURRAU, 10.0, 0.005, shift=0.0)
    np.testing.assert_array_equal(result.distances, 0.0)
    assert result.lost is None


def test_a_film_shows_bodies_and_twin_at_the_same_moment():
    """Without a shift the twin's rings lie on the bodies' discs in every frame."""
    twins = three_body_twins.compare(*BURRAU, 30.0, 0.005, shift=0.0)
    shown = three_body_twins.film(twins, frames=300, fine=5)
    np.testing.assert_array_equal(shown.bodies, shown.twin)


def test_a_hair_grows_to_the_size_of_the_system():
    start = three_body_orbits.start("lagrange")
    given_start = start.masses, start.positions, start.velocities
    near = three_body_twins.compare(*given_start, 20.0, 0.01, 1e-10)
    nearer = three_body_twins.compare(*given_start, 20.0, 0.01, 1e-12)
    assert near.distances[0] == pytest.approx(1e-10, rel=1e-5)
    assert near.lost is not None
    assert nearer.lost is not None
    assert nearer.lost > near.lost


BAD = [
    ({"masses": (0, 1, 1)}, "out_of_range"),
    ({"masses": (-1, 1, 1)}, "out_of_range"),
    ({"masses": (1e300, 1, 1)}, "out_of_range"),
    ({"masses": (float("nan"), 1, 1)}, "out_of_range"),
    ({"masses": ("a", 1, 1)}, "not_a_number"),
    ({"masses": (1, 1)}, "not_three"),
    ({"masses": 1.0}, "not_three"),
    ({"positions": [[0, 0], [0, 0], [1, 1]]}, "bodies_too_close"),
    ({"positions": [[1, 1], [1, 1], [1, 1]]}, "bodies_too_close"),
    ({"positions": [[0, 0], [1e-12, 0], [1, 1]]}, "bodies_too_close"),
    ({"positions": [[0, float("nan")], [0, 1], [1, 1]]}, "array_not_finite"),
    ({"positions": [[0, 1e300], [0, 1], [1, 1]]}, "array_too_large"),
    ({"positions": [[0, 0], [0, 1]]}, "not_three"),
    ({"positions": [[0], [1], [2]]}, "not_a_space"),
    ({"positions": [0, 1, 2]}, "array_wrong_axes"),
    ({"velocities": np.zeros((3, 3))}, "dimensions_differ"),
    ({"velocities": [["a", 0], [0, 0], [0, 0]]}, "array_not_numbers"),
    ({"velocities": [[1e6, 0], [0, 0], [0, 0]]}, "bodies_flown_apart"),
    ({"steps": 0}, "out_of_range"),
    ({"steps": 10**9}, "out_of_range"),
    ({"step": 0.0}, "out_of_range"),
    ({"step": -0.1}, "out_of_range"),
    ({"step": float("inf")}, "out_of_range"),
]


@every(("changed", "rule"), BAD)
def test_what_cannot_be_three_bodies_is_refused(changed, rule):
    request = {"masses": BURRAU[0], "positions": BURRAU[1], "velocities": REST, "steps": 5}
    with pytest.raises(InputError) as caught:
        three_body.integrate(**(request | {"step": 0.01} | changed))  # type: ignore[arg-type]
    assert caught.value.rule == rule


def test_from_the_speed_on_at_which_nothing_binds_the_bodies_a_twin_is_refused():
    """K = m1 (m2 + m3) v^2 / (2 M) = 27 v^2 / 24, U = 12/5 + 15/4 + 20/3 = 12.82."""
    speed = np.sqrt((12 / 5 + 15 / 4 + 20 / 3) / 1e-9 * 24 / 27)

    def twins(vx):
        return three_body_twins.compare(*BURRAU[:2], [[vx, 0], [0, 0], [0, 0]], 5.0)

    assert twins(0.99 * speed).motion.energy_error == 0.0  # the start holds, no step does
    with pytest.raises(InputError, match="bodies_flown_apart"):
        twins(1.01 * speed)


@given(
    st.lists(st.floats(1e-3, 1e3), min_size=3, max_size=3),
    st.integers(0, 10_000),
    st.sampled_from([2, 3]),
    st.floats(1e-3, 0.05),
)
@settings(max_examples=25, deadline=None)
def test_whatever_the_masses_the_start_stands_first_and_nothing_is_changed(
    masses, seed, dimensions, step
):
    rng = np.random.default_rng(seed)
    places, rates = rng.normal(size=(2, 3, dimensions))
    kept = places.copy(), rates.copy()
    orbit = three_body.integrate(masses, places, rates, 20, step)
    np.testing.assert_allclose(orbit.positions[0], places, atol=1e-9)
    np.testing.assert_allclose(orbit.velocities[0], rates, atol=1e-9)
    np.testing.assert_array_equal((places, rates), kept)
    assert orbit.positions.shape == (21, 3, dimensions)
    assert orbit.energy_errors[0] == 0.0
