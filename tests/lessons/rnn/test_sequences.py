"""The lesson on recurrent networks: sequences of every length and one's own."""

from __future__ import annotations

import numpy as np
import pytest

from core import recurrent_stack
from pages.lessons.rnn import steps
from pages.shared.words.sentences import link_refused
from tests.app import opened, sound, warnings, widgets


@pytest.mark.parametrize("length", steps.LENGTHS)
def test_the_last_step_of_every_length_can_be_looked_at(length, watch):
    app = sound(opened("rnn", tab="steps", steps_length=f"{length}", steps_at=f"{length - 1}"))
    assert len(watch.call.run().states) == length
    assert widgets(app)["steps_at"].value == length - 1
    assert f"h_{{{length - 1}}}" in app.latex[-2].value + app.latex[-1].value
    assert not warnings(app)


@pytest.mark.parametrize("length", ["0", "10000", "nan"])
def test_a_length_of_a_link_that_is_not_offered_is_told(length, watch):
    app = sound(opened("rnn", tab="steps", steps_length=length))
    assert len(watch.call.run().states) == steps.DEFAULTS["steps_length"]
    assert any(length in text for text in warnings(app))


def test_a_sequence_of_ones_own_comes_with_the_link(watch):
    sound(opened("rnn", tab="steps", steps_input="own", steps_own="1;0;-2.5", steps_at="2"))
    np.testing.assert_array_equal(np.ravel(watch.call.arguments["inputs"]), [1, 0, -2.5])
    assert len(watch.call.run().states) == 3


@pytest.mark.parametrize("rows", ["1,0;0,1;1,1", "1,0;0,1;1,1;1,0;0,0", "1,0,0;0,1,0;1,1,1;1,0,0"])
def test_matrices_of_a_link_that_do_not_fit_are_told(rows, watch):
    app = sound(opened("rnn", tab="steps", steps_network="own", steps_table=rows))
    assert link_refused("steps_table", rows) in warnings(app)
    np.testing.assert_array_equal(watch.call.arguments["A1"], [[0.9, -0.4], [0.4, 0.9]])


def test_a_stack_reads_a_sequence_of_ones_own(watch):
    sound(opened("rnn", tab="stack", stack_input="own", stack_own="1;0;-2.5"))
    np.testing.assert_array_equal(np.ravel(watch.call.arguments["inputs"]), [1, 0, -2.5])
    assert watch.call.run().states.shape[1] == 3


def test_of_a_long_sequence_of_ones_own_a_stack_reads_what_it_has_room_for(watch, monkeypatch):
    monkeypatch.setattr(recurrent_stack, "MAX_TIME", 2)
    app = sound(opened("rnn", tab="stack", stack_input="own", stack_own="1;0;-2.5"))
    np.testing.assert_array_equal(np.ravel(watch.call.arguments["inputs"]), [1, 0])
    assert any("first 2 of your 3" in caption.value for caption in app.caption)
