"""Five optimisers on one bowl: the tab; listed by pages/learning_rate.py."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core import loss_surface, momentum, optimisers
from pages.lessons.learning_rate import optimisers_charts, optimisers_words
from pages.shared.charts import pinned
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import data, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

DIGITS = ("1", "1.5", "2", "3", "5", "7.5")
RATES = [float(f"{digit}e{power}") for power in range(-4, 0) for digit in DIGITS]
ADAPTIVE = [float(f"{digit}e{power}") for power in range(-3, 1) for digit in (1, 2, 5)]
STRETCHES = [0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0]
LONG, LONGER = 8.0, 16.0  # the bowl that is asked about; the second one where the first is shown
STEPS = [10, 20, 50, 100, 200, 300]
DEFAULTS = {
    "optimisers_stretch": 1.0,
    "optimisers_rate": 0.01,
    "optimisers_adaptive": 0.1,
    "optimisers_momentum": 0.9,
    "optimisers_first": 0.0,
    "optimisers_second": 0.0,
    "optimisers_steps": 100,
}
VALLEY = DEFAULTS | {
    "optimisers_stretch": 8.0,
    "optimisers_rate": 0.0015,
    "optimisers_momentum": 0.71,
    "optimisers_first": -2.0,
    "optimisers_second": 1.0,
}
PRESETS = {
    "tutorial": (optimisers_words.PRESET_TUTORIAL, DEFAULTS),
    "best": (
        optimisers_words.PRESET_BEST,
        DEFAULTS | {"optimisers_rate": 0.075, "optimisers_momentum": 0.11},
    ),
    "valley": (optimisers_words.PRESET_VALLEY, VALLEY),
    "beyond": (optimisers_words.PRESET_BEYOND, VALLEY | {"optimisers_rate": 0.003}),
    "heavy": (optimisers_words.PRESET_HEAVY, DEFAULTS | {"optimisers_momentum": 0.98}),
    "circle": (optimisers_words.PRESET_CIRCLE, DEFAULTS | {"optimisers_adaptive": 1.0}),
}
OLD_API = (
    (
        "tf.train.MomentumOptimizer(rate, m, use_nesterov)",
        "keras.optimizers.SGD(rate, m, nesterov)",
    ),
    ("tf.train.RMSPropOptimizer", "keras.optimizers.RMSprop"),
    ("tf.train.AdamOptimizer", "keras.optimizers.Adam"),
)


@tabs.experiment
def tab() -> None:
    st.markdown(say(optimisers_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        runs = pins.board("optimisers_pins", _chosen(), _call)
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("optimisers_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(*run.values()) for name, run in runs.items()}
        *_, call = calls.values()
        with narrow:
            asked, guess = _guess(settings["optimisers_stretch"])
        drawings = [*_race(call.run()), *_pinned(runs, calls), *_maps(call, asked, guess)]
        with bottom:
            exports.panel(
                "optimisers",
                call,
                drawings,
                page="learning-rate",
                settings=settings,
                sources=(optimisers._race, momentum.heat_map, momentum.convergence_rate),
                old_api=OLD_API,
            )


def _chosen() -> pins.Settings:
    """The widgets as the settings of a run."""
    stretch = st.select_slider(
        say(optimisers_words.STRETCH),
        STRETCHES,
        1.0,
        key="optimisers_stretch",
        help=say(optimisers_words.STRETCH_HELP),
        bind="query-params",
    )
    rate = st.select_slider(
        say(optimisers_words.RATE), RATES, 0.01, key="optimisers_rate", bind="query-params"
    )
    beta = st.slider(
        say(optimisers_words.MOMENTUM),
        0.0,
        0.99,
        0.9,
        0.01,
        key="optimisers_momentum",
        bind="query-params",
    )
    adaptive = st.select_slider(
        say(optimisers_words.ADAPTIVE),
        ADAPTIVE,
        0.1,
        key="optimisers_adaptive",
        bind="query-params",
    )
    left, right = st.columns(2)
    ends = (-4.0, 4.0, 0.0, 0.5)
    first = left.slider(
        say(optimisers_words.START_FIRST), *ends, key="optimisers_first", bind="query-params"
    )
    second = right.slider(
        say(optimisers_words.START_SECOND), *ends, key="optimisers_second", bind="query-params"
    )
    steps = st.select_slider(
        say(optimisers_words.STEPS), STEPS, 100, key="optimisers_steps", bind="query-params"
    )
    return {
        "x": stretch,
        "η": rate,
        "β": beta,
        "η_a": adaptive,
        "a₀": first,
        "a₁": second,
        "k": steps,
    }


def _call(
    stretch: float,
    rate: float,
    beta: float,
    adaptive: float,
    first: float,
    second: float,
    steps: int,
) -> Call:
    plan = {"learning_rate": rate, "adaptive_rate": adaptive, "steps": steps, "momentum": beta}
    start = {"start_first": first, "start_second": second}
    return Call(optimisers.race, {**_points(stretch), **plan, **start})


def _points(stretch: float) -> dict[str, object]:
    """The tutorial's points, every x stretched."""
    points: pd.DataFrame = data.tutorial()
    x = Call(loss_surface.stretch, {"x": points["x"].to_numpy(), "factor": stretch})
    return {"x": x, "y": points["y"].to_numpy()}


