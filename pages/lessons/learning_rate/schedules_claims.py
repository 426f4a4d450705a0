"""Chooses the sentences of Schedules from the computed values, for every place of its slider."""

from __future__ import annotations

import math

from core import schedules
from core.schedule_family import ScheduleFamily
from pages.lessons.learning_rate import schedules_words
from pages.lessons.learning_rate.picture_text import BREAK
from pages.lessons.learning_rate.regimes_charts import short
from pages.shared.words.language import say

WAY = 1.1  # of the floor: what is expected above it is still on its way
STEP = schedules.SCHEDULES.index(schedules.STEP)


def at_rate(rate: str, in_bounds: bool) -> str:
    """Which first rate a picture shows; ``rate``: as the slider writes it."""
    words = schedules_words.AT_SHARE if in_bounds else schedules_words.AT_RATE
    return say(words, rate=rate)


def verdict(family: ScheduleFamily, at: int, *, secret: bool, single_run: bool = False) -> str:
    """What the constant rate does, and whether the step schedule ends lower.

    A ``secret`` says that the schedules wait for the guess. The ends are means, also where the
    picture shows a ``single_run``.
    """
    lines = [_constant(family, at)]
    if secret:
        lines.append(say(schedules_words.OTHERS_WAIT))
    else:
        lines.append(_step(family, at))
    if single_run:
        lines.append(say(schedules_words.OF_MEAN, runs=schedules.RUNS))
    return BREAK.join(lines)


def _constant(family: ScheduleFamily, at: int) -> str:
    floor, constant = float(family.floors[at]), float(family.ends[at, 0])
    if floor == math.inf:
        return say(schedules_words.TOO_FAST)
    if not floor:
        return say(schedules_words.WITHOUT_FLOOR, constant=short(constant))
    way = schedules_words.ON_FLOOR
    if family.theory_excess[at, 0, -1] > WAY * floor:
        way = schedules_words.ON_ITS_WAY
    return say(way, constant=short(constant), floor=short(floor))


def _step(family: ScheduleFamily, at: int) -> str:
    """How the step schedule ends, beside the constant rate or above the bound."""
    constant, step = float(family.ends[at, 0]), float(family.ends[at, STEP])
    if family.floors[at] == math.inf:
        back = step < family.theory_excess[at, 0, 0]
        return say(
            schedules_words.STEP_BACK if back else schedules_words.STEP_LOST, step=short(step)
        )
    if not step < constant:
        return say(schedules_words.STEP_HIGHER, step=short(step))
    times = short(constant / step) if step else "∞"
    return say(schedules_words.STEP_LOWER, times=times)
