"""The picture of this lesson on the home page."""

from __future__ import annotations

from core import convolution, named_kernels, signals
from pages.lessons.convolution import words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.few_lines import few_lines
from pages.shared.charts.rows import stack
from pages.shared.runs.calls import Call
from pages.shared.words.language import say

KERNELS = ("average", "sum")


def cover() -> Drawing:
    """Moving average and sum of ones, the tutorial's kernels: what zeros at the ends change."""
    kernels = Call.of(named_kernels.bank, names=KERNELS, width=3)
    ones = Call.of(signals.make, name="ones", length=12)
    result = Call.of(
        convolution.convolve, signal=ones.as_argument(), kernels=kernels.as_argument()
    ).run()
    names = tuple(say(words.SHORT[kernel]) for kernel in KERNELS)
    rows = stack(dict(zip(names, result.output.T, strict=True)), result.positions)
    settings = {
        "x": say(words.POSITION),
        "y": say(words.VALUE),
        "names": names,
        "scale": "linear",
        "domain": (0.0, 3.5),
    }
    tables = {"lines": rows, "points": rows[["x", "y"]]}
    return Drawing("home_slide", few_lines, tables, settings, say(words.COVER_ALT))
