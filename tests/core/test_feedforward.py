"""core.feedforward and what it is built from, against NumPy loops and against one another."""

from __future__ import annotations

import concurrent.futures
import gc
import threading

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import builder_code, receptive_field
from core.direct import DirectNetwork
from core.errors import InputError
from core.feedforward import APIS, Layer, build, compare, example_batch
from core.stack import MAX_LAYERS, resolve
from core.weights import first_weights
from tests.cases import every

PLAIN = {
    "relu": lambda x: np.maximum(x, 0.0),
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "tanh": np.tanh,
    "linear": lambda x: x,
}
THREE = [Layer("conv1d", 1, 3, name=f"conv{n}") for n in (1, 2, 3)]
MIXED = [
    Layer("conv1d", 4, 3, "tanh", "first"),
    Layer("conv1d", 4, 5, "sigmoid", "second"),
    Layer("conv1d", 4, 5, "relu", "second", reuse=True),
    Layer("flatten"),
    Layer("dense", 6, activation="tanh"),
    Layer("dense", 6, activation="sigmoid", name="again"),
    Layer("dense", 6, activation="relu", name="again", reuse=True),
    Layer("dense", 2, activation="linear", name="out"),
]


def plain_forward(layers, input_shape, seed, batch):
    """Loops over examples, times, kernel places and features in float64."""
    steps = resolve(layers, input_shape)
    weights = first_weights(steps, seed)
    x = np.asarray(batch, float)
    for step in steps:
        if step.kind == "flatten":
            x = np.array([example.ravel() for example in x])
            continue
        a, b = weights[step.name].weight.astype(float), weights[step.name].bias.astype(float)
        y = np.zeros((len(x), *step.output_shape))
        for at in np.ndindex(y.shape):
            if step.kind == "dense":
                n, j = at
                y[at] = b[j] + sum(x[n, i] * a[i, j] for i in range(len(a)))
            else:
                n, t, j = at
                y[at] = b[j]
                for k in range(len(a)):
                    source = t + k - (len(a) - 1) // 2  # SAME: the odd zero goes to the end
                    if 0 <= source < x.shape[1]:
                        y[at] += x[n, source] @ a[k, :, j]
        x = PLAIN[step.activation](y)
    return x


@st.composite
def stacks(draw):
    """Any stack that is allowed, small enough for the loops, with its input shape."""
    activation = st.sampled_from(sorted(PLAIN))
    length, channels = draw(st.integers(1, 9)), draw(st.integers(1, 3))
    layers = [
        Layer("conv1d", draw(st.integers(1, 4)), draw(st.integers(1, length)), draw(activation))
        for _ in range(draw(st.integers(0, 3)))
    ]
    if layers and draw(st.booleans()):  # the same weights once more, on as many channels
        last = layers[-1]
        own = Layer("conv1d", last.features, last.width, last.activation, "own")
        layers += [Layer("conv1d", last.features, 1), own]
        layers.append(Layer("conv1d", last.features, last.width, "tanh", "own", reuse=True))
    if not layers or draw(st.booleans()):
        layers.append(Layer("flatten"))
        many = draw(st.integers(0, 3))
        layers += [
            Layer("dense", draw(st.integers(1, 5)), 0, draw(activation)) for _ in range(many)
        ]
    return layers, (length, channels)


@pytest.mark.parametrize("api", APIS)
@given(stack=stacks(), seed=st.integers(0, 99))
@settings(max_examples=8, deadline=None)
def test_every_builder_computes_what_plain_loops_do(api, stack, seed):
    layers, shape = stack
    batch = np.random.default_rng(seed).normal(size=(3, *shape))
    network = build(layers, shape, api, seed)
    # float32: 6e-8 relative, sums of at most 36 terms of about 1, seven layers
    np.testing.assert_allclose(
        network(batch), plain_forward(layers, shape, seed, batch), atol=5e-6, rtol=5e-6
    )


@given(stack=stacks(), seed=st.integers(0, 99))
@settings(max_examples=8, deadline=None)
def test_the_builders_agree_on_outputs_and_gradients_for_any_stack(stack, seed):
    layers, shape = stack
    result = compare(layers, shape, seed)
    for pair in result.pairs:
        # what the lesson promises; larger numbers have larger rounding
        assert pair.output_difference <= 1e-6 * max(1.0, result.largest_output)
        assert pair.gradient_difference <= 1e-6 * max(1.0, result.largest_gradient)


