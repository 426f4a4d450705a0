"""Fit: drag a point, and the curve of N terms follows; what does it do where there is no point?"""

from __future__ import annotations

import functools
from typing import Any

import pandas as pd
import streamlit as st

from core import curves, fit_family, polynomial, quadratic_descent
from pages.lessons.overfitting import (
    fit_axes,
    fit_charts,
    fit_figures,
    fit_verdict,
    fit_words,
    words,
)
from pages.shared.charts.drawing import Drawing
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link, pins, rate
from pages.shared.settings.defaults import defaults
from pages.shared.stage import frame, guesses, live, story, tabs
from pages.shared.takeaway import exports
from pages.shared.words import common, sentences, stage
from pages.shared.words.language import say

STEPS = [0, 1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 90_000, 300_000, 1_000_000]
DEFAULTS = {
    "fit_data": "tutorial",
    **defaults(polynomial.fit, fit_terms="terms", fit_steps="steps"),
    "fit_unit": "share",
    "fit_view": "near",
}
SHARES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.73, 0.9, 0.95, 0.98, 1.0, 1.02, 1.1, 1.5, 2.0]
RATE = rate.Rate(
    unit="fit_unit",
    share=defaults(fit_family.fits, fit_share="share"),
    number=defaults(polynomial.fit, fit_rate="learning_rate"),
    shares=SHARES,
    numbers=[float(f"{digit}e{power}") for power in range(-9, 1) for digit in (1, 2, 5)],
)
SYMBOLS = {"terms": "N", "learning_rate": "η", "steps": "k"}
OWN_VIEW = {"fit_from": -2.0, "fit_to": 3.0}
EXTRA = (*RATE.share, *RATE.number, "fit_scaled", *OWN_VIEW)  # not always there
START = DEFAULTS | RATE.share
TASK_VIEW = {"fit_view": "own", "fit_from": -3.5, "fit_to": 2.0}
STEPS_OF_STORY = {
    "tutorial": story.Step(fit_words.STEP_TUTORIAL, fit_words.DO_TUTORIAL, START),
    "outside": story.Step(
        fit_words.STEP_OUTSIDE, fit_words.DO_OUTSIDE, START | {"fit_view": "far"}
    ),
    "terms": story.Step(fit_words.STEP_TERMS, fit_words.DO_TERMS, START | {"fit_terms": 9}),
    "fast": story.Step(
        fit_words.STEP_FAST,
        fit_words.DO_FAST,
        START | {"fit_share": 1.02, "fit_steps": 1_000},
    ),
    "cars": story.Step(fit_words.STEP_CARS, fit_words.DO_CARS, START | {"fit_data": "cars"}),
    "task": story.Step(fit_words.STEP_TASK, fit_words.DO_TASK, START | TASK_VIEW),
}
GUESS_AT = -3.0  # x of the guess: outside the tutorial's points
SOURCE_THERE, NEAR_ENOUGH = -24.0, 1.0  # of x^3 - x at GUESS_AT, and how near the task asks for
TUTORIAL_VIEWS = {"near": fit_axes.TUTORIAL, "far": (-5.0, 5.0)}
DRAGGED = 12  # points; more get into each other's way
DRAGGING = ("tutorial", "task")  # steps that ask to drag a point
FARTHEST = 1e6  # ends of an own view; wide enough for any table that need not be scaled
OLD_API = (
    ("tf.placeholder, tf.Session().run", "tf.function"),
    ("tf.train.GradientDescentOptimizer", "w - 2.0 * rate * (G w - m)"),
    ("for _ in range(90000): sess.run(train)", "tf.while_loop, jit_compile=True"),
)
QUESTION = ("fit_ask", (-150, 150))  # key, and the heights that can be guessed


