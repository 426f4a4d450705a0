"""Thousands of triples until each breaks up: nobody can say who leaves one, everybody of many."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.chaos import breakup_ensemble, breakup_laws, breakup_starts, log_hamiltonian, three_body
from pages.lessons.chaos import breakups_charts, breakups_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

SYSTEMS = [250, 500, 1000, 2000, 5000, 10_000]
STEPS = [10_000, 20_000, 50_000, 100_000, 200_000]
DEFAULTS = {
    "breakups_m1": 1.0,
    "breakups_m2": 1.0,
    "breakups_m3": 1.0,
    "breakups_space": "3",
    "breakups_start": "random",
    "breakups_heat": 0.2,
    "breakups_systems": 2000,
    "breakups_steps": 100_000,
    "breakups_seed": 0,
}
UNEQUAL = {"breakups_m1": 1.0, "breakups_m2": 2.0, "breakups_m3": 3.0}
COLD = {name: value for name, value in DEFAULTS.items() if name != "breakups_heat"}  # at rest
BURRAU = {"breakups_m1": 3.0, "breakups_m2": 4.0, "breakups_m3": 5.0}
PRESETS = {
    "equal": (breakups_words.EQUAL, DEFAULTS),
    "unequal": (breakups_words.ONE_TWO_THREE, DEFAULTS | UNEQUAL),
    "shaken": (
        breakups_words.SHAKEN,
        COLD | BURRAU | {"breakups_space": "2", "breakups_start": "pythagorean"},
    ),
    "flat": (breakups_words.FLAT, DEFAULTS | {"breakups_space": "2"}),
}
ASKED = 0.0, 100.0  # per cent


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        runs = pins.board("breakups_pins", _settings(), _drawn)
        calls = {name: _call(*run.values()) for name, run in runs.items()}
        *pinned, now = runs
        call = calls[now]
        settings = {key: st.session_state[key] for key in DEFAULTS if key in st.session_state}
        _ask()
        drawn = [_starts(_drawn(*runs[now].values()), call.arguments["masses"])]
    presets.show("breakups_preset", PRESETS, settings, top)
    with narrow:
        results = run_panel.results("breakups", calls)
    beside = {name: results[name].breakups for name in pinned if name in results}

    def show(film: list[breakup_ensemble.Progress], finished: bool) -> None:
        drawings, figures = breakups_charts.all_of(film[-1].breakups, beside)
        shares, shapes, survival = drawings
        with st.container(horizontal=True):
            for label, (figure, told) in figures.items():
                st.metric(label, figure, help=told or None)
        side_by_side([shares, shapes])
        survival.show()
        st.caption(say(breakups_words.NOTE))
        drawn[1:] = drawings if finished else []

    with wide:
        run_panel.show("breakups", call, show, call.arguments["steps"])
        pins.table(runs, {name: breakups_charts.row(one.breakups) for name, one in results.items()})
    exports.panel(
        "breakups",
        Call(three_body.breakups, call.arguments),
        drawn,
        page="chaos",
        settings=settings,
        sources=(
            breakup_ensemble.follow,
            breakup_ensemble._escapes,
            log_hamiltonian.leap,
            breakup_laws.law,
        ),
    )


def _settings() -> pins.Settings:
    """The widgets as the settings of a run."""
    masses = tuple(
        st.slider(
            say(breakups_words.MASS, number=at),
            0.5,
            10.0,
            1.0,
            0.5,
            key=f"breakups_m{at}",
            bind="query-params",
        )
        for at in (1, 2, 3)
    )
    spaces = {name: say(text) for name, text in breakups_words.SPACES.items()}
    space = st.segmented_control(
        say(breakups_words.DIMENSIONS), required=True, **link.choice("breakups_space", spaces)
    )
    draws = {name: say(text) for name, text in breakups_words.DRAWS.items()}
    start = st.selectbox(say(breakups_words.DRAWN), **link.choice("breakups_start", draws))
    heat = 0.0  # the triangle starts at rest
    if start == "random":
        heat = st.slider(
            say(breakups_words.HEAT), 0.0, 0.5, 0.2, 0.05, key="breakups_heat", bind="query-params"
        )
    systems = st.select_slider(
        say(breakups_words.SYSTEMS), SYSTEMS, 2000, key="breakups_systems", bind="query-params"
    )
    steps = st.select_slider(
        say(breakups_words.LEAPS), STEPS, 100_000, key="breakups_steps", bind="query-params"
    )
    seed = st.slider(say(words.SEED), 0, 20, 0, key="breakups_seed", bind="query-params")
    named = {f"m{at}": mass for at, mass in enumerate(masses, start=1)}
    told = {"dimensions": int(space), "start": start, "heat": heat}
    return named | told | {"n": systems, "k": steps, "seed": seed}


def _call(m1: float, m2: float, m3: float, *others: Any) -> Call:
    """The run of these settings."""
    dimensions, start, heat, systems, steps, seed = others
    plan = {
        "masses": (m1, m2, m3),
        "systems": systems,
        "dimensions": dimensions,
        "seed": seed,
        "start": start,
        "heat": heat,
        "steps": steps,
    }
    return Call(breakup_ensemble.follow, plan)


def _drawn(*values: Any) -> Call:
    """Some of the starts of a run: refused here where they cannot be drawn."""
    arguments = _call(*values).arguments
    named = {name: value for name, value in arguments.items() if name != "steps"}
    return Call(breakup_starts.examples, named | {"count": breakups_charts.EXAMPLES})


def _starts(call: Call, masses: tuple[float, ...]):
    """Some of the starts, so that it is clear what is let go."""
    drawing = breakups_charts.starts(call.run(), masses)
    drawing.show()
    return drawing


def _ask() -> None:
    call = Call(breakup_ensemble.follow, {"masses": (1.0, 2.0, 3.0), "systems": 1000})

    def measured() -> float | None:
        found = run_panel.answer("breakups_ask", call)
        return found and breakup_laws.lightest_share(found.breakups)

    predictions.ask(
        "breakups_ask",
        say(breakups_words.ASK),
        ASKED,
        about=call,
        measured=measured,
        why=say(breakups_words.WHY),
    )
