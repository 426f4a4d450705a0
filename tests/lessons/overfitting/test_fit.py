"""Fit: its verdict holds for every N, and the names in its picture keep apart."""

from __future__ import annotations

import numpy as np
import pytest

from core import fit_family, polynomial, spectrum
from pages.lessons.overfitting import fit_axes, fit_labels, fit_verdict, fit_words
from pages.shared.settings import data
from tests.cases import every

POINTS = data.tutorial()


def starts(sentence, text):
    return sentence.startswith(text.en.partition("{")[0])


@every("steps", [0, 1_000, 90_000, 1_000_000])
@every("share", [0.01, 0.73, 1.02, 2.0])
def test_the_verdict_of_every_number_of_terms_is_that_of_its_descent(share, steps):
    family = fit_family.fits(**data.xy(POINTS), share=share, steps=steps)
    said = fit_verdict.verdict(family, steps).texts
    assert list(said) == list(range(1, 13))
    for terms, rate in zip(said, family.learning_rates.tolist(), strict=True):
        fit = polynomial.fit(**data.xy(POINTS), terms=terms, learning_rate=rate, steps=steps)
        assert starts(said[terms], fit_words.DIVERGED) == (share > 1)
        if share < 1:
            assert starts(said[terms], fit_words.MEETS) == fit.meets
            exact = polynomial.least_squares(**data.xy(POINTS), terms=terms)
            errors = np.polynomial.polynomial.polyval(POINTS["x"], exact) - POINTS["y"]
            closest = not fit.meets and fit.losses[-1] <= 1.01 * float(errors @ errors)
            assert (f"as close to the points as {terms} terms" in said[terms]) == closest
            if closest:
                continue
            left = spectrum.arrival(**data.xy(POINTS), terms=terms, learning_rate=rate, steps=steps)
            assert (fit_words.ARRIVED.en in said[terms]) == (left.remaining <= 0.01)
            if left.remaining > 0.01:
                assert f" {left.remaining:.0%} " in said[terms]


@every("guessed", [-150.0, -24.0, 0.0, 20.0, 100.0, 106.0, 150.0, None])
@every("view", [(-5.0, 5.0), (-3.5, 2.0), (-1.0, 2.0)])
def test_names_of_guess_and_measurement_keep_apart_and_stay_in_the_picture(view, guessed):
    axes = fit_axes.axes(POINTS, view, view, has_truth=True)
    told = fit_labels.answers(fit_axes.Reveal(-3.0, guessed, 106.2), axes)
    assert told["y"].between(*axes.up).all()
    if view[0] > -3.0:
        assert told.empty
    heights = np.sort(told["label_y"].to_numpy())
    least = fit_labels.NAME_HEIGHT * (axes.up[1] - axes.up[0])
    assert (np.diff(heights) >= least * 0.999).all()


def test_a_point_dragged_in_a_scaled_picture_comes_back_in_the_units_of_the_table():
    table = POINTS * [10.0, 3.0] + [5.0, 0.0]
    places = data.scaled(table)
    moved = places.copy()
    moved.loc[2, "y"] = 0.0
    back = data._unscaled(moved, table)
    assert back["x"].equals(table["x"])
    assert back["y"].drop(2).equals(table["y"].drop(2))
    middle = (table["y"].min() + table["y"].max()) / 2
    assert back.loc[2, "y"] == pytest.approx(middle)
