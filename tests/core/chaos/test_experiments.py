"""Sensitivity, escape, transients, sections and the solver as a network: laws and oracles."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from core.chaos import escape, orbits, sensitivity, solver_network, transient
from core.chaos.integrate import Orbit, integrate
from core.chaos.systems import SYSTEMS
from core.errors import InputError
from tests.cases import every
from tests.night import share


def test_ten_times_closer_buys_ln_10_over_lambda():
    result = sensitivity.horizon("lorenz")
    # medians of 40: the spread of one is 2 to 3 time units, of the slope over 12 decades 0.1
    assert result.measured_decade == pytest.approx(np.log(10) / 0.9056, rel=0.08)
    assert (np.diff(result.median[np.isfinite(result.median)]) < 0).all()


def test_neighbours_start_at_the_distance_asked_for_and_end_as_far_as_strangers():
    result = sensitivity.spread(distance=1e-6, neighbours=300, time=40.0)
    np.testing.assert_allclose(result.distances[0], 1e-6, rtol=1e-6)
    apart = np.linalg.norm(result.states[-1] - np.roll(result.states[-1], 1, axis=0), axis=1)
    assert np.median(apart) > result.lost_distance


@every("system", ["lorenz", "three_scroll_chaotic", "chen", "rossler"])
@every("time", [0.1, 5.0, 10.0, 40.0])
def test_a_film_ends_at_the_time_asked_for(system, time):
    result = sensitivity.spread(system, neighbours=1, time=time)
    frame = result.times[1]
    assert result.times[-1] == pytest.approx(time, abs=frame / 2 + 1e-9)
    assert len(result.times) == len(result.states) == len(result.float32) <= sensitivity.FRAMES + 1
    assert result.times[-1] / frame == pytest.approx(len(result.times) - 1)


@given(st.floats(0.02, 500.0), st.sampled_from([0.01, 0.0005, 0.002, 0.02]))
def test_no_film_is_longer_than_its_frames_or_misses_its_end_by_one(time, dt):
    every, frames = sensitivity.pace(time, dt)
    assert 1 <= frames <= sensitivity.FRAMES
    assert abs(every * frames * dt - time) <= (every + 1) * dt / 2 + 1e-9


def test_float32_and_a_coarser_step_lose_the_forecast_by_themselves():
    result = sensitivity.spread(distance=1e-12, neighbours=2, time=40.0)
    late = result.times > 25
    for source in (result.float32, result.solver):
        assert source[:5].max() < 1e-2
        assert np.median(source[late]) > result.lost_distance


def scipy_escape(start):
    values = list(SYSTEMS["three_scroll_printed"].parameters.values())

    def far(t, u):
        return np.linalg.norm(u) - escape.FAR

    far.terminal = True
    result = solve_ivp(
        lambda t, u: SYSTEMS["three_scroll"].equations(*u, *values),
        (0.0, 1.5),
        start,
        method="DOP853",
        rtol=1e-8,
        atol=1e-8,
        events=far,
    )
    return result.t[-1]


STARTS = [[1.0, 1.0, 1.0], [5.0, 1.0, 1.0], [0.1, -3.0, 2.0]]


@pytest.mark.parametrize("start", share(STARTS, 3))
def test_as_printed_an_orbit_escapes_when_scipy_says_so(start):
    times, states = escape.reference(start=start)
    assert np.linalg.norm(states[-1]) > escape.FAR
    # steps of 1 % of |u| at an order of 4
    assert times[-1] == pytest.approx(scipy_escape(start), abs=1e-3)
    assert times[-1] < 0.8


@every("time", [0.3, escape.MAX_TIME])
def test_a_reference_that_stays_ends_at_the_time_asked_for(time):
    times, states = escape.reference("lorenz", time=time)
    assert times[-1] == pytest.approx(time, abs=1e-6)
    assert len(times) == len(states)


def test_a_fixed_step_shows_a_bounded_orbit_that_grows_as_the_step_is_halved():
    result = escape.escape(dt=5e-4)
    assert result.escape_time is not None
    assert 5e3 < result.largest < 2e4
    assert result.halved_largest > 1.4 * result.largest


def test_with_the_published_sign_nothing_escapes():
    result = escape.escape(e=0.65)
    assert result.escape_time is None
    assert result.largest < 400
    assert result.halved_largest < 400


def test_transients_end_on_the_cycle_of_the_measured_period():
    result = transient.transients(starts=60, time=120.0)
    assert 5 < result.median < 30
    orbit = integrate("three_scroll", (1.0, 0.0, 0.0), 0.0005, 160_000)
    ends = transient.settling_time(orbit)
    assert ends is not None
    lag = round(transient.PERIOD / 0.0005)
    late = orbit.states[round((ends + 40) / 0.0005) :]
    assert np.linalg.norm(late[lag:] - late[:-lag], axis=1).max() < 8  # of 350


@pytest.mark.night
def test_how_long_the_transient_lasts_depends_on_what_counts_as_the_cycle():
    """The page names both medians."""
    medians = [transient.transients(tolerance=tolerance).median for tolerance in (50.0, 12.0)]
    assert medians == pytest.approx([16.4, 26.5], abs=0.05)


def test_a_stricter_distance_is_reached_later():
    wide, narrow = (
        transient.transients(starts=20, time=60.0, tolerance=tolerance)
        for tolerance in (50.0, 12.0)
    )
    assert np.all(narrow.durations >= wide.durations)
    assert narrow.median > wide.median
    assert narrow.unsettled == np.count_nonzero(np.isinf(narrow.durations))


@every(("seen", "when"), [(49, np.inf), (50, 200.0)])
def test_an_orbit_has_settled_when_it_was_seen_to_repeat_for_half_a_period(seen, when):
    """Frames 100 apart differ by 120 until frame 200, then not at all."""
    frames = np.arange(300.0 + seen)
    states = np.minimum(frames, 299.0)[:, None, None] // 100 * 120.0 * np.ones((1, 2, 3))
    assert transient.settled(states, lag=100).tolist() == [when, when]
    result = transient.settling_time(Orbit(states[:, 0], frames, None), period=100.0)
    assert result == (None if np.isinf(when) else when)


def test_many_orbits_settle_when_each_by_itself_does():
    """Until t = 24 some of them were seen on the cycle for less than half a period."""
    result = transient.transients(starts=30, time=24.0).durations
    low, high = np.array(SYSTEMS["three_scroll"].box).T / 2
    starts = np.random.default_rng(0).uniform(low, high, (30, 3))
    every = round(transient.PERIOD / transient.STEP / transient.FRAMES)
    alone = []
    for start in starts:
        orbit = integrate("three_scroll", start, transient.STEP, round(24.0 / transient.STEP))
        film = Orbit(orbit.states[::every], orbit.times[::every], None)
        alone.append(transient.settling_time(film))
    expected = [np.inf if item is None else item for item in alone]
    np.testing.assert_allclose(result, expected, rtol=1e-9)


def test_lasting_chaos_does_not_settle():
    orbit = integrate("three_scroll_chaotic", (1.0, 0.0, 0.0), 0.0005, 120_000)
    assert transient.settling_time(orbit) is None


def test_a_period_is_measured_of_an_orbit_that_is_just_long_enough():
    times = np.arange(10_501) / 1_000
    angle = 2 * np.pi * times / 9.8
    circle = np.stack([np.cos(angle), np.sin(angle), 0 * angle], axis=1)
    assert transient.cycle_period(Orbit(circle, times, None), near=10.0) == pytest.approx(9.8)


TIMES = np.arange(101) / 10
STANDING = Orbit(np.ones((101, 3)), TIMES, None)
BROKEN = Orbit(np.where(TIMES[:, None] < 9, np.ones((101, 3)), np.nan), TIMES, 9.0)


def test_a_section_of_a_circle_is_one_point():
    times = np.linspace(0, 20, 4001)
    states = np.stack([np.cos(times), np.zeros_like(times), np.sin(times)], axis=1)
    result = orbits.section(Orbit(states, times, None), 0.5)
    np.testing.assert_allclose(result.states[:, 0], np.cos(np.pi / 6), atol=1e-5)
    np.testing.assert_allclose(np.diff(result.times), 2 * np.pi, atol=1e-5)


def test_the_speed_of_a_sample_is_that_of_the_equations():
    orbit = integrate("lorenz", (1, 1, 1), 0.001, 3_000)
    kept = orbits.sample(orbit, 50)
    rates = SYSTEMS["lorenz"].equations(*kept.states.T, *SYSTEMS["lorenz"].parameters.values())
    # central differences of step 0.001, except at both ends
    exact = np.linalg.norm(rates, axis=0)
    np.testing.assert_allclose(kept.speeds[1:-1], exact[1:-1], rtol=1e-3)


def test_the_network_is_the_solver_up_to_rounding():
    result = solver_network.as_network(steps=500)
    # 5 time units: rounding of 1e-15 grows by e^(0.9 * 5) = 100
    assert result.distance.max() < 1e-11
    assert result.largest_early < 1e-14


def test_the_network_knows_the_time_of_its_equations():
    result = solver_network.as_network("1; 2*t; cos(t)", (0.0, 0.0, 0.0), dt=0.01, steps=200)
    t = result.times
    exact = np.stack([t, t**2, np.sin(t)], axis=1)
    np.testing.assert_allclose(result.network, exact, atol=1e-10)  # h^4 / 2880 of Simpson's rule
    assert result.distance.max() < 1e-13


def test_an_orbit_that_blows_up_is_compared_until_then():
    result = solver_network.as_network("x^2; 0; 0", (1.0, 0.0, 0.0), dt=0.01, steps=200)
    assert result.blown_up == pytest.approx(1.0, abs=0.1)  # x = 1 / (1 - t)
    early = solver_network.as_network("three_scroll_chaotic", (1.0, 0.0, 0.0), dt=0.05, steps=100)
    assert early.blown_up is not None
    assert early.blown_up < 1.0
    assert 0.0 < early.largest_early < 1e-9


def test_the_early_difference_is_that_up_to_and_at_t_1():
    result = solver_network.as_network(dt=0.25, steps=20)
    sizes = np.linalg.norm(result.solver, axis=1)
    known = (result.distance / sizes)[result.times <= 1.0]
    assert known.size == 5
    assert result.largest_early == pytest.approx(known.max(), rel=1e-12)


def test_a_step_of_the_network_does_not_compile_again():
    solver_network.as_network(dt=0.01, steps=100)
    run = solver_network.network(SYSTEMS["lorenz"])
    traces = run.experimental_get_tracing_count()
    solver_network.as_network(dt=0.005, steps=300)
    assert run.experimental_get_tracing_count() == traces == 1


def test_errors_fall_with_the_order_of_the_method():
    result = solver_network.step_errors("rossler", time=5.0)
    assert result.euler_slope == pytest.approx(1.0, abs=0.1)
    assert result.rk4_slope == pytest.approx(4.0, abs=0.25)


def test_the_line_of_theory_goes_through_the_finest_error_that_the_slope_is_fitted_to():
    """The same errors a thousand times larger, of a state a thousand times larger: one picture."""
    dts = np.array([0.4, 0.2, 0.1, 0.05])
    errors = np.array([2.56e-8, 1.6e-9, 1e-10, 3e-10])  # of order four, then rounding
    for size in (1.0, 1e3):
        line = solver_network.power_law(dts, size * errors, 4, rounding=size * 5e-10)
        np.testing.assert_allclose(line[:2], size * errors[:2], rtol=1e-12)
    result = solver_network.step_errors("lorenz")
    end = integrate("lorenz", (1.0, 1.0, 1.0), result.dts[-1], round(1.0 / result.dts[-1]))
    size = np.linalg.norm(end.states[-1])
    assert result.rounding == pytest.approx(solver_network.ROUNDING * size, rel=1e-6)
    finest = np.flatnonzero(result.rk4 > result.rounding)[-1]
    line = solver_network.power_law(result.dts, result.rk4, 4, result.rounding)
    assert line[finest] == result.rk4[finest]


def test_the_blow_ups_of_coarse_steps_are_counted():
    assert solver_network.step_errors("lorenz").blown_up >= 2


@every(
    ("call", "rule"),
    [
        (lambda: sensitivity.spread(distance=0.0), "out_of_range"),
        (lambda: sensitivity.spread(neighbours=0), "out_of_range"),
        (lambda: sensitivity.spread(time=0.0), "out_of_range"),
        (lambda: sensitivity.spread("nowhere"), "unknown_choice"),
        (lambda: sensitivity.horizon(exponent=0.0), "out_of_range"),
        (lambda: escape.escape(dt=0.0), "out_of_range"),
        (lambda: escape.escape(start=(1.0,)), "wrong_dimensions"),
        (lambda: escape.escape(time=float("nan")), "out_of_range"),
        (lambda: escape.escape(time=float("inf")), "out_of_range"),
        (lambda: escape.escape(time=-1.0), "out_of_range"),
        (lambda: escape.reference(time=12.1), "out_of_range"),
        (lambda: solver_network.as_network(steps=0), "out_of_range"),
        (lambda: solver_network.as_network(dt=-1.0), "out_of_range"),
        (lambda: solver_network.step_errors(time=0.0), "out_of_range"),
        (lambda: transient.transients(starts=0), "out_of_range"),
        (lambda: transient.cycle_period(STANDING, near=9.6), "too_few_points"),
        (lambda: transient.cycle_period(STANDING, near=0.01), "out_of_range"),
        (lambda: transient.cycle_period(Orbit(np.ones((1, 3)), TIMES[:1], None)), "too_few_points"),
        (lambda: transient.cycle_period(BROKEN, near=5.0), "orbit_blows_up"),
        (lambda: transient.settling_time(STANDING, period=0.01), "out_of_range"),
    ],
)
def test_bad_input_is_named(call, rule):
    with pytest.raises(InputError) as error:
        call()
    assert error.value.rule == rule
