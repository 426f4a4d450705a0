"""Maps of momentum: how fast each rate and momentum converges on one bowl, and the guess on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from core import loss_surface, momentum
from core.momentum import HeatMap
from pages.lessons.learning_rate import optimisers_charts, optimisers_words
from pages.shared.charts.drawing import Drawing
from pages.shared.runs.calls import Call
from pages.shared.settings import data
from pages.shared.stage import guesses
from pages.shared.stage.touch import Dial, Touch
from pages.shared.words.language import say
from pages.shared.words.text import Text

LONG = 8.0  # the stretch of the bowl that the guess is on
GUESSES = (1.0, 1000.0)  # times fewer steps that can be guessed


def stretched_points(stretch: float) -> data.XY:
    """The tutorial's points, every x stretched."""
    points = data.xy(data.tutorial())
    x = Call.of(loss_surface.stretch, x=points["x"], factor=stretch).as_argument()
    return {"x": x, "y": points["y"]}


def ask(settings: Mapping[str, object]) -> guesses.Guess | None:
    """Ask how many steps momentum saves in a long valley; ``settings`` lead to it."""
    heat_map = Call.of(momentum.heat_map, **stretched_points(LONG)).run()
    condition = f"{heat_map.condition_number:.0f}"
    question = say(optimisers_words.ASK, stretch=f"{LONG:g}", condition=condition)
    return guesses.card(
        guesses.Question("optimisers_ask", question, GUESSES, log=True),
        lambda: heat_map.saving,
        lambda: say(optimisers_words.WHY, root=f"{heat_map.root:.2g}"),
        settings,
    )


def show(
    points: data.XY, now: tuple[float, float], rates: Sequence[float], momenta: Sequence[float]
) -> list[Drawing]:
    """How fast each rate and momentum converges on the bowl that is shown; a click sets both."""
    heat_map = Call.of(momentum.heat_map, **points).run()
    st.subheader(say(optimisers_words.MAP))
    st.markdown(f"{_fastest(heat_map)} **{say(optimisers_words.MAP_TOUCH)}**")
    measured, theory = (
        _drawing("measured_map", optimisers_words.MEASURED, heat_map, now),
        _drawing("theory_map", optimisers_words.THEORY, heat_map, now),
    )
    left, right = st.columns(2, vertical_alignment="bottom")  # one has a badge above it
    widest = float(heat_map.learning_rates[-1])
    dials = {
        "to": Dial("optimisers_rate", rates, (0.0, widest)),
        "momentum": Dial("optimisers_momentum", momenta, (0.0, 1.0)),
    }
    touched = Touch("optimisers_map", "cells", dials)
    with left:
        measured.show(**touched.arguments(measured))
        touched.notice()
    with right:
        theory.show()
    st.caption(say(optimisers_words.BORDER_NOTE, bound=f"{heat_map.bounds[0]:.3g}"))
    return [measured, theory]


def _drawing(name: str, title: Text, heat_map: HeatMap, now: tuple[float, float]) -> Drawing:
    measured = name == "measured_map"
    return optimisers_charts.heat(
        name,
        say(title),
        heat_map,
        heat_map.measured if measured else heat_map.theory,
        now=now,
        kinds=("measured",) if measured else ("theory",),  # the marks say themselves what they are
    )


def _fastest(heat_map: HeatMap) -> str:
    """Which rate and momentum converge fastest, in theory and of the cells."""
    cell = heat_map.best_cell
    return say(
        optimisers_words.MAP_LEAD,
        condition=f"{heat_map.condition_number:.3g}",
        rate=f"{heat_map.best_learning_rate:.3g}",
        momentum=f"{heat_map.best_momentum:.3g}",
        factor=f"{heat_map.best_convergence:.3g}",
        plain=f"{heat_map.plain_convergence:.3g}",
        cell_rate=f"{cell.learning_rate:.3g}",
        cell_momentum=f"{cell.momentum:.3g}",
        cell_factor=f"{cell.convergence:.3g}",
    )
