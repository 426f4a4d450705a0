"""Optimisers: what momentum and adaptive rates change on a long and narrow bowl."""

from __future__ import annotations

import streamlit as st

from core import momentum, optimiser_family, optimisers
from pages.lessons.learning_rate import (
    optimisers_charts,
    optimisers_labels,
    optimisers_maps,
    optimisers_paths,
    optimisers_words,
)
from pages.lessons.learning_rate.optimisers_story import (
    ADAPTIVE,
    DEFAULTS,
    MOMENTA,
    PLAYS,
    RATES,
    START,
    STARTS,
    STEPS,
    STORY,
    STRETCHES,
    SYMBOLS,
    WIDGETS,
    task,
)
from pages.shared.charts import pinned
from pages.shared.charts.drawing import Drawing
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.stage import frame, live, story, tabs
from pages.shared.stage.touch import Dial, Touch
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import joined, say

START_LABELS = {
    "optimisers_first": optimisers_words.START_FIRST,
    "optimisers_second": optimisers_words.START_SECOND,
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
    showing = story.show("optimisers_step", STORY)
    answer = st.container()
    hero, side = frame.columns("optimisers")
    with side:
        guess = optimisers_maps.ask({**STORY["valley"].settings, "optimisers_step": "valley"})
        _main()
        with frame.more():
            _others()
            pinboard = st.container()
    settings = {key: st.session_state[key] for key in DEFAULTS}
    with sentences.guard():
        with pinboard:
            runs = pins.board("optimisers_pins", _settings(), SYMBOLS, _call)
        calls = {name: _call(**run) for name, run in runs.items()}
        *_, call = calls.values()
        with hero:
            drawings = [_hero(call)]
        if showing == "task":
            with answer:
                task(call.run())
        drawings = [*drawings, *_losses(call), *_pinned(runs, calls)]
        if guess is None and settings["optimisers_stretch"] == optimisers_maps.LONG:
            st.info(say(optimisers_words.MAP_WAITS))
        else:
            now = (settings["optimisers_rate"], settings["optimisers_momentum"])
            points = optimisers_maps.stretched_points(settings["optimisers_stretch"])
            drawings = [*drawings, *optimisers_maps.show(points, now, RATES, MOMENTA)]
        exports.panel(
            "optimisers",
            call,
            drawings,
            page="learning-rate",
            settings=settings,
            sources=(optimisers.optimiser_paths, momentum.heat_map, momentum.convergence_rate),
            old_api=OLD_API,
        )


def _main() -> None:
    """The rate and the momentum; both are live."""
    st.select_slider(
        say(optimisers_words.RATE),
        RATES,
        DEFAULTS["optimisers_rate"],
        key="optimisers_rate",
        bind="query-params",
    )
    st.slider(
        say(optimisers_words.MOMENTUM),
        0.0,
        0.99,
        DEFAULTS["optimisers_momentum"],
        0.01,
        key="optimisers_momentum",
        bind="query-params",
    )


def _others() -> None:
    """Stretch, the rate of RMSprop and Adam, the start that a click in the bowl sets, and steps."""
    st.select_slider(
        say(optimisers_words.STRETCH),
        STRETCHES,
        DEFAULTS["optimisers_stretch"],
        key="optimisers_stretch",
        help=say(optimisers_words.STRETCH_HELP),
        bind="query-params",
    )
    st.select_slider(
        say(optimisers_words.ADAPTIVE),
        ADAPTIVE,
        DEFAULTS["optimisers_adaptive"],
        key="optimisers_adaptive",
        bind="query-params",
    )
    for key, label in START_LABELS.items():
        low, high = START
        st.slider(say(label), low, high, DEFAULTS[key], 0.25, key=key, bind="query-params")
    st.select_slider(
        say(optimisers_words.STEPS),
        STEPS,
        DEFAULTS["optimisers_steps"],
        key="optimisers_steps",
        bind="query-params",
    )


def _settings() -> pins.Settings:
    """The widgets as the settings of a run."""
    return {name: st.session_state[key] for name, key in WIDGETS.items()}


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


def _hero(call: Call[optimisers.Race]) -> Drawing:
    """The bowl with five paths at the sliders' rate and momentum; a click sets the start."""
    given = {**call.arguments, "learning_rates": tuple(RATES), "momenta": tuple(MOMENTA)}
    family = Call.of(optimiser_family.family, **given).run()
    now, momentum = RATES.index(given["learning_rate"]), given["momentum"]
    drawing = optimisers_paths.paths(family, now, len(RATES), momentum, STARTS)
    first, second = START_LABELS
    dials = {"start_first": Dial(first, STARTS, START), "start_second": Dial(second, STARTS, START)}
    touch = Touch("optimisers_bowl", "starts", dials, kept=[optimisers_labels.NAME])
    frame.hero("optimisers", drawing, touch=touch)
    labels = optimisers_paths.tape(call.arguments["steps"])
    showing = st.session_state["optimisers_step"]
    tape = live.Tape("shown", labels, showing, plays=showing in PLAYS)
    wires = {"rate": "optimisers_rate", "beta": "optimisers_momentum"}
    live.show("optimisers", wires=wires, tape=tape)
    st.caption(say(optimisers_words.RING))
    return drawing


def _losses(call: Call[optimisers.Race]) -> list[Drawing]:
    """The losses, and why one of them does not come to rest."""
    drawing = optimisers_charts.losses(call.run())
    drawing.show()
    st.caption(joined(say(optimisers_words.RMSPROP_NOTE), say(optimisers_words.AS_KERAS)))
    return [drawing]


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
