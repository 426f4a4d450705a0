"""A shrinking learning rate gets below the loss at which noise keeps a constant rate."""

from __future__ import annotations

import functools
import math
from typing import Any

import pandas as pd
import streamlit as st

from core import descent, schedule_family, schedules
from pages.lessons.learning_rate import (
    schedules_charts,
    schedules_claims,
    schedules_words,
    words,
)
from pages.lessons.learning_rate.regimes_charts import short
from pages.shared.charts import pinned
from pages.shared.charts.drawing import Drawing
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link, pins, rate
from pages.shared.settings.defaults import defaults
from pages.shared.stage import frame, guesses, live, story, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

SHARES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5]
SHARES += [0.6, 0.7, 0.8, 0.9, 0.95, 1.02, 1.1, 1.3]
RATE = rate.Rate(
    unit="schedules_unit",
    share=defaults(schedules.noisy_descent, schedules_share="share"),
    number=defaults(descent.run, schedules_rate="learning_rate"),
    shares=SHARES,
    numbers=[float(f"{digit}e{power}") for power in range(-6, 0) for digit in (1, 2, 3, 4, 5, 7)],
)
STEPS = [50, 100, 200, 500, 1_000, 2_000, 5_000]
NOISES = [0.0, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0]
FINALS = [1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0]
WARM_UPS = [0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5]
PLAN = defaults(
    schedules.noisy_descent,
    schedules_terms="terms",
    schedules_noise="noise",
    schedules_steps="steps",
    schedules_final="final",
    schedules_drops="drops",
    schedules_warm="warm_up",
    schedules_seed="seed",
)
DEFAULTS = {
    "schedules_data": "tutorial",
    **PLAN,
    "schedules_unit": "share",
    "schedules_view": "mean",
    "schedules_all": False,
}
START = DEFAULTS | RATE.share
KEYS = (*DEFAULTS, *RATE.share, *RATE.number, "schedules_scaled")


def _with(**change: Any) -> dict[str, Any]:
    """The first settings with a change."""
    return START | change


STORY = {
    "noisy": story.Step(schedules_words.STEP_NOISY, schedules_words.DO_NOISY, START),
    "slower": story.Step(
        schedules_words.STEP_SLOWER, schedules_words.DO_SLOWER, _with(schedules_share=0.05)
    ),
    "exact": story.Step(
        schedules_words.STEP_EXACT,
        schedules_words.DO_EXACT,
        _with(schedules_noise=0.0, schedules_steps=100),
    ),
    "one": story.Step(
        schedules_words.STEP_ONE, schedules_words.DO_ONE, _with(schedules_view="one")
    ),
    "fast": story.Step(
        schedules_words.STEP_FAST,
        schedules_words.DO_FAST,
        _with(schedules_share=1.1, schedules_steps=50),
    ),
    "all": story.Step(schedules_words.STEP_ALL, schedules_words.DO_ALL, _with(schedules_all=True)),
    "task": story.Step(schedules_words.STEP_TASK, schedules_words.DO_TASK, START),
}
PLAYS = ("noisy", "one", "fast")  # in the other steps something is set or compared
GUESSES = (1.0, 10_000.0)  # times lower
SYMBOLS = {
    "terms": "N",
    "learning_rate": "η",
    "noise": "σ",
    "steps": "k",
    "final": "η_end/η",
    "drops": "d",
    "warm_up": "w",
    "seed": "seed",
}
OLD_API = (
    ("tf.train.exponential_decay(rate, step, k, r)", "keras.optimizers.schedules.ExponentialDecay"),
    ("tf.train.inverse_time_decay", "keras.optimizers.schedules.InverseTimeDecay"),
    ("tf.train.cosine_decay", "keras.optimizers.schedules.CosineDecay"),
)


