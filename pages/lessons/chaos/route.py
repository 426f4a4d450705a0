"""The route to chaos: five hundred values of one parameter in one batch."""

from __future__ import annotations

import streamlit as st

from core.chaos import bifurcation, integrate
from core.chaos.systems import SYSTEMS
from pages.lessons.chaos import route_charts, route_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

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
SHOWN = 6_000  # steps of the one orbit that is drawn
DURATION = 20.0  # time; 20 000 steps of 0.001
DEFAULTS = {"route_system": "three_scroll", "three_scroll_route": "d"}
PRESETS = {
    "d": (route_words.PRESET_SCROLL, DEFAULTS | {"three_scroll_d_span": (0.12, 0.22)}),
    "c": (route_words.PRESET_SCROLL_C, DEFAULTS | {"three_scroll_route": "c"}),
    "rossler": (route_words.PRESET_ROSSLER, {"route_system": "rossler", "rossler_route": "c"}),
    "lorenz": (
        route_words.PRESET_LORENZ,
        {"route_system": "lorenz", "lorenz_route": "rho", "lorenz_rho_span": (10.0, 40.0)},
    ),
    "windows": (
        route_words.PRESET_WINDOWS,
        {"route_system": "lorenz", "lorenz_route": "rho", "lorenz_rho_span": (90.0, 200.0)},
    ),
}


@tabs.experiment
def tab() -> None:
    st.markdown(say(route_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        names = {name: say(words.SYSTEMS[name]) for name in CHOICES}
        system = st.selectbox(say(words.SYSTEM), **link.choice("route_system", names))
        parameter, span = _span(system)
        now = {"system": system, "p": parameter, "from": span[0], "to": span[1]}
        runs = pins.board("route_pins", now, _usual)
        calls = {name: _call(*run.values()) for name, run in runs.items()}
        *pinned, name = calls
        call = calls[name]
        _ask()
    keys = ("route_system", f"{system}_route", f"{system}_{parameter}_span")
    settings = {key: st.session_state[key] for key in keys}
    presets.show("route_preset", PRESETS, settings, top)
    with narrow:
        results = run_panel.results("route", calls)
    beside = {one: results[one].diagram for one in pinned if one in results}
    drawn: list[Drawing] = []

    def show(film: list[bifurcation.Stage], finished: bool) -> None:
        if found := film[-1].diagram:
            drawn[:2] = _diagram(run_panel.shown_call("route", call), found, beside)

    with wide:
        run_panel.show("route", call, show, _steps(system))
        drawn.append(_one_orbit(run_panel.shown_call("route", call)))
        pins.table(runs, {one: route_charts.row(stage.diagram) for one, stage in results.items()})
    exports.panel(
        "route",
        call,
        drawn,
        page="chaos",
        settings=settings,
        sources=(bifurcation._block, bifurcation._exploring),
    )


def _span(system: str) -> tuple[str, tuple[float, float]]:
    """Which parameter is moved, and from where to where."""
    chosen = SYSTEMS[system]
    symbols = {symbol: symbol for symbol in chosen.parameters}
    default = "d" if system == "three_scroll" else next(iter(symbols))
    default = {"rossler": "c", "lorenz": "rho", "chen": "c", "lu": "c"}.get(system, default)
    key = f"{system}_route"
    parameter = st.selectbox(say(route_words.PARAMETER), **link.choice(key, symbols, default))
    low, high, step = chosen.ranges[parameter]
    usual = LOOKS.get((system, parameter), (low, high))
    span = st.slider(
        say(route_words.FROM_TO),
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
    return Call(bifurcation.explore, plan | PLANS[system])


def _steps(system: str) -> int:
    """Steps of a run: those that are kept, and as many before them."""
    return Call(bifurcation.all_steps, {"steps": PLANS[system]["steps"]}).run()


def _usual(system: str, parameter: str, low: float, high: float) -> Call:
    """One orbit at the usual values; a pin of the link is refused here if it cannot be run."""
    bifurcation.checked_span(system, parameter, low, high)
    chosen = SYSTEMS[system]
    plan = {"system": system, "start": chosen.start, "dt": PLANS[system]["dt"], "steps": SHOWN}
    return Call(integrate.integrate, plan)


def _diagram(
    call: Call, found: bifurcation.Diagram, beside: dict[str, bifurcation.Diagram]
) -> list[Drawing]:
    """The pictures and figures of a run, named by its own settings."""
    system, parameter = call.arguments["system"], call.arguments["parameter"]
    usual = SYSTEMS[system].parameters[parameter]
    made = route_charts.drawings(found, say(words.SYSTEMS[system]), parameter, usual, beside)
    for drawing in made:
        drawing.show()
    _figures(found)
    if system == "three_scroll":
        st.caption(say(route_words.NOTE_TRANSIENT, time=DURATION))
    return made


def _one_orbit(call: Call) -> Drawing:
    """One orbit of the system of a run, at the usual values."""
    system, parameter, low, high = (
        call.arguments[name] for name in ("system", "parameter", "low", "high")
    )
    usual = SYSTEMS[system].parameters[parameter]
    orbit = _usual(system, parameter, low, high).run()
    drawing = route_charts.one_orbit(orbit, f"{parameter} = {usual:.4g}")
    drawing.show()
    st.caption(say(route_words.ITS_MAXIMA))
    return drawing


def _ask() -> None:
    about = _call("rossler", "c", 2.0, 6.0)
    predictions.ask(
        "route_ask",
        say(route_words.ASK),
        (2.0, 6.0),
        about=about,
        measured=lambda: (
            (found := run_panel.answer("route_ask", about)) and found.diagram.first_chaos
        ),
        why=say(route_words.WHY),
    )


def _figures(found: bifurcation.Diagram) -> None:
    first = say(route_words.NOWHERE) if found.first_chaos is None else f"{found.first_chaos:.4g}"
    with st.container(horizontal=True):
        st.metric(say(route_words.FIRST), first)
        st.metric(say(route_words.SHARE), f"{found.chaotic:.0%}")
        st.metric(say(route_words.ESCAPED), found.escaped)