def test_a_difference_between_builders_would_be_seen(monkeypatch):
    exact = DirectNetwork.gradients

    def shifted(self, batch, targets):
        result = exact(self, batch, targets)
        result["conv2/bias"] = result["conv2/bias"] + np.float32(1e-4)
        return result

    monkeypatch.setattr(DirectNetwork, "gradients", shifted)
    differences = [pair.gradient_difference for pair in compare(THREE, (50, 1)).pairs]
    # the last pair is slim and keras, which nobody touched
    np.testing.assert_allclose(differences, [1e-4, 1e-4, 0.0], atol=1e-6)


@every("layers", [THREE, MIXED])
@every("length", [40, 1000])
def test_the_builders_agree_on_the_stacks_of_the_lesson(layers, length):
    for pair in compare(layers, (length, 1)).pairs:
        assert pair.output_difference <= 1e-6
        assert pair.gradient_difference <= 1e-6


@pytest.mark.parametrize("api", APIS)
def test_gradients_are_those_of_finite_differences_of_the_plain_loops(api, monkeypatch):
    shape, batch = (6, 2), np.random.default_rng(0).normal(size=(2, 6, 2))
    layers = [
        Layer("conv1d", 2, 3, "tanh", "a"),
        Layer("conv1d", 2, 3, "sigmoid", "a", reuse=True),
        Layer("flatten"),
        Layer("dense", 1, activation="linear", name="b"),
    ]
    targets = np.ones((2, 1))
    result = list(build(layers, shape, api).gradients(batch, targets).values())
    weights = first_weights(resolve(layers, shape), 0)
    monkeypatch.setitem(globals(), "first_weights", lambda *_: weights)
    numbers = [array for item in weights.values() for array in (item.weight, item.bias)]
    for gradient, array in zip(result, numbers, strict=True):
        for at in np.ndindex(array.shape):
            kept, losses = array[at], []
            for step in (1e-3, -1e-3):
                array[at] = kept + step
                error = plain_forward(layers, shape, 0, batch) - targets
                losses.append((error**2).mean())
            array[at] = kept
            # float32 inputs of a central difference: 6e-8 / 1e-3, and its own error 1e-6
            assert gradient[at] == pytest.approx((losses[0] - losses[1]) / 2e-3, abs=3e-4)


@every("api", APIS)
def test_one_seed_gives_the_same_weights_whichever_the_builder(api):
    ours, direct = build(MIXED, (9, 1), api, seed=5), build(MIXED, (9, 1), seed=5)
    for item, other in zip(ours.variables.values(), direct.variables.values(), strict=True):
        np.testing.assert_array_equal(item, other)
    another = build(MIXED, (9, 1), api, seed=6)
    first, other = (next(iter(network.variables.values())) for network in (ours, another))
    assert not np.array_equal(first, other)


@every("api", APIS)
def test_reused_weights_are_counted_once(api):
    own = [Layer("conv1d", 1, 3, name="a"), Layer("conv1d", 1, 3, name="b")]
    shared = [Layer("conv1d", 1, 3, name="a"), Layer("conv1d", 1, 3, name="a", reuse=True)]
    assert build(own, (10, 1), api).parameters == 8
    assert build(shared, (10, 1), api).parameters == 4
    assert len(build(shared, (10, 1), api).variables) == 2


def test_every_library_calls_the_same_variable_by_its_own_name():
    names = compare(THREE[:1], (20, 1)).names
    assert names == {
        "direct": ("conv1/weights", "conv1/bias"),
        "slim": ("conv1/weights", "conv1/biases"),
        "keras": ("conv1/kernel", "conv1/bias"),
    }


def test_layers_without_a_name_get_one_that_is_free():
    layers = [
        Layer("dense", 2, name="dense_1"),
        Layer("dense", 2),
        Layer("dense", 2),
        Layer("dense", 2, name="DENSE_3"),
    ]
    assert [s.name for s in resolve(layers, (2,))] == ["dense_1", "dense_2", "dense_4", "DENSE_3"]


