"""A solver is a recurrent network: one step as a cell and in a loop, and the error of the step."""

from __future__ import annotations

import streamlit as st

from core.chaos import damping, integrate, solver_network
from core.chaos.systems import SYSTEMS
from pages.lessons.chaos import solver_charts, solver_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

DTS = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05]
STEPS = [100, 200, 500, 1000, 2000, 4000]
TIMES = {"lorenz": 1.0, "rossler": 5.0, "chen": 0.5, "three_scroll_chaotic": 0.2}
DEFAULTS = defaults(
    solver_network.as_network, solver_system="system", solver_dt="dt", solver_steps="steps"
)
SYMBOLS = {"system": "system", "dt": "h", "steps": "k"}
PRESETS = {
    "lorenz": (solver_words.PRESET_LORENZ, DEFAULTS),
    "coarse": (solver_words.PRESET_COARSE, DEFAULTS | {"solver_dt": 0.05}),
    "long": (solver_words.PRESET_LONG, DEFAULTS | {"solver_steps": 4000}),
    "scroll": (
        solver_words.PRESET_SCROLL,
        {"solver_system": "three_scroll_chaotic", "solver_dt": 0.0005, "solver_steps": 4000},
    ),
}
OLD_API = (
    ("cell(x, state) in a Python loop, one step after the other", "keras.layers.RNN(Rk4Cell)"),
    ("tf.get_variable_scope().reuse_variables()", "one cell, called at every step"),
)
NETWORK = r"h_t=f(h_{t-1},x_t),\quad y_t=h_t"
SOLVER = r"u_{k+1}=g(u_k,h)"
RK4 = r"g(u,h)=u+\tfrac h6\,(k_1+2k_2+2k_3+k_4)"


@tabs.experiment
def tab() -> None:
    st.markdown(say(solver_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        now = _settings()
        runs = pins.board("solver_pins", now, SYMBOLS, _call)
        _ask()
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("solver_preset", PRESETS, settings, top)
    calls = {name: _call(**run) for name, run in runs.items()}
    results = {name: call.run() for name, call in calls.items()}
    *_, call = calls.values()
    with wide:
        drawings = _pictures(results, now)
        rows = {name: solver_charts.row(result) for name, result in results.items()}
        pins.table(runs, rows, SYMBOLS)
    exports.panel(
        "solver",
        call,
        drawings,
        page="chaos",
        settings=settings,
        sources=(
            solver_network.Rk4Cell,
            solver_network.network,
            integrate.rk4_step,
            damping.damping,
        ),
        old_api=OLD_API,
    )


def _settings() -> pins.Settings:
    names = {name: say(words.SYSTEMS_SHORT[name]) for name in TIMES}
    choice = link.choice("solver_system", names, DEFAULTS["solver_system"])
    return {
        "system": st.selectbox(say(words.SYSTEM), **choice),
        "dt": st.select_slider(
            say(words.STEP), DTS, DEFAULTS["solver_dt"], key="solver_dt", bind="query-params"
        ),
        "steps": st.select_slider(
            say(solver_words.STEPS),
            STEPS,
            DEFAULTS["solver_steps"],
            key="solver_steps",
            bind="query-params",
        ),
    }


def _call(system: str, dt: float, steps: int) -> Call[solver_network.Same]:
    return Call.of(
        solver_network.as_network,
        system=system,
        start=SYSTEMS[system].start,
        dt=dt,
        steps=steps,
    )


def _errors(system: str) -> Call[solver_network.Errors]:
    return Call.of(solver_network.step_errors, system=system, time=TIMES[system])


def _pictures(results: dict[str, solver_network.Same], now: pins.Settings):
    """The orbit by both, their distance, and the error of the step."""
    *_, result = results.values()
    errors = _errors(now["system"]).run()
    drawings = [
        solver_charts.both(result),
        solver_charts.apart(results),
        solver_charts.errors(errors),
    ]
    _formulae()
    drawings[0].show()
    if result.blown_up is not None:
        st.info(say(words.BLOWN, time=f"{result.blown_up:.4g}"))
    left, right = st.columns(2)
    with left:
        drawings[1].show()
        st.caption(say(solver_words.GROWS))
    with right:
        drawings[2].show()
    _figures(result, errors)
    _damping(now["system"], now["dt"])
    return drawings


def _damping(system: str, dt: float) -> None:
    """What an Euler step does to volumes, and what the equations do."""
    rates = Call.of(damping.damping, system=system, dt=dt).run()
    with st.container(horizontal=True):
        st.metric(say(solver_words.DAMPING_TRUE), f"{rates.true:.3g}")
        st.metric(say(solver_words.DAMPING_EULER, dt=dt), f"{rates.euler:.3g}")
        st.metric(say(solver_words.DAMPING_ADDED), f"{rates.added:+.3g}")
    st.caption(say(solver_words.DAMPING_NOTE))


def _formulae() -> None:
    left, right = st.columns(2)
    left.caption(say(solver_words.NETWORK_NAME))
    left.latex(NETWORK)
    right.caption(say(solver_words.SOLVER_NAME))
    right.latex(SOLVER)
    st.latex(RK4)


def _ask() -> None:
    about = _errors(DEFAULTS["solver_system"])
    predictions.ask(
        "solver_ask",
        say(solver_words.ASK),
        (1.0, 100.0),
        about=about,
        measured=lambda: about.run().rk4_factor,
        why=say(solver_words.WHY),
        log=True,
    )


def _figures(result: solver_network.Same, errors: solver_network.Errors) -> None:
    with st.container(horizontal=True):
        st.metric(say(solver_words.EARLY), f"{result.largest_early:.1e}")
        for method, slope in (
            (solver_words.EULER, errors.euler_slope),
            (solver_words.RK4, errors.rk4_slope),
        ):
            st.metric(say(solver_words.SLOPE, method=say(method)), f"{slope:.2f}")
    st.caption(say(solver_words.BLOWS, count=errors.blown_up, all=errors.runs))
