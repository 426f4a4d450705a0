"""Layers on top of each other, and the trap of one cell listed n times."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import recurrent_stack, stimuli
from pages.lessons.rnn import stack_charts, stack_words, words
from pages.lessons.rnn.steps import OWN
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs import run_panel
from pages.shared.runs.calls import Call
from pages.shared.settings import data, link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

SHOWN = 60  # steps of the sequence
DEFAULTS = {
    "stack_layers": 3,
    "stack_shown": 3,
    "stack_input": "sine",
    "stack_steps": 300,
    "stack_seed": 0,
    "stack_bias": 0.0,
}
STEPS = [100, 200, 300, 500, 1000]
PRESETS = {
    "trap": (stack_words.STACK_TRAP, DEFAULTS),
    "bias": (stack_words.STACK_BIAS, DEFAULTS | {"stack_bias": 1.0}),
    "one": (stack_words.STACK_ONE, DEFAULTS | {"stack_layers": 1, "stack_shown": 1}),
    "four": (
        stack_words.STACK_FOUR,
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
        layers = st.slider(
            say(stack_words.LAYERS), 1, 4, 3, key="stack_layers", bind="query-params"
        )
        shown = st.slider(
            say(stack_words.LAYER_SHOWN), 1, 4, 3, key="stack_shown", bind="query-params"
        )
        inputs = _inputs()
        steps = st.select_slider(
            say(words.TRAIN_STEPS), STEPS, 300, key="stack_steps", bind="query-params"
        )
        seed = st.slider(say(words.SEED), 0, 20, 0, key="stack_seed", bind="query-params")
        bias = st.slider(
            say(words.FORGET_BIAS), -3.0, 5.0, 0.0, 0.5, key="stack_bias", bind="query-params"
        )
        settings = {key: st.session_state[key] for key in DEFAULTS}
        now = {"n": layers, "k": steps, "seed": seed, "b": bias}
        runs = pins.board("stack_pins", now, _plan)
    presets.show("stack_preset", PRESETS, settings, top)
    calls = [_call(inputs, layers, shared, seed, bias) for shared in (True, False)]
    shared, own = (call.run() for call in calls)
    trainings = {
        n: Call(recurrent_stack.train, _plan(*r.values()).arguments) for n, r in runs.items()
    }
    *pinned, current = trainings
    layer = min(shown, layers)
    with narrow:
        _ask()
        results = run_panel.results("stack_train", trainings)
    beside = {name: results[name] for name in pinned if name in results}
    states = stack_charts.states(shared, own, layer)
    drawn: list[Any] = [*states]

    def show(film: list[recurrent_stack.Training], finished: bool) -> None:
        losses = stack_charts.training(film[-1], beside)
        losses.show()
        drawn[2:] = [losses] if finished else []

    with wide:
        side_by_side(states)
        _figures(shared, own)
        run_panel.show("stack_train", trainings[current], show, steps)
        pins.table(runs, {name: _row(one) for name, one in results.items()})
        st.markdown(say(stack_words.STACK_NOTE))
    exports.panel(
        "stack",
        calls[0],
        drawn,
        page="rnn",
        settings=settings,
        further={"own": calls[1], "training": trainings[current]},
        sources=(recurrent_stack._stepper,),
        old_api=OLD_API,
    )


def _plan(layers: int, steps: int, seed: int, bias: float) -> Call:
    plan = {"layers": layers, "steps": steps, "seed": seed, "forget_bias": bias}
    return Call(recurrent_stack.Plan, plan)


def _row(found: recurrent_stack.Training) -> dict[str, object]:
    ends = {stack_words.SHARED: found.shared_means[-1], stack_words.OWN_CELLS: found.own_means[-1]}
    return {say(stack_words.LAST_LOSS, which=say(one)): f"{end:.2g}" for one, end in ends.items()}


def _inputs() -> Any:
    """What both stacks read: a call that makes it, or the learner's own numbers."""
    options = {
        name: say(text) for name, text in (words.INPUTS | {"own": words.OWN_SEQUENCE}).items()
    }
    chosen = st.selectbox(
        say(words.INPUT), **link.choice("stack_input", options, DEFAULTS["stack_input"])
    )
    if chosen != "own":
        return Call(stimuli.make, {"name": chosen, "length": SHOWN})
    own, most = data.own("stack_own", OWN), recurrent_stack.MAX_TIME
    if len(own) > most:
        st.caption(say(words.OWN_CUT, used=most, given=len(own)))
    return own["x"].head(most).to_numpy()


def _call(inputs: Any, layers: int, shared: bool, seed: int, bias: float) -> Call:
    stack = {"inputs": inputs, "layers": layers, "shared": shared, "seed": seed}
    return Call(recurrent_stack.stack, stack | {"forget_bias": bias})


def _ask() -> None:
    call = Call(recurrent_stack.count, {"layers": 4, "shared": True})
    predictions.ask(
        "stack_ask",
        say(stack_words.STACK_ASK),
        (0, 10_000),
        about=call,
        measured=call.run(),
        why=say(stack_words.STACK_WHY),
    )


def _figures(shared: recurrent_stack.Stack, own: recurrent_stack.Stack) -> None:
    with st.container(horizontal=True):
        for which, stack in ((stack_words.SHARED, shared), (stack_words.OWN_CELLS, own)):
            st.metric(say(stack_words.STACK_WEIGHTS, which=say(which)), f"{stack.parameters:,}")
