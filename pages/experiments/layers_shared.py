"""Layers on top of each other, and the trap of one cell listed n times."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import recurrent_stack, stimuli
from pages.pictures import layers_shared as pictures
from pages.shared import frame, jobs, link, predictions, takeaway
from pages.shared.calls import Call
from pages.shared.language import say
from pages.texts import rnn as words

SHOWN = 60  # steps of the sequence
DEFAULTS = {
    "stack_layers": 3,
    "stack_shown": 3,
    "stack_input": "sine",
    "stack_steps": 300,
    "stack_seed": 0,
}
STEPS = [100, 200, 300, 500, 1000]
PRESETS = {
    "trap": (words.STACK_TRAP, DEFAULTS),
    "one": (words.STACK_ONE, DEFAULTS | {"stack_layers": 1, "stack_shown": 1}),
    "four": (
        words.STACK_FOUR,
        DEFAULTS | {"stack_layers": 4, "stack_shown": 4, "stack_input": "noise"},
    ),
}
OLD_API = (
    ("MultiRNNCell([cell for _ in range(n)])", "stack(shared=True): one set of weights"),
    ("MultiRNNCell([make_cell() for _ in range(n)])", "stack(shared=False): n sets"),
    ("tf.contrib.rnn.MultiRNNCell", "keras.layers.StackedRNNCells"),
)


@frame.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        layers = st.slider(say(words.LAYERS), 1, 4, 3, key="stack_layers", bind="query-params")
        shown = st.slider(say(words.LAYER_SHOWN), 1, 4, 3, key="stack_shown", bind="query-params")
        options = {name: say(text) for name, text in words.INPUTS.items()}
        inputs = st.selectbox(
            say(words.INPUT), **link.choice("stack_input", options, DEFAULTS["stack_input"])
        )
        steps = st.select_slider(
            say(words.TRAIN_STEPS), STEPS, 300, key="stack_steps", bind="query-params"
        )
        seed = st.slider(say(words.SEED), 0, 20, 0, key="stack_seed", bind="query-params")
        settings = {key: st.session_state[key] for key in DEFAULTS}
    frame.presets("stack_preset", PRESETS, settings, top)
    calls = [_call(inputs, layers, shared, seed) for shared in (True, False)]
    shared, own = (call.run() for call in calls)
    training = Call(recurrent_stack.train, {"layers": layers, "steps": steps, "seed": seed})
    layer = min(shown, layers)
    with narrow:
        _ask()
    left = pictures.states(shared, say(words.SHARED), layer)
    right = pictures.states(own, say(words.OWN_CELLS), layer)
    drawn: list[Any] = [left, right]

    def show(film: list[recurrent_stack.Training], finished: bool) -> None:
        losses = pictures.training(film[-1])
        losses.show()
        drawn[2:] = [losses] if finished else []

    with wide:
        for place, drawing in zip(st.columns(2), (left, right), strict=True):
            with place:
                drawing.show()
        _figures(shared, own)
        jobs.panel("stack_train", training, show, steps)
        st.caption(say(words.STACK_NOTE))
    takeaway.panel(
        "stack",
        calls[0],
        drawn,
        page="rnn",
        settings=settings,
        also=(recurrent_stack._stepper, recurrent_stack.train),
        old_api=OLD_API,
    )


def _call(inputs: str, layers: int, shared: bool, seed: int) -> Call:
    sequence = Call(stimuli.make, {"name": inputs, "length": SHOWN})
    stack = {"inputs": sequence, "layers": layers, "shared": shared, "seed": seed}
    return Call(recurrent_stack.stack, stack)


def _ask() -> None:
    call = Call(recurrent_stack.count, {"layers": 4, "shared": True})
    predictions.ask(
        "stack_ask",
        say(words.STACK_ASK),
        (0, 10_000),
        about=call,
        measured=call.run(),
        why=say(words.STACK_WHY),
    )


def _figures(shared: recurrent_stack.Stack, own: recurrent_stack.Stack) -> None:
    with st.container(horizontal=True):
        for which, stack in ((words.SHARED, shared), (words.OWN_CELLS, own)):
            st.metric(say(words.STACK_WEIGHTS, which=say(which)), f"{stack.parameters:,}")
