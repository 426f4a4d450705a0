"""What a stage of a rebuilt attractor shows: figures, forecast, both attractors, a verdict."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.chaos import rebuild
from pages.lessons.chaos import rebuild_charts, rebuild_words
from pages.shared.charts.drawing import side_by_side
from pages.shared.words.language import say


def pictures(
    stage: rebuild.Stage, axis: int, guess: float | None, results: dict[str, rebuild.Stage]
) -> list[Any]:
    """Draw a stage, and the forecasts of pinned runs; returns the drawings."""
    drawn: list[Any] = []
    if stage.judged:
        _figures(stage, stage.judged)
    if stage.looked:
        drawn.append(rebuild_charts.forecast(stage, axis))
        drawn[-1].show()
    if stage.judged:
        drawn.append(rebuild_charts.clouds(stage.judged.truth, stage.judged.runs))
        drawn[-1].show()
        st.markdown(_verdict(stage.judged))
        pair = [
            rebuild_charts.valid(stage.judged, guess),
            rebuild_charts.density(stage.judged, axis),
        ]
        side_by_side(pair)
        drawn.extend(pair)
    last = [rebuild_charts.losses(stage), *_held(stage)]
    side_by_side(last)
    drawn.extend(last)
    if len(results) > 1:
        drawn.append(rebuild_charts.compared(results))
        drawn[-1].show()
    return drawn


def _held(stage: rebuild.Stage) -> list[Any]:
    return [rebuild_charts.held(stage)] if stage.looked else []


def _figures(stage: rebuild.Stage, judged: rebuild.Judged) -> None:
    low, high = judged.middle_half
    with st.container(horizontal=True):
        spread = say(rebuild_words.SPREAD, median=judged.median, low=low, high=high)
        true = say(rebuild_words.EXPONENT_TRUE, value=stage.lyapunov)
        lost = say(rebuild_words.LOST_COUNT, escaped=judged.escaped, stuck=judged.stuck)
        value = say(rebuild_words.TIMES_LONG, value=judged.mean)
        st.metric(
            say(rebuild_words.MEAN_VALID), value, spread, delta_color="off", delta_arrow="off"
        )
        exponent = rebuild_charts.exponent(judged)
        st.metric(say(rebuild_words.EXPONENT), exponent, true, delta_color="off", delta_arrow="off")
        st.metric(say(rebuild_words.DISTANCE), f"{judged.densities.distance:.1%}")
        st.metric(say(rebuild_words.LOST), lost)
        st.metric(say(rebuild_words.WEIGHTS), f"{stage.parameters:,}")
        st.metric(
            say(rebuild_words.SECONDS), say(rebuild_words.SECONDS_LONG, seconds=stage.seconds)
        )
    st.caption(say(rebuild_words.NOTE))
    st.caption(say(rebuild_words.FURTHER))


def _verdict(judged: rebuild.Judged) -> str:
    if judged.lost:
        return say(rebuild_words.VERDICT_LOST, lost=judged.lost)
    verdict = rebuild_words.VERDICT if judged.right_climate else rebuild_words.VERDICT_WRONG
    share, most = judged.densities.distance, rebuild.RIGHT_CLIMATE
    return say(verdict, median=judged.median, share=share, most=most)
