"""Learned kernel: gradient descent finds the weights that made the data."""

from __future__ import annotations

import streamlit as st

from core import learned_kernel, named_kernels, quadratic_descent
from pages.lessons.convolution import learned_kernel_charts, learned_kernel_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

RATES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2]
RATES += [1.5, 2.0]
STEPS = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000]
SAMPLES = [15, 20, 30, 50, 100, 200, 500, 1000, 2000, 5000]
NOISES = [0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0]
ODD = [1, 3, 5, 7, 9, 11, 13, 15]
DEFAULTS = {
    "learned_kernel_hidden": "average",
    "learned_kernel_hidden_width": 3,
    "learned_kernel_width": 5,
    "learned_kernel_samples": 200,
    "learned_kernel_noise": 0.1,
    "learned_kernel_rate": 0.05,
    "learned_kernel_steps": 200,
    "learned_kernel_seed": 0,
}
PRESETS = {
    "average": (learned_kernel_words.LEARN_AVERAGE, DEFAULTS),
    "edge": (
        learned_kernel_words.LEARN_EDGE,
        DEFAULTS
        | {
            "learned_kernel_hidden": "edge",
            "learned_kernel_hidden_width": 7,
            "learned_kernel_width": 9,
        },
    ),
    "few": (
        learned_kernel_words.LEARN_FEW,
        DEFAULTS
        | {
            "learned_kernel_samples": 15,
            "learned_kernel_width": 11,
            "learned_kernel_noise": 0.5,
            "learned_kernel_rate": 0.2,
            "learned_kernel_steps": 10_000,
        },
    ),
    "fast": (
        learned_kernel_words.LEARN_FAST,
        DEFAULTS | {"learned_kernel_rate": 1.2, "learned_kernel_steps": 50},
    ),
}
OLD_API = (
    ("tf.train.GradientDescentOptimizer(rate).minimize(loss)", "w - 2.0 * rate * (G w - m)"),
    ("tf.Variable(tf.zeros([3, 1, 1]))", "tf.while_loop, jit_compile=True"),
)


@tabs.experiment
def tab() -> None:
    st.markdown(say(learned_kernel_words.LEARN_LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        plan = _widgets()
        runs = pins.board("learned_kernel_pins", plan, _call)
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("learned_kernel_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(*run.values()) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, now = runs
        with narrow:
            _ask(calls[now], results[now])
        drawings = [
            learned_kernel_charts.tape(results[now]),
            learned_kernel_charts.loss_lines(results),
        ]
        drawings[0].show()
        drawings[1].show()
        _figures(results[now])
        pins.table(runs, {name: learned_kernel_charts.row(one) for name, one in results.items()})
        with bottom:
            exports.panel(
                "learned_kernel",
                calls[now],
                drawings,
                page="convolution",
                settings=settings,
                sources=(
                    learned_kernel._examples,
                    learned_kernel._learn,
                    quadratic_descent.padded_descent,
                    quadratic_descent.descend,
                    named_kernels.one,
                ),
                old_api=OLD_API,
            )


def _widgets() -> dict[str, object]:
    options = {name: say(words.KERNELS[name]) for name in named_kernels.KERNELS}
    hidden = st.selectbox(say(words.HIDDEN_KERNEL), **link.choice("learned_kernel_hidden", options))
    true_width = _choose(learned_kernel_words.HIDDEN_WIDTH, ODD, 3, "learned_kernel_hidden_width")
    width = _choose(learned_kernel_words.LEARNER_WIDTH, ODD, 5, "learned_kernel_width")
    samples = _choose(words.SAMPLES, SAMPLES, 200, "learned_kernel_samples")
    noise = _choose(words.NOISE, NOISES, 0.1, "learned_kernel_noise")
    rate = _choose(learned_kernel_words.RATE, RATES, 0.05, "learned_kernel_rate")
    steps = _choose(learned_kernel_words.STEPS, STEPS, 200, "learned_kernel_steps")
    seed = st.slider(say(words.DATA_SEED), 0, 20, 0, key="learned_kernel_seed", bind="query-params")
    return {
        "w*": hidden,
        "width*": true_width,
        "width": width,
        "samples": samples,
        "σ": noise,
        "η": rate,
        "steps": steps,
        "seed": seed,
    }


def _choose(text, values, value, key: str):
    return st.select_slider(say(text), values, value, key=key, bind="query-params")


def _call(hidden, true_width, width, samples, noise, rate, steps, seed) -> Call:
    return Call(
        learned_kernel.learn,
        {
            "kernel": hidden,
            "kernel_width": true_width,
            "width": width,
            "samples": samples,
            "noise": noise,
            "learning_rate": rate,
            "steps": steps,
            "seed": seed,
        },
    )


def _ask(call: Call, result) -> None:
    """On the data alone: rate and steps may change while the guess stands."""
    data = {**call.arguments, "learning_rate": 0.0, "steps": 0}
    predictions.ask(
        "learned_kernel_ask",
        say(learned_kernel_words.LEARN_ASK),
        (0.0, 3.0),
        about=Call(learned_kernel.learn, data),
        measured=result.bound,
        why=say(learned_kernel_words.LEARN_WHY),
    )


def _figures(result) -> None:
    with st.container(horizontal=True):
        st.metric(say(words.SQUARED_ERROR), f"{result.losses[-1]:.4g}")
        st.metric(say(learned_kernel_words.FLOOR), f"{result.floor:.4g}")
    if result.diverged:
        st.info(say(learned_kernel_words.LEARN_DIVERGED))
