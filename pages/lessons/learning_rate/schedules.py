"""Schedules: a shrinking learning rate helps where the gradients are noisy."""

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
from pages.shared.settings.defaults import defaults
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
    **defaults(
        schedules.noisy_descent,
        schedules_terms="terms",
        schedules_rate="learning_rate",
        schedules_noise="noise",
        schedules_steps="steps",
        schedules_final="final",
        schedules_drops="drops",
        schedules_warm="warm_up",
        schedules_seed="seed",
    ),
    "schedules_view": "mean",
}
PRESETS = {
    "noisy": (schedules_words.PRESET_NOISY, DEFAULTS),
    "exact": (schedules_words.PRESET_EXACT, DEFAULTS | {"schedules_noise": 0.0}),
    "one": (schedules_words.PRESET_ONE, DEFAULTS | {"schedules_view": "one"}),
    "fast": (
        schedules_words.PRESET_FAST,
        DEFAULTS | {"schedules_rate": 0.04, "schedules_steps": 100},
    ),
    "cars": (
        schedules_words.PRESET_CARS,
        DEFAULTS | {"schedules_data": "cars", "schedules_rate": 1e-3},
    ),
}
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
    st.markdown(say(schedules_words.LEAD))
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
            say(schedules_words.SHOWN),
            required=True,
            **link.choice("schedules_view", views, DEFAULTS["schedules_view"]),
        )
        runs = pins.board("schedules_pins", plan, SYMBOLS, functools.partial(_call, points))
    keys = [key for key in (*DEFAULTS, "schedules_scaled") if key in st.session_state]
    settings = {key: st.session_state[key] for key in keys}
    presets.show("schedules_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(points, **run) for name, run in runs.items()}
        *_, call = calls.values()
        with narrow:
            guess, slower = _guess(call)
        results = {name: call.run() for name, call in calls.items()}
        drawings = [
            *_pictures(call.run(), view == "one", guess, slower),
            *_pinned(runs, results),
        ]
        with bottom:
            exports.panel(
                "schedules",
                call,
                drawings,
                page="learning-rate",
                settings=settings,
                sources=(
                    schedules.schedule_rates,
                    schedules.measured_excess,
                    schedules.expected_excess,
                ),
                old_api=OLD_API,
            )


def _plan() -> pins.Settings:
    """The widgets as the settings of a run."""
    terms = st.slider(
        say(words.TERMS),
        1,
        12,
        DEFAULTS["schedules_terms"],
        key="schedules_terms",
        bind="query-params",
    )
    rate = st.select_slider(
        say(schedules_words.FIRST_RATE),
        RATES,
        DEFAULTS["schedules_rate"],
        key="schedules_rate",
        bind="query-params",
    )
    noise = st.select_slider(
        say(schedules_words.NOISE),
        NOISES,
        DEFAULTS["schedules_noise"],
        key="schedules_noise",
        bind="query-params",
    )
    steps = st.select_slider(
        say(words.STEPS),
        STEPS,
        DEFAULTS["schedules_steps"],
        key="schedules_steps",
        bind="query-params",
    )
    with st.expander(say(schedules_words.SHAPE)):
        shape = _shape()
    return {"terms": terms, "learning_rate": rate, "noise": noise, "steps": steps, **shape}


def _shape() -> pins.Settings:
    """The settings of a run that shape its schedules, and the seed of its noise."""
    final = st.select_slider(
        say(schedules_words.FINAL),
        FINALS,
        DEFAULTS["schedules_final"],
        key="schedules_final",
        bind="query-params",
    )
    drops = st.slider(
        say(schedules_words.DROPS),
        1,
        20,
        DEFAULTS["schedules_drops"],
        key="schedules_drops",
        bind="query-params",
    )
    warm_up = st.select_slider(
        say(schedules_words.WARM_UP),
        WARM_UPS,
        DEFAULTS["schedules_warm"],
        key="schedules_warm",
        bind="query-params",
    )
    seed = st.slider(
        say(schedules_words.SEED),
        0,
        20,
        DEFAULTS["schedules_seed"],
        key="schedules_seed",
        bind="query-params",
    )
    return {"final": final, "drops": drops, "warm_up": warm_up, "seed": seed}


def _call(points: pd.DataFrame, **plan: Any) -> Call[schedules.NoisyDescent]:
    return Call.of(schedules.noisy_descent, **data.xy(points), **plan)


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


def _guess(
    call: Call[schedules.NoisyDescent],
) -> tuple[float | None, schedules.NoisyDescent | None]:
    """Ask for the floor at a slower rate, in percent of this one; the guess, and its run."""
    now, slower = call.run(), SLOWER.get(call.arguments["learning_rate"])
    if slower is None or not 0.0 < now.floor_excess < math.inf:
        return None, None
    other = call.with_arguments(learning_rate=slower)
    guess = predictions.ask(
        "schedules_ask",
        say(schedules_words.ASK_FLOOR, slower=f"{slower:g}"),
        (0.0, 100.0),
        about=call,
        measured=lambda: schedules.floor_share(now, other.run()),
        why=say(schedules_words.WHY_FLOOR),
    )
    return guess, None if guess is None else other.run()


def _pictures(now: schedules.NoisyDescent, single_run: bool, guess, slower):
    drawings = [
        schedules_charts.losses(now, single_run=single_run, guess=guess, slower=slower),
        schedules_charts.rates(now),
    ]
    drawings[0].show()
    st.markdown(_point(now))
    drawings[1].show()
    st.dataframe(schedules_charts.table(now), hide_index=True)
    st.caption(say(schedules_words.WARM_UP_NOTE))
    return drawings


def _point(now: schedules.NoisyDescent) -> str:
    """The sentence that says what the picture shows."""
    if now.floor_excess == math.inf:
        return say(schedules_words.FAST_POINT, bound=f"{now.bound:.4g}")
    return say(schedules_words.NOISY_POINT if now.floor_excess else schedules_words.EXACT_POINT)
