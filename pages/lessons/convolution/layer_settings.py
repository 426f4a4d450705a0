"""The widgets of a convolution layer, which several experiments share."""

from __future__ import annotations

import streamlit as st

from core import convolution
from pages.lessons.convolution import words
from pages.shared.settings import link
from pages.shared.words.language import say

OLD_API = (
    ("tf.nn.conv1d in tf.Session().run", "tf.nn.conv1d"),
    ("tf.layers.conv1d, slim.conv2d", "keras.layers.Conv1D"),
    ("tf.placeholder(tf.float32, [1, 1000, 1])", "np.ones(1000)"),
)


def widgets(key: str) -> dict[str, object]:
    """The widgets of a layer's padding, stride and dilation; arguments of core's functions."""
    options = link.choice(f"{key}_padding", {one: one for one in convolution.PADDINGS})
    padding = st.selectbox(say(words.PADDING), help=say(words.PADDING_HELP), **options)
    left, right = st.columns(2)
    stride = left.slider(say(words.STRIDE), 1, 6, 1, key=f"{key}_stride", bind="query-params")
    dilation = right.slider(
        say(words.DILATION), 1, 8, 1, key=f"{key}_dilation", bind="query-params"
    )
    return {"stride": stride, "dilation": dilation, "padding": padding}


def symbols(how: dict[str, object]) -> dict[str, object]:
    """The same by their symbols, for the names of pinned runs."""
    return {"s": how["stride"], "d": how["dilation"], "padding": how["padding"]}
