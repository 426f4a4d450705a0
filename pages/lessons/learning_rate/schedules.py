"""Schedules: six ways to let the learning rate shrink, with exact and with noisy gradients."""

from __future__ import annotations

import functools
import math
from typing import Any

import pandas as pd
import streamlit as st

from core import schedules
from pages.lessons.learning_rate import schedules_charts, schedules_words, words
from pages.lessons.learning_rate.regimes_charts import short
from pages.shared.charts import pinned
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

RATES = [float(f"{digit}e{power}") for power in range(-6, 0) for digit in (1, 2, 3, 4, 5, 7)]
SLOWER = dict(zip(RATES[3:], RATES, strict=False))  # a learning rate -> that of the prediction
STEPS = [50, 100, 200, 500, 1_000, 2_000, 5_000]
NOISES = [0.0, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0]
FINALS = [1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0]
WARM_UPS = [0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5]
DEFAULTS = {
    "schedules_data": "tutorial",
    "schedules_terms": 3,
    "schedules_rate": 0.01,
    "schedules_noise": 3.0,
    "schedules_steps": 2_000,
    "schedules_final": 0.01,
    "schedules_drops": 4,
    "schedules_warm": 0.1,
    "schedules_seed": 0,
    "schedules_view": "mean",
}
PRESETS = {
    "noisy": (schedules_words.SCHEDULES_NOISY, DEFAULTS),
    "exact": (schedules_words.SCHEDULES_EXACT, DEFAULTS | {"schedules_noise": 0.0}),
    "one": (schedules_words.SCHEDULES_ONE, DEFAULTS | {"schedules_view": "one"}),
    "fast": (
        schedules_words.SCHEDULES_FAST,
        DEFAULTS | {"schedules_rate": 0.04, "schedules_steps": 100},
    ),
    "cars": (
        schedules_words.SCHEDULES_CARS,
        DEFAULTS | {"schedules_data": "cars", "schedules_rate": 1e-3},
    ),
}
SYMBOLS = {  # of a pinned run -> argument
    "N": "terms",
    "η": "learning_rate",
    "σ": "noise",
    "k": "steps",
    "η_end/η": "final",
    "d": "drops",
    "w": "warm_up",
    "seed": "seed",
}
OLD_API = (
    ("tf.train.exponential_decay(rate, step, k, r)", "keras.optimizers.schedules.ExponentialDecay"),
    ("tf.train.inverse_time_decay", "keras.optimizers.schedules.InverseTimeDecay"),
    ("tf.train.cosine_decay", "keras.optimizers.schedules.CosineDecay"),
)


@tabs.experiment
def tab() -> None:
    st.markdown(say(schedules_words.SCHEDULES_LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        points = data.points("schedules")
        plan = _plan()
        views = {
            "mean": say(schedules_words.MEAN_RUN, runs=schedules.RUNS),
            "one": say(schedules_words.ONE_RUN),
        }
        view = st.segmented_control(
            say(schedules_words.SHOWN), required=True, **link.choice("schedules_view", views)
        )
        called = functools.partial(_call, points)
        asked = pins.board("schedules_pins", dict(zip(SYMBOLS, plan.values(), strict=True)), called)
    keys = [key for key in (*DEFAULTS, "schedules_scaled") if key in st.session_state]
    settings = {key: st.session_state[key] for key in keys}
    presets.show("schedules_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: called(*pin.values()) for name, pin in asked.items()}
        *_, call = calls.values()
        with narrow:
            guess, slower = _guess(call)
        results = {name: one.run() for name, one in calls.items()}
        drawings = [
            *_pictures(call.run(), view == "one", guess, slower),
            *_pinned(asked, results),
        ]
        with bottom:
            exports.panel(
                "schedules",
                call,
                drawings,
                page="learning-rate",
                settings=settings,
                sources=(schedules.schedule_rates, schedules._measure, schedules._expect),
                old_api=OLD_API,
            )


def _plan() -> dict[str, object]:
    """The settings that the widgets stand at."""
    bound: dict[str, Any] = {"bind": "query-params"}
    plan = {
        "terms": st.slider(say(words.TERMS), 1, 12, 3, key="schedules_terms", **bound),
        "learning_rate": st.select_slider(
            say(schedules_words.FIRST_RATE), RATES, 0.01, key="schedules_rate", **bound
        ),
        "noise": st.select_slider(
            say(schedules_words.NOISE), NOISES, 3.0, key="schedules_noise", **bound
        ),
        "steps": st.select_slider(say(words.STEPS), STEPS, 2_000, key="schedules_steps", **bound),
    }
    with st.expander(say(schedules_words.MORE)):
        plan |= {
            "final": st.select_slider(
                say(schedules_words.FINAL), FINALS, 0.01, key="schedules_final", **bound
            ),
            "drops": st.slider(
                say(schedules_words.DROPS), 1, 20, 4, key="schedules_drops", **bound
            ),
            "warm_up": st.select_slider(
                say(schedules_words.WARM_UP), WARM_UPS, 0.1, key="schedules_warm", **bound
            ),
            "seed": st.slider(say(schedules_words.SEED), 0, 20, 0, key="schedules_seed", **bound),
        }
    return plan


def _call(points: pd.DataFrame, *plan: object) -> Call:
    given = dict(zip(SYMBOLS.values(), plan, strict=True))
    return Call(schedules.noisy_descent, {**data.xy(points), **given})


def _pinned(asked: dict[str, pins.Settings], results: dict[str, schedules.NoisyDescent]):
    """Where every schedule ended in the pinned runs and in the present one."""
    if len(results) < 2:
        return []
    ends = {name: schedules_charts.ends_of(result) for name, result in results.items()}
    drawing = pinned.methods_of_runs(
        "schedules", ends, (say(schedules_words.SCHEDULE), say(schedules_words.EXCESS))
    )
    drawing.show()
    pins.table(
        asked,
        {name: {one: short(end) for one, end in found.items()} for name, found in ends.items()},
    )
    return [drawing]


def _guess(call: Call) -> tuple[float | None, schedules.NoisyDescent | None]:
    """The predicted floor at a slower rate, in percent, once committed; and that run."""
    now, slower = call.run(), SLOWER.get(call.arguments["learning_rate"])
    if slower is None or not 0.0 < now.floor_excess < math.inf:
        return None, None
    other = Call(call.function, call.arguments | {"learning_rate": slower})
    guess = predictions.ask(
        "schedules_ask",
        say(schedules_words.ASK_FLOOR, slower=f"{slower:g}"),
        (0.0, 100.0),
        about=call,
        measured=lambda: schedules.floor_share(now, other.run()),
        why=say(schedules_words.WHY_FLOOR),
    )
    return guess, None if guess is None else other.run()


def _pictures(now: schedules.NoisyDescent, one: bool, guess, slower):
    drawings = [
        schedules_charts.losses(now, one=one, guess=guess, slower=slower),
        schedules_charts.rates(now),
    ]
    drawings[0].show()
    st.markdown(_point(now))
    drawings[1].show()
    st.dataframe(schedules_charts.table(now), hide_index=True)
    st.caption(say(schedules_words.WARM_UP_NOTE))
    return drawings


def _point(now: schedules.NoisyDescent) -> str:
    """What this picture shows."""
    if now.floor_excess == math.inf:
        return say(schedules_words.FAST_POINT, bound=f"{now.bound:.4g}")
    return say(schedules_words.NOISY_POINT if now.floor_excess else schedules_words.EXACT_POINT)