def test_a_plain_tuple_is_as_good_as_a_layer():
    rows = [("conv1d", 1, 3, "relu", "a", False), ("conv1d", 1, 3, "relu", "a", True)]
    assert resolve(rows, (9, 1)) == resolve([Layer(*row) for row in rows], [9, 1])


@every(
    ("layers", "shape", "rule"),
    [
        ([], (10, 1), "no_layers"),
        (None, (10, 1), "no_layers"),
        (THREE * 20, (10, 1), "too_many_layers"),
        ([Layer("dense", 1)] * 50, (10,), "too_many_layers"),
        ([Layer("lstm", 1)], (10, 1), "unknown_kind"),
        ([7], (10, 1), "unknown_kind"),
        ([()], (10, 1), "unknown_kind"),
        ([Layer("conv1d", 1, 3, "swish")], (10, 1), "unknown_activation"),
        ([Layer("conv1d", 1, 3, name="a"), Layer("conv1d", 1, 3, name="a")], (9, 1), "name_taken"),
        ([Layer("conv1d", 1, 3, name="a"), Layer("conv1d", 1, 3, name="A")], (9, 1), "name_taken"),
        ([Layer("conv1d", 1, 3, name="input")], (9, 1), "name_reserved"),
        ([Layer("conv1d", 1, 3, name="a", reuse=True)], (9, 1), "nothing_to_reuse"),
        ([Layer("conv1d", 1, 3, reuse=True)], (9, 1), "nothing_to_reuse"),
        (
            [Layer("conv1d", 2, 3, name="a"), Layer("conv1d", 2, 3, name="a", reuse=True)],
            (9, 1),
            "reuse_differs",
        ),
        ([Layer("conv1d", 1, 3, name="卷积")], (9, 1), "name_not_allowed"),
        ([Layer("conv1d", 1, 3, name="a/b")], (9, 1), "name_not_allowed"),
        ([Layer("conv1d", 1, 3, name=" ")], (9, 1), "name_not_allowed"),
        ([Layer("conv1d", 1, 3, name="a" * 31)], (9, 1), "name_not_allowed"),
        ([Layer("dense", 1)], (9, 1), "dense_before_flatten"),
        ([Layer("flatten"), Layer("flatten")], (9, 1), "already_flat"),
        ([Layer("flatten")], (9,), "already_flat"),
        ([Layer("flatten"), Layer("conv1d", 1, 3)], (9, 1), "conv_after_flatten"),
        ([Layer("conv1d", 1, 10)], (9, 1), "kernel_too_wide"),
        ([Layer("conv1d", 0, 3)], (9, 1), "layer_count"),
        ([Layer("conv1d", 65, 3)], (9, 1), "layer_count"),
        ([Layer("conv1d", 1, 0)], (9, 1), "layer_count"),
        ([Layer("conv1d", 1, float("nan"))], (9, 1), "layer_count"),
        ([Layer("dense", 1.5)], (9,), "layer_count"),
        ([Layer("dense", None)], (9,), "layer_count"),
        ([Layer("dense", 1, reuse="no")], (9,), "reuse_unclear"),
        ([Layer("dense", 1, name=7)], (9,), "name_not_allowed"),
        (
            [Layer("conv1d", 8, 3), Layer("flatten"), Layer("dense", 64)],
            (4096, 1),
            "too_many_weights",
        ),
        (THREE, (), "input_shape"),
        (THREE, (1, 2, 3), "input_shape"),
        (THREE, (0, 1), "out_of_range"),
        (THREE, (10**9, 1), "out_of_range"),
        (THREE, (10.5, 1), "not_a_whole_number"),
    ],
)
def test_an_impossible_stack_is_refused_before_anything_is_built(layers, shape, rule):
    for refuse in (resolve, build, compare, builder_code.write, receptive_field.measure):
        with pytest.raises(InputError) as error:
            refuse(layers, shape)
        assert error.value.rule == rule


def test_an_unknown_builder_is_refused():
    for refuse in (build, builder_code.write):
        with pytest.raises(InputError, match="unknown_choice"):
            refuse(THREE, (10, 1), "torch")


@every("seed", [-1, 2**32])
def test_an_impossible_seed_is_refused(seed):
    with pytest.raises(InputError):
        build(THREE, (10, 1), seed=seed)


