"""Chooses the note below the pictures from the measured values."""

from __future__ import annotations

from core.chaos import breakup_laws
from core.chaos.breakup_ensemble import Breakups
from pages.lessons.chaos import breakups_words
from pages.lessons.chaos.breakups_survival_charts import short
from pages.shared.words.language import joined, say


def note(ended: Breakups) -> str:
    """Who leaves, how long the ellipses are and how the lifetimes end, beside their laws."""
    parts = [say(breakups_words.NOTE), *_heaviest(ended), *_elongated(ended)]
    slope = breakup_laws.survival(ended).slope
    if slope is not None:
        parts.append(say(breakups_words.TAIL, slope=short(slope)))
    return joined(*parts)


def _heaviest(ended: Breakups) -> list[str]:
    """How often the heaviest body left; nothing where masses are equal or too few broke up."""
    shares = breakup_laws.shares(ended)
    if shares.exponent is None:
        return []
    heaviest = ended.masses.argmax()
    measured, law, error = (
        float(values[heaviest]) for values in (shares.measured, shares.theory, shares.error)
    )
    text = breakups_words.HEAVIEST[breakup_laws.side_of_law(measured, law, error)]
    said = say(text, measured=f"{measured:.1%}", error=f"{error:.1%}", law=f"{law:.1%}")
    return [said, say(breakups_words.LITTLE_SPIN)]


def _elongated(ended: Breakups) -> list[str]:
    """How long the ellipses of the binaries are; nothing for fewer than two of them."""
    shape = breakup_laws.eccentricities(ended)
    if shape.error != shape.error:  # nan
        return []
    text = breakups_words.ELONGATED[
        breakup_laws.side_of_law(shape.mean, shape.theory_mean, shape.error)
    ]
    values = {"measured": shape.mean, "error": shape.error, "law": shape.theory_mean}
    return [say(text, **{name: f"{value:.3f}" for name, value in values.items()})]
