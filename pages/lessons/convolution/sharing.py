"""From dense to shared: three layers that differ only in how many weights are their own."""

from __future__ import annotations

import streamlit as st

from core import convolution, weight_sharing
from pages.lessons.convolution import layer_settings, sharing_charts, sharing_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

LENGTHS = [4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64, 100, 200, 500, 1000, 2000]
DEFAULTS = {
    "sharing_length": 6,
    "sharing_width": 3,
    "sharing_padding": "SAME",
    "sharing_stride": 1,
    "sharing_dilation": 1,
    "sharing_seed": 3,
}
PRESETS = {
    "tutorial": (sharing_words.SHARING_TUTORIAL, DEFAULTS),
    "thousand": (sharing_words.SHARING_THOUSAND, DEFAULTS | {"sharing_length": 1000}),
    "causal": (
        sharing_words.SHARING_CAUSAL,
        DEFAULTS | {"sharing_length": 12, "sharing_padding": "CAUSAL"},
    ),
    "stride": (
        sharing_words.SHARING_STRIDE,
        DEFAULTS | {"sharing_length": 12, "sharing_stride": 2},
    ),
    "dilation": (
        sharing_words.SHARING_DILATION,
        DEFAULTS | {"sharing_length": 12, "sharing_dilation": 3},
    ),
}
SOUND = 44_100  # samples a second of a compact disc


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        length = st.select_slider(
            say(words.LENGTH_LABEL), LENGTHS, 6, key="sharing_length", bind="query-params"
        )
        width = st.slider(say(words.WIDTH), 1, 16, 3, key="sharing_width", bind="query-params")
        how = layer_settings.widgets("sharing")
        seed = st.slider(say(sharing_words.SEED), 0, 20, 3, key="sharing_seed", bind="query-params")
        settings = {key: st.session_state[key] for key in DEFAULTS}
        symbols = {"n": length, "w": width, **layer_settings.symbols(how), "seed": seed}
        runs = pins.board("sharing_pins", symbols, _layers)
    presets.show("sharing_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _layers(*run.values()) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, now = runs
        plan = {"width": width, **how}
        with narrow:
            _ask_memory(Call(convolution.count_parameters, {"length": SOUND, **plan}))
        drawings = sharing_charts.matrices(results[now])
        marked = {name: (runs[name]["n"], result) for name, result in results.items()}
        counts = sharing_charts.counts(Call(weight_sharing.count_curve, plan).run(), marked)
        _draw(drawings, counts, results[now])
        pins.table(runs, {name: sharing_charts.row(one) for name, one in results.items()})
        with bottom:
            exports.panel(
                "sharing",
                calls[now],
                [*drawings.values(), counts],
                page="convolution",
                settings=settings,
                sources=(convolution.toeplitz, convolution.convolve, convolution.count_parameters),
                old_api=layer_settings.OLD_API[:2],
            )


def _layers(length: int, width: int, stride: int, dilation: int, padding: str, seed: int) -> Call:
    how = {"stride": stride, "dilation": dilation, "padding": padding}
    return Call(weight_sharing.build, {"length": length, "width": width, **how, "seed": seed})


def _ask_memory(call: Call) -> None:
    counts = call.run()
    predictions.ask(
        "sharing_ask",
        say(sharing_words.SHARING_ASK),
        (0.0, 20.0),
        about=call,
        measured=weight_sharing.gigabytes(counts.dense),
        why=say(sharing_words.SHARING_WHY, kernel=weight_sharing.bytes_of(counts.shared)),
    )


def _draw(drawings, counts, layers) -> None:
    for kind, place in zip(drawings, st.columns(3), strict=True):
        with place:
            count = getattr(layers.counts, kind)
            st.metric(say(sharing_words.HEAD[kind]), say(words.COUNT, count=count))
            drawings[kind].show()
    rows, columns = layers.dense.shape
    if columns > sharing_charts.CORNER:
        st.caption(
            say(sharing_words.CORNER, shown=sharing_charts.CORNER, rows=rows, columns=columns)
        )
    st.caption(say(sharing_words.POINT_AT))
    left, right = st.columns([2, 1])
    with left:
        counts.show()
    with right:
        st.metric(say(sharing_words.DIFFERENCE), f"{layers.difference:.1e}")
        st.metric(say(words.OUTPUTS), f"{rows:,}")
