"""BatchNorm uses the batch's statistics in training and moving averages of them in inference."""

from __future__ import annotations

import functools

import streamlit as st

from core import moving_average
from core.checks import Numbers
from pages.lessons.batchnorm import inference_charts, inference_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins, series
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

MOMENTA = [0.0, 0.5, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999]
BATCHES = [1, 2, 4, 8, 16, 32, 64, 128, 256]
STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
GUESS_RANGE = (0.0, 6.0)  # moving means that can be guessed
DEFAULTS = {
    "inference_data": "normal",
    **defaults(
        moving_average.modes,
        inference_momentum="momentum",
        inference_batch="batch",
        inference_steps="steps",
        inference_shift="shift",
        inference_stretch="stretch",
        inference_seed="seed",
    ),
}
SYMBOLS = {
    "momentum": "m",
    "batch": "B",
    "steps": "k",
    "shift": "Δ",
    "stretch": "×",
    "seed": "seed",
}
PRESETS = {
    "default": (inference_words.PRESET_DEFAULT, DEFAULTS),
    "one": (inference_words.PRESET_BATCH_1, DEFAULTS | {"inference_batch": 1}),
    "fast": (
        inference_words.PRESET_MOMENTUM,
        DEFAULTS | {"inference_momentum": 0.5, "inference_batch": 4},
    ),
    "short": (inference_words.PRESET_SHORT, DEFAULTS | {"inference_steps": 50}),
    "shift": (
        inference_words.PRESET_SHIFT,
        DEFAULTS | {"inference_shift": 2.0, "inference_stretch": 2.0},
    ),
    "seattle": (inference_words.PRESET_SEATTLE, DEFAULTS | {"inference_data": "seattle"}),
}
OLD_API = (
    ("tf.layers.batch_normalization(x, training=flag)", "keras.layers.BatchNormalization()"),
    ("tf.get_collection(tf.GraphKeys.UPDATE_OPS)", "layer(x, training=True)"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        call_of = functools.partial(_call, _series())
        runs = pins.board("inference_pins", _settings(), SYMBOLS, call_of)
        calls = {name: call_of(**run) for name, run in runs.items()}
        *_, call = calls.values()
        settings = {key: st.session_state[key] for key in DEFAULTS}
        _ask()
    presets.show("inference_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        results = {name: call.run() for name, call in calls.items()}
        *_, result = results.values()
        drawings = inference_charts.drawings(results)
        side_by_side(drawings[:2])
        drawings[2].show()
        _figures(result)
        rows = {name: inference_charts.row(result) for name, result in results.items()}
        pins.table(runs, rows, SYMBOLS)
        if settings["inference_batch"] == 1:
            st.markdown(say(inference_words.NOTE_BATCH_1))
        st.caption(say(inference_words.NOTE))
    with bottom:
        exports.panel(
            "inference",
            call,
            drawings,
            page="batchnorm",
            settings=settings,
            sources=(moving_average.normalised, moving_average.moving),
            old_api=OLD_API,
        )


def _series():
    """The series to normalise, the same for all runs, or None for random numbers."""
    kinds = {name: say(text) for name, text in inference_words.DATA_KINDS.items()}
    kind = st.selectbox(
        say(inference_words.DATA),
        **link.choice("inference_data", kinds, DEFAULTS["inference_data"]),
    )
    if kind == "normal":
        return None
    if kind == "own":
        values = series.uploaded("inference_own")
        if values is not None:
            return values.to_numpy()
        st.caption(say(inference_words.OWN_NEEDED))
    return series.seattle().to_numpy()


def _settings() -> pins.Settings:
    """Draw the widgets; returns the settings of the current run."""
    return {**_training_settings(), **_test_settings(), "seed": _seed()}


def _training_settings() -> pins.Settings:
    momentum = st.select_slider(
        say(inference_words.MOMENTUM),
        MOMENTA,
        DEFAULTS["inference_momentum"],
        key="inference_momentum",
        bind="query-params",
    )
    batch = st.select_slider(
        say(inference_words.BATCH),
        BATCHES,
        DEFAULTS["inference_batch"],
        key="inference_batch",
        bind="query-params",
    )
    steps = st.select_slider(
        say(inference_words.BATCHES),
        STEPS,
        DEFAULTS["inference_steps"],
        key="inference_steps",
        bind="query-params",
    )
    return {"momentum": momentum, "batch": batch, "steps": steps}


def _test_settings() -> pins.Settings:
    shift = st.slider(
        say(inference_words.SHIFT),
        -5.0,
        5.0,
        DEFAULTS["inference_shift"],
        0.5,
        key="inference_shift",
        bind="query-params",
    )
    stretch = st.slider(
        say(inference_words.STRETCH),
        0.0,
        5.0,
        DEFAULTS["inference_stretch"],
        0.25,
        key="inference_stretch",
        bind="query-params",
    )
    return {"shift": shift, "stretch": stretch}


def _seed() -> int:
    return st.slider(
        say(words.SEED),
        0,
        20,
        DEFAULTS["inference_seed"],
        key="inference_seed",
        bind="query-params",
    )


def _call(
    series: Numbers | None,
    momentum: float,
    batch: int,
    steps: int,
    shift: float,
    stretch: float,
    seed: int,
) -> Call[moving_average.Modes]:
    """The run with these settings, on random numbers where there is no series."""
    call = Call.of(
        moving_average.modes,
        momentum=momentum,
        batch=batch,
        steps=steps,
        shift=shift,
        stretch=stretch,
        seed=seed,
    )
    return call if series is None else call.with_arguments(series=series)


def _ask() -> None:
    """Ask where a slower moving mean than that of the page is after 1,000 batches."""
    call = Call.of(moving_average.modes, momentum=0.999, batch=256, steps=1000)
    predictions.ask(
        "inference_ask",
        say(inference_words.ASK),
        GUESS_RANGE,
        about=call,
        measured=lambda: float(call.run().moving_mean[-1]),
        why=say(inference_words.WHY),
    )


def _figures(result: moving_average.Modes) -> None:
    modes = {
        inference_words.BY_BATCH: result.by_batch,
        inference_words.BY_MOVING: result.by_moving,
    }
    differences = {
        inference_words.KERAS_TRAINING: result.keras_training,
        inference_words.KERAS_INFERENCE: result.keras_inference,
    }
    with st.container(horizontal=True):
        for label, outputs in modes.items():
            moments = {"mean": f"{outputs.mean():z.2f}", "deviation": f"{outputs.std():.2f}"}
            st.metric(
                say(inference_words.SPREAD, which=say(label)),
                say(inference_words.MEAN_AND_DEVIATION, **moments),
            )
        for label, difference in differences.items():
            st.metric(say(label), f"{difference:.1g}", help=say(inference_words.KERAS_HELP))
