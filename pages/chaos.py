"""Chaos: attractors, solvers as networks, limits of prediction, laws behind it."""

import pages.shared.dashboard_first  # noqa: F401 # isort: skip

from pages.experiments import attractor, exponents, sensitivity, sign, solver
from pages.shared import frame
from pages.texts import chaos as words
from pages.texts import sensitivity as sensitivity_words
from pages.texts import solvers as solver_words

frame.tabs(
    {
        "attractor": (words.TAB_ATTRACTOR, attractor.tab),
        "sign": (solver_words.TAB_SIGN, sign.tab),
        "solver": (solver_words.TAB_SOLVER, solver.tab),
        "sensitivity": (sensitivity_words.TAB_SENSITIVITY, sensitivity.tab),
        "exponents": (sensitivity_words.TAB_EXPONENTS, exponents.tab),
    }
)
