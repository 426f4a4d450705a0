"""Slide the kernel: each output is one sum, written out, on signals and kernels of one's choice."""

from __future__ import annotations

import functools

import pandas as pd
import streamlit as st

from core import convolution, curves, named_kernels, signals, sliding
from core.errors import InputError
from pages.lessons.convolution import layer_settings, slide_charts, slide_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call, value_of
from pages.shared.settings import data, link, pins, series, tables
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

OWN = pd.DataFrame({"x": [0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0]})  # to begin with: one step
SAMPLES = [8, 16, 30, 60, 100, 200, 300, 500, 1000, 2000, 5000]
WIDTHS = [1, 3, 5, 7, 9, 11, 15, 21, 25, 31, 49, 73, 101]
BANKS = {
    "own": ("average", "sum"),  # what the learner's table starts with
    "mean_and_sum": ("average", "sum"),
    "three": ("gaussian", "edge", "second_difference"),
}
DEFAULTS = {
    "slide_signal": "ones",
    "slide_second": "none",
    "slide_samples": 1000,
    "slide_kernel": "mean_and_sum",
    "slide_width": 3,
    "slide_padding": "SAME",
    "slide_stride": 1,
    "slide_dilation": 1,
    "slide_place": 0,
}
PRESETS = {
    "tutorial": (slide_words.SLIDE_TUTORIAL, DEFAULTS),
    "causal": (slide_words.SLIDE_CAUSAL, DEFAULTS | {"slide_padding": "CAUSAL"}),
    "smooth": (
        slide_words.SLIDE_SMOOTH,
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
        slide_words.SLIDE_EDGE,
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
        slide_words.SLIDE_CHIRP,
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
        slide_words.SLIDE_SEATTLE,
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
        slide_words.SLIDE_TWO,
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
        source = st.selectbox(
            say(slide_words.SIGNAL),
            **link.choice("slide_signal", {n: say(t) for n, t in slide_words.SIGNALS.items()}),
        )
        signal = _signal(source)
        signal, names = _with_second(signal, source)
        how = layer_settings.widgets("slide")
        chosen, width = _kernels()
        numbers = st.container()
        with numbers:
            own = _edited(width, len(names)) if chosen == "own" else ""
        place = st.slider(say(slide_words.PLACE), 0, 100, 0, key="slide_place", bind="query-params")
        symbols = {"kernel": chosen, "w": width, **layer_settings.symbols(how)}
        symbols |= {"in": len(names), "K": own}
        called = functools.partial(_call, signal, len(names))
        runs = pins.board("slide_pins", symbols, called)
    settings = {key: st.session_state[key] for key in DEFAULTS}
    presets.show("slide_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: called(*run.values()) for name, run in runs.items()}
        *_, call = calls.values()
        if chosen != "own":
            with numbers.popover(say(words.KERNEL_NUMBERS), width="stretch"):
                st.dataframe(slide_charts.kernel_table(call.arguments["kernels"].run()))
        with narrow:
            _ask_twice(call)
        unit = say(slide_words.FAHRENHEIT if source == "seattle" else words.VALUE)
        results = {name: call.run() for name, call in calls.items()}
        *_, now = results.values()
        out = _output_names(chosen, now.output.shape[1])
        drawings = _draw(call, results, (*names, *out), unit, float(place))
        _figures(results, out)
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
        pins.table(runs, {name: slide_charts.row(one) for name, one in results.items()})


def _draw(call: Call, results, names: tuple[str, ...], unit: str, percent: float):
    """The close-up, the whole, and what the kernels do to each tone."""
    signal, kernels, dilation = (call.arguments[n] for n in ("signal", "kernels", "dilation"))
    terms = Call(sliding.terms, {**call.arguments, "percent": percent}).run()
    gains = Call(sliding.frequency_response, {"kernels": kernels, "dilation": dilation}).run()
    close = slide_charts.close(terms, names, unit)
    whole = slide_charts.whole(value_of(signal), results, names, unit)
    response = slide_charts.response(gains, names)
    *_, result = results.values()
    close.show()
    note = slide_words.EDGES if result.before and result.after else slide_words.POINT_OUT
    st.caption(say(note, before=result.before, after=result.after))
    side_by_side([whole, response])
    return [close, whole, response]


def _call(
    signal,
    channels_in: int,
    kernel: str,
    width: int,
    stride: int,
    dilation: int,
    padding: str,
    written_for: int,
    own: str,
) -> Call:
    """A run from the signal there is now, and the values of its pin with its own kernels."""
    bank = _bank(kernel, width, channels_in)
    if kernel == "own":
        rows = tables.of_text(own).to_numpy()
        bank = named_kernels.from_table(rows, channels_in, written_for)
    how = {"stride": stride, "dilation": dilation, "padding": padding}
    return Call(convolution.convolve, {"signal": signal, "kernels": bank, **how})


def _signal(source: str):
    """The first input channel: a call that makes it, or the numbers themselves."""
    samples = st.select_slider(
        say(words.SAMPLES),
        SAMPLES,
        1000,
        key="slide_samples",
        bind="query-params",
        disabled=source == "own",
    )
    if source == "own":
        return data.own("slide_own", OWN)["x"].to_numpy()
    if source == "seattle":
        return series.seattle().to_numpy()[:samples]
    return Call(signals.make, {"name": source, "length": samples})


def _with_second(signal, source: str):
    """The signal with its second channel, if one is wanted, and the names of both."""
    options = {"none": say(slide_words.NONE)}
    options |= {name: say(slide_words.SIGNALS[name]) for name in signals.SIGNALS}
    second = st.selectbox(say(slide_words.SECOND), **link.choice("slide_second", options))
    first = say(slide_words.INPUT_NAMED, name=say(slide_words.SIGNALS[source]))
    if second == "none":
        return signal, (first,)
    length = len(value_of(signal))
    other = Call(signals.make, {"name": second, "length": length, "seed": 1})
    both = Call(signals.channels, {"first": signal, "second": other})
    return both, (first, say(slide_words.SECOND_NAMED, name=say(slide_words.SIGNALS[second])))


def _kernels() -> tuple[str, int]:
    options = {name: say(text) for name, text in words.KERNELS.items()}
    chosen = st.selectbox(say(slide_words.KERNEL), **link.choice("slide_kernel", options))
    return chosen, st.select_slider(
        say(words.WIDTH), WIDTHS, 3, key="slide_width", bind="query-params"
    )


def _edited(width: int, channels_in: int) -> str:
    """Let the learner edit kernels; returns them as text that pins carry."""
    st.caption(say(slide_words.EDIT_KERNELS))
    start = slide_charts.kernel_table(_bank("own", width, channels_in).run())
    return tables.as_text(tables.edited("slide_table", start, rows="dynamic"))


def _output_names(chosen: str, outputs: int) -> tuple[str, ...]:
    if chosen == "own":
        return tuple(f"y{channel}" for channel in range(outputs))
    return tuple(say(words.SHORT[name]) for name in BANKS.get(chosen, (chosen,)))


def _bank(chosen: str, width: int, channels_in: int) -> Call:
    """Named kernels; those that the learner's own table starts with for "own"."""
    names = BANKS.get(chosen, (chosen,))
    return Call(named_kernels.bank, {"names": names, "width": width, "channels_in": channels_in})


def _ask_twice(call: Call) -> None:
    how = {n: v for n, v in call.arguments.items() if n != "stride"}
    again = Call(sliding.twice_first, how)
    try:
        measured = again.run()
    except InputError:  # too few outputs are left for a second kernel: nothing to ask
        return
    predictions.ask(
        "slide_ask",
        say(slide_words.SLIDE_ASK),
        curves.span(call.run().output, [0.0]),
        about=again,
        measured=measured,
        why=say(
            slide_words.SLIDE_WHY_VALID if how["padding"] == "VALID" else slide_words.SLIDE_WHY
        ),
    )


def _figures(results, out: tuple[str, ...]) -> None:
    *_, result = results.values()
    middle = curves.thin(len(result.output), 3)
    with st.container(horizontal=True):
        st.metric(say(slide_words.SHAPE_OUT), f"{list(result.output.shape)}")
        for channel, name in enumerate(out):
            ends = " · ".join(f"{result.output[at, channel]:.4g}" for at in middle)
            st.metric(say(slide_words.ENDS, name=name), ends)
