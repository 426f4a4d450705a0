"""A real network at the edge of stability: the tab; listed by pages/learning_rate.py."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import edge_of_stability as edge
from pages.lessons.learning_rate import network_charts, network_words
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

RATES = [0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5]
WIDTHS = [1, 2, 4, 8, 16, 32, 64]
STEPS = [800, 2_000, 4_000, 8_000, 12_000, 20_000, 50_000]
DEGREE = 4  # of the polynomial to learn
DEFAULTS = {"network_rate": 0.05, "network_width": 32, "network_steps": 12_000, "network_seed": 0}
PRESETS = {
    "default": (network_words.PRESET_DEFAULT, DEFAULTS),
    "small": (network_words.PRESET_SMALL, DEFAULTS | {"network_rate": 0.02}),
    "large": (network_words.PRESET_LARGE, DEFAULTS | {"network_rate": 0.1}),
    "above": (network_words.PRESET_ABOVE, DEFAULTS | {"network_rate": 0.2}),
    "breaks": (network_words.PRESET_BREAKS, DEFAULTS | {"network_rate": 0.5}),
    "narrow": (network_words.PRESET_NARROW, DEFAULTS | {"network_width": 4}),
}
ASKED_RATE, SECOND_RATE = 0.1, 0.07  # of the prediction; the second one where the first is shown
ASKED = (1.0, 100.0)  # sharpness that can be guessed
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
        runs = pins.board("network_pins", _settings(), _plan)
        calls = {name: _call(*run.values()) for name, run in runs.items()}
        *pinned, now = runs
        call = calls[now]
        settings = {key: st.session_state[key] for key in DEFAULTS}
        guess = _guess(*settings.values())
        drawings = [_task(settings["network_width"])]
    presets.show("network_preset", PRESETS, settings, top)

    with narrow:
        results = run_panel.results("network", calls)
    beside = {name: results[name] for name in pinned if name in results}

    def show(film: list[edge.Progress], finished: bool) -> None:
        drawn = _pictures(film[-1], beside, guess, finished)
        drawings[1:] = drawn if finished else []

    with wide:
        run_panel.show("network", call, show, settings["network_steps"])
        pins.table(runs, {name: network_charts.row(one) for name, one in results.items()})
    with bottom:
        exports.panel(
            "network",
            call,
            drawings,
            page="learning-rate",
            settings=settings,
            sources=(edge._train, edge._sharpest, edge.hessian_times, edge.loss_and_gradient),
            old_api=OLD_API,
        )


def _settings() -> pins.Settings:
    """The widgets as the settings of a run."""
    rate = st.select_slider(
        say(network_words.RATE), RATES, 0.05, key="network_rate", bind="query-params"
    )
    width = st.select_slider(
        say(network_words.WIDTH), WIDTHS, 32, key="network_width", bind="query-params"
    )
    steps = st.select_slider(
        say(network_words.STEPS), STEPS, 12_000, key="network_steps", bind="query-params"
    )
    seed = st.slider(say(network_words.SEED), 0, 20, 0, key="network_seed", bind="query-params")
    return {"η": rate, "n": width, "k": steps, "seed": seed}


def _plan(rate: float, width: int, steps: int, seed: int) -> Call:
    plan = {"learning_rate": rate, "steps": steps, "width": width, "degree": DEGREE, "seed": seed}
    return Call(edge.Plan, plan)


def _call(rate: float, width: int, steps: int, seed: int) -> Call:
    return Call(edge.train, {"plan": _plan(rate, width, steps, seed)})


def _task(width: int):
    """What is learned, and by what."""
    x, y = Call(edge.chebyshev, {"degree": DEGREE}).run()
    drawing = network_charts.task(x, y)
    drawing.show()
    st.caption(
        say(
            network_words.NETWORK,
            points=edge.POINTS,
            degree=DEGREE,
            width=width,
            every=edge.MEASURE_EVERY,
        )
    )
    return drawing


def _guess(rate: float, width: int, steps: int, seed: int) -> network_charts.Guess | None:
    """Ask where the same network ends at another rate; its run, once committed."""
    asked = SECOND_RATE if rate == ASKED_RATE else ASKED_RATE
    about = _call(asked, width, steps, seed)
    question, line = say(network_words.ASK, rate=f"{asked:g}"), edge.Plan(asked).stability_line
    run: edge.Progress | None = None
    if predictions.committed("network_ask", about):
        run = run_panel.answer("network_ask", about)
    told = network_words.WHY if run is None or run.at_the_edge else network_words.WHY_NOT
    guessed = predictions.ask(
        "network_ask",
        question,
        ASKED,
        about=about,
        measured=None if run is None else run.settled,
        why=say(told, rate=f"{asked:g}", line=f"{line:.3g}"),
        log=True,
    )
    return None if guessed is None or run is None else network_charts.Guess(asked, guessed, run)


def _pictures(
    progress: edge.Progress,
    beside: dict[str, edge.Progress],
    guess: network_charts.Guess | None,
    finished: bool,
) -> list[Any]:
    sharpness, losses = (
        network_charts.sharpness(progress, beside, guess),
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
