"""The attractor: one orbit in space, over time, and where it crosses a plane."""

from __future__ import annotations

import functools
from typing import Any

import streamlit as st

from core.chaos import (
    escape,
    expressions,
    grammar,
    integrate,
    interpreter,
    orbits,
    own_system,
    transient,
)
from core.chaos.systems import SYSTEMS
from pages.lessons.chaos import attractor_charts, attractor_settings, attractor_words, words
from pages.shared.charts.drawing import Drawing, side_by_side
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

CHOICES = ("three_scroll", "lorenz", "rossler", "chen", "lu", "own")
DEFAULTS = {
    "attractor_system": "three_scroll",
    "attractor_color": "time",
    "attractor_coordinate": "x",
}
TRANSIENTS = defaults(transient.transients, starts="starts", time="time", tolerance="tolerance")
SCROLL, PRINTED = SYSTEMS["three_scroll"], SYSTEMS["three_scroll_printed"]
TUTORIAL = {
    f"attractor_three_scroll_{symbol}": value for symbol, value in SCROLL.parameters.items()
}
TUTORIAL |= DEFAULTS | {
    "attractor_three_scroll_time": SCROLL.time,
    "attractor_three_scroll_start": SCROLL.start[0],
}
ESCAPING = {
    "attractor_three_scroll_e": PRINTED.parameters["e"],
    "attractor_three_scroll_time": PRINTED.time,
}
PRESETS = {
    "mended": (attractor_words.PRESET_CORRECTED, TUTORIAL),
    "printed": (attractor_words.PRESET_PRINTED, TUTORIAL | ESCAPING),
    "chaotic": (attractor_words.PRESET_CHAOTIC, TUTORIAL | {"attractor_three_scroll_d": 0.18}),
    "lorenz": (attractor_words.PRESET_LORENZ, {"attractor_system": "lorenz"}),
    "rossler": (attractor_words.PRESET_ROSSLER, {"attractor_system": "rossler"}),
    "chen": (attractor_words.PRESET_CHEN, {"attractor_system": "chen"}),
    "lu": (attractor_words.PRESET_LU, {"attractor_system": "lu"}),
    "own": (attractor_words.PRESET_OWN, {"attractor_system": "own"}),
}
OLD_API = (
    ("for step in range(steps): state = sess.run(next_state)", "integrate: tf.while_loop"),
    ("tf.placeholder for the parameters", "tensors: no new compilation"),
)


