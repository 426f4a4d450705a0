"""A wrong sign: as the tutorial prints it every orbit escapes, and a coarse step hides that."""

from __future__ import annotations

import streamlit as st

from core.chaos import escape
from core.chaos.systems import SYSTEMS
from pages.lessons.chaos import sign_charts, sign_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

STEPS = {0.0001: 0.00005, 0.0002: 0.0001, 0.0005: 0.00025, 0.001: 0.0005, 0.002: 0.001}
START = defaults(escape.escape, start="start")["start"]
DEFAULTS = {"sign_sign": "plus", **defaults(escape.escape, sign_dt="dt"), "sign_x": START[0]}
SYMBOLS = {"sign": "sign", "dt": "dt", "x": "x0"}
PRESETS = {
    "printed": (sign_words.PRESET_PRINTED, DEFAULTS),
    "finer": (sign_words.PRESET_FINER, DEFAULTS | {"sign_dt": 0.0001}),
    "coarse": (sign_words.PRESET_COARSE, DEFAULTS | {"sign_dt": 0.002}),
    "mended": (sign_words.PRESET_CORRECTED, DEFAULTS | {"sign_sign": "minus"}),
}
E_OF = {  # the equations have - e x^2
    "plus": SYSTEMS["three_scroll_printed"].parameters["e"],
    "minus": SYSTEMS["three_scroll"].parameters["e"],
}
# Its sentence names the step; that of no preset, so that no picture beside it gives the answer
QUESTION = {"sign": "plus", "dt": 0.0002, "x": 1.0}


@tabs.experiment
def tab() -> None:
    st.markdown(say(sign_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        now = _settings()
        runs = pins.board("sign_pins", now, SYMBOLS, _call)
        _ask()
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("sign_preset", PRESETS, settings, top)
    calls = {name: _call(**run) for name, run in runs.items()}
    *_, call = calls.values()
    result, dt = call.run(), now["dt"]
    drawing = sign_charts.sign(result, dt, STEPS[dt])
    with wide:
        drawing.show()
        _verdict(result, dt)
        rows: dict[str, dict[str, object]] = {
            name: {say(sign_words.ESCAPES): _escape_time(call.run())}
            for name, call in calls.items()
        }
        pins.table(runs, rows, SYMBOLS)
    exports.panel(
        "sign",
        call,
        [drawing],
        page="chaos",
        settings=settings,
        sources=(escape.reference, escape.adaptive_block, escape.growth_rate),
    )


def _settings() -> pins.Settings:
    signs = {name: say(text) for name, text in sign_words.SIGNS.items()}
    return {
        "sign": st.segmented_control(
            say(sign_words.SIGN),
            required=True,
            **link.choice("sign_sign", signs, DEFAULTS["sign_sign"]),
        ),
        "dt": st.select_slider(
            say(words.STEP), list(STEPS), DEFAULTS["sign_dt"], key="sign_dt", bind="query-params"
        ),
        "x": st.slider(
            say(sign_words.START_X),
            -20.0,
            20.0,
            DEFAULTS["sign_x"],
            0.5,
            key="sign_x",
            bind="query-params",
        ),
    }


def _call(sign: str, dt: float, x: float) -> Call[escape.Escape]:
    e = E_OF.get(sign, E_OF["minus"])
    return Call.of(escape.escape, start=(x, *START[1:]), dt=dt, e=e)


def _ask() -> None:
    about = _call(**QUESTION)
    predictions.ask(
        "sign_ask",
        say(sign_words.ASK),
        (1_000.0, 100_000.0),
        about=about,
        measured=lambda: about.run().halved_largest,
        why=say(sign_words.WHY),
        log=True,
    )


def _escape_time(result: escape.Escape) -> str:
    if result.escape_time is None:
        return say(sign_words.STAYS, time=escape.LONGEST)
    return f"{result.escape_time:.3g}"


def _verdict(result: escape.Escape, dt: float) -> None:
    """Whether the true orbit escapes, and the figures that show it."""
    largest = sign_charts.plain(result.largest)
    halved = sign_charts.plain(result.halved_largest)
    if result.escape_time is None:
        st.markdown(say(sign_words.HONEST))
    else:
        time = _escape_time(result)
        st.markdown(say(sign_words.ARTEFACT, time=time, largest=largest, halved=halved))
    with st.container(horizontal=True):
        st.metric(say(sign_words.ESCAPES), _escape_time(result))
        if result.growth is not None:
            growth = say(sign_words.GROWTH_RATE, rate=result.growth)
            st.metric(say(sign_words.GROWTH), growth, help=say(sign_words.GROWTH_HELP))
        st.metric(say(sign_words.LARGEST, dt=dt), largest)
        st.metric(say(sign_words.LARGEST, dt=STEPS[dt]), halved)
