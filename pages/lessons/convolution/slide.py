"""Slide the kernel: each output of a convolution is one sum of inputs times weights."""

from __future__ import annotations

import functools
from typing import Any

import streamlit as st

from core import convolution, curves, sliding
from core.errors import InputError
from pages.lessons.convolution import (
    layer_settings,
    slide_charts,
    slide_close_up_charts,
    slide_inputs,
    slide_kernels,
    slide_words,
    words,
)
from pages.shared.charts.drawing import Drawing, side_by_side
from pages.shared.runs.calls import Call, value_of
from pages.shared.settings import pins, tables
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

DEFAULTS: dict[str, Any] = {
    **slide_inputs.DEFAULTS,
    **slide_kernels.DEFAULTS,
    **defaults(
        convolution.convolve,
        slide_padding="padding",
        slide_stride="stride",
        slide_dilation="dilation",
    ),
    **defaults(sliding.terms, slide_place="percent"),
}
SYMBOLS = {
    "kernel": "kernel",
    "width": "w",
    **layer_settings.SYMBOLS,
    "written_for": "in",
    "own_kernels": pins.Symbol("K", tables.written),
}
PRESETS = {
    "tutorial": (slide_words.PRESET_TUTORIAL, DEFAULTS),
    "causal": (slide_words.PRESET_CAUSAL, DEFAULTS | {"slide_padding": "CAUSAL"}),
    "smooth": (
        slide_words.PRESET_SMOOTH,
        DEFAULTS
        | {
            "slide_signal": "sine",
            "slide_samples": 200,
            "slide_kernel": "gaussian",
            "slide_width": 15,
            "slide_place": 40,
        },
    ),
    "edge": (
        slide_words.PRESET_EDGE,
        DEFAULTS
        | {
            "slide_signal": "step",
            "slide_samples": 60,
            "slide_kernel": "three",
            "slide_width": 7,
            "slide_place": 50,
        },
    ),
    "chirp": (
        slide_words.PRESET_CHIRP,
        DEFAULTS
        | {
            "slide_signal": "chirp",
            "slide_samples": 500,
            "slide_kernel": "average",
            "slide_width": 7,
            "slide_place": 50,
        },
    ),
    "seattle": (
        slide_words.PRESET_SEATTLE,
        DEFAULTS
        | {
            "slide_signal": "seattle",
            "slide_samples": 300,
            "slide_kernel": "average",
            "slide_width": 25,
            "slide_place": 50,
        },
    ),
    "two": (
        slide_words.PRESET_TWO,
        DEFAULTS
        | {
            "slide_signal": "step",
            "slide_second": "sine",
            "slide_samples": 60,
            "slide_place": 50,
        },
    ),
}


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        inputs = slide_inputs.widgets()
        layer = layer_settings.widgets("slide", DEFAULTS)
        kernel, width = slide_kernels.widgets()
        table = st.container()
        with table:
            own = slide_kernels.edited(width, len(inputs.names)) if kernel == "own" else ""
        place = st.slider(
            say(slide_words.CLOSE_UP_AT),
            0,
            100,
            DEFAULTS["slide_place"],
            key="slide_place",
            bind="query-params",
        )
        now = {"kernel": kernel, "width": width, **layer}
        now |= {"written_for": len(inputs.names), "own_kernels": own}
        call_of = functools.partial(_call, inputs)
        runs = pins.board("slide_pins", now, SYMBOLS, call_of)
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("slide_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: call_of(**run) for name, run in runs.items()}
        *_, call = calls.values()
        if kernel != "own":
            with table.popover(say(words.KERNEL_NUMBERS), width="stretch"):
                st.dataframe(slide_charts.kernel_table(call.arguments["kernels"].run()))
        with narrow:
            _ask_twice(call)
        results = {name: call.run() for name, call in calls.items()}
        *_, result = results.values()
        outputs = slide_kernels.output_names(kernel, result.output.shape[1])
        drawings = _draw(call, results, inputs, outputs, float(place))
        _figures(result, outputs)
        with bottom:
            exports.panel(
                "slide",
                call,
                drawings,
                page="convolution",
                settings=settings,
                sources=(convolution.layout, sliding.terms, sliding.frequency_response),
                old_api=layer_settings.OLD_API,
            )
        rows = {name: slide_charts.row(result) for name, result in results.items()}
        pins.table(runs, rows, SYMBOLS)


def _draw(
    call: Call[convolution.Convolution],
    results: dict[str, convolution.Convolution],
    inputs: slide_inputs.Inputs,
    outputs: tuple[str, ...],
    percent: float,
) -> list[Drawing]:
    """Draw the close-up, the whole signal, and the gain of the kernels for each tone."""
    names = (*inputs.names, *outputs)
    kernels, dilation = call.arguments["kernels"], call.arguments["dilation"]
    terms = Call.of(sliding.terms, **call.arguments, percent=percent).run()
    gains = Call.of(sliding.frequency_response, kernels=kernels, dilation=dilation).run()
    close_up = slide_close_up_charts.close_up(terms, names, inputs.unit)
    whole = slide_charts.whole(value_of(inputs.signal), results, names, inputs.unit)
    response = slide_charts.response(gains, names)
    *_, result = results.values()
    close_up.show()
    note = slide_words.EDGES if result.before and result.after else slide_words.POINT_AT
    st.caption(say(note, before=result.before, after=result.after))
    side_by_side([whole, response])
    return [close_up, whole, response]


def _call(
    inputs: slide_inputs.Inputs,
    kernel: str,
    width: int,
    stride: int,
    dilation: int,
    padding: str,
    written_for: int,
    own_kernels: str,
) -> Call[convolution.Convolution]:
    """A run on the current inputs; ``written_for``: input channels of its ``own_kernels``."""
    channels_in = len(inputs.names)
    if kernel == "own":
        kernels = slide_kernels.own(own_kernels, channels_in, written_for)
    else:
        kernels = slide_kernels.named(kernel, width, channels_in).as_argument()
    return Call.of(
        convolution.convolve,
        signal=inputs.signal,
        kernels=kernels,
        stride=stride,
        dilation=dilation,
        padding=padding,
    )


def _ask_twice(call: Call[convolution.Convolution]) -> None:
    """Ask for the first output of the same kernel, applied to its own output."""
    arguments = {name: value for name, value in call.arguments.items() if name != "stride"}
    twice = Call.of(sliding.twice_first, **arguments)
    try:
        measured = twice.run()
    except InputError:  # the first output is too short for a second kernel: there is no question
        return
    valid = arguments["padding"] == "VALID"
    predictions.ask(
        "slide_ask",
        say(slide_words.ASK),
        curves.span(call.run().output, [0.0]),
        about=twice,
        measured=measured,
        why=say(slide_words.WHY_VALID if valid else slide_words.WHY),
    )


def _figures(result: convolution.Convolution, outputs: tuple[str, ...]) -> None:
    samples = curves.thin(len(result.output), 3)
    with st.container(horizontal=True):
        st.metric(say(slide_words.OUTPUT_SHAPE), f"{list(result.output.shape)}")
        for channel, name in enumerate(outputs):
            values = " · ".join(f"{result.output[sample, channel]:.4g}" for sample in samples)
            st.metric(say(slide_words.ENDS, name=name), values)
