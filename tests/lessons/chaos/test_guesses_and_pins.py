"""Guesses of the page on chaos: answered when the server has measured them, not in the script."""

from __future__ import annotations

import pytest
import streamlit as st

from core.chaos.systems import SYSTEMS
from pages.lessons.chaos import exponents_words, sensitivity, words
from pages.shared.runs.calls import Call
from pages.shared.stage import predictions
from tests.app import buttons, opened, sound, until, widgets


@pytest.mark.parametrize("tab", ["attractor", "exponents", "horizon"])
def test_a_guess_on_a_long_run_does_not_hold_the_page(tab, monkeypatch):
    app = sound(opened("chaos", tab=tab))
    monkeypatch.setattr(predictions, "committed", lambda key, about: key == f"{tab}_ask")
    monkeypatch.setattr(Call, "run", _never_the_asked(Call.run))
    app.session_state[f"{tab}_ask:committed"] = ("", 5.0)
    sound(app.run())
    until(app, lambda: f"{tab}_ask:again" in buttons(app))


def _never_the_asked(run):
    def watched(call):
        assert call.function.__name__ not in ("transients", "fitted"), "measured in the script"
        return run(call)

    return watched


PINS = {  # of a link: the values of a short run
    "rebuild": "lorenz,cnn,500,0,4,8,200,32,0.016,0,0",
    "own_series": "rossler,0,3,0,cnn,200,1",
    "breakups": "1,1,1,3,random,0.2,250,10000,3",
    "route": "rossler,c,3,4",
}
NOW = {
    "rebuild": {"rebuild_points": "500", "rebuild_size": "8", "rebuild_steps": "500"},
    "own_series": {"own_series_steps": "500"},
    "breakups": {"breakups_systems": "250", "breakups_steps": "10000"},
    "route": {"route_system": "lorenz"},
}


@pytest.mark.parametrize("tab", PINS)
def test_a_pinned_run_of_a_link_is_measured_and_stands_beside_the_current_one(tab):
    app = sound(opened("chaos", tab=tab, **{f"{tab}_pins": PINS[tab]}, **NOW[tab]))
    assert not app.warning
    until(app, lambda: _has_results(app.dataframe[-1].value, tab))


def _has_results(table, tab):
    """Whether the table has more columns than a pin has values, and every run its result."""
    return table.shape[1] > PINS[tab].count(",") + 1 and not table.iloc[:, -1].isna().any()


def test_the_shortest_film_is_shown_of_the_system_with_the_longest_step():
    name = max(words.SYSTEMS_SHORT, key=lambda item: SYSTEMS[item].dt)
    first = str(sensitivity.TIMES[0])
    app = sound(opened("chaos", tab="sensitivity", sensitivity_system=name, sensitivity_time=first))
    assert str(widgets(app)["sensitivity_time"].value) == first
    assert not app.warning


def test_an_orbit_of_the_network_that_blows_up_is_told():
    coarse = {"solver_system": "three_scroll_chaotic", "solver_dt": "0.05"}
    app = sound(opened("chaos", tab="solver", **coarse))
    assert words.BLOWN.en.split("{")[0] in " ".join(info.value for info in app.info)
    shown = [metric.value for metric in app.metric]
    assert not any("nan" in value for value in shown)


def test_exponents_of_an_orbit_that_blows_up_are_not_shown_as_a_dimension_of_zero():
    steps = {"exponents_steps": "20000", "exponents_coarse": "8", "exponents_seed": "8"}
    app = sound(opened("chaos", tab="exponents", exponents_system="rossler", **steps))
    assert exponents_words.NO_EXPONENTS.en in {info.value for info in app.info}
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown[exponents_words.DIMENSION.en] == "–"


def test_an_edited_table_is_the_series_that_is_learned_from(watch, monkeypatch):
    def edited(table, **_):  # AppTest itself cannot edit one
        return table.assign(s=table["s"].where(table.index != 5, 3.0))

    monkeypatch.setattr(st, "data_editor", edited)
    app = sound(opened("chaos", tab="own_series", own_series_source="own", own_series_steps="200"))
    assert not app.warning
    assert watch.call.arguments["series"][5] == 3.0


def test_a_finished_run_keeps_its_name_when_the_settings_change_after_it():
    short = {"rebuild_points": "500", "rebuild_size": "8", "rebuild_steps": "200"}
    app = sound(opened("chaos", tab="rebuild", **short))
    until(app, lambda: bool(app.session_state.get("rebuild:runs")))
    sound(widgets(app)["rebuild_network"].set_value("gru").run())
    text = [run["plan"].arguments for run, *_ in app.session_state["rebuild:runs"].values()]
    assert [plan["network"] for plan in text] == ["cnn"]
