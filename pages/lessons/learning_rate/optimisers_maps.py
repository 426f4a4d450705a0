"""Maps of momentum: how fast each rate and momentum converges on one bowl, and the guess on it."""

from __future__ import annotations

import streamlit as st

from core import loss_surface, momentum, optimisers
from pages.lessons.learning_rate import optimisers_charts, optimisers_words
from pages.shared.charts.drawing import Drawing, side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import data
from pages.shared.stage import predictions
from pages.shared.words.language import say

LONG, LONGER = 8.0, 16.0  # the bowl of the prediction; the second one where the first is shown


def stretched_points(stretch: float) -> data.XY:
    """The tutorial's points, every x stretched."""
    points = data.xy(data.tutorial())
    x = Call.of(loss_surface.stretch, x=points["x"], factor=stretch).as_argument()
    return {"x": x, "y": points["y"]}


def ask(stretch: float) -> tuple[float, float | None]:
    """Ask for the best momentum of a bowl that is not shown; its stretch, and the guess."""
    other_stretch = LONGER if stretch == LONG else LONG
    call = Call.of(momentum.heat_map, **stretched_points(other_stretch))
    heat_map = call.run()
    guess = predictions.ask(
        "optimisers_ask",
        say(
            optimisers_words.ASK,
            stretch=f"{other_stretch:g}",
            condition=f"{heat_map.condition_number:.0f}",
        ),
        (0.0, 1.0),
        about=call,
        measured=heat_map.best_cell.momentum,
        why=say(optimisers_words.WHY, best=f"{heat_map.best_momentum:.3g}"),
    )
    return other_stretch, guess


def _fastest(heat_map: momentum.HeatMap) -> str:
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


def show(call: Call[optimisers.Race]) -> list[Drawing]:
    """How fast each rate and momentum converges on the bowl that is shown."""
    points = {name: call.arguments[name] for name in ("x", "y")}
    heat_map = Call.of(momentum.heat_map, **points).run()
    st.subheader(say(optimisers_words.MAP))
    st.markdown(_fastest(heat_map))
    now = (call.arguments["learning_rate"], call.arguments["momentum"])
    measured, theory = say(optimisers_words.MEASURED), say(optimisers_words.THEORY)
    drawings = [
        optimisers_charts.heat(
            "measured_map",
            measured,
            heat_map,
            heat_map.measured,
            now=now,
            kinds=("measured", "theory"),
        ),
        optimisers_charts.heat(
            "theory_map", theory, heat_map, heat_map.theory, now=now, kinds=("theory",)
        ),
    ]
    side_by_side(drawings)
    st.caption(say(optimisers_words.BORDER_NOTE, bound=f"{heat_map.bounds[0]:.3g}"))
    return drawings


def show_guess(stretch: float, guess: float | None) -> list[Drawing]:
    """The measured map of the other bowl with the guess on it, once that is committed."""
    if guess is None:
        return []
    heat_map = Call.of(momentum.heat_map, **stretched_points(stretch)).run()
    drawing = optimisers_charts.heat(
        "asked_map",
        say(optimisers_words.OTHER_BOWL, stretch=f"{stretch:g}"),
        heat_map,
        heat_map.measured,
        guess=guess,
        kinds=("measured", "theory"),
    )
    drawing.show()
    return [drawing]
