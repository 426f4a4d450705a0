"""Restrain it: ridge and early stopping improve the error on points that they have not seen."""

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
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

SHARES = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9]
LARGE, SMALL = 12, 6  # terms: the guess is on those that are not shown
ALIKE = 0.05  # errors that lie so near to each other are called nearly equal
JUDGES = 61  # points of x^3 - x from -1 to 2 that judge a fit of the tutorial's
DEFAULTS = {
    "restrain_data": "tutorial",
    **defaults(regularisation.compare, restrain_terms="terms"),
}
SPLIT = defaults(regularisation.compare_split, restrain_share="share", restrain_seed="seed")
SYMBOLS = {"terms": "N"}
SPLIT_SYMBOLS = {"terms": "N", "share": "s", "seed": "seed"}
EXTRA = (
    "restrain_share",
    "restrain_seed",
    "restrain_scaled",
)  # only there where points are set aside
CARS = DEFAULTS | SPLIT | {"restrain_data": "cars"}
PRESETS = {
    "tutorial": (restrain_words.PRESET_TUTORIAL, DEFAULTS),
    "six": (restrain_words.PRESET_SIX, DEFAULTS | {"restrain_terms": SMALL}),
    "few": (restrain_words.PRESET_FEW_CARS, CARS),
    "many": (restrain_words.PRESET_MANY_CARS, CARS | {"restrain_share": 0.5}),
}


@tabs.experiment
def tab() -> None:
    st.markdown(say(restrain_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        points = data.points("restrain")
        terms = st.slider(
            say(words.TERMS),
            1,
            12,
            DEFAULTS["restrain_terms"],
            key="restrain_terms",
            bind="query-params",
        )
        if _is_tutorial():
            st.caption(say(restrain_words.JUDGES))
            symbols, call_of = SYMBOLS, functools.partial(_judged_by_truth, points)
            runs = pins.board("restrain_pins", {"terms": terms}, symbols, call_of)
        else:
            symbols, call_of = SPLIT_SYMBOLS, functools.partial(_split, points)
            now = {"terms": terms, **_split_settings()}
            runs = pins.board("restrain_split_pins", now, symbols, call_of)
    keys = [key for key in (*DEFAULTS, *EXTRA) if key in st.session_state]
    settings = {key: st.session_state[key] for key in keys}
    presets.show("restrain_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: call_of(**run) for name, run in runs.items()}
        *_, call = calls.values()
        with narrow:
            guess = _guess(call)
        results = {name: call.run() for name, call in calls.items()}
        drawings = [
            *_pictures(points, call, guess),
            *_pinned(runs, results, symbols),
        ]
        with bottom:
            exports.panel(
                "restrain",
                call,
                drawings,
                page="overfitting",
                settings=settings,
                sources=(
                    regularisation.compare,
                    regularisation.ridge_shares,
                    regularisation.matching_penalties,
                    spectrum.learned_fraction,
                ),
            )


def _is_tutorial() -> bool:
    return st.session_state["restrain_data"] == "tutorial"


def _split_settings() -> pins.Settings:
    """The widgets that choose how many points are fitted, and which; the others judge."""
    share = st.select_slider(
        say(restrain_words.SHARE),
        SHARES,
        SPLIT["restrain_share"],
        key="restrain_share",
        bind="query-params",
        help=say(restrain_words.SHARE_HELP),
    )
    seed = st.slider(
        say(words.SEED), 0, 20, SPLIT["restrain_seed"], key="restrain_seed", bind="query-params"
    )
    return {"share": share, "seed": seed}


def _split(
    points: pd.DataFrame, terms: int, share: float, seed: int
) -> Call[regularisation.Comparison]:
    return Call.of(
        regularisation.compare_split, **data.xy(points), share=share, seed=seed, terms=terms
    )


def _judged_by_truth(points: pd.DataFrame, terms: int) -> Call[regularisation.Comparison]:
    judges = curves.sample(TRUTH, -1.0, 2.0, JUDGES)
    return Call.of(
        regularisation.compare,
        **data.xy(points),
        held_out_x=judges.x,
        held_out_y=judges.y,
        terms=terms,
    )


def _parts(points: pd.DataFrame, call: Call) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The points that are fitted and those that judge."""
    if _is_tutorial():
        given = call.arguments
        judges = pd.DataFrame({"x": given["held_out_x"], "y": given["held_out_y"]})
        return points, judges
    plan = {name: call.arguments[name] for name in ("x", "y", "share", "seed")}
    split = Call.of(holdout.split, **plan).run()
    seen = pd.DataFrame({"x": split.x, "y": split.y})
    return seen, pd.DataFrame({"x": split.held_out_x, "y": split.held_out_y})


def _guess(call: Call) -> tuple[float, float] | None:
    """Ask how many effective parameters are best when N is another."""
    terms, result = call.arguments["terms"], call.run()
    other = LARGE if terms <= SMALL else SMALL
    about = call.with_arguments(terms=other)
    now = _best_ridge(result)
    guessed = predictions.ask(
        "restrain_ask",
        say(restrain_words.ASK, terms=other),
        (0.0, float(other)),
        about=about,
        measured=lambda: _best_ridge(about.run()),
        why=say(restrain_words.WHY, terms=terms, now=f"{now:.3g}"),
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
    st.caption(say(restrain_words.BASIS))
    return [drawn, *drawings]


def _pinned(
    runs: dict[str, pins.Settings],
    results: dict[str, regularisation.Comparison],
    symbols: pins.Symbols,
):
    """The held-out error of both ways in the pinned runs and in the current run."""
    if len(results) < 2:
        return []
    drawings = restrain_charts.side_by_side(results)
    side_by_side(drawings)
    pins.table(
        runs, {name: restrain_charts.row(result) for name, result in results.items()}, symbols
    )
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
    st.markdown(f"{verdict(result)} {_note(result)}")


def verdict(result: regularisation.Comparison) -> str:
    """Whether the best ridge and the best early stop err alike, by their measured errors."""
    ridge, early = (min(path.held_out) for path in (result.ridge, result.early_stopping))
    text = restrain_words.RIDGE_BETTER if ridge < early else restrain_words.EARLY_BETTER
    if result.apart_at_best <= ALIKE:
        text = restrain_words.ALIKE
    return say(text, best=f"{result.apart_at_best:,.1%}")


def _note(result: regularisation.Comparison) -> str:
    ridge, early = result.ridge, result.early_stopping
    return say(
        restrain_words.NOTE,
        farthest=f"{result.farthest_apart:,.0%}",
        penalty=f"{ridge.strength[ridge.best]:.3g}",
        iterations=f"{early.strength[early.best]:,.0f}",
        rate=f"{result.learning_rate:.2g}",
    )
