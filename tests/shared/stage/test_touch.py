"""A click in a picture sets the widgets each time; impossible messages change nothing."""

from __future__ import annotations

import pandas as pd
import pytest
import streamlit as st

from pages.shared.charts.drawing import Drawing
from pages.shared.stage.touch import Dial, Touch

DIALS = {"left": Dial("a", [0.0, 0.5, 1.0], (0.0, 1.0)), "up": Dial("b", [1, 2, 3], (0.5, 3.5))}
TOUCH = Touch("map", "cells", DIALS, kept=["on"])
DRAWING = Drawing("map", lambda: None, {"cells": pd.DataFrame({"left": [0.2], "up": [3.0]})})


@pytest.fixture
def state(monkeypatch):
    kept: dict[str, object] = {"a": 0.0, "b": 1}
    monkeypatch.setattr(st, "session_state", kept)
    return kept


def pick(state, **selected):
    """What Streamlit does with a selection that the browser tells."""
    state["map"] = {"selection": selected}
    TOUCH.arguments(DRAWING)["on_select"]()
    return state["a"], state["b"]


def turn():
    return int(TOUCH.arguments(DRAWING)["datasets"]["cells"]["turn"][0])


def test_a_click_sets_every_widget_to_the_nearest_of_its_values(state):
    assert pick(state, pick=[{"left": 0.7, "up": 3.0, "turn": 0}]) == (0.5, 3)


def test_a_second_click_on_the_same_place_differs_from_the_first(state):
    place = {"left": 0.7, "up": 3.0}
    first = {**place, "turn": turn()}
    pick(state, pick=[first])
    state["a"] = 0.0  # moved by hand
    again = {**place, "turn": turn()}
    assert again != first
    assert pick(state, pick=[again]) == (0.5, 3)


def test_another_selection_does_not_repeat_an_old_click(state):
    old = {"left": 0.7, "up": 3.0, "turn": 0}
    pick(state, pick=[old])
    state["a"] = 0.0
    assert pick(state, pick=[old], on=[{"series": "SGD"}]) == (0.0, 3)


@pytest.mark.parametrize("nothing", [[], {}, [{"left": None, "up": None, "turn": None}]])
def test_a_click_beside_all_marks_changes_nothing(state, nothing):
    assert pick(state, pick=nothing) == (0.0, 1)
    assert "map:refused" not in state


@pytest.mark.parametrize("left", [1.1, -0.1, float("nan"), float("inf"), "here", None, [], 10**400])
def test_a_place_outside_of_the_picture_is_refused(state, left):
    assert pick(state, pick=[{"left": left, "up": 3.0, "turn": 0}]) == (0.0, 1)
    assert state["map:refused"]


def test_every_selection_is_told_to_python_so_that_new_data_leave_it(state):
    assert TOUCH.arguments(DRAWING)["selection_mode"] == ["pick", "on"]
