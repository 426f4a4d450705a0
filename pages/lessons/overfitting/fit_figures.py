"""Figures and charts below the main picture of Fit: what the eigenvalues say about the descent."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from core import descent, polynomial, spectrum
from pages.lessons.overfitting import fit_history_charts, fit_words, words
from pages.shared.charts.drawing import Drawing, side_by_side
from pages.shared.runs.calls import Call
from pages.shared.words.language import say


def show(call: Call[polynomial.Fit], results: dict[str, polynomial.Fit]) -> list[Drawing]:
    """Figures and second pictures: what the eigenvalues say of the descent."""
    fit = call.run()
    theory = Call.of(
        spectrum.descent_theory,
        **model(call),
        learning_rate=call.arguments["learning_rate"],
        iterations=fit.snapshot_steps[: fit.finite],
    ).run()
    exact = Call.of(polynomial.least_squares, **model(call)).run()
    _figures(call, theory)
    histories = [fit_history_charts.losses(results, theory)]
    if fit.overflow_step is None:
        histories.append(fit_history_charts.effective(results, theory, call.arguments["terms"]))
    histories = [history for history in histories if len(history.tables["history"])]
    side_by_side(histories)
    _arrival(call)
    if st.session_state["fit_data"] == "tutorial":
        st.caption(say(fit_words.NOTE_POINT))
    if (table := st.expander(say(fit_words.COEFFICIENTS), on_change="rerun")).open:
        both = {say(fit_words.DESCENT): fit.snapshots[: fit.finite][-1], say(words.EXACT): exact}
        table.dataframe(pd.DataFrame(both).rename_axis(say(fit_words.POWER)))
    return histories


def _arrival(call: Call[polynomial.Fit]) -> None:
    """Say how many iterations the descent needs, and why so many."""
    arrival = Call.of(spectrum.arrival, **call.arguments).run()
    if call.arguments["learning_rate"] <= Call.of(descent.stability_bound, **model(call)).run():
        over = say(fit_words.OVER, most=spectrum.MAX_ITERATIONS)
        needed = over if arrival.iterations is None else f"{arrival.iterations:,}"
        condition = _large(arrival.condition_number)
        st.markdown(say(fit_words.NEEDS, needed=needed, condition=condition))
    if not arrival.unique:
        st.markdown(say(fit_words.NOT_UNIQUE, terms=call.arguments["terms"]))


def _figures(call: Call[polynomial.Fit], theory: spectrum.Theory) -> None:
    fit, shape = call.run(), Call.of(spectrum.hessian_spectrum, **model(call)).run()
    arrival = Call.of(spectrum.arrival, **call.arguments).run()
    with st.container(horizontal=True):
        st.metric(say(fit_words.LOSS_NOW), f"{fit.losses[: fit.finite][-1]:.4g}")
        st.metric(
            say(fit_words.LOSS_LEFT), f"{shape.floor:.4g}", help=say(fit_words.LOSS_LEFT_HELP)
        )
        st.metric(say(words.RATE), f"{call.arguments['learning_rate']:.4g}")
        terms, learned = call.arguments["terms"], theory.effective_parameters[-1]
        if fit.overflow_step is None and 0.0 <= learned <= terms:
            st.metric(
                say(fit_words.EFFECTIVE_OF),
                say(fit_words.OF_TERMS, effective=f"{learned:.3g}", terms=terms),
                help=say(fit_words.EFFECTIVE_HELP),
            )
        st.metric(
            say(fit_words.CONDITION if arrival.unique else fit_words.CONDITION_CURVED),
            _large(arrival.condition_number),
            help=say(fit_words.CONDITION_HELP),
        )


def model(call: Call) -> dict[str, Any]:
    """Points and terms of a call: what the exact solution and the eigenvalues depend on."""
    return {name: call.arguments[name] for name in ("x", "y", "terms")}


def _large(number: float) -> str:
    if number < 1000:
        return f"{number:.3g}"
    return f"{number:,.0f}" if number < 1e9 else f"{number:.3g}".replace("inf", "∞")
