"""core.own_points: points of one's own train as they are, whatever their units."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import own_points, training
from core.direct import ACTIVATE
from core.errors import InputError
from core.learning import EXAMPLES, complete, examples, starts, train
from core.stack import Layer
from core.toy_data import Problem
from tests.cases import every

TANH = [Layer("dense", 6, activation="tanh")]
ANGLES = np.linspace(0, 2 * np.pi, 24, endpoint=False)
RING = np.column_stack([np.cos(ANGLES), np.sin(ANGLES)])
DISC, CIRCLE = 0.3 * RING, 1.0 * RING
X = np.concatenate([DISC, CIRCLE])
CLASSES = np.repeat([0, 1], 24)


def test_points_in_any_units_train_alike():
    plain = own_points.make(X[:, 0], X[:, 1], CLASSES)
    far = own_points.make(1e6 + 300 * X[:, 0], 1e-6 * X[:, 1] - 5, CLASSES)
    item, other = (train(TANH, own, steps=60, runs=2) for own in (plain, far))
    # float32 inputs; 1e6 + 300 x and back keeps 1e-12 of x
    np.testing.assert_allclose(item.test_losses, other.test_losses, rtol=1e-4)
    assert other.center == pytest.approx((1e6, -5.0))
    assert other.half == pytest.approx((300.0, 1e-6))


def test_a_disc_in_a_ring_of_ones_own_is_learned():
    last = train(TANH, own_points.make(X[:, 0], X[:, 1], CLASSES), steps=1500)
    assert last.accuracies[-1].min() > 0.99
    assert last.surfaces is not None
    assert last.surfaces[-1][16, 16] < 0.1 < 0.9 < last.surfaces[-1][16, 29]


def test_what_is_measured_is_the_mean_over_each_point_once():
    own = own_points.make(X[:20, 0], X[:20, 1], np.arange(20) % 2)
    steps = complete(TANH, own)
    data = examples(own)
    trainer = training.Trainer(steps, True, *data, own.test.inputs)
    look = trainer.look(training.begin(starts(steps, [3])))
    w1, b1, w2, b2 = (item[0] for item in starts(steps, [3]))
    for problem, result in ((own.train, look.train_loss), (own.test, look.test_loss)):
        hidden = np.asarray(ACTIVATE["tanh"](problem.inputs @ w1 + b1))
        outputs = hidden @ w2 + b2
        right = np.take_along_axis(outputs, problem.labels[:, None], 1)[:, 0]
        losses = np.log(np.exp(outputs).sum(axis=1)) - right
        assert result[0] == pytest.approx(losses.mean(), rel=1e-5)  # float32
    assert look.accuracy[0] == pytest.approx((outputs.argmax(axis=1) == own.test.labels).mean())


def test_another_number_of_points_does_not_compile_again():
    item = own_points.make(X[:, 0], X[:, 1], CLASSES)
    train(TANH, item, steps=30)
    functions = training.compiled(complete(TANH, item), True)
    before = [f.experimental_get_tracing_count() for f in functions]
    train(TANH, own_points.make(X[20:30, 0], X[20:30, 1], CLASSES[20:30]), steps=30)
    train(TANH, "xor", steps=30)
    assert [f.experimental_get_tracing_count() for f in functions] == before


@given(st.integers(2, 40), st.integers(2, 40))
def test_each_class_has_points_to_train_on_and_to_test_and_none_is_in_both(zeros, ones):
    x = np.arange(zeros + ones, dtype=float)
    own = own_points.make(x, -x, [0] * zeros + [1] * ones)
    for problem in (own.train, own.test):
        assert set(problem.labels) == {0, 1}
    both = np.concatenate([own.train.inputs[:, 0], own.test.inputs[:, 0]])
    np.testing.assert_allclose(np.sort(both), np.linspace(-1, 1, x.size), atol=1e-12)


@given(st.integers(1, 256))
def test_shares_make_every_point_count_alike(count):
    points = Problem(np.arange(2.0 * count).reshape(count, 2), np.arange(count) % 2)
    many = own_points.filled(points, EXAMPLES)
    assert many.shares is not None
    sums = [many.shares[many.inputs[:, 0] == x].sum() for x in points.inputs[:, 0]]
    np.testing.assert_allclose(sums, 1 / count)


def test_points_of_one_value_stay_finite():
    own = own_points.make([7, 7, 7, 7], [1, 2, 3, 4], [0, 0, 1, 1])
    assert own.half[0] == 1.0
    assert np.isfinite(train(TANH, own, steps=30, runs=1).test_losses).all()


@every(
    ("x1", "x2", "label", "rule"),
    [
        ([], [], [], "too_few_points"),
        ([1, 2], [1, 2], [0, 1], "class_too_small"),
        ([1, 2, 3, 4], [1, 2, 3, 4], [1, 1, 1, 1], "class_too_small"),
        ([1, 2, 3, 4], [1, 2, 3, 4], [0, 0, 1, 2], "class_not_known"),
        ([1, 2, 3, 4], [1, 2, 3, 4], [0, 0, 1, 0.5], "class_not_known"),
        ([1, 2, 3, 4], [1, 2, 3, 4], [0, 0, 1], "lengths_differ"),
        ([1, 2, 3, 4], [1, 2, 3], [0, 0, 1, 1], "lengths_differ"),
        ([1, 2, 3, np.nan], [1, 2, 3, 4], [0, 0, 1, 1], "not_finite"),
        ([1, 2, 3, 1e13], [1, 2, 3, 4], [0, 0, 1, 1], "too_large"),
        (["a", 2, 3, 4], [1, 2, 3, 4], [0, 0, 1, 1], "not_numbers"),
        (range(257), range(257), [0, 1] * 128 + [0], "too_many_points"),
    ],
)
def test_points_that_cannot_be_trained_on_are_refused(x1, x2, label, rule):
    with pytest.raises(InputError) as error:
        own_points.make(x1, x2, label)
    assert error.value.rule == rule


def test_noise_is_for_named_problems():
    with pytest.raises(InputError) as error:
        train(TANH, own_points.make([1, 2, 3, 4], [1, 2, 3, 4], [0, 0, 1, 1]), noise=0.1)
    assert error.value.rule == "noise_of_own_points"
