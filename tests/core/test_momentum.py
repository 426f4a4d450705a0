"""core.momentum against eigenvalues from NumPy, plain descents, and the optimum's own law."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import momentum
from core.errors import InputError
from core.momentum import convergence_rate, heat_map
from core.polynomial import TUTORIAL_X, TUTORIAL_Y
from core.spectrum import hessian_spectrum
from tests.cases import every

POSITIVE = st.floats(1e-3, 1e3)


@given(st.lists(POSITIVE, min_size=1, max_size=5), st.floats(1e-4, 1.0), st.floats(0.0, 0.9999))
@settings(max_examples=200, deadline=None)
def test_the_rate_is_the_largest_eigenvalue_of_goh_s_matrices(eigenvalues, rate, beta):
    radii = [
        np.abs(np.linalg.eigvals([[beta, value], [-rate * beta, 1 - rate * value]])).max()
        for value in eigenvalues  # velocity and weight in the source's own convention
    ]
    factor = convergence_rate(np.array(eigenvalues), np.array([rate]), np.array([beta]))
    # at a double root NumPy's eigenvalues are good to the square root of 1e-16 times the trace
    assert factor[0, 0] == pytest.approx(max(radii), rel=1e-6, abs=1e-6)


def plain_factor(terms, rate, beta):
    """Momentum on all points from zero in float64, distance measured at two late steps."""
    v = np.vander(TUTORIAL_X, terms, increasing=True)
    y = np.array(TUTORIAL_Y)
    minimum = np.linalg.lstsq(v, y, rcond=None)[0]
    a, velocity, sizes = np.zeros(terms), np.zeros(terms), []
    for _ in range(80):
        velocity = beta * velocity - rate * 2 * v.T @ (v @ a - y)
        a = a + velocity
        sizes.append(np.hypot(np.linalg.norm(a - minimum), np.linalg.norm(velocity)))
    return (sizes[-1] / sizes[19]) ** (1 / 60)


@every(("row", "column"), [(0, 5), (10, 10), (24, 20), (40, 30), (24, 44)])
def test_a_cell_is_what_a_plain_descent_does(row, column):
    result = heat_map(TUTORIAL_X, TUTORIAL_Y, 2)
    rate, beta = result.learning_rates[column], result.momenta[row]
    # over 60 steps a turning pair changes its length by a factor of up to 20: ln(20) / 60
    assert result.measured[row, column] == pytest.approx(plain_factor(2, rate, beta), rel=0.05)


@every("terms", [1, 2, 3, 4])
def test_measured_and_theory_agree_in_every_cell(terms):
    result = heat_map(TUTORIAL_X, TUTORIAL_Y, terms)
    # a double root adds ln 2 / 500, the turning of e and v up to ln 10 / 500
    np.testing.assert_allclose(result.measured, result.theory, atol=0.006)


@every("terms", [2, 3, 4, 6])
def test_no_rate_and_momentum_beat_the_optimum(terms):
    result = heat_map(TUTORIAL_X, TUTORIAL_Y, terms)
    eigenvalues = hessian_spectrum(TUTORIAL_X, TUTORIAL_Y, terms).eigenvalues
    rate, beta = result.best_learning_rate, result.best_momentum
    at = convergence_rate(eigenvalues, np.array([rate]), np.array([beta]))[0, 0]
    # the extreme directions have double roots there: rounding enters by its square root
    assert at == pytest.approx(result.best_convergence, abs=1e-6)
    near = convergence_rate(
        eigenvalues, rate * np.linspace(0.5, 1.5, 101), np.linspace(0.0, 0.9999, 301)
    )
    assert near.min() >= result.best_convergence - 1e-6
    assert result.theory.min() >= result.best_convergence - 1e-6


@every("terms", [2, 3, 4])
def test_without_momentum_the_best_is_the_best_constant_rate(terms):
    result = heat_map(TUTORIAL_X, TUTORIAL_Y, terms)
    eigenvalues = hessian_spectrum(TUTORIAL_X, TUTORIAL_Y, terms).eigenvalues
    rates = np.array([2 / (eigenvalues[0] + eigenvalues[-1])])
    factor = convergence_rate(eigenvalues, rates, np.zeros(1))[0, 0]
    assert factor == pytest.approx(result.plain_convergence, rel=1e-12)
    assert result.best_convergence < result.plain_convergence


def test_the_bound_divides_what_converges_from_what_does_not():
    result = heat_map(TUTORIAL_X, TUTORIAL_Y, 3)
    beyond = result.learning_rates > result.bounds[:, None] * (1 + 1e-9)
    below = result.learning_rates < result.bounds[:, None] * (1 - 1e-9)
    assert np.all(result.theory[beyond] > 1)
    assert np.all(result.theory[below] < 1)
    clear = np.abs(result.learning_rates / result.bounds[:, None] - 1) > 0.05
    np.testing.assert_array_equal((result.measured > 1)[clear], beyond[clear])


def test_the_optimum_lies_on_the_map():
    for terms in range(1, 13):
        result = heat_map(TUTORIAL_X, TUTORIAL_Y, terms)
        assert 0 < result.best_learning_rate <= result.learning_rates[-1]
        assert 0 <= result.best_momentum < 1


def test_flat_directions_do_not_count():
    few = heat_map([-1, 1], [0, 2], 2)
    flat = heat_map([-1, 1], [0, 2], 4)  # x^2 and x^3 repeat 1 and x: twice the slope, 2 flat
    assert flat.condition_number == pytest.approx(few.condition_number, rel=1e-12)
    np.testing.assert_allclose(flat.theory, few.theory, atol=1e-6)


def test_terms_change_without_a_new_compilation():
    heat_map(TUTORIAL_X, TUTORIAL_Y)
    traces = momentum._run.experimental_get_tracing_count()
    heat_map(np.linspace(-1, 1, 77), np.ones(77), 9)
    assert momentum._run.experimental_get_tracing_count() == traces


def test_a_map_survives_pickling():
    result = heat_map(TUTORIAL_X, TUTORIAL_Y)
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(result)).measured, result.measured)


@every(("x", "y", "terms"), [([], [], 2), ([1.0], [1.0, 2.0], 2), ([1.0], [1.0], 13)])
def test_input_outside_the_limits_is_refused(x, y, terms):
    with pytest.raises(InputError):
        heat_map(x, y, terms)


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=12, unique=True), st.integers(1, 12))
@settings(max_examples=15, deadline=None)
def test_every_allowed_map_holds_only_finite_factors(x, terms):
    result = heat_map(x, x, terms)
    assert np.isfinite(result.theory).all()
    assert np.isfinite(result.measured).all()
    assert np.all(result.measured >= 0)


def test_the_best_cell_is_as_near_to_the_theory_s_optimum_as_cells_are_wide():
    result = heat_map(TUTORIAL_X, TUTORIAL_Y)
    best = result.best_cell
    assert best.convergence == result.measured.min()
    # one cell, and half of one as the optimum lies between them
    assert abs(best.momentum - result.best_momentum) <= 1.5 / momentum.CELLS
    width = result.learning_rates[1] - result.learning_rates[0]
    assert abs(best.learning_rate - result.best_learning_rate) <= 1.5 * width
