"""Regimes: drag the rate, and see descent crawl, arrive, jump from side to side and explode."""

from __future__ import annotations

import functools
from typing import Any

import pandas as pd
import streamlit as st

from core import descent, share_of_bound
from core.errors import InputError
from pages.lessons.learning_rate import (
    overflow_scale,
    regimes_bound,
    regimes_charts,
    regimes_claims,
    regimes_words,
    ruler_charts,
    valley_charts,
    words,
)
from pages.shared.charts.drawing import Drawing, side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import data, pins, rate
from pages.shared.settings.defaults import defaults
from pages.shared.stage import frame, guesses, live, story, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences, stage
from pages.shared.words.language import say

SHARES = [0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.73, 0.8, 0.88, 0.9, 0.95]
SHARES += [0.98, 1.0, 1.02, 1.05, 1.1, 1.2, 1.5]
STEPS = [1, 3, 10, 30, 100, 200, 300, 1_000, 3_000, 10_000, 30_000, 90_000, 300_000, 1_000_000]
DEFAULTS = {
    "regimes_data": "tutorial",
    **defaults(descent.run, regimes_terms="terms", regimes_steps="steps"),
    "regimes_unit": "bound",
}
RATE = rate.Rate(
    unit="regimes_unit",
    share=defaults(share_of_bound.rate_at, regimes_times="times_bound"),
    number=defaults(descent.run, regimes_rate="learning_rate"),
    shares=SHARES,
    numbers=[*(float(f"{digit}e{power}") for power in range(-15, 3) for digit in (1, 2, 5)), 1e3],
    in_bounds_id="bound",
)
KEYS = (*DEFAULTS, *RATE.share, *RATE.number, "regimes_scaled")
SYMBOLS = {"terms": "N", "learning_rate": "η", "steps": "k"}
JUST_ABOVE = 1.02  # bounds, as the words of the guess say
IN_NUMBERS = DEFAULTS | {"regimes_unit": "rate"}


def _at(times: float) -> dict[str, Any]:
    """The tutorial's points at this share of the bound."""
    return DEFAULTS | {"regimes_times": times}


STORY = {
    "crawl": story.Step(regimes_words.STEP_CRAWL, regimes_words.DO_CRAWL, DEFAULTS | RATE.share),
    "straight": story.Step(regimes_words.STEP_STRAIGHT, regimes_words.DO_STRAIGHT, _at(0.5)),
    "side": story.Step(regimes_words.STEP_SIDE, regimes_words.DO_SIDE, _at(0.88)),
    "edge": story.Step(regimes_words.STEP_EDGE, regimes_words.DO_EDGE, _at(1.0)),
    "beyond": story.Step(regimes_words.STEP_BEYOND, regimes_words.DO_BEYOND, _at(JUST_ABOVE)),
    "tutorial": story.Step(
        regimes_words.STEP_TUTORIAL,
        regimes_words.DO_TUTORIAL,
        IN_NUMBERS | {"regimes_rate": regimes_claims.HALF},
    ),
    "task": story.Step(regimes_words.STEP_TASK, regimes_words.DO_TASK, _at(0.05)),
}
GUESSES = (10.0, 1e6)  # steps that can be guessed
OLD_API = (
    ("tf.train.GradientDescentOptimizer(rate).minimize(loss)", "a -= rate * gradient"),
    ("for _ in range(90000): sess.run(train)", "tf.while_loop, jit_compile=True"),
)


@tabs.experiment
def tab() -> None:
    showing = story.show("regimes_step", STORY)
    answer = st.container()
    hero, side = frame.columns("regimes")
    with side:
        card, rate_place = st.container(), st.container()
        with frame.more():
            points = data.points("regimes")
            st.slider(
                say(words.TERMS),
                1,
                12,
                DEFAULTS["regimes_terms"],
                key="regimes_terms",
                bind="query-params",
            )
            RATE.choose_unit()
            st.select_slider(
                say(words.STEPS),
                STEPS,
                DEFAULTS["regimes_steps"],
                key="regimes_steps",
                bind="query-params",
            )
            pinboard = st.container()
        with rate_place:
            RATE.slider()
    with sentences.guard():
        with pinboard:
            call_of = functools.partial(_call, points)
            runs = pins.board("regimes_pins", _settings(points), SYMBOLS, call_of)
        calls = {name: _call(points, **run) for name, run in runs.items()}
        *_, call = calls.values()
        with card:
            guess, revealed = _guess()
        secret = guess is None and call.identity() == _just_above().identity()
        with hero:
            drawings = _hero(points, call, guess, revealed)
        if showing == "task" and (family := _family(points, call.arguments["terms"])):
            with answer:
                _task(family, RATE.place)
        results = {name: (runs[name]["learning_rate"], each.run()) for name, each in calls.items()}
        if secret:
            st.caption(say(stage.FIRST_GUESS))
        else:
            st.markdown(_verdict(call))
            drawings = [*drawings, *_below(results, call, guess, revealed)]
            pins.table(runs, regimes_charts.results(results), SYMBOLS)
        drawings = [*drawings, *regimes_bound.show(points, call.arguments["terms"])]
        regimes_claims.show()
        exports.panel(
            "regimes",
            call,
            drawings,
            page="learning-rate",
            settings={key: st.session_state[key] for key in KEYS if key in st.session_state},
            sources=(descent.descend_float32, share_of_bound.line_family),
            old_api=OLD_API,
        )


def _settings(points: pd.DataFrame) -> pins.Settings:
    """Terms, learning rate and steps as the widgets have them, for these points."""
    terms, steps = st.session_state["regimes_terms"], st.session_state["regimes_steps"]
    return {"terms": terms, "learning_rate": RATE.now(points, terms), "steps": steps}


