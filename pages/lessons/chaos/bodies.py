"""Three bodies and a twin that starts almost alike: how soon one no longer predicts the other."""

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
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

TIMES = [5.0, 10.0, 20.0, 40.0, 80.0, 150.0]
STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05]
SHIFTS = [0.0, 1e-14, 1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-2]
DEFAULTS = {
    **defaults(three_body_orbits.start, bodies_start="name"),
    **defaults(
        three_body_twins.compare, bodies_until="until", bodies_step="step", bodies_shift="shift"
    ),
}
DRAW = defaults(three_body_orbits.start, bodies_seed="seed")  # only there for the random start
SYMBOLS = {"start": "start", "seed": "seed", "shift": "d", "step": "h"}
OWN = "bodies_own"  # the learner's own masses, places and velocities
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
GUESSES = (1e-10, 100.0)  # distances that can be guessed


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        start, own = _start()
        until, step, shift = _integration()
        seed = st.session_state["bodies_seed"] if start == "random" else 0
        now = {"start": start, "seed": seed, "shift": shift, "step": step}
        call_of = functools.partial(_call, own, until)
        runs = pins.board("bodies_pins", now, SYMBOLS, call_of)
    keys = [*DEFAULTS, *(DRAW if start == "random" else [])]
    settings = {key: st.session_state[key] for key in keys}
    presets.show("bodies_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: call_of(**run) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        with narrow:
            _ask(own)
        drawings = _pictures(results, until)
        rows = {name: bodies_charts.row(twins) for name, twins in results.items()}
        pins.table(runs, rows, SYMBOLS)
        with bottom:
            exports.panel(
                "bodies",
                call,
                drawings,
                page="chaos",
                settings=settings,
                sources=(
                    three_body.integrate_until,
                    three_body.integrate_block,
                    log_hamiltonian.leap,
                ),
            )


def _start() -> tuple[str, pd.DataFrame]:
    """The name of the start, and the table of the learner's own, which a pin may need."""
    names = {name: say(text) for name, text in bodies_words.STARTS.items()}
    choice = link.choice("bodies_start", names, DEFAULTS["bodies_start"])
    start = st.selectbox(say(bodies_words.START), **choice)
    if start == "random":
        seed = DRAW["bodies_seed"]
        st.slider(say(words.SEED), 0, 20, seed, key="bodies_seed", bind="query-params")
    example = Call.of(three_body_orbits.start, name="pythagorean").run()
    columns = {"m": example.masses}
    columns |= dict(zip(("x", "y"), example.positions.T, strict=True))
    columns |= dict(zip(("vx", "vy"), example.velocities.T, strict=True))
    if start != "own":
        return start, st.session_state.get(f"{OWN}:good", pd.DataFrame(columns))
    st.caption(say(bodies_words.EDIT))
    return start, tables.edited(OWN, pd.DataFrame(columns))


def _integration() -> tuple[float, float, float]:
    """How long the bodies are followed, with which step, and how far the twin is shifted."""
    until = st.select_slider(
        say(bodies_words.UNTIL),
        TIMES,
        DEFAULTS["bodies_until"],
        key="bodies_until",
        bind="query-params",
    )
    step = st.select_slider(
        say(bodies_words.STEP),
        STEPS,
        DEFAULTS["bodies_step"],
        key="bodies_step",
        bind="query-params",
    )
    shift = st.select_slider(
        say(bodies_words.SHIFT),
        SHIFTS,
        DEFAULTS["bodies_shift"],
        key="bodies_shift",
        bind="query-params",
    )
    return until, step, shift


def _call(
    own: pd.DataFrame,
    until: float = DEFAULTS["bodies_until"],
    start: str = DEFAULTS["bodies_start"],
    seed: int = DRAW["bodies_seed"],
    shift: float = DEFAULTS["bodies_shift"],
    step: float = DEFAULTS["bodies_step"],
) -> Call[three_body_twins.Twins]:
    if start == "own":
        masses = own["m"].to_numpy()
        positions, velocities = own[["x", "y"]].to_numpy(), own[["vx", "vy"]].to_numpy()
    else:
        bodies = Call.of(three_body_orbits.start, name=start, seed=seed).run()
        masses, positions, velocities = bodies.masses, bodies.positions, bodies.velocities
    return Call.of(
        three_body_twins.compare,
        masses=masses,
        positions=positions,
        velocities=velocities,
        until=until,
        step=step,
        shift=shift,
    )


def _ask(own: pd.DataFrame) -> None:
    """Ask how far the twin of the figure eight is away, which the first preset does not show."""
    call = _call(own, start="eight", until=40.0)
    predictions.ask(
        "bodies_ask",
        say(bodies_words.ASK),
        GUESSES,
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
