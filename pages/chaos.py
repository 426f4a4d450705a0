"""Chaos: attractors, solvers as networks, limits of prediction, and the laws behind them."""

import pages.shared.platform.fresh_server  # noqa: F401 # isort: skip

from pages.lessons.chaos import (
    LESSON,
    attractor,
    bodies,
    breakups,
    exponents,
    horizon,
    own_series,
    rebuild,
    route,
    sensitivity,
    sign,
    solver,
)
from pages.shared.stage import tabs

tabs.show(
    LESSON,
    attractor.tab,
    sign.tab,
    route.tab,
    solver.tab,
    sensitivity.tab,
    exponents.tab,
    bodies.tab,
    breakups.tab,
    rebuild.tab,
    horizon.tab,
    own_series.tab,
)
