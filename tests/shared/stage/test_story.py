"""Steps of a story are orders: they set widgets, and stay until another one is chosen."""

from __future__ import annotations

from pages.lessons.overfitting import fit, fit_words
from pages.shared.words.language import say
from tests.app import opened, sound


def test_a_step_sets_its_settings_and_stays_while_they_are_moved():
    app = sound(opened("overfitting", tab="fit", lang="en"))
    sound(app.button_group(key="fit_step").set_value("terms").run())
    assert app.slider(key="fit_terms").value == 9
    sound(app.slider(key="fit_terms").set_value(12).run())
    assert say(fit_words.DO_TERMS) in [text.value for text in app.markdown]
    assert app.query_params["fit_step"] == "terms"
    sound(app.button_group(key="fit_step").set_value(None).run())  # a click on the step that is lit
    assert app.slider(key="fit_terms").value == 9
    assert app.button_group(key="fit_step").value == "terms"


def test_a_link_that_names_a_step_brings_its_settings_where_it_has_none_of_its_own():
    app = sound(opened("overfitting", tab="fit", fit_step="fast"))
    assert app.session_state["fit_share"] == fit.STEPS_OF_STORY["fast"].settings["fit_share"]
    app = sound(opened("overfitting", tab="fit", fit_step="fast", fit_share="0.5"))
    assert app.session_state["fit_share"] == 0.5
    assert app.session_state["fit_steps"] == 1_000
