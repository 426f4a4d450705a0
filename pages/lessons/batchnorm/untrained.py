"""How a gradient vanishes or explodes in a deep untrained network, without and with BatchNorm."""

from __future__ import annotations

import streamlit as st

from core import batchnorm, mean_field
from pages.lessons.batchnorm import untrained_charts, untrained_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

DEFAULTS = {
    **defaults(batchnorm.compare, untrained_layers="depth", untrained_activation="activation"),
    "untrained_start": "auto",
    **defaults(
        batchnorm.compare,
        untrained_residual="residual",
        untrained_width="width",
        untrained_seed="seed",
    ),
}
OWN_SCALE = {"untrained_scale": 3.0}  # only there for an own scale
SYMBOLS = {
    "depth": "L",
    "activation": "f",
    "scale": "scale",
    "residual": "residual",
    "width": "width",
    "seed": "seed",
}
RELU = DEFAULTS | {"untrained_activation": "relu"}
TANH = DEFAULTS | {"untrained_activation": "tanh"}
PRESETS = {
    "sigmoid": (untrained_words.PRESET_SIGMOID, DEFAULTS),
    "tanh": (untrained_words.PRESET_TANH, TANH),
    "relu": (untrained_words.PRESET_RELU, RELU),
    "residual": (untrained_words.PRESET_RESIDUAL, RELU | {"untrained_residual": True}),
    "xavier": (untrained_words.PRESET_XAVIER, RELU | {"untrained_start": "xavier"}),
    "large": (
        untrained_words.PRESET_LARGE,
        TANH | OWN_SCALE | {"untrained_start": "own"},
    ),
}
WIDTHS = [16, 32, 64, 128, 256]
SCALES = {"xavier": 1.0, "he": mean_field.SCALES["relu"]}  # of the first weights, whatever f is
GUESS_RANGE = (1e-3, 1e6)  # gradients that can be guessed
OLD_API = (
    ("tf.contrib.layers.batch_norm(net, is_training=True)", "batchnorm.normalise"),
    ("tf.gradients(loss, layers)", "batchnorm.normalise_back, a loop over the layers"),
)


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    bottom = st.container()
    with narrow:
        runs = pins.board("untrained_pins", _settings(), SYMBOLS, _call)
        keys = [key for key in (*DEFAULTS, *OWN_SCALE) if key in st.session_state]
        settings = {key: st.session_state[key] for key in keys}
        _ask()
    presets.show("untrained_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(**run) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, result = results.values()
        *_, call = calls.values()
        drawings = untrained_charts.drawings(results)
        drawings[0].show()
        _figures(result)
        side_by_side(drawings[1:])
        _notes(result)
        pins.table(runs, {name: _row(result) for name, result in results.items()}, SYMBOLS)
    with bottom:
        exports.panel(
            "untrained",
            call,
            drawings,
            page="batchnorm",
            settings=settings,
            sources=(
                batchnorm.gradient_profile,
                batchnorm.normalise,
                batchnorm.normalise_back,
                mean_field.layer_factors,
            ),
            old_api=OLD_API,
        )


def _settings() -> pins.Settings:
    """Draw the widgets; returns the settings of the current run."""
    depth = st.slider(
        say(untrained_words.DEPTH),
        2,
        batchnorm.MAX_DEPTH,
        DEFAULTS["untrained_layers"],
        key="untrained_layers",
        bind="query-params",
    )
    names = {name: name for name in mean_field.ACTIVATIONS}
    activation = st.segmented_control(
        say(words.ACTIVATION),
        required=True,
        **link.choice("untrained_activation", names, DEFAULTS["untrained_activation"]),
    )
    scale = _scale(activation)
    residual = st.toggle(
        say(untrained_words.RESIDUAL),
        DEFAULTS["untrained_residual"],
        key="untrained_residual",
        bind="query-params",
    )
    width = st.select_slider(
        say(untrained_words.WIDTH),
        WIDTHS,
        DEFAULTS["untrained_width"],
        key="untrained_width",
        bind="query-params",
    )
    seed = st.slider(
        say(words.SEED),
        0,
        20,
        DEFAULTS["untrained_seed"],
        key="untrained_seed",
        bind="query-params",
    )
    return {
        "depth": depth,
        "activation": activation,
        "scale": scale,
        "residual": int(residual),  # a link writes numbers: bool("0") would be true
        "width": width,
        "seed": seed,
    }


def _scale(activation: str) -> float:
    """Draw the widgets for the first weights; returns their standard deviation / (1 / √width)."""
    starts = {name: say(text) for name, text in untrained_words.STARTS.items()}
    start = st.selectbox(
        say(untrained_words.START),
        **link.choice("untrained_start", starts, DEFAULTS["untrained_start"]),
    )
    if start == "own":
        return st.slider(
            say(untrained_words.SCALE),
            batchnorm.MIN_SCALE,
            batchnorm.MAX_SCALE,
            OWN_SCALE["untrained_scale"],
            0.1,
            key="untrained_scale",
            bind="query-params",
        )
    return mean_field.SCALES[activation] if start == "auto" else SCALES[start]


def _call(
    depth: int, activation: str, scale: float, residual: int, width: int, seed: int
) -> Call[batchnorm.Comparison]:
    return Call.of(
        batchnorm.compare,
        depth=depth,
        width=width,
        activation=activation,
        residual=bool(residual),
        scale=scale,
        seed=seed,
    )


def _ask() -> None:
    """Ask how large the gradient is in the first of 50 relu layers with BatchNorm."""
    call = Call.of(batchnorm.gradient_profile, depth=50, batch_norm=True)
    predictions.ask(
        "untrained_ask",
        say(untrained_words.ASK),
        GUESS_RANGE,
        about=call,
        measured=lambda: float(call.run().gradient_norms[0]),
        why=say(untrained_words.WHY),
        log=True,
    )


def _row(result: batchnorm.Comparison) -> dict[str, object]:
    factors = {words.WITHOUT: result.without.factor, words.WITH: result.batch_norm.factor}
    return {
        say(untrained_words.FACTOR_OF, which=say(which)): say(words.TIMES, left=f"{factor:.4g}")
        for which, factor in factors.items()
    }


def _figures(result: batchnorm.Comparison) -> None:
    profiles = result.without, result.batch_norm
    with st.container(horizontal=True):
        for (label, figure), profile in zip(_row(result).items(), profiles, strict=True):
            theory = say(untrained_words.BY_THEORY, theory=f"{profile.theory_factor:.4g}")
            st.metric(label, str(figure), theory, delta_color="off", delta_arrow="off")


def _notes(result: batchnorm.Comparison) -> None:
    profiles = result.without, result.batch_norm
    without, batch_norm = (f"{profile.differences[-1]:.2g}" for profile in profiles)
    st.markdown(say(untrained_words.DIFFERENCES, without=without, batch_norm=batch_norm))
    st.markdown(say(untrained_words.NOTE_RELU, limit=f"{mean_field.RELU_FACTOR:.3f}"))
    st.caption(say(untrained_words.NOTE))
