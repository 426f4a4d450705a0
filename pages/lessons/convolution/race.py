"""Parameter race: three layers learn one filter, and the one with fewest weights wins."""

from __future__ import annotations

import functools
from typing import Any

import streamlit as st

from core import named_kernels, parameter_race
from pages.lessons.convolution import race_charts, race_words, words
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

LENGTHS = [6, 8, 10, 12, 16, 20, 24]
TWICE = dict(zip(LENGTHS, [12, 16, 20, 24, 32, 40, 48], strict=True))
NOISES = [0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0]
WIDTHS = [1, 3, 5]
DRAWS, FEW_DRAWS = 10, 4  # of the race, and of the one that the prediction is on
DEFAULTS = {
    "race_length": 16,
    "race_width": 3,
    "race_kernel": "average",
    "race_noise": 0.3,
    "race_seed": 0,
}
PRESETS = {
    "sixteen": (race_words.RACE_SIXTEEN, DEFAULTS),
    "quiet": (race_words.RACE_QUIET, DEFAULTS | {"race_noise": 0.0}),
    "loud": (race_words.RACE_LOUD, DEFAULTS | {"race_noise": 2.0}),
    "short": (race_words.RACE_SHORT, DEFAULTS | {"race_length": 6}),
    "edge": (race_words.RACE_EDGE, DEFAULTS | {"race_kernel": "edge", "race_width": 5}),
}


@tabs.experiment
def tab() -> None:
    st.markdown(say(race_words.RACE_LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        plan = _widgets()
        runs = pins.board("race_pins", plan, functools.partial(_call, DRAWS))
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("race_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(DRAWS, **run) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, now = runs
        with narrow:
            _ask(**plan)
        counts = results[now].counts
        with st.container(horizontal=True):
            for kind in race_charts.KINDS:
                count = say(words.COUNT, count=getattr(counts, kind))
                st.metric(say(race_charts.NAMES[kind]), count)
        drawing = race_charts.chart(results)
        drawing.show()
        st.caption(say(race_words.RACE_NOTE, draws=DRAWS, tests=parameter_race.TESTS))
        pins.table(runs, {name: race_charts.row(one) for name, one in results.items()})
        with bottom:
            exports.panel(
                "race",
                calls[now],
                [drawing],
                page="convolution",
                settings=settings,
                sources=(
                    parameter_race._matrices,
                    parameter_race._least_squares,
                    parameter_race.expected_error,
                ),
            )


def _widgets() -> dict[str, Any]:
    options = {name: say(words.KERNELS[name]) for name in named_kernels.KERNELS}
    length = st.select_slider(
        say(words.LENGTH_LABEL), LENGTHS, 16, key="race_length", bind="query-params"
    )
    kernel = st.selectbox(say(words.HIDDEN_KERNEL), **link.choice("race_kernel", options))
    width = st.select_slider(say(words.WIDTH), WIDTHS, 3, key="race_width", bind="query-params")
    noise = st.select_slider(say(words.NOISE), NOISES, 0.3, key="race_noise", bind="query-params")
    seed = st.slider(say(words.DATA_SEED), 0, 20, 0, key="race_seed", bind="query-params")
    return {"n": length, "w": width, "kernel": kernel, "noise": noise, "seed": seed}


def _call(draws: int, n: int, w: int, kernel: str, noise: float, seed: int) -> Call:
    return Call(
        parameter_race.run,
        {
            "length": n,
            "width": w,
            "kernel": kernel,
            "noise": noise,
            "draws": draws,
            "seed": seed,
        },
    )


def _ask(n: int, **rest) -> None:
    other = _call(FEW_DRAWS, n=TWICE[n], **rest)
    predictions.ask(
        "race_ask",
        say(race_words.RACE_ASK, length=TWICE[n]),
        (1, 100),
        about=other,
        measured=lambda: (
            (race := run_panel.answer("race_ask", other)) and parameter_race.peak(race)
        ),
        why=say(race_words.RACE_WHY),
    )
