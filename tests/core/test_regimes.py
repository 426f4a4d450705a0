"""core.regimes: labels by hand at every border, overflow by counting, laws of the eigenvalues."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import regimes
from core.errors import InputError
from core.spectrum import Spectrum
from tests.cases import every

EIGENVALUES = np.array([1.0, 4.0])  # the bound is 0.5, the first oscillation at 0.25


@every(
    ("learning_rate", "label"),
    [
        (2.4e-5, "stalls"),  # 4 * 2.4e-5 * 100 steps = 0.0096
        (2.6e-5, "converges"),  # 0.0104
        (0.2499, "converges"),
        (0.2501, "oscillates"),
        (0.499, "oscillates"),
        (0.5, "at the bound"),
        (0.500004, "at the bound"),  # 8e-6 off
        (0.50001, "diverges"),  # 2e-5 off
        (1e3, "diverges"),
    ],
)
def test_each_side_of_each_border_has_its_label(learning_rate, label):
    assert regimes.label(EIGENVALUES, learning_rate, steps=100) == label


def test_the_best_rate_makes_the_extreme_factors_equal_in_size():
    rate = regimes.best_rate(EIGENVALUES)
    slowest, steepest = 1 - rate * EIGENVALUES
    assert slowest == pytest.approx(-steepest, rel=1e-15)


def test_flat_directions_do_not_count_for_the_best_rate():
    assert regimes.best_rate(np.array([0.0, 0.0, 4.0])) == regimes.best_rate(np.array([4.0, 4.0]))


def test_no_steps_always_stall():
    assert regimes.label(EIGENVALUES, 0.1, steps=0) == "stalls"


def bowl_of(eigenvalues, solution, floor=0.0):
    return Spectrum(np.array(eigenvalues), np.eye(len(eigenvalues)), np.array(solution), floor, 1.0)


@given(
    st.lists(st.floats(0.01, 10), min_size=1, max_size=4),
    st.lists(st.floats(-3, 3), min_size=4, max_size=4),
    st.floats(1.05, 50),
)
@settings(max_examples=100, deadline=None)
def test_the_predicted_overflow_is_where_the_counted_loss_first_exceeds_float32(
    eigenvalues, solution, factor
):
    bowl = bowl_of(sorted(eigenvalues), solution[: len(eigenvalues)])
    rate = factor * regimes.bound(bowl.eigenvalues)
    factors, loss, k = (1 - rate * bowl.eigenvalues) ** 2, bowl.energies, 0
    while loss.sum() <= regimes.FLOAT32_MAX and k < 20_000:
        loss, k = loss * factors, k + 1
    (predicted,) = regimes.overflow_steps(bowl, np.array([rate]))
    if k < 20_000:
        assert abs(predicted - k) <= 1  # the plain product and the logarithm round differently
    else:
        assert predicted == regimes.NEVER or predicted >= 19_999


def test_a_stable_rate_never_overflows():
    rates = np.array([1e-15, 0.1, 0.25, 0.499])
    assert (regimes.overflow_steps(bowl_of(EIGENVALUES, [1.0, 1.0]), rates) == regimes.NEVER).all()


def test_a_direction_without_energy_never_overflows():
    bowl = bowl_of([1.0, 4.0], [1.0, 0.0])  # the steep direction has nothing to learn
    predicted = regimes.overflow_steps(bowl, np.array([1.0, 3.0]))
    # at rate 3 the slow direction has factor (1 - 3)^2 = 4: 0.5 * 4^k > 3.4e38 from k = 65 on
    assert predicted.tolist() == [regimes.NEVER, 65]


def turning(eigenvalue, rate, steps=6):
    """Path, losses and end gradients of a one-dimensional bowl with its minimum at 1."""
    a = 1 - (1 - rate * eigenvalue) ** np.arange(steps + 1)
    losses, slope = 0.5 * eigenvalue * (a - 1) ** 2, eigenvalue * (a - 1)
    return losses, a[:, None], slope[[0, -1], None]


@every(
    ("rate", "label"),
    [(1e-5, "stalls"), (0.1, "converges"), (0.4, "oscillates"), (0.5, "oscillates")],
)
def test_a_run_shows_its_own_label(rate, label):
    assert regimes.measured_label(*turning(4.0, rate), overflowed=False) == label


def test_a_run_whose_loss_rises_or_overflows_diverges():
    assert regimes.measured_label(*turning(4.0, 0.6), overflowed=False) == "diverges"
    assert regimes.measured_label(*turning(4.0, 0.1), overflowed=True) == "diverges"


@every(("steps", "expected"), [(0, "stalls"), (1, "converges")])
def test_a_run_too_short_to_turn_is_not_called_oscillating(steps, expected):
    label = regimes.measured_label(*turning(4.0, 0.4, steps), overflowed=False)
    assert label == expected


def test_a_hessian_whose_bound_is_too_small_for_float32_is_refused_and_another_is_not():
    regimes.check_float32(np.array([1.0, 1.5e38]))
    with pytest.raises(InputError) as error:
        regimes.check_float32(np.array([1.0, 1.8e38]))  # 2 / 1.8e38 is below float32's 1.2e-38
    assert error.value.rule == "beyond_float32"
