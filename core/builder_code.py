"""The same stack as three complete programs, one for each builder, as a student would type them.

Each program begins with the same few lines that draw the first weights, so that all of them compute
the same outputs: that is how tests check them. Each leaves its result as ``outputs``.

Sources: documentation of tf.nn.conv1d; tf-slim 1.1, layers/layers.py; documentation of keras.Model.
"""

from __future__ import annotations

from typing import Any

from core.checks import one_of, whole_number
from core.seeds import MAX_SEED
from core.stack import INPUT, Step, resolve
from core.weights import BIAS

MAX_BATCH = 1000  # examples; all inputs are ones, so that more examples show nothing new
WEIGHTS = """\
def first_weights(*shape):
    limit = np.sqrt(6 / (np.prod(shape[:-2]) * (shape[-2] + shape[-1])))
    weight = rng.uniform(-limit, limit, shape)
    return weight.astype("float32"), rng.uniform(-{bias}, {bias}, shape[-1]).astype("float32")


rng = np.random.default_rng({seed})
weights = {{
{drawn}
}}
"""
DIRECT = """\
import numpy as np
import tensorflow as tf

{weights}
variables = {{}}


def scope(name, reuse):
    if reuse:
        return variables[name]
    if name in variables:
        raise ValueError(f"{{name}} exists")
    variables[name] = [tf.Variable(one) for one in weights[name]]
    return variables[name]


def conv1d_layer(x, name, activation, reuse=False):
    weight, bias = scope(name, reuse)
    return activation(tf.nn.conv1d(x, weight, stride=1, padding="SAME") + bias)


def full_layer(x, name, activation, reuse=False):
    weight, bias = scope(name, reuse)
    return activation(x @ weight + bias)


def network(x):
{layers}
    return x


batch = np.ones({batch}, "float32")
outputs = network(batch).numpy()
"""
SLIM = """\
import numpy as np
import tensorflow as tf
import tf_slim as slim

{weights}
v1 = tf.compat.v1
with tf.Graph().as_default(), v1.Session() as session:
    {input} = x = v1.placeholder(tf.float32, {shape}, "{input}")
{layers}
    for name, values in weights.items():
        with v1.variable_scope(name, reuse=True):
            v1.get_variable("weights").load(values[0], session)
            v1.get_variable("biases").load(values[1], session)
    batch = np.ones({batch}, "float32")
    outputs = session.run(x, {{{input}: batch}})
"""
KERAS = """\
import keras
import numpy as np

{weights}
inputs = x = keras.Input({shape}, name="{input}")
{layers}
model = keras.Model(inputs, x)
for name, values in weights.items():
    model.get_layer(name).set_weights(values)

batch = np.ones({batch}, "float32")
outputs = np.asarray(model(batch))
"""


def _activation(step: Step) -> str:
    """The TensorFlow function of the activation."""
    names = {"relu": "tf.nn.relu", "sigmoid": "tf.sigmoid", "tanh": "tf.tanh"}
    return names.get(step.activation, "tf.identity")


def _direct_layer(step: Step, row: int, shared: bool) -> str:
    """The line of a layer; ``row`` and ``shared`` matter to Keras only."""
    if step.kind == "flatten":
        return f"    x = tf.reshape(x, [-1, {step.output_shape[0]}])"
    layer = "conv1d_layer" if step.kind == "conv1d" else "full_layer"
    reuse = ", reuse=True" if step.reuse else ""
    return f'    x = {layer}(x, "{step.name}", {_activation(step)}{reuse})'


def _slim_layer(step: Step, row: int, shared: bool) -> str:
    """The line of a layer; ``row`` and ``shared`` matter to Keras only."""
    if step.kind == "flatten":
        return "    x = slim.flatten(x)"
    *width, _, features = step.weight_shape
    layer = "conv1d" if step.kind == "conv1d" else "fully_connected"
    sizes = ", ".join(str(size) for size in (features, *width))
    reuse = ", reuse=True" if step.reuse else ""
    options = f'activation_fn={_activation(step)}, scope="{step.name}"{reuse}'
    return f"    x = slim.{layer}(x, {sizes}, {options})"


def _keras_layer(step: Step, row: int, shared: bool) -> str:
    """The lines of a layer; ``shared``: a later row reuses it, so that it needs a variable."""
    *width, _, features = step.weight_shape or (0,) * 2
    arguments = {
        "flatten": "Flatten(",
        "dense": f"Dense({features}, ",
        "conv1d": f'Conv1D({features}, {sum(width)}, padding="same", ',
    }[step.kind]
    layer = f'keras.layers.{arguments}name="{step.name}")'
    variable = f"shared_{step.name}"
    lines = [f"{variable} = {layer}"] if shared and not step.reuse else []
    lines.append(f"x = {variable}(x)" if shared else f"x = {layer}(x)")
    if step.activation != "linear":
        options = f'"{step.activation}", name="{step.activation}.{row}"'
        lines.append(f"x = keras.layers.Activation({options})(x)")
    return "\n".join(lines)


PROGRAMS = {
    "direct": (DIRECT, _direct_layer),
    "slim": (SLIM, _slim_layer),
    "keras": (KERAS, _keras_layer),
}


def write(layers: Any, input_shape: Any, api: str = "direct", seed: int = 0, batch: int = 1) -> str:
    """Returns the complete program of one builder; it computes ``outputs`` for a batch of ones.

    Raises InputError: unknown_choice, what ``stack.resolve`` raises; not_a_whole_number,
    out_of_range (seed, batch).

    >>> names = {}
    >>> exec(write([("conv1d", 1, 3)], (1000, 1), api="keras"), names)
    >>> names["outputs"].shape
    (1, 1000, 1)
    """
    one_of("api", api, PROGRAMS)
    steps = resolve(layers, input_shape)
    seed = whole_number("seed", seed, 0, MAX_SEED)
    batch = whole_number("batch", batch, 1, MAX_BATCH)
    program, code_of = PROGRAMS[api]
    weights = [
        f'    "{step.name}": first_weights({", ".join(map(str, step.weight_shape))}),'
        for step in steps
        if step.owns_weights
    ]
    shape = steps[0].input_shape
    shared = {step.name for step in steps if step.reuse}
    return program.format(
        weights=WEIGHTS.format(bias=BIAS, seed=seed, drawn="\n".join(weights)),
        layers="\n".join(
            code_of(step, row, step.name in shared) for row, step in enumerate(steps, start=1)
        ),
        shape=[None, *shape] if api == "slim" else shape,
        batch=(batch, *shape),
        input=INPUT,
    )
