"""The batch size: direction of a gradient, paths, what it costs, and the trade-off."""

import pages.shared.dashboard_first  # noqa: F401 # isort: skip

from pages.experiments import cost, direction, paths, tradeoff
from pages.shared import frame
from pages.texts import batch_size as words

frame.tabs(
    {
        "direction": (words.TAB_DIRECTION, direction.tab),
        "paths": (words.TAB_PATHS, paths.tab),
        "cost": (words.TAB_COST, cost.tab),
        "tradeoff": (words.TAB_TRADEOFF, tradeoff.tab),
    }
)
