"""core.training and core.learning against Keras, and against what is known of the problems."""

from __future__ import annotations

import inspect
import pickle
from dataclasses import replace
from typing import Any

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import functional, toy_data, training
from core.errors import InputError
from core.feedforward import build
from core.learning import EXAMPLES, complete, cuts, learn, prepare, starts, train
from core.plane import SIDE, grid
from core.stack import Layer
from core.training import BATCH, Trainer, begin, forward
from tests.cases import every
from tests.night import share

TANH = [Layer("dense", 6, activation="tanh")]
DEEP = [Layer("dense", 8, activation="tanh"), Layer("dense", 8, activation="relu")]
CONV = [Layer("conv1d", 4, 5), Layer("conv1d", 3, 4, "tanh")]
SHARED = [
    Layer("conv1d", 2, 3, name="in"),
    Layer("conv1d", 2, 3, "tanh", "a"),
    Layer("conv1d", 2, 3, "tanh", "a", reuse=True),
]


def keras_losses(layers, problem, rate, epochs, adam):
    """The training loss after each epoch of ``keras.Model.fit`` from the same weights."""
    steps = complete(layers, problem)
    data = toy_data.make(problem, EXAMPLES, 0.1, 0)
    model = functional.model(steps)
    weights = starts(steps, [0])
    names = list(dict.fromkeys(step.name for step in steps if step.weight_shape))
    for at, name in enumerate(names):
        model.get_layer(name).set_weights([weights[2 * at][0], weights[2 * at + 1][0]])
    optimizer = keras.optimizers.Adam(rate) if adam else keras.optimizers.SGD(rate)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer, loss)
    losses = []
    for _ in range(epochs):
        model.fit(data.inputs, data.labels, batch_size=BATCH, shuffle=False, verbose=0)  # type: ignore[arg-type]
        losses.append(float(loss(data.labels, model(data.inputs.astype(np.float32)))))  # type: ignore[arg-type]
    return losses


KERAS = [
    (DEEP, "circles", True),
    (SHARED, "waves", True),
    (CONV, "waves", False),
    (DEEP, "circles", False),
    (SHARED, "waves", False),
    (CONV, "waves", True),
]


