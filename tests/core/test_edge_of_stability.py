"""core.edge_of_stability against plain NumPy in float64, and against what its source reports."""

from __future__ import annotations

import pickle
from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import edge_of_stability
from core.edge_of_stability import MEASURE_EVERY, Plan, chebyshev, first_weights, train
from core.errors import InputError
from tests.cases import every


def unpadded_weights(plan):
    """The live part of the first weights, as [A1, b1, A2, b2, A3, b3] in float64."""
    flat, w = first_weights(plan)[0].astype(np.float32).astype(np.float64), plan.width
    parts = np.split(flat, np.cumsum(edge_of_stability.SIZES)[:-1])
    live = [tuple(slice(0, min(n, w)) for n in shape) for shape in edge_of_stability.SHAPES]
    return [
        part.reshape(shape)[cut]
        for part, shape, cut in zip(parts, edge_of_stability.SHAPES, live, strict=True)
    ]


def loss_and_gradients(weights, x, y):
    """Back-propagation by hand."""
    a1, b1, a2, b2, a3, b3 = weights
    h1 = np.tanh(x @ a1 + b1)
    h2 = np.tanh(h1 @ a2 + b2)
    error = h2 @ a3 + b3 - y
    d3 = 2 * error / len(x)
    d2 = (d3 @ a3.T) * (1 - h2**2)
    d1 = (d2 @ a2.T) * (1 - h1**2)
    gradients = [x.T @ d1, d1.sum(0), h1.T @ d2, d2.sum(0), h2.T @ d3, d3.sum(0)]
    return np.mean(error**2), gradients


def train_plainly(plan):
    """Returns the losses before each step, and the weights before each of them."""
    x, y = (values[:, None] for values in chebyshev(plan.degree))
    weights, losses, seen = unpadded_weights(plan), [], []
    for _ in range(plan.steps):
        loss, gradients = loss_and_gradients(weights, x, y)
        losses.append(loss)
        seen.append(weights)
        weights = [w - plan.learning_rate * g for w, g in zip(weights, gradients, strict=True)]
    return np.array(losses), seen


def largest_eigenvalue(weights, degree):
    """The whole Hessian by central differences of the hand-made gradient."""
    x, y = (values[:, None] for values in chebyshev(degree))
    flat = np.concatenate([w.ravel() for w in weights])

    def gradient(vector):
        cuts = np.cumsum([w.size for w in weights])[:-1]
        shaped = [v.reshape(w.shape) for v, w in zip(np.split(vector, cuts), weights, strict=True)]
        return np.concatenate([g.ravel() for g in loss_and_gradients(shaped, x, y)[1]])

    steps = 1e-5 * np.eye(flat.size)
    hessian = np.array([(gradient(flat + s) - gradient(flat - s)) / 2e-5 for s in steps])
    return np.linalg.eigvalsh((hessian + hessian.T) / 2)[-1]


def last_of(plan):
    *_, last = train(plan)
    return last


def test_a_padded_network_trains_as_the_plain_loop_does():
    plan = Plan(learning_rate=0.02, steps=1_000, width=4)  # 1000 steps: more than one chunk
    losses, _ = train_plainly(plan)
    # 1000 float32 steps of 6e-8 each on weights of about 1: 6e-5 at worst
    np.testing.assert_allclose(last_of(plan).losses, losses, rtol=1e-4)


