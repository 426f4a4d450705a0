"""Training on waves: which waves the network confuses, while it learns."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import learning, toy_data, training
from pages.lessons.feedforward import loss_charts, stack_editor, waves_charts, waves_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

DEFAULTS: dict[str, Any] = {
    "waves_stack": "conv1d,4,5,relu,,;conv1d,4,5,relu,,",
    "waves_noise": 0.2,
    **defaults(learning.prepare, waves_rate="learning_rate"),
    "waves_steps": 300,  # a convolution needs no more
    **defaults(learning.prepare, waves_seed="seed"),
}
SYMBOLS = {
    "noise": "σ",
    "learning_rate": "η",
    "steps": "k",
    "seed": "s",
    "stack": stack_editor.SYMBOL,
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
        runs = pins.board("waves_pins", _pin(settings), SYMBOLS, _plan)
        *_, now = runs
        plans = {name: _plan(**run) for name, run in runs.items()}
        trainings = {n: Call.of(learning.learn, **plan.arguments) for n, plan in plans.items()}
        results = run_panel.results("waves", trainings)
        _guess()
    presets.show("waves_preset", PRESETS, settings, top)
    pinned = {name: result for name, result in results.items() if name != now}
    example = _example(settings["waves_noise"])
    drawings = [example]

    def show(progress: list[learning.Progress], finished: bool) -> None:
        drawings[1:] = _pictures(progress[-1], pinned, finished)

    with wide:
        example.show()
        run_panel.show("waves", trainings[now], show, settings["waves_steps"])
    with bottom:
        name = say(words.PERCENT_RIGHT)
        right = {run: last.percent_right for run, last in results.items()}
        pins.table(runs, {run: {name: share} for run, share in right.items()}, SYMBOLS)
        exports.panel(
            "waves",
            Call.of(learning.train, **plans[now].arguments),
            drawings,
            page="feedforward",
            settings=settings,
            sources=(learning.learn, training.Trainer, training.functions, training.conv1d),
            old_api=OLD_API,
        )


def _example(noise: float) -> Drawing:
    """The first test example of each wave."""
    problem = Call.of(
        toy_data.make,
        kind="waves",
        examples=learning.EXAMPLES,
        noise=noise,
        seed=learning.TEST_SEED,
    )
    return waves_charts.waves(problem.run(), noise)


def _pictures(
    last: learning.Progress, pinned: dict[str, learning.Progress], finished: bool
) -> list[Drawing]:
    """Draw the losses so far, and at the end which wave is taken for which."""
    losses = loss_charts.losses(last, pinned)
    losses.show()
    st.caption(say(words.BAND_NOTE, runs=RUNS))
    if pinned:
        st.caption(say(words.PINNED_NOTE))
    if not finished:
        return []
    confusion = waves_charts.confusion(last)
    confusion.show()
    return [losses, confusion]


def _widgets() -> None:
    """Draw the controls."""
    st.caption(say(words.HIDDEN_STACK))
    stack_editor.edit(
        "waves_stack",
        DEFAULTS["waves_stack"],
        (toy_data.LENGTH, 1),
        hidden=stack_editor.SHARING,
    )
    st.select_slider(
        say(words.NOISE), NOISES, DEFAULTS["waves_noise"], key="waves_noise", bind="query-params"
    )
    st.select_slider(
        say(words.RATE), RATES, DEFAULTS["waves_rate"], key="waves_rate", bind="query-params"
    )
    st.select_slider(
        say(words.STEPS), STEPS, DEFAULTS["waves_steps"], key="waves_steps", bind="query-params"
    )
    st.slider(
        say(words.FIRST_SEED), 0, 9, DEFAULTS["waves_seed"], key="waves_seed", bind="query-params"
    )


def _pin(settings: dict[str, Any]) -> pins.Settings:
    """The settings by the parameters of ``_plan``."""
    return {
        "noise": settings["waves_noise"],
        "learning_rate": settings["waves_rate"],
        "steps": settings["waves_steps"],
        "seed": settings["waves_seed"],
        "stack": settings["waves_stack"],
    }


def _plan(
    noise: float, learning_rate: float, steps: int, seed: int, stack: str
) -> Call[learning.Setup]:
    return Call.of(
        learning.prepare,
        layers=stack_editor.unpack(stack),
        problem="waves",
        noise=noise,
        learning_rate=learning_rate,
        steps=steps,
        seed=seed,
        runs=RUNS,
    )


def _guess() -> None:
    """Ask how many of a hundred waves a network without convolution gets right."""
    plan = _plan(**_pin(DEFAULTS | {"waves_stack": DENSE}))
    about = Call.of(learning.learn, **plan.arguments)
    predictions.ask(
        "waves_ask",
        say(waves_words.ASK),
        (0, 100),
        about=about,
        measured=lambda: (last := run_panel.answer("waves_ask", about)) and last.percent_right,
        why=say(waves_words.WHY),
    )
