"""core.chaos.bifurcation: known routes, and each lane against the orbit on its own."""

from __future__ import annotations

import numpy as np
import pytest

from core.chaos.bifurcation import BLOCK, diagram
from core.chaos.integrate import integrate
from core.chaos.lyapunov import largest_exponent
from core.chaos.orbits import maxima
from core.chaos.systems import SYSTEMS
from core.errors import InputError
from tests.cases import every


def heights(result, at):
    return np.sort(result.maxima[np.isclose(result.at, result.values[at])])


def test_roessler_doubles_its_loops():
    result = diagram("rossler", "c", 2.5, 4.0, values=4, steps=16_000, dt=0.02)
    # one, two, two and four loops: Strogatz, figure 12.3.5 (a = b = 0.2)
    counts = [len(np.unique(heights(result, at).round(2))) for at in range(4)]
    assert counts[0] == 1
    assert counts[1] == counts[2] == 2
    assert counts[3] == 4


def test_chaos_begins_where_the_doublings_pile_up():
    result = diagram("rossler", "c", 2.0, 6.0, values=200, steps=16_000)
    assert result.first_chaos == pytest.approx(4.2, abs=0.1)


def test_lorenz_turns_chaotic_at_once():
    result = diagram("lorenz", "rho", 10.0, 40.0, values=120)
    # the fixed points lose their stability at 24.74; chaos beside them exists from 24.06 on
    assert result.first_chaos == pytest.approx(24.25, abs=0.75)
    assert result.exponents[result.values < 13].max() < 0


def test_each_lane_is_the_orbit_on_its_own():
    result = diagram("rossler", "c", 3.0, 4.0, values=3, steps=4_000, dt=0.02)
    orbit = integrate("rossler", SYSTEMS["rossler"].start, 0.02, 8_000, parameters={"c": 3.5})
    alone = maxima(orbit.states[4_001:, 2])
    alone = alone[np.isfinite(alone)]
    mine = result.maxima[np.isclose(result.at, 3.5)]
    np.testing.assert_allclose(mine[:20], alone[:20], rtol=1e-6)


def test_the_exponent_is_that_of_the_spectrum():
    result = diagram("lorenz", "rho", 28.0, 30.0, values=2, steps=80_000)
    # one orbit of 800 time units: a standard error of 0.01
    assert result.exponents[0] == pytest.approx(largest_exponent("lorenz"), abs=0.04)


def test_orbits_that_escape_are_counted_and_left_out():
    result = diagram("three_scroll", "e", -0.9, -0.5, values=4, dt=0.002)
    assert result.escaped == 4
    assert np.isnan(result.exponents).all()
    assert result.first_chaos is None


@every(
    ("change", "rule"),
    [
        ({"system": "nowhere"}, "unknown_choice"),
        ({"parameter": "q"}, "unknown_parameter"),
        ({"low": 6.0}, "empty_view"),
        ({"low": float("nan")}, "out_of_range"),
        ({"values": 1}, "out_of_range"),
        ({"steps": BLOCK - 1}, "out_of_range"),
        ({"dt": 0.0}, "out_of_range"),
        ({"values": 2_000, "steps": 100_000}, "diagram_too_large"),
        ({"values": 201, "steps": 100_000}, "diagram_too_large"),
    ],
)
def test_bad_input_is_named(change, rule):
    with pytest.raises(InputError) as error:
        diagram(**change)
    assert error.value.rule == rule
