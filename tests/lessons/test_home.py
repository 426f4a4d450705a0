"""The home page: a live picture, and the map of the course."""

from __future__ import annotations

import pytest

from core import fit_family, polynomial
from pages.lessons import LESSONS
from pages.lessons.overfitting import cover
from pages.shared.settings import link
from pages.shared.words import common, home
from tests.app import LANGUAGES, PICTURE, opened, sound, warnings

DRAGGED = "-1,0;0,0;0.7,3;1,0;1.5,1.875;2,4"


@LANGUAGES
def test_the_map_names_every_lesson_in_order_with_its_minutes_and_what_follows_from_it(lang):
    app = sound(opened("", lang=lang))
    titles = [title.value for title in app.subheader]
    assert titles == [f"{at} · {getattr(each.title, lang)}" for at, each in enumerate(LESSONS, 1)]
    said = " ".join(item.value for item in [*app.markdown, *app.caption])
    for lesson in LESSONS:
        assert getattr(lesson.question, lang) in said
        assert getattr(lesson.afterwards, lang) in said
        group = getattr(common.GROUPS[lesson.group], lang)
        assert getattr(home.PLACE, lang).format(group=group, minutes=lesson.minutes) in said


def test_a_lesson_without_deeper_tabs_takes_six_minutes_a_tab_about():
    for lesson in LESSONS:
        core_tabs = len(lesson.tabs) - len(lesson.deeper)
        assert abs(lesson.minutes - 6 * core_tabs) <= 2.5
        assert lesson.minutes % 5 == 0


def test_the_map_tells_what_was_guessed_in_a_lesson():
    answers = link.pack([["fit_ask", 30.0, 1], ["model_size_ask", 5.0, 0], ["regimes_ask", "", 0]])
    app = sound(opened("", lang="en", guesses=answers))
    said = [item.value for item in app.caption]
    assert [text for text in said if "guessed" in text] == [
        home.GUESSED.en.format(count=2, close=1)
    ]


def test_the_picture_is_the_descent_through_the_points_of_the_link():
    app = sound(opened("", lang="en", cover_points=DRAGGED, cover_terms="4"))
    x, y = zip(*(map(float, row.split(",")) for row in DRAGGED.split(";")), strict=True)
    family = fit_family.fits(x, y)
    wanted = family.losses[list(family.terms).index(4)]
    (picture,) = app.get(PICTURE)
    assert f"{wanted:.4g}" in picture.proto.alt


@pytest.mark.parametrize("given", ["1,2", "nonsense", "1,inf;2,3;4,5;6,7;8,9;1,1", "," * 50])
def test_points_of_a_link_that_are_none_leave_the_tutorials_and_are_told(given):
    app = sound(opened("", lang="en", cover_points=given))
    assert warnings(app)
    (picture,) = app.get(PICTURE)
    family = fit_family.fits(polynomial.TUTORIAL_X, polynomial.TUTORIAL_Y)
    wanted = family.losses[list(family.terms).index(cover.TERMS["cover_terms"])]
    assert f"{wanted:.4g}" in picture.proto.alt


def test_points_that_were_dragged_can_be_put_back():
    app = sound(opened("", lang="en", cover_points=DRAGGED))
    assert app.query_params["cover_points"] == DRAGGED
    back = next(button for button in app.button if button.label == home.BACK.en)
    sound(back.click().run())
    assert "cover_points" not in app.query_params
    assert home.BACK.en not in [button.label for button in app.button]
