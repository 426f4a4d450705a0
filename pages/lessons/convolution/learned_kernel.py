"""Learned kernel: gradient descent finds the kernel that made the data."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import learned_kernel, named_kernels, quadratic_descent
from pages.lessons.convolution import learned_kernel_charts, learned_kernel_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say
from pages.shared.words.text import Text

RATES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2]
RATES += [1.5, 2.0]
STEPS = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000]
SAMPLES = [15, 20, 30, 50, 100, 200, 500, 1000, 2000, 5000]
NOISES = [0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0]
WIDTHS = [1, 3, 5, 7, 9, 11, 13, 15]
DEFAULTS = defaults(
    learned_kernel.learn,
    learned_kernel_hidden="kernel",
    learned_kernel_hidden_width="kernel_width",
    learned_kernel_width="width",
    learned_kernel_samples="samples",
    learned_kernel_noise="noise",
    learned_kernel_rate="learning_rate",
    learned_kernel_steps="steps",
    learned_kernel_seed="seed",
)
SYMBOLS = {
    "kernel": "w*",
    "kernel_width": "width*",
    "width": "width",
    "samples": "samples",
    "noise": "σ",
    "learning_rate": "η",
    "steps": "steps",
    "seed": "seed",
}
PRESETS = {
    "average": (learned_kernel_words.PRESET_AVERAGE, DEFAULTS),
    "edge": (
        learned_kernel_words.PRESET_EDGE,
        DEFAULTS
        | {
            "learned_kernel_hidden": "edge",
            "learned_kernel_hidden_width": 7,
            "learned_kernel_width": 9,
        },
    ),
    "few": (
        learned_kernel_words.PRESET_FEW,
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
        learned_kernel_words.PRESET_FAST,
        DEFAULTS | {"learned_kernel_rate": 1.2, "learned_kernel_steps": 50},
    ),
}
OLD_API = (
    ("tf.train.GradientDescentOptimizer(rate).minimize(loss)", "w - 2.0 * rate * (G w - m)"),
    ("tf.Variable(tf.zeros([3, 1, 1]))", "tf.while_loop, jit_compile=True"),
)


@tabs.experiment
def tab() -> None:
    st.markdown(say(learned_kernel_words.LEAD))
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        runs = pins.board("learned_kernel_pins", _widgets(), SYMBOLS, _call)
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("learned_kernel_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(**run) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        *_, learned = results.values()
        with narrow:
            _ask(call, learned)
        drawings = [learned_kernel_charts.tape(learned), learned_kernel_charts.loss_lines(results)]
        for drawing in drawings:
            drawing.show()
        _figures(learned)
        rows = {name: learned_kernel_charts.row(result) for name, result in results.items()}
        pins.table(runs, rows, SYMBOLS)
        with bottom:
            exports.panel(
                "learned_kernel",
                call,
                drawings,
                page="convolution",
                settings=settings,
                sources=(
                    learned_kernel.examples,
                    learned_kernel.steepest_descent,
                    quadratic_descent.padded_descent,
                    quadratic_descent.descend,
                    named_kernels.kernel,
                ),
                old_api=OLD_API,
            )


def _widgets() -> pins.Settings:
    kernels = {name: say(words.KERNELS[name]) for name in named_kernels.KERNELS}
    hidden = link.choice("learned_kernel_hidden", kernels, DEFAULTS["learned_kernel_hidden"])
    return {
        "kernel": st.selectbox(say(words.HIDDEN_KERNEL), **hidden),
        "kernel_width": _select(
            learned_kernel_words.HIDDEN_WIDTH, WIDTHS, "learned_kernel_hidden_width"
        ),
        "width": _select(learned_kernel_words.LEARNER_WIDTH, WIDTHS, "learned_kernel_width"),
        "samples": _select(words.SAMPLES, SAMPLES, "learned_kernel_samples"),
        "noise": _select(words.NOISE, NOISES, "learned_kernel_noise"),
        "learning_rate": _select(learned_kernel_words.RATE, RATES, "learned_kernel_rate"),
        "steps": _select(learned_kernel_words.STEPS, STEPS, "learned_kernel_steps"),
        "seed": st.slider(
            say(words.DATA_SEED),
            0,
            20,
            DEFAULTS["learned_kernel_seed"],
            key="learned_kernel_seed",
            bind="query-params",
        ),
    }


def _select(label: Text, options: list[Any], key: str) -> Any:
    return st.select_slider(say(label), options, DEFAULTS[key], key=key, bind="query-params")


def _call(
    kernel: str,
    kernel_width: int,
    width: int,
    samples: int,
    noise: float,
    learning_rate: float,
    steps: int,
    seed: int,
) -> Call[learned_kernel.Learned]:
    return Call.of(
        learned_kernel.learn,
        kernel=kernel,
        kernel_width=kernel_width,
        width=width,
        samples=samples,
        noise=noise,
        learning_rate=learning_rate,
        steps=steps,
        seed=seed,
    )


def _ask(call: Call[learned_kernel.Learned], result: learned_kernel.Learned) -> None:
    """Ask for the largest stable rate; a guess stands while only rate and steps change."""
    predictions.ask(
        "learned_kernel_ask",
        say(learned_kernel_words.ASK),
        (0.0, 3.0),
        about=call.with_arguments(learning_rate=0.0, steps=0),
        measured=result.bound,
        why=say(learned_kernel_words.WHY),
    )


def _figures(result: learned_kernel.Learned) -> None:
    with st.container(horizontal=True):
        st.metric(say(words.SQUARED_ERROR), f"{result.losses[-1]:.4g}")
        st.metric(say(learned_kernel_words.FLOOR), f"{result.floor:.4g}")
    if result.diverged:
        st.info(say(learned_kernel_words.DIVERGED))
