"""Descents with batches: one call for all rates, batch sizes and repeats, against one call each."""

from __future__ import annotations

import numpy as np

from core.batch_data import inputs, targets
from core.batch_paths import FLOOR_BATCHES, FLOOR_RATES, REPEATS, START, _walk, orders
from tests.benchmarks.measuring import Line, in_turns

STEPS = 300


def lines(*, quick: bool) -> list[Line]:
    """The lines of this part of the table."""
    x, y = inputs(), targets()
    order = orders(len(y), STEPS, REPEATS, 0)
    single = np.ascontiguousarray(order[:, 3:4])

    def together() -> np.ndarray:
        return _walk(x, y, START, order, FLOOR_RATES, FLOOR_BATCHES)

    def alone() -> np.ndarray:
        return _walk(x, y, START, single, FLOOR_RATES[1:2], FLOOR_BATCHES[2:3])

    # float64 over contracting steps: only the order of summation may differ
    np.testing.assert_allclose(together()[:, 1, 2, 3], alone()[:, 0, 0, 0], rtol=1e-9)
    runs = len(FLOOR_RATES) * len(FLOOR_BATCHES) * REPEATS
    batch, single_run = in_turns(together, alone, 5 if quick else 15)
    return [Line(f"{runs} descents with batches, against one by one", batch, single_run * runs, 10)]
