"""Optimisers: what momentum and adaptive rates change on a long and narrow bowl."""

from __future__ import annotations

import streamlit as st

from core import loss_surface, momentum, optimisers
from pages.lessons.learning_rate import optimisers_charts, optimisers_maps, optimisers_words
from pages.shared.charts import pinned
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

DIGITS = ("1", "1.5", "2", "3", "5", "7.5")
RATES = [float(f"{digit}e{power}") for power in range(-4, 0) for digit in DIGITS]
ADAPTIVE = [float(f"{digit}e{power}") for power in range(-3, 1) for digit in (1, 2, 5)]
STRETCHES = [0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0]
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
            other_stretch, guess = optimisers_maps.ask(settings["optimisers_stretch"])
        drawings = [
            *_race(call.run()),
            *_pinned(runs, calls),
            *optimisers_maps.show(call),
            *optimisers_maps.show_guess(other_stretch, guess),
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
    rates, start = _rates(), _start()
    steps = st.select_slider(
        say(optimisers_words.STEPS),
        STEPS,
        DEFAULTS["optimisers_steps"],
        key="optimisers_steps",
        bind="query-params",
    )
    return {"stretch": stretch, **rates, **start, "steps": steps}


def _rates() -> pins.Settings:
    """The learning rates and the momentum."""
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
    return {"learning_rate": rate, "momentum": momentum, "adaptive_rate": adaptive}


def _start() -> pins.Settings:
    """The coefficients at which all optimisers start."""
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
    return {"start_first": first, "start_second": second}


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
        **optimisers_maps.stretched_points(stretch),
        learning_rate=learning_rate,
        adaptive_rate=adaptive_rate,
        steps=steps,
        momentum=momentum,
        start_first=start_first,
        start_second=start_second,
    )


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
