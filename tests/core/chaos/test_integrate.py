"""core.chaos.integrate against SciPy, closed forms and a plain loop; laws of the systems."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from core.chaos import integrate as module
from core.chaos.integrate import cloud, euler_step, integrate, rk4_step
from core.chaos.systems import LORENZ, SYSTEMS, System
from core.errors import InputError
from tests.cases import every

NAMES = [name for name in SYSTEMS if name != "three_scroll_printed"]  # that one escapes


def scipy_end(system, time, start=None):
    values = list(system.parameters.values())
    result = solve_ivp(
        lambda t, u: system.equations(*u, *values),
        (0.0, time),
        system.start if start is None else start,
        method="DOP853",
        rtol=1e-12,
        atol=1e-12,
    )
    return result.y[:, -1]


def circle(x, y, z, w):
    return w * y, -w * x, -z


CIRCLE = System(
    "circle",
    circle,
    ("wy", "-wx", "-z"),
    {"w": 2.0},
    (1.0, 0.0, 1.0),
    0.01,
    1.0,
    ((-1.0, 1.0),) * 3,
    0.5,
    {},
)


def growing(x, y, z, t):
    return 3 * t**2 + 0 * x, 1.0 + 0 * y, 0 * z


TIMED = System(
    "timed",
    growing,
    ("3t^2", "1", "0"),
    {},
    (0.0, 0.0, 5.0),
    0.1,
    1.0,
    ((0.0, 1.0),) * 3,
    0.0,
    {},
    timed=True,
)


@every("name", NAMES)
def test_a_short_orbit_is_that_of_scipy(name):
    system = SYSTEMS[name]
    steps = 400
    orbit = integrate(name, system.start, system.dt / 4, steps)
    exact = scipy_end(system, steps * system.dt / 4)
    # a global error of order 4 over a short time; the coarsest system loses five digits here
    np.testing.assert_allclose(orbit.states[-1], exact, rtol=1e-5, atol=1e-5)


def test_a_linear_system_turns_and_decays_as_its_closed_form_says():
    orbit = integrate(CIRCLE, (1.0, 0.0, 1.0), 0.01, 300)
    t = orbit.times
    exact = np.stack([np.cos(2 * t), -np.sin(2 * t), np.exp(-t)], axis=1)
    # 300 steps with an error of (w h)^5 / 120 = 3e-11 each
    np.testing.assert_allclose(orbit.states, exact, atol=1e-8)


def test_time_reaches_the_equations_at_the_inner_points_of_a_step():
    orbit = integrate(TIMED, (0.0, 0.0, 5.0), 0.5, 8)
    # RK4 integrates cubics of t exactly
    np.testing.assert_allclose(orbit.states[:, 0], orbit.times**3, rtol=1e-14)
    np.testing.assert_allclose(orbit.states[:, 1], orbit.times, rtol=1e-14)
    np.testing.assert_array_equal(orbit.states[:, 2], 5.0)


@every(("method", "step"), [("euler", euler_step), ("rk4", rk4_step)])
def test_the_compiled_loop_is_the_plain_loop(method, step):
    values = tuple(LORENZ.parameters.values())
    u, states = LORENZ.start, [LORENZ.start]
    for _ in range(100):
        u = step(lambda v, t: LORENZ.equations(*v, *values), u, 0.0, 0.01)
        states.append(u)
    orbit = integrate("lorenz", LORENZ.start, 0.01, 100, method)
    np.testing.assert_allclose(orbit.states, states, rtol=1e-12, atol=1e-12)


def test_an_orbit_of_several_blocks_is_one_orbit(monkeypatch):
    whole = integrate(TIMED, (0.0, 0.0, 5.0), 0.001, 900)
    monkeypatch.setattr(module, "BLOCK", 250)
    module.orbit_block.cache_clear()
    pieces = integrate(TIMED, (0.0, 0.0, 5.0), 0.001, 900)
    module.orbit_block.cache_clear()
    np.testing.assert_allclose(pieces.states, whole.states, rtol=1e-13)


def test_settings_change_without_a_new_compilation():
    integrate("lorenz", (1, 1, 1), 0.01, 10)
    block = module.orbit_block(LORENZ.equations, False, "rk4")
    traces = block.experimental_get_tracing_count()
    for start, dt, steps, rho in (((1, 2, 3), 0.001, 77, 10.0), ((0, 0, 1), 0.02, 3000, 99.0)):
        integrate("lorenz", start, dt, steps, parameters={"rho": rho})
    integrate("lorenz", (1, 1, 1), 0.01, 0)
    assert block.experimental_get_tracing_count() == traces == 1


def test_presets_of_one_system_share_their_compiled_loop():
    loops = {
        id(module.orbit_block(SYSTEMS[name].equations, SYSTEMS[name].timed, "rk4"))
        for name in SYSTEMS
        if name.startswith("three_scroll")
    }
    assert len(loops) == 1


def test_a_cloud_is_its_orbits_one_by_one():
    starts = np.random.default_rng(0).normal(size=(5, 3))
    together = cloud("rossler", starts, 0.02, 200, every=50)
    for at, start in enumerate(starts):
        alone = integrate("rossler", start, 0.02, 200).states[::50]
        np.testing.assert_allclose(together.states[:, at], alone, rtol=1e-12, atol=1e-12)


@every("name", [name for name in SYSTEMS if SYSTEMS[name].symmetric])
def test_a_symmetric_system_maps_an_orbit_onto_another(name):
    system, mirror = SYSTEMS[name], np.array([-1.0, -1.0, 1.0])
    item = integrate(name, system.start, system.dt, 200).states
    other = integrate(name, mirror * system.start, system.dt, 200).states
    np.testing.assert_array_equal(item * mirror, other)


def test_a_blow_up_is_labelled_with_its_time_and_the_rest_is_nan():
    orbit = integrate("lorenz", (1, 1, 1), 0.5, 100, "euler")
    assert orbit.blown_up is not None
    at = int(np.argmax(orbit.times == orbit.blown_up))
    assert np.isfinite(orbit.states[:at]).all()
    assert np.isnan(orbit.states[at:]).all()
    assert cloud("lorenz", [(1, 1, 1)], 0.5, 100, method="euler").states.shape == (2, 1, 3)


def test_the_argument_is_not_changed():
    start = np.array([1.0, 1.0, 1.0])
    integrate("lorenz", start, 0.01, 10)
    np.testing.assert_array_equal(start, 1.0)


@every(
    ("change", "rule"),
    [
        ({"system": "nowhere"}, "unknown_choice"),
        ({"method": "magic"}, "unknown_choice"),
        ({"parameters": {"q": 1.0}}, "unknown_parameter"),
        ({"parameters": {"rho": float("nan")}}, "out_of_range"),
        ({"dt": 0.0}, "out_of_range"),
        ({"dt": -0.01}, "out_of_range"),
        ({"dt": 1e300}, "out_of_range"),
        ({"dt": float("nan")}, "out_of_range"),
        ({"steps": -1}, "out_of_range"),
        ({"steps": 10**30}, "out_of_range"),
        ({"start": (1.0, 2.0)}, "wrong_dimensions"),
        ({"start": (1.0, 2.0, float("inf"))}, "array_not_finite"),
        ({"start": "abc"}, "array_not_numbers"),
        ({"start": ()}, "array_empty"),
    ],
)
def test_bad_input_is_named(change, rule):
    usual = {"system": "lorenz", "start": (1, 1, 1), "dt": 0.01, "steps": 5}
    with pytest.raises(InputError) as error:
        integrate(**(usual | change))
    assert error.value.rule == rule


@every(
    ("steps", "every", "rule"),
    [(1_000_000, None, "too_much_work"), (10_000, 1, "too_many_kept")],
)
def test_a_cloud_that_is_too_much_is_refused_first(steps, every, rule):
    with pytest.raises(InputError) as error:
        cloud("lorenz", np.ones((10_000, 3)), 0.01, steps, every)
    assert error.value.rule == rule
    assert int(str(error.value.values["given"])) > int(str(error.value.values["maximum"]))


@given(
    st.sampled_from(sorted(SYSTEMS)),
    st.tuples(*[st.floats(-1e6, 1e6)] * 3),
    st.floats(1e-6, 1.0),
    st.integers(0, 50),
    st.sampled_from(["rk4", "euler"]),
)
@settings(max_examples=40)
def test_every_start_gives_finite_states_until_the_blow_up(name, start, dt, steps, method):
    orbit = integrate(name, start, dt, steps, method)
    assert orbit.states.shape == (steps + 1, 3)
    broken = np.logical_not(np.isfinite(orbit.states).all(axis=1))
    assert broken.any() == (orbit.blown_up is not None)
    assert not broken.any() or broken[np.argmax(broken) :].all()
