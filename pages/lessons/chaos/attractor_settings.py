"""Settings of the attractor: sliders for a system's parameters, or the learner's own equations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from core.chaos import expressions, formula
from core.chaos.systems import SYSTEMS
from core.errors import InputError
from pages.lessons.chaos import attractor_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings.pins import Settings
from pages.shared.words.language import say
from pages.shared.words.sentences import literal, of_error

DTS = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1]
TIMES = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 40.0, 50.0, 100.0, 200.0, 300.0, 500.0]
ROSSLER = SYSTEMS["rossler"]
OWN = {  # only there for own equations, which are Rössler's to begin with
    "attractor_own_x": "-y - z",
    "attractor_own_y": "x + 0.2*y",
    "attractor_own_z": "0.2 + z*(x - 5.7)",
    "attractor_own_dt": ROSSLER.dt,
    "attractor_own_start": ROSSLER.start[0],
    "attractor_own_time": 200.0,
    "attractor_own_level": ROSSLER.section,
}
ORBIT = {"start_x": "x0", "time": "T"}
SYMBOLS = {
    name: {symbol: symbol for symbol in system.parameters} | ORBIT
    for name, system in SYSTEMS.items()
}
OWN_KEYS = ("x", "y", "z", "dt", "start", "time")  # in the order of OWN_SYMBOLS
SOLVED = "attractor:solved"  # the settings of the last own equations that were solved
OWN_SYMBOLS = {"x": "x", "y": "y", "z": "z", "dt": "dt"} | ORBIT


def keys(name: str) -> list[str]:
    """The keys of the widgets below, for a system or for the learner's own equations."""
    symbols = ("x", "y", "z", "dt") if name == "own" else SYSTEMS[name].parameters
    return [f"attractor_{name}_{part}" for part in (*symbols, "time", "start", "level")]


def _start_and_time(name: str, start: float, time: float) -> Settings:
    """Where an orbit starts and how long it is followed, at first ``start`` and ``time``."""
    start_x = st.slider(
        say(attractor_words.START_X),
        -20.0,
        20.0,
        start,
        0.5,
        key=f"attractor_{name}_start",
        bind="query-params",
    )
    duration = st.select_slider(
        say(words.DURATION), TIMES, time, key=f"attractor_{name}_time", bind="query-params"
    )
    return {"start_x": start_x, "time": duration}


def of_system(name: str) -> Settings:
    """A slider for each parameter, then the start and the time."""
    system = SYSTEMS[name]
    parameters: dict[str, float] = {}
    for symbol, default in system.parameters.items():
        low, high, step = system.ranges[symbol]
        parameters[symbol] = st.slider(
            say(attractor_words.PARAMETER, symbol=symbol),
            low,
            high,
            default,
            step,
            format="%.6g",
            key=f"attractor_{name}_{symbol}",
            bind="query-params",
        )
    orbit = _start_and_time(name, system.start[0], system.time)
    st.caption(say(attractor_words.DEFAULT_TIME, dt=system.dt))
    return parameters | orbit


def _own_equation(symbol: str) -> str:
    """One right-hand side, and below it how it was read or why it cannot be read."""
    typed = st.text_input(
        say(attractor_words.OWN_EQUATION, symbol=symbol),
        OWN[f"attractor_own_{symbol}"],
        key=f"attractor_own_{symbol}",
        bind="query-params",
        help=say(attractor_words.OWN_HELP),
    )
    text = typed or ""
    try:
        st.latex(rf"\dot {symbol} = {formula.latex(expressions.parse(text, symbol))}")
    except InputError as error:
        st.warning(of_error(error))
    return text


def solvable(now: Settings, call_of: Callable[..., Call[Any]]) -> Settings:
    """These settings of own equations; where core refuses them, the last ones that were solved.

    So the pictures stay while the learner is writing.
    """
    try:
        for symbol in "xyz":
            expressions.parse(str(now[symbol]), symbol)  # its sentence stands below the field
    except InputError:
        return _kept()
    try:
        call_of(**now).run()
    except InputError as error:
        st.warning(of_error(error))
        return _kept()
    st.session_state[SOLVED] = now
    return now


def _kept() -> Settings:
    kept = st.session_state.get(SOLVED) or {
        name: OWN[f"attractor_own_{key}"] for name, key in zip(OWN_SYMBOLS, OWN_KEYS, strict=True)
    }
    equations = literal("; ".join(str(kept[symbol]) for symbol in "xyz"))
    st.info(say(attractor_words.OWN_KEPT, equations=equations))
    return kept


def of_own_equations() -> Settings:
    """The learner's three right-hand sides, the step, the start and the time."""
    equations = {symbol: _own_equation(symbol) for symbol in "xyz"}
    dt = st.select_slider(
        say(attractor_words.OWN_DT),
        DTS,
        OWN["attractor_own_dt"],
        key="attractor_own_dt",
        bind="query-params",
    )
    return {
        **equations,
        "dt": dt,
        **_start_and_time("own", OWN["attractor_own_start"], OWN["attractor_own_time"]),
    }
