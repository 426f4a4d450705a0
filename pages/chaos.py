"""Chaos: attractors, solvers as networks, limits of prediction, laws behind it."""

import pages.shared.dashboard_first  # noqa: F401 # isort: skip

from pages.experiments import attractor
from pages.shared import frame
from pages.texts import chaos as words

frame.tabs(
    {
        "attractor": (words.TAB_ATTRACTOR, attractor.tab),
    }
)
