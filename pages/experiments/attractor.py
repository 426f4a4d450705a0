"""The attractor: an orbit in space, over time, and where it passes a plane."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.chaos import integrate, orbits, transient
from core.chaos.systems import SYSTEMS
from pages.pictures import attractor as pictures
from pages.shared import frame, link, pins, predictions, takeaway
from pages.shared.calls import Call
from pages.shared.language import say
from pages.texts import chaos as words

CHOICES = ("three_scroll", "lorenz", "rossler", "chen", "lu")
TIMES = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 40.0, 50.0, 100.0, 200.0, 300.0, 500.0]
DEFAULTS = {
    "attractor_system": "three_scroll",
    "attractor_color": "time",
    "attractor_coordinate": "x",
}
SCROLL = SYSTEMS["three_scroll"].parameters
TUTORIAL = {f"three_scroll_{symbol}": value for symbol, value in SCROLL.items()}
TUTORIAL |= DEFAULTS | {"three_scroll_time": 40.0, "three_scroll_start": 1.0}
PRESETS = {
    "mended": (words.ATTRACTOR_MENDED, TUTORIAL),
    "chaotic": (words.ATTRACTOR_CHAOTIC, TUTORIAL | {"three_scroll_d": 0.18}),
    "lorenz": (words.ATTRACTOR_LORENZ, {"attractor_system": "lorenz"}),
    "rossler": (words.ATTRACTOR_ROSSLER, {"attractor_system": "rossler"}),
    "chen": (words.ATTRACTOR_CHEN, {"attractor_system": "chen"}),
    "lu": (words.ATTRACTOR_LU, {"attractor_system": "lu"}),
}
OLD_API = (
    ("for step in range(steps): state = sess.run(next_state)", "integrate: tf.while_loop"),
    ("tf.placeholder for the parameters", "tensors: no new compilation"),
)


@frame.experiment
def tab() -> None:
    st.markdown(say(words.ATTRACTOR_LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        name = _system()
        settings = _settings(name)
        runs = pins.board(f"{name}_pins", settings)
        looks = _looks(name)
        guess = _ask()
    kept = {key: st.session_state[key] for key in _keys(name)}
    frame.presets("attractor_preset", PRESETS, kept, top)
    calls = {run: _call(name, values) for run, values in runs.items()}
    results = {run: call.run() for run, call in calls.items()}
    *_, now = runs
    with wide:
        drawings = _pictures(name, results, now, looks)
        _told(name, results[now])
        pins.table(runs, {run: _row(one) for run, one in results.items()})
    del guess
    takeaway.panel(
        "attractor",
        calls[now],
        drawings,
        page="chaos",
        settings=kept,
        also=(SYSTEMS[name].equations, integrate.rk4_step, integrate.orbit_block),
        old_api=OLD_API,
    )


def _system() -> str:
    names = {name: say(words.SYSTEMS[name]) for name in CHOICES}
    return st.selectbox(say(words.SYSTEM), **link.choice("attractor_system", names))


def _keys(name: str) -> list[str]:
    mine = [f"{name}_{symbol}" for symbol in (*SYSTEMS[name].parameters, "time", "start")]
    return [*DEFAULTS, *mine]


def _settings(name: str) -> dict[str, float]:
    """One slider a parameter, then the start and the time."""
    system, found = SYSTEMS[name], {}
    for symbol, default in system.parameters.items():
        low, high, step = system.ranges[symbol]
        found[symbol] = st.slider(
            say(words.PARAMETER, symbol=symbol),
            low,
            high,
            default,
            step,
            format="%.6g",
            key=f"{name}_{symbol}",
            bind="query-params",
        )
    found["x0"] = st.slider(
        say(words.START_X),
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
    st.caption(say(words.DEFAULT_TIME, dt=system.dt))
    return found


def _call(name: str, values: dict[str, float]) -> Call:
    system = SYSTEMS[name]
    parameters = {symbol: values[symbol] for symbol in system.parameters}
    start = (values["x0"], *system.start[1:])
    steps = orbits.duration_steps(name, values["T"])
    plan: dict[str, Any] = {"system": name, "start": start, "dt": system.dt, "steps": steps}
    return Call(integrate.integrate, plan | {"parameters": parameters})


def _looks(name: str) -> tuple[str, str, float]:
    """How the orbit is drawn: colour, coordinate over time, height of the section."""
    colors = {key: say(text) for key, text in words.COLORS.items()}
    by = st.segmented_control(
        say(words.COLOR_BY), required=True, **link.choice("attractor_color", colors)
    )
    axes = {"x": say(words.X), "y": say(words.Y), "z": say(words.Z)}
    coordinate = st.segmented_control(
        say(words.COORDINATE), required=True, **link.choice("attractor_coordinate", axes)
    )
    low, high = SYSTEMS[name].box[2]
    level = st.slider(
        say(words.LEVEL),
        low,
        high,
        SYSTEMS[name].section,
        1.0,
        key=f"{name}_level",
        bind="query-params",
    )
    return by, coordinate, level


def _ask() -> float | None:
    call = Call(transient.transients, {"starts": 300, "time": 100.0})
    committed = predictions.committed("attractor_ask", call)
    found = call.run() if committed else None
    told = {
        "late": f"{found.late:.3g}" if found else "",
        "longest": f"{found.longest:.3g}" if found else "",
        "period": f"{transient.PERIOD}",
    }
    return predictions.ask(
        "attractor_ask",
        say(words.ASK_TRANSIENT),
        (0.0, 100.0),
        about=call,
        measured=found.median if found else 0.0,
        why=say(words.WHY_TRANSIENT, **told),
    )


def _pictures(name: str, results: dict[str, Any], now: str, looks: tuple[str, str, float]):
    by, coordinate, level = looks
    orbit, label = results[now], say(words.SYSTEMS[name])
    st.latex(pictures.formula(name))
    drawings = [
        pictures.attractor(orbit, label, by),
        pictures.series(results, coordinate, label),
        pictures.section(orbit, level),
    ]
    drawings[0].show()
    left, right = st.columns(2)
    with left:
        drawings[1].show()
    with right:
        drawings[2].show()
    return drawings


def _told(name: str, orbit: integrate.Orbit) -> None:
    """Whether it blew up, or settled on the cycle of the tutorial's parameters."""
    if orbit.blown_up is not None:
        st.info(say(words.BLOWN, time=f"{orbit.blown_up:.4g}"))
    elif name == "three_scroll":
        period = f"{transient.PERIOD}"
        ends = Call(transient.settling_time, {"orbit": orbit}).run()
        if ends is None:
            st.markdown(say(words.KEEPS, period=period))
        else:
            st.markdown(say(words.SETTLES, time=f"{ends:.3g}", period=period))


def _row(orbit: integrate.Orbit) -> dict[str, object]:
    highest = Call(orbits.highest, {"orbit": orbit}).run()
    ends = "–" if orbit.blown_up is None else f"{orbit.blown_up:.4g}"
    return {say(words.HIGHEST): f"{highest:.4g}", say(words.ENDS_AT): ends}
