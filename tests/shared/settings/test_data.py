"""The learner's own data: tables that are edited, uploaded, pinned, and travel in the link."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.checks import MAX_POINTS
from core.errors import InputError
from pages.shared.settings import link, reading
from pages.shared.words import errors
from pages.shared.words.sentences import link_refused
from tests.app import LANGUAGES, opened, sound, warnings, widgets

CELLS = st.one_of(st.floats(), st.integers(), st.text(max_size=8), st.none())


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_any_edited_table_is_finite_or_an_input_error(rows):
    table = pd.DataFrame(rows, columns=["x", "y"])
    try:
        good = reading.checked(table)
    except InputError:
        return
    assert len(good)
    assert np.isfinite(good.to_numpy()).all()


@given(st.lists(st.tuples(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12)), min_size=1, max_size=50))
def test_points_come_back_from_a_link_as_they_went_in(rows):
    packed = link.pack([list(row) for row in rows])
    back = [[float(c) for c in row] for row in link.unpack(packed, columns=2, most=50)]
    # twelve significant digits travel, which is more than anyone types
    assert np.allclose(back, rows, rtol=1e-11, atol=0)


@given(st.text(max_size=60), st.integers(1, 4), st.integers(0, 6))
def test_any_text_in_a_link_is_a_table_of_the_shape_or_none(text, columns, most):
    rows = link.unpack(text, columns=columns, most=most)
    assert len(rows) <= most
    assert all(len(row) == columns for row in rows)


OWN = {"tab": "fit", "fit_data": "own"}


@LANGUAGES
@pytest.mark.parametrize(
    ("content", "rule", "named"),
    [
        (b"", "file_empty", ""),
        (b"\0\1\2" * 40, "file_not_text", ""),
        (b"x,y\n1,2\n3,abc\n", "cell_not_a_number", "abc"),
        (b"x,y\n1,2\n3,\n", "cell_missing", "3"),
        (b"x,y\n" + b"1,2\n" * (MAX_POINTS + 1), "too_many_rows", str(MAX_POINTS)),
    ],
    ids=["empty", "binary", "text", "missing", "too many"],
)
def test_a_broken_upload_says_so_and_the_page_goes_on(content, rule, named, lang, watch):
    app = sound(opened("overfitting", **OWN, lang=lang, fit_points="0,1;1,2;2,5"))
    expected = watch.call.code()
    app.session_state["fit_points:edit"] = True  # the popover is open
    sound(app.run())
    app.file_uploader[0].set_value([("mine.csv", content, "text/csv")])
    sound(app.run())
    parts = re.split(r"\{.*?\}", getattr(errors.SENTENCES[rule], lang))
    (said,) = [notice for notice in warnings(app) if named in notice]
    assert re.fullmatch(".*".join(map(re.escape, parts)), said)
    assert watch.call.code() == expected


# Points that are allowed and hard: each must give a page, or a sentence beside its widgets
HARD = {
    "one point": "3,4",
    "duplicate x": "1,2;1,3;1,4",
    "constant y": "0,5;1,5;2,5",
    "nearly equal x": "1,2;1.0000000001,3",
    "huge": "1e12,1e12;-1e12,5",
    "too huge": "1e13,1;2,3",
    "tiny": "1e-300,1e-300;2e-300,5e-300",
    "all zero": "0,0;0,0",
    "fifty": ";".join(f"{n},{n % 7}" for n in range(50)),
}


@LANGUAGES
@pytest.mark.parametrize("points", HARD.values(), ids=HARD)
def test_hard_points_give_a_page_or_a_sentence(points, lang):
    app = sound(opened("overfitting", **OWN, lang=lang, fit_points=points))
    assert "fit_terms" in widgets(app)
    for terms in (1, 12):
        sound(app.slider(key="fit_terms").set_value(terms).run())


@pytest.mark.parametrize(
    "pins", ["99,0.0005,90000", "6,inf,90000", "6,nan,-1", "6,1e400,1", "a,b,c"]
)
def test_impossible_pins_in_a_link_leave_the_page_as_it_is(pins, watch):
    refused(watch, "overfitting", "fit", "fit_pins", pins)


def refused(watch, path, tab, key, value):
    """Open a tab with a bad value in its link: a notice, and the page as without it."""
    sound(opened(path, tab=tab))
    expected = watch.call.code()
    app = sound(opened(path, tab=tab, **{key: value}))
    assert watch.call.code() == expected
    assert any(f"{key} = " in notice for notice in warnings(app))
    assert len(watch.panels) == 2  # the panel was reached, so nothing above it gave up


FAR = "0,1;10,2;25,0;40,3;33,1;5,2;17,4"  # with N = 6 their bound is 8e-17
FARTHER = ";".join(f"{77 * n},{n % 5}" for n in range(14))  # with N = 12 it is 5e-67


@pytest.mark.parametrize(
    ("path", "tab"),
    [
        ("learning-rate", "regimes"),
        ("learning-rate", "schedules"),
        ("overfitting", "fit"),
        ("overfitting", "restrain"),
    ],
)
def test_points_far_beyond_one_have_their_tab(path, tab, watch):
    own = {f"{tab}_data": "own", f"{tab}_points": FAR, f"{tab}_terms": "6"}
    app = sound(opened(path, tab=tab, **own))
    assert not warnings(app)
    assert len(watch.call.arguments["x"]) == 7


@LANGUAGES
@pytest.mark.parametrize("unit", ["rate", "bound"])
def test_points_whose_rates_are_too_small_for_float32_are_told_so_at_any_rate(unit, lang):
    own = {"regimes_data": "own", "regimes_points": FARTHER, "regimes_terms": "12"}
    app = sound(opened("learning-rate", tab="regimes", lang=lang, regimes_unit=unit, **own))
    (said,) = warnings(app)
    assert "float32" in said
    assert "regimes_terms" in widgets(app)


PICTURES = {"tab": "pictures", "pictures_filter": "own"}
EDITED = "0,0,0;0,7,0;0,0,0"


def pinned(app):
    """The first row of the table of pinned runs."""
    return next(table.value for table in app.dataframe if "w" in table.value).iloc[0]


def test_a_pin_shows_the_table_that_was_pinned():
    """The kernel of a pin of one's own table is in the pin, whatever is chosen or edited later."""
    app = sound(opened("convolution", **PICTURES, pictures_table3=EDITED))
    sound(app.button(key="pictures_pins:add").click().run())
    sound(app.selectbox(key="pictures_filter").set_value("emboss").run())
    carried = {key: value for key, value in app.query_params.items() if key != "pictures_table3"}
    for item in (app, sound(opened("convolution", **carried))):
        assert pinned(item)["filter"] == "own"
        assert pinned(item)["w"] == "0 0 0 / 0 7 0 / 0 0 0"
        assert pinned(item).iloc[-1] == 7.0  # the sum of its weights; that of blur is 1


