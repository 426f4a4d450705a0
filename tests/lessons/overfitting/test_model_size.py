"""How many parameters: its sentences and labels fit the errors, and the guess comes before them."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from core import model_size
from pages.lessons.overfitting import (
    error_ruler,
    model_size_charts,
    model_size_error_charts,
    model_size_words,
)
from pages.lessons.overfitting import model_size as tab
from pages.shared.words import stage
from tests.cases import every


def starts(sentence, text):
    return sentence.startswith(text.en.partition("{")[0])


@every("samples", tab.SAMPLES)
@every("noise", [0.0, 0.2, 1.0])
def test_the_verdict_of_every_size_fits_its_error(samples, noise):
    result = model_size.sweep(samples, noise)
    errors, said = (
        result.measured.held_out,
        model_size_error_charts.verdict(result, samples, 128).texts,
    )
    peak = errors[result.at(samples)]
    for at, size in enumerate(tab.SIZES):
        error = errors[result.at(size)]
        assert f"rror {error:.3g}" in said[at]
        if size > samples:
            assert starts(said[at], model_size_words.CAUSES["falls"]) == (error < peak)


def test_with_the_first_settings_the_error_falls_then_peaks_then_falls_again():
    result = model_size.sweep()
    errors = result.measured.held_out
    best, peak, last = (errors[result.at(n)] for n in (result.lowest(tab.PEAK), tab.PEAK, 128))
    assert best < errors[0] / 5
    assert peak > 50 * best
    assert last < peak / 50


@every("samples", tab.SAMPLES)
def test_before_the_guess_no_other_number_of_points_shows_the_peak(samples):
    last = model_size.below_peak(min(samples, tab.PEAK))
    result = model_size.sweep(samples)
    hidden = [f"{result.measured.held_out[result.at(n)]:.3g}" for n in tab.SIZES if n > last]
    ruler = model_size_charts.ruler(result, samples, 0, last, None)
    assert ruler.tables["lines"]["x"].max() <= tab.KNOWN_SIZE
    assert not ruler.tables["marks"].query(f"x > {last}")["y"].notna().any()
    said = model_size_error_charts.verdict(result, samples, last).texts
    assert {said[at] for at, n in enumerate(tab.SIZES) if n > last} == {stage.FIRST_GUESS.en}
    assert not any(text.endswith(f": {error}") for error in hidden for text in _texts(ruler))


def _texts(ruler):
    return [*ruler.tables["rules"]["text"], *ruler.tables["marks"].query("text == ''")["text"]]


@every("guessed", [0.001, 0.01, 0.1, 0.5, 2.0, 9.0, 50.0])
def test_the_name_of_a_guess_keeps_clear_of_those_of_the_marks_beside_it(guessed):
    result = model_size.sweep()
    answer = model_size_charts.Answer(tab.PEAK, guessed, 9.1)
    ruler = model_size_charts.ruler(result, tab.PEAK, 0, 128, answer)
    ends: Any = ruler.words["up"]
    low, high = ends
    assert low <= guessed <= high
    share = model_size_charts._guess_share(answer, ends)
    assert share is not None
    taken = share * error_ruler.HEIGHT
    near = ruler.tables["marks"].query(f"{tab.PEAK} < x < {2 * tab.PEAK}")
    for row in near["row"]:
        assert abs(row + error_ruler.LINE / 2 - taken) > error_ruler.LINE
    assert ruler.tables["marks"].query(f"x == {tab.PEAK}")["text"].tolist() == [""]


@every("now", range(len(tab.SIZES)))
def test_the_tape_ends_at_the_size_of_the_slider(now):
    labels = model_size_charts.tape(now)
    assert len(labels) >= 2
    assert labels[-1] == f"N = {tab.SIZES[now]}"
    assert all(a != b for a, b in itertools.pairwise(labels)) or now == 0


def test_every_curve_is_in_the_rows_in_which_the_picture_looks_for_it():
    drawing = model_size_charts.fitted(model_size.family(), 0, model_size.MAX_PARAMETERS)
    table, rows = drawing.tables["curves"], drawing.words["rows"]
    np.testing.assert_array_equal(table["row"].to_numpy() // rows, table["terms"])
    np.testing.assert_array_equal(table["row"], range(len(table)))
