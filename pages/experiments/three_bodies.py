"""Three bodies and a twin that differs by a hair: orbits, distance, energy."""

from __future__ import annotations

import functools

import pandas as pd
import streamlit as st

from core.chaos import log_hamiltonian, three_body, three_body_orbits, three_body_twins
from core.chaos.breakup_ensemble import TRUSTED
from pages.pictures import three_bodies as pictures
from pages.shared import frame, link, pins, predictions, tables, takeaway
from pages.shared.calls import Call
from pages.shared.charts import side_by_side
from pages.shared.language import say
from pages.texts import three_bodies as words

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
    "pythagorean": (words.PYTHAGOREAN, DEFAULTS),
    "eight": (words.EIGHT, DEFAULTS | {"bodies_start": "eight", "bodies_until": 20.0}),
    "kicked": (
        words.EIGHT_KICKED,
        DEFAULTS | {"bodies_start": "eight", "bodies_until": 40.0, "bodies_shift": 1e-2},
    ),
    "lagrange": (words.LAGRANGE, DEFAULTS | {"bodies_start": "lagrange", "bodies_until": 40.0}),
    "random": (words.RANDOM, DEFAULTS | {"bodies_start": "random"}),
}
ASKED = (1e-10, 100.0)  # distance that can be guessed


@frame.experiment
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
    frame.presets("bodies_preset", PRESETS, settings, top)
    with wide, frame.guard():
        calls = {name: make(*run.values()) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        with narrow:
            _ask(own)
        drawings = _pictures(results, until)
        pins.table(runs, {name: {**pictures.figures(one)} for name, one in results.items()})
        with bottom:
            takeaway.panel(
                "bodies",
                call,
                drawings,
                page="chaos",
                settings=settings,
                also=(three_body.integrate_until, three_body._followed, log_hamiltonian.leap),
            )


def _start() -> tuple[str, pd.DataFrame]:
    """The start by its name, and the learner's own as a table, for a pin may still need it."""
    names = {name: say(text) for name, text in words.STARTS.items()}
    chosen = st.selectbox(say(words.START), **link.choice("bodies_start", names))
    if chosen == "random":
        st.slider(say(words.SEED), 0, 20, 0, key=SEED, bind="query-params")
    given = Call(three_body_orbits.start, {"name": "pythagorean"}).run()
    columns = {"m": given.masses}
    columns |= dict(zip(("x", "y"), given.positions.T, strict=True))
    columns |= dict(zip(("vx", "vy"), given.velocities.T, strict=True))
    if chosen != "own":
        return chosen, st.session_state.get(f"{OWN}:good", pd.DataFrame(columns))
    st.caption(say(words.EDIT))
    return chosen, tables.edited(OWN, pd.DataFrame(columns))


def _ways() -> tuple[float, float, float]:
    until = st.select_slider(say(words.UNTIL), TIMES, 80.0, key="bodies_until", bind="query-params")
    step = st.select_slider(say(words.STEP), STEPS, 0.005, key="bodies_step", bind="query-params")
    shift = st.select_slider(
        say(words.SHIFT), SHIFTS, 1e-10, key="bodies_shift", bind="query-params"
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
        say(words.BODIES_ASK),
        ASKED,
        about=call,
        measured=lambda: float(call.run().distances[-1]),
        why=say(words.BODIES_WHY),
        log=True,
    )


def _pictures(results: pictures.Runs, until: float):
    *_, twins = results.values()
    error, ended = twins.motion.energy_error, twins.motion.ended
    if not error < TRUSTED:
        st.warning(say(words.UNTRUSTED, error=f"{error:.1%}"))
    if ended < until:
        st.info(say(words.ENDED_EARLY, time=f"{ended:.4g}", steps=three_body.MAX_STEPS))
    drawings = [
        pictures.orbits(twins),
        pictures.distances(results),
        pictures.energies(results),
    ]
    drawings[0].show()
    st.caption(say(words.HOW))
    with st.container(horizontal=True):
        for label, figure in pictures.figures(twins).items():
            st.metric(label, figure)
    side_by_side(drawings[1:])
    st.caption(say(words.BODIES_NOTE))
    return drawings
