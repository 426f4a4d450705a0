"""Three bodies and a twin that differs by a hair: orbits, distance, energy."""

from __future__ import annotations

import functools

import pandas as pd
import streamlit as st

from core.chaos import log_hamiltonian, three_body, three_body_orbits, three_body_twins
from core.chaos.breakup_ensemble import TRUSTED
from pages.lessons.chaos import bodies_charts, bodies_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins, tables
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

TIMES = [5.0, 10.0, 20.0, 40.0, 80.0, 150.0]
STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05]
SHIFTS = [0.0, 1e-14, 1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-2]
DEFAULTS = {
    "bodies_start": "pythagorean",
    "bodies_until": 80.0,
    "bodies_step": 0.005,
    "bodies_shift": 1e-10,
}
OWN = "bodies_own"  # the learner's own masses, places and velocities
SEED = "bodies_seed"  # only there for the random start
PRESETS = {
    "pythagorean": (bodies_words.PYTHAGOREAN, DEFAULTS),
    "eight": (bodies_words.EIGHT, DEFAULTS | {"bodies_start": "eight", "bodies_until": 20.0}),
    "kicked": (
        bodies_words.EIGHT_KICKED,
        DEFAULTS | {"bodies_start": "eight", "bodies_until": 40.0, "bodies_shift": 1e-2},
    ),
    "lagrange": (
        bodies_words.LAGRANGE,
        DEFAULTS | {"bodies_start": "lagrange", "bodies_until": 40.0},
    ),
    "random": (bodies_words.RANDOM, DEFAULTS | {"bodies_start": "random"}),
}
ASKED = (1e-10, 100.0)  # distance that can be guessed


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        chosen, own = _start()
        until, step, shift = _ways()
        seed = st.session_state[SEED] if chosen == "random" else 0
        now = {"start": chosen, "seed": seed, "d": shift, "h": step}
        make = functools.partial(_call, own, until)
        runs = pins.board("bodies_pins", now, make)
    keys = [*DEFAULTS, *([SEED] if chosen == "random" else [])]
    settings = {key: st.session_state[key] for key in keys}
    presets.show("bodies_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: make(*run.values()) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        with narrow:
            _ask(own)
        drawings = _pictures(results, until)
        pins.table(runs, {name: {**bodies_charts.figures(one)} for name, one in results.items()})
        with bottom:
            exports.panel(
                "bodies",
                call,
                drawings,
                page="chaos",
                settings=settings,
                sources=(three_body.integrate_until, three_body._followed, log_hamiltonian.leap),
            )


def _start() -> tuple[str, pd.DataFrame]:
    """The start by its name, and the learner's own as a table, for a pin may still need it."""
    names = {name: say(text) for name, text in bodies_words.STARTS.items()}
    chosen = st.selectbox(say(bodies_words.START), **link.choice("bodies_start", names))
    if chosen == "random":
        st.slider(say(words.SEED), 0, 20, 0, key=SEED, bind="query-params")
    given = Call(three_body_orbits.start, {"name": "pythagorean"}).run()
    columns = {"m": given.masses}
    columns |= dict(zip(("x", "y"), given.positions.T, strict=True))
    columns |= dict(zip(("vx", "vy"), given.velocities.T, strict=True))
    if chosen != "own":
        return chosen, st.session_state.get(f"{OWN}:good", pd.DataFrame(columns))
    st.caption(say(bodies_words.EDIT))
    return chosen, tables.edited(OWN, pd.DataFrame(columns))


def _ways() -> tuple[float, float, float]:
    until = st.select_slider(
        say(bodies_words.UNTIL), TIMES, 80.0, key="bodies_until", bind="query-params"
    )
    step = st.select_slider(
        say(bodies_words.STEP), STEPS, 0.005, key="bodies_step", bind="query-params"
    )
    shift = st.select_slider(
        say(bodies_words.SHIFT), SHIFTS, 1e-10, key="bodies_shift", bind="query-params"
    )
    return until, step, shift


def _call(
    own: pd.DataFrame, until: float, start: str, seed: int, shift: float, step: float
) -> Call:
    if start == "own":
        given = {
            "masses": own["m"].to_numpy(),
            "positions": own[["x", "y"]].to_numpy(),
            "velocities": own[["vx", "vy"]].to_numpy(),
        }
    else:
        known = Call(three_body_orbits.start, {"name": start, "seed": seed}).run()
        names = ("masses", "positions", "velocities")
        given = {name: getattr(known, name) for name in names}
    return Call(three_body_twins.compare, {**given, "until": until, "step": step, "shift": shift})


def _ask(own: pd.DataFrame) -> None:
    call = _call(own, 80.0, "pythagorean", 0, 1e-10, 0.005)
    predictions.ask(
        "bodies_ask",
        say(bodies_words.ASK),
        ASKED,
        about=call,
        measured=lambda: float(call.run().distances[-1]),
        why=say(bodies_words.WHY),
        log=True,
    )


def _pictures(results: bodies_charts.Runs, until: float):
    *_, twins = results.values()
    error, ended = twins.motion.energy_error, twins.motion.ended
    if not error < TRUSTED:
        st.warning(say(bodies_words.UNTRUSTED, error=f"{error:.1%}"))
    if ended < until:
        st.info(say(bodies_words.ENDED_EARLY, time=f"{ended:.4g}", steps=three_body.MAX_STEPS))
    drawings = [
        bodies_charts.orbits(twins),
        bodies_charts.distances(results),
        bodies_charts.energies(results),
    ]
    drawings[0].show()
    st.caption(say(bodies_words.HOW))
    with st.container(horizontal=True):
        for label, figure in bodies_charts.figures(twins).items():
            st.metric(label, figure)
    side_by_side(drawings[1:])
    st.caption(say(bodies_words.NOTE))
    return drawings
