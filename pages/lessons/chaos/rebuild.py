"""Rebuild an attractor: a network learns from one orbit, then runs free on its own forecasts."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import adam
from core.chaos import forecasting, free_models, networks, rebuild, reconstruct, trajectories
from pages.lessons.chaos import rebuild_charts, rebuild_stage, rebuild_words, words
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say
from pages.shared.words.text import Text

POINTS = [200, 500, 1_000, 2_000, 5_000, 10_000, 20_000]
NOISES = [0.0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1]
STEPS = [200, 500, 1_000, 2_000, 4_000, 6_000, 7_000, 10_000, 16_000, 40_000, 75_000]
RATES = [0.001, 0.003, 0.006, 0.012, 0.016, 0.02, 0.03, 0.06]
BATCHES = [32, 64, 128, 256]
SIZES = [8, 16, 32, 64, 128]
RUNS = "rebuild:runs"  # of the session: the horizon board shows them with its own lines
DEFAULTS = {
    **defaults(rebuild.rebuild, rebuild_system="system"),
    **defaults(reconstruct.Plan, rebuild_network="network"),
    **defaults(rebuild.rebuild, rebuild_points="points", rebuild_noise="noise"),
    **defaults(
        reconstruct.Plan,
        rebuild_window="window",
        rebuild_size="size",
        rebuild_steps="steps",
        rebuild_batch="batch",
        rebuild_rate="learning_rate",
        rebuild_symmetric="symmetric",
        rebuild_seed="seed",
    ),
}
SYMBOLS = {
    "system": "system",
    "network": "network",
    "points": "points",
    "noise": "noise",
    "window": "window",
    "size": "size",
    "steps": "steps",
    "batch": "batch",
    "learning_rate": "rate",
    "symmetric": "symmetric",
    "seed": "seed",
}
GUESSES = (0.0, 8.0)  # Lyapunov times that can be guessed
RECURRENT = {"rebuild_window": 2, "rebuild_batch": 256, "rebuild_rate": 0.02}
GRU = DEFAULTS | RECURRENT | {"rebuild_network": "gru", "rebuild_steps": 7_000}
LSTM = DEFAULTS | RECURRENT | {"rebuild_network": "lstm", "rebuild_steps": 4_000}
SCROLL = DEFAULTS | {"rebuild_system": "three_scroll_chaotic", "rebuild_steps": 4_000}
PRESETS = {
    "cnn": (rebuild_words.PRESET_CNN, DEFAULTS),
    "cnn16": (rebuild_words.PRESET_CNN_GOOD, DEFAULTS | {"rebuild_steps": 16_000}),
    "gru": (rebuild_words.PRESET_GRU, GRU),
    "lstm": (rebuild_words.PRESET_LSTM, LSTM),
    "scroll": (rebuild_words.PRESET_SCROLL, SCROLL),
    "mirror": (rebuild_words.PRESET_MIRROR, SCROLL | {"rebuild_symmetric": True}),
    "noise": (
        rebuild_words.PRESET_NOISE,
        DEFAULTS | {"rebuild_noise": 0.01, "rebuild_steps": 2_000},
    ),
}


@tabs.experiment
def tab() -> None:
    st.markdown(say(rebuild_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        runs = pins.board("rebuild_pins", _chosen(), SYMBOLS, _without_training)
        calls = {name: _call(**run) for name, run in runs.items()}
        *_, now = runs
        call = calls[now]
        settings = {key: st.session_state[key] for key in DEFAULTS}
        if settings["rebuild_symmetric"] and not call.arguments["plan"].arguments["symmetric"]:
            st.caption(say(rebuild_words.NO_SYMMETRY))
        axes = {str(at): name for at, name in enumerate(rebuild_charts.AXES)}
        axis = int(st.selectbox(say(rebuild_words.AXIS_SHOWN), **link.choice("rebuild_axis", axes)))
        guess = _ask(noisy := _call(noise=0.01, steps=2_000))
    presets.show("rebuild_preset", PRESETS, settings, top)
    with narrow:
        results = run_panel.results("rebuild", calls)
    with wide:
        drawings: list[Any] = [
            rebuild_charts.seen(_observed(call).run().states[:, axis], rebuild_charts.AXES[axis])
        ]

        def show(film: list[rebuild.Stage], finished: bool) -> None:
            shown = run_panel.shown_call("rebuild", call)
            guessed = guess if shown.identity() == noisy.identity() else None
            drawings[1:] = rebuild_stage.pictures(film[-1], axis, guessed, results)
            if finished:
                _remember(shown, film[-1])

        run_panel.show("rebuild", call, show, settings["rebuild_steps"])
        rows = {name: rebuild_charts.row(stage) for name, stage in results.items()}
        pins.table(runs, rows, SYMBOLS)
        drawings[0].show()
    exports.panel(
        "rebuild",
        call,
        drawings,
        page="chaos",
        settings=settings,
        sources=(
            reconstruct.train,
            reconstruct.train_chunk,
            adam.stepped,
            adam.adam,
            networks.convolution_features,
            networks.recurrent_features,
            free_models.increment,
            forecasting.free_run,
            forecasting.rebuilt_exponent,
            reconstruct.valid_prediction_time,
        ),
    )


def _chosen() -> pins.Settings:
    """The widgets as the settings of a run."""
    systems = {name: say(text) for name, text in words.SYSTEMS_REBUILT.items()}
    kinds = {name: say(text) for name, text in words.NETWORKS.items()}
    system = st.selectbox(say(words.SYSTEM), **_choice("system", systems))
    network = st.selectbox(say(words.NETWORK), **_choice("network", kinds))
    return {
        "system": system,
        "network": network,
        "points": _slide(words.POINTS, POINTS, "points"),
        "noise": _slide(words.NOISE, NOISES, "noise"),
        "window": _slide(rebuild_words.WINDOW, list(reconstruct.WINDOWS), "window"),
        "size": _slide(rebuild_words.SIZE, SIZES, "size"),
        "steps": _slide(words.STEPS, STEPS, "steps"),
        "batch": _slide(rebuild_words.BATCH, BATCHES, "batch"),
        "learning_rate": _slide(rebuild_words.RATE, RATES, "rate"),
        "symmetric": int(  # a pin's link brings 0 or 1
            st.toggle(
                say(rebuild_words.SYMMETRY),
                DEFAULTS["rebuild_symmetric"],
                help=say(rebuild_words.SYMMETRY_HELP),
                key="rebuild_symmetric",
                bind="query-params",
            )
        ),
        "seed": st.slider(
            say(words.SEED),
            0,
            20,
            DEFAULTS["rebuild_seed"],
            key="rebuild_seed",
            bind="query-params",
        ),
    }


def _choice(name: str, options: dict[str, str]) -> dict[str, Any]:
    key = f"rebuild_{name}"
    return link.choice(key, options, DEFAULTS[key])


def _slide(text: Text, choices: list[Any], name: str) -> Any:
    key = f"rebuild_{name}"
    return st.select_slider(say(text), choices, DEFAULTS[key], key=key, bind="query-params")


def _without_training(**settings: Any) -> Call[trajectories.Observed]:
    """What a pin of the link learns from; core refuses an impossible plan here, before any run."""
    call = _call(**settings)
    call.arguments["plan"].run()
    return _observed(call)


def _call(
    system: str = DEFAULTS["rebuild_system"],
    network: str = DEFAULTS["rebuild_network"],
    points: int = DEFAULTS["rebuild_points"],
    noise: float = DEFAULTS["rebuild_noise"],
    window: int = DEFAULTS["rebuild_window"],
    size: int = DEFAULTS["rebuild_size"],
    steps: int = DEFAULTS["rebuild_steps"],
    batch: int = DEFAULTS["rebuild_batch"],
    learning_rate: float = DEFAULTS["rebuild_rate"],
    symmetric: int = DEFAULTS["rebuild_symmetric"],
    seed: int = DEFAULTS["rebuild_seed"],
) -> Call[rebuild.Stage]:
    possible = trajectories.system_checked(system).symmetric
    plan = Call.of(
        reconstruct.Plan,
        network=network,
        size=size,
        window=window,
        steps=steps,
        batch=batch,
        learning_rate=learning_rate,
        symmetric=bool(symmetric) and possible,
        seed=seed,
    )
    return Call.of(
        rebuild.rebuild, plan=plan.as_argument(), system=system, points=points, noise=noise
    )


def _observed(call: Call) -> Call[trajectories.Observed]:
    """What the network of this call learns from."""
    arguments = {name: call.arguments[name] for name in ("system", "points", "noise")}
    seed = call.arguments["plan"].arguments["seed"]
    return Call.of(trajectories.observe, **arguments, seed=seed)


def _ask(noisy: Call) -> float | None:
    """Ask how long a network that learned from noisy points forecasts."""
    return predictions.ask(
        "rebuild_ask",
        say(rebuild_words.ASK),
        GUESSES,
        about=noisy,
        measured=lambda: (last := run_panel.answer("rebuild_ask", noisy)) and last.judged.mean,
        why=say(rebuild_words.WHY),
    )


def _remember(call: Call, stage: rebuild.Stage) -> None:
    """Keep a finished run for the horizon board, with its settings."""
    runs = st.session_state.setdefault(RUNS, {})
    if stage.judged:
        runs[call.identity()] = call.arguments, stage.judged.valid, stage.seconds
