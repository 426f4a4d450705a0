"""The page hides the answer until a guess is committed, then shows how far off the guess was."""

from __future__ import annotations

import math

import pytest

from pages.shared.settings import link
from pages.shared.stage import guesses
from pages.shared.words import stage as words
from pages.shared.words.language import say
from tests.app import EVERY_STAGE, buttons, opened, sound, warnings
from tests.cases import every
from tests.lessons.test_every_tab import words_on

FIGURES = 4  # that a page writes of a measured value


@every(
    ("guess", "measured", "text"),
    [
        (10.0, 10.0, words.RIGHT),
        (10.4, 10.0, words.CLOSE),
        (9.6, 10.0, words.CLOSE),
        (12.0, 10.0, words.PERCENT_HIGH),
        (8.0, 10.0, words.PERCENT_LOW),
        (30.0, 10.0, words.TIMES_HIGH),
        (1.0, 10.0, words.TIMES_LOW),
        (-1.0, 10.0, words.OTHER_SIDE),
        (0.0, 10.0, words.OTHER_SIDE),
        (5.0, 0.0, words.ZERO),
        (0.0, 0.0, words.RIGHT),
        (-30.0, -10.0, words.TOO_DEEP),
        (-5.0, -10.0, words.NOT_DEEP),
        (-10.1, -10.0, words.CLOSE),
    ],
)
def test_the_distance_is_said_in_words_that_fit(guess, measured, text):
    said = guesses.distance(guess, measured)
    start = text.en.partition("{")[0]
    assert said.startswith(start)
    if "{" in text.en:
        (number,) = (float(word) for word in said.split() if word.replace(".", "").isdigit())
        factor = max(guess / measured, measured / guess)
        shown = 100 * abs(guess / measured - 1) if "percent" in text.en else factor
        assert number == pytest.approx(shown, rel=0.06)


@every(
    ("guess", "measured", "near"),
    [(5.0, 10.0, True), (20.0, 10.0, True), (4.9, 10.0, False), (-10.0, 10.0, False)],
)
def test_the_tally_counts_what_is_within_a_factor_of_two(guess, measured, near):
    assert guesses.close(guess, measured) is near


@EVERY_STAGE
def test_nothing_tells_the_answer_before_the_guess(path, tab, watch):
    """Every step of the story: in no text, no table of a picture, no text alternative."""
    app = sound(opened(path, tab=tab))
    assert watch.questions
    for key, name, _ in list(watch.every_preset()):
        sound(app.button_group(key=key).set_value(name).run())
        for _, measured in watch.questions.values():
            answer = measured()
            written = f"{answer:.{FIGURES}g}".lstrip("-")
            assert len(written) > 2 or math.isnan(answer), "any page has such a number"
            assert not [text for text in words_on(app, watch) if written in text], (name, written)
            for drawing in watch.panels[-1]["drawings"]:
                for table, column in numbers(drawing.tables):
                    near = (column - answer).abs() <= 1e-4 * abs(answer)
                    assert not near.any(), (name, drawing.name, table)


def numbers(tables):
    """The columns of numbers of a picture, with the name of their table."""
    for name, table in tables.items():
        for column in table.select_dtypes("number"):
            yield f"{name}.{column}", table[column].astype(float)


def test_a_guess_can_be_committed_once_its_slider_has_moved_and_is_told_and_counted():
    app = sound(opened("overfitting", tab="fit", lang="en"))
    assert app.button(key="fit_ask:commit").disabled
    sound(app.slider(key="fit_ask:value").set_value(100).run())
    sound(app.button(key="fit_ask:commit").click().run())
    (told,) = [text.value for text in app.markdown if "You said **100**" in text.value]
    assert say(words.PERCENT_LOW, percent=6) in told
    tally = say(words.TALLY, close=1, count=1)
    assert tally in [text.value for text in app.sidebar.markdown]
    assert app.query_params["guesses"] == "fit_ask,100,1"
    again = sound(opened("overfitting", tab="fit", lang="en", guesses="fit_ask,100,0"))
    assert tally in [text.value for text in sound(again.run()).sidebar.markdown]
    sound(again.button(key="fit_ask:again").click().run())
    assert "fit_ask:commit" in buttons(again)
    assert "guesses" not in again.query_params


def test_show_me_tells_without_counting():
    app = sound(opened("overfitting", tab="fit", lang="en"))
    sound(app.button(key="fit_ask:shown").click().run())
    assert [text for text in app.markdown if text.value.startswith("Measured: **106.2**")]
    assert not [text for text in app.sidebar.markdown if "guesses" in text.value]
    assert app.session_state["fit_view"] == "far"


@every("bad", ["fit_ask", "fit_ask,abc,1", "fit_ask,nan,1", "fit_ask,1,7", "<b>,1,1", ";" * 99])
def test_forged_guesses_in_a_link_are_refused_in_words(bad):
    app = sound(opened("overfitting", tab="fit", lang="en", guesses=bad))
    assert any("guesses" in notice for notice in warnings(app))
    assert "fit_ask:commit" in buttons(app)


def test_what_the_link_carries_is_what_was_kept():
    rows = [["fit_ask", 106.5, 1], ["other_ask", "", 0]]
    assert link.unpack(link.pack(rows), columns=3, most=2) == [
        ["fit_ask", "106.5", "1"],
        ["other_ask", "", "0"],
    ]