def _guess(stretch: float) -> tuple[float, float | None]:
    """Ask for the best momentum of a bowl that is not shown; which one, and the guess."""
    asked = LONGER if stretch == LONG else LONG
    call = Call(momentum.heat_map, _points(asked))
    found = call.run()
    guess = predictions.ask(
        "optimisers_ask",
        say(optimisers_words.ASK, stretch=f"{asked:g}", condition=f"{found.condition_number:.0f}"),
        (0.0, 1.0),
        about=call,
        measured=found.best_cell.momentum,
        why=say(optimisers_words.WHY, best=f"{found.best_momentum:.3g}"),
    )
    return asked, guess


def _race(race: optimisers.Race):
    drawings = [optimisers_charts.paths(race), optimisers_charts.losses(race)]
    side_by_side(drawings)
    with st.container(horizontal=True):
        for name, arrival, bad in zip(
            optimisers_charts.names(), race.arrivals, _diverged(race), strict=True
        ):
            told = (
                say(optimisers_words.AT_STEP, step=arrival)
                if arrival >= 0
                else say(optimisers_words.NOT_YET)
            )
            label = say(optimisers_words.ARRIVAL, name=name)
            st.metric(
                label,
                say(optimisers_words.DIVERGED) if bad else told,
                help=say(optimisers_words.ARRIVAL_HELP),
            )
    st.caption(say(optimisers_words.RMSPROP_NOTE))
    return drawings


def _pinned(runs: dict[str, pins.Settings], calls: dict[str, Call]):
    """Where every optimiser ended in the pinned runs and in the present one."""
    if len(calls) < 2:
        return []
    ends = {name: optimisers_charts.ends_of(call.run()) for name, call in calls.items()}
    drawing = pinned.methods_of_runs(
        "optimisers", ends, (say(optimisers_words.OPTIMISER), say(optimisers_words.EXCESS))
    )
    drawing.show()
    pins.table(
        runs,
        {name: {one: f"{end:.3g}" for one, end in found.items()} for name, found in ends.items()},
    )
    return [drawing]


def _diverged(race: optimisers.Race):
    """Whether each one ends farther up than it began."""
    return (race.overflow_steps >= 0) | (race.excess[:, -1] > race.excess[:, 0])


def _maps(call: Call, asked: float, guess: float | None):
    found = Call(momentum.heat_map, {name: call.arguments[name] for name in ("x", "y")}).run()
    cell = found.best_cell
    st.subheader(say(optimisers_words.MAP))
    st.markdown(
        say(
            optimisers_words.MAP_LEAD,
            condition=f"{found.condition_number:.3g}",
            rate=f"{found.best_learning_rate:.3g}",
            momentum=f"{found.best_momentum:.3g}",
            factor=f"{found.best_convergence:.3g}",
            plain=f"{found.plain_convergence:.3g}",
            cell_rate=f"{cell.learning_rate:.3g}",
            cell_momentum=f"{cell.momentum:.3g}",
            cell_factor=f"{cell.convergence:.3g}",
        )
    )
    now = (call.arguments["learning_rate"], call.arguments["momentum"])
    measured, theory = say(optimisers_words.MEASURED), say(optimisers_words.THEORY)
    drawings = [
        optimisers_charts.heat(
            "measured_map", measured, found, found.measured, now=now, kinds=("measured", "theory")
        ),
        optimisers_charts.heat(
            "theory_map", theory, found, found.theory, now=now, kinds=("theory",)
        ),
    ]
    side_by_side(drawings)
    st.caption(say(optimisers_words.BORDER_NOTE, bound=f"{found.bounds[0]:.3g}"))
    if guess is not None:
        other = Call(momentum.heat_map, _points(asked)).run()
        title = say(optimisers_words.ASKED, stretch=f"{asked:g}")
        kinds = ("measured", "theory")
        drawings.append(
            optimisers_charts.heat(
                "asked_map", title, other, other.measured, guess=guess, kinds=kinds
            )
        )
        drawings[-1].show()
    return drawings
