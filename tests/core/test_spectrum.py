"""core.spectrum against numpy's eigenvalues, explicit descents and the laws of a quadratic."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.errors import InputError
from core.polynomial import TUTORIAL_X, TUTORIAL_Y, fit, least_squares
from core.spectrum import (
    MAX_ITERATIONS,
    Spectrum,
    arrival,
    descent_theory,
    hessian_spectrum,
    iterations_needed,
    learned_fraction,
    theory_losses,
)
from tests.cases import every

VALUES = st.floats(-2, 2, allow_subnormal=False)
DATA = st.integers(1, 12).flatmap(
    lambda size: st.tuples(
        arrays(float, size, elements=VALUES), arrays(float, size, elements=VALUES)
    )
)


def hessian(x, terms):
    """2 V'V entry by entry."""
    return np.array(
        [[2 * sum(value ** (j + k) for value in x) for k in range(terms)] for j in range(terms)]
    )


@given(DATA, st.integers(1, 12))
@settings(max_examples=80, deadline=None)
def test_eigenvalues_and_directions_are_those_of_the_hessian(data, terms):
    x, y = data
    bowl = hessian_spectrum(x, y, terms)
    matrix = hessian(x, terms)
    rounding = 1e-13 * bowl.eigenvalues[-1]  # what eigvalsh itself promises, times about 100
    np.testing.assert_allclose(bowl.eigenvalues, np.linalg.eigvalsh(matrix), atol=rounding)
    np.testing.assert_allclose(
        matrix @ bowl.directions, bowl.directions * bowl.eigenvalues, atol=10 * rounding
    )
    np.testing.assert_allclose(bowl.directions.T @ bowl.directions, np.eye(terms), atol=1e-12)


def test_the_bottom_of_the_bowl_is_the_least_squares_solution():
    for terms in (1, 3, 6, 9):
        bowl = hessian_spectrum(TUTORIAL_X, TUTORIAL_Y, terms)
        exact = least_squares(TUTORIAL_X, TUTORIAL_Y, terms)
        # condition of V up to 1e4
        np.testing.assert_allclose(bowl.directions @ bowl.solution, exact, atol=1e-10)
        residual = np.vander(TUTORIAL_X, terms, increasing=True) @ exact - TUTORIAL_Y
        assert bowl.floor == pytest.approx(residual @ residual, rel=1e-10, abs=1e-20)


@given(DATA, st.integers(1, 12))
@settings(max_examples=80, deadline=None)
def test_floor_and_energies_add_up_to_the_loss_at_zero(data, terms):
    x, y = data
    bowl = hessian_spectrum(x, y, terms)
    assert bowl.floor + bowl.energies.sum() == pytest.approx(y @ y, rel=1e-12, abs=1e-200)


@every("terms", [1, 3, 6])
@every("share_of_bound", [0.3, 0.98, 1.02])
def test_theory_foretells_the_explicit_descent(terms, share_of_bound):
    v = np.vander(TUTORIAL_X, terms, increasing=True)
    y, a, losses, distances = np.array(TUTORIAL_Y), np.zeros(terms), [], []
    exact = least_squares(TUTORIAL_X, TUTORIAL_Y, terms)
    rate = share_of_bound * 2 / np.linalg.eigvalsh(2 * v.T @ v)[-1]
    for _ in range(300):
        losses.append(np.sum((v @ a - y) ** 2))
        distances.append(np.linalg.norm(a - exact))
        a = a - rate * 2 * v.T @ (v @ a - y)
    theory = descent_theory(TUTORIAL_X, TUTORIAL_Y, terms, rate, range(300))
    # 300 roundings, each multiplied by at most 1.04^300 in both
    np.testing.assert_allclose(theory.losses, losses, rtol=1e-9)
    np.testing.assert_allclose(theory.distances, distances, rtol=1e-9, atol=1e-11)


def test_theory_lies_on_the_measured_losses_of_the_tutorials_run():
    run = fit(TUTORIAL_X, TUTORIAL_Y)
    theory = descent_theory(TUTORIAL_X, TUTORIAL_Y, 6, 5e-4, run.snapshot_steps)
    np.testing.assert_allclose(theory.losses, run.losses, rtol=1e-10)  # 90 000 roundings


def test_effective_parameters_are_what_all_directions_have_learned():
    theory = descent_theory(TUTORIAL_X, TUTORIAL_Y, 6, 5e-4, [0, 10, 90_000])
    np.testing.assert_allclose(theory.effective_parameters, theory.learned.sum(axis=1))