@every("width", [3, 8])
def test_the_sharpness_is_the_largest_eigenvalue_of_the_whole_hessian(width):
    plan = Plan(learning_rate=0.02, steps=400, width=width)
    _, weights = train_plainly(plan)
    last = last_of(plan)
    for step in (0, 100, 375):
        measured = last.sharpness[step // MEASURE_EVERY]
        exact = largest_eigenvalue(weights[step], plan.degree)
        # ten power iterations a measurement, while the eigenvector turns: 1 % at most
        assert measured == pytest.approx(exact, rel=0.01)


@every("learning_rate", [0.04, 0.05, 0.07])
def test_the_sharpness_climbs_to_two_over_the_rate_and_hovers_there(learning_rate):
    last = last_of(Plan(learning_rate=learning_rate, steps=12_000))
    line = 2 / learning_rate
    assert last.sharpness[0] < 0.6 * line
    assert last.arrival_step is not None
    assert 100 < last.arrival_step < 6_000
    late = last.sharpness[last.sharpness_steps > 8_000]
    # the source shows it just above or at the line; 5 % holds for the average over 4000 steps
    assert late.mean() == pytest.approx(line, rel=0.05)


def test_at_the_edge_the_loss_falls_in_the_long_run_but_rises_on_many_steps():
    last = last_of(Plan())
    assert last.rises > 100
    assert last.losses[-1] < last.losses[0] / 1_000


def test_far_below_the_edge_the_loss_never_rises():
    last = last_of(Plan(learning_rate=0.005, steps=12_000))
    assert last.arrival_step is None
    assert last.rises == 0
    assert last.sharpness.max() < last.stability_line


def test_arrival_is_the_first_measurement_on_or_above_the_line():
    last = last_of(Plan())
    above = last.sharpness_steps[last.sharpness >= last.stability_line]
    assert last.arrival_step == above[0]


def test_an_overflow_ends_the_training_and_is_reported():
    runs = list(train(Plan(learning_rate=10.0, steps=5_000)))
    last = runs[-1]
    assert last.overflowed
    assert last.step == last.losses.size < 5_000
    assert np.isfinite(last.losses).all()
    assert np.isfinite(last.sharpness).all()
    assert last.losses[-1] > last.losses[0]


def test_a_caller_that_stops_keeps_the_beginning_of_the_same_run():
    plan = Plan(steps=2_000)
    early, last = next(train(plan)), last_of(plan)
    assert 0 < early.step < last.step == 2_000
    np.testing.assert_array_equal(early.losses, last.losses[: early.step])
    np.testing.assert_array_equal(early.sharpness, last.sharpness[: early.sharpness.size])


def test_the_same_plan_gives_the_same_run_and_another_seed_another():
    first, same, other = (last_of(Plan(steps=500, seed=s)) for s in (1, 1, 2))
    np.testing.assert_array_equal(first.losses, same.losses)
    assert first.losses[0] != other.losses[0]


def test_settings_change_without_a_new_compilation():
    last_of(Plan(steps=900))
    traces = edge_of_stability.descend_and_measure.experimental_get_tracing_count()
    for plan in (Plan(0.01, 30, 1, 1, 5), Plan(0.2, 900, 64, 8, 9), Plan(3.0, 801, 17, 5, 1)):
        last_of(plan)
    assert edge_of_stability.descend_and_measure.experimental_get_tracing_count() == traces


def test_the_outputs_are_those_of_the_trained_network():
    plan = Plan(learning_rate=0.02, steps=300, width=5)
    x, y = (values[:, None] for values in chebyshev(plan.degree))
    longer = Plan(learning_rate=0.02, steps=301, width=5)
    a1, b1, a2, b2, a3, b3 = train_plainly(longer)[1][300]
    outputs = np.tanh(np.tanh(x @ a1 + b1) @ a2 + b2) @ a3 + b3
    # as above: 300 float32 steps
    np.testing.assert_allclose(last_of(plan).outputs, outputs[:, 0], atol=1e-4)
    np.testing.assert_allclose(last_of(plan).targets, y[:, 0])


def test_progress_survives_pickling():
    progress = next(train(Plan(steps=50)))
    copy = pickle.loads(pickle.dumps(progress))
    np.testing.assert_array_equal(copy.losses, progress.losses)


@every(
    ("setting", "value", "rule"),
    [
        ("learning_rate", 0.0, "out_of_range"),
        ("learning_rate", float("nan"), "out_of_range"),
        ("learning_rate", float("inf"), "out_of_range"),
        ("steps", 0, "out_of_range"),
        ("steps", 10**400, "out_of_range"),
        ("width", 65, "out_of_range"),
        ("degree", 9, "out_of_range"),
        ("seed", -1, "out_of_range"),
    ],
)
def test_a_setting_outside_its_limits_is_refused(setting, value, rule):
    with pytest.raises(InputError) as error:
        Plan(**{setting: value})
    assert error.value.rule == rule
    assert error.value.values["setting"] == setting


@every("degree", [0, 9])
def test_a_task_outside_its_limits_is_refused(degree):
    with pytest.raises(InputError):
        chebyshev(degree)


@given(
    st.floats(1e-4, 10.0),
    st.integers(1, 1_000),
    st.integers(1, 64),
    st.integers(1, 8),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=25, deadline=None)
def test_every_allowed_plan_runs_and_shows_only_finite_numbers(rate, steps, width, degree, seed):
    for progress in islice(train(Plan(rate, steps, width, degree, seed)), 2):
        assert 0 < progress.step <= steps
        assert progress.losses.size == progress.step
        assert np.isfinite(progress.losses).all()
        assert np.isfinite(progress.sharpness).all()
        assert progress.sharpness.size == progress.sharpness_steps.size > 0


def test_a_run_settles_at_the_mean_of_its_last_quarter():
    *_, last = train(Plan(steps=400, width=8))
    assert last.sharpness.size == 16
    assert last.settled == pytest.approx(np.mean(last.sharpness[12:]), rel=1e-15)
    *_, short = train(Plan(steps=1, width=8))
    assert short.settled == short.sharpness[0]
