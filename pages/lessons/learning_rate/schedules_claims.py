"""Chooses the sentences of Schedules from the computed values, for every place of its slider."""

from __future__ import annotations

import math

from core import schedules
from core.schedule_family import ScheduleFamily
from pages.lessons.learning_rate import schedules_words
from pages.lessons.learning_rate.picture_text import BREAK
from pages.lessons.learning_rate.regimes_charts import short
from pages.shared.words.language import joined, say

WAY = 1.1  # of the floor: what is expected above it is still on its way
NEAR = 2.0  # times theory; more is not chance alone, but rounding
STEP = schedules.SCHEDULES.index(schedules.STEP)


def at_rate(rate: str, in_bounds: bool) -> str:
    """Which first rate a picture shows; ``rate``: as the slider writes it."""
    words = schedules_words.AT_SHARE if in_bounds else schedules_words.AT_RATE
    return say(words, rate=rate)


def verdict(family: ScheduleFamily, at: int, shown: tuple[str, ...]) -> str:
    """What the constant rate does, and what those of ``shown`` that shrink do.

    Of all six it names the lowest, of fewer the step schedule.
    """
    lines = [_constant(family, at)]
    if len(shown) == len(schedules.SCHEDULES):
        lines.append(_lowest(family, at))
    elif schedules.STEP in shown:
        lines.append(_step(family, at))
    lines.append(say(schedules_words.ENDS_ARE, runs=schedules.RUNS))
    return BREAK.join(lines)


def ends(result: schedules.NoisyDescent, noise: float) -> str:
    """What is meant by an end; and that chance, where it is that, moves it off theory."""
    sentence = say(schedules_words.ENDS_NOTE, runs=schedules.RUNS)
    pairs = zip(schedules.ends(result), schedules.expected_ends(result), strict=True)
    near = all(theory / NEAR < end < theory * NEAR for end, theory in pairs)
    return joined(sentence, say(schedules_words.CHANCE)) if noise and near else sentence


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


def _lowest(family: ScheduleFamily, at: int) -> str:
    """Which of the six ends lowest, if one ends lower than it began."""
    end, name = min(zip(family.ends[at].tolist(), schedules.SCHEDULES, strict=True))
    if not end < family.theory_excess[at, 0, 0]:
        return _step(family, at)
    return say(schedules_words.LOWEST, name=say(schedules_words.NAMES[name]), end=short(end))


def _step(family: ScheduleFamily, at: int) -> str:
    """How the step schedule ends, beside the constant rate or above the bound."""
    constant, step = float(family.ends[at, 0]), float(family.ends[at, STEP])
    if family.floors[at] == math.inf:
        first = family.theory_excess[at, 0, 0]
        if step < first:
            return say(schedules_words.STEP_BACK, step=short(step))
        expected = family.expected_ends[at, STEP] < first
        return say(schedules_words.STEP_ROUNDED if expected else schedules_words.STEP_LOST)
    if not step < constant:
        return say(schedules_words.STEP_HIGHER, step=short(step))
    times = short(constant / step) if step else "∞"
    return say(schedules_words.STEP_LOWER, times=times)
