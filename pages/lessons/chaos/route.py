"""The route to chaos: how an attractor changes with one parameter, at five hundred values of it."""

from __future__ import annotations

import streamlit as st

from core.chaos import bifurcation, integrate
from core.chaos.systems import SYSTEMS
from pages.lessons.chaos import route_charts, route_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

DEFAULTS = defaults(
    bifurcation.explore, route_system="system", route_three_scroll_parameter="parameter"
)
PARAMETERS = {  # that change first, of each system
    "three_scroll": DEFAULTS["route_three_scroll_parameter"],
    "rossler": "c",
    "lorenz": "rho",
    "chen": "c",
    "lu": "c",
}
# First range of a parameter, where it is not the widest one
RANGES = {
    ("rossler", "c"): (2.0, 6.0),
    ("lorenz", "rho"): (0.0, 200.0),
}
PLANS = {  # steps that are kept, and their length
    "three_scroll": {"steps": 20_000, "dt": 0.001},
    "rossler": {"steps": 16_000, "dt": 0.02},
    "lorenz": {"steps": 8_000, "dt": 0.01},
    "chen": {"steps": 8_000, "dt": 0.002},
    "lu": {"steps": 8_000, "dt": 0.002},
}
SHOWN = 6_000  # steps of the one orbit that is drawn
DURATION = 20.0  # time; 20 000 steps of 0.001
SYMBOLS = {"system": "system", "parameter": "p", "low": "from", "high": "to"}
PRESETS = {
    "d": (route_words.PRESET_SCROLL, DEFAULTS | {"route_three_scroll_d_span": (0.12, 0.22)}),
    "c": (route_words.PRESET_SCROLL_C, DEFAULTS | {"route_three_scroll_parameter": "c"}),
    "rossler": (
        route_words.PRESET_ROSSLER,
        {"route_system": "rossler", "route_rossler_parameter": "c"},
    ),
    "lorenz": (
        route_words.PRESET_LORENZ,
        {
            "route_system": "lorenz",
            "route_lorenz_parameter": "rho",
            "route_lorenz_rho_span": (10.0, 40.0),
        },
    ),
    "windows": (
        route_words.PRESET_WINDOWS,
        {
            "route_system": "lorenz",
            "route_lorenz_parameter": "rho",
            "route_lorenz_rho_span": (90.0, 200.0),
        },
    ),
}


@tabs.experiment
def tab() -> None:
    st.markdown(say(route_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        names = {name: say(words.SYSTEMS[name]) for name in PARAMETERS}
        choice = link.choice("route_system", names, DEFAULTS["route_system"])
        system = st.selectbox(say(words.SYSTEM), **choice)
        parameter, (low, high) = _range(system)
        now = {"system": system, "parameter": parameter, "low": low, "high": high}
        runs = pins.board("route_pins", now, SYMBOLS, _usual_orbit)
        calls = {name: _call(**run) for name, run in runs.items()}
        *pinned, name = calls
        call = calls[name]
        _ask()
    keys = ("route_system", f"route_{system}_parameter", f"route_{system}_{parameter}_span")
    settings = {key: st.session_state[key] for key in keys}
    presets.show("route_preset", PRESETS, settings, top)
    with narrow:
        results = run_panel.results("route", calls)
    pinned_diagrams = {run: results[run].diagram for run in pinned if run in results}
    drawings: list[Drawing] = []

    def show(stages: list[bifurcation.Stage], finished: bool) -> None:
        if diagram := stages[-1].diagram:
            shown = run_panel.shown_call("route", call)
            drawings[:2] = _pictures(shown, diagram, pinned_diagrams)

    with wide:
        run_panel.show("route", call, show, _steps(system))
        drawings.append(_one_orbit(run_panel.shown_call("route", call)))
        rows = {run: route_charts.row(stage.diagram) for run, stage in results.items()}
        pins.table(runs, rows, SYMBOLS)
    exports.panel(
        "route",
        call,
        drawings,
        page="chaos",
        settings=settings,
        sources=(bifurcation.diagram_block, bifurcation.diagram_stages),
    )


def _range(system: str) -> tuple[str, tuple[float, float]]:
    """Which parameter changes, and from where to where."""
    chosen = SYSTEMS[system]
    symbols = {symbol: symbol for symbol in chosen.parameters}
    choice = link.choice(f"route_{system}_parameter", symbols, PARAMETERS[system])
    parameter = st.selectbox(say(route_words.PARAMETER), **choice)
    low, high, step = chosen.ranges[parameter]
    ends = st.slider(
        say(route_words.FROM_TO),
        low,
        high,
        RANGES.get((system, parameter), (low, high)),
        step,
        format="%.4g",
        key=f"route_{system}_{parameter}_span",
        bind="query-params",
    )
    return parameter, ends


def _call(system: str, parameter: str, low: float, high: float) -> Call[bifurcation.Stage]:
    return Call.of(
        bifurcation.explore,
        system=system,
        parameter=parameter,
        low=low,
        high=high,
        **PLANS[system],
    )


def _steps(system: str) -> int:
    """Steps of a run: those that are kept, and a transient of as many."""
    return Call.of(bifurcation.all_steps, steps=PLANS[system]["steps"]).run()


def _usual_orbit(system: str, parameter: str, low: float, high: float) -> Call[integrate.Orbit]:
    """One orbit at the usual values; it refuses a pin of the link that cannot be run."""
    bifurcation.checked_span(system, parameter, low, high)
    return Call.of(
        integrate.integrate,
        system=system,
        start=SYSTEMS[system].start,
        dt=PLANS[system]["dt"],
        steps=SHOWN,
    )


def _pictures(
    call: Call[bifurcation.Stage],
    diagram: bifurcation.Diagram,
    pinned: dict[str, bifurcation.Diagram],
) -> list[Drawing]:
    """The pictures and figures of a run, named by its own settings."""
    system, parameter = call.arguments["system"], call.arguments["parameter"]
    usual = SYSTEMS[system].parameters[parameter]
    drawings = route_charts.drawings(diagram, say(words.SYSTEMS[system]), parameter, usual, pinned)
    for drawing in drawings:
        drawing.show()
    _figures(diagram)
    if system == "three_scroll":
        st.caption(say(route_words.NOTE_TRANSIENT, time=DURATION))
    return drawings


def _one_orbit(call: Call[bifurcation.Stage]) -> Drawing:
    """One orbit of the system of a run, at the usual values."""
    settings = {name: call.arguments[name] for name in SYMBOLS}
    system, parameter = settings["system"], settings["parameter"]
    usual = SYSTEMS[system].parameters[parameter]
    orbit = _usual_orbit(**settings).run()
    drawing = route_charts.one_orbit(orbit, f"{parameter} = {usual:.4g}")
    drawing.show()
    st.caption(say(route_words.ITS_MAXIMA))
    return drawing


def _ask() -> None:
    low, high = RANGES["rossler", "c"]
    about = _call(system="rossler", parameter="c", low=low, high=high)

    def first_chaos() -> float | None:
        stage = run_panel.answer("route_ask", about)
        return stage and stage.diagram.first_chaos

    predictions.ask(
        "route_ask",
        say(route_words.ASK),
        (low, high),
        about=about,
        measured=first_chaos,
        why=say(route_words.WHY),
    )


def _figures(diagram: bifurcation.Diagram) -> None:
    with st.container(horizontal=True):
        st.metric(say(route_words.FIRST), route_charts.first_chaos(diagram))
        st.metric(say(route_words.SHARE), f"{diagram.chaotic:.0%}")
        st.metric(say(route_words.ESCAPED), diagram.escaped)
