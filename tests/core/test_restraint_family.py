"""core.restraint_family against ridge by least squares, real descents, and ``regularisation``."""

from __future__ import annotations

import numpy as np
import pytest

from core.holdout import split
from core.polynomial import TUTORIAL_X, TUTORIAL_Y, fit
from core.regularisation import compare, problem
from core.restraint_family import GOOD, PENALTIES, STOPS, family, family_split, tightness
from tests.cases import every

GRID = np.linspace(-1, 2, 61)
TRUTH = GRID**3 - GRID
POINTS = (TUTORIAL_X, TUTORIAL_Y, GRID, TRUTH)


def powers(x, terms):
    return np.vander(x, terms, increasing=True)


@every("terms", [1, 4, 6, 9])
def test_each_penalty_gives_the_least_squares_of_the_points_and_a_wish_for_zero(terms):
    for penalty, a in zip(PENALTIES, family(*POINTS, terms).ridge.coefficients, strict=True):
        v = np.vstack([powers(TUTORIAL_X, terms), np.sqrt(penalty) * np.eye(terms)])
        oracle = np.linalg.lstsq(v, np.append(TUTORIAL_Y, np.zeros(terms)), rcond=1e-12)[0]
        # condition of V on the six points about 1e4 at most, times epsilon and a margin of 100
        np.testing.assert_allclose(a, oracle, atol=1e-10)


def test_each_stop_is_a_descent_of_so_many_iterations():
    result = family(*POINTS, 6)
    for place, steps in enumerate(STOPS):
        if steps <= 100_000:
            run = fit(TUTORIAL_X, TUTORIAL_Y, 6, result.learning_rate, steps)
            a = result.early_stopping.coefficients[place]
            np.testing.assert_allclose(a, run.coefficients, atol=1e-10)  # 100 000 roundings


@every("terms", range(1, 13))
def test_the_places_lie_on_the_lines_of_the_comparison(terms):
    both, lines = family(*POINTS, terms), compare(*POINTS, terms)
    assert both.learning_rate == lines.learning_rate
    for places, line in ((both.ridge, lines.ridge), (both.early_stopping, lines.early_stopping)):
        assert np.all(np.diff(places.effective_parameters) >= -1e-12)
        # a place that is not one of the 120 stops of the line lies at most this far below its least
        assert places.held_out.min() >= 0.98 * line.held_out.min()


def test_a_penalty_of_zero_is_no_restraint():
    result = family(*POINTS, 12).ridge
    assert PENALTIES[-1] == 0
    shares = problem(*POINTS, 12).bowl.eigenvalues > 0
    np.testing.assert_array_equal(result.shares[-1], shares.astype(float))


def test_a_split_table_is_restrained_as_its_parts_are():
    x = np.linspace(-1, 1, 30)
    y = np.random.default_rng(0).normal(size=30)
    parts = split(x, y, 0.4, 3)
    expected = family(parts.x, parts.y, parts.held_out_x, parts.held_out_y, 5)
    result = family_split(x, y, 0.4, 3, 5)
    np.testing.assert_array_equal(result.ridge.held_out, expected.ridge.held_out)


@every("terms", range(1, 13))
def test_what_is_said_of_a_place_fits_all_others(terms):
    both = family(*POINTS, terms)
    for path in (both.ridge, both.early_stopping):
        good = path.held_out <= GOOD * path.held_out.min()
        for place in range(path.held_out.size):
            said = tightness(path, place)
            assert (said in ("good", "free")) == good[place]
            assert (said == "free") == (good[place] and good[-1])
            assert (said == "tight") == (not good[: place + 1].any())
            assert (said == "loose") == (not good[place:].any())


def test_places_run_from_the_strongest_restraint_to_none():
    assert np.all(np.diff(PENALTIES) < 0)
    assert np.all(np.diff(STOPS) > 0)
    assert STOPS[0] == 1
    assert PENALTIES[0] == pytest.approx(1e6)
