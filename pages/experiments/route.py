"""The route to chaos: five hundred values of one parameter in one batch."""

from __future__ import annotations

import streamlit as st

from core.chaos import bifurcation
from core.chaos.systems import SYSTEMS
from pages.pictures import route as pictures
from pages.shared import frame, link, predictions, takeaway
from pages.shared.calls import Call
from pages.shared.language import say
from pages.texts import chaos
from pages.texts import route as words

CHOICES = ("three_scroll", "rossler", "lorenz", "chen", "lu")
# Where it is worth looking first, and how to look: range, steps that are kept, their length
LOOKS = {
    ("rossler", "c"): (2.0, 6.0),
    ("lorenz", "rho"): (0.0, 200.0),
}
PLANS = {
    "three_scroll": {"steps": 20_000, "dt": 0.001},
    "rossler": {"steps": 16_000, "dt": 0.02},
    "lorenz": {"steps": 8_000, "dt": 0.01},
    "chen": {"steps": 8_000, "dt": 0.002},
    "lu": {"steps": 8_000, "dt": 0.002},
}
DURATION = 20.0  # time; 20 000 steps of 0.001
DEFAULTS = {"route_system": "three_scroll", "three_scroll_route": "d"}
PRESETS = {
    "d": (words.PRESET_SCROLL, DEFAULTS | {"three_scroll_d_span": (0.12, 0.22)}),
    "c": (words.PRESET_SCROLL_C, DEFAULTS | {"three_scroll_route": "c"}),
    "rossler": (words.PRESET_ROSSLER, {"route_system": "rossler", "rossler_route": "c"}),
    "lorenz": (
        words.PRESET_LORENZ,
        {"route_system": "lorenz", "lorenz_route": "rho", "lorenz_rho_span": (10.0, 40.0)},
    ),
    "windows": (
        words.PRESET_WINDOWS,
        {"route_system": "lorenz", "lorenz_route": "rho", "lorenz_rho_span": (90.0, 200.0)},
    ),
}


@frame.experiment
def tab() -> None:
    st.markdown(say(words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        names = {name: say(chaos.SYSTEMS[name]) for name in CHOICES}
        system = st.selectbox(say(chaos.SYSTEM), **link.choice("route_system", names))
        parameter, span = _span(system)
        _ask()
    keys = ("route_system", f"{system}_route", f"{system}_{parameter}_span")
    settings = {key: st.session_state[key] for key in keys}
    frame.presets("route_preset", PRESETS, settings, top)
    call = _call(system, parameter, *span)
    found = call.run()
    usual = SYSTEMS[system].parameters[parameter]
    drawn = pictures.drawings(found, names[system], parameter, usual)
    with wide:
        for drawing in drawn:
            drawing.show()
        _figures(found)
        if system == "three_scroll":
            st.caption(say(words.NOTE_TRANSIENT, time=DURATION))
    takeaway.panel(
        "route",
        call,
        drawn,
        page="chaos",
        settings=settings,
        also=(bifurcation._block, bifurcation._follow),
    )


def _span(system: str) -> tuple[str, tuple[float, float]]:
    """Which parameter is moved, and from where to where."""
    chosen = SYSTEMS[system]
    symbols = {symbol: symbol for symbol in chosen.parameters}
    default = "d" if system == "three_scroll" else next(iter(symbols))
    default = {"rossler": "c", "lorenz": "rho", "chen": "c", "lu": "c"}.get(system, default)
    key = f"{system}_route"
    parameter = st.selectbox(say(words.PARAMETER), **link.choice(key, symbols, default))
    low, high, step = chosen.ranges[parameter]
    usual = LOOKS.get((system, parameter), (low, high))
    span = st.slider(
        say(words.FROM_TO),
        low,
        high,
        usual,
        step,
        format="%.4g",
        key=f"{system}_{parameter}_span",
        bind="query-params",
    )
    return parameter, span


def _call(system: str, parameter: str, low: float, high: float) -> Call:
    plan = {"system": system, "parameter": parameter, "low": low, "high": high}
    return Call(bifurcation.diagram, plan | PLANS[system])


def _ask() -> None:
    about = _call("rossler", "c", 2.0, 6.0)
    predictions.ask(
        "route_ask",
        say(words.ASK),
        (2.0, 6.0),
        about=about,
        measured=lambda: about.run().first_chaos,
        why=say(words.WHY),
    )


def _figures(found: bifurcation.Diagram) -> None:
    first = say(words.NOWHERE) if found.first_chaos is None else f"{found.first_chaos:.4g}"
    with st.container(horizontal=True):
        st.metric(say(words.FIRST), first)
        st.metric(say(words.SHARE), f"{found.chaotic:.0%}")
        st.metric(say(words.ESCAPED), found.escaped)
