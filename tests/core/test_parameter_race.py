"""core.parameter_race against plain least squares and the theory of its expectation."""

from __future__ import annotations

import numpy as np
import pytest

from core.convolution import convolve, toeplitz
from core.errors import InputError
from core.named_kernels import kernel
from core.parameter_race import MAX_LENGTH, _examples, expected_error, learned_matrices, peak, run
from tests.cases import every


def solve_plainly(x, y, width):
    """Each layer by its own least squares, one k and one output at a time."""
    length = x.shape[1]
    dense = np.linalg.pinv(x) @ y
    banded = np.zeros((length, length))
    rows, targets = [], []
    for t in range(length):
        seen = [i for i in range(t - (width - 1) // 2, t + width // 2 + 1) if 0 <= i < length]
        banded[t, seen] = np.linalg.pinv(x[:, seen]) @ y[:, t]
        for one_x, one_y in zip(x, y, strict=True):
            rows.append(
                [
                    one_x[i] if 0 <= i < length else 0.0
                    for i in range(t - (width - 1) // 2, t + width // 2 + 1)
                ]
            )
            targets.append(one_y[t])
    shared = np.linalg.pinv(np.array(rows)) @ np.array(targets)
    return {"dense": dense.T, "banded": banded, "shared": toeplitz(shared, length)}


@every(("length", "width"), [(6, 3), (7, 5), (5, 1)])
def test_the_batch_solves_what_one_system_after_the_other_does(length, width):
    matrix = toeplitz(kernel("gaussian", width), length)
    x, y = _examples(matrix, 0.3, draws=2, most=12, seed=1)
    batch = learned_matrices(x, y, width)
    for draw, k in ((0, 1), (0, 3), (1, length), (1, 12)):
        plain = solve_plainly(x[draw, :k], y[draw, :k], width)
        for kind, expected in plain.items():
            # squares of the condition number, up to 1e3 here, times 2^-53
            np.testing.assert_allclose(batch[kind][draw, k - 1], expected, atol=1e-8)


def test_targets_are_convolutions_of_the_inputs():
    matrix = toeplitz(kernel("edge", 3), 9)
    x, y = _examples(matrix, 0.0, 1, 2, 0)
    plain = convolve(x[0, 1], kernel("edge", 3)[:, None, None]).output[:, 0]
    np.testing.assert_allclose(y[0, 1], plain, atol=1e-12)


def test_without_noise_each_layer_needs_as_many_sequences_as_an_output_has_weights():
    race = run(length=10, width=3, noise=0.0, draws=3, most=20)
    for line, needed in ((race.dense, 10), (race.banded, 3), (race.shared, 1)):
        # exact once there are as many equations as weights: rounding times the condition
        assert np.all(line.mean[needed - 1 + 2 :] < 1e-12)
        if needed > 1:
            assert np.all(line.mean[: needed - 1] > 1e-3)


@every("kind", ["dense", "banded", "shared"])
def test_far_from_the_peak_the_mean_error_is_the_expected_one(kind):
    """The shared layer scatters most: 3 weights in each of 20 draws of 20 seeds, chi-squared with
    1200 degrees of freedom, 4 % at one k; other k of the same draws hardly narrow that."""
    races = [run(length=12, width=3, noise=0.5, draws=20, seed=seed) for seed in range(20)]
    k = races[0].sequences
    far = k > 18
    mean = np.mean([getattr(race, kind).mean for race in races], axis=0)
    ratio = np.mean(mean[far] / getattr(races[0], kind).theory[far])
    assert ratio == pytest.approx(1.0, abs=0.12)  # three times that


def test_with_few_sequences_the_dense_layer_misses_what_theory_says():
    race = run(length=24, width=3, noise=0.3, draws=20, seed=2)
    few = slice(0, 15)
    assert np.mean(race.dense.mean[few] / race.dense.theory[few]) == pytest.approx(1.0, abs=0.1)


def test_the_expected_error_is_that_of_many_draws():
    rng = np.random.default_rng(0)
    true = np.array([1.0, -0.5, 0.2, 0.7, 0.1])
    for k in (2, 12):
        x = rng.standard_normal((4000, k, 5))
        y = x @ true + 0.6 * rng.standard_normal((4000, k))
        learned = np.einsum("dpk,dk->dp", np.linalg.pinv(x), y)
        measured = np.mean(np.sum((learned - true) ** 2, axis=1))
        expected = expected_error(np.array([k]), 5, float(true @ true), 0.6)[0]
        assert measured == pytest.approx(expected, rel=0.08)  # 4000 heavy-tailed draws


@every("length", [8, 16, 24])
def test_the_dense_layer_is_worst_when_it_has_just_as_many_examples_as_inputs(length):
    assert abs(peak(run(length=length)) - length) <= 1


def test_fewer_weights_err_less():
    race = run()
    assert np.all(race.shared.mean < race.banded.mean)
    assert np.all(race.shared.mean < race.dense.mean)
    # the banded layer has a peak of its own, where k equals its 3 weights an output
    assert race.sequences[race.banded.mean.argmax()] in (2, 3, 4)
    assert np.all(race.banded.mean[5:] < race.dense.mean[5:])
    assert (race.counts.dense, race.counts.banded, race.counts.shared) == (256, 46, 3)
    assert race.power == pytest.approx(46 / 9 / 16)


def test_the_same_seed_runs_the_same_race():
    np.testing.assert_array_equal(run(seed=1, draws=2).dense.mean, run(seed=1, draws=2).dense.mean)
    assert np.any(run(seed=1, draws=2).dense.mean != run(seed=2, draws=2).dense.mean)


@every(
    ("rule", "change"),
    [
        ("out_of_range", {"length": 3}),
        ("out_of_range", {"length": MAX_LENGTH + 1}),
        ("out_of_range", {"width": 9}),
        ("kernel_wider_than_signal", {"length": 4, "width": 5}),
        ("width_even", {"width": 2}),
        ("unknown_choice", {"kernel": "ones"}),
        ("out_of_range", {"noise": float("nan")}),
        ("out_of_range", {"draws": 0}),
        ("out_of_range", {"most": 101}),
        ("out_of_range", {"seed": -1}),
    ],
)
def test_a_race_that_cannot_be_run_is_named(rule, change):
    with pytest.raises(InputError) as caught:
        run(**change)
    assert caught.value.rule == rule
