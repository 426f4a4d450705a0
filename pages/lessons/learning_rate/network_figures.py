"""Below the hero of On a real network: what the network has learned, and the answer to the task."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core import edge_of_stability as edge
from pages.lessons.learning_rate import network_output_charts, network_words
from pages.lessons.learning_rate.network_claims import short
from pages.shared.charts.drawing import Drawing
from pages.shared.words.language import say

GOAL = (60.0, 70.0)  # sharpness; where the task wants a run to settle


def task(run: edge.Progress, name: str) -> None:
    """Say whether a run settles where the last step asks; ``name``: of the run."""
    low, high = GOAL
    done = low <= run.settled <= high and run.at_the_edge
    sentence = network_words.TASK_DONE if done else network_words.TASK_OPEN
    said = say(sentence, name=name, settled=short(run.settled), line=short(run.stability_line))
    (st.success if done else st.info)(said)


def output(run: edge.Progress, plan: Mapping[str, Any]) -> Drawing:
    """Draw what a network of this plan has learned, and say how it was trained."""
    drawing = network_output_charts.output(run)
    left, right = st.columns(2)
    with left:
        drawing.show()
    right.markdown(
        say(
            network_words.NETWORK,
            points=edge.POINTS,
            degree=plan["degree"],
            width=plan["width"],
            every=edge.MEASURE_EVERY,
        )
    )
    right.caption(say(network_words.SOURCE))
    return drawing