@tabs.experiment
def tab() -> None:
    showing = story.show("schedules_step", STORY)
    answer = st.container()
    hero, side = frame.columns("schedules")
    with side:
        card, rate_place = st.container(), st.container()
        every = st.toggle(say(schedules_words.ALL_SIX), key="schedules_all", bind="query-params")
        with frame.more():
            points = data.points("schedules")
            RATE.choose_unit()
            _noise()
            _shape()
            view = _view()
            pinboard = st.container()
        with rate_place:
            RATE.slider()
    with sentences.guard():
        with pinboard:
            call_of = functools.partial(_call, points)
            runs = pins.board("schedules_pins", _settings(points), SYMBOLS, call_of)
        calls = {name: _call(points, **run) for name, run in runs.items()}
        *_, call = calls.values()
        with card:
            guess = _guess()
        shown = _shown(every, secret=guess is None)
        with hero:
            drawings = _hero(points, call, shown, view == "one", guess)
        if showing == "task":
            with answer:
                _task(_family(points, call).run(), RATE.place)
        if guess is not None:
            st.dataframe(schedules_charts.table(call.run()), hide_index=True)
            st.caption(schedules_claims.ends(call.run(), call.arguments["noise"]))
            st.caption(say(schedules_words.WARM_UP_NOTE))
            results = {name: each.run() for name, each in calls.items()}
            drawings = [*drawings, *_pinned(runs, results)]
        exports.panel(
            "schedules",
            call,
            drawings,
            page="learning-rate",
            settings={key: st.session_state[key] for key in KEYS if key in st.session_state},
            further={"family": _family(points, call)},
            sources=(
                schedules.schedule_rates,
                schedules.measured_excess,
                schedules.expected_excess,
            ),
            old_api=OLD_API,
        )


def _noise() -> None:
    st.select_slider(
        say(schedules_words.NOISE),
        NOISES,
        DEFAULTS["schedules_noise"],
        key="schedules_noise",
        bind="query-params",
    )


def _view() -> str | None:
    """Let the learner choose between the mean of all runs and one of them."""
    views = {
        "mean": say(schedules_words.MEAN_RUN, runs=schedules.RUNS),
        "one": say(schedules_words.ONE_RUN),
    }
    return st.segmented_control(
        say(schedules_words.SHOWN),
        required=True,
        **link.choice("schedules_view", views, DEFAULTS["schedules_view"]),
    )


def _shape() -> None:
    """The settings of a run that shape its schedules, and the seed of its noise."""
    st.slider(
        say(words.TERMS),
        1,
        12,
        DEFAULTS["schedules_terms"],
        key="schedules_terms",
        bind="query-params",
    )
    for text, options, key in (
        (words.STEPS, STEPS, "schedules_steps"),
        (schedules_words.FINAL, FINALS, "schedules_final"),
        (schedules_words.WARM_UP, WARM_UPS, "schedules_warm"),
    ):
        st.select_slider(say(text), options, DEFAULTS[key], key=key, bind="query-params")
    for text, low, key in (
        (schedules_words.DROPS, 1, "schedules_drops"),
        (schedules_words.SEED, 0, "schedules_seed"),
    ):
        st.slider(say(text), low, 20, DEFAULTS[key], key=key, bind="query-params")


def _settings(points: pd.DataFrame) -> pins.Settings:
    """The widgets as the settings of a run."""
    now = st.session_state
    return {
        "terms": now["schedules_terms"],
        "learning_rate": RATE.now(points, now["schedules_terms"]),
        "noise": now["schedules_noise"],
        "steps": now["schedules_steps"],
        "final": now["schedules_final"],
        "drops": now["schedules_drops"],
        "warm_up": now["schedules_warm"],
        "seed": now["schedules_seed"],
    }


def _call(points: pd.DataFrame, **plan: Any) -> Call[schedules.NoisyDescent]:
    return Call.of(schedules.noisy_descent, **data.xy(points), **plan)


def _family(
    points: pd.DataFrame, call: Call[schedules.NoisyDescent]
) -> Call[schedule_family.ScheduleFamily]:
    """The same descents at every rate of the slider."""
    plan = {name: value for name, value in call.arguments.items() if name != "learning_rate"}
    rates = tuple(RATE.all(points, call.arguments["terms"]))
    return Call.of(schedule_family.family, **plan, first_rates=rates)


