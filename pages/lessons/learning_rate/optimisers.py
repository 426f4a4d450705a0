"""Optimisers: what momentum and adaptive rates change on a long and narrow bowl."""

from __future__ import annotations

import streamlit as st

from core import loss_surface, momentum, optimisers
from pages.lessons.learning_rate import optimisers_charts, optimisers_words
from pages.shared.charts import pinned
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import data, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

DIGITS = ("1", "1.5", "2", "3", "5", "7.5")
RATES = [float(f"{digit}e{power}") for power in range(-4, 0) for digit in DIGITS]
ADAPTIVE = [float(f"{digit}e{power}") for power in range(-3, 1) for digit in (1, 2, 5)]
STRETCHES = [0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0]
LONG, LONGER = 8.0, 16.0  # the bowl of the prediction; the second one where the first is shown
START = (-4.0, 4.0)  # of a coefficient
STEPS = [10, 20, 50, 100, 200, 300]
DEFAULTS = {
    **defaults(loss_surface.stretch, optimisers_stretch="factor"),
    **defaults(
        optimisers.race,
        optimisers_rate="learning_rate",
        optimisers_adaptive="adaptive_rate",
        optimisers_momentum="momentum",
        optimisers_first="start_first",
        optimisers_second="start_second",
        optimisers_steps="steps",
    ),
}
SYMBOLS = {
    "stretch": "x",
    "learning_rate": "η",
    "momentum": "β",
    "adaptive_rate": "η_a",
    "start_first": "a₀",
    "start_second": "a₁",
    "steps": "k",
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
        runs = pins.board("optimisers_pins", _settings(), SYMBOLS, _call)
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("optimisers_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(**run) for name, run in runs.items()}
        *_, call = calls.values()
        with narrow:
            other_stretch, guess = _guess(settings["optimisers_stretch"])
        drawings = [
            *_race(call.run()),
            *_pinned(runs, calls),
            *_maps(call),
            *_map_of_the_guess(other_stretch, guess),
        ]
        with bottom:
            exports.panel(
                "optimisers",
                call,
                drawings,
                page="learning-rate",
                settings=settings,
                sources=(optimisers.optimiser_paths, momentum.heat_map, momentum.convergence_rate),
                old_api=OLD_API,
            )


def _settings() -> pins.Settings:
    """The widgets as the settings of a run."""
    stretch = st.select_slider(
        say(optimisers_words.STRETCH),
        STRETCHES,
        DEFAULTS["optimisers_stretch"],
        key="optimisers_stretch",
        help=say(optimisers_words.STRETCH_HELP),
        bind="query-params",
    )
    rate = st.select_slider(
        say(optimisers_words.RATE),
        RATES,
        DEFAULTS["optimisers_rate"],
        key="optimisers_rate",
        bind="query-params",
    )
    momentum = st.slider(
        say(optimisers_words.MOMENTUM),
        0.0,
        0.99,
        DEFAULTS["optimisers_momentum"],
        0.01,
        key="optimisers_momentum",
        bind="query-params",
    )
    adaptive = st.select_slider(
        say(optimisers_words.ADAPTIVE),
        ADAPTIVE,
        DEFAULTS["optimisers_adaptive"],
        key="optimisers_adaptive",
        bind="query-params",
    )
    left, right = st.columns(2)
    first = left.slider(
        say(optimisers_words.START_FIRST),
        *START,
        DEFAULTS["optimisers_first"],
        key="optimisers_first",
        bind="query-params",
        step=0.5,
    )
    second = right.slider(
        say(optimisers_words.START_SECOND),
        *START,
        DEFAULTS["optimisers_second"],
        key="optimisers_second",
        bind="query-params",
        step=0.5,
    )
    steps = st.select_slider(
        say(optimisers_words.STEPS),
        STEPS,
        DEFAULTS["optimisers_steps"],
        key="optimisers_steps",
        bind="query-params",
    )
    return {
        "stretch": stretch,
        "learning_rate": rate,
        "momentum": momentum,
        "adaptive_rate": adaptive,
        "start_first": first,
        "start_second": second,
        "steps": steps,
    }


def _call(
    stretch: float,
    learning_rate: float,
    momentum: float,
    adaptive_rate: float,
    start_first: float,
    start_second: float,
    steps: int,
) -> Call[optimisers.Race]:
    return Call.of(
        optimisers.race,
        **_points(stretch),
        learning_rate=learning_rate,
        adaptive_rate=adaptive_rate,
        steps=steps,
        momentum=momentum,
        start_first=start_first,
        start_second=start_second,
    )


def _points(stretch: float) -> data.XY:
    """The tutorial's points, every x stretched."""
    points = data.xy(data.tutorial())
    x = Call.of(loss_surface.stretch, x=points["x"], factor=stretch).as_argument()
    return {"x": x, "y": points["y"]}


def _guess(stretch: float) -> tuple[float, float | None]:
    """Ask for the best momentum of a bowl that is not shown; its stretch, and the guess."""
    other_stretch = LONGER if stretch == LONG else LONG
    call = Call.of(momentum.heat_map, **_points(other_stretch))
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


def _race(race: optimisers.Race):
    drawings = [optimisers_charts.paths(race), optimisers_charts.losses(race)]
    side_by_side(drawings)
    with st.container(horizontal=True):
        for name, arrival, diverged in zip(
            optimisers_charts.names(), race.arrivals, _diverged(race), strict=True
        ):
            st.metric(
                say(optimisers_words.ARRIVAL, name=name),
                _arrival(arrival, diverged),
                help=say(optimisers_words.ARRIVAL_HELP),
            )
    st.caption(say(optimisers_words.RMSPROP_NOTE))
    return drawings


def _arrival(step: int, diverged: bool) -> str:
    """When an optimiser arrived: ``step``, or -1 for not yet."""
    if diverged:
        return say(optimisers_words.DIVERGED)
    if step < 0:
        return say(optimisers_words.NOT_YET)
    return say(optimisers_words.AT_STEP, step=step)


def _pinned(runs: dict[str, pins.Settings], calls: dict[str, Call]):
    """Where every optimiser ended in the pinned runs and in the current run."""
    if len(calls) < 2:
        return []
    ends = {name: optimisers_charts.ends_of(call.run()) for name, call in calls.items()}
    drawing = pinned.methods_of_runs(
        "optimisers", ends, (say(optimisers_words.OPTIMISER), say(optimisers_words.EXCESS))
    )
    drawing.show()
    rows: dict[str, dict[str, object]] = {
        name: {optimiser: f"{end:.3g}" for optimiser, end in run.items()}
        for name, run in ends.items()
    }
    pins.table(runs, rows, SYMBOLS)
    return [drawing]


def _diverged(race: optimisers.Race):
    """Whether each optimiser ends farther up than it began."""
    return (race.overflow_steps >= 0) | (race.excess[:, -1] > race.excess[:, 0])


def _maps(call: Call[optimisers.Race]):
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


def _map_of_the_guess(stretch: float, guess: float | None):
    """The measured map of the other bowl with the guess on it, once that is committed."""
    if guess is None:
        return []
    heat_map = Call.of(momentum.heat_map, **_points(stretch)).run()
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
