"""What is left of a gradient that every layer multiplies by the same factor."""

from __future__ import annotations

import streamlit as st

from core import layer_product
from pages.lessons.batchnorm import product_charts, product_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.settings.defaults import defaults
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

DEFAULTS = defaults(layer_product.layer_product, product_factor="factor", product_layers="layers")
SYMBOLS = {"factor": "p", "layers": "L"}
GUESS_RANGE = (0.0, 50.0)  # half depths that can be guessed
PRESETS = {
    "tutorial": (product_words.PRESET_TUTORIAL, DEFAULTS),
    "nine": (product_words.PRESET_NINE, DEFAULTS | {"product_factor": 0.9}),
    "sigmoid": (
        product_words.PRESET_SIGMOID,
        DEFAULTS | {"product_factor": 0.25, "product_layers": 30},
    ),
    "one": (product_words.PRESET_HOLDS, DEFAULTS | {"product_factor": 1.0}),
    "relu": (product_words.PRESET_RELU, DEFAULTS | {"product_factor": 1.21}),
}


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        factor = st.slider(
            say(product_words.FACTOR),
            layer_product.MIN_FACTOR,
            layer_product.MAX_FACTOR,
            DEFAULTS["product_factor"],
            0.01,
            key="product_factor",
            bind="query-params",
        )
        layers = st.slider(
            say(product_words.LAYERS),
            1,
            layer_product.MAX_LAYERS,
            DEFAULTS["product_layers"],
            key="product_layers",
            bind="query-params",
        )
        settings = {key: st.session_state[key] for key in DEFAULTS}
        now = {"factor": factor, "layers": layers}
        runs = pins.board("product_pins", now, SYMBOLS, _call)
        _ask()
    presets.show("product_preset", PRESETS, settings, top)
    calls = {name: _call(**run) for name, run in runs.items()}
    results = {name: call.run() for name, call in calls.items()}
    *_, result = results.values()
    *_, call = calls.values()
    drawing = product_charts.shares(results, factor)
    with wide:
        drawing.show()
        _figures(result, layers)
        st.caption(say(product_words.NOTE))
        pins.table(runs, {name: _row(result) for name, result in results.items()}, SYMBOLS)
    exports.panel(
        "product",
        call,
        [drawing],
        page="batchnorm",
        settings=settings,
        sources=(layer_product.sigmoid_chain,),
    )


def _call(factor: float, layers: int) -> Call[layer_product.Product]:
    return Call.of(layer_product.layer_product, factor=factor, layers=layers)


def _ask() -> None:
    """Ask after how many layers half of a gradient is left at a factor of 0.9."""
    call = _call(0.9, 100)
    predictions.ask(
        "product_ask",
        say(product_words.ASK),
        GUESS_RANGE,
        about=call,
        measured=call.run().half_depth,
        why=say(product_words.WHY),
    )


def _row(result: layer_product.Product) -> dict[str, object]:
    return {say(product_words.SHARE): f"{result.left:.4g}"}


def _figures(result: layer_product.Product, layers: int) -> None:
    half = f"{result.half_depth:.3g}"
    last = result.float32_end
    with st.container(horizontal=True):
        label = say(product_words.LEFT, layers=layers)
        is_percentage = 0.001 <= result.left <= 1.0
        st.metric(
            label,
            f"{result.left:.1%}" if is_percentage else say(words.TIMES, left=f"{result.left:.3g}"),
        )
        grows = result.left > 1.0
        st.metric(
            say(product_words.DOUBLED_AFTER if grows else product_words.HALF_AFTER),
            say(product_words.NEVER) if result.left == 1.0 else half,
        )
        st.metric(
            say(product_words.FLOAT32_ENDS),
            say(product_words.NOT_WITHIN, layers=layers)
            if last is None
            else say(product_words.AT_LAYER, layer=last),
        )
