"""The horizon board, on which everyone forecasts the same futures; listed by pages/chaos.py."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.chaos import baselines, free_models, horizon, ridge, trajectories
from pages.experiments import rebuild
from pages.pictures import horizon as board_pictures
from pages.pictures import rebuild as pictures
from pages.shared import frame, jobs, link, predictions, takeaway
from pages.shared.calls import Call
from pages.shared.language import say
from pages.texts import rebuild as words

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
    "clean": (words.HORIZON_CLEAN, DEFAULTS),
    "noise": (words.HORIZON_NOISE, DEFAULTS | {"horizon_noise": 0.01}),
    "few": (words.HORIZON_FEW, DEFAULTS | {"horizon_points": 1_000}),
}


@frame.experiment
def tab() -> None:
    st.markdown(say(words.HORIZON_LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        arguments = _chosen()
        settings = {key: st.session_state[key] for key in DEFAULTS}
        _ask()
    frame.presets("horizon_preset", PRESETS, settings, top)
    call = Call(horizon.board, arguments)
    told = {name: arguments[name] for name in ("system", "points", "noise", "seed")}
    states = Call(trajectories.observe, told).run().states
    drawings: list[Any] = [pictures.seen(states[:, 0], "x")]

    def show(film: list[horizon.Board], finished: bool) -> None:
        yours = _yours(jobs.shown("horizon", call).arguments["system"])
        drawings[1:] = [board_pictures.board(film[-1], yours), board_pictures.cost(film[-1], yours)]
        if under_way := film[-1].training:
            name = say(words.ENTRIES[under_way.name])
            told = {"name": name, "step": under_way.step, "steps": under_way.steps}
            st.caption(say(words.UNDER_WAY, **told))
        for drawing in drawings[1:]:
            drawing.show()
        st.caption(say(words.HORIZON_NOTE))

    with wide:
        jobs.panel("horizon", call, show, horizon.LINES)
        drawings[0].show()
    takeaway.panel(
        "horizon",
        call,
        drawings,
        page="chaos",
        settings=settings,
        also=(
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
    systems = {name: say(text) for name, text in words.SYSTEMS.items()}
    system = st.selectbox(say(words.SYSTEM), **link.choice("horizon_system", systems))
    points = st.select_slider(
        say(words.POINTS), POINTS, 20_000, key="horizon_points", bind="query-params"
    )
    noise = st.select_slider(
        say(words.NOISE), rebuild.NOISES, 0.0, key="horizon_noise", bind="query-params"
    )
    steps = st.select_slider(
        say(words.TRAINING), STEPS, 2_000, key="horizon_steps", bind="query-params"
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
            name = say(words.YOURS, network=network, steps=steps, noise=noise)
            while name in found:  # differs in a setting that the name leaves out
                name = f"{name}′"
            found[name] = result
    return [(name, valid, seconds) for name, (valid, seconds) in found.items()]


def _ask() -> float | None:
    call = Call(horizon.fitted, {"name": "nvar3", "noise": 0.01})
    return predictions.ask(
        "horizon_ask",
        say(words.HORIZON_ASK),
        (0.0, 12.0),
        about=call,
        measured=lambda: (found := jobs.answer("horizon_ask", call)) and found.mean,
        why=say(words.HORIZON_WHY),
    )
