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

LAYERS = 30  # of the networks shown


def cover() -> Drawing:
    """Gradient norms in 30 layers: sigmoid without and with BatchNorm, relu with it."""
    networks = {
        f"sigmoid, {say(words.WITHOUT)}": {"activation": "sigmoid"},
        f"sigmoid, {say(words.WITH)}": {"activation": "sigmoid", "batch_norm": True},
        f"relu, {say(words.WITH)}": {"activation": "relu", "batch_norm": True},
    }
    norms = {
        name: Call.of(batchnorm.gradient_profile, depth=LAYERS, width=128, **network)
        .run()
        .gradient_norms
        for name, network in networks.items()
    }
    settings = {
        "x": say(words.LAYER),
        "y": say(words.GRADIENT),
        "names": tuple(norms),
        "scale": "log",
        "domain": None,
    }
    tables = {
        "lines": stack(norms, range(1, LAYERS + 1)),
        "points": pd.DataFrame({"x": [], "y": []}),
    }
    starts = ends({name: layers[:1] for name, layers in norms.items()})
    return Drawing("home_depths", few_lines, tables, settings, say(words.COVER_ALT, starts=starts))
