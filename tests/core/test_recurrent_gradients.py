"""core.recurrent_gradients against Jacobians by hand, finite differences and closed forms."""

from __future__ import annotations

import numpy as np
import pytest

from core.errors import InputError
from core.recurrent import lstm
from core.recurrent_cells import first_weights
from core.recurrent_gradients import compare, jacobian_norms, memory, recurrent_matrix
from tests.cases import every


@every("radius", [0.5, 0.9, 1.0, 1.1, 2.0])
def test_a_linear_orthogonal_network_follows_the_power_law_exactly(radius):
    result = memory("linear", length=101, radius=radius)
    np.testing.assert_allclose(result.norms, radius ** np.arange(101), rtol=1e-9)  # 100 products
    np.testing.assert_allclose(result.theory, result.norms, rtol=1e-9)
    assert result.factor == pytest.approx(radius, rel=1e-10)
    assert result.decades == pytest.approx(100 * np.log10(radius), abs=1e-8)


def test_tanh_only_ever_shrinks_the_gradient():
    result = memory("vanilla", length=60, radius=1.0, drive=1.0)
    assert np.all(result.norms[1:] < result.theory[1:])
    assert np.all(np.diff(result.norms) < 0)


def test_a_normal_matrix_swells_before_it_fades():
    result = memory("linear", length=60, radius=0.9, matrix="normal")
    assert result.norms.max() > 1.2
    # far from the start every matrix follows its largest eigenvalue, here within a tenth a step
    assert (result.norms[-1] / result.norms[-21]) ** (1 / 20) == pytest.approx(0.9, abs=0.09)


def test_the_vanilla_jacobian_is_the_product_of_the_hand_made_ones():
    rng = np.random.default_rng(5)
    kernel, recurrent, bias = rng.normal(0, 0.6, (2, 4)), rng.normal(0, 0.6, (4, 4)), np.zeros(4)
    inputs = rng.normal(size=(6, 2))
    h, jacobians = np.zeros(4), []
    for x in inputs:
        h = np.tanh(x @ kernel + h @ recurrent + bias)
        jacobians.append((1 - h**2)[:, None] * recurrent.T)
    product, expected = np.eye(4), [1.0]
    for jacobian in jacobians[:0:-1]:
        product = product @ jacobian
        expected.append(float(np.linalg.norm(product, 2)))
    norms = jacobian_norms("vanilla", [kernel, recurrent, bias], inputs)
    np.testing.assert_allclose(norms, expected, rtol=1e-10)  # float64, six 4 x 4 products


def test_the_lstm_memory_gradient_agrees_with_finite_differences():
    weights = first_weights("lstm", 2, 1, seed=2)
    inputs = np.random.default_rng(1).normal(size=(5, 2))
    memory_norms = jacobian_norms("lstm", weights, inputs)
    hidden = jacobian_norms("lstm", weights, inputs, hidden=True)
    w, u, b = weights

    def last(first_memory_change, first_state_change=0.0):
        h, c = 0.0, 0.0
        for t, x in enumerate(inputs):
            i, f, g, o = x @ w + h * u[0] + b
            i, f, o = (1 / (1 + np.exp(-v)) for v in (i, f, o))
            c = f * c + i * np.tanh(g)
            h = o * np.tanh(c)
            if t == 0:  # h stays: the partial derivative at the state (h, c) after the first step
                c += first_memory_change
                h += first_state_change
        return np.ravel([c, h])

    slope = (last(1e-6) - last(-1e-6))[0] / 2e-6
    # central differences: 1e-12 truncation and 1e-10 rounding
    assert memory_norms[-1] == pytest.approx(abs(slope), rel=1e-6)
    slope = (last(0.0, 1e-6) - last(0.0, -1e-6))[1] / 2e-6
    assert hidden[-1] == pytest.approx(abs(slope), rel=1e-6)


def test_without_recurrence_the_lstm_gradient_is_the_product_of_forget_gates():
    w, u, b = first_weights("lstm", 2, 8, seed=0)
    inputs = np.random.default_rng(0).normal(size=(20, 2))
    gates = lstm(inputs, w, 0 * u, b).forget_gates
    expected = [1.0, *np.cumprod(gates[:0:-1], axis=0).max(axis=1)]
    np.testing.assert_allclose(jacobian_norms("lstm", [w, 0 * u, b], inputs), expected, rtol=1e-10)


def test_a_larger_forget_bias_keeps_more():
    kept = [compare(forget_bias=bias).lstm.norms[-1] for bias in (-3.0, 0.0, 1.0)]
    assert kept[0] < kept[1] < kept[2]


@every("radius", [0.0, 10.0])
def test_the_ends_of_the_radius_are_finite_numbers(radius):
    result = memory("linear", length=200, radius=radius)
    assert np.isfinite(result.norms).all()
    assert result.norms[-1] == pytest.approx(radius**199, rel=1e-9)


def test_training_changes_the_recurrent_matrix():
    before, after = memory(training=0), memory(training=50)
    assert before.radius == pytest.approx(0.9)
    assert after.radius != pytest.approx(before.radius, rel=1e-3)
    np.testing.assert_array_equal(after.norms, memory(training=50).norms)


@every(
    ("settings", "rule"),
    [
        ({"cell": "elman"}, "unknown_choice"),
        ({"matrix": "diagonal"}, "unknown_choice"),
        ({"radius": 10.1}, "out_of_range"),
        ({"radius": float("nan")}, "out_of_range"),
        ({"length": 1}, "out_of_range"),
        ({"length": 201}, "out_of_range"),
        ({"drive": -0.1}, "out_of_range"),
        ({"training": 2001}, "out_of_range"),
        ({"seed": -1}, "out_of_range"),
    ],
)
def test_what_cannot_be_measured_is_refused(settings, rule):
    with pytest.raises(InputError, match=rule):
        memory(**settings)


@every("radius", [0.0, 0.9, 1.1, 10.0])
def test_clipping_caps_the_whole_and_keeps_the_proportions(radius):
    result = compare(length=200, radius=radius, activation="linear", clip=1.0)
    # sums of 200 squares in float64
    assert np.linalg.norm(result.clipped) <= 1.0 + 1e-12
    share = result.clipped / result.clipped[0]
    np.testing.assert_allclose(share, result.vanilla.norms / result.vanilla.norms[0], rtol=1e-12)


def test_a_small_gradient_is_not_clipped():
    result = compare(length=20, radius=0.9, clip=100.0)
    np.testing.assert_array_equal(result.clipped, result.vanilla.norms)


def test_without_a_clip_the_largest_gradient_stays_as_it_is():
    result = compare(length=200, radius=10.0, activation="linear")
    assert result.vanilla.norms[-1] > 1e190
    np.testing.assert_array_equal(result.clipped, result.vanilla.norms)


def test_a_clip_of_nothing_is_refused():
    with pytest.raises(InputError, match="out_of_range"):
        compare(clip=0.0)


def test_an_unknown_activation_is_refused():
    with pytest.raises(InputError, match="unknown_choice"):
        compare(activation="relu")


def test_a_matrix_has_the_given_radius():
    for kind in ("orthogonal", "normal"):
        values = np.linalg.eigvals(recurrent_matrix(kind, 12, 1.3, seed=4))
        assert np.abs(values).max() == pytest.approx(1.3, rel=1e-10)
