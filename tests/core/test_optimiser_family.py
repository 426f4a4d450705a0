"""core.optimiser_family against core.optimisers.race, rate by rate."""

from __future__ import annotations

import numpy as np

from core import optimisers
from core.loss_surface import surface_loss
from core.optimiser_family import FAR, LEFT, REACH, WALKING, family
from core.polynomial import TUTORIAL_X, TUTORIAL_Y
from core.share_of_bound import rate_at
from tests.cases import every

RATES = [float(f"{digit}e{power}") for power in range(-4, 0) for digit in (1, 2, 5)]
XY = TUTORIAL_X, TUTORIAL_Y


def test_each_rate_of_the_family_is_the_race_at_that_rate():
    many = family(*XY, RATES, momentum=0.7, start_first=-2.0)
    for at, rate in enumerate(RATES):
        one = optimisers.race(*XY, rate, momentum=0.7, start_first=-2.0)
        # a fused product rounds once less; what grows, grows with it
        np.testing.assert_allclose(many.paths[at], one.paths[:WALKING], rtol=1e-9, atol=1e-12)
        np.testing.assert_array_equal(many.arrivals[at], one.arrivals)


def test_each_arrives_on_the_rim_of_the_goal_or_inside_and_was_outside_before():
    many = family(*XY, RATES)
    surface = many.race.surface
    rim = many.goal.losses[0]
    for at, rate in enumerate(RATES):
        one = optimisers.race(*XY, rate)
        for path, step, place in zip(one.paths, one.arrivals, many.goals[at], strict=True):
            assert np.isnan(place).all() == (step < 0)
            if step >= 0:
                np.testing.assert_allclose(place, path[step], rtol=1e-9, atol=1e-12)
                before, there = surface_loss(
                    surface.design,
                    surface.target,
                    surface.spectrum.floor,
                    path[step - 1 : step + 1],
                )
                assert there <= rim < before


def test_the_rings_do_not_move_with_the_start_and_cross_above_the_minimum_at_even_steps():
    near, far = (family(*XY, [0.01], start_first=start) for start in (0.0, 4.0))
    np.testing.assert_array_equal(near.rings.places, far.rings.places)
    surface = near.race.surface
    above = surface.minimum + np.array([[0.0, 0.6]])
    height = surface_loss(surface.design, surface.target, surface.spectrum.floor, above)
    np.testing.assert_allclose(near.rings.losses[1:2], height, rtol=1e-12)


def test_the_picture_grows_for_a_far_start_only():
    assert family(*XY, [0.01], start_first=-2.0).reach == REACH
    far = family(*XY, [0.01], start_first=-4.0)
    assert far.reach[0] > abs(-4.0 - far.race.surface.minimum[0])
    assert far.reach[1] == REACH[1]


@every("stretch", [0.5, 1.0, 8.0])
@every("start", [(0.0, 0.0), (-2.0, 1.0), (2.5, -1.0), (-4.0, 4.0)])
def test_rmsprop_and_adam_stay_inside_the_picture_and_so_does_the_minimum(stretch, start):
    one = family(
        np.array(XY[0]) * stretch, XY[1], [0.01], start_first=start[0], start_second=start[1]
    )
    near = np.concatenate([one.race.paths[WALKING:].reshape(-1, 2), [one.race.surface.minimum]])
    assert (np.abs(near - one.middle) < np.array(one.reach)).all()


def test_the_picture_stays_about_the_minimum_where_it_has_the_room():
    one = family(*XY, [0.01])
    np.testing.assert_array_equal(one.middle, one.race.surface.minimum)


def test_a_path_that_diverges_is_drawn_until_it_leaves_and_any_other_until_it_arrives():
    many = family(*XY, [0.01, rate_at(*XY, 2, 1.05), 0.5])
    ends = many.last_drawn
    np.testing.assert_array_equal(ends[0], many.arrivals[0])
    for at in (1, 2):
        end = ends[at, 0]
        assert many.diverged[at, 0]
        apart = np.abs(many.paths[at, 0] - many.middle).max(axis=1)
        assert (apart[:end] <= LEFT * max(many.reach)).all()
        assert apart[end] <= FAR * max(many.reach)
        assert not apart[end + 1] <= LEFT * max(many.reach)


def test_the_momenta_come_after_the_rates_and_are_the_race_at_that_momentum():
    momenta = [0.0, 0.5, 0.98]
    many = family(*XY, RATES, momenta=momenta)
    for at, momentum in enumerate(momenta, len(RATES)):
        one = optimisers.race(*XY, momentum=momentum)
        np.testing.assert_allclose(many.paths[at], one.paths[:WALKING], rtol=1e-9, atol=1e-12)
        np.testing.assert_array_equal(many.arrivals[at], one.arrivals)
        np.testing.assert_array_equal(many.diverged[at], one.diverged)