def test_effective_parameters_are_counted_as_in_the_formula():
    iterations = [0, 1, 7, 1_000]
    theory = descent_theory(TUTORIAL_X, TUTORIAL_Y, 6, 5e-4, iterations)
    values = np.linalg.eigvalsh(hessian(TUTORIAL_X, 6))
    plain = [sum(1 - (1 - 5e-4 * value) ** k for value in values) for k in iterations]
    np.testing.assert_allclose(theory.effective_parameters, plain, atol=1e-9)  # 1000 roundings


@given(DATA, st.integers(1, 12), st.floats(0.01, 0.5))
@settings(max_examples=80, deadline=None)
def test_effective_parameters_grow_from_none_to_at_most_the_rank(data, terms, share):
    x, y = data
    bowl = hessian_spectrum(x, y, terms)
    rate = max(share * 2 / bowl.eigenvalues[-1], 1e-15)
    counts = descent_theory(x, y, terms, rate, [0, 1, 10, 1_000, 10**6]).effective_parameters
    assert counts[0] == 0
    assert np.all(np.diff(counts) >= -1e-12)  # rounding of a sum of at most 12 ones
    assert counts[-1] <= np.sum(bowl.eigenvalues > 0) + 1e-12


def test_tiny_fractions_keep_their_digits():
    learned = learned_fraction(np.array([1e-12]), 1e-15, np.array([1e6]))
    assert learned[0, 0] == pytest.approx(1e-21, rel=1e-12)  # 1 - (1 - 1e-27)^(10^6)


def test_more_terms_than_points_leave_flat_directions():
    bowl = hessian_spectrum([0.5, 1.0], [1.0, 2.0], terms=5)
    assert np.sum(bowl.eigenvalues == 0) == 3
    assert bowl.condition_number == np.inf
    assert not bowl.solution[:3].any()


def test_a_rate_beyond_the_bound_grows_and_never_arrives():
    bound = 2 / hessian_spectrum(TUTORIAL_X, TUTORIAL_Y, 6).eigenvalues[-1]
    above = descent_theory(TUTORIAL_X, TUTORIAL_Y, 6, 1.02 * bound, [10_000, 20_000])
    assert not above.losses[1] < above.losses[0]
    assert iterations_needed(TUTORIAL_X, TUTORIAL_Y, 6, 1.02 * bound) is None


@every("tolerance", [0.5, 0.1, 1e-3])
def test_the_number_of_iterations_needed_is_the_first_that_arrives(tolerance):
    needed = iterations_needed(TUTORIAL_X, TUTORIAL_Y, 4, 1e-3, tolerance)
    assert needed is not None
    v = np.vander(TUTORIAL_X, 4, increasing=True)
    exact, a = least_squares(TUTORIAL_X, TUTORIAL_Y, 4), np.zeros(4)
    for _ in range(needed - 1):
        a = a - 1e-3 * 2 * v.T @ (v @ a - TUTORIAL_Y)
    assert np.linalg.norm(a - exact) > tolerance * np.linalg.norm(exact)
    a = a - 1e-3 * 2 * v.T @ (v @ a - TUTORIAL_Y)
    assert np.linalg.norm(a - exact) <= tolerance * np.linalg.norm(exact)


def test_a_descent_that_comes_near_and_leaves_again_has_not_arrived():
    x, y = [-1.0, -0.5, 0.5, 1.0], [-1.0, -0.5, 0.5, 1.01]  # nearly y = x: little along a_0
    v, a = np.vander(x, 2, increasing=True), np.zeros(2)
    rate = 1.05 * 2 / np.linalg.eigvalsh(2 * v.T @ v)[-1]  # the steepest direction is a_0
    exact, distances = least_squares(x, y, 2), []
    for _ in range(200):
        distances.append(np.linalg.norm(a - exact) / np.linalg.norm(exact))
        a = a - rate * 2 * v.T @ (v @ a - y)
    assert min(distances) < 0.05 < distances[-1]
    assert iterations_needed(x, y, 2, rate, 0.05) is None


def test_data_of_zeros_need_no_iterations():
    for rate in (0.1, 100.0):  # below and above the bound
        assert iterations_needed([0.0, 1.0], [0.0, 0.0], 2, rate) == 0


def test_a_hundred_thousand_rows_and_huge_values_are_weighed():
    x = np.linspace(-1, 1, 100_000)
    bowl = hessian_spectrum(x, x**2, 3)
    # twice the moments of x: sum of 1 is 10^5, of x^2 a third of it, up to the two end points
    assert np.sum(bowl.eigenvalues) == pytest.approx(2e5 * (1 + 1 / 3 + 1 / 5), rel=1e-4)
    assert np.isfinite(hessian_spectrum([1e12, -1e12], [1e12, 0.0], 12).eigenvalues).all()


