"""What moves the bound: more terms, larger inputs. The second question of the tab is about it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core import descent, size_of_bound
from pages.lessons.learning_rate import bound_charts, regimes_words
from pages.shared.charts.drawing import Drawing
from pages.shared.runs.calls import Call
from pages.shared.settings import data
from pages.shared.settings.defaults import defaults
from pages.shared.stage import frame, guesses
from pages.shared.words.language import say

TERMS = defaults(descent.run, terms="terms")["terms"]  # of the question
STRETCH = defaults(size_of_bound.times_smaller, stretch="stretch")  # as the words say: doubled
GUESSES = (1.0, 1e7)  # times smaller


def show(points: pd.DataFrame, terms: int) -> list[Drawing]:
    """Draw the bound of every N beside the question what a doubled x does to it."""
    st.subheader(say(regimes_words.BOUND_HEAD))
    wide, narrow = st.columns(frame.WIDTHS, gap="medium")
    with narrow:
        guess = _guess()
    plain = Call.of(size_of_bound.bounds, **data.xy(points)).run()
    doubled = said = None
    if guess is not None:
        doubled = Call.of(size_of_bound.bounds, **data.xy(points), **STRETCH).run()
        said = guess.value if points.equals(data.tutorial()) else None
    with wide:
        drawing = bound_charts.bounds(plain, terms, doubled, said, TERMS)
        drawing.show()
    st.caption(say(regimes_words.LOPSIDED))
    return [drawing]


def _guess() -> guesses.Guess | None:
    """Ask how many times smaller the tutorial's bound gets when every x is doubled."""
    measured = Call.of(size_of_bound.times_smaller, **data.xy(data.tutorial()), **STRETCH)
    return guesses.card(
        guesses.Question(
            "regimes_stretch_ask", say(regimes_words.ASK_DOUBLED), GUESSES, log=True, below=True
        ),
        measured.run,
        lambda: say(regimes_words.WHY_DOUBLED),
        {"regimes_data": "tutorial", "regimes_terms": TERMS},
    )
