"""The batch size: direction of a gradient, paths, what it costs, and the trade-off."""

import pages.shared.platform.fresh_server  # noqa: F401 # isort: skip

from pages.lessons.batch_size import LESSON, cost, direction, paths, tradeoff
from pages.shared.stage import tabs

tabs.show(LESSON, direction.tab, paths.tab, cost.tab, tradeoff.tab)
