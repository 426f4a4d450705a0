"""The horizon board, on which everyone forecasts the same futures; listed by pages/chaos.py."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.chaos import baselines, free_models, horizon, ridge, trajectories
from pages.lessons.chaos import horizon_charts, horizon_words, rebuild, rebuild_charts, words
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

POINTS = [500, 1_000, 2_000, 5_000, 10_000, 20_000]
STEPS = [500, 1_000, 2_000, 4_000, 8_000, 16_000]
DEFAULTS = {
    "horizon_system": "lorenz",
    "horizon_points": 20_000,
    "horizon_noise": 0.0,
    "horizon_steps": 2_000,
    "horizon_seed": 0,
}
PRESETS = {
    "clean": (horizon_words.PRESET_CLEAN, DEFAULTS),
    "noise": (horizon_words.PRESET_NOISE, DEFAULTS | {"horizon_noise": 0.01}),
    "few": (horizon_words.PRESET_FEW, DEFAULTS | {"horizon_points": 1_000}),
}


@tabs.experiment
def tab() -> None:
    st.markdown(say(horizon_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        arguments = _chosen()
        settings = {key: st.session_state[key] for key in DEFAULTS}
        _ask()
    presets.show("horizon_preset", PRESETS, settings, top)
    call = Call(horizon.board, arguments)
    told = {name: arguments[name] for name in ("system", "points", "noise", "seed")}
    states = Call(trajectories.observe, told).run().states
    drawings: list[Any] = [rebuild_charts.seen(states[:, 0], "x")]

    def show(film: list[horizon.Board], finished: bool) -> None:
        yours = _yours(run_panel.shown_call("horizon", call).arguments["system"])
        drawings[1:] = [horizon_charts.board(film[-1], yours), horizon_charts.cost(film[-1], yours)]
        if under_way := film[-1].training:
            name = say(horizon_words.ENTRIES[under_way.name])
            told = {"name": name, "step": under_way.step, "steps": under_way.steps}
            st.caption(say(horizon_words.UNDER_WAY, **told))
        for drawing in drawings[1:]:
            drawing.show()
        st.caption(say(horizon_words.NOTE))

    with wide:
        run_panel.show("horizon", call, show, horizon.LINES)
        drawings[0].show()
    exports.panel(
        "horizon",
        call,
        drawings,
        page="chaos",
        settings=settings,
        sources=(
            horizon._entries,
            baselines.baseline,
            free_models.monomials,
            baselines.reservoir,
            ridge.relearn,
            ridge.solve_normal,
        ),
    )


def _chosen() -> dict[str, Any]:
    """The widgets as arguments of core."""
    systems = {name: say(text) for name, text in words.SYSTEMS_REBUILT.items()}
    system = st.selectbox(say(words.SYSTEM), **link.choice("horizon_system", systems))
    points = st.select_slider(
        say(words.POINTS), POINTS, 20_000, key="horizon_points", bind="query-params"
    )
    noise = st.select_slider(
        say(words.NOISE), rebuild.NOISES, 0.0, key="horizon_noise", bind="query-params"
    )
    steps = st.select_slider(
        say(horizon_words.TRAINING), STEPS, 2_000, key="horizon_steps", bind="query-params"
    )
    seed = st.slider(say(words.SEED), 0, 20, 0, key="horizon_seed", bind="query-params")
    return {"system": system, "points": points, "noise": noise, "training": steps, "seed": seed}


def _yours(system: str) -> list[tuple[str, Any, float]]:
    """The session's finished runs on this system, by what they were."""
    found: dict[str, list[Any]] = {}
    for run, *result in st.session_state.get(rebuild.RUNS, {}).values():
        if run["system"] == system:
            plan, noise = run["plan"].arguments, run["noise"]
            network, steps = plan["network"].upper(), plan["steps"]
            name = say(horizon_words.YOURS, network=network, steps=steps, noise=noise)
            while name in found:  # differs in a setting that the name leaves out
                name = f"{name}′"
            found[name] = result
    return [(name, valid, seconds) for name, (valid, seconds) in found.items()]


def _ask() -> float | None:
    call = Call(horizon.fitted, {"name": "nvar3", "noise": 0.01})
    return predictions.ask(
        "horizon_ask",
        say(horizon_words.ASK),
        (0.0, 12.0),
        about=call,
        measured=lambda: (found := run_panel.answer("horizon_ask", call)) and found.mean,
        why=say(horizon_words.WHY),
    )
