"""Training on waves: a long run that shows its progress, and what it mistakes for what."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import learning, toy_data, training
from pages.pictures import learning as pictures
from pages.shared import frame, jobs, predictions, stack_editor, takeaway
from pages.shared.calls import Call
from pages.shared.language import say
from pages.texts import feedforward as words

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
    "conv": (words.PRESET_CONV, DEFAULTS),
    "one": (words.PRESET_ONE, DEFAULTS | {"waves_stack": "conv1d,1,3,relu,,"}),
    "dense": (
        words.PRESET_DENSE,
        DEFAULTS | {"waves_stack": DENSE},
    ),
    "noisy": (words.PRESET_NOISY, DEFAULTS | {"waves_noise": 0.5}),
}
NOISES = [0.0, 0.1, 0.2, 0.3, 0.5, 1.0]
RATES = [1e-4, 0.001, 0.003, 0.01, 0.03, 0.1]
STEPS = [30, 150, 300, 600, 1500, 3000]
RUNS = 3  # networks side by side
OLD_API = (("for ...: sess.run(train, feed_dict)", "tf.while_loop, jit_compile=True"),)


@frame.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([1, 1.1], gap="medium")
    with narrow:
        st.caption(say(words.HIDDEN_STACK))
        layers = stack_editor.edit("waves_stack", STACK, (toy_data.LENGTH, 1))
        noise = st.select_slider(
            say(words.NOISE), NOISES, 0.2, key="waves_noise", bind="query-params"
        )
        rate = st.select_slider(say(words.RATE), RATES, 0.01, key="waves_rate", bind="query-params")
        steps = st.select_slider(
            say(words.STEPS), STEPS, 300, key="waves_steps", bind="query-params"
        )
        seed = st.slider(say(words.FIRST_SEED), 0, 9, 0, key="waves_seed", bind="query-params")
        _ask()
    settings = {key: st.session_state[key] for key in DEFAULTS}
    frame.presets("waves_preset", PRESETS, settings, top)
    asked = {"kind": "waves", "examples": learning.EXAMPLES, "noise": noise, "seed": 1}
    example = pictures.waves(Call(toy_data.make, asked).run(), noise)
    arguments = _arguments(layers, noise, rate, steps, seed)
    drawn: list[Any] = [example]

    def show(film: list[Any], finished: bool) -> None:
        losses = pictures.losses({"": film[-1]})
        losses.show()
        st.caption(say(words.BAND_NOTE, runs=RUNS))
        if finished:
            confusion = pictures.confusion(film[-1])
            confusion.show()
            drawn[1:] = [losses, confusion]

    with wide:
        example.show()
        jobs.panel("waves", Call(learning.learn, arguments), show, steps)
    takeaway.panel(
        "waves",
        Call(learning.train, arguments),
        drawn,
        page="feedforward",
        settings=settings,
        also=(learning.learn, training.Trainer, training.compiled, training._conv1d),
        old_api=OLD_API,
    )


def _arguments(layers: Any, noise: float, rate: float, steps: int, seed: int) -> dict[str, Any]:
    arguments = {"layers": layers, "problem": "waves", "noise": noise, "learning_rate": rate}
    return arguments | {"steps": steps, "seed": seed, "runs": RUNS}


def _ask() -> None:
    call = Call(learning.train, _arguments(stack_editor.unpack(DENSE), 0.2, 0.01, 300, 0))
    predictions.ask(
        "waves_ask",
        say(words.ASK_WAVES),
        (0, 100),
        about=call,
        measured=lambda: call.run().percent_right,
        why=say(words.WHY_WAVES),
    )
