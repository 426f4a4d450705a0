"""Sentences and figures of Restrain it: how both ways hold, and what each is worth at its best."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from core import restraint_family
from core.regularisation import Comparison, Path
from core.restraint_family import Family
from pages.lessons.overfitting import restrain_error_charts, restrain_words
from pages.lessons.overfitting.restrain_charts import Places, figure
from pages.shared.charts.drawing import Drawing, side_by_side
from pages.shared.settings import pins
from pages.shared.stage import live
from pages.shared.words.language import joined, say
from pages.shared.words.text import Text

ALIKE = 0.05  # errors that lie so near to each other are called nearly equal


def verdict(family: Family) -> list[live.Sentence]:
    """How every penalty and every stop holds: a short sentence each."""
    return [
        live.Sentence("penalty", _holds(family.ridge, restrain_words.HOLDS_RIDGE)),
        live.Sentence("stop", _holds(family.early_stopping, restrain_words.HOLDS_EARLY), "shown"),
    ]


def _holds(path: Path, sentences: Mapping[str, Text]) -> dict[int, str]:
    """Place of the slider -> how it holds."""
    free = figure(path.held_out[-1])
    return {
        place: say(
            sentences[restraint_family.tightness(path, place)], error=figure(error), free=free
        )
        for place, error in enumerate(path.held_out)
    }


def task(family: Family, places: Places) -> None:
    """Say whether both ways are good, as the last step asks."""
    ridge, early = family.ridge, family.early_stopping
    holds = {
        restraint_family.tightness(ridge, places.penalty),
        restraint_family.tightness(early, places.stop),
    }
    errors = {
        "ridge": figure(ridge.held_out[places.penalty]),
        "early": figure(early.held_out[places.stop]),
    }
    if holds <= {"good", "free"}:
        st.success(say(restrain_words.TASK_DONE, **errors))
    else:
        st.info(say(restrain_words.TASK_OPEN, **errors))


def show(result: Comparison, *, is_task: bool) -> list[Drawing]:
    """Figures and second pictures of one run: all errors, and what each way keeps.

    ``is_task``: the strengths that are best are what the learner looks for, so they are not told.
    """
    ridge, early = result.ridge, result.early_stopping
    figures = {
        restrain_words.BEST_RIDGE: ridge.held_out[ridge.best],
        restrain_words.BEST_EARLY: early.held_out[early.best],
        restrain_words.FREE: ridge.held_out[-1],
    }
    with st.container(horizontal=True):
        for label, error in figures.items():
            st.metric(say(label), figure(error))
    st.markdown(comparison(result) if is_task else joined(comparison(result), _note(result)))
    drawings = [restrain_error_charts.errors(result), restrain_error_charts.shares(result)]
    side_by_side(drawings)
    st.caption(say(restrain_words.BASIS))
    return drawings


def pinned(
    runs: dict[str, pins.Settings], results: dict[str, Comparison], symbols: pins.Symbols
) -> list[Drawing]:
    """The held-out error of both ways in the pinned runs and in the current one."""
    if len(results) < 2:
        return []
    drawings = restrain_error_charts.side_by_side(results)
    side_by_side(drawings)
    rows = {name: restrain_error_charts.row(result) for name, result in results.items()}
    pins.table(runs, rows, symbols)
    return drawings


def comparison(result: Comparison) -> str:
    """Whether the best ridge and the best early stop err alike, by their measured errors."""
    ridge, early = (min(path.held_out) for path in (result.ridge, result.early_stopping))
    text = restrain_words.RIDGE_BETTER if ridge < early else restrain_words.EARLY_BETTER
    if result.apart_at_best <= ALIKE:
        text = restrain_words.ALIKE
    return say(text, best=f"{result.apart_at_best:,.1%}")


def _note(result: Comparison) -> str:
    ridge, early = result.ridge, result.early_stopping
    return say(
        restrain_words.NOTE,
        farthest=f"{result.farthest_apart:,.0%}",
        penalty=f"{ridge.strength[ridge.best]:.3g}",
        iterations=f"{early.strength[early.best]:,.0f}",
        rate=f"{result.learning_rate:.2g}",
    )
