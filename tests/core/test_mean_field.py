"""core.mean_field against closed forms, adaptive quadrature and finite networks."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import quad

from core.batchnorm import gradient_profile
from core.mean_field import ACTIVATIONS, EPSILON, RELU_FACTOR, layer_factors
from tests.cases import every


def average(g) -> float:
    """E[g(x)] of a normal x, by quadrature that splits at the kink of relu."""
    density = 1 / np.sqrt(2 * np.pi)

    def weighted(x: float) -> float:
        return float(g(np.array([x]))[0]) * density * np.exp(-(x**2) / 2)

    return float(quad(weighted, -9, 9, points=[0.0])[0])


def test_relu_behind_batch_norm_has_the_published_factor():
    # Yang et al. 2019; at scale 10 epsilon is 1e-3 in 100 Var[f] = 34
    assert pytest.approx(1.2112, abs=1e-4) == RELU_FACTOR
    assert layer_factors(5, "relu", True, False, 10.0)[-1] == pytest.approx(RELU_FACTOR, rel=1e-4)


@every("scale", [0.5, 1.0, 2.0])
def test_relu_without_batch_norm_has_scale_over_root_two(scale):
    factors = layer_factors(7, "relu", False, False, scale)
    np.testing.assert_allclose(factors, scale / np.sqrt(2), rtol=1e-6)


@every("name", ACTIVATIONS)
def test_the_first_two_factors_are_the_integrals(name):
    f, slope = ACTIVATIONS[name]
    for scale in (0.7, 3.0):
        first = scale * np.sqrt(average(lambda x, s=scale: slope(s * x) ** 2))
        spread = scale * np.sqrt(average(lambda x, s=scale: f(s * x) ** 2))
        second = scale * np.sqrt(average(lambda x, s=spread: slope(s * x) ** 2))
        factors = layer_factors(2, name, False, False, scale)
        np.testing.assert_allclose(factors, [first, second], rtol=1e-6)


@every("name", ACTIVATIONS)
def test_behind_batch_norm_the_factor_is_slope_over_spread(name):
    f, slope = ACTIVATIONS[name]
    variance = average(lambda x: f(x) ** 2) - average(f) ** 2
    limit = np.sqrt(average(lambda x: slope(x) ** 2) / variance)
    # epsilon over scale^2 variance is below 1e-3 / (100 * 0.04)
    assert layer_factors(9, name, True, False, 10.0)[-1] == pytest.approx(limit, rel=5e-4)


def test_with_epsilon_small_weights_do_matter():
    assert layer_factors(9, "sigmoid", True, False, 0.1)[-1] < 0.8
    assert EPSILON == 1e-3


@every(
    ("name", "batch_norm", "residual", "scale"),
    [
        ("sigmoid", False, False, 1.0),
        ("sigmoid", True, False, 1.0),
        ("tanh", False, False, 1.0),
        ("tanh", False, False, 3.0),
        ("tanh", True, False, 1.0),
        ("tanh", True, True, 1.0),
        ("tanh", False, True, 1.0),
        ("relu", False, False, 1.0),
        ("relu", False, False, 2**0.5),
        ("relu", True, False, 2**0.5),
        ("relu", True, False, 0.5),
        ("relu", True, True, 2**0.5),
    ],
)
def test_a_network_of_256_units_is_within_two_percent_a_layer(name, batch_norm, residual, scale):
    profile = gradient_profile(30, 256, name, batch_norm, residual, scale)
    assert profile.factor == pytest.approx(profile.theory_factor, rel=0.02)


def test_residual_relu_without_batch_norm_outgrows_the_theory():
    # the weights met on the way back are not independent of the signals; said on the page
    profile = gradient_profile(60, 256, "relu", False, True)
    assert profile.factor > 1.1 * profile.theory_factor
