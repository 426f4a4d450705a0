"""Recurrent networks: step by step, with gates, stacked, backwards in time, trained."""

import pages.shared.platform.fresh_server  # noqa: F401 # isort: skip

from pages.lessons.rnn import LESSON, gates, memory, stack, steps, train
from pages.shared.stage import tabs

tabs.show(LESSON, steps.tab, gates.tab, stack.tab, memory.tab, train.tab)
