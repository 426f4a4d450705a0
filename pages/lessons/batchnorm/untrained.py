"""Deep and untrained: what arrives of a gradient at each layer, without and with BatchNorm."""

from __future__ import annotations

import streamlit as st

from core import batchnorm, mean_field
from pages.lessons.batchnorm import untrained_charts, untrained_words, words
from pages.shared.charts.drawing import side_by_side
from pages.shared.runs.calls import Call
from pages.shared.settings import link, pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words import sentences
from pages.shared.words.language import say

DEFAULTS = {
    "untrained_layers": 50,
    "untrained_activation": "sigmoid",
    "untrained_start": "auto",
    "untrained_residual": False,
    "untrained_width": 256,
    "untrained_seed": 0,
}
EXTRA = ("untrained_scale",)  # only there for an own scale
RELU = DEFAULTS | {"untrained_activation": "relu"}
TANH = DEFAULTS | {"untrained_activation": "tanh"}
PRESETS = {
    "sigmoid": (untrained_words.DEEP_SIGMOID, DEFAULTS),
    "tanh": (untrained_words.DEEP_TANH, TANH),
    "relu": (untrained_words.DEEP_RELU, RELU),
    "residual": (untrained_words.DEEP_RESIDUAL, RELU | {"untrained_residual": True}),
    "xavier": (untrained_words.DEEP_XAVIER, RELU | {"untrained_start": "xavier"}),
    "large": (
        untrained_words.DEEP_LARGE,
        TANH | {"untrained_start": "own", "untrained_scale": 3.0},
    ),
}
WIDTHS = [16, 32, 64, 128, 256]
SCALES = {"auto": None, "xavier": 1.0, "he": mean_field.SCALES["relu"]}
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
        chosen = _chosen()
        runs = pins.board("untrained_pins", chosen, _call)
        keys = [key for key in (*DEFAULTS, *EXTRA) if key in st.session_state]
        settings = {key: st.session_state[key] for key in keys}
        _ask()
    presets.show("untrained_preset", PRESETS, settings, top)
    with wide, sentences.guard():
        calls = {name: _call(*run.values()) for name, run in runs.items()}
        results = {name: call.run() for name, call in calls.items()}
        *_, now = runs
        drawings = untrained_charts.drawings(results)
        drawings[0].show()
        _figures(results[now])
        side_by_side(drawings[1:])
        _notes(results[now])
        pins.table(runs, {name: _row(one) for name, one in results.items()})
    with bottom:
        exports.panel(
            "untrained",
            calls[now],
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


def _chosen() -> pins.Settings:
    """Draw the controls; returns what they stand at, by symbol."""
    layers = st.slider(
        say(untrained_words.DEEP_DEPTH), 2, 100, 50, key="untrained_layers", bind="query-params"
    )
    names = {name: name for name in mean_field.ACTIVATIONS}
    activation = st.segmented_control(
        say(words.ACTIVATION),
        required=True,
        **link.choice("untrained_activation", names, default="sigmoid"),
    )
    starts = {name: say(text) for name, text in untrained_words.STARTS.items()}
    start = st.selectbox(say(untrained_words.START), **link.choice("untrained_start", starts))
    scale = SCALES.get(start)
    if start == "auto":
        scale = mean_field.SCALES[activation]
    if start == "own":
        scale = st.slider(
            say(untrained_words.SCALE),
            0.1,
            10.0,
            3.0,
            0.1,
            key="untrained_scale",
            bind="query-params",
        )
    residual = st.toggle(
        say(untrained_words.RESIDUAL), key="untrained_residual", bind="query-params"
    )
    width = st.select_slider(
        say(untrained_words.WIDTH), WIDTHS, 256, key="untrained_width", bind="query-params"
    )
    seed = st.slider(say(words.SEED), 0, 20, 0, key="untrained_seed", bind="query-params")
    return {
        "L": layers,
        "f": activation,
        "scale": scale,
        "residual": int(residual),
        "width": width,
        "seed": seed,
    }


def _call(layers: int, f: str, scale: float, residual: int, width: int, seed: int) -> Call:
    size = {"depth": layers, "width": width, "activation": f}
    return Call(
        batchnorm.compare, {**size, "residual": bool(residual), "scale": scale, "seed": seed}
    )


def _ask() -> None:
    call = Call(batchnorm.gradient_profile, {"depth": 50, "batch_norm": True})
    predictions.ask(
        "untrained_ask",
        say(untrained_words.DEEP_ASK),
        (1e-3, 1e6),
        about=call,
        measured=lambda: float(call.run().gradient_norms[0]),
        why=say(untrained_words.DEEP_WHY),
        log=True,
    )


def _row(result: batchnorm.Comparison) -> dict[str, object]:
    both = {words.WITHOUT: result.without, words.WITH: result.batch_norm}
    return {
        say(untrained_words.FACTOR_OF, which=say(which)): say(words.TIMES, left=f"{one.factor:.4g}")
        for which, one in both.items()
    }


def _figures(result: batchnorm.Comparison) -> None:
    profiles = result.without, result.batch_norm
    with st.container(horizontal=True):
        for (label, figure), one in zip(_row(result).items(), profiles, strict=True):
            theory = say(untrained_words.BY_THEORY, theory=f"{one.theory_factor:.4g}")
            st.metric(label, str(figure), theory, delta_color="off", delta_arrow="off")


def _notes(result: batchnorm.Comparison) -> None:
    ends = (f"{one.differences[-1]:.2g}" for one in (result.without, result.batch_norm))
    without, batch_norm = ends
    st.markdown(say(untrained_words.DIFFERENCES, without=without, batch_norm=batch_norm))
    st.markdown(say(untrained_words.DEEP_HONEST, limit=f"{mean_field.RELU_FACTOR:.3f}"))
    st.caption(say(untrained_words.DEEP_NOTE))
