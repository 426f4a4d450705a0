"""Restrain it: a penalty, or an early stop of the descent, calms a curve with too many terms."""

from __future__ import annotations

import functools
from typing import Any

import pandas as pd
import streamlit as st

from core import curves, holdout, regularisation, restraint_family, spectrum
from pages.lessons.overfitting import (
    restrain_charts,
    restrain_figures,
    restrain_ruler,
    restrain_words,
    words,
)
from pages.lessons.overfitting.fit_axes import TRUTH
from pages.shared.charts.drawing import Drawing
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import frame, guesses, live, story, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences, stage
from pages.shared.words.language import say

# The places of both sliders: as the link writes them -> as they are shown
PENALTIES = {str(value): restrain_charts.short(value) for value in restraint_family.PENALTIES}
STOPS = {str(value): restrain_charts.short(value) for value in restraint_family.STOPS}
SHARES = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9]
JUDGES = curves.sample(TRUTH, -1.0, 2.0, samples=61)  # what judges a fit of the tutorial's
DEFAULTS = {
    "restrain_data": "tutorial",
    "restrain_penalty": next(iter(PENALTIES)),
    "restrain_stop": next(reversed(STOPS)),
    **defaults(regularisation.compare, restrain_terms="terms"),
}
SPLIT = defaults(regularisation.compare_split, restrain_share="share", restrain_seed="seed")
SYMBOLS = {"terms": "N"}
SPLIT_SYMBOLS = {"terms": "N", "share": "s", "seed": "seed"}
EXTRA = ("restrain_share", "restrain_seed", "restrain_scaled")  # only where points are set aside
CARS = DEFAULTS | SPLIT | {"restrain_data": "cars"}
MIDDLE = {"restrain_penalty": "0.5", "restrain_stop": "100000000"}
STORY = {
    "penalty": story.Step(restrain_words.STEP_PENALTY, restrain_words.DO_PENALTY, DEFAULTS),
    "stop": story.Step(
        restrain_words.STEP_STOP, restrain_words.DO_STOP, DEFAULTS | {"restrain_penalty": "0.5"}
    ),
    "same": story.Step(restrain_words.STEP_SAME, restrain_words.DO_SAME, DEFAULTS | MIDDLE),
    "six": story.Step(
        restrain_words.STEP_SIX, restrain_words.DO_SIX, DEFAULTS | {"restrain_terms": 6}
    ),
    "cars": story.Step(restrain_words.STEP_CARS, restrain_words.DO_CARS, CARS),
    "many": story.Step(
        restrain_words.STEP_MANY, restrain_words.DO_MANY, CARS | {"restrain_share": 0.5}
    ),
    "task": story.Step(
        restrain_words.STEP_TASK, restrain_words.DO_TASK, CARS | {"restrain_share": 0.02}
    ),
}
GUESSES = (1e-2, 100.0)  # errors that can be guessed


@tabs.experiment
def tab() -> None:
    showing = story.show("restrain_step", STORY)
    hero, side = frame.columns("restrain")
    with side:
        card = st.container()
        _main()
        with frame.more():
            points = data.points("restrain")
            _model()
            pinboard = st.container()
        with card:
            answer = _guess()
    with sentences.guard():
        symbols = SYMBOLS if _is_tutorial() else SPLIT_SYMBOLS
        call_of = functools.partial(_call, points)
        with pinboard:
            name = "restrain_pins" if _is_tutorial() else "restrain_split_pins"
            runs = pins.board(name, _settings(symbols), symbols, call_of)
        calls = {name: call_of(**run) for name, run in runs.items()}
        *_, call = calls.values()
        with hero:
            drawings = _hero(points, call, answer, showing)
        if answer is not None:
            results = {name: each.run() for name, each in calls.items()}
            below = restrain_figures.show(call.run(), is_task=showing == "task")
            drawings = [*drawings, *below, *restrain_figures.pinned(runs, results, symbols)]
        keys = [key for key in (*DEFAULTS, *EXTRA) if key in st.session_state]
        exports.panel(
            "restrain",
            call,
            drawings,
            page="overfitting",
            settings={key: st.session_state[key] for key in keys},
            further={"family": _family(call)},
            sources=(
                regularisation.Problem,
                regularisation.ridge_shares,
                regularisation.matching_penalties,
                spectrum.learned_fraction,
            ),
        )


def _main() -> None:
    """The main settings: both restraints, from tight to loose."""
    labels = {"restrain_penalty": restrain_words.PENALTY, "restrain_stop": restrain_words.STOP}
    for (key, label), places in zip(labels.items(), (PENALTIES, STOPS), strict=True):
        st.select_slider(say(label), **link.choice(key, places, DEFAULTS[key]))


