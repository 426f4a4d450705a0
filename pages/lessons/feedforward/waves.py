"""Training on waves: a long run that shows its progress, and what it mistakes for what."""

from __future__ import annotations

import functools
from typing import Any

import streamlit as st

from core import learning, toy_data, training
from pages.lessons.feedforward import loss_charts, stack_editor, waves_charts, waves_words, words
from pages.shared.runs import compile_limits, run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

STACK = "conv1d,4,5,relu,,;conv1d,4,5,relu,,"
DEFAULTS = {
    "waves_stack": STACK,
    "waves_noise": 0.2,
    "waves_rate": 0.01,
    "waves_steps": 300,
    "waves_seed": 0,
}
DENSE = "flatten,0,0,linear,,;dense,8,0,relu,,"
PRESETS = {
    "conv": (waves_words.PRESET_CONV, DEFAULTS),
    "one": (waves_words.PRESET_ONE, DEFAULTS | {"waves_stack": "conv1d,1,3,relu,,"}),
    "dense": (
        waves_words.PRESET_DENSE,
        DEFAULTS | {"waves_stack": DENSE},
    ),
    "noisy": (waves_words.PRESET_NOISY, DEFAULTS | {"waves_noise": 0.5}),
}
NOISES = [0.0, 0.1, 0.2, 0.3, 0.5, 1.0]
RATES = [1e-4, 0.001, 0.003, 0.01, 0.03, 0.1]
STEPS = [30, 150, 300, 600, 1500, 3000]
RUNS = 3  # networks side by side
OLD_API = (("for ...: sess.run(train, feed_dict)", "tf.while_loop, jit_compile=True"),)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([1.1, 1.2], gap="medium")
    bottom = st.container()
    with narrow:
        _widgets()
        settings = {key: st.session_state[key] for key in DEFAULTS}
        runs = pins.board("waves_pins", _pinned(settings), _plan)
        *_, now = runs
        plans = {name: _plan(*run.values()) for name, run in runs.items()}
        trainings = {name: Call(learning.learn, one.arguments) for name, one in plans.items()}
        results = run_panel.results("waves", trainings)
        _ask()
    presets.show("waves_preset", PRESETS, settings, top)
    beside = {name: one for name, one in results.items() if name != now}
    asked = {"kind": "waves", "examples": learning.EXAMPLES, "noise": settings["waves_noise"]}
    example = waves_charts.waves(Call(toy_data.make, asked | {"seed": 1}).run(), asked["noise"])
    drawn: list[Any] = [example]

    def show(film: list[learning.Progress], finished: bool) -> None:
        drawn[1:] = _pictures(film[-1], beside, finished)

    with wide:
        example.show()
        run_panel.show("waves", trainings[now], show, settings["waves_steps"])
    with bottom:
        right = {n: {say(words.PERCENT_RIGHT): r.percent_right} for n, r in results.items()}
        pins.table(runs, right)
        exports.panel(
            "waves",
            Call(learning.train, plans[now].arguments),
            drawn,
            page="feedforward",
            settings=settings,
            sources=(learning.learn, training.Trainer, training.functions, training._conv1d),
            old_api=OLD_API,
        )


def _pictures(
    last: learning.Progress, beside: dict[str, learning.Progress], finished: bool
) -> list[Any]:
    """Draw the losses so far, and at the end what is taken for what."""
    losses = loss_charts.losses(last, beside)
    losses.show()
    st.caption(say(words.BAND_NOTE, runs=RUNS))
    if beside:
        st.caption(say(words.PINNED_NOTE))
    if not finished:
        return []
    confusion = waves_charts.confusion(last)
    confusion.show()
    return [losses, confusion]


def _widgets() -> None:
    """Draw the controls."""
    st.caption(say(words.HIDDEN_STACK))
    stack_editor.edit("waves_stack", STACK, (toy_data.LENGTH, 1), hidden=stack_editor.SHARING)
    slider: dict[str, Any] = {"bind": "query-params"}
    st.select_slider(say(words.NOISE), NOISES, 0.2, key="waves_noise", **slider)
    st.select_slider(say(words.RATE), RATES, 0.01, key="waves_rate", **slider)
    st.select_slider(say(words.STEPS), STEPS, 300, key="waves_steps", **slider)
    st.slider(say(words.FIRST_SEED), 0, 9, 0, key="waves_seed", **slider)


def _pinned(settings: dict[str, Any]) -> pins.Settings:
    """The settings under their symbols."""
    names = {"σ": "waves_noise", "η": "waves_rate", "k": "waves_steps", "s": "waves_seed"}
    stack = stack_editor.as_pin(settings["waves_stack"])
    return {**{name: settings[key] for name, key in names.items()}, "net": stack}


def _plan(noise: float, rate: float, steps: int, seed: int, net: str) -> Call:
    """What the training of pinned settings gets ready."""
    layers = stack_editor.of_pin(net)
    compile_limits.admit_stack(learning.complete(layers, "waves"), _usual())
    return _prepared(layers, noise, rate, steps, seed)


@functools.cache
def _usual() -> set[compile_limits.Stack]:
    """The stacks of the presets."""
    packed = {settings["waves_stack"] for _, settings in PRESETS.values()}
    return {learning.complete(stack_editor.unpack(one), "waves") for one in packed}


def _prepared(layers: Any, noise: float, rate: float, steps: int, seed: int) -> Call:
    arguments = {"layers": layers, "problem": "waves", "noise": noise, "learning_rate": rate}
    return Call(learning.prepare, arguments | {"steps": steps, "seed": seed, "runs": RUNS})


def _ask() -> None:
    plan = _prepared(stack_editor.unpack(DENSE), 0.2, 0.01, 300, 0)
    about = Call(learning.learn, plan.arguments)
    predictions.ask(
        "waves_ask",
        say(waves_words.ASK_WAVES),
        (0, 100),
        about=about,
        measured=lambda: (last := run_panel.answer("waves_ask", about)) and last.percent_right,
        why=say(waves_words.WHY_WAVES),
    )
