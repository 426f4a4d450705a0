"""Chooses the tab's sentences from the computed values."""

from __future__ import annotations

from core.optimiser_family import RaceFamily
from pages.lessons.learning_rate import optimisers_words
from pages.lessons.learning_rate.optimisers_charts import names
from pages.lessons.learning_rate.picture_text import BREAK
from pages.shared.words.language import say


def verdict(family: RaceFamily, at: int) -> str:
    """Which optimiser arrived first at a setting, and which end higher than they began."""
    arrivals = family.arrivals[at].tolist()
    there = [step for step in arrivals if step >= 0]
    joint = say(optimisers_words.AND)
    if there:
        firsts = [n for n, step in zip(names(), arrivals, strict=True) if step == min(there)]
        sentence = say(optimisers_words.FIRST, names=joint.join(firsts), step=min(there))
    else:
        sentence = say(optimisers_words.NOBODY, steps=family.race.paths.shape[1] - 1)
    out = [name for name, gone in zip(names(), family.diverged[at], strict=True) if gone]
    higher = [say(optimisers_words.OUT, names=joint.join(out))] if out else []
    return BREAK.join([sentence, *higher])
