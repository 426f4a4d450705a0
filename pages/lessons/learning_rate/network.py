"""The edge of stability: a real network sharpens its loss until its rate is only just stable."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from core import edge_of_stability as edge
from pages.lessons.learning_rate import (
    network_charts,
    network_claims,
    network_figures,
    network_loss_charts,
    network_output_charts,
    network_words,
)
from pages.shared.charts.drawing import Drawing
from pages.shared.runs import hero_run, recordings, run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import frame, guesses, live, story, tabs
from pages.shared.takeaway import exports
from pages.shared.words import stage
from pages.shared.words.language import say

RATES = (0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5)
WIDTHS = [1, 2, 4, 8, 16, 32, 64]
STEPS = [800, 2_000, 4_000, 8_000, 12_000, 20_000, 50_000]
TASK = defaults(edge.Plan, degree="degree")  # the polynomial to learn
PLAN = {"learning_rate": "rate", "width": "width", "steps": "steps", "seed": "seed"}
DEFAULTS = defaults(edge.Plan, **{f"network_{key}": name for name, key in PLAN.items()})
SYMBOLS = {"learning_rate": "η", "width": "n", "steps": "k", "seed": "seed"}
ASKED = 0.1  # learning rate of the guess
GUESSES = (1.0, 100.0)  # sharpness that can be guessed


def _with(**change: Any) -> dict[str, Any]:
    """The first settings with a change."""
    return DEFAULTS | change


STORY = {
    "climbs": story.Step(network_words.STEP_CLIMBS, network_words.DO_CLIMBS, DEFAULTS),
    "twice": story.Step(
        network_words.STEP_TWICE, network_words.DO_TWICE, _with(network_rate=ASKED)
    ),
    "small": story.Step(network_words.STEP_SMALL, network_words.DO_SMALL, _with(network_rate=0.01)),
    "above": story.Step(network_words.STEP_ABOVE, network_words.DO_ABOVE, _with(network_rate=0.2)),
    "breaks": story.Step(
        network_words.STEP_BREAKS, network_words.DO_BREAKS, _with(network_rate=0.5)
    ),
    "narrow": story.Step(
        network_words.STEP_NARROW, network_words.DO_NARROW, _with(network_width=4)
    ),
    "task": story.Step(network_words.STEP_TASK, network_words.DO_TASK, DEFAULTS),
}
OLD_API = (
    ("tf.gradients of tf.gradients", "tf.GradientTape around tf.GradientTape"),
    ("for _ in range(n): sess.run(train)", "tf.while_loop, jit_compile=True"),
)


def _plan(**plan: Any) -> Call[edge.Plan]:
    return Call.of(edge.Plan, **plan, **TASK)


def _call(**plan: Any) -> Call[edge.Progress]:
    return Call.of(edge.train, plan=_plan(**plan).as_argument())


def _of_step(name: str) -> Call[edge.Progress]:
    """The run of a step of the story."""
    settings = STORY[name].settings
    return _call(**{parameter: settings[f"network_{key}"] for parameter, key in PLAN.items()})


RECORDINGS = tuple(
    recordings.Recording(
        Path(__file__).with_name(f"network_{name}.npz"), _of_step(name), edge.Progress
    )
    for name in ("climbs", "twice")
)
SECOND = RECORDINGS[1]  # the run that the guess is on


@tabs.experiment
def tab() -> None:
    showing = story.show("network_step", STORY)
    answer = st.container()
    hero, side = frame.columns("network")
    with side:
        guess = _guess()
        _main()
        with frame.more():
            _more()
            runs = pins.board("network_pins", _settings(), SYMBOLS, _plan)
    calls = {name: _call(**run) for name, run in runs.items()}
    *pinned, now = runs
    with side:
        results = _results(calls)
    others = {name: results[name] for name in pinned if name in results and guess is not None}

    def draw(shown: hero_run.Shown[edge.Progress]) -> None:
        _hero(shown, others, guess, showing)

    with hero:
        ended = hero_run.show(
            "network", calls[now], RECORDINGS, draw, _name, st.session_state["network_steps"]
        )
    if ended and not _secret(ended.call, guess):
        st.markdown(network_claims.verdict(ended.result))
        if showing == "task":
            with answer:
                network_figures.task(ended.result, _name(ended.call))
    hero_run.foot("network", calls[now], RECORDINGS)
    drawings = _below(ended, others, guess) if ended else []
    if guess is not None:
        rows = {name: network_output_charts.row(run) for name, run in results.items()}
        pins.table(runs, rows, SYMBOLS)
    exports.panel(
        "network",
        calls[now],
        drawings,
        page="learning-rate",
        settings={key: st.session_state[key] for key in DEFAULTS},
        sources=(
            edge.descend_and_measure,
            edge.power_iteration,
            edge.hessian_times,
            edge.loss_and_gradient,
        ),
        old_api=OLD_API,
    )


def _results(calls: dict[str, Call[edge.Progress]]) -> dict[str, edge.Progress]:
    """What has ended of the tab's run and of the pinned ones, or is recorded."""
    known = {
        name: recording.result
        for name, call in calls.items()
        if (recording := recordings.of_call(RECORDINGS, call))
    }
    return run_panel.results("network", calls, known)


