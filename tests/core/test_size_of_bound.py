"""core.size_of_bound against the bound of the same points, and the law of a high power."""

from __future__ import annotations

import numpy as np
import pytest

from core import size_of_bound
from core.descent import stability_bound
from core.errors import InputError
from core.polynomial import TUTORIAL_X, TUTORIAL_Y
from tests.cases import every


def test_the_bound_falls_as_terms_are_added():
    result = size_of_bound.bounds(TUTORIAL_X, TUTORIAL_Y)
    assert result.size == 12
    assert np.all(np.diff(result) < 0)
    for terms, bound in enumerate(result, 1):
        assert bound == stability_bound(TUTORIAL_X, TUTORIAL_Y, terms)


@every("terms", [1, 3, 6])
@every("stretch", [0.5, 2.0])
def test_stretching_is_the_same_as_other_points(terms, stretch):
    stretched = stability_bound(stretch * np.array(TUTORIAL_X), TUTORIAL_Y, terms)
    assert size_of_bound.bounds(TUTORIAL_X, TUTORIAL_Y, 6, stretch)[terms - 1] == stretched
    ratio = stability_bound(TUTORIAL_X, TUTORIAL_Y, terms) / stretched
    assert size_of_bound.times_smaller(TUTORIAL_X, TUTORIAL_Y, terms, stretch) == ratio


def test_the_bound_of_a_high_power_falls_by_that_power_of_the_stretch():
    ratio = size_of_bound.times_smaller([3.0, 4.0], [0.0, 1.0], terms=4, stretch=10.0)
    # x^2 and less add a tenth of x^3's part
    assert ratio == pytest.approx(10.0**6, rel=0.1)


@every("terms", range(1, 13))
def test_no_bound_shrinks_by_more_than_the_highest_power_grows(terms):
    ratio = size_of_bound.times_smaller(TUTORIAL_X, TUTORIAL_Y, terms)
    assert 1.0 <= ratio <= 4.0 ** (terms - 1) * (1 + 1e-9)  # rounding, where N = 1 gives 1


@every("most", [0, 13])
def test_impossible_counts_are_refused(most):
    with pytest.raises(InputError):
        size_of_bound.bounds(TUTORIAL_X, TUTORIAL_Y, most)


@every("stretch", [0.0, np.inf, np.nan, 2e3])
def test_a_stretch_out_of_range_is_refused(stretch):
    with pytest.raises(InputError, match="stretch"):
        size_of_bound.times_smaller(TUTORIAL_X, TUTORIAL_Y, 3, stretch)
