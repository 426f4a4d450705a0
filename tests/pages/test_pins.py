"""Pinned long runs: a link brings their settings, and the server runs them one after another."""

from __future__ import annotations

import time

from streamlit.testing.v1 import AppTest

from core import edge_of_stability as edge
from tests.pages.app import PATIENCE, opened, sound

PINS = ((0.02, 2, 800, 0), (0.1, 2, 800, 1))  # learning rate, units, steps, seed


def test_pinned_long_runs_of_a_link_get_their_results_without_a_click():
    pins = ";".join(",".join(map(str, pin)) for pin in PINS)
    now = {"edge_rate": "0.05", "edge_width": "2", "edge_steps": "800"}
    app = sound(opened("learning-rate", tab="network", edge_pins=pins, **now))
    deadline = time.monotonic() + PATIENCE
    while len(table := _results(app)) <= len(PINS):
        assert time.monotonic() < deadline, table
        time.sleep(0.2)
        sound(app.run())
    for (rate, width, steps, seed), told in zip(PINS, table, strict=False):
        *_, last = edge.train(edge.Plan(rate, steps, width, seed=seed))
        assert told == f"{last.settled:.3g}"


def _results(app: AppTest) -> list[str]:
    """The column of results in the table of pinned runs, as far as it is filled."""
    table = app.dataframe[-1].value
    return table["sharpness"].dropna().tolist() if "sharpness" in table else []
