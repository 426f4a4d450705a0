"""core.curves: sampled lines, axes and labels lie where they should."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.curves import WIDEST, round_limit, sample, span, stretched, thin
from core.errors import InputError
from tests.cases import every

SIZES = st.floats(-1e12, 1e12, allow_nan=False, allow_subnormal=False)


def test_samples_go_from_end_to_end_and_follow_the_polynomial():
    drawn = sample([[1, 2, 3], [0, 0, 1]], -1.0, 2.0, 7)
    assert drawn.x[0] == -1.0
    assert drawn.x[-1] == 2.0
    assert drawn.y[0] == pytest.approx([1 + 2 * x + 3 * x * x for x in drawn.x])
    assert drawn.y[1] == pytest.approx([x * x for x in drawn.x])


@every("view", [(1.0, 1.0), (2.0, 1.0), (-WIDEST * 2, 0.0), (0.0, float("nan"))])
def test_a_view_without_width_or_end_is_refused(view):
    with pytest.raises(InputError) as caught:
        sample([1.0], *view)
    assert caught.value.rule in ("empty_view", "out_of_range")


@given(st.lists(SIZES, min_size=1, max_size=9), st.floats(1, 5))
def test_a_stretched_range_holds_every_value_and_can_be_drawn(values, factor):
    low, high = stretched(values, factor)
    assert low <= min(values) <= max(values) <= high
    drawn = sample([0.0, 1.0], low, high)
    assert np.all(np.diff(drawn.x) > 0)


def test_a_range_is_stretched_about_its_middle():
    assert stretched([0.0, 1.0, 4.0], 2.0) == (-2.0, 6.0)
    assert stretched([7.0, 7.0], 2.0) == (5.0, 9.0)


@given(SIZES)
def test_a_round_limit_lies_above_its_value_by_at_most_the_next_digit(value):
    limit = round_limit([value])
    if value:
        # the steps are 1, 2, 5, 10: at most 2.5 apart; 1e-12 for the rounding of powers of ten
        assert 1.4 * abs(value) <= limit * (1 + 1e-12)
        assert limit <= 2.5 * 1.4 * abs(value) * (1 + 1e-12)
    else:
        assert limit == 1.0


def test_what_is_not_finite_sets_no_limit():
    assert round_limit([float("inf"), float("nan"), 3.0]) == 5.0
    assert round_limit([float("nan")]) == 1.0
    assert span([float("nan"), 0.0, float("inf")], [10.0], margin=0.1) == (-1.0, 11.0)
    assert span([float("nan")]) == (-1.0, 1.0)


@given(st.integers(1, 500), st.integers(2, 60))
def test_thinning_keeps_both_ends_and_at_most_as_many_as_asked(count, keep):
    kept = thin(count, keep)
    assert kept[0] == 0
    assert kept[-1] == count - 1
    assert kept == sorted(set(kept))
    assert len(kept) == min(count, keep)