def _is_tutorial() -> bool:
    return st.session_state["restrain_data"] == "tutorial"


def _model() -> None:
    """The terms, and what judges them: x^3 - x, or the points that are not fitted."""
    st.slider(
        say(words.TERMS),
        1,
        12,
        DEFAULTS["restrain_terms"],
        key="restrain_terms",
        bind="query-params",
    )
    if _is_tutorial():
        st.caption(say(restrain_words.JUDGES))
        return
    st.select_slider(
        say(restrain_words.SHARE),
        SHARES,
        SPLIT["restrain_share"],
        key="restrain_share",
        bind="query-params",
        help=say(restrain_words.SHARE_HELP),
    )
    st.slider(
        say(words.SEED), 0, 20, SPLIT["restrain_seed"], key="restrain_seed", bind="query-params"
    )


def _settings(symbols: pins.Symbols) -> pins.Settings:
    """The widgets as the settings of a run."""
    return {name: st.session_state[f"restrain_{name}"] for name in symbols}


def _call(points: pd.DataFrame, **plan: Any) -> Call[regularisation.Comparison]:
    """The comparison; without a share to be fitted, all points are, and x^3 - x judges."""
    if "share" in plan:
        return Call.of(regularisation.compare_split, **data.xy(points), **plan)
    judged = {"held_out_x": JUDGES.x, "held_out_y": JUDGES.y}
    return Call.of(regularisation.compare, **data.xy(points), **judged, **plan)


def _family(call: Call[regularisation.Comparison]) -> Call[restraint_family.Family]:
    """Both ways at all places of their sliders, for the points of a comparison."""
    split = "share" in call.arguments
    function = restraint_family.family_split if split else restraint_family.family
    return Call.of(function, **call.arguments)


def _parts(points: pd.DataFrame, call: Call) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The points that are fitted and those that judge."""
    given = call.arguments
    if "share" not in given:
        return points, pd.DataFrame({"x": given["held_out_x"], "y": given["held_out_y"]})
    plan = {name: given[name] for name in ("x", "y", "share", "seed")}
    split = Call.of(holdout.split, **plan).run()
    seen = pd.DataFrame({"x": split.x, "y": split.y})
    return seen, pd.DataFrame({"x": split.held_out_x, "y": split.held_out_y})


def _guess_call() -> Call[regularisation.Comparison]:
    """The run that the guess is on: that of the first step."""
    return _call(data.tutorial(), terms=DEFAULTS["restrain_terms"])


def _guess() -> restrain_ruler.Answer | None:
    """Ask what the best penalty makes of the error of an unrestrained curve."""
    ridge = _guess_call().run().ridge
    measured = float(ridge.held_out[ridge.best])
    guess = guesses.card(
        guesses.Question(
            "restrain_ask",
            say(restrain_words.ASK, free=f"{ridge.held_out[-1]:.2g}"),
            GUESSES,
            log=True,
        ),
        lambda: measured,
        lambda: say(
            restrain_words.WHY,
            penalty=f"{ridge.strength[ridge.best]:.2g}",
            effective=f"{ridge.effective_parameters[ridge.best]:.2g}",
        ),
        {**STORY["same"].settings, "restrain_step": "same"},
    )
    return None if guess is None else restrain_ruler.Answer(guess.value, measured)


def _hero(
    points: pd.DataFrame,
    call: Call[regularisation.Comparison],
    answer: restrain_ruler.Answer | None,
    showing: str,
) -> list[Drawing]:
    """Both curves; what judges them, and their errors, wait for the guess."""
    is_task = showing == "task"
    family = _family(call).run()
    places = restrain_charts.Places(
        list(PENALTIES).index(st.session_state["restrain_penalty"]),
        list(STOPS).index(st.session_state["restrain_stop"]),
    )
    drawings = [
        restrain_charts.fitted(
            *_parts(points, call),
            family,
            places,
            has_truth=_is_tutorial(),
            secret=answer is None,
            titles=data.titles("restrain", say(words.X), say(words.Y)),
        )
    ]
    if answer is not None:
        shown = answer if call.identity() == _guess_call().identity() else None
        drawings.append(restrain_ruler.ruler(call.run(), family, places, shown))
    frame.hero("restrain", *drawings)
    live.show(
        "restrain",
        wires={"penalty": "restrain_penalty", "stop": "restrain_stop"},
        tape=live.Tape(
            "shown",
            restrain_charts.tape(places),
            f"{showing} {answer is None}",
            restrain_charts.LAST,
            plays=showing == "stop",
        ),
        verdict=[] if is_task or answer is None else restrain_figures.verdict(family),
    )
    if answer is None:
        st.caption(say(stage.FIRST_GUESS))
        return drawings
    if is_task:
        restrain_figures.task(family, places)
    return drawings
