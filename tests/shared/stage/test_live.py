"""Points are dragged: possible messages are taken over, and impossible messages change nothing."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

import pytest
import streamlit as st

from pages.shared.stage import live
from tests.layers import ROOT

HANDLES = live.Handles([(0.0, 0.0), (1.0, 1.0)], (-1.0, 2.0), (-5.0, 5.0))
GOOD = [[0.5, -5.0], [1.0, 1.0]]


@pytest.fixture
def heard(monkeypatch):
    """Sends a message as a browser would; returns what was settled and the session's state."""
    state: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", state)

    def hear(message: object) -> tuple[list[object], dict[str, object]]:
        state["fit_live"] = {"moved": message}
        settled: list[object] = []
        live._hear("fit", HANDLES, settled.append)
        return settled, state

    return hear


def test_while_a_hand_holds_a_point_it_is_held_and_then_settled(heard):
    settled, state = heard({"points": GOOD, "settled": False, "number": 1})
    assert settled == []
    assert live.dragged("fit") == [(0.5, -5.0), (1.0, 1.0)]
    assert state["fit_live:answered"] == 1
    settled, state = heard({"points": GOOD, "settled": True, "number": 2})
    assert settled == [[(0.5, -5.0), (1.0, 1.0)]]
    assert "fit_live:held" not in state
    assert state["fit_live:settled"]


@pytest.mark.parametrize(
    "message",
    [
        None,
        "drag",
        {},
        {"points": GOOD},
        {"points": GOOD, "settled": True, "number": "one"},
        {"points": GOOD, "settled": True, "number": math.inf},
        {"points": GOOD[:1], "settled": True, "number": 1},
        {"points": [*GOOD, [0, 0]], "settled": True, "number": 1},
        {"points": [[0.5], [1, 1]], "settled": True, "number": 1},
        {"points": [[math.nan, 0], [1, 1]], "settled": True, "number": 1},
        {"points": [[math.inf, 0], [1, 1]], "settled": True, "number": 1},
        {"points": [["<b>", 0], [1, 1]], "settled": True, "number": 1},
        {"points": [[1e300, 0], [1, 1]], "settled": True, "number": 1},
        {"points": [[2.5, 0], [1, 1]], "settled": True, "number": 1},
    ],
    ids=str,
)
def test_a_forged_message_moves_nothing_and_is_told(heard, message):
    heard({"points": GOOD, "settled": False, "number": 1})
    settled, state = heard(message)
    assert settled == []
    assert state["fit_live:refused"]
    assert live.dragged("fit") is None


def test_the_javascript_has_no_mistake_that_a_linter_sees():
    command = [Path(sys.executable).with_name("oxlint"), "--deny-warnings", "pages"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
