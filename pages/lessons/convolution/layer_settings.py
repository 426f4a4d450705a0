"""Padding, stride and dilation of a convolution layer: the widgets of two tabs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

import streamlit as st

from core import convolution
from pages.lessons.convolution import words
from pages.shared.settings import link
from pages.shared.words.language import say

SYMBOLS = {"stride": "s", "dilation": "d", "padding": "padding"}
OLD_API = (
    ("tf.nn.conv1d in tf.Session().run", "tf.nn.conv1d"),
    ("tf.layers.conv1d, slim.conv2d", "keras.layers.Conv1D"),
    ("tf.placeholder(tf.float32, [1, 1000, 1])", "np.ones(1000)"),
)


class Layer(TypedDict):
    """The settings as arguments of core's functions."""

    stride: int
    dilation: int
    padding: str


def widgets(key: str, defaults: Mapping[str, Any]) -> Layer:
    """Draw the widgets, at first at ``defaults``, whose keys begin with ``key`` as theirs do."""
    options = {padding: padding for padding in convolution.PADDINGS}
    padding = st.selectbox(
        say(words.PADDING),
        help=say(words.PADDING_HELP),
        **link.choice(f"{key}_padding", options, defaults[f"{key}_padding"]),
    )
    left, right = st.columns(2)
    stride = left.slider(
        say(words.STRIDE),
        1,
        6,
        defaults[f"{key}_stride"],
        key=f"{key}_stride",
        bind="query-params",
    )
    dilation = right.slider(
        say(words.DILATION),
        1,
        8,
        defaults[f"{key}_dilation"],
        key=f"{key}_dilation",
        bind="query-params",
    )
    return {"stride": stride, "dilation": dilation, "padding": padding}
