"""core.chaos.lyapunov against published values, closed forms and the law of the divergence."""

from __future__ import annotations

import numpy as np
import pytest

from core.chaos.lyapunov import kaplan_yorke, largest_exponent, spectrum
from core.chaos.systems import SYSTEMS, System
from core.errors import InputError
from tests.cases import every


def linear(x, y, z, a, b, c):
    return a * x, b * y + x, c * z


LINEAR = System(
    "linear",
    linear,
    ("ax", "by+x", "cz"),
    {"a": 0.5, "b": -0.25, "c": -2.0},
    (1.0, 1.0, 1.0),
    0.01,
    1.0,
    ((-1.0, 1.0),) * 3,
    0.0,
    {},
)


def test_the_exponents_of_a_linear_system_are_its_eigenvalues():
    result = spectrum(LINEAR, steps=2_000, starts=4)
    # the differences turn into the eigenvectors during the transient of 10 time units
    np.testing.assert_allclose(result.exponents, [0.5, -0.25, -2.0], atol=1e-3)


@every("name", ["lorenz", "rossler"])
def test_the_exponents_are_the_published_ones(name):
    result, published = spectrum(name, steps=20_000), SYSTEMS[name].spectrum
    assert published is not None
    # four standard errors of the average, 0.001 to 0.002 here, beside rounding of the source
    np.testing.assert_allclose(result.exponents, published, atol=4 * result.errors.max() + 1e-3)
    assert result.dimension == pytest.approx(kaplan_yorke(published), abs=0.01)


@every("name", ["lorenz", "rossler", "chen", "lu", "three_scroll_chaotic"])
def test_the_exponents_sum_up_to_the_mean_divergence(name):
    result = spectrum(name, steps=2_000, starts=8)
    # the same orbit, so only the error of the step is left
    assert result.exponents.sum() == pytest.approx(result.divergence, abs=5e-3)


@every(
    ("name", "divergence"),
    [("lorenz", -10 - 1 - 8 / 3), ("chen", 28 - 35 - 3), ("lu", 20 - 36 - 3)],
)
def test_a_constant_divergence_is_that_of_the_equations(name, divergence):
    assert spectrum(name, steps=200, starts=4).divergence == pytest.approx(divergence, rel=1e-12)


def test_the_largest_exponent_is_the_first_of_the_spectrum():
    item = largest_exponent("lorenz", steps=4_000, starts=16)
    assert item == pytest.approx(spectrum("lorenz", steps=4_000, starts=16).exponents[0], abs=1e-3)


def test_without_chaos_the_largest_exponent_is_not_positive():
    assert largest_exponent("lorenz", parameters={"rho": 10.0}, steps=3_000) < -0.1


def test_the_exponent_falls_where_chaos_is_a_transient():
    result = spectrum("three_scroll", steps=60_000, starts=32, transient=0)
    early, late = result.running[10, 0], result.running[-1, 0]
    assert early > 1.5 * late > 0


def test_the_same_seed_gives_the_same_result():
    item, same, other = (spectrum("lorenz", steps=500, starts=4, seed=s) for s in (1, 1, 2))
    np.testing.assert_array_equal(item.exponents, same.exponents)
    assert item.exponents[0] != other.exponents[0]


@every(
    ("change", "rule"),
    [
        ({"system": "nowhere"}, "unknown_choice"),
        ({"steps": 1}, "out_of_range"),
        ({"starts": 1}, "out_of_range"),
        ({"transient": 10**9}, "out_of_range"),
        ({"dt": 0.0}, "out_of_range"),
        ({"seed": -1}, "out_of_range"),
        ({"parameters": {"q": 1.0}}, "unknown_parameter"),
    ],
)
def test_bad_input_is_named(change, rule):
    with pytest.raises(InputError) as error:
        largest_exponent(**({"system": "lorenz"} | change))
    assert error.value.rule == rule


def test_the_dimension_of_a_torus_and_of_a_point():
    assert kaplan_yorke([0.0, 0.0, -1.0]) == 2.0
    assert kaplan_yorke([-0.5, -1.0, -2.0]) == 0.0
    assert kaplan_yorke([1.0, -0.5, -0.25]) == 3.0


@every("exponents", [[np.nan] * 3, [1.0, np.nan, -2.0], [-1.0, -2.0, np.nan]])
def test_what_was_not_measured_has_no_dimension(exponents):
    assert np.isnan(kaplan_yorke(exponents))


def test_an_orbit_that_blows_up_leaves_no_exponents_and_no_dimension():
    result = spectrum("rossler", dt=1.0, steps=1_000, starts=2)
    assert np.isnan(result.exponents).all()
    assert np.isnan(result.dimension)
