"""On a real network: a recording at once, other steps run by themselves, sentences that hold."""

from __future__ import annotations

import dataclasses
import itertools
from typing import Any

import pytest

from core import edge_of_stability as edge
from pages.lessons.learning_rate import network as tab
from pages.lessons.learning_rate import network_charts, network_claims, network_words
from pages.shared.runs import run_panel
from pages.shared.runs.run_queue import Queue
from pages.shared.words import common, runs
from pages.shared.words.language import say
from tests.app import buttons, opened, sound, until
from tests.cases import every

ANSWERED = "network_ask,10,0"
QUICK = {"network_width": "2", "network_steps": "800"}


def page(**query):
    return sound(opened("learning-rate", tab="network", lang="en", **query))


def captions(app):
    return [caption.value for caption in app.caption]


def begins(texts, text):
    return [each for each in texts if each.startswith(text.en.partition("{")[0])]


def last_of(**plan):
    *_, last = edge.train(edge.Plan(**plan))
    return last


def test_the_first_step_shows_its_recording_without_a_run_and_says_so(monkeypatch):
    def refuse(*_):
        raise AssertionError("a run was begun")

    monkeypatch.setattr(Queue, "submit", refuse)
    app = page()
    assert tab.RECORDINGS[0].label in captions(app)
    assert "network:run" in buttons(app)
    assert begins([text.value for text in app.markdown], network_words.ARRIVED)


def test_run_measures_the_recorded_run_anew():
    app = page()
    sound(app.button(key="network:run").click().run())
    assert not begins(captions(app), runs.RECORDED)
    until(app, lambda: "network:run" in buttons(app))
    assert not begins(captions(app), runs.RECORDED)


def test_another_step_runs_by_itself_and_the_picture_before_is_named_until_then(monkeypatch):
    monkeypatch.setattr(Queue, "submit", lambda self, job: None)
    app = page()
    sound(app.button_group(key="network_step").set_value("narrow").run())
    (still,) = begins(captions(app), runs.BEFORE)
    assert "η = 0.05" in still
    assert any("opacity" in html.proto.body for html in app.get("html"))
    assert app.session_state["network:job"].call.identity() == tab._of_step("narrow").identity()
    sound(app.button_group(key="network_step").set_value("climbs").run())
    assert "network:job" not in app.session_state
    assert tab.RECORDINGS[0].label in captions(app)


def test_a_link_to_other_settings_shows_their_run_when_it_has_ended():
    app = page(network_rate="0.04", **QUICK)
    until(app, lambda: "network:run" in buttons(app))
    expected = network_claims.verdict(last_of(learning_rate=0.04, width=2, steps=800))
    assert expected in [text.value for text in app.markdown]


def test_a_run_that_breaks_says_at_which_step_it_ended():
    app = page(network_rate="0.5", network_steps="800")
    until(app, lambda: "network:run" in buttons(app))
    job = app.session_state["network:job"]
    last = job.progress[-1]
    assert last.overflowed
    assert say(common.DONE_EARLY, step=last.step, steps=job.steps) in captions(app)


def test_a_stopped_run_stays_and_the_button_begins_it_again():
    app = page(network_seed="3", network_steps="50000")
    until(app, lambda: app.session_state["network:job"].progress)
    job = app.session_state["network:job"]
    run_panel.queue().stop(job)
    until(app, lambda: "network:run" in buttons(app))
    assert app.session_state["network:job"] is job
    sound(app.button(key="network:run").click().run())
    assert app.session_state["network:job"] is not job
    run_panel.queue().stop(app.session_state["network:job"])


@every("rate", tab.RATES)
def test_what_the_story_says_of_a_rate_is_true(rate):
    run = last_of(learning_rate=rate)
    assert (run.highest < 2 / rate / 2) == (rate <= 0.01)  # levels off far below the line
    assert (run.sharpness[0] > 2 / rate) == (rate >= 0.15)  # begins above
    assert run.overflowed == (rate == 0.5)  # breaks
    said = begins([network_claims.verdict(run)], network_words.BEGAN_ABOVE)
    assert bool(said) == (0.15 <= rate < 0.5)
    done = 60 <= run.settled <= 70 and run.at_the_edge
    assert done == (rate == 0.03)  # the task


def test_four_units_find_the_same_line_and_the_guess_overshoots_its_own():
    narrow, second = last_of(width=4), tab.SECOND.result
    assert narrow.at_the_edge
    assert 1.0 < second.highest / second.stability_line < 1.3
    assert second.settled == pytest.approx(second.stability_line, rel=0.01)


@every(("rises", "said"), [(0, "never rose"), (1, "a single step"), (7, "on 7 of these steps")])
def test_the_verdict_says_in_words_how_often_the_loss_rose(rises, said):
    altered = dataclasses.replace(tab.RECORDINGS[0].result, rises=rises)
    assert said in network_claims.verdict(altered)


@every("rate", [0.01, 0.05, 0.5])
def test_the_picture_says_at_its_end_what_its_run_did_and_names_it(rate):
    run = last_of(learning_rate=rate)
    drawing = network_charts.sharpness(
        run, f"η = {rate}", tab.RATES, 3, {}, None, secret=False, ended=True
    )
    (said,) = drawing.tables["verdicts"]["label"]
    assert said.startswith(f"η = {rate}:|")
    assert ("broke" in said) == run.overflowed
    assert ("not at" in said) == (run.arrival_step is None and not run.overflowed)
    for given in ({"secret": True, "ended": True}, {"secret": False}):
        other = network_charts.sharpness(run, "run", tab.RATES, 3, {}, None, **given)
        assert len(other.tables["verdicts"]) == 0


@every("guessed", [None, 1.0, 24.0, 100.0])
def test_line_guess_and_names_are_in_the_picture_at_every_rate(guessed):
    drawing = network_charts.sharpness(
        tab.SECOND.result,
        "run",
        tab.RATES,
        3,
        {"other": tab.RECORDINGS[0].result},
        guessed,
        secret=False,
    )
    top: Any = drawing.words["top"]
    labels = drawing.tables["labels"]
    assert set(labels["rate"]) == set(range(len(tab.RATES)))
    assert labels["y"].between(0 - top, top).all()
    assert drawing.tables["guesses"]["y"].between(0, top).all()
    for _, names in labels.groupby("rate"):
        heights = sorted(names["y"])
        gaps = [high - low for low, high in itertools.pairwise(heights)]
        assert min(gaps) >= 0.99 * network_charts.GAP * top


def test_before_the_guess_its_run_shows_only_its_beginning():
    drawing = network_charts.sharpness(
        tab.SECOND.result, "run", tab.RATES, 8, {}, None, secret=True
    )
    assert len(drawing.tables["sharpness"]) == 1
    labels = network_charts.tape(tab.SECOND.result, secret=True)
    assert labels[-1] == "step 12,000"
    assert len(labels) == network_charts.FRAMES


def test_the_tape_says_the_sharpness_that_its_picture_ends_with():
    run = tab.RECORDINGS[0].result
    labels = network_charts.tape(run, secret=False)
    heads = network_charts.sharpness(run, "run", tab.RATES, 6, {}, None, secret=False).tables[
        "heads"
    ]
    for frame, height in zip(heads["frame"], heads["y"], strict=True):
        assert labels[frame].endswith(f": {height:.3g}"), frame