@every(
    ("iterations", "rule"),
    [
        ([-1.0], "out_of_range"),
        ([MAX_ITERATIONS + 1.0], "too_large"),
        ([0.5], "not_a_whole_number"),
        ([float("nan")], "not_finite"),
        ([], "too_few_points"),
    ],
)
def test_iterations_that_cannot_be_counted_are_refused(iterations, rule):
    with pytest.raises(InputError) as caught:
        descent_theory(TUTORIAL_X, TUTORIAL_Y, 6, 5e-4, iterations)
    assert caught.value.rule == rule


@every("tolerance", [0.0, -1.0, 1.5, float("nan")])
def test_a_tolerance_out_of_range_is_refused(tolerance):
    with pytest.raises(InputError, match="out_of_range"):
        iterations_needed(TUTORIAL_X, TUTORIAL_Y, 6, 5e-4, tolerance)


@every("steps", [0, 1, 40, 90_000])
def test_what_remains_is_what_a_descent_leaves(steps):
    exact = least_squares(TUTORIAL_X, TUTORIAL_Y, 6)
    run = fit(TUTORIAL_X, TUTORIAL_Y, 6, 5e-4, steps)
    expected = np.linalg.norm(run.coefficients - exact) / np.linalg.norm(exact)
    result = arrival(TUTORIAL_X, TUTORIAL_Y, 6, 5e-4, steps)
    # rounding of 90 000 steps, each 1e-16, times the condition number of V, 700
    assert result.remaining == pytest.approx(expected, rel=1e-8)
    assert result.unique
    assert result.iterations == iterations_needed(TUTORIAL_X, TUTORIAL_Y, 6, 5e-4)


def test_too_few_points_leave_the_solution_open():
    result = arrival([0.0, 1.0], [1.0, 3.0], 3, 0.1, 10_000)
    assert not result.unique
    assert np.isfinite(result.condition_number)
    assert result.remaining == pytest.approx(0.0, abs=1e-9)  # arrived, up to rounding


def test_a_descent_that_diverges_never_arrives_and_zeros_need_no_way():
    far = arrival(TUTORIAL_X, TUTORIAL_Y, 6, 1e-3, 90_000)
    assert far.iterations is None
    assert not far.remaining < 1
    assert arrival([0.0, 1.0], [0.0, 0.0], 2, 0.1, 5).remaining == 0.0


def bowl_of(eigenvalues, solution, floor=0.0):
    return Spectrum(np.array(eigenvalues), np.eye(len(eigenvalues)), np.array(solution), floor, 1.0)


def test_theory_losses_are_the_sum_over_directions_by_hand():
    bowl = bowl_of([1.0, 4.0], [3.0, 1.0], floor=0.25)  # energies 4.5 and 2
    losses = theory_losses(bowl, np.array([0.5, 0.5, 0.1]), np.array([0, 2, 1]))
    # rate 0.5: factors 0.5 and -1; rate 0.1: 0.9 and 0.6; rounding of log and exp only
    by_hand = [6.75, 0.25 + 4.5 / 16 + 2.0, 0.25 + 4.5 * 0.81 + 2.0 * 0.36]
    np.testing.assert_allclose(losses, by_hand, rtol=1e-14)


def test_a_factor_of_zero_arrives_in_one_step():
    losses = theory_losses(bowl_of([4.0], [1.0]), np.full(2, 0.25), np.array([0, 1]))
    np.testing.assert_allclose(losses, [2.0, 0.0], rtol=1e-15)


def test_a_direction_that_has_nothing_to_learn_adds_nothing_however_it_grows():
    bowl = bowl_of([1.0, 40.0], [1.0, 0.0])
    losses = theory_losses(bowl, np.full(2, 0.5), np.array([0, 500]))  # 19^1000 times 0
    np.testing.assert_allclose(losses, [0.5, 0.5**1001], rtol=1e-12)


def test_a_tiny_part_that_grows_is_counted_beyond_the_range_of_its_factor():
    bowl = bowl_of([40.0], [1e-100])  # energy 2e-199
    losses = theory_losses(bowl, np.array([0.5]), np.array([130]))  # 19^260 = 10^332.5 overflows
    np.testing.assert_allclose(np.log10(losses), np.log10(20) - 200 + 260 * np.log10(19))
