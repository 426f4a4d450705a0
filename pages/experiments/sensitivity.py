"""How neighbours part, and what that leaves of a forecast."""

from __future__ import annotations

import streamlit as st

from core.chaos import lyapunov, sensitivity
from core.chaos.systems import SYSTEMS
from pages.pictures import sensitivity as pictures
from pages.shared import frame, link, pins, predictions, takeaway
from pages.shared.calls import Call
from pages.shared.charts import side_by_side
from pages.shared.language import say
from pages.texts import chaos
from pages.texts import sensitivity as words

DISTANCES = [float(f"1e{power}") for power in range(-15, 0)]
COUNTS = [1, 2, 10, 50, 100, 200, 500, 1000]
TIMES = [5.0, 10.0, 20.0, 30.0, 40.0, 60.0, 100.0, 200.0, 400.0]
DEFAULTS = {
    "spread_system": "lorenz",
    "spread_distance": 1e-8,
    "spread_count": 200,
    "spread_time": 40.0,
    "spread_seed": 0,
}
PRESETS = {
    "lorenz": (words.PRESET_LORENZ, DEFAULTS),
    "close": (words.PRESET_CLOSE, DEFAULTS | {"spread_distance": 1e-15, "spread_time": 60.0}),
    "coarse": (words.PRESET_COARSE, DEFAULTS | {"spread_distance": 0.1, "spread_time": 20.0}),
    "thousand": (words.PRESET_THOUSAND, DEFAULTS | {"spread_count": 1000}),
    "scroll": (
        words.PRESET_SCROLL,
        DEFAULTS | {"spread_system": "three_scroll_chaotic", "spread_time": 30.0},
    ),
}


@frame.experiment
def tab() -> None:
    st.markdown(say(words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        now = _settings()
        settings = {key: st.session_state[key] for key in DEFAULTS}
        runs = pins.board("spread_pins", now, _call)
        _ask()
    frame.presets("spread_preset", PRESETS, settings, top)
    calls = {name: _call(*run.values()) for name, run in runs.items()}
    *_, name = runs
    found, exponent = calls[name].run(), _exponent(now["system"])
    horizon = _horizon(now["system"], exponent).run()
    label = say(words.SYSTEMS[now["system"]])
    drawings = [
        pictures.apart(found, now["d"], exponent, label),
        pictures.cloud(found),
        pictures.horizon(horizon),
    ]
    with wide:
        drawings[0].show()
        _figures(found, horizon)
        side_by_side(drawings[1:3])
        lost: dict[str, dict[str, object]] = {
            run: {say(words.LOST_AT): _lost(call.run())} for run, call in calls.items()
        }
        pins.table(runs, lost)
    takeaway.panel(
        "spread",
        calls[name],
        drawings,
        page="chaos",
        settings=settings,
        also=(sensitivity.horizon, lyapunov.largest_exponent),
    )


def _settings() -> pins.Settings:
    names = {name: say(text) for name, text in words.SYSTEMS.items()}
    return {
        "system": st.selectbox(say(chaos.SYSTEM), **link.choice("spread_system", names)),
        "d": st.select_slider(
            say(words.DISTANCE), DISTANCES, 1e-8, key="spread_distance", bind="query-params"
        ),
        "n": st.select_slider(
            say(words.NEIGHBOURS), COUNTS, 200, key="spread_count", bind="query-params"
        ),
        "T": st.select_slider(
            say(chaos.DURATION), TIMES, 40.0, key="spread_time", bind="query-params"
        ),
        "seed": st.slider(say(words.SEED), 0, 20, 0, key="spread_seed", bind="query-params"),
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
        "spread_ask",
        say(words.ASK),
        (10.0, 60.0),
        about=about,
        measured=lambda: float(about.run().median[sensitivity.DISTANCES.index(1e-11)]),
        why=say(words.WHY),
    )


def _lost(found: sensitivity.Spread) -> str:
    if found.lost_time is None:
        return say(words.NOT_YET, time=f"{found.times[-1]:.3g}")
    return f"{found.lost_time:.3g}"


def _figures(found: sensitivity.Spread, horizon: sensitivity.Horizon) -> None:
    with st.container(horizontal=True):
        st.metric(say(words.LOST_AT), _lost(found))
        st.metric(say(words.DECADE), f"{horizon.measured_decade:.3g}")
        st.metric(say(words.DECADE_THEORY), f"{horizon.decade:.3g}")
