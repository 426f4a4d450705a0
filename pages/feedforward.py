"""Feedforward builders: the same stack by three libraries, how to start it, and training it."""

import pages.shared.dashboard_first  # noqa: F401 # isort: skip

from pages.experiments import builders, points, starts, waves
from pages.shared import frame
from pages.texts import feedforward as words

frame.tabs(
    {
        "build": (words.TAB_BUILD, builders.tab),
        "start": (words.TAB_START, starts.tab),
        "points": (words.TAB_POINTS, points.tab),
        "waves": (words.TAB_WAVES, waves.tab),
    }
)
