"""Schedules: what its sentences say holds at every place of its slider."""

from __future__ import annotations

import math

from core import schedules
from core.polynomial import TUTORIAL_X, TUTORIAL_Y
from pages.lessons.learning_rate import schedules as tab
from pages.lessons.learning_rate import schedules_charts, schedules_words
from tests.app import opened, sound
from tests.cases import every

XY = TUTORIAL_X, TUTORIAL_Y


def starts(sentence, text):
    return sentence.startswith(text.en.partition("{")[0])


@every("noise", [0.0, 3.0, 100.0])
@every("steps", [50, 2_000])
def test_the_verdict_fits_what_was_measured(noise, steps):
    for share in tab.SHARES:
        now = schedules.noisy_descent(*XY, steps=steps, noise=noise, share=share)
        constant, step = schedules.ends(now)[:2].tolist()
        said = schedules_charts.verdict(now, secret=False)
        assert starts(said, schedules_words.TOO_FAST) == (share >= 1.0)
        assert starts(said, schedules_words.WITHOUT_FLOOR) == (share < 1.0 and noise == 0.0)
        if starts(said, schedules_words.ON_ITS_WAY):
            assert now.theory_excess[0, -1] > now.floor_excess
        if starts(said, schedules_words.ON_FLOOR):
            # the mean of a tenth of the steps of 32 runs, and 1.1 of the floor on its way there
            assert 0.5 * now.floor_excess < constant < 3.0 * now.floor_excess
        assert ("times lower" in said) == (share < 1.0 and step < constant)
        assert ("came back" in said) == (share >= 1.0 and step < now.theory_excess[0, 0])
        assert "step schedule" not in schedules_charts.verdict(now, secret=True)


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


def _done(app, share):
    sound(app.select_slider(key="schedules_share").set_value(share).run())
    return bool(app.success)
