"""The attractor: an orbit in space, over time, and where it passes a plane."""

from __future__ import annotations

import functools
from typing import Any

import streamlit as st

from core.chaos import escape, expressions, integrate, orbits, own_system, transient
from core.chaos.systems import SYSTEMS
from pages.lessons.chaos import attractor_charts, attractor_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs import compile_limits, run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

CHOICES = ("three_scroll", "lorenz", "rossler", "chen", "lu", "own")
OWN = {"x": "-y - z", "y": "x + 0.2*y", "z": "0.2 + z*(x - 5.7)"}  # Rössler's, to begin with
DTS = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1]
TIMES = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 40.0, 50.0, 100.0, 200.0, 300.0, 500.0]
DEFAULTS = {
    "attractor_system": "three_scroll",
    "attractor_color": "time",
    "attractor_coordinate": "x",
}
SCROLL = SYSTEMS["three_scroll"].parameters
TUTORIAL = {f"three_scroll_{symbol}": value for symbol, value in SCROLL.items()}
TUTORIAL |= DEFAULTS | {"three_scroll_time": 40.0, "three_scroll_start": 1.0}
PRINTED = {"three_scroll_e": -0.65, "three_scroll_time": 1.0}
PRESETS = {
    "mended": (attractor_words.ATTRACTOR_MENDED, TUTORIAL),
    "printed": (attractor_words.ATTRACTOR_PRINTED, TUTORIAL | PRINTED),
    "chaotic": (attractor_words.ATTRACTOR_CHAOTIC, TUTORIAL | {"three_scroll_d": 0.18}),
    "lorenz": (attractor_words.ATTRACTOR_LORENZ, {"attractor_system": "lorenz"}),
    "rossler": (attractor_words.ATTRACTOR_ROSSLER, {"attractor_system": "rossler"}),
    "chen": (attractor_words.ATTRACTOR_CHEN, {"attractor_system": "chen"}),
    "lu": (attractor_words.ATTRACTOR_LU, {"attractor_system": "lu"}),
    "own": (attractor_words.ATTRACTOR_OWN, {"attractor_system": "own"}),
}
OLD_API = (
    ("for step in range(steps): state = sess.run(next_state)", "integrate: tf.while_loop"),
    ("tf.placeholder for the parameters", "tensors: no new compilation"),
)


