"""Recorded results: their files are there, say when and how, and are measured again at night."""

from __future__ import annotations

import importlib
from datetime import date

import pytest

from pages.lessons import LESSONS
from tests.app import TABS
from tests.night import NIGHT


def recordings():
    """Every recording of every tab, by the name of its file."""
    folders = {one.address: one.page.removeprefix("pages/").removesuffix(".py") for one in LESSONS}
    for path, tab in TABS:
        module = importlib.import_module(f"pages.lessons.{folders[path]}.{tab}")
        for recording in getattr(module, "RECORDINGS", ()):
            yield pytest.param(recording, id=recording.file.stem)


EVERY_RECORDING = pytest.mark.parametrize("recording", recordings())


@EVERY_RECORDING
def test_a_recording_is_small_and_says_when_where_and_by_which_call_it_was_measured(recording):
    assert recording.file.stat().st_size < 100_000
    assert date.fromisoformat(recording.about["date"]) <= date.today()
    assert recording.about["call"] == recording.call.written()
    assert recording.about["machine"]
    assert all(word in recording.label for word in recording.about.values())
    assert recording.result is recording.result


@NIGHT
@EVERY_RECORDING
def test_what_was_recorded_is_measured_again(recording):
    """The first numbers agree; what follows is chaotic in its last digits, so only its course."""
    before, now = recording.result, recording.call.run()
    assert type(now) is type(before)
    assert now.step == before.step
    # float32 on another processor rounds differently: 1e-3 on the first, before it can grow
    assert now.losses[:100] == pytest.approx(before.losses[:100], rel=1e-3)
    assert now.sharpness[:5] == pytest.approx(before.sharpness[:5], rel=1e-3)
    # and over the whole run: where it settles, and how high it climbs
    assert now.settled == pytest.approx(before.settled, rel=0.05)
    assert now.highest == pytest.approx(before.highest, rel=0.15)
