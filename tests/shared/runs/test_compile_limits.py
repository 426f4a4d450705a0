"""What learners bring is compiled, and what the compiler keeps of it has an end."""

from __future__ import annotations

from core.chaos.own_system import form
from pages.lessons.feedforward import waves
from pages.shared.runs import compile_limits
from pages.shared.words.errors import SENTENCES
from tests.app import opened, sound


def test_own_equations_may_have_so_many_forms_and_any_numbers(monkeypatch):
    known = {form("y; -x; 0*z")[0]}
    monkeypatch.setattr(compile_limits, "_equations", lambda: known)
    monkeypatch.setattr(compile_limits, "EQUATIONS", 1)
    settings = {"attractor_system": "own", "own_x": "y", "own_z": "0.5*z", "own_time": "1.0"}
    app = sound(opened("chaos", tab="attractor", **settings, own_y="-x"))
    assert not app.warning
    app = sound(opened("chaos", tab="attractor", **settings, own_y="x*x"))
    wanted = SENTENCES["equations_many"].en.format(maximum=1)
    assert [notice.value for notice in app.warning] == [wanted]


def test_own_convolutions_may_have_so_many_stacks_and_presets_and_dense_layers_always(monkeypatch):
    monkeypatch.setattr(compile_limits, "_convolutions", set)
    monkeypatch.setattr(compile_limits, "CONVOLUTIONS", 0)
    wanted = SENTENCES["convolutions_many"].en.format(maximum=0)
    usual = [preset["waves_stack"] for _, preset in waves.PRESETS.values()]
    for stack in (*usual, "flatten,0,0,linear,,;dense,3,0,tanh,,"):
        app = sound(opened("feedforward", tab="waves", waves_stack=stack))
        assert not [notice.value for notice in app.warning], stack
    app = sound(opened("feedforward", tab="waves", waves_stack="conv1d,2,3,relu,,"))
    assert [notice.value for notice in app.warning] == [wanted]
    assert app.get("arrow_data_frame") or app.dataframe  # the table is there to be changed
