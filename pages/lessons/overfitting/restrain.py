"""Restrain it: ridge and early stopping, judged by points that neither has seen."""

from __future__ import annotations

import functools

import pandas as pd
import streamlit as st

from core import curves, holdout, regularisation, spectrum
from pages.lessons.overfitting import restrain_charts, restrain_words, words
from pages.lessons.overfitting.fit_charts import TRUTH
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import data, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

SHARES = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9]
LARGE, SMALL = 12, 6  # terms: the question is on the one that is not shown
JUDGES = 61  # points of x^3 - x from -1 to 2 that judge a fit of the tutorial's
DEFAULTS = {"restrain_data": "tutorial", "restrain_terms": LARGE}
EXTRA = (
    "restrain_share",
    "restrain_seed",
    "restrain_scaled",
)  # only there where points are set aside
CARS = DEFAULTS | {"restrain_data": "cars", "restrain_share": 0.05, "restrain_seed": 1}
PRESETS = {
    "tutorial": (restrain_words.TAME_PRESET, DEFAULTS),
    "six": (restrain_words.TAME_SIX, DEFAULTS | {"restrain_terms": SMALL}),
    "few": (restrain_words.TAME_FEW_CARS, CARS),
    "many": (restrain_words.TAME_MANY_CARS, CARS | {"restrain_share": 0.5}),
}


@tabs.experiment
def tab() -> None:
    st.markdown(say(restrain_words.TAME_LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        points = data.points("restrain")
        terms = st.slider(say(words.TERMS), 1, 12, LARGE, key="restrain_terms", bind="query-params")
        if _is_tutorial():
            st.caption(say(restrain_words.TAME_TRUTH))
            called = functools.partial(_judged_by_truth, points)
            asked = pins.board("restrain_pins", {"N": terms}, called)
        else:
            called = functools.partial(_split, points)
            asked = pins.board("restrain_split_pins", {"N": terms} | _parting(), called)
    keys = [key for key in (*DEFAULTS, *EXTRA) if key in st.session_state]
    settings = {key: st.session_state[key] for key in keys}
    presets.show("restrain_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: called(*pin.values()) for name, pin in asked.items()}
        *_, call = calls.values()
        with narrow:
            guess = _guess(call)
        results = {name: one.run() for name, one in calls.items()}
        drawings = [
            *_pictures(points, call, guess),
            *_pinned(asked, results),
        ]
        with bottom:
            exports.panel(
                "restrain",
                call,
                drawings,
                page="overfitting",
                settings=settings,
                also=(
                    regularisation.compare,
                    regularisation.ridge_shares,
                    regularisation.matching_penalties,
                    spectrum.learned_fraction,
                ),
            )


def _is_tutorial() -> bool:
    return st.session_state["restrain_data"] == "tutorial"


def _parting() -> pins.Settings:
    """How many points are fitted while the others judge, and which."""
    share = st.select_slider(
        say(restrain_words.SHARE),
        SHARES,
        0.05,
        key="restrain_share",
        bind="query-params",
        help=say(restrain_words.SHARE_HELP),
    )
    seed = st.slider(say(words.SEED), 0, 20, 1, key="restrain_seed", bind="query-params")
    return {"s": share, "seed": seed}


def _split(points: pd.DataFrame, terms: int, share: float, seed: int) -> Call:
    plan = {**data.xy(points), "share": share, "seed": seed, "terms": terms}
    return Call(regularisation.compare_split, plan)


def _judged_by_truth(points: pd.DataFrame, terms: int) -> Call:
    judge = curves.sample(TRUTH, -1.0, 2.0, JUDGES)
    judges = {"held_out_x": judge.x, "held_out_y": judge.y}
    return Call(regularisation.compare, {**data.xy(points), **judges, "terms": terms})


def _parts(points: pd.DataFrame, call: Call) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The points that are fitted and those that judge."""
    if _is_tutorial():
        given = call.arguments
        judges = pd.DataFrame({"x": given["held_out_x"], "y": given["held_out_y"]})
        return points, judges
    plan = {name: call.arguments[name] for name in ("x", "y", "share", "seed")}
    split = Call(holdout.split, plan).run()
    seen = pd.DataFrame({"x": split.x, "y": split.y})
    return seen, pd.DataFrame({"x": split.held_out_x, "y": split.held_out_y})


def _guess(call: Call) -> tuple[float, float] | None:
    """Ask how many effective parameters are best when N is another."""
    terms, result = call.arguments["terms"], call.run()
    other = LARGE if terms <= SMALL else SMALL
    about = Call(call.function, call.arguments | {"terms": other})
    now = _best_ridge(result)
    guessed = predictions.ask(
        "restrain_ask",
        say(restrain_words.TAME_ASK, terms=other),
        (0.0, float(other)),
        about=about,
        measured=lambda: _best_ridge(about.run()),
        why=say(restrain_words.TAME_WHY, terms=terms, now=f"{now:.3g}"),
    )
    return None if guessed is None else (guessed, _best_ridge(about.run()))


def _best_ridge(result: regularisation.Comparison) -> float:
    """The effective parameters that the best ridge keeps."""
    return float(result.effective_parameters[result.ridge.best])


def _pictures(points: pd.DataFrame, call: Call, guess: tuple[float, float] | None):
    result, parts = call.run(), _parts(points, call)
    drawn = restrain_charts.fitted(*parts, result, has_truth=_is_tutorial())
    drawn.show()
    _figures(result)
    drawings = [restrain_charts.errors(result, guess), restrain_charts.shares(result)]
    side_by_side(drawings)
    st.caption(say(restrain_words.TAME_HOW))
    return [drawn, *drawings]


def _pinned(asked: dict[str, pins.Settings], results: dict[str, regularisation.Comparison]):
    """The held-out error of both ways in the pinned runs and in the present one."""
    if len(results) < 2:
        return []
    drawings = restrain_charts.side_by_side(results)
    side_by_side(drawings)
    pins.table(asked, {name: restrain_charts.row(result) for name, result in results.items()})
    return drawings


def _figures(result: regularisation.Comparison) -> None:
    ridge, early = result.ridge, result.early_stopping
    figures = {
        restrain_words.BEST_RIDGE: ridge.held_out[ridge.best],
        restrain_words.BEST_EARLY: early.held_out[early.best],
        restrain_words.FREE: ridge.held_out[-1],
    }
    with st.container(horizontal=True):
        for label, error in figures.items():
            st.metric(say(label), f"{error:,.0f}" if error >= 1000 else f"{error:.4g}")
    st.markdown(
        say(
            restrain_words.TAME_NOTE,
            penalty=f"{ridge.strength[ridge.best]:.3g}",
            iterations=f"{early.strength[early.best]:,.0f}",
            rate=f"{result.learning_rate:.2g}",
        )
    )
