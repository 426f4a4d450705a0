"""What learners read of an error: their own words as they wrote them, those of core translated."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InputError
from pages.shared.settings import reading
from pages.shared.words import errors
from pages.shared.words.sentences import literal, of_error


def test_a_word_of_the_learner_is_said_as_it_was_written():
    """Core calls a setting "time" too, and learners have a name for that."""
    with pytest.raises(InputError) as caught:
        reading.read(b"time,y\nstep,2\n3,4\n").numbers("time")
    assert of_error(caught.value).startswith("Row 2, column `time` holds “`step`”, which")


def test_a_word_of_core_is_said_as_learners_call_it():
    said = of_error(InputError("not_a_whole_number", setting="time", given="step"))
    assert errors.NAMES["time"].en in said
    assert "step" in said
    assert errors.NAMES["step"].en not in said


def test_a_learners_text_is_code_on_one_line():
    said = of_error(InputError("equation_part", given="x.__class__", equation="x", place=1))
    assert "“`x.__class__`”" in said
    assert said.startswith("dx/dt, character 1")


@given(st.text())
def test_no_text_ends_its_own_code_or_its_line(text):
    shown = literal(text)
    fence = re.match("`+", shown)
    assert fence
    inside = shown[fence.end() : -fence.end()]
    assert shown.endswith(fence[0])
    assert fence[0] not in re.findall("`+", inside)
    assert "`" not in (inside[0], inside[-1])
    assert len(shown.splitlines()) == 1
    assert inside.split() == [part for part in inside.split(" ") if part]


def test_a_whole_number_is_said_without_a_point():
    values = {"setting": "mass", "given": 0.0, "minimum": 1e-6, "maximum": 1e6}
    said = of_error(InputError("out_of_range", **values))
    assert "is 0;" in said
    assert "from 1e-06 to 1000000." in said