def _main() -> None:
    """The main settings: the rate, and the width of the network."""
    for text, options, key in (
        (network_words.RATE, RATES, "network_rate"),
        (network_words.WIDTH, WIDTHS, "network_width"),
    ):
        st.select_slider(say(text), options, DEFAULTS[key], key=key, bind="query-params")


def _more() -> None:
    st.select_slider(
        say(network_words.STEPS),
        STEPS,
        DEFAULTS["network_steps"],
        key="network_steps",
        bind="query-params",
    )
    st.slider(
        say(network_words.SEED),
        0,
        20,
        DEFAULTS["network_seed"],
        key="network_seed",
        bind="query-params",
    )


def _settings() -> pins.Settings:
    """The widgets as the settings of a run."""
    return {name: st.session_state[f"network_{key}"] for name, key in PLAN.items()}


def _name(call: Call[edge.Progress]) -> str:
    """A run by its rate, and by what else is not usual."""
    plan = call.arguments["plan"].arguments
    usual = defaults(edge.Plan, **{name: name for name in PLAN})
    return ", ".join(
        f"{SYMBOLS[name]} = {plan[name]:g}"
        for name in PLAN
        if name == "learning_rate" or plan[name] != usual[name]
    )


def _guess() -> guesses.Guess | None:
    """Ask how high the sharpness climbs at twice the rate of the first step."""
    line = edge.Plan(ASKED).stability_line
    return guesses.card(
        guesses.Question("network_ask", say(network_words.ASK, rate=ASKED), GUESSES, log=True),
        lambda: SECOND.result.highest,
        lambda: say(network_words.WHY, rate=ASKED, line=network_claims.short(line)),
        {**STORY["twice"].settings, "network_step": "twice"},
    )


def _secret(call: Call[edge.Progress], guess: guesses.Guess | None) -> bool:
    """Whether a run waits for the guess: those at the rate that it is on."""
    return guess is None and call.arguments["plan"].arguments["learning_rate"] == ASKED


def _drawings(
    shown: hero_run.Shown[edge.Progress],
    others: dict[str, edge.Progress],
    guess: guesses.Guess | None,
) -> list[Drawing]:
    """The hero and its ruler; the guess is drawn at the run that it is on."""
    now, name = RATES.index(st.session_state["network_rate"]), _name(shown.call)
    asked = shown.call.identity() == SECOND.call.identity()
    guessed = guess.value if guess is not None and asked else None
    secret = _secret(shown.call, guess)
    return [
        network_charts.sharpness(
            shown.result,
            name,
            RATES,
            now,
            others,
            guessed,
            secret=secret,
            ended=shown.ended,
            recorded=shown.recorded,
        ),
        network_loss_charts.losses(shown.result, name, others),
    ]


def _hero(
    shown: hero_run.Shown[edge.Progress],
    others: dict[str, edge.Progress],
    guess: guesses.Guess | None,
    showing: str,
) -> None:
    """The sharpness on its tape, over the loss; a run at the rate of the guess waits for it."""
    frame.hero("network", *_drawings(shown, others, guess))
    secret = _secret(shown.call, guess)
    labels = network_charts.tape(shown.result, secret=secret)
    tape = live.Tape("shown", labels, showing, plays=shown.ended)  # another run's stands dimmed
    live.show("network", wires={"rate": "network_rate"}, tape=tape)
    if secret:
        st.caption(say(stage.FIRST_GUESS))


def _below(
    ended: hero_run.Shown[edge.Progress],
    others: dict[str, edge.Progress],
    guess: guesses.Guess | None,
) -> list[Drawing]:
    """What the network has learned; returns all drawings."""
    output = network_figures.output(ended.result, ended.call.arguments["plan"].arguments)
    return [*_drawings(ended, others, guess), output]
