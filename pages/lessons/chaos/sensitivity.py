"""How neighbours part, and what that leaves of a forecast."""

from __future__ import annotations

import streamlit as st

from core.chaos import lyapunov, sensitivity
from core.chaos.systems import SYSTEMS
from pages.lessons.chaos import sensitivity_charts, sensitivity_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

DISTANCES = [float(f"1e{power}") for power in range(-15, 0)]
COUNTS = [1, 2, 10, 50, 100, 200, 500, 1000]
TIMES = [5.0, 10.0, 20.0, 30.0, 40.0, 60.0, 100.0, 200.0, 400.0]
DEFAULTS = {
    "sensitivity_system": "lorenz",
    "sensitivity_distance": 1e-8,
    "sensitivity_count": 200,
    "sensitivity_time": 40.0,
    "sensitivity_seed": 0,
}
PRESETS = {
    "lorenz": (sensitivity_words.PRESET_LORENZ, DEFAULTS),
    "close": (
        sensitivity_words.PRESET_CLOSE,
        DEFAULTS | {"sensitivity_distance": 1e-15, "sensitivity_time": 60.0},
    ),
    "coarse": (
        sensitivity_words.PRESET_COARSE,
        DEFAULTS | {"sensitivity_distance": 0.1, "sensitivity_time": 20.0},
    ),
    "thousand": (sensitivity_words.PRESET_THOUSAND, DEFAULTS | {"sensitivity_count": 1000}),
    "scroll": (
        sensitivity_words.PRESET_SCROLL,
        DEFAULTS | {"sensitivity_system": "three_scroll_chaotic", "sensitivity_time": 30.0},
    ),
}


@tabs.experiment
def tab() -> None:
    st.markdown(say(sensitivity_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        now = _settings()
        settings = {key: st.session_state[key] for key in DEFAULTS}
        runs = pins.board("sensitivity_pins", now, _call)
        _ask()
    presets.show("sensitivity_preset", PRESETS, settings, top)
    calls = {name: _call(*run.values()) for name, run in runs.items()}
    *_, name = runs
    found, exponent = calls[name].run(), _exponent(now["system"])
    horizon = _horizon(now["system"], exponent).run()
    label = say(words.SYSTEMS_SHORT[now["system"]])
    drawings = [
        sensitivity_charts.apart(found, now["d"], exponent, label),
        sensitivity_charts.cloud(found),
        sensitivity_charts.horizon(horizon),
    ]
    with wide:
        drawings[0].show()
        _figures(found, horizon)
        side_by_side(drawings[1:3])
        lost: dict[str, dict[str, object]] = {
            run: {say(sensitivity_words.LOST_AT): _lost(call.run())} for run, call in calls.items()
        }
        pins.table(runs, lost)
    exports.panel(
        "sensitivity",
        calls[name],
        drawings,
        page="chaos",
        settings=settings,
        sources=(sensitivity.horizon, lyapunov.largest_exponent),
    )


def _settings() -> pins.Settings:
    names = {name: say(text) for name, text in words.SYSTEMS_SHORT.items()}
    return {
        "system": st.selectbox(say(words.SYSTEM), **link.choice("sensitivity_system", names)),
        "d": st.select_slider(
            say(sensitivity_words.DISTANCE),
            DISTANCES,
            1e-8,
            key="sensitivity_distance",
            bind="query-params",
        ),
        "n": st.select_slider(
            say(sensitivity_words.NEIGHBOURS),
            COUNTS,
            200,
            key="sensitivity_count",
            bind="query-params",
        ),
        "T": st.select_slider(
            say(words.DURATION), TIMES, 40.0, key="sensitivity_time", bind="query-params"
        ),
        "seed": st.slider(say(words.SEED), 0, 20, 0, key="sensitivity_seed", bind="query-params"),
    }


def _call(system: str, distance: float, count: int, time: float, seed: int) -> Call:
    plan = {"system": system, "distance": distance, "neighbours": count, "time": time}
    return Call(sensitivity.spread, plan | {"seed": seed})


def _exponent(system: str) -> float:
    """The published exponent, or where there is none the measured one."""
    published = SYSTEMS[system].lyapunov
    measured = Call(lyapunov.largest_exponent, {"system": system})
    return measured.run() if published is None else published


def _horizon(system: str, exponent: float) -> Call:
    return Call(sensitivity.horizon, {"system": system, "exponent": exponent})


def _ask() -> None:
    about = _horizon("lorenz", _exponent("lorenz"))
    predictions.ask(
        "sensitivity_ask",
        say(sensitivity_words.ASK),
        (10.0, 60.0),
        about=about,
        measured=lambda: float(about.run().median[sensitivity.DISTANCES.index(1e-11)]),
        why=say(sensitivity_words.WHY),
    )


def _lost(found: sensitivity.Spread) -> str:
    if found.lost_time is None:
        return say(sensitivity_words.NOT_YET, time=f"{found.times[-1]:.3g}")
    return f"{found.lost_time:.3g}"


def _figures(found: sensitivity.Spread, horizon: sensitivity.Horizon) -> None:
    with st.container(horizontal=True):
        st.metric(say(sensitivity_words.LOST_AT), _lost(found))
        st.metric(say(sensitivity_words.DECADE), f"{horizon.measured_decade:.3g}")
        st.metric(say(sensitivity_words.DECADE_THEORY), f"{horizon.decade:.3g}")