def _guess_call() -> Call[schedules.NoisyDescent]:
    """The run that the guess is on: that of the first step."""
    points, terms = data.tutorial(), PLAN["schedules_terms"]
    first_rate = rate.at(points, terms, RATE.share["schedules_share"])
    return Call.of(schedules.noisy_descent, **data.xy(points), learning_rate=first_rate)


def _guess() -> guesses.Guess | None:
    """Ask how many times lower the step schedule ends than the constant rate."""
    return guesses.card(
        guesses.Question(
            "schedules_ask",
            say(schedules_words.ASK_LOWER),
            GUESSES,
            log=True,
            unit=say(schedules_words.TIMES_LOWER),
        ),
        lambda: schedules.times_lower(_guess_call().run()),
        lambda: say(schedules_words.WHY_LOWER, runs=schedules.RUNS),
        START | {"schedules_step": "noisy"},
    )


def _shown(every: bool, *, secret: bool) -> tuple[str, ...]:
    """The schedules in the picture: until the guess only the constant rate."""
    if secret:
        return (schedules.CONSTANT,)
    return schedules.SCHEDULES if every else schedules_charts.FEW


def _hero(
    points: pd.DataFrame,
    call: Call[schedules.NoisyDescent],
    shown: tuple[str, ...],
    single_run: bool,
    guess: guesses.Guess | None,
) -> list[Drawing]:
    """The loss at the slider's rate, and the schedules that lead to it."""
    family, now = _family(points, call).run(), RATE.place
    said = None
    if guess is not None and guess.value and _same(call, _guess_call()):
        said = (now, schedules_charts.end_guessed(call.run(), guess.value))
    written = tuple(schedules_claims.at_rate(f"{rate:g}", RATE.in_bounds) for rate in RATE.offered)
    loss = schedules_charts.losses(family, written, now, shown, single_run, said)
    strip = schedules_charts.rates(family, now, shown)
    frame.hero("schedules", loss, strip)
    showing = st.session_state["schedules_step"]
    tape = live.Tape("shown", schedules_charts.tape(family), showing, plays=showing in PLAYS)
    live.show("schedules", wires={"rate": RATE.key}, tape=tape)
    return [loss, strip]


def _same(call: Call[Any], other: Call[Any]) -> bool:
    """Whether two calls do the same, a default said or not."""
    usual = defaults(schedules.noisy_descent, **{name: name for name in SYMBOLS})
    given = usual | other.arguments
    return call.with_arguments(**given).identity() == call.identity()


def _task(family: schedule_family.ScheduleFamily, now: int) -> None:
    """Say whether no other constant rate of the slider ends lower, as the last step asks."""
    ends = family.expected_ends[:, 0].tolist()
    lowest = ends.index(min(end for end in ends if not math.isnan(end)))
    rate = f"{RATE.offered[now]:g}"
    if family.floors[now] == math.inf:
        st.info(say(schedules_words.TASK_TOO_FAST, rate=rate))
        return
    said = {"rate": rate, "constant": short(ends[now])}
    if now == lowest:
        st.success(say(schedules_words.TASK_DONE, **said))
    else:
        text = schedules_words.TASK_HIGHER if now < lowest else schedules_words.TASK_LOWER
        st.info(say(text, **said))


def _pinned(runs: dict[str, pins.Settings], results: dict[str, schedules.NoisyDescent]):
    """Where every schedule ended in the pinned runs and in the current run."""
    if len(results) < 2:
        return []
    ends = {name: schedules_charts.ends_of(result) for name, result in results.items()}
    drawing = pinned.methods_of_runs(
        "schedules", ends, (say(schedules_words.SCHEDULE), say(schedules_words.EXCESS))
    )
    drawing.show()
    rows: dict[str, dict[str, object]] = {
        name: {schedule: short(end) for schedule, end in run.items()} for name, run in ends.items()
    }
    pins.table(runs, rows, SYMBOLS)
    return [drawing]
