"""Fit: gradient descent bends a curve of N terms to the tutorial's points, step by step."""

from __future__ import annotations

import functools
from typing import Any

import pandas as pd
import streamlit as st

from core import curves, descent, polynomial, quadratic_descent, spectrum
from pages.lessons.overfitting import fit_charts, fit_history_charts, fit_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

RATES = [float(f"{digit}e{power}") for power in range(-9, 1) for digit in (1, 2, 5)]
STEPS = [0, 1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 90_000, 300_000, 1_000_000]
DEFAULTS = {
    "fit_data": "tutorial",
    **defaults(polynomial.fit, fit_terms="terms", fit_rate="learning_rate", fit_steps="steps"),
    "fit_view": "near",
}
SYMBOLS = {"terms": "N", "learning_rate": "η", "steps": "k"}
OWN_VIEW = {"fit_from": -2.0, "fit_to": 3.0}
EXTRA = ("fit_scaled", *OWN_VIEW)  # only there for own data and an own view
PRESETS = {
    "tutorial": (fit_words.PRESET_TUTORIAL, DEFAULTS),
    "beyond": (fit_words.PRESET_BEYOND, DEFAULTS | {"fit_view": "far"}),
    "three": (fit_words.PRESET_THREE, DEFAULTS | {"fit_terms": 3, "fit_view": "far"}),
    "long": (fit_words.PRESET_LONG, DEFAULTS | {"fit_steps": 1_000_000}),
    "too_fast": (fit_words.PRESET_TOO_FAST, DEFAULTS | {"fit_rate": 0.5}),
    "cars": (fit_words.PRESET_CARS, DEFAULTS | {"fit_data": "cars", "fit_rate": 2e-4}),
}
GUESS_AT = -3.0  # x of the prediction: outside the tutorial's points
TUTORIAL_VIEWS = {"near": (-1.0, 2.0), "far": (-5.0, 5.0)}
FARTHEST = 1e6  # ends of an own view; wide enough for any table that need not be scaled
OLD_API = (
    ("tf.placeholder, tf.Session().run", "tf.function"),
    ("tf.train.GradientDescentOptimizer", "w - 2.0 * rate * (G w - m)"),
    ("for _ in range(90000): sess.run(train)", "tf.while_loop, jit_compile=True"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        points = data.points("fit")
        terms = st.slider(
            say(words.TERMS), 1, 12, DEFAULTS["fit_terms"], key="fit_terms", bind="query-params"
        )
        rate = st.select_slider(
            say(words.RATE), RATES, DEFAULTS["fit_rate"], key="fit_rate", bind="query-params"
        )
        steps = st.select_slider(
            say(fit_words.STEPS), STEPS, DEFAULTS["fit_steps"], key="fit_steps", bind="query-params"
        )
        view = _view(points)
        now = {"terms": terms, "learning_rate": rate, "steps": steps}
        runs = pins.board("fit_pins", now, SYMBOLS, functools.partial(_call, points))
    keys = [key for key in (*DEFAULTS, *EXTRA) if key in st.session_state]
    settings = {key: st.session_state[key] for key in keys}
    presets.show("fit_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(points, **run) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        with narrow:
            guess = _guess(points, call, view)
        _divergence(call)
        drawings = _pictures(points, call, results, view, guess)
        last = {n: {say(words.LOSS): r.losses[: r.finite][-1]} for n, r in results.items()}
        pins.table(runs, last, SYMBOLS)
        with bottom:
            exports.panel(
                "fit",
                call,
                drawings,
                page="overfitting",
                settings=settings,
                sources=(quadratic_descent.padded_descent, quadratic_descent.descend),
                old_api=OLD_API,
            )


def _is_tutorial() -> bool:
    return st.session_state["fit_data"] == "tutorial"


def _view(points: pd.DataFrame) -> tuple[float, float]:
    """Let the learner choose from where to where x is shown."""
    ranges = {
        "near": curves.stretched(points["x"].to_numpy()),
        "far": curves.stretched(points["x"].to_numpy(), 3.0),
    }
    if _is_tutorial():
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


def _model(call: Call) -> dict[str, Any]:
    """Points and terms of a call: what the exact solution and the eigenvalues depend on."""
    return {name: call.arguments[name] for name in ("x", "y", "terms")}


def _guess(points: pd.DataFrame, call: Call, view: tuple[float, float]):
    """Ask how the curve goes on outside the points, unless the picture shows it already."""
    at = GUESS_AT if _is_tutorial() else curves.stretched(points["x"].to_numpy(), 2.0)[0]
    fit = call.run()
    if fit.overflow_step is not None:
        return None
    if view[0] <= at <= view[1] and not predictions.committed("fit_ask", call):
        near = curves.stretched(points["x"].to_numpy())
        low, high = (_signed(end) for end in near)
        st.caption(say(fit_words.ASK_HIDDEN, low=low, high=high))
        return None
    exact = Call.of(polynomial.least_squares, **_model(call)).run()
    measured, best = (
        float(polynomial.predict(coefficients, [at])[0])
        for coefficients in (fit.coefficients, exact)
    )
    limit = curves.round_limit([measured], points["y"].to_numpy())
    why = fit_words.WHY_TRUTH if _is_tutorial() else fit_words.WHY
    guessed = predictions.ask(
        "fit_ask",
        say(fit_words.ASK, x=_signed(at)),
        (-limit, limit),
        about=call,
        measured=measured,
        why=say(why, exact=f"{best:.4g}"),
    )
    return None if guessed is None else fit_charts.Guess(at, guessed, measured)


def _divergence(call: Call) -> None:
    """Say that the rate is too large, and what the bound is."""
    fit, bound = call.run(), Call.of(descent.stability_bound, **_model(call)).run()
    if fit.overflow_step is not None:
        sentence = say(fit_words.DIVERGED, step=fit.overflow_step, bound=f"{bound:.3g}")
        unscaled = st.session_state.get("fit_scaled") is False
        st.info(f"{sentence} {say(fit_words.SCALE_IT)}" if unscaled else sentence)
    elif call.arguments["learning_rate"] > bound:
        st.info(say(fit_words.DIVERGES_SLOWLY, bound=f"{bound:.3g}"))


def _pictures(points, call: Call, results, view, guess):
    fit = call.run()
    exact = Call.of(polynomial.least_squares, **_model(call)).run()
    theory = Call.of(
        spectrum.descent_theory,
        **_model(call),
        learning_rate=call.arguments["learning_rate"],
        iterations=fit.snapshot_steps[: fit.finite],
    ).run()
    drawn = fit_charts.fitted(
        points, results, exact, theory, view, guess=guess, has_truth=_is_tutorial()
    )
    drawn.show()
    _arrival(call)
    if _is_tutorial():
        st.caption(say(fit_words.NOTE_POINT))
    histories = [fit_history_charts.losses(results, theory)]
    if fit.overflow_step is None:
        histories.append(fit_history_charts.effective(results, theory, call.arguments["terms"]))
    drawings = [drawn, *(history for history in histories if len(history.tables["history"]))]
    side_by_side(drawings[1:])
    _figures(call, exact, theory)
    return drawings


def _arrival(call: Call) -> None:
    """Say how far the descent still is from the solution, and why."""
    arrival = Call.of(spectrum.arrival, **call.arguments).run()
    rate, steps = call.arguments["learning_rate"], call.arguments["steps"]
    if rate <= Call.of(descent.stability_bound, **_model(call)).run():
        arrived = arrival.iterations is not None and arrival.iterations <= steps
        over = say(fit_words.OVER, most=spectrum.MAX_ITERATIONS)
        st.markdown(
            say(
                fit_words.ARRIVED if arrived else fit_words.NOT_YET,
                steps=steps,
                remaining=f"{arrival.remaining:.1%}",
                needed=over if arrival.iterations is None else f"{arrival.iterations:,}",
                condition=_large(arrival.condition_number),
            )
        )
    if not arrival.unique:
        st.markdown(say(fit_words.NOT_UNIQUE, terms=call.arguments["terms"]))


def _signed(number: float) -> str:
    return f"{number:.4g}".replace("-", "−")


def _large(number: float) -> str:
    return f"{number:,.0f}" if number < 1e9 else f"{number:.3g}".replace("inf", "∞")


def _figures(call: Call, exact, theory) -> None:
    fit, shape = call.run(), Call.of(spectrum.hessian_spectrum, **_model(call)).run()
    with st.container(horizontal=True):
        st.metric(say(fit_words.LOSS_NOW), f"{fit.losses[: fit.finite][-1]:.4g}")
        st.metric(
            say(fit_words.LOSS_LEFT), f"{shape.floor:.4g}", help=say(fit_words.LOSS_LEFT_HELP)
        )
        terms, learned = call.arguments["terms"], theory.effective_parameters[-1]
        if fit.overflow_step is None:
            st.metric(
                say(fit_words.EFFECTIVE_OF),
                say(fit_words.OF_TERMS, effective=f"{learned:.3g}", terms=terms),
                help=say(fit_words.EFFECTIVE_HELP),
            )
        st.metric(
            say(fit_words.CONDITION),
            _large(shape.condition_number),
            help=say(fit_words.CONDITION_HELP),
        )
    if (table := st.expander(say(fit_words.COEFFICIENTS), on_change="rerun")).open:
        both = {say(fit_words.DESCENT): fit.snapshots[: fit.finite][-1], say(words.EXACT): exact}
        table.dataframe(pd.DataFrame(both).rename_axis(say(fit_words.POWER)))
