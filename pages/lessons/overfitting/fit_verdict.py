"""What the curve of Fit does, said for every N: whether it meets the points, and what it lacks."""

from __future__ import annotations

from core.fit_family import Family
from pages.lessons.overfitting import fit_words
from pages.shared.stage import live
from pages.shared.words.language import joined, say

ARRIVED = 0.01  # of the way to least squares: a descent that has less left has arrived
ROUNDING = 1e-20  # a lowest loss below it is 0, and rounding
CLOSEST = 1.01  # times the lowest loss: a curve that misses by no more is as close as it can be


def verdict(family: Family, steps: int) -> live.Sentence:
    """The sentences below the main picture, for the N of the slider."""
    numbers = enumerate(family.terms.tolist())
    return live.Sentence("terms", {terms: sentence(family, at, steps) for at, terms in numbers})


def sentence(family: Family, at: int, steps: int) -> str:
    """What the curve at one place of the family does after so many steps."""
    if family.learning_rates[at] > family.bounds[at]:
        return say(fit_words.DIVERGED, bound=f"{family.bounds[at]:.3g}")
    remaining, loss, lowest = family.remaining[at], family.losses[at], family.lowest[at]
    given = {"loss": f"{loss:.3g}", "terms": int(family.terms[at])}
    if not family.meets[at] and loss <= CLOSEST * lowest:
        return say(fit_words.CLOSEST, **given)
    return joined(
        say(fit_words.MEETS, **given)
        if family.meets[at]
        else say(fit_words.MISSES, **given, lowest="0" if lowest < ROUNDING else f"{lowest:.2g}"),
        say(
            fit_words.ARRIVED if remaining <= ARRIVED else fit_words.NOT_YET,
            steps=steps,
            remaining=f"{remaining:.0%}",
        ),
    )