@tabs.experiment
def tab() -> None:
    story.show("fit_step", STEPS_OF_STORY)
    hero, side = frame.columns("fit")
    with side:
        card = st.container()
        st.slider(
            say(words.TERMS), 1, 12, DEFAULTS["fit_terms"], key="fit_terms", bind="query-params"
        )
        rate_place = st.container()
        with frame.more():
            points = data.points("fit")
            RATE.choose_unit()
            st.select_slider(
                say(fit_words.STEPS),
                STEPS,
                DEFAULTS["fit_steps"],
                key="fit_steps",
                bind="query-params",
            )
            view = _view(points, fit_axes.within_tutorial_view(points))
            pinboard = st.container()
        with rate_place:
            RATE.slider()
        with pinboard:
            call_of = functools.partial(_call, points)
            runs = pins.board("fit_pins", _settings(points), SYMBOLS, call_of)
        with card:
            reveal = _guess()
    with hero:
        drawing = _hero(points, dict(list(runs.items())[:-1]), view, reveal)
    with sentences.guard():
        calls = {name: _call(points, **run) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        drawings = [*([drawing] if drawing else []), *fit_figures.show(call, results)]
        last = {n: {say(words.LOSS): r.losses[: r.finite][-1]} for n, r in results.items()}
        pins.table(runs, last, SYMBOLS)
        keys = [key for key in (*DEFAULTS, *EXTRA) if key in st.session_state]
        exports.panel(
            "fit",
            call,
            drawings,
            page="overfitting",
            settings={key: st.session_state[key] for key in keys},
            further={"family": _family(points)},
            sources=(quadratic_descent.padded_descent, quadratic_descent.descend),
            old_api=OLD_API,
        )


def _settings(points: pd.DataFrame) -> pins.Settings:
    """Terms, learning rate and steps as the widgets have them, for these points."""
    terms = st.session_state["fit_terms"]
    rate_now, steps = RATE.now(points, terms), st.session_state["fit_steps"]
    return {"terms": terms, "learning_rate": rate_now, "steps": steps}


def _view(points: pd.DataFrame, has_truth: bool) -> tuple[float, float]:
    """Let the learner choose from where to where x is shown."""
    ranges = {
        "near": curves.stretched(points["x"].to_numpy()),
        "far": curves.stretched(points["x"].to_numpy(), 3.0),
    }
    if has_truth:
        ranges = TUTORIAL_VIEWS
    labels = {
        name: say(fit_words.RANGE, low=_signed(low), high=_signed(high))
        for name, (low, high) in ranges.items()
    }
    labels["own"] = say(fit_words.VIEW_OWN)
    chosen = st.segmented_control(
        say(fit_words.VIEW),
        required=True,
        **link.choice("fit_view", labels, DEFAULTS["fit_view"]),
    )
    if chosen in ranges:
        return ranges[chosen]
    left, right = st.columns(2)
    ends = {"min_value": -FARTHEST, "max_value": FARTHEST, "step": 0.5, "bind": "query-params"}
    low = left.number_input(say(fit_words.FROM), value=OWN_VIEW["fit_from"], key="fit_from", **ends)
    high = right.number_input(say(fit_words.TO), value=OWN_VIEW["fit_to"], key="fit_to", **ends)
    return low, high


def _call(
    points: pd.DataFrame, terms: int, learning_rate: float, steps: int
) -> Call[polynomial.Fit]:
    return Call.of(
        polynomial.fit,
        **data.xy(points),
        terms=terms,
        learning_rate=learning_rate,
        steps=steps,
    )


def _family(points: pd.DataFrame) -> Call[fit_family.Family]:
    """The fits of every N, with the other settings as they are."""
    given: dict[str, Any] = {"steps": st.session_state["fit_steps"]}
    given["share" if RATE.in_bounds else "learning_rate"] = st.session_state[RATE.key]
    return Call.of(fit_family.fits, **data.xy(points), **given)


def _guess() -> fit_axes.Reveal | None:
    """Ask how the tutorial's curve goes on outside its points, whatever the settings are."""
    points, terms = data.tutorial(), DEFAULTS["fit_terms"]
    first_rate = rate.at(points, terms, RATE.share["fit_share"])
    call = _call(points, terms, first_rate, DEFAULTS["fit_steps"])

    def height(coefficients: Any) -> float:
        return float(polynomial.predict(coefficients, [GUESS_AT])[0])

    def why() -> str:
        exact = Call.of(polynomial.least_squares, **fit_figures.model(call)).run()
        return say(fit_words.WHY_OUTSIDE, exact=_signed(height(exact)))

    key, span = QUESTION
    guess = guesses.card(
        guesses.Question(key, say(fit_words.ASK, x=_signed(GUESS_AT)), span),
        lambda: height(call.run().coefficients),
        why,
        {**STEPS_OF_STORY["outside"].settings, "fit_step": "outside"},
    )
    if guess is None:
        return None
    return fit_axes.Reveal(GUESS_AT, guess.value, height(call.run().coefficients))


@frame.in_hand
def _hero(
    points: pd.DataFrame,
    pinned: dict[str, pins.Settings],
    view: tuple[float, float],
    reveal: fit_axes.Reveal | None,
) -> Drawing:
    """The curve on its tape, the controls that move it, and what it does in one line."""
    held = live.dragged("fit")
    if held is not None:
        points = pd.DataFrame(held, columns=["x", "y"])
    has_truth = fit_axes.within_tutorial_view(points)
    call = _call(points, **_settings(points))
    runs = {name: _call(points, **run).run() for name, run in pinned.items()}
    seen = view if reveal else curves.shared(view, curves.stretched(points["x"].to_numpy()))
    axes, family = fit_axes.axes(points, view, seen, has_truth), _family(points).run()
    drawing = fit_charts.fitted(
        points,
        runs | {say(common.NOW): call.run()},
        family,
        axes,
        reveal=reveal,
        has_truth=has_truth,
        titles=data.titles("fit", say(words.X), say(words.Y)),
        held=held is not None,
    )
    frame.hero("fit", drawing)
    step, few = st.session_state["fit_step"], len(points) <= DRAGGED
    is_task = step == "task" and reveal is not None
    live.show(
        "fit",
        wires={"terms": "fit_terms"},
        tape=live.Tape("shown", fit_charts.tape(call.run()), step),
        handles=live.Handles(data.places(points), axes.across, axes.up) if few else None,
        on_settled=functools.partial(data.take, "fit"),
        verdict=[] if is_task else [fit_verdict.verdict(family, st.session_state["fit_steps"])],
    )
    if seen != view:
        st.caption(say(stage.FIRST_GUESS))
    if step in DRAGGING and not few:
        st.caption(say(fit_words.MANY_POINTS, count=len(points)))
    if is_task:
        _task(call)
    return drawing


def _task(call: Call[polynomial.Fit]) -> None:
    """Say whether the curve meets the source outside the points, as the last step asks."""
    height = float(polynomial.predict(call.run().coefficients, [GUESS_AT])[0])
    done = curves.within(height, SOURCE_THERE, NEAR_ENOUGH)
    sentence = say(fit_words.TASK_DONE if done else fit_words.TASK_OPEN, height=_signed(height))
    (st.success if done else st.info)(sentence)


def _signed(number: float) -> str:
    return f"{number:.4g}".replace("-", "−")
