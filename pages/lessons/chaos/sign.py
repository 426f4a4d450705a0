"""The tutorial's printed sign: orbits that escape, and a step that hides it."""

from __future__ import annotations

import streamlit as st

from core.chaos import escape
from pages.lessons.chaos import sign_words, solver_charts, words
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

STEPS = {0.0001: 0.00005, 0.0002: 0.0001, 0.0005: 0.00025, 0.001: 0.0005, 0.002: 0.001}
DEFAULTS = {"sign_sign": "plus", "sign_dt": 0.0005, "sign_x": 1.0}
PRESETS = {
    "printed": (sign_words.SIGN_PRINTED, DEFAULTS),
    "finer": (sign_words.SIGN_FINER, DEFAULTS | {"sign_dt": 0.0001}),
    "coarse": (sign_words.SIGN_COARSE, DEFAULTS | {"sign_dt": 0.002}),
    "mended": (sign_words.SIGN_MENDED, DEFAULTS | {"sign_sign": "minus"}),
}
E_OF = {"plus": -0.65, "minus": 0.65}  # the equations have - e x^2


@tabs.experiment
def tab() -> None:
    st.markdown(say(sign_words.SIGN_LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        signs = {name: say(text) for name, text in sign_words.SIGNS.items()}
        sign = st.segmented_control(
            say(sign_words.SIGN), required=True, **link.choice("sign_sign", signs)
        )
        dt = st.select_slider(
            say(words.STEP), list(STEPS), 0.0005, key="sign_dt", bind="query-params"
        )
        x = st.slider(
            say(sign_words.START_X), -20.0, 20.0, 1.0, 0.5, key="sign_x", bind="query-params"
        )
        runs = pins.board("sign_pins", {"sign": sign, "dt": dt, "x0": x}, _call)
        _ask()
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("sign_preset", PRESETS, settings, top)
    calls = {name: _call(*run.values()) for name, run in runs.items()}
    *_, now = runs
    found = calls[now].run()
    drawing = solver_charts.sign(found, dt, STEPS[dt])
    with wide:
        drawing.show()
        _told(found, dt)
        rows: dict[str, dict[str, object]] = {
            name: {say(sign_words.ESCAPES): _when(call.run())} for name, call in calls.items()
        }
        pins.table(runs, rows)
    exports.panel(
        "sign",
        calls[now],
        [drawing],
        page="chaos",
        settings=settings,
        sources=(escape.reference, escape._walk, escape._growth),
    )


def _call(sign: str, dt: float, x: float) -> Call:
    plan = {"start": (x, 1.0, 1.0), "dt": dt, "e": E_OF.get(sign, 0.65)}
    return Call(escape.escape, plan)


def _ask() -> None:
    about = _call("plus", 0.0005, 1.0)
    predictions.ask(
        "sign_ask",
        say(sign_words.ASK_SIGN),
        (1_000.0, 100_000.0),
        about=about,
        measured=lambda: about.run().halved_largest,
        why=say(sign_words.WHY_SIGN),
        log=True,
    )


def _when(found: escape.Escape) -> str:
    if found.escape_time is None:
        return say(sign_words.STAYS, time=escape.LONGEST)
    return f"{found.escape_time:.3g}"


def _told(found: escape.Escape, dt: float) -> None:
    largest, halved = (solver_charts.plain(one) for one in (found.largest, found.halved_largest))
    if found.escape_time is None:
        st.markdown(say(sign_words.HONEST))
    else:
        told = {"time": _when(found), "largest": largest, "halved": halved}
        st.markdown(say(sign_words.ARTEFACT, **told))
    with st.container(horizontal=True):
        st.metric(say(sign_words.ESCAPES), _when(found))
        if found.growth is not None:
            grown = say(sign_words.GROWTH_RATE, rate=found.growth)
            st.metric(say(sign_words.GROWTH), grown, help=say(sign_words.GROWTH_HELP))
        st.metric(say(sign_words.LARGEST, dt=dt), largest)
        st.metric(say(sign_words.LARGEST, dt=STEPS[dt]), halved)