@every("api", APIS)
@every(
    ("batch", "rule"),
    [
        (np.ones((1, 9, 1)), "wrong_batch"),
        (np.ones((10, 1)), "wrong_batch"),
        (np.ones((0, 10, 1)), "wrong_batch"),
        (1.0, "wrong_batch"),
        (np.full((1, 10, 1), np.nan), "batch_not_finite"),
        (np.full((1, 10, 1), np.inf), "batch_not_finite"),
        ("six", "not_numbers"),
        ([[1j] * 6], "not_numbers"),
        ([[1], [1, 2]], "not_numbers"),
    ],
)
def test_an_impossible_batch_is_refused(api, batch, rule):
    with pytest.raises(InputError) as error:
        build(THREE, (10, 1), api)(batch)
    assert error.value.rule == rule


def test_the_deepest_stack_is_built():
    layers = [Layer("conv1d", 2, 3, "tanh")] * MAX_LAYERS
    assert compare(layers, (12, 1)).parameters == 8 + 11 * 14


@given(stack=stacks(), seed=st.integers(0, 99))
@settings(max_examples=8, deadline=None)
def test_the_programs_run_and_give_the_outputs_of_the_builders(stack, seed):
    layers, shape = stack
    for api in APIS:
        names: dict = {}
        exec(builder_code.write(layers, shape, api, seed), names)
        expected = build(layers, shape, api, seed)(np.ones((1, *shape)))
        # the same operations on the same weights; XLA and Eigen may sum in another order
        np.testing.assert_allclose(names["outputs"], expected, atol=1e-6)


@every("api", APIS)
@every("name", ["x", "np", "keras", "inputs", "weights", "batch", "lambda", "rng"])
def test_a_program_survives_any_name_of_a_layer(api, name):
    layers = [Layer("conv1d", 1, 3, name=name), Layer("conv1d", 1, 3, name=name, reuse=True)]
    names: dict = {}
    exec(builder_code.write(layers, (8, 1), api), names)
    np.testing.assert_allclose(
        names["outputs"], build(layers, (8, 1), api)(np.ones((1, 8, 1))), atol=1e-6
    )


@every("batch", [-1, 0, 1001])
def test_a_program_for_no_batch_is_not_written(batch):
    with pytest.raises(InputError, match="out_of_range"):
        builder_code.write([("conv1d", 1, 3)], (8, 1), batch=batch)


@every(("widths", "seen"), [((3, 3, 3), 7), ((5, 5), 9), ((1,), 1), ((2, 4), 5)])
def test_a_stack_sees_one_input_and_a_kernel_less_one_for_each_layer(widths, seen):
    layers = [Layer("conv1d", 2, width) for width in widths]
    field = receptive_field.measure(layers, (64, 1))
    assert field.width == seen == 1 + sum(width - 1 for width in widths)
    assert np.ptp(field.positions) == seen - 1


def test_flattening_lets_every_output_see_everything():
    layers = [Layer("conv1d", 1, 3), Layer("flatten"), Layer("dense", 4), Layer("dense", 1)]
    assert receptive_field.measure(layers, (30, 1)).width == 30


def test_keras_builds_while_another_session_clears_its_names():
    """Streamlit clears Keras' state after every script run; other builds are under way then."""
    done = threading.Event()

    def clear():
        while not done.wait(0.01):
            keras.utils.clear_session()

    batch = example_batch((9, 1), 0)
    expected = build(MIXED, (9, 1))(batch)
    gc.freeze()  # as on the server: clearing collects garbage, and then takes no time
    clearing = threading.Thread(target=clear)
    clearing.start()
    try:
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            outputs = pool.map(lambda _: build(MIXED, (9, 1), "keras")(batch), range(12))
            for item in outputs:
                np.testing.assert_allclose(item, expected, atol=1e-6)
    finally:
        gc.unfreeze()
        done.set()
        clearing.join()


def test_slim_builds_in_several_threads_at_once():
    batch = example_batch((9, 1), 0)
    expected = build(MIXED, (9, 1))(batch)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for item in pool.map(lambda _: build(MIXED, (9, 1), "slim")(batch), range(12)):
            np.testing.assert_allclose(item, expected, atol=1e-6)
