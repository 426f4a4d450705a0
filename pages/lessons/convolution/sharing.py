"""From dense to shared: three layers on the same inputs, with fewer weights from step to step."""

from __future__ import annotations

import streamlit as st

from core import convolution, weight_sharing
from pages.lessons.convolution import layer_settings, sharing_charts, sharing_words, words
from pages.shared.charts.drawing import Drawing
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

LENGTHS = [4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64, 100, 200, 500, 1000, 2000]
DEFAULTS = defaults(
    weight_sharing.build,
    sharing_length="length",
    sharing_width="width",
    sharing_padding="padding",
    sharing_stride="stride",
    sharing_dilation="dilation",
    sharing_seed="seed",
)
SYMBOLS = {"length": "n", "width": "w", **layer_settings.SYMBOLS, "seed": "seed"}
PRESETS = {
    "tutorial": (sharing_words.PRESET_TUTORIAL, DEFAULTS),
    "thousand": (sharing_words.PRESET_THOUSAND, DEFAULTS | {"sharing_length": 1000}),
    "causal": (
        sharing_words.PRESET_CAUSAL,
        DEFAULTS | {"sharing_length": 12, "sharing_padding": "CAUSAL"},
    ),
    "stride": (
        sharing_words.PRESET_STRIDE,
        DEFAULTS | {"sharing_length": 12, "sharing_stride": 2},
    ),
    "dilation": (
        sharing_words.PRESET_DILATION,
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
        now = _widgets()
        settings = {key: st.session_state[key] for key in DEFAULTS}
        runs = pins.board("sharing_pins", now, SYMBOLS, _call)
    presets.show("sharing_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(**run) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, call = calls.values()
        *_, layers = results.values()
        layer = {name: now[name] for name in ("width", "stride", "dilation", "padding")}
        with narrow:
            _ask_memory(Call.of(convolution.count_parameters, length=SOUND, **layer))
        drawings = sharing_charts.matrices(layers)
        marked = {name: (runs[name]["length"], result) for name, result in results.items()}
        curve = Call.of(weight_sharing.count_curve, **layer).run()
        counts = sharing_charts.counts(curve, marked)
        _draw(drawings, counts, layers)
        rows = {name: sharing_charts.row(result) for name, result in results.items()}
        pins.table(runs, rows, SYMBOLS)
        with bottom:
            exports.panel(
                "sharing",
                call,
                [*drawings.values(), counts],
                page="convolution",
                settings=settings,
                sources=(convolution.toeplitz, convolution.convolve, convolution.count_parameters),
                old_api=layer_settings.OLD_API[:2],
            )


def _widgets() -> pins.Settings:
    length = st.select_slider(
        say(words.LENGTH_LABEL),
        LENGTHS,
        DEFAULTS["sharing_length"],
        key="sharing_length",
        bind="query-params",
    )
    width = st.slider(
        say(words.WIDTH),
        1,
        16,
        DEFAULTS["sharing_width"],
        key="sharing_width",
        bind="query-params",
    )
    layer = layer_settings.widgets("sharing", DEFAULTS)
    seed = st.slider(
        say(sharing_words.SEED),
        0,
        20,
        DEFAULTS["sharing_seed"],
        key="sharing_seed",
        bind="query-params",
    )
    return {"length": length, "width": width, **layer, "seed": seed}


def _call(
    length: int, width: int, stride: int, dilation: int, padding: str, seed: int
) -> Call[weight_sharing.Layers]:
    return Call.of(
        weight_sharing.build,
        length=length,
        width=width,
        stride=stride,
        dilation=dilation,
        padding=padding,
        seed=seed,
    )


def _ask_memory(call: Call[convolution.ParameterCounts]) -> None:
    """Ask how much memory the dense layer takes for one second of sound."""
    counts = call.run()
    predictions.ask(
        "sharing_ask",
        say(sharing_words.ASK),
        (0.0, 20.0),
        about=call,
        measured=weight_sharing.gigabytes(counts.dense),
        why=say(sharing_words.WHY, kernel=weight_sharing.bytes_of(counts.shared)),
    )


def _draw(drawings: dict[str, Drawing], counts: Drawing, layers: weight_sharing.Layers) -> None:
    """Draw the three matrices side by side, then the counts, then what both computations give."""
    for kind, column in zip(drawings, st.columns(3), strict=True):
        with column:
            count = getattr(layers.counts, kind)
            st.metric(say(sharing_words.HEADINGS[kind]), say(words.COUNT, count=count))
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
