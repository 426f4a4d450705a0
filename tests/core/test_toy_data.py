"""core.toy_data: what makes each problem what it is."""

from __future__ import annotations

import numpy as np
import pytest

from core import toy_data
from core.errors import InputError
from core.toy_data import LENGTH, PROBLEMS, make
from tests.cases import every


def best_line_accuracy(problem):
    """The best share that any of 360 directions with any threshold gets right."""
    best = 0.0
    for angle in np.linspace(0, 2 * np.pi, 360, endpoint=False):
        along = problem.inputs @ [np.cos(angle), np.sin(angle)]
        ordered = problem.labels[np.argsort(along)]
        zeros_below = np.concatenate([[0], np.cumsum(ordered == 0)])
        ones_above = ordered.sum() - np.concatenate([[0], np.cumsum(ordered)])
        best = max(best, float((zeros_below + ones_above).max()) / len(ordered))
    return best


@every(
    ("kind", "low", "high"),
    [
        ("blobs", 0.99, 1.0),
        ("xor", 0.6, 0.8),
        # a line that cuts off the ring's far side: the ring's points beyond the disc's edge
        ("circles", 0.6, 0.85),
        ("spirals", 0.5, 0.75),
    ],
)
def test_a_straight_line_parts_the_blobs_and_no_other_problem(kind, low, high):
    assert low <= best_line_accuracy(make(kind, 2000, noise=0.0)) <= high


def test_the_disc_lies_inside_the_ring():
    circles = make("circles", 500, noise=0.0)
    radius = np.linalg.norm(circles.inputs, axis=1)
    assert radius[circles.labels == 1].max() <= 0.5
    assert radius[circles.labels == 0].min() >= 0.7


def test_the_spirals_are_one_another_turned_by_half_a_turn():
    spirals = make("spirals", 500, noise=0.0)
    radius = np.linalg.norm(spirals.inputs, axis=1)
    turned = 2 * np.pi * toy_data.TURNS * (radius - 0.1) / 0.9 + np.pi * spirals.labels
    angle = np.arctan2(spirals.inputs[:, 1], spirals.inputs[:, 0])
    np.testing.assert_allclose(np.cos(turned - angle), 1.0, atol=1e-9)


def test_waves_have_their_levels_and_their_shapes():
    waves = make("waves", 300, noise=0.0)
    assert waves.inputs.shape == (300, LENGTH, 1)
    sine, square, sawtooth = (waves.inputs[waves.labels == k, :, 0] for k in range(3))
    assert set(np.unique(square)) == {-1.0, 1.0}
    assert np.abs(sine).max() <= 1.0
    # a sawtooth rises evenly: its steps are all one size but for the drops
    steps = np.diff(sawtooth, axis=1)
    rise = np.median(steps, axis=1, keepdims=True)
    assert np.isclose(steps, rise).mean() > 0.9


@every("kind", PROBLEMS)
def test_classes_are_shared_out_evenly_and_mixed(kind):
    problem = make(kind, 120)
    counts = np.bincount(problem.labels)
    assert counts.min() == counts.max() == 120 // problem.classes
    assert not (np.diff(problem.labels) >= 0).all()


@every("kind", PROBLEMS)
def test_noise_has_the_size_that_was_asked_for(kind):
    clean, noisy = make(kind, 2000, 0.0), make(kind, 2000, 0.3)
    np.testing.assert_array_equal(clean.labels, noisy.labels)
    # 4000 numbers or more: their spread is known to 1 / sqrt(2 * 4000) = 1.1 %, three times that
    assert (noisy.inputs - clean.inputs).std() == pytest.approx(0.3, rel=0.035)


@every("kind", PROBLEMS)
def test_the_same_seed_gives_the_same_problem_and_another_seed_another(kind):
    np.testing.assert_array_equal(make(kind, 9).inputs, make(kind, 9).inputs)
    assert not np.array_equal(make(kind, 9).inputs, make(kind, 9, seed=1).inputs)


@every(
    ("settings", "rule"),
    [
        ({"kind": "moons"}, "unknown_choice"),
        ({"kind": ""}, "unknown_choice"),
        ({"examples": 1}, "out_of_range"),
        ({"examples": 10**9}, "out_of_range"),
        ({"noise": -0.1}, "out_of_range"),
        ({"noise": float("nan")}, "out_of_range"),
        ({"noise": float("inf")}, "out_of_range"),
        ({"seed": -1}, "out_of_range"),
    ],
)
def test_impossible_settings_are_refused(settings, rule):
    with pytest.raises(InputError) as error:
        make(**settings)
    assert error.value.rule == rule
