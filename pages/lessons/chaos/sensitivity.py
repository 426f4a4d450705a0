"""Sensitivity: nearby orbits separate exponentially, so every forecast ends after a while."""

from __future__ import annotations

import streamlit as st

from core.chaos import lyapunov, sensitivity
from core.chaos.systems import SYSTEMS
from pages.lessons.chaos import sensitivity_charts, sensitivity_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

DISTANCES = list(sensitivity.DISTANCES)
COUNTS = [1, 2, 10, 50, 100, 200, 500, 1000]
TIMES = [5.0, 10.0, 20.0, 30.0, 40.0, 60.0, 100.0, 200.0, 400.0]
DEFAULTS = defaults(
    sensitivity.spread,
    sensitivity_system="system",
    sensitivity_distance="distance",
    sensitivity_count="neighbours",
    sensitivity_time="time",
    sensitivity_seed="seed",
)
SYMBOLS = {"system": "system", "distance": "d", "neighbours": "n", "time": "T", "seed": "seed"}
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
        runs = pins.board("sensitivity_pins", now, SYMBOLS, _call)
        _ask()
    presets.show("sensitivity_preset", PRESETS, settings, top)
    calls = {name: _call(**run) for name, run in runs.items()}
    *_, call = calls.values()
    spread, exponent = call.run(), _exponent(now["system"])
    horizon = _horizon(now["system"], exponent).run()
    label = say(words.SYSTEMS_SHORT[now["system"]])
    law = "theory" if SYSTEMS[now["system"]].lyapunov else "partly"
    drawings = [
        sensitivity_charts.apart(spread, now["distance"], exponent, label, law),
        sensitivity_charts.cloud(spread),
        sensitivity_charts.horizon(horizon, law),
    ]
    with wide:
        drawings[0].show()
        _figures(spread, horizon)
        side_by_side(drawings[1:3])
        lost: dict[str, dict[str, object]] = {
            name: {say(sensitivity_words.LOST_AT): _lost_time(call.run())}
            for name, call in calls.items()
        }
        pins.table(runs, lost, SYMBOLS)
    exports.panel(
        "sensitivity",
        call,
        drawings,
        page="chaos",
        settings=settings,
        sources=(sensitivity.horizon, lyapunov.largest_exponent),
    )


def _settings() -> pins.Settings:
    names = {name: say(text) for name, text in words.SYSTEMS_SHORT.items()}
    choice = link.choice("sensitivity_system", names, DEFAULTS["sensitivity_system"])
    return {
        "system": st.selectbox(say(words.SYSTEM), **choice),
        "distance": st.select_slider(
            say(sensitivity_words.DISTANCE),
            DISTANCES,
            DEFAULTS["sensitivity_distance"],
            key="sensitivity_distance",
            bind="query-params",
        ),
        "neighbours": st.select_slider(
            say(sensitivity_words.NEIGHBOURS),
            COUNTS,
            DEFAULTS["sensitivity_count"],
            key="sensitivity_count",
            bind="query-params",
        ),
        "time": st.select_slider(
            say(words.DURATION),
            TIMES,
            DEFAULTS["sensitivity_time"],
            key="sensitivity_time",
            bind="query-params",
        ),
        "seed": st.slider(
            say(words.SEED),
            0,
            20,
            DEFAULTS["sensitivity_seed"],
            key="sensitivity_seed",
            bind="query-params",
        ),
    }


def _call(
    system: str, distance: float, neighbours: int, time: float, seed: int
) -> Call[sensitivity.Spread]:
    return Call.of(
        sensitivity.spread,
        system=system,
        distance=distance,
        neighbours=neighbours,
        time=time,
        seed=seed,
    )


def _exponent(system: str) -> float:
    """The published largest exponent; the measured one where none is published."""
    published = SYSTEMS[system].lyapunov
    measured = Call.of(lyapunov.largest_exponent, system=system)
    return measured.run() if published is None else published


def _horizon(system: str, exponent: float) -> Call[sensitivity.Horizon]:
    return Call.of(sensitivity.horizon, system=system, exponent=exponent)


def _ask() -> None:
    about = _horizon("rossler", _exponent("rossler"))
    predictions.ask(
        "sensitivity_ask",
        say(sensitivity_words.ASK),
        (100.0, 800.0),
        about=about,
        measured=lambda: float(about.run().median[sensitivity.DISTANCES.index(1e-11)]),
        why=say(sensitivity_words.WHY),
    )


def _lost_time(spread: sensitivity.Spread) -> str:
    if spread.lost_time is None:
        return say(sensitivity_words.NOT_YET, time=f"{spread.times[-1]:.3g}")
    return f"{spread.lost_time:.3g}"


def _figures(spread: sensitivity.Spread, horizon: sensitivity.Horizon) -> None:
    with st.container(horizontal=True):
        st.metric(say(sensitivity_words.LOST_AT), _lost_time(spread))
        st.metric(say(sensitivity_words.DECADE), f"{horizon.measured_decade:.3g}")
        st.metric(say(sensitivity_words.DECADE_THEORY), f"{horizon.decade:.3g}")
