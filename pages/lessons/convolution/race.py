"""Parameter race: three layers learn one filter, and the one with the fewest weights wins."""

from __future__ import annotations

import functools
from typing import Any

import streamlit as st

from core import named_kernels, parameter_race
from pages.lessons.convolution import race_charts, race_words, words
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

LENGTHS = [6, 8, 10, 12, 16, 20, 24]
LONGER = dict(zip(LENGTHS, [12, 16, 20, 24, 32, 40, 48], strict=True))  # that of the question
NOISES = [0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0]
WIDTHS = [1, 3, 5]
DRAWS = defaults(parameter_race.run, draws="draws")["draws"]
FEW_DRAWS = 4  # of the race that the question is about
DEFAULTS = defaults(
    parameter_race.run,
    race_length="length",
    race_width="width",
    race_kernel="kernel",
    race_noise="noise",
    race_seed="seed",
)
SYMBOLS = {"length": "n", "width": "w", "kernel": "kernel", "noise": "noise", "seed": "seed"}
PRESETS = {
    "sixteen": (race_words.PRESET_SIXTEEN, DEFAULTS),
    "quiet": (race_words.PRESET_QUIET, DEFAULTS | {"race_noise": 0.0}),
    "loud": (race_words.PRESET_LOUD, DEFAULTS | {"race_noise": 2.0}),
    "short": (race_words.PRESET_SHORT, DEFAULTS | {"race_length": 6}),
    "edge": (race_words.PRESET_EDGE, DEFAULTS | {"race_kernel": "edge", "race_width": 5}),
}


@tabs.experiment
def tab() -> None:
    st.markdown(say(race_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        now = _widgets()
        runs = pins.board("race_pins", now, SYMBOLS, functools.partial(_call, DRAWS))
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("race_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(DRAWS, **run) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        with narrow:
            _ask(**now)
        *_, race = results.values()
        _counts(race)
        drawing = race_charts.chart(results)
        drawing.show()
        st.caption(say(race_words.NOTE, draws=DRAWS, tests=parameter_race.TESTS))
        rows = {name: race_charts.row(result) for name, result in results.items()}
        pins.table(runs, rows, SYMBOLS)
        with bottom:
            exports.panel(
                "race",
                call,
                [drawing],
                page="convolution",
                settings=settings,
                sources=(
                    parameter_race.learned_matrices,
                    parameter_race.least_norm_solution,
                    parameter_race.expected_error,
                ),
            )


def _widgets() -> pins.Settings:
    kernels = {name: say(words.KERNELS[name]) for name in named_kernels.KERNELS}
    length = st.select_slider(
        say(words.LENGTH_LABEL),
        LENGTHS,
        DEFAULTS["race_length"],
        key="race_length",
        bind="query-params",
    )
    kernel = st.selectbox(
        say(words.HIDDEN_KERNEL), **link.choice("race_kernel", kernels, DEFAULTS["race_kernel"])
    )
    width = st.select_slider(
        say(words.WIDTH), WIDTHS, DEFAULTS["race_width"], key="race_width", bind="query-params"
    )
    noise = st.select_slider(
        say(words.NOISE), NOISES, DEFAULTS["race_noise"], key="race_noise", bind="query-params"
    )
    seed = st.slider(
        say(words.DATA_SEED), 0, 20, DEFAULTS["race_seed"], key="race_seed", bind="query-params"
    )
    return {"length": length, "width": width, "kernel": kernel, "noise": noise, "seed": seed}


def _call(
    draws: int, length: int, width: int, kernel: str, noise: float, seed: int
) -> Call[parameter_race.Race]:
    return Call.of(
        parameter_race.run,
        length=length,
        width=width,
        kernel=kernel,
        noise=noise,
        draws=draws,
        seed=seed,
    )


def _ask(length: int, **settings: Any) -> None:
    """Ask where the error of the dense layer is largest when the sequences are longer."""
    longer = _call(FEW_DRAWS, length=LONGER[length], **settings)

    def measured() -> int | None:
        race = run_panel.answer("race_ask", longer)
        return None if race is None else parameter_race.peak(race)

    def why() -> str:
        if longer.arguments["noise"] == 0.0:
            return say(race_words.WHY_QUIET)
        starts = parameter_race.peak(longer.run()) == 1
        return say(race_words.WHY_START if starts else race_words.WHY_PEAK)

    predictions.ask(
        "race_ask",
        say(race_words.ASK, length=LONGER[length]),
        (1, 100),
        about=longer,
        measured=measured,
        why=why,
    )


def _counts(race: parameter_race.Race) -> None:
    """Draw how many weights each layer has."""
    with st.container(horizontal=True):
        for kind in race_charts.KINDS:
            count = say(words.COUNT, count=getattr(race.counts, kind))
            st.metric(say(race_charts.NAMES[kind]), count)
