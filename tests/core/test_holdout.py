"""core.holdout: the two parts together are the table, and neither is empty."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InputError
from core.holdout import split
from tests.cases import every


@given(st.integers(2, 60), st.floats(0, 1), st.integers(0, 2**32 - 1))
def test_every_point_is_in_exactly_one_part_and_no_part_is_empty(count, share, seed):
    x = np.arange(count)
    parts = split(x, 2 * x + 1, share, seed)
    assert sorted([*parts.x, *parts.held_out_x]) == list(x)
    assert parts.x.size >= 1
    assert parts.held_out_x.size >= 1
    assert np.array_equal(parts.y, 2 * parts.x + 1)  # pairs stay pairs
    assert np.array_equal(parts.held_out_y, 2 * parts.held_out_x + 1)


def test_the_share_is_kept_up_to_half_a_point():
    for share in (0.05, 0.3, 0.8):
        assert abs(split(np.arange(392), np.zeros(392), share).x.size - 392 * share) <= 0.5


def test_a_larger_share_keeps_the_points_of_a_smaller_one():
    small, large = (set(split(np.arange(50), np.zeros(50), share, 7).x) for share in (0.2, 0.6))
    assert small < large


def test_a_sorted_table_is_not_cut_in_the_middle():
    """Half of 1000 sorted points: their mean is that of all within 4 standard errors, 0.037."""
    parts = split(np.linspace(0, 1, 1000), np.zeros(1000))
    assert abs(parts.x.mean() - 0.5) < 0.037


def test_the_seed_decides_which_points():
    first, same, other = (split(np.arange(50), np.zeros(50), 0.5, seed).x for seed in (1, 1, 2))
    assert np.array_equal(first, same)
    assert not np.array_equal(first, other)


@every(
    ("arguments", "rule"),
    [
        (([], []), "too_few_points"),
        (([1.0], [2.0]), "too_few_points"),
        (([1.0, 2.0], [1.0]), "lengths_differ"),
        (([1.0, np.nan], [1.0, 2.0]), "not_finite"),
        (([1.0, 2.0], [1.0, 2.0], 1.5), "out_of_range"),
        (([1.0, 2.0], [1.0, 2.0], float("nan")), "out_of_range"),
        (([1.0, 2.0], [1.0, 2.0], 0.5, -1), "out_of_range"),
    ],
)
def test_input_that_cannot_be_split_is_refused(arguments, rule):
    with pytest.raises(InputError) as caught:
        split(*arguments)
    assert caught.value.rule == rule
