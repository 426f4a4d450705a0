"""What learners read of an error: their own words as they wrote them, those of core translated."""

from __future__ import annotations

import pytest

from core.errors import InputError
from pages.shared.settings import reading
from pages.shared.words import errors
from pages.shared.words.sentences import of_error


def test_a_word_of_the_learner_is_said_as_it_was_written():
    """Core calls a setting "time" too, and learners have a name for that."""
    with pytest.raises(InputError) as caught:
        reading.numbers(reading.read_csv(b"time,y\nstep,2\n3,4\n"), "time")
    assert of_error(caught.value).startswith("Row 2, column time holds “step”, which")


def test_a_word_of_core_is_said_as_learners_call_it():
    said = of_error(InputError("not_a_whole_number", setting="time", given="step"))
    assert errors.NAMES["time"].en in said
    assert "step" in said
    assert errors.NAMES["step"].en not in said


def test_underscores_of_a_learner_are_not_read_as_bold():
    said = of_error(InputError("equation_part", given="x.__class__", equation="x", place=1))
    assert r"x.\_\_class\_\_" in said


def test_a_whole_number_is_said_without_a_point():
    values = {"setting": "mass", "given": 0.0, "minimum": 1e-6, "maximum": 1e6}
    said = of_error(InputError("out_of_range", **values))
    assert "is 0;" in said
    assert "from 1e-06 to 1000000." in said
