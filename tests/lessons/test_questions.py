"""Questions whose answer belongs to other settings than those shown at first."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from core import moving_average
from core.chaos import escape
from pages.lessons.chaos import (
    bodies,
    bodies_words,
    sensitivity,
    sensitivity_words,
    sign,
    sign_words,
)


def test_the_orbit_of_the_printed_sign_is_as_large_as_the_question_says():
    result: escape.Escape = sign._call(**sign.QUESTION).run()
    assert f"{round(result.largest, -3):,.0f}" in sign_words.ASK.en
    assert sign.QUESTION["dt"] not in {preset["sign_dt"] for _, preset in sign.PRESETS.values()}


def test_twins_of_the_figure_eight_part_in_proportion_to_time():
    twins = bodies._call(pd.DataFrame(), start="eight", until=40.0).run()
    late = twins.motion.times > 20
    slope = np.polyfit(np.log(twins.motion.times[late]), np.log(twins.distances[late]), 1)[0]
    assert slope == pytest.approx(1.0, abs=0.2)
    assert "t = 40" in bodies_words.ASK.en


def test_a_distance_in_the_rossler_system_is_lost_when_the_question_says():
    result = sensitivity._horizon("rossler", sensitivity._exponent("rossler")).run()
    lost = dict(zip(result.distances, result.median, strict=True))
    assert f"about {lost[1e-8]:.0f}" in sensitivity_words.ASK.en
    assert f"= {3 * result.decade:.0f} " in sensitivity_words.WHY.en


def test_a_moving_mean_of_momentum_0_999_is_where_the_reason_says():
    result = moving_average.modes(momentum=0.999, batch=256, steps=1000)
    # batches of 256 and the data's own mean, which is 3 up to 1 %
    assert result.moving_mean[-1] == pytest.approx(3 * (1 - 0.999**1000), rel=0.015)
