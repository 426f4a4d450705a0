"""Pinned long runs: a link brings their settings, and the server runs them one after another."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from core import edge_of_stability as edge
from core import recurrent_training
from pages.lessons.feedforward import words
from pages.shared.words import common
from pages.shared.words.language import say
from tests.app import opened, sound, until

PINS = ((0.02, 2, 800, 0), (0.1, 2, 800, 1))  # learning rate, units, steps, seed


def test_pinned_long_runs_of_a_link_get_their_results_without_a_click():
    pins = ";".join(",".join(map(str, pin)) for pin in PINS)
    now = {"network_rate": "0.05", "network_width": "2", "network_steps": "800"}
    link = {"network_pins": pins, "guesses": "network_ask,,0", **now}
    app = sound(opened("learning-rate", tab="network", **link))
    until(app, lambda: len(_results(app)) > len(PINS))
    for (rate, width, steps, seed), text in zip(PINS, _results(app), strict=False):
        *_, last = edge.train(edge.Plan(rate, steps, width, seed=seed))
        assert text == f"{last.settled:.3g}"


def test_pinned_trainings_of_three_cells_show_the_held_out_loss_of_each():
    pins = ((5, 100, 0.01, 1.0, 1.0, 2), (5, 100, 0.003, 1.0, 0.0, 1))  # T, k, rate, clip, b, seed
    packed = ";".join(",".join(map(str, pin)) for pin in pins)
    now = {"train_length": "5", "train_steps": "100"}
    app = sound(opened("rnn", tab="train", train_pins=packed, **now))
    until(app, lambda: _filled(app, "LSTM"))
    table = app.dataframe[-1].value
    assert len(table) == len(pins) + 1
    for (length, steps, rate, clip, bias, seed), text in zip(pins, table["LSTM"], strict=False):
        last = recurrent_training.run("adding", length, steps, rate, clip, bias, seed)
        assert text == f"{last.test_losses[-1]:.2g}"


def test_a_pinned_run_that_becomes_the_tabs_own_says_all_its_steps():
    pin = '0.2,0.01,30,1,"conv1d,1,3,relu,,"'  # σ, η, k, s, net
    now = {"waves_steps": "30", "waves_stack": "conv1d,1,3,relu,,"}
    app = sound(opened("feedforward", tab="waves", waves_pins=pin, **now))
    until(app, lambda: _filled(app, say(words.PERCENT_RIGHT)))
    sound(app.slider(key="waves_seed").set_value(1).run())
    assert say(common.DONE, steps=30) in [caption.value for caption in app.caption]


def _filled(app: AppTest, column: str) -> bool:
    """Whether the table of pinned runs has this column, and a result for each run."""
    table = app.dataframe[-1].value
    return column in table and not table[column].isna().any()


def _results(app: AppTest) -> list[str]:
    """The column of results in the table of pinned runs, as far as it is filled."""
    table = app.dataframe[-1].value
    return table["sharpness"].dropna().tolist() if "sharpness" in table else []