@pytest.mark.parametrize(("layers", "problem", "adam"), share(KERAS, 2))
def test_the_compiled_loop_trains_as_keras_does(layers, problem, adam):
    steps, rate, epochs = complete(layers, problem), 0.01, 3
    data = toy_data.make(problem, EXAMPLES, 0.1, 0)
    trainer = Trainer(steps, adam, data, data, data.inputs[:4])
    state, losses = begin(starts(steps, [0])), []
    for _ in range(epochs):
        state = trainer.advance(state, rate, EXAMPLES // BATCH)
        losses.append(trainer.look(state).train_loss[0])
    # float32, 24 steps: 6e-8 each, times what Adam's division by small averages makes of it
    np.testing.assert_allclose(losses, keras_losses(layers, problem, rate, epochs, adam), rtol=2e-4)


@every(("layers", "problem"), [(DEEP, "xor"), (CONV, "waves"), (SHARED, "waves")])
def test_every_run_is_the_network_of_its_seed(layers, problem):
    steps = complete(layers, problem)
    data = toy_data.make(problem, 6)
    outputs = forward(steps, starts(steps, [3, 4]), data.inputs.astype(np.float32))[-1]
    rows = [
        Layer(s.kind, (0, *s.weight_shape)[-1], (*s.weight_shape, 0)[0], s.activation)
        for s in steps
    ]
    rows = [replace(r, name=s.name, reuse=s.reuse) for r, s in zip(rows, steps, strict=True)]
    for run, seed in enumerate((3, 4)):
        single = build(rows, data.inputs.shape[1:], seed=seed)(data.inputs)
        # the same sums in another order
        np.testing.assert_allclose(outputs[run], single, atol=2e-6)


def test_runs_do_not_disturb_one_another():
    together = train(TANH, "xor", steps=60, seed=0, runs=3)
    alone = train(TANH, "xor", steps=60, seed=2, runs=1)
    # the same float32 operations; a batch of three may be summed in another order
    np.testing.assert_allclose(together.test_losses[:, 2], alone.test_losses[:, 0], rtol=1e-4)


def test_two_hidden_layers_learn_circles_and_no_hidden_bend_does_not():
    bent = train(DEEP, "circles", steps=1500)
    straight = train([Layer("dense", 8, activation="linear")], "circles", steps=1500)
    assert bent.accuracies[-1].min() > 0.9
    assert straight.accuracies[-1].max() < 0.85  # what a straight line can do; see test_toy_data


def test_a_convolution_tells_the_waves_apart():
    last = train(CONV, "waves", learning_rate=0.01, steps=150, runs=1)
    assert last.accuracies[-1, 0] > 0.95
    assert last.confusion is not None
    np.testing.assert_array_equal(last.confusion.sum(axis=(1, 2)), EXAMPLES)
    right = last.confusion[-1].trace() / EXAMPLES
    assert right == pytest.approx(last.accuracies[-1, 0])  # float32 of the same count


def test_the_map_is_that_of_the_network_at_each_point_of_the_grid():
    last = train(TANH, "blobs", steps=90, runs=2)
    assert last.surfaces is not None
    side = np.linspace(-1.3, 1.3, SIDE)
    np.testing.assert_allclose(grid().reshape(SIDE, SIDE, 2)[5, 9], [side[9], side[5]])
    # class 1 lies to the upper right of class 0
    assert last.surfaces[-1][-1, -1] > 0.9 > 0.1 > last.surfaces[-1][0, 0]
    assert last.neurons[0].shape == (6, SIDE, SIDE)


def test_a_caller_that_stops_keeps_the_beginning_of_the_same_run():
    early = next(learn(TANH, steps=300))
    last = train(TANH, steps=300)
    assert 0 < early.step < last.step == 300
    np.testing.assert_array_equal(early.train_losses, last.train_losses[: len(early.train_losses)])


def test_dragged_settings_do_not_compile_again():
    train(TANH, steps=40)
    item, other = training.compiled(complete(TANH, "circles"), True)
    before = [f.experimental_get_tracing_count() for f in (item, other)]
    assert min(before) >= 1
    dragged: list[dict[str, Any]] = [
        {"noise": 0.3},
        {"learning_rate": 0.5},
        {"steps": 77},
        {"seed": 4},
    ]
    for settings_ in dragged:
        train(TANH, **settings_)
    train(TANH, "spirals", steps=40)
    assert [f.experimental_get_tracing_count() for f in (item, other)] == before


def test_progress_survives_pickling():
    last = train(TANH, steps=3)
    copy = pickle.loads(pickle.dumps(last))
    np.testing.assert_array_equal(copy.surfaces, last.surfaces)


@given(steps=st.integers(1, 20_000))
@settings(deadline=None)
def test_looks_are_from_the_first_to_the_last_step_each_once(steps):
    result = cuts(steps)
    assert result[0] == 0
    assert result[-1] == steps
    assert (np.diff(result) > 0).all()


@given(
    problem=st.sampled_from(toy_data.PLANES),
    noise=st.floats(0, 1),
    rate=st.floats(1e-6, 10),
    steps=st.integers(1, 100),
    seed=st.integers(0, 1000),
)
@settings(max_examples=15, deadline=None)
def test_any_allowed_setting_gives_a_whole_result(problem, noise, rate, steps, seed):
    last = train(TANH, problem, noise, rate, steps, seed)
    assert last.step == steps
    assert ((last.accuracies >= 0) & (last.accuracies <= 1)).all()
    np.testing.assert_array_equal(last.snapshot_steps, cuts(steps))


@every("function", [learn, train])
def test_what_is_trained_has_the_defaults_of_what_is_prepared(function):
    parameters = inspect.signature(function).parameters
    assert parameters == inspect.signature(prepare).parameters


@every(
    ("change", "rule"),
    [
        ({"layers": []}, "no_layers"),
        ({"layers": [Layer("conv1d", 1, 3)]}, "conv_after_flatten"),
        ({"layers": TANH, "problem": "waves"}, "dense_before_flatten"),
        ({"layers": TANH * 12}, "too_many_layers"),
        ({"problem": "moons"}, "unknown_choice"),
        ({"noise": -1.0}, "out_of_range"),
        ({"learning_rate": 0.0}, "out_of_range"),
        ({"learning_rate": float("nan")}, "out_of_range"),
        ({"steps": 0}, "out_of_range"),
        ({"steps": 10**6}, "out_of_range"),
        ({"seed": -1}, "out_of_range"),
        ({"runs": 0}, "out_of_range"),
        ({"runs": 100}, "out_of_range"),
    ],
)
def test_impossible_settings_are_refused(change, rule):
    with pytest.raises(InputError) as error:
        train(**{"layers": TANH, **change})
    assert error.value.rule == rule
