"""Training on points of a plane: the map, every hidden neuron, and the luck of the start."""

from __future__ import annotations

import streamlit as st

from core import adam, learning, training
from pages.pictures import learning as pictures
from pages.shared import frame, link, pins, predictions, stack_editor, takeaway
from pages.shared.calls import Call
from pages.shared.language import say
from pages.texts import feedforward as words

STACK = "dense,8,0,tanh,,;dense,8,0,tanh,,"
DEFAULTS = {
    "points_problem": "circles",
    "points_stack": STACK,
    "points_noise": 0.1,
    "points_rate": 0.01,
    "points_steps": 1500,
    "points_seed": 0,
}
PRESETS = {
    "circles": (words.PRESET_CIRCLES, DEFAULTS),
    "line": (
        words.PRESET_XOR_LINEAR,
        DEFAULTS | {"points_problem": "xor", "points_stack": "dense,8,0,linear,,"},
    ),
    "xor": (
        words.PRESET_XOR,
        DEFAULTS | {"points_problem": "xor", "points_stack": "dense,4,0,relu,,"},
    ),
    "blobs": (
        words.PRESET_BLOBS,
        DEFAULTS | {"points_problem": "blobs", "points_stack": "dense,1,0,tanh,,"},
    ),
    "spirals": (
        words.PRESET_SPIRALS,
        DEFAULTS
        | {
            "points_problem": "spirals",
            "points_stack": "dense,16,0,tanh,,;dense,16,0,tanh,,",
            "points_noise": 0.0,
            "points_steps": 6000,
        },
    ),
}
NOISES = [0.0, 0.05, 0.1, 0.2, 0.3, 0.5]
RATES = [1e-5, 1e-4, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
STEPS = [30, 150, 300, 600, 1500, 3000, 6000, 12_000]
OLD_API = (
    ("tf.train.AdamOptimizer(rate).minimize(loss)", "core.adam.adam"),
    ("for ...: sess.run(train, feed_dict)", "tf.while_loop, jit_compile=True"),
)


@frame.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([1.2, 1], gap="medium")
    with narrow:
        arguments = _chosen()
        settings = {key: st.session_state[key] for key in DEFAULTS}
        runs = pins.board("points_pins", _pinned(settings), _call)
    frame.presets("points_preset", PRESETS, settings, top)
    calls = {name: _call(*run.values()) for name, run in runs.items()}
    *_, now = runs
    calls[now] = Call(learning.train, arguments)
    results = {name: call.run() for name, call in calls.items()}
    last = results[now]
    surface, losses, neurons = (
        pictures.surface(last),
        pictures.losses(results),
        pictures.neurons(last),
    )
    with narrow:
        guess = predictions.ask(
            "points_ask",
            say(words.ASK_RIGHT),
            (0, 100),
            about=calls[now],
            measured=last.percent_right,
            why=say(words.WHY_RIGHT),
        )
    with wide:
        surface.show()
        losses.show()
        st.caption(say(words.BAND_NOTE, runs=last.test_losses.shape[1]))
        st.caption(say(words.PINNED_NOTE))
        with st.container(horizontal=True):
            st.metric(say(words.PARAMETERS), f"{last.parameters:,}")
            if guess is not None:
                st.metric(say(words.PERCENT_RIGHT), f"{last.percent_right:.1f}")
        pins.table(
            runs, {n: {say(words.PERCENT_RIGHT): r.percent_right} for n, r in results.items()}
        )
    if neurons:
        st.markdown(f"**{say(words.NEURONS)}**")
        neurons.show()
        st.caption(say(words.NEURONS_NOTE, most=pictures.MOST))
    takeaway.panel(
        "points",
        calls[now],
        [surface, losses, *([neurons] if neurons else [])],
        page="feedforward",
        settings=settings,
        also=(learning.learn, training.Trainer, training.compiled, adam.stepped, adam.adam),
        old_api=OLD_API,
    )


def _chosen() -> dict[str, object]:
    """Draw the controls; returns the arguments that they stand at."""
    kinds = {kind: say(text) for kind, text in words.PROBLEM_NAMES.items()}
    problem = st.selectbox(say(words.PROBLEM), **link.choice("points_problem", kinds))
    st.caption(say(words.HIDDEN_STACK))
    layers = stack_editor.edit("points_stack", STACK, (2,), hidden=("kind", "width"))
    return {
        "layers": layers,
        "problem": problem,
        "noise": st.select_slider(
            say(words.NOISE), NOISES, 0.1, key="points_noise", bind="query-params"
        ),
        "learning_rate": st.select_slider(
            say(words.RATE), RATES, 0.01, key="points_rate", bind="query-params"
        ),
        "steps": st.select_slider(
            say(words.STEPS), STEPS, 1500, key="points_steps", bind="query-params"
        ),
        "seed": st.slider(say(words.FIRST_SEED), 0, 9, 0, key="points_seed", bind="query-params"),
    }


def _pinned(settings: dict[str, object]) -> dict[str, object]:
    """The settings under their symbols; the stack with separators that pins leave alone."""
    stack = str(settings["points_stack"]).replace(",", ":").replace(";", "|")
    symbols = ("points_problem", "points_noise", "points_rate", "points_steps", "points_seed")
    names = ("P", "σ", "η", "k", "s")
    return {
        **{name: settings[key] for name, key in zip(names, symbols, strict=True)},
        "net": stack,
    }


def _call(problem: str, noise: float, rate: float, steps: int, seed: int, net: str) -> Call:
    """The training of pinned settings."""
    plan = {"problem": problem, "noise": noise, "learning_rate": rate, "steps": steps, "seed": seed}
    text = net.replace(":", ",").replace("|", ";")
    return Call(learning.train, {"layers": stack_editor.unpack(text), **plan})
