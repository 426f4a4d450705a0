"""Chaos: attractors, solvers as networks, limits of prediction, laws behind it."""

import pages.shared.dashboard_first  # noqa: F401 # isort: skip

from pages.experiments import (
    attractor,
    breakups,
    exponents,
    horizon,
    own_series,
    rebuild,
    route,
    sensitivity,
    sign,
    solver,
    three_bodies,
)
from pages.shared import frame
from pages.texts import chaos as words
from pages.texts import rebuild as rebuild_words
from pages.texts import route as route_words
from pages.texts import sensitivity as sensitivity_words
from pages.texts import solvers as solver_words
from pages.texts import three_bodies as bodies

frame.tabs(
    {
        "attractor": (words.TAB_ATTRACTOR, attractor.tab),
        "sign": (solver_words.TAB_SIGN, sign.tab),
        "route": (route_words.TAB_ROUTE, route.tab),
        "solver": (solver_words.TAB_SOLVER, solver.tab),
        "sensitivity": (sensitivity_words.TAB_SENSITIVITY, sensitivity.tab),
        "exponents": (sensitivity_words.TAB_EXPONENTS, exponents.tab),
        "bodies": (bodies.TAB_BODIES, three_bodies.tab),
        "breakups": (bodies.TAB_BREAKUPS, breakups.tab),
        "rebuild": (rebuild_words.TAB_REBUILD, rebuild.tab),
        "horizon": (rebuild_words.TAB_HORIZON, horizon.tab),
        "own": (rebuild_words.TAB_OWN, own_series.tab),
    }
)
