"""Regimes: what its picture says of a rate is what descent does there."""

from __future__ import annotations

import numpy as np

from core import regimes, share_of_bound
from core.polynomial import TUTORIAL_X, TUTORIAL_Y
from pages.lessons.learning_rate import overflow_scale, regimes_words, valley_charts
from pages.lessons.learning_rate import regimes as tab
from tests.app import opened, sound
from tests.cases import every

XY = TUTORIAL_X, TUTORIAL_Y


def family(*, in_bounds):
    rates = tab.RATE.numbers
    if in_bounds:
        rates = [share_of_bound.rate_at(*XY, 6, share) for share in tab.SHARES]
    return share_of_bound.line_family(*XY, 6, rates)


@every("in_bounds", [True, False])
def test_the_words_on_a_step_fit_its_path_at_every_place_of_the_slider(in_bounds):
    lines = family(in_bounds=in_bounds)
    minimum, steep = lines.surface.minimum, lines.surface.spectrum.directions[:, -1]
    for said, share, places in zip(
        valley_charts.effects(lines), lines.shares, lines.places, strict=True
    ):
        first, second = (places[:2] - minimum) @ steep
        factor = second / first
        assert ("across" in said) == (share > 0.5 + 1e-9)
        if "across" in said:
            assert factor < 0.0
        if "times as far" in said:
            assert factor < -1.0
        if "first step arrives" in said:
            assert abs(factor) < 1e-5  # float32
        if "less than" in said:
            last = (places[-1] - minimum) @ steep
            assert 0.99 < last / first <= 1.0


@every("in_bounds", [True, False])
def test_a_loss_that_float32_does_not_hold_is_said_in_words(in_bounds):
    lines = family(in_bounds=in_bounds)
    written = tuple(map(str, lines.shares))
    table = valley_charts.valley(lines, written, 0, in_bounds).tables["steps"]
    assert not table["label"].str.contains("nan|inf").any()
    overflowed = table["label"].str.startswith(regimes_words.OVERFLOWED.en.partition("{")[0])
    held = lines.losses.ravel() <= regimes.FLOAT32_MAX
    np.testing.assert_array_equal(overflowed, ~held)


def test_before_the_guess_the_scale_of_steps_tells_none_and_afterwards_both():
    asked = overflow_scale.table(overflow_scale.Overflow(18, None, None))
    assert set(asked["kind"]) == {"title", "tick", "asked"}
    told = overflow_scale.table(overflow_scale.Overflow(18, 1094, 5000.0)).set_index("kind")
    assert "1,094" in str(told.loc["measured", "label"])
    assert "5,000" in str(told.loc["guessed", "label"])
    assert len(overflow_scale.table(None)) == 0


@every("guessed", [10.0, 100.0, 1_000.0, 2_000.0, 1e6])
def test_the_mark_of_the_guess_crosses_no_label_of_what_was_measured(guessed):
    told = overflow_scale.table(overflow_scale.Overflow(18, 1094, guessed)).set_index("kind")
    side = told.loc["measured", "side"]  # the label begins (left) or ends (right) at its own step
    assert side == ("left" if guessed < 1094 else "right")


def test_the_task_names_the_rate_that_it_is_about():
    app = sound(opened("learning-rate", tab="regimes", lang="en", regimes_step="task"))
    assert app.info[0].value.startswith("0.05 ")
    for share in tab.SHARES:
        sound(app.select_slider(key="regimes_times").set_value(share).run())
        if app.success:
            assert f"Done: {share} " in app.success[0].value
            return
    raise AssertionError
