"""core.layer_product: powers, half depths and the ends of float32."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InputError
from core.layer_product import layer_product, sigmoid_chain
from tests.cases import every


def test_the_tutorials_product_is_37_percent():
    assert layer_product(0.99, 100).left == pytest.approx(0.36603, abs=1e-5)  # by hand


@given(st.floats(0.1, 2.0), st.integers(1, 300))
def test_the_product_is_a_power(factor, layers):
    product = layer_product(factor, layers)
    np.testing.assert_allclose(
        np.log(product.exact), np.log(factor) * np.arange(layers + 1), atol=1e-9
    )


@given(st.floats(0.1, 0.999))
def test_after_half_depth_one_half_is_left(factor):
    assert factor ** layer_product(factor).half_depth == pytest.approx(0.5)


def test_after_half_depth_of_a_growing_gradient_there_is_twice_as_much():
    assert 1.2 ** layer_product(1.2).half_depth == pytest.approx(2.0)
    assert layer_product(1.0).half_depth == float("inf")


@every(("factor", "end"), [(0.5, 150), (2.0, 128), (0.25, 75)])
def test_float32_ends_where_its_exponents_end(factor, end):
    # 2^-149 is the smallest float32 and (2 - 2^-23) 2^127 the largest
    assert layer_product(factor, 300).float32_end == end
    assert layer_product(factor, end - 1).float32_end is None


def test_the_chain_is_the_numerical_derivative_of_its_sigmoids():
    def end(h, layers):
        for _ in range(layers):
            h = 1 / (1 + np.exp(-h))
        return h

    for layers in (1, 3, 6):
        step = 1e-6
        slope = (end(step, layers) - end(-step, layers)) / (2 * step)
        # rounding of 1e-16 over 2e-6 in a slope of 1e-4 and more
        assert sigmoid_chain(layers)[-1] == pytest.approx(slope, rel=1e-4)


def test_no_chain_is_better_than_a_quarter_a_layer():
    product = layer_product(0.5, 100)
    assert (product.sigmoid_chain <= product.sigmoid_best).all()


@every(
    "change",
    [{"factor": 0.0}, {"factor": float("nan")}, {"factor": 3.0}, {"layers": 0}, {"layers": 301}],
)
def test_impossible_settings_are_refused(change):
    with pytest.raises(InputError) as error:
        layer_product(**change)
    assert error.value.rule == "out_of_range"
