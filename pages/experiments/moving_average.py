"""Training and inference: the statistics of a batch against moving averages."""

from __future__ import annotations

import functools

import streamlit as st

from core import moving_average
from pages.pictures import moving_average as pictures
from pages.shared import frame, link, pins, predictions, series, takeaway
from pages.shared.calls import Call
from pages.shared.charts import side_by_side
from pages.shared.language import say
from pages.texts import batchnorm as words

MOMENTA = [0.0, 0.5, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999]
BATCHES = [1, 2, 4, 8, 16, 32, 64, 128, 256]
STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
DEFAULTS = {
    "modes_data": "normal",
    "modes_momentum": 0.99,
    "modes_batch": 32,
    "modes_steps": 500,
    "modes_shift": 0.0,
    "modes_stretch": 1.0,
    "modes_seed": 0,
}
PRESETS = {
    "default": (words.MODES_DEFAULT, DEFAULTS),
    "one": (words.MODES_ONE, DEFAULTS | {"modes_batch": 1}),
    "fast": (words.MODES_FAST, DEFAULTS | {"modes_momentum": 0.5, "modes_batch": 4}),
    "short": (words.MODES_SHORT, DEFAULTS | {"modes_steps": 50}),
    "shift": (words.MODES_SHIFT, DEFAULTS | {"modes_shift": 2.0, "modes_stretch": 2.0}),
    "seattle": (words.MODES_SEATTLE, DEFAULTS | {"modes_data": "seattle"}),
}
OLD_API = (
    ("tf.layers.batch_normalization(x, training=flag)", "keras.layers.BatchNormalization()"),
    ("tf.get_collection(tf.GraphKeys.UPDATE_OPS)", "layer(x, training=True)"),
)


@frame.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        called = functools.partial(_call, _series())
        runs = pins.board("modes_pins", _symbols(), called)
        calls = {name: called(*run.values()) for name, run in runs.items()}
        *_, now = calls
        call = calls[now]
        settings = {key: st.session_state[key] for key in DEFAULTS}
        _ask()
    frame.presets("modes_preset", PRESETS, settings, top)
    with wide, frame.guard():
        results = {name: one.run() for name, one in calls.items()}
        found = results[now]
        drawings = pictures.drawings(results)
        side_by_side(drawings[:2])
        drawings[2].show()
        _figures(found)
        pins.table(runs, {name: pictures.row(one) for name, one in results.items()})
        if settings["modes_batch"] == 1:
            st.markdown(say(words.MODES_ONE_NOTE))
        st.caption(say(words.MODES_NOTE))
    with bottom:
        takeaway.panel(
            "modes",
            call,
            drawings,
            page="batchnorm",
            settings=settings,
            also=(moving_average.normalised, moving_average.moving),
            old_api=OLD_API,
        )


def _series():
    """The numbers to normalise, or None where they are drawn anew: what all runs share."""
    kinds = {name: say(text) for name, text in words.DATA_KINDS.items()}
    kind = st.selectbox(say(words.DATA), **link.choice("modes_data", kinds))
    if kind == "normal":
        return None
    if kind == "own":
        values = series.uploaded("modes_own")
        if values is not None:
            return values.to_numpy()
        st.caption(say(words.OWN_NEEDED))
    return series.seattle().to_numpy()


def _symbols() -> pins.Settings:
    """The widgets as the settings of a run."""
    momentum = st.select_slider(
        say(words.MOMENTUM), MOMENTA, 0.99, key="modes_momentum", bind="query-params"
    )
    batch = st.select_slider(say(words.BATCH), BATCHES, 32, key="modes_batch", bind="query-params")
    steps = st.select_slider(say(words.BATCHES), STEPS, 500, key="modes_steps", bind="query-params")
    shift = st.slider(say(words.SHIFT), -5.0, 5.0, 0.0, 0.5, key="modes_shift", bind="query-params")
    stretch = st.slider(
        say(words.STRETCH), 0.0, 5.0, 1.0, 0.25, key="modes_stretch", bind="query-params"
    )
    seed = st.slider(say(words.SEED), 0, 20, 0, key="modes_seed", bind="query-params")
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
        "modes_ask",
        say(words.MODES_ASK),
        (0.0, 6.0),
        about=call,
        measured=lambda: float(call.run().moving_mean[-1]),
        why=say(words.MODES_WHY),
    )


def _figures(found: moving_average.Modes) -> None:
    both = {words.BY_BATCH: found.by_batch, words.BY_MOVING: found.by_moving}
    keras = {
        words.KERAS_TRAINING: found.keras_training,
        words.KERAS_INFERENCE: found.keras_inference,
    }
    with st.container(horizontal=True):
        for label, outputs in both.items():
            told = {"mean": f"{outputs.mean():z.2f}", "deviation": f"{outputs.std():.2f}"}
            st.metric(say(words.SPREAD, which=say(label)), say(words.MEAN_AND_DEVIATION, **told))
        for label, difference in keras.items():
            st.metric(say(label), f"{difference:.1g}", help=say(words.KERAS_HELP))
