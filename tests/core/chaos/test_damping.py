"""What a solver's step does to volumes, and how the printed sign and the z-axis escape."""

from __future__ import annotations

import numpy as np
import pytest

from core.chaos import escape
from core.chaos.damping import damping, jacobians
from core.chaos.integrate import integrate
from core.chaos.lookup import find
from core.chaos.systems import SYSTEMS
from core.errors import InputError
from tests.cases import every


def test_the_jacobian_is_what_differences_give():
    system = SYSTEMS["three_scroll"]
    state, nudge = np.array([3.0, -2.0, 40.0]), 1e-5
    values = system.parameters.values()
    columns = [
        np.subtract(
            system.equations(*(state + nudge * unit), *values),
            system.equations(*(state - nudge * unit), *values),
        )
        / (2 * nudge)
        for unit in np.eye(3)
    ]
    np.testing.assert_allclose(
        jacobians(system, state[None], np.zeros(1))[0], np.transpose(columns), rtol=1e-6, atol=1e-6
    )


def test_eulers_damping_is_that_of_a_small_box_carried_along():
    """Lorenz: volumes shrink by the same factor everywhere, so that one step tells the rate."""
    dt, size, start = 0.01, 1e-6, np.array([1.0, 2.0, 20.0])
    corners = [start, *(start + size * np.eye(3))]
    after = [integrate("lorenz", c, dt, 1, "euler").states[-1] for c in corners]
    box = np.linalg.det(np.subtract(after[1:], after[0]) / size)
    result = jacobians(SYSTEMS["lorenz"], start[None], np.zeros(1))[0]
    assert np.log(box) == pytest.approx(np.log(np.linalg.det(np.eye(3) + dt * result)), rel=1e-5)


def test_a_circle_keeps_areas_and_euler_adds_half_its_step():
    """J has the eigenvalues i, -i and 0: ln det(1 + hJ) / h = ln(1 + h^2) / h."""
    result = damping("y; -x; 0", dt=0.1)
    assert result.true == 0.0
    assert result.euler == pytest.approx(np.log(1.01) / 0.1, rel=1e-12)


def test_the_jacobian_is_that_of_the_time_of_its_state():
    times = np.array([0.0, 0.5, 2.0])
    result = jacobians(find("t*x; -y; sin(t)"), np.ones((3, 3)), times)
    np.testing.assert_allclose(np.trace(result, axis1=1, axis2=2), times - 1.0, atol=1e-15)


def test_an_orbit_that_blows_up_has_no_damping():
    with pytest.raises(InputError, match="orbit_blows_up"):
        damping("x^2; 0*y; 0*z")


def test_euler_outweighs_the_damping_of_the_tutorials_system_at_a_tenth_of_a_thousandth():
    weak = damping("three_scroll_chaotic", 1e-4)
    assert weak.true < 0 < weak.euler


def test_what_euler_adds_is_in_proportion_to_the_step():
    small, twice = (damping("three_scroll_chaotic", dt).added for dt in (1e-5, 2e-5))
    assert twice == pytest.approx(2 * small, rel=0.02)


@every("x", [-20.0, 1.0, 20.0])
def test_the_printed_sign_grows_by_e_to_the_27_a_time_unit(x):
    assert escape.escape((x, 1.0, 1.0)).growth == pytest.approx(27.4, abs=0.5)


def test_the_published_sign_does_not_escape_but_its_z_axis_does():
    assert escape.escape(e=0.65).growth is None
    up = escape.along_axis({"c": 2.0})
    assert up.rate == pytest.approx(2.0, rel=1e-6)
    assert up.leaves == pytest.approx(np.log(up.top) / 2.0, abs=1e-3)
