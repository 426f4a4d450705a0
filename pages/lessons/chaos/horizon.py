"""The horizon board: networks, linear fits and the true equations forecast the same futures."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.chaos import baselines, free_models, horizon, ridge, trajectories
from pages.lessons.chaos import horizon_charts, horizon_words, rebuild, rebuild_charts, words
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say
from pages.shared.words.text import Text

POINTS = [500, 1_000, 2_000, 5_000, 10_000, 20_000]
STEPS = [500, 1_000, 2_000, 4_000, 8_000, 16_000]
DEFAULTS = defaults(
    horizon.board,
    horizon_system="system",
    horizon_points="points",
    horizon_noise="noise",
    horizon_steps="training",
    horizon_seed="seed",
)
PRESETS = {
    "clean": (horizon_words.PRESET_CLEAN, DEFAULTS),
    "noise": (horizon_words.PRESET_NOISE, DEFAULTS | {"horizon_noise": 0.01}),
    "few": (horizon_words.PRESET_FEW, DEFAULTS | {"horizon_points": 1_000}),
}


GUESSES = (0.0, 12.0)  # Lyapunov times that can be guessed


@tabs.experiment
def tab() -> None:
    st.markdown(say(horizon_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        chosen = _chosen()
        settings = {key: st.session_state[key] for key in DEFAULTS}
        _ask()
    presets.show("horizon_preset", PRESETS, settings, top)
    call = Call.of(horizon.board, **chosen)
    observed = {name: chosen[name] for name in ("system", "points", "noise", "seed")}
    states = Call.of(trajectories.observe, **observed).run().states
    drawings: list[Any] = [rebuild_charts.seen(states[:, 0], "x")]

    def show(film: list[horizon.Board], finished: bool) -> None:
        yours = _yours(run_panel.shown_call("horizon", call).arguments["system"])
        drawings[1:] = [horizon_charts.board(film[-1], yours), horizon_charts.cost(film[-1], yours)]
        if under_way := film[-1].training:
            name = say(horizon_words.ENTRIES[under_way.name])
            step, steps = under_way.step, under_way.steps
            st.caption(say(horizon_words.UNDER_WAY, name=name, step=step, steps=steps))
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
            horizon.measure_entries,
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
    choice = link.choice("horizon_system", systems, DEFAULTS["horizon_system"])
    system = st.selectbox(say(words.SYSTEM), **choice)
    points = _slide(words.POINTS, POINTS, "horizon_points")
    noise = _slide(words.NOISE, rebuild.NOISES, "horizon_noise")
    training = _slide(horizon_words.TRAINING, STEPS, "horizon_steps")
    seed = st.slider(
        say(words.SEED), 0, 20, DEFAULTS["horizon_seed"], key="horizon_seed", bind="query-params"
    )
    return {"system": system, "points": points, "noise": noise, "training": training, "seed": seed}


def _slide(text: Text, choices: list[Any], key: str) -> Any:
    return st.select_slider(say(text), choices, DEFAULTS[key], key=key, bind="query-params")


def _yours(system: str) -> list[tuple[str, Any, float]]:
    """The session's finished runs on this system: name, valid times, seconds."""
    named: dict[str, list[Any]] = {}
    for run, *result in st.session_state.get(rebuild.RUNS, {}).values():
        if run["system"] == system:
            plan, noise = run["plan"].arguments, run["noise"]
            network, steps = plan["network"].upper(), plan["steps"]
            name = say(horizon_words.YOURS, network=network, steps=steps, noise=noise)
            while name in named:  # it differs in a setting that the name leaves out
                name = f"{name}′"
            named[name] = result
    return [(name, valid, seconds) for name, (valid, seconds) in named.items()]


def _ask() -> float | None:
    """Ask how long the best linear fit forecasts when the points are noisy."""
    call = Call.of(horizon.fitted, name="nvar3", noise=0.01)
    return predictions.ask(
        "horizon_ask",
        say(horizon_words.ASK),
        GUESSES,
        about=call,
        measured=lambda: (entry := run_panel.answer("horizon_ask", call)) and entry.mean,
        why=say(horizon_words.WHY),
    )
