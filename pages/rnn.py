"""Recurrent networks: step by step, gated, stacked, backwards in time, trained."""

import pages.shared.dashboard_first  # noqa: F401 # isort: skip

from pages.experiments import backwards, contest, gates, layers_shared, stepwise
from pages.shared import frame
from pages.texts import rnn as words

frame.tabs(
    {
        "steps": (words.TAB_STEPS, stepwise.tab),
        "gates": (words.TAB_GATES, gates.tab),
        "stack": (words.TAB_STACK, layers_shared.tab),
        "memory": (words.TAB_MEMORY, backwards.tab),
        "train": (words.TAB_TRAIN, contest.tab),
    }
)
