"""Feedforward builders: the same stack by three libraries, how to start it, and training it."""

import pages.shared.platform.fresh_server  # noqa: F401 # isort: skip

from pages.lessons.feedforward import LESSON, build, initialisation, points, waves
from pages.shared.stage import tabs

tabs.show(LESSON, build.tab, initialisation.tab, points.tab, waves.tab)
