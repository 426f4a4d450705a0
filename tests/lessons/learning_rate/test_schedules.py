"""Schedules: what its sentences say holds at every place of its slider."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from core import schedule_family, schedules, share_of_bound
from core.polynomial import TUTORIAL_X, TUTORIAL_Y
from pages.lessons.learning_rate import schedules as tab
from pages.lessons.learning_rate import schedules_charts, schedules_claims, schedules_words
from tests.app import opened, sound
from tests.cases import every

XY = TUTORIAL_X, TUTORIAL_Y


def starts(sentence, text):
    return sentence.startswith(text.en.partition("{")[0])


@every("noise", [0.0, 3.0, 100.0])
@every("steps", [50, 2_000])
def test_the_verdict_fits_what_was_measured_at_every_place_of_the_slider(noise, steps):
    rates = [share_of_bound.rate_at(*XY, 3, share) for share in tab.SHARES]
    family = schedule_family.family(*XY, rates, steps=steps, noise=noise)
    for at, share in enumerate(tab.SHARES):
        constant, step = family.ends[at, :2].tolist()
        said = schedules_claims.verdict(family, at, schedules_charts.FEW)
        floor, last = family.floors[at], family.theory_excess[at, 0, -1]
        assert starts(said, schedules_words.TOO_FAST) == (share >= 1.0)
        assert starts(said, schedules_words.WITHOUT_FLOOR) == (share < 1.0 and noise == 0.0)
        if starts(said, schedules_words.ON_ITS_WAY):
            assert last > floor
            assert constant > floor
        if starts(said, schedules_words.ON_FLOOR):
            # the mean of a tenth of the steps of 32 runs, and 1.1 of the floor on its way there
            assert 0.5 * floor < constant < 3.0 * floor
        assert ("times lower" in said) == (share < 1.0 and step < constant)
        assert ("comes back" in said) == (share >= 1.0 and step < family.theory_excess[at, 0, 0])
        lost = "does not come back" in said
        assert lost == (share >= 1.0 and "comes back" not in said)
        if "without rounding" in said:
            # chance, which changes an end by a factor of 2 at most, does not part them so far
            assert step > 1e6 * family.expected_ends[at, 1]
        alone = schedules_claims.verdict(family, at, (schedules.CONSTANT,))
        assert "step schedule" not in alone
        of_six = schedules_claims.verdict(family, at, schedules.SCHEDULES)
        if "Lowest" in of_six:
            lowest = schedules.SCHEDULES[family.ends[at].argmin()]
            assert f"Lowest: {schedules_words.NAMES[lowest].en}, " in of_six
            assert family.ends[at].min() < family.theory_excess[at, 0, 0]
        else:
            assert family.ends[at].min() >= family.theory_excess[at, 0, 0]


@every("noise", [0.0, 3.0])
@every("share", [0.1, 0.3, 1.3])
def test_chance_is_named_where_noise_alone_parts_measured_and_theory(noise, share):
    result = schedules.noisy_descent(*XY, share=share, noise=noise)
    said = schedules_claims.ends(result, noise)
    assert ("by chance" in said) == (noise > 0.0 and share < 1.0)


@every("share", tab.SHARES[-2:])
def test_the_task_calls_no_rate_above_the_bound_an_end(share):
    given = {"schedules_step": "task", "schedules_share": str(share)}
    app = sound(opened("learning-rate", tab="schedules", lang="en", **given))
    assert [box.value for box in app.info] == [schedules_words.TASK_TOO_FAST.en.format(rate=share)]


def test_all_names_stand_inside_the_picture_and_apart():
    rates = [share_of_bound.rate_at(*XY, 3, share) for share in tab.SHARES]
    family = schedule_family.family(*XY, rates)
    drawing = schedules_charts.losses(
        family, ("",) * len(rates), 0, schedules.SCHEDULES, False, (0, 1e-9)
    )
    up: Any = drawing.words["up"]
    low, high = np.log(up)
    for _, labels in drawing.tables["labels"].groupby("rate"):
        heights = np.sort((np.log(labels["y"]) - low) / (high - low))
        assert heights[0] > 0.07
        assert heights[-1] < 0.94
        assert np.diff(heights).min() > 0.069  # of the height: a line of text


@every("share", [0.01, 0.3, 0.95, 1.1])
def test_the_ends_of_the_family_are_those_of_each_run_alone(share):
    alone = schedules.noisy_descent(*XY, share=share)
    rate = share_of_bound.rate_at(*XY, 3, share)
    ends = schedule_family.family(*XY, [rate]).ends[0]
    np.testing.assert_allclose(ends, schedules.ends(alone), rtol=1e-6)  # sums in another order


def test_why_the_step_schedule_ends_lower_is_true_of_the_run_that_is_asked_for():
    now = tab._guess_call().run()
    last = schedules.noisy_descent(*XY, learning_rate=float(now.rates[1, -1])).floor_excess
    assert now.floor_excess / last > 100.0
    assert schedules.ends(now)[1] > 1.5 * last
    assert math.isfinite(schedules.times_lower(now))


def test_the_task_is_done_at_one_place_of_the_slider():
    app = sound(opened("learning-rate", tab="schedules", lang="en", schedules_step="task"))
    done = [share for share in (0.01, 0.02, 0.03) if _done(app, share)]
    assert done == [0.02]


def test_an_answer_leads_to_the_step_that_it_is_about():
    app = sound(opened("learning-rate", tab="schedules", lang="en", schedules_step="all"))
    sound(app.button(key="schedules_ask:shown").click().run())
    assert app.session_state["schedules_step"] == "noisy"
    assert not app.session_state["schedules_all"]


def _done(app, share):
    sound(app.select_slider(key="schedules_share").set_value(share).run())
    return bool(app.success)
