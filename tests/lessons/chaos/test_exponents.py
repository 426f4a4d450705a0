"""Exponents: the numbers of the note on the step are those that core measures."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from core.chaos.lyapunov import Spectrum, spectrum
from pages.lessons.chaos import exponents, exponents_words


def figure(result: Spectrum, digits: int, exponent: int = 0) -> str:
    value, error = result.exponents[exponent], result.errors[exponent]
    return f"{value:z.{digits}f} ± {error:.{digits}f}".replace("-", "−")


def many(steps: int, dt: float, changed: Mapping[str, float]) -> Spectrum:
    return spectrum("three_scroll", dt, steps, transient=steps, starts=512, parameters=changed)


def is_said(*figures: str) -> None:
    for text in (exponents_words.STEP_NOTE.en, exponents_words.STEP_NOTE.zh):
        assert all(figure in text for figure in figures), figures


def test_the_preset_for_c_gives_what_the_note_says():
    steps = exponents.LONG["three_scroll_19"]
    is_said(figure(exponents._call("three_scroll_19", steps, 0, "1").run(), 2))


@pytest.mark.night
def test_what_the_note_says_of_many_orbits_is_measured():
    is_said(figure(many(100_000, 0.0005, {"d": 0.17}), 3))
    is_said(figure(many(100_000, 0.0005, {"c": 1.9}), 3))
    for steps, dt in ((100_000, 0.0005), (25_000, 0.002)):
        result = many(steps, dt, {"d": 0.18})
        missed = f"{result.imbalance:.0e}".replace("e-0", "e-")
        is_said(figure(result, 3), figure(result, 3, exponent=1), missed)
