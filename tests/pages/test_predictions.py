"""A guess on a long run: committed at once, answered when the server has run it."""

from __future__ import annotations

import time

from pages.shared.language import say
from pages.texts import common
from tests.pages.app import PATIENCE, opened, sound


def test_a_guess_on_a_long_run_is_answered_when_the_server_has_it():
    app = sound(opened("learning-rate", tab="network", edge_width="2", edge_steps="800"))
    sound(app.button(key="edge_ask:commit").click().run())
    deadline = time.monotonic() + PATIENCE
    _, guess = app.session_state["edge_ask:committed"]
    while "edge_ask:again" not in {button.key for button in app.button}:
        assert time.monotonic() < deadline
        stands = say(common.GUESS_STANDS, guess=f"{guess:.4g}")
        assert stands in {caption.value for caption in app.caption}
        time.sleep(0.1)
        sound(app.run())


def test_a_guess_on_the_run_of_its_own_tab_is_answered_with_it_and_can_be_made_again():
    app = sound(opened("feedforward", tab="points", points_steps="30"))
    sound(app.button(key="points_ask:commit").click().run())
    deadline = time.monotonic() + PATIENCE
    while "points_ask:again" not in {button.key for button in app.button}:
        assert time.monotonic() < deadline
        time.sleep(0.1)
        sound(app.run())
    sound(app.button(key="points_ask:again").click().run())
    assert "points_ask:commit" in {button.key for button in app.button}
