"""The learning rate: regimes, schedules, optimisers, and a real network."""

import pages.shared.platform.fresh_server  # noqa: F401 # isort: skip

from pages.lessons.learning_rate import LESSON, network, optimisers, regimes, schedules
from pages.shared.stage import tabs

tabs.show(LESSON, regimes.tab, schedules.tab, optimisers.tab, network.tab)
