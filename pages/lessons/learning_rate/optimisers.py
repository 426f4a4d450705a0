"""Optimisers: what momentum and adaptive rates change on a long and narrow bowl."""

from __future__ import annotations

import streamlit as st

from core import loss_surface, momentum, optimiser_family, optimisers
from pages.lessons.learning_rate import (
    optimisers_charts,
    optimisers_maps,
    optimisers_paths,
    optimisers_words,
)
from pages.shared.charts import pinned
from pages.shared.charts.drawing import Drawing
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import frame, live, story, tabs
from pages.shared.stage.touch import Dial, Touch
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

DIGITS = ("1", "1.5", "2", "3", "5", "7.5")
RATES = [float(f"{digit}e{power}") for power in range(-4, 0) for digit in DIGITS]
ADAPTIVE = [float(f"{digit}e{power}") for power in range(-3, 1) for digit in (1, 2, 5)]
STRETCHES = [0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0]
START = (-4.0, 4.0)  # of a coefficient
STARTS = [
    float(f"{sign}{whole}.{half}") for sign in ("-", "") for whole in range(4) for half in (0, 5)
]
STARTS = sorted({*STARTS, *START})
MOMENTA = [float(f"0.{hundredths:02d}") for hundredths in range(100)]
START_LABELS = {
    "optimisers_first": optimisers_words.START_FIRST,
    "optimisers_second": optimisers_words.START_SECOND,
}
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
WIDGETS = {
    "stretch": "optimisers_stretch",
    "learning_rate": "optimisers_rate",
    "momentum": "optimisers_momentum",
    "adaptive_rate": "optimisers_adaptive",
    "start_first": "optimisers_first",
    "start_second": "optimisers_second",
    "steps": "optimisers_steps",
}
VALLEY = DEFAULTS | {
    "optimisers_stretch": 8.0,
    "optimisers_rate": 0.0015,
    "optimisers_momentum": 0.71,
    "optimisers_first": -2.0,
    "optimisers_second": 1.0,
}
TASK_STEPS = 25  # as its words say
STORY = {
    "race": story.Step(optimisers_words.STEP_RACE, optimisers_words.DO_RACE, DEFAULTS),
    "valley": story.Step(optimisers_words.STEP_VALLEY, optimisers_words.DO_VALLEY, VALLEY),
    "beyond": story.Step(
        optimisers_words.STEP_BEYOND,
        optimisers_words.DO_BEYOND,
        VALLEY | {"optimisers_rate": 0.002},
    ),
    "heavy": story.Step(
        optimisers_words.STEP_HEAVY,
        optimisers_words.DO_HEAVY,
        DEFAULTS | {"optimisers_momentum": 0.98},
    ),
    "touch": story.Step(
        optimisers_words.STEP_TOUCH,
        optimisers_words.DO_TOUCH,
        DEFAULTS | {"optimisers_first": -2.0},
    ),
    "task": story.Step(
        optimisers_words.STEP_TASK,
        optimisers_words.DO_TASK,
        VALLEY | {"optimisers_rate": 0.0005, "optimisers_momentum": 0.5},
    ),
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
    story.show("optimisers_step", STORY)
    hero, side = frame.columns("optimisers")
    with side:
        guess = optimisers_maps.ask(VALLEY)
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
        drawings += [*_race(call), *_pinned(runs, calls)]
        if guess is None and settings["optimisers_stretch"] == optimisers_maps.LONG:
            st.info(say(optimisers_words.MAP_WAITS))
        else:
            now = (settings["optimisers_rate"], settings["optimisers_momentum"])
            points = optimisers_maps.stretched_points(settings["optimisers_stretch"])
            drawings += optimisers_maps.show(points, now, RATES, MOMENTA)
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
    """The rate that is live, and the momentum."""
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
        st.slider(say(label), *START, DEFAULTS[key], key=key, bind="query-params", step=0.5)
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
    """The bowl with five paths at the rate of the hand; a click sets the start."""
    family = Call.of(optimiser_family.family, **call.arguments, learning_rates=tuple(RATES)).run()
    now = RATES.index(call.arguments["learning_rate"])
    drawing = optimisers_paths.paths(family, tuple(map(str, RATES)), now, STARTS)
    first, second = START_LABELS
    dials = {"start_first": Dial(first, STARTS, START), "start_second": Dial(second, STARTS, START)}
    frame.hero("optimisers", drawing, touch=Touch("optimisers_bowl", dials))
    labels = optimisers_paths.tape(call.arguments["steps"])
    tape = live.Tape("shown", labels, st.session_state["optimisers_step"])
    live.show("optimisers", wires={"rate": "optimisers_rate"}, tape=tape)
    st.markdown(optimisers_paths.verdict(family, now))
    if st.session_state["optimisers_step"] == "task":
        _task(family.race)
    return drawing


def _task(race: optimisers.Race) -> None:
    """Say whether momentum is fast enough in the valley of the last step."""
    valley = ("optimisers_stretch", "optimisers_first", "optimisers_second")
    step = int(race.arrivals[1])
    if any(st.session_state[key] != VALLEY[key] for key in valley):
        st.info(say(optimisers_words.TASK_ELSEWHERE))
    elif step < 0:
        st.info(say(optimisers_words.TASK_NEVER))
    elif step > TASK_STEPS:
        st.info(say(optimisers_words.TASK_OPEN, step=step))
    else:
        st.success(say(optimisers_words.TASK_DONE, step=step))


def _race(call: Call[optimisers.Race]) -> list[Drawing]:
    """When each arrives, the losses, and what rounding changes."""
    race = call.run()
    with st.container(horizontal=True):
        for name, arrival, diverged in zip(
            optimisers_charts.names(), race.arrivals, race.diverged, strict=True
        ):
            st.metric(
                say(optimisers_words.ARRIVAL, name=name),
                _arrival(arrival, diverged),
                help=say(optimisers_words.ARRIVAL_HELP),
            )
    drawing = optimisers_charts.losses(race)
    drawing.show()
    gaps = Call.of(optimiser_family.rounding, **call.arguments).run()
    named = dict(zip(optimisers_charts.names(), gaps.tolist(), strict=True))
    st.caption(say(optimisers_words.RMSPROP_NOTE))
    st.caption(optimisers_paths.rounded(named, call.arguments["steps"]))
    return [drawing]


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
