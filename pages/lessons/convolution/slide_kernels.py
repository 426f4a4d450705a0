"""The kernels of the tab "Slide the kernel": named ones, or the learner's own table."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core import named_kernels
from core.checks import Numbers
from pages.lessons.convolution import slide_charts, slide_words, words
from pages.shared.runs.calls import Call
from pages.shared.settings import link, tables
from pages.shared.settings.defaults import defaults
from pages.shared.words.language import say

WIDTHS = [1, 3, 5, 7, 9, 11, 15, 21, 25, 31, 49, 73, 101]
BANKS = {
    "own": ("average", "sum"),  # at first, in the table that the learner edits
    "mean_and_sum": ("average", "sum"),
    "three": ("gaussian", "edge", "second_difference"),
}
DEFAULTS: dict[str, Any] = {
    "slide_kernel": "mean_and_sum",
    **defaults(named_kernels.bank, slide_width="width"),
}


def named(kernel: str, width: int, channels_in: int) -> Call[Any]:
    """The call for the kernels of a name; for "own", for those in the learner's table at first."""
    names = BANKS.get(kernel, (kernel,))
    return Call.of(named_kernels.bank, names=names, width=width, channels_in=channels_in)


def own(text: str, channels_in: int, written_for: int) -> Numbers:
    """The learner's kernels from the text of a pin; ``written_for``: the input channels in it."""
    rows = tables.unpacked(text).to_numpy()
    return named_kernels.from_table(rows, channels_in, written_for)


def widgets() -> tuple[str, int]:
    """Draw the widgets; returns the name of the kernels, or "own", and their width."""
    kernels = {name: say(text) for name, text in words.KERNELS.items()}
    kernel = st.selectbox(
        say(slide_words.KERNELS), **link.choice("slide_kernel", kernels, DEFAULTS["slide_kernel"])
    )
    return kernel, st.select_slider(
        say(words.WIDTH), WIDTHS, DEFAULTS["slide_width"], key="slide_width", bind="query-params"
    )


def edited(width: int, channels_in: int) -> str:
    """Let the learner edit kernels; returns them as text for pins."""
    st.caption(say(slide_words.EDIT_KERNELS))
    start = slide_charts.kernel_table(named("own", width, channels_in).run())
    return tables.packed(tables.edited("slide_table", start, rows="dynamic"))


def output_names(kernel: str, channels_out: int) -> tuple[str, ...]:
    """The names of the output channels, one for each kernel."""
    if kernel == "own":
        return tuple(f"y{channel}" for channel in range(channels_out))
    return tuple(say(words.SHORT[name]) for name in BANKS.get(kernel, (kernel,)))
