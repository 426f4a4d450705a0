"""The edge of stability: a real network sharpens its loss until its rate is only just stable."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import edge_of_stability as edge
from pages.lessons.learning_rate import network_charts, network_words
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

RATES = [0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5]
WIDTHS = [1, 2, 4, 8, 16, 32, 64]
STEPS = [800, 2_000, 4_000, 8_000, 12_000, 20_000, 50_000]
TASK = defaults(edge.Plan, degree="degree")  # the polynomial to learn
DEFAULTS = defaults(
    edge.Plan,
    network_rate="learning_rate",
    network_width="width",
    network_steps="steps",
    network_seed="seed",
)
SYMBOLS = {"learning_rate": "η", "width": "n", "steps": "k", "seed": "seed"}
PRESETS = {
    "default": (network_words.PRESET_DEFAULT, DEFAULTS),
    "small": (network_words.PRESET_SMALL, DEFAULTS | {"network_rate": 0.02}),
    "large": (network_words.PRESET_LARGE, DEFAULTS | {"network_rate": 0.1}),
    "above": (network_words.PRESET_ABOVE, DEFAULTS | {"network_rate": 0.2}),
    "breaks": (network_words.PRESET_BREAKS, DEFAULTS | {"network_rate": 0.5}),
    "narrow": (network_words.PRESET_NARROW, DEFAULTS | {"network_width": 4}),
}
GUESS_RATE, SECOND_RATE = 0.1, 0.07  # of the prediction; the second one where the first is shown
GUESSES = (1.0, 100.0)  # sharpness that can be guessed
OLD_API = (
    ("tf.gradients of tf.gradients", "tf.GradientTape around tf.GradientTape"),
    ("for _ in range(n): sess.run(train)", "tf.while_loop, jit_compile=True"),
)


@tabs.experiment
def tab() -> None:
    st.markdown(say(network_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        runs = pins.board("network_pins", _settings(), SYMBOLS, _plan)
        calls = {name: _call(**run) for name, run in runs.items()}
        *pinned, now = runs
        call = calls[now]
        settings = {key: st.session_state[key] for key in DEFAULTS}
        guess = _guess(**runs[now])
        drawings = [_task(runs[now]["width"])]
    presets.show("network_preset", PRESETS, settings, top)

    with narrow:
        results = run_panel.results("network", calls)
    pinned_results = {name: results[name] for name in pinned if name in results}

    def show(film: list[edge.Progress], finished: bool) -> None:
        drawn = _pictures(film[-1], pinned_results, guess, finished)
        drawings[1:] = drawn if finished else []

    with wide:
        run_panel.show("network", call, show, settings["network_steps"])
        rows = {name: network_charts.row(progress) for name, progress in results.items()}
        pins.table(runs, rows, SYMBOLS)
    with bottom:
        exports.panel(
            "network",
            call,
            drawings,
            page="learning-rate",
            settings=settings,
            sources=(
                edge.descend_and_measure,
                edge.power_iteration,
                edge.hessian_times,
                edge.loss_and_gradient,
            ),
            old_api=OLD_API,
        )


def _settings() -> pins.Settings:
    """The widgets as the settings of a run."""
    rate = st.select_slider(
        say(network_words.RATE),
        RATES,
        DEFAULTS["network_rate"],
        key="network_rate",
        bind="query-params",
    )
    width = st.select_slider(
        say(network_words.WIDTH),
        WIDTHS,
        DEFAULTS["network_width"],
        key="network_width",
        bind="query-params",
    )
    steps = st.select_slider(
        say(network_words.STEPS),
        STEPS,
        DEFAULTS["network_steps"],
        key="network_steps",
        bind="query-params",
    )
    seed = st.slider(
        say(network_words.SEED),
        0,
        20,
        DEFAULTS["network_seed"],
        key="network_seed",
        bind="query-params",
    )
    return {"learning_rate": rate, "width": width, "steps": steps, "seed": seed}


def _plan(learning_rate: float, width: int, steps: int, seed: int) -> Call[edge.Plan]:
    return Call.of(
        edge.Plan, learning_rate=learning_rate, steps=steps, width=width, **TASK, seed=seed
    )


def _call(learning_rate: float, width: int, steps: int, seed: int) -> Call[edge.Progress]:
    return Call.of(edge.train, plan=_plan(learning_rate, width, steps, seed).as_argument())


def _task(width: int):
    """The points to learn, and the network that learns them."""
    x, y = Call.of(edge.chebyshev, **TASK).run()
    drawing = network_charts.task(x, y)
    drawing.show()
    st.caption(
        say(
            network_words.NETWORK,
            points=edge.POINTS,
            **TASK,
            width=width,
            every=edge.MEASURE_EVERY,
        )
    )
    return drawing


def _guess(learning_rate: float, width: int, steps: int, seed: int) -> network_charts.Guess | None:
    """Ask where the sharpness ends at another rate; the committed guess with its run."""
    other_rate = SECOND_RATE if learning_rate == GUESS_RATE else GUESS_RATE
    about = _call(other_rate, width, steps, seed)
    question = say(network_words.ASK, rate=f"{other_rate:g}")
    line = edge.Plan(other_rate).stability_line
    run: edge.Progress | None = None
    if predictions.committed("network_ask", about):
        run = run_panel.answer("network_ask", about)
    why = network_words.WHY if run is None or run.at_the_edge else network_words.WHY_NOT
    guessed = predictions.ask(
        "network_ask",
        question,
        GUESSES,
        about=about,
        measured=None if run is None else run.settled,
        why=say(why, rate=f"{other_rate:g}", line=f"{line:.3g}"),
        log=True,
    )
    if guessed is None or run is None:
        return None
    return network_charts.Guess(other_rate, guessed, run)


def _pictures(
    progress: edge.Progress,
    pinned: dict[str, edge.Progress],
    guess: network_charts.Guess | None,
    finished: bool,
) -> list[Any]:
    sharpness, losses = (
        network_charts.sharpness(progress, pinned, guess),
        network_charts.losses(progress),
    )
    drawings = [sharpness, losses]
    sharpness.show()
    if finished:
        st.markdown(network_charts.verdict(progress))
    left, right = st.columns(2)
    with left:
        losses.show()
    if not progress.overflowed:
        drawings.append(network_charts.output(progress))
        with right:
            drawings[-1].show()
    return drawings
