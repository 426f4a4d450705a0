"""The product: what one factor a layer leaves of a gradient."""

from __future__ import annotations

import streamlit as st

from core import layer_product
from pages.lessons.batchnorm import product_charts, product_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings import pins
from pages.shared.stage import predictions, presets, tabs
from pages.shared.takeaway import exports
from pages.shared.words.language import say

DEFAULTS = {"product_factor": 0.99, "product_layers": 100}
PRESETS = {
    "tutorial": (product_words.PRODUCT_TUTORIAL, DEFAULTS),
    "nine": (product_words.PRODUCT_NINE, DEFAULTS | {"product_factor": 0.9}),
    "sigmoid": (product_words.PRODUCT_SIGMOID, {"product_factor": 0.25, "product_layers": 30}),
    "one": (product_words.PRODUCT_ONE, DEFAULTS | {"product_factor": 1.0}),
    "relu": (product_words.PRODUCT_RELU, DEFAULTS | {"product_factor": 1.21}),
}


@tabs.experiment
def tab() -> None:
    top = st.container()
    wide, narrow = st.columns([2.7, 1], gap="medium")
    with narrow:
        factor = st.slider(
            say(product_words.FACTOR),
            0.1,
            2.0,
            0.99,
            0.01,
            key="product_factor",
            bind="query-params",
        )
        layers = st.slider(
            say(product_words.LAYERS), 1, 300, 100, key="product_layers", bind="query-params"
        )
        settings = {key: st.session_state[key] for key in DEFAULTS}
        runs = pins.board("product_pins", {"p": factor, "L": layers}, _call)
        _ask()
    presets.show("product_preset", PRESETS, settings, top)
    calls = {name: _call(*run.values()) for name, run in runs.items()}
    results = {name: call.run() for name, call in calls.items()}
    *_, now = runs
    drawing = product_charts.shares(results, factor)
    with wide:
        drawing.show()
        _figures(results[now], layers)
        st.caption(say(product_words.PRODUCT_NOTE))
        left = say(product_words.SHARE)
        pins.table(runs, {name: {left: f"{one.left:.4g}"} for name, one in results.items()})
    exports.panel(
        "product",
        calls[now],
        [drawing],
        page="batchnorm",
        settings=settings,
        sources=(layer_product.sigmoid_chain,),
    )


def _call(factor: float, layers: int) -> Call:
    return Call(layer_product.layer_product, {"factor": factor, "layers": layers})


def _ask() -> None:
    call = _call(0.9, 100)
    predictions.ask(
        "product_ask",
        say(product_words.PRODUCT_ASK),
        (0.0, 50.0),
        about=call,
        measured=call.run().half_depth,
        why=say(product_words.PRODUCT_WHY),
    )


def _figures(result: layer_product.Product, layers: int) -> None:
    half = f"{result.half_depth:.3g}"
    ended = result.float32_end
    with st.container(horizontal=True):
        label = say(product_words.LEFT, layers=layers)
        small = 0.001 <= result.left <= 1.0
        st.metric(
            label,
            f"{result.left:.1%}" if small else say(words.TIMES, left=f"{result.left:.3g}"),
        )
        grows = result.left > 1.0
        st.metric(
            say(product_words.DOUBLED_AFTER if grows else product_words.HALF_AFTER),
            say(product_words.NEVER) if result.left == 1.0 else half,
        )
        st.metric(
            say(product_words.FLOAT32_ENDS),
            say(product_words.NOT_WITHIN, layers=layers)
            if ended is None
            else say(product_words.AT_LAYER, layer=ended),
        )
