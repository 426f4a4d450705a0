"""core.loss_surface against least squares of the remaining coefficients, point by point."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InputError
from core.loss_surface import contours, loss_surface, stretch, surface_loss
from core.polynomial import TUTORIAL_X, TUTORIAL_Y, least_squares
from core.spectrum import hessian_spectrum
from tests.cases import every

PAIRS = [(2, 0, 1), (3, 0, 1), (4, 3, 1), (6, 4, 5), (6, 0, 5)]


def loss_with_others_at_their_best(terms, pair, values):
    """Fixes the pair and lets NumPy fit the rest."""
    v = np.vander(TUTORIAL_X, terms, increasing=True)
    left = np.array(TUTORIAL_Y) - v[:, pair] @ values
    others = np.delete(v, pair, axis=1)
    best = np.linalg.lstsq(others, left, rcond=None)[0] if others.size else np.zeros(0)
    return np.sum((left - others @ best) ** 2)


@every(("terms", "first", "second"), PAIRS)
def test_each_loss_of_the_grid_lets_the_other_coefficients_do_their_best(terms, first, second):
    surface = loss_surface(TUTORIAL_X, TUTORIAL_Y, terms, first, second)
    for row, column in [(0, 0), (3, 70), (40, 40), (80, 11)]:
        values = np.array([surface.first[column], surface.second[row]])
        plain = loss_with_others_at_their_best(terms, [first, second], values)
        # the condition number of the 6-term fit, 7e2 for its matrix, times 1e-16, times losses
        assert surface.losses[row, column] == pytest.approx(plain, rel=1e-9, abs=1e-11)


@every(("terms", "first", "second"), PAIRS)
def test_the_minimum_is_the_least_squares_fit(terms, first, second):
    surface = loss_surface(TUTORIAL_X, TUTORIAL_Y, terms, first, second)
    fitted = least_squares(TUTORIAL_X, TUTORIAL_Y, terms)
    np.testing.assert_allclose(surface.minimum, fitted[[first, second]], rtol=1e-9, atol=1e-10)
    lowest = surface_loss(
        surface.design, surface.target, surface.spectrum.floor, surface.minimum[None]
    )
    assert lowest[0] == pytest.approx(surface.spectrum.floor, abs=1e-12)


def test_two_of_two_terms_are_the_whole_bowl():
    surface = loss_surface(TUTORIAL_X, TUTORIAL_Y)
    whole = hessian_spectrum(TUTORIAL_X, TUTORIAL_Y, 2)
    np.testing.assert_allclose(surface.spectrum.eigenvalues, whole.eigenvalues, rtol=1e-12)
    assert surface.spectrum.floor == pytest.approx(whole.floor, rel=1e-12)
    assert surface.spectrum.condition_number == pytest.approx(whole.condition_number, rel=1e-12)


@every(("terms", "first", "second"), PAIRS)
def test_the_spectrum_belongs_to_the_design(terms, first, second):
    surface = loss_surface(TUTORIAL_X, TUTORIAL_Y, terms, first, second)
    hessian = 2 * surface.design.T @ surface.design
    directions, eigenvalues = surface.spectrum.directions, surface.spectrum.eigenvalues
    scale = eigenvalues[-1]
    np.testing.assert_allclose(hessian @ directions, directions * eigenvalues, atol=1e-13 * scale)
    gradient = surface.design.T @ (surface.design @ surface.minimum - surface.target)
    np.testing.assert_allclose(gradient, 0, atol=1e-12 * scale)


def test_exchanging_the_coefficients_transposes_the_picture():
    bowl = loss_surface(TUTORIAL_X, TUTORIAL_Y, 4, 1, 3)
    other = loss_surface(TUTORIAL_X, TUTORIAL_Y, 4, 3, 1)
    np.testing.assert_allclose(bowl.losses, other.losses.T, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(bowl.first, other.second, rtol=1e-10)


@given(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3))
@settings(max_examples=30, deadline=None)
def test_the_picture_holds_start_and_minimum(start_first, start_second):
    surface = loss_surface(
        TUTORIAL_X, TUTORIAL_Y, start_first=start_first, start_second=start_second
    )
    for place in (surface.start, surface.minimum):
        assert surface.first[0] <= place[0] <= surface.first[-1]
        assert surface.second[0] <= place[1] <= surface.second[-1]


def test_a_start_at_the_minimum_still_gives_a_picture():
    surface = loss_surface([-1, 0, 1], [0, 0, 0])
    assert surface.first[-1] - surface.first[0] == pytest.approx(2)


def test_a_hundred_thousand_points_are_no_burden():
    x = np.linspace(-1, 1, 100_000)
    surface = loss_surface(x, 1 + 2 * x)
    np.testing.assert_allclose(surface.minimum, [1, 2], rtol=1e-10)


def test_a_surface_survives_pickling():
    surface = loss_surface(TUTORIAL_X, TUTORIAL_Y)
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(surface)).losses, surface.losses)


@every(("x", "terms"), [((1.0,), 2), ((1.0, 1.0, 1.0), 2), ((1.0, 2.0), 3), ((1e-160, 2e-160), 2)])
def test_too_few_distinct_points_leave_the_surface_flat(x, terms):
    with pytest.raises(InputError) as error:
        loss_surface(x, np.ones(len(x)), terms)
    assert error.value.rule == "flat_surface"
    assert error.value.values["terms"] == terms


@every(
    ("settings_given", "rule"),
    [
        ({"terms": 1}, "out_of_range"),
        ({"terms": 13}, "out_of_range"),
        ({"first": 2}, "out_of_range"),
        ({"second": -1}, "out_of_range"),
        ({"first": 1, "second": 1}, "same_coefficient"),
        ({"start_first": float("nan")}, "out_of_range"),
        ({"start_second": float("inf")}, "out_of_range"),
    ],
)
def test_settings_outside_their_limits_are_refused(settings_given, rule):
    with pytest.raises(InputError) as error:
        loss_surface(TUTORIAL_X, TUTORIAL_Y, **settings_given)
    assert error.value.rule == rule


@every("x", [[], [float("nan"), 1.0], [float("inf"), 1.0], [1.0]])
def test_points_that_are_no_points_are_refused(x):
    with pytest.raises(InputError):
        loss_surface(x, [1.0, 2.0])


@every(("terms", "first", "second"), PAIRS)
def test_every_place_of_a_contour_has_its_loss(terms, first, second):
    surface = loss_surface(TUTORIAL_X, TUTORIAL_Y, terms, first, second)
    rings = contours(surface, levels=5)
    parts = surface.design, surface.target, surface.spectrum.floor
    losses = surface_loss(*parts, rings.places)
    # the condition number of the bowls, below 1e5, times 1e-16
    np.testing.assert_allclose(losses, np.broadcast_to(rings.losses[:, None], losses.shape), 1e-10)
    assert rings.losses[3] == pytest.approx(surface_loss(*parts, surface.start[None])[0])
    np.testing.assert_allclose(rings.places[:, 0], rings.places[:, -1], rtol=1e-9, atol=1e-12)


def test_contours_around_a_start_at_the_minimum_still_have_a_size():
    rings = contours(loss_surface([-1, 0, 1], [0, 0, 0]))
    assert rings.losses[3] == pytest.approx(1.0)


@every("levels", [-1, 0, 21])
def test_too_many_or_no_contours_are_refused(levels):
    with pytest.raises(InputError, match="levels"):
        contours(loss_surface([-1, 0, 1], [0, 1, 2]), levels)


@given(st.floats(1.0, 10.0))
@settings(max_examples=30, deadline=None)
def test_stretching_x_scales_the_slope_of_the_best_line_and_the_steep_curvature(factor):
    plain = loss_surface(TUTORIAL_X, TUTORIAL_Y)
    longer = loss_surface(stretch(TUTORIAL_X, factor), TUTORIAL_Y)
    # the QR of a bowl with condition number up to 200 keeps more than twelve digits
    assert longer.minimum == pytest.approx(plain.minimum / [1.0, factor], rel=1e-10)
    determinants = [np.prod(bowl.spectrum.eigenvalues) for bowl in (plain, longer)]
    assert determinants[1] == pytest.approx(factor**2 * determinants[0], rel=1e-10)


@every("factor", [0.0, 101.0, float("nan"), float("inf"), -1.0])
def test_a_stretch_outside_its_limits_is_refused(factor):
    with pytest.raises(InputError) as error:
        stretch(TUTORIAL_X, factor)
    assert error.value.rule == "out_of_range"
