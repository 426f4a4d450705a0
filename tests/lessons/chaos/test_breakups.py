"""Break-ups: the note below the pictures agrees with the measurement, at every heat."""

from __future__ import annotations

import numpy as np
import pytest

from core.chaos import breakup_laws, three_body
from core.chaos.breakup_ensemble import Breakups
from pages.lessons.chaos import breakups_note, breakups_words

HEATS = (0.0, 0.2, 0.5)  # the ends of the page's slider, and its default
SYSTEMS, STEPS = 500, 20_000


@pytest.fixture(scope="module")
def runs() -> list[Breakups]:
    shapes = [((1.0, 2.0, 3.0), 3), ((1.0, 2.0, 3.0), 2), ((1.0, 1.0, 1.0), 3)]
    return [
        three_body.breakups(masses, SYSTEMS, dimensions, heat=heat, seed=1, steps=STEPS)
        for masses, dimensions in shapes
        for heat in HEATS
    ]


def side(measured: float, law: float, error: float) -> str:
    if abs(measured - law) <= 2 * error:
        return "near"
    return "above" if measured > law else "below"


def start(text: str) -> str:
    return text.partition("{")[0]


def test_the_note_tells_on_which_side_of_each_law_the_run_lies(runs):
    for ended in runs:
        said = breakups_note.note(ended)
        broken = ended.eccentricity[ended.escaper >= 0]
        law = 2 / 3 if ended.dimensions == 3 else np.pi / 4
        elongated = side(broken.mean(), law, broken.std(ddof=1) / np.sqrt(broken.size))
        for name, text in breakups_words.ELONGATED.items():
            assert (start(text.en) in said) == (name == elongated)
        share = ended.counts[2] / ended.counts.sum()
        error = np.sqrt(share * (1 - share) / ended.counts.sum())
        heaviest = side(share, 3**-3 / (1 + 2**-3 + 3**-3), error)
        unequal = np.ptp(ended.masses) > 0
        for name, text in breakups_words.HEAVIEST.items():
            assert (start(text.en) in said) == (unequal and name == heaviest)
        slope = breakup_laws.survival(ended).slope
        assert (start(breakups_words.TAIL.en) in said) == (slope is not None)
