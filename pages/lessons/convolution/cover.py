"""The picture of this lesson on the home page."""

from __future__ import annotations

from core import convolution, named_kernels, signals
from pages.lessons.convolution import words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.few_lines import few_lines
from pages.shared.charts.rows import stack
from pages.shared.runs.calls import Call
from pages.shared.words.language import say


def cover() -> Drawing:
    """The tutorial's kernels, mean and sum, over ones: what the zeros at the edges do."""
    kernels = Call(named_kernels.bank, {"names": ("average", "sum"), "width": 3})
    ones = Call(signals.make, {"name": "ones", "length": 12})
    result = Call(convolution.convolve, {"signal": ones, "kernels": kernels}).run()
    names = tuple(say(words.SHORT[one]) for one in ("average", "sum"))
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
