"""A table: what the tutorial says about learning rates, and what its own points show."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core import descent, share_of_bound
from pages.lessons.learning_rate import regimes_words
from pages.lessons.learning_rate.regimes_charts import short
from pages.shared.runs.calls import Call
from pages.shared.settings import data, rate
from pages.shared.settings.defaults import defaults
from pages.shared.words.language import say

PLAN = defaults(descent.run, terms="terms", steps="steps")  # the tutorial's
STILL, HALF, HUGE = 5e-15, 0.5, 500.0  # learning rates that the tutorial speaks of


def show() -> None:
    """Draw the table of claims and findings."""
    with st.expander(say(regimes_words.CLAIMS)):
        heads = [say(regimes_words.CLAIM), say(regimes_words.FINDING)]
        st.table(pd.DataFrame(_rows(), columns=heads).set_index(heads[0]))


def _rows() -> list[tuple[str, str]]:
    still, half, huge = (_run(speed) for speed in (STILL, HALF, HUGE))
    bound = short(still.bound)
    return [
        (
            say(regimes_words.CLAIM_HUGE),
            say(regimes_words.FOUND_OVERFLOW, step=huge.overflow_step, bound=bound),
        ),
        (
            say(regimes_words.CLAIM_HALF),
            say(regimes_words.FOUND_GROWTH, factor=_factor(HALF), step=half.overflow_step),
        ),
        (
            say(regimes_words.CLAIM_JUMP),
            say(
                regimes_words.FOUND_JUMP,
                bound=bound,
                below=_factor(_rate_at(0.98)),
                above=_factor(_rate_at(1.02)),
            ),
        ),
        (
            say(regimes_words.CLAIM_STILL),
            say(
                regimes_words.FOUND_STILL,
                step=still.visible_step,
                steps=PLAN["steps"],
                before=f"{still.losses[0]:.7g}",
                after=f"{still.losses[-1]:.7g}",
            ),
        ),
    ]


def _run(speed: float) -> descent.Run:
    return Call.of(descent.run, **data.xy(data.tutorial()), **PLAN, learning_rate=speed).run()


def _rate_at(share: float) -> float:
    return rate.at(data.tutorial(), PLAN["terms"], share)


def _factor(speed: float) -> str:
    line = Call.of(
        share_of_bound.line_path,
        **data.xy(data.tutorial()),
        terms=PLAN["terms"],
        learning_rate=speed,
    ).run()
    return short(line.factor)
