"""core.optimiser_family against core.optimisers.race, rate by rate."""

from __future__ import annotations

import numpy as np

from core import optimisers
from core.optimiser_family import WALKING, family, rounding
from core.polynomial import TUTORIAL_X, TUTORIAL_Y

RATES = [float(f"{digit}e{power}") for power in range(-4, 0) for digit in (1, 2, 5)]


def test_each_rate_of_the_family_is_the_race_at_that_rate():
    many = family(TUTORIAL_X, TUTORIAL_Y, RATES, momentum=0.7, start_first=-2.0)
    for at, rate in enumerate(RATES):
        one = optimisers.race(TUTORIAL_X, TUTORIAL_Y, rate, momentum=0.7, start_first=-2.0)
        # a fused product rounds once less; what grows, grows with it
        np.testing.assert_allclose(many.paths[at], one.paths[:WALKING], rtol=1e-9, atol=1e-12)
        np.testing.assert_array_equal(many.arrivals[at], one.arrivals)


def test_rounding_is_magnified_by_rmsprop_alone_and_grows_while_it_circles():
    short, long = (rounding(TUTORIAL_X, TUTORIAL_Y, steps=steps) for steps in (60, 300))
    rmsprop = optimisers.OPTIMISERS.index("RMSprop")
    assert np.delete(long, rmsprop).max() < 1e-6
    assert 1e-3 < short[rmsprop] < 1e-2  # Keras itself is 2e-3 away at step 60
    assert long[rmsprop] > short[rmsprop]
