"""Feedforward networks: three ways to build one, how to start it, how it learns."""

import pages.shared.platform.fresh_server  # noqa: F401 # isort: skip

from pages.lessons.feedforward import LESSON, build, initialisation, points, waves
from pages.shared.stage import tabs

tabs.show(LESSON, build.tab, initialisation.tab, points.tab, waves.tab)