def _call(points: pd.DataFrame, terms: int, learning_rate: float, steps: int) -> Call[descent.Run]:
    return Call.of(
        descent.run, **data.xy(points), terms=terms, learning_rate=learning_rate, steps=steps
    )


def _just_above() -> Call[descent.Run]:
    """The run that the guess is on: the tutorial's points, 2 % above the bound."""
    points, terms = data.tutorial(), DEFAULTS["regimes_terms"]
    above = rate.at(points, terms, JUST_ABOVE)
    return _call(points, terms, above, DEFAULTS["regimes_steps"])


def _guess() -> tuple[guesses.Guess | None, descent.Run]:
    """Ask when a run 2 % above the bound overflows; the guess, and that run."""
    run = _just_above().run()
    guess = guesses.card(
        guesses.Question("regimes_ask", say(regimes_words.ASK_OVERFLOW), GUESSES, log=True),
        lambda: float(run.overflow_step or 0),
        lambda: say(regimes_words.WHY_OVERFLOW),
        {**STORY["beyond"].settings, "regimes_step": "beyond"},
    )
    return guess, run


def _hero(
    points: pd.DataFrame,
    call: Call[descent.Run],
    guess: guesses.Guess | None,
    revealed: descent.Run,
) -> list[Drawing]:
    """The bowl with the path at the slider's rate, and the ruler that shows this rate."""
    model = {**data.xy(points), "terms": call.arguments["terms"], "steps": call.arguments["steps"]}
    borders = Call.of(share_of_bound.borders, **model, in_bounds=RATE.in_bounds).run()
    swept, label = Call.of(share_of_bound.ruler, **model).run(), call.run().label
    offered, now = tuple(RATE.offered), RATE.place
    size = {name: call.arguments[name] for name in ("terms", "steps")}
    ruler = ruler_charts.ruler(swept, offered, now, label, borders, RATE.in_bounds, **size)
    family, tape = _family(points, call.arguments["terms"]), None
    if family is None:  # points of one x make no bowl
        frame.hero("regimes", ruler)
        drawings = [ruler]
    else:
        overflow = _overflow(points, call, guess, revealed)
        written = tuple(map(str, offered))
        valley = valley_charts.valley(family, written, now, RATE.in_bounds, overflow)
        frame.hero("regimes", valley, ruler)
        tape = live.Tape("shown", valley_charts.tape(family), st.session_state["regimes_step"])
        drawings = [valley, ruler]
    live.show("regimes", wires={"rate": RATE.key}, tape=tape)
    return drawings


def _overflow(
    points: pd.DataFrame,
    call: Call[descent.Run],
    guess: guesses.Guess | None,
    revealed: descent.Run,
) -> overflow_scale.Overflow | None:
    """What the guess is about, where the slider offers its run."""
    asked = _just_above().arguments
    same = {"terms": asked["terms"], "steps": asked["steps"]}
    if not RATE.in_bounds or not points.equals(data.tutorial()):
        return None
    if any(call.arguments[name] != value for name, value in same.items()):
        return None
    place = SHARES.index(JUST_ABOVE)
    if guess is None:
        return overflow_scale.Overflow(place, None, None)
    return overflow_scale.Overflow(place, revealed.overflow_step, guess.value)


def _verdict(call: Call[descent.Run]) -> str:
    """What this rate does, in one sentence."""
    given = {name: call.arguments[name] for name in ("x", "y", "terms", "learning_rate")}
    factor = Call.of(share_of_bound.factor, **given).run()
    terms, rate = given["terms"], given["learning_rate"]
    return regimes_charts.verdict(call.run(), rate, terms, factor, call.arguments["steps"])


def _family(points: pd.DataFrame, terms: int) -> share_of_bound.LineFamily | None:
    """The paths of a straight line at all rates of the slider; None where it has no bowl."""
    call = Call.of(
        share_of_bound.line_family,
        **data.xy(points),
        terms=terms,
        learning_rates=tuple(RATE.all(points, terms)),
    )
    try:
        return call.run()
    except InputError:
        return None


def _task(family: share_of_bound.LineFamily, now: int) -> None:
    """Say whether no other rate of the slider arrives in fewer steps, as the last step asks."""
    step, rate = int(family.arrivals[now]), RATE.offered[now]
    if step < 0:
        st.info(say(regimes_words.TASK_NEVER, rate=rate))
    elif step > family.arrivals[family.arrivals >= 0].min():
        st.info(say(regimes_words.TASK_OPEN, rate=rate, step=step))
    else:
        st.success(say(regimes_words.TASK_DONE, rate=rate, step=step))


def _below(
    runs: regimes_charts.Runs,
    call: Call[descent.Run],
    guess: guesses.Guess | None,
    revealed: descent.Run,
) -> list[Drawing]:
    """Figures and second pictures: loss and jumps of the N coefficients, measured and in theory."""
    now, given = call.run(), call.arguments
    model = {name: given[name] for name in ("x", "y", "terms")}
    borders = Call.of(share_of_bound.borders, **model, steps=given["steps"]).run()
    share = Call.of(share_of_bound.share, **model, learning_rate=given["learning_rate"]).run()
    with st.container(horizontal=True):
        for label, value, meaning in regimes_charts.figures(now, share, borders):
            st.metric(label, value, help=meaning)
    drawings = [regimes_charts.jumps(runs)]
    if now.losses[0]:
        shown_run = None if guess is None else revealed
        drawings.insert(0, regimes_charts.losses(runs, guess and guess.value, shown_run))
    else:
        st.info(say(words.AT_MINIMUM))
    side_by_side(drawings)
    return drawings
