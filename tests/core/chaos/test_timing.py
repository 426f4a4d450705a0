"""The time of a training counts the generator's work, not its caller's."""

from __future__ import annotations

import itertools
import time

from core.chaos import horizon
from core.chaos.timing import timed

PAUSE = 0.1  # seconds


def test_only_the_work_of_the_generator_counts():
    def working():
        for at in range(2):
            time.sleep(PAUSE)
            yield at

    seen = []
    for item in timed(working()):
        seen.append(item)
        time.sleep(3 * PAUSE)
    (first, early), (last, late) = seen
    assert (first, last) == (0, 1)
    assert PAUSE <= early < 3 * PAUSE
    assert 2 * PAUSE <= late < 5 * PAUSE


def test_a_board_tells_of_every_stretch_of_a_training_and_can_be_left_in_the_middle():
    stages = horizon.board(points=500, training=100_000)
    training = next(stage for stage in stages if stage.training)
    after = next(stages)
    assert training.training
    assert after.training
    assert training.training.step < after.training.step < training.training.steps == 100_000
    assert [len(item.entries) for item in (training, after)] == [training.step] * 2


def test_every_line_that_learns_tells_its_seconds():
    first, second, *_, last = itertools.islice(horizon.board(points=500), 7)
    assert all(item.seconds == 0 for item in second.entries)
    assert all(item.seconds > 0 for item in last.entries[2:])
    assert len(first.entries) == 1
