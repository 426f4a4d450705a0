"""A real network at the edge of stability: the tab; listed by pages/learning_rate.py."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import edge_of_stability as edge
from pages.pictures import edge as pictures
from pages.shared import frame, jobs, pins, predictions, takeaway
from pages.shared.calls import Call
from pages.shared.language import say
from pages.texts import edge as words

RATES = [0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5]
WIDTHS = [1, 2, 4, 8, 16, 32, 64]
STEPS = [800, 2_000, 4_000, 8_000, 12_000, 20_000, 50_000]
DEGREE = 4  # of the polynomial to learn
DEFAULTS = {"edge_rate": 0.05, "edge_width": 32, "edge_steps": 12_000, "edge_seed": 0}
PRESETS = {
    "default": (words.PRESET_DEFAULT, DEFAULTS),
    "small": (words.PRESET_SMALL, DEFAULTS | {"edge_rate": 0.02}),
    "large": (words.PRESET_LARGE, DEFAULTS | {"edge_rate": 0.1}),
    "above": (words.PRESET_ABOVE, DEFAULTS | {"edge_rate": 0.2}),
    "breaks": (words.PRESET_BREAKS, DEFAULTS | {"edge_rate": 0.5}),
    "narrow": (words.PRESET_NARROW, DEFAULTS | {"edge_width": 4}),
}
ASKED_RATE, SECOND_RATE = 0.1, 0.07  # of the prediction; the second one where the first is shown
ASKED = (1.0, 100.0)  # sharpness that can be guessed
OLD_API = (
    ("tf.gradients of tf.gradients", "tf.GradientTape around tf.GradientTape"),
    ("for _ in range(n): sess.run(train)", "tf.while_loop, jit_compile=True"),
)


@frame.experiment
def tab() -> None:
    st.markdown(say(words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        runs = pins.board("edge_pins", _settings(), _plan)
        calls = {name: _call(*run.values()) for name, run in runs.items()}
        *pinned, now = runs
        call = calls[now]
        settings = {key: st.session_state[key] for key in DEFAULTS}
        guess = _guess(*settings.values())
        drawings = [_task(settings["edge_width"])]
    frame.presets("edge_preset", PRESETS, settings, top)

    with narrow:
        results = jobs.results("edge", calls)
    beside = {name: results[name] for name in pinned if name in results}

    def show(film: list[edge.Progress], finished: bool) -> None:
        drawn = _pictures(film[-1], beside, guess, finished)
        drawings[1:] = drawn if finished else []

    with wide:
        jobs.panel("edge", call, show, settings["edge_steps"])
        pins.table(runs, {name: pictures.row(one) for name, one in results.items()})
    with bottom:
        takeaway.panel(
            "edge",
            call,
            drawings,
            page="learning-rate",
            settings=settings,
            also=(edge._train, edge._sharpest, edge.hessian_times, edge.loss_and_gradient),
            old_api=OLD_API,
        )


def _settings() -> pins.Settings:
    """The widgets as the settings of a run."""
    rate = st.select_slider(say(words.RATE), RATES, 0.05, key="edge_rate", bind="query-params")
    width = st.select_slider(say(words.WIDTH), WIDTHS, 32, key="edge_width", bind="query-params")
    steps = st.select_slider(say(words.STEPS), STEPS, 12_000, key="edge_steps", bind="query-params")
    seed = st.slider(say(words.SEED), 0, 20, 0, key="edge_seed", bind="query-params")
    return {"η": rate, "n": width, "k": steps, "seed": seed}


def _plan(rate: float, width: int, steps: int, seed: int) -> Call:
    plan = {"learning_rate": rate, "steps": steps, "width": width, "degree": DEGREE, "seed": seed}
    return Call(edge.Plan, plan)


def _call(rate: float, width: int, steps: int, seed: int) -> Call:
    return Call(edge.train, {"plan": _plan(rate, width, steps, seed)})


def _task(width: int):
    """What is learned, and by what."""
    x, y = Call(edge.chebyshev, {"degree": DEGREE}).run()
    drawing = pictures.task(x, y)
    drawing.show()
    st.caption(
        say(
            words.NETWORK,
            points=edge.POINTS,
            degree=DEGREE,
            width=width,
            every=edge.MEASURE_EVERY,
        )
    )
    return drawing


def _guess(rate: float, width: int, steps: int, seed: int) -> pictures.Guess | None:
    """Ask where the same network ends at another rate; its run, once committed."""
    asked = SECOND_RATE if rate == ASKED_RATE else ASKED_RATE
    about = _call(asked, width, steps, seed)
    question, line = say(words.ASK, rate=f"{asked:g}"), edge.Plan(asked).stability_line
    run: edge.Progress | None = None
    if predictions.committed("edge_ask", about):
        run = jobs.answer("edge_ask", about)
    told = words.WHY if run is None or run.at_the_edge else words.WHY_NOT
    guessed = predictions.ask(
        "edge_ask",
        question,
        ASKED,
        about=about,
        measured=None if run is None else run.settled,
        why=say(told, rate=f"{asked:g}", line=f"{line:.3g}"),
        log=True,
    )
    return None if guessed is None or run is None else pictures.Guess(asked, guessed, run)


def _pictures(
    progress: edge.Progress,
    beside: dict[str, edge.Progress],
    guess: pictures.Guess | None,
    finished: bool,
) -> list[Any]:
    sharpness, losses = pictures.sharpness(progress, beside, guess), pictures.losses(progress)
    drawings = [sharpness, losses]
    sharpness.show()
    if finished:
        st.markdown(pictures.verdict(progress))
    left, right = st.columns(2)
    with left:
        losses.show()
    if not progress.overflowed:
        drawings.append(pictures.output(progress))
        with right:
            drawings[-1].show()
    return drawings
