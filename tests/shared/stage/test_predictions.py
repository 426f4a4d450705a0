"""A guess on a long run: committed at once, answered when the server has run it."""

from __future__ import annotations

from pages.shared.words import common
from pages.shared.words.language import say
from tests.app import buttons, opened, sound, until


def test_a_guess_on_a_long_run_is_answered_when_the_server_has_it():
    app = sound(opened("convolution", tab="race"))
    sound(app.button(key="race_ask:commit").click().run())
    _, guess = app.session_state["race_ask:committed"]
    stands = say(common.GUESS_STANDS, guess=f"{guess:.4g}")

    def answered() -> bool:
        done = "race_ask:again" in buttons(app)
        assert done or stands in {caption.value for caption in app.caption}
        return done

    until(app, answered)


def test_a_guess_on_the_run_of_its_own_tab_is_answered_with_it_and_can_be_made_again():
    app = sound(opened("feedforward", tab="points", points_steps="30"))
    sound(app.button(key="points_ask:commit").click().run())
    until(app, lambda: "points_ask:again" in buttons(app))
    sound(app.button(key="points_ask:again").click().run())
    assert "points_ask:commit" in buttons(app)
