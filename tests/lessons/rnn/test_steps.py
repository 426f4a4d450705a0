"""Step by step: the reason after the guess names what core measures."""

from __future__ import annotations

import numpy as np
import pytest

from core.recurrent import Vanilla
from pages.lessons.rnn import steps, steps_words


def last(activation: str) -> float:
    result: Vanilla = steps._call("impulse", steps.GUESS_LENGTH, "ring", activation).run()
    return float(result.outputs[-1, 0])


def test_the_reason_says_what_a_linear_cell_keeps_and_what_tanh_takes():
    kept = np.hypot(*steps.NETWORKS["ring"][0]) ** 60  # length of a rotation's row: its factor
    assert kept == pytest.approx(0.40, abs=0.005)
    linear = last("linear") * np.tanh(1.0)  # the question says 0.76 = tanh 1 at step 0
    assert linear == pytest.approx(0.31, abs=0.005)
    assert last("tanh") / linear == pytest.approx(1 / 3, abs=0.01)
    for number in ("0.40", "0.31", "two thirds"):
        assert number in steps_words.WHY.en
    for number in ("0.40", "0.31", "三分之二"):
        assert number in steps_words.WHY.zh
