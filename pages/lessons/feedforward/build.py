"""One stack by three builders: the diagram, how far apart they are, and their programs."""

from __future__ import annotations

import streamlit as st

from core import builder_code, direct, feedforward, functional, receptive_field, slim
from pages.lessons.feedforward import build_charts, build_words, stack_editor, words
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

THREE = "conv1d,1,3,relu,conv1,;conv1d,1,3,relu,conv2,;conv1d,1,3,relu,conv3,"
DEFAULTS = {"build_stack": THREE, "build_length": 1000, "build_seed": 0}
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
        left, right = st.columns(2)
        with left:
            length = st.select_slider(
                say(build_words.LENGTH), LENGTHS, 1000, key="build_length", bind="query-params"
            )
        seed = right.slider(say(words.SEED), 0, 9, 0, key="build_seed", bind="query-params")
        st.caption(say(build_words.STACK))
        rows = stack_editor.edit("build_stack", THREE, (length, 1))
        now = {"n": length, "s": seed, "net": stack_editor.as_pin(stack_editor.pack(rows))}
        runs = pins.board("build_pins", now, _call)
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("build_preset", PRESETS, settings, top)
    stack = {"layers": rows, "input_shape": (length, 1)}
    calls = {name: _call(*run.values()) for name, run in runs.items()}
    results = {name: one.run() for name, one in calls.items()}
    *pinned, last = calls
    call, found = calls[last], results[last]
    drawing = build_charts.compared(found, {name: results[name] for name in pinned})
    with narrow:
        st.graphviz_chart(build_charts.diagram(found.steps), width="content")
        _figures(found)
    with wide:
        drawing.show()
        st.dataframe(build_charts.differences(found), hide_index=True)
        _ask_field(stack, length)
    pins.table(runs, {name: build_charts.row(one) for name, one in results.items()})
    st.caption(say(build_words.NAMES))
    st.dataframe(build_charts.names(found), hide_index=True)
    _programs({**stack, "seed": seed})
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


def _call(length: int, seed: int, net: str) -> Call:
    """The comparison of pinned settings."""
    stack = {"layers": stack_editor.of_pin(net), "input_shape": (length, 1)}
    return Call(feedforward.compare, {**stack, "seed": seed})


def _figures(found: feedforward.Comparison) -> None:
    with st.container(horizontal=True):
        st.metric(say(build_words.BIGGEST_OUTPUT), build_charts.exponent(found.output_difference))
        st.metric(
            say(build_words.BIGGEST_GRADIENT), build_charts.exponent(found.gradient_difference)
        )
        st.metric(say(words.PARAMETERS), f"{found.parameters:,}")
    output, gradient = f"{found.largest_output:.3g}", f"{found.largest_gradient:.3g}"
    st.caption(say(build_words.ROUNDING, output=output, gradient=gradient))


def _ask_field(stack: dict[str, object], length: int) -> None:
    call = Call(receptive_field.measure, stack)
    predictions.ask(
        "build_ask",
        say(build_words.ASK_FIELD),
        (1, length),
        about=call,
        measured=float(call.run().width),
        why=say(build_words.WHY_FIELD),
    )


def _programs(stack: dict[str, object]) -> None:
    st.caption(say(build_words.CODE_OF))
    labels = (build_words.DIRECT_LONG, build_words.SLIM, build_words.KERAS)
    for column, api, label in zip(st.columns(3), feedforward.APIS, labels, strict=True):
        with column:
            st.markdown(f"**{say(label)}**")
            program = Call(builder_code.write, {**stack, "api": api}).run()
            st.code(program, language="python")