@tabs.experiment
def tab() -> None:
    st.markdown(say(attractor_words.ATTRACTOR_LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        name = _system()
        settings = _own() if name == "own" else _settings(name)
        call = functools.partial(_call, name, list(settings))
        runs = pins.board(f"{name}_pins", settings, call)
        looks = _looks(name)
        _ask()
    kept = {key: st.session_state[key] for key in _keys(name)}
    presets.show("attractor_preset", PRESETS, kept, top)
    calls = {run: call(*values.values()) for run, values in runs.items()}
    results = {run: call.run() for run, call in calls.items()}
    *_, now = runs
    with wide:
        drawings = _pictures(name, calls[now].arguments["system"], results, now, looks)
        _told(name, calls[now], results[now], settings)
        pins.table(runs, {run: _row(one) for run, one in results.items()})
    exports.panel(
        "attractor",
        calls[now],
        drawings,
        page="chaos",
        settings=kept,
        sources=(*_source(name), integrate.rk4_step, integrate.orbit_block),
        old_api=OLD_API,
    )


def _system() -> str:
    names = {name: say(words.SYSTEMS[name]) for name in CHOICES}
    return st.selectbox(say(words.SYSTEM), **link.choice("attractor_system", names))


def _keys(name: str) -> list[str]:
    symbols = (*OWN, "dt") if name == "own" else SYSTEMS[name].parameters
    mine = [f"{name}_{symbol}" for symbol in (*symbols, "time", "start")]
    return [*DEFAULTS, *mine]


def _settings(name: str) -> dict[str, float]:
    """One slider a parameter, then the start and the time."""
    system, found = SYSTEMS[name], {}
    for symbol, default in system.parameters.items():
        low, high, step = system.ranges[symbol]
        found[symbol] = st.slider(
            say(attractor_words.PARAMETER, symbol=symbol),
            low,
            high,
            default,
            step,
            format="%.6g",
            key=f"{name}_{symbol}",
            bind="query-params",
        )
    found["x0"] = st.slider(
        say(attractor_words.START_X),
        -20.0,
        20.0,
        system.start[0],
        0.5,
        key=f"{name}_start",
        bind="query-params",
    )
    found["T"] = st.select_slider(
        say(words.DURATION), TIMES, system.time, key=f"{name}_time", bind="query-params"
    )
    st.caption(say(attractor_words.DEFAULT_TIME, dt=system.dt))
    return found


def _own() -> dict[str, Any]:
    """The learner's three right-hand sides, the step, the start and the time."""
    found: dict[str, Any] = {}
    for symbol, text in OWN.items():
        found[symbol] = st.text_input(
            say(attractor_words.OWN_EQUATION, symbol=symbol),
            text,
            key=f"own_{symbol}",
            bind="query-params",
            help=say(attractor_words.OWN_HELP),
        )
    found["dt"] = st.select_slider(
        say(attractor_words.OWN_DT), DTS, 0.02, key="own_dt", bind="query-params"
    )
    found["x0"] = st.slider(
        say(attractor_words.START_X), -20.0, 20.0, 1.0, 0.5, key="own_start", bind="query-params"
    )
    found["T"] = st.select_slider(
        say(words.DURATION), TIMES, 200.0, key="own_time", bind="query-params"
    )
    return found


def _call(name: str, symbols: list[str], *given: Any) -> Call:
    values = dict(zip(symbols, given, strict=True))
    system, dt, parameters = name, values.get("dt", 0.0), None
    if name == "own":
        system = ";".join(str(values[symbol]) for symbol in OWN)
        compile_limits.admit_equations(system)
    else:
        parameters = {symbol: values[symbol] for symbol in SYSTEMS[name].parameters}
        dt = SYSTEMS[name].dt
    start = orbits.start_from(system, values["x0"])
    steps = orbits.duration_steps(values["T"], dt)
    plan: dict[str, Any] = {"system": system, "start": start, "dt": dt, "steps": steps}
    return Call(integrate.integrate, plan | ({"parameters": parameters} if parameters else {}))


def _source(name: str) -> tuple[Any, ...]:
    """What turns a state into its rates: the equations, or what reads those of the learner."""
    if name == "own":
        return (own_system.own_system, own_system.form, expressions.parse, expressions.evaluate)
    return (SYSTEMS[name].equations,)


def _looks(name: str) -> tuple[str, str, float]:
    """How the orbit is drawn: colour, coordinate over time, height of the section."""
    colors = {key: say(text) for key, text in attractor_words.COLORS.items()}
    by = st.segmented_control(
        say(attractor_words.COLOR_BY), required=True, **link.choice("attractor_color", colors)
    )
    axes = {"x": say(words.X), "y": say(attractor_words.Y), "z": say(words.Z)}
    coordinate = st.segmented_control(
        say(attractor_words.COORDINATE), required=True, **link.choice("attractor_coordinate", axes)
    )
    own = name == "own"
    low, high = (-100.0, 100.0) if own else SYSTEMS[name].box[2]
    level = st.slider(
        say(attractor_words.LEVEL),
        low,
        high,
        1.0 if own else SYSTEMS[name].section,
        1.0,
        key=f"{name}_level",
        bind="query-params",
    )
    return by, coordinate, level


def _ask() -> float | None:
    call = Call(transient.transients, {"starts": 300, "time": 100.0})

    def found() -> Any:
        return run_panel.answer("attractor_ask", call)

    def why() -> str:
        told = found()
        times = {name: f"{getattr(told, name):.3g}" for name in ("late", "longest")}
        return say(attractor_words.WHY_TRANSIENT, **times, period=f"{told.period:.4g}")

    return predictions.ask(
        "attractor_ask",
        say(attractor_words.ASK_TRANSIENT),
        (0.0, 100.0),
        about=call,
        measured=lambda: (told := found()) and told.median,
        why=why,
    )


def _pictures(name: str, equations: str, results: dict[str, Any], now: str, looks: Any):
    by, coordinate, level = looks
    orbit, label = results[now], say(words.SYSTEMS[name])
    st.latex(attractor_charts.formula(equations))
    drawings = [
        attractor_charts.attractor(orbit, label, by),
        attractor_charts.series(results, coordinate, label),
        attractor_charts.section(orbit, level),
    ]
    drawings[0].show()
    side_by_side(drawings[1:3])
    return drawings


def _told(name: str, call: Call, orbit: integrate.Orbit, settings: dict[str, Any]) -> None:
    """Whether it blew up, was cut short, is an artefact, or settled on the tutorial's cycle."""
    plan = call.arguments
    if orbit.blown_up is not None:
        st.info(say(words.BLOWN, time=f"{orbit.blown_up:.4g}"))
    elif orbits.is_cut(settings["T"], plan["dt"]):
        st.info(say(attractor_words.CUT, time=f"{orbit.times[-1]:.4g}", most=orbits.MAX_ORBIT))
    if name != "three_scroll":
        return
    asked = {key: plan[key] for key in ("system", "start", "parameters")}
    axis = Call(escape.along_axis, {"parameters": plan["parameters"]}).run()
    told = {"rate": f"{axis.rate:.4g}", "top": axis.top, "time": f"{axis.leaves:.3g}"}
    st.caption(say(attractor_words.AXIS_ESCAPES, **told))
    escapes = Call(escape.escape_time, asked).run()
    if escapes is not None:
        st.info(say(attractor_words.PRINTED, time=f"{escapes:.3g}"))
    elif plan["parameters"] == dict(SCROLL) and orbit.blown_up is None:  # else other cycles
        _cycle(orbit)


def _cycle(orbit: integrate.Orbit) -> None:
    """Whether the orbit has come onto the cycle, and with what period it goes round."""
    ends = Call(transient.settling_time, {"orbit": orbit}).run()
    if ends is None:
        period = Call(transient.period).run()
        st.markdown(say(attractor_words.KEEPS, period=f"{period:.4g}"))
    else:
        period = Call(transient.cycle_period, {"orbit": orbit}).run()
        st.markdown(say(attractor_words.SETTLES, time=f"{ends:.3g}", period=f"{period:.4g}"))


def _row(orbit: integrate.Orbit) -> dict[str, object]:
    highest = Call(orbits.highest, {"orbit": orbit}).run()
    ends = "–" if orbit.blown_up is None else f"{orbit.blown_up:.4g}"
    return {say(attractor_words.HIGHEST): f"{highest:.4g}", say(attractor_words.ENDS_AT): ends}
