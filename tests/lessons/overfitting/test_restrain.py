"""Restrain it: what its sentence says of both ways holds for every N and for the cars."""

from __future__ import annotations

import pytest

from pages.lessons.overfitting import restrain as tab
from pages.lessons.overfitting import restrain_words
from pages.shared.settings import data
from tests.cases import every


def compared(terms):
    """The tutorial's points, and some and many of the cars."""
    yield tab._judged_by_truth(data.tutorial(), terms).run()
    for share in (0.02, 0.05, 0.5, 0.9):
        for seed in (0, 1, 2):
            yield tab._split(data.cars(), terms, share, seed).run()


@every("terms", range(1, 13))
def test_the_sentence_on_both_ways_fits_their_smallest_errors(terms):
    for result in compared(terms):
        said = tab.verdict(result)
        ridge, early = result.ridge.held_out.min(), result.early_stopping.held_out.min()
        alike = max(ridge, early) <= 1.05 * min(ridge, early)
        for text, true in (
            (restrain_words.ALIKE, alike),
            (restrain_words.RIDGE_BETTER, not alike and ridge < early),
            (restrain_words.EARLY_BETTER, not alike and early < ridge),
        ):
            assert said.startswith(text.en.partition("{")[0]) == true
        percent = float(said.rpartition("%")[0].rpartition(" ")[2].replace(",", ""))
        apart = 100 * (max(ridge, early) / min(ridge, early) - 1)
        assert percent == pytest.approx(apart, abs=0.051)
