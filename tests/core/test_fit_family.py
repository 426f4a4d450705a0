"""core.fit_family against the descents that polynomial.fit walks step by step."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import polynomial
from core.errors import InputError
from core.fit_family import fits
from core.polynomial import MAX_TERMS, TUTORIAL_X, TUTORIAL_Y
from tests.cases import every

PLACES = st.lists(
    st.tuples(st.floats(-1, 2), st.floats(-1, 6)), min_size=1, max_size=6, unique_by=lambda p: p[0]
)


@every("steps", [0, 1, 2, 3, 1_000, 90_000, 1_000_000])
def test_every_size_ends_where_the_plain_descent_ends(steps):
    family = fits(TUTORIAL_X, TUTORIAL_Y, steps=steps)
    for terms, rate, coefficients, loss in zip(
        family.terms.tolist(),
        family.learning_rates.tolist(),
        family.coefficients,
        family.losses,
        strict=True,
    ):
        plain = polynomial.fit(TUTORIAL_X, TUTORIAL_Y, terms, rate, steps)
        # rounding of up to 10^6 steps of 2^-52 each, along the directions that do not contract
        np.testing.assert_allclose(coefficients[:terms], plain.coefficients, rtol=0, atol=1e-9)
        assert not coefficients[terms:].any()
        assert loss == pytest.approx(plain.losses[-1], rel=1e-6, abs=1e-12)


@given(places=PLACES)
def test_wherever_points_are_dragged_the_family_is_the_descent_and_least_squares(places):
    x, y = zip(*places, strict=True)
    family = fits(x, y, steps=300, largest=4)
    for terms in range(1, 5):
        plain = polynomial.fit(x, y, terms, float(family.learning_rates[terms - 1]), 300)
        found = family.coefficients[terms - 1, :terms]
        np.testing.assert_allclose(found, plain.coefficients, rtol=0, atol=1e-9)
        exact = polynomial.least_squares(x, y, terms)
        np.testing.assert_array_equal(family.least_squares[terms - 1, :terms], exact)
        left = np.polynomial.polynomial.polyval(x, exact) - y
        assert family.lowest[terms - 1] == pytest.approx(left @ left, rel=1e-6, abs=1e-12)


def test_one_rate_for_all_diverges_from_seven_terms_on_and_a_share_never():
    """The tutorial's rate of 5e-4 is 0.73 of the bound at six terms."""
    one = fits(TUTORIAL_X, TUTORIAL_Y, learning_rate=5e-4)
    np.testing.assert_array_equal(np.isfinite(one.losses), one.terms <= 6)
    share = fits(TUTORIAL_X, TUTORIAL_Y)
    assert share.losses[5:].max() < 0.2
    assert share.learning_rates[5] == pytest.approx(5e-4, rel=0.01)


@every(
    ("given", "rule"),
    [
        ({"share": 0.0}, "out_of_range"),
        ({"share": float("nan")}, "out_of_range"),
        ({"steps": -1}, "out_of_range"),
        ({"largest": MAX_TERMS + 1}, "out_of_range"),
        ({"learning_rate": float("inf")}, "out_of_range"),
    ],
)
def test_bad_settings_are_refused(given, rule):
    with pytest.raises(InputError) as refused:
        fits(TUTORIAL_X, TUTORIAL_Y, **given)
    assert refused.value.rule == rule