def test_a_table_of_another_shape_in_a_link_is_told_and_left_out():
    app = sound(opened("convolution", tab="slide", slide_kernel="own", slide_table="1;0;5"))
    assert any(link_refused("slide_table", "1;0;5") == notice for notice in warnings(app))


def test_a_pinned_kernel_stays_when_another_one_is_chosen():
    own = {"slide_kernel": "own", "slide_table": "1,2;0,0;5,-2"}
    app = sound(opened("convolution", tab="slide", **own))
    sound(app.button(key="slide_pins:add").click().run())
    sound(app.selectbox(key="slide_kernel").set_value("gaussian").run())
    kept = next(table.value for table in app.dataframe if "K" in table.value).iloc[0]
    assert kept["K"] == "1 2 / 0 0 / 5 -2"
    assert kept.iloc[-2:].tolist() == [5.0, 1.0]  # of ones, a zero before or behind them


@pytest.mark.parametrize(
    "pin",
    [
        "own,3,SAME,",
        'own,3,SAME,"1,2;3"',
        'own,3,SAME,"a,b,c;1,2,3;1,2,3"',
        "own,5,SAME,1 2 3",
        "own,x,SAME,1",
        "sobel,3,SAME,",
        "blur,4,SAME,",
        "blur,3,same,",
        "blur,3,SAME",
    ],
)
def test_a_kernel_in_a_link_that_is_none_leaves_the_page_as_it_is(pin, watch):
    refused(watch, "convolution", "pictures", "pictures_pins", pin)


TWO_CLASSES = "1,5,0;2,7,0;3,5,0;6,20,1;7,22,1;8,20,1"
POINTS = {"tab": "points", "points_problem": "own", "points_steps": "30"}


@LANGUAGES
def test_own_points_with_classes_are_trained_on_and_travel_in_the_link(lang, watch):
    app = sound(opened("feedforward", **POINTS, lang=lang, points_own=TWO_CLASSES))
    assert not warnings(app)
    own = watch.call.arguments["problem"].arguments
    assert own["x1"].tolist() == [1, 2, 3, 6, 7, 8]
    assert own["label"].tolist() == [0, 0, 0, 1, 1, 1]
    assert "noise" not in watch.call.arguments
    assert app.query_params["points_own"] == TWO_CLASSES


@LANGUAGES
@pytest.mark.parametrize(
    ("points", "named"),
    [
        ("1,5,0;2,7,0;3,5,0;6,20,0", "4"),
        ("1,5,0;2,7,0;3,5,2;6,20,1", "3"),
        ("1,5,0;2,7,0;1e13,5,1;6,20,1", "1000000000000"),
    ],
    ids=["one class", "third class", "too large"],
)
def test_points_that_cannot_be_trained_on_say_so_and_keep_the_widgets(points, named, lang):
    app = sound(opened("feedforward", **POINTS, lang=lang, points_own=points))
    assert any(named in notice for notice in warnings(app))
    assert "points_rate" in widgets(app)


def test_an_upload_of_points_with_classes_is_taken_over(watch):
    app = sound(opened("feedforward", **POINTS))
    app.session_state["points_own:edit"] = True  # the popover is open
    sound(app.run())
    content = b"height;weight;kind\n1,5;2;0\n2,5;3;0\n7,5;9;1\n8,5;8;1\n"
    app.file_uploader[0].set_value([("mine.csv", content, "text/csv")])
    sound(app.run())
    sound(app.run())
    own = watch.call.arguments["problem"].arguments
    assert own["x1"].tolist() == [1.5, 2.5, 7.5, 8.5]
    assert own["label"].tolist() == [0, 0, 1, 1]


def test_a_pinned_own_kernel_reads_a_second_channel_with_its_own_weights(watch):
    query = {"tab": "slide", "slide_kernel": "own", "slide_table": "1,3;2,4"}
    app = sound(opened("convolution", **query))
    sound(app.button(key="slide_pins:add").click().run())
    sound(app.selectbox(key="slide_second").set_value("sine").run())
    assert not warnings(app)
    pins = app.session_state["slide_pins:list"]
    assert [(pin["written_for"], pin["own_kernels"]) for pin in pins] == [(1, "1,3;2,4")]
