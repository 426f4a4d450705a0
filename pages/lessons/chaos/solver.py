"""A solver is a recurrent network: one step as a cell and as a loop; and what the step costs."""

from __future__ import annotations

import streamlit as st

from core.chaos import damping, integrate, solver_network
from core.chaos.systems import SYSTEMS
from pages.lessons.chaos import solver_charts, solver_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

DTS = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05]
STEPS = [100, 200, 500, 1000, 2000, 4000]
TIMES = {"lorenz": 1.0, "rossler": 5.0, "chen": 0.5, "three_scroll_chaotic": 0.2}
DEFAULTS = {"solver_system": "lorenz", "solver_dt": 0.01, "solver_steps": 2000}
PRESETS = {
    "lorenz": (solver_words.SOLVER_LORENZ, DEFAULTS),
    "coarse": (solver_words.SOLVER_COARSE, DEFAULTS | {"solver_dt": 0.05}),
    "long": (solver_words.SOLVER_LONG, DEFAULTS | {"solver_steps": 4000}),
    "scroll": (
        solver_words.SOLVER_SCROLL,
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
    st.markdown(say(solver_words.SOLVER_LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        names = {name: say(words.SYSTEMS_SHORT[name]) for name in TIMES}
        system = st.selectbox(say(words.SYSTEM), **link.choice("solver_system", names))
        dt = st.select_slider(say(words.STEP), DTS, 0.01, key="solver_dt", bind="query-params")
        steps = st.select_slider(
            say(solver_words.STEPS), STEPS, 2000, key="solver_steps", bind="query-params"
        )
        now = {"system": system, "h": dt, "k": steps}
        runs = pins.board("solver_pins", now, _call)
        _ask()
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("solver_preset", PRESETS, settings, top)
    calls = {name: _call(*run.values()) for name, run in runs.items()}
    results = {name: call.run() for name, call in calls.items()}
    *_, (name, call) = calls.items()
    found, errors = results[name], _errors(system).run()
    drawings = [
        solver_charts.both(found),
        solver_charts.apart(results),
        solver_charts.errors(errors),
    ]
    with wide:
        _formulae()
        drawings[0].show()
        if found.blown_up is not None:
            st.info(say(words.BLOWN, time=f"{found.blown_up:.4g}"))
        left, right = st.columns(2)
        with left:
            drawings[1].show()
            st.caption(say(solver_words.GROWS))
        with right:
            drawings[2].show()
        _figures(found, errors)
        _damping(system, dt)
        pins.table(runs, {name: solver_charts.row(one) for name, one in results.items()})
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


def _call(system: str, dt: float, steps: int) -> Call:
    start = SYSTEMS[system].start
    plan = {"system": system, "start": start, "dt": dt, "steps": steps}
    return Call(solver_network.as_network, plan)


def _errors(system: str) -> Call:
    return Call(solver_network.step_errors, {"system": system, "time": TIMES[system]})


def _damping(system: str, dt: float) -> None:
    """What an Euler step does to volumes, beside what the equations do."""
    found = Call(damping.damping, {"system": system, "dt": dt}).run()
    with st.container(horizontal=True):
        st.metric(say(solver_words.DAMPING_TRUE), f"{found.true:.3g}")
        st.metric(say(solver_words.DAMPING_EULER, dt=dt), f"{found.euler:.3g}")
        st.metric(say(solver_words.DAMPING_ADDED), f"{found.added:+.3g}")
    st.caption(say(solver_words.DAMPING_NOTE))


def _formulae() -> None:
    left, right = st.columns(2)
    left.caption(say(solver_words.NETWORK_NAME))
    left.latex(NETWORK)
    right.caption(say(solver_words.SOLVER_NAME))
    right.latex(SOLVER)
    st.latex(RK4)


def _ask() -> None:
    about = _errors("lorenz")
    predictions.ask(
        "solver_ask",
        say(solver_words.ASK_SLOPE),
        (1.0, 100.0),
        about=about,
        measured=lambda: about.run().rk4_factor,
        why=say(solver_words.WHY_SLOPE),
        log=True,
    )


def _figures(found: solver_network.Same, errors: solver_network.Errors) -> None:
    with st.container(horizontal=True):
        st.metric(say(solver_words.EARLY), f"{found.largest_early:.1e}")
        for method, slope in (
            (solver_words.EULER, errors.euler_slope),
            (solver_words.RK4, errors.rk4_slope),
        ):
            st.metric(say(solver_words.SLOPE, method=say(method)), f"{slope:.2f}")
    st.caption(say(solver_words.BLOWS, count=errors.blown_up, all=errors.runs))
