"""core.checks: which values pass, which do not, and the numbers that an error carries."""

from __future__ import annotations

import numpy as np
import pytest

from core.array_checks import finite_array
from core.checks import column, one_of, real_number, spread, whole_number
from core.errors import InputError
from core.polynomial import predict
from tests.cases import every


@every("given", [2.5, "3", None, float("nan")])
def test_what_is_not_a_whole_number_is_refused(given):
    with pytest.raises(InputError, match="not_a_whole_number"):
        whole_number("terms", given, 1, 12)


def test_both_ends_of_a_range_are_allowed():
    assert (whole_number("n", 1, 1, 5), whole_number("n", 5, 1, 5)) == (1, 5)
    assert (real_number("s", 0.5, 0.5, 2.0), real_number("s", 2.0, 0.5, 2.0)) == (0.5, 2.0)


@every("given", [float("nan"), float("inf"), -(10**400), 10**400, 2.1])
def test_a_number_out_of_range_is_refused(given):
    with pytest.raises(InputError, match="out_of_range"):
        real_number("noise", given, 0.0, 2.0)


@every("given", ["much", None, [1.0], 1j, np.complex128(1)])
def test_what_is_not_a_number_is_refused(given):
    with pytest.raises(InputError, match="not_a_number"):
        real_number("noise", given, 0.0, 2.0)


@every("given", ["same", "", None, ["SAME"], {}, np.ones(3), 0])
def test_what_is_not_among_the_choices_is_refused_with_all_of_them(given):
    with pytest.raises(InputError) as error:
        one_of("padding", given, ("SAME", "VALID"))
    assert error.value.rule == "unknown_choice"
    assert error.value.values["allowed"] == "SAME, VALID"


def test_a_choice_that_is_refused_is_quoted_no_longer_than_a_line():
    with pytest.raises(InputError) as error:
        one_of("batch", "9" * 1000, (1, 2))
    assert error.value.values["given"] == "9" * 40


def test_a_column_is_a_copy():
    given = column("x", [1.0, 2.0])
    again = column("x", given)
    again[0] = 5.0
    assert given[0] == 1.0


@every("value", [0.0, 0.1, -1e-9, 1e12 / 3])
@every("size", [1, 7, 101, 12_345])
def test_rounding_is_no_spread(value, size):
    with pytest.raises(InputError, match="series_constant"):
        spread(np.full(size, value))


@every("unit", [1e-20, 1.0, 1e12])
def test_a_spread_is_the_same_in_every_unit(unit):
    assert spread(np.array([-1.0, 1.0, 1.0, -1.0]) * unit) == unit


@every(
    "given",
    [np.ones(3) * (1 + 2j), [1.0, 2j], np.array([1, 2], np.complex64), np.array([1, 1j], object)],
)
def test_complex_numbers_are_refused_and_lose_no_part(given):
    with pytest.raises(InputError, match="not_numbers"):
        column("x", given)
    with pytest.raises(InputError, match="array_not_numbers"):
        finite_array("signal", given, ("time",), most=10)
    with pytest.raises(InputError, match="not_numbers"):
        predict(given, [1.0])
