"""core.recordings: what was stored comes back as it was."""

from __future__ import annotations

from dataclasses import fields

import numpy as np

from core import recordings
from core.edge_of_stability import Plan, Progress, train


def test_a_stored_result_comes_back_as_it_was_with_the_words_about_it(tmp_path):
    *_, last = train(Plan(steps=100, width=4))
    file = tmp_path / "run.npz"
    recordings.save(file, last, {"date": "2026-01-31"})
    result, about = recordings.load(file, Progress)
    assert about == {"date": "2026-01-31"}
    for field in fields(Progress):
        before, after = getattr(last, field.name), getattr(result, field.name)
        assert type(before) is type(after), field.name
        np.testing.assert_array_equal(before, after)
        assert getattr(before, "dtype", None) == getattr(after, "dtype", None)


def test_a_number_that_float32_would_round_is_kept(tmp_path):
    *_, last = train(Plan(steps=50, width=2))
    recordings.save(tmp_path / "run.npz", last, {})
    result, _ = recordings.load(tmp_path / "run.npz", Progress)
    assert result.inputs[1] == last.inputs[1] != np.float32(last.inputs[1])
