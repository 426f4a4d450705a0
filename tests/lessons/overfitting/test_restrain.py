"""Restrain it: its sentences hold for every N, for the cars and wherever the hands are."""

from __future__ import annotations

from typing import Any

import pytest

from core import restraint_family
from pages.lessons.overfitting import restrain as tab
from pages.lessons.overfitting import (
    restrain_charts,
    restrain_figures,
    restrain_ruler,
    restrain_words,
)
from pages.shared.settings import data
from tests.app import opened, sound
from tests.cases import every

GUESSED = "restrain_ask,0.5,0"


def starts(sentence, text):
    return sentence.startswith(text.en.partition("{")[0])


def plans(terms):
    """The tutorial's points, and some and many of the cars."""
    yield tab._call(data.tutorial(), terms=terms)
    for share in (0.02, 0.05, 0.5, 0.9):
        for seed in (0, 1, 2):
            yield tab._call(data.cars(), terms=terms, share=share, seed=seed)


@every("terms", range(1, 13))
def test_the_sentence_on_both_ways_fits_their_smallest_errors(terms):
    for result in (call.run() for call in plans(terms)):
        said = restrain_figures.comparison(result)
        ridge, early = result.ridge.held_out.min(), result.early_stopping.held_out.min()
        alike = max(ridge, early) <= 1.05 * min(ridge, early)
        for text, true in (
            (restrain_words.ALIKE, alike),
            (restrain_words.RIDGE_BETTER, not alike and ridge < early),
            (restrain_words.EARLY_BETTER, not alike and early < ridge),
        ):
            assert starts(said, text) == true
        percent = float(said.rpartition("%")[0].rpartition(" ")[2].replace(",", ""))
        apart = 100 * (max(ridge, early) / min(ridge, early) - 1)
        assert percent == pytest.approx(apart, abs=0.051)


@every("terms", [1, 3, 6, 9, 12])
def test_the_verdict_fits_the_errors_wherever_the_hands_are(terms):
    for family in (tab._family(call).run() for call in plans(terms)):
        ridge, early = family.ridge.held_out, family.early_stopping.held_out
        both = zip(
            restrain_figures.verdict(family),
            (ridge, early),
            (restrain_words.HOLDS_RIDGE, restrain_words.HOLDS_EARLY),
            strict=True,
        )
        for sentence, errors, words in both:
            good = errors <= restraint_family.GOOD * errors.min()
            assert list(sentence.texts) == list(range(len(errors)))
            for at, said in sentence.texts.items():
                assert starts(said, words["good"]) == (good[at] and not good[-1])
                assert starts(said, words["free"]) == (good[at] and good[-1])
                if starts(said, words["tight"]):
                    assert good[at:].any()  # a looser one is better
                if starts(said, words["loose"]):
                    assert good[:at].any()
                assert f"error {restrain_charts.figure(errors[at])}" in said


def test_what_the_story_says_of_the_descent_and_of_six_terms_is_true():
    early = tab._family(tab._call(data.tutorial(), terms=12)).run().early_stopping.held_out
    assert early[0] > 10 * early.min()
    assert early[-1] > 5 * early.min()
    free = {n: tab._call(data.tutorial(), terms=n).run().ridge.held_out for n in (6, 12)}
    assert free[6][-1] < free[12][-1] / 4
    assert free[6].min() < 0.97 * free[6][-1]
    same = restrain_charts.Places(
        list(tab.PENALTIES).index("0.5"), list(tab.STOPS).index("100000000")
    )
    family = tab._family(tab._guess_call()).run()
    effective = (
        family.ridge.effective_parameters[same.penalty],
        family.early_stopping.effective_parameters[same.stop],
    )
    assert effective[0] == pytest.approx(effective[1], abs=0.4)


def test_restraint_matters_on_twenty_cars_and_not_on_half_of_them():
    errors = [
        tab._call(data.cars(), terms=12, share=share, seed=1).run().ridge.held_out
        for share in (0.05, 0.5)
    ]
    assert errors[0][-1] > 1000 * errors[0].min()
    assert errors[1][-1] < 1.05 * errors[1].min()


def test_the_task_is_done_where_both_are_good():
    link = {"tab": "restrain", "lang": "en", "restrain_step": "task", "guesses": GUESSED}
    app = sound(opened("overfitting", **link))
    assert not app.success
    sound(app.select_slider(key="restrain_penalty").set_value("0.2").run())
    assert not app.success
    sound(app.select_slider(key="restrain_stop").set_value("500").run())
    assert app.success


def test_before_the_guess_neither_errors_nor_what_judges_are_drawn():
    call = tab._guess_call()
    family, places = tab._family(call).run(), restrain_charts.Places(0, 30)
    parts = tab._parts(data.tutorial(), call)
    for secret in (True, False):
        drawing = restrain_charts.fitted(
            *parts, family, places, has_truth=True, secret=secret, titles=("x", "y")
        )
        texts = " ".join(drawing.tables["key"]["text"])
        assert ("error" in texts) != secret
        assert len(drawing.tables["truth"]) == (0 if secret else 121)
        assert "error" not in drawing.alt


@every("guessed", [0.01, 0.1, 0.5, 50.0, None])
def test_the_ruler_shows_guess_and_measured_value_within_its_axes(guessed):
    call = tab._guess_call()
    result, places = call.run(), restrain_charts.Places(3, 4)
    measured = float(result.ridge.held_out.min())
    answer = restrain_ruler.Answer(guessed, measured)
    drawing = restrain_ruler.ruler(result, tab._family(call).run(), places, answer)
    ends: Any = drawing.words["up"]
    assert drawing.tables["answers"]["y"].between(*ends).all()
    assert measured in set(drawing.tables["answers"]["y"])
    assert len(drawing.tables["answers"]) == (1 if guessed is None else 2)


def test_the_tape_runs_to_the_stop_and_stays_there():
    labels = restrain_charts.tape(restrain_charts.Places(0, 3))
    assert labels == ["iteration 1", "iteration 2", "iteration 5", "stopped after 10 iterations"]
    assert len(restrain_charts.tape(restrain_charts.Places(0, 0))) == 2


def test_with_six_terms_a_descent_of_any_length_is_not_praised():
    family = tab._family(tab._call(data.tutorial(), terms=6)).run()
    *_, last = restrain_figures.verdict(family)[1].texts.values()
    assert starts(last, restrain_words.HOLDS_EARLY["free"])


def test_a_slider_shows_powers_of_ten_and_the_link_keeps_plain_numbers():
    app = sound(opened("overfitting", tab="restrain", lang="en", restrain_stop="200000000"))
    slider = app.select_slider(key="restrain_stop")
    assert slider.value == "200000000"
    assert slider.options[-1] == "10¹⁰"
    sound(slider.set_value("1000000").run())
    assert app.query_params["restrain_stop"] in ("1000000", ["1000000"])
