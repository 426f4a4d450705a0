"""Training and inference: the statistics of a batch against moving averages."""

from __future__ import annotations

import functools

import streamlit as st

from core import moving_average
from pages.lessons.batchnorm import inference_charts, inference_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins, series
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

MOMENTA = [0.0, 0.5, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999]
BATCHES = [1, 2, 4, 8, 16, 32, 64, 128, 256]
STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
DEFAULTS = {
    "inference_data": "normal",
    "inference_momentum": 0.99,
    "inference_batch": 32,
    "inference_steps": 500,
    "inference_shift": 0.0,
    "inference_stretch": 1.0,
    "inference_seed": 0,
}
PRESETS = {
    "default": (inference_words.MODES_DEFAULT, DEFAULTS),
    "one": (inference_words.MODES_ONE, DEFAULTS | {"inference_batch": 1}),
    "fast": (
        inference_words.MODES_FAST,
        DEFAULTS | {"inference_momentum": 0.5, "inference_batch": 4},
    ),
    "short": (inference_words.MODES_SHORT, DEFAULTS | {"inference_steps": 50}),
    "shift": (
        inference_words.MODES_SHIFT,
        DEFAULTS | {"inference_shift": 2.0, "inference_stretch": 2.0},
    ),
    "seattle": (inference_words.MODES_SEATTLE, DEFAULTS | {"inference_data": "seattle"}),
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
        called = functools.partial(_call, _series())
        runs = pins.board("inference_pins", _symbols(), called)
        calls = {name: called(*run.values()) for name, run in runs.items()}
        *_, now = calls
        call = calls[now]
        settings = {key: st.session_state[key] for key in DEFAULTS}
        _ask()
    presets.show("inference_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        results = {name: one.run() for name, one in calls.items()}
        found = results[now]
        drawings = inference_charts.drawings(results)
        side_by_side(drawings[:2])
        drawings[2].show()
        _figures(found)
        pins.table(runs, {name: inference_charts.row(one) for name, one in results.items()})
        if settings["inference_batch"] == 1:
            st.markdown(say(inference_words.MODES_ONE_NOTE))
        st.caption(say(inference_words.MODES_NOTE))
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
    """The numbers to normalise, or None where they are drawn anew: what all runs share."""
    kinds = {name: say(text) for name, text in inference_words.DATA_KINDS.items()}
    kind = st.selectbox(say(inference_words.DATA), **link.choice("inference_data", kinds))
    if kind == "normal":
        return None
    if kind == "own":
        values = series.uploaded("inference_own")
        if values is not None:
            return values.to_numpy()
        st.caption(say(inference_words.OWN_NEEDED))
    return series.seattle().to_numpy()


def _symbols() -> pins.Settings:
    """The widgets as the settings of a run."""
    momentum = st.select_slider(
        say(inference_words.MOMENTUM), MOMENTA, 0.99, key="inference_momentum", bind="query-params"
    )
    batch = st.select_slider(
        say(inference_words.BATCH), BATCHES, 32, key="inference_batch", bind="query-params"
    )
    steps = st.select_slider(
        say(inference_words.BATCHES), STEPS, 500, key="inference_steps", bind="query-params"
    )
    shift = st.slider(
        say(inference_words.SHIFT), -5.0, 5.0, 0.0, 0.5, key="inference_shift", bind="query-params"
    )
    stretch = st.slider(
        say(inference_words.STRETCH),
        0.0,
        5.0,
        1.0,
        0.25,
        key="inference_stretch",
        bind="query-params",
    )
    seed = st.slider(say(words.SEED), 0, 20, 0, key="inference_seed", bind="query-params")
    return {"m": momentum, "B": batch, "k": steps, "Δ": shift, "×": stretch, "seed": seed}


def _call(
    given, momentum: float, batch: int, steps: int, shift: float, stretch: float, seed: int
) -> Call:
    """A run from its series, if there is one, and the values of its pin."""
    plan = {"momentum": momentum, "batch": batch, "steps": steps, "shift": shift}
    plan |= {"stretch": stretch, "seed": seed}
    return Call(moving_average.modes, plan if given is None else {**plan, "series": given})


def _ask() -> None:
    call = Call(moving_average.modes, {"momentum": 0.99, "batch": 256, "steps": 100})
    predictions.ask(
        "inference_ask",
        say(inference_words.MODES_ASK),
        (0.0, 6.0),
        about=call,
        measured=lambda: float(call.run().moving_mean[-1]),
        why=say(inference_words.MODES_WHY),
    )


def _figures(found: moving_average.Modes) -> None:
    both = {inference_words.BY_BATCH: found.by_batch, inference_words.BY_MOVING: found.by_moving}
    keras = {
        inference_words.KERAS_TRAINING: found.keras_training,
        inference_words.KERAS_INFERENCE: found.keras_inference,
    }
    with st.container(horizontal=True):
        for label, outputs in both.items():
            told = {"mean": f"{outputs.mean():z.2f}", "deviation": f"{outputs.std():.2f}"}
            st.metric(
                say(inference_words.SPREAD, which=say(label)),
                say(inference_words.MEAN_AND_DEVIATION, **told),
            )
        for label, difference in keras.items():
            st.metric(say(label), f"{difference:.1g}", help=say(inference_words.KERAS_HELP))
