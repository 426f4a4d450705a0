"""The panel of a long run: a preset is an order, and an earlier run is named as such."""

from __future__ import annotations

from pages.shared.runs.run_panel import queue
from pages.shared.runs.run_queue import ENDED
from tests.app import opened, sound, until

SHORT = {"breakups_systems": "500", "breakups_steps": "10000"}  # runs that no other test has


def ended(app) -> bool:
    return "breakups:job" in app.session_state and app.session_state["breakups:job"].state in ENDED


def test_a_preset_begins_its_run_and_a_moved_widget_leaves_the_earlier_one_named():
    app = sound(opened("chaos", tab="breakups", **SHORT))
    until(app, lambda: ended(app))
    first = app.session_state["breakups:job"]
    app.slider(key="breakups_seed").set_value(3)
    sound(app.run())
    assert app.session_state["breakups:job"] is first
    assert any("seed = 0" in info.value for info in app.info)
    app.button_group(key="breakups_preset").set_value("unequal")
    sound(app.run())
    ordered = app.session_state["breakups:job"]
    assert ordered.call.arguments["masses"] == (1.0, 2.0, 3.0)
    assert not any("seed = 0" in info.value for info in app.info)
    queue().stop(ordered)  # another test may have run it, then it has no button
