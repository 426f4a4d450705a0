"""The picture of this lesson on the home page."""

from __future__ import annotations

import pandas as pd

from core import batchnorm
from pages.lessons.batchnorm import words
from pages.shared.charts.drawing import Drawing
from pages.shared.charts.few_lines import few_lines
from pages.shared.charts.rows import ends, stack
from pages.shared.runs.calls import Call
from pages.shared.words.language import say


def cover() -> Drawing:
    """What arrives of a gradient in 30 layers: sigmoid without and with BatchNorm, relu with it."""
    nets = {
        f"sigmoid, {say(words.WITHOUT)}": {"activation": "sigmoid"},
        f"sigmoid, {say(words.WITH)}": {"activation": "sigmoid", "batch_norm": True},
        f"relu, {say(words.WITH)}": {"activation": "relu", "batch_norm": True},
    }
    found = {
        name: Call(batchnorm.gradient_profile, {"depth": 30, "width": 128, **net}).run()
        for name, net in nets.items()
    }
    settings = {
        "x": say(words.LAYER),
        "y": say(words.GRADIENT),
        "names": tuple(found),
        "scale": "log",
        "domain": None,
    }
    tables = {
        "lines": stack({n: one.gradient_norms for n, one in found.items()}, range(1, 31)),
        "points": pd.DataFrame({"x": [], "y": []}),
    }
    told = ends({n: one.gradient_norms[:1] for n, one in found.items()})
    return Drawing("home_depths", few_lines, tables, settings, say(words.COVER_ALT, starts=told))
