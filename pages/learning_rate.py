"""The learning rate: regimes, sweep, schedules, optimisers, and a real network."""

import pages.shared.dashboard_first  # noqa: F401 # isort: skip

from pages.experiments import edge, optimisers, regimes, schedules, sweep
from pages.shared import frame
from pages.texts import learning_rate as words

frame.tabs(
    {
        "regimes": (words.TAB_REGIMES, regimes.tab),
        "sweep": (words.TAB_SWEEP, sweep.tab),
        "schedules": (words.TAB_SCHEDULES, schedules.tab),
        "optimisers": (words.TAB_OPTIMISERS, optimisers.tab),
        "network": (words.TAB_EDGE, edge.tab),
    }
)
