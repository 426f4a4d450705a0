"""Layers on top of each other, and the trap of one cell that is listed n times."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import recurrent_stack, stimuli
from core.checks import Numbers
from pages.lessons.rnn import stack_charts, stack_words, words
from pages.lessons.rnn.steps import OWN_SEQUENCE
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

SHOWN = 60  # steps of the sequence
DEFAULTS = {
    **defaults(recurrent_stack.train, stack_layers="layers"),
    "stack_shown": 3,
    "stack_input": "sine",
    **defaults(
        recurrent_stack.train, stack_steps="steps", stack_seed="seed", stack_bias="forget_bias"
    ),
}
SYMBOLS = {"layers": "n", "steps": "k", "seed": "seed", "forget_bias": "b"}
STEPS = [100, 200, 300, 500, 1000]
PRESETS = {
    "trap": (stack_words.PRESET_TRAP, DEFAULTS),
    "bias": (stack_words.PRESET_BIAS, DEFAULTS | {"stack_bias": 1.0}),
    "one": (stack_words.PRESET_ONE, DEFAULTS | {"stack_layers": 1, "stack_shown": 1}),
    "four": (
        stack_words.PRESET_FOUR,
        DEFAULTS | {"stack_layers": 4, "stack_shown": 4, "stack_input": "noise"},
    ),
}
OLD_API = (
    ("MultiRNNCell([cell for _ in range(n)])", "stack(shared=True): one set of weights"),
    ("MultiRNNCell([make_cell() for _ in range(n)])", "stack(shared=False): n sets"),
    ("tf.contrib.rnn.MultiRNNCell", "keras.layers.StackedRNNCells"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        layers, shown = _layers()
        inputs = _inputs()
        now = {"layers": layers, **_training_settings()}
        settings = {key: st.session_state[key] for key in DEFAULTS}
        runs = pins.board("stack_pins", now, SYMBOLS, _training)
    presets.show("stack_preset", PRESETS, settings, top)
    shared_call, own_call = (
        _stack(inputs, layers, shared, now["seed"], now["forget_bias"]) for shared in (True, False)
    )
    shared, own = shared_call.run(), own_call.run()
    trainings = {name: _training(**run) for name, run in runs.items()}
    *pinned, current = trainings
    with narrow:
        _guess()
        results = run_panel.results("stack_train", trainings)
    pinned_results = {name: results[name] for name in pinned if name in results}
    states = stack_charts.states(shared, own, layer=min(shown, layers))
    drawings: list[Any] = [*states]

    def show(film: list[recurrent_stack.Training], finished: bool) -> None:
        losses = stack_charts.training(film[-1], pinned_results)
        losses.show()
        drawings[2:] = [losses] if finished else []

    with wide:
        side_by_side(states)
        _figures(shared, own)
        run_panel.show("stack_train", trainings[current], show, now["steps"])
        pins.table(runs, {name: _row(result) for name, result in results.items()}, SYMBOLS)
        st.markdown(say(stack_words.NOTE))
    exports.panel(
        "stack",
        shared_call,
        drawings,
        page="rnn",
        settings=settings,
        further={"own": own_call, "training": trainings[current]},
        sources=(recurrent_stack.stack_step,),
        old_api=OLD_API,
    )


def _layers() -> tuple[int, int]:
    """How many layers the stack has, and which of them is shown."""
    layers = st.slider(
        say(stack_words.LAYERS),
        1,
        4,
        DEFAULTS["stack_layers"],
        key="stack_layers",
        bind="query-params",
    )
    shown = st.slider(
        say(stack_words.LAYER_SHOWN),
        1,
        4,
        DEFAULTS["stack_shown"],
        key="stack_shown",
        bind="query-params",
    )
    return layers, shown


def _training_settings() -> pins.Settings:
    steps = st.select_slider(
        say(words.TRAIN_STEPS),
        STEPS,
        DEFAULTS["stack_steps"],
        key="stack_steps",
        bind="query-params",
    )
    seed = st.slider(
        say(words.SEED), 0, 20, DEFAULTS["stack_seed"], key="stack_seed", bind="query-params"
    )
    bias = st.slider(
        say(words.FORGET_BIAS),
        -3.0,
        5.0,
        DEFAULTS["stack_bias"],
        0.5,
        key="stack_bias",
        bind="query-params",
    )
    return {"steps": steps, "seed": seed, "forget_bias": bias}


def _training(
    layers: int, steps: int, seed: int, forget_bias: float
) -> Call[recurrent_stack.Training]:
    return Call.of(
        recurrent_stack.train, layers=layers, steps=steps, seed=seed, forget_bias=forget_bias
    )


def _row(result: recurrent_stack.Training) -> dict[str, object]:
    """What the table of pinned runs shows of one run: the last loss of each stack."""
    last = {
        stack_words.SHARED: result.shared_means[-1],
        stack_words.SEPARATE: result.own_means[-1],
    }
    return {
        say(stack_words.LAST_LOSS, which=say(name)): f"{loss:.2g}" for name, loss in last.items()
    }


def _inputs() -> Numbers:
    """What both stacks read: a call that makes it, or the learner's own numbers."""
    options = {
        name: say(text) for name, text in (words.INPUTS | {"own": words.OWN_SEQUENCE}).items()
    }
    source = st.selectbox(
        say(words.INPUT), **link.choice("stack_input", options, DEFAULTS["stack_input"])
    )
    if source != "own":
        return Call.of(stimuli.make, name=source, length=SHOWN).as_argument()
    own, most = data.own("stack_own", OWN_SEQUENCE), recurrent_stack.MAX_TIME
    if len(own) > most:
        st.caption(say(words.OWN_CUT, used=most, given=len(own)))
    return own["x"].head(most).to_numpy()


def _stack(
    inputs: Numbers, layers: int, shared: bool, seed: int, forget_bias: float
) -> Call[recurrent_stack.Stack]:
    return Call.of(
        recurrent_stack.stack,
        inputs=inputs,
        layers=layers,
        shared=shared,
        seed=seed,
        forget_bias=forget_bias,
    )


def _guess() -> None:
    """Ask how many weights four layers have that are one and the same cell."""
    call = Call.of(recurrent_stack.count, layers=4, shared=True)
    predictions.ask(
        "stack_ask",
        say(stack_words.ASK),
        (0, 10_000),
        about=call,
        measured=call.run(),
        why=say(stack_words.WHY),
    )


def _figures(shared: recurrent_stack.Stack, own: recurrent_stack.Stack) -> None:
    with st.container(horizontal=True):
        for which, stack in ((stack_words.SHARED, shared), (stack_words.SEPARATE, own)):
            st.metric(say(stack_words.WEIGHTS, which=say(which)), f"{stack.parameters:,}")