@tabs.experiment
def tab() -> None:
    st.markdown(say(attractor_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        name = _system()
        if name == "own":
            now = attractor_settings.solvable(attractor_settings.of_own_equations(), _own_call)
            call_of, symbols = _own_call, attractor_settings.OWN_SYMBOLS
        else:
            now, symbols = attractor_settings.of_system(name), attractor_settings.SYMBOLS[name]
            call_of = functools.partial(_call, name)
        runs = pins.board(f"attractor_{name}_pins", now, symbols, call_of)
        looks = _looks(name)
        _ask()
    settings = {key: st.session_state[key] for key in (*DEFAULTS, *attractor_settings.keys(name))}
    presets.show("attractor_preset", PRESETS, settings, top)
    calls = {run: call_of(**values) for run, values in runs.items()}
    results = {run: call.run() for run, call in calls.items()}
    *_, call = calls.values()
    *_, orbit = results.values()
    with wide:
        drawings = _pictures(name, call.arguments["system"], results, looks)
        _ending(orbit, now["time"], call.arguments["dt"])
        if name == "three_scroll":
            _tutorial_notes(orbit, call)
        pins.table(runs, {run: _row(orbit) for run, orbit in results.items()}, symbols)
    exports.panel(
        "attractor",
        call,
        drawings,
        page="chaos",
        settings=settings,
        sources=(*_sources(name), integrate.rk4_step),
        old_api=OLD_API,
    )


def _system() -> str:
    names = {name: say(words.SYSTEMS[name]) for name in CHOICES}
    choice = link.choice("attractor_system", names, DEFAULTS["attractor_system"])
    return st.selectbox(say(words.SYSTEM), **choice)


def _call(name: str, start_x: float, time: float, **parameters: float) -> Call[integrate.Orbit]:
    dt = SYSTEMS[name].dt
    return Call.of(
        integrate.integrate,
        system=name,
        start=orbits.start_from(name, start_x),
        dt=dt,
        steps=orbits.duration_steps(time, dt),
        parameters={symbol: parameters[symbol] for symbol in SYSTEMS[name].parameters},
    )


def _own_call(
    x: str, y: str, z: str, dt: float, start_x: float, time: float
) -> Call[integrate.Orbit]:
    system = f"{x};{y};{z}"
    return Call.of(
        integrate.integrate,
        system=system,
        start=orbits.start_from(system, start_x),
        dt=dt,
        steps=orbits.duration_steps(time, dt),
    )


def _sources(name: str) -> tuple[Any, ...]:
    """The functions that turn a state into its rates: equations, or what reads the learner's."""
    if name == "own":
        return (
            expressions.parse,
            grammar.read,
            own_system.form,
            interpreter.program,
            interpreter.rates,
        )
    return (SYSTEMS[name].equations, integrate.orbit_block)


def _looks(name: str) -> tuple[str, str, float]:
    """How the orbit is drawn: colour, coordinate over time, height of the section."""
    colors = {key: say(text) for key, text in attractor_words.COLORS.items()}
    choice = link.choice("attractor_color", colors, DEFAULTS["attractor_color"])
    by = st.segmented_control(say(attractor_words.COLOR_BY), required=True, **choice)
    axes = {"x": say(words.X), "y": say(attractor_words.Y), "z": say(words.Z)}
    choice = link.choice("attractor_coordinate", axes, DEFAULTS["attractor_coordinate"])
    coordinate = st.segmented_control(say(attractor_words.COORDINATE), required=True, **choice)
    own = name == "own"
    low, high = (-100.0, 100.0) if own else SYSTEMS[name].box[2]
    level = st.slider(
        say(attractor_words.LEVEL),
        low,
        high,
        attractor_settings.OWN["attractor_own_level"] if own else SYSTEMS[name].section,
        1.0,
        key=f"attractor_{name}_level",
        bind="query-params",
    )
    return by, coordinate, level


def _ask() -> None:
    """Ask how long the tutorial's chaos lasts."""
    about = Call.of(transient.transients, **TRANSIENTS)

    def answer() -> transient.Transients | None:
        return run_panel.answer("attractor_ask", about)

    def median() -> float | None:
        durations = answer()
        return durations and durations.median

    def why() -> str:
        durations: Any = answer()
        return say(
            attractor_words.WHY,
            late=f"{durations.late:.3g}",
            longest=f"{durations.longest:.3g}",
            unsettled=durations.unsettled,
            tolerance=f"{TRANSIENTS['tolerance']:.3g}",
            time=f"{TRANSIENTS['time']:.3g}",
            period=f"{durations.period:.4g}",
        )

    predictions.ask(
        "attractor_ask",
        say(attractor_words.ASK),
        (0.0, TRANSIENTS["time"]),
        about=about,
        measured=median,
        why=why,
    )


def _pictures(
    name: str,
    equations: str,
    results: dict[str, integrate.Orbit],
    looks: tuple[str, str, float],
) -> list[Drawing]:
    by, coordinate, level = looks
    *_, orbit = results.values()
    label = say(words.SYSTEMS[name])
    st.latex(attractor_charts.formula(equations))
    drawings = [
        attractor_charts.attractor(orbit, label, by),
        attractor_charts.series(results, coordinate, label),
        attractor_charts.section(orbit, level),
    ]
    drawings[0].show()
    side_by_side(drawings[1:3])
    return drawings


def _ending(orbit: integrate.Orbit, time: float, dt: float) -> None:
    """Say where the orbit ends, if it ends before its time."""
    if orbit.blown_up is not None:
        st.info(say(words.BLOWN, time=f"{orbit.blown_up:.4g}"))
    elif orbits.is_cut(time, dt):
        st.info(say(attractor_words.CUT, time=f"{orbit.times[-1]:.4g}", most=orbits.MAX_ORBIT))


def _tutorial_notes(orbit: integrate.Orbit, call: Call[integrate.Orbit]) -> None:
    """Whether the tutorial's orbit is an artefact, or has come onto the cycle."""
    plan = {key: call.arguments[key] for key in ("system", "start", "parameters")}
    axis = Call.of(escape.along_axis, parameters=plan["parameters"]).run()
    rate, time = f"{axis.rate:.4g}", f"{axis.leaves:.3g}"
    st.caption(say(attractor_words.AXIS_ESCAPES, rate=rate, top=axis.top, time=time))
    escapes = Call.of(escape.escape_time, **plan).run()
    if escapes is not None:
        st.info(say(attractor_words.ESCAPES, time=f"{escapes:.3g}"))
    elif plan["parameters"] == dict(SCROLL.parameters) and orbit.blown_up is None:
        _cycle(orbit)  # with other parameters the cycle is another one


def _cycle(orbit: integrate.Orbit) -> None:
    """Say from when on the orbit follows the cycle, and the period of the cycle."""
    ends = Call.of(transient.settling_time, orbit=orbit).run()
    if ends is None:
        period = Call.of(transient.period).run()
        st.markdown(say(attractor_words.NOT_SETTLED, period=f"{period:.4g}"))
    else:
        period = Call.of(transient.cycle_period, orbit=orbit).run()
        st.markdown(say(attractor_words.SETTLES, time=f"{ends:.3g}", period=f"{period:.4g}"))


def _row(orbit: integrate.Orbit) -> dict[str, object]:
    highest = Call.of(orbits.highest, orbit=orbit).run()
    ends = "–" if orbit.blown_up is None else f"{orbit.blown_up:.4g}"
    return {say(attractor_words.HIGHEST): f"{highest:.4g}", say(attractor_words.ENDS_AT): ends}
