"""Three libraries build the same network: its diagram, how far they differ, and their programs."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import builder_code, direct, feedforward, functional, receptive_field, slim
from pages.lessons.feedforward import build_charts, build_words, stack_editor, words
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

DEFAULTS: dict[str, Any] = {
    "build_stack": "conv1d,1,3,relu,conv1,;conv1d,1,3,relu,conv2,;conv1d,1,3,relu,conv3,",
    "build_length": 1000,
    **defaults(feedforward.compare, build_seed="seed"),
}
SYMBOLS = {"length": "n", "seed": "s", "stack": stack_editor.SYMBOL}
PRESETS = {
    "three": (build_words.PRESET_THREE, DEFAULTS),
    "slim": (
        build_words.PRESET_SLIM,
        DEFAULTS | {"build_stack": "conv1d,3,1,relu,conv,;flatten,0,0,linear,,;dense,2,0,relu,fc,"},
    ),
    "keras": (build_words.PRESET_KERAS, DEFAULTS | {"build_stack": "conv1d,1,3,relu,conv1,"}),
    "shared": (
        build_words.PRESET_SHARED,
        DEFAULTS
        | {
            "build_stack": "conv1d,1,3,relu,conv,;conv1d,1,3,tanh,conv,reuse;"
            "conv1d,1,3,linear,conv,reuse"
        },
    ),
    "deep": (
        build_words.PRESET_DEEP,
        DEFAULTS
        | {
            "build_stack": "conv1d,8,5,relu,near,;conv1d,8,5,relu,wider,;flatten,0,0,linear,,;"
            "dense,16,0,tanh,mix,;dense,3,0,linear,classes,",
            "build_length": 64,
        },
    ),
}
LENGTHS = [8, 16, 32, 64, 125, 250, 500, 1000]
OLD_API = (
    ("tf.variable_scope(name), tf.get_variable", "{name: [tf.Variable, tf.Variable]}"),
    ("tf.contrib.slim", "tf_slim"),
    ("tf.placeholder, tf.Session().run", "tf.compat.v1.placeholder, tf.compat.v1.Session().run"),
    ("keras.layers.Activation after keras.layers.Conv1D", "the same"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    narrow, wide = st.columns([1, 2.3], gap="small")  # the seven columns of the table fit
    with wide:
        runs = pins.board("build_pins", _settings(), SYMBOLS, _call)
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("build_preset", PRESETS, settings, top)
    calls = {name: _call(**run) for name, run in runs.items()}
    results = {name: call.run() for name, call in calls.items()}
    *pinned, now = calls
    call, comparison = calls[now], results[now]
    drawing = build_charts.compared(comparison, {name: results[name] for name in pinned})
    with narrow:
        st.graphviz_chart(build_charts.diagram(comparison.steps), width="content")
        _figures(comparison)
    with wide:
        drawing.show()
        st.dataframe(build_charts.differences(comparison), hide_index=True)
        _guess(call)
    pins.table(runs, {name: build_charts.row(result) for name, result in results.items()}, SYMBOLS)
    st.caption(say(build_words.NAMES))
    st.dataframe(build_charts.names(comparison), hide_index=True)
    _programs(call)
    exports.panel(
        "build",
        call,
        [drawing],
        page="feedforward",
        settings=settings,
        sources=(
            feedforward.build,
            direct.conv1d_layer,
            direct.full_layer,
            direct.DirectNetwork,
            slim.SlimNetwork,
            functional.model,
        ),
        old_api=OLD_API,
    )


def _settings() -> pins.Settings:
    """Draw the controls; returns what they are set to, by the parameters of ``_call``."""
    left, right = st.columns(2)
    with left:
        length = st.select_slider(
            say(build_words.LENGTH),
            LENGTHS,
            DEFAULTS["build_length"],
            key="build_length",
            bind="query-params",
        )
    seed = right.slider(
        say(words.SEED), 0, 9, DEFAULTS["build_seed"], key="build_seed", bind="query-params"
    )
    st.caption(say(build_words.STACK))
    layers = stack_editor.edit("build_stack", DEFAULTS["build_stack"], (length, 1))
    stack = stack_editor.pack(layers)
    return {"length": length, "seed": seed, "stack": stack}


def _call(length: int, seed: int, stack: str) -> Call[feedforward.Comparison]:
    layers = stack_editor.unpack(stack)
    return Call.of(feedforward.compare, layers=layers, input_shape=(length, 1), seed=seed)


def _figures(comparison: feedforward.Comparison) -> None:
    with st.container(horizontal=True):
        st.metric(
            say(build_words.BIGGEST_OUTPUT), build_charts.exponent(comparison.output_difference)
        )
        st.metric(
            say(build_words.BIGGEST_GRADIENT), build_charts.exponent(comparison.gradient_difference)
        )
        st.metric(say(words.PARAMETERS), f"{comparison.parameters:,}")
    output, gradient = f"{comparison.largest_output:.3g}", f"{comparison.largest_gradient:.3g}"
    st.caption(say(build_words.ROUNDING, output=output, gradient=gradient))


def _guess(call: Call[feedforward.Comparison]) -> None:
    """Ask how wide the receptive field of the stack is."""
    layers, input_shape = call.arguments["layers"], call.arguments["input_shape"]
    field = Call.of(receptive_field.measure, layers=layers, input_shape=input_shape)
    predictions.ask(
        "build_ask",
        say(build_words.ASK_FIELD),
        (1, input_shape[0]),
        about=field,
        measured=float(field.run().width),
        why=say(build_words.WHY_FIELD),
    )


def _programs(call: Call[feedforward.Comparison]) -> None:
    """Show the complete program of each builder."""
    st.caption(say(build_words.CODE_OF))
    labels = (build_words.DIRECT_LONG, build_words.SLIM, build_words.KERAS)
    for column, api, label in zip(st.columns(3), feedforward.APIS, labels, strict=True):
        with column:
            st.markdown(f"**{say(label)}**")
            program = Call.of(builder_code.write, **call.arguments, api=api).run()
            st.code(program, language="python")
